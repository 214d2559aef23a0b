package cnil

import (
	"article30/export/sheet"
	"article30/register"
)

var activityTable = register.CollectionOf("processor_activities").Table

// activityColumns are the columns of the list of processor activities, with
// the number of sheet columns each takes.
var activityColumns = []struct {
	key    string
	across int
}{{"name", 1}, {"reference", 1}, {"created", 1}, {"updated", 1}, {"operations", 3}, {"clients", 2}}

// activityList draws the list of what the organisation does on behalf of
// others. The CNIL has no form for it.
func (w *writer) activityList(activities []*register.ProcessorActivity) sheet.Sheet {
	s := sheet.Sheet{Widths: listWidths, Frozen: 2, HeadFirst: 2, HeadLast: 2, Footer: w.say(titleProcessor)}
	heads := sheet.Row{MinHeight: listHeadPt}
	for _, c := range activityColumns {
		label := activityTable.Field(c.key).Label
		heads.Cells = append(heads.Cells, sheet.Cell{Text: w.say(label), Style: lookListHead, Across: c.across})
	}
	s.Rows = append(s.Rows, sheet.Row{MinHeight: titlePt, Cells: []sheet.Cell{
		{Text: w.say(wordProcessorList), Style: lookTitle, Across: listColumns},
	}}, heads)
	for i, a := range activities {
		var values []value
		for _, c := range activityColumns {
			values = append(values, w.orTodo(w.fieldText(activityTable.Field(c.key), a)))
		}
		s.Rows = append(s.Rows, w.listRow(i, w.names[a], values))
	}
	return s
}

// activity draws the sheet of a processor activity (Art. 30(2)): who acts, all
// that is answered, and the transfers that follow from the sub-processors.
func (w *writer) activity(a *register.ProcessorActivity) sheet.Sheet {
	s := sheet.Sheet{
		Widths: ficheWidths, Frozen: 1, HeadFirst: 1, HeadLast: 1,
		Footer: lineUpShort(a.Reference, a.Name),
		Rows:   w.ficheHead(w.say(wordProcessorFiche), a.Reference, w.say(wordBackToProcessor), w.processorList),
	}
	actors := blockOf(blockActors)
	lines := []line{
		{label: w.say(wordProcessor), values: w.organisationActor(actorController)},
		{label: w.say(actorLabels[actorDPO]), values: w.organisationActor(actorDPO)},
		{label: w.say(actorLabels[actorDPOCompany]), values: w.organisationActor(actorDPOCompany)},
		{label: w.say(actorLabels[actorRepresentative]), values: w.organisationActor(actorRepresentative)},
	}
	s.Rows = append(s.Rows, w.band(actors, w.say(actors.title)))
	s.Rows = append(s.Rows, w.blockRows(actors, lines)...)
	s.Rows = append(s.Rows, sheet.Row{MinHeight: spacerPt})

	transfers := w.view.Register.ActivityTransfers(a)
	in := slots{blockTransfers: ficheSlots[blockTransfers]}.withReview(transfers)
	answers := w.additionRows(w.additions(activityTable, a, in), false)
	answers[0].Block = true // never empty: Art. 30(2) asks for several
	s.Rows = append(s.Rows, answers...)

	b := blockOf(blockTransfers)
	reviewed := activityTable.Field("transfers_reviewed")
	s.Rows = append(s.Rows, sheet.Row{MinHeight: spacerPt}, w.band(b, w.say(b.title)))
	s.Rows = append(s.Rows, w.blockRows(b, w.transferLines(b, transfers, reviewed, a))...)
	return s
}
