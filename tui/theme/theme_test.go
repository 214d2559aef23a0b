package theme

import (
	"reflect"
	"strings"
	"testing"

	"article30/tui/frame"
)

func TestThemeFollowsTheEnvironment(t *testing.T) {
	for _, c := range []struct {
		env     string
		flag    bool
		profile Profile
		ascii   bool
	}{
		{"TERM=xterm-256color LANG=fr_FR.UTF-8", false, Colour, false},
		{"TERM=xterm LANG=fr_FR.utf8", false, Colour, false},
		{"TERM=xterm LANG=fr_FR.UTF-8", true, Colour, true},
		{"TERM=xterm LANG=fr_FR.UTF-8 NO_COLOR=1", false, Mono, false},
		{"TERM=dumb LANG=fr_FR.UTF-8", false, Plain, true},
		{"TERM=linux LANG=fr_FR.UTF-8", false, Colour, true},
		{"TERM=xterm LANG=fr_FR.UTF-8 LC_ALL=C", false, Colour, true},
		{"TERM=xterm", false, Colour, true},
		{"OS=Windows_NT", false, Colour, false},
	} {
		env := map[string]string{}
		for pair := range strings.FieldsSeq(c.env) {
			k, v, _ := strings.Cut(pair, "=")
			env[k] = v
		}
		th := FromEnv(func(k string) string { return env[k] }, c.flag)
		if th.Profile != c.profile || th.ASCII() != c.ascii {
			t.Errorf("%s: profile %d, ASCII %v", c.env, th.Profile, th.ASCII())
		}
	}
}

func TestEveryGlyphTakesOneCell(t *testing.T) {
	for _, th := range []Theme{New(Colour, false), New(Colour, true)} {
		v := reflect.ValueOf(th.Glyphs)
		for i := range v.NumField() {
			g, name := v.Field(i).String(), v.Type().Field(i).Name
			if frame.Width(g) != 1 || (th.ASCII() && g[0] > '~') {
				t.Errorf("%s is %q, %d cells", name, g, frame.Width(g))
			}
		}
	}
}

func TestStatesThatMustBeToldApartAre(t *testing.T) {
	for _, g := range []Glyphs{unicodeGlyphs, asciiGlyphs} {
		for _, set := range [][]string{{g.Answered, g.Unanswered, g.None, g.Given}, {g.Marked, g.Unmarked}, {g.Error, g.Warning, g.Advice, g.Dirty, g.Answered, g.Unanswered, g.None, g.Given}, {g.Open, g.Folded}} {
			seen := map[string]bool{}
			for _, s := range set {
				if seen[s] {
					t.Errorf("%q stands for two states of %q", s, set)
				}
				seen[s] = true
			}
		}
	}
}

func TestStylesFollowTheProfile(t *testing.T) {
	for _, c := range []struct {
		profile                    Profile
		bold, errored, accent, rev string
	}{
		{Colour, "\x1b[1mx\x1b[m", "\x1b[1;31mx\x1b[m", "\x1b[36mx\x1b[m", "\x1b[7mx\x1b[m"},
		{Mono, "\x1b[1mx\x1b[m", "\x1b[1mx\x1b[m", "x", "\x1b[7mx\x1b[m"},
		{Plain, "x", "x", "x", "x"},
	} {
		th := New(c.profile, false)
		for got, want := range map[string]string{th.Bold("x"): c.bold, th.Error("x"): c.errored, th.Accent("x"): c.accent, th.Reverse("x"): c.rev} {
			if got != want {
				t.Errorf("profile %d: %q, want %q", c.profile, got, want)
			}
		}
	}
}
