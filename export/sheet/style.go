package sheet

import "github.com/xuri/excelize/v2"

// Align is where a text stands in the width of its cell.
type Align string

// The three alignments; the zero value is Left.
const (
	Left   Align = ""
	Centre Align = "center"
	Right  Align = "right"
)

// Style is the look of a cell. Text always wraps and stands in the middle of
// its height.
type Style struct {
	Font string
	// Size is in points.
	Size      float64
	Bold      bool
	Italic    bool
	Underline bool
	// Colour, Fill and Border are RRGGBB; an empty Fill or Border is none.
	Colour, Fill, Border string
	Align                Align
	// Count is set for the cells that hold a count, and no text.
	Count bool
}

func (s Style) excelize() *excelize.Style {
	font := &excelize.Font{Family: s.Font, Size: s.Size, Bold: s.Bold, Italic: s.Italic, Color: s.Colour}
	if s.Underline {
		font.Underline = "single"
	}
	alignment := &excelize.Alignment{Horizontal: string(s.Align), Vertical: "center", WrapText: true}
	if s.Align != Centre {
		alignment.Indent = 1 // or the text touches the edge of its cell
		if s.Align == Left {
			alignment.Horizontal = "left" // an indent needs one
		}
	}
	style := &excelize.Style{
		Font:      font,
		Alignment: alignment,
		NumFmt:    49, // "@": a value typed over the text stays text
	}
	if s.Count {
		style.NumFmt = 3 // "#,##0", in the separators of who reads
	}
	if s.Fill != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.Fill}}
	}
	if s.Border != "" {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			style.Border = append(style.Border, excelize.Border{Type: side, Style: 1, Color: s.Border})
		}
	}
	return style
}

// setDefaultFont sets the font whose digits are the unit of column widths.
// Calibri is lacking beside many a LibreOffice, where what replaces it made
// columns a quarter too wide; Arial has a double of its widths everywhere.
func setDefaultFont(f *excelize.File) error {
	if err := f.SetDefaultFont("Arial"); err != nil {
		return err
	}
	font := f.Styles.Fonts.Font[0]
	*font.Sz.Val = 10
	font.Scheme = nil // or the theme's font takes its place
	return nil
}

// registerStyles gives a new file the styles of the book and returns their ids.
func registerStyles(f *excelize.File, styles []Style) ([]int, error) {
	ids := make([]int, len(styles))
	for i, s := range styles {
		id, err := f.NewStyle(s.excelize())
		if err != nil {
			return nil, err
		}
		// The quote prefix is what keeps a text a text when its cell is
		// edited; excelize has no option for it.
		quoted := !s.Count
		f.Styles.CellXfs.Xf[id].QuotePrefix = &quoted
		ids[i] = id
	}
	return ids, nil
}
