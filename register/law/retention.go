package law

import (
	"slices"
	"sync"

	"article30/register/lang"
)

// Strength is how far a retention reference binds.
type Strength string

// A required period comes from a law; a recommended one from the CNIL, and may
// be departed from with documented reasons; a usual one is a limitation period
// or mere practice.
const (
	Required    Strength = "required"
	Recommended Strength = "recommended"
	Usual       Strength = "usual"
)

// Strengths gives the words for each Strength.
var Strengths = NewVocabulary("strengths", lang.Text{FR: "Portée des durées", EN: "Strength of periods"},
	Term{Code: string(Required), Label: lang.Text{FR: "Obligatoire (texte)", EN: "Required (by law)"}},
	Term{Code: string(Recommended), Label: lang.Text{FR: "Recommandée (CNIL)", EN: "Recommended (CNIL)"}},
	Term{Code: string(Usual), Label: lang.Text{FR: "Usage (prescription ou pratique)", EN: "Usual (limitation period or practice)"}},
)

// Duration is a number of days, months or years. The zero value is no figure.
type Duration struct {
	Amount int
	Unit   string // "day", "month" or "year"
}

// IsZero reports whether there is no figure.
func (d Duration) IsZero() bool { return d == Duration{} }

// Longer reports whether d is longer than other whatever the calendar: 31 days
// are not longer than a month, 12 months are not longer than a year.
func (d Duration) Longer(other Duration) bool {
	if d.Unit != "day" && other.Unit != "day" {
		return d.months() > other.months()
	}
	shortest, _ := d.days()
	_, longest := other.days()
	return shortest > longest
}

func (d Duration) months() int {
	if d.Unit == "year" {
		return 12 * d.Amount
	}
	return d.Amount
}

// days bounds the number of days, which depends on the months passed through.
func (d Duration) days() (shortest, longest int) {
	if d.Unit == "day" {
		return d.Amount, d.Amount
	}
	years, months := d.months()/12, d.months()%12
	return 365*years + 28*months, 366*years + 31*months
}

// Phase is one phase of a reference. The text says all of it, exceptions
// included; the figures are what the rules compare with.
type Phase struct {
	lang.Text // empty when the reference has no such phase
	// Min is the least the data are to be kept, Max the most without a
	// particular reason; zero where the reference gives no figure.
	Min, Max Duration
	// Start is the StartEvents code from which the figures run; empty where
	// the reference does not say.
	Start string
}

// RetentionReference is a period that a law, the CNIL or practice gives for a
// kind of data. It is a value to compare with, never the legal truth of a
// register: show the reference with it.
type RetentionReference struct {
	Key     string    // "R-PROSP"
	Subject lang.Text // the data or the treatment
	// Active is the active base, Archive the intermediate archive after it.
	Active, Archive Phase
	// Reference names the text behind the period; empty for mere practice.
	Reference lang.Text
	Strength  Strength
	// Source cites where the period was read. Uncertain says that this was
	// not the text behind it, or a draft: show both beside the period.
	Source    Source
	Uncertain bool
}

var retentions = sync.OnceValue(func() dataset[RetentionReference] {
	return load[dataset[RetentionReference]]("retention")
})

// RetentionReferences returns all references, grouped by subject.
func RetentionReferences() []RetentionReference { return slices.Clone(retentions().Entries) }

// RetentionReferenceByKey finds a reference; ok is false for an unknown key.
func RetentionReferenceByKey(key string) (r RetentionReference, ok bool) {
	for _, r := range retentions().Entries {
		if r.Key == key {
			return r, true
		}
	}
	return RetentionReference{}, false
}

// RetentionAsOf is the day (2006-01-02) the references were last checked.
func RetentionAsOf() string { return retentions().AsOf }
