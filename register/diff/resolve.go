package diff

import (
	"slices"

	"article30/register"
)

// Resolve returns the register, the merged one or what became of it, with the
// conflict settled for one side: its answer, its order, its deletion. What
// refers to an entry that is deleted after all then refers to nothing. For a
// reference that side keeps it, and the record of the other gets the next free
// one. Where the place is no longer in the register nothing changes.
func (c Conflict) Resolve(r *register.Register, side Side) *register.Register {
	v := c.Ours
	if side == Theirs {
		v = c.Theirs
	}
	switch {
	case c.Cause == Reference && side == Ours:
		return renumber(r, c.Place, c.Theirs)
	case c.Cause == Reference:
		return renumber(r, c.twin, c.Ours)
	case c.Collection == nil:
		changed := *r
		assign(v.member.of(&changed), v.member.of(v.holder))
		return &changed
	case c.Cause == Order && len(c.steps) == 0:
		all := records(c.Collection, r)
		keys := interleave(common(records(c.Collection, v.register).keys, all.keys), all.keys)
		return withRecords(c.Collection, r, all.ordered(keys))
	case len(c.steps) == 0:
		return c.resolveRecord(r, v)
	}
	rec, i := c.record(r)
	if rec == nil {
		return r
	}
	changed := c.Collection.Table.Clone(rec).(register.Record)
	if !c.resolveWithin(changed, v) {
		return r
	}
	return c.Collection.Replace(r, i, changed)
}

// resolveRecord puts the record of a side in the place of the one there, or
// takes it away.
func (c Conflict) resolveRecord(r *register.Register, v Value) *register.Register {
	_, i := c.record(r)
	switch rec, _ := v.holder.(register.Record); {
	case rec != nil && i >= 0:
		return c.Collection.Replace(r, i, rec)
	case rec != nil:
		return insertLike(c.Collection, r, rec, v.register)
	case i >= 0:
		return c.Collection.Remove(r, i)
	}
	return r
}

// resolveWithin writes the value of a side into a record; it reports whether
// the place is there.
func (c Conflict) resolveWithin(rec any, v Value) bool {
	holder := c.holder(rec)
	s := c.last()
	switch {
	case holder == nil:
		return false
	case s.item:
		c.resolveItem(s, holder, v)
	case s.field == nil:
		assign(v.member.of(holder), v.member.of(v.holder))
	case c.Cause == Order:
		all := sequenceOf(s.field.Items(holder))
		keys := interleave(common(sequenceOf(s.field.Items(v.holder)).keys, all.keys), all.keys)
		setItems(s.field, holder, all.ordered(keys))
	default:
		assignField(s.field, holder, v.holder)
	}
	return true
}

// resolveItem puts the sub-record of a side in the place of the one there, or
// takes it away.
func (c Conflict) resolveItem(s step, holder any, v Value) {
	all := sequenceOf(s.field.Items(holder))
	all.items[s.key] = v.holder
	keys := slices.DeleteFunc(all.keys, func(k key) bool { return all.items[k] == nil })
	if v.Exists() {
		rec, _ := c.record(v.register)
		keys = joined(keys, s.key, sequenceOf(s.field.Items(c.holder(rec))).keys)
	}
	setItems(s.field, holder, all.ordered(keys))
}

// insertLike returns a register with a record of another one, after the
// neighbour it follows there.
func insertLike(c *register.Collection, r *register.Register, rec register.Record, like *register.Register) *register.Register {
	all, there := records(c, r), records(c, like)
	i := slices.IndexFunc(there.keys, func(k key) bool { return there.items[k] == any(rec) })
	k := there.keys[i]
	all.items[k] = rec
	return withRecords(c, r, all.ordered(joined(all.keys, k, there.keys)))
}

// joined returns keys with one more, after the neighbour it follows in another
// sequence; they are as they were when it is one of them.
func joined(keys []key, one key, like []key) []key {
	return interleave(keys, common(like, append(slices.Clone(keys), one)))
}

// renumber gives a record the next free reference, unless it has another than
// the disputed one by now.
func renumber(r *register.Register, at Place, disputed Value) *register.Register {
	rec, i := at.record(r)
	if rec == nil || register.ReferenceOf(rec) != register.ReferenceOf(disputed.holder.(register.Record)) {
		return r
	}
	changed := at.Collection.Table.Clone(rec).(register.Record)
	*at.Field().Address(changed).(*string) = r.NextReference(at.Collection)
	return at.Collection.Replace(r, i, changed)
}
