package cnil

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"article30/register"
	"article30/register/law"
)

// line is a row of a block: its label, and what stands in its columns.
type line struct {
	label, note string
	values      []value // fewer than the columns leave the rest blank
	whole       bool    // its only value takes the room of all columns
}

// wholeRow is how the only value of a line stands in B to H.
var wholeRow = []column{{across: ficheColumns - 1}}

var (
	treatmentTable    = register.CollectionOf("treatments").Table
	organisationTable = register.CollectionOf("organisation").Table
)

// lines gives the rows of a block for a treatment or processor activity.
func (w *writer) lines(b *block, table *register.Table, rec register.Record) []line {
	switch b.key {
	case blockDescription:
		return w.descriptionLines(b, table, rec)
	case blockActors:
		return w.actorLines(b, table, rec)
	case blockClients:
		return w.clientLines(b, table.Field(b.key), rec)
	case blockTransfers:
		return w.transferLines(b, w.view.Register.TransfersOf(rec), table.Field("transfers_reviewed"), rec)
	}
	if t, ok := rec.(*register.Treatment); ok {
		switch b.key {
		case blockPurposes:
			return w.purposeLines(b, t)
		case blockData, blockSensitive:
			return w.dataLines(b, t)
		}
	}
	return w.numberedLines(b, w.items(b, table.Field(b.key), rec))
}

func (w *writer) descriptionLines(b *block, table *register.Table, rec register.Record) []line {
	var lines []line
	for _, row := range b.fixed {
		f := table.Field(row.key)
		lines = append(lines, line{label: w.say(f.Label), values: []value{w.orTodo(f.Text(rec, w.view))}})
	}
	return lines
}

func (w *writer) actorLines(b *block, table *register.Table, rec register.Record) []line {
	var lines []line
	for _, row := range b.fixed {
		l := line{label: w.say(actorLabels[row.key]), note: w.say(row.note)}
		if row.key != actorJoint {
			l.values = w.organisationActor(row.key)
			lines = append(lines, l)
			continue
		}
		f := table.Field(b.key)
		if f.State(rec) != register.StateAnswered {
			l.values = w.maybeContact(f, rec)
			lines = append(lines, l)
			continue
		}
		for _, item := range f.Items(rec) {
			l.values = w.contact(f.Table, item, w.contactName(f.Table, item))
			lines = append(lines, l)
			l.note = ""
		}
	}
	return lines
}

// clientLines gives a row to each controller on whose behalf the organisation
// acts.
func (w *writer) clientLines(b *block, f *register.Field, rec register.Record) []line {
	var rows [][]value
	for _, item := range f.Items(rec) {
		values := w.contact(f.Table, item, w.contactName(f.Table, item))
		if w.guessedItem(item) {
			w.markFirst(values)
		}
		rows = append(rows, values)
	}
	if rows == nil {
		rows = [][]value{{w.todo()}}
	}
	return w.numberedLines(b, rows)
}

// organisationActor gives the cells of an actor that is the same in all
// fiches.
func (w *writer) organisationActor(key string) []value {
	org := w.reg.Organisation
	dpo := organisationTable.Field("dpo")
	switch key {
	case actorDPO:
		return w.maybeContact(dpo, org)
	case actorDPOCompany:
		company := dpo.Table.Field("company")
		switch {
		case company.State(&org.DPO) == register.StateAnswered:
			return w.maybeContact(company, &org.DPO)
		case org.DPO.None || org.DPO.Kind == "internal":
			return []value{{text: w.say(wordNotNeeded)}}
		case org.DPO.Kind == "external":
			return []value{w.todo()}
		}
		return nil // asked of an external officer alone
	case actorRepresentative:
		return w.representative()
	}
	return w.contact(organisationTable, org, org.Name)
}

// representative is needed outside the EEA alone (Art. 27).
func (w *writer) representative() []value {
	org := w.reg.Organisation
	f := organisationTable.Field("eu_representative")
	outside, known := law.OutsideEEA(string(org.Country))
	if f.State(org) == register.StateUnanswered && known && !outside {
		return []value{{text: w.say(wordNotNeeded)}}
	}
	return w.maybeContact(f, org)
}

// items gives the cells of each item of a field: a list, or references to a
// catalogue. Where there is no item, one row says why.
func (w *writer) items(b *block, f *register.Field, rec any) [][]value {
	switch f.State(rec) {
	case register.StateNone:
		return [][]value{{{text: f.Text(rec, w.view)}}}
	case register.StateUnanswered:
		return [][]value{{w.todo()}}
	}
	var rows [][]value
	if ids, ok := f.Address(rec).(*[]register.ID); ok {
		c := register.CollectionOf(f.Catalogue)
		for _, id := range *ids {
			if i := c.Index(w.view.Register, id); i >= 0 {
				values := w.cells(b, c.Table, c.At(w.view.Register, i))
				if w.guessed(f, rec) {
					w.markFirst(values)
				}
				rows = append(rows, values)
				continue
			}
			rows = append(rows, []value{w.todo(), {text: w.unknown(id)}})
		}
		return rows
	}
	for _, item := range f.Items(rec) {
		rows = append(rows, w.cells(b, f.Table, item))
	}
	return rows
}

func (w *writer) cells(b *block, t *register.Table, rec any) []value {
	values := make([]value, len(b.columns))
	for i := range b.columns {
		values[i] = w.cell(t, rec, &b.columns[i])
	}
	if w.guessedItem(rec) {
		w.markFirst(values)
	}
	return values
}

// markFirst marks a row that a template gave, in its first text.
func (w *writer) markFirst(values []value) {
	for i := range values {
		if v := &values[i]; v.text != "" && !v.todo {
			if marked := w.toConfirm(""); !strings.HasSuffix(v.text, marked) { // an entry's own mark ends it
				v.text = w.toConfirm(v.text)
			}
			return
		}
	}
}

// numberedLines labels rows with numbers, and adds the spare rows of the form.
func (w *writer) numberedLines(b *block, rows [][]value) []line {
	lines := make([]line, max(len(rows), b.least))
	for i := range lines {
		lines[i].label = fmt.Sprintf(w.say(b.numbered), i+1)
		if i < len(rows) {
			lines[i].values = rows[i]
		}
	}
	return lines
}

func (w *writer) purposeLines(b *block, t *register.Treatment) []line {
	rows := w.items(b, treatmentTable.Field(b.key), t)
	main := line{label: w.say(wordMainPurpose), values: rows[0]}
	return append([]line{main}, w.numberedLines(b, rows[1:])...)
}

// dataLines puts the data of a treatment into the rows of their kinds. Several
// data of a kind take a row each; a kind for which the form has no row gets one
// after the others.
func (w *writer) dataLines(b *block, t *register.Treatment) []line {
	f := treatmentTable.Field("data")
	byKind := map[string][][]value{}
	if f.State(t) == register.StateAnswered {
		for i, item := range f.Items(t) {
			kind := w.kindOf(&t.Data[i])
			byKind[kind] = append(byKind[kind], w.cells(b, f.Table, item))
		}
	}
	var lines []line
	add := func(label, note string, rows [][]value) {
		for _, values := range rows {
			lines = append(lines, line{label: label, note: note, values: values})
			note = ""
		}
	}
	for _, row := range b.fixed {
		rows := byKind[row.key]
		if rows == nil {
			rows = [][]value{nil} // the form's own row
		}
		add(law.DataKinds.Label(row.key, w.lang), w.say(row.note), rows)
	}
	if b.key == blockData {
		for _, kind := range otherKinds(byKind) {
			add(cmp.Or(law.DataKinds.Label(kind, w.lang), w.say(wordNoKind)), "", byKind[kind])
		}
	}
	switch f.State(t) {
	case register.StateNone:
		if b.key == blockData {
			lines[0].values = []value{{text: f.Text(t, w.view)}}
		}
	case register.StateUnanswered: // one row alone would name a kind of data
		for i := range lines {
			lines[i].values = []value{w.todo()}
		}
	}
	return lines
}

// kindOf is the code of a datum's category, empty when it is not known.
func (w *writer) kindOf(d *register.Datum) string {
	if c := w.view.Register.DataCategory(d.Category); c != nil {
		return string(c.Kind)
	}
	return ""
}

// otherKinds are the kinds for which the form has no row: in the order of
// their vocabulary, then those it does not know.
func otherKinds(byKind map[string][][]value) []string {
	placed := map[string]bool{}
	for _, key := range []string{blockData, blockSensitive} {
		for _, row := range blockOf(key).fixed {
			placed[row.key] = true
		}
	}
	var kinds, unknown []string
	for _, term := range law.DataKinds.Terms {
		if byKind[term.Code] != nil && !placed[term.Code] {
			kinds = append(kinds, term.Code)
		}
	}
	for kind := range byKind {
		if _, known := law.DataKinds.Term(kind); !known {
			unknown = append(unknown, kind)
		}
	}
	slices.Sort(unknown)
	return append(kinds, unknown...)
}

// transferLines prints the transfers that follow from the records, and what the
// review of transfers answered: in the first row where there is no transfer, else
// in the last, a spare one if the form has any.
func (w *writer) transferLines(b *block, transfers []register.Transfer, reviewed *register.Field, rec any) []line {
	review := []value{w.orTodo(w.fieldText(reviewed, rec))}
	if len(transfers) == 0 {
		return w.numberedLines(b, [][]value{review})
	}
	var rows [][]value
	for _, t := range transfers {
		rows = append(rows, w.transfer(t))
	}
	lines := w.numberedLines(b, rows)
	lines = lines[:max(len(rows), b.least-1)]
	return append(lines, line{label: w.say(reviewed.Label), values: review, whole: true})
}
