package diff

import (
	"slices"
	"strings"

	"article30/register"
)

// keepUsed puts back the catalogue entries that one side deleted and that the
// other made a record refer to. An entry put back may need others in turn.
func (m *merger) keepUsed(merged *register.Register) *register.Register {
	for {
		before := merged
		merged = m.keepUsedOf(m.ours, m.theirs, merged)
		merged = m.keepUsedOf(m.theirs, m.ours, merged)
		if merged == before {
			return merged
		}
	}
}

func (m *merger) keepUsedOf(deleting, other, merged *register.Register) *register.Register {
	var uses map[register.ID]bool
	for _, c := range register.Collections {
		if !c.Catalogue {
			continue
		}
		there, kept, left := records(c, other), records(c, deleting), records(c, merged)
		for _, k := range there.keys {
			if kept.items[k] != nil || left.items[k] != nil {
				continue
			}
			if uses == nil {
				uses = newUses(deleting, merged)
				m.disputedUses(deleting, other, uses)
			}
			if !uses[k.id] {
				continue
			}
			entry := there.items[k].(register.Record)
			merged = insertLike(c, merged, entry, other)
			at := Place{Collection: c, Record: k.id, nth: k.nth}
			ours, theirs := any(nil), any(entry)
			if other == m.ours {
				ours, theirs = theirs, ours
			}
			m.conflict(at, Use, records(c, m.base).items[k], ours, theirs, Value{table: c.Table})
		}
	}
	return merged
}

// newUses returns what the records of a register refer to and those of another
// one do not.
func newUses(without, with *register.Register) map[register.ID]bool {
	uses := map[register.ID]bool{}
	for _, c := range register.Collections {
		if c.Key == "waivers" {
			continue // a waiver speaks of a record, it does not use it
		}
		before, after := records(c, without), records(c, with)
		for k, rec := range after.items {
			was := before.items[k]
			if was != nil && same(c.Table, was, rec) {
				continue
			}
			var known []register.ID
			if was != nil {
				known = c.Table.References(was)
			}
			for _, id := range c.Table.References(rec) {
				if !slices.Contains(known, id) {
					uses[id] = true
				}
			}
		}
	}
	return uses
}

// disputedUses adds what the answers of a side refer to that are not in the
// merged register but may be chosen yet, as newUses does.
func (m *merger) disputedUses(without, with *register.Register, uses map[register.ID]bool) {
	for _, c := range m.conflicts {
		answer := c.Ours
		if with == m.theirs {
			answer = c.Theirs
		}
		if c.Cause != Answers || c.Collection == nil || c.Collection.Key == "waivers" {
			continue
		}
		var known []register.ID
		if was, _ := c.record(without); was != nil {
			known = c.Collection.Table.References(was)
		}
		for _, id := range answer.references() {
			if !slices.Contains(known, id) {
				uses[id] = true
			}
		}
	}
}

// findTwins notes the references that a record of each side bears and that
// neither side had twice.
func (m *merger) findTwins(merged *register.Register) {
	for _, twins := range byReference(merged) {
		var ours, theirs []Place
		for _, at := range twins {
			rec, _ := at.record(merged)
			inOurs, inTheirs := bears(m.ours, at, rec), bears(m.theirs, at, rec)
			switch {
			case inOurs && !inTheirs:
				ours = append(ours, at)
			case inTheirs && !inOurs:
				theirs = append(theirs, at)
			}
		}
		for _, o := range ours {
			for _, t := range theirs {
				m.twins(merged, o, t)
			}
		}
	}
}

func (m *merger) twins(merged *register.Register, ours, theirs Place) {
	whole := func(at Place) Value {
		rec, _ := at.record(merged)
		return Value{register: merged, holder: rec, table: at.Collection.Table}
	}
	reference := func(at Place) Place { return at.in(step{field: at.Collection.Table.Field("reference")}) }
	m.conflicts = append(m.conflicts, Conflict{
		Place: reference(theirs), twin: reference(ours), Cause: Reference,
		Ours: whole(ours), Theirs: whole(theirs),
	})
}

// byReference returns the records that share their reference with another one,
// whatever its case, in the order of the register.
func byReference(r *register.Register) [][]Place {
	all := map[string][]Place{}
	var order []string
	for _, c := range register.Collections {
		in := records(c, r)
		for _, k := range in.keys {
			ref := strings.ToLower(register.ReferenceOf(in.items[k].(register.Record)))
			if ref == "" {
				continue
			}
			if all[ref] = append(all[ref], Place{Collection: c, Record: k.id, nth: k.nth}); len(all[ref]) == 2 {
				order = append(order, ref)
			}
		}
	}
	shared := make([][]Place, len(order))
	for i, ref := range order {
		shared[i] = all[ref]
	}
	return shared
}

// bears reports that a register has the record of a place, under the reference
// that another form of it bears.
func bears(r *register.Register, at Place, form register.Record) bool {
	rec, _ := at.record(r)
	return rec != nil && strings.EqualFold(register.ReferenceOf(rec), register.ReferenceOf(form))
}
