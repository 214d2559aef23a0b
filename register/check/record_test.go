package check

import (
	"strings"
	"testing"

	"article30/register"
)

var recordPairs = []pair{
	{
		rule: "FIC-06", record: "t-001", field: "purposes[pur].law",
		triggers: func(w *world) { w.payroll.Purposes[0].Law = "C. trav. L.3241-1, à vérifier" },
		spares: func(w *world) { // a template's, which MOD-01 tells
			w.payroll.Purposes[0].Law = "C. trav. L.3241-1, à vérifier"
			register.CollectionOf("treatments").Table.MarkGiven(w.payroll, "T01")
		},
	},
	{
		"FIC-06", "t-001", "dpia_reason",
		func(w *world) { w.payroll.DPIAReason = "Aucun critère, à confirmer" },
		func(w *world) { w.payroll.Notes = "Durée à confirmer" }, // notes are the place to say so
	},
	{
		"FIC-01", "t-001", "name",
		func(w *world) { w.payroll.Name = "\t" },
		func(w *world) { w.payroll.Name, w.payroll.Status = "", register.Ended },
	},
	{
		"FIC-01", "p-001", "name",
		func(w *world) { w.hosting.Name = "" },
		func(w *world) { w.hosting.Name = "A" },
	},
	{
		"FIC-02", "t-001", "data[dat].detail",
		func(w *world) { w.payroll.Data[0].Detail = "À compléter" },
		func(w *world) { w.payroll.Data[0].Detail = "Un questionnaire à compléter par le salarié" },
	},
	{
		"FIC-02", "org", "dpo",
		func(w *world) { w.org.DPO.Why = "TODO" },
		func(w *world) { w.org.DPO.Why = "Todos los datos" },
	},
	{
		"FIC-02", "r-002", "contact.email",
		func(w *world) { w.vendor.Contact.Email = "???" },
		func(w *world) {
			w.Waivers = append(w.Waivers, &register.Waiver{Item: numbered("w"), Rule: "FIC-02", Record: "org", Reason: "« TODO » est le nom de la base"})
		},
	},
	{
		"FIC-03a", "t-001", "updated",
		func(w *world) { w.payroll.Created, w.payroll.Updated = "2026-09-02", "2026-09-01" },
		func(w *world) { w.payroll.Created, w.payroll.Updated = "2026-09-01", "2026-09-01" },
	},
	{
		"FIC-03a", "p-001", "reviewed_on",
		func(w *world) { w.hosting.ReviewedOn = "2026-10-16" },
		func(w *world) { w.hosting.ReviewedOn = today },
	},
	{
		"FIC-03b", "t-001", "created",
		func(w *world) { w.payroll.Created = "" },
		func(w *world) { w.payroll.Created = "2020-01-01" },
	},
	{
		"FIC-03b", "p-001", "updated",
		func(w *world) { w.hosting.Updated = "" },
		func(w *world) { w.hosting.Updated, w.hosting.Status = "", register.Ended },
	},
	{
		"FIC-03c", "p-001", "clients[cli].contract_on",
		func(w *world) { w.hosting.Clients[0].ContractOn = "printemps 2025" },
		func(w *world) { w.hosting.Clients[0].ContractOn = "2024-02-29" },
	},
	{
		"FIC-04a", "t-001", "reviewed_on",
		func(w *world) { lookedAt(w.payroll, &w.payroll.Created, &w.payroll.ReviewedOn, "2024-10-15") },
		func(w *world) { lookedAt(w.payroll, &w.payroll.Created, &w.payroll.ReviewedOn, "2024-10-16") },
	},
	{
		"FIC-04a", "org", "",
		func(w *world) {
			lookedAt(w.payroll, &w.payroll.Created, &w.payroll.ReviewedOn, "2024-10-15")
			lookedAt(w.hosting, &w.hosting.Created, &w.hosting.ReviewedOn, "2023-01-01")
		},
		func(w *world) { lookedAt(w.payroll, &w.payroll.Created, &w.payroll.ReviewedOn, "2024-10-16") },
	},
	{
		"FIC-04b", "p-001", "reviewed_on",
		func(w *world) { lookedAt(w.hosting, &w.hosting.Created, &w.hosting.ReviewedOn, "2025-10-15") },
		func(w *world) { lookedAt(w.hosting, &w.hosting.Created, &w.hosting.ReviewedOn, "2025-10-16") },
	},
	{
		"FIC-04b", "t-001", "reviewed_on",
		func(w *world) { lookedAt(w.payroll, &w.payroll.Created, &w.payroll.ReviewedOn, "2024-10-16") },
		func(w *world) { lookedAt(w.payroll, &w.payroll.Created, &w.payroll.ReviewedOn, "2024-10-15") },
	},
	{
		"FIC-04b", "org", "",
		func(w *world) {
			lookedAt(w.payroll, &w.payroll.Created, &w.payroll.ReviewedOn, "2025-10-15")
			lookedAt(w.hosting, &w.hosting.Created, &w.hosting.ReviewedOn, "2023-01-01")
		},
		func(w *world) { lookedAt(w.hosting, &w.hosting.Created, &w.hosting.ReviewedOn, "2023-01-01") },
	},
	{
		"FIC-04c", "t-001", "next_review",
		func(w *world) { w.payroll.NextReview = "2026-10-14" },
		func(w *world) { w.payroll.NextReview = today },
	},
	{
		"FIC-08", "t-001", "data[dat].detail",
		func(w *world) { w.payroll.Data[0].Detail = "facture\u202egpj.exe" },
		func(w *world) { w.payroll.Data[0].Detail = "factures\n«\u00a0نامه\u200cای\u00a0»" },
	},
	{
		"FIC-08", "org", "dpo",
		func(w *world) { w.org.DPO.Why = "\x00" },
		func(w *world) { w.org.DPO.Why = "un\tdeux" },
	},
	{
		"FIC-07", "t-001", "recipients",
		func(w *world) { w.payroll.Recipients[1].ID = w.payroll.Recipients[0].ID },
		func(w *world) { w.payroll.Recipients[1].ID = w.payroll.Data[0].ID }, // of another list
	},
	{
		"FIC-07", "t-001", "data[dat].retentions",
		func(w *world) {
			w.payroll.Data[0].Retentions = append(w.payroll.Data[0].Retentions, w.payroll.Data[0].Retentions[0])
		},
		func(w *world) {
			w.payroll.Data[0].Retentions = append(w.payroll.Data[0].Retentions, register.Retention{Item: numbered("ret2"), Active: years(1), Reference: "a"})
		},
	},
	{
		"FIC-05", "t-001", "recipients[use2].recipient",
		func(w *world) { w.payroll.Recipients[1].Recipient = "gone" },
		func(w *world) { w.payroll.Recipients[1].Recipient = "" },
	},
	{
		"FIC-05", "t-001", "measures",
		func(w *world) { w.payroll.Measures[0] = "r-001" }, // a record, and no measure
		func(w *world) { w.payroll.Measures[0] = "m-002" },
	},
	{
		"FIC-05", "r-003", "places[us].safeguards",
		func(w *world) { w.Safeguards = nil },
		func(w *world) { w.payroll.Status, w.payroll.Measures = register.Ended, []register.ID{"gone"} },
	},
	{
		"MOD-01", "t-001", "status",
		func(w *world) { treatments.MarkGiven(w.payroll, "T01") },
		func(w *world) {
			treatments.MarkGiven(w.payroll, "T01")
			_ = treatments.Confirm(w.payroll, "", register.Confirmation{On: today}, 0)
		},
	},
	{
		"MOD-01", "m-001", "detail",
		func(w *world) { givenMeasure(w) },
		func(w *world) { givenMeasure(w).Detail += ", deux fois par an" },
	},
	{
		"DER-01", "w", "rule",
		func(w *world) { w.waive("FIC-99", "t-001", "Sans objet") },
		func(w *world) { w.waive("FIC-04a", "t-001", "Sans objet") },
	},
	{
		"DER-01", "w", "record",
		func(w *world) { w.waive("FIC-04a", "t-002", "Sans objet") },
		func(w *world) { w.waive("FIC-04a", "s-001", "Sans objet") },
	},
	{
		"DER-01", "w", "field",
		func(w *world) { w.waiveAt("data[gone].detail") },
		func(w *world) { w.waiveAt("data[dat].detail") },
	},
	{
		"DER-02", "w", "reason",
		func(w *world) { w.waive("FIC-04a", "t-001", " ") },
		func(w *world) { w.waive("FIC-04a", "t-001", "Sans objet") },
	},
}

var treatments = register.CollectionOf("treatments").Table

// givenMeasure is the first measure, as a template would have brought it.
func givenMeasure(w *world) *register.Measure {
	m := w.Measures[0]
	m.Detail = "Restauration testée"
	register.CollectionOf("measures").Table.MarkGiven(m, "T01")
	return m
}

func (w *world) waive(rule string, record register.ID, reason string) {
	w.Waivers = append(w.Waivers, &register.Waiver{Item: numbered("w"), Rule: rule, Record: record, Reason: reason})
}

func (w *world) waiveAt(field string) {
	w.waive("DON-02", "t-001", "Sans objet")
	w.Waivers[0].Field = field
}

// lookedAt dates a fiche of a day, on which it was created and last changed.
func lookedAt(rec interface{ Touch(register.Date) }, created, reviewed *register.Date, day register.Date) {
	*created, *reviewed = "", ""
	rec.Touch(day)
}

func TestWhatATemplateGaveIsToldWhateverItsIDs(t *testing.T) {
	w := newWorld()
	mangled := register.Treatment{Head: head("T-002", "Ventes"), Purposes: []register.Purpose{{Item: numbered("a]"), Text: "Livrer les commandes"}}}
	treatments.MarkGiven(&mangled, "T04")
	w.add(mangled)
	for _, f := range Of(w.Register, today).On("t-002") {
		if f.Rule == "MOD-01" && f.Field == "purposes[a]]" && strings.HasSuffix(f.Message.EN, ": Purposes.") {
			return
		}
	}
	t.Error("the answer is not told")
}

func TestATextToBeCheckedIsToldByItsFieldAndTheWordsAround(t *testing.T) {
	w := newWorld()
	w.payroll.Purposes[0].Law = "Payer les salariés et produire leurs bulletins selon C. trav. L.3241-1, durée à vérifier dans la convention collective"
	for _, f := range Of(w.Register, today).On("t-001") {
		if f.Rule != "FIC-06" {
			continue
		}
		law := "Finalités\u00a01 › " + treatments.Field("purposes").Table.Field("law").Label.FR
		if want := "À vérifier, " + law + "\u00a0: «\u00a0… bulletins selon C. trav. L.3241-1, durée à vérifier dans la convention collective\u00a0»."; f.Message.FR != want {
			t.Errorf("told: %q\nwant: %q", f.Message.FR, want)
		}
		if !strings.HasPrefix(f.Message.EN, "To be checked, Purposes\u00a01 › ") {
			t.Errorf("told: %q", f.Message.EN)
		}
		return
	}
	t.Error("the text is not told")
}

func TestWhatATemplateGaveIsToldOnceARecord(t *testing.T) {
	w := newWorld()
	treatments.MarkGiven(w.payroll, "T01")
	var told []Finding
	for _, f := range Of(w.Register, today).On("t-001") {
		if f.Rule == "MOD-01" {
			told = append(told, f)
		}
	}
	if len(told) != 1 || !strings.Contains(told[0].Message.FR, "État, ") || !strings.Contains(told[0].Message.EN, "Status, ") ||
		!strings.Contains(told[0].Message.EN, " more.") {
		t.Errorf("told: %+v", told)
	}
}
