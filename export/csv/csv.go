// Package csv writes a register as one table for spreadsheets and scripts: a
// row a record, a column a field.
//
// Its rules:
//
//   - Semicolons, UTF-8 with a byte order mark, CRLF, every cell quoted: what a
//     French Excel opens by a double click.
//   - A spreadsheet executes what it reads: a text that could begin a formula has
//     an apostrophe before it, as OWASP advises. Whoever reads the file with a
//     program takes it off.
//   - Columns are the field tables': a field added to a record appears by itself.
package csv

import (
	"strings"
	"unicode/utf8"

	"article30/export/document"
	"article30/export/extract"
	"article30/export/page"
	"article30/export/text"
	"article30/register"
	"article30/register/lang"
)

// Mark stands before a text that a spreadsheet would take for a formula.
const Mark = "'"

// Write returns what leaves of a register, in the language of the view. Fields of
// the same key share a column.
func Write(v register.View, e extract.Extract) []byte {
	columns := columnsOf(e)
	var b strings.Builder
	b.WriteString("\ufeff")
	head := []string{document.RegisterOf.In(v.Lang)}
	for _, c := range columns {
		head = append(head, c.label.In(v.Lang))
	}
	writeRow(&b, append(head, document.Derived.In(v.Lang)))
	for _, found := range e.Records() {
		row := []string{found.Collection.Name.In(v.Lang)}
		reader := document.Read(v, e, found.Collection, found.Record)
		for _, c := range columns {
			row = append(row, joined(reader.Field(c.key)))
		}
		writeRow(&b, append(row, joined(reader.Transfers())))
	}
	return []byte(b.String())
}

// column is a field that some of the records have.
type column struct {
	key   string
	label lang.Text
}

func columnsOf(e extract.Extract) []column {
	var columns []column
	known := map[string]bool{}
	seen := map[*register.Table]bool{}
	for _, found := range e.Records() {
		t := found.Collection.Table
		if seen[t] {
			continue
		}
		seen[t] = true
		for i := range t.Fields {
			if f := &t.Fields[i]; !known[f.Key] && e.Shows(t, i, false) {
				known[f.Key] = true
				columns = append(columns, column{f.Key, f.Label})
			}
		}
	}
	return columns
}

// joined puts the texts of a cell on lines.
func joined(texts []page.Text) string {
	lines := make([]string, len(texts))
	for i, t := range texts {
		lines[i] = t.Text
	}
	return strings.Join(lines, "\n")
}

func writeRow(b *strings.Builder, cells []string) {
	for i, cell := range cells {
		if i > 0 {
			b.WriteByte(';')
		}
		b.WriteByte('"')
		b.WriteString(strings.ReplaceAll(Cell(cell), `"`, `""`))
		b.WriteByte('"')
	}
	b.WriteString("\r\n")
}

// Cell makes a text fit for a cell: characters that hide or steer show as
// marks, and one that would begin a formula has Mark before it.
func Cell(s string) string {
	s = text.Safe(s)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \u00a0\n\t"))
	if strings.ContainsRune("=+-@\uff1d\uff0b\uff0d\uff20", first) || strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\n") {
		return Mark + s
	}
	return s
}
