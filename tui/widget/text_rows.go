package widget

import (
	"strings"

	"article30/export/text"
	"article30/tui/frame"
	"article30/tui/theme"

	"github.com/charmbracelet/x/ansi"
)

// shown returns the safe form of a character, one that takes the same cells
// wherever it stands.
func shown(r rune) rune {
	if mark, unsafe := text.Mark(r); unsafe {
		return mark
	}
	return r
}

// cells returns the width of a character; 0 for an accent that goes with the
// letter before it.
func cells(r rune) int {
	if r >= ' ' && r <= '~' {
		return 1
	}
	return ansi.StringWidth(string(shown(r)))
}

// limit is the cells a row may fill: one is left for the space at a row's end,
// one for the cursor after it, one for the cursor's sign without styles.
func (t *Text) limit() int { return max(1, t.w-3) }

// wrap finds where the rows of the paragraph begin: at a word where there is
// one, else where the row is full. A space may stand past the limit.
func (p *paragraph) wrap(limit int) {
	p.rows = append(p.rows[:0], 0)
	start, used := 0, 0      // of the row
	word, usedAtWord := 0, 0 // of its last word
	for i, r := range p.runes {
		wide, room := cells(r), limit
		if r == ' ' {
			room++
		}
		if wide > 0 && used+wide > room && i > start {
			if word > start && r != ' ' {
				start, used = word, used-usedAtWord
			} else {
				start, used = i, 0
			}
			p.rows = append(p.rows, start)
		}
		used += wide
		if r == ' ' || wide == 0 && word == i { // an accent goes with the space before it
			word, usedAtWord = i+1, used
		}
	}
}

// rowOf returns the row of a column within the paragraph.
func (p *paragraph) rowOf(col int) int {
	row := len(p.rows) - 1
	for row > 0 && p.rows[row] > col {
		row--
	}
	return row
}

// rowEnd returns the last column where the cursor stands in a row.
func (p *paragraph) rowEnd(row int) int {
	if row+1 < len(p.rows) {
		return p.rows[row+1] - 1
	}
	return len(p.runes)
}

func (t *Text) rowStart() {
	p := &t.paras[t.at.para]
	t.move(position{t.at.para, p.rows[p.rowOf(t.at.col)]})
}

func (t *Text) rowEnd() {
	p := &t.paras[t.at.para]
	t.move(position{t.at.para, p.rowEnd(p.rowOf(t.at.col))})
}

// vertical moves the cursor by rows, as near as can be to the cell it started
// from.
func (t *Text) vertical(by int) {
	p := &t.paras[t.at.para]
	row := p.rowOf(t.at.col)
	if t.goal < 0 {
		t.goal = width(p.runes[p.rows[row]:t.at.col])
	}
	para := t.at.para
	for ; by < 0; by++ {
		if row > 0 {
			row--
		} else if para > 0 {
			para--
			row = len(t.paras[para].rows) - 1
		}
	}
	for ; by > 0; by-- {
		if row < len(t.paras[para].rows)-1 {
			row++
		} else if para < len(t.paras)-1 {
			para++
			row = 0
		}
	}
	p = &t.paras[para]
	col, used := p.rows[row], 0
	for col < p.rowEnd(row) && used+cells(p.runes[col]) <= t.goal {
		used += cells(p.runes[col])
		col++
	}
	t.at = position{para, col}
}

func width(runes []rune) int {
	n := 0
	for _, r := range runes {
		n += cells(r)
	}
	return n
}

// View returns exactly h lines of at most w cells, with the cursor in them.
func (t *Text) View(w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	if w != t.w {
		t.w = w
		for i := range t.paras {
			t.paras[i].wrap(t.limit())
		}
	}
	t.h = h
	t.follow()
	lines := make([]string, 0, h)
	skip := t.top
	for i := range t.paras {
		p := &t.paras[i]
		if skip >= len(p.rows) {
			skip -= len(p.rows)
			continue
		}
		for row := skip; row < len(p.rows) && len(lines) < h; row++ {
			lines = append(lines, t.drawRow(i, row))
		}
		if skip = 0; len(lines) == h {
			break
		}
	}
	return frame.Clamp(strings.Join(lines, "\n"), w, h)
}

// follow scrolls so that the cursor's row is shown.
func (t *Text) follow() {
	row := t.paras[t.at.para].rowOf(t.at.col)
	for i := range t.at.para {
		row += len(t.paras[i].rows)
	}
	t.top = max(row-t.h+1, min(t.top, row))
}

func (t *Text) drawRow(para, row int) string {
	p := &t.paras[para]
	from, to := p.rows[row], len(p.runes)
	if row+1 < len(p.rows) {
		to = p.rows[row+1]
	}
	if para != t.at.para || p.rowOf(t.at.col) != row {
		return draw(p.runes[from:to])
	}
	at, next := t.at.col, t.after(t.at)
	under, rest := " ", ""
	if at < to {
		under = draw(p.runes[at:next.col])
		rest = draw(p.runes[next.col:to])
	}
	return draw(p.runes[from:at]) + cursorOn(t.theme, under) + rest
}

func draw(runes []rune) string {
	var b strings.Builder
	b.Grow(len(runes) + 8)
	for _, r := range runes {
		b.WriteRune(shown(r))
	}
	return b.String()
}

// cursorOn draws the cursor on a character; a terminal without any style gets a
// sign before it.
func cursorOn(th theme.Theme, s string) string {
	if th.Profile == theme.Plain {
		return th.Glyphs.Cursor + s
	}
	return th.Reverse(s)
}
