// Package questionnaire is the screen that asks what the organisation does, and
// shows below which activities its answers make one expect and the register
// lacks.
//
// Its rules:
//
//   - The questions are the yes/no fields of the organisation, in their order;
//     the answers are edits like any other.
//   - What is expected is what the checker expects: there is no second rule.
//   - Nothing is added that was not asked for, and nothing says that the
//     register is complete.
package questionnaire

import (
	"slices"

	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/register/session"
	"article30/register/template"
	"article30/tui/keys"
	"article30/tui/readymade"
	"article30/tui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// Source tells which activities the register seems to lack.
type Source interface {
	// Ready reports whether the register was checked.
	Ready() bool
	// Round changes whenever the answer of Absences may have changed.
	Round() int
	Absences() []check.Absence
	Alternatives() []check.Absence
}

// Screen is the questionnaire.
type Screen struct {
	screen.Base
	rows
	desk   readymade.Desk
	source Source
	env    screen.Env
	w, h   int
}

var _ screen.Screen = (*Screen)(nil)

// New makes the questionnaire. Push it with Host.Push.
func New(d readymade.Desk, source Source) *Screen {
	s := &Screen{desk: d, source: source, env: d.Host.Env(), rows: newRows()}
	s.sync()
	return s
}

// Title names the screen.
func (s *Screen) Title() string {
	return s.env.Say(lang.Text{FR: "Questionnaire", EN: "Questionnaire"})
}

// SetSize says how much room there is.
func (s *Screen) SetSize(w, h int) {
	s.w, s.h = w, h
	s.window.SetHeight(max(0, h-s.foot()))
	s.settle(+1)
}

// Scopes says whether the cursor is on a question or on a suggestion.
func (s *Screen) Scopes() []keys.Scope {
	s.sync()
	if s.current().activity != nil {
		return []keys.Scope{keys.Suggested, keys.Rows, keys.Cursor}
	}
	return []keys.Scope{keys.Answer, keys.Questions, keys.Rows, keys.Cursor}
}

// Do answers, marks, adds, moves.
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	s.sync()
	r := s.current()
	switch a {
	case keys.Yes:
		s.answer(r, register.Yes, +1)
	case keys.No:
		s.answer(r, register.No, +1)
	case keys.OtherWay:
		s.answer(r, (s.given(r.question)+1)%3, 0) // unanswered, yes, no, unanswered
	case keys.Mark:
		s.marked[r.activity.Key] = !s.marked[r.activity.Key]
		s.window.DoAmong(keys.Down, s.settle)
	case keys.Confirm:
		s.add(r)
	default:
		return nil, s.window.DoAmong(a, s.settle)
	}
	return nil, true
}

// Why says why nothing can be answered or added, and that one is here already.
func (s *Screen) Why(a keys.Action) lang.Text {
	switch a {
	case keys.Questionnaire:
		return lang.Text{FR: "Vous y êtes déjà", EN: "You are there already"}
	case keys.New, keys.Delete, keys.Duplicate, keys.Filter, keys.Copy:
		return lang.Text{FR: "Ici on répond aux questions\u00a0; les fiches sont dans les listes", EN: "Here the questions are answered; the records are in the lists"}
	case keys.Yes, keys.No, keys.OtherWay, keys.Mark, keys.Confirm:
		if reason := s.desk.Session.ReadOnly(); reason != nil {
			return screen.Fault(reason, s.desk.Session.Path())
		}
	}
	return lang.Text{}
}

// sync brings the rows up to the register and to what is expected of it.
func (s *Screen) sync() {
	if r, round := s.desk.Session.Register(), s.source.Round(); r != s.register || round != s.round {
		s.read(r, round, s.source)
	}
}

// answer answers a question, and goes on by some rows.
func (s *Screen) answer(r row, a register.Answer, on int) {
	to := map[register.Answer]session.Value{
		register.Yes: session.Typed("oui"), register.No: session.Typed("non"), register.Unanswered: session.Cleared{},
	}[a]
	step, err := s.desk.Session.Do(session.Set{Record: register.Identity(s.register.Organisation), Path: r.question.Key, To: to})
	if err != nil {
		s.desk.Host.Notify(screen.Fault(err, s.desk.Session.Path()))
		return
	}
	if len(step.Changes) > 0 {
		s.desk.Changed(step)
	}
	s.sync()
	if on > 0 {
		s.window.DoAmong(keys.Down, s.settle)
	}
}

// add adds the activities that are marked, else the one of a row.
func (s *Screen) add(r row) {
	var activities []template.Template
	for _, r := range s.list {
		if r.activity != nil && s.marked[r.activity.Key] {
			activities = append(activities, *r.activity)
		}
	}
	if len(activities) == 0 {
		activities = []template.Template{*r.activity}
	}
	if s.desk.Add(activities) != nil {
		clear(s.marked)
		s.sync()
	}
}

// count returns how many suggestions are marked.
func (s *Screen) count() int {
	return len(slices.DeleteFunc(slices.Clone(s.list), func(r row) bool { return r.activity == nil || !s.marked[r.activity.Key] }))
}
