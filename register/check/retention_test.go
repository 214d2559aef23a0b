package check

import (
	"strings"
	"testing"

	"article30/register"
)

const (
	retentionsAt = "data[dat].retentions"
	retentionAt  = "data[dat].retentions[ret]"
)

// kept makes the data of the payroll others, kept as sentences say.
func kept(activity, data string, sentences ...string) func(*world) {
	return func(w *world) {
		w.payroll.Name = activity
		w.payroll.Purposes[0].Text = "Tenir les dossiers de cette activité à jour"
		w.identity.Name = data
		var all []register.Retention
		for i, said := range sentences {
			r := register.ParseRetention(said)
			r.ID = register.ID([]string{"ret", "ret2", "ret3"}[i])
			all = append(all, r)
		}
		w.payroll.Data[0].Retentions = all
	}
}

var retentionPairs = []pair{
	{
		rule: "CON-01a", record: "t-001", field: "data",
		triggers: func(w *world) { w.payroll.Data = nil },
		spares: func(w *world) {
			w.payroll.Data, w.payroll.DataNone = nil, register.NoneOf{Absence: register.Absence{None: true, Why: "Données anonymes"}}
		},
	},
	{
		rule: "CON-01a", record: "t-001", field: retentionsAt,
		triggers: func(w *world) { w.payroll.Data[0].Retentions = nil },
		spares: func(w *world) {
			w.payroll.Data[0].Retentions = nil
			w.payroll.Data[0].RetentionsNone = register.NoneOf{Absence: register.Absence{None: true, Why: "Tant que dure le procès"}}
		},
	},
	{
		rule: "CON-01a", record: "t-001", field: retentionsAt,
		triggers: func(w *world) {
			w.payroll.Data[0].Retentions = []register.Retention{{Item: numbered("ret"), AppliesTo: "clients", Reference: "C. civ. 2224", Fate: "erasure"}}
		},
		spares: kept("Gestion de la paie", "Identité", "clients", "comme le veut l'usage"),
	},
	{
		rule: "CON-01b", record: "t-001", field: retentionsAt,
		triggers: func(w *world) {
			w.payroll.Data[0].Retentions = nil
			w.payroll.Data[0].RetentionsNone.None = true
		},
		spares: func(w *world) { w.payroll.Data[0].RetentionsNone.None = true }, // beside a period
	},
	{
		rule: "CON-02", record: "t-001", field: retentionAt,
		triggers: kept("Gestion de la paie", "Identité", "durée illimitée"),
		spares:   kept("Gestion de la paie", "Identité", "la durée de la relation contractuelle"),
	},
	{
		rule: "CON-02", record: "t-001", field: retentionAt,
		triggers: kept("Gestion de la paie", "Identité", "1 an à compter de la collecte, puis archivage intermédiaire : tant que nécessaire"),
		spares:   kept("Gestion de la paie", "Identité", "le temps nécessaire à l'étude de la demande"),
	},
	{
		rule: "CON-03", record: "t-001", field: retentionAt,
		triggers: kept("Gestion de la paie", "Identité", "5 ans"),
		spares:   kept("Gestion de la paie", "Identité", "la durée du contrat, puis 5 ans", "durée du contrat, soit 3 ans"),
	},
	{
		rule: "CON-03", record: "t-001", field: retentionAt,
		triggers: kept("Gestion de la paie", "Identité", "archivage intermédiaire de 5 ans"),
		spares:   kept("Gestion de la paie", "Identité", "5 ans à compter du départ du salarié, puis archivage de 2 ans"),
	},
	{
		rule: "CON-04", record: "t-001", field: retentionAt,
		triggers: kept("Vidéosurveillance", "Images des clients", "2 mois à compter de l'enregistrement"),
		spares:   kept("Vidéosurveillance", "Images des clients", "31 jours à compter de l'enregistrement"),
	},
	{
		rule: "CON-04", record: "t-001", field: retentionAt,
		triggers: kept("Gestion du recrutement", "Identité", "3 ans à compter de la candidature"),
		spares:   kept("Gestion du recrutement", "Identité", "24 mois à compter de la candidature", "3 ans à compter de la candidature (C. trav. L.1134-5)"),
	},
	{
		rule: "CON-04", record: "t-001", field: retentionAt, // what the period is for decides, where it says so
		triggers: kept("Gestion des clients et des prospects", "Identité", "prospects : 5 ans à compter du dernier contact"),
		spares:   kept("Gestion des clients et des prospects", "Identité", "clients : 5 ans à compter du dernier contact", "5 ans à compter du dernier contact"),
	},
	{
		rule: "CON-04", record: "t-001", field: retentionAt,
		triggers: kept("Contrôle d'accès aux locaux", "Historique des passages", "4 mois à compter de l'enregistrement"),
		spares:   kept("Contrôle d'accès aux locaux", "Horaires et pointages", "5 ans à compter de l'enregistrement"),
	},
	{
		rule: "CON-04", record: "t-001", field: retentionAt,
		triggers: kept("Exploitation du serveur", "Journaux de connexion", "2 ans à compter de l'enregistrement"),
		spares:   kept("Exploitation du serveur", "Adresses", "2 ans à compter de la collecte"),
	},
	{
		rule: "CON-05", record: "t-001", field: retentionAt,
		triggers: kept("Facturation", "Factures", "3 ans à compter de l'émission du document"),
		spares:   kept("Facturation", "Factures", "1 an à compter de l'émission du document, puis archivage de 9 ans"),
	},
	{
		rule: "CON-05", record: "t-001", field: retentionAt,
		triggers: kept("Gestion de la paie", "Bulletins de paie", "1 mois à compter du versement de la paie, puis archivage de 4 ans"),
		spares:   kept("Gestion de la paie", "Bulletins de paie", "1 mois à compter du versement de la paie, puis archivage de 59 mois"),
	},
	{
		rule: "CON-05", record: "t-001", field: "data[dat].retentions[ret2]",
		triggers: kept("Facturation", "Identité", "clients : 1 an à compter de la collecte", "factures : 3 ans à compter de la collecte"),
		spares:   kept("Facturation", "Identité", "factures : 3 ans à compter de la collecte", "10 ans à compter de la clôture de l'exercice"),
	},
	{
		rule: "CON-05", record: "t-001", field: retentionAt,
		triggers: kept("Gestion du personnel", "Registre unique du personnel", "2 ans à compter du départ du salarié"),
		spares:   kept("Gestion du personnel", "Registre unique du personnel", "2 ans à compter du départ du salarié", "aussi longtemps que la loi le demande"),
	},
	{
		rule: "CON-05", record: "t-001", field: retentionAt,
		triggers: kept("Suivi des horaires", "Heures supplémentaires", "6 mois à compter de l'enregistrement"),
		spares:   kept("Facturation", "Identité, adresse de facturation", "3 ans à compter du dernier contact"),
	},
	{
		rule: "CON-06", record: "t-001", field: retentionAt,
		triggers: kept("Facturation", "Factures", "10 ans à compter de la clôture de l'exercice"),
		spares: kept("Facturation", "Factures", "10 ans à compter de la clôture de l'exercice (C. com. L.123-22)",
			"6 ans à compter de la collecte, puis archivage de 4 ans", "5 ans à compter de la collecte"),
	},
	{
		rule: "CON-07", record: "t-001", field: retentionAt,
		triggers: func(w *world) { w.payroll.Data[0].Retentions[0].Active.Unit = "" },
		spares:   func(w *world) { w.payroll.Data[0].Retentions[0].Active.Unit = "quarter" },
	},
}

func TestAPeriodTooLongIsToldWithTheReferenceAndItsSource(t *testing.T) {
	for _, c := range []struct {
		activity, data, said string
		want                 string
		uncertain            bool
	}{
		{"Prospection commerciale", "Identité", "5 ans à compter du dernier contact", "3 ans à compter de la collecte ou du dernier contact émanant du prospect (clic, demande) (CNIL, référentiel gestion commerciale", false},
		{"Vidéosurveillance", "Images", "1 an à compter de l'enregistrement", "1 mois au maximum", true},
	} {
		w := newWorld()
		kept(c.activity, c.data, c.said)(w)
		found := of(w, "CON-04")
		if len(found) != 1 {
			t.Fatalf("%s: %d findings", c.activity, len(found))
		}
		if f := found[0]; !strings.Contains(f.Message.FR, c.want) || f.Uncertain != c.uncertain || f.Source.FR == "" || f.Source.EN == "" {
			t.Errorf("%s: %q, source %q, uncertain %v", c.activity, f.Message.FR, f.Source.FR, f.Uncertain)
		}
	}
}

// of returns what a rule finds in a world.
func of(w *world, rule string) []Finding {
	var found []Finding
	for _, f := range Of(w.Register, register.Date(w.day)).Findings() {
		if f.Rule == rule {
			found = append(found, f)
		}
	}
	return found
}
