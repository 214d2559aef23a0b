package law

import (
	"fmt"

	"article30/register/lang"
)

// Term is one entry of a vocabulary.
type Term struct {
	// Code is what a register stores; it never changes.
	Code  string
	Label lang.Text
	// Note explains or gives examples; it may be empty.
	Note lang.Text
	// Aliases are other names people look for it by, in either language; it may
	// be empty.
	Aliases string
	// Article is the provision behind the term ("RGPD 6(1)(a)", "GDPR
	// 6(1)(a)"), empty where no text is.
	Article lang.Text
	// After is set for StartEvents alone: the event with its preposition, so
	// that "à compter " + After.FR and "from " + After.EN are correct
	// sentences ("du dernier contact", "the last contact").
	After lang.Text
	// Regime is set for DataKinds: the rules that such data are under.
	Regime Regime
	// Employee and Insider are set for Subjects. Employees are those who work
	// under the organisation's orders. Insiders are persons within it or
	// through it, employees among them: its staff, their family, its partners.
	Employee, Insider bool
	// OnlyIf is set for DPIARequired: what else makes a treatment a case of the
	// type; empty where its subject is enough.
	OnlyIf Condition `json:"only_if"`
	// InvalidFrom is the first day (2006-01-02) the term no longer holds;
	// empty for a term in force.
	InvalidFrom string `json:"invalid_from"`
	// Source cites the document the term was read in.
	Source Source
	// Uncertain says that the source could not be verified: show it beside
	// the term and let the user decide.
	Uncertain bool
}

// Vocabulary is a list of terms, in the order they are offered.
type Vocabulary struct {
	Key  string
	Name lang.Text
	// Source cites the document the list comes from, AsOf is the day
	// (2006-01-02) it was last checked. Both are empty for a list that is the
	// program's own and not the law's.
	Source Source
	AsOf   string `json:"as_of"`
	Terms  []Term

	index map[string]int // position in Terms by code
}

// NewVocabulary makes a list of the program's own. It panics on a code that is
// empty or used twice, like regexp.MustCompile on a bad expression: such a
// list is a mistake in the program.
func NewVocabulary(key string, name lang.Text, terms ...Term) *Vocabulary {
	return indexed(&Vocabulary{Key: key, Name: name, Terms: terms})
}

func indexed(v *Vocabulary) *Vocabulary {
	v.index = make(map[string]int, len(v.Terms))
	for i, t := range v.Terms {
		if _, twice := v.index[t.Code]; twice || t.Code == "" {
			panic(fmt.Sprintf("vocabulary %s: code %q is empty or used twice", v.Key, t.Code))
		}
		v.index[t.Code] = i
	}
	return v
}

// Term returns the term of a code; ok is false for a code the vocabulary does
// not know.
func (v *Vocabulary) Term(code string) (t Term, ok bool) {
	i, ok := v.index[code]
	if !ok {
		return Term{}, false
	}
	return v.Terms[i], true
}

// Label returns the words of a code in one language. An unknown code comes
// back as itself: it is shown, never dropped.
func (v *Vocabulary) Label(code string, l lang.Lang) string {
	if t, ok := v.Term(code); ok {
		return t.Label.In(l)
	}
	return code
}

// readVocabulary reads data/«key».json. A term without a source of its own has
// the list's.
func readVocabulary(key string) *Vocabulary {
	v := load[Vocabulary](key)
	v.Key = key
	for i := range v.Terms {
		if v.Terms[i].Source == (Source{}) {
			v.Terms[i].Source = v.Source
		}
	}
	return indexed(&v)
}
