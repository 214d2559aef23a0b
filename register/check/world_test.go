package check

import (
	"slices"
	"strings"
	"testing"

	"article30/register"
)

// today is the day the rules are tried on.
const today = "2026-10-15"

// world is a register in which nothing is missing or doubtful, and its records
// at hand, to be spoilt one thing at a time.
type world struct {
	*register.Register
	org      *register.Organisation
	payroll  *register.Treatment
	hosting  *register.ProcessorActivity
	identity *register.DataCategory
	staff    *register.Recipient // a department
	vendor   *register.Recipient // a processor in France
	abroad   *register.Recipient // a processor in the United States, under the DPF
	dpf      *register.Safeguard
	access   *register.Measure
	crypto   *register.Measure
	day      string
}

func head(id, name string) register.Head {
	return register.Head{Item: register.Item{ID: register.ID(strings.ToLower(id))}, Reference: id, Name: name}
}

func numbered(id string) register.Item { return register.Item{ID: register.ID(id)} }

func years(n int) register.Period {
	return register.Period{Amount: &n, Unit: "year", AtMost: register.No, Start: "payroll"}
}

func newWorld() *world {
	w := &world{day: today}
	w.org = &register.Organisation{
		Item: numbered("org"), Name: "Atelier Martin", Address: "3 rue des Lilas", PostalCode: "69003", City: "Lyon",
		Country: "FR", Phone: "04 72 00 00 00", Email: "contact@atelier.example",
		DPO:      register.DPO{Absence: register.Absence{None: true, Why: "Pas de suivi à grande échelle"}},
		HasStaff: register.Yes, HasWebsite: register.No, SellsOnline: register.No, SendsNewsletter: register.No,
		HasCameras: register.No, TracksVehicles: register.No, HasAccessBadges: register.No, RecordsCalls: register.No,
		ActsAsController: register.Yes, ActsAsProcessor: register.Yes,
	}
	w.identity = &register.DataCategory{Head: head("D-001", "Identité"), Kind: "IDENT", Description: "Nom, prénom, adresse"}
	w.staff = &register.Recipient{Head: head("R-001", "Ressources humaines"), Type: "INT", Role: "internal"}
	w.vendor = &register.Recipient{
		Head: head("R-002", "Paie & Cie"), Type: "ST", Role: "processor", ContractReference: "PC-2025-7", ContractOn: "2025-01-02",
		Places: []register.Place{{Item: numbered("fr"), Country: "FR"}},
	}
	w.dpf = &register.Safeguard{
		Head: head("S-001", "DPF"), Kind: "ADEQ", Importer: "Mailer Inc.", Decision: "(UE) 2023/1795", CheckedOn: "2026-09-01",
	}
	w.abroad = &register.Recipient{
		Head: head("R-003", "Mailer Inc."), Type: "ST", Role: "processor", ContractReference: "M-1", ContractOn: "2025-03-01",
		Places: []register.Place{{Item: numbered("us"), Country: "US", Safeguards: []register.ID{"s-001"}}},
	}
	w.access = &register.Measure{Head: head("M-001", "Habilitations"), Kind: "ACCES", Detail: "Droits par profil, revus chaque année"}
	w.crypto = &register.Measure{Head: head("M-002", "Chiffrement"), Kind: "CHIF", Detail: "TLS et disques chiffrés"}
	w.payroll = &register.Treatment{
		Head: head("T-001", "Gestion de la paie"), Status: register.Active, Created: "2026-01-10", Updated: "2026-09-01",
		ReviewedOn: "2026-09-01", NextReview: "2027-09-01",
		Purposes: []register.Purpose{{
			Item: numbered("pur"), Text: "Calculer et verser la rémunération du personnel",
			LegalBases: []register.Code{"c"}, Law: "C. trav. L.3241-1",
		}},
		Subjects: []register.Subject{{Item: numbered("sub"), Category: "SAL"}},
		Data: []register.Datum{{
			Item: numbered("dat"), Category: "d-001",
			Retentions: []register.Retention{{Item: numbered("ret"), Active: years(5), Reference: "C. trav. L.3243-4"}},
		}},
		Recipients: []register.Use{
			{Item: numbered("use1"), Recipient: "r-001"}, {Item: numbered("use2"), Recipient: "r-002"}, {Item: numbered("use3"), Recipient: "r-003"},
		},
		Measures: []register.ID{"m-001", "m-002"}, TransfersReviewed: "listed",
	}
	w.hosting = &register.ProcessorActivity{
		Head: head("P-001", "Hébergement de boutiques"), Status: register.Active, Created: "2026-01-10", Updated: "2026-09-01",
		ReviewedOn: "2026-09-01", NextReview: "2027-09-01",
		Clients: []register.Client{{
			Item:              numbered("cli"),
			Contact:           register.Contact{Body: "Librairie Noë", Address: "1 place du Marché", PostalCode: "13001", City: "Marseille", Country: "FR", Email: "contact@noe.example"},
			ContractReference: "LN-12", ContractOn: "2025-05-01",
		}},
		Operations: []register.Operation{{Item: numbered("ope"), Text: "Hébergement et sauvegarde de la base des commandes"}},
		Subprocessors: []register.Subprocessor{{
			Use: register.Use{Item: numbered("usb"), Recipient: "r-002"}, Authorisation: "general", AuthorisationOn: "2025-05-01",
		}},
		Measures: []register.ID{"m-001", "m-002"}, TransfersReviewed: register.NoTransfers, EndFate: "return_then_erasure",
	}
	w.Register = &register.Register{
		Format: register.Format, Language: "fr", Organisation: w.org,
		Treatments:          []*register.Treatment{w.payroll},
		ProcessorActivities: []*register.ProcessorActivity{w.hosting},
		DataCategories:      []*register.DataCategory{w.identity},
		Recipients:          []*register.Recipient{w.staff, w.vendor, w.abroad},
		Safeguards:          []*register.Safeguard{w.dpf},
		Measures:            []*register.Measure{w.access, w.crypto},
	}
	return w
}

func TestACompleteRegisterHasNoFinding(t *testing.T) {
	for _, f := range Of(newWorld().Register, today).Findings() {
		t.Errorf("%s %s %s: %s", f.Rule, f.Record, f.Field, f.Message.EN)
	}
}

// pair is a rule tried twice on the complete register: spoilt so that the rule
// must find something at a field, and spoilt just not enough.
type pair struct {
	rule             string
	record           register.ID
	field            string
	triggers, spares func(*world)
}

// pairs has at least one for each rule.
var pairs = slices.Concat(
	organisationPairs, recordPairs, purposePairs, personPairs, dataPairs, basisPairs,
	recipientPairs, retentionPairs, securityPairs, transferPairs, assessmentPairs, processorPairs,
)

func TestEachRuleFindsWhatItMustAndNoMore(t *testing.T) {
	tried := map[string]bool{}
	for _, p := range pairs {
		tried[p.rule] = true
		if got := places(p.rule, p.triggers); !slices.Contains(got, string(p.record)+" "+p.field) {
			t.Errorf("%s is not found at %s %s; found at %q", p.rule, p.record, p.field, got)
		}
		if got := places(p.rule, p.spares); len(got) > 0 {
			t.Errorf("%s is found at %q where it just does not hold", p.rule, got)
		}
	}
	for _, r := range rules {
		if !tried[r.ID] {
			t.Errorf("rule %s has not been tried", r.ID)
		}
	}
}

// places says where a rule finds something once the complete register is
// spoilt, as "record field".
func places(rule string, spoil func(*world)) []string {
	w := newWorld()
	spoil(w)
	var all []string
	for _, f := range Of(w.Register, register.Date(w.day)).Findings() {
		if f.Rule == rule {
			all = append(all, string(f.Record)+" "+f.Field)
		}
	}
	return all
}
