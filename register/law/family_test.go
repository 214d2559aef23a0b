package law

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"article30/register/lang"
)

// expected are the answers of the organisation's form that lead to a family.
var expected = strings.Fields("has_staff has_website sells_online sends_newsletter has_cameras tracks_vehicles has_access_badges records_calls")

func TestFamiliesNameOnlyWhatExists(t *testing.T) {
	if len(Families()) != 27 || !isDay(families().AsOf) {
		t.Errorf("%d families as of %q, want 27", len(Families()), families().AsOf)
	}
	answers, known := map[string]bool{}, map[string]bool{}
	for _, f := range Families() {
		known[f.Key] = true
	}
	if len(known) != len(Families()) {
		t.Error("two families have one key")
	}
	for _, f := range Families() {
		if f.Name.FR == "" || len(f.Words) == 0 || len(f.Retention) == 0 {
			t.Errorf("%s: name, words or retention are missing", f.Key)
		}
		for _, key := range f.Retention {
			if _, ok := RetentionReferenceByKey(key); !ok {
				t.Errorf("%s: unknown reference %q", f.Key, key)
			}
		}
		for _, code := range f.Required {
			if _, ok := DPIARequired.Term(code); !ok {
				t.Errorf("%s: unknown type %q of the list", f.Key, code)
			}
		}
		if f.Limit != "" && !slices.Contains(f.Retention, f.Limit) {
			t.Errorf("%s: its limit %s is not one of its references", f.Key, f.Limit)
		}
		if limit, _ := RetentionReferenceByKey(f.Limit); f.Limit != "" && limit.Active.Max.IsZero() {
			t.Errorf("%s: its limit %s has no figure", f.Key, f.Limit)
		}
		for _, other := range f.Instead {
			if !known[other] || other == f.Key || f.Expected == "" {
				t.Errorf("%s: %q cannot stand for it", f.Key, other)
			}
		}
		if answers[f.Expected] = true; f.Expected != "" && !slices.Contains(expected, f.Expected) {
			t.Errorf("%s: unknown answer %q", f.Key, f.Expected)
		}
	}
	for _, key := range expected {
		if !answers[key] {
			t.Errorf("no family is expected after %s", key)
		}
	}
}

// eachWords calls f with every list of words of the package.
func eachWords(f func(of string, words []string)) {
	for _, family := range Families() {
		f(family.Key, family.Words)
	}
	for _, ref := range RetentionReferences() {
		f(ref.Key, ref.Words)
	}
}

func TestWordsCanBeFound(t *testing.T) {
	eachWords(func(of string, words []string) {
		if len(words) == 0 {
			t.Errorf("%s has no words", of)
		}
		for i, word := range words {
			stem := strings.TrimSuffix(word, "*")
			if lang.Fold(word) != word || len(stem) < 2 || !IsLetter(rune(stem[0])) || strings.Contains(stem, "*") || strings.TrimSpace(stem) != stem {
				t.Errorf("%s: %q is not a folded word or several", of, word)
			}
			if slices.ContainsFunc(slices.Delete(slices.Clone(words), i, i+1), func(other string) bool { return Mentions(stem, other) }) {
				t.Errorf("%s: %q is found by another of its words already", of, word)
			}
		}
	})
}

func TestActivitiesAreKnownByTheirNames(t *testing.T) {
	for text, want := range map[string]string{
		"Gestion de la paie": "payroll", "Payroll": "payroll", "Paiement en ligne": "",
		"Gestion administrative du personnel": "hr", "Données à caractère personnel": "",
		"Gestion du recrutement": "recruitment", "Job applications": "recruitment", "Candidats locataires": "",
		"Gestion des clients": "customers", "In order to answer": "",
		"Facturation et comptabilité": "accounting", "Prospection commerciale": "prospecting", "Études prospectives": "",
		"Gestion des prospects et des clients": "customers prospecting", "Newsletter": "newsletter", "Lettres d’information": "newsletter",
		"Mesures statistiques d'usage du site": "audience", "Cookies and trackers": "audience",
		"Vidéosurveillance": "cctv", "Badgeuse": "time", "Accès aux locaux par badge": "badges", "Droits d'accès": "",
		"Géolocalisation des véhicules": "vehicles", "Enregistrements d'appels": "calls", "Journalisation des accès": "security",
		"Alertes professionnelles": "whistleblowing", "Demandes d'exercice des droits": "rights", "Information des clients": "customers",
		"Formation des salariés": "training", "Gestion des adhérents": "members", "Impayés": "unpaid", "": "",
		"«Paie»": "payroll", "“Paie”": "payroll", "Paie\u2013RH": "payroll hr", "Vidéo\u2011surveillance": "cctv", "…paie…": "payroll", "paie日本": "",
	} {
		var got []string
		for _, f := range FamiliesOf(lang.Fold(text)) {
			got = append(got, f.Key)
		}
		if diff := cmp.Diff(strings.Fields(want), got, cmp.Transformer("none", func(s []string) string { return strings.Join(s, " ") })); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

// The index is nothing but a fast way to ask Mentions for each word.
func TestTheIndexFindsWhatMentionsFinds(t *testing.T) {
	var vocabulary []string
	eachWords(func(_ string, words []string) {
		for _, w := range words {
			vocabulary = append(vocabulary, strings.TrimSuffix(w, "*"))
		}
	})
	piece := rapid.OneOf(rapid.SampledFrom(vocabulary), rapid.SampledFrom([]string{" ", "s", "-", "'", "x ", "é", "日", "€", "»", "\n", ""}))
	rapid.Check(t, func(t *rapid.T) {
		text := lang.Fold(strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "pieces"), ""))
		var want []string
		for _, r := range RetentionReferences() {
			if slices.ContainsFunc(r.Words, func(w string) bool { return Mentions(text, w) }) {
				want = append(want, r.Key)
			}
		}
		if diff := cmp.Diff(want, keys(RetentionsNamed(text))); diff != "" {
			t.Fatalf("%q: %s", text, diff)
		}
	})
}

func keys(refs []RetentionReference) []string {
	var all []string
	for _, r := range refs {
		all = append(all, r.Key)
	}
	return all
}

func TestTheClosestReferencesAreThoseOfTheActivityThatTheDataName(t *testing.T) {
	for _, c := range []struct{ treatment, data, want string }{
		{"Gestion du recrutement", "Identité", "R-RECRUT"},                     // holds for all its data
		{"Vidéosurveillance", "Images des clients", "R-VIDEO"},                 // customers are none of its data
		{"Contrôle d'accès aux locaux", "Visiteurs", "R-VISIT"},                // named
		{"Gestion des clients et des prospects", "Identité", ""},               // two that do not agree
		{"Gestion des clients et des prospects", "Prospects", "R-PROSP"},       // named
		{"Gestion des clients", "Factures", "R-COMPTA"},                        // named
		{"Gestion du personnel", "Numéro de badge, journaux de connexion", ""}, // none of its own
		{"Exploitation du serveur", "Journaux de connexion", "R-LOG"},          // of no known family
		{"Exploitation du serveur", "Identité", ""},
	} {
		got := strings.Join(keys(ClosestRetentions(FamiliesOf(lang.Fold(c.treatment)), lang.Fold(c.data))), " ")
		if got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.treatment, c.data, got, c.want)
		}
	}
}

func TestTheReferencesOfferedAreThoseThatFitTheBestFirst(t *testing.T) {
	for _, c := range []struct{ treatment, data, want string }{
		{"Gestion de la paie", "Ordres de virement", "R-PAIE-VIR R-PAIE-BULL R-PAIE-ASSIETTE"},
		{"Prospection commerciale", "Identité", "R-PROSP R-OPPO R-TELCONS R-CLI-PROSP"},
		{"Prospection commerciale", "Copie du passeport", "R-PROSP R-CNI R-OPPO R-TELCONS R-CLI-PROSP"},
		{"Wi-Fi public de la boutique", "Identité", "R-WIFI"},
		{"Tenue du registre", "Identité", ""},
	} {
		got := strings.Join(keys(FittingRetentions(lang.Fold(c.treatment), lang.Fold(c.data))), " ")
		if got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.treatment, c.data, got, c.want)
		}
	}
}
