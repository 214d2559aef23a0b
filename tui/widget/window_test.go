package widget

import (
	"fmt"
	"strings"
	"testing"

	"article30/tui/keys"

	"pgregory.net/rapid"
)

func TestTheCursorIsAlwaysOnAVisibleRow(t *testing.T) {
	moves := []keys.Action{keys.Up, keys.Down, keys.PageUp, keys.PageDown, keys.First, keys.Last}
	rapid.Check(t, func(t *rapid.T) {
		var w Window
		for range 30 {
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				w.SetCount(rapid.IntRange(0, 50).Draw(t, "count"))
			case 1:
				w.SetHeight(rapid.IntRange(1, 20).Draw(t, "height"))
			case 2:
				w.To(rapid.IntRange(-5, 60).Draw(t, "to"))
			case 3:
				w.Do(rapid.SampledFrom(moves).Draw(t, "move"))
			}
			from, to := w.Visible()
			if w.Count() == 0 || w.height == 0 {
				continue
			}
			if c := w.Cursor(); c < from || c >= to {
				t.Fatalf("cursor %d outside %d–%d", c, from, to)
			}
			if want := min(w.Count(), w.height); to-from != want {
				t.Fatalf("%d rows shown where %d could be", to-from, want)
			}
		}
	})
}

func TestOnlyVisibleRowsAreFormatted(t *testing.T) {
	var w Window
	w.SetHeight(20)
	w.SetCount(10_000)
	w.To(5_000)
	formatted := 0
	view := w.View(func(i int, selected bool) string {
		formatted++
		return fmt.Sprint(i, selected)
	})
	if formatted != 20 || strings.Count(view, "\n") != 19 || !strings.HasSuffix(view, "5000 true") {
		t.Errorf("%d rows formatted: %q", formatted, view)
	}
}

func BenchmarkWindowKey(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var w Window
			w.SetHeight(40)
			w.SetCount(n)
			b.ReportAllocs()
			for b.Loop() {
				w.Do(keys.Down)
				w.View(func(i int, selected bool) string { return colour.Fit("Traitement de la paie", 120) })
			}
		})
	}
}
