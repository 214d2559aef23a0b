package widget

import (
	"fmt"
	"strings"
	"testing"

	"article30/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// A key in a long text: the field of a fiche, a contract, a large paste.
func BenchmarkTextKey(b *testing.B) {
	for _, n := range []int{200, 2_000, 20_000, 200_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			t := NewText(theme.New(theme.Colour, false), strings.Repeat("Les données sont conservées. ", n/29))
			t.View(80, 20)
			for b.Loop() {
				t.Type(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("x")})
				t.View(80, 20)
			}
		})
	}
}
