package frame

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

var hostile = rapid.StringOf(rapid.OneOf(rapid.Rune(),
	rapid.SampledFrom([]rune("aé 日本👩\u200d👧\u0301🇫🇷\x1b[31m\n\r\t\u202e\u00a0")),
	rapid.RuneFrom(nil, unicode.Cf, unicode.Mn, unicode.So)))

func TestFitTakesExactlyItsCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := hostile.Draw(t, "s"), rapid.IntRange(0, 40).Draw(t, "w")
		got := Fit(s, w, "…")
		if Width(got) != w {
			t.Fatalf("Fit(%q, %d) = %q takes %d cells", s, w, got, Width(got))
		}
		if strings.ContainsAny(got, "\x1b\n\r\t") {
			t.Fatalf("Fit(%q, %d) = %q", s, w, got)
		}
	})
}

func TestFitSaysWhenItCuts(t *testing.T) {
	for _, c := range []struct {
		in   string
		w    int
		want string
	}{
		{"Paie", 6, "Paie  "}, {"Paie", 4, "Paie"}, {"Paie", 3, "Pa…"}, {"Paie", 1, "P"}, {"Paie", 0, ""},
		{"日本語", 4, "日… "}, {"日本語", 1, " "}, {"a\nb", 5, "a⏎b  "},
	} {
		if got := Fit(c.in, c.w, "…"); got != c.want {
			t.Errorf("Fit(%q, %d) = %q, want %q", c.in, c.w, got, c.want)
		}
	}
}

func TestWrapKeepsToItsWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w, h := hostile.Draw(t, "s"), rapid.IntRange(0, 30).Draw(t, "w"), rapid.IntRange(0, 5).Draw(t, "h")
		lines := Wrap(s, w)
		if len(lines) == 0 {
			t.Fatal("no line")
		}
		for _, line := range append(lines, WrapTo(s, w, h, "…")...) {
			if Width(line) > w || strings.ContainsAny(line, "\n\x1b") {
				t.Fatalf("Wrap(%q, %d) has %q", s, w, line)
			}
		}
		if n := len(WrapTo(s, w, h, "…")); n > h {
			t.Fatalf("WrapTo gives %d lines for %d", n, h)
		}
	})
}

func TestWrapBreaksBetweenWords(t *testing.T) {
	got := strings.Join(WrapTo("Les données sont conservées cinq ans.", 14, 2, "…"), "|")
	if want := "Les données|sont…"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWrapKeepsAReferenceWhole(t *testing.T) {
	s := "Utilisée par T-001 Paie, T-007 Recrutement (2021-12-31), sous-traitants 4-5"
	for w := 12; w < 60; w++ {
		shown := strings.Join(Wrap(s, w), "\n")
		for _, whole := range []string{"T-001", "T-007", "2021-12-31", "4-5"} {
			if !strings.Contains(shown, whole) {
				t.Errorf("in %d cells, %s is broken:\n%s", w, whole, shown)
			}
		}
	}
	if got := Wrap("T-001", 3); strings.Join(got, "") != "T-001" {
		t.Errorf("in 3 cells: %q", got)
	}
}

func TestClampGivesExactlyItsLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		view := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"", "\x1b[1mgras\x1b[m et long", "日本語日本語", "x"})).Draw(t, "lines"), "\n")
		w, h := rapid.IntRange(1, 12).Draw(t, "w"), rapid.IntRange(1, 8).Draw(t, "h")
		lines := strings.Split(Clamp(view, w, h), "\n")
		if len(lines) != h {
			t.Fatalf("%d lines for %d", len(lines), h)
		}
		for _, line := range lines {
			if Width(line) > w {
				t.Fatalf("%q takes %d cells of %d", line, Width(line), w)
			}
		}
	})
}

func TestPackDropsWhatDoesNotFit(t *testing.T) {
	items := []string{"Entrée ouvrir", "n nouveau", "? aide"}
	for w, want := range map[int]string{100: "Entrée ouvrir  n nouveau  ? aide", 25: "Entrée ouvrir  n nouveau", 13: "Entrée ouvrir", 5: ""} {
		if got := Pack(items, "  ", w); got != want {
			t.Errorf("in %d cells: %q, want %q", w, got, want)
		}
	}
}

func TestEndsKeepsTheRightWhole(t *testing.T) {
	for w, want := range map[int]string{20: "registre    14:02 ok", 14: "regi… 14:02 ok", 9: "registre"} {
		if got := Ends("registre", "14:02 ok", w, "…"); got != want {
			t.Errorf("in %d cells: %q, want %q", w, got, want)
		}
	}
}

func TestBesideAlignsTheRule(t *testing.T) {
	got := Beside("日本\na", 5, "│", "droite\nb\nc", 3, 3)
	if want := "日本 │dro\na    │b\n     │c"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
