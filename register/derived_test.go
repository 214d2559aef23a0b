package register_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"article30/register"
	"article30/register/lang"
)

// Where a transfer is reviewed, what the recipients make of it is to be read: who,
// where, on what; and what is not known of that.
func TestTheTransfersDerivedAreSaidInFull(t *testing.T) {
	r := &register.Register{
		Recipients: []*register.Recipient{
			{Head: register.Head{Item: item("stripe"), Name: "Stripe"}, Places: []register.Place{
				{Item: item("p1"), Country: "IE"},
				{Item: item("p2"), Country: "US", Detail: "Virginie", Nature: []register.Code{"hosting", "support"}, Safeguards: []register.ID{"dpf", "scc", "gone"}},
				{Item: item("p3"), Country: "IN"}, {Item: item("p4"), Country: "Atlantide"},
			}},
			{Head: register.Head{Item: item("crm"), Name: "CRM"}},
		},
		Safeguards: []*register.Safeguard{
			{Head: register.Head{Item: item("dpf"), Name: "DPF"}, Kind: "ADEQ"},
			{Head: register.Head{Item: item("scc"), Reference: "S-002"}},
		},
	}
	uses := []register.Use{{Recipient: "stripe"}, {Recipient: "crm"}}
	treatment := &register.Treatment{Recipients: uses, Transfers: []register.OwnTransfer{{Importer: "Filiale", Country: "MA"}}}
	activity := &register.ProcessorActivity{Subprocessors: []register.Subprocessor{{Use: uses[0]}, {Use: uses[1]}}}
	for l, want := range map[lang.Lang][]string{
		lang.FR: {
			"Stripe\u00a0: États-Unis, Virginie\u00a0; Hébergement\u00a0; Support ou maintenance\u00a0; DPF, Pays adéquat\u00a0; S-002, type à compléter\u00a0; inconnu\u00a0: gone",
			"Stripe\u00a0: Inde\u00a0; garanties à compléter",
			"Stripe\u00a0: Atlantide (dans l'EEE ou hors EEE\u00a0: à vérifier)",
			"CRM\u00a0: pays inconnu",
		},
		lang.EN: {
			"Stripe: United States, Virginie; Hosting; Support or maintenance; DPF, Adequate country; S-002, type to be completed; unknown: gone",
			"Stripe: India; safeguards to be completed",
			"Stripe: Atlantide (inside or outside the EEA: to be checked)",
			"CRM: country unknown",
		},
	} {
		v := register.View{Register: r, Lang: l}
		for key, rec := range map[string]register.Record{"treatments": treatment, "processor_activities": activity} {
			from, got := register.CollectionOf(key).Table.Field("transfers_reviewed").Derived(rec, v)
			if diff := cmp.Diff(want, got); diff != "" || from.In(l) == "" {
				t.Errorf("%s, from %q: %s", key, from.In(l), diff)
			}
		}
	}
}

// Nothing else is derived, and nothing from nothing.
func TestNothingIsDerivedWhereNothingFollows(t *testing.T) {
	v := register.View{Register: &register.Register{}}
	table := register.CollectionOf("treatments").Table
	for i := range table.Fields {
		if _, lines := table.Fields[i].Derived(&register.Treatment{Recipients: []register.Use{{}}}, v); lines != nil {
			t.Errorf("%s: %q", table.Fields[i].Key, lines)
		}
	}
}

func TestConfirmationsAreAskedOfWhatATemplateGave(t *testing.T) {
	f := register.CollectionOf("treatments").Table.Field("confirmations")
	for _, c := range []struct {
		rec  *register.Treatment
		want bool
	}{
		{&register.Treatment{}, false},
		{&register.Treatment{Origin: register.Origin{Template: "paie"}}, true},
		{&register.Treatment{Confirmations: []register.Confirmation{{By: "Camille"}}}, true},
	} {
		if got := f.Applies(c.rec); got != c.want {
			t.Errorf("%+v: %v", c.rec, got)
		}
	}
}
