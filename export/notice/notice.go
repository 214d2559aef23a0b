// Package notice makes the public privacy notice that Articles 13 and 14 ask
// for, from the register alone.
//
// Its rules:
//
//   - Nothing is made up: what the register does not answer is a marked gap, and
//     what a template gave and nobody confirmed says so.
//   - It speaks of what concerns the public. Ended treatments, and those about
//     the organisation's own people alone, are left out and counted, unless
//     they are chosen by name.
//   - What the register holds for the house or the authority stays there: notes,
//     names of people, evidence of consent, balancing tests, security measures,
//     contracts and where documents lie. A test lists what may be told.
//   - What the law says to everyone (rights, complaint) is the same for all, and
//     cites its article.
package notice

import (
	"slices"

	"article30/export/page"
	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

// Report tells what the notice holds.
type Report struct {
	// Treatments is how many are described, Ended and Inside how many are left
	// out: because they ended, or concern the organisation's own people alone.
	Treatments, Ended, Inside int
	// Drafts is how many of those described are still in preparation.
	Drafts int
	// Gaps is how many answers are missing, Unconfirmed how many are a
	// template's.
	Gaps, Unconfirmed int
	// Doubts is how many other passages say themselves that they are to be
	// checked.
	Doubts int
}

// Of makes the notice of a register in the language of the view. Only lists the
// references or IDs of the treatments to describe; empty means those that
// concern the public. It fails when Only names another thing.
func Of(v register.View, only []string) (page.Document, Report, error) {
	w := &writer{view: v}
	treatments, err := w.choose(only)
	if err != nil {
		return page.Document{}, Report{}, err
	}
	w.report.Treatments = len(treatments)
	for _, t := range treatments {
		if t.Status == register.Draft {
			w.report.Drafts++
		}
	}
	blocks := slices.Concat(w.who(), w.summary(treatments), w.details(treatments))
	if len(only) == 0 {
		blocks = append(blocks, w.others()...)
	}
	doc := page.Document{
		Title: w.title(), Lang: v.Lang, Author: v.Register.Organisation.Name,
		Blocks: slices.Concat(blocks, w.rights(treatments), w.complaint(), w.updated(treatments)),
	}
	return doc, w.report, nil
}

// writer prints a register in one language, and counts what it lacks.
type writer struct {
	view   register.View
	report Report
}

func (w *writer) choose(only []string) ([]*register.Treatment, error) {
	var chosen []*register.Treatment
	if len(only) == 0 {
		for _, t := range w.view.Register.Treatments {
			switch {
			case t.Status == register.Ended:
				w.report.Ended++
			case inside(t):
				w.report.Inside++
			default:
				chosen = append(chosen, t)
			}
		}
		return chosen, nil
	}
	for _, name := range only {
		found := false
		for _, f := range w.view.Register.Find(name) {
			if t, ok := f.Record.(*register.Treatment); ok {
				found = true
				if !slices.Contains(chosen, t) {
					chosen = append(chosen, t)
				}
			}
		}
		if !found {
			return nil, lang.Errorf(notATreatment, name)
		}
	}
	return chosen, nil
}

// inside reports that a treatment concerns the organisation's own people alone.
func inside(t *register.Treatment) bool {
	return len(t.Subjects) > 0 && !slices.ContainsFunc(t.Subjects, func(s register.Subject) bool {
		return !law.Insider(string(s.Category))
	})
}
