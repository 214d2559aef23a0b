package export_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"article30/export"
	"article30/export/cnil"
	"article30/export/sheet"
	"article30/register/lang"
	"article30/register/registertest"
)

var options = export.Options{Options: cnil.Options{Lang: lang.FR, AsOf: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}}

func TestTheWorkbookStandsBesideTheRegister(t *testing.T) {
	for register, want := range map[string]string{
		"registre.json": "registre.xlsx", "a.b/acme.json": "a.b/acme.xlsx", "registre.json.age": "registre.xlsx", "registre": "registre.xlsx",
	} {
		if got := export.DefaultPath(register); got != want {
			t.Errorf("%s goes to %s, want %s", register, got, want)
		}
	}
}

func TestAWorkbookOfOursIsReplacedAndAnyOtherFileIsNot(t *testing.T) {
	reg := registertest.Large(2)
	path := filepath.Join(t.TempDir(), "registre.xlsx")
	for range 2 { // the second replaces the first
		report, err := export.Workbook(reg, path, options)
		if err != nil {
			t.Fatal(err)
		}
		if report.Path != path || !sheet.IsOurs(path) {
			t.Fatalf("report names %q", report.Path)
		}
	}
	const theirs = "someone's notes"
	if err := os.WriteFile(path, []byte(theirs), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := export.Workbook(reg, path, options); !errors.Is(err, export.ErrForeign) {
		t.Fatalf("error is %v", err)
	}
	if now, _ := os.ReadFile(path); string(now) != theirs {
		t.Fatal("another program's file was overwritten")
	}
	forced := options
	forced.Force = true
	if _, err := export.Workbook(reg, path, forced); err != nil || !sheet.IsOurs(path) {
		t.Fatalf("not replaced when confirmed: %v", err)
	}
}

func TestTheReportCountsInBothLanguages(t *testing.T) {
	report := export.Report{Report: cnil.Report{Treatments: 1, Activities: 2, Report: sheet.Report{Replaced: 3}}, Path: "/x/registre.xlsx"}
	for l, want := range map[lang.Lang][2]string{
		lang.FR: {"/x/registre.xlsx (1 traitement, 2 activités de sous-traitance)", "3 caractères"},
		lang.EN: {"/x/registre.xlsx (1 treatment, 2 processor activities)", "3 characters"},
	} {
		lines := report.Lines(l)
		if len(lines) != 2 || lines[0] != want[0] || !strings.HasPrefix(lines[1], want[1]) {
			t.Errorf("%v: %q", l, lines)
		}
	}
}
