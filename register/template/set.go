package template

import (
	"slices"
	"sync"

	"article30/register/lang"
)

// Set is a choice of activities that an organisation of some profile usually
// has: a start, neither complete nor obligatory.
type Set struct {
	Key  string
	Slug lang.Text // as Template.Slug
	Name lang.Text
	// Templates are keys, in the order of All.
	Templates []string
}

var sets = sync.OnceValue(func() []Set { return load[[]Set]("data/sets.json") })

// Sets returns the starter sets.
func Sets() []Set { return slices.Clone(sets()) }

// FindSet returns the set that a text names, on the terms of Find.
func FindSet(name string) (s Set, ok bool) {
	for _, s := range sets() {
		if says(name, lang.Text{FR: s.Key, EN: s.Key}, s.Slug, s.Name) {
			return s, true
		}
	}
	return Set{}, false
}
