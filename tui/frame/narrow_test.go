package frame

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/charmbracelet/x/ansi"
)

func TestNarrowTextsAreAsWideAsMeasured(t *testing.T) {
	for r := rune(0); r < 0x30000; r++ {
		if s := "a" + string(r) + "b"; isNarrow(r) && ansi.StringWidth(s) != 3 {
			t.Errorf("%q (%U) takes %d cells", r, r, ansi.StringWidth(s)-2)
		}
	}
	parts := rapid.SampledFrom([]string{"a", "é", " ", "…", "▸", "│", "\x1b[1;36m", "\x1b[m", "\x1b[2J", "\x1b]0;x\x07", "日", "\u0301", "👨‍👩‍👧", "©", "\t"})
	rapid.Check(t, func(rt *rapid.T) {
		s := ""
		for _, part := range rapid.SliceOf(parts).Draw(rt, "parts") {
			s += part
		}
		if cells, ok := narrow(s); ok && cells != ansi.StringWidth(s) {
			rt.Fatalf("%q: %d cells, measured %d", s, cells, ansi.StringWidth(s))
		}
	})
}
