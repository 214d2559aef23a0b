package form

import (
	"testing"

	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/screentest"
	"article30/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// payroll is a register with one treatment as a small company has it.
func payroll() *register.Register {
	n := func(n int) *int { return &n }
	r := register.New("Boulangerie Lemaire", lang.FR)
	r.Organisation.DPO.None, r.Organisation.DPO.Why = true, "moins de 250 salariés"
	r.DataCategories = []*register.DataCategory{
		{Head: register.Head{Item: register.Item{ID: "d1"}, Reference: "D-001", Name: "Identité"}, Kind: "IDENT"},
		{Head: register.Head{Item: register.Item{ID: "d2"}, Reference: "D-002", Name: "Bulletins de paie"}, Kind: "ECOFIN"},
	}
	r.Recipients = []*register.Recipient{
		{Head: register.Head{Item: register.Item{ID: "r1"}, Reference: "R-001", Name: "PayFit"}, Role: "processor",
			Places: []register.Place{{Item: register.Item{ID: "pl1"}, Country: "FR"}, {Item: register.Item{ID: "pl2"}, Country: "US"}}},
	}
	r.Measures = []*register.Measure{
		{Head: register.Head{Item: register.Item{ID: "m1"}, Reference: "M-001", Name: "Contrôle d'accès"}},
	}
	r.Treatments = []*register.Treatment{{
		Head: register.Head{Item: register.Item{ID: "t1"}, Reference: "T-001", Name: "Paie"}, Status: register.Active,
		Since: "2018-05-25", Changed: "au printemps", Occasional: register.No,
		Purposes: []register.Purpose{
			{Item: register.Item{ID: "p1"}, Text: "Calculer et verser les salaires", LegalBases: []register.Code{"b", "c"}},
			{Item: register.Item{ID: "p2"}, Text: "Établir la déclaration sociale nominative"},
		},
		Data: []register.Datum{
			{Item: register.Item{ID: "da1"}, Category: "d1"},
			{Item: register.Item{ID: "da2"}, Category: "d2", Source: "direct", Retentions: []register.Retention{
				{Item: register.Item{ID: "re1"}, Active: register.Period{Amount: n(5), Unit: "year"}},
			}},
		},
		Subjects:     []register.Subject{{Item: register.Item{ID: "s1"}, Category: "Salariés"}},
		Recipients:   []register.Use{{Item: register.Item{ID: "u1"}, Recipient: "r1"}},
		Measures:     []register.ID{"m1", "m9"},
		SoftwareNone: register.NoneOf{Absence: register.Absence{None: true, Why: "tout est chez PayFit"}},
		Notes:        "Première ligne\nDeuxième ligne",
	}}
	return r
}

func TestGoldenScreens(t *testing.T) {
	for _, c := range []struct {
		name  string
		lang  lang.Lang
		ascii bool
		w, h  int
		path  string
		keys  []string
	}{
		{"treatment-fr-80x24", lang.FR, false, 80, 24, "", nil},
		{"purposes-fr-80x24", lang.FR, false, 80, 24, "", []string{"tab", "tab", "down"}},
		{"treatment-fr-200x60", lang.FR, false, 200, 60, "", nil},
		{"follow-up-en-120x40", lang.EN, false, 120, 40, "", []string{"end"}},
		{"purposes-en-120x40", lang.EN, false, 120, 40, "", []string{"tab", "tab", "down"}},
		{"data-ascii-80x24", lang.FR, true, 80, 24, "", []string{"tab", "tab", "tab", "down", "down"}},
		{"datum-fr-120x40", lang.FR, false, 120, 40, "data[da2]", []string{"down", "down", "down", "down", "enter", "3", " ", "a", "n", "s"}},
		{"picker-en-80x24", lang.EN, false, 80, 24, "purposes[p1]", []string{"down", "enter"}},
		{"text-fr-80x24", lang.FR, false, 80, 24, "data[da1]", []string{"down", "enter", "n", "o", "m", "enter", "é", "t", "é"}},
		{"next-item-fr-80x24", lang.FR, false, 80, 24, "", []string{"tab", "tab", "n", "a", "b", "enter"}},
		{"no-day-fr-80x24", lang.FR, false, 80, 24, "", []string{"down", "down", "down", "down", "enter", "3", "1", "/", "2", "enter"}},
		{"date-fr-80x24", lang.FR, false, 80, 24, "", []string{"down", "down", "down", "down", "down", "down", "enter", "ctrl+u", "+", "6", "m"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			env := screen.Env{Lang: c.lang, Theme: theme.New(theme.Plain, c.ascii), Keys: keys.Default()}
			d := open(t, env, newSession(t, payroll()), "t1", c.path)
			d.app.Update(tea.WindowSizeMsg{Width: c.w, Height: c.h})
			d.press(c.keys...)
			screentest.Golden(t, c.name, d.screen()+"\n")
		})
	}
}

// found is a finding of each kind on the payroll, at each depth.
func found() said {
	treatments := register.CollectionOf("treatments")
	do := lang.Text{FR: "Complétez le champ, ou dites pourquoi il ne s'applique pas.", EN: "Fill the field in, or say why it does not apply."}
	all := said{}
	for _, f := range []check.Finding{
		{Rule: "REV-01", Severity: check.Warning, Message: lang.Text{FR: "Aucune revue n'est prévue, et la fiche n'a pas été revue depuis plus de deux ans.", EN: "No review is planned, and the record was not reviewed for more than two years."}, Article: lang.Text{FR: "RGPD 24(1)", EN: "GDPR 24(1)"}},
		{Rule: "GEN-01", Severity: check.Error, Field: "owner", Message: lang.Text{FR: "Personne n'est désigné.", EN: "Nobody is named."}, Article: lang.Text{FR: "RGPD 24", EN: "GDPR 24"}},
		{Rule: "GEN-02", Severity: check.Advice, Field: "owner", Message: lang.Text{FR: "Une fonction vaut mieux qu'un nom.", EN: "A position is better than a name."}},
		{Rule: "BAS-01", Severity: check.Error, Field: "purposes[p2].legal_bases", Message: lang.Text{FR: "La finalité n'a pas de base légale.", EN: "The purpose has no legal basis."}, Article: lang.Text{FR: "RGPD 6", EN: "GDPR 6"}, Uncertain: true, Source: lang.Text{FR: "CNIL, guide du registre", EN: "CNIL, guide to the register"}},
		{Rule: "DUR-01", Severity: check.Warning, Field: "data[da1].retentions", Message: lang.Text{FR: "Aucune durée.", EN: "No period."}, Article: lang.Text{FR: "RGPD 30(1)(f)", EN: "GDPR 30(1)(f)"}},
		{Rule: "SEC-01", Severity: check.Error, Field: "measures", Message: lang.Text{FR: "Une mesure est inconnue.", EN: "A measure is unknown."},
			Waiver: &register.Waiver{Rule: "SEC-01", Record: "t1", Field: "measures", Reason: "décrite dans la charte", By: "Camille Noël", On: "2026-10-02"}},
	} {
		f.Collection, f.Record, f.Do = treatments, "t1", do
		all["t1"] = append(all["t1"], f)
	}
	return all
}

func TestGoldenScreensWithFindings(t *testing.T) {
	for _, c := range []struct {
		name  string
		lang  lang.Lang
		ascii bool
		w, h  int
		path  string
		keys  []string
	}{
		{"found-fr-80x24", lang.FR, false, 80, 24, "", []string{"m"}},
		{"found-whole-fr-80x24", lang.FR, false, 80, 24, "", []string{"home"}},
		{"found-item-ascii-en-80x24", lang.EN, true, 80, 24, "", []string{"tab", "tab", "down", "down"}},
		{"found-inside-fr-80x24", lang.FR, false, 80, 24, "purposes[p2]", []string{"down"}},
		{"found-about-fr-80x24", lang.FR, false, 80, 24, "purposes[p2]", []string{"down", "i"}},
		{"found-fr-120x40", lang.FR, false, 120, 40, "", []string{"m", "m", "m", "m", "m", "m"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			env := screen.Env{Lang: c.lang, Theme: theme.New(theme.Plain, c.ascii), Keys: keys.Default()}
			d := openOn(t, env, newSession(t, payroll()), found(), "t1", c.path)
			d.app.Update(tea.WindowSizeMsg{Width: c.w, Height: c.h})
			d.press(c.keys...)
			screentest.Golden(t, c.name, d.screen()+"\n")
		})
	}
}

func TestGoldenPreview(t *testing.T) {
	s := newSession(t, payroll())
	_, rec := s.Register().ByID("t1")
	var got string
	for _, line := range Preview(french(), s.View(lang.FR), register.CollectionOf("treatments").Table, rec, nil, 60, 30) {
		got += line + "\n"
	}
	screentest.Golden(t, "preview-fr-60x30", got)
}
