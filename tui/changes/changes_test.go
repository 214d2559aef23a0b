package changes_test

import (
	"fmt"
	"strings"
	"testing"

	"article30/register"
	"article30/register/diff"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/tui/changes"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/screentest"
	"article30/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// states are a register before and after some changes.
func states() (before, after *register.Register) {
	treatment := func(id, ref, name, notes string) *register.Treatment {
		return &register.Treatment{Head: register.Head{Item: register.Item{ID: register.ID(id)}, Reference: ref, Name: name}, Notes: notes}
	}
	with := func(all ...*register.Treatment) *register.Register {
		r := register.New("Boulangerie Lemaire", lang.FR)
		r.Organisation.ID = "org"
		r.Treatments = all
		return r
	}
	before = with(treatment("t1", "T-001", "Paie", "À revoir."), treatment("t2", "T-002", "Badges", ""))
	after = with(treatment("t1", "T-001", "Paie et primes", "Revu.\nVoir le contrat."), treatment("t3", "T-003", "Clients", ""))
	after.Organisation.LegalForm = "SAS"
	after.Treatments[0].Purposes = []register.Purpose{{Item: register.Item{ID: "p1"}, Text: "Verser les salaires"}}
	return before, after
}

// desk is the screen on what differs between two registers.
type desk struct {
	*screentest.Desk
	taken int
}

func open(t testing.TB, env screen.Env, before, after *register.Register) *desk {
	d := &desk{}
	d.Desk = screentest.New(t, screentest.Session(t, before), env, func(s *screentest.Desk) screen.Screen {
		return changes.New(s.Host, changes.Content{
			Title: "Brouillon", Head: "Ce que change le brouillon du 21/11/2026 à 18:02",
			Empty:  lang.Text{FR: "Le brouillon ne change rien.", EN: "The draft changes nothing."},
			Groups: changes.ByRecord(diff.Between(before, after), env.Lang),
			Take: func() tea.Cmd {
				d.taken++
				return nil
			},
		})
	})
	return d
}

func TestChangesStandUnderTheirRecord(t *testing.T) {
	before, after := states()
	d := open(t, screentest.French(), before, after)
	for _, line := range []string{
		"\n  Organisme ", "\n▸   Forme juridique : sans réponse → SAS",
		"\n  T-001 Paie et primes ", "\n    Nom du traitement : Paie → Paie et primes",
		"\n  T-002 Badges ", "\n    T-002 Badges : suppression",
		"\n    Finalités › Verser les salaires : ajout",
	} {
		d.Sees(strings.TrimRight(line, " "))
	}
}

func TestEnterShowsTheWholeText(t *testing.T) {
	before, after := states()
	d := open(t, screentest.French(), before, after)
	for !strings.Contains(d.View(), "▸   Notes") {
		d.Press("down")
	}
	d.Press("enter")
	d.Sees("T-001 Paie et primes › Notes")
	d.Sees("Avant :\nÀ revoir.")
	d.Sees("Après :\nRevu.\nVoir le contrat.")
	d.Press("esc", "t")
	if d.taken != 1 {
		t.Error("not taken")
	}
}

func TestNothingThatDiffersIsSaid(t *testing.T) {
	before, _ := states()
	d := open(t, screentest.French(), before, before)
	d.Sees("Le brouillon ne change rien.")
	d.Press("enter", "y", "down", "j", "end")
}

func TestGoldenScreens(t *testing.T) {
	before, after := states()
	for name, c := range map[string]struct {
		env  screen.Env
		w, h int
		keys []string
	}{
		"list-fr-80x24":        {screentest.French(), 80, 24, []string{"down", "down"}},
		"list-en-ascii-60x16":  {screentest.English(), 60, 16, []string{"end"}},
		"in-full-fr-100x20":    {screentest.French(), 100, 20, []string{"down", "down", "enter"}},
		"record-in-full-40x12": {screentest.French(), 40, 12, []string{"down", "enter"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t, c.env, before, after)
			d.Resize(c.w, c.h)
			d.Press(c.keys...)
			d.Golden(t, name)
		})
	}
}

func TestEverySizeHoldsWholeLines(t *testing.T) {
	before, after := states()
	for i, payload := range registertest.Payloads {
		after.Treatments[0].Notes += payload
		after.Treatments[1].Name = strings.Repeat(payload, 30)
		after.Treatments = append(after.Treatments, &register.Treatment{Head: register.Head{Item: register.Item{ID: register.ID(fmt.Sprint("x", i))}, Name: payload}})
	}
	for _, l := range lang.All {
		for _, ascii := range []bool{false, true} {
			d := open(t, screen.Env{Lang: l, Theme: theme.New(theme.Colour, ascii), Keys: keys.Default()}, before, after)
			for _, pressed := range [][]string{nil, {"down"}, {"end"}, {"enter"}, {"esc", "home", "enter"}} {
				d.Press(pressed...)
				d.FitsEverySize(fmt.Sprintf("%v ascii=%v after %v", l, ascii, pressed))
			}
		}
	}
}
