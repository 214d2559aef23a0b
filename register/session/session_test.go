package session_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/register/session"
	"article30/register/store"
	"article30/register/template"
)

var today = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

func open(t interface {
	Helper()
	Fatal(...any)
	Cleanup(func())
}, dir string, r *register.Register) *session.Session {
	t.Helper()
	s, err := session.Create(filepath.Join(dir, "registre.json"), r, session.WithClock(func() time.Time { return today }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Any series of edits, undone, gives back the register as it was, and made
// again, as it became.
func TestUndoTakesBackAndRedoMakesAgain(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		s := open(rt, dir, registertest.Random(rt, rapid.StringMatching(`[a-z]{0,6}`)))
		states := []string{file(rt, s)}
		for range rapid.IntRange(1, 12).Draw(rt, "edits") {
			step, err := s.Do(anyEdit(rt, s.Register()))
			if len(step.Changes) == 0 || err != nil {
				if now := file(rt, s); now != states[len(states)-1] {
					rt.Fatalf("a refused or empty edit changed the register: %v", err)
				}
				continue
			}
			if step.Title.FR == "" || step.Title.EN == "" {
				rt.Fatal("a step without name")
			}
			states = append(states, file(rt, s))
		}
		for i := len(states) - 2; i >= 0; i-- {
			if _, err := s.Undo(); err != nil {
				rt.Fatal(err)
			}
			if file(rt, s) != states[i] {
				rt.Fatalf("undo %d did not give back the register", i)
			}
		}
		for _, state := range states[1:] {
			if _, err := s.Redo(); err != nil {
				rt.Fatal(err)
			}
			if file(rt, s) != state {
				rt.Fatal("redo did not make the edit again")
			}
		}
	})
}

// anyEdit draws an edit that names existing records and lists, mostly.
func anyEdit(t *rapid.T, r *register.Register) session.Edit {
	c := rapid.SampledFrom(register.Collections).Draw(t, "collection")
	if c.Len(r) == 0 {
		return session.Add{Collection: c, Record: session.NewRecord(c, r, "nouveau")}
	}
	rec := rapid.SampledFrom(c.All(r)).Draw(t, "record")
	id := register.Identity(rec)
	var fields, lists, items []string
	c.Table.Walk(rec, func(path string, f *register.Field, holder any) {
		switch f.Kind {
		case register.KindGroup:
		case register.KindList:
			lists = append(lists, path)
			for i := range f.Items(holder) {
				items = append(items, path+"["+strconv.Itoa(i)+"]")
			}
		default:
			fields = append(fields, path)
		}
	})
	field := rapid.SampledFrom(fields).Draw(t, "field")
	switch rapid.IntRange(0, 13).Draw(t, "edit") {
	case 0:
		return session.Add{Collection: c, Record: session.NewRecord(c, r, "nouveau")}
	case 1:
		return session.Delete{Record: id}
	case 2:
		return session.Duplicate{Record: id}
	case 3:
		return session.Move{Record: id, By: rapid.IntRange(-2, 2).Draw(t, "by")}
	case 4:
		return session.Set{Record: id, Path: field, To: session.Cleared{}}
	case 5:
		return session.Set{Record: id, Path: field, To: session.None("parce que")}
	case 6:
		if len(lists) > 0 {
			return session.AddItem{Record: id, Path: rapid.SampledFrom(lists).Draw(t, "list"), At: -1}
		}
	case 7:
		if len(items) > 0 {
			return session.RemoveItem{Record: id, Path: rapid.SampledFrom(items).Draw(t, "item")}
		}
	case 8:
		if len(items) > 0 {
			return session.MoveItem{Record: id, Path: rapid.SampledFrom(items).Draw(t, "item"), By: 1}
		}
	case 12:
		if len(items) > 0 {
			return session.DuplicateItem{Record: id, Path: rapid.SampledFrom(items).Draw(t, "item")}
		}
	case 9:
		return session.Reviewed{Records: []register.ID{id}, By: "Anna"}
	case 10:
		return session.Waive{Record: id, Rule: rapid.SampledFrom(check.Rules()).Draw(t, "rule").ID, Reason: "parce que"}
	case 11:
		return session.Begin{Templates: []template.Template{rapid.SampledFrom(template.All()).Draw(t, "template")}}
	}
	typed := rapid.SampledFrom([]string{"oui", "a", "3", "31/12/2026", "France", "n'importe quoi"}).Draw(t, "typed")
	to := rapid.SampledFrom([]session.Value{
		session.Typed(typed), session.Kept(typed), session.Codes{"a", "b"}, session.References{"x"}, session.None("parce que"), session.Cleared{},
	}).Draw(t, "to")
	return session.Together{Name: lang.Text{FR: "plusieurs", EN: "several"}, Edits: []session.Edit{
		session.Duplicate{Record: id},
		session.Set{Record: id, Path: field, To: to},
	}}
}

func file(t interface{ Fatal(...any) }, s *session.Session) string {
	content, err := register.Encode(s.Register())
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestAnEntryInUseIsNotDeleted(t *testing.T) {
	r := register.New("Exemple", lang.FR)
	crm := &register.Recipient{Head: register.Head{Item: register.Item{ID: "r1"}, Reference: "R-001", Name: "CRM"}}
	r.Recipients = []*register.Recipient{crm}
	r.Treatments = []*register.Treatment{{
		Head:       register.Head{Item: register.Item{ID: "t1"}, Reference: "T-001", Name: "Clients"},
		Recipients: []register.Use{{Item: register.Item{ID: "u1"}, Recipient: "r1"}},
	}}
	s := open(t, t.TempDir(), r)
	_, err := s.Do(session.Delete{Record: "r1"})
	var inUse *session.InUseError
	if !errors.As(err, &inUse) || len(inUse.Uses) != 1 || register.ReferenceOf(inUse.Uses[0]) != "T-001" {
		t.Fatalf("error is %v", err)
	}
	if got, want := lang.Message(err, lang.EN), "R-001 is used by T-001 (1); take it out of those records first"; got != want {
		t.Errorf("message is %q", got)
	}
}

func TestAnEditDatesTheFicheAndItsUndoTakesTheDateBack(t *testing.T) {
	r := register.New("Exemple", lang.FR)
	r.Treatments = []*register.Treatment{{Head: register.Head{Item: register.Item{ID: "t1"}}, Updated: "2020-01-01"}}
	s := open(t, t.TempDir(), r)
	for _, path := range []string{"name", "name"} { // the second changes nothing
		if _, err := s.Do(session.Set{Record: "t1", Path: path, To: session.Typed("Paie")}); err != nil {
			t.Fatal(err)
		}
	}
	if got := s.Register().Treatments[0].Updated; got != "2026-11-22" {
		t.Errorf("updated is %q", got)
	}
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := s.Register().Treatments[0]; got.Updated != "2020-01-01" || got.Name != "" {
		t.Errorf("after undo: %+v", got)
	}
	if _, err := s.Undo(); err == nil {
		t.Error("the second, empty edit left a step to undo")
	}
}

func TestTheDateOfTheUpdateCanBeSetByHand(t *testing.T) {
	r := register.New("Exemple", lang.FR)
	r.Treatments = []*register.Treatment{{Head: register.Head{Item: register.Item{ID: "t1"}}}}
	s := open(t, t.TempDir(), r)
	if _, err := s.Do(session.Set{Record: "t1", Path: "updated", To: session.Typed("01/02/2024")}); err != nil {
		t.Fatal(err)
	}
	if got := s.Register().Treatments[0].Updated; got != "2024-02-01" {
		t.Errorf("updated is %q", got)
	}
}

func TestADuplicateSharesNoIdentity(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		s := open(rt, dir, registertest.Whole(rt, rapid.StringMatching(`[a-z]{1,6}`)))
		c := rapid.SampledFrom(register.Collections[1:]).Draw(rt, "collection")
		original := c.At(s.Register(), 0)
		if _, err := s.Do(session.Duplicate{Record: register.Identity(original)}); err != nil {
			rt.Fatal(err)
		}
		twin := c.At(s.Register(), 1)
		seen := identities(c.Table, original)
		for _, id := range identities(c.Table, twin) {
			if id == "" || slices.Contains(seen, id) {
				rt.Fatalf("identity %q stands in both", id)
			}
		}
		if c.Prefix != "" && register.ReferenceOf(twin) != c.Prefix+"-003" {
			rt.Fatalf("reference is %q", register.ReferenceOf(twin))
		}
	})
}

func identities(t *register.Table, rec any) []register.ID {
	ids := []register.ID{register.Identity(rec)}
	t.Walk(rec, func(_ string, f *register.Field, holder any) {
		if f.Kind == register.KindList {
			for _, item := range f.Items(holder) {
				ids = append(ids, register.Identity(item))
			}
		}
	})
	return ids
}

func TestWhatIsSavedIsWhatIsOpenedAgain(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, register.New("Exemple", lang.FR))
	c := register.CollectionOf("treatments")
	if _, err := s.Do(session.Add{Collection: c, Record: session.NewRecord(c, s.Register(), "Paie")}); err != nil {
		t.Fatal(err)
	}
	if s.Pending() == nil {
		t.Fatal("nothing to save after an edit")
	}
	if _, err := s.Save(); err != nil {
		t.Fatal(err)
	}
	if s.Pending() != nil {
		t.Fatal("still something to save")
	}
	again, err := session.Open(s.Path(), store.ReadOnly)
	if err != nil {
		t.Fatal(err)
	}
	if file(t, again) != file(t, s) {
		t.Error("the file holds another register")
	}
	if _, err := again.Do(session.Delete{Record: "x"}); err == nil {
		t.Error("a register open for reading was changed")
	}
}

func TestANewerFormatIsReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	content := []byte("{\"format\": 99, \"treatments\": [{\"id\": \"t1\", \"name\": \"Paie\"}]}\n")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := session.Open(path, store.ReadWrite)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if s.ReadOnly() == nil {
		t.Fatal("a newer format is open for writing")
	}
	if _, err := s.Do(session.Set{Record: "t1", Path: "name", To: session.Typed("x")}); err == nil {
		t.Error("a newer format was changed")
	}
	if now, _ := os.ReadFile(path); string(now) != string(content) {
		t.Error("the file was written")
	}
}

func TestAFileChangedElsewhereIsReadAgainAndNeverOverwritten(t *testing.T) {
	r := register.New("Exemple", lang.FR)
	r.Treatments = []*register.Treatment{
		{Head: register.Head{Item: register.Item{ID: "t1"}, Name: "Paie"}},
		{Head: register.Head{Item: register.Item{ID: "t2"}, Name: "Clients"}},
	}
	s := open(t, t.TempDir(), r)
	if _, err := s.Do(session.Set{Record: "t1", Path: "name", To: session.Typed("Salaires")}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Save(); err != nil {
		t.Fatal(err)
	}
	theirs := strings.Replace(file(t, s), "Clients", "Clientèle", 1)
	if err := os.WriteFile(s.Path(), []byte(theirs), 0o600); err != nil {
		t.Fatal(err)
	}
	if changed, err := s.ChangedOutside(); !changed || err != nil {
		t.Fatalf("not noticed: %v", err)
	}
	if _, err := s.Do(session.Set{Record: "t1", Path: "owner", To: session.Typed("RH")}); err != nil {
		t.Fatal(err)
	}
	var changed *store.ChangedError
	if _, err := s.Save(); !errors.As(err, &changed) {
		t.Fatalf("error is %v", err)
	}
	if now, _ := os.ReadFile(s.Path()); string(now) != theirs {
		t.Fatal("the other program's work was overwritten")
	}
	if err := s.Reload(); err != nil {
		t.Fatal(err)
	}
	if got := file(t, s); got != theirs {
		t.Fatalf("after reading again:\n%s", got)
	}
	if _, err := s.Undo(); err == nil {
		t.Error("a step was undone on a record that is no longer what it left")
	}
}

func TestAnsweringAFieldOfAGroupTakesBackItsNone(t *testing.T) {
	r := register.New("Exemple", lang.FR)
	r.Organisation.DPO = register.DPO{Absence: register.Absence{None: true, Why: "moins de 250 salariés"}}
	s := open(t, t.TempDir(), r)
	id := r.Organisation.ID
	if _, err := s.Do(session.Set{Record: id, Path: "dpo.email", To: session.Cleared{}}); err != nil {
		t.Fatal(err)
	}
	if !s.Register().Organisation.DPO.None {
		t.Error("clearing a field took back the none")
	}
	if _, err := s.Do(session.Set{Record: id, Path: "dpo.last_name", To: session.Typed("Martin")}); err != nil {
		t.Fatal(err)
	}
	if got := s.Register().Organisation.DPO; got.None || got.Why != "" {
		t.Errorf("the DPO has a name and is still none: %+v", got.Absence)
	}
}

// elsewhere has another program change the file, and the session read it again.
func elsewhere(t *testing.T, s *session.Session, from, to string) {
	t.Helper()
	if _, err := s.Save(); err != nil {
		t.Fatal(err)
	}
	theirs := strings.Replace(file(t, s), from, to, 1)
	if err := os.WriteFile(s.Path(), []byte(theirs), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Reload(); err != nil {
		t.Fatal(err)
	}
}

func TestADeletionIsNotUndoneWhereTheRecordIsBack(t *testing.T) {
	r := register.New("Exemple", lang.FR)
	r.Treatments = []*register.Treatment{{Head: register.Head{Item: register.Item{ID: "t1"}, Reference: "T-001", Name: "Paie"}}}
	s := open(t, t.TempDir(), r)
	if _, err := s.Do(session.Delete{Record: "t1"}); err != nil {
		t.Fatal(err)
	}
	elsewhere(t, s, `"name": "Exemple"`, `"name": "Exemple"`+"}, \"treatments\": [{\"id\": \"t1\", \"name\": \"Paie\"}], \"x\": {")
	if _, err := s.Undo(); err == nil || len(s.Register().Treatments) != 1 {
		t.Errorf("error %v, %d treatments", err, len(s.Register().Treatments))
	}
}

func TestAnAdditionIsNotUndoneWhereItIsUsed(t *testing.T) {
	r := register.New("Exemple", lang.FR)
	r.Treatments = []*register.Treatment{{Head: register.Head{Item: register.Item{ID: "t1"}, Reference: "T-001", Name: "Paie"}}}
	s := open(t, t.TempDir(), r)
	c := register.CollectionOf("measures")
	if _, err := s.Do(session.Add{Collection: c, Record: session.NewRecord(c, s.Register(), "Chiffrement")}); err != nil {
		t.Fatal(err)
	}
	id := s.Register().Measures[0].ID
	elsewhere(t, s, `"name": "Paie"`, `"name": "Paie", "measures": ["`+string(id)+`"]`)
	var inUse *session.InUseError
	if _, err := s.Undo(); !errors.As(err, &inUse) {
		t.Errorf("error is %v", err)
	}
}

func TestABrokenFileElsewhereIsLeftAlone(t *testing.T) {
	s := open(t, t.TempDir(), register.New("Exemple", lang.FR))
	if err := os.WriteFile(s.Path(), []byte("{\"format\": 1, <<<<<<<"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Reload(); err == nil {
		t.Fatal("read what is no register")
	}
	if _, err := s.Do(session.Set{Record: s.Register().Organisation.ID, Path: "name", To: session.Typed("Autre")}); err != nil {
		t.Fatal(err)
	}
	var changed *store.ChangedError
	if _, err := s.Save(); !errors.As(err, &changed) {
		t.Errorf("error is %v", err)
	}
	if now, _ := os.ReadFile(s.Path()); !strings.Contains(string(now), "<<<<<<<") {
		t.Error("the broken file was overwritten")
	}
}

func TestAReferenceNamesOneRecord(t *testing.T) {
	r := register.New("Exemple", lang.FR)
	r.Treatments = []*register.Treatment{
		{Head: register.Head{Item: register.Item{ID: "t1"}, Reference: "T-001"}},
		{Head: register.Head{Item: register.Item{ID: "t2"}, Reference: "T-002"}},
	}
	s := open(t, t.TempDir(), r)
	for _, ref := range []string{"T-001", "t-001", "t1", "organisation", " "} {
		if _, err := s.Do(session.Set{Record: "t2", Path: "reference", To: session.Typed(ref)}); err == nil {
			t.Errorf("T-002 may be called %q", ref)
		}
	}
	for _, ref := range []string{"t-002", "PAIE-1"} {
		if _, err := s.Do(session.Set{Record: "t2", Path: "reference", To: session.Typed(ref)}); err != nil {
			t.Errorf("%q: %v", ref, err)
		}
	}
}

func TestAChoiceAnswersOnlyAFieldOfItsKind(t *testing.T) {
	r := register.New("Exemple", lang.FR)
	r.Treatments = []*register.Treatment{{
		Head: register.Head{Item: register.Item{ID: "t1"}}, Purposes: []register.Purpose{{Item: register.Item{ID: "p1"}, Text: "x"}},
	}}
	s := open(t, t.TempDir(), r)
	for _, path := range []string{"purposes", "name", "measures"} {
		if _, err := s.Do(session.Set{Record: "t1", Path: path, To: session.Codes{"a"}}); err == nil {
			t.Errorf("%s was answered by codes", path)
		}
	}
	for _, to := range []session.Value{session.References{}, session.Typed(" ; ; ")} {
		if step, err := s.Do(session.Set{Record: "t1", Path: "measures", To: to}); err != nil || len(step.Changes) > 0 {
			t.Errorf("%#v: %v, %d changes", to, err, len(step.Changes))
		}
	}
}
