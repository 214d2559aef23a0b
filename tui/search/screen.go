// Package search is the screen that looks for words in the whole register, and
// opens a record at the field that has them.
//
// Its rules:
//
//   - The words have the focus: typing searches at once, the arrows move among
//     what was found, and nothing needs to be left first.
//   - Every word must be somewhere in a record; accents and case make no
//     difference. In each section the records that bear the words in their name
//     come first.
//   - What is searched is the index of the lists: a key costs one pass over
//     texts that are folded already, and an excerpt is cut for visible rows
//     only.
package search

import (
	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/keys"
	"article30/tui/list"
	"article30/tui/screen"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// Desk is what a search works with.
type Desk struct {
	Host    screen.Host
	Session *session.Session
	Index   *list.Index
	// Open shows the form of a record with the cursor on the field that a path
	// names, "" for the record as a whole.
	Open func(record register.ID, path string)
}

// Screen is the search.
type Screen struct {
	screen.Base
	rows
	desk  Desk
	env   screen.Env
	words *widget.Line
	w, h  int
}

var _ screen.Screen = (*Screen)(nil)

// New makes the search for a query, which may be empty. Push it with Host.Push.
func New(d Desk, query string) *Screen {
	s := &Screen{desk: d, env: d.Host.Env(), rows: rows{index: d.Index}}
	s.words = widget.NewLine(s.env.Theme, query, s.env.Say(hintText))
	s.sync()
	return s
}

// Title names the screen.
func (s *Screen) Title() string { return s.env.Say(titleText) }

// SetSize says how much room there is.
func (s *Screen) SetSize(w, h int) {
	s.w, s.h = w, h
	s.window.SetHeight(max(0, h-above-s.foot()))
	s.settle(+1)
}

// Scopes puts the keys of the search before the arrows.
func (s *Screen) Scopes() []keys.Scope { return []keys.Scope{keys.Finder, keys.Cursor} }

// Typing is true: the words have the focus.
func (s *Screen) Typing() bool { return true }

// Type edits the words.
func (s *Screen) Type(msg tea.KeyMsg) tea.Cmd {
	s.words.Type(msg)
	s.sync()
	return nil
}

// Do moves, opens, closes.
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	s.sync()
	switch a {
	case keys.Open:
		s.open()
	case keys.NextBlock:
		s.jump(+1)
	case keys.PrevBlock:
		s.jump(-1)
	case keys.Back:
		s.desk.Host.Pop()
	default:
		return nil, s.window.DoAmong(a, s.settle)
	}
	return nil, true
}

// Why says why nothing can be opened, and that one is here already.
func (s *Screen) Why(a keys.Action) lang.Text {
	s.sync()
	switch a {
	case keys.SearchAll:
		return lang.Text{FR: "Vous y êtes déjà", EN: "You are there already"}
	case keys.Open, keys.NextBlock, keys.PrevBlock:
		if s.current() == nil {
			return nothingText
		}
	}
	return lang.Text{}
}

// sync brings the rows up to the register and to what is typed.
func (s *Screen) sync() { s.search(s.desk.Session.Register(), s.words.Value()) }

// open shows the record under the cursor: at the field that has the words, or as
// a whole where its name has them.
func (s *Screen) open() {
	r := s.current()
	path := ""
	if place := s.place(r); place.ok && !r.named {
		path = place.path
	}
	s.desk.Open(register.Identity(r.record), path)
}
