package search

import (
	"strings"
	"unicode/utf8"

	"article30/export/text"
	"article30/register/lang"
	"article30/tui/frame"
	"article30/tui/theme"

	"github.com/charmbracelet/x/ansi"
)

// excerpt is a raw text around a word that was found in it.
type excerpt struct{ before, match, after string }

// excerptOf cuts a text around the first word of a query that it has.
func excerptOf(text, query string) excerpt {
	for word := range strings.FieldsSeq(lang.Fold(query)) {
		if from, to, ok := spot(text, word); ok {
			return excerpt{text[:from], text[from:to], text[to:]}
		}
	}
	return excerpt{after: text}
}

// spot returns where a folded word stands in a text as written, in bytes.
func spot(text, word string) (from, to int, ok bool) {
	var folded strings.Builder
	var at []int // of each folded byte, where its character begins in the text
	for i, r := range text {
		s := lang.Fold(string(r))
		folded.WriteString(s)
		for range len(s) {
			at = append(at, i)
		}
	}
	first := strings.Index(folded.String(), word)
	if first < 0 || word == "" {
		return 0, 0, false
	}
	end := first + len(word)
	for end < len(at) && at[end] == at[end-1] { // half of a ligature
		end++
	}
	if end == len(at) {
		return at[first], len(text), true
	}
	return at[first], at[end], true
}

// line draws the excerpt in one line of w cells, the word in view and a sign
// where something is left out.
func (e excerpt) line(th theme.Theme, w int) string {
	if w <= 0 {
		return ""
	}
	match := frame.Cut(text.SafeLine(e.match), w, th.Glyphs.More)
	room := w - frame.Width(match)
	before, after := text.SafeLine(e.before), text.SafeLine(e.after)
	if frame.Width(before)+frame.Width(after) > room {
		before = tail(before, room/3, th.Glyphs.More)
	}
	return before + th.Bold(match) + frame.Cut(after, room-frame.Width(before), th.Glyphs.More)
}

// from returns the text from a little before the word on, raw; lead is the most
// bytes before it.
func (e excerpt) from(lead int, more string) string {
	before := e.before
	if len(before) > lead {
		cut := len(before) - lead
		for cut < len(before) && !utf8.RuneStart(before[cut]) {
			cut++
		}
		if space := strings.IndexByte(before[cut:], ' '); space >= 0 {
			cut += space + 1 // at the beginning of a word
		}
		before = more + before[cut:]
	}
	return before + e.match + e.after
}

// tail returns the end of a safe text in at most w cells, with a sign where its
// beginning is left out.
func tail(s string, w int, more string) string {
	cells := frame.Width(s)
	if cells <= w {
		return s
	}
	if w < frame.Width(more) {
		return ""
	}
	return more + ansi.TruncateLeft(s, cells-w+frame.Width(more), "")
}
