package editor

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/register/store"
	"article30/tui/app"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/screentest"

	tea "github.com/charmbracelet/bubbletea"
)

// tour visits the screens of the editor over one register.
type tour struct {
	*desk
	spy      *spy
	register *register.Register
	env      screen.Env
	usual    *desk // the program on the register, opened in the usual way
	last     tea.Cmd
}

// spy counts what is shown over what was before.
type spy struct {
	screen.Host
	opened int
}

func (s *spy) Push(over screen.Screen) { s.opened++; s.Host.Push(over) }
func (s *spy) Open(over screen.Screen) { s.opened++; s.Host.Open(over) }

func newTour(t testing.TB, r *register.Register, env screen.Env) *tour {
	tr := &tour{register: r, env: env, desk: &desk{t: t}}
	tr.open()
	tr.usual = tr.desk
	return tr
}

// open begins the program in the usual way, with everything checked.
func (tr *tour) open() {
	s, err := session.Create(tr.path("registre.json"), tr.register, session.WithClock(func() time.Time { return today }))
	tr.over(s, err, Options{})
}

func (tr *tour) path(name string) string { return filepath.Join(tr.t.TempDir(), name) }

func (tr *tour) over(s *session.Session, err error, o Options) {
	tr.t.Helper()
	if err != nil {
		tr.t.Fatal(err)
	}
	if s != nil {
		tr.t.Cleanup(func() { s.Close() })
	}
	o.Lang, o.Today = tr.env.Lang, func() time.Time { return today }
	d := &desk{t: tr.t, clock: today}
	now := func() time.Time { d.clock = d.clock.Add(time.Second); return d.clock }
	d.app = app.New(tr.env, now, func(h screen.Host) screen.Root {
		tr.spy = &spy{Host: h}
		d.root = newRoot(tr.spy, s, o)
		return d.root
	})
	tr.desk = d
	tr.resize(100, 30)
	if s != nil {
		d.app.Update(d.root.index.Build(s.Register())())
		d.checks()
	}
}

func (tr *tour) resize(w, h int) { tr.app.Update(tea.WindowSizeMsg{Width: w, Height: h}) }

// goes to the end of a way.
func (tr *tour) goes(w way) {
	tr.t.Helper()
	if w.begin != nil {
		w.begin(tr)
	} else {
		tr.desk = tr.usual
		tr.home()
	}
	for _, key := range w.keys {
		tr.press(key)
	}
}

// home goes back to the first screen, with the cursor on its first row.
func (tr *tour) home() {
	tr.resize(100, 30)
	for range 9 {
		tr.press("esc")
	}
	tr.press("1", "home")
}

// press presses keys.
func (tr *tour) press(names ...string) {
	tr.t.Helper()
	for _, name := range names {
		if action, ok := strings.CutPrefix(name, ">"); ok {
			tr.press("ctrl+p", tr.label(keys.Action(action)), "enter")
			continue
		}
		if name == "run" {
			if tr.last != nil {
				tr.app.Update(tr.last())
			}
			continue
		}
		_, tr.last = tr.app.Update(screentest.Key(name))
	}
}

// label is what the palette calls an action.
func (tr *tour) label(a keys.Action) string {
	for _, b := range tr.env.Keys.Along([]keys.Scope{keys.Global, keys.Always}) {
		if b.Action == a {
			return strings.ReplaceAll(tr.env.Say(b.Long), "\u00a0", " ")
		}
	}
	tr.t.Fatalf("the palette has no %s", a)
	return ""
}

// visits is told of a screen that is reached.
type visits func(name string, tr *tour)

// all visits the end of each way and every row of every form.
func (tr *tour) all(skip func() bool, visit visits) {
	for _, w := range ways {
		if !skip() {
			tr.goes(w)
			visit(w.name, tr)
		}
	}
	for section := 1; section <= 7; section++ {
		keys := []string{fmt.Sprint(section)}
		if section < 7 {
			keys = append(keys, "enter")
		}
		tr.forms(keys, 3, skip, visit)
	}
}

// forms visits the rows of a form, what Enter opens on each, and the forms
// within, so many deep.
func (tr *tour) forms(keys []string, deep int, skip func() bool, visit visits) {
	for row := range tr.rows(keys) {
		if skip() {
			continue
		}
		at := append(keys[:len(keys):len(keys)], strings.Fields(strings.Repeat("down ", row))...)
		name := strings.Join(keys, " ") + fmt.Sprintf(", row %d", row)
		tr.goes(way{keys: at})
		visit(name, tr)
		tr.press("enter")
		visit(name+", Enter", tr)
		tr.goes(way{keys: at})
		tr.press("a")
		visit(name+", none", tr)
		tr.goes(way{keys: at})
		before := tr.spy.opened
		tr.press("right")
		if tr.spy.opened > before {
			visit(name+", within", tr)
			if deep > 1 {
				tr.forms(append(at, "right"), deep-1, skip, visit)
			}
		}
	}
}

// rows counts those of the form that keys lead to.
func (tr *tour) rows(keys []string) (n int) {
	tr.goes(way{keys: keys})
	for view := ""; view != tr.app.View() && n < 400; n++ {
		view = tr.app.View()
		tr.press("down")
	}
	return n
}

// The ways in which the program may begin.

func (tr *tour) welcome() {
	tr.over(nil, nil, Options{Path: tr.path("\x1b[31mregistre.json"), New: true})
}

func (tr *tour) opening() { tr.over(nil, nil, Options{Path: tr.usual.path()}) }

func (tr *tour) readOnly() {
	s, err := session.Open(tr.usual.path(), store.ReadOnly)
	tr.over(s, err, Options{})
}

func (tr *tour) foreignWorkbook() {
	tr.open()
	tr.puts(strings.TrimSuffix(tr.desk.path(), ".json")+".xlsx", []byte("notes"))
}

func (tr *tour) copied() {
	path := tr.path("registre.json")
	content, err := register.Encode(tr.register)
	if err != nil {
		tr.t.Fatal(err)
	}
	tr.puts(path, content)
	tr.puts(filepath.Join(filepath.Dir(path), "registre (conflicted copy \x1b[31m"+strings.Repeat("x", 120)+").json"), tr.other("Le leur"))
	s, err := session.Open(path, store.ReadWrite)
	tr.over(s, err, Options{})
}

// contradicted changes the name of the organisation here and in the file.
func (tr *tour) contradicted() {
	tr.open()
	tr.ours("Le nôtre")
	tr.puts(tr.desk.path(), tr.other("Le leur"))
	tr.looks()
}

// drafted begins with what an earlier sitting could not save.
func (tr *tour) drafted() {
	tr.contradicted()
	tr.root.saver.rescue()
	path := tr.desk.path()
	tr.root.session.Close()
	s, err := session.Open(path, store.ReadWrite)
	tr.over(s, err, Options{})
}

func (tr *tour) gone() {
	tr.open()
	if err := os.Remove(tr.desk.path()); err != nil {
		tr.t.Fatal(err)
	}
	tr.looks()
}

func (tr *tour) garbled() {
	tr.open()
	tr.puts(tr.desk.path(), []byte("{\"\x1b]0;titre\x07"))
	tr.looks()
}

func (tr *tour) ours(name string) {
	step, err := tr.root.session.Do(session.Set{Record: tr.register.Organisation.ID, Path: "name", To: session.Typed(name)})
	if err != nil {
		tr.t.Fatal(err)
	}
	tr.root.changed(step)
}

// other is the register with another name of the organisation.
func (tr *tour) other(name string) []byte {
	r, o := *tr.register, *tr.register.Organisation
	o.Name = name
	r.Organisation = &o
	content, err := register.Encode(&r)
	if err != nil {
		tr.t.Fatal(err)
	}
	return content
}

func (tr *tour) puts(path string, content []byte) {
	tr.t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		tr.t.Fatal(err)
	}
}

// environments are how a screen may be drawn: in each language, without styles
// and in colour, with and without characters beyond ASCII.
func environments() []screen.Env {
	var all []screen.Env
	for _, l := range lang.All {
		for _, env := range []screen.Env{french(), coloured()} {
			env.Lang = l
			all = append(all, env)
		}
	}
	return all
}
