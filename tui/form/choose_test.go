package form

import (
	"slices"
	"strings"
	"testing"

	"article30/register"
	"article30/register/lang"
	"article30/tui/screen"
)

// shown returns the rows that the picker in front shows, without its filter.
func (d *desk) shown() []string {
	var rows []string
	inside := false
	for line := range strings.SplitSeq(d.screen(), "\n") {
		switch {
		case strings.HasPrefix(line, "──"):
			inside = true
		case inside && (strings.HasPrefix(line, "▸ ") || strings.HasPrefix(line, "  ")):
			rows = append(rows, strings.TrimLeft(line, "▸ ·✓"))
		}
	}
	return rows
}

func TestTheCountriesOfTheRegisterComeFirst(t *testing.T) {
	r := payroll()
	r.Recipients[0].Places = append(r.Recipients[0].Places, register.Place{Item: register.Item{ID: "pl3"}, Country: "US"})
	d := open(t, french(), newSession(t, r), "r1", "places[pl1]")
	d.press("backspace", "enter")
	var names []string
	for _, row := range d.shown()[:4] {
		name, _, _ := strings.Cut(row, "  ")
		names = append(names, name)
	}
	if got := strings.Join(names, "|"); got != "(sans réponse)|États-Unis|Afghanistan|Afrique du Sud" {
		t.Errorf("the countries begin with %s", got)
	}
	for code, want := range map[string]register.Country{"FR": "FR", "us": "US", "allemagne": "DE", "spain": "ES"} {
		d := open(t, french(), newSession(t, payroll()), "r1", "places[pl1]")
		d.press("enter")
		d.write(code)
		d.press("enter")
		if got := d.register().Recipients[0].Places[0].Country; got != want {
			t.Errorf("%s takes %s", code, got)
		}
	}
}

func TestACountryIsFirstByItsOwnName(t *testing.T) {
	english := french()
	english.Lang = lang.EN
	for _, c := range []struct {
		env   screen.Env
		typed string
		want  string
	}{
		{french(), "etats", "États-Unis|Îles mineures éloignées des États-Unis|Îles Vierges des États-Unis|Micronésie"},
		{french(), "états", "États-Unis"}, {french(), "Etats Unis", "États-Unis"}, {french(), "etats-unis", "États-Unis"},
		{french(), "états-unis d'am", "États-Unis"}, {french(), "US", "États-Unis"}, {french(), "usa", "États-Unis"},
		{french(), "united", "États-Unis|Émirats arabes unis|Royaume-Uni"}, {french(), "royaume", "Royaume-Uni"},
		{french(), "congo", "Congo (République)|Congo (République démocratique)"}, {french(), "coree", "Corée du Nord|Corée du Sud"},
		{french(), "chine", "Chine"}, {french(), "ch", "Suisse|Chili|Chine"}, {french(), "republique populaire", "Chine|Corée du Nord"},
		{english, "united", "United States|United Arab Emirates|United Kingdom"}, {english, "etats", "United States"},
		{english, "US", "United States"}, {english, "states", "United States|Micronesia"}, {english, "china", "China"}, {english, "korea", "North Korea|South Korea"},
	} {
		d := open(t, c.env, newSession(t, payroll()), "r1", "places[pl1]")
		d.press("enter")
		d.write(c.typed)
		want := strings.Split(c.want, "|")
		var names []string
		for _, row := range d.shown() {
			name, _, _ := strings.Cut(row, "  ")
			names = append(names, name)
		}
		if len(names) < len(want) || !slices.Equal(names[:len(want)], want) {
			t.Errorf("%q in %v finds %q, want first %q", c.typed, c.env.Lang, names, want)
		}
	}
}

func TestASafeguardIsFoundByWhatPeopleCallIt(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"privacy", "Pays adéquat"}, {"DPF", "Pays adéquat"}, {"adequate", "Pays adéquat"},
		{"scc", "Clauses contractuelles types"}, {"CCT", "Clauses contractuelles types"}, {"binding corporate", "Règles d'entreprise contraignantes"},
	} {
		d := open(t, french(), newSession(t, shared()), "g1", "")
		d.row(d.form, fieldRow, "kind", -1)
		d.press("enter")
		d.write(c.typed)
		if rows := d.shown(); len(rows) == 0 || !strings.HasPrefix(rows[0], c.want) {
			t.Errorf("%q finds %q", c.typed, rows)
		}
	}
}

func TestAPickerHintsWhatItsKeysDoNow(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "status", -1)
	d.press("enter")
	hints := func() string { lines := strings.Split(d.screen(), "\n"); return lines[len(lines)-1] }
	if got := hints(); strings.Contains(got, "cocher") || !strings.Contains(got, "Échap ne rien changer") {
		t.Errorf("one choice: %s", got)
	}
	d.press("esc")
	d.row(d.form, fieldRow, "recipients", -1)
	d.press("enter")
	if got := hints(); !strings.Contains(got, "Entrée continuer") || !strings.Contains(got, "Espace cocher") {
		t.Errorf("several choices: %s", got)
	}
	d.write("pay")
	if got := hints(); !strings.Contains(got, "Entrée cocher") || strings.Contains(got, "Espace") || !strings.Contains(got, "Ctrl+N créer") {
		t.Errorf("while filtering: %s", got)
	}
}
