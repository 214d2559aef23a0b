package check

import "article30/register"

var basisPairs = []pair{
	{
		rule: "BAS-01", record: "t-001", field: "purposes[pur].legal_bases",
		triggers: func(w *world) { w.payroll.Purposes[0].LegalBases = nil },
		spares: func(w *world) {
			w.payroll.Purposes = append(w.payroll.Purposes, register.Purpose{Item: numbered("two")})
		},
	},
	{
		rule: "BAS-02", record: "t-001", field: "purposes[pur].legal_bases",
		triggers: func(w *world) { w.basis("a") },
		spares: func(w *world) {
			w.basis("a")
			w.payroll.Subjects[0].Category = "CLI"
		},
	},
	{
		rule: "BAS-03", record: "t-001", field: "purposes[pur].law",
		triggers: func(w *world) { w.payroll.Purposes[0].Law = "" },
		spares:   func(w *world) { w.basis("b") },
	},
	{
		rule: "BAS-03", record: "t-001", field: "purposes[pur].law",
		triggers: func(w *world) { w.basis("e") },
		spares:   func(w *world) { w.basis("e").Law = "CSP L.1110-1" },
	},
	{
		rule: "BAS-04", record: "t-001", field: "purposes[pur].interest",
		triggers: func(w *world) { w.basis("f").Balancing = "Note du 3 mai" },
		spares: func(w *world) {
			p := w.basis("f")
			p.Interest, p.Balancing = "Protéger les locaux", "Note du 3 mai"
		},
	},
	{
		rule: "BAS-04", record: "t-001", field: "purposes[pur].balancing",
		triggers: func(w *world) { w.basis("f").Interest = "Protéger les locaux" },
		spares:   func(w *world) { w.basis("b") },
	},
	{
		rule: "BAS-05a", record: "t-001", field: "purposes[pur].legal_bases",
		triggers: func(w *world) { w.approach("f", "email", "b2c") },
		spares:   func(w *world) { w.approach("a", "email", "b2c") },
	},
	{
		rule: "BAS-05a", record: "t-001", field: "purposes[pur].legal_bases",
		triggers: func(w *world) { w.approach("f", "sms", "b2c") },
		spares:   func(w *world) { w.approach("f", "sms", "customers") },
	},
	{
		rule: "BAS-05b", record: "t-001", field: "purposes[pur].legal_bases",
		triggers: func(w *world) { w.approach("f", "phone", "b2c") },
		spares:   func(w *world) { w.approach("f", "phone", "b2b") },
	},
	{
		rule: "BAS-05b", record: "t-001", field: "purposes[pur].legal_bases",
		triggers: func(w *world) { w.approach("f", "phone", "b2c") },
		spares:   func(w *world) { w.approach("f", "post", "b2c") },
	},
	{
		rule: "BAS-05b", record: "t-001", field: "purposes[pur].legal_bases",
		triggers: func(w *world) {
			w.day = "2026-08-11"
			w.approach("f", "phone", "b2c")
		},
		spares: func(w *world) {
			w.day = "2026-08-10"
			w.approach("f", "phone", "b2c")
		},
	},
}

// basis gives the payroll's purpose a single legal basis, and nothing that goes
// with it.
func (w *world) basis(code register.Code) *register.Purpose {
	p := &w.payroll.Purposes[0]
	p.LegalBases, p.Law = []register.Code{code}, ""
	return p
}

func (w *world) approach(basis, channel, audience register.Code) {
	p := w.basis(basis)
	p.Channels, p.Audiences = []register.Code{channel}, []register.Code{audience}
}
