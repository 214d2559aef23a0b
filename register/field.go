package register

import (
	"slices"
	"strings"

	"article30/register/lang"
	"article30/register/law"
)

// Kind says how a field is edited, printed, read and compared. Whoever walks
// the tables switches on the kind, never on the key.
type Kind uint8

// Beside each kind, what Field.Address points at.
const (
	KindLine    Kind = iota // *string, one line
	KindLong                // *string, several lines
	KindYesNo               // *Answer
	KindChoice              // *Code, one entry of Field.Vocabulary
	KindChoices             // *[]Code, several entries of it
	KindRef                 // *ID, an entry of the catalogue Field.Catalogue
	KindRefs                // *[]ID, several entries of it, in order
	KindDate                // *Date
	KindCountry             // *Country
	KindNumber              // **int, nil when unanswered
	KindGroup               // a struct laid out by Field.Table
	KindList                // a list of sub-records, each laid out by Field.Table
)

// Field is one line of a field table: all that is said of one member of a
// record. The form, search, checks, show, set, diff, merge and the exports walk
// these lines.
type Field struct {
	// Key is the member's name in the file and in paths.
	Key  string
	Kind Kind
	// Block is the part of the form, and of the fiche, in which the field stands.
	Block Block
	// Label names the field in one to six words, Help says what is expected;
	// Help may be empty in both languages, never in one.
	Label, Help lang.Text
	// Article is the provision that asks for the field, "30(1)(b)" for an
	// article of the GDPR; empty when no text does.
	Article string
	// Vocabulary holds the codes of a choice. When Open, a text of the
	// user's own is an answer as well.
	Vocabulary *law.Vocabulary
	Open       bool
	// Catalogue is the key of the collection a reference points into.
	Catalogue string
	// Table lays out a group, or each sub-record of a list.
	Table *Table

	address func(rec any) any
	absence func(rec any) *Absence            // nil: "none" is no answer here
	list    *listOps                          // of KindList alone
	derived *derivation                       // nil: nothing ever follows
	applies func(rec any) bool                // nil: always
	summary func(rec any, l lang.Lang) string // nil: no log
}

// Address returns a pointer to the field's value in a record; its type is
// given beside each Kind. Only a copy made by Table.Clone may be written to.
func (f *Field) Address(rec any) any { return f.address(rec) }

// Logged reports whether the program alone writes the list: it is read, not
// edited, and a document prints its Summary.
func (f *Field) Logged() bool { return f.summary != nil }

// Summary returns what a logged list says in one line; empty when it is empty.
func (f *Field) Summary(rec any, l lang.Lang) string {
	if f.summary == nil || f.empty(rec) {
		return ""
	}
	return f.summary(rec, l)
}

// AllowsNone reports whether an explicit "none" answers the field.
func (f *Field) AllowsNone() bool { return f.absence != nil }

// Applies reports whether the question is one for a record; where it is not, it is
// not to be asked. A question that is answered always is one.
func (f *Field) Applies(rec any) bool {
	return f.applies == nil || f.applies(rec) || f.State(rec) != StateUnanswered
}

// Due reports whether the register is incomplete without an answer: Article 30
// itself asks for the field, beyond its exception for small organisations, or it
// is the legal basis without which no treatment is lawful.
func (f *Field) Due() bool {
	return strings.HasPrefix(f.Article, "30(1)") || strings.HasPrefix(f.Article, "30(2)") || f.Article == "6(1)"
}

// Demanded reports whether Article 30 asks for the i-th field of the table, so
// that an extract for an inspector holds it. A field for which no text asks goes
// with the one before it in its block, which it completes, and the first with
// what holds the record: nested says that it stands within one demanded.
// Measures are "referred to in Article 32(1)".
func (t *Table) Demanded(i int, nested bool) bool {
	for block := t.Fields[i].Block; i >= 0 && t.Fields[i].Block == block; i-- {
		if article := t.Fields[i].Article; article != "" {
			return strings.HasPrefix(article, "30(") || article == "32(1)"
		}
	}
	return nested
}

// Absence returns the explicit "none" of the field in a record; it is the zero
// Absence where none was given or none is no answer.
func (f *Field) Absence(rec any) Absence {
	if f.absence == nil {
		return Absence{}
	}
	return *f.absence(rec)
}

// Block is a part of a form or fiche.
type Block struct {
	Key   string
	Label lang.Text
}

// Table is the field table of one type of record, in the order of its struct.
type Table struct {
	// Name says what one such record is called, without article.
	Name   lang.Text
	Fields []Field
	// Parse answers a whole record from one sentence, where people write such
	// records so; what it does not understand is kept in the record word for
	// word. nil: records are answered field by field.
	Parse func(rec any, sentence string) (understood bool)
	// Example is one such sentence.
	Example lang.Text

	fresh func() any
	copy  func(rec any) any
	title func(rec any, v View) string
}

// listOps are the operations on a []S behind a pointer to it.
type listOps struct {
	len    func(list any) int
	at     func(list any, i int) any
	insert func(list any, i int, item any)
	remove func(list any, i int)
	own    func(list any) // replaces the backing array by a copy
}

// Field returns the field of a key, nil when the table has none.
func (t *Table) Field(key string) *Field {
	for i := range t.Fields {
		if t.Fields[i].Key == key {
			return &t.Fields[i]
		}
	}
	return nil
}

// Titled reports that records are named by a rule of the table's own, not by
// their first answered field: that field alone does not begin one.
func (t *Table) Titled() bool { return t.title != nil }

// New returns an empty record of the table's type with a fresh ID.
func (t *Table) New() any {
	rec := t.fresh()
	if i, ok := rec.(interface{ item() *Item }); ok {
		i.item().ID = NewID()
	}
	return rec
}

// Clone returns a copy of a record that shares nothing writable with it.
func (t *Table) Clone(rec any) any {
	c := t.copy(rec)
	t.own(c)
	return c
}

func (t *Table) own(rec any) {
	for i := range t.Fields {
		f := &t.Fields[i]
		switch p := f.Address(rec).(type) {
		case *[]Code:
			*p = slices.Clone(*p)
		case *[]ID:
			*p = slices.Clone(*p)
		default:
			switch f.Kind {
			case KindGroup:
				f.Table.own(p)
			case KindList:
				f.list.own(p)
				for _, item := range f.Items(rec) {
					f.Table.own(item)
				}
			}
		}
	}
}

// Renew gives a record and all its sub-records fresh IDs: what a duplicate
// needs, since an ID is never used twice. What a template gave the record stays
// to be confirmed.
func (t *Table) Renew(rec any) {
	t.renewed(rec, func() {
		t.items(rec, func(i *Item) { i.ID = NewID() })
	})
}

// identify gives an ID to the record and the sub-records that have none.
func (t *Table) identify(rec any) {
	t.items(rec, func(i *Item) {
		if i.ID == "" {
			i.ID = NewID()
		}
	})
}

// items calls do for the identity of a record and of each of its sub-records.
func (t *Table) items(rec any, do func(*Item)) {
	if i, ok := rec.(interface{ item() *Item }); ok {
		do(i.item())
	}
	for i := range t.Fields {
		switch f := &t.Fields[i]; f.Kind {
		case KindGroup:
			f.Table.items(f.Address(rec), do)
		case KindList:
			list := f.Address(rec)
			for i := range f.list.len(list) {
				f.Table.items(f.list.at(list, i), do)
			}
		}
	}
}

// Items returns pointers to the sub-records of a list, in order.
func (f *Field) Items(rec any) []any {
	list := f.Address(rec)
	items := make([]any, f.list.len(list))
	for i := range items {
		items[i] = f.list.at(list, i)
	}
	return items
}

// Insert puts a sub-record into a list, before position i, and returns a
// pointer to it where it now stands. It takes back an explicit "none".
func (f *Field) Insert(rec any, i int, item any) any {
	if f.absence != nil {
		*f.absence(rec) = Absence{}
	}
	list := f.Address(rec)
	f.list.insert(list, i, item)
	return f.list.at(list, i)
}

// Remove takes the sub-record at position i out of a list.
func (f *Field) Remove(rec any, i int) { f.list.remove(f.Address(rec), i) }

// Move puts the sub-record at position i before or after its neighbours, at
// position j.
func (f *Field) Move(rec any, i, j int) {
	list := f.Address(rec)
	item := f.Table.copy(f.list.at(list, i))
	f.list.remove(list, i)
	f.list.insert(list, j, item)
}

// State tells apart the three things an empty-looking field can mean.
type State uint8

// A field is unanswered, answered "there is none", or answered.
const (
	StateUnanswered State = iota
	StateNone
	StateAnswered
)

// State returns whether a record answers the field.
func (f *Field) State(rec any) State {
	switch {
	case !f.empty(rec):
		return StateAnswered // even beside a "none" that a file may hold
	case f.Absence(rec).None:
		return StateNone
	}
	return StateUnanswered
}

func (f *Field) empty(rec any) bool {
	switch p := f.Address(rec).(type) {
	case *string:
		return *p == ""
	case *Answer:
		return *p == Unanswered
	case *Code:
		return *p == ""
	case *[]Code:
		return len(*p) == 0
	case *ID:
		return *p == ""
	case *[]ID:
		return len(*p) == 0
	case *Date:
		return *p == ""
	case *Country:
		return *p == ""
	case **int:
		return *p == nil
	default:
		if f.Kind == KindList {
			return f.list.len(p) == 0
		}
		return f.Table.Empty(p)
	}
}

// Empty reports whether a record or group answers no field of the table.
func (t *Table) Empty(rec any) bool {
	for i := range t.Fields {
		if t.Fields[i].State(rec) != StateUnanswered {
			return false
		}
	}
	return true
}

// Clear makes the field unanswered, an explicit "none" included.
func (f *Field) Clear(rec any) {
	if f.absence != nil {
		*f.absence(rec) = Absence{}
	}
	switch p := f.Address(rec).(type) {
	case *string:
		*p = ""
	case *Answer:
		*p = Unanswered
	case *Code:
		*p = ""
	case *[]Code:
		*p = nil
	case *ID:
		*p = ""
	case *[]ID:
		*p = nil
	case *Date:
		*p = ""
	case *Country:
		*p = ""
	case **int:
		*p = nil
	default:
		if f.Kind == KindList {
			for n := f.list.len(p); n > 0; n-- {
				f.list.remove(p, n-1)
			}
			return
		}
		for i := range f.Table.Fields {
			f.Table.Fields[i].Clear(p)
		}
	}
}

// SetNone answers the field "there is none", with the reason given, in place
// of any other answer. It fails where none is no answer.
func (f *Field) SetNone(rec any, why string) error {
	if f.absence == nil {
		return lang.Errorf(lang.Text{
			FR: "«\u00a0%s\u00a0» ne se répond pas par «\u00a0aucun\u00a0»\u00a0; effacez la réponse ou donnez une valeur",
			EN: "\"%s\" cannot be answered \"none\"; clear the answer or give a value",
		}, f.Label)
	}
	f.Clear(rec)
	*f.absence(rec) = Absence{None: true, Why: why}
	return nil
}
