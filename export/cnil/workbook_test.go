package cnil_test

import (
	"bytes"
	"flag"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"article30/export/cnil"
	"article30/export/extract"
	"article30/export/sheet/xlsxtest"
	"article30/register"
	"article30/register/check"
	"article30/register/lang"
)

var day = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

// failer is what testing.T, testing.B and rapid.T have in common here.
type failer interface {
	Helper()
	Fatal(args ...any)
}

func export(t failer, reg *register.Register, opts cnil.Options) (*xlsxtest.Workbook, cnil.Report) {
	t.Helper()
	opts.AsOf = day
	data, report, err := cnil.Workbook(reg, opts)
	if err != nil {
		t.Fatal(err)
	}
	w, err := xlsxtest.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return w, report
}

func TestEveryAnswerOfTheRegisterStandsInItsTwoWorkbooks(t *testing.T) {
	checkCostly(t, func(rt *rapid.T) {
		reg := randomRegister(rt)
		l := rapid.SampledFrom(lang.All[:]).Draw(rt, "language")
		var columns []string
		for _, part := range []cnil.Part{cnil.Controller, cnil.Processor} {
			w, _ := export(rt, reg, cnil.Options{Lang: l, Part: part})
			checkSound(rt, w)
			columns = append(columns, columnTexts(w)...)
		}
		for name, text := range texts(register.View{Register: reg, Lang: l, Today: day}) {
			if !contains(columns, xlsxtest.Shown(strings.TrimSpace(text))) {
				rt.Errorf("%s is lost: %.300q", name, text)
			}
		}
	})
}

// columnTexts joins the texts of each column of each sheet: a text that goes
// on in the next row is whole again.
func columnTexts(w *xlsxtest.Workbook) []string {
	var all []string
	for _, s := range w.Sheets {
		columns := map[string][]string{} // by letter, the texts of the rows
		for at, text := range s.Cells {
			column, row, err := excelize.SplitCellName(at)
			if err != nil {
				panic(err) // a mistake in the reader
			}
			if columns[column] == nil {
				columns[column] = make([]string, len(s.Heights)+1)
			}
			columns[column][row] = text
		}
		for _, texts := range columns {
			all = append(all, strings.Join(texts, ""))
		}
	}
	return all
}

// checkCostly checks a property that takes long on a fifth of the usual number
// of registers.
func checkCostly(t *testing.T, property func(*rapid.T)) {
	t.Helper()
	checks := flag.Lookup("rapid.checks").Value
	usual := checks.String()
	n, err := strconv.Atoi(usual)
	if err != nil {
		t.Fatal(err)
	}
	set := func(n string) {
		if err := checks.Set(n); err != nil {
			t.Fatal(err)
		}
	}
	set(strconv.Itoa(max(n/5, 1)))
	defer set(usual)
	rapid.Check(t, property)
}

func contains(columns []string, text string) bool {
	return slices.ContainsFunc(columns, func(c string) bool { return strings.Contains(c, text) })
}

// checkSound wants what no workbook of ours may lack.
func checkSound(t failer, w *xlsxtest.Workbook) {
	t.Helper()
	for i, s := range w.Sheets {
		if i > 0 && len(s.Numbers) > 0 {
			t.Fatal(s.Name, "numbers", s.Numbers)
		}
		if len(s.Formulas) > 0 || len(s.Unquoted) > 0 {
			t.Fatal(s.Name, "formulas", s.Formulas, "without quote prefix", s.Unquoted)
		}
		for _, l := range s.Links {
			name, quoted := strings.CutSuffix(strings.TrimPrefix(l.Location, "'"), "'!A1") // a name may hold "'!"
			if l.Target != "" || !quoted || w.Sheet(strings.ReplaceAll(name, "''", "'")) == nil {
				t.Fatal(s.Name, "link", l)
			}
		}
		if a, b, overlap := overlapping(s.Merges); overlap {
			t.Fatal(s.Name, "merges", a, b)
		}
		for row, height := range s.Heights {
			if height > 409 {
				t.Fatal(s.Name, "row", row, "height", height)
			}
		}
	}
}

func overlapping(merges []string) (a, b string, overlap bool) {
	taken := map[[2]int]string{}
	for _, m := range merges {
		from, to, _ := strings.Cut(m, ":")
		left, top, _ := excelize.CellNameToCoordinates(from)
		right, bottom, _ := excelize.CellNameToCoordinates(to)
		for row := top; row <= bottom; row++ {
			for column := left; column <= right; column++ {
				if other, ok := taken[[2]int{row, column}]; ok {
					return other, m, true
				}
				taken[[2]int{row, column}] = m
			}
		}
	}
	return "", "", false
}

func TestAnEmptyRegisterIsTheFormWithItsQuestions(t *testing.T) {
	w, _ := export(t, &register.Register{Organisation: &register.Organisation{}, Treatments: []*register.Treatment{{}}}, cnil.Options{})
	checkSound(t, w)
	fiche := w.Sheets[2]
	for _, at := range []string{"B4", "B5", "B10", "B11", "B13", "B14", "B17", "B25", "B44", "B48", "B54", "B59"} {
		if fiche.Cells[at] != "à compléter" {
			t.Errorf("%s holds %q", at, fiche.Cells[at])
		}
	}
}

func TestMoreThanTheFormHasRowsForGetsRows(t *testing.T) {
	const n = 120
	reg := bakery()
	treatment := *reg.Treatments[0]
	treatment.JointControllersNone = register.NoneOf{}
	for i := range n {
		id := register.Item{ID: register.ID(fmt.Sprint("n", i))}
		treatment.Purposes = append(treatment.Purposes, register.Purpose{Item: id, Text: fmt.Sprint("purpose ", i, ".")})
		treatment.Subjects = append(treatment.Subjects, register.Subject{Item: id, Category: "CLI", Detail: fmt.Sprint("subject ", i, ".")})
		treatment.Data = append(treatment.Data, register.Datum{Item: id, Category: "d1", Detail: fmt.Sprint("datum ", i, ".")})
		treatment.Recipients = append(treatment.Recipients, register.Use{Item: id, Recipient: "r3", Detail: fmt.Sprint("use ", i, ".")})
		treatment.Measures = append(treatment.Measures, "m1")
		treatment.JointControllers = append(treatment.JointControllers, register.JointController{Item: id, Contact: register.Contact{Body: fmt.Sprint("joint ", i, ".")}})
	}
	reg.Treatments = []*register.Treatment{&treatment}
	for i := range n {
		reg.Treatments = append(reg.Treatments, &register.Treatment{Head: head(register.ID(fmt.Sprint("t", i+10)), fmt.Sprint("T-", i+10), fmt.Sprint("treatment ", i, "."))})
	}
	w, report := export(t, reg, cnil.Options{})
	checkSound(t, w)
	if report.Treatments != n+1 || report.Replaced != 0 {
		t.Errorf("report %+v", report)
	}
	fiche := w.Sheets[2]
	written := columnTexts(&xlsxtest.Workbook{Sheets: w.Sheets[:3]})
	for i := range n {
		for _, kind := range []string{"purpose", "subject", "datum", "use", "joint", "treatment"} {
			if text := fmt.Sprint(kind, " ", i, "."); !contains(written, text) {
				t.Errorf("%q is lost", text)
			}
		}
	}
	counts := map[string]int{}
	number := regexp.MustCompile(` \d+$`)
	for at, text := range fiche.Cells {
		if strings.HasPrefix(at, "A") {
			counts[number.ReplaceAllString(text, "")]++
		}
	}
	for label, want := range map[string]int{
		"Sous-finalité": n + 1, "Catégorie de personnes": n + 3, "Destinataire": n + 3,
		"Mesure de sécurité": n + 2, "Organisme destinataire": n, "Responsable(s) conjoint(s)": n,
	} {
		if counts[label] != want {
			t.Errorf("%d rows %q, want %d", counts[label], label, want)
		}
	}
	for _, list := range fiche.Lists {
		if strings.Contains(list.Source, "$C$") && len(list.Cells) != n {
			t.Errorf("%d rows of transfers offer countries, want %d", len(list.Cells), n)
		}
	}
}

func TestALongTextGoesOnInTheNextRows(t *testing.T) {
	reg := bakery()
	treatment := *reg.Treatments[0]
	treatment.Purposes = []register.Purpose{{Text: strings.Repeat("un mot, puis un autre. ", 4000)}}
	reg.Treatments = []*register.Treatment{&treatment}
	w, report := export(t, reg, cnil.Options{})
	checkSound(t, w)
	if !contains(columnTexts(w), strings.TrimSpace(treatment.Purposes[0].Text)) {
		t.Error("the text is cut")
	}
	if len(report.Continued) != 2 { // in the list and in the fiche
		t.Errorf("continued: %v", report.Continued)
	}
	if got := w.Sheets[2].Cells["A18"]; got != "Finalité principale (suite)" {
		t.Errorf("the row below the purpose is labelled %q", got)
	}
}

func TestListAndFichesLeadToOneAnother(t *testing.T) {
	w, _ := export(t, bakery(), cnil.Options{})
	list := w.Sheets[1]
	for i, want := range []string{"'T-001 Gestion de la paie'!A1", "'T-002 Lettre d''information et p'!A1"} {
		if got := list.Links[i].Location; got != want {
			t.Errorf("row %d leads to %s, want %s", i, got, want)
		}
	}
	for _, s := range w.Sheets[2:5] {
		if s.Links[0].Location != "'"+list.Name+"'!A1" {
			t.Errorf("%s leads back to %s", s.Name, s.Links[0].Location)
		}
	}
}

func TestTheWorkbookSpeaksTheLanguageAsked(t *testing.T) {
	w, _ := export(t, bakery(), cnil.Options{Lang: lang.EN})
	fiche := w.Sheets[2]
	want := map[string]string{
		"A1": "Treatment record", "A3": "Description of the treatment", "A4": "Name of the treatment",
		"B4": "Gestion de la paie", "B6": "1 January 2019", "B7": "to be completed", "B11": "None: moins de 250 salariés, pas de suivi à grande échelle",
		"F10": "France", "A16": "Purpose(s) of the treatment", "B17": "Calculer et verser les rémunérations",
	}
	for at, text := range want {
		if fiche.Cells[at] != text {
			t.Errorf("%s holds %q, want %q", at, fiche.Cells[at], text)
		}
	}
}

func TestOnlyTheRecordsAskedForAreWritten(t *testing.T) {
	w, report := export(t, bakery(), cnil.Options{Options: extract.Options{Only: []string{"t-002"}}})
	var names []string
	for _, s := range w.Sheets {
		names = append(names, s.Name)
	}
	want := []string{
		"1_-_Page_de_garde", "2_-_Liste_des_traitements", "T-002 Lettre d'information et p",
		"Synthèse", "Destinataires", "Transferts hors UE", "Garanties", "Organisme", "5_-_Listes",
	}
	if d := cmp.Diff(want, names); d != "" {
		t.Error(d)
	}
	if report.Treatments != 1 || contains(columnTexts(w), "Cabinet Dupuis") {
		t.Errorf("too much was written: %+v", report)
	}
	if _, _, err := cnil.Workbook(bakery(), cnil.Options{Options: extract.Options{Only: []string{"T-999"}}}); err == nil {
		t.Error("an unknown reference passes")
	}
}

func TestTheSameRegisterGivesTheSameBytes(t *testing.T) {
	findings := check.Of(bakery(), "2026-11-22").Findings()
	workbook := func(part cnil.Part) []byte {
		data, _, err := cnil.Workbook(bakery(), cnil.Options{AsOf: day, Part: part, Findings: findings})
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	first := workbook(cnil.Controller)
	if !bytes.Equal(first, workbook(cnil.Controller)) || !bytes.Equal(workbook(cnil.Processor), workbook(cnil.Processor)) {
		t.Error("two exports differ")
	}
	w, err := xlsxtest.Read(first)
	if err != nil {
		t.Fatal(err)
	}
	core := string(w.Parts["docProps/core.xml"])
	for _, want := range []string{">Article 30<", ">2026-05-13T00:00:00Z<"} {
		if !strings.Contains(core, want) {
			t.Errorf("the properties lack %s: %s", want, core)
		}
	}
}

func TestDropDownsOfferEveryValueOfTheirVocabulary(t *testing.T) {
	w, _ := export(t, bakery(), cnil.Options{})
	values := w.Sheet("5_-_Listes")
	if !values.Hidden {
		t.Error("the sheet of lists is shown")
	}
	source := regexp.MustCompile(`^'5_-_Listes'!\$([A-Z])\$2:\$[A-Z]\$(\d+)$`)
	for _, list := range w.Sheets[2].Lists {
		m := source.FindStringSubmatch(list.Source)
		if m == nil {
			t.Errorf("a list takes its values from %s", list.Source)
			continue
		}
		last, _ := strconv.Atoi(m[2])
		if values.Cells[m[1]+m[2]] == "" || values.Cells[fmt.Sprint(m[1], last+1)] != "" {
			t.Errorf("%s does not end with the values", list.Source)
		}
	}
	if len(w.Sheets[2].Lists) != 5 {
		t.Errorf("%d lists", len(w.Sheets[2].Lists))
	}
}
