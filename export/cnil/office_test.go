package cnil_test

import (
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"article30/export/cnil"
	"article30/export/sheet/xlsxtest"
	"article30/register"
	"article30/register/registertest"
)

// everySheet is the LibreOffice filter that writes a CSV for each visible
// sheet, with the values of cells and not their formulas.
const everySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"

// convert has LibreOffice convert workbooks, named in books, in a profile of
// its own. It returns the folder where the results stand.
func convert(t *testing.T, office, filter string, books map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", filter, "--outdir", dir}
	for _, name := range slices.Sorted(maps.Keys(books)) {
		path := filepath.Join(dir, name+".xlsx")
		if err := os.WriteFile(path, books[name], 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return dir
}

func workbook(t *testing.T, reg *register.Register, opts cnil.Options) []byte {
	t.Helper()
	opts.AsOf = day
	data, _, err := cnil.Workbook(reg, opts)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestLibreOfficeReadsTheSameTexts(t *testing.T) {
	office := xlsxtest.LibreOffice(t)
	workbooks := map[string][]byte{"bakery": workbook(t, bakery(), cnil.Options{})}
	for _, name := range []string{"kleep", "back-office-pro", "clustdoc"} {
		content, err := os.ReadFile("../../testdata/registers/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		reg, err := register.Decode(content)
		if err != nil {
			t.Fatal(err)
		}
		workbooks[name] = workbook(t, reg, cnil.Options{Lang: reg.TextLanguage()})
	}
	dir := convert(t, office, everySheet, workbooks)
	for name, data := range workbooks {
		compareCells(t, data, dir, name)
	}
}

// compareCells wants each cell of a workbook in the CSV of its sheet. It
// returns the sheets as LibreOffice read them.
func compareCells(t *testing.T, data []byte, dir, name string) *xlsxtest.Workbook {
	t.Helper()
	w, err := xlsxtest.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	checkSound(t, w)
	read := &xlsxtest.Workbook{}
	for _, s := range w.Sheets {
		if s.Hidden {
			continue // LibreOffice writes visible sheets only
		}
		cells := readCSV(t, filepath.Join(dir, name+"-"+s.Name+".csv"))
		for at, want := range s.Cells {
			if cells[at] != want {
				t.Errorf("%s, sheet %q, %s: LibreOffice reads %.200q, want %.200q", name, s.Name, at, cells[at], want)
			}
		}
		read.Sheets = append(read.Sheets, &xlsxtest.Sheet{Name: s.Name, Cells: cells, Heights: s.Heights})
	}
	return read
}

func readCSV(t *testing.T, path string) map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	cells := map[string]string{}
	for i, row := range rows {
		for k, text := range row {
			at, _ := excelize.CoordinatesToCellName(k+1, i+1)
			cells[at] = text
		}
	}
	return cells
}

func TestLibreOfficePrintsTheWorkbook(t *testing.T) {
	office := xlsxtest.LibreOffice(t)
	dir := convert(t, office, "pdf", map[string][]byte{"r": workbook(t, bakery(), cnil.Options{})})
	pdf, err := os.ReadFile(filepath.Join(dir, "r.pdf"))
	if err != nil || !strings.HasPrefix(string(pdf), "%PDF") {
		t.Errorf("no PDF came out: %v", err)
	}
}

// large is a register far beyond what the form foresaw: 300 treatments with 17
// recipients each, and texts of 17,000 characters.
func large() *register.Register {
	reg := registertest.Large(300)
	for i, treatment := range reg.Treatments {
		long := func(of string) string {
			var b strings.Builder
			for k := 0; b.Len() < 17_000; k++ {
				fmt.Fprintf(&b, "%s %d.%d ", of, i, k)
			}
			return strings.TrimSpace(b.String())
		}
		treatment.Purposes[0].Text, treatment.Notes = long("finalité"), long("note")
		treatment.Recipients = nil
		for k := range 17 {
			treatment.Recipients = append(treatment.Recipients, register.Use{
				Item:      register.Item{ID: register.ID(fmt.Sprintf("use-%d-%d", i, k))},
				Recipient: reg.Recipients[(i+k)%len(reg.Recipients)].ID, Detail: fmt.Sprintf("usage %d.%d", i, k),
			})
		}
	}
	return reg
}

func TestLibreOfficeFindsEveryValueOfALargeRegister(t *testing.T) {
	office := xlsxtest.LibreOffice(t)
	reg := large()
	data := workbook(t, reg, cnil.Options{})
	read := compareCells(t, data, convert(t, office, everySheet, map[string][]byte{"r": data}), "r")

	all := columnTexts(read)
	own := map[string][]string{} // of each fiche
	for i, treatment := range reg.Treatments {
		s := read.Sheets[2+i]
		if !strings.HasPrefix(s.Name, treatment.Reference+" ") {
			t.Fatalf("sheet %q is not that of %s", s.Name, treatment.Reference)
		}
		own[fmt.Sprintf("treatments[%d]", i)] = columnTexts(&xlsxtest.Workbook{Sheets: []*xlsxtest.Sheet{s}})
	}
	values := texts(register.View{Register: reg, Today: day})
	if len(values) < 300*100 {
		t.Errorf("the register has no more than %d values", len(values))
	}
	for name, text := range values {
		record, _, _ := strings.Cut(name, ".")
		if text = xlsxtest.Shown(strings.TrimSpace(text)); !contains(own[record], text) && !contains(all, text) {
			t.Errorf("%s is lost: %.200q", name, text)
		}
	}
}

// whole is a register of which each text is the same.
func whole(text string) *register.Register {
	reg := answered()
	for _, c := range register.Collections {
		for _, rec := range c.All(reg) {
			c.Table.Walk(rec, func(_ string, f *register.Field, holder any) {
				if s, ok := f.Address(holder).(*string); ok {
					*s = text
				}
			})
		}
	}
	return reg
}

// answered is a register without an unanswered field, made once: to draw it
// takes longer than to write it.
var answered = sync.OnceValue(func() *register.Register {
	return rapid.Custom(func(t *rapid.T) *register.Register { return registertest.Whole(t, rapid.Just("text")) }).Example(0)
})

// parts names the two workbooks of a register.
var parts = map[string]cnil.Part{"c": cnil.Controller, "p": cnil.Processor}

func TestNoTextOfAnyFieldIsAFormula(t *testing.T) {
	for _, text := range xlsxtest.Formulas {
		for _, part := range parts {
			w, _ := export(t, whole(text), cnil.Options{Part: part})
			checkSound(t, w)
			if shown := xlsxtest.Shown(strings.TrimSpace(text)); !contains(columnTexts(w), shown) {
				t.Errorf("%q is lost", text)
			}
		}
	}
}

func TestLibreOfficeTakesNoTextOfAnyFieldForAFormula(t *testing.T) {
	office := xlsxtest.LibreOffice(t)
	books := map[string][]byte{}
	for i, text := range xlsxtest.Formulas {
		for name, part := range parts {
			books[fmt.Sprint(i, name)] = workbook(t, whole(text), cnil.Options{Part: part})
		}
	}
	dir := convert(t, office, everySheet, books)
	for name, data := range books {
		compareCells(t, data, dir, name) // a formula would leave what it came to
	}
}
