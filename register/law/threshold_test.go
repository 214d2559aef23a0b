package law

import "testing"

func TestThresholdInForceIsTwoHundredAndFifty(t *testing.T) {
	if _, ok := ThresholdOn("2018-05-24"); ok {
		t.Error("a threshold is in force before the GDPR applied")
	}
	for _, day := range []string{"2018-05-25", "2026-06-10", ThresholdsAsOf()} {
		if got, ok := ThresholdOn(day); !ok || got.Persons != 250 {
			t.Errorf("threshold on %s: %d persons, want 250", day, got.Persons)
		}
	}
}
