package findings_test

import (
	"strings"
	"testing"

	"article30/register"
)

// A file edited by hand may give records of two collections the same ID: what
// is found on each stands under its own name.
func TestOneIDInTwoCollectionsMixesNothingUp(t *testing.T) {
	r := payroll()
	r.Safeguards = []*register.Safeguard{{Head: register.Head{Item: register.Item{ID: "t1"}, Reference: "S-001", Name: "Clauses types"}}}
	d := open(t, r, french()).check()
	d.to("t1", basis)
	d.sees("Paie › Finalités 1")
	named := map[string]bool{}
	d.press("home")
	for range len(d.board.All()) + 1 {
		for line := range strings.Lines(d.view()) {
			named[strings.TrimSpace(line)] = true
		}
		d.press("down")
	}
	if !named["T-001 Paie"] || !named["S-001 Clauses types"] {
		t.Errorf("both records are not named:\n%s", d.view())
	}
	d.press("enter") // whichever it is: nothing crashes
	d.view()
}
