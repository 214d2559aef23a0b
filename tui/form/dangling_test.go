package form

import (
	"slices"
	"testing"

	"article30/register"
)

// A reference to nothing, as a file edited by hand may hold, is shown as what it
// is, with the finding, and taken out by keys: a whole answer, one of several,
// an item.
func TestAReferenceToNothingIsShownAndTakenOut(t *testing.T) {
	r, err := register.Decode([]byte(`{"format": 1, "treatments": [{"id": "t", "reference": "T-001", "name": "Paie",
		"data": [{"id": "d", "category": "c9"}], "recipients": [{"id": "u", "recipient": "c9"}], "measures": ["m", "c9"]}],
		"measures": [{"id": "m", "reference": "M-001", "name": "Badges"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	s := newSession(t, r)

	d := open(t, french(), s, "t", "data[d]")
	d.check()
	d.sees("inconnu : c9")
	d.sees("Renvoi vers une fiche qui n'existe pas")
	d.row(d.form, fieldRow, "category", -1)
	d.press("backspace")
	if got := d.treatment().Data[0].Category; got != "" {
		t.Errorf("the category is %q", got)
	}

	d = open(t, french(), s, "t", "")
	d.row(d.form, itemRow, "recipients", 0)
	d.sees("inconnu : c9")
	d.press("d")
	if n := len(d.treatment().Recipients); n != 0 {
		t.Errorf("%d recipients", n)
	}

	d.row(d.form, fieldRow, "measures", -1)
	d.sees("inconnu : c9")
	d.press("enter")
	d.sees("inconnu : c9")
	d.press("home", "down", " ", "enter")
	if got := d.treatment().Measures; !slices.Equal(got, []register.ID{"m"}) {
		t.Errorf("the measures are %q\n%s", got, d.screen())
	}
	d.press("esc") // what comes next has opened
	for range 3 {
		d.press("u")
	}
	if got := d.treatment(); got.Data[0].Category != "c9" || len(got.Recipients) != 1 || len(got.Measures) != 2 {
		t.Errorf("undone: %+v", got)
	}
}
