package check

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
)

// telling draws texts that rules look for, few enough that records share them.
var telling = rapid.SampledFrom([]string{
	"Gestion de la paie", "Paie", "RH", "Vidéosurveillance", "Newsletter", "Excel", "TODO", "à compléter", "T-001", "R-001", "pour le compte de nos clients",
	"Numéro de sécurité sociale, RIB", "illimité", "Stripe", "chiffrement et habilitations", "=1+1", "日本語", " ",
})

// anyRegister draws a register to be edited: whole, with holes, or mangled.
func anyRegister(t *rapid.T) *register.Register {
	draw := []func(*rapid.T, *rapid.Generator[string]) *register.Register{registertest.Whole, registertest.Random, registertest.Mangled}
	return draw[rapid.IntRange(0, len(draw)-1).Draw(t, "register")](t, telling)
}

// edit replaces, adds, removes or moves one record, as a session does, and
// returns what became of the register and the record's ID.
func edit(t *rapid.T, r *register.Register) (*register.Register, register.ID) {
	c := rapid.SampledFrom(register.Collections).Draw(t, "collection")
	n := c.Len(r)
	at := func() int { return rapid.IntRange(0, n-1).Draw(t, "at") }
	kind := rapid.SampledFrom([]string{"replace", "insert", "remove", "move"}).Draw(t, "kind")
	switch {
	case c.Single || kind == "replace" && n > 0:
		i := at()
		rec := c.Table.Clone(c.At(r, i)).(register.Record)
		change(t, c.Table, rec, r)
		return c.Replace(r, i, rec), register.Identity(rec)
	case kind == "remove" && n > 0:
		i := at()
		return c.Remove(r, i), register.Identity(c.At(r, i))
	case kind == "move" && n > 0:
		i := at()
		rec := c.At(r, i)
		return c.Insert(c.Remove(r, i), at(), rec), register.Identity(rec)
	}
	rec := c.Table.New().(register.Record)
	change(t, c.Table, rec, r)
	return c.Insert(r, rapid.IntRange(0, n).Draw(t, "before"), rec), register.Identity(rec)
}

// change answers a few fields of a record, at any depth, or clears them.
func change(t *rapid.T, table *register.Table, rec any, r *register.Register) {
	for range rapid.IntRange(1, 4).Draw(t, "fields") {
		f := &table.Fields[rapid.IntRange(0, len(table.Fields)-1).Draw(t, "field")]
		switch p := f.Address(rec).(type) {
		case *string:
			*p = telling.Draw(t, f.Key)
		case *register.Answer:
			*p = rapid.SampledFrom([]register.Answer{register.Unanswered, register.Yes, register.No}).Draw(t, f.Key)
		case *register.Date:
			*p = rapid.SampledFrom([]register.Date{"", "hier", "2023-05-25", "2025-09-30", "2026-09-30", "2027-01-01"}).Draw(t, f.Key)
		case *register.Code:
			*p = register.Code(rapid.SampledFrom(f.Vocabulary.Terms).Draw(t, f.Key).Code)
		case *register.Country:
			*p = rapid.SampledFrom([]register.Country{"", "FR", "US", "JP", "IN"}).Draw(t, f.Key)
		case *register.ID:
			*p = anyID(t, r)
		case *[]register.ID:
			*p = []register.ID{anyID(t, r), anyID(t, r)}
		default:
			switch f.Kind {
			case register.KindGroup:
				change(t, f.Table, p, r)
			case register.KindList:
				if items := f.Items(rec); len(items) > 0 && rapid.Bool().Draw(t, "less") {
					f.Remove(rec, 0)
				} else {
					change(t, f.Table, f.Insert(rec, len(items), f.Table.New()), r)
				}
			default:
				f.Clear(rec)
			}
		}
	}
}

// anyID draws the ID of a record, or one that no record has yet.
func anyID(t *rapid.T, r *register.Register) register.ID {
	ids := []register.ID{"gone"}
	for _, c := range register.Collections {
		for _, rec := range c.All(r) {
			ids = append(ids, register.Identity(rec))
		}
	}
	return rapid.SampledFrom(ids).Draw(t, "id")
}

func TestAfterAnyEditsTheFindingsAreThoseOfAFreshCheck(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRegister(t)
		checker := Of(r, today)
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			var changed []register.ID
			for range rapid.IntRange(1, 3).Draw(t, "edits") {
				var id register.ID
				r, id = edit(t, r)
				changed = append(changed, id)
			}
			checker.Update(r, changed...)
			fresh := Of(r, today)
			var counted Tally
			if counted.Add(fresh.Findings()); checker.Tally() != counted {
				t.Fatalf("after edits of %v, the tally is %+v, not %+v", changed, checker.Tally(), counted)
			}
			if diff := cmp.Diff(tell(fresh.Findings()), tell(checker.Findings())); diff != "" {
				t.Fatalf("after edits of %v (- fresh, + updated):\n%s", changed, diff)
			}
			for _, id := range changed {
				if diff := cmp.Diff(tell(fresh.On(id)), tell(checker.On(id))); diff != "" {
					t.Fatalf("on %s (- fresh, + updated):\n%s", id, diff)
				}
			}
		}
	})
}

// A treatment rests on its recipients, and on the safeguards of their places.
func TestAnEditReachesWhatRestsOnItThroughAnother(t *testing.T) {
	w := newWorld()
	w.payroll.Occasional = register.No
	c := Of(w.Register, today)
	before := len(c.On("t-001"))
	derogation := *w.dpf
	derogation.Kind = derogations + "-1a"
	r := register.CollectionOf("safeguards").Replace(w.Register, 0, &derogation)
	c.Update(r, "s-001")
	if after := tell(c.On("t-001")); len(after) == before || !slices.Equal(after, tell(Of(r, today).On("t-001"))) {
		t.Errorf("the treatment has %d findings, then %q", before, after)
	}
}

// tell writes findings so that they can be compared.
func tell(findings []Finding) []string {
	all := make([]string, len(findings))
	for i, f := range findings {
		waiver := ""
		if f.Waiver != nil {
			waiver = string(f.Waiver.ID)
		}
		all[i] = fmt.Sprintf("%s %d %s %s %s | %s | %s | %s %v %s", f.Rule, f.Severity, f.Collection.Key, f.Record, f.Field, f.Message.FR, f.Message.EN, f.Source.EN, f.Uncertain, waiver)
	}
	return all
}

// Every finding is on the record and the field where it can be mended, and says
// so in both languages.
func TestEveryFindingStandsOnAFieldOfARecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRegister(t)
		for _, f := range Of(r, today).Findings() {
			i := f.Collection.Index(r, f.Record)
			if i < 0 {
				t.Fatalf("%s: no record %s in %s", f.Rule, f.Record, f.Collection.Key)
			}
			if _, err := f.Collection.Table.Locate(f.Collection.At(r, i), f.Field); f.Field != "" && err != nil {
				t.Fatalf("%s: %s", f.Rule, err)
			}
			for _, text := range []lang.Text{f.Message, f.Do} {
				if text.FR == "" || text.EN == "" {
					t.Fatalf("%s: a language is missing in %+v", f.Rule, f)
				}
			}
		}
	})
}

func TestTheRegisterItselfIsNotChanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRegister(t)
		before, err := register.Encode(r)
		if err != nil {
			t.Fatal(err)
		}
		Of(r, today).Findings()
		if after, _ := register.Encode(r); string(after) != string(before) {
			t.Fatal("a check changed the register")
		}
	})
}

func TestAWaiverMarksWhatItNamesAndNothingElse(t *testing.T) {
	w := newWorld()
	w.org.Phone, w.org.Email, w.org.Address = "", "", ""
	w.Waivers = []*register.Waiver{{Item: numbered("w"), Rule: "ORG-01", Record: "org", Field: "email", Reason: "Fermé au public"}}
	marked := func(c *Checker) (fields []string) {
		for _, f := range c.On("org") {
			if f.Waiver != nil {
				fields = append(fields, f.Field)
			}
		}
		return fields
	}
	c := Of(w.Register, today)
	if got := marked(c); !slices.Equal(got, []string{"email"}) {
		t.Errorf("silenced: %q", got)
	}
	waivers := register.CollectionOf("waivers")
	whole := *w.Waivers[0]
	whole.Field = ""
	c.Update(waivers.Replace(w.Register, 0, &whole), "w")
	if got := marked(c); !slices.Equal(got, []string{"address", "email"}) {
		t.Errorf("silenced by a waiver of the whole record: %q", got)
	}
	c.Update(waivers.Remove(w.Register, 0), "w")
	if got := marked(c); got != nil {
		t.Errorf("still silenced: %q", got)
	}
}

func TestTwoRecordsOfOneIDAreSurvivedAndTold(t *testing.T) {
	w := newWorld()
	twin := *w.payroll
	twin.Name, twin.Reference = "", "T-002"
	r := treatmentsOf().Insert(w.Register, 1, &twin)
	c := Of(r, today)
	told := func() (n int) {
		for _, f := range c.Findings() {
			if f.Rule == "ORG-07c" {
				n++
			}
		}
		return n
	}
	if told() != 1 {
		t.Errorf("told %d times", told())
	}
	r = treatmentsOf().Insert(r, 0, &twin) // a third one
	if c.Update(r, "t-001"); told() != 2 {
		t.Errorf("told %d times of three", told())
	}
	if c.Update(w.Register, "t-001"); told() != 0 {
		t.Error("told of a record that is alone again")
	}
}

func TestARegisterWithoutOrganisationIsChecked(t *testing.T) {
	c := Of(&register.Register{Format: 1}, today)
	c.Update(&register.Register{Format: 1}, "gone")
	if len(c.Findings()) == 0 {
		t.Error("an empty register has no finding")
	}
}

func treatmentsOf() *register.Collection { return register.CollectionOf("treatments") }
