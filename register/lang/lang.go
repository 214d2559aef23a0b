// Package lang holds what the two languages of the program share: the pair of
// texts that labels everything, the choice between them, dates and plurals,
// and the folding that makes search blind to accents and case.
//
// There is no message catalogue: a text stands beside what it labels, in both
// languages, so that a missing one is seen where it is missing.
package lang

import "strings"

// Lang is one of the two languages of the program.
type Lang uint8

// The zero value is French: the register is a French form first.
const (
	FR Lang = iota
	EN
)

// All lists the languages, in the order of their values.
var All = []Lang{FR, EN}

// String returns the ISO 639-1 code: "fr" or "en".
func (l Lang) String() string {
	if l == EN {
		return "en"
	}
	return "fr"
}

// Text is the same words in both languages. Neither may be empty.
type Text struct{ FR, EN string }

// In returns the words in one language.
func (t Text) In(l Lang) string {
	if l == EN {
		return t.EN
	}
	return t.FR
}

// Parse reads a language code ("fr", "en", "fr_FR.UTF-8", "en-GB"); ok is
// false for any other language.
func Parse(code string) (l Lang, ok bool) {
	code = strings.ToLower(strings.TrimSpace(code))
	if i := strings.IndexAny(code, "_-.@"); i >= 0 {
		code = code[:i]
	}
	switch code {
	case "fr":
		return FR, true
	case "en":
		return EN, true
	}
	return FR, false
}

// FromLocale chooses the language of the screen from the environment, the
// first of LC_ALL, LC_MESSAGES and LANG that is set; French when it names
// neither language.
func FromLocale(getenv func(string) string) Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			l, _ := Parse(v)
			return l
		}
	}
	return FR
}

// Plural chooses between the singular and the plural for n. French takes the
// singular for 0 and 1, English for 1 alone.
func (l Lang) Plural(n int, one, many string) string {
	if n == 1 || n == -1 || (n == 0 && l == FR) {
		return one
	}
	return many
}
