package notice_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"

	"pgregory.net/rapid"
)

// public are the texts of a register that the notice may tell, by collection and
// path without the IDs. Any other text is the house's, a field added tomorrow
// included.
var public = map[string][]string{
	"organisation": {
		"name", "trade_name", "legal_form", "siren", "registry", "address", "postal_code", "city", "phone", "email", "website", "rights_contact",
		"dpo.body", "dpo.address", "dpo.postal_code", "dpo.city", "dpo.phone", "dpo.email",
		"dpo.company.body", "dpo.company.address", "dpo.company.postal_code", "dpo.company.city", "dpo.company.phone", "dpo.company.email",
		"eu_representative.body", "eu_representative.address", "eu_representative.postal_code", "eu_representative.city", "eu_representative.phone", "eu_representative.email",
	},
	"treatments": {
		"name", "purposes.text", "purposes.interest", "purposes.law", "subjects.detail", "automated_decisions_detail", "rights",
		"data.detail", "data.source_detail", "data.consequence", "data.condition_text",
		"data.retentions.applies_to", "data.retentions.reference", "data.retentions.as_written",
		"data.retentions.active.criterion", "data.retentions.archive.criterion",
		"recipients.detail", "recipients.places.detail", "transfers.importer",
		"joint_controllers.body", "joint_controllers.address", "joint_controllers.postal_code", "joint_controllers.city", "joint_controllers.phone", "joint_controllers.email",
	},
	"data_categories": {"name", "description"},
	"recipients":      {"name", "service", "places.detail"},
	"safeguards":      {"decision"},
}

func TestWhatIsOfTheHouseStaysThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := registertest.Whole(t, rapid.Just("text"))
		n := 0
		private := map[string]string{}
		for _, c := range register.Collections {
			for _, rec := range c.All(r) {
				c.Table.Walk(rec, func(path string, f *register.Field, holder any) {
					s, ok := f.Address(holder).(*string)
					if !ok || path == "reference" {
						return
					}
					n++
					*s = fmt.Sprintf("zq%dqz", n)
					if !slices.Contains(public[c.Key], bare(path)) {
						private[*s] = c.Key + "." + path
					}
				})
			}
		}
		for _, treatment := range r.Treatments {
			treatment.Status = register.Active
			treatment.Subjects[0].Category = "CLI"
		}
		words, _, report := whole(t, r, lang.EN)
		if report.Treatments != len(r.Treatments) {
			t.Fatalf("%d treatments are told", report.Treatments)
		}
		for s, path := range private {
			if strings.Contains(words, s) {
				t.Fatalf("the notice tells %s:\n%s", path, words)
			}
		}
	})
}

// bare is a path without the IDs of its sub-records.
func bare(path string) string {
	for {
		before, rest, found := strings.Cut(path, "[")
		if !found {
			return path
		}
		_, after, _ := strings.Cut(rest, "]")
		path = before + after
	}
}
