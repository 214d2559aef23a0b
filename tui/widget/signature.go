package widget

import (
	"article30/register/lang"
	"article30/tui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// Signature is the name under which the user confirms, waives and reviews. It
// is asked for at the first of these in a sitting: what the system calls the
// user is only proposed, since the register and its exports print the name.
type Signature struct {
	proposed string
	name     string // "": not asked yet
}

// NewSignature makes the signature of a sitting; the proposed name may be empty.
func NewSignature(proposed string) *Signature { return &Signature{proposed: proposed} }

// Sign does what is signed, with the name, which it asks for unless it is known.
// Nothing is done when the user gives none.
func (s *Signature) Sign(host screen.Host, do func(name string) tea.Cmd) tea.Cmd {
	if s.name != "" {
		return do(s.name)
	}
	env := host.Env()
	title := env.Say(lang.Text{FR: "Votre nom, pour signer", EN: "Your name, to sign"})
	hint := env.Say(lang.Text{FR: "prénom et nom", EN: "first and last name"})
	host.Open(NewPrompt(host, title, s.proposed, hint, func(name string) tea.Cmd {
		s.name = name
		return do(name)
	}))
	return nil
}
