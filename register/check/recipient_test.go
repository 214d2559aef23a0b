package check

import "article30/register"

func jointly(name string) register.Contact { return register.Contact{Body: name} }

var recipientPairs = []pair{
	{
		rule: "DES-01", record: "t-001", field: "recipients",
		triggers: func(w *world) { w.payroll.Recipients = nil },
		spares: func(w *world) {
			w.payroll.Recipients = nil
			w.payroll.RecipientsNone.None = true
		},
	},
	{
		rule: "DES-01", record: "t-001", field: "recipients",
		triggers: func(w *world) { w.payroll.Recipients = []register.Use{{Item: numbered("blank")}} },
		spares:   func(w *world) { w.payroll.Recipients = []register.Use{{Item: numbered("gone"), Recipient: "gone"}} },
	},
	{
		rule: "DES-02", record: "t-001", field: "recipients",
		triggers: func(w *world) {
			w.payroll.Recipients = w.payroll.Recipients[:1]
			w.payroll.Software = []register.Software{{Name: "Excel"}, {Name: "PayFit"}}
		},
		spares: func(w *world) { w.payroll.Software = []register.Software{{Name: "PayFit"}} },
	},
	{
		rule: "DES-02", record: "t-001", field: "recipients",
		triggers: func(w *world) {
			w.payroll.Recipients, w.payroll.RecipientsNone.None = nil, true
			w.payroll.Software = []register.Software{{Name: "PayFit"}}
		},
		spares: func(w *world) {
			w.payroll.Recipients = w.payroll.Recipients[:1]
			w.staff.Name = "Payfit, ressources humaines"
			w.payroll.Software = []register.Software{{Name: "PayFit"}, {Name: "Dossiers", Location: "Armoire fermée"}, {}}
		},
	},
	{
		rule: "DES-03", record: "r-002", field: "contract_reference",
		triggers: func(w *world) { w.vendor.ContractReference, w.vendor.ContractOn = "", "" },
		spares:   func(w *world) { w.vendor.ContractReference = "" },
	},
	{
		rule: "DES-03", record: "r-002", field: "contract_reference",
		triggers: func(w *world) { w.vendor.ContractReference, w.vendor.ContractOn, w.vendor.Role = "", "", "" },
		spares: func(w *world) {
			w.vendor.ContractReference, w.vendor.ContractOn = "", ""
			w.vendor.Type, w.vendor.Role = "PART", "partner"
		},
	},
	{
		rule: "DES-04a", record: "t-001", field: "joint_controllers[joint].body",
		triggers: func(w *world) {
			w.payroll.JointControllers = []register.JointController{{Item: numbered("joint"), Arrangement: "Accord"}}
		},
		spares: func(w *world) {
			w.payroll.JointControllers = []register.JointController{{Item: numbered("joint"), Contact: jointly("Filiale"), Arrangement: "Accord"}}
		},
	},
	{
		rule: "DES-04b", record: "t-001", field: "joint_controllers[joint].arrangement",
		triggers: func(w *world) {
			w.payroll.JointControllers = []register.JointController{{Item: numbered("joint"), Contact: jointly("Filiale")}}
		},
		spares: func(w *world) {
			w.payroll.JointControllers = []register.JointController{{Item: numbered("joint"), Contact: jointly("Filiale"), ArrangementOn: "2025-01-01"}}
		},
	},
}
