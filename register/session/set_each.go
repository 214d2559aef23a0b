package session

import (
	"reflect"

	"article30/register"
	"article30/register/lang"
)

// SetEach gives the same answers to several records of one collection, in one
// walk through it: many Sets together would each look for their record.
type SetEach struct {
	Name       lang.Text // of the step
	Collection *register.Collection
	Records    []register.ID
	Answers    []FieldAnswer
}

// FieldAnswer is an answer and the path of the field it is for.
type FieldAnswer struct {
	Path string
	To   Value
}

func (s SetEach) changes(r *register.Register, v register.View) ([]Change, error) {
	wanted := make(map[register.ID]bool, len(s.Records))
	for _, id := range s.Records {
		wanted[id] = true
	}
	var all []Change
	found := make(map[register.ID]bool, len(s.Records))
	for i, before := range s.Collection.All(r) {
		id := register.Identity(before)
		if !wanted[id] {
			continue
		}
		if found[id] { // two records bear it
			_, _, err := find(r, id)
			return nil, err
		}
		found[id] = true
		after := s.Collection.Table.Clone(before).(register.Record)
		for _, a := range s.Answers {
			if err := answer(s.Collection, after, a.Path, a.To, v); err != nil {
				return nil, err
			}
		}
		if !reflect.DeepEqual(before, after) {
			touch(after, v.Today)
			all = append(all, Change{s.Collection, before, after, i, i})
		}
	}
	for _, id := range s.Records {
		if !found[id] {
			_, _, err := find(r, id)
			return nil, err
		}
	}
	return all, nil
}

func (s SetEach) title(*register.Register, register.View) lang.Text { return s.Name }
