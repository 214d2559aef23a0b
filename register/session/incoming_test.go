package session_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"article30/register"
	"article30/register/history"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/register/session"
	"article30/register/store"
)

// Whatever was edited here and elsewhere: what comes of the merge is one step,
// whose undo gives ours back; it is saved over what was merged, and both sides
// are among the versions.
func TestWhatIsTakenInIsOneStepAndLosesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := registertest.Random(rt, rapid.StringMatching(`[a-z]{0,6}`))
		here, there := open(rt, emptyDir(rt, t), r), open(rt, emptyDir(rt, t), r)
		for range rapid.IntRange(0, 4).Draw(rt, "ours") {
			_, _ = here.Do(anyEdit(rt, here.Register()))
		}
		for range rapid.IntRange(1, 4).Draw(rt, "theirs") {
			_, _ = there.Do(anyEdit(rt, there.Register()))
		}
		ours, theirs := file(rt, here), file(rt, there)
		if err := os.WriteFile(here.Path(), []byte(theirs), 0o600); err != nil {
			rt.Fatal(err)
		}
		in, err := here.Outside()
		if err != nil {
			rt.Fatal(err)
		}
		pending := here.Pending() != nil
		merged, _ := here.Merge(in)
		step, err := here.Take(in, merged)
		if err != nil {
			rt.Fatal(err)
		}
		taken := file(rt, here)
		if want, _ := register.Encode(merged); taken != string(want) {
			rt.Fatal("the register is not what came of the merge")
		}
		kept := versions(rt, here)
		if !kept[theirs] || pending && !kept[ours] {
			rt.Fatal("a side is not among the versions")
		}
		if !step.Empty() {
			if _, err := here.Undo(); err != nil || file(rt, here) != ours {
				rt.Fatalf("undo does not give ours back: %v", err)
			}
			if _, err := here.Redo(); err != nil || file(rt, here) != taken {
				rt.Fatalf("redo does not bring the merge back: %v", err)
			}
		} else if taken != ours {
			rt.Fatal("an empty step changed the register")
		}
		if _, err := here.Save(); err != nil {
			rt.Fatal(err)
		}
		if on, _ := os.ReadFile(here.Path()); string(on) != taken {
			rt.Fatal("the file does not hold what came of the merge")
		}
	})
}

func emptyDir(rt *rapid.T, t *testing.T) string {
	dir, err := os.MkdirTemp(memoryDir(t), "")
	if err != nil {
		rt.Fatal(err)
	}
	return dir
}

// versions returns the contents of the versions of a register.
func versions(t interface{ Fatal(...any) }, s *session.Session) map[string]bool {
	all, err := s.Versions()
	if err != nil {
		t.Fatal(err)
	}
	kept := map[string]bool{}
	for _, v := range all {
		content, err := os.ReadFile(v.Path)
		if err != nil {
			t.Fatal(err)
		}
		kept[string(content)] = true
	}
	return kept
}

func TestWhatMovedOnMeanwhileIsNotTaken(t *testing.T) {
	s := open(t, t.TempDir(), register.New("Exemple", lang.FR))
	rename(t, s, "Ici")
	overwrite(t, s, `"language": "fr"`, `"language": "en"`)
	in, err := s.Outside()
	if err != nil {
		t.Fatal(err)
	}
	overwrite(t, s, `"language": "en"`, `"language": "en", "x": 1`)
	merged, _ := s.Merge(in)
	before := file(t, s)
	if _, err := s.Take(in, merged); err == nil || file(t, s) != before {
		t.Errorf("taken: %v", err)
	}
	var changed *store.ChangedError
	if _, err := s.Save(); !errors.As(err, &changed) {
		t.Errorf("the next save may overwrite it: %v", err)
	}
}

// overwrite has another program change the file.
func overwrite(t *testing.T, s *session.Session, from, to string) {
	t.Helper()
	theirs := strings.Replace(content(t, s.Path()), from, to, 1)
	if err := os.WriteFile(s.Path(), []byte(theirs), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A later sitting knows what a draft was made from, though another program has
// replaced that in the file: a version or, where none has it, the history tells.
func TestADraftIsMergedAgainstWhatItWasMadeFrom(t *testing.T) {
	t.Run("by a version", func(t *testing.T) { mergesADraft(t, "history.jsonl") })
	t.Run("by the history", func(t *testing.T) { mergesADraft(t, "versions") })
}

func mergesADraft(t *testing.T, without string) {
	c := &clock{today}
	s := mustCreate(t, filepath.Join(t.TempDir(), "registre.json"), c)
	rename(t, s, "Avant")
	mustSave(t, s)
	overwrite(t, s, `"language": "fr"`, `"language": "en"`)
	if _, err := s.Do(session.Set{Record: s.Register().Organisation.ID, Path: "legal_form", To: session.Typed("SAS")}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Write(s.Register()); err == nil {
		t.Fatal("their version was overwritten")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(s.Sidecar(), without)); err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, s.Path(), c)
	defer s.Close()
	draft, ok := s.Draft()
	if !ok {
		t.Fatal("no draft")
	}
	in, err := s.Drafted(draft)
	if err != nil {
		t.Fatal(err)
	}
	if in.Base == nil || in.Base.Organisation.Name != "Avant" || in.Base.Language != "fr" {
		t.Fatalf("the base is %+v", in.Base)
	}
	merged, conflicts := s.Merge(in)
	if _, err := s.Take(in, merged); err != nil || len(conflicts) > 0 {
		t.Fatal(err, conflicts)
	}
	if r := s.Register(); r.Language != "en" || r.Organisation.LegalForm != "SAS" {
		t.Errorf("merged %+v", r.Organisation)
	}
	if err := s.SetDraftAside(draft); err != nil {
		t.Fatal(err)
	}
	if _, still := s.Draft(); still || !versions(t, s)[string(draft.Content)] {
		t.Error("the draft is still there, or not among the versions")
	}
}

// Of a copy nobody knows what it grew out of: what differs is a conflict, what
// only one side answers or has is in both.
func TestACopyIsMergedWithoutTakingAnythingForDeleted(t *testing.T) {
	r := register.New("Exemple", lang.FR)
	r.Treatments = []*register.Treatment{
		{Head: register.Head{Item: register.Item{ID: "t1"}, Reference: "T-001", Name: "Paie"}},
		{Head: register.Head{Item: register.Item{ID: "t2"}, Reference: "T-002", Name: "Clients"}},
	}
	s := open(t, t.TempDir(), r)
	theirs := register.New("Exemple", lang.FR)
	theirs.Organisation = r.Organisation
	theirs.Treatments = []*register.Treatment{
		{Head: register.Head{Item: register.Item{ID: "t1"}, Reference: "T-001", Name: "Salaires"}, Notes: "lu"},
		{Head: register.Head{Item: register.Item{ID: "t3"}, Reference: "T-003", Name: "Badges"}},
	}
	theirContent, err := register.Encode(theirs)
	if err != nil {
		t.Fatal(err)
	}
	const name = "registre (conflicted copy 2026-11-22).json"
	if err := os.WriteFile(filepath.Join(filepath.Dir(s.Path()), name), theirContent, 0o600); err != nil {
		t.Fatal(err)
	}
	if copies := s.ConflictCopies(); len(copies) != 1 || copies[0] != name {
		t.Fatalf("copies %q", copies)
	}
	in, err := s.Copy(name)
	if err != nil {
		t.Fatal(err)
	}
	merged, conflicts := s.Merge(in)
	if len(conflicts) != 1 || conflicts[0].Path() != "name" {
		t.Fatalf("conflicts %v", conflicts)
	}
	if len(merged.Treatments) != 3 || merged.Treatments[0].Name != "Paie" || merged.Treatments[0].Notes != "lu" {
		t.Errorf("merged %+v", merged.Treatments)
	}
}

func TestAVersionIsTakenBackAsOneStep(t *testing.T) {
	c := &clock{today}
	s := mustCreate(t, filepath.Join(t.TempDir(), "registre.json"), c)
	defer s.Close()
	first := file(t, s)
	rename(t, s, "Deux")
	mustSave(t, s)
	c.Time = c.Add(time.Hour)
	rename(t, s, "Trois") // not saved yet
	all, err := s.Versions()
	if err != nil || len(all) != 1 {
		t.Fatal(err, all)
	}
	step, _, err := s.Restore(all[0].Number)
	if err != nil || len(step.Changes) != 1 {
		t.Fatal(err, step)
	}
	if file(t, s) != first || content(t, s.Path()) != first || s.Pending() != nil {
		t.Error("the version is not taken back and saved")
	}
	said := causes(t, s.Path())
	if said[len(said)-1] != history.Restored {
		t.Errorf("the history says %v", said)
	}
	if _, err := s.Undo(); err != nil || s.Register().Organisation.Name != "Trois" {
		t.Errorf("undo: %v", err)
	}
}
