package findings_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/app"
	"article30/tui/findings"
	"article30/tui/form"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/theme"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden screens anew")

var today = time.Date(2026, 10, 15, 9, 0, 0, 0, time.UTC)

// desk is the program around the screen of all findings: the real dispatch of
// keys over a session, without a terminal.
type desk struct {
	t       testing.TB
	app     *app.App
	host    screen.Host
	session *session.Session
	board   *findings.Board
	screen  *findings.Screen
	clock   time.Time
}

func (d *desk) Home() screen.Screen {
	d.screen = findings.NewScreen(d.desk().Desk, d.board, func(id register.ID, path string) {
		f := form.New(d.desk(), id, "")
		d.host.Push(f)
		f.Focus(path)
	})
	return d.screen
}

func (d *desk) desk() form.Desk {
	settle := findings.Desk{Host: d.host, Session: d.session, Changed: d.changed, Signature: widget.NewSignature("Camille Noël")}
	return form.Desk{Desk: settle, Findings: d.board}
}

func (d *desk) Start() tea.Cmd              { return nil }
func (d *desk) Status() (string, string)    { return "registre.json", "" }
func (d *desk) Receive(msg tea.Msg) tea.Cmd { d.board.Receive(msg); return nil }

// Why says that there is nothing to undo.
func (d *desk) Why(a keys.Action) lang.Text {
	if _, ok := d.session.Undoable(); a == keys.Undo && !ok {
		return lang.Text{FR: "Rien à annuler", EN: "Nothing to undo"}
	}
	return lang.Text{}
}

func (d *desk) changed(step session.Step) { d.board.Update(d.session.Register(), step) }

func (d *desk) Do(a keys.Action) (tea.Cmd, bool) {
	turn := d.session.Undo
	switch a {
	case keys.Undo:
	case keys.Redo:
		turn = d.session.Redo
	default:
		return nil, false
	}
	step, err := turn()
	if err != nil {
		d.t.Fatal(err)
	}
	d.changed(step)
	return nil, true
}

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

// open shows all findings on a register, before it is checked.
func open(t testing.TB, r *register.Register, env screen.Env) *desk {
	t.Helper()
	d := &desk{t: t, session: newSession(t, r), board: findings.NewBoard(), clock: today}
	now := func() time.Time { d.clock = d.clock.Add(time.Second); return d.clock }
	d.app = app.New(env, now, func(h screen.Host) screen.Root { d.host = h; return d })
	d.app.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	return d
}

// check ends the check that goes on beside the screen.
func (d *desk) check() *desk {
	d.app.Update(d.board.Check(d.session.Register(), "2026-10-15")())
	return d
}

var types = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "right": tea.KeyRight,
	"left": tea.KeyLeft, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace,
}

// press presses keys, by name or character.
func (d *desk) press(names ...string) {
	for _, name := range names {
		msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
		if k, ok := types[name]; ok {
			msg = tea.KeyMsg{Type: k}
		}
		d.app.Update(msg)
	}
}

func (d *desk) write(text string) {
	for _, r := range text {
		d.press(string(r))
	}
}

func (d *desk) view() string { return strings.ReplaceAll(d.app.View(), "\u00a0", " ") }

func (d *desk) sees(want string) {
	d.t.Helper()
	if !strings.Contains(d.view(), want) {
		d.t.Errorf("%q is not on the screen:\n%s", want, d.view())
	}
}

func (d *desk) misses(unwanted string) {
	d.t.Helper()
	if strings.Contains(d.view(), unwanted) {
		d.t.Errorf("%q is on the screen:\n%s", unwanted, d.view())
	}
}

// found returns what is found on a record at a path and its rule is not
// silenced.
func (d *desk) found(id register.ID, path string) []check.Finding {
	var open []check.Finding
	for _, f := range d.board.On(id) {
		if f.Field == path && f.Waiver == nil {
			open = append(open, f)
		}
	}
	return open
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}
