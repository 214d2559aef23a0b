package check

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"article30/register/lang"
	"article30/register/law"
)

// lexicon holds the words that betray something in a text. All are folded
// (lang.Fold); those of a wordList are meant for law.Mentions.
type lexicon struct {
	// Placeholders betray a text to be written, wherever they stand;
	// PlaceholdersAlone do so only as the whole text, being ordinary words in a
	// sentence ("un formulaire à compléter").
	Placeholders      wordList `json:"placeholders"`
	PlaceholdersAlone []string `json:"placeholders_alone"`
	// Doubts betray a text that says of itself that it is to be checked.
	Doubts wordList `json:"doubts"`
	// Small words count for nothing in the length of a text. Each is one word.
	Small []string `json:"small"`
	// Vague words name no objective, alone or with each other. Each is one word.
	Vague []string `json:"vague"`
	// Tools are names of software, less their small words; ToolFrames are the
	// words that may surround one without saying what it is used for. Each frame
	// is one word.
	Tools      []string `json:"tools"`
	ToolFrames []string `json:"tool_frames"`
	// Reveals are the words that betray a kind of data.
	Reveals []reveal `json:"reveals"`
	// Negations in front of a word turn it into its contrary.
	Negations []string `json:"negations"`
	// Protections tell by what words, or sheets of the CNIL's guide, a measure
	// of another kind is known to be of this one as well.
	Protections []protection `json:"protections"`
	// ThinMeasures are the words that describe no security measure, alone or
	// with each other. Each is one word.
	ThinMeasures []string `json:"thin_measures"`
	// OpenEnded words make a retention that never ends, or whose end nobody can
	// check.
	OpenEnded wordList `json:"open_ended"`
	// Media betray a support that the organisation keeps itself, no service of
	// somebody else.
	Media wordList `json:"media"`
	// OnBehalf tells that something is done for others, as their processor.
	OnBehalf wordList `json:"on_behalf"`

	// index finds the word lists in a text, by their number.
	index law.WordIndex
}

// reveal is a kind of data (law.DataKinds) and the words that betray it.
type reveal struct {
	Kind  string   `json:"kind"`
	Words wordList `json:"words"`
}

// protection is a kind of measure (law.MeasureKinds) and what betrays it.
type protection struct {
	Kind   string   `json:"kind"`
	Sheets []string `json:"sheets"`
	Words  wordList `json:"words"`
}

// wordList is words that betray one thing. All such lists are looked for in one
// pass over a text, and the number of this one tells whether it was found.
type wordList struct {
	words  []string
	number int
}

// UnmarshalJSON reads the words.
func (w *wordList) UnmarshalJSON(raw []byte) error { return json.Unmarshal(raw, &w.words) }

// folded is a text as the rules look through it.
type folded struct {
	text string // lang.Fold of it
	// lists has a bit for each word list of which the text mentions a word.
	lists uint32
	// hidden is the first character of the text that cannot be seen, if it hides
	// one.
	hidden rune
	hides  bool
}

//go:embed words.json
var rawWords []byte

// words returns the lexicon. It panics on a file that is not one: the file is
// part of the program, and the tests read it.
var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{index: law.WordIndex{}}
	if err := json.Unmarshal(rawWords, l); err != nil {
		panic(err)
	}
	for number, list := range l.lists() {
		list.number = number
		l.index.Add(number, list.words)
	}
	return l
})

// lists returns all word lists. There are no more than folded has bits.
func (l *lexicon) lists() []*wordList {
	all := []*wordList{&l.Placeholders, &l.Doubts, &l.OpenEnded, &l.Media, &l.OnBehalf}
	for i := range l.Reveals {
		all = append(all, &l.Reveals[i].Words)
	}
	for i := range l.Protections {
		all = append(all, &l.Protections[i].Words)
	}
	return all
}

// fold folds a text and finds the word lists in it.
func (l *lexicon) fold(text string) folded {
	f := folded{text: lang.Fold(text)}
	f.hidden, f.hides = lang.FirstHidden(text)
	for number := range l.index.Mentioned(f.text) {
		f.lists |= 1 << number
	}
	return f
}

// placeholder returns the words by which a folded text is known to be still to
// be written, "" when it is not.
func (l *lexicon) placeholder(f folded) string {
	if slices.Contains(l.PlaceholdersAlone, f.text) {
		return f.text
	}
	return f.mentioned(&l.Placeholders)
}

// has reports whether the text mentions a word of a list.
func (f folded) has(list *wordList) bool { return f.lists&(1<<list.number) != 0 }

// mentioned returns the first word of a list that the text mentions, "" when it
// mentions none.
func (f folded) mentioned(list *wordList) string {
	if !f.has(list) {
		return ""
	}
	return firstOf(f.text, list.words)
}

// firstOf returns the first of the words that a folded text mentions, "" when it
// mentions none.
func firstOf(text string, words []string) string {
	for _, w := range words {
		if law.Mentions(text, w) {
			return w
		}
	}
	return ""
}

// affirmed is mentioned, save where a negation stands in front of the word in
// the same sentence.
func (l *lexicon) affirmed(f folded, list *wordList) string {
	if !f.has(list) {
		return ""
	}
	for _, sentence := range strings.FieldsFunc(f.text, func(r rune) bool { return strings.ContainsRune(".;:()\n", r) }) {
		for _, w := range list.words {
			if !law.Mentions(sentence, w) {
				continue
			}
			before, _, _ := strings.Cut(sentence, strings.TrimSuffix(w, "*"))
			if firstOf(before, l.Negations) == "" {
				return w
			}
		}
	}
	return ""
}

// telling returns the words of a folded text that mean something.
func (l *lexicon) telling(folded string) []string {
	all := strings.FieldsFunc(folded, func(r rune) bool { return !law.IsLetter(r) })
	return slices.DeleteFunc(all, func(w string) bool { return slices.Contains(l.Small, w) })
}

// longestExcerpt is how many words of a text an excerpt takes at most.
const longestExcerpt = 6

// excerpt returns the words of a text that a word of the lexicon was found in,
// as they are written there.
func excerpt(text, word string) string {
	fields := strings.Fields(text)
	from, to := mention(fields, word)
	if from == to {
		return word
	}
	return strings.Trim(strings.Join(fields[from:to], " "), ",;:.!?()«»“”\"")
}

// How many words a quotation gives before and after those that were found.
const wordsBefore, wordsAfter = 6, 6

// quotation is an excerpt with the words around it, and dots where the text goes
// on.
func quotation(text, word string) string {
	fields := strings.Fields(text)
	from, to := mention(fields, word)
	if from == to {
		return word
	}
	from, to = max(0, from-wordsBefore), min(len(fields), to+wordsAfter)
	quoted := strings.Join(fields[from:to], " ")
	if from > 0 {
		quoted = "… " + quoted
	}
	if to < len(fields) {
		quoted += " …"
	}
	return quoted
}

// mention returns where in the words of a text a word of the lexicon was found, as
// the fewest of them that mention it; an empty range when none do.
func mention(fields []string, word string) (from, to int) {
	for n := 1; n <= min(longestExcerpt, len(fields)); n++ {
		for i := range len(fields) - n + 1 {
			if law.Mentions(lang.Fold(strings.Join(fields[i:i+n], " ")), word) {
				return i, i + n
			}
		}
	}
	return 0, 0
}

// among reports whether there are words and all are in a list.
func among(words, list []string) bool {
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(list, w) })
}
