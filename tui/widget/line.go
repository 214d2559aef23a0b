package widget

import (
	"strings"

	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/theme"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
)

// Line edits a text on one line, scrolling sideways. Make it when a field is
// opened and drop it when the field is left. A text with line breaks keeps
// them, shown as ⏎.
type Line struct {
	input  textinput.Model
	shadow shadow
	theme  theme.Theme
	hint   string // shown faint while nothing is typed
	raw    string // the text as given
	first  string // the same as the editor held it first
	// selected: the first character typed replaces the text; another key edits it.
	selected bool
}

// NewLine opens an editor on a text, the cursor at its end. hint is shown while
// the text is empty.
func NewLine(th theme.Theme, value, hint string) *Line {
	l := &Line{input: textinput.New(), theme: th, hint: hint, raw: value}
	l.input.Prompt = ""
	l.input.KeyMap = lineKeys
	l.input.Cursor.SetMode(cursor.CursorStatic)
	l.input.Cursor.Style = cursorStyle(th)
	l.input.Focus()
	l.input.SetValue(l.shadow.hide(value))
	l.input.CursorEnd()
	l.first = l.input.Value()
	return l
}

// lineKeys are the keys a line edits itself with. The clipboard key is left
// out: reading the clipboard would start another program, and every terminal
// pastes by itself.
var lineKeys = textinput.KeyMap{
	CharacterForward:        key.NewBinding(key.WithKeys("right")),
	CharacterBackward:       key.NewBinding(key.WithKeys("left")),
	WordForward:             key.NewBinding(key.WithKeys("ctrl+right", "alt+right")),
	WordBackward:            key.NewBinding(key.WithKeys("ctrl+left", "alt+left")),
	DeleteWordBackward:      key.NewBinding(key.WithKeys("ctrl+w", "alt+backspace")),
	DeleteWordForward:       key.NewBinding(key.WithKeys("alt+delete")),
	DeleteAfterCursor:       key.NewBinding(key.WithKeys("ctrl+k")),
	DeleteBeforeCursor:      key.NewBinding(key.WithKeys("ctrl+u")),
	DeleteCharacterBackward: key.NewBinding(key.WithKeys("backspace", "ctrl+h")),
	DeleteCharacterForward:  key.NewBinding(key.WithKeys("delete", "ctrl+d")),
	LineStart:               key.NewBinding(key.WithKeys("home", "ctrl+a")),
	LineEnd:                 key.NewBinding(key.WithKeys("end")),
}

// cursorStyle draws the cursor by the theme: lipgloss drops reverse video under
// NO_COLOR.
func cursorStyle(th theme.Theme) lipgloss.Style {
	return lipgloss.NewStyle().Transform(func(s string) string { return cursorOn(th, s) })
}

// Select selects the text, if there is one.
func (l *Line) Select() { l.selected = l.input.Value() != "" }

// Selected reports that what is typed next replaces the text.
func (l *Line) Selected() bool { return l.selected }

// Value returns the text: as it was given, byte for byte, unless Changed.
func (l *Line) Value() string {
	if !l.Changed() {
		return l.raw
	}
	return l.shadow.reveal(l.input.Value())
}

// Changed reports whether the text differs from the one given. It compares what
// the editor holds with what it held first, so opening a text is not an edit.
func (l *Line) Changed() bool { return l.input.Value() != l.first }

// SetValue replaces the text and puts the cursor at its end. It counts as a
// change when it is one.
func (l *Line) SetValue(s string) {
	l.selected = false
	l.input.SetValue(l.shadow.hide(s))
	l.input.CursorEnd()
}

// Type edits the text by a key: characters, a paste, moving, deleting.
func (l *Line) Type(msg tea.KeyMsg) {
	if msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace {
		s, ok := keys.Typed(msg)
		if !ok {
			return
		}
		if msg.Paste { // a line copied whole ends in its line break
			s = pasted(strings.TrimRight(s, "\r\n"), " ", " ")
		}
		if msg = typedMsg(l.shadow.hide(s)); l.selected {
			l.input.Reset()
		}
	}
	l.selected = false
	l.input, _ = l.input.Update(msg)
}

// typedMsg makes a message that only inserts. Marked as a paste, it never
// equals the name of a key: "end" read at once would move to the end.
func typedMsg(s string) tea.KeyMsg {
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s), Paste: true}
}

// View returns one line of at most w cells, with the cursor in it.
func (l *Line) View(w int) string {
	if l.input.Value() == "" && l.hint != "" {
		return frame.Cut(cursorOn(l.theme, " ")+l.theme.Faint(frame.Cut(l.hint, w-2, l.theme.Glyphs.More)), w, "")
	}
	const cursorRoom = 2 // the cursor past the last character, and its sign without styles
	if width := max(1, w-cursorRoom); width != l.input.Width {
		l.input.Width = width
		l.settle()
	}
	view := l.shadow.draw(l.input.View())
	if frame.Width(view) > w { // wide characters were typed where narrow ones stood
		l.settle()
		view = l.shadow.draw(l.input.View())
	}
	if l.selected {
		return l.viewSelected(w)
	}
	return frame.Cut(view, w, "")
}

// viewSelected draws the text as selected: in brackets where there is no other
// way to show it.
func (l *Line) viewSelected(w int) string {
	const brackets = 2
	text := l.theme.Cut(l.raw, w-brackets)
	if l.theme.Profile == theme.Plain {
		return frame.Cut("["+text+"]", w, "")
	}
	return frame.Cut(l.theme.Reverse(text), w, "")
}

// settle makes the input choose anew what is in view; a move within what it
// believes to be in view would not.
func (l *Line) settle() {
	at := l.input.Position()
	l.input.CursorEnd()
	l.input.SetCursor(at)
}
