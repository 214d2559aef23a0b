package cnil

import (
	"article30/export/sheet"
	"article30/register"
)

// The processor's register (Art. 30(2)) has no form of the CNIL's: its sheets
// are in the style of the controller's, with what the CNIL lists for it.

var activityTable = register.CollectionOf("processor_activities").Table

var activityForm = form{
	table: activityTable, blocks: activityBlocks, slots: slotsOf(activityTable, activityBlocks),
	title: wordProcessorFiche, back: wordBackToProcessor, rest: wordOther,
}

// activityBlocks are the fiche of a processor activity.
var activityBlocks = []block{
	{
		key: blockDescription, title: text("Description de l'activité", "Description of the activity"),
		columns: []column{{across: 7}},
		fixed:   []row{{key: "name"}, {key: "reference"}, {key: "since"}, {key: "changed"}},
	},
	{
		key: blockActors, title: text("Acteurs", "Actors"),
		columns: blockOf(blockActors).columns,
		fixed:   []row{{key: actorProcessor}, {key: actorDPO}, {key: actorDPOCompany}, {key: actorRepresentative}},
	},
	{
		key: blockClients, title: text("Clients (responsables de traitement)", "Clients (controllers)"),
		columns:  blockOf(blockActors).columns,
		numbered: text("Client %d", "Client %d"), least: 1,
	},
	{
		key: blockOperations, title: text("Catégories de traitements effectués", "Categories of processing"),
		note: text(
			"Les opérations réellement effectuées pour le compte des clients.\nExemple\u00a0: pour un service d'envoi de messages, la collecte des adresses, l'envoi, la gestion des désabonnements.",
			"The operations really carried out on behalf of the clients.\nExample: for a mailing service, the collection of addresses, the sending, the handling of unsubscriptions.",
		),
		columns:  []column{{across: 7, fields: []string{"text", "detail"}}},
		numbered: text("Opération %d", "Operation %d"), least: 3,
	},
	{
		key: blockSubprocessors, title: text("Sous-traitants ultérieurs", "Sub-processors"),
		columns: twoColumns(
			column{head: text("Nom et service rendu", "Name and service rendered"), fields: []string{"recipient", "recipient.service", "detail"}},
			column{head: text("Coordonnées", "Contact details"), fields: []string{"recipient.contact"}},
		),
		numbered: text("Sous-traitant ultérieur %d", "Sub-processor %d"), least: 2,
	},
	*blockOf(blockTransfers),
	*blockOf(blockMeasures),
}

// activityColumns are the columns of the list of processor activities, with
// the number of sheet columns each takes.
var activityColumns = []struct {
	key    string
	across int
}{{"name", 1}, {"reference", 1}, {"created", 1}, {"updated", 1}, {"operations", 3}, {"clients", 2}}

// activityList draws the list of what the organisation does on behalf of
// others.
func (w *writer) activityList() sheet.Sheet {
	s := w.listSheet(w.processorTitle(), wordProcessorHead, wordProcessorRepresentative)
	heads := sheet.Row{MinHeight: listHeadPt}
	for _, c := range activityColumns {
		label := activityTable.Field(c.key).Label
		heads.Cells = append(heads.Cells, sheet.Cell{Text: w.say(label), Style: lookBandHead, Across: c.across})
	}
	s.Rows = append(s.Rows, heads)
	s.HeadFirst, s.HeadLast = len(s.Rows), len(s.Rows)
	w.listRows(&s, len(w.Activities), func(i int) sheet.Row {
		a := w.Activities[i]
		var values []value
		of := w.reading(activityTable, a)
		for _, c := range activityColumns {
			text := of.fieldText(activityTable.Field(c.key), a)
			if c.key == "name" {
				values = append(values, w.named(a, text))
			} else {
				values = append(values, w.orTodo(text))
			}
		}
		return w.listRow(i, w.fiches[a], values)
	})
	return s
}
