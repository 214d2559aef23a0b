package screentest

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// Key returns the message of a key by the name that bubbletea gives it
// ("enter", "ctrl+s", "alt+up"), else of a text typed, or read at once.
func Key(name string) tea.KeyMsg {
	if t, ok := named[name]; ok {
		return tea.KeyMsg{Type: t}
	}
	if rest, ok := strings.CutPrefix(name, "alt+"); ok && rest != "" {
		msg := Key(rest)
		msg.Alt = true
		return msg
	}
	if name == " " || name == "space" {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}

// named has the keys that are no text.
var named = func() map[string]tea.KeyType {
	all := map[string]tea.KeyType{}
	for t := tea.KeyType(-100); t < 128; t++ {
		if name := t.String(); name != "" && t != tea.KeyRunes && t != tea.KeySpace {
			all[name] = t
		}
	}
	return all
}()
