// Package screentest drives a screen in tests: the real dispatch of keys over a
// session and the real checker, without a terminal.
package screentest

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/app"
	"article30/tui/findings"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// Today is the day of the tests.
var Today = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// Desk is the program around one screen. It is the screen.Root too, which undoes
// and redoes.
type Desk struct {
	App     *app.App
	Host    screen.Host
	Session *session.Session
	Board   *findings.Board
	// Screen is the one under test.
	Screen screen.Screen
	// Steps counts the edits told to Changed.
	Steps int

	t     testing.TB
	clock time.Time
	make  func(*Desk) screen.Screen
}

var _ screen.Root = (*Desk)(nil)

// New shows the screen that show makes on a terminal of 80 columns and 24 lines.
// Nothing is checked before Check.
func New(t testing.TB, s *session.Session, env screen.Env, show func(*Desk) screen.Screen) *Desk {
	t.Helper()
	d := &Desk{t: t, Session: s, Board: findings.NewBoard(), clock: Today, make: show}
	now := func() time.Time { d.clock = d.clock.Add(time.Second); return d.clock }
	d.App = app.New(env, now, func(h screen.Host) screen.Root { d.Host = h; return d })
	d.Resize(80, 24)
	return d
}

// Session writes a register to a file and opens it, until the test ends.
func Session(t testing.TB, r *register.Register) *session.Session {
	t.Helper()
	s, err := session.Create(filepath.Join(t.TempDir(), "registre.json"), r, session.WithClock(func() time.Time { return Today }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// French is how to draw in French, without styles.
func French() screen.Env {
	return screen.Env{Lang: lang.FR, Theme: theme.New(theme.Plain, false), Keys: keys.Default()}
}

// English is how to draw in English, without styles and in ASCII alone.
func English() screen.Env {
	return screen.Env{Lang: lang.EN, Theme: theme.New(theme.Plain, true), Keys: keys.Default()}
}

// Home returns the screen under test.
func (d *Desk) Home() screen.Screen {
	d.Screen = d.make(d)
	return d.Screen
}

// Start begins nothing.
func (d *Desk) Start() tea.Cmd { return nil }

// Status names the file.
func (d *Desk) Status() (left, right string) { return "registre.json", "" }

// Receive hands the results of checks on.
func (d *Desk) Receive(msg tea.Msg) tea.Cmd {
	d.Board.Receive(msg)
	return nil
}

// Why says that there is nothing to undo.
func (d *Desk) Why(a keys.Action) lang.Text {
	if _, ok := d.Session.Undoable(); a == keys.Undo && !ok {
		return lang.Text{FR: "Rien à annuler", EN: "Nothing to undo"}
	}
	return lang.Text{}
}

// Do undoes and redoes.
func (d *Desk) Do(a keys.Action) (tea.Cmd, bool) {
	turn := d.Session.Undo
	switch a {
	case keys.Undo:
	case keys.Redo:
		turn = d.Session.Redo
	default:
		return nil, false
	}
	step, err := turn()
	if err != nil {
		d.t.Fatal(err)
	}
	d.Board.Update(d.Session.Register(), step)
	return nil, true
}

// Changed is what the screen under test tells of its edits.
func (d *Desk) Changed(step session.Step) {
	d.Steps++
	d.Board.Update(d.Session.Register(), step)
}

// Check ends the check that goes on beside the screen.
func (d *Desk) Check() *Desk {
	d.App.Update(d.Board.Check(d.Session.Register(), register.Date(Today.Format(time.DateOnly)))())
	return d
}

// Resize changes the size of the terminal.
func (d *Desk) Resize(w, h int) { d.App.Update(tea.WindowSizeMsg{Width: w, Height: h}) }

// Press presses keys: by name, or a character each.
func (d *Desk) Press(names ...string) {
	for _, name := range names {
		d.App.Update(Key(name))
	}
}

// Write types a text, character by character.
func (d *Desk) Write(text string) {
	for _, r := range text {
		if r == ' ' {
			d.Press("space")
		} else {
			d.Press(string(r))
		}
	}
}

// View returns what is drawn, its no-break spaces as plain ones.
func (d *Desk) View() string { return strings.ReplaceAll(d.App.View(), "\u00a0", " ") }

// Sees fails the test when a text is not on the screen.
func (d *Desk) Sees(want string) {
	d.t.Helper()
	if view := d.View(); !strings.Contains(view, want) {
		d.t.Errorf("%q is not on the screen:\n%s", want, view)
	}
}

// SeesNot fails the test when a text is on the screen.
func (d *Desk) SeesNot(unwanted string) {
	d.t.Helper()
	if view := d.View(); strings.Contains(view, unwanted) {
		d.t.Errorf("%q is on the screen:\n%s", unwanted, view)
	}
}
