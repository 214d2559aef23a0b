// Package template holds the ready-made activities that a founder picks from
// instead of starting a fiche on a blank page.
//
// Its rules:
//
//   - An activity is data: data/T01.json is one, data/sets.json lists the
//     starter sets. The files are read strictly: a member that is not known is
//     a mistake in the program.
//   - What several activities share (a category of data, a kind of recipient, a
//     security measure) is an entry of data_categories.json, recipients.json or
//     measures.json, to which they refer by key. In a register it is one entry
//     of the catalogue, and one that the register has already is used again.
//   - A retention names the reference of package law it rests on
//     ("reference": "R-PROSP"), or is a sentence that register.ParseRetention
//     understands, or both: then the sentence is the period and the reference
//     its text. "law" is the text behind a sentence alone.
//   - Every text is in both languages. What an activity gives is an aid, marked
//     as such in the fiche until somebody confirms it. What only the organisation
//     knows is left unanswered: countries and contracts of its vendors,
//     transfers, information of the persons, most impact assessments.
//   - An answer is a statement that the organisation may make. What it has to
//     settle is asked, and what it has to do is said, in the notes alone.
//   - What is uncertain says what is to be checked of it, and where.
package template

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/go-json-experiment/json"

	"article30/register/lang"
)

// Template is a ready-made activity.
type Template struct {
	// Key names the activity for ever, "T01": a fiche made from it keeps it.
	Key string
	// Slug is a short name without accents or spaces, for a command line.
	Slug lang.Text
	// Name is the name the fiche gets.
	Name lang.Text
	// Summary says in one line what the activity covers.
	Summary lang.Text
	// Family is the key of the law.Family the activity belongs to; it may be
	// empty.
	Family string
	// Processor: the fiche is one of the processor's register (Art. 30(2)).
	Processor bool

	content content
}

//go:embed data/*.json
var files embed.FS

// load reads an embedded file. It panics on a file that is not what T
// describes: the data are part of the program, and the tests read them all.
func load[T any](name string) T {
	raw, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	v, err := decode[T](raw)
	if err != nil {
		panic(fmt.Sprintf("%s: %v", name, err))
	}
	return v
}

func decode[T any](raw []byte) (v T, err error) {
	err = json.Unmarshal(raw, &v, json.RejectUnknownMembers(true), json.MatchCaseInsensitiveNames(true))
	return v, err
}

var all = sync.OnceValue(func() []Template {
	var templates []Template
	for _, pattern := range []string{"data/T*.json", "data/P*.json"} { // the controller's register first
		names, err := fs.Glob(files, pattern)
		if err != nil {
			panic(err)
		}
		for _, name := range names {
			templates = append(templates, read(name))
		}
	}
	return templates
})

// file is how an activity is written in the data.
type file struct {
	Template
	content
}

func read(name string) Template {
	f := load[file](name)
	f.Template.content = f.content
	return f.Template
}

// All returns the activities of a controller, then those of a processor, in
// the order of their keys.
func All() []Template { return slices.Clone(all()) }

// Find returns the activity that a text names: by its key, its slug or its
// name in either language, whatever the case and accents.
func Find(name string) (t Template, ok bool) {
	for _, t := range all() {
		if says(name, lang.Text{FR: t.Key, EN: t.Key}, t.Slug, t.Name) {
			return t, true
		}
	}
	return Template{}, false
}

// says reports whether words are one of some texts in either language, whatever
// the case and accents.
func says(words string, texts ...lang.Text) bool {
	folded := lang.Fold(strings.TrimSpace(words))
	return slices.ContainsFunc(texts, func(t lang.Text) bool {
		return folded == lang.Fold(t.FR) || folded == lang.Fold(t.EN)
	})
}
