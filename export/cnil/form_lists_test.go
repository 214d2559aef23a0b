package cnil_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"article30/export/cnil"
	"article30/export/sheet/xlsxtest"
)

// formValues are the columns of « 5_-_Listes », from their head on.
var formValues = map[string][]string{
	"A": {
		"Garanties", pick, "Clauses contractuelles types (CCT)", "Règles d'entreprise contraignantes (BCR)", "Pays adéquat",
		"Privacy shield", "Code de conduite", "Certification", "Dérogations (art 49)",
	},
	"C": append([]string{"Pays", pick}, formCountries...),
	"F": {
		"Catégories de personnes", pick, "Salariés", "Services Internes", "Clients", "Fournisseurs", "Prestataires", "Prospects",
		"Candidats", "Autres (préciser)",
	},
	"H": {
		"Destinataires", pick, "Service interne qui traite les données", "Sous-traitants",
		"Destinataires dans des pays tiers ou organisations internationales", "Partenaires institutionnels ou commerciaux", "Autre (Préciser)",
	},
	"J": {
		"Mesures de sécurité techniques", pick, "Mesures de traçabilité", "Mesures de protection des logiciels", "Sauvegarde des données",
		"Chiffrement des données", "Contrôle d'accès des utilisateurs", "Contrôle des sous-traitants", "Autres mesures (à préciser)",
	},
}

const pick = "Sélectionnez un élément dans cette liste déroulante ►"

var formCountries = []string{
	"Andorre", "Argentine", "Canada", "Etats-Unis", "Guernesey", "Ile de Man", "Iles FEROE", "Israël", "Jersey", "Nouvelle-Zélande", "Suisse",
	"Uruguay", "Afghanistan", "Afrique du Sud", "Albanie", "Algérie", "Angola", "Antigua-et-Barbuda", "Arabie saoudite", "Arménie", "Australie",
	"Azerbaïdjan", "Bahamas", "Bahreïn", "Bangladesh", "Barbade", "Belize", "Bénin", "Bermudes", "Bhoutan", "Biélorussie", "Birmanie", "Bolivie",
	"Bosnie-Herzégovine", "Botswana", "Brésil", "Brunei", "Burkina Faso", "Burundi", "Cambodge", "Cameroun", "Cap-Vert", "Chili", "Chine", "Colombie",
	"Comores", "Congo", "Corée du Nord", "Corée du Sud", "Costa Rica", "Côte d'Ivoire", "Cuba", "Djibouti", "Dominique", "Egypte",
	"Emirats arabes unis", "Equateur", "Erythrée", "Éthiopie", "Fidji", "Gabon", "Gambie", "Géorgie", "Ghana", "Gibraltar", "Grenade", "Groenland",
	"Guatemala", "Guinée", "Guinée équatoriale", "Guinée-Bissau", "Guyana", "Haïti", "Honduras", "Hong-Kong", "Inde", "Indonésie", "Iraq", "Iran",
	"Jamaïque", "Japon", "Jordanie", "Kazakhstan", "Kenya", "Kirghizstan", "Kiribati", "Kosovo", "Koweït", "Laos", "Lesotho", "Liban", "Liberia",
	"Libye", "Macédoine", "Madagascar", "Malaisie", "Malawi", "Maldives", "Mali", "Maroc", "Marshall", "Maurice", "Mauritanie", "Mexique", "Micronésie",
	"Moldavie", "Monaco", "Mongolie", "Monténégro", "Mozambique", "Namibie", "Nauru", "Népal", "Nicaragua", "Niger", "Nigeria", "Oman", "Ouganda",
	"Ouzbékistan", "Pakistan", "Palaos", "Palestine", "Panama", "Papouasie-Nouvelle-Guinée", "Paraguay", "Pérou", "Philippines", "Porto Rico", "Qatar",
	"Rép. dém. du Congo", "République Centrafricaine", "République Dominicaine", "Russie", "Rwanda", "Sahara Occidental", "Saint-Christophe-et-Niévès",
	"Sainte-Lucie", "Saint-Marin", "Saint-Vincent-et-les Grenadines", "Salomon", "Salvador", "Samoa", "Sao Tomé-et-Principe", "Sénégal", "Serbie",
	"Seychelles", "Sierra Leone", "Singapour", "Somalie", "Soudan", "Soudan du Sud", "Sri Lanka", "Suriname", "Swaziland", "Syrie", "Tadjikistan",
	"Taiwan", "Tanzanie", "Tchad", "Thaïlande", "Timor oriental", "Togo", "Tonga", "Trinité-et-Tobago", "Tunisie", "Turkménistan", "Turquie", "Tuvalu",
	"Ukraine", "Vanuatu", "Venezuela", "Viêt Nam", "Yémen", "Zambie", "Zimbabwe",
}

// inPlaceOf are the values that stand where the form has one of 2020: a country
// under its name of today, and the safeguards that took the place of another.
var inPlaceOf = map[string][]string{
	"Privacy shield":       nil,                                                                                             // invalid since 16 July 2020 (C-311/18)
	"Dérogations (art 49)": {"Dérogation : consentement explicite et informé", "Dérogation : intérêts légitimes impérieux"}, // one for each ground

	"Etats-Unis": {"États-Unis"}, "Ile de Man": {"Île de Man"}, "Iles FEROE": {"Îles Féroé"},
	"Congo": {"Congo (République)"}, "Rép. dém. du Congo": {"Congo (République démocratique)"},
	"Egypte": {"Égypte"}, "Emirats arabes unis": {"Émirats arabes unis"}, "Equateur": {"Équateur"}, "Erythrée": {"Érythrée"},
	"Hong-Kong": {"Hong Kong"}, "Iraq": {"Irak"}, "Kirghizstan": {"Kirghizistan"}, "Liberia": {"Libéria"}, "Nigeria": {"Nigéria"},
	"Macédoine": {"Macédoine du Nord"}, "Marshall": {"Îles Marshall"}, "Salomon": {"Îles Salomon"}, "Palestine": {"Territoires palestiniens"},
	"République Centrafricaine": {"République centrafricaine"}, "République Dominicaine": {"République dominicaine"},
	"Sahara Occidental": {"Sahara occidental"}, "Saint-Vincent-et-les Grenadines": {"Saint-Vincent-et-les-Grenadines"},
	"Swaziland": {"Eswatini"}, "Taiwan": {"Taïwan"}, "Viêt Nam": {"Vietnam"},
}

// column reads a column from the top to the first empty cell.
func column(s *xlsxtest.Sheet, letter string) []string {
	var texts []string
	for row := 1; s.Cells[fmt.Sprint(letter, row)] != ""; row++ {
		texts = append(texts, s.Cells[fmt.Sprint(letter, row)])
	}
	return texts
}

func TestListsHoldTheValuesOfTheForm(t *testing.T) {
	w, _ := export(t, bakery(), cnil.Options{})
	values := w.Sheet("5_-_Listes")
	for letter, form := range formValues {
		ours := column(values, letter)
		if d := cmp.Diff(form[:2], ours[:2]); d != "" {
			t.Errorf("%s begins otherwise: %s", letter, d)
		}
		for _, value := range form[2:] {
			want, mended := inPlaceOf[value]
			if !mended {
				want = []string{value}
			} else if slices.Contains(ours, value) {
				t.Errorf("%s still holds %q", letter, value)
			}
			for _, value := range want {
				if !slices.ContainsFunc(ours, func(s string) bool { return sameWords(s, value) }) {
					t.Errorf("%s lacks %q", letter, value)
				}
			}
		}
	}
	for at := range values.Cells {
		if formValues[at[:1]] == nil { // such as D, "adéquat" or not: no yes or no can tell
			t.Errorf("%s is in no list of the form", at)
		}
	}
}

// formLists are the cells with a drop-down: the column of its values, and
// whether it refuses others.
var formLists = map[string]struct {
	column string
	strict bool
}{
	"B44": {"F", true}, "B45": {"F", true},
	"B48": {"H", true}, "B49": {"H", true}, "B50": {"H", true}, "B51": {"H", true},
	"B54": {"J", false}, "B55": {"J", false}, "B56": {"J", false}, // and B57, in the gap below the block
	"C59": {"C", true}, "C60": {"C", true}, "C61": {"C", true}, "C62": {"C", true},
	"D59": {"A", true}, "D60": {"A", true}, "D61": {"A", true}, "D62": {"A", true},
}

func TestDropDownsStandWhereTheFormHasThem(t *testing.T) {
	w := blankForm(t)
	values, got := w.Sheet("5_-_Listes"), map[string]bool{}
	for _, l := range w.Sheets[2].Lists {
		for _, at := range l.Cells {
			want := formLists[at]
			got[at] = true
			// The form's list of recipients leaves out its last value.
			source := fmt.Sprintf("'5_-_Listes'!$%s$2:$%s$%d", want.column, want.column, len(column(values, want.column)))
			if l.Source != source || l.Strict != want.strict {
				t.Errorf("%s offers %s (strict: %v), want %s (%v)", at, l.Source, l.Strict, source, want.strict)
			}
		}
	}
	for at := range formLists {
		if !got[at] {
			t.Errorf("%s offers nothing", at)
		}
	}
}
