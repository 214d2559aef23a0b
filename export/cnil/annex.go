package cnil

import (
	"slices"

	"article30/export/sheet"
	"article30/register"
)

// annexes are the collections printed whole after the fiches, which name their
// entries only.
var annexes = []string{"organisation", "data_categories", "recipients", "safeguards", "measures"}

// annex draws the records of a collection under one another, each with all its
// answers.
func (w *writer) annex(c *register.Collection, records []register.Record) sheet.Sheet {
	s := sheet.Sheet{
		Widths: ficheWidths, Frozen: 1, HeadFirst: 1, HeadLast: 1, Footer: w.say(c.Name),
		Rows: w.ficheHead(w.say(c.Name), "", w.say(wordBackLink), w.list),
	}
	for _, rec := range records {
		title := lineUpShort(register.ReferenceOf(rec), register.NameOf(rec))
		if title == "" {
			title = w.say(wordTodo)
		}
		s.Rows = append(s.Rows, w.additionBand(title))
		s.Rows = append(s.Rows, w.additionRows(answered(w.additions(c.Table, rec, nil)), true)...)
		s.Rows = append(s.Rows, sheet.Row{MinHeight: spacerPt})
	}
	return s
}

// answered leaves out what remains to be completed: the fiches ask for it where
// a treatment needs it.
func answered(groups []group) []group {
	var kept []group
	for _, g := range groups {
		g.rows = slices.DeleteFunc(g.rows, func(a addition) bool { return a.value.todo })
		if len(g.rows) > 0 {
			kept = append(kept, g)
		}
	}
	return kept
}
