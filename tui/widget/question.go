package widget

import (
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
	text    scroll
	answers []Answer
	window  Window
	w       int
}

var _ screen.Screen = (*Question)(nil)

// NewQuestion makes a question out of a raw text; open it with Host.Open.
func NewQuestion(host screen.Host, title, text string, answers ...Answer) *Question {
	q := &Question{host: host, env: host.Env(), title: title, text: scroll{text: text}, answers: answers}
	q.window.SetCount(len(answers))
	return q
}

// Title returns what is asked about.
func (q *Question) Title() string { return q.title }

// SetSize says how much room there is.
func (q *Question) SetSize(w, h int) {
	q.w = w
	q.window.SetHeight(min(h, len(q.answers)))
	q.text.setSize(w, max(0, h-len(q.answers)))
}

// Scopes returns the keys of a question and the arrows.
func (q *Question) Scopes() []keys.Scope { return []keys.Scope{keys.Dialog, keys.Cursor} }

// Do moves between the answers, or takes one. Where the text is too long for the
// room, it comes before them: down goes through it first, up last.
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
		if q.throughText(a) {
			return nil, q.text.do(a)
		}
		return nil, q.window.Do(a)
	}
	return nil, true
}

// throughText reports that an action moves in the text.
func (q *Question) throughText(a keys.Action) bool {
	switch a {
	case keys.Up, keys.PageUp:
		return q.window.Cursor() == 0
	case keys.Down, keys.PageDown:
		return q.text.more()
	}
	return false
}

// View returns the text and the answers below it, which come first where there
// is not room for all.
func (q *Question) View() string {
	th := q.env.Theme
	var lines []string
	height := q.text.height()
	if height > 0 {
		lines = append(lines, q.text.view(th))
	}
	from, to := q.window.Visible()
	lines = append(lines, q.window.View(func(i int, selected bool) string {
		if label := q.env.Say(q.answers[i].Label); selected {
			return th.Selected(th.Cut(th.Glyphs.Selected+" "+label, q.w))
		} else {
			return th.Cut("  "+label, q.w)
		}
	}))
	return frame.Clamp(strings.Join(lines, "\n"), q.w, height+to-from)
}
