package sheet

import (
	"strings"
	"unicode/utf8"
)

// clean makes a text one that a cell can hold: line ends become LF, and what
// XML 1.0 forbids becomes a visible mark, the picture of a control character
// or U+FFFD. marks is the number of characters replaced.
func clean(s string) (text string, marks int) {
	if !needsCleaning(s) {
		return s, 0
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case r == '\r':
			b.WriteByte('\n')
		case r == utf8.RuneError && size == 1, r == 0xFFFE, r == 0xFFFF:
			b.WriteRune(utf8.RuneError)
			marks++
		case r < ' ' && r != '\t' && r != '\n':
			b.WriteRune('\u2400' + r)
			marks++
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), marks
}

func needsCleaning(s string) bool {
	ascii := true
	for i := range len(s) {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			ascii = false
		case c < ' ' && c != '\t' && c != '\n':
			return true
		}
	}
	return !ascii && (!utf8.ValidString(s) || strings.Contains(s, "\uFFFE") || strings.Contains(s, "\uFFFF"))
}
