package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// mostCharts is how many charts a sheet may have.
const mostCharts = 8

// Chart draws counts that stand in cells of its sheet, as a bar each, the first
// on top. It reads the cells themselves: who changes one changes the chart.
type Chart struct {
	Title string
	// First and Last are the rows that it draws, Labels and Counts the columns
	// in which each says what is counted, and how many; all from 1.
	First, Last, Labels, Counts int
	// Row and Column, from 1, are the cell of its top left corner, Down and
	// Across how many rows and columns it covers, whatever their sizes.
	Row, Column, Down, Across int
	// Font is that of its texts; Ink and Fill, RRGGBB, are the colours of its
	// texts and of its bars.
	Font, Ink, Fill string
}

// Sizes that excelize takes the cells of an empty sheet to have, in pixels: a
// chart given as many of them covers as many cells.
const (
	emptyColumn = 64
	emptyRow    = 18
)

// addCharts adds the charts of a sheet, whose name in the book is title.
func (p *page) addCharts(f *excelize.File, name, title string, s *Sheet) error {
	if len(s.Charts) > mostCharts {
		return fmt.Errorf("%d charts, more than %d", len(s.Charts), mostCharts)
	}
	for i := range s.Charts {
		c := &s.Charts[i]
		at, err := excelize.CoordinatesToCellName(c.Column, p.first[c.Row-1])
		if err != nil {
			return err
		}
		labels, err := p.cells(title, c.Labels, c.First, c.Last)
		if err != nil {
			return err
		}
		counts, err := p.cells(title, c.Counts, c.First, c.Last)
		if err != nil {
			return err
		}
		rows := p.first[c.Row-1+c.Down] - p.first[c.Row-1]
		if err := f.AddChart(name, at, c.excelize(labels, counts, rows)); err != nil {
			return err
		}
	}
	return nil
}

// cells is the reference of some rows of a column.
func (p *page) cells(title string, column, first, last int) (string, error) {
	letters, err := excelize.ColumnNumberToName(column)
	return Range(title, letters, p.first[first-1], p.first[last]-1), err
}

func (c *Chart) excelize(labels, counts string, rows int) *excelize.Chart {
	one, gap := false, uint(45)
	font := excelize.Font{Family: c.Font, Size: 9, Color: c.Ink}
	return &excelize.Chart{
		Type: excelize.Bar,
		Series: []excelize.ChartSeries{{
			Categories: labels, Values: counts,
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{c.Fill}},
			DataLabel: excelize.ChartDataLabel{Font: font},
		}},
		Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{
			Text: c.Title, Font: &excelize.Font{Family: c.Font, Size: 11, Bold: true, Color: c.Ink},
		}}},
		Legend:     excelize.ChartLegend{Position: "none"},
		VaryColors: &one, GapWidth: &gap,
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: font}, // a bar chart is laid on its side
		YAxis:     excelize.ChartAxis{None: true},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true},
		Dimension: excelize.ChartDimension{Width: uint(c.Across * emptyColumn), Height: uint(rows * emptyRow)},
		Format:    excelize.GraphicOptions{AltText: c.Title, Positioning: "twoCell"},
	}
}
