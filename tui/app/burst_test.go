package app

import (
	"testing"
	"time"

	"article30/register/lang"
	"article30/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// pour sends keys as they come from one read, on a clock that stands still.
func pour(a *App, msgs ...tea.KeyMsg) (last tea.Cmd) {
	at := time.Unix(0, 0)
	a.burst.now = func() time.Time { return at }
	for _, msg := range msgs {
		if _, cmd := a.Update(msg); cmd != nil {
			last = cmd
		}
	}
	return last
}

func TestAPasteOfShortWordsDoesNothing(t *testing.T) {
	space, enter := tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")}, tea.KeyMsg{Type: tea.KeyEnter}
	for name, words := range map[string][]tea.KeyMsg{
		"words": {letters("jjn"), space, letters("jd"), space, letters("q")},
		"lines": {letters("jn"), enter, letters("Paie"), enter, letters("q"), enter},
		"cells": {letters("nq"), {Type: tea.KeyTab}, letters("nnnn"), {Type: tea.KeyTab}, letters("q")},
	} {
		t.Run(name, func(t *testing.T) {
			a, d := newApp(theme.New(theme.Plain, false), lang.FR, 3)
			lull := pour(a, words...)
			if a.notice.EN != "Text pasted outside a field: nothing was done. Open a field first" {
				t.Errorf("the foot says %q", a.notice.EN)
			}
			a.Update(lull())
			if a.quitting || len(d.list.rows) != 3 || d.list.window.Cursor() != 0 || a.screens.top() != a.screens.home {
				t.Error("something was done")
			}
		})
	}
}

func TestKeysReadAtOnceComeBeforeTheNextOne(t *testing.T) {
	a, d := newApp(theme.New(theme.Plain, false), lang.FR, 5)
	pour(a, letters("jj"), tea.KeyMsg{Type: tea.KeyDown})
	if at := d.list.window.Cursor(); at != 3 {
		t.Errorf("the cursor is on row %d", at)
	}
}

func TestEscTwiceAtOnceLeavesTwice(t *testing.T) {
	a, _ := newApp(theme.New(theme.Plain, false), lang.FR, 5)
	a.Update(tea.KeyMsg{Type: tea.KeyEnter}) // a text
	a.Update(tea.KeyMsg{Type: tea.KeyF1})    // the help over it
	a.Update(tea.KeyMsg{Type: tea.KeyEsc, Alt: true})
	if len(a.overlays) > 0 || a.screens.top() != a.screens.home {
		t.Error("the text or the help is still there")
	}
}
