package form

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"article30/register"
	"article30/tui/keys"

	tea "github.com/charmbracelet/bubbletea"
)

// paste pastes a text, as a terminal that marks a paste hands it over.
func (d *desk) paste(text string) {
	d.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
}

func TestEnterGoesOnTypingInTheNextText(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "owner", -1)
	d.press("enter")
	d.write("RH")
	d.press("enter", "ctrl+u")
	d.write("1/2/2024")
	d.press("enter")
	d.write("u")
	if got := d.treatment(); got.Owner != "RH" || got.Created != "2024-02-01" {
		t.Errorf("owner %q, created %q: letters were taken for keys\n%s", got.Owner, got.Created, d.screen())
	}
}

// From the first row to the last, Enter opens and goes on, and answers nothing
// by itself; it ends on the last row, where nothing opens again.
func TestEnterLeadsThroughAFormWithoutAnsweringAnything(t *testing.T) {
	s := newSession(t, payroll())
	for _, at := range []struct {
		record register.ID
		path   string
	}{{"d1", ""}, {"m1", ""}, {"t1", "purposes[p1]"}, {"t1", "data[da1]"}, {"t1", "recipients[u1]"}, {"t1", "subjects[s1]"}} {
		before := s.Register()
		d := open(t, french(), s, at.record, at.path)
		d.press("home")
		presses := 0
		for ; presses < 100 && !strings.Contains(d.screen(), "pas d'autre champ"); presses++ {
			if d.form.Scopes()[0] == keys.Text { // Enter is a line break there
				d.press("tab")
			} else {
				d.press("enter")
			}
		}
		if presses == 100 {
			t.Errorf("%s %s: Enter never comes to the end\n%s", at.record, at.path, d.screen())
		}
		if d.form.Typing() {
			t.Errorf("%s %s: the last field opens again", at.record, at.path)
		}
		if !reflect.DeepEqual(s.Register(), before) {
			t.Errorf("%s %s: Enter alone answers something", at.record, at.path)
		}
	}
}

// A part with fields of its own is gone into, and typed on in.
func TestEnterLeadsIntoAPartThatIsUnanswered(t *testing.T) {
	s := newSession(t, payroll())
	d := open(t, french(), s, s.Register().Organisation.ID, "")
	d.row(d.form, fieldRow, "website", -1)
	d.press("enter")
	d.write("exemple.fr")
	d.press("enter")
	d.write("Dupont")
	d.press("enter")
	if got := d.register().Organisation; got.Website != "exemple.fr" || got.LegalRepresentative.LastName != "Dupont" {
		t.Errorf("website %q, representative %+v: letters were taken for keys\n%s", got.Website, got.LegalRepresentative, d.screen())
	}
}

// Letters typed after Enter are never keys of the form where the next row can be
// answered: by typing, or by choosing.
func TestEnterOpensTheNextRowWhateverItIs(t *testing.T) {
	d := open(t, french(), newSession(t, shared()), "r1", "places[pl2]")
	d.row(d.form, fieldRow, "detail", -1)
	d.press("enter")
	d.write("Virginie")
	d.press("enter")
	d.sees("── Nature")
	d.write("heberg")
	d.press("enter", "enter")
	d.sees("── Garanties")
	d.press("enter") // the last row
	d.sees("pas d'autre champ")
	if got := d.register().Recipients[0].Places[1]; got.Detail != "Virginie" || len(got.Nature) != 1 || len(got.Safeguards) != 1 {
		t.Errorf("the place is %+v", got)
	}

	d = open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "since", -1)
	for _, overlay := range []string{"", "", "", "── Occasionnel"} {
		d.press("enter")
		if overlay != "" {
			d.sees(overlay)
		}
	}
	d.press("enter") // a list of bodies is not begun by a word
	if r, _ := d.form.current(); r.field.Key != "joint_controllers" || d.treatment().JointControllers != nil {
		t.Errorf("after yes or no, %s\n%s", r.field.Key, d.screen())
	}
}

// An empty list is begun; passed by Enter, the field after it comes; one that has
// items stays closed.
func TestEnterBeginsAnEmptyListByItsPicker(t *testing.T) {
	r := shared()
	r.Recipients[0].Places = nil
	s := newSession(t, r)
	d := open(t, french(), s, "r1", "")
	d.row(d.form, fieldRow, "subprocessors", -1)
	d.press("up", "enter", "enter") // through the link before it
	d.press("tab")                  // Enter is a line break here
	if r, _ := d.form.current(); r.field.Key != "places" || d.form.Typing() {
		t.Fatalf("Tab leads to %s", r.field.Key)
	}
	d = open(t, french(), s, "t2", "")
	d.row(d.form, fieldRow, "occasional", -1)
	d.press("down", "down", "down") // the purposes
	d.press("enter", "enter")
	d.sees("── Données")
	d.press("enter")
	d.sees("── Personnes concernées")
	d.press("enter") // the recipients, of which there is one
	if r, _ := d.form.current(); r.kind != fieldRow || r.field.Key != "recipients" {
		t.Errorf("Enter leads to %s\n%s", r.field.Key, d.screen())
	}
	d.sees("La saisie s'arrête ici")
	if !reflect.DeepEqual(s.Register(), r) {
		t.Error("Enter alone answers something")
	}
}

// Tab goes on to type, and opens no picker.
func TestTabOpensNoPicker(t *testing.T) {
	d := open(t, french(), newSession(t, shared()), "r1", "places[pl2]")
	d.row(d.form, fieldRow, "detail", -1)
	d.press("enter")
	d.write("Virginie")
	d.press("tab")
	if r, _ := d.form.current(); r.field.Key != "nature" || d.form.Typing() {
		t.Errorf("Tab leads to %s", r.field.Key)
	}
	d.sees("Entrée modifier")
}

// What was made while choosing is opened where it says what sort of entry it is:
// from the place of a recipient nothing else leads there.
func TestAnEntryMadeWhileChoosingIsAskedItsType(t *testing.T) {
	d := open(t, french(), newSession(t, shared()), "r1", "places[pl2]")
	d.row(d.form, fieldRow, "safeguards", -1)
	d.press("enter")
	d.write("Clauses PayFit")
	d.press("ctrl+n")
	d.write("Règles PayFit")
	d.press("ctrl+n", "enter")
	d.sees("── Type de garantie")
	d.write("cct")
	d.press("enter", "esc", "esc") // out of the importer, and of the first one
	d.sees("Règles PayFit")
	d.sees("▸ · Type de garantie")
	d.press("enter")
	d.write("binding corporate")
	d.press("enter", "esc", "esc")
	if d.last.path != "" || d.last.record == "r1" {
		t.Fatalf("the form opened last is of %q", d.last.record)
	}
	if r, _ := d.form.current(); r.field.Key != "safeguards" {
		t.Errorf("back at %s", r.field.Key)
	}
	d.sees("▸ ✓ Garanties")
	var kinds []register.Code
	for _, g := range d.register().Safeguards[1:] {
		kinds = append(kinds, g.Kind)
	}
	if len(kinds) != 2 || kinds[0] != "CCT" || kinds[1] != "BCR" {
		t.Errorf("the types are %q", kinds)
	}

	d.press("right") // of several, one is chosen
	d.sees("Ouvrir laquelle")
	d.write("DPF")
	d.press("enter")
	if d.last.record != "g1" {
		t.Errorf("the form opened is of %q\n%s", d.last.record, d.screen())
	}
}

// Esc leaves the choosing as it was marked, and leads nowhere.
func TestEscAfterMakingAnEntryStays(t *testing.T) {
	d := open(t, french(), newSession(t, shared()), "r1", "places[pl2]")
	d.row(d.form, fieldRow, "safeguards", -1)
	d.press("enter")
	d.write("Clauses PayFit")
	d.press("ctrl+n", "esc")
	if len(d.register().Safeguards) != 2 || d.last != nil && d.last.record != "r1" {
		t.Errorf("%d safeguards\n%s", len(d.register().Safeguards), d.screen())
	}
	d.sees("▸ ✓ Garanties")
}

func TestItemsAreTypedOneAfterTheOther(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "purposes", -1)
	d.press("n")
	for _, text := range []string{"un usage", "d'autres usages"} { // u and d are keys of the form
		d.write(text)
		d.press("enter")
	}
	var said []string
	for _, p := range d.treatment().Purposes[2:] {
		said = append(said, p.Text)
	}
	if got := strings.Join(said, "|"); got != "un usage|d'autres usages" {
		t.Errorf("the new purposes are %q", got)
	}
	if !d.form.Typing() {
		t.Error("the next one is not begun")
	}
	d.press("enter")
	if r, _ := d.form.current(); d.form.Typing() || r.field.Key != "data" {
		t.Errorf("Enter with nothing typed leads to %s", r.field.Key)
	}
}

func TestANewItemOpensAtItsFirstText(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "joint_controllers", -1)
	d.press("enter")
	d.write("Durand")
	d.press("enter")
	d.write("u")
	d.press("esc", "esc")
	got := d.treatment().JointControllers
	if len(got) != 1 || got[0].LastName != "Durand" || got[0].FirstName != "u" {
		t.Errorf("the joint controllers are %+v", got)
	}
}

func TestAnAnswerTakenByEnterGoesOnAndByEscStays(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "status", -1)
	d.press("enter")
	d.write("preparation")
	d.press("enter")
	if r, _ := d.form.current(); r.field.Key != "owner" || !d.form.Typing() || d.treatment().Status != register.Draft {
		t.Errorf("status %q, then %s", d.treatment().Status, r.field.Key)
	}
	d.press("esc", "up", "enter", "esc")
	if r, _ := d.form.current(); r.field.Key != "status" || d.form.Typing() {
		t.Errorf("Esc leads to %s", r.field.Key)
	}
}

func TestYesAndNoAreChosenByEnterToo(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "occasional", -1)
	d.press("enter", "enter")
	if got := d.treatment().Occasional; got != register.No {
		t.Fatalf("Enter twice turns no into %v", got)
	}
	d.row(d.form, fieldRow, "occasional", -1)
	d.press("enter")
	d.write("oui")
	d.press("enter")
	if got := d.treatment().Occasional; got != register.Yes {
		t.Errorf("« oui » chosen, %v answered", got)
	}
}

func TestADayThatNoCalendarHasStaysOpen(t *testing.T) {
	for _, leave := range []string{"enter", "tab"} {
		d := open(t, french(), newSession(t, payroll()), "t1", "")
		d.row(d.form, fieldRow, "since", -1)
		d.press("enter", "ctrl+u")
		d.write("31/02/2026")
		d.press(leave, leave)
		d.sees("pas un jour du calendrier")
		if !d.form.Typing() || d.treatment().Since != "31/02/2026" {
			t.Fatalf("%s: open %v, kept as %q", leave, d.form.Typing(), d.treatment().Since)
		}
		for typed, want := range map[string]register.Date{"31/12/2026": "2026-12-31", "2026-12-30": "2026-12-30", "+6m": "2027-05-22"} {
			d.press("ctrl+u")
			d.write(typed)
			d.sees("compris : ")
			d.press("esc")
			if got := d.treatment().Since; got != want {
				t.Errorf("%s is %q", typed, got)
			}
			d.press("enter")
		}
	}
}

func TestEscKeepsADayThatWasNotUnderstood(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "since", -1)
	d.press("enter", "ctrl+u")
	d.write("avant 2018")
	d.press("esc")
	if got := d.treatment().Since; got != "avant 2018" || d.form.Typing() {
		t.Errorf("kept as %q", got)
	}
}

func TestUndoPutsTheCursorOnWhatItChanged(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "owner", -1)
	d.press("enter")
	d.write("RH")
	d.press("esc")
	d.row(d.form, itemRow, "purposes", 1)
	d.press("c")
	d.row(d.form, fieldRow, "since", -1)
	d.press("delete")
	d.press("home", "u")
	d.screen()
	if r, _ := d.form.current(); r.field.Key != "since" {
		t.Errorf("undoing a day leads to %s", r.field.Key)
	}
	d.press("home", "u")
	d.screen()
	if r, _ := d.form.current(); r.field.Key != "purposes" {
		t.Errorf("undoing a purpose leads to %s", r.field.Key)
	}
	d.press("home", "u")
	d.screen()
	if r, _ := d.form.current(); r.field.Key != "owner" {
		t.Errorf("undoing the owner leads to %s", r.field.Key)
	}
	d.press("home", "U", "home", "U")
	d.screen()
	if r, _ := d.form.current(); r.kind != itemRow || r.index != 2 {
		t.Errorf("redoing the purpose leads to %+v", r.place())
	}
}

func TestARecordIsPutBackToItsOpening(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	before := d.treatment()
	d.press("R")
	d.sees("La fiche est comme à son ouverture")
	d.row(d.form, fieldRow, "owner", -1)
	d.press("enter")
	d.write("RH")
	d.press("esc")
	d.row(d.form, itemRow, "purposes", 0)
	d.press("right", "enter") // in the form of a part
	d.write(" !")
	d.press("esc")
	changed := d.treatment()
	d.press("R")
	if d.treatment() != before {
		t.Errorf("put back to %+v", d.treatment())
	}
	d.press("u")
	if !reflect.DeepEqual(d.treatment(), changed) {
		t.Error("one undo does not take it back")
	}
}

func TestAPasteKeepsWhatItSays(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "owner", -1)
	d.press("enter")
	d.paste("Service\r\npaie\tet RH\n")
	d.press("esc")
	d.row(d.form, fieldRow, "notes", -1)
	d.press("backspace", "enter")
	d.paste("un\r\ndeux\r\n\ttrois")
	d.press("esc")
	if got := d.treatment(); got.Owner != "Service paie et RH" || got.Notes != "un\ndeux\n    trois" {
		t.Errorf("owner %q, notes %q", got.Owner, got.Notes)
	}
}

func TestALongPasteStaysUsable(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "notes", -1)
	d.press("backspace", "enter")
	text := strings.Repeat("Une phrase du contrat, avec des accents é è à.\n", 4200) // 200 kB
	start := time.Now()
	d.paste(text)
	d.screen()
	for range 10 {
		d.press("a", "backspace")
		d.screen()
	}
	d.press("esc")
	d.screen()
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("a paste, 20 keys and leaving take %v", took)
	}
	if d.treatment().Notes != text {
		t.Error("the text is not what was pasted")
	}
}
