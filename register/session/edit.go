package session

import (
	"reflect"
	"slices"
	"time"

	"article30/register"
	"article30/register/lang"
)

// Edit is a change a user asks for: a value that says what, applied as one
// undo step. It works out which records become what and changes nothing
// itself.
type Edit interface {
	changes(r *register.Register, v register.View) ([]Change, error)
	// title names the step for undo, without verb: "Purpose", "T-003 Payroll".
	title(r *register.Register, v register.View) lang.Text
}

// Change is what an edit does to one record: Before and After are the record
// then and now, nil where it did not exist or no longer does; From and To are
// its positions in the collection.
type Change struct {
	Collection    *register.Collection
	Before, After register.Record
	From, To      int
}

func (c Change) inverse() Change {
	return Change{c.Collection, c.After, c.Before, c.To, c.From}
}

// ID returns the identity of the record changed.
func (c Change) ID() register.ID {
	if c.After != nil {
		return register.Identity(c.After)
	}
	return register.Identity(c.Before)
}

// apply puts the change into a register. It refuses when the record is no
// longer what the change was made from, when one it brings back is there
// already, and when one it takes away is referred to.
func (c Change) apply(r *register.Register) (*register.Register, error) {
	at := c.Collection.Index(r, c.ID())
	if c.Before == nil {
		if at >= 0 {
			return nil, changedSince(c.After)
		}
		return c.Collection.Insert(r, c.To, c.After), nil
	}
	if at < 0 || c.Collection.At(r, at) != c.Before {
		return nil, changedSince(c.Before)
	}
	switch {
	case c.After == nil:
		if uses := r.Uses(c.ID()); len(uses) > 0 {
			return nil, inUse(c.Before, uses)
		}
		return c.Collection.Remove(r, at), nil
	case c.From != c.To:
		return c.Collection.Insert(c.Collection.Remove(r, at), c.To, c.After), nil
	}
	return c.Collection.Replace(r, at, c.After), nil
}

// inPlace counts the first changes that leave records of one collection where
// they are.
func inPlace(changes []Change) (n int) {
	for n < len(changes) {
		c := changes[n]
		if c.Collection != changes[0].Collection || c.Before == nil || c.After == nil || c.From != c.To {
			break
		}
		n++
	}
	return n
}

// replaceAll applies changes in place as one, as Change.apply would each: the
// list is walked and copied once.
func replaceAll(r *register.Register, changes []Change) (*register.Register, error) {
	c := changes[0].Collection
	records := c.All(r)
	at := make(map[register.ID]int, len(records))
	for i, rec := range slices.Backward(records) {
		at[register.Identity(rec)] = i
	}
	for _, change := range changes {
		i, there := at[change.ID()]
		if !there || records[i] != change.Before {
			return nil, changedSince(change.Before)
		}
		records[i] = change.After
	}
	return c.With(r, records), nil
}

func changedSince(rec register.Record) error {
	return lang.Errorf(lang.Text{
		FR: "%s a changé depuis",
		EN: "%s has changed since",
	}, naming(rec))
}

// naming names a record as people call it: by its reference, or by its name.
func naming(rec register.Record) string {
	if ref := register.ReferenceOf(rec); ref != "" {
		return ref
	}
	return register.NameOf(rec)
}

// find returns the record of an ID. It fails when there is none, or when a file
// edited by hand gives several the same: the edit could reach another than the
// one meant.
func find(r *register.Register, id register.ID) (*register.Collection, register.Record, error) {
	c, rec := r.ByID(id)
	if rec == nil {
		return nil, nil, lang.Errorf(lang.Text{
			FR: "la fiche %s n'existe pas ou plus\u00a0; rien n'est modifié",
			EN: "there is no record %s (any more); nothing is modified",
		}, string(id))
	}
	if twin := sameID(r, rec); twin != nil {
		return nil, nil, lang.Errorf(lang.Text{
			FR: "%s et %s portent le même id\u00a0; «\u00a0article30 repair\u00a0» les sépare",
			EN: "%s and %s bear the same id; \"article30 repair\" tells them apart",
		}, naming(rec), naming(twin))
	}
	return c, rec, nil
}

// sameID returns another record that bears the ID of one, nil when none does.
func sameID(r *register.Register, rec register.Record) register.Record {
	for _, c := range register.Collections {
		for i := range c.Len(r) {
			if other := c.At(r, i); other != rec && register.Identity(other) == register.Identity(rec) && !c.Single {
				return other
			}
		}
	}
	return nil
}

// amend returns the change that writes to one record and dates it; none when
// nothing is written that was not there.
func amend(r *register.Register, v register.View, id register.ID, write writing) ([]Change, error) {
	c, before, err := find(r, id)
	if err != nil {
		return nil, err
	}
	after, err := amended(r, v, c, before, write)
	if err != nil || after == nil {
		return nil, err
	}
	at := c.Index(r, id)
	return []Change{{c, before, after, at, at}}, nil
}

// amendEach does as amend for several records, in one walk through the register:
// each would otherwise be looked for.
func amendEach(r *register.Register, v register.View, ids []register.ID, write writing) ([]Change, error) {
	found := make(map[register.ID]bool, len(ids))
	for _, id := range ids {
		found[id] = false
	}
	var all []Change
	for _, c := range register.Collections {
		for i := range c.Len(r) {
			before := c.At(r, i)
			id := register.Identity(before)
			again, wanted := found[id]
			if !wanted {
				continue
			}
			if again {
				_, _, err := find(r, id) // two records bear it
				return nil, err
			}
			found[id] = true
			after, err := amended(r, v, c, before, write)
			if err != nil {
				return nil, err
			}
			if after != nil {
				all = append(all, Change{c, before, after, i, i})
			}
		}
	}
	for _, id := range ids {
		if !found[id] {
			_, _, err := find(r, id)
			return nil, err
		}
	}
	return all, nil
}

// writing writes to a record of a collection.
type writing func(c *register.Collection, rec register.Record) error

// amended returns a changed copy of a record, dated; nil when nothing is written
// that was not there.
func amended(r *register.Register, v register.View, c *register.Collection, before register.Record, write writing) (register.Record, error) {
	after := c.Table.Clone(before).(register.Record)
	if err := write(c, after); err != nil {
		return nil, err
	}
	if reflect.DeepEqual(before, after) {
		return nil, nil
	}
	if err := refersToItAlone(r, before, after); err != nil {
		return nil, err
	}
	if !datedByHand(c, before, after) {
		touch(after, v.Today)
	}
	return after, nil
}

// refersToItAlone refuses a new reference that would name no record, or another
// one as well.
func refersToItAlone(r *register.Register, before, after register.Record) error {
	ref := register.ReferenceOf(after)
	if ref == register.ReferenceOf(before) {
		return nil
	}
	if ref == "" {
		return lang.Errorf(lang.Text{
			FR: "une fiche ne reste pas sans référence\u00a0; donnez-en une autre",
			EN: "a record does not go without a reference; give it another",
		})
	}
	for _, found := range r.Find(ref) {
		if found.Record != before {
			return lang.Errorf(lang.Text{
				FR: "«\u00a0%s\u00a0» désigne déjà «\u00a0%s\u00a0»\u00a0; donnez une autre référence",
				EN: "\"%s\" already names \"%s\"; give another reference",
			}, ref, register.NameOf(found.Record))
		}
	}
	return nil
}

// datedByHand reports that the edit answers the date that edits set.
func datedByHand(c *register.Collection, before, after register.Record) bool {
	f := c.Table.Field("updated")
	return f != nil && *f.Address(before).(*register.Date) != *f.Address(after).(*register.Date)
}

// touch dates a record of today's change, where it keeps such dates.
func touch(rec register.Record, today time.Time) {
	if t, ok := rec.(interface{ Touch(register.Date) }); ok {
		t.Touch(register.Date(today.Format(time.DateOnly)))
	}
}
