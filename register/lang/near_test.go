package lang

import (
	"slices"
	"testing"
)

func TestNearFindsWhatWasMeant(t *testing.T) {
	known := []string{"paie", "recrutement", "prospection", "vidéosurveillance", "FIN-01", "FIN-02", "DES-01"}
	for typed, want := range map[string][]string{
		"paye": {"paie"}, "recrutment": {"recrutement"}, "VIDEOSURVEILANCE": {"vidéosurveillance"},
		"fin-1": {"FIN-01"}, "FIN-03": {"FIN-01", "FIN-02"}, "prospection": {"prospection"},
		"comptabilité": nil, "": nil, "x": nil,
	} {
		if got := Near(typed, known); !slices.Equal(got, want) {
			t.Errorf("Near(%q) = %q, not %q", typed, got, want)
		}
	}
}
