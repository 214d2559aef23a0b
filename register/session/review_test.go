package session_test

import (
	"strings"
	"testing"

	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/register/session"
)

// unanswered is a register with two treatments of which only the name is known.
func unanswered() *register.Register {
	r := register.New("Exemple", lang.EN)
	r.Treatments = []*register.Treatment{
		{Head: register.Head{Item: register.Item{ID: "t1"}, Reference: "T-001", Name: "Clients"}, Status: register.Active},
		{
			Head: register.Head{Item: register.Item{ID: "t2"}, Reference: "T-002", Name: "Stock"}, Status: register.Active,
			Purposes: []register.Purpose{{Item: register.Item{ID: "p1"}, Text: "Know what is in stock"}},
		},
	}
	r.Recipients = []*register.Recipient{{Head: register.Head{Item: register.Item{ID: "r1"}, Reference: "R-001", Name: "CRM"}}}
	return r
}

// open findings of a rule on a record.
func openFindings(s *session.Session, id register.ID, rule string) (open []check.Finding) {
	for _, f := range check.Of(s.Register(), "2026-11-22").On(id) {
		if f.Rule == rule && f.Waiver == nil {
			open = append(open, f)
		}
	}
	return open
}

func TestAWaiverSilencesOneRuleOnOneRecordUntilItIsWithdrawn(t *testing.T) {
	s := open(t, t.TempDir(), unanswered())
	if len(openFindings(s, "t1", "FIN-01")) == 0 {
		t.Fatal("a treatment without purpose has no finding to waive")
	}
	before := file(t, s)
	waive := session.Waive{Record: "t1", Rule: "fin-01", Reason: "Not known yet", By: "Anna"}
	if _, err := s.Do(waive); err != nil {
		t.Fatal(err)
	}
	if left := openFindings(s, "t1", "FIN-01"); len(left) > 0 {
		t.Errorf("still found: %v", left)
	}
	w := s.Register().Waivers[0]
	if w.Rule != "FIN-01" || w.By != "Anna" || w.On != "2026-11-22" || w.Reason != "Not known yet" || w.ID == "" {
		t.Errorf("the waiver is %+v", w)
	}
	if len(openFindings(s, "t1", "DES-01")) == 0 {
		t.Error("another rule is silenced as well")
	}
	if _, err := s.Do(waive); err == nil {
		t.Error("a second waiver of the same was taken")
	}
	if _, err := s.Do(session.Withdraw{Record: "t1", Rule: "FIN-01"}); err != nil {
		t.Fatal(err)
	}
	if file(t, s) != before {
		t.Error("the withdrawal left something behind")
	}
	for range 2 {
		if _, err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if file(t, s) != before {
		t.Error("undo did not give back the register")
	}
}

func TestAWaiverMayKeepToOneField(t *testing.T) {
	s := open(t, t.TempDir(), unanswered())
	for rule, path := range map[string]string{"BAS-01": "purposes[0].legal_bases"} {
		if len(openFindings(s, "t2", rule)) != 1 {
			t.Fatalf("%s does not find the one purpose without basis", rule)
		}
		if _, err := s.Do(session.Waive{Record: "t2", Rule: rule, Field: "name", Reason: "so"}); err == nil {
			t.Error("a field where nothing is found was waived")
		}
		if _, err := s.Do(session.Waive{Record: "t2", Rule: rule, Field: path, Reason: "so"}); err != nil {
			t.Fatal(err)
		}
		if got, want := s.Register().Waivers[0].Field, "purposes[p1].legal_bases"; got != want {
			t.Errorf("the waiver keeps %s, not %s", got, want)
		}
		if len(openFindings(s, "t2", rule)) > 0 {
			t.Error("the finding at the field is not silenced")
		}
		if _, err := s.Do(session.Withdraw{Record: "t2", Rule: rule, Field: path}); err != nil {
			t.Error(err)
		}
	}
}

func TestAWaiverThatMakesNoSenseIsRefused(t *testing.T) {
	s := open(t, t.TempDir(), unanswered())
	before := file(t, s)
	for _, c := range []struct {
		edit session.Edit
		says string
	}{
		{session.Waive{Record: "t1", Rule: "FIN-1", Reason: "so"}, "did you mean FIN-01"},
		{session.Waive{Record: "t1", Rule: "whatever", Reason: "so"}, "did you mean"},
		{session.Waive{Record: "t2", Rule: "FIN-01", Reason: "so"}, "finds nothing here"},
		{session.Waive{Record: "t1", Rule: "FIN-01", Reason: " \n"}, "has a reason"},
		{session.Waive{Record: "t1", Rule: "FIN-01", Field: "purpose", Reason: "so"}, "unknown field"},
		{session.Waive{Record: "gone", Rule: "FIN-01", Reason: "so"}, "no record gone"},
		{session.Withdraw{Record: "t1", Rule: "FIN-01"}, "no waiver silences FIN-01"},
	} {
		if _, err := s.Do(c.edit); err == nil || !strings.Contains(lang.Message(err, lang.EN), c.says) {
			t.Errorf("%+v: error is %v", c.edit, err)
		}
	}
	if file(t, s) != before {
		t.Error("a refused waiver changed the register")
	}
}

// begun is a treatment whose answers all come from a template.
func begun() *register.Register {
	r := register.New("Exemple", lang.EN)
	rec := &register.Treatment{
		Head: register.Head{Item: register.Item{ID: "t1"}, Reference: "T-001", Name: "Payroll"}, Owner: "HR",
		Purposes: []register.Purpose{
			{Item: register.Item{ID: "p1"}, Text: "Pay the staff", LegalBases: []register.Code{"b"}},
			{Item: register.Item{ID: "p2"}, Text: "Declare"},
		},
	}
	register.CollectionOf("treatments").Table.MarkGiven(rec, "T01")
	r.Treatments = []*register.Treatment{rec}
	return r
}

func unconfirmed(s *session.Session) string {
	c := register.CollectionOf("treatments")
	return strings.Join(c.Table.Unconfirmed(s.Register().Treatments[0]), " ")
}

func TestConfirmingTakesOverOneAnswerOrTheWholeRecord(t *testing.T) {
	s := open(t, t.TempDir(), begun())
	for _, c := range []struct{ path, left string }{
		{"purposes[0]", "owner purposes[p2]"}, {"purposes", "owner"}, {"", ""},
	} {
		if _, err := s.Do(session.Confirm{Record: "t1", Path: c.path, By: "Anna"}); err != nil {
			t.Fatalf("%q: %v", c.path, err)
		}
		if got := unconfirmed(s); got != c.left {
			t.Errorf("after %q, %q is to be confirmed, not %q", c.path, got, c.left)
		}
	}
	if c := s.Register().Treatments[0].Confirmations; len(c) != 3 || c[0].By != "Anna" || c[0].On != "2026-11-22" || c[0].What != "Purposes" || c[2].What == "" {
		t.Errorf("confirmations are %+v", c)
	}
	for range 3 {
		if _, err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if got := unconfirmed(s); got != "owner purposes[p1] purposes[p2]" {
		t.Errorf("after undo, %q is to be confirmed", got)
	}
}

func TestWhatIsNotToBeConfirmedIsRefused(t *testing.T) {
	s := open(t, t.TempDir(), begun())
	for _, c := range []struct {
		record     register.ID
		path, says string
	}{
		{"t1", "purposes[0].text", "confirmed with the rest of its item; write purposes[p1]"},
		{"t1", "notes", "nothing is to be confirmed here"},
		{"t1", "nothing", "unknown field"},
		{register.Identity(s.Register().Organisation), "", "comes from no template"},
	} {
		if _, err := s.Do(session.Confirm{Record: c.record, Path: c.path}); err == nil || !strings.Contains(lang.Message(err, lang.EN), c.says) {
			t.Errorf("%s: error is %v", c.path, err)
		}
	}
}

func TestAReviewOfSeveralRecordsIsOneStep(t *testing.T) {
	r := unanswered()
	r.Treatments[0].NextReview, r.Treatments[1].NextReview = "2026-11-01", "2027-05-01"
	s := open(t, t.TempDir(), r)
	before := file(t, s)
	if _, err := s.Do(session.Reviewed{Records: []register.ID{"t1", "t2", "t1"}, By: "Anna"}); err != nil {
		t.Fatal(err)
	}
	for i, next := range []register.Date{"", "2027-05-01"} { // the first was due
		if got := s.Register().Treatments[i]; got.ReviewedOn != "2026-11-22" || got.ReviewedBy != "Anna" || got.NextReview != next {
			t.Errorf("%s: reviewed on %s by %s, next %q", got.Reference, got.ReviewedOn, got.ReviewedBy, got.NextReview)
		}
	}
	if _, err := s.Undo(); err != nil || file(t, s) != before {
		t.Errorf("one undo did not take the review back: %v", err)
	}
	if _, err := s.Do(session.Reviewed{Records: []register.ID{"t1"}, On: "2026-10-01", Next: "2028-01-01"}); err != nil {
		t.Fatal(err)
	}
	if got := s.Register().Treatments[0]; got.ReviewedOn != "2026-10-01" || got.NextReview != "2028-01-01" {
		t.Errorf("reviewed on %s, next %s", got.ReviewedOn, got.NextReview)
	}
	before = file(t, s)
	if _, err := s.Do(session.Reviewed{Records: []register.ID{"t2", "r1"}}); err == nil || file(t, s) != before {
		t.Error("a review of a recipient was taken, or half of it")
	}
}

func TestAReviewKeepsAPlannedDayThatIsNoDate(t *testing.T) {
	r := unanswered()
	r.Treatments[0].NextReview = "15 mars, avec le DPO"
	s := open(t, t.TempDir(), r)
	if _, err := s.Do(session.Reviewed{Records: []register.ID{"t1"}, By: "Anna"}); err != nil {
		t.Fatal(err)
	}
	if got := s.Register().Treatments[0]; got.NextReview != "15 mars, avec le DPO" || got.ReviewedBy != "Anna" {
		t.Errorf("next review %q, reviewed by %q", got.NextReview, got.ReviewedBy)
	}
}

func TestACopyWasReviewedByNobody(t *testing.T) {
	s := open(t, t.TempDir(), unanswered())
	if _, err := s.Do(session.Reviewed{Records: []register.ID{"t1"}, By: "Anna", Next: "2027-05-01"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Do(session.Duplicate{Record: "t1"}); err != nil {
		t.Fatal(err)
	}
	if got := s.Register().Treatments[1]; got.ReviewedOn != "" || got.ReviewedBy != "" || got.NextReview != "" || got.Created != "2026-11-22" {
		t.Errorf("created on %q, reviewed on %q by %q, next %q", got.Created, got.ReviewedOn, got.ReviewedBy, got.NextReview)
	}
}

func TestAWaiverIsUndoneUnderTheNameOfItsRule(t *testing.T) {
	s := open(t, t.TempDir(), unanswered())
	for typed, want := range map[string]string{"fic-03B": "FIC-03b", "FIN-01": "FIN-01"} {
		step, err := s.Do(session.Waive{Record: "t1", Rule: typed, Reason: "so"})
		if err != nil {
			t.Fatal(err)
		}
		if got := step.Title.EN; got != "waiver of "+want+", T-001" {
			t.Errorf("the step is called %q", got)
		}
		if step, err = s.Do(session.Withdraw{Record: "t1", Rule: typed}); err != nil || step.Title.EN != "end of the waiver of "+want+", T-001" {
			t.Errorf("the withdrawal is called %q: %v", step.Title.EN, err)
		}
	}
}
