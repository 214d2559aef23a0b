package register_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"article30/register"
)

func item(id register.ID) register.Item { return register.Item{ID: id} }

// summary is what a transfer says, in brief: who, where, on what.
func summary(transfers []register.Transfer) []string {
	var all []string
	for _, t := range transfers {
		line := t.Importer + " " + string(t.Country)
		if t.Unknown() {
			line += "?"
		}
		for _, s := range t.Safeguards {
			line += " " + string(s)
		}
		all = append(all, line)
	}
	return all
}

func TestTransfersFollowFromThePlacesOfRecipients(t *testing.T) {
	r := &register.Register{Recipients: []*register.Recipient{
		{Head: register.Head{Item: item("stripe"), Name: "Stripe"}, Places: []register.Place{
			{Item: item("p1"), Country: "IE"}, {Item: item("p2"), Country: "US", Safeguards: []register.ID{"dpf", "scc"}},
		}},
		{Head: register.Head{Item: item("ovh"), Name: "OVH"}, Places: []register.Place{{Item: item("p3"), Country: "FR"}}},
		{Head: register.Head{Item: item("crm"), Name: "CRM"}},
		{Head: register.Head{Item: item("rh"), Name: "Service RH"}, Type: "INT"},
	}}
	for name, c := range map[string]struct {
		treatment register.Treatment
		want      []string
	}{
		"as the entries say": {
			register.Treatment{Recipients: []register.Use{{Recipient: "stripe"}, {Recipient: "ovh"}, {Recipient: "crm"}, {Recipient: "rh"}}},
			[]string{"Stripe US dpf scc", "CRM ?"},
		},
		"reviewed and found to be none": {
			register.Treatment{
				TransfersReviewed: register.NoTransfers, Recipients: []register.Use{{Recipient: "stripe"}, {Recipient: "crm"}},
				Transfers: []register.OwnTransfer{{Importer: "Filiale"}},
			},
			[]string{"Stripe US dpf scc", "Filiale ?"},
		},
		"none in this use": {
			register.Treatment{Recipients: []register.Use{{Recipient: "stripe", NoTransfer: register.Yes}}}, nil,
		},
		"other safeguards": {
			register.Treatment{Recipients: []register.Use{{Recipient: "stripe", Safeguards: []register.ID{"bcr"}}}},
			[]string{"Stripe US bcr"},
		},
		"other places": {
			register.Treatment{Recipients: []register.Use{{Recipient: "stripe", Places: []register.Place{{Country: "IN"}}}}},
			[]string{"Stripe IN"},
		},
		"without recipient": {
			register.Treatment{Transfers: []register.OwnTransfer{{Importer: "Filiale", Country: "MA", Safeguards: []register.ID{"bcr"}}}},
			[]string{"Filiale MA bcr"},
		},
		"a country not known": {
			register.Treatment{Transfers: []register.OwnTransfer{{Importer: "X", Country: "Atlantide"}}},
			[]string{"X Atlantide?"},
		},
		"a recipient that is gone": {
			register.Treatment{Recipients: []register.Use{{Recipient: "gone"}, {Recipient: "gone", Places: []register.Place{{Country: "US"}}}}},
			[]string{"gone ?", "gone US"},
		},
		"a recipient not answered": {register.Treatment{Recipients: []register.Use{{}}}, nil},
	} {
		if diff := cmp.Diff(c.want, summary(r.TreatmentTransfers(&c.treatment))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	activity := &register.ProcessorActivity{Subprocessors: []register.Subprocessor{{Use: register.Use{Recipient: "stripe"}}}}
	if diff := cmp.Diff([]string{"Stripe US dpf scc"}, summary(r.ActivityTransfers(activity))); diff != "" {
		t.Error(diff)
	}
}
