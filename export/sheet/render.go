package sheet

import (
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

const (
	pixelsPerCm = 96 / cmPerInch
	// digitPixels is the width of a digit in the default font (setDefaultFont).
	digitPixels = 7
)

// render writes a laid-out sheet into a file that already has it, empty, under
// a provisional name; title is its name in the book.
func render(f *excelize.File, name, title string, s *Sheet, p *page, styles []int) error {
	// What a stream cannot say is set on the sheet before the stream, which
	// carries it along when flushed. The filter comes first: it makes the
	// properties of the sheet anew.
	if s.Filter > 0 {
		area, err := p.filtered(s)
		if err != nil {
			return err
		}
		if err := f.AutoFilter(name, area, nil); err != nil {
			return err
		}
	}
	if err := setUp(f, name, s); err != nil {
		return err
	}
	for _, l := range p.lists {
		if err := f.AddDataValidation(name, l.validation()); err != nil {
			return err
		}
	}
	for _, l := range p.links {
		if err := f.SetCellHyperLink(name, l.cell, quoteName(l.sheet)+"!A1", "Location"); err != nil {
			return err
		}
	}
	if err := declareNotes(f, name, p); err != nil {
		return err
	}
	if err := p.addCharts(f, name, title, s); err != nil {
		return err
	}
	return stream(f, name, s, p, styles)
}

// filtered is the area of the table that a sheet's filter works on.
func (p *page) filtered(s *Sheet) (string, error) {
	from, err := excelize.CoordinatesToCellName(1, p.first[s.Filter-1])
	if err != nil {
		return "", err
	}
	to, err := excelize.CoordinatesToCellName(len(s.Widths), len(p.rows))
	return from + ":" + to, err
}

func setUp(f *excelize.File, name string, s *Sheet) error {
	gridLines, fit := false, true
	if err := f.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &gridLines}); err != nil {
		return err
	}
	if err := f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	size, landscape, one, tall := paperA4, "landscape", 1, 0
	if s.OnePage {
		tall = 1
	}
	err := f.SetPageLayout(name, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &landscape, FitToWidth: &one, FitToHeight: &tall,
	})
	if err != nil {
		return err
	}
	side, top, bottom, footer := sideInch, topInch, bottomInch, footerInch
	err = f.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &bottom, Header: &footer, Footer: &footer,
	})
	if err != nil {
		return err
	}
	return f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: footerCode(s.Footer)})
}

// footerCode writes a footer: a text at the left, "page / pages" at the right.
func footerCode(text string) string {
	text, _ = clean(strings.ReplaceAll(text, "\n", " "))
	const most = 90 // of the 255 units a footer may hold, "&" counting twice
	return "&L" + strings.ReplaceAll(cutUnits(text, most), "&", "&&") + "&R&P / &N"
}

func (l *list) validation() *excelize.DataValidation {
	return &excelize.DataValidation{
		Type: "list", Formula1: l.source, Sqref: strings.Join(l.cells, " "),
		AllowBlank: true, ShowErrorMessage: l.strict,
	}
}

func stream(f *excelize.File, name string, s *Sheet, p *page, styles []int) error {
	w, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if s.Frozen > 0 {
		top := p.first[s.Frozen]
		at, err := excelize.CoordinatesToCellName(1, top)
		if err != nil {
			return err
		}
		err = w.SetPanes(&excelize.Panes{Freeze: true, YSplit: top - 1, TopLeftCell: at, ActivePane: "bottomLeft"})
		if err != nil {
			return err
		}
	}
	// From the right: excelize puts each column before those it has.
	for i, cm := range slices.Backward(s.Widths) {
		if err := w.SetColWidth(i+1, i+1, cm*pixelsPerCm/digitPixels); err != nil {
			return err
		}
	}
	cells := make([]excelize.Cell, len(s.Widths)) // of the row, used again for the next
	var values []any
	for i, row := range p.rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return err
		}
		values = values[:0]
		for _, c := range row.cells {
			for len(values) < c.column-1 {
				values = append(values, nil)
			}
			if c.column > len(cells) {
				cells = append(cells, make([]excelize.Cell, c.column-len(cells))...)
			}
			cell := &cells[c.column-1]
			*cell = excelize.Cell{Value: cellValue(c.text)}
			if c.count != nil {
				cell.Value = *c.count
			}
			if c.style > 0 {
				cell.StyleID = styles[c.style-1]
			}
			values = append(values, cell)
		}
		if err := w.SetRow(at, values, excelize.RowOpts{Height: row.height}); err != nil {
			return err
		}
	}
	for _, row := range p.breaks {
		at, err := excelize.CoordinatesToCellName(1, row)
		if err != nil {
			return err
		}
		if err := w.InsertPageBreak(at); err != nil {
			return err
		}
	}
	for _, m := range p.merges {
		if err := w.MergeCell(m[0], m[1]); err != nil {
			return err
		}
	}
	return w.Flush()
}

// surrogate matches the one escape that excelize leaves as it is: a reader
// would take it for half a character.
var surrogate = regexp.MustCompile(`_x[Dd][89A-Fa-f][0-9A-Fa-f]{2}_`)

// cellValue gives a text in the form in which the stream writes it as text: a
// string, nothing when empty, or runs that break an escape asunder.
func cellValue(text string) any {
	if text == "" {
		return nil
	}
	if !strings.Contains(text, "_x") {
		return text
	}
	var runs []excelize.RichTextRun
	from := 0
	for _, m := range surrogate.FindAllStringIndex(text, -1) {
		runs = append(runs, excelize.RichTextRun{Text: text[from : m[0]+1]})
		from = m[0] + 1
	}
	if runs == nil {
		return text
	}
	return append(runs, excelize.RichTextRun{Text: text[from:]})
}
