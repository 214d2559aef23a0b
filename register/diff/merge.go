package diff

import (
	"slices"

	"article30/register"
)

// Merge brings together two registers that both grew out of base. What only
// one side changed is taken from it; what both changed alike is no conflict.
//
// Records added on either side are all kept, those of theirs after the
// neighbour they follow there. Sub-records and lists of references merge item by
// item, all other fields as a whole. Days that edits set by themselves follow
// the later edit.
//
// The rest is a conflict, and then the merged register holds ours; a record or
// sub-record that one side deleted and the other changed or uses is kept, from
// whichever side has it. Conflicts come in the order of the register; those
// about entries in use and about references last.
//
// Who can read the file is not brought in from elsewhere: it stays as in ours.
func Merge(base, ours, theirs *register.Register) (*register.Register, []Conflict) {
	base, theirs = base.WithReaders(ours.Readers), theirs.WithReaders(ours.Readers)
	m := merger{base: base, ours: ours, theirs: theirs}
	merged := new(register.Register)
	*merged = *ours
	m.rest(Place{}, base, ours, theirs, merged)
	for _, c := range register.Collections {
		merged = m.collection(c, merged)
	}
	merged = m.keepUsed(merged)
	m.findTwins(merged)
	return merged, m.conflicts
}

type merger struct {
	base, ours, theirs *register.Register
	conflicts          []Conflict
}

// conflict notes that both sides answer a place; value makes what each of the
// three registers has there.
func (m *merger) conflict(at Place, cause Cause, base, ours, theirs any, value Value) {
	in := func(r *register.Register, holder any) Value {
		if holder == nil {
			return Value{}
		}
		v := value
		v.register, v.holder = r, holder
		return v
	}
	m.conflicts = append(m.conflicts, Conflict{
		Place: at, Cause: cause,
		Base: in(m.base, base), Ours: in(m.ours, ours), Theirs: in(m.theirs, theirs),
	})
}

func (m *merger) collection(c *register.Collection, into *register.Register) *register.Register {
	ours := records(c, m.ours)
	items, disputed := m.items(c.Table, records(c, m.base), ours, records(c, m.theirs), func(k key, rec any) Place {
		return Place{Collection: c, Record: register.Identity(rec), nth: k.nth}
	})
	if disputed {
		m.conflict(Place{Collection: c}, Order, m.base, m.ours, m.theirs, Value{collection: c})
	}
	if slices.Equal(items, ours.ordered(ours.keys)) {
		return into
	}
	return withRecords(c, into, items)
}

func withRecords(c *register.Collection, r *register.Register, items []any) *register.Register {
	all := make([]register.Record, len(items))
	for i, item := range items {
		all[i] = item.(register.Record)
	}
	return c.With(r, all)
}

// items merges the records of a collection or the sub-records of a list. It
// reports a dispute about their order.
func (m *merger) items(t *register.Table, base, ours, theirs sequence, at func(key, any) Place) (merged []any, disputed bool) {
	all := sequence{items: map[key]any{}}
	for _, k := range interleave(ours.keys, theirs.keys) {
		b, o, th := base.items[k], ours.items[k], theirs.items[k]
		some := o
		if some == nil {
			some = th
		}
		if item := m.item(t, at(k, some), b, o, th); item != nil {
			all.items[k] = item
		}
	}
	all.keys, disputed = mergeOrder(base.keys, ours.keys, theirs.keys, func(k key) bool { return all.items[k] != nil })
	return all.ordered(all.keys), disputed
}

// item merges one record or sub-record; nil is one that is not there. What
// comes back may be that of a side itself, which nothing writes to.
func (m *merger) item(t *register.Table, at Place, base, ours, theirs any) any {
	whole := Value{table: t}
	switch {
	case base == nil && theirs == nil:
		return ours
	case base == nil && ours == nil:
		return theirs
	case theirs == nil:
		if same(t, base, ours) {
			return nil
		}
		m.conflict(at, Deletion, base, ours, nil, whole)
		return ours
	case ours == nil:
		if same(t, base, theirs) {
			return nil
		}
		m.conflict(at, Deletion, base, nil, theirs, whole)
		return theirs
	case same(t, ours, theirs) || base != nil && same(t, base, theirs):
		return ours
	case base != nil && same(t, base, ours):
		return theirs
	case t.Parse != nil:
		m.conflict(at, Answers, base, ours, theirs, whole)
		return ours
	}
	if base == nil {
		base = t.New() // added by both: each field was unanswered
	}
	merged := t.Clone(ours)
	m.fields(t, at, base, ours, theirs, merged)
	return merged
}

// fields merges the fields of a record, group or sub-record into a copy of
// ours.
func (m *merger) fields(t *register.Table, at Place, base, ours, theirs, merged any) {
	for i := range t.Fields {
		f := &t.Fields[i]
		switch {
		case sameField(f, base, theirs), sameField(f, ours, theirs):
		case sameField(f, base, ours):
			assignField(f, merged, theirs)
		default:
			m.field(at.in(step{field: f}), base, ours, theirs, merged)
		}
	}
	m.rest(at, base, ours, theirs, merged)
}

// field merges a field that both sides changed.
func (m *merger) field(at Place, base, ours, theirs, merged any) {
	f := at.Field()
	value := Value{field: f}
	if noneDisputed(f, ours, theirs) {
		m.conflict(at, Answers, base, ours, theirs, value)
		return
	}
	switch f.Kind {
	case register.KindGroup:
		m.fields(f.Table, at, f.Address(base), f.Address(ours), f.Address(theirs), f.Address(merged))
	case register.KindList:
		holder := at
		holder.steps = holder.steps[:len(holder.steps)-1]
		items, disputed := m.items(f.Table, sequenceOf(f.Items(base)), sequenceOf(f.Items(ours)), sequenceOf(f.Items(theirs)), func(k key, _ any) Place {
			return holder.in(step{field: f, item: true, key: k})
		})
		setItems(f, merged, items)
		if disputed {
			m.conflict(at, Order, base, ours, theirs, value)
		}
	default:
		if !mergeAnswer(f, base, ours, theirs, merged) {
			m.conflict(at, Answers, base, ours, theirs, value)
		}
	}
}

// noneDisputed reports that one side answers "none" to a field both changed:
// what the other says within it cannot stand beside that.
func noneDisputed(f *register.Field, ours, theirs any) bool {
	return f.Absence(ours).None || f.Absence(theirs).None || !sameNone(f, ours, theirs)
}

// mergeAnswer merges an answer both sides changed, where that can be done
// without asking.
func mergeAnswer(f *register.Field, base, ours, theirs, merged any) bool {
	switch o := f.Address(ours).(type) {
	case *[]register.ID:
		refs, ok := mergeRefs(*f.Address(base).(*[]register.ID), *o, *f.Address(theirs).(*[]register.ID))
		if ok {
			*f.Address(merged).(*[]register.ID) = refs
		}
		return ok
	case *register.Date:
		day, ok := mergeDay(f, *o, *f.Address(theirs).(*register.Date))
		if ok {
			*f.Address(merged).(*register.Date) = day
		}
		return ok
	}
	return false
}

// mergeRefs keeps what either side added and drops what either took out. It
// fails when both changed the order, each in its own way.
func mergeRefs(base, ours, theirs []register.ID) (merged []register.ID, ok bool) {
	b, o, t := number(base), number(ours), number(theirs)
	inBase, inOurs, inTheirs := setOf(b), setOf(o), setOf(t)
	keys, disputed := mergeOrder(b, o, t, func(k key) bool { return !inBase[k] || inOurs[k] && inTheirs[k] })
	for _, k := range keys {
		merged = append(merged, k.id)
	}
	return merged, !disputed
}

// mergeDay settles the two days that an edit sets by itself: a record was
// created on the earlier and updated on the later.
func mergeDay(f *register.Field, ours, theirs register.Date) (merged register.Date, ok bool) {
	if !ours.Valid() || !theirs.Valid() {
		return "", false
	}
	switch f.Key {
	case "created":
		return min(ours, theirs), true
	case "updated":
		return max(ours, theirs), true
	}
	return "", false
}

// rest merges what no field table lays out into a copy of ours.
func (m *merger) rest(at Place, base, ours, theirs, merged any) {
	for _, part := range shapeFor(ours).rest {
		b, o, t := part.of(base), part.of(ours), part.of(theirs)
		switch {
		case sameValue(b, t), sameValue(o, t):
		case sameValue(b, o):
			assign(part.of(merged), t)
		case !mergeRest(b, o, t, part.of(merged)):
			m.conflict(at.in(step{member: part.name}), Answers, base, ours, theirs, Value{member: &part})
		}
	}
}
