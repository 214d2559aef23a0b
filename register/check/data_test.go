package check

import "article30/register"

var dataPairs = []pair{
	{
		rule: "DON-01a", record: "t-001", field: "data",
		triggers: func(w *world) { w.payroll.Data = nil },
		spares:   func(w *world) { w.payroll.Data[0].Category, w.payroll.Data[0].Detail = "", "nom et prénom" },
	},
	{
		rule: "DON-01a", record: "t-001", field: "data[dat].category",
		triggers: func(w *world) { w.payroll.Data[0].Category = "" },
		spares:   func(w *world) { w.payroll.Data[0].Category = "gone" },
	},
	{
		rule: "DON-01b", record: "t-001", field: "data[dat].detail",
		triggers: func(w *world) { w.identity.Description = "" },
		spares:   func(w *world) { w.identity.Description, w.identity.Name = "", "Nom et prénom" },
	},
	{
		rule: "DON-01b", record: "t-001", field: "data[dat].detail",
		triggers: func(w *world) { w.identity.Description, w.identity.Name = "", "Identification data" },
		spares:   func(w *world) { w.identity.Description, w.payroll.Data[0].Detail = "", "nom" },
	},
	{
		rule: "DON-01b", record: "t-001", field: "data[two].category",
		triggers: func(w *world) { w.payroll.Data = append(w.payroll.Data, register.Datum{Item: numbered("two")}) },
		spares:   func(w *world) { w.payroll.Data[0].Category = "" },
	},
	{
		rule: "DON-02", record: "t-001", field: "data",
		triggers: func(w *world) { w.payroll.Purposes[0].Text = "Suivre les tournées par géolocalisation" },
		spares:   func(w *world) { w.payroll.Purposes[0].Text = "Suivre les tournées, sans géolocalisation" },
	},
	{
		rule: "DON-02", record: "t-001", field: "data",
		triggers: func(w *world) { w.payroll.Name = "Collecte des RIB" },
		spares:   func(w *world) { w.payroll.Name, w.identity.Description = "Collecte des RIB", "Nom, RIB" },
	},
	{
		rule: "DON-02", record: "t-001", field: "data[dat].detail",
		triggers: func(w *world) { w.payroll.Data[0].Detail = "Nom, numéro de sécurité sociale" },
		spares: func(w *world) {
			w.payroll.Data[0].Detail = "Nom, numéro de sécurité sociale"
			w.datum("nir", "NIR", "NIR")
		},
	},
	{
		rule: "DON-02", record: "d-001", field: "kind",
		triggers: func(w *world) { w.identity.Description = "Nom, prénom, RQTH" },
		spares:   func(w *world) { w.identity.Description = "Nom, prénom, RIB, orthographe" },
	},
	{
		rule: "SEN-01", record: "t-001", field: "data[hea].condition",
		triggers: func(w *world) { w.datum("hea", "Aménagements de poste", "SANTE") },
		spares: func(w *world) {
			w.datum("hea", "Aménagements de poste", "SANTE").Condition = "9.2.b"
			w.datum("nir", "NIR", "NIR")
		},
	},
	{
		rule: "SEN-02", record: "t-001", field: "data[pen].condition_text",
		triggers: func(w *world) { w.datum("pen", "Contraventions", "PENAL") },
		spares:   func(w *world) { w.datum("pen", "Contraventions", "PENAL").ConditionText = "C. route L.121-6" },
	},
	{
		rule: "SEN-03", record: "t-001", field: "data[nir].condition_text",
		triggers: func(w *world) {
			w.datum("nir", "NIR", "NIR")
			w.payroll.Name, w.payroll.Purposes[0].Text = "Prospection", "Trouver de nouveaux acheteurs"
		},
		spares: func(w *world) { w.datum("nir", "NIR", "NIR") },
	},
	{
		rule: "SEN-03", record: "t-001", field: "data[nir].condition_text",
		triggers: func(w *world) {
			w.datum("nir", "NIR", "NIR")
			w.payroll.Name, w.payroll.Purposes[0].Text = "Prospection", "Trouver de nouveaux acheteurs"
		},
		spares: func(w *world) {
			w.datum("nir", "NIR", "NIR").ConditionText = "Décret 2019-341, art. 2"
			w.payroll.Name, w.payroll.Purposes[0].Text = "Prospection", "Trouver de nouveaux acheteurs"
		},
	},
}

// datum adds data of a new category to the payroll.
func (w *world) datum(id, name string, kind register.Code) *register.Datum {
	category := &register.DataCategory{Head: head("D-"+id, name), Kind: kind, Description: "Telles que déclarées"}
	w.DataCategories = append(w.DataCategories, category)
	w.payroll.Data = append(w.payroll.Data, register.Datum{
		Item: numbered(id), Category: category.ID, Retentions: w.payroll.Data[0].Retentions,
	})
	return &w.payroll.Data[len(w.payroll.Data)-1]
}
