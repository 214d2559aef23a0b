package lang

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

var today = time.Date(2026, 1, 31, 15, 0, 0, 0, time.UTC)

func TestDatesAreUnderstoodAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]string{
		"31/12/2026": "2026-12-31", "2026-12-31": "2026-12-31", "1/2/26": "2026-02-01",
		"31.12.2026": "2026-12-31", "1er août 2024": "2024-08-01", "31 Dec 2026": "2026-12-31",
		"+6m": "2026-07-31", "+1m": "2026-02-28", "-10 j": "2026-01-21", "+2 ans": "2028-01-31",
		"aujourd’hui": "2026-01-31",
	} {
		if got, ok := ParseDate(text, today); !ok || got != want {
			t.Errorf("ParseDate(%q) = %q, %v, want %q", text, got, ok, want)
		}
	}
}

func TestWhatIsNotADayIsRefused(t *testing.T) {
	for _, text := range []string{"", "31/02/2026", "bientôt", "32 mai 2026", "5 jui 2026", "2026", "+m", "+6x", "+9999 ans", "-9999 ans"} {
		if got, ok := ParseDate(text, today); ok {
			t.Errorf("ParseDate(%q) = %q, want a refusal", text, got)
		}
	}
}

func TestFormattedDatesReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(rapid.IntRange(1970, 2199).Draw(t, "year"), 1, rapid.IntRange(1, 366).Draw(t, "day"), 0, 0, 0, 0, time.UTC)
		iso := day.Format(time.DateOnly)
		for _, l := range All {
			if got, ok := ParseDate(FormatDate(iso, l), today); !ok || got != iso {
				t.Fatalf("%q in %v reads back as %q", iso, l, got)
			}
		}
	})
}

func TestAMonthIsWrittenInWords(t *testing.T) {
	for iso, want := range map[string]Text{"2026-02-28": {"février 2026", "February 2026"}, "demain": {"demain", "demain"}} {
		if got := (Text{FormatMonth(iso, FR), FormatMonth(iso, EN)}); got != want {
			t.Errorf("%s is %v, want %v", iso, got, want)
		}
	}
}
