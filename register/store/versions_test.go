package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestAVersionIsKeptPerSittingAndPerTenMinutes(t *testing.T) {
	clock := newClock()
	path := newRegister(t, "as opened")
	f := open(t, path, WithClock(clock.Now))
	for minute := range 25 {
		save(t, f, fmt.Sprintf("minute %d", minute))
		clock.advance(time.Minute)
	}
	want := []string{"as opened", "minute 9", "minute 19"}
	if diff := cmp.Diff(want, contents(t, f)); diff != "" {
		t.Fatal(diff)
	}
	closeFile(t, f)

	f = open(t, path, WithClock(clock.Now))
	save(t, f, "second sitting")
	want = append(want, "minute 24")
	if diff := cmp.Diff(want, contents(t, f)); diff != "" {
		t.Fatal(diff)
	}
	clock.advance(-time.Hour) // a clock set back holds nothing up
	save(t, f, "an hour before")
	if got := contents(t, f); got[len(got)-1] != "second sitting" {
		t.Fatalf("versions %q", got)
	}
}

func TestAVersionSaysWhenItsContentWasWritten(t *testing.T) {
	clock := newClock()
	path := newRegister(t, oldContent)
	january := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	if err := os.Chtimes(path, january, january); err != nil {
		t.Fatal(err)
	}
	f := open(t, path, WithClock(clock.Now))
	save(t, f, newContent)
	versions, err := f.Versions()
	if err != nil || len(versions) != 1 {
		t.Fatalf("%v %v", versions, err)
	}
	want := Version{
		Number: 1, At: january, Kind: Saving, Size: int64(len(oldContent)),
		Path: filepath.Join(filepath.Dir(path), ".registre.json.d", "versions", "000001-20260105T090000Z.json"),
	}
	if diff := cmp.Diff(want, versions[0]); diff != "" {
		t.Fatal(diff)
	}
	if _, err := f.Version(2); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("Version(2): %v", err)
	}
}

func TestAVersionIsKeptOnRequest(t *testing.T) {
	clock := newClock()
	path := newRegister(t, oldContent)
	f := open(t, path, WithClock(clock.Now))
	if err := f.KeepVersion(Merge); err != nil {
		t.Fatal(err)
	}
	clock.advance(versionInterval)
	save(t, f, newContent) // what it replaces is kept already
	if err := f.KeepVersion(Migration); err != nil {
		t.Fatal(err)
	}
	versions, err := f.Versions()
	if err != nil {
		t.Fatal(err)
	}
	var kinds []Kind
	for _, v := range versions {
		kinds = append(kinds, v.Kind)
		if v.Kind.Label().FR == "" || v.Kind.Label().EN == "" {
			t.Fatalf("kind %q has no label", v.Kind)
		}
	}
	if diff := cmp.Diff([]Kind{Merge, Migration}, kinds); diff != "" {
		t.Fatal(diff)
	}
	if diff := cmp.Diff([]string{oldContent, newContent}, contents(t, f)); diff != "" {
		t.Fatal(diff)
	}
}

func TestALeftoverIsMovedToTheVersions(t *testing.T) {
	for _, name := range []func(string) string{tempPath, sparePath} {
		path := newRegister(t, oldContent)
		put(t, name(path), "last words")
		f := open(t, path)
		versions, _ := f.Versions()
		if len(versions) != 1 || versions[0].Kind != Leftover {
			t.Fatalf("versions %+v", versions)
		}
		put(t, name(path), "more words") // and during the sitting
		save(t, f, newContent)
		if got := contents(t, f); !slices.Contains(got, "last words") || !slices.Contains(got, "more words") {
			t.Fatalf("versions %q", got)
		}
		if got := entries(t, filepath.Dir(path)); len(got) != 2 {
			t.Fatalf("in the folder: %v", got)
		}
	}
}

// A kill between the two steps of a save without exchange leaves the register
// with two names.
func TestASecondNameLeftByASaveIsNoHardLink(t *testing.T) {
	path := newRegister(t, oldContent)
	if err := os.Link(path, sparePath(path)); err != nil {
		t.Fatal(err)
	}
	f := open(t, path)
	save(t, f, newContent)
	if got := contents(t, f); !slices.Equal(got, []string{oldContent}) {
		t.Fatalf("versions %q", got)
	}
}

func TestWhatIsNoVersionIsLeftAlone(t *testing.T) {
	path := newRegister(t, oldContent)
	f := open(t, path)
	save(t, f, newContent)
	stranger := f.sidecar(versionsName, "notes.txt")
	put(t, stranger, "mine")
	clockless := f.sidecar(versionsName, "000007-99999999T999999Z.json")
	put(t, clockless, "odd")
	if err := f.KeepVersion(Import); err != nil {
		t.Fatal(err)
	}
	versions, _ := f.Versions()
	if last := versions[len(versions)-1]; last.Number != 8 {
		t.Fatalf("numbered %d after 7", last.Number)
	}
	wantContent(t, stranger, "mine")
}

func TestAContentThatIsNotTheFilesIsKept(t *testing.T) {
	path := newRegister(t, oldContent)
	f := open(t, path)
	if err := f.KeepCopy([]byte("theirs"), Outside); err != nil {
		t.Fatal(err)
	}
	wantContent(t, path, oldContent)
	if got := contents(t, f); !slices.Equal(got, []string{"theirs"}) {
		t.Fatalf("versions %q", got)
	}
	if err := f.KeepCopy(make([]byte, MaxSize+1), Outside); !errors.Is(err, ErrTooLarge) {
		t.Fatalf("%v", err)
	}
	if err := os.RemoveAll(f.sidecar(versionsName)); err != nil {
		t.Fatal(err)
	}
	put(t, f.sidecar(versionsName), "in the way")
	wantLine(t, f.KeepCopy([]byte("theirs"), Outside))
}

func TestEveryKindOfVersionHasItsName(t *testing.T) {
	for _, kind := range []Kind{Saving, Merge, Import, Deletion, Restoring, Migration, Outside, Leftover, Drafted} {
		if l := kind.Label(); l.FR == "" || l.EN == "" || l.FR == string(kind) {
			t.Errorf("%q: %+v", kind, l)
		}
	}
	if l := Kind("later").Label(); l.FR != "later" || l.EN != "later" {
		t.Errorf("a kind of a later program: %+v", l)
	}
}
