// Package conflict is the screen on which somebody settles what a merge could
// not: each answer that is another one here than there, beside what both grew
// out of.
//
// Its rules:
//
//   - Nothing is settled by itself: until a side is chosen for every conflict,
//     nothing can be applied.
//   - The screen decides nothing about the register. It hands the choices to
//     whoever opened it, and shows what is still, or newly, in dispute.
//   - Going back puts it off; the choices stay.
package conflict

import (
	"slices"
	"strconv"

	"article30/register"
	"article30/register/diff"
	"article30/register/lang"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// Names is what the two sides are called: "yours" and "that of the file".
type Names struct{ Ours, Theirs lang.Text }

// Screen is the conflicts of one merge.
type Screen struct {
	screen.Base
	host  screen.Host
	env   screen.Env
	names Names
	rows  []dispute
	apply func(*Screen)
	later func()

	window widget.Window
	w, h   int
}

// dispute is one conflict and how it is settled.
type dispute struct {
	diff.Conflict
	settled bool
	side    diff.Side
}

var _ screen.Screen = (*Screen)(nil)

// New makes the screen; push it with Host.Push. The choices made on a screen
// before it, which may be nil, stand as Renew has it. apply is called once a
// side is chosen for each conflict and the user says so, later when it is put
// off and the screen is closed.
func New(host screen.Host, names Names, conflicts []diff.Conflict, before *Screen, apply func(*Screen), later func()) *Screen {
	s := &Screen{host: host, env: host.Env(), names: names, apply: apply, later: later}
	if before != nil {
		s.rows = before.rows
	}
	s.Renew(conflicts)
	return s
}

// Renew shows the conflicts of a merge made again. A choice stands where both
// sides still say what it was made between. It reports whether all are settled.
func (s *Screen) Renew(conflicts []diff.Conflict) (settled bool) {
	before := s.rows
	s.rows = make([]dispute, len(conflicts))
	for i, c := range conflicts {
		s.rows[i].Conflict = c
		if at := slices.IndexFunc(before, func(d dispute) bool { return s.same(d.Conflict, c) }); at >= 0 {
			s.rows[i].settled, s.rows[i].side = before[at].settled, before[at].side
		}
	}
	s.window.SetCount(len(s.rows))
	s.SetSize(s.w, s.h)
	return s.open() == 0
}

// same reports that two conflicts are about one place and between the same
// answers.
func (s *Screen) same(a, b diff.Conflict) bool {
	l := s.env.Lang
	return a.Collection == b.Collection && a.Record == b.Record && a.Path() == b.Path() && a.Cause == b.Cause && a.Text(l) == b.Text(l)
}

// Resolve returns the register that came of the merge, settled as was chosen.
func (s *Screen) Resolve(merged *register.Register) *register.Register {
	for _, d := range s.rows {
		if d.side == diff.Ours && (d.Cause == diff.Answers || d.Cause == diff.Order) {
			continue // it holds ours, in the very records whose edits can still be undone
		}
		merged = d.Conflict.Resolve(merged, d.side)
	}
	return merged
}

// open counts the conflicts that are not settled.
func (s *Screen) open() int {
	n := 0
	for _, d := range s.rows {
		if !d.settled {
			n++
		}
	}
	return n
}

// Title names the screen.
func (s *Screen) Title() string { return s.env.Say(lang.Text{FR: "Désaccords", EN: "Conflicts"}) }

// SetSize says how much room there is.
func (s *Screen) SetSize(w, h int) {
	s.w, s.h = w, h
	s.window.SetHeight(s.listHeight())
}

// Scopes returns the keys of a choice between two sides, and those that move.
func (s *Screen) Scopes() []keys.Scope { return []keys.Scope{keys.Conflicts, keys.Rows, keys.Cursor} }

// Do chooses, applies, puts off.
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	switch a {
	case keys.TakeOurs:
		s.choose(diff.Ours)
	case keys.TakeTheirs:
		s.choose(diff.Theirs)
	case keys.AllOurs:
		s.chooseAll(diff.Ours)
	case keys.AllTheirs:
		s.chooseAll(diff.Theirs)
	case keys.Explain:
		d := s.rows[s.window.Cursor()]
		s.host.Open(widget.NewMessage(s.host, s.label(d), s.whole(d.Conflict)))
	case keys.Copy:
		return s.host.Copy(s.rows[s.window.Cursor()].Text(s.env.Lang)), true
	case keys.Confirm:
		if s.open() == 0 {
			s.apply(s)
			break
		}
		s.next()
		s.host.Notify(s.openText())
	case keys.Back:
		s.host.Pop()
		s.later()
	default:
		return nil, s.window.Do(a)
	}
	return nil, true
}

// Why says what is done elsewhere.
func (s *Screen) Why(a keys.Action) lang.Text {
	switch a {
	case keys.New, keys.Delete, keys.Duplicate, keys.Filter:
		return lang.Text{FR: "Ici on tranche\u00a0: o garde la vôtre, t prend l'autre", EN: "This is where to settle: o keeps ours, t takes theirs"}
	case keys.Save:
		return lang.Text{FR: "Tranchez d'abord\u00a0: Entrée applique et enregistre", EN: "Settle first: Enter applies and saves"}
	case keys.Settle:
		return lang.Text{FR: "Vous y êtes déjà", EN: "You are there already"}
	}
	return lang.Text{}
}

func (s *Screen) choose(side diff.Side) {
	d := &s.rows[s.window.Cursor()]
	d.settled, d.side = true, side
	s.next()
}

func (s *Screen) chooseAll(side diff.Side) {
	for i := range s.rows {
		s.rows[i].settled, s.rows[i].side = true, side
	}
}

// next goes to the next conflict that is not settled, from the cursor on.
func (s *Screen) next() {
	at := s.window.Cursor()
	for i := range s.rows {
		if to := (at + i) % len(s.rows); !s.rows[to].settled {
			s.window.To(to)
			return
		}
	}
}

func (s *Screen) openText() lang.Text {
	n := s.open()
	left := strconv.Itoa(n)
	return lang.Text{
		FR: "Il reste " + left + " " + lang.FR.Plural(n, "désaccord", "désaccords") + " à trancher\u00a0: o garde la vôtre, t prend l'autre",
		EN: left + " " + lang.EN.Plural(n, "conflict is", "conflicts are") + " left to settle: o keeps ours, t takes theirs",
	}
}
