// Package frame cuts text to cells: one line, a paragraph, a whole view.
//
// Widths are those of github.com/charmbracelet/x/ansi and of nothing else.
// Text that comes from a register enters the screen through Fit or Wrap, which
// make it safe for the terminal; Cut and Clamp take what is already safe and
// may hold styles. bubbletea drops the top lines of a view that is too tall,
// so every view ends in a Clamp.
package frame

import (
	"strings"

	"article30/export/text"

	"github.com/charmbracelet/x/ansi"
)

// Width returns the cells a safe text takes; styles take none.
func Width(s string) int {
	if cells, ok := narrow(s); ok {
		return cells
	}
	return ansi.StringWidth(s)
}

// Fit shows a raw text on one line of exactly w cells: made safe, cut with the
// sign more when too long, padded with spaces when short.
func Fit(s string, w int, more string) string {
	return Pad(Cut(text.SafeLine(s), w, more), w)
}

// Cut shortens a safe text, styles and all, to at most w cells, ending in more
// when something was cut off.
func Cut(s string, w int, more string) string {
	switch {
	case w <= 0:
		return ""
	case w <= Width(more):
		more = ""
	}
	if cells, ok := narrow(s); ok && cells <= w {
		return s
	}
	return ansi.Truncate(s, w, more)
}

// Pad adds spaces to a safe text up to w cells.
func Pad(s string, w int) string {
	if missing := w - Width(s); missing > 0 {
		return s + strings.Repeat(" ", missing)
	}
	return s
}

// Wrap makes a raw text safe and breaks it into lines of at most w cells,
// between words where it can: never at the hyphen of a reference, a day or a
// number. It returns at least one line, and the line breaks of the text stay.
func Wrap(s string, w int) []string {
	if w <= 0 {
		return []string{""}
	}
	s = strings.ReplaceAll(text.Safe(s), "\t", "    ")
	lines := strings.Split(ansi.Wrap(tie(s), w, ""), "\n")
	for i, line := range lines {
		lines[i] = Cut(strings.TrimRight(untie.Replace(line), " "), w, "")
	}
	return lines
}

// tied stands for a hyphen at which no line may end while lines are broken. It is
// a private character, which no safe text holds, and takes one cell.
const tied = "\ue000"

var untie = strings.NewReplacer(tied, "-")

// tie ties each hyphen of a safe text to the digit that follows it: "T-007".
func tie(s string) string {
	var b strings.Builder
	done := 0 // up to here s is in b
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '-' && s[i+1] >= '0' && s[i+1] <= '9' {
			b.WriteString(s[done:i])
			b.WriteString(tied)
			done = i + 1
		}
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// WrapTo is Wrap in at most h lines; the last one ends in more when the text
// goes on.
func WrapTo(s string, w, h int, more string) []string {
	lines := Wrap(s, w)
	if len(lines) <= h {
		return lines
	}
	if h <= 0 {
		return nil
	}
	lines = lines[:h]
	last := Cut(lines[h-1], w-Width(more), "")
	lines[h-1] = Cut(last+more, w, "")
	return lines
}

// Clamp turns a safe view into exactly h lines of at most w cells.
func Clamp(view string, w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	var b strings.Builder
	b.Grow(len(view) + h)
	for i := range h {
		if i > 0 {
			b.WriteByte('\n')
		}
		var line string
		line, view, _ = strings.Cut(view, "\n")
		b.WriteString(Cut(line, w, ""))
	}
	return b.String()
}

// Pack joins safe items with a separator as long as they fit in w cells, so
// that the first, most wanted ones are never cut.
func Pack(items []string, separator string, w int) string {
	return PackWith(items, -1, separator, w)
}

// PackWith is Pack, in which the item at keep, -1 for none, has its place before
// the others have theirs.
func PackWith(items []string, keep int, separator string, w int) string {
	var packed []string
	gap := Width(separator)
	room := w + gap
	if keep >= 0 && Width(items[keep]) <= w {
		room -= Width(items[keep]) + gap
	} else {
		keep = -1
	}
	full := false
	for i, item := range items {
		switch {
		case i == keep:
			packed = append(packed, item)
		case full:
		case Width(item)+gap > room:
			full = true
		default:
			packed = append(packed, item)
			room -= Width(item) + gap
		}
	}
	return strings.Join(packed, separator)
}

// Ends puts one safe text at the left and one at the right of w cells. The
// right one is whole if it fits; the left one is cut with more.
func Ends(left, right string, w int, more string) string {
	rightWidth := Width(right)
	if right == "" || rightWidth+2 > w {
		return Cut(left, w, more)
	}
	room := w - rightWidth
	return Pad(Cut(left, room-1, more), room) + right
}

// Beside sets two safe views side by side in exactly h lines: left takes
// exactly leftWidth cells, then the rule, then right at most rightWidth cells.
func Beside(left string, leftWidth int, rule, right string, rightWidth, h int) string {
	var b strings.Builder
	b.Grow(len(left) + len(right) + h*(len(rule)+1))
	for i := range h {
		if i > 0 {
			b.WriteByte('\n')
		}
		var l, r string
		l, left, _ = strings.Cut(left, "\n")
		r, right, _ = strings.Cut(right, "\n")
		b.WriteString(Pad(Cut(l, leftWidth, ""), leftWidth))
		b.WriteString(rule)
		b.WriteString(Cut(r, rightWidth, ""))
	}
	return b.String()
}
