package form

import (
	"strings"
	"testing"
)

// A copy takes over no answer by itself: what a template gave within a datum is
// to be confirmed in its copy too.
func TestACopyOfAnItemIsStillToBeConfirmed(t *testing.T) {
	s, id := begun(t)
	d := open(t, french(), s, id, "")
	before := len(unconfirmed(s, id))
	d.row(d.form, itemRow, "data", 0)
	d.press("c")
	data := s.Register().Treatments[0].Data
	if len(data[1].Retentions) == 0 || data[1].ID == data[0].ID || data[1].Retentions[0].ID == data[0].Retentions[0].ID {
		t.Fatalf("the copy is %+v", data[1])
	}
	if r, _ := d.form.current(); r.kind != itemRow || r.index != 1 {
		t.Error("the cursor is not on the copy")
	}
	if got, want := len(unconfirmed(s, id)), before+1+len(data[0].Retentions); got != want {
		t.Errorf("%d answers to confirm, want %d: %q", got, want, unconfirmed(s, id))
	}
	d.press("u")
	if got := len(unconfirmed(s, id)); got != before {
		t.Errorf("%d answers to confirm after undo, want %d", got, before)
	}
	d.row(d.form, itemRow, "data", 0)
	d.press("f", "enter", "c") // what is confirmed stays so in the copy
	for _, path := range unconfirmed(s, id) {
		for _, datum := range s.Register().Treatments[0].Data[:2] {
			if strings.HasPrefix(path, "data["+string(datum.ID)+"]") {
				t.Errorf("still to be confirmed: %s", path)
			}
		}
	}
}
