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
	"article30/export/extract"
	"article30/export/sheet"
	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
)

var xlsx = export.Forms[0]

var options = export.Options{Options: cnil.Options{Lang: lang.FR, AsOf: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}}

func TestADocumentStandsBesideTheRegister(t *testing.T) {
	for _, c := range []struct {
		register, form, want string
		change               func(*export.Options)
	}{
		{"registre.json", "xlsx", "registre.xlsx", nil}, {"a.b/acme.json", "xlsx", "a.b/acme.xlsx", nil},
		{"registre.json.age", "xlsx", "registre.xlsx", nil}, {"registre", "csv", "registre.csv", nil},
		{"registre.json", "json", "registre-export.json", nil}, {"registre.json", "html", "registre.html", nil},
		{"registre.json", "html", "registre-information.html", func(o *export.Options) { o.Notice = true }},
		{"registre.json", "xlsx", "registre-article30.xlsx", func(o *export.Options) { o.Profile = extract.Article30 }},
		{"registre.json", "xlsx", "registre-sous-traitant.xlsx", func(o *export.Options) { o.Client = "Éole" }},
	} {
		form, ok := export.FindForm(c.form)
		if !ok {
			t.Fatalf("no form %q", c.form)
		}
		o := options
		if c.change != nil {
			c.change(&o)
		}
		if got := export.DefaultPath(c.register, form, o); got != c.want {
			t.Errorf("%s goes to %s, want %s", c.register, got, c.want)
		}
	}
}

// Every form is written whole, and what this program wrote and nobody changed is
// replaced where the form shows it.
func TestEachFormIsWrittenAndKeepsWhatIsNotOurs(t *testing.T) {
	for _, form := range export.Forms {
		path := filepath.Join(t.TempDir(), "registre"+form.Ext)
		report, err := export.Write(both(), path, form, options)
		if err != nil || len(report.Files) == 0 {
			t.Fatalf("%s: %+v, %v", form.Key, report, err)
		}
		first, err := os.ReadFile(path)
		if err != nil || len(first) == 0 {
			t.Fatalf("%s: %v", form.Key, err)
		}
		shows := form.Key != "csv" && form.Key != "json"
		if _, err := export.Write(both(), path, form, options); (err == nil) != shows {
			t.Errorf("%s: written again: %v", form.Key, err)
		}
		if again, _ := os.ReadFile(path); string(again) != string(first) {
			t.Errorf("%s: the same register gives other bytes", form.Key)
		}
		if err := os.WriteFile(path, append(first, '!'), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := export.Write(both(), path, form, options); !errors.Is(err, export.ErrForeign) && form.Key != "xlsx" {
			t.Errorf("%s: what somebody changed was replaced: %v", form.Key, err)
		}
	}
}

func TestTheNoticeIsAPage(t *testing.T) {
	o := options
	o.Notice = true
	for _, form := range export.Forms {
		if !form.Page {
			continue
		}
		path := filepath.Join(t.TempDir(), "notice"+form.Ext)
		report, err := export.Write(registertest.Large(3), path, form, o)
		if err != nil || len(report.Files) != 1 {
			t.Fatalf("%s: %+v, %v", form.Key, report, err)
		}
		if content, _ := os.ReadFile(path); !strings.Contains(string(content), "Vos droits") {
			t.Errorf("%s: the rights are missing", form.Key)
		}
	}
}

func TestAWorkbookOfOursIsReplacedAndAnyOtherFileIsNot(t *testing.T) {
	reg := registertest.Large(2)
	path := filepath.Join(t.TempDir(), "registre.xlsx")
	for range 2 { // the second replaces the first
		report, err := export.Write(reg, path, xlsx, options)
		if err != nil {
			t.Fatal(err)
		}
		if len(report.Files) != 1 || report.Files[0].Path != path || !sheet.IsOurs(path) {
			t.Fatalf("report names %+v", report.Files)
		}
	}
	const theirs = "someone's notes"
	if err := os.WriteFile(path, []byte(theirs), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := export.Write(reg, path, xlsx, options); !errors.Is(err, export.ErrForeign) {
		t.Fatalf("error is %v", err)
	}
	if now, _ := os.ReadFile(path); string(now) != theirs {
		t.Fatal("another program's file was overwritten")
	}
	forced := options
	forced.Force = true
	if _, err := export.Write(reg, path, xlsx, forced); err != nil || !sheet.IsOurs(path) {
		t.Fatalf("not replaced when confirmed: %v", err)
	}
}

// both returns the register of an organisation that is controller and processor.
func both() *register.Register {
	reg := registertest.Large(1)
	c := register.CollectionOf("processor_activities")
	a := c.Table.New().(*register.ProcessorActivity)
	a.Reference, a.Name = "P-001", "Hébergement"
	a.Clients = []register.Client{{Item: register.Item{ID: "k1"}, Contact: register.Contact{Body: "Société Éole"}}}
	return c.With(reg, []register.Record{a})
}

func TestAnOrganisationWithBothRolesGetsTwoWorkbooks(t *testing.T) {
	for l, suffix := range map[lang.Lang]string{lang.FR: "-sous-traitant", lang.EN: "-processor"} {
		path := filepath.Join(t.TempDir(), "registre.xlsx")
		o := options
		o.Lang = l
		report, err := export.Write(both(), path, xlsx, o)
		if err != nil {
			t.Fatal(err)
		}
		second := filepath.Join(filepath.Dir(path), "registre"+suffix+".xlsx")
		if len(report.Files) != 2 || report.Files[0].Path != path || report.Files[1].Path != second {
			t.Fatalf("report names %+v", report.Files)
		}
		if a, b := report.Files[0].Held, report.Files[1].Held; a.EN != "1 treatment" || b.EN != "1 processor activity" {
			t.Errorf("counts %+v", report.Files)
		}
		if !sheet.IsOurs(path) || !sheet.IsOurs(second) {
			t.Error("a workbook is missing")
		}
	}
}

func TestOneRegisterAskedForStandsAtThePathItself(t *testing.T) {
	for name, c := range map[string]struct {
		reg  *register.Register
		only []string
		who  string
		held string
	}{
		"nothing yet":       {reg: registertest.Large(0), held: "treatment"},
		"treatments":        {reg: registertest.Large(1), held: "treatment"},
		"an activity alone": {reg: both(), only: []string{"P-001"}, held: "processor activit"},
		"a treatment alone": {reg: both(), only: []string{"T-001"}, held: "treatment"},
		"a client":          {reg: both(), who: "societe eole", held: "processor activit"},
	} {
		path := filepath.Join(t.TempDir(), "registre.xlsx")
		o := options
		o.Only, o.Client = c.only, c.who
		report, err := export.Write(c.reg, path, xlsx, o)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(report.Files) != 1 || report.Files[0].Path != path || !strings.Contains(report.Files[0].Held.EN, c.held) {
			t.Errorf("%s: report %+v", name, report.Files)
		}
		if files, _ := os.ReadDir(filepath.Dir(path)); len(files) != 1 {
			t.Errorf("%s: %d files were written", name, len(files))
		}
	}
}

func TestNothingIsWrittenWhenOneOfTwoWorkbooksIsRefused(t *testing.T) {
	const theirs = "someone's notes"
	for _, folder := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "registre.xlsx")
		second := export.ProcessorPath(path, lang.FR)
		var err error
		if folder {
			err = os.Mkdir(second, 0o700)
		} else {
			err = os.WriteFile(second, []byte(theirs), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		report, err := export.Write(both(), path, xlsx, options)
		if err == nil || len(report.Files) != 0 || errors.Is(err, export.ErrForeign) == folder {
			t.Errorf("error is %v, report %+v", err, report)
		}
		if files, _ := os.ReadDir(filepath.Dir(path)); len(files) != 1 {
			t.Errorf("%d files stand in the folder", len(files))
		}
		if now, _ := os.ReadFile(second); !folder && string(now) != theirs {
			t.Error("another program's file was overwritten")
		}
	}
}

func TestTheReportCountsInBothLanguages(t *testing.T) {
	reg := both()
	gone := register.CollectionOf("treatments").Table.Clone(reg.Treatments[0]).(*register.Treatment)
	gone.ID, gone.Reference, gone.Status = "gone", "T-900", register.Ended
	gone.Name = "x\u0007"
	reg.Treatments = append(reg.Treatments, gone)
	for l, want := range map[lang.Lang][]string{
		lang.FR: {"(2 traitements)", "caractères qu'un tableur", "(1 activité de sous-traitance)"},
		lang.EN: {"(2 treatments)", "characters that a spreadsheet", "(1 processor activity)"},
	} {
		o := options
		o.Lang = l
		report, err := export.Write(reg, filepath.Join(t.TempDir(), "r.xlsx"), xlsx, o)
		if err != nil {
			t.Fatal(err)
		}
		told := strings.Join(report.Lines(l), "\n")
		for _, words := range want {
			if !strings.Contains(told, words) {
				t.Errorf("%v: %q is not in %q", l, words, told)
			}
		}
	}
}

func TestTheReportNamesTheTextsThatGoOnBelow(t *testing.T) {
	long := strings.Repeat("un mot, puis un autre. ", 4000)
	for _, c := range []struct {
		lang lang.Lang
		fill func(*register.Register)
		want string
	}{
		{
			lang.FR, func(r *register.Register) { r.Treatments[0].Notes = long },
			"1 texte trop long pour une cellule continue dans les lignes suivantes\u00a0: T-001 «\u00a0Notes\u00a0»",
		},
		{
			lang.EN, func(r *register.Register) { r.Treatments[0].Notes = long },
			`1 text too long for a cell goes on in the rows below: T-001 "Notes"`,
		},
		{
			lang.EN, func(r *register.Register) {
				r.Treatments[0].Notes, r.Treatments[0].Information, r.Treatments[0].Purposes[0].Text = long, long, long
				r.Recipients[0].Service = long
			},
			`texts too long for a cell go on in the rows below: T-001 "Purpose of the treatment", T-001 "Main purpose", T-001 "`,
		},
	} {
		reg := both()
		c.fill(reg)
		o := options
		o.Lang = c.lang
		report, err := export.Write(reg, filepath.Join(t.TempDir(), "r.xlsx"), xlsx, o)
		if err != nil {
			t.Fatal(err)
		}
		if told := strings.Join(report.Lines(c.lang), "\n"); !strings.Contains(told, c.want) {
			t.Errorf("%q is not in %q", c.want, told)
		}
	}
}
