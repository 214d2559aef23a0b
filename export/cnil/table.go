package cnil

import (
	"slices"

	"article30/export/extract"
	"article30/export/sheet"
	"article30/register"
	"article30/register/lang"
)

// table is a sheet with an entry a row, to be filtered and sorted.
type table struct {
	key   sheetKey
	title lang.Text
	// note stands below the title; it may be nil.
	note func(*writer) string
	// columns of the table; the head of the last may depend on the export.
	columns []tableColumn
	// catalogue is the key of the collection of which the rows are the entries;
	// empty for a table whose rows are drawn from the treatments and
	// activities.
	catalogue string
	// rows draws the rows of such a table, from one treatment or activity.
	rows func(*writer, register.Record) []tableRow
}

// tableColumn is a column of a table.
type tableColumn struct {
	// head is the label of the first field where it is not given.
	head lang.Text
	// keys are the fields of the catalogue's entries that it prints, one a
	// line.
	keys []string
	cm   float64
}

// tableRow is an entry. Its first value leads to the sheet of link, where not
// empty: the first row of each record alone, since a sheet holds only so many
// links.
type tableRow struct {
	values []value
	link   string
	// muted says that the entry no longer asks for anything.
	muted bool
}

// usedBy is the width of the column that lists who uses an entry.
const usedBy = 3.6

// tables come after the fiches, which name the entries of catalogues only.
// What a catalogue's entry has and no column names gets one of its own.
var tables = []table{
	{
		key: sheetRecipients, title: register.CollectionOf("recipients").Name, catalogue: "recipients",
		columns: []tableColumn{
			{keys: []string{"reference"}, cm: 1.9}, {keys: []string{"name"}, cm: 4.2},
			{keys: []string{"type"}, cm: 3.6}, {keys: []string{"role"}, cm: 2.9}, {keys: []string{"service"}, cm: 3.8},
			{keys: []string{"contact"}, cm: 4.6},
			{head: register.BlockContract.Label, keys: []string{"contract_reference", "contract_on", "contract_link"}, cm: 4},
			{keys: []string{"subprocessors"}, cm: 3}, {keys: []string{"places"}, cm: 5.2}, {keys: []string{"notes"}, cm: 3},
		},
	},
	{key: sheetTransfers, title: titleTransfers, note: (*writer).adequacyNote, columns: transferColumns, rows: (*writer).transferRows},
	{key: sheetRetention, title: titleRetention, columns: retentionColumns, rows: (*writer).retentionRows},
	{
		key: sheetMeasures, title: register.CollectionOf("measures").Name, catalogue: "measures",
		columns: []tableColumn{
			{keys: []string{"reference"}, cm: 1.9}, {keys: []string{"name"}, cm: 5}, {keys: []string{"kind"}, cm: 5},
			{keys: []string{"sheet"}, cm: 4.4}, {keys: []string{"detail"}, cm: 8}, {keys: []string{"notes"}, cm: 4},
		},
	},
	{
		key: sheetCategories, title: register.CollectionOf("data_categories").Name, catalogue: "data_categories",
		columns: []tableColumn{
			{keys: []string{"reference"}, cm: 1.9}, {keys: []string{"name"}, cm: 5}, {keys: []string{"kind"}, cm: 7},
			{keys: []string{"description"}, cm: 9}, {keys: []string{"notes"}, cm: 4},
		},
	},
	{
		key: sheetSafeguards, title: register.CollectionOf("safeguards").Name, catalogue: "safeguards",
		columns: []tableColumn{
			{keys: []string{"reference"}, cm: 1.9}, {keys: []string{"name"}, cm: 4}, {keys: []string{"kind"}, cm: 4},
			{keys: []string{"importer"}, cm: 3.4}, {keys: []string{"decision", "modules"}, cm: 4}, {keys: []string{"document"}, cm: 4},
			{keys: []string{"signed_on"}, cm: 2.6}, {keys: []string{"checked_on"}, cm: 2.6},
			{head: text("Validité", "Validity"), keys: []string{"from", "until"}, cm: 3.2},
			{keys: []string{"assessment", "assessment_on"}, cm: 3.4}, {keys: []string{"notes"}, cm: 3},
		},
	},
}

// has reports whether a table has a row. What Article 30 asks of the data
// categories and safeguards stands in the fiches.
func (w *writer) has(t *table) bool {
	if t.catalogue != "" {
		narrow := w.opts.Profile == extract.Article30 && (t.key == sheetCategories || t.key == sheetSafeguards)
		return !narrow && len(w.entries(t)) > 0
	}
	return slices.ContainsFunc(w.records(), func(rec register.Record) bool { return len(t.rows(w, rec)) > 0 })
}

// entries lists the entries of a catalogue that are written.
func (w *writer) entries(t *table) []register.Record {
	return slices.DeleteFunc(register.CollectionOf(t.catalogue).All(w.reg), func(r register.Record) bool {
		return !w.keeps(register.Identity(r))
	})
}

// table draws a table.
func (w *writer) table(t *table) sheet.Sheet {
	if t.catalogue != "" {
		return w.catalogue(t)
	}
	columns := make([]tableColumn, 0, 2+len(t.columns))
	columns = append(columns, tableColumn{head: text("N° / RÉF", "Reference"), cm: 1.9},
		tableColumn{head: w.recordLabel(), cm: 5})
	columns = append(columns, t.columns...)
	s := w.tableHead(w.say(t.title), w.noteOf(t), columns)
	n := 0
	for _, rec := range w.records() {
		of := w.reading(w.form().table, rec)
		for k, row := range t.rows(of, rec) {
			if k == 0 {
				row.link = w.fiches[rec]
			}
			row.values = append([]value{{text: register.ReferenceOf(rec)}, w.orTodo(register.NameOf(rec))}, row.values...)
			s.Rows = append(s.Rows, w.tableRow(n, row))
			n++
		}
	}
	return s
}

func (w *writer) noteOf(t *table) string {
	if t.note == nil {
		return ""
	}
	return t.note(w)
}

// form is that of the part's fiches.
func (w *writer) form() *form {
	if w.opts.Part == Processor {
		return &activityForm
	}
	return &treatmentForm
}

// recordLabel is what the records of the part are called.
func (w *writer) recordLabel() lang.Text { return w.form().table.Name }

// catalogue draws the entries of a catalogue, each with all its answers and
// the records that use it. Notes have a column where there are any.
func (w *writer) catalogue(t *table) sheet.Sheet {
	fields := register.CollectionOf(t.catalogue).Table
	entries := w.entries(t)
	columns := slices.DeleteFunc(w.catalogueColumns(fields, t.columns), func(c tableColumn) bool {
		note := fields.Field(c.keys[0])
		return note.Block.Key == register.BlockNotes.Key &&
			!slices.ContainsFunc(entries, func(rec register.Record) bool { return note.State(rec) != register.StateUnanswered })
	})
	heads := append(slices.Clone(columns), tableColumn{head: wordUsedBy, cm: usedBy})
	s := w.tableHead(w.say(t.title), w.noteOf(t), heads)
	for i, rec := range entries {
		var row tableRow
		of := w.reading(fields, rec)
		for _, c := range columns {
			row.values = append(row.values, of.entryCell(fields, rec, c.keys))
		}
		row.values = append(row.values, value{text: w.usedBy(register.Identity(rec))})
		s.Rows = append(s.Rows, w.tableRow(i, row))
	}
	return s
}

// catalogueColumns are the columns whose fields the profile shows, then one
// for each field that no column names.
func (w *writer) catalogueColumns(t *register.Table, columns []tableColumn) []tableColumn {
	named := map[string]bool{}
	var kept []tableColumn
	for _, c := range columns {
		var keys []string
		for _, key := range c.keys {
			named[key] = true
			i := slices.IndexFunc(t.Fields, func(f register.Field) bool { return f.Key == key })
			if w.Shows(t, i, false) {
				keys = append(keys, key)
			}
		}
		if keys == nil {
			continue
		}
		if c.keys = keys; c.head == (lang.Text{}) {
			c.head = t.Field(keys[0]).Label
		}
		kept = append(kept, c)
	}
	for i := range t.Fields {
		if f := &t.Fields[i]; !named[f.Key] && w.Shows(t, i, false) {
			kept = append(kept, tableColumn{head: f.Label, keys: []string{f.Key}, cm: 4})
		}
	}
	return kept
}

// entryCell prints fields of an entry, one a line, the first without label.
func (w *writer) entryCell(t *register.Table, rec register.Record, keys []string) value {
	var lines []string
	asked := false
	for i, key := range keys {
		f := t.Field(key)
		text := w.whole(f, rec)
		if text == "" {
			asked = asked || f.Due() && !department(rec)
			continue
		}
		if i > 0 {
			text = w.labelled(f.Label, text)
		}
		lines = append(lines, text)
	}
	if lines == nil && asked {
		return w.todo()
	}
	return value{text: lineUp(lines...)}
}

// department reports that an entry is a department of the organisation, of which
// no country is asked.
func department(rec register.Record) bool {
	r, ok := rec.(*register.Recipient)
	return ok && r.Internal()
}

// whole prints a field with all that its sub-records hold, a line for each of
// them.
func (w *writer) whole(f *register.Field, rec any) string {
	if f.State(rec) != register.StateAnswered {
		return f.Text(rec, w.view)
	}
	if f.Logged() {
		return f.Summary(rec, w.view.Lang)
	}
	switch f.Kind {
	case register.KindGroup:
		return w.marked(f, rec, w.groupText(f, rec))
	case register.KindList:
		var lines []string
		for _, item := range f.Items(rec) {
			var parts []string
			for i := range f.Table.Fields {
				if w.Shows(f.Table, i, true) {
					parts = append(parts, w.whole(&f.Table.Fields[i], item))
				}
			}
			line := joined(", ", parts...)
			if line != "" && w.guessedItem(item) {
				line = w.toConfirm(line)
			}
			lines = append(lines, line)
		}
		return lineUp(lines...)
	}
	return w.marked(f, rec, f.Text(rec, w.view))
}

// marked marks what is printed of a field where a template gave it.
func (w *writer) marked(f *register.Field, rec any, text string) string {
	if w.guessed(f, rec) {
		return w.toConfirm(text)
	}
	return text
}

// tableHead begins a table: the title, a note, the link back, the heads.
func (w *writer) tableHead(title, note string, columns []tableColumn) sheet.Sheet {
	s := sheet.Sheet{Footer: title}
	heads := sheet.Row{MinHeight: listHeadPt}
	for _, c := range columns {
		s.Widths = append(s.Widths, c.cm)
		heads.Cells = append(heads.Cells, sheet.Cell{Text: w.say(c.head), Style: lookTableHead})
	}
	n := len(columns)
	s.Rows = append(s.Rows, sheet.Row{MinHeight: titlePt, Cells: []sheet.Cell{{Text: title, Style: lookAddTitle, Across: n}}})
	if note != "" {
		s.Rows = append(s.Rows, sheet.Row{MinHeight: addPt, Cells: []sheet.Cell{{Text: note, Style: lookNote, Across: n}}})
	}
	s.Rows = append(s.Rows,
		sheet.Row{MinHeight: addPt, Cells: []sheet.Cell{{Text: w.backLink(), Style: lookLink, Across: n, Link: w.sheets[sheetList]}}},
		heads)
	last := len(s.Rows)
	s.Frozen, s.Filter, s.HeadFirst, s.HeadLast = last, last, last, last
	return s
}

// tableRow draws the i-th entry of a table.
func (w *writer) tableRow(i int, row tableRow) sheet.Row {
	drawn := sheet.Row{MinHeight: listRowPt, Of: row.values[0].text}
	for k, v := range row.values {
		c := sheet.Cell{Text: v.text, Style: stripedTable(i, v.todo)}
		if row.muted {
			c.Style = lookTableMuted
		}
		if k == 0 {
			// LibreOffice shows a cell with a link on one line: the reference,
			// not the name, leads to the fiche.
			if c.Link = row.link; c.Link != "" {
				c.Style = lookTableLink + i%2
				if c.Text == "" {
					c.Text = "►"
				}
			}
			c.Again = w.continued(c.Text)
		}
		drawn.Cells = append(drawn.Cells, c)
	}
	return drawn
}
