package widget

import (
	"article30/register/lang"
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// Confirm asks before something is done. "No" is highlighted first: an arrow
// or Tab goes to the other answer and Enter takes it. No letter answers, so a
// text pasted by mistake into a list deletes nothing.
type Confirm struct {
	screen.Base
	host     screen.Host
	env      screen.Env
	title    string
	question scroll
	yes, no  string
	onYes    bool
	do       func() tea.Cmd
	w, h     int
}

var _ screen.Screen = (*Confirm)(nil)

// NewConfirm makes a question; open it with Host.Open. yes names what will be
// done ("Supprimer", not "Oui"); do is called once the question is closed.
func NewConfirm(host screen.Host, title, question string, yes, no lang.Text, do func() tea.Cmd) *Confirm {
	env := host.Env()
	return &Confirm{host: host, env: env, title: title, question: scroll{text: question}, yes: env.Say(yes), no: env.Say(no), do: do}
}

// Title returns what is asked about.
func (c *Confirm) Title() string { return c.title }

// SetSize says how much room there is.
func (c *Confirm) SetSize(w, h int) {
	c.w, c.h = w, h
	c.question.setSize(w, max(1, h-1))
}

// Scopes returns the keys of a question and the arrows.
func (c *Confirm) Scopes() []keys.Scope { return []keys.Scope{keys.Dialog, keys.Cursor} }

// Do takes an answer, or scrolls the question.
func (c *Confirm) Do(a keys.Action) (tea.Cmd, bool) {
	switch a {
	case keys.OtherWay:
		c.onYes = !c.onYes
	case keys.Back:
		c.host.Close()
	case keys.Confirm:
		c.host.Close()
		if c.onYes {
			return c.do(), true
		}
	default:
		return nil, c.question.do(a)
	}
	return nil, true
}

// View returns the question and the two answers.
func (c *Confirm) View() string {
	th := c.env.Theme
	answers := c.answer(c.no, !c.onYes) + "   " + c.answer(c.yes, c.onYes)
	view := c.question.view(th) + "\n" + frame.Cut(answers, c.w, th.Glyphs.More)
	return frame.Clamp(view, c.w, min(c.h, c.question.height()+1))
}

func (c *Confirm) answer(label string, focused bool) string {
	if focused {
		return c.env.Theme.Glyphs.Selected + " " + c.env.Theme.Reverse(label)
	}
	return "  " + label
}

// Message shows a text to read; Enter or Esc closes it, the arrows scroll.
type Message struct {
	screen.Base
	host  screen.Host
	env   screen.Env
	title string
	text  scroll
}

var _ screen.Screen = (*Message)(nil)

// NewMessage makes a message out of a raw text; open it with Host.Open.
func NewMessage(host screen.Host, title, text string) *Message {
	return &Message{host: host, env: host.Env(), title: title, text: scroll{text: text}}
}

// Title returns what the message is about.
func (m *Message) Title() string { return m.title }

// SetSize says how much room there is.
func (m *Message) SetSize(w, h int) { m.text.setSize(w, h) }

// Scopes returns the keys that close a text, and the arrows.
func (m *Message) Scopes() []keys.Scope { return []keys.Scope{keys.Message, keys.Cursor} }

// Do scrolls or closes.
func (m *Message) Do(a keys.Action) (tea.Cmd, bool) {
	if a == keys.Back {
		m.host.Close()
		return nil, true
	}
	return nil, m.text.do(a)
}

// View returns the visible lines, with a sign where there are more.
func (m *Message) View() string {
	return frame.Clamp(m.text.view(m.env.Theme), m.text.w, m.text.height())
}
