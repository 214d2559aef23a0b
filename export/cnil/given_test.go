package cnil_test

import (
	"strings"
	"testing"

	"article30/export/cnil"
	"article30/export/extract"
	"article30/export/sheet/xlsxtest"
	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/register/template"

	"pgregory.net/rapid"
)

// No guess of a template leaves as a fact: each says that it is to be
// confirmed, until somebody does.
func TestWhatATemplateGaveSaysSoInTheWorkbook(t *testing.T) {
	checkCostly(t, func(t *rapid.T) {
		reg := registertest.Whole(t, rapid.StringMatching(`[a-z]{3,9} [a-z]{3,9}`))
		c := register.CollectionOf("treatments")
		rec := c.Table.Clone(reg.Treatments[0]).(*register.Treatment)
		rec.Origin, rec.Confirmations = register.Origin{}, nil
		c.Table.MarkGiven(rec, "T01")
		reg = c.With(reg, []register.Record{rec})
		open := len(c.Table.Unconfirmed(rec))

		marks, told := marked(t, reg)
		if marks < open || told < open {
			t.Fatalf("%d answers are to be confirmed; the workbook marks %d and tells of %d", open, marks, told)
		}
		sure := c.Table.Clone(rec).(*register.Treatment)
		if err := c.Table.Confirm(sure, "", register.Confirmation{}, lang.EN); err != nil {
			t.Fatal(err)
		}
		if marks, told := marked(t, c.With(reg, []register.Record{sure})); marks != 0 || told != 0 {
			t.Fatalf("nothing is left to confirm; the workbook marks %d and tells of %d", marks, told)
		}
	})
}

// A fiche is confirmed by the names of the entries it refers to: what these say is
// a template's until it is confirmed, or changed, where it stands.
func TestWhatATemplateSaysInAnEntrySaysSoWhereverItIsPrinted(t *testing.T) {
	reg := register.New("Boulangerie Lemaire", lang.FR)
	payroll, _ := template.Find("T01")
	for _, a := range payroll.Additions(reg) {
		reg = a.Collection.Insert(reg, a.Collection.Len(reg), a.Record)
	}
	confirm := func(c *register.Collection, except string) {
		for i, rec := range c.All(reg) {
			if rec = c.Table.Clone(rec).(register.Record); register.NameOf(rec) == except || len(c.Table.Unconfirmed(rec)) == 0 {
				continue
			}
			if err := c.Table.Confirm(rec.(register.Made), "", register.Confirmation{}, lang.FR); err != nil {
				t.Fatal(err)
			}
			reg = c.Replace(reg, i, rec)
		}
	}
	const backup = "Sauvegardes régulières et testées"
	const claim = "Copies chiffrées dont une hors site, restauration testée au moins une fois par an"
	confirm(register.CollectionOf("treatments"), "")
	confirm(register.CollectionOf("data_categories"), "")
	confirm(register.CollectionOf("recipients"), "")
	confirm(register.CollectionOf("measures"), backup)

	said := func() (claims, marked, told int) {
		content, report, err := cnil.Workbook(reg, cnil.Options{Lang: lang.FR})
		if err != nil {
			t.Fatal(err)
		}
		book, err := xlsxtest.Read(content)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range book.Sheets {
			for _, cell := range s.Cells {
				claims += strings.Count(cell, claim)
				marked += strings.Count(cell, "[à confirmer]")
			}
		}
		return claims, marked, report.Unconfirmed
	}
	if claims, marked, told := said(); claims != 2 || marked != 2 || told != 1 { // in the fiche and among the measures
		t.Errorf("said %d times and marked %d times; the report tells of %d", claims, marked, told)
	}
	confirm(register.CollectionOf("measures"), "")
	if claims, marked, told := said(); claims != 2 || marked != 0 || told != 0 {
		t.Errorf("once confirmed: said %d times and marked %d times; the report tells of %d", claims, marked, told)
	}
}

// What a category holds in one treatment stands in for what it holds in general.
func TestTheDetailOfADatumIsPrintedInPlaceOfItsCategorys(t *testing.T) {
	reg := registertest.Large(1)
	c := register.CollectionOf("treatments")
	rec := c.Table.Clone(reg.Treatments[0]).(*register.Treatment)
	category := reg.DataCategory(rec.Data[0].Category)
	rec.Data = rec.Data[:1]
	described := *category
	described.Description = "Situation matrimoniale, enfants à charge"
	reg = register.CollectionOf("data_categories").With(reg, []register.Record{&described})
	for detail, want := range map[string]string{"": described.Description, "Enfants à charge": "Enfants à charge"} {
		rec.Data[0].Detail = detail
		content, _, err := cnil.Workbook(c.With(reg, []register.Record{rec}), cnil.Options{Lang: lang.FR, Options: extract.Options{Profile: extract.Article30}})
		if err != nil {
			t.Fatal(err)
		}
		book, err := xlsxtest.Read(content)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, s := range book.Sheets {
			for _, cell := range s.Cells {
				found = found || cell == described.Name+"\n"+want
			}
		}
		if !found {
			t.Errorf("with the detail %q, no cell says %q", detail, described.Name+"\n"+want)
		}
	}
}

// marked counts the marks of a workbook without its activities, and what its
// report tells.
func marked(t *rapid.T, reg *register.Register) (marks, told int) {
	reg = register.CollectionOf("processor_activities").With(reg, nil)
	content, report, err := cnil.Workbook(reg, cnil.Options{Lang: lang.EN})
	if err != nil {
		t.Fatal(err)
	}
	book, err := xlsxtest.Read(content)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range book.Sheets {
		for _, cell := range s.Cells {
			marks += strings.Count(cell, "[to be confirmed]")
		}
	}
	return marks, report.Unconfirmed
}
