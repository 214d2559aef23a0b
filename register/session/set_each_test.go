package session_test

import (
	"slices"
	"testing"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
)

func TestSeveralRecordsTakeTheSameAnswersAsOneByOne(t *testing.T) {
	answers := []session.FieldAnswer{{Path: "owner", To: session.Typed("Camille")}, {Path: "status", To: session.Codes{register.Ended}}}
	together, apart := open(t, t.TempDir(), vendors()), open(t, t.TempDir(), vendors())
	step, err := together.Do(session.SetEach{Name: lang.Text{FR: "fin", EN: "end"}, Records: []register.ID{"t3", "t1"}, Answers: answers})
	if err != nil || step.Title.EN != "end" {
		t.Fatalf("%q: %v", step.Title.EN, err)
	}
	for _, id := range []register.ID{"t1", "t3"} {
		for _, a := range answers {
			if _, err := apart.Do(session.Set{Record: id, Path: a.Path, To: a.To}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if file(t, together) != file(t, apart) {
		t.Error("they differ from records set one by one")
	}
	if _, err := together.Undo(); err != nil {
		t.Fatal(err)
	}
	if _, more := together.Undoable(); more || file(t, together) != file(t, open(t, t.TempDir(), vendors())) {
		t.Error("one undo does not take all of it back")
	}
}

func TestNoRecordChangesWhenOneCannot(t *testing.T) {
	twins := vendors()
	twins.Treatments[2].ID = "t1"
	for name, c := range map[string]struct {
		r       *register.Register
		records []register.ID
		path    string
	}{
		"gone":         {vendors(), []register.ID{"t1", "gone"}, "owner"},
		"of a list":    {vendors(), []register.ID{"t1"}, "purposes[0]"},
		"unknown path": {vendors(), []register.ID{"t1"}, "nowhere"},
		"twins":        {twins, []register.ID{"t1"}, "owner"},
	} {
		s := open(t, t.TempDir(), c.r)
		before := slices.Clone(s.Register().Treatments)
		if _, err := s.Do(session.SetEach{Records: c.records, Answers: []session.FieldAnswer{{Path: c.path, To: session.Typed("x")}}}); err == nil {
			t.Errorf("%s: done", name)
		}
		if !slices.Equal(before, s.Register().Treatments) {
			t.Errorf("%s: something changed", name)
		}
	}
}
