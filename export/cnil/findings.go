package cnil

import (
	"article30/export/sheet"
	"article30/register"
	"article30/register/check"
	"article30/register/lang"
)

// findingColumns are the columns of the sheet of findings.
var findingColumns = []tableColumn{
	{head: text("N° / RÉF", "Reference"), cm: 2.1},
	{head: text("Fiche", "Record"), cm: 4.6},
	{head: text("Gravité", "Severity"), cm: 2.2},
	{head: text("Champ", "Field"), cm: 4},
	{head: text("Constat", "Finding"), cm: 7.4},
	{head: text("Texte", "Law"), cm: 4},
	{head: text("À faire", "What to do"), cm: 6.4},
	{head: text("Écarté", "Waived"), cm: 4.4},
	{head: text("Règle", "Rule"), cm: 2.2},
}

// severities are the words for how much a finding weighs.
var severities = map[check.Severity]lang.Text{
	check.Error:   text("Erreur", "Error"),
	check.Warning: text("Alerte", "Warning"),
	check.Advice:  text("Conseil", "Advice"),
}

// findings draws what the rules say of the records written.
func (w *writer) findings() sheet.Sheet {
	s := w.tableHead(w.say(titleFindings), lang.Format(wordFindingsNote, w.date(w.day())).In(w.lang), findingColumns)
	n := 0
	byID := w.byID()
	var last register.Record
	for i := range w.opts.Findings {
		f := &w.opts.Findings[i]
		rec := w.standsOn(f, byID)
		if rec == nil {
			continue
		}
		row := w.finding(f, rec)
		if rec != last {
			row.link = w.fiches[rec]
		}
		s.Rows = append(s.Rows, w.tableRow(n, row))
		last = rec
		n++
	}
	if n == 0 {
		s.Filter = 0
		s.Rows = append(s.Rows, sheet.Row{MinHeight: addPt, Cells: []sheet.Cell{
			{Text: w.say(wordNothingFound), Style: lookTableLight, Across: len(findingColumns)},
		}})
	}
	return s
}

// standsOn returns the record a finding stands on, nil when it is not written.
func (w *writer) standsOn(f *check.Finding, byID map[register.ID]register.Record) register.Record {
	if f.Collection == nil {
		return nil
	}
	switch f.Collection.Key {
	case "treatments", "processor_activities":
		return byID[f.Record]
	}
	i := f.Collection.Index(w.reg, f.Record)
	if i < 0 || f.Collection.Catalogue && !w.keeps(f.Record) {
		return nil
	}
	return f.Collection.At(w.reg, i)
}

func (w *writer) finding(f *check.Finding, rec register.Record) tableRow {
	article := f.Article.In(w.lang)
	if f.Uncertain {
		article = lineUp(article, w.labelled(wordUnverified, f.Source.In(w.lang)))
	}
	reference := register.ReferenceOf(rec)
	name := register.NameOf(rec)
	if name == "" && reference == "" {
		name = w.say(f.Collection.Table.Name)
	}
	row := tableRow{muted: f.Waiver != nil, values: []value{
		{text: reference}, w.orTodo(name), {text: w.say(severities[f.Severity])},
		{text: f.Collection.Table.PathInWords(rec, f.Field, " › ", w.lang)}, {text: f.Message.In(w.lang)},
		{text: article}, {text: f.Do.In(w.lang)}, {}, {text: f.Rule},
	}}
	if f.Waiver != nil {
		row.values[7].text = w.waiver(f.Waiver)
	}
	return row
}

// waiver says why a finding was set aside, by whom and when.
func (w *writer) waiver(waiver *register.Waiver) string {
	t := register.CollectionOf("waivers").Table
	var lines []string
	if waiver.Reason == "" {
		lines = append(lines, w.say(wordNoReason))
	}
	for _, key := range []string{"reason", "by", "on"} {
		f := t.Field(key)
		if text := f.Text(waiver, w.view); text != "" {
			lines = append(lines, w.labelled(f.Label, text))
		}
	}
	return lineUp(lines...)
}
