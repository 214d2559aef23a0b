package check

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"article30/register/lang"
	"article30/register/law"
)

func TestTheWordsOfTheLexiconAreFoldedAndStandOnce(t *testing.T) {
	for name, list := range lists(words()) {
		seen := map[string]bool{}
		for _, w := range list {
			if lang.Fold(w) != w || strings.TrimSpace(w) != w || w == "" {
				t.Errorf("%s: %q is not folded", name, w)
			}
			if strings.Contains(strings.TrimSuffix(w, "*"), "*") {
				t.Errorf("%s: %q has a star that is not at its end, and is never found", name, w)
			}
			if seen[w] {
				t.Errorf("%s: %q stands twice", name, w)
			}
			seen[w] = true
		}
		if len(list) == 0 {
			t.Errorf("%s is empty", name)
		}
	}
}

// lists returns the lists of words of the lexicon by their names.
func lists(l *lexicon) map[string][]string {
	all := map[string][]string{
		"placeholders": l.Placeholders.words, "placeholders_alone": l.PlaceholdersAlone, "small": l.Small, "vague": l.Vague,
		"tools": l.Tools, "tool_frames": l.ToolFrames, "negations": l.Negations, "thin_measures": l.ThinMeasures, "open_ended": l.OpenEnded.words, "on_behalf": l.OnBehalf.words, "media": l.Media.words,
	}
	for _, r := range l.Reveals {
		all[r.Kind] = r.Words.words
	}
	for _, p := range l.Protections {
		all[p.Kind] = p.Words.words
	}
	return all
}

func TestWordsThatAreComparedOneByOneAreSingle(t *testing.T) {
	l := words()
	for _, list := range [][]string{l.Small, l.Vague, l.ToolFrames, l.ThinMeasures} {
		for _, w := range list {
			if got := strings.FieldsFunc(w, func(r rune) bool { return r < 'a' || r > 'z' }); len(got) != 1 || got[0] != w {
				t.Errorf("%q is not one word", w)
			}
		}
	}
	for _, tool := range l.Tools {
		if got := l.telling(tool); strings.Join(got, " ") != tool || len(got) > longestTool {
			t.Errorf("the tool %q is read as %q and never found", tool, got)
		}
	}
}

func TestTheLexiconKnowsTheCodesOfTheLaw(t *testing.T) {
	for _, r := range words().Reveals {
		if _, ok := law.DataKinds.Term(r.Kind); !ok {
			t.Errorf("reveal of an unknown kind %q", r.Kind)
		}
	}
	for _, p := range words().Protections {
		if _, ok := law.MeasureKinds.Term(p.Kind); !ok {
			t.Errorf("protection of an unknown kind %q", p.Kind)
		}
		for _, sheet := range p.Sheets {
			if _, ok := law.SecurityGuide.Term(sheet); !ok {
				t.Errorf("protection %s: unknown sheet %q", p.Kind, sheet)
			}
		}
	}
}

func TestPlaceholdersAreToldFromTheSameWordsInASentence(t *testing.T) {
	l := words()
	for _, text := range []string{"À compléter", "TODO : voir avec Marie", "Texte (à compléter)", "Lorem ipsum dolor", "???", "…", "xxxxx"} {
		if l.placeholder(l.fold(text)) == "" {
			t.Errorf("%q is not seen to be a placeholder", text)
		}
	}
	for _, text := range []string{"Formulaire à compléter par le client", "Durée à définir avec le candidat", "Todoist", "Taxi", ""} {
		if got := l.placeholder(l.fold(text)); got != "" {
			t.Errorf("%q is taken for a placeholder by %q", text, got)
		}
	}
}

// One pass finds a list whatever the others hold.
func TestOnePassFindsEveryListThatTheTextMentions(t *testing.T) {
	l := words()
	var vocabulary []string
	for _, list := range l.lists() {
		for _, w := range list.words {
			vocabulary = append(vocabulary, strings.TrimSuffix(w, "*"))
		}
	}
	piece := rapid.OneOf(rapid.SampledFrom(vocabulary), rapid.SampledFrom([]string{" ", "s", "-", "'", "(", "É", "\n"}))
	rapid.Check(t, func(t *rapid.T) {
		text := l.fold(strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "pieces"), ""))
		for _, list := range l.lists() {
			if want := firstOf(text.text, list.words) != ""; text.has(list) != want {
				t.Fatalf("%q mentions one of %q: %v, want %v", text.text, list.words, !want, want)
			}
		}
	})
}

func TestANegationInFrontTurnsAWord(t *testing.T) {
	l := words()
	location := &l.Reveals[slices.IndexFunc(l.Reveals, func(r reveal) bool { return r.Kind == "LOC" })].Words
	for text, want := range map[string]string{
		"position gps":                                    "gps",
		"vehicules sans gps":                              "",
		"pas de photo. position gps":                      "gps",
		"hors geolocalisation":                            "",
		"geolocalisation (sans gps)":                      "geolocalis*",
		"les trajets ne sont pas suivis, ni geolocalises": "",
	} {
		if got := l.affirmed(l.fold(text), location); got != want {
			t.Errorf("affirmed(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestAnExcerptIsInTheWordsOfTheText(t *testing.T) {
	for _, c := range [][3]string{
		{"Absences (Arrêts maladie), congés", "arrets maladie", "Arrêts maladie"},
		{"Géolocalisation, des véhicules", "geolocalis*", "Géolocalisation"},
		{"rien de tel", "gps", "gps"},
	} {
		if got := excerpt(c[0], c[1]); got != c[2] {
			t.Errorf("excerpt(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestToolsAreToldFromPurposes(t *testing.T) {
	l := words()
	for _, text := range []string{"Excel", "Google Workspace", "Gestion de HubSpot", "Utilisation de Slack et Zoom", "Using Mailchimp", "Logiciel Sage Paie", "CRM Salesforce"} {
		if !l.isTool(l.short(lang.Fold(text))) {
			t.Errorf("%q is not seen to be a tool", text)
		}
	}
	for _, text := range []string{"", "Gestion", "Formation Excel", "Gestion de la paie avec Sage", "Vente sur Shopify", "Recrutement sur LinkedIn", "Gestion des clients"} {
		if l.isTool(l.short(lang.Fold(text))) {
			t.Errorf("%q is taken for a tool", text)
		}
	}
}

func TestEveryKindUnderARegimeOfItsOwnHasItsWords(t *testing.T) {
	for _, kind := range law.DataKinds.Terms {
		known := slices.ContainsFunc(words().Reveals, func(r reveal) bool { return r.Kind == kind.Code })
		if law.DataRegime(kind.Code) != law.Ordinary && !known {
			t.Errorf("no word betrays %s", kind.Code)
		}
	}
}
