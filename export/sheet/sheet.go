// Package sheet writes workbooks: a thin, typed layer over excelize that makes
// a fault of a spreadsheet impossible to write rather than easy to avoid.
//
// Its rules:
//   - A cell is text, or a count of the program's own that charts read. No
//     formula or date is ever written, and every text cell carries the quote
//     prefix, so that editing a cell in Excel does not turn "=1+1" into a
//     formula.
//   - Nothing is cut. A text too long for a cell, or too tall for a row, goes on
//     in the next row; what XML cannot hold becomes a visible mark. Both are
//     counted in the Report.
//   - Links lead inside the workbook only.
//   - The same sheets give the same bytes.
//   - A workbook says in its properties that this program made it (see IsOurs).
package sheet

// Book is a workbook under construction. The zero value is not usable: Styles
// must hold the styles its cells refer to.
type Book struct {
	// Styles are the looks of cells; a Cell names one by its place, from 1.
	Styles []Style
	Props  Props
	// Progress, if any, is told after each sheet how many of how many are
	// drawn. It is called by one goroutine at a time, whichever draws.
	Progress func(done, total int)

	entries []entry
}

// entry is a sheet to come. It is drawn only when its turn comes to be
// written, so that a workbook of thousands of sheets never stands in memory.
type entry struct {
	name   string
	hidden bool
	draw   func() Sheet
}

// Add appends a visible sheet. The name must come from Names. draw is called
// once, on any goroutine, and must not depend on the drawing of other sheets.
func (b *Book) Add(name string, draw func() Sheet) {
	b.entries = append(b.entries, entry{name: name, draw: draw})
}

// AddHidden appends a sheet that is not shown, such as the values of lists.
func (b *Book) AddHidden(name string, draw func() Sheet) {
	b.entries = append(b.entries, entry{name: name, hidden: true, draw: draw})
}

// Sheet is one sheet, as rows of cells from the top left corner.
type Sheet struct {
	// Widths are the widths of the columns from A, in centimetres.
	Widths []float64
	Rows   []Row
	// Frozen is the number of first rows that stay in view.
	Frozen int
	// HeadFirst and HeadLast are the rows, from 1, repeated on each printed
	// page; 0 for none.
	HeadFirst, HeadLast int
	// Footer stands at the left of each printed page, beside the page number.
	Footer string
	// Of names what the sheet is about, for the Report; that of a row of a table
	// goes before it.
	Of string
	// OnePage prints all of it on one page, however small.
	OnePage bool
	// Filter is the row, from 1, of the heads of a table that ends with the
	// last row: each head gets a button that filters; 0 for none.
	Filter int
	// Charts float above the cells, at most eight of them.
	Charts []Chart
}

// Row is a line of the sheet. It becomes several rows of the workbook when one
// of its cells holds more than a row can show.
type Row struct {
	// MinHeight is the least height, in points; the text may ask for more.
	MinHeight float64
	Cells     []Cell
	// Of names what a row of a table is about, for the Report.
	Of string
	// Block says that a block begins: the rows up to the next one stay on one
	// printed page, if a page holds them.
	Block bool
	// Spare marks an empty row, after all others, that is left out unless the
	// first printed page has room for it. It holds no note, link or drop-down.
	Spare bool
}

// Cell is a text in its place. The zero Cell leaves one column empty.
type Cell struct {
	Text string
	// Count, where not nil, stands as a number in the place of Text. Its style
	// must be one for counts.
	Count *int
	// Style is the place in Book.Styles, from 1; 0 is the plain look.
	Style int
	// Across is the number of columns merged, 0 meaning 1.
	Across int
	// Down is the number of rows merged, 0 meaning 1. The text of such a cell
	// must be a label: it makes its rows taller, and never goes on below them.
	Down int
	// Again stands in the cell's place on the rows where another cell of its
	// row goes on: a label with "(continued)".
	Again string
	// List is the range a drop-down takes its values from, as Range gives it;
	// empty for none. Strict refuses any other value typed.
	List   string
	Strict bool
	// Note is a comment shown beside the cell.
	Note string
	// Link is the name of a sheet of the same workbook; empty for none. Those
	// beyond the 65,529 that a sheet can hold are left out.
	Link string
}

// Report tells what a workbook could not show as it was given.
type Report struct {
	// Replaced is the number of characters that a spreadsheet cannot hold, each
	// shown by a mark in its place.
	Replaced int
	// Continued lists the cells whose text goes on in the rows below.
	Continued []Place
}

// Place is a cell of a workbook, what it is about (see Sheet.Of) and what labels
// it: the head of its column in a table, else the first cell of its row. Both may
// be empty.
type Place struct{ Sheet, Cell, Of, Label string }

func (r *Report) add(other Report) {
	r.Replaced += other.Replaced
	r.Continued = append(r.Continued, other.Continued...)
}
