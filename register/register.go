// Package register is the domain: the records of an Article 30 register, the
// field tables that lay them out, the file format, and what follows from the
// records, transfers first of all. It knows nothing of terminals or
// spreadsheets.
//
// Its rules:
//
//   - A record is a plain struct beside its field table; whatever is said of a
//     field (label, kind, article, block) is said there, once.
//   - A Register and the records in it are never written to. An edit clones
//     one record, changes the clone, and puts it in a new Register in place of
//     the old, which stays as it was: a snapshot is a pointer.
//   - Unanswered, none and an answer are three things, in memory and in the
//     file. Nothing is ever filled in by the program.
//   - Codes and IDs that are not known are kept and shown as they are.
package register

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"article30/register/lang"
)

// Format is the number of the file format this program writes. A file with a
// higher one is opened read-only.
//
// A member that is added does not raise it: an older program keeps what it does
// not know. One whose meaning or place changes does. Decode then turns each
// older format into the next, and drops nothing; the first save keeps the file
// as it was, as a version of kind store.Migration, which is never thinned out.
// A file of each format that was released stands under testdata/formats.
const Format = 1

// Register is one organisation's register, a snapshot that nothing changes.
type Register struct {
	Format int `json:"format"`
	// Language in which the register's own texts are written, "fr" or "en".
	Language Code `json:"language,omitzero"`
	// Readers of the encrypted file.
	Readers             []Reader             `json:"readers,omitzero"`
	Organisation        *Organisation        `json:"organisation,omitzero"`
	Treatments          []*Treatment         `json:"treatments,omitzero"`
	ProcessorActivities []*ProcessorActivity `json:"processor_activities,omitzero"`
	DataCategories      []*DataCategory      `json:"data_categories,omitzero"`
	Recipients          []*Recipient         `json:"recipients,omitzero"`
	Safeguards          []*Safeguard         `json:"safeguards,omitzero"`
	Measures            []*Measure           `json:"measures,omitzero"`
	Waivers             []*Waiver            `json:"waivers,omitzero"`
	Unknown
}

// New returns the register of an organisation of which only the name is known.
func New(name string, l lang.Lang) *Register {
	return &Register{
		Format:       Format,
		Language:     Code(l.String()),
		Organisation: &Organisation{Item: Item{ID: NewID()}, Name: name},
	}
}

// TextLanguage returns the language of the register's own texts, French when
// the register does not say.
func (r *Register) TextLanguage() lang.Lang {
	l, _ := lang.Parse(string(r.Language))
	return l
}

// View is a register read in one language on one day: what it takes to print
// a value, and to understand one typed.
type View struct {
	Register *Register
	Lang     lang.Lang
	Today    time.Time
}

// Found is a record and the collection it stands in.
type Found struct {
	Collection *Collection
	Record     Record
}

// Find returns the records that a name means: the one of that ID, else those
// of that reference, whatever its case. The key of a collection of one record
// ("organisation") names that record.
func (r *Register) Find(name string) []Found {
	if c, rec := r.ByID(ID(name)); rec != nil {
		return []Found{{c, rec}}
	}
	var found []Found
	for _, c := range Collections {
		for i := range c.Len(r) {
			rec := c.At(r, i)
			if ref := ReferenceOf(rec); c.Single && c.Key == name || ref != "" && strings.EqualFold(ref, name) {
				found = append(found, Found{c, rec})
			}
		}
	}
	return found
}

// named returns the records of a name, whatever its case and accents.
func (r *Register) named(name string) []Found {
	folded := lang.Fold(name)
	var found []Found
	for _, c := range Collections {
		for i := range c.Len(r) {
			if rec := c.At(r, i); lang.Fold(NameOf(rec)) == folded {
				found = append(found, Found{c, rec})
			}
		}
	}
	return found
}

// ByID returns the record of an ID, nil when the register has none. It looks
// in the catalogues first: they are short, and nearly every reference names an
// entry of theirs.
func (r *Register) ByID(id ID) (*Collection, Record) {
	for _, short := range []bool{true, false} {
		for _, c := range Collections {
			if short != (c.Single || c.Catalogue) {
				continue
			}
			if i := c.Index(r, id); i >= 0 {
				return c, c.At(r, i)
			}
		}
	}
	return nil, nil
}

// Recipient returns an entry of the catalogue, nil when the ID is dangling.
func (r *Register) Recipient(id ID) *Recipient { return entry(r.Recipients, id) }

// Safeguard returns an entry of the catalogue, nil when the ID is dangling.
func (r *Register) Safeguard(id ID) *Safeguard { return entry(r.Safeguards, id) }

// DataCategory returns an entry of the catalogue, nil when the ID is dangling.
func (r *Register) DataCategory(id ID) *DataCategory { return entry(r.DataCategories, id) }

// Measure returns an entry of the catalogue, nil when the ID is dangling.
func (r *Register) Measure(id ID) *Measure { return entry(r.Measures, id) }

func entry[R any, P interface {
	*R
	Record
}](all []P, id ID) P {
	for _, rec := range all {
		if rec.item().ID == id {
			return rec
		}
	}
	return nil
}

// NextReference returns the reference a new record of a collection gets: the
// prefix and one more than the highest number in use; empty where records have
// none.
func (r *Register) NextReference(c *Collection) string {
	if c.Prefix == "" {
		return ""
	}
	highest := 0
	for _, rec := range c.All(r) {
		if digits, ok := strings.CutPrefix(strings.ToUpper(ReferenceOf(rec)), c.Prefix+"-"); ok {
			if n, err := strconv.Atoi(digits); err == nil && len(digits) < 10 {
				highest = max(highest, n)
			}
		}
	}
	number := strconv.Itoa(highest + 1)
	return c.Prefix + "-" + strings.Repeat("0", max(0, 3-len(number))) + number
}

// Uses returns the records that refer to an entry of a catalogue, in the order
// of the register.
func (r *Register) Uses(id ID) []Record {
	var uses []Record
	for _, c := range Collections {
		if c.Key == "waivers" {
			continue // a waiver speaks of a record, it does not use it
		}
		for _, rec := range c.All(r) {
			if slices.Contains(c.Table.References(rec), id) {
				uses = append(uses, rec)
			}
		}
	}
	return uses
}

// References returns the IDs to which a record refers, its sub-records
// included.
func (t *Table) References(rec any) []ID {
	var ids []ID
	t.Walk(rec, func(_ string, f *Field, holder any) {
		switch p := f.Address(holder).(type) {
		case *ID:
			if *p != "" {
				ids = append(ids, *p)
			}
		case *[]ID:
			ids = append(ids, *p...)
		}
	})
	return ids
}
