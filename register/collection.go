package register

import (
	"slices"
	"strings"

	"article30/register/lang"
)

// Collection is one of the register's lists of records, or its one
// organisation.
type Collection struct {
	// Key is the member's name in the file.
	Key string
	// Name is what the list is called on screens.
	Name  lang.Text
	Table *Table
	// Prefix begins the references of its records, "T" for T-001; empty when
	// they have none.
	Prefix string
	// Catalogue: its entries are referred to by other records.
	Catalogue bool
	// Single: it holds exactly one record, which is never added or deleted.
	Single bool

	len   func(*Register) int
	at    func(*Register, int) Record
	null  func(r *Register, i int) bool // no record, but a null of the file
	index func(*Register, ID) int
	// splice returns a register whose records from i on, n of them, are
	// replaced by these.
	splice func(r *Register, i, n int, by ...Record) *Register
}

// Collections lists the register's records in the order of the file. It must
// not be changed.
var Collections = []*Collection{
	{
		Key: "organisation", Name: text("Organisme", "Organisation"), Table: organisationTable, Single: true,
		len: func(r *Register) int {
			if r.Organisation == nil {
				return 0 // before Decode gives it one
			}
			return 1
		},
		at:   func(r *Register, _ int) Record { return r.Organisation },
		null: func(*Register, int) bool { return false },
		index: func(r *Register, id ID) int {
			if r.Organisation != nil && r.Organisation.ID == id {
				return 0
			}
			return -1
		},
		splice: func(r *Register, _, _ int, by ...Record) *Register {
			c := *r
			c.Organisation = by[0].(*Organisation)
			return &c
		},
	},
	collection("treatments", "T", "Traitements", "Treatments", treatmentTable, false, func(r *Register) *[]*Treatment { return &r.Treatments }),
	collection("processor_activities", "P", "Activités de sous-traitance", "Processor activities", activityTable, false, func(r *Register) *[]*ProcessorActivity { return &r.ProcessorActivities }),
	collection("data_categories", "D", "Catégories de données", "Data categories", dataCategoryTable, true, func(r *Register) *[]*DataCategory { return &r.DataCategories }),
	collection("recipients", "R", "Destinataires", "Recipients", recipientTable, true, func(r *Register) *[]*Recipient { return &r.Recipients }),
	collection("safeguards", "S", "Garanties", "Safeguards", safeguardTable, true, func(r *Register) *[]*Safeguard { return &r.Safeguards }),
	collection("measures", "M", "Mesures de sécurité", "Security measures", measureTable, true, func(r *Register) *[]*Measure { return &r.Measures }),
	collection("waivers", "", "Dérogations", "Waivers", waiverTable, false, func(r *Register) *[]*Waiver { return &r.Waivers }),
}

// CollectionOf returns the collection of a key, nil when there is none.
func CollectionOf(key string) *Collection {
	for _, c := range Collections {
		if c.Key == key {
			return c
		}
	}
	return nil
}

// FindCollection returns the collection that a key names, or its name or that of
// its records in either language, whatever the case and accents; nil when there
// is none.
func FindCollection(name string) *Collection {
	words := strings.NewReplacer("_", " ", "-", " ")
	wanted := words.Replace(lang.Fold(strings.TrimSpace(name)))
	for _, c := range Collections {
		for _, known := range []string{c.Key, c.Name.FR, c.Name.EN, c.Table.Name.FR, c.Table.Name.EN} {
			if words.Replace(lang.Fold(known)) == wanted {
				return c
			}
		}
	}
	return nil
}

func collection[R any, P interface {
	*R
	Record
}](key, prefix, fr, en string, t *Table, catalogue bool, at func(*Register) *[]P) *Collection {
	return &Collection{
		Key: key, Name: text(fr, en), Table: t, Prefix: prefix, Catalogue: catalogue,
		len:  func(r *Register) int { return len(*at(r)) },
		at:   func(r *Register, i int) Record { return (*at(r))[i] },
		null: func(r *Register, i int) bool { return (*at(r))[i] == nil },
		index: func(r *Register, id ID) int {
			return slices.IndexFunc(*at(r), func(rec P) bool { return rec.item().ID == id })
		},
		splice: func(r *Register, i, n int, by ...Record) *Register {
			c := *r
			records := make([]P, 0, len(*at(r))+len(by))
			records = append(records, (*at(r))[:i]...)
			for _, rec := range by {
				records = append(records, rec.(P))
			}
			records = append(records, (*at(r))[i+n:]...)
			if len(records) == 0 {
				records = nil // an empty list is no answer
			}
			*at(&c) = records
			return &c
		},
	}
}

// Len returns how many records the collection has.
func (c *Collection) Len(r *Register) int { return c.len(r) }

// At returns the record at position i, in the user's order.
func (c *Collection) At(r *Register, i int) Record { return c.at(r, i) }

// All returns the records of the collection, in the user's order; the slice is
// the caller's.
func (c *Collection) All(r *Register) []Record {
	records := make([]Record, c.len(r))
	for i := range records {
		records[i] = c.at(r, i)
	}
	return records
}

// With returns a register in which these are the records of the collection.
func (c *Collection) With(r *Register, records []Record) *Register {
	return c.splice(r, 0, c.len(r), records...)
}

// Replace returns a register in which a record stands at position i in place
// of the one that did.
func (c *Collection) Replace(r *Register, i int, rec Record) *Register {
	return c.splice(r, i, 1, rec)
}

// Insert returns a register in which a record stands before position i, or
// last when there are not so many.
func (c *Collection) Insert(r *Register, i int, rec Record) *Register {
	return c.splice(r, min(i, c.len(r)), 0, rec)
}

// Remove returns a register without the record at position i.
func (c *Collection) Remove(r *Register, i int) *Register { return c.splice(r, i, 1) }

// Index returns the position of the record of an ID, -1 when there is none.
func (c *Collection) Index(r *Register, id ID) int { return c.index(r, id) }
