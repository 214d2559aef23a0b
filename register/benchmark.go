package register

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"article30/register/lang"
	"article30/register/law"
)

// RetentionFrom makes of a reference the retention a register would state in a
// language: to be offered and corrected, never to be taken for the user's own.
// The figure of a phase is the most the reference allows, or the least it
// demands where it sets no limit. The retention has no ID, no persons and no
// fate.
func RetentionFrom(ref law.RetentionReference, l lang.Lang) Retention {
	r := Retention{Active: periodFrom(ref.Active, l), Archive: periodFrom(ref.Archive, l)}
	if ref.Reference != (lang.Text{}) { // mere practice is no reference
		r.Reference = ref.Cited().In(l)
	}
	return r
}

func periodFrom(phase law.Phase, l lang.Lang) Period {
	figure, atMost := phase.Max, Yes
	if figure.IsZero() {
		figure, atMost = phase.Min, Unanswered
	}
	switch {
	case !figure.IsZero():
		return Period{Amount: &figure.Amount, Unit: Code(figure.Unit), AtMost: atMost, Start: Code(phase.Start)}
	case phase.Criterion != lang.Text{}:
		return Period{Criterion: phase.Criterion.In(l)}
	}
	return Period{Criterion: uncapitalised(phase.In(l))}
}

// uncapitalised makes the beginning of a text that of a part of a sentence; a
// word in capitals keeps them.
func uncapitalised(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[size:]); size == 0 || unicode.IsUpper(next) {
		return s
	}
	return strings.ToLower(string(first)) + s[size:]
}

// FittingRetentions returns the references that may fit some data of a
// treatment, the best first: by the treatment's name and main purpose, and by
// what the data are called.
func (r *Register) FittingRetentions(t *Treatment, d *Datum) []law.RetentionReference {
	treatment, data := t.Name, d.Detail
	if len(t.Purposes) > 0 {
		treatment += "\n" + t.Purposes[0].Text
	}
	if c := r.DataCategory(d.Category); c != nil {
		data = c.Name + "\n" + data
	}
	return law.FittingRetentions(lang.Fold(treatment), lang.Fold(data))
}
