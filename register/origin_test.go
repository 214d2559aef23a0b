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
