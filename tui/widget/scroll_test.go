package widget

import (
	"strconv"
	"strings"
	"testing"

	"article30/register/lang"
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// A long list of records is read to its end before anything is answered.
func TestALongTextIsScrolledAndNotCut(t *testing.T) {
	var names []string
	for i := range 60 {
		names = append(names, "T"+strconv.Itoa(100+i))
	}
	text := strings.Join(names, ", ")
	nothing := func() tea.Cmd { return nil }
	label := lang.Text{FR: "Continuer", EN: "Go on"}
	for name, s := range map[string]screen.Screen{
		"a question with two answers": NewConfirm(newHost(), "", text, label, label, nothing),
		"a question with several":     NewQuestion(newHost(), "", text, Answer{Label: label}, Answer{Label: label}),
		"a message":                   NewMessage(newHost(), "", text),
	} {
		seen := map[string]bool{}
		s.SetSize(40, 6)
		read := func() {
			view := s.View()
			if lines := strings.Split(view, "\n"); len(lines) != 6 {
				t.Errorf("%s: %d lines of 6 are used", name, len(lines))
			}
			for line := range strings.Lines(view) {
				if frame.Width(strings.TrimSuffix(line, "\n")) > 40 {
					t.Errorf("%s: %q", name, line)
				}
			}
			for _, n := range names {
				seen[n] = seen[n] || strings.Contains(view, n)
			}
		}
		for range 20 {
			read()
			s.Do(keys.Down)
		}
		for _, n := range names {
			if !seen[n] {
				t.Errorf("%s: %s is never shown", name, n)
			}
		}
		for range 20 {
			s.Do(keys.Up)
		}
		if !strings.Contains(s.View(), names[0]) {
			t.Errorf("%s: the beginning is not shown again:\n%s", name, s.View())
		}
	}
}

func TestTheRoomThereIsShowsAText(t *testing.T) {
	q := NewQuestion(newHost(), "", strings.Repeat("T001, ", 60), Answer{Label: lang.Text{FR: "Continuer", EN: "Go on"}})
	q.SetSize(80, 20)
	if view := q.View(); strings.Contains(view, "…") || strings.Count(view, "T001") != 60 {
		t.Errorf("cut with room left:\n%s", view)
	}
}
