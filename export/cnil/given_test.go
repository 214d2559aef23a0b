package cnil_test

import (
	"strings"
	"testing"

	"article30/export/cnil"
	"article30/export/sheet/xlsxtest"
	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"

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
