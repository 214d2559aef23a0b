package search

import (
	"strings"
	"testing"

	"article30/export/text"
	"article30/register/lang"
	"article30/tui/frame"
	"article30/tui/theme"

	"pgregory.net/rapid"
)

// Whatever a text is made of, a word of it is found again where it stands, and
// the line drawn of it fits and holds the word.
func TestAWordIsFoundWhereItStands(t *testing.T) {
	written := rapid.SampledFrom([]string{"été", "ŒUVRE", "a", "B", " ", "-", "É", "e\u0301", "ﬁn", "straße", "\u00a0", "漢", "\n", "x"})
	th := theme.New(theme.Plain, false)
	rapid.Check(t, func(rt *rapid.T) {
		s := strings.Join(rapid.SliceOf(written).Draw(rt, "text"), "")
		words := strings.Fields(lang.Fold(s))
		if len(words) == 0 {
			rt.Skip()
		}
		word := rapid.SampledFrom(words).Draw(rt, "word")
		from, to, ok := spot(s, word)
		if !ok || !strings.Contains(lang.Fold(s[from:to]), word) {
			rt.Fatalf("%q is found in %q as %q", word, s, s[from:to])
		}
		if shorter := lang.Fold(strings.TrimSpace(s[from:to])); len(shorter) > len(word)+4 {
			rt.Errorf("%q is found in %q as %q", word, s, s[from:to])
		}
		e := excerptOf(s, word)
		if e.before+e.match+e.after != s {
			rt.Errorf("%q is cut into %q", s, e)
		}
		w := rapid.IntRange(0, 60).Draw(rt, "w")
		line := e.line(th, w)
		if cells := frame.Width(line); cells > w {
			rt.Errorf("%q takes %d cells of %d", line, cells, w)
		}
		if match := text.SafeLine(e.match); w > 3*frame.Width(match)+6 && !strings.Contains(line, match) {
			rt.Errorf("%q is not in %q", match, line)
		}
	})
}
