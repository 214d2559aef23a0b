package editor

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/register/session"
	"article30/register/store"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/screentest"
	"article30/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// fits fails the test when what is drawn is too large for a terminal of some
// size, or not safe for it.
func (d *desk) fits(where string) {
	d.t.Helper()
	for _, size := range [][2]int{{20, 5}, {40, 10}, {60, 16}, {80, 24}, {250, 80}} {
		d.app.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		if fault := screentest.Unfit(d.app.View(), size[0], size[1]); fault != "" {
			d.t.Errorf("%s at %v: %s", where, size, fault)
		}
	}
}

// Names of files and of records come from others: what asks about them, and
// what shows them, fits and steers no terminal.
func TestWhatComesFromElsewhereFitsEverySize(t *testing.T) {
	for _, l := range lang.All {
		for _, ascii := range []bool{false, true} {
			env := screen.Env{Lang: l, Theme: theme.New(theme.Colour, ascii), Keys: keys.Default()}
			path := filepath.Join(t.TempDir(), "registre.json")
			r := registertest.Large(2)
			r.Treatments[1].Name = "\x1b[31m" + strings.Repeat("日本", 60) + "\u202e"
			content, err := register.Encode(r)
			for _, at := range []string{path, filepath.Join(filepath.Dir(path), "registre (conflicted copy \x1b[31m"+strings.Repeat("x", 120)+").json")} {
				if err == nil {
					err = os.WriteFile(at, content, 0o600)
				}
			}
			if err != nil {
				t.Fatal(err)
			}
			s, err := session.Open(path, store.ReadWrite, session.WithClock(func() time.Time { return today }))
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			d := over(t, s, Options{Lang: l, Today: func() time.Time { return today }}, env)
			d.fits("the copies")
			d.press("down", "enter")
			d.fits("a copy that says the same")
			d.press("esc")
			d.mine()
			theirs := strings.Replace(d.file(), r.Treatments[1].Name[len("\x1b[31m"):], "Le leur", 1)
			if err := os.WriteFile(path, []byte(theirs), 0o600); err != nil {
				t.Fatal(err)
			}
			if d.looks(); d.root.arriving == nil {
				t.Fatal("no conflict to show")
			}
			d.fits("the question")
			d.press("down", "enter")
			d.fits("the conflict")
			d.press("t", "enter")
			d.fits("what was taken")
			d.saves()
			d.asks(keys.Versions)
			d.fits("the versions")
			d.press("enter")
			d.fits("a version")
			d.press("t")
			d.fits("the question about a version")
			d.press("esc", "esc", "down")
			d.runs(d.press("h"))
			d.fits("the history")
		}
	}
}
