package sheet_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"article30/export/sheet"
)

// rowsOf gives n rows of a height, the k-th labelled k.
func rowsOf(n int, height float64) []sheet.Row {
	rows := make([]sheet.Row, n)
	for i := range rows {
		rows[i] = sheet.Row{MinHeight: height, Cells: []sheet.Cell{cell(strconv.Itoa(i))}}
	}
	return rows
}

func TestABlockIsNotCutByAPageThatHoldsIt(t *testing.T) {
	// A page of this width holds about 530 points.
	rows := rowsOf(50, 20)
	for _, first := range []int{1, 11, 21, 31} {
		rows[first].Block = true
	}
	w, _ := write(t, sheet.Sheet{Widths: []float64{20}, HeadFirst: 1, HeadLast: 1, Rows: rows})
	if d := cmp.Diff([]int{22, 32}, w.Sheets[0].Breaks); d != "" {
		t.Errorf("a block of 10 rows is cut, or the one of 19 rows does not begin a page: %s", d)
	}
}

func TestABlockTallerThanAPageBeginsWhereItStands(t *testing.T) {
	rows := rowsOf(60, 20)
	rows[5].Block = true
	w, _ := write(t, sheet.Sheet{Widths: []float64{20}, Rows: rows})
	if d := cmp.Diff([]int{27, 53}, w.Sheets[0].Breaks); d != "" {
		t.Errorf("a page is not full: %s", d)
	}
	rows = rowsOf(60, 20)
	rows[20].Block = true
	w, _ = write(t, sheet.Sheet{Widths: []float64{20}, Rows: rows})
	if d := cmp.Diff([]int{21, 47}, w.Sheets[0].Breaks); d != "" {
		t.Errorf("a block begins at the bottom of a page: %s", d)
	}
}

func TestSpareRowsFillTheFirstPageOnly(t *testing.T) {
	write := func(used int) int {
		rows := rowsOf(used+50, 20)
		for i := used; i < len(rows); i++ {
			rows[i] = sheet.Row{MinHeight: 20, Spare: true, Cells: []sheet.Cell{{Style: 1, Across: 2}}}
		}
		w, _ := write(t, sheet.Sheet{Widths: []float64{10, 10}, Rows: rows})
		return len(w.Sheets[0].Heights) - used
	}
	if n := write(10); n < 10 || n > 20 {
		t.Errorf("%d spare rows below 10, of about 26 a page", n)
	}
	if n := write(40); n != 0 {
		t.Errorf("%d spare rows on the second page", n)
	}
}

func TestALabelOverRowsMakesThemTallEnough(t *testing.T) {
	w, _ := write(t, sheet.Sheet{Widths: []float64{3, 3}, Rows: []sheet.Row{
		{Cells: []sheet.Cell{{Text: strings.Repeat("mot ", 30), Style: 1, Down: 2}, cell("a")}},
		{Cells: []sheet.Cell{{}, cell("b")}},
	}})
	if sum := w.Sheets[0].Heights[1] + w.Sheets[0].Heights[2]; sum < 100 {
		t.Errorf("the label has %.0f points", sum)
	}
}
