// Package changes is the screen that lists what differs between two registers,
// or what became of a record in the course of time: each field, before and
// after, to be read in full. What is listed may be taken into the open register
// where whoever opens the screen says how.
package changes

import (
	"article30/register/diff"
	"article30/register/lang"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// Group is changes that belong together: those of one record, or of one moment.
type Group struct {
	Title   string // raw text
	Changes []diff.Change
	// Within: the title names the record, which the changes then leave out.
	Within bool
}

// Content is what the screen shows.
type Content struct {
	Title string // of the screen; raw text
	Head  string // what is compared, in one line; raw text
	Empty lang.Text
	// Groups in the order in which they are read.
	Groups []Group
	// Take takes the changes into the register; nil: they are for reading.
	Take func() tea.Cmd
}

// Screen lists changes.
type Screen struct {
	screen.Base
	host    screen.Host
	env     screen.Env
	content Content
	rows    []row
	window  widget.Window
	w, h    int
}

// row is a group, or a change of it.
type row struct{ group, change int } // change is -1 for the group itself

var _ screen.Screen = (*Screen)(nil)

// New makes the screen; push it with Host.Push.
func New(host screen.Host, c Content) *Screen {
	s := &Screen{host: host, env: host.Env(), content: c}
	for g, group := range c.Groups {
		s.rows = append(s.rows, row{g, -1})
		for i := range group.Changes {
			s.rows = append(s.rows, row{g, i})
		}
	}
	s.window.SetCount(len(s.rows))
	s.window.To(1) // the first change
	return s
}

// ByRecord groups changes that are in the order of the register.
func ByRecord(all []diff.Change, l lang.Lang) []Group {
	var groups []Group
	for i, c := range all {
		if i == 0 || c.Collection != all[i-1].Collection || c.Record != all[i-1].Record {
			record, _ := cutRecord(c.Label(l))
			groups = append(groups, Group{Title: record, Within: true})
		}
		last := &groups[len(groups)-1]
		last.Changes = append(last.Changes, c)
	}
	return groups
}

// Title names the screen.
func (s *Screen) Title() string { return s.content.Title }

// SetSize says how much room there is.
func (s *Screen) SetSize(w, h int) {
	s.w, s.h = w, h
	s.window.SetHeight(max(0, h-above))
}

// Scopes returns the keys of the list.
func (s *Screen) Scopes() []keys.Scope { return []keys.Scope{keys.Changes, keys.Rows, keys.Cursor} }

// Do moves, shows a change in full, takes them all.
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	switch a {
	case keys.Open:
		s.open()
	case keys.Take:
		return s.content.Take(), true
	case keys.Copy:
		return s.host.Copy(s.whole(s.rows[s.window.Cursor()])), true
	case keys.Back:
		s.host.Pop()
	default:
		return nil, s.window.Do(a)
	}
	return nil, true
}

// Why says what cannot be done here.
func (s *Screen) Why(a keys.Action) lang.Text {
	switch a {
	case keys.Open, keys.Copy:
		if len(s.rows) == 0 {
			return s.content.Empty
		}
	case keys.Take:
		if s.content.Take == nil {
			return lang.Text{FR: "Ceci se lit seulement", EN: "This is for reading alone"}
		}
	case keys.New, keys.Delete, keys.Duplicate, keys.Filter:
		return lang.Text{FR: "Ici on lit ce qui diffère\u00a0; Entrée montre tout le texte", EN: "This is what differs, to be read; Enter shows the whole text"}
	}
	return lang.Text{}
}

func (s *Screen) open() {
	r := s.rows[s.window.Cursor()]
	title := s.content.Groups[r.group].Title
	if r.change >= 0 {
		title = s.drawn(s.content.Groups[r.group].Changes[r.change].Label(s.env.Lang))
	}
	s.host.Open(widget.NewMessage(s.host, title, s.whole(r)))
}
