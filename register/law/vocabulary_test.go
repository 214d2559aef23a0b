package law

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"article30/register/lang"
)

func TestVocabulariesHaveTheNumberOfTermsOfTheirSources(t *testing.T) {
	want := map[string]int{
		"legal_bases": 6, "article9_conditions": 10, "data_kinds": 18, "subjects": 28, "recipient_types": 5,
		"measure_kinds": 7, "security_guide": 25, "safeguard_kinds": 17, "obsolete_safeguards": 5,
		"dpia_criteria": 9, "dpia_required": 14, "dpia_not_required": 12, "start_events": 33,
	}
	got := map[string]int{}
	for _, v := range vocabularies {
		got[v.Key] = len(v.Terms)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEveryTermHasALabelASourceAndItsPlace(t *testing.T) {
	for _, v := range vocabularies {
		if !isDay(v.AsOf) || v.Source.FR == "" || v.Name.FR == "" {
			t.Errorf("%s: name, source or day is missing", v.Key)
		}
		labels := map[string]bool{}
		for _, term := range v.Terms {
			if term.Label.FR == "" || term.Source.FR == "" || labels[term.Label.FR] || labels[term.Label.EN+"/en"] {
				t.Errorf("%s %s: label or source is missing, or another term has the label", v.Key, term.Code)
			}
			labels[term.Label.FR], labels[term.Label.EN+"/en"] = true, true
			if got, ok := v.Term(term.Code); !ok || got != term {
				t.Errorf("%s: Term(%q) = %+v, %v", v.Key, term.Code, got, ok)
			}
		}
	}
}

func TestFrenchLabelsAreTheWordsOfTheCNILForm(t *testing.T) {
	for _, c := range []struct {
		vocabulary *Vocabulary
		codes      string
		want       []string
	}{
		{Subjects, "SAL SERVINT CLI FOURN PREST PROS CAND AUTRE", []string{"Salariés", "Services Internes", "Clients", "Fournisseurs", "Prestataires", "Prospects", "Candidats", "Autres (préciser)"}},
		{RecipientTypes, "INT ST TIERS PART AUTRE", []string{"Service interne qui traite les données", "Sous-traitants", "Destinataires dans des pays tiers ou organisations internationales", "Partenaires institutionnels ou commerciaux", "Autre (Préciser)"}},
		{MeasureKinds, "TRAC PROT SAUV CHIF ACCES STCTRL AUTREM", []string{"Mesures de traçabilité", "Mesures de protection des logiciels", "Sauvegarde des données", "Chiffrement des données", "Contrôle d'accès des utilisateurs", "Contrôle des sous-traitants", "Autres mesures (à préciser)"}},
		{SafeguardKinds, "CCT BCR ADEQ CODE CERTIF", []string{"Clauses contractuelles types (CCT)", "Règles d'entreprise contraignantes (BCR)", "Pays adéquat", "Code de conduite", "Certification"}},
		{ObsoleteSafeguards, "PRIVACY-SHIELD", []string{"Privacy shield"}},
	} {
		var got []string
		for code := range strings.FieldsSeq(c.codes) {
			got = append(got, c.vocabulary.Label(code, lang.FR))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.vocabulary.Key, diff)
		}
	}
}

func TestUnknownCodeIsShownAsItself(t *testing.T) {
	if got := LegalBases.Label("z", lang.EN); got != "z" {
		t.Errorf("Label(z) = %q", got)
	}
	if term, ok := LegalBases.Term("z"); ok || term != (Term{}) {
		t.Errorf("Term(z) = %+v, %v", term, ok)
	}
}

func TestVocabularyRefusesACodeTwiceOrEmpty(t *testing.T) {
	for _, terms := range [][]Term{{{Code: "a"}, {Code: "a"}}, {{}}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%+v is accepted", terms)
				}
			}()
			NewVocabulary("test", lang.Text{}, terms...)
		}()
	}
}

func TestEachKindOfDataIsUnderItsOwnRules(t *testing.T) {
	got := map[Regime]int{}
	for _, kind := range DataKinds.Terms {
		got[DataRegime(kind.Code)]++
		special := kind.Article == lang.Text{FR: "RGPD 9(1)", EN: "GDPR 9(1)"}
		if special != (DataRegime(kind.Code) == Article9) {
			t.Errorf("%s: article %q and regime disagree", kind.Code, kind.Article.FR)
		}
	}
	if diff := cmp.Diff(map[Regime]int{Ordinary: 8, Article9: 8, Article10: 1, NIR: 1}, got); diff != "" {
		t.Error(diff)
	}
	if DataRegime("NIR") != NIR || DataRegime("PENAL") != Article10 || DataRegime("?") != Ordinary {
		t.Error("the social security number, criminal data or an unknown code is under the wrong rules")
	}
}

func TestEmployeesAreAmongThoseWithin(t *testing.T) {
	var employees, others []string
	for _, subject := range Subjects.Terms {
		switch {
		case Employee(subject.Code):
			employees = append(employees, subject.Code)
			if !Insider(subject.Code) {
				t.Errorf("%s are employees and not within", subject.Code)
			}
		case Insider(subject.Code):
			others = append(others, subject.Code)
		}
	}
	if diff := cmp.Diff([]string{"SAL", "SERVINT", "STAG", "INTERIM"}, employees); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"ANCIEN", "AYD", "ACTION"}, others); diff != "" {
		t.Error(diff)
	}
	if Employee("?") || Insider("?") {
		t.Error("an unknown code is of somebody within")
	}
}

func TestTheConditionsOfAnAssessmentAreKnown(t *testing.T) {
	got := map[Condition]string{}
	for _, kind := range DPIARequired.Terms {
		got[kind.OnlyIf] += kind.Code + " "
	}
	want := map[Condition]string{OfProfiles: "3 8 10 ", OfEmployees: "4 ", OnLargeScale: "14 ", "": "1 2 5 6 7 9 11 12 13 "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestStartEventsCompleteASentence(t *testing.T) {
	contract := strings.NewReplacer("de le ", "du ", "de les ", "des ")
	for _, event := range StartEvents.Terms {
		if want := contract.Replace("de " + event.Label.FR); event.After.FR != want {
			t.Errorf("%s: after %q, want %q", event.Code, event.After.FR, want)
		}
		if event.After.EN != event.Label.EN {
			t.Errorf("%s: after %q, want %q", event.Code, event.After.EN, event.Label.EN)
		}
	}
}

func TestObsoleteSafeguardsSaySinceWhen(t *testing.T) {
	for _, safeguard := range ObsoleteSafeguards.Terms {
		if !isDay(safeguard.InvalidFrom) {
			t.Errorf("%s: invalid from %q", safeguard.Code, safeguard.InvalidFrom)
		}
		if _, offered := SafeguardKinds.Term(safeguard.Code); offered {
			t.Errorf("%s is still offered", safeguard.Code)
		}
	}
}

// Recital 111 keeps to occasional transfers those for a contract and for legal
// claims alone.
func TestTheDerogationsForOccasionalTransfersAloneSaySo(t *testing.T) {
	occasional := map[string]bool{"D49b": true, "D49c": true, "D49e": true}
	for _, term := range SafeguardKinds.Terms {
		if !strings.HasPrefix(term.Code, "D49") || term.Code == "D49-2" {
			continue
		}
		if strings.Contains(term.Note.FR, "ponctuels") != occasional[term.Code] || strings.Contains(term.Note.EN, "occasional") != occasional[term.Code] {
			t.Errorf("%s: %q, %q", term.Code, term.Note.FR, term.Note.EN)
		}
		if !strings.Contains(term.Note.FR, "CEPD") || !strings.Contains(term.Note.EN, "EDPB") {
			t.Errorf("%s does not name the guidelines", term.Code)
		}
	}
}
