package store

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func drawVersions(t *rapid.T, now time.Time) []Version {
	n := rapid.IntRange(0, 200).Draw(t, "n")
	versions := make([]Version, n)
	for i := range versions {
		versions[i] = Version{
			Number: i + 1,
			At:     now.Add(-time.Duration(rapid.IntRange(-100, 24*900).Draw(t, "hours")) * time.Hour),
			Size:   int64(rapid.IntRange(0, 3<<20).Draw(t, "size")),
			Kind:   rapid.SampledFrom([]Kind{Saving, Saving, Merge, Leftover, Migration}).Draw(t, "kind"),
		}
	}
	return versions
}

func TestThinningKeepsWhatItPromises(t *testing.T) {
	now := newClock().now
	rapid.Check(t, func(t *rapid.T) {
		versions := drawVersions(t, now)
		dropped := thin(versions, now)
		kept := slices.DeleteFunc(slices.Clone(versions), func(v Version) bool { return slices.Contains(dropped, v) })
		if len(versions) > 0 && !slices.Contains(kept, versions[len(versions)-1]) {
			t.Fatal("the newest was dropped")
		}
		days, months := map[string]bool{}, map[string]bool{}
		total, free := int64(0), int64(0)
		for _, v := range kept {
			days[v.At.Format(time.DateOnly)], months[v.At.Format("2006-01")] = true, true
			total += v.Size
			if v.Kind != Migration && v.Number != len(versions) {
				free += v.Size
			}
		}
		if free > keepBytes {
			t.Fatalf("%d bytes kept", free)
		}
		for i, v := range versions {
			age := now.Sub(v.At)
			switch {
			case slices.Contains(kept, v):
			case v.Kind == Migration:
				t.Fatal("a version before a migration was dropped")
			case total+v.Size > keepBytes:
			case i >= len(versions)-keepLast:
				t.Fatalf("one of the last %d was dropped", keepLast)
			case age < keepDaily && !days[v.At.Format(time.DateOnly)]:
				t.Fatal("a day was lost")
			case age < 600*24*time.Hour && !months[v.At.Format("2006-01")]:
				t.Fatal("a month was lost")
			}
		}
	})
}

func TestThinningLeavesFewVersionsOfManyDays(t *testing.T) {
	now := newClock().now
	var versions []Version
	for day := 1500; day >= 0; day-- {
		for _, hour := range []int{2, 1, 0} {
			at := now.AddDate(0, 0, -day).Add(-time.Duration(hour) * time.Hour)
			versions = append(versions, Version{Number: len(versions) + 1, At: at})
		}
	}
	// 50 cover 17 days; 14 more days; 22 or 23 more months.
	if kept := len(versions) - len(thin(versions, now)); kept < 50+12+20 || kept > 50+15+24 {
		t.Fatalf("%d of %d kept", kept, len(versions))
	}
}

func TestOldVersionsAreRemovedFromTheDisk(t *testing.T) {
	clock := newClock()
	f := open(t, newRegister(t, oldContent), WithClock(clock.Now), withDisk(&testDisk{}))
	for i := range keepLast + 20 {
		clock.advance(versionInterval)
		save(t, f, fmt.Sprintf("content %d", i))
	}
	versions, err := f.Versions()
	if err != nil || len(versions) < keepLast || len(versions) > keepLast+2 {
		t.Fatalf("%d versions, %v", len(versions), err)
	}
}
