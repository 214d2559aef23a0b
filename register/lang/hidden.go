package lang

import (
	"unicode"
	"unicode/utf8"
)

// IsHidden reports whether a character shows nothing of itself, or changes how
// what stands around it is shown: control characters, line break and tab too,
// invisible and bidirectional formatting, tags, line separators, private and
// non-characters, bytes that are no character.
func IsHidden(r rune) bool {
	switch {
	case r >= ' ' && r < 0x7F:
		return false
	case r < 0xA0, r > unicode.MaxRune, r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF:
		return true
	}
	return unicode.In(r, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp)
}

// FirstHidden returns the first hidden character of a text that has no place in
// one: line breaks, tabs, and the joiners that some writing needs, do. ok is
// false when there is none.
func FirstHidden(text string) (hidden rune, ok bool) {
	const nonJoiner, joiner = '\u200C', '\u200D'
	for i := 0; i < len(text); {
		if c := text[i]; c >= ' ' && c < 0x7F || c == '\n' || c == '\t' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if IsHidden(r) && r != joiner && r != nonJoiner {
			return r, true
		}
		i += size
	}
	return 0, false
}
