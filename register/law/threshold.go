package law

import "sync"

// Threshold is the head-count test of Article 30(5). It never makes an
// organisation exempt as a whole: below it, a treatment may not have to be
// recorded, unless it is likely to result in a risk, is not occasional, or
// includes data of Articles 9 or 10.
type Threshold struct {
	// From is the first day (2006-01-02) the test applies.
	From string
	// Persons is the head-count below which the test looks at the treatment.
	Persons int
	Source  Source
}

var thresholds = sync.OnceValue(func() dataset[Threshold] { return load[dataset[Threshold]]("thresholds") })

// ThresholdsAsOf is the day (2006-01-02) the thresholds were last checked.
func ThresholdsAsOf() string { return thresholds().AsOf }

// ThresholdOn returns the test in force on a day (2006-01-02); ok is false
// before the GDPR applied.
func ThresholdOn(day string) (t Threshold, ok bool) {
	for _, candidate := range thresholds().Entries {
		if candidate.From <= day {
			t, ok = candidate, true
		}
	}
	return t, ok
}
