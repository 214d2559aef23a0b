package check

import "article30/register"

var purposePairs = []pair{
	{
		rule: "FIN-01", record: "t-001", field: "purposes",
		triggers: func(w *world) { w.payroll.Purposes = nil },
		spares:   func(w *world) { w.payroll.Purposes[0].Text = "Payer" },
	},
	{
		rule: "FIN-01", record: "t-001", field: "purposes[pur].text",
		triggers: func(w *world) { w.payroll.Purposes[0].Text = " " },
		spares: func(w *world) {
			w.payroll.Purposes = append(w.payroll.Purposes, register.Purpose{Item: numbered("two")})
		},
	},
	{
		rule: "FIN-02", record: "t-001", field: "purposes[pur].text",
		triggers: func(w *world) { w.payroll.Purposes[0].Text = "Gestion des données" },
		spares:   func(w *world) { w.payroll.Purposes[0].Text = "Gestion de la paie" },
	},
	{
		rule: "FIN-02", record: "t-001", field: "purposes[pur].text",
		triggers: func(w *world) { w.payroll.Purposes[0].Text = "Paie" },
		spares:   func(w *world) { w.payroll.Name, w.payroll.Purposes[0].Text = "Recrutement", "Gestion des clients" },
	},
	{
		rule: "FIN-02", record: "t-001", field: "purposes[two].text",
		triggers: func(w *world) { w.subPurpose("two", "RH et divers") },
		spares:   func(w *world) { w.subPurpose("two", "Facturation") },
	},
	{
		rule: "FIN-03", record: "t-001", field: "purposes[pur].text",
		triggers: func(w *world) { w.payroll.Purposes[0].Text = "Gestion de HubSpot" },
		spares:   func(w *world) { w.payroll.Purposes[0].Text = "Suivi des ventes dans HubSpot" },
	},
	{
		rule: "FIN-03", record: "t-001", field: "name",
		triggers: func(w *world) { w.payroll.Name = "Excel" },
		spares:   func(w *world) { w.payroll.Name = "Paie sous Excel" },
	},
	{
		rule: "FIN-04", record: "t-001", field: "purposes",
		triggers: func(w *world) { w.subPurposes(6) },
		spares:   func(w *world) { w.subPurposes(5) },
	},
}

func (w *world) subPurpose(id register.ID, text string) {
	w.payroll.Purposes = append(w.payroll.Purposes, register.Purpose{
		Item: register.Item{ID: id}, Text: text, LegalBases: []register.Code{"b"},
	})
}

func (w *world) subPurposes(n int) {
	for i := range n {
		w.subPurpose(register.ID("sub"+string(rune('a'+i))), "Répondre aux demandes du personnel")
	}
}
