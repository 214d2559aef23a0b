package editor

import (
	"testing"

	"article30/register"
	"article30/register/registertest"

	tea "github.com/charmbracelet/bubbletea"
)

func TestRecordsThatBearOneIDAreToldApartAsOneStep(t *testing.T) {
	r := registertest.Large(2)
	twin := *r.Treatments[1]
	twin.ID = r.Treatments[0].ID
	r.Treatments = []*register.Treatment{r.Treatments[0], &twin}
	d := open(t, r, french())
	repair := func() {
		d.app.Update(tea.KeyMsg{Type: tea.KeyCtrlP})
		for _, c := range "separer les id" {
			d.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{c}})
		}
		d.press("enter")
	}
	apart := func() bool {
		now := d.root.session.Register().Treatments
		return now[0].ID != now[1].ID
	}
	repair()
	if !apart() {
		t.Fatal("they still bear one ID")
	}
	d.sees("ont chacun leur identifiant")
	repair()
	d.sees("a déjà son identifiant")
	d.press("u")
	if apart() {
		t.Error("undo left them apart")
	}
}
