// Package keys is the one table of key bindings. Resolving a key, the hints at
// the foot of the screen, the help, the palette and the table of the README
// all come from it, so they cannot disagree.
//
// Rules of the table, kept by its tests: a key means one thing along a chain
// of scopes, but for a yes/no question, which takes the letters of its answers
// before all; no key needs AltGr, and a digit is also taken from the unshifted
// key of a French keyboard; what a keyboard may lack ("/", "?", F1, "q") has
// another way. Letters live only in scopes where nothing is typed. Ctrl+I is
// Tab, Ctrl+M is Enter, Ctrl+[ is Esc and Ctrl+H is often Backspace: a
// terminal cannot tell them apart, so they are not used.
package keys

import (
	"slices"

	"article30/register/lang"

	tea "github.com/charmbracelet/bubbletea"
)

// Binding says that in a scope some keys ask for an action. Keys are named as
// bubbletea names them; none means that only the palette reaches the action.
type Binding struct {
	Action Action
	Scope  Scope
	Keys   []string
	Short  lang.Text // at the foot of the screen: one or two words
	Long   lang.Text // in the help and the palette: a sentence without a full stop
	Group  Group
	Hint   int // rank at the foot of the screen, from 1; 0: not shown there
}

// Table is the bindings with their index. It does not change once built.
type Table struct {
	bindings []Binding
	byKey    map[Scope]map[string]int
}

// Default returns the bindings of the program.
func Default() *Table { return NewTable(defaults()) }

// NewTable indexes bindings; the last one of two that share scope and key wins.
func NewTable(bindings []Binding) *Table {
	t := &Table{bindings: bindings, byKey: map[Scope]map[string]int{}}
	for i, b := range bindings {
		if t.byKey[b.Scope] == nil {
			t.byKey[b.Scope] = map[string]int{}
		}
		for _, k := range b.Keys {
			t.byKey[b.Scope][k] = i
		}
	}
	return t
}

// Chain returns the scopes in which a key is looked for, innermost first: the
// screen's own, then the program's. typing takes the letters of Navigation
// away; an overlay leaves only Always behind it.
func Chain(own []Scope, typing, overlay bool) []Scope {
	chain := slices.Clone(own)
	switch {
	case overlay:
		return append(chain, Always)
	case typing:
		return append(chain, Global, Always)
	}
	return append(chain, Navigation, Global, Always)
}

// Resolve finds the action a key asks for along a chain of scopes, innermost
// first. A paste is never a key, nor are several letters read at once: "up"
// typed fast bears the name of an arrow.
func (t *Table) Resolve(chain []Scope, msg tea.KeyMsg) (Action, bool) {
	if msg.Paste || (msg.Type == tea.KeyRunes && len(msg.Runes) != 1) {
		return "", false
	}
	key := msg.String()
	for _, scope := range chain {
		if i, ok := t.byKey[scope][key]; ok {
			return t.bindings[i].Action, true
		}
	}
	return "", false
}

// Along returns the bindings of a chain, innermost scope first, one for each
// action: the innermost, with the keys of the others behind its own.
func (t *Table) Along(chain []Scope) []Binding {
	var found []Binding
	at := map[Action]int{}
	for _, scope := range chain {
		for _, b := range t.bindings {
			if b.Scope != scope {
				continue
			}
			if i, seen := at[b.Action]; seen {
				found[i].Keys = append(slices.Clip(found[i].Keys), b.Keys...)
				continue
			}
			at[b.Action] = len(found)
			found = append(found, b)
		}
	}
	return found
}

// Hints returns the bindings to show at the foot of the screen, most wanted
// first.
func (t *Table) Hints(chain []Scope) []Binding {
	hints := slices.DeleteFunc(t.Along(chain), func(b Binding) bool { return b.Hint == 0 || len(b.Keys) == 0 })
	slices.SortStableFunc(hints, func(a, b Binding) int { return a.Hint - b.Hint })
	return hints
}

// Typed returns what a key puts into a text, ok false when it types nothing.
// A letter or digit with Alt is a shortcut that was not found, and must not
// become text; other characters with Alt are AltGr as Windows reports it.
func Typed(msg tea.KeyMsg) (text string, ok bool) {
	switch {
	case msg.Type != tea.KeyRunes && msg.Type != tea.KeySpace, len(msg.Runes) == 0:
		return "", false
	case msg.Alt && (len(msg.Runes) > 1 || isShortcut(msg.Runes[0])):
		return "", false
	}
	return string(msg.Runes), true
}

func isShortcut(r rune) bool {
	return r == ' ' || (r >= '0' && r <= '9') || (r >= 'a' && r <= 'z') || (r >= 'A' && r <= 'Z')
}
