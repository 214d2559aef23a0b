package document_test

import (
	"strings"
	"testing"

	"article30/export/document"
	"article30/export/extract"
	"article30/export/page"
	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"

	"pgregory.net/rapid"
)

func whole(t interface{ Fatal(...any) }, r *register.Register, o extract.Options) string {
	e, err := extract.Of(r, o)
	if err != nil {
		t.Fatal(err)
	}
	doc := document.Of(register.View{Register: r, Lang: lang.EN}, e)
	var b strings.Builder
	for _, block := range doc.Blocks {
		switch block := block.(type) {
		case page.Heading:
			b.WriteString(block.Text + "\n")
		case page.Terms:
			for _, term := range block {
				b.WriteString(term.Label + "\n")
				for _, text := range term.Texts {
					b.WriteString(text.Text + "\n")
				}
			}
		}
	}
	return b.String()
}

// Every answer of the organisation, of the treatments and of the activities
// stands in the document, at whatever depth.
func TestEveryAnswerReachesTheDocument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := registertest.Whole(t, rapid.StringMatching(`[a-z]{6,12}`))
		words := whole(t, r, extract.Options{})
		for _, key := range []string{"organisation", "treatments", "processor_activities"} {
			c := register.CollectionOf(key)
			rec := c.At(r, 0)
			v := register.View{Register: r, Lang: lang.EN}
			c.Table.Walk(rec, func(path string, f *register.Field, holder any) {
				if f.Kind == register.KindGroup || f.Kind == register.KindList || strings.Contains(path, "retentions[") || strings.Contains(path, "confirmations[") {
					return // what they hold is walked too; a retention is one sentence, and so is a log
				}
				answers := []string{f.Text(holder, v)}
				if f.Kind == register.KindRefs { // a safeguard is given with its type
					answers = strings.Split(answers[0], "; ")
				}
				for _, answer := range answers {
					if !strings.Contains(words, answer) {
						t.Fatalf("%s.%s: %q is not in the document:\n%s", key, path, answer, words)
					}
				}
			})
		}
	})
}

func TestTheArticle30ProfileHoldsWhatArticle30Demands(t *testing.T) {
	rec := &register.Treatment{
		Head:   register.Head{Item: register.Item{ID: "t1"}, Reference: "T-001", Name: "Payroll"},
		Status: register.Active, Notes: "a private note",
		Purposes: []register.Purpose{{Item: register.Item{ID: "p"}, Text: "Pay the staff", Balancing: "a balancing test", ConsentProof: "a proof"}},
		Data:     []register.Datum{{Item: register.Item{ID: "d"}, Retentions: []register.Retention{{Item: register.Item{ID: "r"}, AsWritten: "five years"}}}},
	}
	gone := &register.Treatment{Head: register.Head{Item: register.Item{ID: "t2"}, Reference: "T-002", Name: "Old file"}, Status: register.Ended}
	r := register.New("Atelier", lang.EN)
	r.Organisation.Address, r.Organisation.City = "1 rue A", "Lyon"
	r.Treatments = []*register.Treatment{rec, gone}
	words := whole(t, r, extract.Options{Profile: extract.Article30})
	for text, told := range map[string]bool{
		"Pay the staff": true, "Payroll": true, "a private note": false, "Old file": false, "Security measures\nto be completed": true,
		"a balancing test": false, "a proof": false, "five years": true, "Lyon": true, "Occasional": false,
		"Transfers reviewed\nto be completed": true, "Transfers without recipient": false,
	} {
		if strings.Contains(words, text) != told {
			t.Errorf("%q told: %v\n%s", text, !told, words)
		}
	}
	all := whole(t, r, extract.Options{})
	for _, text := range []string{"a private note", "Old file", "a balancing test", "a proof"} {
		if !strings.Contains(all, text) {
			t.Errorf("the whole document lacks %q", text)
		}
	}
	if words := whole(t, r, extract.Options{Only: []string{"T-002"}}); !strings.Contains(words, "Old file") || strings.Contains(words, "Payroll") {
		t.Error("the record chosen is not the one told")
	}
}

// A sub-record that answers nothing of its own is a gap, not a blank line.
func TestNoAnswerIsBlank(t *testing.T) {
	r := register.New("Atelier", lang.FR)
	r.Treatments = []*register.Treatment{{
		Head: register.Head{Item: register.Item{ID: "t"}}, Data: []register.Datum{{Item: register.Item{ID: "d"}}}, Purposes: []register.Purpose{{}},
	}}
	doc := document.Of(register.View{Register: r, Lang: lang.FR}, extract.Extract{Treatments: r.Treatments})
	for _, block := range doc.Blocks {
		terms, _ := block.(page.Terms)
		for _, term := range terms {
			for _, text := range term.Texts {
				if strings.TrimSpace(text.Text) == "" {
					t.Errorf("%s is blank", term.Label)
				}
			}
		}
	}
}

func TestASafeguardIsGivenWithItsType(t *testing.T) {
	head := func(id, name string) register.Head {
		return register.Head{Item: register.Item{ID: register.ID(id)}, Reference: strings.ToUpper(id), Name: name}
	}
	r := &register.Register{
		Organisation: &register.Organisation{Name: "Atelier"},
		Safeguards:   []*register.Safeguard{{Head: head("s1", "Contrat 7"), Kind: "CCT"}, {Head: head("s2", "DPF")}},
		Recipients: []*register.Recipient{{Head: head("r1", "Mailer Inc."), Places: []register.Place{
			{Item: register.Item{ID: "p1"}, Country: "US", Safeguards: []register.ID{"s1", "s2"}},
		}}},
		Treatments: []*register.Treatment{{
			Head: head("t1", "Envois"), Recipients: []register.Use{{Item: register.Item{ID: "u1"}, Recipient: "r1"}},
			Transfers: []register.OwnTransfer{{Item: register.Item{ID: "o1"}, Importer: "Branch", Country: "MA", Safeguards: []register.ID{"s1"}}},
		}},
	}
	for _, profile := range []extract.Profile{extract.Full, extract.Article30} {
		words := whole(t, r, extract.Options{Profile: profile})
		for _, want := range []string{
			"Mailer Inc.; Country or organisation: United States; Safeguards: Contrat 7, Standard contractual clauses (SCC); DPF, type to be completed\n",
			"Branch; Country or organisation: Morocco; Safeguards: Contrat 7, Standard contractual clauses (SCC)\n",
		} {
			if !strings.Contains(words, want) {
				t.Errorf("%q is not in:\n%s", want, words)
			}
		}
	}
}
