package sheet_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/cases"
	"pgregory.net/rapid"

	"article30/export/sheet"
	"article30/export/sheet/xlsxtest"
)

var look = []sheet.Style{{Font: "Georgia", Size: 10, Colour: "1F4E78", Fill: "DDEBF7", Border: "FFFFFF"}}

// write returns a one-sheet book as an independent reader sees it.
func write(t testing.TB, s sheet.Sheet) (*xlsxtest.Workbook, sheet.Report) {
	t.Helper()
	b := sheet.Book{Styles: look}
	b.Add("S", func() sheet.Sheet { return s })
	data, report, err := b.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	w, err := xlsxtest.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return w, report
}

func cell(text string) sheet.Cell { return sheet.Cell{Text: text, Style: 1} }

func TestFormulasStayText(t *testing.T) {
	var rows []sheet.Row
	for _, p := range xlsxtest.Formulas {
		rows = append(rows, sheet.Row{Cells: []sheet.Cell{cell(p)}})
	}
	w, _ := write(t, sheet.Sheet{Widths: []float64{8}, Rows: rows})
	s := w.Sheets[0]
	if len(s.Formulas) > 0 || len(s.Unquoted) > 0 || len(s.Cells) != len(xlsxtest.Formulas) {
		t.Errorf("formulas %v, without quote prefix %v, %d texts of %d", s.Formulas, s.Unquoted, len(s.Cells), len(xlsxtest.Formulas))
	}
	if bytes.Contains(w.Parts["xl/worksheets/sheet1.xml"], []byte("<f>")) {
		t.Error("a formula was written")
	}
	if got := s.Cells["A1"]; got != "=1+1" {
		t.Errorf("A1 reads %q", got)
	}
}

func TestTextsReadBackWhole(t *testing.T) {
	hostile := rapid.OneOf(
		rapid.String(),
		rapid.StringOf(rapid.SampledFrom([]rune("_x00Dd4189AF5 \n\t é\U0001F600\u0301<>&\"'"))),
		rapid.Just(strings.Repeat("long mot ", 9000)),
		rapid.Just(strings.Repeat("\U0001F600", 20000)),
		rapid.Just(strings.Repeat("e\u0301", 40000)),
	)
	rapid.Check(t, func(rt *rapid.T) {
		want := hostile.Draw(rt, "text")
		other := hostile.Draw(rt, "other")
		w, _ := write(t, sheet.Sheet{Widths: []float64{5, 3}, Rows: []sheet.Row{
			{Cells: []sheet.Cell{cell(want), cell(other)}},
		}})
		column := map[byte]*strings.Builder{'A': {}, 'B': {}}
		for row := 1; row <= len(w.Sheets[0].Heights); row++ {
			if h := w.Sheets[0].Heights[row]; h > 409 {
				rt.Fatalf("row %d is %.0f points tall", row, h)
			}
			for letter, b := range column {
				at, _ := excelize.CoordinatesToCellName(int(letter-'A')+1, row)
				piece := w.Sheets[0].Cells[at]
				if n := len(utf16.Encode([]rune(piece))); n > 32767 {
					rt.Fatalf("%s holds %d units", at, n)
				}
				b.WriteString(piece)
			}
		}
		if got := column['A'].String(); got != xlsxtest.Shown(want) {
			rt.Errorf("read %.200q, want %.200q", got, xlsxtest.Shown(want))
		}
		if got := column['B'].String(); got != xlsxtest.Shown(other) {
			rt.Errorf("read %.200q, want %.200q", got, xlsxtest.Shown(other))
		}
	})
}

func TestReplacedAndContinuedAreReported(t *testing.T) {
	_, report := write(t, sheet.Sheet{Widths: []float64{5}, Rows: []sheet.Row{
		{Cells: []sheet.Cell{cell("a\x00b\x1bc\xff")}},
		{Cells: []sheet.Cell{cell(strings.Repeat("mot ", 10000))}},
	}})
	want := sheet.Report{Replaced: 3, Continued: []sheet.Place{{Sheet: "S", Cell: "A2"}}}
	if d := cmp.Diff(want, report); d != "" {
		t.Error(d)
	}
}

func TestWhatGoesOnIsNamedByItsRowOrByTheHeadAboveIt(t *testing.T) {
	long := strings.Repeat("mot ", 10000)
	row := func(of string, texts ...string) sheet.Row {
		r := sheet.Row{Of: of}
		for _, text := range texts {
			r.Cells = append(r.Cells, cell(text))
		}
		return r
	}
	across := row("", "", "Finalité")
	across.Cells[1].Across = 2
	for name, c := range map[string]struct {
		sheet sheet.Sheet
		want  []sheet.Place
	}{
		"a form": {
			sheet.Sheet{Of: "T-001", Rows: []sheet.Row{row("", "Titre"), row("", "Finalité", "", long)}, HeadFirst: 1, HeadLast: 1},
			[]sheet.Place{{Sheet: "S", Cell: "C2", Of: "T-001", Label: "Finalité"}},
		},
		"a form, in the place of a label": {
			sheet.Sheet{Of: "T-001", Rows: []sheet.Row{row("", long)}}, []sheet.Place{{Sheet: "S", Cell: "A1", Of: "T-001"}},
		},
		"a table": {
			sheet.Sheet{Rows: []sheet.Row{across, row("", "Nom", "", "", "Note"), row("R-001", "Un", "", long, long)}, HeadFirst: 1, HeadLast: 2},
			[]sheet.Place{{Sheet: "S", Cell: "C3", Of: "R-001", Label: "Finalité"}, {Sheet: "S", Cell: "D3", Of: "R-001", Label: "Note"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c.sheet.Widths = []float64{5, 5, 5, 5}
			_, report := write(t, c.sheet)
			if d := cmp.Diff(c.want, report.Continued); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestNamesAreValidAndDifferent(t *testing.T) {
	title := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"", " ", "History", "history", "'a'", "a:b", "[x]", "Paie", "PAIE", "paie", "e\u0301", "é",
		strings.Repeat("\U0001F600", 20), strings.Repeat("x", 40), "\x1b[2J", "a\nb", "\u202eab", "straße", "STRASSE",
	}))
	rapid.Check(t, func(rt *rapid.T) {
		titles := rapid.SliceOfN(title, 1, 40).Draw(rt, "titles")
		names := sheet.Names(titles)
		seen := map[string]bool{}
		f := excelize.NewFile()
		defer f.Close()
		for _, name := range names {
			if key := cases.Fold().String(name); seen[key] {
				rt.Fatalf("%q stands twice in %q", name, names)
			} else {
				seen[key] = true
			}
			if _, err := f.NewSheet(name); err != nil {
				rt.Fatalf("%q: %v", name, err)
			}
			if strings.EqualFold(name, "History") || strings.TrimSpace(name) != name || strings.ContainsAny(name, "\n\x1b\u202e") {
				rt.Fatalf("%q is no name for a sheet", name)
			}
		}
	})
}

func TestMergesGrowWithContinuedRows(t *testing.T) {
	long := strings.Repeat("mot ", 3000)
	w, _ := write(t, sheet.Sheet{Widths: []float64{3, 3, 3}, Rows: []sheet.Row{
		{Cells: []sheet.Cell{{Text: "label", Style: 1, Down: 2}, {Text: long, Style: 1, Across: 2, Again: "…"}}},
		{Cells: []sheet.Cell{{}, {Text: "after", Style: 1, Across: 2}}},
	}})
	s := w.Sheets[0]
	last := len(s.Heights)
	if last < 4 {
		t.Fatalf("the long text fills %d rows", last)
	}
	at, _ := excelize.CoordinatesToCellName(1, last)
	if s.Merges[0] != "A1:"+at {
		t.Errorf("the label covers %s, want A1:%s", s.Merges[0], at)
	}
	if len(s.Merges) != 1+last {
		t.Errorf("%d merges for %d rows", len(s.Merges), last)
	}
}

func TestManySheetsFitTogetherAndTheSameBytesComeTwice(t *testing.T) {
	const n = 60 // more than two chunks
	build := func() []byte {
		var titles []string
		for range n {
			titles = append(titles, "fiche")
		}
		names := sheet.Names(titles)
		b := sheet.Book{Styles: look, Props: sheet.Props{Title: "R & S", Company: "É", Date: "2026-02-03"}}
		for i, name := range names {
			b.Add(name, func() sheet.Sheet {
				return sheet.Sheet{
					Widths: []float64{5, 5}, HeadFirst: 1, HeadLast: 1, Frozen: 1,
					Rows: []sheet.Row{{Cells: []sheet.Cell{
						{Text: name, Style: 1, Note: "note of " + name, Link: names[n-1-i]},
						{Text: "v", Style: 1, List: sheet.Range(names[0], "A", 1, 2), Strict: true},
					}}},
				}
			})
		}
		data, _, err := b.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	data := build()
	if !bytes.Equal(data, build()) {
		t.Error("two writings differ")
	}
	w, err := xlsxtest.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Sheets) != n {
		t.Fatalf("%d sheets", len(w.Sheets))
	}
	for _, s := range w.Sheets {
		if s.Cells["A1"] != s.Name || s.Notes["A1"] != "note of "+s.Name {
			t.Errorf("sheet %q holds %q with the note %q", s.Name, s.Cells["A1"], s.Notes["A1"])
		}
		if len(s.Links) != 1 || s.Links[0].Target != "" || len(s.Lists) != 1 || !s.Lists[0].Strict {
			t.Errorf("sheet %q: links %v, lists %v", s.Name, s.Links, s.Lists)
		}
	}
	selected := 0
	for name, part := range w.Parts {
		if strings.HasPrefix(name, "xl/worksheets/sheet") && bytes.Contains(part, []byte("tabSelected")) {
			selected++
		}
	}
	if selected != 1 {
		t.Errorf("%d sheets are selected: they would be edited together", selected)
	}
	if _, err := excelize.OpenReader(bytes.NewReader(data)); err != nil {
		t.Error(err)
	}
}

func TestOnlyWhatThisProgramWroteIsOurs(t *testing.T) {
	b := sheet.Book{Styles: look}
	b.Add("S", func() sheet.Sheet { return sheet.Sheet{} })
	data, _, err := b.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	ours := filepath.Join(dir, "ours.xlsx")
	if err := os.WriteFile(ours, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if !sheet.IsOurs(ours) {
		t.Error("our own workbook is not recognised")
	}
	edited := filepath.Join(dir, "edited.xlsx")
	f, err := excelize.OpenFile(ours)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetDocProps(&excelize.DocProperties{LastModifiedBy: "Jeanne"}); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveAs(edited); err != nil {
		t.Fatal(err)
	}
	text := filepath.Join(dir, "text.xlsx")
	if err := os.WriteFile(text, []byte("Article 30"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{edited, text, filepath.Join(dir, "absent.xlsx")} {
		if sheet.IsOurs(path) {
			t.Errorf("%s passes for ours", filepath.Base(path))
		}
	}
}

func TestRowsAreTallEnoughForTheirText(t *testing.T) {
	const widthCm, size = 8.0, 10.0
	rapid.Check(t, func(rt *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zA-Zéà]{1,25}`), 1, 400).Draw(rt, "words")
		breaks := rapid.IntRange(0, 40).Draw(rt, "breaks")
		text := strings.Join(words, " ") + strings.Repeat("\nfin", breaks)
		w, _ := write(t, sheet.Sheet{Widths: []float64{widthCm}, Rows: []sheet.Row{{Cells: []sheet.Cell{cell(text)}}}})
		total := 0.0
		for _, h := range w.Sheets[0].Heights {
			total += h
		}
		// No serif letter of Georgia's advances less than half an em on
		// average, and no line is lower than its font.
		const perLine = widthCm * 72 / 2.54 / (size / 2)
		lines := float64(len(strings.Join(words, " ")))/perLine + float64(breaks)
		if total < lines*size {
			rt.Errorf("%.0f points for at least %.1f lines", total, lines)
		}
	})
}
