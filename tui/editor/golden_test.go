package editor

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"article30/register"
	"article30/register/lang"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/screentest"
	"article30/tui/theme"
)

// shown are the screens that most time is spent on.
var shown = []way{
	{name: "treatments"},
	{name: "recipients", keys: []string{"4"}},
	{name: "a treatment", keys: []string{"down", "enter"}},
	{name: "its purposes, typed", keys: []string{"down", "enter", "tab", "tab", "down", "enter", "enter"}},
	{name: "a choice", keys: []string{"5", "enter", "down", "down", "enter", "s"}},
	{name: "what is to be checked", keys: []string{"v", "down", "down"}},
	{name: "a search of everything", keys: []string{"s", "site"}},
	{name: "the figures", keys: []string{"b"}},
	{name: "the help", keys: []string{"?", "re"}},
}

// The whole screen, as a founder and a consultant have it before them.
func TestGoldenScreens(t *testing.T) {
	for _, of := range []struct {
		l    lang.Lang
		file string
	}{{lang.FR, "kleep.json"}, {lang.EN, "clustdoc.json"}} {
		content, err := os.ReadFile(filepath.Join("..", "..", "testdata", "registers", of.file))
		if err != nil {
			t.Fatal(err)
		}
		r, err := register.Decode(content)
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 40}, {200, 60}} {
			name := fmt.Sprintf("%v-%dx%d", of.l, size[0], size[1])
			tr := newTour(t, r, screen.Env{Lang: of.l, Theme: theme.New(theme.Plain, false), Keys: keys.Default()})
			var screens strings.Builder
			for _, way := range shown {
				tr.goes(way)
				tr.resize(size[0], size[1])
				fmt.Fprintf(&screens, "=== %s\n%s\n", way.name, trimmed(tr.app.View()))
			}
			screentest.Golden(t, name, screens.String())
		}
	}
}

// trimmed is a screen without the blanks at the ends of its lines.
func trimmed(view string) string {
	lines := strings.Split(view, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}
