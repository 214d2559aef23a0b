package readymade

import (
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/register/template"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// Picked is told what became of the choice, once the screen is closed.
type Picked struct {
	// Empty asks for an empty record; the name is "" when none was typed.
	Empty func(name string)
	// Added takes the records of the activities that were added.
	Added func([]register.Record)
}

// Screen is the choice of a ready-made activity, or of several. The filter has
// the focus from the first key:
//
//   - Enter adds all that is marked; when nothing is, the row under the cursor.
//   - Space marks, except right after a character of the filter, where it is
//     one too; Tab marks and goes down. To mark a set is to mark its activities.
//   - Ctrl+N makes an empty record of the name typed, whatever that finds.
type Screen struct {
	screen.Base
	rows
	desk      Desk
	env       screen.Env
	picked    Picked
	filter    *widget.Line
	filtering bool // right after a character of the filter: Space is one too
	panel     panel
	w, h      int
}

var _ screen.Screen = (*Screen)(nil)

// New makes the screen for a list: of treatments, or of processor activities.
// Push it with Host.Push.
func New(d Desk, section *register.Collection, picked Picked) *Screen {
	s := &Screen{desk: d, env: d.Host.Env(), picked: picked, rows: newRows(section.Key == processorActivities)}
	s.filter = widget.NewLine(s.env.Theme, "", s.env.Say(filterHint))
	s.match("")
	return s
}

// processorActivities is the collection whose activities are those of the
// processor's register.
const processorActivities = "processor_activities"

// Title names the screen.
func (s *Screen) Title() string { return s.env.Say(titleText) }

// SetSize says how much room there is.
func (s *Screen) SetSize(w, h int) {
	s.w, s.h = w, h
	s.window.SetHeight(max(0, h-above-s.foot()))
}

// Scopes puts the keys of the choice before the arrows.
func (s *Screen) Scopes() []keys.Scope { return []keys.Scope{keys.Chooser, keys.Cursor} }

// Typing is true: the filter always has the focus.
func (s *Screen) Typing() bool { return true }

// Type edits the filter.
func (s *Screen) Type(msg tea.KeyMsg) tea.Cmd {
	before := s.filter.Value()
	s.filter.Type(msg)
	if s.filter.Value() != before {
		s.filtering = s.typed() != ""
		s.match(s.filter.Value())
	}
	return nil
}

// Do adds, marks, moves, leaves.
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	s.read(s.desk.Session.Register())
	switch a {
	case keys.Confirm:
		s.confirm()
	case keys.Mark:
		if s.filtering {
			return nil, false // a space in the filter
		}
		s.mark(s.current())
	case keys.MarkNext:
		s.mark(s.current())
		s.window.Do(keys.Down)
	case keys.Create:
		s.empty()
	case keys.Back:
		s.desk.Host.Pop()
	default:
		if !s.window.Do(a) {
			return nil, false
		}
	}
	s.filtering = false
	return nil, true
}

// Why says why a row cannot be marked.
func (s *Screen) Why(a keys.Action) lang.Text {
	s.read(s.desk.Session.Register())
	switch r := s.current(); {
	case a == keys.Mark && s.filtering, a != keys.Mark && a != keys.MarkNext:
	case r.empty():
		return lang.Text{FR: "Une fiche vide ne se coche pas\u00a0; Entrée la crée", EN: "An empty record is not marked; Enter creates it"}
	case len(s.rows.picked(r)) == 0:
		return allPresentText
	}
	return lang.Text{}
}

func (s *Screen) typed() string { return strings.TrimSpace(s.filter.Value()) }

func (s *Screen) confirm() {
	switch r := s.current(); {
	case len(s.marked) > 0:
		s.add(s.chosen())
	case r.empty():
		s.empty()
	case len(s.rows.picked(r)) == 0:
		s.desk.Host.Notify(allPresentText)
	default:
		s.add(s.rows.picked(r))
	}
}

func (s *Screen) empty() {
	s.desk.Host.Pop()
	s.picked.Empty(s.typed())
}

func (s *Screen) add(activities []template.Template) {
	if made := s.desk.Add(activities); len(made) > 0 {
		s.desk.Host.Pop()
		s.picked.Added(made)
	}
}
