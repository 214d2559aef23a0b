package csv_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"article30/export/csv"
	"article30/export/sheet/xlsxtest"
	"article30/register"
	"article30/register/lang"
)

// formulas are texts that a spreadsheet might take for more.
var formulas = []string{
	"=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")", "=HYPERLINK(\"http://x\";\"y\")", "=cmd|'/C calc'!A0",
	"-2+3+cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", "\n=1+1", "\r\n=1+1", " =1+1", "\u00a0=1+1", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20x",
	"'=1+1", "\"=1+1", "a\";=1+1", "a;=1+1", "a\n=1+1", "a\"\r\n\"=1+1", "{=1}", "=IMPORTXML(\"http://x\",\"/\")", "\x00=1+1", "\ufeff=1+1",
}

// imports are how LibreOffice may be told to read a CSV: by default, and with
// formulas evaluated, which a user may ask for.
var imports = map[string]string{
	"semicolons":            "CSV:59,34,76,1",
	"formulas evaluated":    "CSV:59,34,76,1,,0,false,true,false,false,false,-1,true",
	"special numbers found": "CSV:59,34,76,1,,0,false,true",
}

func TestLibreOfficeTakesNoTextForAFormula(t *testing.T) {
	office := xlsxtest.LibreOffice(t)
	r := register.New("Atelier", lang.EN)
	for _, s := range formulas {
		r.Treatments = append(r.Treatments, &register.Treatment{Head: register.Head{Item: register.Item{ID: register.NewID()}, Name: s}, Notes: s})
	}
	content := csv.Write(register.View{Register: r, Lang: lang.EN}, whole(t, r))
	for name, filter := range imports {
		dir := t.TempDir()
		path := filepath.Join(dir, "r.csv")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--infilter="+filter, "--convert-to", "xlsx", "--outdir", dir, path)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		read := cells(t, filepath.Join(dir, "r.xlsx"))
		for _, text := range formulas {
			if want := csvText(csv.Cell(text)); !read[want] {
				t.Errorf("%s: %q reads otherwise than %q", name, text, want)
			}
		}
	}
}

// cells returns the texts of a workbook and fails on a formula.
func cells(t *testing.T, path string) map[string]bool {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]bool{}
	for i, row := range rows {
		for k, text := range row {
			texts[text] = true
			at, _ := excelize.CoordinatesToCellName(k+1, i+1)
			if formula, err := f.GetCellFormula(f.GetSheetName(0), at); err != nil || formula != "" {
				t.Errorf("%s holds the formula %q (%v)", at, formula, err)
			}
		}
	}
	return texts
}
