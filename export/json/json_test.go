package json_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"article30/export/extract"
	exported "article30/export/json"
	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"

	"pgregory.net/rapid"
)

// treatments is what leaves when nothing but treatments does.
func treatments(r *register.Register) extract.Extract {
	return extract.Extract{Treatments: r.Treatments}
}

// Another reader finds every text of the records, whatever it holds.
func TestEveryTextReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := registertest.Random(t, registertest.Hostile())
		content, err := exported.Write(register.View{Register: r, Lang: lang.EN}, treatments(r))
		if err != nil {
			t.Fatal(err)
		}
		var records []map[string]any
		if err := json.Unmarshal(content, &records); err != nil {
			t.Fatalf("%v\n%s", err, content)
		}
		if len(records) != len(r.Treatments) {
			t.Fatalf("%d records of %d", len(records), len(r.Treatments))
		}
		for i, rec := range r.Treatments {
			texts := map[string]bool{}
			collect(records[i], texts)
			treatments := register.CollectionOf("treatments").Table
			treatments.Walk(rec, func(path string, f *register.Field, holder any) {
				if s, ok := f.Address(holder).(*string); ok && *s != "" && !texts[strings.ToValidUTF8(*s, "\ufffd")] && utf8.ValidString(*s) {
					t.Fatalf("%s: %q is not in the document:\n%s", path, *s, content)
				}
			})
		}
	})
}

// collect gathers all texts of a value.
func collect(v any, texts map[string]bool) {
	switch v := v.(type) {
	case string:
		texts[v] = true
	case []any:
		for _, item := range v {
			collect(item, texts)
		}
	case map[string]any:
		for _, item := range v {
			collect(item, texts)
		}
	}
}

func TestCodesReferencesAndNoneAreExplained(t *testing.T) {
	r := register.New("Atelier", lang.EN)
	r.Recipients = []*register.Recipient{{
		Head: register.Head{Item: register.Item{ID: "r1"}, Reference: "R-001", Name: "Mailer Inc."}, Role: "processor",
		Places: []register.Place{{Item: register.Item{ID: "p1"}, Country: "US"}},
	}}
	r.Treatments = []*register.Treatment{{
		Head:       register.Head{Item: register.Item{ID: "t1"}, Reference: "T-001", Name: "Newsletter"},
		Purposes:   []register.Purpose{{Item: register.Item{ID: "u1"}, Text: "Inform", LegalBases: []register.Code{"a", "zz"}}},
		Recipients: []register.Use{{Item: register.Item{ID: "u2"}, Recipient: "r1"}, {Item: register.Item{ID: "u3"}, Recipient: "gone"}},
		DataNone:   register.NoneOf{Absence: register.Absence{None: true, Why: "anonymous"}},
		Occasional: register.No,
	}}
	register.CollectionOf("treatments").Table.MarkGiven(r.Treatments[0], "T07")
	content, err := exported.Write(register.View{Register: r, Lang: lang.FR}, treatments(r))
	if err != nil {
		t.Fatal(err)
	}
	flat := strings.Join(strings.Fields(string(content)), "")
	for _, want := range []string{
		`{"code":"a","label":"Consentementdelapersonne"}`, `{"code":"zz","label":"zz"}`, `{"id":"r1","reference":"R-001","name":"MailerInc."}`,
		`{"id":"gone"}`, `"data":{"none":true,"why":"anonymous"}`, `"occasional":false`, `"country":{"code":"US"`, `"collection":"treatments"`,
	} {
		if !strings.Contains(flat, want) {
			t.Errorf("%s is not in the document:\n%s", want, content)
		}
	}
	if strings.Contains(flat, `"measures"`) {
		t.Error("a field without answer is in the document")
	}
}
