package register_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
)

var today = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

// What a field prints, it understands when it is typed again, in both
// languages: a form may show a value and take it back.
func TestAFieldUnderstandsWhatItPrints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := registertest.Whole(t, rapid.StringMatching(`[A-Za-zéà'(), ]{1,12}[a-z]`))
		for _, c := range register.Collections {
			for _, rec := range c.All(r) {
				for _, l := range lang.All {
					readsBack(t, c.Table, rec, register.View{Register: r, Lang: l, Today: today})
				}
			}
		}
	})
}

func readsBack(t *rapid.T, table *register.Table, rec register.Record, v register.View) {
	twin := table.Clone(rec)
	var holders []any
	table.Walk(twin, func(_ string, _ *register.Field, holder any) { holders = append(holders, holder) })
	i := 0
	table.Walk(rec, func(path string, f *register.Field, holder any) {
		to := holders[i]
		i++
		if f.Kind == register.KindGroup || f.Kind == register.KindList || f.Kind == register.KindRef || f.Kind == register.KindRefs {
			return // names are the user's, and need not be unique
		}
		printed := f.Text(holder, v)
		f.Clear(to)
		if err := f.Set(to, printed, v); err != nil {
			t.Fatalf("%s in %v: %v", path, v.Lang, err)
		}
		if again := f.Text(to, v); again != printed {
			t.Fatalf("%s in %v: %q reads back as %q", path, v.Lang, printed, again)
		}
	})
}

func TestNothingTypedIsNothingAnswered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := registertest.Whole(t, rapid.StringMatching(`[a-z]{1,5}`))
		c := rapid.SampledFrom(register.Collections).Draw(t, "collection")
		rec := c.Table.Clone(c.At(r, 0))
		v := register.View{Register: r, Today: today}
		for i := range c.Table.Fields {
			f := &c.Table.Fields[i]
			if err := f.Set(rec, "  ", v); err != nil || f.State(rec) != register.StateUnanswered {
				t.Fatalf("%s: %v, state %v", f.Key, err, f.State(rec))
			}
			if f.AllowsNone() {
				if err := f.SetNone(rec, "raison"); err != nil || f.State(rec) != register.StateNone {
					t.Fatalf("%s: %v, state %v", f.Key, err, f.State(rec))
				}
			} else if err := f.SetNone(rec, "raison"); err == nil {
				t.Fatalf("%s was answered by none", f.Key)
			}
		}
	})
}

func TestRecordsAreNeverWrittenTo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := registertest.Whole(t, rapid.StringMatching(`[a-z]{1,5}`))
		before := string(encode(t, r))
		for _, c := range register.Collections {
			for _, rec := range c.All(r) {
				scramble(c.Table, c.Table.Clone(rec))
			}
		}
		if diff := cmp.Diff(before, string(encode(t, r))); diff != "" {
			t.Fatalf("writing to a clone changed its original:\n%s", diff)
		}
	})
}

// scramble writes to everything a clone can reach.
func scramble(table *register.Table, rec any) {
	for i := range table.Fields {
		f := &table.Fields[i]
		switch p := f.Address(rec).(type) {
		case *[]register.Code:
			for i := range *p {
				(*p)[i] = "scrambled"
			}
		case *[]register.ID:
			for i := range *p {
				(*p)[i] = "scrambled"
			}
		}
		switch f.Kind {
		case register.KindGroup:
			scramble(f.Table, f.Address(rec))
		case register.KindList:
			for _, item := range f.Items(rec) {
				scramble(f.Table, item)
			}
			f.Move(rec, 0, len(f.Items(rec))-1)
			f.Remove(rec, 0)
		default:
			f.Clear(rec)
		}
	}
}

func TestValuesAreUnderstoodAsPeopleTypeThem(t *testing.T) {
	r := register.New("Exemple", lang.FR)
	r.Measures = []*register.Measure{
		{Head: register.Head{Item: register.Item{ID: "m1"}, Reference: "M-001", Name: "Mots de passe, double authentification"}},
		{Head: register.Head{Item: register.Item{ID: "m2"}, Reference: "M-002", Name: "Chiffrement"}},
	}
	for _, c := range []struct{ path, typed, want string }{
		{"status", "en cours", "En cours"},
		{"status", "Active", "En cours"},
		{"occasional", "no", "Non"},
		{"since", "1er mars 2024", "01/03/2024"},
		{"since", "+6m", "22/05/2027"},
		{"measures", "m-002; mots de passe, double authentification", "Chiffrement\u00a0; Mots de passe, double authentification"},
		{"measures", "M-001, M-002", "Mots de passe, double authentification\u00a0; Chiffrement"},
		{"notes", "a\r\nb", "a\nb"},
		{"name", "a\r\nb", "a b"},
	} {
		treatments := register.CollectionOf("treatments")
		rec := treatments.Table.New()
		spot, err := treatments.Table.Locate(rec, c.path)
		if err != nil {
			t.Fatal(err)
		}
		v := register.View{Register: r, Lang: lang.FR, Today: today}
		if err := spot.Field.Set(spot.Holder, c.typed, v); err != nil {
			t.Errorf("%s %q: %v", c.path, c.typed, err)
		} else if got := spot.Field.Text(spot.Holder, v); got != c.want {
			t.Errorf("%s %q: got %q, want %q", c.path, c.typed, got, c.want)
		}
	}
}

func TestANameThatSeveralEntriesBearIsRefused(t *testing.T) {
	r := register.New("Exemple", lang.FR)
	for _, ref := range []string{"R-001", "R-002"} {
		r.Recipients = append(r.Recipients, &register.Recipient{Head: register.Head{Item: register.Item{ID: register.ID(ref + "id")}, Reference: ref, Name: "Stripe"}})
	}
	f := register.CollectionOf("treatments").Table.Field("recipients").Table.Field("recipient")
	use := new(register.Use)
	v := register.View{Register: r, Lang: lang.FR, Today: today}
	if err := f.Set(use, "stripe", v); err == nil || !strings.HasSuffix(err.Error(), "give the reference: R-001, R-002") {
		t.Errorf("error is %v", err)
	}
	if err := f.Set(use, "r-002", v); err != nil || use.Recipient != "R-002id" {
		t.Errorf("%v, %q", err, use.Recipient)
	}
}

func TestAPathNamesItemsByIDFirst(t *testing.T) {
	treatment := &register.Treatment{Purposes: []register.Purpose{{Item: item("1"), Text: "a"}, {Item: item("x.y"), Text: "b"}, {Item: item("z"), Text: "c"}}}
	table := register.CollectionOf("treatments").Table
	for path, want := range map[string]string{"purposes[1].text": "a", "purposes[x.y].text": "b", "purposes[2].text": "c", "purposes[0].text": "a"} {
		spot, err := table.Locate(treatment, path)
		if err != nil {
			t.Errorf("%s: %v", path, err)
		} else if got := spot.Field.Text(spot.Holder, register.View{}); got != want {
			t.Errorf("%s is %q", path, got)
		}
	}
	for path, want := range map[string]string{
		"purposes.text": "is a list", "name.foo": "has no parts", "purposes[9].text": "has 3 items", "purposes[0": "is no path",
		"name]": "unknown field", "name[0]": "is no list", "": "unknown field", "purposes[0].": "is no path", "purposes[0]text": "is no path",
	} {
		if _, err := table.Locate(treatment, path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", path, err)
		}
	}
}

// A file written by hand may have any text for an ID.
func TestAnIDMayHoldBracketsAndDots(t *testing.T) {
	var treatment register.Treatment
	ids := []register.ID{"a", "a]", "[b]", "]", "[", "a].text", "a.b", "a[0]", "purposes[a]", ""}
	for _, id := range ids {
		treatment.Purposes = append(treatment.Purposes, register.Purpose{Item: item(id), Text: "text of " + string(id)})
	}
	table := register.CollectionOf("treatments").Table
	for i, id := range ids {
		path := "purposes[" + string(id) + "]"
		if spot, err := table.Locate(&treatment, path); err != nil || spot.Index != i {
			t.Errorf("%s is item %d, not %d: %v", path, spot.Index, i, err)
		}
		if spot, err := table.Locate(&treatment, path+".text"); err != nil || spot.Field.Text(spot.Holder, register.View{}) != "text of "+string(id) {
			t.Errorf("%s.text is another text: %v", path, err)
		}
	}
}

// Findings and confirmations name what stands in the second as well.
func TestOfItemsThatShareAnIDAPathNamesTheOneItFits(t *testing.T) {
	treatment := &register.Treatment{Data: []register.Datum{{Item: item("a")}, {Item: item("a"), Retentions: []register.Retention{{Item: item("b")}}}}}
	table := register.CollectionOf("treatments").Table
	for path, want := range map[string]any{
		"data[a].detail":                    &treatment.Data[0],
		"data[a].retentions[b].as_written":  &treatment.Data[1].Retentions[0],
		"data[a].retentions[b].active.unit": &treatment.Data[1].Retentions[0].Active,
	} {
		if spot, err := table.Locate(treatment, path); err != nil || spot.Holder != want {
			t.Errorf("%s leads elsewhere: %v", path, err)
		}
	}
	if _, err := table.Locate(treatment, "data[a].retentions[c]"); err == nil || !strings.Contains(err.Error(), "has 0 items") {
		t.Errorf("error is %v", err)
	}
}

func TestWhatIsNotUnderstoodIsRefusedAndChangesNothing(t *testing.T) {
	organisation := register.CollectionOf("organisation")
	treatments := register.CollectionOf("treatments")
	for _, c := range []struct {
		in          *register.Collection
		path, typed string
	}{
		{treatments, "status", "peut-être"}, {treatments, "occasional", "parfois"}, {treatments, "since", "bientôt"},
		{treatments, "measures", "M-999"}, {treatments, "purposes", "texte"}, {organisation, "country", "Atlantide"},
		{organisation, "head_count", "-3"}, {organisation, "dpo", "Jeanne"},
	} {
		rec := c.in.Table.New()
		spot, err := c.in.Table.Locate(rec, c.path)
		if err != nil {
			t.Fatal(err)
		}
		v := register.View{Register: register.New("Exemple", lang.FR), Lang: lang.FR, Today: today}
		if err := spot.Field.Set(spot.Holder, c.typed, v); err == nil || spot.Field.State(spot.Holder) != register.StateUnanswered {
			t.Errorf("%s %q: error %v, answer %q", c.path, c.typed, err, spot.Field.Text(spot.Holder, v))
		}
	}
}
