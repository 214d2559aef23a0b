package session_test

import (
	"testing"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
)

// withPayroll opens a register of one treatment.
func withPayroll(t *testing.T) *session.Session {
	r := register.New("Boulangerie Lemaire", lang.FR)
	r.Treatments = []*register.Treatment{{Head: register.Head{Item: register.Item{ID: "t1"}, Reference: "T-001", Name: "Salaires"}}}
	return open(t, t.TempDir(), r)
}

func TestARecordIsPutBackAsOneStep(t *testing.T) {
	s := withPayroll(t)
	was := s.Register().Treatments[0]
	for _, text := range []string{"Paie", "Paie et congés"} {
		if _, err := s.Do(session.Set{Record: was.ID, Path: "name", To: session.Typed(text)}); err != nil {
			t.Fatal(err)
		}
	}
	step, err := s.Do(session.PutBack{Record: was})
	if err != nil || s.Register().Treatments[0] != was || step.Title.FR == "" {
		t.Fatalf("put back: %v, %+v", err, step)
	}
	if step, _ := s.Do(session.PutBack{Record: was}); !step.Empty() {
		t.Error("putting back what is there is a step")
	}
	if _, err := s.Undo(); err != nil || s.Register().Treatments[0].Name != "Paie et congés" {
		t.Errorf("undone: %v, %q", err, s.Register().Treatments[0].Name)
	}
	if _, err := s.Do(session.Delete{Record: was.ID}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Do(session.PutBack{Record: was}); err == nil {
		t.Error("a record that is gone is put back unseen")
	}
}

// What a record used may be gone since: it would refer to nothing.
func TestARecordIsNotPutBackToUsingWhatIsGone(t *testing.T) {
	s := open(t, t.TempDir(), vendors())
	was := s.Register().Treatments[0]
	used := was.Recipients[0].Recipient
	for _, e := range []session.Edit{
		session.Set{Record: was.ID, Path: "notes", To: session.Typed("vu")},
		session.RemoveItem{Record: was.ID, Path: "recipients[0]"},
	} {
		if _, err := s.Do(e); err != nil {
			t.Fatal(err)
		}
	}
	for _, use := range s.Register().Uses(used) {
		if _, err := s.Do(session.Delete{Record: register.Identity(use)}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Do(session.Delete{Record: used}); err != nil {
		t.Fatal(err)
	}
	before := s.Register()
	if _, err := s.Do(session.PutBack{Record: was}); err == nil || s.Register() != before {
		t.Errorf("it refers to %s, which is gone: %v", used, err)
	}
}

// A reference that another record has taken since stays that record's.
func TestAReferenceTakenSinceIsNotPutBack(t *testing.T) {
	s := withPayroll(t)
	was := s.Register().Treatments[0]
	if _, err := s.Do(session.Set{Record: was.ID, Path: "reference", To: session.Typed("T-900")}); err != nil {
		t.Fatal(err)
	}
	c := register.CollectionOf("treatments")
	other := session.NewRecord(c, s.Register(), "Autre")
	*c.Table.Field("reference").Address(other).(*string) = was.Reference
	if _, err := s.Do(session.Add{Collection: c, Record: other}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Do(session.PutBack{Record: was}); err == nil {
		t.Error("two records bear one reference")
	}
}

func TestTheRegisterIsPutBackToItsOpeningAsOneStep(t *testing.T) {
	s := withPayroll(t)
	if !s.AsOpened() {
		t.Error("a register just opened is not as opened")
	}
	c := register.CollectionOf("recipients")
	for _, e := range []session.Edit{
		session.Set{Record: "t1", Path: "name", To: session.Typed("Paie")},
		session.Add{Collection: c, Record: session.NewRecord(c, s.Register(), "PayFit")},
	} {
		if _, err := s.Do(e); err != nil {
			t.Fatal(err)
		}
	}
	if step, err := s.PutAllBack(); err != nil || len(step.Changes) != 2 || !s.AsOpened() {
		t.Fatalf("%v, %+v", err, step)
	}
	if got := s.Register(); got.Treatments[0].Name != "Salaires" || len(got.Recipients) != 0 {
		t.Errorf("put back to %q, %d recipients", got.Treatments[0].Name, len(got.Recipients))
	}
	if step, err := s.PutAllBack(); err != nil || !step.Empty() {
		t.Errorf("putting back what is there: %v, %+v", err, step)
	}
	if _, err := s.Undo(); err != nil || s.Register().Treatments[0].Name != "Paie" || len(s.Register().Recipients) != 1 {
		t.Errorf("one undo does not take it back: %v", err)
	}
}
