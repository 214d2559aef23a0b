//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"article30/export/sheet/xlsxtest"
	"article30/register"
	"article30/register/lang"
	"article30/tui/ptytest"
)

// From nothing to the inspector's workbook, by keys alone: the statistics of
// KLEEP's site, with two categories of data kept for different times, a
// recipient in the United States under its adequacy decision, and a measure.
func TestATreatmentIsEnteredAndExportedByKeysAlone(t *testing.T) {
	dir := t.TempDir()
	s := start(t, ptytest.Options{W: 100, H: 34, Dir: dir, Env: []string{"LANG=fr_FR.UTF-8"}}, "registre.json")

	type step struct {
		until string // on the screen before the keys
		keys  []string
	}
	for _, step := range []step{
		{"Nom de l'organisme", []string{"KLEEP", "enter"}},
		{"Aucun traitement pour l'instant", []string{"n"}},
		{"Nouvelle activité", []string{"Mesures statistiques d'usage du site"}},
		{"▸ + Fiche vide « Mesures statistiques", []string{"enter"}},
		{"▾ Description du traitement", []string{"tab", "tab", "n"}},
		{"Objectif poursuivi", []string{"Mesurer l'usage du site", "enter"}},
		{"1  Mesurer l'usage du site", []string{"tab", "enter"}},

		{"── Données", []string{"Connexion"}},
		{"+ Créer « Connexion »", []string{"enter"}},
		{"1/1 ✓1", []string{"Navigation"}},
		{"+ Créer « Navigation »", []string{"enter"}},
		{"2/2 ✓2", []string{"enter"}},
		{"▸ !  1  Connexion", []string{"enter"}},
		{"▸ ✓ Catégorie", []string{"right"}},
		{"Catégorie CNIL", []string{"down", "down", "enter"}},
		{"── Catégorie CNIL", []string{"donnees de connexion", "enter"}},
		{"✓ Catégorie CNIL", []string{"esc", "esc"}}, // out of the description, which opened, and of the entry
		{"▸ ✓ Catégorie                 Connexion", []string{"down", "down", "n"}},
		{"par exemple : 3 ans", []string{"13 mois au maximum à compter de la collecte"}},
		{"compris : 13 mois", []string{"enter"}},
		{"1  13 mois au maximum", []string{"esc", "esc"}}, // out of the next period, and of the datum
		{"▸ ?  1  Connexion", []string{"down", "enter"}},
		{"▸ ✓ Catégorie                 Navigation", []string{"right"}},
		{"Catégorie CNIL", []string{"down", "down", "enter"}},
		{"── Catégorie CNIL", []string{"internet", "enter"}},
		{"✓ Catégorie CNIL", []string{"esc", "esc"}}, // out of the description, which opened, and of the entry
		{"▸ ✓ Catégorie                 Navigation", []string{"down", "down", "n"}},
		{"par exemple : 3 ans", []string{"25 mois à compter de la collecte"}},
		{"compris : 25 mois", []string{"enter"}},
		{"1  25 mois", []string{"esc", "esc"}},

		{"▸ ?  2  Navigation", []string{"tab", "enter"}},
		{"── Personnes concernées", []string{"internautes", "enter", "enter"}},
		{"1  Internautes", []string{"tab", "n"}},
		{"── Destinataires", []string{"Mixpanel Inc.", "enter", "enter"}},
		{"▸    1  Mixpanel Inc.", []string{"enter"}},
		{"▸ ✓ Destinataire", []string{"right"}},
		{"Type de destinataire", []string{"down", "down", "enter"}},
		{"── Type de destinataire", []string{"sous-traitants", "enter"}},
		{"── Rôle", []string{"esc"}}, // what comes next opens by itself
		{"Entrée modifier", []string{"tab", "tab", "n"}},
		{"── Lieux", []string{"etats-unis", "enter"}},
		{"1  États-Unis", []string{"enter"}},
		{"▸ ✓ Pays ou organisation", []string{"down", "down", "down", "enter"}},
		{"── Garanties", []string{"Data Privacy Framework", "enter", "enter"}},
		{"── Type de garantie", []string{"adequation", "enter"}}, // a new entry is asked its type
		{"▸ · Importateur", []string{"enter"}},
		{"Par exemple : (UE) 2023/1795", []string{"(UE) 2023/1795", "enter"}},
		{"── Modules des clauses", []string{"esc", "esc"}}, // out of the modules, and of the entry
		{"▸ ? Garanties", []string{"esc"}},
		{"1  États-Unis", []string{"esc"}},
		{"▸ ✓ Destinataire", []string{"esc"}},

		{"▸    1  Mixpanel Inc.", []string{"tab", "enter"}},
		{"── Mesures de sécurité", []string{"Accès limité", "enter", "enter"}},
		{"── Type de mesure", []string{"controle d'acces", "enter"}},
		{"── Fiche du guide CNIL", []string{"esc", "esc"}},
		{"▸ ✓ Mesures de sécurité", []string{"x"}},
		{"── Exporter", []string{"enter"}}, // the workbook
		{"── Exporté", []string{"enter"}},
		{"Entrée modifier", []string{"q"}},
	} {
		s.Wait(step.until)
		s.Keys(step.keys...)
	}
	if code := s.Exit(); code != 0 {
		t.Fatalf("exit code %d\n%s", code, s.Screen())
	}

	content, err := os.ReadFile(filepath.Join(dir, "registre.json"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := register.Decode(content)
	if err != nil {
		t.Fatal(err)
	}
	inTheFile(t, r)
	book, err := os.ReadFile(filepath.Join(dir, "registre.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	w, err := xlsxtest.Read(book)
	if err != nil {
		t.Fatal(err)
	}
	inTheWorkbook(t, w)
}

func inTheFile(t *testing.T, r *register.Register) {
	t.Helper()
	v := register.View{Register: r, Lang: lang.FR}
	c := register.CollectionOf("treatments")
	treatment := r.Treatments[0]
	got := map[string]string{}
	for _, path := range []string{"name", "purposes[0].text", "data[0].category", "data[0].retentions", "data[1].category", "data[1].retentions", "subjects", "recipients[0].recipient", "measures"} {
		spot, err := c.Table.Locate(treatment, path)
		if err != nil {
			t.Fatal(err)
		}
		got[path] = spot.Field.Text(spot.Holder, v)
	}
	want := map[string]string{
		"name":             "Mesures statistiques d'usage du site",
		"purposes[0].text": "Mesurer l'usage du site",
		"data[0].category": "Connexion", "data[0].retentions": "13 mois au maximum à compter de la collecte",
		"data[1].category": "Navigation", "data[1].retentions": "25 mois à compter de la collecte",
		"subjects": "Internautes", "recipients[0].recipient": "Mixpanel Inc.", "measures": "Accès limité",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	transfers := r.TreatmentTransfers(treatment)
	if len(transfers) != 1 || transfers[0].Country != "US" || len(transfers[0].Safeguards) != 1 {
		t.Fatalf("transfers: %+v", transfers)
	}
	if s := r.Safeguard(transfers[0].Safeguards[0]); s.Kind != "ADEQ" || s.Decision != "(UE) 2023/1795" {
		t.Errorf("safeguard: %+v", s)
	}
	for i, kind := range []register.Code{"CONN", "INTERNET"} {
		if r.DataCategories[i].Kind != kind {
			t.Errorf("%s is of kind %q", r.DataCategories[i].Name, r.DataCategories[i].Kind)
		}
	}
}

// inTheWorkbook looks for each answer in the row of its label, in the columns
// of the CNIL's form.
func inTheWorkbook(t *testing.T, w *xlsxtest.Workbook) {
	t.Helper()
	list, fiche := w.Sheets[1], w.Sheets[2] // after the cover
	for _, c := range []struct {
		sheet        *xlsxtest.Sheet
		label        string // in column A
		column, want string
	}{
		{list, "Mesures statistiques d'usage du site", "B", "T-001"},
		{list, "Mesures statistiques d'usage du site", "E", "Mesurer l'usage du site"},
		{list, "Mesures statistiques d'usage du site", "H", "Non"},
		{fiche, "Nom du traitement", "B", "Mesures statistiques d'usage du site"},
		{fiche, "N° / RÉF", "B", "T-001"},
		{fiche, "Responsable du traitement", "B", "KLEEP"},
		{fiche, "Finalité principale", "B", "Mesurer l'usage du site"},
		{fiche, "Données de connexion (adresses IP, logs, identifiants de terminaux, horodatage, etc.)", "B", "Connexion"},
		{fiche, "Données de connexion (adresses IP, logs, identifiants de terminaux, horodatage, etc.)", "E", "13 mois au maximum à compter de la collecte"},
		{fiche, "Internet (cookies, traceurs, données de navigation, mesures d'audience)", "B", "Navigation"},
		{fiche, "Internet (cookies, traceurs, données de navigation, mesures d'audience)", "E", "25 mois à compter de la collecte"},
		{fiche, "Catégorie de personnes 1", "B", "Internautes"},
		{fiche, "Destinataire 1", "B", "Sous-traitants"},
		{fiche, "Destinataire 1", "E", "Mixpanel Inc."},
		{fiche, "Mesure de sécurité 1", "B", "Contrôle d'accès des utilisateurs"},
		{fiche, "Mesure de sécurité 1", "E", "Accès limité"},
		{fiche, "Organisme destinataire 1", "B", "Mixpanel Inc."},
		{fiche, "Organisme destinataire 1", "C", "États-Unis"},
		{fiche, "Organisme destinataire 1", "D", "Pays adéquat"},
		{fiche, "Organisme destinataire 1", "F", "(UE) 2023/1795"},
	} {
		row := rowOf(c.sheet, c.label)
		if got := c.sheet.Cells[c.column+row]; !strings.Contains(got, c.want) {
			t.Errorf("%s: %s, column %s: %q, want %q", c.sheet.Name, c.label, c.column, got, c.want)
		}
	}
}

// rowOf returns the number of the row with a label in column A.
func rowOf(s *xlsxtest.Sheet, label string) string {
	for cell, text := range s.Cells {
		if row, ok := strings.CutPrefix(cell, "A"); ok && text == label {
			return row
		}
	}
	return "?"
}
