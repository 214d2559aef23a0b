package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"article30/register/lang"
)

// Safe returns a text fit for a terminal: line breaks and tabs stay, every
// other character that could steer the terminal or hide shows as a visible
// mark. A text of a register may come from anyone, and a terminal obeys what
// it prints. Stored text is never changed: Safe is applied where it is shown.
// A clean text comes back as it is, without allocation; Safe(Safe(s)) = Safe(s).
func Safe(s string) string { return clean(s, true) }

// SafeLine is Safe for a text shown on one line: line breaks show as ⏎ and
// tabs as a space.
func SafeLine(s string) string { return clean(s, false) }

// SafeDrawn is Safe for a whole screen as it was drawn, whose attributes of
// characters (bold, colours) stay. Every text in it has been cleaned before: it
// is the last door, for one that was forgotten.
func SafeDrawn(s string) string {
	var b strings.Builder
	done := 0 // up to here s is in b, unless nothing had to change
	for i := 0; i < len(s); {
		to := len(s)
		if next := strings.IndexByte(s[i:], escape); next >= 0 {
			to = i + next
		}
		attributes := attributesLen(s[to:])
		if to < len(s) && attributes == 0 {
			to++ // an escape that is to be marked
		}
		if text := clean(s[i:to], true); text != s[i:to] {
			b.WriteString(s[done:i])
			b.WriteString(text)
			done = to
		}
		i = to + attributes
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

const escape = '\x1b'

// attributesLen returns the length of the sequence that sets attributes of
// characters at the beginning of a text, 0 when none does.
func attributesLen(s string) int {
	rest, ok := strings.CutPrefix(s, "\x1b[")
	end := strings.IndexFunc(rest, func(r rune) bool { return r != ';' && (r < '0' || r > '9') })
	if !ok || end < 0 || rest[end] != 'm' {
		return 0
	}
	return len(s) - len(rest) + end + 1
}

// Mark returns the visible mark that stands for a character a terminal must
// not be given: the Unicode picture of a control character, � for the rest
// (bidirectional and invisible formatting, line separators, tags, private and
// non-characters). ok is false for a character shown as it is. Line break and
// tab have marks too; Safe keeps them where they do no harm.
func Mark(r rune) (mark rune, ok bool) {
	switch {
	case !lang.IsHidden(r):
		return 0, false
	case r == '\n':
		return '⏎', true
	case r >= 0 && r < ' ':
		return 0x2400 + r, true
	case r == 0x7F:
		return '␡', true
	}
	return utf8.RuneError, true
}

func clean(s string, multiline bool) string {
	start := firstUnsafe(s, multiline)
	if start == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	b.WriteString(s[:start])
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	for i := start; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		after, _ := utf8.DecodeRuneInString(s[i+size:])
		switch mark, unsafe := Mark(r); {
		case r == '\r' && after == '\n': // the line break that follows says it all
		case multiline && (r == '\n' || r == '\t'), joins(before, r, after):
			b.WriteRune(r)
		case r == '\t':
			b.WriteByte(' ')
		case unsafe:
			b.WriteRune(mark)
		default:
			b.WriteRune(r) // an invalid byte has been read as �
		}
		before = r
		i += size
	}
	return b.String()
}

// firstUnsafe returns the offset of the first character that clean may have to
// change, len(s) when there is none.
func firstUnsafe(s string, multiline bool) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if (c < ' ' && !(multiline && (c == '\n' || c == '\t'))) || c == 0x7F {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if _, unsafe := Mark(r); unsafe || size == 1 {
			return i
		}
		i += size
	}
	return len(s)
}

// joins reports whether r is a joiner that writing needs: between two letters
// (Persian, Indic scripts) or two pictures (families of emoji). Anywhere else
// it only hides.
func joins(before, r, after rune) bool {
	const nonJoiner, joiner = '\u200C', '\u200D'
	return (r == joiner || r == nonJoiner) && joinable(before) && joinable(after)
}

func joinable(r rune) bool {
	return r != utf8.RuneError && unicode.In(r, unicode.L, unicode.M, unicode.So, unicode.Sk)
}
