package text

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestHostileTextShowsAsMarks(t *testing.T) {
	for _, c := range []struct{ in, safe, line string }{
		{"Paie", "Paie", "Paie"},
		{"Données de santé — œuvre", "Données de santé — œuvre", "Données de santé — œuvre"},
		{"a\nb\tc", "a\nb\tc", "a⏎b c"},
		{"a\r\nb", "a\nb", "a⏎b"},
		{"a\rb", "a␍b", "a␍b"},
		{"\x1b]52;c;cm0=\x07", "␛]52;c;cm0=␇", "␛]52;c;cm0=␇"},
		{"\x00\x08\x7f", "␀␈␡", "␀␈␡"},
		{"\u009b31m", "�31m", "�31m"},
		{"gpj\u202etxt.exe", "gpj�txt.exe", "gpj�txt.exe"},
		{"a\u200bb\ufeffc\u2028d\u2029", "a�b�c�d�", "a�b�c�d�"},
		{"\U000E0041\U000F0000\uFFFF\uFDD0", "����", "����"},
		{"\xff\xc3", "��", "��"},
		{"نامه\u200cای", "نامه\u200cای", "نامه\u200cای"},
		{"👩\u200d👧", "👩\u200d👧", "👩\u200d👧"},
		{"pay\u200d \u200dpal", "pay� �pal", "pay� �pal"},
		{"a\u200d\u200db", "a��b", "a��b"},
	} {
		if got := Safe(c.in); got != c.safe {
			t.Errorf("Safe(%q) = %q, want %q", c.in, got, c.safe)
		}
		if got := SafeLine(c.in); got != c.line {
			t.Errorf("SafeLine(%q) = %q, want %q", c.in, got, c.line)
		}
	}
}

func TestADrawnScreenKeepsItsAttributesAlone(t *testing.T) {
	for in, want := range map[string]string{
		"":                                  "",
		"Paie":                              "Paie",
		"\x1b[1;31mPaie\x1b[0m\n\x1b[mfin":  "\x1b[1;31mPaie\x1b[0m\n\x1b[mfin",
		"\x1b[2J":                           "␛[2J",
		"\x1b[1mé\x1b]52;c;YQ==\x07\x1b[0m": "\x1b[1mé␛]52;c;YQ==␇\x1b[0m",
		"\x1b[?25m":                         "␛[?25m",
		"\x1b[1":                            "␛[1",
		"\x1b[1é":                           "␛[1é",
		"\x1b":                              "␛",
		"\x1b\x1b[1m\x1b":                   "␛\x1b[1m␛",
		"a\u202eb\x1b[1mc\u009bd":           "a�b\x1b[1mc�d",
		"👩\u200d👧\x1b[0m":                   "👩\u200d👧\x1b[0m",
	} {
		if got := SafeDrawn(in); got != want {
			t.Errorf("SafeDrawn(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSafeProperties(t *testing.T) {
	hostile := rapid.StringOf(rapid.OneOf(rapid.Rune(),
		rapid.SampledFrom([]rune("\x1b\x07\r\n\t\x7f\u009b\u200d\u200c\u202e\u2028\uFFFE\U000E0041a👩é")),
		rapid.RuneFrom(nil, unicode.Cf, unicode.Cc)))
	rapid.Check(t, func(t *rapid.T) {
		checkSafe(t, hostile.Draw(t, "s"))
	})
}

func FuzzSafe(f *testing.F) {
	for _, s := range []string{"", "\x1b[31m", "\xff\u200da", "👩\u200d\xff", "a\r\n\r", "\x1b[1;3ma\x1b[0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkSafe(t, s) })
}

type fataler interface{ Fatalf(string, ...any) }

func checkSafe(t fataler, s string) {
	if once := SafeDrawn(s); SafeDrawn(once) != once || Safe(withoutAttributes(once)) != withoutAttributes(once) {
		t.Fatalf("SafeDrawn(%q) = %q", s, once)
	}
	for name, safe := range map[string]func(string) string{"Safe": Safe, "SafeLine": SafeLine} {
		once := safe(s)
		if twice := safe(once); twice != once {
			t.Fatalf("%s is not idempotent on %q: %q then %q", name, s, once, twice)
		}
		if !utf8.ValidString(once) {
			t.Fatalf("%s(%q) = %q, invalid UTF-8", name, s, once)
		}
		for _, r := range once {
			allowed := name == "Safe" && (r == '\n' || r == '\t') || r == '\u200c' || r == '\u200d'
			if !allowed && (unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp)) {
				t.Fatalf("%s(%q) lets %U through", name, s, r)
			}
		}
	}
}

// withoutAttributes puts a letter in place of each sequence of attributes.
func withoutAttributes(s string) string {
	return regexp.MustCompile(`\x1b\[[0-9;]*m`).ReplaceAllString(s, "m")
}

func TestCleanTextCostsNoAllocation(t *testing.T) {
	for _, s := range []string{strings.Repeat("Gestion de la paie ", 50), strings.Repeat("Données ", 50)} {
		if n := testing.AllocsPerRun(100, func() { Safe(s); SafeLine(s); SafeDrawn(s) }); n != 0 {
			t.Errorf("%v allocations for %.20q", n, s)
		}
	}
}
