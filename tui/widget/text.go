package widget

import (
	"strings"
	"unicode"

	"article30/tui/keys"
	"article30/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// Text edits a long text, wrapped at words. Make it when a field is opened and
// drop it when the field is left.
//
// It is not made of bubbles/textarea, which draws the whole text at each key
// (12 ms at 20,000 characters, 119 ms at 200,000), cuts a text silently at
// 10,000 lines, changes tabs, CRLF and control characters, and loses its cursor
// after a paste and under NO_COLOR. Here a key wraps one paragraph again and
// draws the visible rows, and every character is kept: one that a terminal must
// not be given shows as its text.Mark.
type Text struct {
	theme theme.Theme
	raw   string // the text as given
	first string // the same as it was held first
	paras []paragraph
	at    position
	goal  int // the cell that Up and Down keep to; -1: the cursor's own
	top   int // the first row shown
	w, h  int
}

// paragraph is what stands between two line breaks, with where its rows begin.
type paragraph struct {
	runes []rune
	rows  []int
}

// position is a place between two characters.
type position struct{ para, col int }

// NewText opens an editor on a text, the cursor at its end.
func NewText(th theme.Theme, value string) *Text {
	t := &Text{theme: th, raw: value, goal: -1}
	for line := range strings.SplitSeq(value, "\n") {
		t.paras = append(t.paras, paragraph{runes: []rune(line), rows: []int{0}})
	}
	t.first = t.held()
	t.end()
	return t
}

func (t *Text) held() string {
	var b strings.Builder
	for i, p := range t.paras {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(string(p.runes))
	}
	return b.String()
}

// Value returns the text: as it was given, byte for byte, unless Changed.
func (t *Text) Value() string {
	if held := t.held(); held != t.first {
		return held
	}
	return t.raw
}

// Changed reports whether the text differs from the one given. It compares what
// is held with what was held first, so opening a text is not an edit.
func (t *Text) Changed() bool { return t.held() != t.first }

// Type edits the text by a key: characters, a paste, Enter, moving, deleting.
// A key it does not know is ignored.
func (t *Text) Type(msg tea.KeyMsg) {
	if msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace {
		s, ok := keys.Typed(msg)
		if ok && msg.Paste {
			s = pasted(s, "\n", "    ")
		}
		if ok {
			t.insert(s)
		}
		return
	}
	if do, ok := textKeys[msg.String()]; ok {
		do(t)
	}
}

// textKeys are the keys a long text edits itself with; the table of keys has
// those that leave it.
var textKeys = map[string]func(*Text){
	"enter": func(t *Text) { t.insert("\n") }, "ctrl+j": func(t *Text) { t.insert("\n") },
	"left": func(t *Text) { t.move(t.before(t.at)) }, "right": func(t *Text) { t.move(t.after(t.at)) },
	"ctrl+left": func(t *Text) { t.move(t.wordBefore()) }, "ctrl+right": func(t *Text) { t.move(t.wordAfter()) },
	"alt+left": func(t *Text) { t.move(t.wordBefore()) }, "alt+right": func(t *Text) { t.move(t.wordAfter()) },
	"up": func(t *Text) { t.vertical(-1) }, "down": func(t *Text) { t.vertical(1) },
	"pgup": func(t *Text) { t.vertical(-max(1, t.h-1)) }, "pgdown": func(t *Text) { t.vertical(max(1, t.h-1)) },
	"home": (*Text).rowStart, "ctrl+a": (*Text).rowStart, "end": (*Text).rowEnd,
	"ctrl+home": func(t *Text) { t.move(position{}) }, "ctrl+end": (*Text).end,
	"backspace": func(t *Text) { t.remove(t.before(t.at), t.at) }, "ctrl+h": func(t *Text) { t.remove(t.before(t.at), t.at) },
	"delete": func(t *Text) { t.remove(t.at, t.after(t.at)) }, "ctrl+d": func(t *Text) { t.remove(t.at, t.after(t.at)) },
	"ctrl+w": func(t *Text) { t.remove(t.wordBefore(), t.at) }, "alt+backspace": func(t *Text) { t.remove(t.wordBefore(), t.at) },
	"alt+delete": func(t *Text) { t.remove(t.at, t.wordAfter()) },
	"ctrl+u":     func(t *Text) { t.remove(position{t.at.para, 0}, t.at) },
	"ctrl+k":     func(t *Text) { t.remove(t.at, position{t.at.para, len(t.paras[t.at.para].runes)}) },
}

func (t *Text) move(to position) { t.at, t.goal = to, -1 }

func (t *Text) end() {
	last := len(t.paras) - 1
	t.move(position{last, len(t.paras[last].runes)})
}

// insert puts a text at the cursor and the cursor after it.
func (t *Text) insert(s string) {
	lines := strings.Split(s, "\n")
	here := t.paras[t.at.para].runes
	tail := append([]rune(nil), here[t.at.col:]...)
	added := make([]paragraph, len(lines))
	for i, line := range lines {
		added[i].runes = []rune(line)
	}
	added[0].runes = append(here[:t.at.col:t.at.col], added[0].runes...)
	last := len(added) - 1
	to := position{t.at.para + last, len(added[last].runes)}
	added[last].runes = append(added[last].runes, tail...)
	t.replace(t.at.para, t.at.para+1, added)
	t.move(to)
}

// remove deletes what stands between two places and puts the cursor there.
func (t *Text) remove(from, to position) {
	joined := append(append([]rune(nil), t.paras[from.para].runes[:from.col]...), t.paras[to.para].runes[to.col:]...)
	t.replace(from.para, to.para+1, []paragraph{{runes: joined}})
	t.move(from)
}

// replace puts paragraphs in the place of others and wraps them.
func (t *Text) replace(from, to int, by []paragraph) {
	for i := range by {
		by[i].wrap(t.limit())
	}
	if len(by) == to-from {
		copy(t.paras[from:to], by)
		return
	}
	rest := append([]paragraph(nil), t.paras[to:]...)
	t.paras = append(append(t.paras[:from], by...), rest...)
}

// before returns the place one character back: a letter goes with its accents.
func (t *Text) before(p position) position {
	runes := t.paras[p.para].runes
	switch {
	case p.col > 0:
		for p.col--; p.col > 0 && cells(runes[p.col]) == 0; p.col-- {
		}
	case p.para > 0:
		p.para--
		p.col = len(t.paras[p.para].runes)
	}
	return p
}

// after returns the place one character on.
func (t *Text) after(p position) position {
	runes := t.paras[p.para].runes
	switch {
	case p.col < len(runes):
		for p.col++; p.col < len(runes) && cells(runes[p.col]) == 0; p.col++ {
		}
	case p.para < len(t.paras)-1:
		p = position{p.para + 1, 0}
	}
	return p
}

// wordBefore returns the start of the word before the cursor; from the start of
// a paragraph, the end of the one before.
func (t *Text) wordBefore() position {
	p := t.at
	if p.col == 0 {
		return t.before(p)
	}
	runes := t.paras[p.para].runes
	for p.col > 0 && unicode.IsSpace(runes[p.col-1]) {
		p.col--
	}
	for p.col > 0 && !unicode.IsSpace(runes[p.col-1]) {
		p.col--
	}
	return p
}

// wordAfter returns the end of the word after the cursor.
func (t *Text) wordAfter() position {
	p := t.at
	runes := t.paras[p.para].runes
	if p.col == len(runes) {
		return t.after(p)
	}
	for p.col < len(runes) && unicode.IsSpace(runes[p.col]) {
		p.col++
	}
	for p.col < len(runes) && !unicode.IsSpace(runes[p.col]) {
		p.col++
	}
	return p
}
