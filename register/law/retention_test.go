package law

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"article30/register/lang"
)

func TestReferencesAreComplete(t *testing.T) {
	refs := RetentionReferences()
	if len(refs) != 48 || !isDay(RetentionAsOf()) {
		t.Errorf("%d references as of %q, want 48", len(refs), RetentionAsOf())
	}
	for _, r := range refs {
		if got, ok := RetentionReferenceByKey(r.Key); !ok || !cmp.Equal(got, r) {
			t.Errorf("%s: another reference has the key", r.Key)
		}
		if r.Subject.FR == "" || r.Source.FR == "" || (r.Active.FR == "" && r.Archive.FR == "") {
			t.Errorf("%s: subject, source or both phases are missing", r.Key)
		}
		if _, ok := Strengths.Term(string(r.Strength)); !ok {
			t.Errorf("%s: strength %q", r.Key, r.Strength)
		}
		if r.Reference.FR == "" && r.Strength != Usual {
			t.Errorf("%s: %s by nothing", r.Key, r.Strength)
		}
	}
	if _, ok := RetentionReferenceByKey("R-NONE"); ok {
		t.Error("an unknown key finds a reference")
	}
}

// inWords is how the texts of a phase write a duration.
func inWords(d Duration, l lang.Lang) string {
	units := map[string]map[lang.Lang][2]string{
		"day":   {lang.FR: {"jour", "jours"}, lang.EN: {"day", "days"}},
		"month": {lang.FR: {"mois", "mois"}, lang.EN: {"month", "months"}},
		"year":  {lang.FR: {"an", "ans"}, lang.EN: {"year", "years"}},
	}
	unit := units[d.Unit][l]
	return fmt.Sprintf("%d %s", d.Amount, l.Plural(d.Amount, unit[0], unit[1]))
}

func TestFiguresOfAPhaseStandInItsText(t *testing.T) {
	figures := 0
	for _, r := range RetentionReferences() {
		for _, phase := range []Phase{r.Active, r.Archive} {
			for _, d := range []Duration{phase.Min, phase.Max} {
				if d.IsZero() {
					continue
				}
				figures++
				for _, l := range lang.All {
					if !strings.Contains(phase.In(l), inWords(d, l)) {
						t.Errorf("%s: %q does not say %q", r.Key, phase.In(l), inWords(d, l))
					}
				}
			}
			if !phase.Min.IsZero() && !phase.Max.IsZero() && phase.Min.Longer(phase.Max) {
				t.Errorf("%s: at least %v, at most %v", r.Key, phase.Min, phase.Max)
			}
			if _, ok := StartEvents.Term(phase.Start); phase.Start != "" && !ok {
				t.Errorf("%s: unknown start %q", r.Key, phase.Start)
			}
		}
	}
	if figures < 40 {
		t.Errorf("only %d figures were compared", figures)
	}
}

func TestReferencesThatRulesCompareWith(t *testing.T) {
	maxima := map[string]Duration{
		"R-VIDEO": {1, "month"}, "R-BADGE": {3, "month"}, "R-GEO": {2, "month"}, "R-RECRUT": {2, "year"},
		"R-PROSP": {3, "year"}, "R-LOG": {1, "year"}, "R-ECOUTE": {6, "month"}, "R-COOKIE": {25, "month"},
	}
	for key, want := range maxima {
		if r, _ := RetentionReferenceByKey(key); r.Active.Max != want {
			t.Errorf("%s: at most %v, want %v", key, r.Active.Max, want)
		}
	}
	minima := map[string]Duration{
		"R-PAIE-BULL": {5, "year"}, "R-COMPTA": {10, "year"}, "R-RUP": {5, "year"}, "R-PAIE-ASSIETTE": {6, "year"},
	}
	for key, want := range minima {
		if r, _ := RetentionReferenceByKey(key); r.Archive.Min != want || r.Strength != Required {
			t.Errorf("%s: at least %v (%s), want %v required", key, r.Archive.Min, r.Strength, want)
		}
	}
}

func TestReferencesNotReadInTheTextAreUncertain(t *testing.T) {
	want := strings.Fields(`R-CLI R-CTR-ELEC R-CB R-CB-ABO R-COMPTE R-OPPO R-IMPAYE R-NEWS R-TELCONS R-CONTACT
		R-RH-DOSSIER R-DISC R-FORM R-MUT R-SST R-AT R-VIDEO R-VISIT R-TEL R-LOG R-WIFI R-COOKIE-CHOIX R-ALERTE
		R-DROITS R-VIOL R-CNI R-PHOTO R-FID R-MAIL R-LOCATIF R-PRESC`)
	var got []string
	for _, r := range RetentionReferences() {
		if r.Uncertain {
			got = append(got, r.Key)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What was read in a draft, in the press or nowhere is not known for sure.
func TestNoReferenceRestsOnDraftsAndThePressAloneUnmarked(t *testing.T) {
	unread := strings.Fields("gestion-commerciale impayes presse texte-non-relu usage")
	raw, err := files.ReadFile("data/retention.json")
	if err != nil {
		t.Fatal(err)
	}
	var data struct {
		Entries []struct {
			Key, Source string
			Uncertain   bool
		}
	}
	if err := json.Unmarshal(raw, &data); err != nil {
		t.Fatal(err)
	}
	for _, r := range data.Entries {
		isRead := slices.ContainsFunc(strings.Fields(r.Source), func(key string) bool { return !slices.Contains(unread, key) })
		if !isRead && !r.Uncertain {
			t.Errorf("%s rests on %s, and passes for certain", r.Key, r.Source)
		}
	}
}

func TestLongerHoldsWhateverTheCalendar(t *testing.T) {
	for _, c := range []struct {
		d, other Duration
		want     bool
	}{
		{Duration{12, "month"}, Duration{1, "year"}, false},
		{Duration{1, "year"}, Duration{12, "month"}, false},
		{Duration{13, "month"}, Duration{1, "year"}, true},
		{Duration{31, "day"}, Duration{1, "month"}, false},
		{Duration{32, "day"}, Duration{1, "month"}, true},
		{Duration{366, "day"}, Duration{1, "year"}, false},
		{Duration{367, "day"}, Duration{12, "month"}, true},
		{Duration{1, "month"}, Duration{28, "day"}, false},
		{Duration{1, "month"}, Duration{27, "day"}, true},
		{Duration{2, "day"}, Duration{}, true},
	} {
		if got := c.d.Longer(c.other); got != c.want {
			t.Errorf("%v longer than %v: %v, want %v", c.d, c.other, got, c.want)
		}
	}
}

func TestOfTwoDurationsAtMostOneIsLonger(t *testing.T) {
	duration := rapid.Custom(func(t *rapid.T) Duration {
		return Duration{rapid.IntRange(0, 4000).Draw(t, "amount"), rapid.SampledFrom([]string{"day", "month", "year"}).Draw(t, "unit")}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := duration.Draw(t, "a"), duration.Draw(t, "b")
		if a.Longer(b) && b.Longer(a) {
			t.Fatalf("%v and %v are each longer than the other", a, b)
		}
		if more := (Duration{a.Amount + 1, a.Unit}); !more.Longer(a) {
			t.Fatalf("%v is not longer than %v", more, a)
		}
	})
}

func TestDurationsAddUpUnlessTheCalendarDecides(t *testing.T) {
	for _, c := range []struct {
		a, b, want Duration
		ok         bool
	}{
		{Duration{1, "month"}, Duration{5, "year"}, Duration{61, "month"}, true},
		{Duration{5, "year"}, Duration{5, "year"}, Duration{10, "year"}, true},
		{Duration{10, "day"}, Duration{20, "day"}, Duration{30, "day"}, true},
		{Duration{10, "day"}, Duration{1, "month"}, Duration{}, false},
		{Duration{}, Duration{3, "year"}, Duration{3, "year"}, true},
		{Duration{3, "year"}, Duration{0, "day"}, Duration{3, "year"}, true},
	} {
		if got, ok := c.a.Plus(c.b); got != c.want || ok != c.ok {
			t.Errorf("%v and %v: %v, %v, want %v, %v", c.a, c.b, got, ok, c.want, c.ok)
		}
	}
}

func TestACriterionStandsInForAPhaseWithoutAFigureOnly(t *testing.T) {
	for _, r := range RetentionReferences() {
		for _, phase := range []Phase{r.Active, r.Archive} {
			if phase.Criterion.FR != "" && (phase.FR == "" || !phase.Min.IsZero() || !phase.Max.IsZero()) {
				t.Errorf("%s: %q", r.Key, phase.Criterion.FR)
			}
		}
	}
}
