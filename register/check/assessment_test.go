package check

import (
	"strings"
	"testing"

	"article30/register"
)

var assessmentPairs = []pair{
	{
		rule: "AIP-01a", record: "t-001", field: "dpia_needed",
		triggers: func(w *world) { w.payroll.DPIACriteria = []register.Code{"VULN", "SURV"} },
		spares:   func(w *world) { w.payroll.DPIACriteria = []register.Code{"VULN"} },
	},
	{
		rule: "AIP-01a", record: "t-001", field: "dpia_reason",
		triggers: func(w *world) { w.settled(register.No, "", "VULN", "SURV") },
		spares:   func(w *world) { w.settled(register.No, "Trois salariés, aucune donnée sensible", "VULN", "SURV") },
	},
	{
		rule: "AIP-01a", record: "t-001", field: "dpia_needed",
		triggers: func(w *world) { w.payroll.Name = "Vidéosurveillance de la caisse" },
		spares: func(w *world) {
			w.payroll.Name = "Vidéosurveillance de la caisse"
			w.settled(register.No, "Aucun salarié n'est filmé")
		},
	},
	{
		rule: "AIP-01a", record: "t-001", field: "dpia_reason",
		triggers: func(w *world) {
			w.payroll.Name = "Vidéosurveillance de la caisse"
			w.settled(register.No, " ")
		},
		spares: func(w *world) { w.settled(register.No, "") },
	},
	{
		rule: "AIP-01a", record: "t-001", field: "dpia_needed",
		triggers: func(w *world) { w.payroll.DPIACriteria = []register.Code{"VULN", "SURV", "SURV"} },
		spares:   func(w *world) { w.payroll.DPIACriteria = []register.Code{"VULN", "VULN", "a code to come"} },
	},
	{
		rule: "AIP-01a", record: "t-001", field: "dpia_needed",
		triggers: func(w *world) {
			w.payroll.DPIACriteria, w.payroll.DPIADate = []register.Code{"VULN", "SURV"}, "2026-10-16"
		},
		spares: func(w *world) {
			w.payroll.DPIACriteria, w.payroll.DPIADate = []register.Code{"VULN", "SURV"}, today
		},
	},
	{
		rule: "AIP-01a", record: "t-001", field: "dpia_needed",
		triggers: func(w *world) { w.payroll.Name, w.payroll.Profiling = "Recrutement", register.Yes },
		spares:   func(w *world) { w.payroll.Name = "Recrutement" },
	},
	{
		rule: "AIP-01a", record: "t-001", field: "dpia_needed",
		triggers: func(w *world) { w.payroll.Name, w.payroll.Subjects = "Vidéosurveillance", nil },
		spares:   func(w *world) { w.payroll.Name, w.payroll.DPIALink = "Vidéosurveillance", "aipd.pdf" },
	},
	{
		rule: "AIP-01a", record: "t-001", field: "dpia_needed",
		triggers: func(w *world) { w.payroll.Name = "Géolocalisation des véhicules" },
		spares: func(w *world) {
			w.payroll.Name, w.payroll.Subjects[0].Category = "Géolocalisation des véhicules", "CLI"
		},
	},
	{
		rule: "AIP-01b", record: "t-001", field: "dpia_needed",
		triggers: func(w *world) { w.payroll.DPIACriteria = []register.Code{"VULN"} },
		spares:   func(w *world) { w.settled(register.No, "", "VULN") },
	},
	{
		rule: "AIP-01b", record: "t-001", field: "dpia_needed",
		triggers: func(w *world) { w.payroll.DPIACriteria = []register.Code{"VULN"} },
		spares:   func(w *world) { w.payroll.DPIACriteria = []register.Code{"VULN", "SURV"} },
	},
	{
		rule: "AIP-02", record: "t-001", field: "dpia_date",
		triggers: func(w *world) { w.settled(register.Yes, "Données de santé") },
		spares: func(w *world) {
			w.settled(register.Yes, "Données de santé")
			w.payroll.DPIADate = "2026-02-01"
		},
	},
	{
		rule: "AIP-02", record: "t-001", field: "dpia_date",
		triggers: func(w *world) {
			w.settled(register.Yes, "Données de santé")
			w.payroll.DPIADate = "bientôt"
		},
		spares: func(w *world) {
			w.settled(register.Yes, "Données de santé")
			w.payroll.DPIADate, w.payroll.DPIALink = "bientôt", "aipd.pdf"
		},
	},
	{
		rule: "AIP-02", record: "t-001", field: "dpia_date",
		triggers: func(w *world) {
			w.settled(register.Yes, "Données de santé")
			w.payroll.DPIADate = "2026-10-16"
		},
		spares: func(w *world) {
			w.settled(register.Yes, "Données de santé")
			w.payroll.DPIADate = today
		},
	},
	{
		rule: "INF-01", record: "t-001", field: "staff_informed",
		triggers: func(w *world) {
			w.payroll.Name, w.payroll.WorksCouncil = "Géolocalisation des véhicules", register.No
		},
		spares: func(w *world) {
			w.payroll.Name = "Géolocalisation des véhicules"
			w.payroll.StaffInformed, w.payroll.WorksCouncil = register.Yes, register.No
		},
	},
	{
		rule: "INF-01", record: "t-001", field: "works_council",
		triggers: func(w *world) { w.payroll.Name = "Géolocalisation des véhicules" },
		spares: func(w *world) {
			w.payroll.Name, w.payroll.Subjects[0].Category = "Vidéosurveillance du parking", "PASSANT"
		},
	},
	{
		rule: "DEC-01", record: "t-001", field: "automated_decisions_detail",
		triggers: func(w *world) { w.payroll.AutomatedDecisions = register.Yes },
		spares: func(w *world) {
			w.payroll.AutomatedDecisions, w.payroll.AutomatedDecisionsDetail = register.Yes, "Refus au-delà de deux impayés"
		},
	},
}

// settled answers whether the payroll needs an assessment.
func (w *world) settled(needed register.Answer, why string, criteria ...register.Code) {
	w.payroll.DPIANeeded, w.payroll.DPIAReason, w.payroll.DPIACriteria = needed, why, criteria
}

func TestThatNobodyWasInformedIsToldFromThatNobodySaid(t *testing.T) {
	for answer, want := range map[register.Answer]string{register.Unanswered: "n'est pas indiquée", register.No: "n'en ont pas été informés"} {
		w := newWorld()
		w.payroll.Name, w.payroll.WorksCouncil, w.payroll.StaffInformed = "Géolocalisation des véhicules", register.No, answer
		if found := of(w, "INF-01"); len(found) != 1 || !strings.Contains(found[0].Message.FR, want) {
			t.Errorf("answer %d: %+v", answer, found)
		}
	}
}

func TestAFindingThatRestsOnTheLawDataCitesThem(t *testing.T) {
	w := newWorld()
	w.payroll.DPIACriteria = []register.Code{"VULN", "SURV"}
	for _, f := range Of(w.Register, today).Findings() {
		if f.Rule == "AIP-01a" && (f.Source.FR == "" || f.Source.EN == "") {
			t.Errorf("no source: %+v", f)
		}
	}
}
