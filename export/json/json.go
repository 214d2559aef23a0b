// Package json writes records for programs: every answer with its code and its
// words, references with what they lead to, and the transfers that follow, so
// that nobody has to know the register's own file.
//
// Its rules:
//
//   - It walks the field tables and switches on the kind. A field is named by its
//     key; one that is not answered is left out.
//   - Records and fields come in the register's order: the same register gives the
//     same bytes.
package json

import (
	"bytes"

	"github.com/go-json-experiment/json/jsontext"

	"article30/register"
)

// Write returns the records as one array, with the words of codes in the
// language of the view.
func Write(v register.View, records []register.Found) ([]byte, error) {
	var b bytes.Buffer
	w := &writer{view: v, out: jsontext.NewEncoder(&b, jsontext.Multiline(true), jsontext.WithIndent("  "))}
	w.array(len(records), func(i int) { w.record(records[i]) })
	return b.Bytes(), w.err
}

// writer writes tokens until one is refused.
type writer struct {
	view register.View
	out  *jsontext.Encoder
	err  error
}

func (w *writer) token(t jsontext.Token) {
	if w.err == nil {
		w.err = w.out.WriteToken(t)
	}
}

func (w *writer) text(s string) {
	w.token(jsontext.String(string(bytes.ToValidUTF8([]byte(s), []byte("\ufffd")))))
}

func (w *writer) member(key string, value func()) {
	w.text(key)
	value()
}

// words writes a member that is a text, unless it is empty.
func (w *writer) words(key, s string) {
	if s != "" {
		w.member(key, func() { w.text(s) })
	}
}

func (w *writer) object(members func()) {
	w.token(jsontext.BeginObject)
	members()
	w.token(jsontext.EndObject)
}

func (w *writer) array(n int, item func(i int)) {
	w.token(jsontext.BeginArray)
	for i := range n {
		item(i)
	}
	w.token(jsontext.EndArray)
}

func (w *writer) record(found register.Found) {
	c, rec := found.Collection, found.Record
	w.object(func() {
		w.words("collection", c.Key)
		w.words("id", string(register.Identity(rec)))
		w.member("fields", func() { w.fields(c.Table, rec) })
		if transfers := w.view.Register.TransfersOf(rec); transfers != nil {
			table := register.CollectionOf("treatments").Table.Field("transfers").Table
			w.member("transfers", func() {
				w.array(len(transfers), func(i int) {
					own := transfers[i].Own()
					w.fields(table, &own)
				})
			})
		}
		if paths := c.Table.Unconfirmed(rec); paths != nil {
			w.member("to_confirm", func() { w.array(len(paths), func(i int) { w.text(paths[i]) }) })
		}
	})
}

// fields writes the fields of a record, group or sub-record that are answered.
func (w *writer) fields(t *register.Table, rec any) {
	w.object(func() {
		w.words("id", string(register.Identity(rec)))
		for i := range t.Fields {
			f := &t.Fields[i]
			switch f.State(rec) {
			case register.StateNone:
				w.member(f.Key, func() {
					w.object(func() {
						w.member("none", func() { w.token(jsontext.True) })
						w.words("why", f.Absence(rec).Why)
					})
				})
			case register.StateAnswered:
				w.member(f.Key, func() { w.answer(f, rec) })
			}
		}
		if t.Parse != nil {
			w.words("sentence", t.Title(rec, w.view))
		}
	})
}

func (w *writer) answer(f *register.Field, rec any) {
	switch p := f.Address(rec).(type) {
	case *string:
		w.text(*p)
	case *register.Answer:
		w.token(jsontext.Bool(*p == register.Yes))
	case **int:
		w.token(jsontext.Int(int64(**p)))
	case *register.Date:
		w.text(string(*p))
	case *register.Country:
		w.coded(string(*p), f.Text(rec, w.view))
	case *register.Code:
		w.coded(string(*p), f.Vocabulary.Label(string(*p), w.view.Lang))
	case *[]register.Code:
		w.array(len(*p), func(i int) { w.coded(string((*p)[i]), f.Vocabulary.Label(string((*p)[i]), w.view.Lang)) })
	case *register.ID:
		w.reference(*p)
	case *[]register.ID:
		w.array(len(*p), func(i int) { w.reference((*p)[i]) })
	default:
		if f.Kind == register.KindGroup {
			w.fields(f.Table, p)
			return
		}
		items := f.Items(rec)
		w.array(len(items), func(i int) { w.fields(f.Table, items[i]) })
	}
}

func (w *writer) coded(code, label string) {
	w.object(func() {
		w.words("code", code)
		w.words("label", label)
	})
}

// reference writes an ID and what it leads to; a dangling one leads to nothing.
func (w *writer) reference(id register.ID) {
	w.object(func() {
		w.words("id", string(id))
		if _, rec := w.view.Register.ByID(id); rec != nil {
			w.words("reference", register.ReferenceOf(rec))
			w.words("name", register.NameOf(rec))
		}
	})
}
