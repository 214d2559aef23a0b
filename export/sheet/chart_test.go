package sheet_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"article30/export/sheet"
	"article30/export/sheet/xlsxtest"
)

// counting is a sheet of two counts and a chart of them.
func counting(n int) sheet.Sheet {
	s := sheet.Sheet{Widths: []float64{5, 2}, Filter: 1, Frozen: 1, HeadFirst: 1, HeadLast: 1}
	s.Rows = append(s.Rows, sheet.Row{Cells: []sheet.Cell{cell("What"), cell("How many")}})
	for i := range 2 {
		s.Rows = append(s.Rows, sheet.Row{Cells: []sheet.Cell{cell(fmt.Sprint("=", i)), {Count: new(n + i), Style: 2}}})
	}
	s.Charts = []sheet.Chart{{Title: fmt.Sprint("Chart ", n), First: 2, Last: 3, Labels: 1, Counts: 2, Row: 1, Column: 1, Down: 2, Across: 1}}
	return s
}

// A book of many sheets is put together from several files, each of which
// numbers its charts from 1.
func TestChartsReadTheirOwnSheetHoweverManyThereAre(t *testing.T) {
	b := sheet.Book{Styles: []sheet.Style{look[0], {Size: 10, Count: true}}}
	const n = 60
	for i := range n {
		b.Add(fmt.Sprintf("it's %d", i), func() sheet.Sheet { return counting(i) })
	}
	data, _, err := b.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	w, err := xlsxtest.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range w.Sheets {
		want := []xlsxtest.Chart{{
			Title:  fmt.Sprint("Chart ", i),
			Labels: fmt.Sprintf("'it''s %d'!$A$2:$A$3", i), Counts: fmt.Sprintf("'it''s %d'!$B$2:$B$3", i),
		}}
		if d := cmp.Diff(want, s.Charts); d != "" {
			t.Fatal(d)
		}
		if d := cmp.Diff(map[string]bool{"B2": true, "B3": true}, s.Numbers); d != "" || s.Cells["B3"] != fmt.Sprint(i+1) {
			t.Fatal(s.Name, s.Cells["B3"], d)
		}
		if len(s.Unquoted) > 0 || len(s.Formulas) > 0 || s.Filter != "$A$1:$B$3" {
			t.Fatal(s.Name, s.Unquoted, s.Formulas, s.Filter)
		}
	}
}

func TestTooManyChartsAreRefused(t *testing.T) {
	s := counting(1)
	for range 8 {
		s.Charts = append(s.Charts, s.Charts[0])
	}
	b := sheet.Book{Styles: []sheet.Style{look[0], {Count: true}}}
	b.Add("S", func() sheet.Sheet { return s })
	if _, _, err := b.Bytes(); err == nil {
		t.Error("nine charts pass")
	}
}
