// Package dashboard is the screen of the register in figures: what there is,
// where data go, what is found, what is due. Each bar leads to the records it
// counts.
//
// Its rules:
//
//   - A bar says its number; its length only helps to compare. There is no
//     score, and nothing that sums up a register.
//   - What is counted is what is opened: as many records as the bar says.
//   - The register is counted when the screen is drawn after a change, and not
//     at a key.
package dashboard

import (
	"strconv"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/findings"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// Desk is what the dashboard reads and where its bars lead.
type Desk struct {
	Host     screen.Host
	Session  *session.Session
	Findings findings.Whole
	// Open shows these records alone, treatments and processor activities, under
	// a name.
	Open func(name lang.Text, records []register.ID)
	// Review shows all that is found.
	Review func()
}

// Screen is the dashboard.
type Screen struct {
	screen.Base
	desk   Desk
	env    screen.Env
	rows   []row
	digits int // of the largest number
	window widget.Window
	w, h   int

	register *register.Register // as counted
	round    int                // of the findings, as counted
}

// row is a line of the screen: a bar, or else a title, a remark, a blank.
type row struct {
	title, remark lang.Text
	group         group
	bar           *bar
}

var _ screen.Screen = (*Screen)(nil)

// New makes the dashboard of a session.
func New(d Desk) *Screen { return &Screen{desk: d, env: d.Host.Env()} }

// Title names the screen.
func (s *Screen) Title() string {
	return s.env.Say(lang.Text{FR: "Tableau de bord", EN: "Dashboard"})
}

// SetSize says how much room there is.
func (s *Screen) SetSize(w, h int) {
	s.w, s.h = w, h
	s.window.SetHeight(max(0, h-above))
	s.sync()
}

// Scopes returns the keys of the rows.
func (s *Screen) Scopes() []keys.Scope { return []keys.Scope{keys.Figures, keys.Rows, keys.Cursor} }

// Do moves from bar to bar, and goes to what one counts.
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	s.sync()
	switch a {
	case keys.Open:
		s.open()
	case keys.Back:
		s.desk.Host.Pop()
	default:
		return nil, s.window.DoAmong(a, s.settle)
	}
	return nil, true
}

// Why says why an action cannot be done now.
func (s *Screen) Why(a keys.Action) lang.Text {
	switch a {
	case keys.Overview:
		return lang.Text{FR: "Vous y êtes déjà", EN: "You are there already"}
	case keys.Open:
		if b := s.current(); b == nil || b.count == 0 {
			return lang.Text{FR: "Cette barre ne compte rien", EN: "This bar counts nothing"}
		}
	case keys.New, keys.Delete, keys.Duplicate, keys.Copy, keys.Filter:
		return lang.Text{FR: "Ici on lit des chiffres\u00a0; Entrée mène à ce qu'ils comptent", EN: "These are figures to be read; Enter goes to what they count"}
	}
	return lang.Text{}
}

// open goes to what the bar under the cursor counts.
func (s *Screen) open() {
	r := s.rows[s.window.Cursor()]
	if r.bar.severe {
		s.desk.Review()
		return
	}
	colon := lang.Text{FR: "\u00a0: ", EN: ": "}
	s.desk.Open(lang.Text{FR: r.group.short.FR + colon.FR + r.bar.label, EN: r.group.short.EN + colon.EN + r.bar.label}, r.bar.records)
}

// current returns the bar under the cursor, nil when there is none.
func (s *Screen) current() *bar {
	if at := s.window.Cursor(); at >= 0 {
		return s.rows[at].bar
	}
	return nil
}

// settle puts the cursor on a bar: the next one that way, else the next one the
// other way.
func (s *Screen) settle(by int) {
	for _, by := range []int{by, -by} {
		for at := s.window.Cursor(); at >= 0 && at < len(s.rows); at += by {
			if s.rows[at].bar != nil {
				if at == 1 {
					s.window.To(0) // with its title in view
				}
				s.window.To(at)
				return
			}
		}
	}
}

// sync counts the register, if it has changed since.
func (s *Screen) sync() {
	r, round := s.desk.Session.Register(), s.desk.Findings.Round()
	if s.register == r && s.round == round {
		return
	}
	s.register, s.round = r, round
	s.rows, s.digits = s.rows[:0], 1
	for i, g := range figures(s.desk.Session.View(s.env.Lang), s.desk.Findings) {
		if i > 0 {
			s.rows = append(s.rows, row{})
		}
		s.rows = append(s.rows, row{title: g.title})
		for i := range g.bars {
			s.rows = append(s.rows, row{group: g, bar: &g.bars[i]})
			s.digits = max(s.digits, len(strconv.Itoa(g.bars[i].count)))
		}
		if len(g.bars) == 0 {
			s.rows = append(s.rows, row{remark: g.none})
		}
	}
	s.window.SetCount(len(s.rows))
	s.settle(+1)
}
