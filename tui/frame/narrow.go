package frame

import "unicode/utf8"

// narrow counts the cells of a safe text made of what nearly every line is made
// of: Latin letters, the signs of the chrome, and styles. There each character
// takes one cell, which spares the walk by graphemes. ok is false for any other
// text.
func narrow(s string) (cells int, ok bool) {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c >= ' ' && c <= '~':
			cells++
			i++
		case c == '\x1b':
			n := style(s[i:])
			if n == 0 {
				return 0, false
			}
			i += n
		case c < utf8.RuneSelf:
			return 0, false
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if !isNarrow(r) {
				return 0, false
			}
			cells++
			i += size
		}
	}
	return cells, true
}

// style returns the length of the style (ESC [ … m) a text begins with, 0 when
// it begins with another sequence.
func style(s string) int {
	if len(s) < 3 || s[1] != '[' {
		return 0
	}
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case c != ';' && (c < '0' || c > '9'):
			return 0
		}
	}
	return 0
}

// isNarrow reports that a character takes one cell and joins no other.
func isNarrow(r rune) bool {
	switch {
	case r >= 0xA0 && r < 0x300: // Latin with its accents
		return r != 0xA9 && r != 0xAD && r != 0xAE // a soft hyphen shows nothing; © and ® may be pictures
	case r >= 0x2500 && r < 0x2580: // lines
		return true
	}
	switch r {
	case '–', '—', '‘', '’', '“', '”', '•', '…', '›', '‹', '€', '↑', '↓', '▸', '▹', '▾', '✓', '⏎':
		return true
	}
	return false
}
