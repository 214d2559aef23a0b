package register

import (
	"reflect"
	"slices"
)

// Redirect makes every reference of a record to one entry, those of its
// sub-records included, a reference to another entry, named once in each list.
// A sub-record that by this comes to say what another one of its list says
// already goes. What a template gave the record stays to be confirmed. Only a
// copy made by Clone may be written to.
func (t *Table) Redirect(rec any, from, to ID) {
	repeats := t.repeats(rec, from)
	t.renewed(rec, func() {
		t.Walk(rec, func(_ string, f *Field, holder any) {
			switch p := f.Address(holder).(type) {
			case *ID:
				if *p == from {
					*p = to
				}
			case *[]ID:
				if at := slices.Index(*p, from); at >= 0 {
					(*p)[at] = to
					named := false
					*p = slices.DeleteFunc(*p, func(id ID) bool {
						again := id == from || id == to && named
						named = named || id == to
						return again
					})
				}
			}
		})
	})
	for _, drop := range repeats {
		drop()
	}
}

// repeats returns, for each sub-record that refers to an entry, what takes it
// away if by then it says the same as a sub-record beside it that did not.
func (t *Table) repeats(rec any, from ID) []func() {
	var drops []func()
	t.Walk(rec, func(_ string, f *Field, holder any) {
		if f.Kind != KindList {
			return
		}
		var others []ID
		for _, item := range f.Items(holder) {
			if !slices.Contains(f.Table.References(item), from) {
				others = append(others, Identity(item))
			}
		}
		drops = append(drops, func() { f.dropRepeats(holder, others) })
	})
	slices.Reverse(drops) // the innermost list first: what holds it moves with it
	return drops
}

// dropRepeats takes away the sub-records of a list that say the same as one of
// these.
func (f *Field) dropRepeats(holder any, these []ID) {
	said := map[ID]any{}
	for _, item := range f.Items(holder) {
		if id := Identity(item); slices.Contains(these, id) {
			said[id] = f.Table.anonymous(item)
		}
	}
	for i, item := range slices.Backward(f.Items(holder)) {
		if slices.Contains(these, Identity(item)) {
			continue
		}
		plain := f.Table.anonymous(item)
		for _, other := range said {
			if reflect.DeepEqual(plain, other) {
				f.Remove(holder, i)
				break
			}
		}
	}
}

// anonymous returns a copy of a record without identity, its sub-records
// included.
func (t *Table) anonymous(rec any) any {
	c := t.Clone(rec)
	t.items(c, func(i *Item) { i.ID = "" })
	return c
}

// Complete answers each field that a record leaves unanswered as another record
// of the table does, "none" included. A group or a list is one answer: half a
// person is never completed with half another one. Only a copy made by Clone may
// be written to.
func (t *Table) Complete(rec, with any) {
	with = t.Clone(with)
	for i := range t.Fields {
		f := &t.Fields[i]
		if f.State(rec) != StateUnanswered || f.State(with) == StateUnanswered {
			continue
		}
		reflect.ValueOf(f.Address(rec)).Elem().Set(reflect.ValueOf(f.Address(with)).Elem())
		if f.absence != nil {
			*f.absence(rec) = *f.absence(with)
		}
	}
}
