package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold reduces a text to what search compares: lower case, without accents,
// ligatures opened, apostrophes, quotation marks, dashes and spaces made plain.
// Folding twice changes nothing.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		switch r {
		case 'œ', 'Œ':
			b.WriteString("oe")
		case 'æ', 'Æ':
			b.WriteString("ae")
		case 'ß', 'ẞ':
			b.WriteString("ss")
		case 'ø', 'Ø':
			b.WriteByte('o')
		case 'ł', 'Ł':
			b.WriteByte('l')
		case '’', '‘', 'ʼ', '‚', '‛', '‹', '›':
			b.WriteByte('\'')
		case '«', '»', '“', '”', '„', '‟':
			b.WriteByte('"')
		case '‐', '‑', '‒', '–', '—', '―', '−':
			b.WriteByte('-')
		default:
			switch {
			case unicode.Is(unicode.Mn, r):
			case unicode.IsSpace(r):
				b.WriteByte(' ')
			default:
				b.WriteRune(unicode.ToLower(r))
			}
		}
	}
	return b.String()
}

// isFolded spares plain lower-case ASCII, the usual case of a query, the walk.
func isFolded(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' || ('A' <= c && c <= 'Z') {
			return false
		}
	}
	return true
}

// Match reports whether every word of a query stands in a text. Both must be
// folded already: a list folds its rows once, not at each key.
func Match(folded, query string) bool {
	for word := range strings.FieldsSeq(query) {
		if !strings.Contains(folded, word) {
			return false
		}
	}
	return true
}
