package sheet

import "slices"

// The paper of every sheet: A4 in landscape, one page wide.
const (
	paperA4     = 9
	paperWidth  = 29.7 // centimetres
	paperHeight = 21.0
	cmPerInch   = 2.54
	sideInch    = 0.4
	topInch     = 0.3
	bottomInch  = 0.5
	footerInch  = 0.2
	// filled is how much of a page is counted on: programs and printers differ
	// by a little.
	filled = 0.98
	// plainHeight is that of a row that does not give one, in points.
	plainHeight = 15
	// maxBreaks is how many page breaks Excel takes in a sheet.
	maxBreaks = 1000
)

// pageFlow lays rows on pages as a program that prints does: from the top, a
// row that does not fit beginning the next page below the repeated rows.
type pageFlow struct {
	room  float64 // height of a page, in points of the sheet
	heads float64 // height of the rows repeated on each page after the first
	used  float64 // of the page so far
}

func (p *page) flow(s *Sheet) pageFlow {
	cm := 0.0
	for _, w := range s.Widths {
		cm += w
	}
	// A sheet too wide is made smaller, and none is made larger.
	scale := min(1, (paperWidth-2*sideInch*cmPerInch)/max(cm, 1))
	f := pageFlow{room: filled * (paperHeight - (topInch+bottomInch)*cmPerInch) * pointsPerCm / scale}
	if s.HeadFirst > 0 {
		f.heads = p.height(p.first[s.HeadFirst-1], p.first[s.HeadLast])
	}
	return f
}

// fits reports whether the current page has room for some more height.
func (f *pageFlow) fits(height float64) bool { return f.used+height <= f.room }

// height is that of the workbook's rows from a first one to before a last one.
func (p *page) height(first, last int) float64 {
	sum := 0.0
	for row := first; row < last; row++ {
		sum += p.rowHeight(row)
	}
	return sum
}

func (p *page) rowHeight(row int) float64 {
	if h := p.rows[row-1].height; h > 0 {
		return h
	}
	return plainHeight
}

// dropSpare leaves out the spare rows that are not on the first page.
func (p *page) dropSpare(s *Sheet) {
	room := p.flow(s).room
	for i := range s.Rows {
		if s.Rows[i].Spare && p.height(1, p.first[i+1]) > room {
			s.Rows, p.first, p.rows = s.Rows[:i], p.first[:i+1], p.rows[:p.first[i]-1]
			return
		}
	}
}

// breakPages ends the page before each block that would be cut although a page
// holds it. A block taller than a page begins where it stands, unless little of
// the page is left. Every page is ended here: those that a program breaks by
// itself would drift from what is counted. Only a sheet without blocks is left
// to the program.
func (p *page) breakPages(s *Sheet) {
	if !slices.ContainsFunc(s.Rows, func(r Row) bool { return r.Block }) {
		return
	}
	f := p.flow(s)
	for i := 0; i < len(s.Rows); {
		next := i + 1
		for next < len(s.Rows) && !s.Rows[next].Block {
			next++
		}
		height := p.height(p.first[i], p.first[next])
		if empty := len(s.Rows[next-1].Cells) == 0; empty { // a gap may be cut
			height -= p.height(p.first[next-1], p.first[next])
		}
		whole := f.heads+height <= f.room
		if i > 0 && !f.fits(height) && (whole || f.used > f.room*2/3) {
			p.endPage(&f, p.first[i])
		}
		for row := p.first[i]; row < p.first[next]; row++ {
			h := p.rowHeight(row)
			if row > 1 && !f.fits(h) {
				p.endPage(&f, row)
			}
			f.used += h
		}
		i = next
	}
}

// endPage has a page end before a row.
func (p *page) endPage(f *pageFlow, row int) {
	f.used = f.heads
	if len(p.breaks) < maxBreaks {
		p.breaks = append(p.breaks, row)
	}
}
