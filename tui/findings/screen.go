package findings

import (
	"article30/register"
	"article30/register/lang"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// Screen is all findings of the register, the worst first, those silenced last,
// and a filter over them.
type Screen struct {
	screen.Base
	rows
	desk   Desk
	env    screen.Env
	board  Whole
	open   func(record register.ID, path string)
	filter *widget.Line // nil: not filtered
	typing bool         // in the filter
	w, h   int
}

var _ screen.Screen = (*Screen)(nil)

// NewScreen makes the screen of what is found. open shows the form of a record with
// the cursor on the field that a path names, "" for the record as a whole.
func NewScreen(d Desk, b Whole, open func(record register.ID, path string)) *Screen {
	env := d.Host.Env()
	return &Screen{desk: d, env: env, board: b, open: open, rows: rows{lang: env.Lang, round: -1}}
}

// Title names the screen.
func (s *Screen) Title() string {
	return s.env.Say(lang.Text{FR: "Vérification", EN: "Check"})
}

// SetSize says how much room there is.
func (s *Screen) SetSize(w, h int) {
	s.w, s.h = w, h
	s.sync()
	s.window.SetHeight(max(0, h-above-len(s.detail())))
	s.settle(+1)
}

// Scopes returns the keys of the filter while it is typed, else of the list.
func (s *Screen) Scopes() []keys.Scope {
	if s.typing {
		return []keys.Scope{keys.Search, keys.Cursor}
	}
	s.sync()
	if Settled(s.current()) {
		return []keys.Scope{keys.Waived, keys.Findings, keys.Rows, keys.Cursor}
	}
	return []keys.Scope{keys.Findings, keys.Rows, keys.Cursor}
}

// Typing reports whether the filter is being typed.
func (s *Screen) Typing() bool { return s.typing }

// Type edits the filter.
func (s *Screen) Type(msg tea.KeyMsg) tea.Cmd {
	s.sync()
	s.filter.Type(msg)
	s.ask(s.filter.Value())
	return nil
}

// Do moves, goes to a field, silences, filters.
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	s.sync()
	found := s.current()
	s.turned = a == keys.Undo || a == keys.Redo // which the program does
	switch a {
	case keys.Open:
		s.open(found[0].Record, found[0].Field)
	case keys.Explain:
		s.desk.Host.Open(widget.NewMessage(s.desk.Host, s.place(found[0]), Explanation(found[0], s.env)))
	case keys.Waive:
		s.desk.Waive(found)
	case keys.Copy:
		return s.desk.Host.Copy(Line(found[0], s.env.Lang)), true
	case keys.Filter:
		if s.filter == nil {
			s.filter = widget.NewLine(s.env.Theme, "", s.env.Say(lang.Text{FR: "fiche, règle, article, ou un mot du message", EN: "record, rule, article, or a word of the message"}))
		}
		s.typing = true
	case keys.LeaveField:
		s.typing = false
		if s.query == "" {
			s.clearFilter()
		}
	case keys.Clear:
		s.clearFilter()
	case keys.Back:
		if s.filter != nil {
			s.clearFilter()
		} else {
			s.desk.Host.Pop()
		}
	default:
		return nil, s.window.DoAmong(a, s.settle)
	}
	return nil, true
}

// Why says why an action cannot be done now.
func (s *Screen) Why(a keys.Action) lang.Text {
	s.sync()
	switch a {
	case keys.Review:
		return lang.Text{FR: "Vous y êtes déjà", EN: "You are there already"}
	case keys.Waive:
		return s.desk.Why(s.current())
	case keys.Open, keys.Explain, keys.Copy:
		if len(s.current()) == 0 {
			return nothingText
		}
	case keys.Filter:
		if len(s.all) == 0 {
			return lang.Text{FR: "Il n'y a rien à chercher ici", EN: "There is nothing to search here"}
		}
	case keys.New, keys.Delete, keys.Duplicate:
		return lang.Text{FR: "Ici on lit ce qui est signalé\u00a0; Entrée mène au champ", EN: "This is what was found, to be read; Enter goes to the field"}
	}
	return lang.Text{}
}

// sync brings the rows up to the board.
func (s *Screen) sync() {
	if s.round != s.board.Round() {
		s.read(s.desk.Session.Register(), s.board.All(), s.board.Round())
	}
}

func (s *Screen) clearFilter() {
	s.typing, s.filter = false, nil
	s.ask("")
}
