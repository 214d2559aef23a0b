package check

import "article30/register"

var processorPairs = []pair{
	{
		"STR-01", "p-001", "clients",
		func(w *world) { w.hosting.Clients = nil },
		func(w *world) { w.hosting.Clients, w.hosting.Status = nil, register.Ended },
	},
	{
		"STR-01", "p-001", "clients[cli]",
		func(w *world) { w.hosting.Clients[0].Body = "" },
		func(w *world) { w.hosting.Clients[0].Body, w.hosting.Clients[0].LastName = "", "Noë" },
	},
	{
		"STR-01", "p-001", "clients[cli]",
		func(w *world) { w.hosting.Clients[0].Address, w.hosting.Clients[0].Email = "", "" },
		func(w *world) {
			w.hosting.Clients[0].Contact = register.Contact{Body: "Les boutiques de la liste des clients", Email: "clients@atelier.example"}
		},
	},
	{
		"STR-02", "p-001", "operations",
		func(w *world) { w.hosting.Operations = nil },
		func(w *world) {
			w.hosting.Operations[0] = register.Operation{Item: numbered("ope"), Detail: "Hébergement"}
		},
	},
	{
		"STR-02", "p-001", "operations",
		func(w *world) { w.hosting.Operations[0].Text = " " },
		func(w *world) { w.hosting.Operations = append(w.hosting.Operations, register.Operation{}) },
	},
	{
		"STR-03a", "p-001", "clients[cli].contract_reference",
		func(w *world) {
			w.hosting.Clients[0].ContractReference, w.hosting.Clients[0].ContractOn = "", ""
		},
		func(w *world) { w.hosting.Clients[0].ContractReference = "" },
	},
	{
		"STR-03b", "p-001", "subprocessors[usb].authorisation",
		func(w *world) { w.hosting.Subprocessors[0].Authorisation = "" },
		func(w *world) { w.hosting.Subprocessors[0].Authorisation = "another" },
	},
	{
		"STR-03b", "p-001", "subprocessors[usb].authorisation",
		func(w *world) {
			w.hosting.Subprocessors[0].Authorisation, w.hosting.Subprocessors[0].Recipient = "", "gone"
		},
		func(w *world) { w.hosting.Subprocessors = nil },
	},
	{
		"STR-04", "t-001", "purposes[pur].text",
		func(w *world) { w.payroll.Purposes[0].Text = "Établir la paie pour le compte de nos clients" },
		func(w *world) { w.payroll.Notes = "Rien n'est fait pour le compte de nos clients" },
	},
	{
		"STR-04", "t-001", "name",
		func(w *world) { w.payroll.Name = "Payroll on behalf of clients" },
		func(w *world) { w.hosting.Name = "Payroll on behalf of clients" },
	},
}
