package check

import "article30/register"

var personPairs = []pair{
	{
		rule: "PER-01", record: "t-001", field: "subjects",
		triggers: func(w *world) { w.payroll.Subjects = nil },
		spares:   func(w *world) { w.payroll.Subjects = []register.Subject{{Item: numbered("sub"), Detail: "dirigeants"}} },
	},
	{
		rule: "PER-01", record: "t-001", field: "subjects",
		triggers: func(w *world) { w.payroll.Subjects = []register.Subject{{Item: numbered("sub"), Number: "12"}} },
		spares:   func(w *world) { w.payroll.Subjects[0].Category = "a code to come" },
	},
}
