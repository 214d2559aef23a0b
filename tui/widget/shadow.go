package widget

import (
	"strings"
	"unicode/utf8"

	"article30/export/text"
)

// shadow lets bubbles/textinput hold any text unchanged. It drops control
// characters, turns tabs and line breaks into spaces, and hands the rest raw to
// the terminal. So each such character goes in as a stand-in from a private
// plane of Unicode and comes out as itself; on screen the stand-in is drawn as
// text.Mark has it. Opening a text is then never an edit. The zero value is
// ready.
type shadow struct {
	originals []rune
	standIns  map[rune]rune
}

// firstStandIn begins planes 15 and 16: 131,068 places, more than the
// characters that need one and can be met in one text.
const firstStandIn = '\U000F0000'

// hide returns the text to give to the editor.
func (s *shadow) hide(raw string) string {
	return strings.Map(func(r rune) rune {
		_, unsafe := text.Mark(r)
		if !unsafe && r != utf8.RuneError {
			return r
		}
		standIn, known := s.standIns[r]
		if !known {
			if s.standIns == nil {
				s.standIns = map[rune]rune{}
			}
			standIn = firstStandIn + rune(len(s.originals))
			s.standIns[r] = standIn
			s.originals = append(s.originals, r)
		}
		return standIn
	}, raw)
}

// reveal returns the text behind what the editor holds.
func (s *shadow) reveal(held string) string { return s.replace(held, func(r rune) rune { return r }) }

// draw returns the safe form of what the editor shows.
func (s *shadow) draw(view string) string {
	return s.replace(view, shown)
}

func (s *shadow) replace(held string, by func(original rune) rune) string {
	if len(s.originals) == 0 {
		return held
	}
	return strings.Map(func(r rune) rune {
		if i := r - firstStandIn; i >= 0 && int(i) < len(s.originals) {
			return by(s.originals[i])
		}
		return r
	}, held)
}

// pasted reduces a paste to what its author can have meant: line breaks of one
// kind, tabs as spaces, no control character and no invisible one but the
// joiners that some scripts need. Typed and stored texts are not touched.
func pasted(s, newline, tab string) string {
	s = strings.NewReplacer("\r\n", newline, "\r", newline, "\n", newline,
		"\u2028", newline, "\u2029", newline, "\t", tab).Replace(s)
	return strings.Map(func(r rune) rune {
		_, unsafe := text.Mark(r)
		if unsafe && r != '\n' && r != '\u200C' && r != '\u200D' {
			return -1
		}
		return r
	}, s)
}
