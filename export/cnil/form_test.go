package cnil_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"article30/export/cnil"
	"article30/export/sheet/xlsxtest"
	"article30/register"
)

// formFiche are the cells of « 3_-_Modèle_de_fiche_de_registre » in the edition
// of 18 February 2020, from its first band on.
var formFiche = map[string]string{
	"A3": "Description  du traitement  ", "A4": "Nom du traitement", "A5": "N° / RÉF",
	"A6": "Date de création du traitement", "A7": "Mise à jour du traitement",
	"A9": "Acteurs", "B9": "Nom", "C9": "Adresse", "D9": "Code Postal", "E9": "Ville", "F9": "Pays", "G9": "Téléphone", "H9": "Adresse mél",
	"A10": "Responsable du traitement", "A11": "Délégué à la protection des données",
	"A12": "Société du DPO (si celui-ci est externe)", "A13": "Représentant", "A14": "Responsable(s) conjoint(s)",
	"A16": "Finalité(s) du traitement effectué", "A17": "Finalité principale",
	"A18": "Sous-finalité 1", "A19": "Sous-finalité 2", "A20": "Sous-finalité 3", "A21": "Sous-finalité 4", "A22": "Sous-finalité 5",
	"A24": "Catégories de données personnelles concernées", "B24": "Description", "E24": "Durée de conservation",
	"A25": "État civil, identité, données d'identification, images…",
	"A26": "Vie personnelle (habitudes de vie, situation familiale, etc.)",
	"A27": "Informations d'ordre économique et financier (revenus, situation financière, situation fiscale, etc.)",
	"A28": "Données de connexion (adress IP, logs, etc.)",
	"A29": "Données de localisation (déplacements, données GPS, GSM, etc.)",
	"A30": "Numéro de Sécurité Sociale (ou NIR)",
	"A32": "Données sensibles", "B32": "Description", "E32": "Durée de conservation",
	"A33": "Données révélant l'origine raciale ou ethnique", "A34": "Données révélant les opinions politiques",
	"A35": "Données révélant les convictions religieuses ou philosophiques\u00a0",
	"A36": "Données révélant l'appartenance syndicale", "A37": "Données génétiques",
	"A38": "Données biométriques aux fins d'identifier une personne physique de manière unique",
	"A39": "Données concernant la santé", "A40": "Données concernant la vie sexuelle ou l'orientation sexuelle",
	"A41": "Données relatives à des condamnations pénales ou  infractions",
	"A43": "Catégories de personnes concernées", "B43": "Description", "E43": "Précisions",
	"A44": "Catégorie de personnes 1", "A45": "Catégorie de personnes 2",
	"A47": "Destinataires", "B47": "Type de destinataire", "E47": "Précisions",
	"A48": "Destinataire 1", "A49": "Destinataire 2", "A50": "Destinataire 3", "A51": "Destinataire 4",
	"A53": "Mesures de sécurité", "B53": "Type de mesure de sécurité", "E53": "Précisions",
	"A54": "Mesure de sécurité 1", "A55": "Mesure de sécurité 2", "A56": "Mesure de sécurité 3",
	"A58": "Transferts hors UE", "B58": "Destinataire", "C58": "Pays", "D58": "Type de Garanties", "F58": "Liens vers la documentation",
	"A59": "Organisme destinataire 1", "A60": "Organisme destinataire 2", "A61": "Organisme destinataire 3", "A62": "Organisme destinataire 4",
}

// formList are the labels of « 2_-_Liste_des_traitements ».
var formList = map[string]string{
	"A1": "Coordonnées du responsable de l’organisme\n(responsable de traitement ou son représentant si le responsable est situé en dehors de l’UE)",
	"B1": "Nom :", "D1": "Prénom :", "F1": "Adresse :", "H1": "Adresse mél :", "B2": "Code postal :", "D2": "Ville :", "F2": "Téléphone :",
	"A3": "Coordonnées du représentant\n(responsable de traitement ou son représentant si le responsable est situé en dehors de l’UE)",
	"B3": "Nom :", "D3": "Prénom :", "F3": "Adresse :", "H3": "Adresse mél :", "B4": "Code postal :", "D4": "Ville :", "F4": "Téléphone :",
	"A5": "Coordonnées du délégué à la protection des données (DPO)",
	"B5": "Nom :", "D5": "Prénom :", "F5": "Société (si DPO externe) :", "H5": "Adresse :", "B6": "Code postal :", "D6": "Ville :", "F6": "Téléphone :", "H6": "Adresse mél :",
	"A7": "Identification du traitement", "E7": "Finalité du traitement", "H7": "Données sensibles ?",
	"A8": "Nom du traitement", "B8": "N° / RÉF", "C8": "Date de création de la fiche", "D8": "Dernière mise à jour de la fiche", "H8": "Oui/non",
}

// mended are labels that are not the form's, each for a reason. Words are
// compared without their double spaces and the curl of their apostrophes.
var mended = map[string]string{
	// "adress" is misspelt, and the list the CNIL gives elsewhere is longer.
	"Données de connexion (adress IP, logs, etc.)": "Données de connexion (adresses IP, logs, identifiants de terminaux, horodatage, etc.)",
	// One label for a field of a contact, here and in the list.
	"Code Postal": "Code postal",
}

// sameWords compares labels as an importer must: apostrophes and spaces may
// differ.
func sameWords(a, b string) bool {
	plain := func(s string) string {
		return strings.Join(strings.Fields(strings.NewReplacer("’", "'", "\u00a0", " ").Replace(s)), " ")
	}
	return plain(a) == plain(b)
}

func blankForm(t *testing.T) *xlsxtest.Workbook {
	w, _ := export(t, &register.Register{Organisation: &register.Organisation{}, Treatments: []*register.Treatment{{}}}, cnil.Options{})
	return w
}

// below is the cell under another: a title stands above the list.
func below(at string) string {
	column, row, err := excelize.SplitCellName(at)
	if err != nil {
		panic(err) // a mistake in the table
	}
	return fmt.Sprint(column, row+1)
}

func TestLabelsStandWhereTheFormHasThem(t *testing.T) {
	w := blankForm(t)
	compare := func(name string, ours, form map[string]string) {
		for at, want := range form {
			if m, ok := mended[want]; ok {
				want = m
			}
			if got := ours[at]; !sameWords(got, want) {
				t.Errorf("%s %s: %q, the form has %q", name, at, got, want)
			}
		}
		for at, got := range ours {
			if form[at] == "" && got != "à compléter" {
				t.Errorf("%s %s: %q, which the form does not have", name, at, got)
			}
		}
	}
	list := map[string]string{"A1": "Registre des activités de traitement"}
	for at, label := range formList {
		list[below(at)] = label
	}
	compare("list", w.Sheets[1].Cells, list)
	// The form says that it is a model, and how to copy it. Its columns of links
	// to cnil.fr, J here and K in the list, are those of a blank form.
	fiche := map[string]string{"A1": "Fiche de registre", "A2": "◄ Liste des traitements"}
	maps.Copy(fiche, formFiche)
	compare("fiche", w.Sheets[2].Cells, fiche)
}

func TestCellsAreMergedAsInTheForm(t *testing.T) {
	var want []string
	span := func(from, to string, first, last int) {
		for row := first; row <= last; row++ {
			want = append(want, fmt.Sprintf("%s%d:%s%d", from, row, to, row))
		}
	}
	compare := func(name string, got []string) {
		slices.Sort(want)
		if d := cmp.Diff(want, slices.Sorted(slices.Values(got))); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		want = nil
	}
	w := blankForm(t)

	span("A", "H", 1, 2) // the title, which the form leaves in A and H, and the way back
	span("B", "H", 3, 3) // bands are of one colour: what the form leaves empty is merged
	span("B", "H", 4, 7)
	span("B", "H", 16, 16) // a band
	span("B", "H", 17, 22)
	for _, rows := range [][2]int{{24, 30}, {32, 41}, {43, 45}, {47, 51}, {53, 56}} {
		span("B", "D", rows[0], rows[1])
		span("E", "H", rows[0], rows[1])
	}
	span("D", "E", 58, 62)
	span("F", "H", 58, 62) // the form stops at G in its last row
	compare("fiche", w.Sheets[2].Merges)

	span("A", "I", 1, 1) // the title
	want = append(want, "A2:A3", "A4:A5", "A6:A7", "A8:D8", "E8:G8", "H8:I8", "E9:G9", "H9:I9")
	const last = 25 // the form goes to row 30, and on to another page
	span("E", "G", 10, last)
	span("H", "I", 10, last)
	compare("list", w.Sheets[1].Merges)
}

func TestColumnsAreAsWideAsInTheForm(t *testing.T) {
	w := blankForm(t)
	check := func(name string, got, want []float64) {
		t.Helper()
		const charCm = 7 * 2.54 / 96 // a digit of the default font
		if len(got) != len(want) {
			t.Fatalf("%s: %d columns", name, len(got))
		}
		for i := range want {
			if cm := got[i] * charCm; math.Abs(cm-want[i]) > 0.01 {
				t.Errorf("%s: column %d is %.2f cm wide, the form has %.2f", name, i+1, cm, want[i])
			}
		}
	}
	check("fiche", w.Sheets[2].Widths, []float64{11.906, 4.471, 6.456, 3.836, 3.545, 3.757, 3.757, 3.81})
	check("list", w.Sheets[1].Widths, []float64{5.292, 2.593, 2.619, 2.566, 2.566, 2.963, 5.450, 3.175, 4.577})
}

func TestHelpTextsAreOnTheCellsOfTheForm(t *testing.T) {
	var got []string
	for at, note := range blankForm(t).Sheets[2].Notes {
		if note == "" {
			t.Errorf("%s has an empty comment", at)
		}
		got = append(got, at)
	}
	slices.Sort(got)
	want := []string{"A10", "A13", "A14", "A16", "A3", "A30", "A32", "A43", "A47", "A53", "A58", "E24", "E32", "F9"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
