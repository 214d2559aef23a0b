package session

import (
	"reflect"
	"slices"

	"article30/register"
	"article30/register/lang"
)

// whole is what a step does that puts another register in the place of one: its
// records refer to each other, and to what the step takes away, so that they
// come and go together.
type whole struct{ before, after *register.Register }

// apply returns the register after the step. It refuses when the register is no
// longer the one before it.
func (w *whole) apply(r *register.Register) (*register.Register, error) {
	if r != w.before && !sameRegister(r, w.before) {
		return nil, lang.Errorf(lang.Text{
			FR: "le registre a changé depuis",
			EN: "the register has changed since",
		})
	}
	return w.after, nil
}

func (w *whole) inverse() *whole {
	if w == nil {
		return nil
	}
	return &whole{w.after, w.before}
}

// sameRegister reports that two registers have the same records, by identity,
// and the same members besides.
func sameRegister(a, b *register.Register) bool {
	for _, c := range register.Collections {
		if !slices.Equal(c.All(a), c.All(b)) {
			return false
		}
	}
	return reflect.DeepEqual(withoutRecords(a), withoutRecords(b))
}

func withoutRecords(r *register.Register) register.Register {
	return register.Register{Format: r.Format, Language: r.Language, Unknown: r.Unknown}
}

// become puts a register in the place of the one that is open, as one step. The
// step is empty when they are the same.
func (s *Session) become(title lang.Text, r *register.Register) Step {
	before := s.register
	r = keepAll(before, r)
	if sameRegister(before, r) {
		return Step{}
	}
	step := Step{Title: title, whole: &whole{before, r}}
	for _, c := range register.Collections {
		step.Changes = append(step.Changes, replaced(c, before, r)...)
	}
	s.register = r
	s.done, s.undone = append(s.done, step), nil
	return step
}

// replaced lists the records of a collection that have come, gone, changed, or
// taken another place among those that stay.
func replaced(c *register.Collection, before, after *register.Register) []Change {
	was, is := spots(c, before, after), spots(c, after, before)
	var changes []Change
	for i, rec := range c.All(after) {
		old, known := was[register.Identity(rec)]
		switch {
		case !known:
			changes = append(changes, Change{c, nil, rec, -1, i})
		case old.record != rec || old.rank != is[register.Identity(rec)].rank:
			changes = append(changes, Change{c, old.record, rec, old.at, i})
		}
	}
	for i, rec := range c.All(before) {
		if _, stays := is[register.Identity(rec)]; !stays {
			changes = append(changes, Change{c, rec, nil, i, -1})
		}
	}
	return changes
}

// spot is where a record stands: in its list, and among those that another
// register has as well.
type spot struct {
	record   register.Record
	at, rank int
}

func spots(c *register.Collection, r, other *register.Register) map[register.ID]spot {
	shared := make(map[register.ID]bool, c.Len(other))
	for _, rec := range c.All(other) {
		shared[register.Identity(rec)] = true
	}
	all := make(map[register.ID]spot, c.Len(r))
	rank := 0
	for i, rec := range c.All(r) {
		id := register.Identity(rec)
		all[id] = spot{rec, i, rank}
		if shared[id] {
			rank++
		}
	}
	return all
}
