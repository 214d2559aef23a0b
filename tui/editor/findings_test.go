package editor

import (
	"os"
	"strings"
	"testing"
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/register/session"
	"article30/register/store"
	"article30/tui/findings"

	tea "github.com/charmbracelet/bubbletea"
)

// checks does what the checking command does, beside the screen.
func (d *desk) checks() { d.app.Update(d.root.check()()) }

// bakery is a register with one treatment that says little.
func bakery() *register.Register {
	r := register.New("Boulangerie Lemaire", lang.FR)
	r.Treatments = []*register.Treatment{{
		Head: register.Head{Item: register.Item{ID: "t1"}, Reference: "T-001", Name: "Paie"}, Status: register.Active,
		Purposes: []register.Purpose{{Item: register.Item{ID: "p1"}, Text: "Calculer et verser les salaires"}},
	}}
	return r
}

func TestTheFirstFrameDoesNotWaitForTheCheck(t *testing.T) {
	d := open(t, bakery(), french())
	d.sees("▸ T-001")
	d.sees("…")
	d.press("v")
	d.sees("Vérification en cours…")
	d.press("esc")
	check := d.root.check()
	d.press("c") // a copy: edits go on meanwhile
	d.app.Update(check())
	if n := len(d.root.board.On("t1")); n == 0 {
		t.Fatal("nothing is found on the treatment")
	}
	copied := d.root.session.Register().Treatments[1].ID
	if got, want := len(d.root.board.On(copied)), len(d.root.board.On("t1")); got != want {
		t.Errorf("%d findings on what was copied during the check, %d on the original", got, want)
	}
	d.sees(findings.Count(d.root.board.On("t1")).Signs(french().Theme))
}

func TestAllFindingsAreReachedFromAnywhereAndLeadBack(t *testing.T) {
	d := open(t, bakery(), french())
	d.checks()
	d.app.Update(tea.WindowSizeMsg{Width: 160, Height: 40}) // the path fits
	for _, from := range []struct {
		keys []string
		see  string
	}{
		{nil, "Traitements"},
		{[]string{"4"}, "Destinataires"},
		{[]string{"7"}, "Organisme"},
		{[]string{"1", "enter"}, "T-001 Paie"},
	} {
		d.press(from.keys...)
		d.sees(from.see)
		d.press("v")
		d.sees("Vérification")
		d.sees("Erreurs")
		d.press("enter")
		d.press("esc")
		d.sees("Erreurs")
		d.press("esc")
		d.sees(from.see)
		if strings.Contains(d.app.View(), "Vérification") {
			t.Errorf("from %v, Esc does not lead back:\n%s", from.keys, d.app.View())
		}
	}
}

func TestWhatIsTypedIsKeptWhenTheFindingsAreAskedFor(t *testing.T) {
	d := open(t, bakery(), french())
	d.checks()
	d.press("enter", "down", "enter")
	d.press(" mensuelle")
	d.app.Update(tea.KeyMsg{Type: tea.KeyF7})
	d.sees("Erreurs")
	if name := d.root.session.Register().Treatments[0].Name; name != "Paie mensuelle" {
		t.Errorf("the name is %q", name)
	}
}

func TestAnotherWritersVersionAndAnotherDayAreCheckedAnew(t *testing.T) {
	now := today
	d := open(t, registertest.Large(3), french())
	d.root.options.Today = func() time.Time { return now }
	d.checks()
	if d.root.checkAnew() != nil {
		t.Fatal("what was just checked is to be checked anew")
	}
	d.press("c")
	if d.root.checkAnew() != nil {
		t.Fatal("an edit has the whole checked anew")
	}
	d.saves()
	d.theirs()
	if err := os.Chtimes(d.path(), now, now.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	_, cmd := d.app.Update(d.root.look(false)())
	if cmd == nil {
		t.Fatal("another writer's version is not checked")
	}
	d.app.Update(cmd())
	if !d.root.board.Of(d.root.session.Register()) || d.root.checkAnew() != nil {
		t.Error("the board is about another register")
	}
	now = now.AddDate(0, 0, 1)
	if d.root.checkAnew() == nil {
		t.Error("a new day is not judged")
	}
}

func TestAWaiverOfAReadOnlyRegisterIsRefused(t *testing.T) {
	d := open(t, bakery(), french())
	s, err := session.Open(d.path(), store.ReadOnly)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	other := over(t, s, Options{Lang: lang.FR, Today: func() time.Time { return today }}, french())
	other.checks()
	other.press("v", "w")
	if len(other.root.session.Register().Waivers) > 0 {
		t.Error("waived all the same")
	}
	other.sees("ouvert en lecture seule")
	if strings.Contains(other.app.View(), "Pourquoi écarter") {
		t.Errorf("asks all the same:\n%s", other.app.View())
	}
}
