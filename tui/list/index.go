package list

import (
	"runtime"
	"slices"
	"strings"

	"article30/register"
	"article30/register/lang"

	tea "github.com/charmbracelet/bubbletea"
)

// Index is what lists know of all records beyond their rows: the folded texts
// that a filter searches, what the saved filters ask, and how many records use
// each entry of a catalogue.
// It is built beside the screen, once; from then on only records that an edit
// has replaced are read again, and until then the lists do without.
type Index struct {
	lang     lang.Lang
	register *register.Register // as last read; nil: not built yet
	entries  map[register.Record]*entry
	uses     map[register.ID]int
	round    int
}

// entry is one record as read.
type entry struct {
	name string // reference and name, folded
	text string // every answer, folded
	refs []register.ID
	// facts are true of the record by itself and of the entries it refers to.
	facts fact
	seen  int // the round in which the register last had the record
}

// NewIndex returns an index that is not built; its texts are in one language.
func NewIndex(l lang.Lang) *Index { return &Index{lang: l} }

// built is the result of Build.
type built struct {
	index    *Index
	register *register.Register
	entries  map[register.Record]*entry
	uses     map[register.ID]int
}

// Build returns the command that reads a register.
func (x *Index) Build(r *register.Register) tea.Cmd {
	return func() tea.Msg {
		b := built{x, r, map[register.Record]*entry{}, map[register.ID]int{}}
		v := catalogues(r, x.lang)
		for _, c := range indexedCollections {
			for i := range c.Len(r) {
				rec := c.At(r, i)
				e := read(c.Table, rec, v)
				b.entries[rec] = e
				count(b.uses, e, +1)
				runtime.Gosched() // the screen does not wait for a core
			}
		}
		return b
	}
}

// Receive takes the result of Build.
func (x *Index) Receive(msg tea.Msg) {
	if b, ok := msg.(built); ok && b.index == x {
		x.entries, x.uses, x.register = b.entries, b.uses, b.register
	}
}

// ready reports whether the index is built, and brings it up to a register.
func (x *Index) ready(r *register.Register) bool {
	if x.register == nil || x.register == r {
		return x.register != nil
	}
	x.register = r
	x.round++
	v := catalogues(r, x.lang)
	renamed := x.replaced(r)
	live := 0
	for _, c := range indexedCollections {
		for i := range c.Len(r) {
			rec := c.At(r, i)
			e := x.entries[rec]
			if e != nil && len(renamed) > 0 && slices.ContainsFunc(e.refs, func(id register.ID) bool { return renamed[id] }) {
				count(x.uses, e, -1)
				e = nil // it holds the name that the entry had
			}
			if e == nil {
				e = read(c.Table, rec, v)
				x.entries[rec] = e
				count(x.uses, e, +1)
			}
			e.seen = x.round
			live++
		}
	}
	if len(x.entries) > live {
		for rec, e := range x.entries {
			if e.seen != x.round {
				count(x.uses, e, -1)
				delete(x.entries, rec)
			}
		}
	}
	return true
}

// replaced returns the entries of catalogues that are not those last read.
func (x *Index) replaced(r *register.Register) map[register.ID]bool {
	ids := map[register.ID]bool{}
	for _, c := range indexedCollections {
		if !c.Catalogue {
			continue
		}
		for i := range c.Len(r) {
			if rec := c.At(r, i); x.entries[rec] == nil {
				ids[register.Identity(rec)] = true
			}
		}
	}
	return ids
}

// Users returns the records that refer to an entry, in the order of the
// register; none before the index is built.
func (x *Index) Users(r *register.Register, id register.ID) []register.Record {
	if !x.ready(r) || x.uses[id] == 0 {
		return nil
	}
	var users []register.Record
	for _, c := range indexedCollections {
		for i := range c.Len(r) {
			if rec := c.At(r, i); slices.Contains(x.entries[rec].refs, id) {
				users = append(users, rec)
			}
		}
	}
	return users
}

func count(uses map[register.ID]int, e *entry, by int) {
	for _, id := range e.refs {
		uses[id] += by
	}
}

// indexedCollections are those of the sections, in their order.
var indexedCollections = func() []*register.Collection {
	var all []*register.Collection
	for _, s := range sections {
		all = append(all, register.CollectionOf(s.key))
	}
	return all
}()

// catalogues is a view in which a reference is found without walking the
// treatments: none refers to one.
func catalogues(r *register.Register, l lang.Lang) register.View {
	entries := *r
	entries.Treatments, entries.ProcessorActivities = nil, nil
	return register.View{Register: &entries, Lang: l}
}

func read(t *register.Table, rec register.Record, v register.View) *entry {
	e := &entry{name: nameOf(rec), facts: factsOf(t, rec, v)}
	var text strings.Builder
	used := map[register.ID]bool{}
	t.Walk(rec, func(_ string, f *register.Field, holder any) {
		if !speaks(f, holder) {
			return
		}
		own := f.Text(holder, v)
		text.WriteString(own)
		text.WriteByte(' ')
		if other := translated(f, holder, v, own); other != "" {
			text.WriteString(other)
			text.WriteByte(' ')
		}
		switch p := f.Address(holder).(type) {
		case *register.ID:
			used[*p] = true
		case *[]register.ID:
			for _, id := range *p {
				used[id] = true
			}
		}
	})
	e.text = lang.Fold(text.String())
	for id := range used { // a record that refers twice is one use
		e.refs = append(e.refs, id)
	}
	return e
}

// speaks reports whether a field says something of its own: what a group or list
// holds comes after it.
func speaks(f *register.Field, holder any) bool {
	switch state := f.State(holder); {
	case f.Kind == register.KindGroup, f.Kind == register.KindList:
		return state == register.StateNone
	default:
		return state != register.StateUnanswered
	}
}

// translated returns what a field says in the language that its own text is not
// in, where its answer is of a vocabulary and differs there; else "".
func translated(f *register.Field, holder any, v register.View, own string) string {
	switch f.Kind {
	case register.KindChoice, register.KindChoices, register.KindCountry:
	default:
		return ""
	}
	for _, l := range lang.All {
		v.Lang = l
		if text := f.Text(holder, v); text != own {
			return text
		}
	}
	return ""
}

// nameOf returns what a record is first searched by, folded.
func nameOf(rec register.Record) string {
	return lang.Fold(register.ReferenceOf(rec) + " " + register.NameOf(rec))
}
