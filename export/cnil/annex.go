package cnil

import (
	"slices"

	"article30/export/sheet"
)

// organisation draws all that the register says of who keeps it, of which the
// list and the fiches name the contacts only.
func (w *writer) organisation() sheet.Sheet {
	title := w.say(titleOrganisation)
	s := sheet.Sheet{
		Widths: ficheWidths, Frozen: 1, HeadFirst: 1, HeadLast: 1, Footer: title,
		Rows: w.ficheHead(title, "", w.backLink()),
	}
	name := w.orTodo(w.reg.Organisation.Name)
	s.Rows = append(s.Rows, w.additionBand(name.text))
	s.Rows = append(s.Rows, w.additionRows(w.organisationAnswers(), true)...)
	return s
}

// organisationAnswers leaves out what remains to be completed: the list and
// the fiches ask for it.
func (w *writer) organisationAnswers() []group {
	var kept []group
	for _, g := range w.additions(organisationTable, w.reg.Organisation, nil) {
		g.rows = slices.DeleteFunc(g.rows, func(a addition) bool { return a.value.todo })
		if len(g.rows) > 0 {
			kept = append(kept, g)
		}
	}
	return kept
}

// backLink names the list that the other sheets lead back to.
func (w *writer) backLink() string {
	if w.opts.Part == Processor {
		return w.say(wordBackToProcessor)
	}
	return w.say(wordBackLink)
}
