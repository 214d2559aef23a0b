package check

import (
	"strings"
	"testing"

	"article30/register"
)

var organisationPairs = []pair{
	{
		"ORG-01", "org", "name",
		func(w *world) { w.org.Name = " " },
		func(w *world) { w.org.Name = "A" },
	},
	{
		"ORG-01", "org", "address",
		func(w *world) { w.org.Address = "" },
		func(w *world) { w.org.PostalCode, w.org.City = "", "" }, // an address may be written in one line
	},
	{
		"ORG-01", "org", "email",
		func(w *world) { w.org.Phone, w.org.Email = "", "" },
		func(w *world) { w.org.Phone = "" },
	},
	{
		"ORG-11", "org", "siren",
		func(w *world) { w.org.SIREN = "732829321" },
		func(w *world) { w.org.SIREN = "732 829 320" },
	},
	{
		"ORG-11", "org", "siren",
		func(w *world) { w.org.SIREN = "73282932" },
		func(w *world) { w.org.SIREN = "732 829 320 00074" }, // a SIRET
	},
	{
		"ORG-11", "org", "siren",
		func(w *world) { w.org.SIREN = "732 829 320 00075" },
		func(w *world) { w.org.SIREN = "356 000 000 00048" },
	},
	{
		"ORG-11", "org", "siren",
		func(w *world) { w.org.SIREN = "RCS Lyon" },
		func(w *world) { w.org.SIREN, w.org.Country = "0123.456.789", "BE" },
	},
	{
		"ORG-02", "org", "eu_representative",
		func(w *world) { w.org.Country = "US" },
		func(w *world) {
			w.org.Country = "US"
			w.org.EURepresentative.Contact = register.Contact{Body: "Rep SARL", Email: "rep@example.eu"}
		},
	},
	{
		"ORG-02", "org", "eu_representative",
		func(w *world) { w.org.Country, w.org.EURepresentative.Contact.Body = "US", "Rep SARL" },
		func(w *world) { w.org.Country, w.org.EURepresentative.Contact.Body = "NO", "Rep SARL" },
	},
	{
		"ORG-02", "org", "eu_representative",
		func(w *world) { w.org.Country, w.org.EURepresentative.None = "US", true },
		func(w *world) {
			w.org.Country, w.org.EURepresentative.Absence = "US", register.Absence{None: true, Why: "Art. 27(2)(a)"}
		},
	},
	{
		"ORG-02", "org", "eu_representative",
		func(w *world) { w.org.Country = "IN" },
		func(w *world) { w.org.Country = "" },
	},
	{
		"ORG-02", "org", "eu_representative",
		func(w *world) { w.org.Country = "JP" },
		func(w *world) { w.org.Country = "Nowhere" },
	},
	{
		"ORG-03", "org", "dpo.last_name",
		func(w *world) { w.org.DPO = register.DPO{Contact: register.Contact{Email: "dpo@atelier.example"}} },
		func(w *world) {
			w.org.DPO = register.DPO{Kind: "external"}
			w.org.DPO.Company.Contact = register.Contact{Body: "DPO & Cie", Phone: "01"}
		},
	},
	{
		"ORG-03", "org", "dpo.email",
		func(w *world) { w.org.DPO = register.DPO{Contact: register.Contact{LastName: "Noë"}} },
		func(w *world) { w.org.DPO = register.DPO{Contact: register.Contact{LastName: "Noë", Phone: "01"}} },
	},
	{
		"ORG-04", "org", "dpo",
		func(w *world) { w.org.DPO = register.DPO{} },
		func(w *world) { w.org.DPO = register.DPO{Kind: "internal"} },
	},
	{
		"ORG-04", "org", "dpo",
		func(w *world) { w.org.DPO.Why = "" },
		func(w *world) {},
	},
	{
		"ORG-05", "org", "",
		func(w *world) { w.payroll.Status, w.hosting.Status = register.Ended, register.Ended },
		func(w *world) { w.payroll.Status, w.org.HasStaff = register.Ended, register.No },
	},
	{
		"ORG-05", "org", "has_staff",
		func(w *world) { w.payroll.Name, w.payroll.Purposes[0].Text = "Ventes", "Livrer les commandes" },
		func(w *world) {
			w.payroll.Name, w.payroll.Purposes[0].Text = "Salaires", "Tenir les dossiers du personnel"
		},
	},
	{
		"ORG-05", "org", "has_staff",
		func(w *world) { w.payroll.Purposes[0].Text = "Calculer les primes" },
		func(w *world) { w.payroll.Status = register.Draft },
	},
	{
		"ORG-05", "org", "has_staff",
		func(w *world) {
			w.org.HasStaff, w.org.HeadCount, w.payroll.Name = register.Unanswered, number(3), "Ventes"
			w.payroll.Purposes[0].Text = "Livrer les commandes"
		},
		func(w *world) {
			w.org.HasStaff, w.payroll.Name, w.payroll.Purposes[0].Text = register.Unanswered, "Ventes", "Livrer les commandes"
		},
	},
	{
		"ORG-05", "org", "has_cameras",
		func(w *world) { w.org.HasCameras = register.Yes },
		func(w *world) { w.org.HasCameras = register.Unanswered },
	},
	{
		"ORG-05", "org", "has_website",
		func(w *world) { w.org.HasWebsite = register.Yes },
		func(w *world) {
			w.org.HasWebsite = register.Yes
			w.add(register.Treatment{Head: head("T-002", "Mesure d'audience")})
		},
	},
	{
		"ORG-05", "org", "sends_newsletter",
		func(w *world) { w.org.SendsNewsletter = register.Yes },
		func(w *world) {
			w.org.SendsNewsletter = register.Yes
			w.add(register.Treatment{Head: head("T-002", "Prospection commerciale")})
		},
	},
	{
		"ORG-06", "org", "acts_as_processor",
		func(w *world) { w.ProcessorActivities = nil },
		func(w *world) { w.ProcessorActivities, w.org.ActsAsProcessor = nil, register.Unanswered },
	},
	{
		"ORG-06", "org", "acts_as_processor",
		func(w *world) { w.hosting.Status = register.Ended },
		func(w *world) { w.hosting.Status = register.Draft },
	},
	{
		"ORG-07a", "r-001", "reference",
		func(w *world) { w.staff.Reference = "m-001" },
		func(w *world) { w.staff.Reference = "M-003" },
	},
	{
		"ORG-07b", "t-010", "name",
		func(w *world) { w.add(register.Treatment{Head: head("T-010", "GESTION DE LA PAÏE")}) },
		func(w *world) {
			w.add(register.Treatment{Head: head("T-010", "Gestion de la paie"), Status: register.Ended})
			w.hosting.Name = "Gestion de la paie"
		},
	},
	{
		"ORG-07b", "t-010", "purposes[p].text",
		func(w *world) {
			w.add(register.Treatment{Head: head("T-010", "A"), Purposes: []register.Purpose{{Item: numbered("p"), Text: w.payroll.Purposes[0].Text + " "}}})
		},
		func(w *world) {
			w.add(register.Treatment{Head: head("T-010", "A"), Purposes: []register.Purpose{{Item: numbered("p"), Text: "B"}, {Item: numbered("q"), Text: w.payroll.Purposes[0].Text}}})
		},
	},
	{
		"ORG-07b", "r-003", "name",
		func(w *world) { w.vendor.Name = "mailer inc." },
		func(w *world) { w.dpf.Name = "Mailer Inc." },
	},
	{
		"ORG-07c", "t-001", "",
		func(w *world) { w.hosting.ID = "t-001" },
		func(w *world) { w.hosting.ID = "t-0010" },
	},
	{
		"ORG-08", "t-001", "occasional",
		func(w *world) { w.payroll.Occasional = register.Yes },
		func(w *world) {
			w.payroll.Occasional, w.payroll.Name, w.payroll.Purposes[0].Text = register.Yes, "Ouverture", "Annoncer l'ouverture de l'atelier"
		},
	},
	{
		"ORG-08", "t-001", "occasional",
		func(w *world) {
			w.payroll.Occasional, w.payroll.Name, w.payroll.Purposes[0].Text = register.Yes, "Ouverture", "Annoncer l'ouverture"
			w.identity.Kind = "SANTE"
		},
		func(w *world) { w.identity.Kind = "SANTE" },
	},
	{
		"ORG-08", "t-001", "occasional",
		func(w *world) {
			w.payroll.Occasional, w.payroll.Name, w.payroll.Purposes[0].Text = register.Yes, "Ouverture", "Annoncer l'ouverture"
			w.payroll.DPIACriteria = []register.Code{"VULN"}
		},
		func(w *world) { w.payroll.Occasional, w.payroll.DPIACriteria = register.No, []register.Code{"VULN"} },
	},
	{
		"ORG-08", "t-001", "occasional",
		func(w *world) { w.rarely("VULN") },
		func(w *world) { w.rarely("a code to come") },
	},
	{
		"ORG-10", "org", "head_count",
		func(w *world) {
			w.rarely()
			w.org.HeadCount = number(250)
		},
		func(w *world) {
			w.rarely()
			w.org.HeadCount = number(249)
		},
	},
	{
		"ORG-10", "org", "head_count",
		func(w *world) {
			w.rarely()
			w.org.HeadCount = number(300)
		},
		func(w *world) {
			w.rarely()
			w.payroll.Status, w.org.HeadCount = register.Ended, number(300)
		},
	},
	{
		"ORG-09", "org", "has_website",
		func(w *world) { w.org.HasWebsite, w.org.RecordsCalls = register.Unanswered, register.Unanswered },
		func(w *world) { w.org.HasWebsite = register.No },
	},
}

func number(n int) *int { return &n }

// rarely makes of the payroll what is done once, with some criteria of risk.
func (w *world) rarely(criteria ...register.Code) {
	w.payroll.Occasional, w.payroll.Name, w.payroll.Purposes[0].Text = register.Yes, "Ouverture", "Annoncer l'ouverture de l'atelier"
	w.payroll.DPIACriteria = criteria
}

// The name of a treatment proves nothing.
func TestATreatmentSaidToBeOccasionalIsDueForSureByWhatItHoldsAlone(t *testing.T) {
	for want, spoil := range map[string]func(*world){
		"la fiche semble due\u00a0: un traitement d'ordinaire régulier": func(w *world) { w.payroll.Occasional = register.Yes },
		"la fiche reste due\u00a0: un risque":                           func(w *world) { w.rarely("VULN") },
	} {
		w := newWorld()
		spoil(w)
		if found := of(w, "ORG-08"); len(found) != 1 || !strings.Contains(found[0].Message.FR, want) {
			t.Errorf("%q is not said: %+v", want, found)
		}
	}
}

// Two treatments that an answer makes one expect are one finding: a waiver of
// it is one of both.
func TestAllThatAnAnswerMakesOneExpectIsToldAtOnce(t *testing.T) {
	w := newWorld()
	w.payroll.Name, w.payroll.Purposes[0].Text = "Ventes", "Livrer les commandes"
	found := of(w, "ORG-05")
	if len(found) != 1 || !strings.Contains(found[0].Message.FR, "absents\u00a0: Paie, Gestion du personnel («") {
		t.Errorf("found %+v", found)
	}
}

// add puts another treatment into the register.
func (w *world) add(t register.Treatment) { w.Treatments = append(w.Treatments, &t) }
