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
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"article30/export/extract"
	"article30/register"
)

// Write returns what leaves of a register as one array of records, with the words
// of codes in the language of the view.
func Write(v register.View, e extract.Extract) ([]byte, error) {
	var b bytes.Buffer
	w := &writer{view: v, extract: e, out: jsontext.NewEncoder(&b, jsontext.Multiline(true), jsontext.WithIndent("  "))}
	records := e.Records()
	w.array(len(records), func(i int) { w.record(records[i]) })
	return b.Bytes(), w.err
}

// writer writes tokens until one is refused.
type writer struct {
	view    register.View
	extract extract.Extract
	out     *jsontext.Encoder
	err     error
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
		w.member("fields", func() { w.fields(c.Table, rec, w.extract, false) })
		if transfers := w.view.Register.TransfersOf(rec); transfers != nil {
			table := register.CollectionOf("treatments").Table.Field("transfers").Table
			w.member("transfers", func() {
				w.array(len(transfers), func(i int) {
					own := transfers[i].Own()
					w.fields(table, &own, extract.Extract{}, true) // Article 30(1)(e) asks for the safeguards as well
				})
			})
		}
		if paths := w.unconfirmed(c.Table, rec); paths != nil {
			w.member("to_confirm", func() { w.array(len(paths), func(i int) { w.text(paths[i]) }) })
		}
	})
}

// unconfirmed are the paths of the answers that leave, that a template gave and
// nobody confirmed.
func (w *writer) unconfirmed(t *register.Table, rec register.Record) []string {
	var left []string
	for _, path := range t.Unconfirmed(rec) {
		for i := range t.Fields {
			key := t.Fields[i].Key
			if (path == key || strings.HasPrefix(path, key+"[")) && w.extract.Shows(t, i, false) {
				left = append(left, path)
			}
		}
	}
	return left
}

// fields writes the fields of a record, group or sub-record that leave and are
// answered; nested says that it stands within one that leaves.
func (w *writer) fields(t *register.Table, rec any, e extract.Extract, nested bool) {
	w.object(func() {
		if nested {
			w.words("id", string(register.Identity(rec)))
		}
		for i := range t.Fields {
			f := &t.Fields[i]
			if !e.Shows(t, i, nested) {
				continue
			}
			switch f.State(rec) {
			case register.StateNone:
				w.member(f.Key, func() {
					w.object(func() {
						w.member("none", func() { w.token(jsontext.True) })
						w.words("why", f.Absence(rec).Why)
					})
				})
			case register.StateAnswered:
				w.member(f.Key, func() { w.answer(f, rec, e) })
			}
		}
		if t.Parse != nil {
			w.words("sentence", t.Title(rec, w.view))
		}
	})
}

func (w *writer) answer(f *register.Field, rec any, e extract.Extract) {
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
			w.fields(f.Table, p, e, true)
			return
		}
		items := f.Items(rec)
		w.array(len(items), func(i int) { w.fields(f.Table, items[i], e, true) })
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
