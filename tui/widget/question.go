package widget

import (
	"slices"
	"strings"

	"article30/register/lang"
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// Answer is one way to answer a Question. Do is called once the question is
// closed; nil does nothing.
type Answer struct {
	Label lang.Text
	Do    func() tea.Cmd
}

// Question asks what to do where there are several ways, one a line. The first
// answer is highlighted first and should lose nothing; Esc answers nothing.
type Question struct {
	screen.Base
	host    screen.Host
	env     screen.Env
	title   string
	text    string
	answers []Answer
	window  Window
	w, h    int
}

var _ screen.Screen = (*Question)(nil)

// NewQuestion makes a question out of a raw text; open it with Host.Open.
func NewQuestion(host screen.Host, title, text string, answers ...Answer) *Question {
	q := &Question{host: host, env: host.Env(), title: title, text: text, answers: answers}
	q.window.SetCount(len(answers))
	return q
}

// Title returns what is asked about.
func (q *Question) Title() string { return q.title }

// SetSize says how much room there is.
func (q *Question) SetSize(w, h int) {
	q.w, q.h = w, h
	q.window.SetHeight(min(h, len(q.answers)))
}

// Scopes returns the keys of a question and the arrows.
func (q *Question) Scopes() []keys.Scope { return []keys.Scope{keys.Dialog, keys.Cursor} }

// Do moves between the answers, or takes one.
func (q *Question) Do(a keys.Action) (tea.Cmd, bool) {
	switch a {
	case keys.OtherWay:
		q.window.To((q.window.Cursor() + 1) % len(q.answers))
	case keys.Save:
		// saving may be what is asked about: the answer comes first
	case keys.Back:
		q.host.Close()
	case keys.Confirm:
		q.host.Close()
		if do := q.answers[q.window.Cursor()].Do; do != nil {
			return do(), true
		}
	default:
		return nil, q.window.Do(a)
	}
	return nil, true
}

// View returns the text and the answers below it, which come first where there
// is not room for all.
func (q *Question) View() string {
	th := q.env.Theme
	from, to := q.window.Visible()
	lines := slices.Clone(frame.WrapTo(q.text, q.w, q.h-(to-from), th.Glyphs.More))
	lines = append(lines, q.window.View(func(i int, selected bool) string {
		if label := q.env.Say(q.answers[i].Label); selected {
			return th.Selected(th.Cut(th.Glyphs.Selected+" "+label, q.w))
		} else {
			return th.Cut("  "+label, q.w)
		}
	}))
	view := strings.Join(lines, "\n")
	return frame.Clamp(view, q.w, min(q.h, strings.Count(view, "\n")+1))
}
