package form

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/register/store"
	"article30/tui/app"
	"article30/tui/findings"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/theme"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

var today = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// desk is the program around one form: the real dispatch of keys over a
// session, without a terminal.
type desk struct {
	t       testing.TB
	app     *app.App
	host    screen.Host
	session *session.Session
	board   *findings.Board
	form    *Form // the first one
	steps   int   // told to changed
	clock   time.Time
	last    *Form // the form opened last
}

// tracker is the program as host, and notes which form was opened last.
type tracker struct {
	screen.Host
	desk *desk
}

func (t tracker) Push(s screen.Screen) {
	if f, ok := s.(*Form); ok {
		t.desk.last = f
	}
	t.Host.Push(s)
}

// Exec runs a program where it stands: there is no terminal to hand over.
func (t tracker) Exec(program *exec.Cmd, done func(error) tea.Msg) tea.Cmd {
	return func() tea.Msg { return done(program.Run()) }
}

func (d *desk) Home() screen.Screen          { return blank{} }
func (d *desk) Start() tea.Cmd               { return nil }
func (d *desk) Status() (string, string)     { return "registre.json", "" }
func (d *desk) Receive(msg tea.Msg) tea.Cmd  { d.board.Receive(msg); return nil }
func (d *desk) Why(keys.Action) lang.Text    { return lang.Text{} }
func (d *desk) register() *register.Register { return d.session.Register() }

func (d *desk) changed(step session.Step) {
	d.steps++
	d.board.Update(d.session.Register(), step)
}

// check has the rules look at the register.
func (d *desk) check() { d.app.Update(d.board.Check(d.session.Register(), "2026-11-22")()) }

func (d *desk) Do(a keys.Action) (tea.Cmd, bool) {
	var step session.Step
	var err error
	switch a {
	case keys.Undo:
		step, err = d.session.Undo()
	case keys.Redo:
		step, err = d.session.Redo()
	default:
		return nil, false
	}
	d.board.Update(d.session.Register(), step)
	if err != nil {
		d.host.Notify(screen.Fault(err, ""))
	}
	return nil, true
}

// blank is the screen below the form.
type blank struct{ screen.Base }

func (blank) Title() string                  { return "" }
func (blank) SetSize(int, int)               {}
func (blank) View() string                   { return "rien" }
func (blank) Scopes() []keys.Scope           { return nil }
func (blank) Do(keys.Action) (tea.Cmd, bool) { return nil, false }

func french() screen.Env {
	return screen.Env{Lang: lang.FR, Theme: theme.New(theme.Plain, false), Keys: keys.Default()}
}

func newSession(t testing.TB, r *register.Register) *session.Session {
	t.Helper()
	s, err := session.Create(filepath.Join(t.TempDir(), "registre.json"), r, session.WithClock(func() time.Time { return today }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// open puts the form of a record, or of a part of it, on a desk.
func open(t testing.TB, env screen.Env, s *session.Session, id register.ID, path string) *desk {
	t.Helper()
	return openOn(t, env, s, nil, id, path)
}

// openOn is open with findings made up for a test; nil: those of the rules,
// once d.check is called.
func openOn(t testing.TB, env screen.Env, s *session.Session, found findings.Source, id register.ID, path string) *desk {
	t.Helper()
	d := &desk{t: t, session: s, clock: today, board: findings.NewBoard()}
	if found == nil {
		found = d.board
	}
	now := func() time.Time { d.clock = d.clock.Add(time.Second); return d.clock }
	d.app = app.New(env, now, func(h screen.Host) screen.Root { d.host = tracker{h, d}; return d })
	d.form = New(Desk{Desk: findings.Desk{Host: d.host, Session: s, Changed: d.changed, Signature: widget.NewSignature("Camille Noël")}, Findings: found}, id, path)
	d.form.visit.told = true // of who uses an entry: a test of its own has the question asked
	d.app.Update(tea.WindowSizeMsg{Width: 100, Height: 40})
	d.host.Push(d.form)
	return d
}

var named2type = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	"backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	"ctrl+u": tea.KeyCtrlU, "ctrl+n": tea.KeyCtrlN, "ctrl+z": tea.KeyCtrlZ, "ctrl+s": tea.KeyCtrlS, "ctrl+e": tea.KeyCtrlE,
}

// press presses keys, by name or character, and returns the command of the
// last one.
func (d *desk) press(names ...string) (cmd tea.Cmd) {
	for _, name := range names {
		msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
		if name == " " {
			msg.Type = tea.KeySpace
		}
		if k, ok := named2type[name]; ok {
			msg = tea.KeyMsg{Type: k}
		}
		_, cmd = d.app.Update(msg)
	}
	return cmd
}

// write types a text, character by character.
func (d *desk) write(text string) {
	for _, r := range text {
		d.press(string(r))
	}
}

// row puts the cursor on a row by walking down from the first one.
func (d *desk) row(f *Form, kind rowKind, key string, index int) {
	d.t.Helper()
	d.press("home")
	for range len(f.layout().rows) {
		if r, _ := f.current(); r.kind == kind && r.field.Key == key && r.index == index {
			return
		}
		d.press("down")
	}
	d.t.Fatalf("no key leads to %s[%d] of %q", key, index, f.path)
}

func (d *desk) screen() string { return d.app.View() }

func (d *desk) sees(want string) {
	d.t.Helper()
	if !strings.Contains(strings.ReplaceAll(d.screen(), "\u00a0", " "), want) {
		d.t.Errorf("%q is not on the screen:\n%s", want, d.screen())
	}
}

func readOnly(t testing.TB, path string) *session.Session {
	t.Helper()
	s, err := session.Open(path, store.ReadOnly)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}
