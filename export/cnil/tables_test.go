package cnil_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"article30/export/cnil"
	"article30/export/extract"
	"article30/export/sheet/xlsxtest"
	"article30/register"
	"article30/register/check"
	"article30/register/lang"
)

// tableOf reads a table by the heads of its columns, from the area that its
// filter works on.
func tableOf(t *testing.T, s *xlsxtest.Sheet) []map[string]string {
	t.Helper()
	from, to, _ := strings.Cut(s.Filter, ":")
	left, top, err := excelize.CellNameToCoordinates(from)
	right, bottom, err2 := excelize.CellNameToCoordinates(to)
	if err != nil || err2 != nil || left != 1 || right != len(s.Widths) {
		t.Fatalf("%s: the filter works on %q", s.Name, s.Filter)
	}
	var rows []map[string]string
	for row := top + 1; row <= bottom; row++ {
		cells := map[string]string{}
		for column := left; column <= right; column++ {
			head, _ := excelize.CoordinatesToCellName(column, top)
			at, _ := excelize.CoordinatesToCellName(column, row)
			if s.Cells[head] == "" {
				t.Fatalf("%s: column %d has no head", s.Name, column)
			}
			cells[s.Cells[head]] = s.Cells[at]
		}
		rows = append(rows, cells)
	}
	return rows
}

// wants compares some columns of a row.
func wants(t *testing.T, row, want map[string]string) {
	t.Helper()
	for head, text := range want {
		if row[head] != text {
			t.Errorf("%s holds %q, want %q", head, row[head], text)
		}
	}
}

func TestRecipientsStandARowEach(t *testing.T) {
	reg := bakery()
	reg.Recipients[0].Contact = register.Person{Contact: register.Contact{FirstName: "Anne", LastName: "Dupuis", Body: "Cabinet Dupuis", City: "Lyon", Phone: "04 00 00 00 00"}}
	w, _ := export(t, reg, cnil.Options{})
	rows := tableOf(t, w.Sheet("Destinataires"))
	if len(rows) != len(reg.Recipients) {
		t.Fatalf("%d rows", len(rows))
	}
	wants(t, rows[0], map[string]string{
		"N° / RÉF": "R-001", "Nom du destinataire": "Cabinet Dupuis", "Type de destinataire": "Sous-traitants", "Rôle": "Sous-traitant",
		"Coordonnées":       "Anne Dupuis\nCabinet Dupuis\nLyon, 04 00 00 00 00",
		"Contrat (art. 28)": "Lettre de mission 2024\nContrat du\u00a0: 05/01/2024",
		"Lieux":             "France",
		"Utilisé par":       "T-001",
		"Service rendu":     "Bulletins de paie et déclarations sociales",
	})
	wants(t, rows[2], map[string]string{"Lieux": "France, Hébergement\nÉtats-Unis, Denver, Support ou maintenance, CCT Brevo", "Utilisé par": "T-002"})
	wants(t, rows[3], map[string]string{"Lieux": ""}) // nobody asks where a department is
	reg.Recipients[1].Places = nil
	w, _ = export(t, reg, cnil.Options{})
	wants(t, tableOf(t, w.Sheet("Destinataires"))[1], map[string]string{"Lieux": "à compléter"})
}

func TestTransfersAreJudgedOnTheDayOfTheExport(t *testing.T) {
	for on, want := range map[string][]string{
		"2026-11-22": {"En vigueur\u00a0: (UE) 2023/1795", "Portée\u00a0: ", "Vérifiez que le destinataire figure sur la liste"},
		"2023-07-09": {"Aucune décision en vigueur", "ne vaut plus depuis le 16/07/2020"},
		"2015-01-01": {"En vigueur\u00a0: 2000/520/CE"},
	} {
		asOf, _ := time.Parse(time.DateOnly, on)
		data, _, err := cnil.Workbook(bakery(), cnil.Options{AsOf: asOf})
		if err != nil {
			t.Fatal(err)
		}
		w, err := xlsxtest.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		s := w.Sheet("Transferts hors UE")
		rows := tableOf(t, s)
		if len(rows) != 1 {
			t.Fatalf("%s: %d rows", on, len(rows))
		}
		wants(t, rows[0], map[string]string{
			"N° / RÉF": "T-002", "Organisme destinataire": "Brevo Inc.", "Pays ou organisation": "États-Unis\nDenver",
			"Nature": "Support ou maintenance", "Garanties": "Clauses contractuelles types (CCT)",
		})
		for _, text := range want {
			if !strings.Contains(rows[0]["Décision d'adéquation"], text) {
				t.Errorf("%s: %q lacks %q", on, rows[0]["Décision d'adéquation"], text)
			}
		}
		if !strings.Contains(s.Cells["A2"], lang.FormatDate(on, lang.FR)) {
			t.Errorf("%s: the note says %q", on, s.Cells["A2"])
		}
	}
}

func TestACountryThatCannotBeJudgedSaysSo(t *testing.T) {
	for country, want := range map[register.Country]string{
		"": "pays inconnu, à compléter", "Atlantide": "pays non reconnu, à vérifier", "DE": "Sans objet\u00a0: dans l'EEE",
		"IN": "Aucune décision en vigueur", "NC": "Aucune décision en vigueur\nStatut du territoire discuté, à vérifier",
	} {
		reg := bakery()
		reg.Treatments = []*register.Treatment{{Head: head("t1", "T-001", "A"), Transfers: []register.OwnTransfer{{Item: register.Item{ID: "o"}, Importer: "X", Country: country}}}}
		w, _ := export(t, reg, cnil.Options{})
		wants(t, tableOf(t, w.Sheet("Transferts hors UE"))[0], map[string]string{"Décision d'adéquation": want})
	}
}

// What the register lists within the EEA is no transfer: nothing is asked of it,
// and the cover counts none.
func TestATransferWithinTheEEAIsNone(t *testing.T) {
	for country, want := range map[register.Country]struct {
		safeguards string
		count      string
	}{
		"DE": {"Sans objet\u00a0: dans l'EEE", "0"}, "IN": {"à compléter", "1"}, "Atlantide": {"à compléter", "1"},
	} {
		reg := bakery()
		reg.Treatments = []*register.Treatment{{Head: head("t1", "T-001", "A"), Transfers: []register.OwnTransfer{{Item: register.Item{ID: "o"}, Importer: "X", Country: country}}}}
		w, _ := export(t, reg, cnil.Options{})
		if got := w.Sheets[2].Cells["D59"]; got != want.safeguards {
			t.Errorf("%s: the fiche says %q of its safeguards, want %q", country, got, want.safeguards)
		}
		for at, label := range w.Sheets[0].Cells {
			if label == "avec transferts hors EEE, avérés ou à vérifier" && w.Sheets[0].Cells["B"+at[1:]] != want.count {
				t.Errorf("%s: the cover counts %s", country, w.Sheets[0].Cells["B"+at[1:]])
			}
		}
	}
}

func TestRetentionPeriodsStandARowEach(t *testing.T) {
	reg := bakery()
	ten := 10
	reg.Treatments[0].Data[1].RetentionsNone = none("date inconnue")
	reg.Treatments[0].Data[2].Retentions = append(reg.Treatments[0].Data[2].Retentions, register.Retention{
		Item: register.Item{ID: "y9"}, Active: register.Period{Amount: &ten, Unit: "year"}, Reference: "C. com. L.123-22", Fate: "erasure",
	})
	w, _ := export(t, reg, cnil.Options{})
	rows := tableOf(t, w.Sheet("Durées de conservation"))
	if len(rows) != 7 {
		t.Fatalf("%d rows", len(rows))
	}
	wants(t, rows[1], map[string]string{"Durée de conservation": "Aucun\u00a0: date inconnue"})
	wants(t, rows[3], map[string]string{
		"N° / RÉF": "T-001", "Catégorie de données": "Coordonnées bancaires", "Durée de conservation": "10 ans",
		"Texte ou référentiel": "C. com. L.123-22", "Sort final": "Suppression",
	})
	wants(t, rows[4], map[string]string{"Catégorie de données": "Arrêts de travail", "Durée de conservation": "à compléter"})
}

func TestTheSummaryHoldsARowForEachTreatment(t *testing.T) {
	w, _ := export(t, bakery(), cnil.Options{})
	rows := tableOf(t, w.Sheet("Synthèse"))
	if len(rows) != 3 {
		t.Fatalf("%d rows", len(rows))
	}
	wants(t, rows[0], map[string]string{
		"N° / RÉF": "T-001", "Traitement": "Gestion de la paie", "Finalité principale": "Calculer et verser les rémunérations",
		"Base légale":          "Exécution d'un contrat ou mesures précontractuelles\u00a0· Respect d'une obligation légale",
		"Personnes concernées": "Salariés\u00a0· Stagiaires, alternants\u00a0· Extras du week-end",
		"Destinataires":        "Cabinet Dupuis\u00a0· Urssaf, caisses de retraite, DGFiP\u00a0· Gérance",
		"Transferts hors UE":   "Examiné\u00a0: aucun transfert hors EEE", "Mesures de sécurité": "Comptes nominatifs\u00a0· Sauvegarde chiffrée",
	})
	wants(t, rows[1], map[string]string{
		"Transferts hors UE": "Brevo Inc. (États-Unis\u00a0: Clauses contractuelles types (CCT))", "Mesures de sécurité": "à compléter",
	})
}

// A period that holds for several categories of data stands once.
func TestTheSummaryGroupsWhatIsKeptAsLong(t *testing.T) {
	reg := bakery()
	years := func(n int) register.Retention {
		return register.Retention{Active: register.Period{Amount: &n, Unit: "year", Start: "fin du contrat"}}
	}
	kept := func(category register.ID, periods ...register.Retention) register.Datum {
		return register.Datum{Item: register.Item{ID: category}, Category: category, Retentions: periods}
	}
	for _, c := range []struct {
		data []register.Datum
		want string
	}{
		{[]register.Datum{kept("d1", years(3)), kept("d2", years(3))}, "3 ans à compter de fin du contrat"},
		{
			[]register.Datum{kept("d1", years(3)), kept("d2", years(5)), kept("d4", years(3))},
			"Identité\u00a0· Numéro de sécurité sociale\u00a0: 3 ans à compter de fin du contrat\nCoordonnées bancaires\u00a0: 5 ans à compter de fin du contrat",
		},
		{
			[]register.Datum{kept("d1", years(3), years(10)), kept("d2", years(3), years(10))},
			"3 ans à compter de fin du contrat\n10 ans à compter de fin du contrat",
		},
		{[]register.Datum{kept("d1", years(3)), kept("d2")}, "Identité\u00a0: 3 ans à compter de fin du contrat\nCoordonnées bancaires\u00a0: à compléter"},
	} {
		treatment := *reg.Treatments[0]
		treatment.Data = c.data
		reg.Treatments[0] = &treatment
		w, _ := export(t, reg, cnil.Options{})
		wants(t, tableOf(t, w.Sheet("Synthèse"))[0], map[string]string{"Durées de conservation": c.want})
	}
}

func TestTheCoverCountsAndCharts(t *testing.T) {
	w, _ := export(t, bakery(), cnil.Options{})
	cover := w.Sheets[0]
	counts := map[string]int{}
	for at := range cover.Numbers {
		label := cover.Cells["A"+at[1:]]
		n, err := strconv.Atoi(cover.Cells[at])
		if err != nil || !strings.HasPrefix(at, "B") || label == "" {
			t.Errorf("%s holds %q", at, cover.Cells[at])
		}
		counts[label] += n
	}
	for label, want := range map[string]int{
		"En cours": 1, "à compléter": 3, // two statuses, one legal basis
		"Consentement de la personne": 1, "États-Unis": 1,
		"avec données sensibles (art. 9)": 1, "avec numéro de sécurité sociale": 1, "avec données d'infraction (art. 10)": 0,
	} {
		if n, ok := counts[label]; !ok || n != want {
			t.Errorf("%s: %d, want %d", label, n, want)
		}
	}
	if len(cover.Charts) != 2 { // one country alone compares nothing
		t.Fatalf("charts %v", cover.Charts)
	}
	for _, c := range cover.Charts {
		labels, counts := c.Labels, c.Counts
		var first, last int
		if _, err := fmt.Sscanf(counts, "'1_-_Page_de_garde'!$B$%d:$B$%d", &first, &last); err != nil {
			t.Fatalf("%s reads %s", c.Title, counts)
		}
		if labels != strings.ReplaceAll(counts, "$B$", "$A$") {
			t.Errorf("%s reads %s beside %s", c.Title, labels, counts)
		}
		if head := cover.Cells[fmt.Sprint("A", first-1)]; head != c.Title {
			t.Errorf("the counts of %q stand under %q", c.Title, head)
		}
		for row := first; row <= last; row++ {
			if !cover.Numbers[fmt.Sprint("B", row)] {
				t.Errorf("%s draws row %d, which holds no count", c.Title, row)
			}
		}
	}
}

func TestTheCoverLeadsToEverySheetShown(t *testing.T) {
	for _, part := range []cnil.Part{cnil.Controller, cnil.Processor} {
		w, _ := export(t, bakery(), cnil.Options{Part: part, Findings: []check.Finding{}})
		led := map[string]bool{}
		for _, l := range w.Sheets[0].Links {
			led[l.Location] = true
		}
		for i, s := range w.Sheets[1:] {
			fiche := strings.HasPrefix(s.Cells["A1"], "Fiche de registre") && i > 1
			if at := "'" + s.Name + "'!A1"; led[at] == (fiche || s.Hidden) {
				t.Errorf("the cover leads to %s: %v", s.Name, led[at])
			}
		}
	}
}

func TestNoOtherSheetTakesTheNameOfOneOfOurs(t *testing.T) {
	reg := bakery()
	for i, name := range []string{"Synthèse", "1_-_page_de_garde", "5_-_Listes"} {
		treatment := *reg.Treatments[i]
		treatment.Reference, treatment.Name = "", name
		reg.Treatments[i] = &treatment
	}
	w, _ := export(t, reg, cnil.Options{})
	checkSound(t, w)
	seen := map[string]bool{}
	for _, name := range names(w) {
		if seen[lang.Fold(name)] {
			t.Errorf("%q stands twice", name)
		}
		seen[lang.Fold(name)] = true
	}
	if charts := w.Sheets[0].Charts; !strings.HasPrefix(charts[0].Counts, "'"+w.Sheets[0].Name+"'!") {
		t.Errorf("the chart reads %s", charts[0].Counts)
	}
}

func TestFindingsAreListedOnRequest(t *testing.T) {
	reg := bakery()
	if w, _ := export(t, reg, cnil.Options{}); w.Sheet("Constats") != nil {
		t.Error("findings stand there unasked")
	}
	findings := check.Of(reg, "2026-11-22").Findings()
	waived := slices.IndexFunc(findings, func(f check.Finding) bool { return f.Record == "t2" })
	findings[waived].Waiver = &register.Waiver{Reason: "=HYPERLINK(\"http://x\")", By: "Jeanne", On: "2026-01-02"}
	w, _ := export(t, reg, cnil.Options{Findings: findings})
	checkSound(t, w)
	rows := tableOf(t, w.Sheet("Constats"))
	own := slices.DeleteFunc(slices.Clone(findings), func(f check.Finding) bool { return f.Collection.Key == "processor_activities" })
	if len(rows) != len(own) {
		t.Fatalf("%d rows for %d findings", len(rows), len(own))
	}
	for i, f := range own {
		wants(t, rows[i], map[string]string{"Constat": f.Message.FR, "Texte": f.Article.FR, "À faire": f.Do.FR, "Règle": f.Rule})
		set := ""
		if f.Waiver != nil {
			set = "Raison\u00a0: =HYPERLINK(\"http://x\")\nPar\u00a0: Jeanne\nLe\u00a0: 02/01/2026"
		}
		if rows[i]["Écarté"] != set {
			t.Errorf("waived: %q, want %q", rows[i]["Écarté"], set)
		}
	}
	i := slices.IndexFunc(own, func(f check.Finding) bool { return f.Record == "t1" && strings.HasPrefix(f.Field, "data[x3]") })
	wants(t, rows[i], map[string]string{"N° / RÉF": "T-001", "Fiche": "Gestion de la paie", "Gravité": "Erreur", "Champ": "Données\u00a04 › Durées de conservation"})

	for _, l := range lang.All {
		w, _ := export(t, reg, cnil.Options{Lang: l, Findings: []check.Finding{}})
		for _, word := range []string{"conforme", "compliant", "score"} {
			if says(w, word) {
				t.Errorf("the workbook says %q", word)
			}
		}
	}
	w, _ = export(t, reg, cnil.Options{Options: extract.Options{Only: []string{"T-002"}}, Findings: findings})
	for _, row := range tableOf(t, w.Sheet("Constats")) {
		if row["N° / RÉF"] == "T-001" || row["N° / RÉF"] == "R-001" {
			t.Errorf("a finding on %s, which is not written", row["N° / RÉF"])
		}
	}
}

func TestAnEntryUsedEverywhereTellsHowOften(t *testing.T) {
	w, _ := export(t, office(45), cnil.Options{})
	used := tableOf(t, w.Sheet("Mesures de sécurité"))[0]["Utilisé par"]
	if !strings.HasPrefix(used, "T-00000, T-00001, ") || !strings.HasSuffix(used, "T-00019 et 25 de plus") {
		t.Errorf("used by %q", used)
	}
}

func TestProgressCountsTheSheets(t *testing.T) {
	var steps [][2]int
	w, _ := export(t, office(60), cnil.Options{Progress: func(done, total int) { steps = append(steps, [2]int{done, total}) }})
	var want [][2]int
	for i := range w.Sheets {
		want = append(want, [2]int{i + 1, len(w.Sheets)})
	}
	if d := cmp.Diff(want, steps); d != "" {
		t.Error(d)
	}
}
