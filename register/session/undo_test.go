package session_test

import (
	"strings"
	"testing"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/register/session"
	"article30/register/store"
)

// A step that another program has made impossible to take back is told once, by
// its name, and stands in the way of no other.
func TestAStepThatCannotBeUndoneIsToldAndPassedOver(t *testing.T) {
	s := open(t, t.TempDir(), vendors())
	for _, edit := range []session.Set{
		{Record: "t1", Path: "notes", To: session.Typed("d'abord")},
		{Record: "t2", Path: "notes", To: session.Typed("ensuite")},
		{Record: "t1", Path: "owner", To: session.Typed("enfin")},
	} {
		if _, err := s.Do(edit); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	elsewhere(t, s, `"notes": "ensuite"`, `"notes": "la leur"`)
	step, _ := s.Undoable()
	_, err := s.Undo()
	for l, title := range map[lang.Lang]string{lang.FR: step.Title.FR, lang.EN: step.Title.EN} {
		if err == nil || !strings.Contains(lang.Message(err, l), title) || !strings.Contains(lang.Message(err, l), "T-002") {
			t.Errorf("the step %q is refused so: %v", title, err)
		}
	}
	if got := s.Register().Treatments[1].Notes; got != "la leur" {
		t.Errorf("the notes written elsewhere are %q", got)
	}
	if _, err := s.Undo(); err != nil || s.Register().Treatments[0].Notes != "" {
		t.Errorf("the step before it is not undone: %v", err)
	}
	for range 2 { // what was undone is still there to redo
		if _, err := s.Redo(); err != nil {
			t.Fatal(err)
		}
	}
	if got := s.Register().Treatments[0]; got.Notes != "d'abord" || got.Owner != "enfin" {
		t.Errorf("redone: %q, %q", got.Notes, got.Owner)
	}
}

func TestAStepThatCannotBeRedoneIsToldAndPassedOver(t *testing.T) {
	s := open(t, t.TempDir(), vendors())
	for _, id := range []register.ID{"t1", "t2"} {
		if _, err := s.Do(session.Set{Record: id, Path: "notes", To: session.Typed("ici")}); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if _, err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	elsewhere(t, s, `"Ventes"`, `"Vente"`)
	if _, err := s.Redo(); err == nil || !strings.Contains(lang.Message(err, lang.EN), "T-001") {
		t.Errorf("error is %v", err)
	}
	if _, err := s.Redo(); err != nil || s.Register().Treatments[1].Notes != "ici" {
		t.Errorf("the step after it is not redone: %v", err)
	}
}

func TestBeforeAnEntryGoesWhatTheFileHoldsIsKept(t *testing.T) {
	for name, c := range map[string]struct {
		edit session.Edit
		kept int
	}{
		"a merge":               {session.MergeEntries{Keep: "r1", Drop: "r2"}, 1},
		"merges together":       {session.Together{Edits: []session.Edit{session.MergeEntries{Keep: "r1", Drop: "r2"}}}, 1},
		"a deletion":            {session.Delete{Record: "m1"}, 1},
		"one that is refused":   {session.Delete{Record: "r2"}, 0},
		"of what is no entry":   {session.Delete{Record: "t2"}, 0},
		"a change of the entry": {session.Set{Record: "m1", Path: "name", To: session.Typed("Autre")}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			r := vendors()
			r.Measures = []*register.Measure{{Head: register.Head{Item: register.Item{ID: "m1"}, Reference: "M-001", Name: "Sauvegardes"}}}
			s := open(t, t.TempDir(), r)
			before := file(t, s)
			_, err := s.Do(c.edit)
			if c.kept > 0 && err != nil {
				t.Fatal(err)
			}
			versions, err := s.Versions()
			if err != nil || len(versions) != c.kept {
				t.Fatalf("%d versions are kept: %v", len(versions), err)
			}
			for _, v := range versions {
				if kept, err := s.Version(v.Number); err != nil || v.Kind != store.Deletion || encoded(t, kept) != before {
					t.Errorf("version %d, %q, does not hold the register as it was: %v", v.Number, v.Kind, err)
				}
			}
		})
	}
}

func encoded(t *testing.T, r *register.Register) string {
	t.Helper()
	content, err := register.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// A review costs each record the same, few or many.
func BenchmarkReviewed(b *testing.B) {
	s := open(b, b.TempDir(), registertest.Large(10_000))
	var ids []register.ID
	for _, rec := range s.Register().Treatments[:5_000] {
		ids = append(ids, rec.ID)
	}
	for b.Loop() {
		if _, err := s.Do(session.Reviewed{Records: ids, By: "Anna"}); err != nil {
			b.Fatal(err)
		}
		if _, err := s.Undo(); err != nil {
			b.Fatal(err)
		}
	}
}
