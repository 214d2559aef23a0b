package app

import (
	"strings"
	"testing"

	"article30/register/lang"
	"article30/tui/frame"
	"article30/tui/screen"
	"article30/tui/theme"
)

// forgetful is a screen that draws what a register says without cleaning it.
type forgetful struct {
	screen.Screen
	said string
}

func (f forgetful) Title() string { return f.said }
func (f forgetful) View() string  { return "\x1b[1mgras\x1b[0m " + f.said }

func TestWhatAScreenForgotToCleanIsMarked(t *testing.T) {
	a, d := newApp(theme.New(theme.Colour, false), lang.FR, 1)
	a.Push(forgetful{d.list, "\x1b]52;c;ZXZpbA==\x07\u009b2J\u202egnp"})
	view := a.View()
	if strings.ContainsAny(view, "\x07\u009b\u202e") || strings.Contains(view, "\x1b]") || !strings.Contains(view, "␛]52;c;ZXZpbA==␇") {
		t.Errorf("the terminal is given %q", view)
	}
	if !strings.Contains(view, "\x1b[1mgras\x1b[0m") {
		t.Error("its own attributes are lost")
	}
	for _, line := range strings.Split(view, "\n") {
		if frame.Width(line) > a.w {
			t.Errorf("%q takes more than %d cells", line, a.w)
		}
	}
}
