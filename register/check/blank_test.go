package check

import (
	"slices"
	"testing"

	"article30/register"
)

// A text of spaces is no answer: no rule that asks for one is content with it.
func TestBlanksAnswerNothing(t *testing.T) {
	for _, c := range []struct {
		rule, place string
		spoil       func(*world)
	}{
		{"PER-01", "t-001 subjects", func(w *world) { w.payroll.Subjects = []register.Subject{{Item: numbered("sub"), Detail: " "}} }},
		{"DON-01a", "t-001 data[dat].category", func(w *world) { w.payroll.Data[0].Category, w.payroll.Data[0].Detail = "", "\u00a0" }},
		{"DES-01", "t-001 recipients", func(w *world) { w.payroll.Recipients = []register.Use{{Item: numbered("use"), Detail: " "}} }},
		{"DES-03", "r-002 contract_reference", func(w *world) { w.vendor.ContractReference, w.vendor.ContractOn = " ", "" }},
		{"DES-04a", "t-001 joint_controllers[j].body", func(w *world) {
			w.payroll.JointControllers = []register.JointController{{Item: numbered("j"), Contact: jointly(" ")}}
		}},
		{"BAS-03", "t-001 purposes[pur].law", func(w *world) { w.payroll.Purposes[0].Law = "\t" }},
		{"BAS-04", "t-001 purposes[pur].interest", func(w *world) { w.basis("f").Interest = " " }},
		{"SEC-01", "t-001 measures", func(w *world) {
			w.payroll.Measures, w.payroll.MeasuresNone.Absence = nil, register.Absence{None: true, Why: " "}
		}},
		{"CON-01a", "t-001 data[dat].retentions", func(w *world) {
			w.payroll.Data[0].Retentions[0] = register.Retention{Item: numbered("ret"), Active: register.Period{Criterion: " "}, AsWritten: "\n"}
		}},
		{"CON-01b", "t-001 data[dat].retentions", func(w *world) {
			d := &w.payroll.Data[0]
			d.Retentions, d.RetentionsNone.Absence = nil, register.Absence{None: true, Why: " "}
		}},
		{"ORG-02", "org eu_representative", func(w *world) {
			w.org.Country, w.org.EURepresentative.Absence = "US", register.Absence{None: true, Why: " "}
		}},
		{"SEN-02", "t-001 data[dat].condition_text", func(w *world) { w.identity.Kind, w.payroll.Data[0].ConditionText = "PENAL", " " }},
		{"AIP-02", "t-001 dpia_date", func(w *world) { w.payroll.DPIANeeded, w.payroll.DPIALink = register.Yes, " " }},
		{"DEC-01", "t-001 automated_decisions_detail", func(w *world) {
			w.payroll.AutomatedDecisions, w.payroll.AutomatedDecisionsDetail = register.Yes, " "
		}},
	} {
		if got := places(c.rule, c.spoil); !slices.Contains(got, c.place) {
			t.Errorf("%s is not found at %s; found at %q", c.rule, c.place, got)
		}
	}
}
