package app

import (
	"strings"
	"testing"

	"article30/register/lang"
	"article30/tui/screen"
	"article30/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// titled is a screen of which only the title counts.
type titled struct {
	screen.Screen
	title string
}

func (t titled) Title() string { return t.title }

// However deep one is, the reference of the record and the part shown are read.
func TestALongPathKeepsTheRecordAndThePart(t *testing.T) {
	for _, w := range []int{80, 100, 250} {
		a, d := newApp(theme.New(theme.Plain, false), lang.FR, 3)
		a.Update(tea.WindowSizeMsg{Width: w, Height: 24})
		for _, title := range []string{"Vérification", "T-001 Gestion administrative du personnel et des carrières", "Dossiers du personnel et pièces", "3 ans à compter du départ"} {
			a.Push(titled{d.list, title})
		}
		line, _, _ := strings.Cut(a.View(), "\n")
		for _, want := range []string{"T-001", "Dossier", "3 ans à compter du d"} {
			if !strings.Contains(line, want) {
				t.Errorf("%d cells: %q is not in %q", w, want, line)
			}
		}
	}
}
