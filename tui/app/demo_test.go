package app

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"article30/register/lang"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/theme"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// demo is a small editor on the base: a list of rows, one of which may be open
// in an editor. The tests run it in process and, from TestMain, on a terminal.
type demo struct {
	host  screen.Host
	list  *demoList
	saved string // what Rescue would write
	file  string // where Rescue writes
}

const demoVar = "ARTICLE30_DEMO"

func TestMain(m *testing.M) {
	if dir := os.Getenv(demoVar); dir != "" {
		os.Exit(runDemo(dir))
	}
	os.Exit(m.Run())
}

func runDemo(dir string) int {
	var d *demo
	l := lang.FromLocale(os.Getenv)
	env := screen.Env{Lang: l, Theme: theme.FromEnv(os.Getenv, false), Keys: keys.Default()}
	code, err := Run(func(h screen.Host) screen.Root {
		d = newDemo(h, 100)
		d.file = filepath.Join(dir, "rescued")
		return d
	}, Options{Env: env, Rescue: func() string {
		_ = os.WriteFile(d.file, []byte(d.saved), 0o600)
		return d.file
	}})
	if err != nil {
		fmt.Println("article30: " + lang.Message(err, l))
	}
	fmt.Println("fin")
	return code
}

func newDemo(h screen.Host, n int) *demo {
	d := &demo{host: h}
	d.list = &demoList{host: h, demo: d}
	for i := range n {
		d.list.rows = append(d.list.rows, fmt.Sprintf("Traitement %d", i))
	}
	return d
}

func (d *demo) Home() screen.Screen      { return d.list }
func (d *demo) Start() tea.Cmd           { return nil }
func (d *demo) Status() (string, string) { return "registre.json", "enregistré 14:02" }
func (d *demo) Receive(msg tea.Msg) tea.Cmd {
	if s, ok := msg.(said); ok {
		d.host.Notify(lang.Text{FR: string(s), EN: string(s)})
	}
	return nil
}
func (d *demo) Why(a keys.Action) lang.Text {
	if a == keys.Redo {
		return lang.Text{FR: "Rien à rétablir", EN: "Nothing to redo"}
	}
	return lang.Text{}
}

func (d *demo) Do(a keys.Action) (tea.Cmd, bool) {
	switch a {
	case keys.GoRecipients:
		d.host.Notify(lang.Text{FR: "rubrique 4", EN: "section 4"})
	case keys.Undo:
		d.host.Notify(lang.Text{FR: "annulé", EN: "undone"})
	case keys.Export: // every way to fail, for the tests
		return func() tea.Msg { panic("un texte du registre") }, true
	case keys.Copy:
		var none []int
		_ = none[len(d.list.rows)]
	case keys.GoMeasures:
		time.Sleep(time.Hour) // Update is stuck
	default:
		return nil, false
	}
	return nil, true
}

type demoList struct {
	screen.Base
	host   screen.Host
	demo   *demo
	rows   []string
	window widget.Window
	w, h   int
}

func (l *demoList) Title() string        { return "Traitements" }
func (l *demoList) Scopes() []keys.Scope { return []keys.Scope{keys.List, keys.Rows, keys.Cursor} }
func (l *demoList) SetSize(w, h int) {
	l.w, l.h = w, h
	l.window.SetHeight(h)
	l.window.SetCount(len(l.rows))
}

func (l *demoList) Do(a keys.Action) (tea.Cmd, bool) {
	switch a {
	case keys.Open:
		if at := l.window.Cursor(); at >= 0 {
			l.host.Push(newDemoText(l, at))
		}
	case keys.New:
		l.rows = append([]string{""}, l.rows...)
		l.window.To(0)
		l.host.Push(newDemoText(l, 0))
	case keys.Delete:
		at := l.window.Cursor()
		if at < 0 {
			return nil, true
		}
		l.host.Open(widget.NewConfirm(l.host, "Supprimer", "Supprimer "+l.rows[at]+" ?",
			lang.Text{FR: "Supprimer", EN: "Delete"}, lang.Text{FR: "Ne rien faire", EN: "Do nothing"}, func() tea.Cmd {
				l.rows = append(l.rows[:at:at], l.rows[at+1:]...)
				l.window.SetCount(len(l.rows))
				return nil
			}))
	case keys.Duplicate:
		l.host.Open(widget.NewPicker(l.host, widget.Choice{
			Title: "Destinataires", Multiple: true, Creates: true,
			Options: []widget.Option{{ID: "r1", Label: "Médecine du travail"}, {ID: "r2", Label: "Banque"}},
			Done: func(picks []widget.Pick, changed bool) {
				l.host.Notify(lang.Text{FR: fmt.Sprint("choisi ", picks), EN: fmt.Sprint("chose ", picks)})
			},
		}))
	default:
		return nil, l.window.Do(a)
	}
	return nil, true
}

func (l *demoList) View() string {
	th := l.host.Env().Theme
	return l.window.View(func(i int, selected bool) string {
		if selected {
			return th.Selected(th.Fit(th.Glyphs.Selected+" "+l.rows[i], l.w))
		}
		return th.Fit("  "+l.rows[i], l.w)
	})
}

type demoText struct {
	screen.Base
	list *demoList
	row  int
	text *widget.Text
	w, h int
}

func newDemoText(l *demoList, row int) *demoText {
	return &demoText{list: l, row: row, text: widget.NewText(l.host.Env().Theme, l.rows[row])}
}

func (t *demoText) Title() string        { return "Texte" }
func (t *demoText) SetSize(w, h int)     { t.w, t.h = w, h }
func (t *demoText) Scopes() []keys.Scope { return []keys.Scope{keys.Text} }
func (t *demoText) Typing() bool         { return true }
func (t *demoText) View() string         { return t.text.View(t.w, t.h) }

func (t *demoText) Leave() {
	t.list.rows[t.row] = t.text.Value()
	t.list.demo.saved = t.text.Value()
}

func (t *demoText) Type(msg tea.KeyMsg) tea.Cmd {
	t.text.Type(msg)
	return nil
}

func (t *demoText) Do(a keys.Action) (tea.Cmd, bool) {
	switch a {
	case keys.LeaveField:
		t.list.host.Pop()
	case keys.External:
		return widget.External(t.list.host, t, t.list.demo.file+".d", t.text.Value(), os.Getenv), true
	default:
		return nil, false
	}
	return nil, true
}

func (t *demoText) Receive(msg tea.Msg) tea.Cmd {
	if done, ok := msg.(widget.ExternalDone); ok && done.Mark == t {
		if done.Err != nil {
			t.list.host.Notify(lang.Text{FR: lang.Message(done.Err, lang.FR), EN: lang.Message(done.Err, lang.EN)})
		}
		t.text = widget.NewText(t.list.host.Env().Theme, done.Value)
	}
	return nil
}
