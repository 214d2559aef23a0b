package register

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"article30/register/lang"
)

// token is a word or a punctuation mark, folded, and where it stands in the
// sentence. "l'" and "jusqu'" are words; so are "L.123-22" and "2021-131".
type token struct {
	word       string
	start, end int
}

func tokenize(s string) []token {
	var tokens []token
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		end := i + tokenLen(s[i:])
		tokens = append(tokens, token{lang.Fold(s[i:end]), i, end})
		i = end
	}
	return tokens
}

// tokenLen measures the token at the beginning of a text that is not a space.
func tokenLen(s string) int {
	if isMark(s) {
		_, size := utf8.DecodeRuneInString(s)
		return size
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	for i, r := range s {
		switch {
		case r == '\'' || r == '’':
			return i + utf8.RuneLen(r)
		case unicode.IsSpace(r) || isMark(s[i:]):
			return i
		case i > 0 && i == digits && unicode.IsLetter(r): // "3ans"
			return i
		}
	}
	return len(s)
}

// isMark reports whether a text begins with punctuation that bounds its parts.
// A full stop does so at the end of a word only.
func isMark(s string) bool {
	const marks = ",;:()+«»\"“”"
	rest := strings.TrimLeft(s, ".")
	next, _ := utf8.DecodeRuneInString(rest)
	if s[0] == '.' {
		return rest == "" || unicode.IsSpace(next) || strings.ContainsRune(marks, next)
	}
	return strings.ContainsRune(marks, next)
}

// parser reads the tokens of a sentence from left to right. A method that
// reads something reports whether it was there, and moves only if it was.
type parser struct {
	text   string
	tokens []token
	at     int
}

// word returns the folded word i places ahead, empty after the last.
func (p *parser) word(i int) string {
	if p.at+i < len(p.tokens) {
		return p.tokens[p.at+i].word
	}
	return ""
}

// ahead returns the length of the first of the phrases, set apart by "|", that
// comes next; zero when none does.
func (p *parser) ahead(phrases string) int {
	for phrase := range strings.SplitSeq(phrases, "|") {
		if n := prefix(p.tokens[p.at:], phrase); n > 0 {
			return n
		}
	}
	return 0
}

func (p *parser) read(phrases string) bool {
	n := p.ahead(phrases)
	p.at += n
	return n > 0
}

// prefix returns the number of words of a phrase when tokens begin with it,
// zero when they do not.
func prefix(tokens []token, phrase string) (n int) {
	for word := range strings.FieldsSeq(phrase) {
		if n == len(tokens) || tokens[n].word != word {
			return 0
		}
		n++
	}
	return n
}

// written returns the sentence's own text from the first token to the last.
func (p *parser) written(tokens []token) string {
	return p.text[tokens[0].start:tokens[len(tokens)-1].end]
}
