package list

import (
	"slices"
	"strings"

	"article30/register"
	"article30/register/lang"
)

// Found is what a search of the whole register finds in one section.
type Found struct {
	Collection *register.Collection
	// Records are in the order of the register, those that bear the words in
	// their reference or name before all others.
	Records []register.Record
	// Named is how many of them, the first ones, do.
	Named int
}

// Search returns the records that have every word of a query, by section; a
// section where none has is left out. All reports that every text was searched:
// until the index is built, references and names alone are.
func (x *Index) Search(r *register.Register, query string) (found []Found, all bool) {
	query, all = folded(query), x.ready(r)
	if query == "" {
		return nil, all
	}
	for _, c := range indexedCollections {
		f := Found{Collection: c}
		var elsewhere []register.Record
		for i := range c.Len(r) {
			rec := c.At(r, i)
			switch x.has(rec, query) {
			case inName:
				f.Records = append(f.Records, rec)
			case inText:
				elsewhere = append(elsewhere, rec)
			}
		}
		f.Named = len(f.Records)
		if f.Records = append(f.Records, elsewhere...); len(f.Records) > 0 {
			found = append(found, f)
		}
	}
	return found, all
}

// folded reduces a query as typed to what is compared.
func folded(query string) string {
	return strings.Join(strings.Fields(lang.Fold(query)), " ")
}

// part says where a record has the words of a query.
type part uint8

const (
	nowhere part = iota
	inName       // its reference or name
	inText
)

// has looks for a folded query in a record: in its name alone while the index
// lacks it.
func (x *Index) has(rec register.Record, query string) part {
	e := x.entries[rec]
	switch {
	case e == nil && lang.Match(nameOf(rec), query), e != nil && lang.Match(e.name, query):
		return inName
	case e != nil && lang.Match(e.text, query):
		return inText
	}
	return nowhere
}

// Place is a field that has words of a query.
type Place struct {
	// Path names the field in its record, by position.
	Path string
	// Text is what the field says: raw text, and as the register has it but for
	// codes, days and references, which are in words.
	Text string
	// Others is how many more fields have words of the query.
	Others int
}

// Place returns the field of a record that tells most of a query: words that the
// name lacks count for more. Ok is false when none has any.
func (x *Index) Place(r *register.Register, c *register.Collection, rec register.Record, query string) (place Place, ok bool) {
	words := strings.Fields(lang.Fold(query))
	name, best := nameOf(rec), 0
	v := catalogues(r, x.lang)
	having := 0
	c.Table.Walk(rec, func(path string, f *register.Field, holder any) {
		if !speaks(f, holder) {
			return
		}
		text := f.Text(holder, v)
		folded, told := lang.Fold(text), 0
		other := translated(f, holder, v, text)
		theirs := lang.Fold(other)
		if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(theirs, w) && !strings.Contains(folded, w) }) {
			text += " (" + other + ")" // which has the word
			folded += " " + theirs
		}
		for _, word := range words {
			switch {
			case !strings.Contains(folded, word):
			case strings.Contains(name, word):
				told++
			default:
				told += 1 + len(words)
			}
		}
		if told > 0 {
			having++
		}
		if told > best {
			best, place = told, Place{Path: path, Text: text}
		}
	})
	place.Others = max(0, having-1)
	return place, best > 0
}
