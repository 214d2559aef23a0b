package widget

import (
	"strings"

	"article30/register/lang"
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// Prompt asks for one line, a name mostly. Enter takes it, Esc asks for
// nothing; a line left empty is not taken. Nor is one half typed when the
// program ends: it names nothing yet.
type Prompt struct {
	screen.Base
	host  screen.Host
	env   screen.Env
	title string
	line  *Line
	do    func(string) tea.Cmd
	echo  func(string) string // nil: nothing is said of what is typed
	w     int
}

var _ screen.Screen = (*Prompt)(nil)

// NewPrompt makes a question; open it with Host.Open. value is taken as it is, or
// replaced by what is typed, hint shown while nothing is typed; do is called with the line, its
// ends trimmed, once the question is closed.
func NewPrompt(host screen.Host, title, value, hint string, do func(string) tea.Cmd) *Prompt {
	env := host.Env()
	line := NewLine(env.Theme, value, hint)
	line.Select()
	return &Prompt{host: host, env: env, title: title, line: line, do: do}
}

// WithEcho has the prompt say, below the line, what its raw answer to what is
// typed is: how a day is understood, say.
func (p *Prompt) WithEcho(echo func(typed string) string) *Prompt {
	p.echo = echo
	return p
}

// Title returns what is asked.
func (p *Prompt) Title() string { return p.title }

// SetSize says how much room there is.
func (p *Prompt) SetSize(w, _ int) { p.w = w }

// Scopes returns the keys of a question answered in one line.
func (p *Prompt) Scopes() []keys.Scope { return []keys.Scope{keys.Prompt} }

// Typing is true: the line has the focus.
func (p *Prompt) Typing() bool { return true }

// Type edits the line.
func (p *Prompt) Type(msg tea.KeyMsg) tea.Cmd {
	p.line.Type(msg)
	return nil
}

// Do takes the line, or asks for nothing.
func (p *Prompt) Do(a keys.Action) (tea.Cmd, bool) {
	switch a {
	case keys.Back:
		p.host.Close()
	case keys.Confirm:
		typed := strings.TrimSpace(p.line.Value())
		if typed == "" {
			p.host.Notify(lang.Text{FR: "Tapez d'abord une réponse\u00a0; Échap abandonne", EN: "Type an answer first; Esc cancels"})
			return nil, true
		}
		p.host.Close()
		return p.do(typed), true
	default:
		return nil, false
	}
	return nil, true
}

// View returns the line, and the echo below it.
func (p *Prompt) View() string {
	pointer := p.env.Theme.Glyphs.Selected + " "
	line := frame.Cut(pointer+p.line.View(max(1, p.w-frame.Width(pointer))), p.w, "")
	if p.line.Selected() {
		left := keys.KeyName("left", p.env.Lang, p.env.Theme.ASCII())
		note := p.env.Say(lang.Text{FR: "taper remplace, " + left + " modifie", EN: "typing replaces, " + left + " edits"})
		if frame.Width(line)+2+frame.Width(note) <= p.w {
			line += "  " + p.env.Theme.Faint(note)
		}
	}
	if typed := strings.TrimSpace(p.line.Value()); p.echo != nil && typed != "" {
		line += "\n" + p.env.Theme.Faint(p.env.Theme.Cut("  "+p.echo(typed), p.w))
	}
	return line
}
