package template

import (
	"sync"

	"article30/register"
	"article30/register/lang"
)

// entry is what several activities share: one entry of a register's catalogue.
type entry interface {
	key() string
	// is reports whether an entry of a register says the same.
	is(rec register.Record) bool
	// record makes the entry in one language.
	record(l lang.Lang) register.Made
}

// head is what every entry has.
type head struct {
	Key  string
	Name lang.Text
}

func (h head) key() string { return h.Key }

func (h head) is(rec register.Record) bool { return says(register.NameOf(rec), h.Name) }

func (h head) in(l lang.Lang) register.Head { return register.Head{Name: h.Name.In(l)} }

type dataCategory struct {
	head
	Kind        register.Code
	Description lang.Text
}

// is recognises a category by its name, or by what it holds: the same data
// under another name are the same category.
func (d dataCategory) is(rec register.Record) bool {
	c := rec.(*register.DataCategory)
	return d.head.is(rec) || c.Kind == d.Kind && says(c.Description, d.Description)
}

func (d dataCategory) record(l lang.Lang) register.Made {
	return &register.DataCategory{Head: d.in(l), Kind: d.Kind, Description: d.Description.In(l)}
}

type recipient struct {
	head
	Type, Role register.Code
	Service    lang.Text
	// Country is known of French authorities alone: where a vendor hosts data
	// is for the organisation to answer.
	Country register.Country
	// Notes say what the organisation has to settle, as a rule its role.
	Notes lang.Text
}

func (r recipient) record(l lang.Lang) register.Made {
	rec := &register.Recipient{Head: r.in(l), Type: r.Type, Role: r.Role, Service: r.Service.In(l), Notes: r.Notes.In(l)}
	if r.Country != "" {
		rec.Places = []register.Place{{Country: r.Country}}
	}
	return rec
}

type measure struct {
	head
	Kind, Sheet register.Code
	Detail      lang.Text
}

func (m measure) record(l lang.Lang) register.Made {
	return &register.Measure{Head: m.in(l), Kind: m.Kind, Sheet: m.Sheet, Detail: m.Detail.In(l)}
}

// entries holds the entries of each catalogue, by its key and theirs.
var entries = sync.OnceValue(func() map[string]map[string]entry {
	return map[string]map[string]entry{
		"data_categories": catalogue[dataCategory]("data_categories"),
		"recipients":      catalogue[recipient]("recipients"),
		"measures":        catalogue[measure]("measures"),
	}
})

func catalogue[E entry](name string) map[string]entry {
	all := map[string]entry{}
	for _, e := range load[[]E]("data/" + name + ".json") {
		if _, twice := all[e.key()]; twice {
			panic(name + ": key " + e.key() + " is used twice")
		}
		all[e.key()] = e
	}
	return all
}
