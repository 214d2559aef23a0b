package cnil

import (
	"article30/export/sheet"
	"article30/register"
	"article30/register/lang"
)

// ficheColumns is how many columns the fiche has, A to H.
const ficheColumns = 8

// treatmentForm is the CNIL's fiche.
var treatmentForm = form{
	table: treatmentTable, blocks: ficheBlocks, slots: slotsOf(treatmentTable, ficheBlocks),
	title: wordFiche, back: wordBackLink, rest: wordAdditions,
}

// fiche draws the sheet of a treatment or processor activity.
func (w *writer) fiche(form *form, rec register.Record) sheet.Sheet {
	w = w.reading(form.table, rec)
	reference := register.ReferenceOf(rec)
	s := sheet.Sheet{
		Widths: ficheWidths, Frozen: 1, HeadFirst: 1, HeadLast: 1,
		Footer: lineUpShort(reference, register.NameOf(rec)), Of: reference,
		Rows: w.ficheHead(w.say(form.title), reference, w.say(form.back)),
	}
	for i := range form.blocks {
		b := &form.blocks[i]
		s.Rows = append(s.Rows, w.band(b, w.say(b.title)))
		s.Rows = append(s.Rows, w.blockRows(b, w.lines(b, form.table, rec))...)
		s.Rows = append(s.Rows, sheet.Row{MinHeight: spacerPt})
	}
	if groups := w.additions(form.table, rec, form.slots); groups != nil {
		s.Rows = append(s.Rows, w.additionBand(w.say(form.rest)))
		s.Rows = append(s.Rows, w.additionRows(groups, false)...)
	}
	return s
}

// ficheHead draws the title and the link back to the list.
func (w *writer) ficheHead(title, reference, back string) []sheet.Row {
	heading := []sheet.Cell{{Text: title, Style: lookTitle, Across: ficheColumns}}
	if reference != "" {
		heading[0].Across -= 2
		heading = append(heading, sheet.Cell{Text: reference, Style: lookTitleRight, Across: 2})
	}
	return []sheet.Row{
		{MinHeight: titlePt, Cells: heading},
		{MinHeight: addPt, Cells: []sheet.Cell{{Text: back, Style: lookLink, Across: ficheColumns, Link: w.sheets[sheetList]}}},
	}
}

func (w *writer) additionBand(title string) sheet.Row {
	return sheet.Row{MinHeight: bandPt, Block: true, Cells: []sheet.Cell{{Text: title, Style: lookAddBand, Across: ficheColumns}}}
}

// band draws the heading of a block.
func (w *writer) band(b *block, title string) sheet.Row {
	cells := []sheet.Cell{{Text: title, Style: lookBand, Note: w.say(b.note)}}
	for i := range b.columns {
		c := &b.columns[i]
		cells = append(cells, sheet.Cell{
			Text: w.say(b.columnHead(c)), Style: lookBandHead, Across: c.across, Note: w.say(c.note),
		})
	}
	return sheet.Row{MinHeight: bandPt, Block: true, Cells: cells}
}

// blockRows draws the rows of a block.
func (w *writer) blockRows(b *block, lines []line) []sheet.Row {
	rows := make([]sheet.Row, len(lines))
	for i, l := range lines {
		cells := make([]sheet.Cell, 0, 1+len(b.columns))
		cells = append(cells, sheet.Cell{Text: l.label, Style: lookLabel, Note: l.note, Again: w.continued(l.label)})
		columns := b.columns
		if l.whole {
			columns = wholeRow
		}
		for k := range columns {
			c := &columns[k]
			var v value
			if k < len(l.values) {
				v = l.values[k]
			}
			cells = append(cells, sheet.Cell{
				Text: v.text, Style: striped(i, v.todo), Across: c.across, List: w.ranges[c.list], Strict: c.strict,
			})
		}
		rows[i] = sheet.Row{MinHeight: rowPt, Cells: cells}
	}
	return rows
}

// columnHead is the head of a column: the form's own, or the label of the
// field of a contact that stands in it.
func (b *block) columnHead(c *column) (head lang.Text) {
	if c.head != head || b.key != blockActors && b.key != blockClients {
		return c.head
	}
	contact := treatmentTable.Field(blockActors).Table
	return contact.Field(c.fields[0]).Label
}

// lineUpShort is a reference and a name in one line.
func lineUpShort(reference, name string) string {
	switch {
	case reference == "":
		return name
	case name == "":
		return reference
	}
	return reference + " – " + name
}
