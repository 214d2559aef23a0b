package diff_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"article30/register"
	"article30/register/diff"
	"article30/register/lang"
	"article30/register/registertest"
)

func TestNothingChangedExactlyWhenTheFilesAreTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := random(t)
		b := edited(t, a, 2)
		if rapid.Bool().Draw(t, "read anew") {
			b = copied(t, b)
		}
		changes := diff.Between(a, b)
		if sameFile := text(t, a) == text(t, b); sameFile != (len(changes) == 0) {
			t.Fatalf("same file: %v, changes: %v\n%s", sameFile, said(changes, lang.EN), cmp.Diff(text(t, a), text(t, b)))
		}
	})
}

// Each field of each record, group and sub-record, answered otherwise, is one
// change, at its own path; the path leads to it.
func TestEveryFieldIsCompared(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := registertest.Whole(t, words)
		for _, c := range register.Collections {
			rec := c.Table.Clone(c.At(a, 0)).(register.Record)
			leaf := rapid.SampledFrom(spots(c, rec, isLeaf)).Draw(t, c.Key)
			before := leaf.field.Text(leaf.holder, register.View{Register: a})
			leaf.field.Clear(leaf.holder)
			b := c.Replace(a, 0, rec)
			changes := diff.Between(a, b)
			if len(changes) != 1 {
				t.Fatalf("%s: %d changes: %v", leaf.path, len(changes), said(changes, lang.EN))
			}
			got := changes[0]
			if got.Kind != diff.Changed || got.Collection != c || got.Record != register.Identity(rec) {
				t.Fatalf("%s: %v", leaf.path, said(changes, lang.EN))
			}
			spot, err := c.Table.Locate(rec, got.Path())
			if err != nil || spot.Field != got.Field() {
				t.Fatalf("%s leads elsewhere: %v", got.Path(), err)
			}
			if strings.Contains(got.Path(), "retentions[") && spot.Index >= 0 {
				continue // compared as the sentence it is
			}
			if spot.Field != leaf.field || spot.Holder != leaf.holder {
				t.Fatalf("%s instead of %s", got.Path(), leaf.path)
			}
			if got.Before.Text(lang.FR) != before || got.After.Text(lang.FR) != "" {
				t.Fatalf("%s: %q, want %q before and nothing after", leaf.path, got.Text(lang.FR), before)
			}
		}
	})
}

func TestEveryNoneIsCompared(t *testing.T) {
	activities := register.CollectionOf("processor_activities")
	base := activities.Insert(registertest.Large(1), 0, activities.Table.New().(register.Record))
	for _, c := range []*register.Collection{register.CollectionOf("organisation"), treatments, activities} {
		for _, s := range spots(c, c.At(base, 0), (*register.Field).AllowsNone) {
			answered := func(write func(*register.Field, any)) *register.Register {
				rec := c.Table.Clone(c.At(base, 0)).(register.Record)
				at, err := c.Table.Locate(rec, s.path)
				if err != nil {
					t.Fatal(err)
				}
				write(at.Field, at.Holder)
				return c.Replace(base, 0, rec)
			}
			unanswered := answered((*register.Field).Clear)
			none := answered(func(f *register.Field, holder any) { _ = f.SetNone(holder, "sans objet") })
			got := said(diff.Between(unanswered, none), lang.EN)
			if len(got) != 1 || !strings.HasSuffix(got[0], s.field.Label.EN+": unanswered → None: sans objet") {
				t.Errorf("%s: %v", s.path, got)
			}
		}
	}
}

func TestOrganisationIsTheSameWhateverItsID(t *testing.T) {
	a := register.New("Exemple SAS", lang.FR)
	b := register.New("Exemple SA", lang.FR)
	var paths []string
	for _, c := range diff.Between(a, b) {
		paths = append(paths, c.Path())
	}
	if diff := cmp.Diff([]string{"name", "id"}, paths); diff != "" {
		t.Error(diff)
	}
}

func TestTheFewestRecordsMove(t *testing.T) {
	a := registertest.Large(5)
	c := register.CollectionOf("treatments")
	all := c.All(a)
	b := c.With(a, []register.Record{all[4], all[0], all[1], all[2], all[3]})
	if diff := cmp.Diff([]string{"T-005 Gestion des dossiers n° 4: moved"}, said(diff.Between(a, b), lang.EN)); diff != "" {
		t.Error(diff)
	}
}

func TestAChangeIsSaidInWords(t *testing.T) {
	a := registertest.Large(2)
	c := register.CollectionOf("treatments")
	rec := c.Table.Clone(c.At(a, 1)).(*register.Treatment)
	rec.Owner = ""
	rec.Purposes[0].LegalBases = []register.Code{"c"}
	rec.Data[0].Retentions[0].Fate = "archive"
	c.Table.Field("recipients").Remove(rec, 3)
	if err := c.Table.Field("measures").SetNone(rec, "papier"); err != nil {
		t.Fatal(err)
	}
	rec.Origin = register.Origin{Template: "clients", Given: "12345678 9abcdef0"}
	rec.Extra = []byte(`{"couleur":"vert"}`)
	payroll := &register.Treatment{Head: register.Head{Item: register.Item{ID: "n"}, Reference: "T-009", Name: "Paie"}}
	b := c.With(a, []register.Record{rec, payroll})

	const second = "T-002 Gestion des dossiers n° 1"
	want := map[lang.Lang][]string{
		lang.FR: {
			"T-001 Gestion des dossiers n° 0 : suppression",
			second + " › Responsable interne : Direction administrative → sans réponse",
			second + " › Finalités › Suivre les demandes reçues et y répondre dans les délais convenus, volet 0 › Base légale : Exécution d'un contrat ou mesures précontractuelles → Respect d'une obligation légale",
			second + " › Données › Identité › Durées de conservation : 2 ans au maximum à compter du dernier contact, puis suppression → 2 ans au maximum à compter du dernier contact, puis archivage définitif",
			second + " › Destinataires › Prestataire 4 : suppression",
			second + " › Mesures de sécurité : Mesure 0 ; Mesure 1 ; Mesure 2 ; Mesure 3 → Aucun : papier",
			second + " › Modèle d'origine : rien → clients (2 réponses à confirmer)",
			second + ` › Membres que cette version ne connaît pas : rien → {"couleur":"vert"}`,
			"T-009 Paie : ajout",
		},
		lang.EN: {
			"T-001 Gestion des dossiers n° 0: removed",
			second + " › Owner: Direction administrative → unanswered",
			second + " › Purposes › Suivre les demandes reçues et y répondre dans les délais convenus, volet 0 › Legal basis: Performance of a contract or pre-contractual steps → Legal obligation",
			second + " › Data › Identité › Retention periods: 2 years at most from the last contact, then erasure → 2 years at most from the last contact, then permanent archiving",
			second + " › Recipients › Prestataire 4: removed",
			second + " › Security measures: Mesure 0; Mesure 1; Mesure 2; Mesure 3 → None: papier",
			second + " › Template it began as: nothing → clients (2 answers to confirm)",
			second + ` › Members this version does not know: nothing → {"couleur":"vert"}`,
			"T-009 Paie: added",
		},
	}
	for _, l := range lang.All {
		got := said(diff.Between(a, b), l)
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], "\u00a0", " ")
		}
		if diff := cmp.Diff(want[l], got); diff != "" {
			t.Error(diff)
		}
	}
}

func said(changes []diff.Change, l lang.Lang) []string {
	var all []string
	for _, c := range changes {
		all = append(all, c.Text(l))
	}
	return all
}
