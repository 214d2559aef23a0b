package conflict

import (
	"strings"

	"article30/register/diff"
	"article30/register/lang"
	"article30/tui/frame"
	"article30/tui/keys"
)

const (
	// above is the lines before the rows: how much is settled.
	above = 1
	// wide is the width from which the sides stand beside each other.
	wide = 100
)

// listHeight is the lines for the rows: a third, and no more than there are.
func (s *Screen) listHeight() int { return max(1, min(len(s.rows), (s.h-above)/3)) }

// View draws the conflicts, and below them the one under the cursor.
func (s *Screen) View() string {
	if s.w <= 0 || s.h <= 0 || len(s.rows) == 0 {
		return ""
	}
	lines := []string{s.head(), s.window.View(s.line)}
	lines = append(lines, s.detail(s.h-above-s.listHeight())...)
	return frame.Clamp(strings.Join(lines, "\n"), s.w, s.h)
}

func (s *Screen) head() string {
	if s.open() == 0 {
		return frame.Cut(" "+s.env.Say(lang.Text{
			FR: "Tout est tranché\u00a0: Entrée applique et enregistre",
			EN: "All is settled: Enter applies it and saves",
		}), s.w, s.env.Theme.Glyphs.More)
	}
	return frame.Cut(" "+s.env.Say(s.openText()), s.w, s.env.Theme.Glyphs.More)
}

// line draws the row of a conflict: whether it is settled, where it is, for
// whom it is settled.
func (s *Screen) line(i int, selected bool) string {
	th, d := s.env.Theme, s.rows[i]
	sign, side := th.Glyphs.Unanswered, ""
	if d.settled {
		sign, side = th.Good(th.Glyphs.Answered), s.env.Say(s.names.of(d.side))
	}
	pointer, label := " ", s.label(d)
	side = th.Cut(side, s.w/3)
	room := max(1, s.w-4-frame.Width(side)-1)
	if label = th.Cut(label, room); selected {
		pointer, label = th.Selected(th.Glyphs.Selected), th.Selected(label)
	}
	return frame.Ends(pointer+" "+sign+" "+label, th.Faint(side), s.w, th.Glyphs.More)
}

// label names the place of a conflict, raw, with the sign of the theme between
// its steps.
func (s *Screen) label(d dispute) string {
	return strings.ReplaceAll(d.Label(s.env.Lang), " › ", " "+s.env.Theme.Glyphs.Path+" ")
}

// detail sets the sides of the conflict under the cursor beside each other, or
// one below the other, in at most h lines.
func (s *Screen) detail(h int) []string {
	th, d := s.env.Theme, s.rows[s.window.Cursor()]
	var lines []string
	if h > 5 {
		lines = append(lines, th.Faint(strings.Repeat(th.Glyphs.Line, s.w)))
	}
	add := func(text string, most int, style func(string) string) {
		for _, line := range frame.WrapTo(text, max(1, s.w-1), most, th.Glyphs.More) {
			lines = append(lines, " "+style(line))
		}
	}
	if h > 3 {
		add(s.label(d), max(1, h/8), th.Bold)
	}
	if h > 7 {
		add(s.env.Say(guidance(d.Cause)), 2, th.Faint)
	}
	parts := s.parts(d.Conflict)
	room := max(0, h-len(lines))
	if s.w >= wide {
		return append(lines, s.beside(d, parts, room)...)
	}
	return append(lines, s.below(d, parts, room)...)
}

// heading names a part, with the key that chooses it.
func (s *Screen) heading(d dispute, p part) string {
	th := s.env.Theme
	chosen := p.key != "" && d.settled && d.side == p.side
	name := p.name
	if p.key != "" {
		name += " (" + s.keyName(p.key) + ")"
	}
	if chosen {
		return th.Glyphs.Answered + " " + name
	}
	return name
}

// keyName is the first key of a choice.
func (s *Screen) keyName(a keys.Action) string {
	for _, b := range s.env.Keys.Along(s.Scopes()) {
		if b.Action == a {
			return b.Names(s.env.Lang, s.env.Theme.ASCII())[0]
		}
	}
	return ""
}

// beside draws the parts in columns of h lines.
func (s *Screen) beside(d dispute, parts []part, h int) []string {
	th := s.env.Theme
	rule := " " + th.Faint(th.Glyphs.Rule) + " "
	w := (s.w - 1 - (len(parts)-1)*frame.Width(rule)) / len(parts)
	columns := make([][]string, len(parts))
	tallest := 0
	for i, p := range parts {
		columns[i] = append([]string{th.Accent(th.Cut(s.heading(d, p), w))}, frame.WrapTo(s.said(p.value), w, max(0, h-1), th.Glyphs.More)...)
		tallest = max(tallest, len(columns[i]))
	}
	var lines []string
	for row := range min(h, tallest) {
		cells := make([]string, len(parts))
		for i, column := range columns {
			if row < len(column) {
				cells[i] = column[row]
			}
			cells[i] = frame.Pad(cells[i], w)
		}
		lines = append(lines, strings.TrimRight(" "+strings.Join(cells, rule), " "))
	}
	return lines
}

// below draws the parts one below the other; what was before goes first where
// there is not a line for each.
func (s *Screen) below(d dispute, parts []part, h int) []string {
	th := s.env.Theme
	if h < len(parts) {
		parts = parts[max(0, len(parts)-h):]
	}
	if len(parts) == 0 {
		return nil
	}
	var lines []string
	for i, p := range parts {
		room := (h - len(lines)) / (len(parts) - i)
		heading := th.Cut(s.heading(d, p), s.w-1)
		if room < 2 {
			name := heading + s.env.Say(lang.Text{FR: "\u00a0: ", EN: ": "})
			lines = append(lines, " "+th.Accent(name)+th.Cut(s.said(p.value), max(1, s.w-1-frame.Width(name))))
			continue
		}
		lines = append(lines, " "+th.Accent(heading))
		for _, line := range frame.WrapTo(s.said(p.value), max(1, s.w-3), room-1, th.Glyphs.More) {
			lines = append(lines, "   "+line)
		}
	}
	return lines
}

// of returns what a side is called.
func (n Names) of(side diff.Side) lang.Text {
	if side == diff.Theirs {
		return n.Theirs
	}
	return n.Ours
}
