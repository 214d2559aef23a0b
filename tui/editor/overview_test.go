package editor

import (
	"testing"

	"article30/register"
	"article30/register/registertest"
)

func TestABarOfTheDashboardLeadsToTheListOfWhatItCounts(t *testing.T) {
	r := registertest.Large(3)
	r.Treatments[1].Status = register.Ended
	r.ProcessorActivities = []*register.ProcessorActivity{{Head: register.Head{Item: register.Item{ID: "a"}, Reference: "P-001", Name: "Hébergement"}, Status: register.Ended}}
	d := open(t, r, french())
	d.press("b")
	d.sees("Tableau de bord")
	d.sees("Vérification en cours…")
	d.app.Update(d.root.check()())
	d.press("b")
	d.sees("Vous y êtes déjà")
	d.press("down", "enter") // those that have ended
	d.sees("État : Terminé (1)")
	d.sees("T-002")
	d.press("2")
	d.sees("État : Terminé (1)")
	d.sees("P-001")
	d.press("1", "esc")
	d.sees("T-001")
	d.press("b", "end", "up")
	d.sees("Tableau de bord")
	d.press("esc")
	d.sees("T-001")
}
