package law

import "testing"

func TestConsentToCallsIsDueFromTheDayOfTheAct(t *testing.T) {
	if c, ok := ConsentDue("phone", "2026-08-10"); ok {
		t.Errorf("due on the day before: %+v", c)
	}
	for _, day := range []string{"2026-08-11", ConsentsAsOf()} {
		if c, ok := ConsentDue("phone", day); !ok || c.From != "2026-08-11" || c.Source.FR == "" {
			t.Errorf("on %s: %+v, %v", day, c, ok)
		}
	}
	if _, ok := ConsentDue("post", "2026-12-01"); ok {
		t.Error("letters need consent")
	}
}
