package check

import "article30/register"

var securityPairs = []pair{
	{
		rule: "SEC-01", record: "t-001", field: "measures",
		triggers: func(w *world) { w.payroll.Measures, w.payroll.MeasuresNone.None = nil, true },
		spares: func(w *world) {
			w.payroll.Measures = nil
			w.payroll.MeasuresNone.Absence = register.Absence{None: true, Why: "Le système du client les assure"}
		},
	},
	{
		rule: "SEC-01", record: "p-001", field: "measures",
		triggers: func(w *world) { w.hosting.Measures = nil },
		spares:   func(w *world) { w.hosting.Measures = []register.ID{"m-001"} },
	},
	{
		rule: "SEC-02a", record: "t-001", field: "measures",
		triggers: func(w *world) {
			w.identity.Kind = "ECOFIN"
			w.payroll.Measures = []register.ID{"m-001"}
		},
		spares: func(w *world) { w.payroll.Measures = []register.ID{"m-001"} },
	},
	{
		rule: "SEC-02a", record: "t-001", field: "measures",
		triggers: func(w *world) {
			w.datum("hea", "Aménagements de poste", "SANTE")
			w.payroll.Measures = []register.ID{"m-002"}
		},
		spares: func(w *world) {
			w.datum("hea", "Aménagements de poste", "SANTE")
			w.payroll.Measures = []register.ID{"m-002"}
			w.crypto.Detail = "Disques chiffrés, mots de passe de 12 caractères"
		},
	},
	{
		rule: "SEC-02b", record: "t-001", field: "measures",
		triggers: func(w *world) { w.onlyMeasure("", "Mesures standard", "") },
		spares:   func(w *world) { w.onlyMeasure("", "Mesures standard", "Alarme et porte fermée à clé") },
	},
	{
		rule: "SEC-02b", record: "p-001", field: "measures",
		triggers: func(w *world) {
			w.onlyMeasure("AUTREM", "Toutes les mesures techniques et organisationnelles appropriées", "")
		},
		spares: func(w *world) { w.onlyMeasure("SAUV", "Mesures standard", "") },
	},
	{
		rule: "SEC-02c", record: "m-002", field: "detail",
		triggers: func(w *world) {
			w.crypto.Kind, w.crypto.Name, w.crypto.Detail = "AUTREM", "Mesures techniques contre la perte de confidentialité, d'intégrité ou de disponibilité", ""
		},
		spares: func(w *world) {
			w.crypto.Kind, w.crypto.Name, w.crypto.Detail = "AUTREM", "Mesures de sécurité", "Armoire fermée à clé"
		},
	},
}

// onlyMeasure leaves a single measure, for all records.
func (w *world) onlyMeasure(kind register.Code, name, detail string) {
	w.access.Kind, w.access.Name, w.access.Detail = kind, name, detail
	w.payroll.Measures, w.hosting.Measures = []register.ID{"m-001"}, []register.ID{"m-001"}
}
