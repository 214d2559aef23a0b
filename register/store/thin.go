package store

import "time"

// What is kept of the versions, besides the newest and those before a change
// of format, which always stay.
const (
	keepLast   = 50
	keepDaily  = 30 * 24 * time.Hour
	keepMonths = 24
	keepBytes  = 100 << 20
)

// prune removes the versions that have had their day. One that cannot be
// removed is no fault: the next save tries again.
func (f *File) prune(now time.Time) {
	versions, err := f.versions()
	if err != nil {
		return
	}
	for _, v := range thin(versions, now) {
		_ = f.disk.remove(v.Path)
	}
}

// thin chooses the versions to remove, of a list with the oldest first. It
// keeps the last 50, then the last of each day for 30 days, then the last of
// each month for 24 months; of those, the newest that fit in 100 MB.
func thin(versions []Version, now time.Time) []Version {
	var drop []Version
	periods := map[string]bool{}
	total := int64(0)
	for i := len(versions) - 1; i >= 0; i-- {
		v := versions[i]
		recent := len(versions)-1-i < keepLast
		day, month := v.At.UTC().Format(time.DateOnly), v.At.UTC().Format("2006-01")
		daily := now.Sub(v.At) < keepDaily && !periods[day]
		monthly := v.At.After(now.AddDate(0, -keepMonths, 0)) && !periods[month]
		fits := total+v.Size <= keepBytes
		always := v.Kind == Migration || i == len(versions)-1

		if !always && (!fits || !recent && !daily && !monthly) {
			drop = append(drop, v)
			continue
		}
		total += v.Size
		periods[day], periods[month] = true, true
	}
	return drop
}
