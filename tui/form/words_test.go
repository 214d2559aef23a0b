package form

import (
	"strings"
	"testing"
)

// A retention is one sentence: nothing of it stands a second time beside it.
func TestASentenceIsNotFollowedByWhatItSays(t *testing.T) {
	s, id := begun(t)
	data := s.Register().Treatments[0].Data[0]
	d := open(t, french(), s, id, "data["+string(data.ID)+"]")
	d.row(d.form, itemRow, "retentions", 0)
	d.sees("puis suppression")
	if strings.Contains(strings.ToLower(d.screen()), "· suppression") {
		t.Errorf("what becomes of the data is said twice:\n%s", d.screen())
	}
}
