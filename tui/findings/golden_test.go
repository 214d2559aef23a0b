package findings_test

import (
	"testing"
	"time"

	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/tui/app"
	"article30/tui/findings"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// told is findings made up for a test.
type told []check.Finding

func (t told) On(id register.ID) (on []check.Finding) {
	for _, f := range t {
		if f.Record == id {
			on = append(on, f)
		}
	}
	return on
}

func (told) Round() int                { return 1 }
func (told) Ready() bool               { return true }
func (told) Day() register.Date        { return "2026-10-15" }
func (t told) All() []check.Finding    { return t }
func (t told) Totals() findings.Counts { return findings.Count(t) }

// some are findings of each kind on the payroll.
func some() told {
	treatments, organisation := register.CollectionOf("treatments"), register.CollectionOf("organisation")
	do := lang.Text{FR: "Complétez le champ, ou dites pourquoi il ne s'applique pas.", EN: "Fill the field in, or say why it does not apply."}
	return told{
		{Rule: "ORG-01", Severity: check.Error, Collection: organisation, Record: "org", Field: "address", Do: do,
			Message: lang.Text{FR: "l'adresse de l'organisme manque", EN: "the address of the organisation is missing"}, Article: lang.Text{FR: "RGPD 30(1)(a)", EN: "GDPR 30(1)(a)"}},
		{Rule: "FIN-03", Severity: check.Error, Collection: treatments, Record: "t1", Field: "purposes[p1].legal_bases", Do: do,
			Message: lang.Text{FR: "la finalité «\u00a0Calculer et verser les salaires\u00a0» n'a pas de base légale, alors que chaque finalité repose sur l'une des six", EN: "the purpose \"Calculer et verser les salaires\" has no legal basis, while each purpose rests on one of the six"}, Article: lang.Text{FR: "RGPD 6", EN: "GDPR 6"}},
		{Rule: "FIN-09", Severity: check.Warning, Collection: treatments, Record: "t1", Field: "name", Do: do, Uncertain: true,
			Message: lang.Text{FR: "le nom est trop court pour dire ce qui est fait", EN: "the name is too short to say what is done"}, Source: lang.Text{FR: "CNIL, guide du registre, lu le 01/10/2026", EN: "CNIL, guide to the register, read on 1 October 2026"}},
		{Rule: "REV-01", Severity: check.Advice, Collection: treatments, Record: "t1", Do: do,
			Message: lang.Text{FR: "aucune revue n'est prévue", EN: "no review is planned"}, Article: lang.Text{FR: "RGPD 24(1)", EN: "GDPR 24(1)"}},
		{Rule: "SEC-01", Severity: check.Error, Collection: treatments, Record: "t1", Field: "measures", Do: do,
			Message: lang.Text{FR: "aucune mesure de sécurité n'est décrite", EN: "no security measure is described"}, Article: lang.Text{FR: "RGPD 30(1)(g)", EN: "GDPR 30(1)(g)"},
			Waiver: &register.Waiver{Reason: "décrites dans la charte", By: "Camille Noël", On: "2026-10-02"}},
	}
}

func TestGoldenScreens(t *testing.T) {
	for name, c := range map[string]struct {
		lang  lang.Lang
		ascii bool
		w, h  int
		found told
		keys  []string
	}{
		"all-fr-80x24":       {lang.FR, false, 80, 24, some(), []string{"down"}},
		"all-en-ascii-60x16": {lang.EN, true, 60, 16, some(), []string{"down", "down"}},
		"waived-fr-120x40":   {lang.FR, false, 120, 40, some(), []string{"end"}},
		"filter-fr-80x12":    {lang.FR, false, 80, 12, some(), []string{"/", "p", "a", "i", "e"}},
		"nothing-fr-80x24":   {lang.FR, false, 80, 24, nil, nil},
		"nothing-en-40x10":   {lang.EN, false, 40, 10, nil, nil},
		"about-fr-80x24":     {lang.FR, false, 80, 24, some(), []string{"down", "down", "i"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := payroll()
			r.Organisation.ID = "org"
			d := &desk{t: t, session: newSession(t, r), board: findings.NewBoard()}
			env := screen.Env{Lang: c.lang, Theme: theme.New(theme.Plain, c.ascii), Keys: keys.Default()}
			d.app = app.New(env, func() time.Time { d.clock = d.clock.Add(time.Second); return d.clock }, func(h screen.Host) screen.Root { d.host = h; return d })
			d.host.Push(findings.NewScreen(d.desk().Desk, c.found, nil))
			d.app.Update(tea.WindowSizeMsg{Width: c.w, Height: c.h})
			d.press(c.keys...)
			golden(t, name, d.app.View()+"\n")
		})
	}
}
