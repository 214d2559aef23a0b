package screen

import (
	"article30/register/lang"
	"article30/tui/keys"

	tea "github.com/charmbracelet/bubbletea"
)

// Base is embedded by a screen on which nothing is typed and nothing awaited:
// it answers the part of Screen that such a screen has nothing to say to.
type Base struct{}

// Typing is false: letters are shortcuts.
func (Base) Typing() bool { return false }

// Type ignores the key.
func (Base) Type(tea.KeyMsg) tea.Cmd { return nil }

// Why has no objection.
func (Base) Why(keys.Action) lang.Text { return lang.Text{} }

// Receive ignores the message.
func (Base) Receive(tea.Msg) tea.Cmd { return nil }

// Gone is false: it shows nothing that could go.
func (Base) Gone() bool { return false }

// Leave has nothing to keep.
func (Base) Leave() {}
