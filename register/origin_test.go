package register_test

import (
	"slices"
	"testing"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"

	"pgregory.net/rapid"
)

var treatments = register.CollectionOf("treatments")

// given returns a treatment whose answers all come from a template.
func given(t *rapid.T) *register.Treatment {
	r := registertest.Whole(t, rapid.StringN(1, 20, -1))
	rec := treatments.Table.Clone(r.Treatments[0]).(*register.Treatment)
	rec.Origin, rec.Confirmations = register.Origin{}, nil
	treatments.Table.MarkGiven(rec, "T01")
	return rec
}

func TestWhatATemplateGaveIsKnownUntilItIsConfirmed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rec := given(t)
		open := treatments.Table.Unconfirmed(rec)
		one := rapid.SampledFrom(open).Draw(t, "path")
		if err := treatments.Table.Confirm(rec, one, register.Confirmation{By: "Anna"}, lang.EN); err != nil {
			t.Fatal(err)
		}
		if left := treatments.Table.Unconfirmed(rec); slices.Contains(left, one) || len(left) >= len(open) {
			t.Fatalf("%s is still to be confirmed", one)
		}
		if err := treatments.Table.Confirm(rec, "", register.Confirmation{By: "Anna"}, lang.EN); err != nil {
			t.Fatal(err)
		}
		if left := treatments.Table.Unconfirmed(rec); len(left) > 0 {
			t.Fatalf("%v are still to be confirmed", left)
		}
	})
}

func TestAChangedAnswerIsNoLongerTheTemplates(t *testing.T) {
	rec := treatments.Table.New().(*register.Treatment)
	rec.Name = "Payroll"
	rec.Purposes = []register.Purpose{{Item: register.Item{ID: "p1"}, Text: "Pay the staff"}, {Item: register.Item{ID: "p2"}, Text: "Declare"}}
	treatments.Table.MarkGiven(rec, "T01")
	rec.Purposes[0].Law = "C. trav."
	if got, want := treatments.Table.Unconfirmed(rec), []string{"purposes[p2]"}; !slices.Equal(got, want) {
		t.Errorf("to be confirmed: %v, not %v", got, want)
	}
	rec.Purposes[0].Law = "" // undone
	if got := treatments.Table.Unconfirmed(rec); !slices.Contains(got, "purposes[p1]") {
		t.Error("an undone change must be to confirm again")
	}
}

// Typing is applied at each pause: the second time, the field is not blank any
// more, and yet no answer of the template.
func TestFillingABlankConfirmsNoAnswerBesideIt(t *testing.T) {
	rec := treatments.Table.New().(*register.Treatment)
	rec.Purposes = []register.Purpose{{Item: register.Item{ID: "p1"}, Text: "Pay the staff", Interest: "order"}}
	treatments.Table.MarkGiven(rec, "T01")
	answer := func(to *string, text string) {
		t.Helper()
		path := map[*string]string{&rec.Purposes[0].Law: "law", &rec.Purposes[0].Text: "text"}[to]
		if err := treatments.Table.Answering(rec, "purposes[p1]."+path, func() error { *to = text; return nil }); err != nil {
			t.Fatal(err)
		}
	}
	open := func() bool { return slices.Contains(treatments.Table.Unconfirmed(rec), "purposes[p1]") }
	for _, typed := range []string{"C.", "C. trav.", "C. trav. L3243-2", "", "C. trav."} {
		if answer(&rec.Purposes[0].Law, typed); !open() {
			t.Fatalf("filling the blank with %q confirmed what stands beside it", typed)
		}
	}
	if answer(&rec.Purposes[0].Text, "Pay the staff and declare it"); open() {
		t.Error("an answer that was changed is still the template's")
	}
	if answer(&rec.Purposes[0].Law, "C. com."); open() {
		t.Error("and came back to be confirmed")
	}
}

// shared is a treatment of which a template gave two data, kept for the same
// time.
func shared() *register.Treatment {
	rec := treatments.Table.New().(*register.Treatment)
	for _, id := range []register.ID{"d1", "d2"} {
		rec.Data = append(rec.Data, register.Datum{
			Item: register.Item{ID: id}, Detail: "The data of " + string(id),
			Retentions: []register.Retention{{Item: register.Item{ID: "r" + id}, Active: register.Period{Criterion: "the time of the contract"}}},
		})
	}
	treatments.Table.MarkGiven(rec, "T01")
	return rec
}

func TestTheSameAnswerElsewhereIsStillToBeConfirmed(t *testing.T) {
	rec := shared()
	if err := treatments.Table.Confirm(rec, "data[d1]", register.Confirmation{By: "Anna"}, lang.EN); err != nil {
		t.Fatal(err)
	}
	if got, want := treatments.Table.Unconfirmed(rec), []string{"data[d2]", "data[d2].retentions[rd2]"}; !slices.Equal(got, want) {
		t.Errorf("to be confirmed: %v, not %v", got, want)
	}
}

func TestACopyIsStillToBeConfirmed(t *testing.T) {
	rec := shared()
	if err := treatments.Table.Confirm(rec, "data[d1].retentions", register.Confirmation{By: "Anna"}, lang.EN); err != nil {
		t.Fatal(err)
	}
	twin := treatments.Table.Clone(rec).(*register.Treatment)
	treatments.Table.Renew(twin)
	first, second := "data["+string(twin.Data[0].ID)+"]", "data["+string(twin.Data[1].ID)+"]"
	want := []string{first, second, second + ".retentions[" + string(twin.Data[1].Retentions[0].ID) + "]"}
	if got := treatments.Table.Unconfirmed(twin); !slices.Equal(got, want) {
		t.Errorf("to be confirmed in the copy: %v, not %v", got, want)
	}
	if len(treatments.Table.Unconfirmed(rec)) != len(want) {
		t.Error("the copy changed the original")
	}
}

func TestAConfirmationNamesWhatItTookOver(t *testing.T) {
	rec := treatments.Table.New().(*register.Treatment)
	rec.Owner, rec.Purposes = "HR", []register.Purpose{{Item: register.Item{ID: "p1"}, Text: "Pay the staff"}}
	treatments.Table.MarkGiven(rec, "T01")
	if err := treatments.Table.Confirm(rec, "", register.Confirmation{By: "Anna"}, lang.EN); err != nil {
		t.Fatal(err)
	}
	if got, want := rec.Confirmations[0].What, "Owner, Purposes"; got != want {
		t.Errorf("the whole record confirmed reads %q, not %q", got, want)
	}
}

func TestALogOfConfirmationsReadsAsOneLine(t *testing.T) {
	f := treatments.Table.Field("confirmations")
	rec := &register.Treatment{}
	if got := f.Summary(rec, lang.EN); got != "" {
		t.Errorf("no confirmation reads %q", got)
	}
	for _, c := range []struct {
		add    register.Confirmation
		fr, en string
	}{
		{register.Confirmation{}, "1 confirmation", "1 confirmation"},
		{register.Confirmation{By: "Anna", On: "2026-11-22"}, "2 confirmations, par Anna (la dernière\u00a0: 22/11/2026)", "2 confirmations, by Anna (the last one: 22 November 2026)"},
		{register.Confirmation{By: "Bruno", On: "2026-11-09"}, "3 confirmations, par Anna, Bruno (la dernière\u00a0: 22/11/2026)", "3 confirmations, by Anna, Bruno (the last one: 22 November 2026)"},
		{register.Confirmation{By: "Anna", On: "hier"}, "4 confirmations, par Anna, Bruno (la dernière\u00a0: 22/11/2026)", "4 confirmations, by Anna, Bruno (the last one: 22 November 2026)"},
	} {
		rec.Confirmations = append(rec.Confirmations, c.add)
		if got := f.Summary(rec, lang.FR); got != c.fr {
			t.Errorf("in French %q, not %q", got, c.fr)
		}
		if got := f.Summary(rec, lang.EN); got != c.en {
			t.Errorf("in English %q, not %q", got, c.en)
		}
	}
}
