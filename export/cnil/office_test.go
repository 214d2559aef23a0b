package cnil_test

import (
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"article30/export/cnil"
	"article30/export/sheet/xlsxtest"
)

// convert has LibreOffice convert a workbook, with a profile of its own.
func convert(t *testing.T, path, filter string) {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil && os.Getenv("ARTICLE30_OFFICE") == "required" {
		t.Fatal(err)
	}
	if err != nil || testing.Short() {
		t.Skip("LibreOffice is not here, or the tests are to be short")
	}
	dir := filepath.Dir(path)
	cmd := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", filter, "--outdir", dir, path)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

func TestLibreOfficeReadsTheSameTexts(t *testing.T) {
	data, _, err := cnil.Workbook(bakery(), cnil.Options{AsOf: day})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "r.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	convert(t, path, `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1`)
	w, err := xlsxtest.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range w.Sheets {
		if s.Hidden {
			continue // LibreOffice writes visible sheets only
		}
		files, err := filepath.Glob(filepath.Join(dir, "r-"+globbed(s.Name)+".csv"))
		if err != nil || len(files) != 1 {
			t.Errorf("sheet %q was not converted (%v, %v)", s.Name, files, err)
			continue
		}
		read := readCSV(t, files[0])
		for at, want := range s.Cells {
			if read[at] != want {
				t.Errorf("%s!%s: LibreOffice reads %q, want %q", s.Name, at, read[at], want)
			}
		}
	}
}

func globbed(name string) string {
	return strings.NewReplacer("[", "?", "]", "?", "*", "?").Replace(name)
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
	data, _, err := cnil.Workbook(bakery(), cnil.Options{AsOf: day})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "r.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	convert(t, path, "pdf")
	pdf, err := os.ReadFile(strings.TrimSuffix(path, ".xlsx") + ".pdf")
	if err != nil || !strings.HasPrefix(string(pdf), "%PDF") {
		t.Errorf("no PDF came out: %v", err)
	}
}
