package editor

import (
	"testing"

	"article30/register/registertest"
	"article30/tui/keys"

	tea "github.com/charmbracelet/bubbletea"
)

func TestTheRegisterIsPutBackToItsOpeningOnceThatIsConfirmed(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	if d.root.Why(keys.RestoreAll).FR == "" {
		t.Error("nothing says that nothing has changed")
	}
	before := d.root.session.Register()
	d.press("c", "c")
	d.mine()
	ask := func() {
		d.app.Update(tea.KeyMsg{Type: tea.KeyCtrlP})
		for _, r := range "registre comme" {
			d.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
		d.press("enter")
		d.sees("Tout ce qui a changé depuis l'ouverture")
	}
	ask()
	d.press("enter") // no
	if n := len(d.root.session.Register().Treatments); n != 4 {
		t.Fatalf("%d treatments although nothing was confirmed", n)
	}
	ask()
	d.press("right", "enter")
	d.sees("Le registre est comme à son ouverture")
	if r := d.root.session.Register(); len(r.Treatments) != 2 || r.Treatments[1] != before.Treatments[1] {
		t.Errorf("%d treatments", len(r.Treatments))
	}
	d.press("u")
	if n := len(d.root.session.Register().Treatments); n != 4 {
		t.Errorf("one undo leaves %d treatments", n)
	}
}
