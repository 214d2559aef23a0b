package law

import (
	"slices"
	"sync"

	"article30/register/lang"
)

// Threshold is the head-count test of Article 30(5), in force or proposed. It
// never makes an organisation exempt as a whole: below it, a treatment may not
// have to be recorded.
type Threshold struct {
	// From is the first day (2006-01-02) the test applies, or the day it was
	// proposed.
	From string
	// InForce is false for a proposal: to be told, not applied.
	InForce bool `json:"in_force"`
	// Persons is the head-count below which the test looks at the treatment.
	Persons int
	// Rule is the whole test, with the cases in which the duty remains.
	Rule      lang.Text
	Reference lang.Text
	Source    Source
	Uncertain bool
}

var thresholds = sync.OnceValue(func() dataset[Threshold] { return load[dataset[Threshold]]("thresholds") })

// Thresholds returns the tests in the order of their dates, the proposed ones
// included.
func Thresholds() []Threshold { return slices.Clone(thresholds().Entries) }

// ThresholdsAsOf is the day (2006-01-02) the thresholds were last checked.
func ThresholdsAsOf() string { return thresholds().AsOf }

// ThresholdOn returns the test in force on a day (2006-01-02); ok is false
// before the GDPR applied.
func ThresholdOn(day string) (t Threshold, ok bool) {
	for _, candidate := range thresholds().Entries {
		if candidate.InForce && candidate.From <= day {
			t, ok = candidate, true
		}
	}
	return t, ok
}
