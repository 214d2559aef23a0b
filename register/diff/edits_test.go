package diff_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
	"pgregory.net/rapid"

	"article30/register"
	"article30/register/registertest"
)

var words = rapid.StringMatching(`[a-z]{1,3}`)

// spot is one field of a record that may be written to.
type spot struct {
	path   string
	field  *register.Field
	holder any
}

func spots(c *register.Collection, rec any, want func(*register.Field) bool) []spot {
	var all []spot
	c.Table.Walk(rec, func(path string, f *register.Field, holder any) {
		if want(f) {
			all = append(all, spot{path, f, holder})
		}
	})
	return all
}

func isLeaf(f *register.Field) bool {
	return f.Kind != register.KindGroup && f.Kind != register.KindList
}
func isList(f *register.Field) bool { return f.Kind == register.KindList }

// edited draws a register that some edits made of another one: every kind of
// edit there is, and what only another program could do to the file.
func edited(t *rapid.T, r *register.Register, most int) *register.Register {
	for range rapid.IntRange(0, most).Draw(t, "edits") {
		r = edit(t, r)
	}
	return r
}

func edit(t *rapid.T, r *register.Register) *register.Register {
	c := rapid.SampledFrom(register.Collections).Draw(t, "collection")
	if kind := rapid.IntRange(0, 11).Draw(t, "kind"); kind == 11 || c.Len(r) == 0 && kind < 3 {
		changed := *r
		if rapid.Bool().Draw(t, "language") {
			changed.Language = register.Code(words.Draw(t, "language"))
		} else {
			changed.Extra = members(t)
		}
		return &changed
	} else if kind < 3 || c.Len(r) == 0 {
		return editRecords(t, c, r)
	}
	i := rapid.IntRange(0, c.Len(r)-1).Draw(t, "record")
	rec := c.Table.Clone(c.At(r, i)).(register.Record)
	editRecord(t, c, rec, r)
	return c.Replace(r, i, rec)
}

func editRecords(t *rapid.T, c *register.Collection, r *register.Register) *register.Register {
	n := c.Len(r)
	switch op := rapid.IntRange(0, 2).Draw(t, "op"); {
	case c.Single:
		return r
	case op == 0 || n == 0:
		rec := c.Table.New().(register.Record)
		if f := c.Table.Field("reference"); f != nil {
			*f.Address(rec).(*string) = r.NextReference(c)
		}
		return c.Insert(r, rapid.IntRange(0, n).Draw(t, "at"), rec)
	case op == 1:
		return c.Remove(r, rapid.IntRange(0, n-1).Draw(t, "at"))
	default:
		from := rapid.IntRange(0, n-1).Draw(t, "from")
		return c.Insert(c.Remove(r, from), rapid.IntRange(0, n-1).Draw(t, "to"), c.At(r, from))
	}
}

func editRecord(t *rapid.T, c *register.Collection, rec register.Record, r *register.Register) {
	switch rapid.IntRange(0, 5).Draw(t, "what") {
	case 0:
		if lists := spots(c, rec, isList); len(lists) > 0 {
			editList(t, rapid.SampledFrom(lists).Draw(t, "list"))
		}
	case 1:
		holders := []any{rec}
		c.Table.Walk(rec, func(_ string, f *register.Field, holder any) {
			switch f.Kind {
			case register.KindGroup:
				holders = append(holders, f.Address(holder))
			case register.KindList:
				holders = append(holders, f.Items(holder)...)
			}
		})
		holder := holders[rapid.IntRange(0, len(holders)-1).Draw(t, "holder")]
		reflect.ValueOf(holder).Elem().FieldByName("Extra").Set(reflect.ValueOf(members(t)))
	case 2:
		if orNone := spots(c, rec, (*register.Field).AllowsNone); len(orNone) > 0 {
			s := rapid.SampledFrom(orNone).Draw(t, "field")
			_ = s.field.SetNone(s.holder, words.Draw(t, "why"))
		}
	case 3:
		switch made := rec.(type) {
		case *register.Treatment:
			c.Table.MarkGiven(made, words.Draw(t, "template"))
		case *register.ProcessorActivity:
			made.Origin.Given = words.Draw(t, "given")
		}
	default:
		s := rapid.SampledFrom(spots(c, rec, isLeaf)).Draw(t, "field")
		reply(t, s, r)
	}
}

func editList(t *rapid.T, s spot) {
	n := len(s.field.Items(s.holder))
	switch op := rapid.IntRange(0, 2).Draw(t, "op"); {
	case op == 0 || n == 0:
		s.field.Insert(s.holder, rapid.IntRange(0, n).Draw(t, "at"), s.field.Table.New())
	case op == 1:
		s.field.Remove(s.holder, rapid.IntRange(0, n-1).Draw(t, "at"))
	default:
		s.field.Move(s.holder, rapid.IntRange(0, n-1).Draw(t, "from"), rapid.IntRange(0, n-1).Draw(t, "to"))
	}
}

// reply answers a field, perhaps as it was answered before.
func reply(t *rapid.T, s spot, r *register.Register) {
	word := words.Draw(t, "answer")
	switch p := s.field.Address(s.holder).(type) {
	case *string:
		*p = word
	case *register.Answer:
		*p = rapid.SampledFrom([]register.Answer{register.Unanswered, register.Yes, register.No}).Draw(t, "answer")
	case *register.Code:
		*p = register.Code(word)
	case *[]register.Code:
		*p = []register.Code{register.Code(word), "x"}
	case *register.ID:
		*p = anyID(t, r)
	case *[]register.ID:
		if n := len(*p); n > 0 && rapid.Bool().Draw(t, "fewer") {
			*p = slices.Delete(slices.Clone(*p), n-1, n)
		} else {
			*p = append([]register.ID{anyID(t, r)}, *p...)
		}
	case *register.Date:
		*p = register.Date(rapid.SampledFrom([]string{"", "2020-01-01", "2026-11-22", word}).Draw(t, "day"))
	case *register.Country:
		*p = register.Country(word)
	case **int:
		n := rapid.IntRange(0, 9).Draw(t, "number")
		*p = &n
	}
}

// disputed draws two registers that grew out of one by edits of the same few
// fields of one record, sub-records and explicit "none"s included.
func disputed(t *rapid.T, base *register.Register) (ours, theirs *register.Register) {
	c := rapid.SampledFrom(register.Collections).Draw(t, "disputed")
	if c.Len(base) == 0 {
		return base, base
	}
	ours, theirs = base, base
	all := spots(c, c.At(base, 0), func(f *register.Field) bool { return f.Kind != register.KindGroup || f.AllowsNone() })
	for range rapid.IntRange(1, 4).Draw(t, "fields") {
		// Lists are few among the fields, and most of what can go wrong.
		path := rapid.SampledFrom(all).Draw(t, "path").path
		if list, _, within := strings.Cut(path, "["); within && rapid.Bool().Draw(t, "whole list") {
			path = list
		}
		ours, theirs = editAt(t, c, ours, path), editAt(t, c, theirs, path)
	}
	return ours, theirs
}

// editAt edits one field of the first record, where it still has it.
func editAt(t *rapid.T, c *register.Collection, r *register.Register, path string) *register.Register {
	rec := c.Table.Clone(c.At(r, 0)).(register.Record)
	at, err := c.Table.Locate(rec, path)
	if err != nil {
		return r
	}
	s := spot{path, at.Field, at.Holder}
	switch {
	case s.field.AllowsNone() && rapid.IntRange(0, 3).Draw(t, "none") == 0:
		_ = s.field.SetNone(s.holder, words.Draw(t, "why"))
	case isList(s.field):
		editList(t, s)
	case isLeaf(s.field):
		reply(t, s, r)
	}
	return c.Replace(r, 0, rec)
}

// anyID draws the ID of a record, or one that no record bears.
func anyID(t *rapid.T, r *register.Register) register.ID {
	ids := []register.ID{"gone"}
	for _, c := range register.Collections {
		for _, rec := range c.All(r) {
			ids = append(ids, register.Identity(rec))
		}
	}
	return rapid.SampledFrom(ids).Draw(t, "id")
}

// members draws members that the program does not know, written in any way.
func members(t *rapid.T) jsontext.Value {
	if rapid.IntRange(0, 4).Draw(t, "none") == 0 {
		return nil
	}
	return jsontext.Value(rapid.SampledFrom([]string{
		`{"x_1":1}`, `{ "x_1" : 1.0e0 }`, `{"x_1":{"a":[1, 2]},"x_2":null}`, `{"x_2":null,"x_1":"\u00e9"}`,
	}).Draw(t, "members"))
}

func random(t *rapid.T) *register.Register { return registertest.Random(t, words) }

func encode(t testing.TB, r *register.Register) string {
	t.Helper()
	content, err := register.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// text encodes a register within a property.
func text(t *rapid.T, r *register.Register) string {
	content, err := register.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// copied returns the register as another program would have read it: no record
// is shared with the original.
func copied(t *rapid.T, r *register.Register) *register.Register {
	back, err := register.Decode([]byte(text(t, r)))
	if err != nil {
		t.Fatal(err)
	}
	return back
}
