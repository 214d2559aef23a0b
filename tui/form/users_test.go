package form

import (
	"strings"
	"testing"

	"article30/register"
	"article30/register/session"
	"article30/tui/screentest"

	tea "github.com/charmbracelet/bubbletea"
)

// shared is a register of which three treatments use PayFit, one of them alone
// the payslips, and all a safeguard through PayFit.
func shared() *register.Register {
	r := payroll()
	r.Safeguards = []*register.Safeguard{{Head: register.Head{Item: register.Item{ID: "g1"}, Reference: "S-001", Name: "DPF"}, Kind: "ADEQ"}}
	r.Recipients[0].Places[1].Safeguards = []register.ID{"g1"}
	for _, more := range []struct{ id, reference, name string }{{"t2", "T-002", "Recrutement"}, {"t3", "T-003", "Congés"}} {
		r.Treatments = append(r.Treatments, &register.Treatment{
			Head:       register.Head{Item: register.Item{ID: register.ID(more.id)}, Reference: more.reference, Name: more.name},
			Recipients: []register.Use{{Item: register.Item{ID: register.ID("u" + more.id)}, Recipient: "r1"}},
		})
	}
	return r
}

// untold opens a form whose user was told nothing yet.
func untold(t *testing.T, s *session.Session, id register.ID) *desk {
	t.Helper()
	d := open(t, french(), s, id, "")
	d.form.visit.told = false
	return d
}

func TestAnEntrySaysWhoUsesIt(t *testing.T) {
	s := newSession(t, shared())
	for id, want := range map[register.ID]string{
		"r1": "Fiche utilisée par 3 traitements : T-001 Paie, T-002 Recrutement, T-003 Congés",
		"d2": "Fiche utilisée par 1 traitement : T-001 Paie",
		"g1": "T-003 Congés ; 1 destinataire :", // and so on
	} {
		open(t, french(), s, id, "").sees(want)
	}
	if d := open(t, french(), s, "t1", ""); strings.Contains(d.screen(), "utilisée") {
		t.Error("a treatment is said to be used")
	}
}

func TestTheFirstChangeOfASharedEntrySaysWhomItReaches(t *testing.T) {
	for _, key := range []string{"name", "role", "places"} {
		d := untold(t, newSession(t, shared()), "r1")
		before := d.register()
		d.row(d.form, fieldRow, key, -1)
		d.press("enter")
		d.sees("Ce changement vaut pour 3 traitements : T-001 Paie, T-002 Recrutement, T-003 Congés")
		d.write("xyz")
		d.press("esc")
		if d.register() != before || d.form.Typing() {
			t.Fatalf("%s: something changed although nothing was agreed to", key)
		}
		d.press("enter", "enter")
		if key == "name" {
			d.write(" SAS")
			d.press("esc", "enter")
			d.write("U")
			d.press("esc")
			if got := d.register().Recipients[0].Name; got != "PayFit SASU" {
				t.Errorf("the name is %q", got)
			}
		} else {
			d.sees("tapez pour filtrer")
		}
	}
}

func TestWhoWasToldOnceIsNotToldAgainInAPart(t *testing.T) {
	d := untold(t, newSession(t, shared()), "r1")
	d.row(d.form, itemRow, "places", 0)
	d.press("right", "down", "enter", "enter") // into the place, its details
	d.write("Paris")
	d.press("esc")
	if got := d.register().Recipients[0].Places[0].Detail; got != "Paris" {
		t.Fatalf("the details are %q\n%s", got, d.screen())
	}
	d.press("left")
	d.row(d.form, fieldRow, "name", -1)
	d.press("enter")
	if !d.form.Typing() {
		t.Errorf("asked again:\n%s", d.screen())
	}
}

func TestAnEntryThatOneRecordUsesIsChangedWithoutAsking(t *testing.T) {
	d := untold(t, newSession(t, shared()), "d2")
	d.row(d.form, fieldRow, "name", -1)
	d.press("enter")
	if !d.form.Typing() {
		t.Errorf("it asks:\n%s", d.screen())
	}
}

// Where the form of a part was edited first, the whole still says who uses it.
func TestTheUsersAreKnownAfterAnEditInAPart(t *testing.T) {
	d := open(t, french(), newSession(t, shared()), "r1", "")
	d.form.Focus("places[pl1].detail")
	d.press("enter")
	d.write("Paris")
	d.press("esc", "left")
	d.sees("Fiche utilisée par 3 traitements")
}

// The users are those of the register as it is, whoever changed it.
func TestTheUsersFollowTheRegister(t *testing.T) {
	s := newSession(t, shared())
	d := open(t, french(), s, "r1", "")
	d.sees("3 traitements")
	if _, err := s.Do(session.Delete{Record: "t2"}); err != nil {
		t.Fatal(err)
	}
	d.sees("2 traitements : T-001 Paie, T-003 Congés")
}

func TestGoldenScreenOfASharedEntry(t *testing.T) {
	d := untold(t, newSession(t, shared()), "r1")
	d.app.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.press("down", "enter")
	screentest.Golden(t, "shared-fr-80x24", d.screen()+"\n")
}
