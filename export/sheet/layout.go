package sheet

import (
	"cmp"

	"github.com/xuri/excelize/v2"
)

// page is a Sheet laid out in the rows of a workbook: texts cleaned and cut
// into what each row shows, heights known, merges and places settled.
type page struct {
	rows   []pageRow
	merges [][2]string // top left and bottom right cell
	notes  []note
	lists  []list
	links  []link
	breaks []int // rows before which a printed page ends
	// first is the workbook's row at which each row of the Sheet begins, and
	// one more for what would follow.
	first  []int
	report Report
}

type pageRow struct {
	height float64
	cells  []pageCell
}

type pageCell struct {
	column int
	text   string
	count  *int
	style  int
}

type (
	note struct {
		cell        string
		row, column int
		text        string
	}
	link struct{ cell, sheet string }
	list struct {
		source string
		strict bool
		cells  []string
	}
)

func layOut(s *Sheet, name string, styles []Style) (*page, error) {
	p := &page{}
	makeRoom(s, styles)
	for i := range s.Rows {
		p.first = append(p.first, len(p.rows)+1)
		if err := p.addRow(s, &s.Rows[i], name, styles); err != nil {
			return nil, err
		}
	}
	p.first = append(p.first, len(p.rows)+1)
	p.dropSpare(s)
	p.breakPages(s)
	return p, p.mergeAll(s)
}

// makeRoom makes rows tall enough for the labels that span them.
func makeRoom(s *Sheet, styles []Style) {
	for i := range s.Rows {
		column := 1
		for _, c := range s.Rows[i].Cells {
			if c.Down > 1 {
				_, heights := pieces(c.Text, c.width(s.Widths, column), styleOf(styles, c.Style))
				rows := s.Rows[i:min(i+c.Down, len(s.Rows))]
				for k := range rows {
					rows[k].MinHeight = max(rows[k].MinHeight, heights[0]/float64(len(rows)))
				}
			}
			column += c.across()
		}
	}
}

// addRow lays out a row of the sheet in as many rows as its fullest cell asks.
func (p *page) addRow(s *Sheet, row *Row, name string, styles []Style) error {
	top := len(p.rows) + 1
	p.rows = append(p.rows, pageRow{height: row.MinHeight})
	texts := make([][]string, len(row.Cells))
	column := 1
	for i := range row.Cells {
		c := &row.Cells[i]
		text, marks := clean(c.Text)
		p.report.Replaced += marks
		texts[i] = []string{text}
		if text != "" && c.Down <= 1 {
			var heights []float64
			texts[i], heights = pieces(text, c.width(s.Widths, column), styleOf(styles, c.Style))
			for k, h := range heights {
				if top+k > len(p.rows) {
					p.rows = append(p.rows, pageRow{height: row.MinHeight})
				}
				p.rows[top-1+k].height = max(p.rows[top-1+k].height, h)
			}
			if len(heights) > 1 {
				at, err := excelize.CoordinatesToCellName(column, top)
				if err != nil {
					return err
				}
				p.report.Continued = append(p.report.Continued, Place{name, at, cmp.Or(row.Of, s.Of), s.label(row, column)})
			}
		}
		if err := p.attach(c, top, column); err != nil {
			return err
		}
		column += c.across()
	}
	for k := range len(p.rows) - top + 1 {
		p.rows[top-1+k].cells = continueRow(row, texts, k, column-1)
	}
	return nil
}

// label is what labels the cell of a row that begins in a column: in a table the
// head above it, else the first cell of the row.
func (s *Sheet) label(row *Row, column int) string {
	if row.Of == "" {
		if column == 1 {
			return ""
		}
		return row.Cells[0].Text
	}
	for i := s.HeadLast; i > 0 && i >= s.HeadFirst; i-- {
		at := 1
		for k := range s.Rows[i-1].Cells {
			head := &s.Rows[i-1].Cells[k]
			if next := at + head.across(); next <= column {
				at = next
				continue
			}
			if head.Text != "" {
				return head.Text
			}
			break
		}
	}
	return ""
}

// continueRow gives the cells of the k-th of the rows that one row of some
// columns became.
func continueRow(row *Row, texts [][]string, k, columns int) []pageCell {
	cells := make([]pageCell, 0, columns)
	column := 1
	for i, c := range row.Cells {
		text := ""
		switch {
		case k < len(texts[i]):
			text = texts[i][k]
		case k > 0:
			text = c.Again
		}
		for n := range c.across() {
			if n > 0 {
				text = ""
			}
			cell := pageCell{column: column + n, text: text, style: c.Style}
			if k == 0 && n == 0 {
				cell.count = c.Count
			}
			if text != "" || cell.count != nil || c.Style != 0 {
				cells = append(cells, cell)
			}
		}
		column += c.across()
	}
	return cells
}

// attach notes what stands beside the text of a cell.
func (p *page) attach(c *Cell, row, column int) error {
	if c.Note == "" && c.Link == "" && c.List == "" {
		return nil
	}
	at, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return err
	}
	if c.Note != "" {
		p.notes = append(p.notes, note{at, row, column, c.Note})
	}
	if c.Link != "" && len(p.links) < excelize.TotalSheetHyperlinks {
		p.links = append(p.links, link{at, c.Link})
	}
	if c.List != "" {
		p.addToList(c, at)
	}
	return nil
}

func (p *page) addToList(c *Cell, at string) {
	for i := range p.lists {
		if l := &p.lists[i]; l.source == c.List && l.strict == c.Strict {
			l.cells = append(l.cells, at)
			return
		}
	}
	p.lists = append(p.lists, list{c.List, c.Strict, []string{at}})
}

// mergeAll settles the merges, once all rows are known: a merge across is made
// on each row a row became, a merge down covers all of them.
func (p *page) mergeAll(s *Sheet) error {
	for i := range s.Rows {
		column := 1
		for _, c := range s.Rows[i].Cells {
			left, right := column, column+c.across()-1
			column = right + 1
			bottom := p.first[min(i+max(c.Down, 1), len(s.Rows))] - 1
			switch {
			case c.Down > 1:
				if err := p.merge(left, p.first[i], right, bottom); err != nil {
					return err
				}
			case c.Across > 1:
				for row := p.first[i]; row <= bottom; row++ {
					if err := p.merge(left, row, right, row); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
}

func (p *page) merge(left, top, right, bottom int) error {
	from, err := excelize.CoordinatesToCellName(left, top)
	if err != nil {
		return err
	}
	to, err := excelize.CoordinatesToCellName(right, bottom)
	p.merges = append(p.merges, [2]string{from, to})
	return err
}

func (c *Cell) across() int { return max(c.Across, 1) }

// width is the room of a cell that begins in a column, in centimetres.
func (c *Cell) width(widths []float64, column int) float64 {
	cm := 0.0
	for i := column - 1; i < column-1+c.across() && i < len(widths); i++ {
		cm += widths[i]
	}
	return cm
}

func styleOf(styles []Style, id int) Style {
	if id == 0 {
		return Style{Size: 11}
	}
	return styles[id-1]
}
