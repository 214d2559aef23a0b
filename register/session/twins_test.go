package session_test

import (
	"os"
	"path/filepath"
	"testing"

	"article30/register"
	"article30/register/check"
	"article30/register/session"
	"article30/register/store"
)

const twinned = `{
  "format": 1,
  "organisation": {"id": "o"},
  "treatments": [
    {"id": "t", "reference": "T-001", "name": "Paie", "recipients": [{"id": "u", "recipient": "r"}, {"id": "u", "recipient": "gone"}]},
    {"id": "t", "reference": "T-002", "name": "Clients"}
  ],
  "recipients": [{"id": "r", "reference": "R-001", "name": "CRM"}, {"id": "", "reference": "R-002", "name": "Banque"}]
}
`

// A file with IDs twice, none or of nothing opens: the rules tell, no edit
// reaches another record than the one meant, and each fault can be mended.
func TestARegisterWithFaultyIDsOpensAndIsMended(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	if err := os.WriteFile(path, []byte(twinned), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := session.Open(path, store.ReadWrite)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	told := func() map[string]int {
		rules := map[string]int{}
		for _, f := range check.Of(s.Register(), "2026-11-22").Findings() {
			rules[f.Rule]++
		}
		return rules
	}
	if rules := told(); rules["ORG-07c"] != 1 || rules["FIC-07"] != 1 || rules["FIC-05"] != 1 {
		t.Errorf("the rules tell %v", rules)
	}
	for name, edit := range map[string]session.Edit{
		"an answer":            session.Set{Record: "t", Path: "name", To: session.Typed("autre")},
		"deleting a record":    session.Delete{Record: "t"},
		"duplicating a record": session.Duplicate{Record: "t"},
		"moving a record":      session.Move{Record: "t", By: 1},
	} {
		if _, err := s.Do(edit); err == nil {
			t.Errorf("%s reached one of two records of an ID", name)
		}
	}
	before := s.Register()
	if step, err := s.Separate(); err != nil || step.Empty() {
		t.Fatalf("separating: %v", err)
	}
	first, second := s.Register().Treatments[0], s.Register().Treatments[1]
	if first.ID != "t" || second.ID == "t" || second.Name != "Clients" {
		t.Errorf("the records are %q and %q", first.ID, second.ID)
	}
	use := first.Recipients[1]
	if _, err := s.Do(session.RemoveItem{Record: first.ID, Path: "recipients[" + string(use.ID) + "]"}); err != nil {
		t.Error(err)
	}
	if rules := told(); rules["ORG-07c"]+rules["FIC-07"]+rules["FIC-05"] > 0 {
		t.Errorf("the rules still tell %v", rules)
	}
	if step, err := s.Separate(); err != nil || !step.Empty() {
		t.Errorf("separating again: %v, %v", step, err)
	}
	if _, err := s.Save(); err != nil {
		t.Fatal(err)
	}
	if kept := versions(t, s); !kept[twinned] {
		t.Error("the file as it was is not among the versions")
	}
	for range 2 {
		if _, err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := file(t, s), string(encoded(t, before)); got != want {
		t.Errorf("undone, the register is\n%s", got)
	}
}

func TestAnEditThroughAnIDThatTwoItemsShareIsRefused(t *testing.T) {
	r, err := register.Decode([]byte(twinned))
	if err != nil {
		t.Fatal(err)
	}
	r = register.CollectionOf("treatments").Remove(r, 1)
	s := open(t, t.TempDir(), r)
	for name, edit := range map[string]session.Edit{
		"an answer":           session.Set{Record: "t", Path: "recipients[u].recipient", To: session.Cleared{}},
		"removing an item":    session.RemoveItem{Record: "t", Path: "recipients[u]"},
		"moving an item":      session.MoveItem{Record: "t", Path: "recipients[u]", By: 1},
		"duplicating an item": session.DuplicateItem{Record: "t", Path: "recipients[u]"},
	} {
		if _, err := s.Do(edit); err == nil {
			t.Errorf("%s reached one of two items of an ID", name)
		}
	}
	// What does not go through them is edited as ever.
	if _, err := s.Do(session.Set{Record: "t", Path: "name", To: session.Typed("autre")}); err != nil {
		t.Error(err)
	}
}

func TestADanglingReferenceIsClearedOrReplaced(t *testing.T) {
	r, err := register.Decode([]byte(`{"format": 1, "treatments": [{"id": "t", "measures": ["gone", "m"], "recipients": [{"id": "u", "recipient": "gone"}]}],
		"measures": [{"id": "m", "reference": "M-001"}], "recipients": [{"id": "r", "reference": "R-001"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, t.TempDir(), r)
	dangling := func() (n int) {
		for _, f := range check.Of(s.Register(), "2026-11-22").On("t") {
			if f.Rule == "FIC-05" {
				n++
			}
		}
		return n
	}
	if n := dangling(); n != 2 {
		t.Fatalf("%d references to nothing are told", n)
	}
	for i, edit := range []session.Edit{
		session.Set{Record: "t", Path: "measures", To: session.References{"m"}},
		session.Set{Record: "t", Path: "recipients[u].recipient", To: session.Typed("R-001")},
	} {
		if _, err := s.Do(edit); err != nil {
			t.Fatal(err)
		}
		if n := dangling(); n != 1-i {
			t.Errorf("%d references to nothing are left", n)
		}
	}
	for range 2 {
		if _, err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Do(session.Set{Record: "t", Path: "recipients[u].recipient", To: session.Cleared{}}); err != nil || dangling() != 1 {
		t.Errorf("clearing: %v", err)
	}
}
