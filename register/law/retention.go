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

// Plus adds two durations; ok is false for days and months, whose sum depends
// on the calendar.
func (d Duration) Plus(other Duration) (sum Duration, ok bool) {
	switch {
	case d.Amount == 0:
		return other, true
	case other.Amount == 0:
		return d, true
	case d.Unit == other.Unit:
		return Duration{d.Amount + other.Amount, d.Unit}, true
	case d.Unit == "day" || other.Unit == "day":
		return Duration{}, false
	}
	return Duration{d.months() + other.months(), "month"}, true
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
	// Criterion says in a register's words how long the data are kept in a
	// phase without a figure; empty where the text itself does.
	Criterion lang.Text
}

// RetentionReference is a period that a law, the CNIL or practice gives for a
// kind of data. It is a value to compare with, never the legal truth of a
// register: show the reference with it.
type RetentionReference struct {
	Key     string    // "R-PROSP"
	Subject lang.Text // the data or the treatment
	// Words betray the data in what a register calls them, folded, in either
	// language; see Family.Words.
	Words []string
	// Active is the active base, Archive the intermediate archive after it.
	Active, Archive Phase
	// Reference names the text behind the period; empty for mere practice.
	Reference lang.Text
	Strength  Strength
	// Source cites where the period was read. Uncertain says that this was
	// not the text behind it, or a draft: show both beside the period.
	Source    Source
	Uncertain bool
	// Doubt says what of an uncertain reference is to be checked, and where,
	// before a register relies on it; empty for most.
	Doubt lang.Text
}

// Cited returns how a register cites the reference: the text behind it, or that
// it is practice, and what of it is to be checked.
func (r RetentionReference) Cited() lang.Text {
	text := r.Reference
	if text == (lang.Text{}) {
		text = lang.Text{FR: "usage", EN: "practice"}
	}
	if r.Doubt != (lang.Text{}) {
		text.FR += ", " + r.Doubt.FR
		text.EN += ", " + r.Doubt.EN
	}
	return text
}

var retentions = sync.OnceValue(func() dataset[RetentionReference] {
	return load[dataset[RetentionReference]]("retention")
})

// RetentionReferences returns all references, grouped by subject.
func RetentionReferences() []RetentionReference { return slices.Clone(retentions().Entries) }

// RetentionReferenceByKey finds a reference; ok is false for an unknown key.
func RetentionReferenceByKey(key string) (r RetentionReference, ok bool) {
	for i := range retentions().Entries {
		if r := &retentions().Entries[i]; r.Key == key {
			return *r, true
		}
	}
	return RetentionReference{}, false
}

// RetentionsNamed returns the references whose data a text names, none when it
// names none. The text must be folded (lang.Fold).
func RetentionsNamed(folded string) []RetentionReference {
	var named []RetentionReference
	for _, i := range retentionWords().entries(folded) {
		named = append(named, retentions().Entries[i])
	}
	return named
}

var retentionWords = sync.OnceValue(func() WordIndex {
	x := WordIndex{}
	for i := range retentions().Entries {
		x.Add(i, retentions().Entries[i].Words)
	}
	return x
})

// ClosestRetentions returns the references with which a period of some data of
// a treatment is to be compared: those of the treatment's families that the
// data name; else the one that holds for all data of the families, if they
// agree on one; else, in a treatment of no known family, those that the data
// name. The text that names the data must be folded.
func ClosestRetentions(treatment []Family, data string) []RetentionReference {
	named := RetentionsNamed(data)
	if len(treatment) == 0 {
		return named
	}
	own := slices.DeleteFunc(named, func(r RetentionReference) bool {
		return !slices.ContainsFunc(treatment, func(f Family) bool { return slices.Contains(f.Retention, r.Key) })
	})
	if len(own) > 0 {
		return own
	}
	limit := treatment[0].Limit
	if slices.ContainsFunc(treatment, func(f Family) bool { return f.Limit != limit }) {
		return nil
	}
	if r, ok := RetentionReferenceByKey(limit); ok {
		return []RetentionReference{r}
	}
	return nil
}

// FittingRetentions returns the references that may fit some data of a
// treatment, the best first: the closest, then those that the data name, those
// of the treatment's families, and those that the treatment names. Both texts
// must be folded.
func FittingRetentions(treatment, data string) []RetentionReference {
	families := FamiliesOf(treatment)
	fitting := append(ClosestRetentions(families, data), RetentionsNamed(data)...)
	for _, f := range families {
		for _, key := range f.Retention {
			if r, ok := RetentionReferenceByKey(key); ok {
				fitting = append(fitting, r)
			}
		}
	}
	fitting = append(fitting, RetentionsNamed(treatment)...)
	seen := map[string]bool{}
	return slices.DeleteFunc(fitting, func(r RetentionReference) bool {
		twice := seen[r.Key]
		seen[r.Key] = true
		return twice
	})
}

// RetentionAsOf is the day (2006-01-02) the references were last checked.
func RetentionAsOf() string { return retentions().AsOf }
