package law

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mentions reports whether a folded text holds a word or several in a row, as
// whole words; one that ends in "*" is the beginning of a word.
func Mentions(folded, word string) bool {
	word, open := strings.CutSuffix(word, "*")
	for at := 0; ; {
		i := strings.Index(folded[at:], word)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(word)
		if !letterBefore(folded, start) && (open || !letterAfter(folded, end)) {
			return true
		}
		at = end
	}
}

func letterBefore(s string, i int) bool {
	if i == 0 || s[i-1] < utf8.RuneSelf {
		return i > 0 && isPlainLetter(s[i-1])
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return IsLetter(r)
}

func letterAfter(s string, i int) bool {
	if i == len(s) || s[i] < utf8.RuneSelf {
		return i < len(s) && isPlainLetter(s[i])
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return IsLetter(r)
}

// IsLetter reports whether a character of a folded text belongs to a word:
// letters, the marks that go with those of some scripts, and digits.
func IsLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return isPlainLetter(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

func isPlainLetter(b byte) bool { return 'a' <= b && b <= 'z' || '0' <= b && b <= '9' }

// WordIndex finds in one pass over a text all the entries of which it mentions a
// word: Mentions for each word would cost a pass each, for each text of a large
// register. It holds the words by their first two letters.
type WordIndex map[uint32][]entryWord

// entryWord is a word, less its "*", and its entry.
type entryWord struct {
	stem  string
	open  bool
	entry int
}

// start is the first two letters, as a key that maps are fastest with.
func start(s string) uint32 { return uint32(s[0])<<8 | uint32(s[1]) }

// Add adds words of an entry, as Mentions takes them. Each has two letters at
// least.
func (x WordIndex) Add(entry int, words []string) {
	for _, word := range words {
		stem, open := strings.CutSuffix(word, "*")
		x[start(stem)] = append(x[start(stem)], entryWord{stem, open, entry})
	}
}

// Mentioned returns the entries of which a folded text mentions a word, once for
// each time that it does.
func (x WordIndex) Mentioned(folded string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i+1 < len(folded); i++ {
			if letterBefore(folded, i) {
				continue
			}
			for _, w := range x[start(folded[i:])] {
				if strings.HasPrefix(folded[i:], w.stem) && (w.open || !letterAfter(folded, i+len(w.stem))) && !yield(w.entry) {
					return
				}
			}
		}
	}
}

// entries returns those of Mentioned in order, each once.
func (x WordIndex) entries(folded string) []int {
	var entries []int
	for entry := range x.Mentioned(folded) {
		entries = append(entries, entry)
	}
	slices.Sort(entries)
	return slices.Compact(entries)
}
