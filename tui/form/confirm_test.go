package form

import (
	"strings"
	"testing"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/register/template"
	"article30/tui/screentest"

	tea "github.com/charmbracelet/bubbletea"
)

// begun is a session on a register with a payroll as the template gives it.
func begun(t testing.TB) (*session.Session, register.ID) {
	t.Helper()
	s := newSession(t, register.New("Boulangerie Lemaire", lang.FR))
	payroll, _ := template.Find("T01")
	if _, err := s.Do(session.Begin{Templates: []template.Template{payroll}}); err != nil {
		t.Fatal(err)
	}
	return s, s.Register().Treatments[0].ID
}

func unconfirmed(s *session.Session, id register.ID) []string {
	c, rec := s.Register().ByID(id)
	return c.Table.Unconfirmed(rec)
}

// confirmed are the answers that a key has confirmed.
func confirmed(before, after []string) []string {
	left := map[string]bool{}
	for _, path := range after {
		left[path] = true
	}
	var gone []string
	for _, path := range before {
		if !left[path] {
			gone = append(gone, path)
		}
	}
	return gone
}

func TestAnAnswerOfTheTemplateIsMarkedAndConfirmedWhereItStands(t *testing.T) {
	s, id := begun(t)
	d := open(t, french(), s, id, "")
	before := unconfirmed(s, id)
	d.row(d.form, itemRow, "purposes", 1)
	d.sees("~  2  Calculer et déclarer")
	d.sees("~ réponse du modèle, à confirmer")
	d.sees("f confirmer")
	d.press("f")
	d.sees("Votre nom, pour signer")
	d.sees("Camille Noël")
	d.press("esc")
	if left := unconfirmed(s, id); len(left) != len(before) {
		t.Fatal("confirmed without a name")
	}
	d.press("f")
	d.write("Anne Durand") // in place of the name proposed
	d.press("enter")
	d.sees("Confirmé")
	treatment := s.Register().Treatments[0]
	want := "purposes[" + string(treatment.Purposes[1].ID) + "]"
	if got := confirmed(before, unconfirmed(s, id)); len(got) != 1 || got[0] != want {
		t.Errorf("confirmed %q, want %s", got, want)
	}
	if c := treatment.Confirmations; len(c) != 1 || c[0].By != "Anne Durand" || c[0].On != "2026-11-22" {
		t.Errorf("confirmations %+v", c)
	}
	d.press("f")
	d.sees("Rien n'est à confirmer ici")
	d.press("u")
	if len(unconfirmed(s, id)) != len(before) {
		t.Error("an undo does not take the confirmation back")
	}
}

func TestAListIsConfirmedWithItsItems(t *testing.T) {
	s, id := begun(t)
	d := open(t, french(), s, id, "")
	before := unconfirmed(s, id)
	d.row(d.form, fieldRow, "data", -1)
	d.press("f", "enter")
	gone := confirmed(before, unconfirmed(s, id))
	data := s.Register().Treatments[0].Data
	if len(gone) < 2*len(data) { // each with its periods
		t.Errorf("confirmed %q", gone)
	}
	for _, path := range gone {
		if !strings.HasPrefix(path, "data[") {
			t.Errorf("%s is confirmed too", path)
		}
	}
}

func TestAFieldWithinAnItemIsConfirmedWithTheItem(t *testing.T) {
	s, id := begun(t)
	item := "purposes[" + string(s.Register().Treatments[0].Purposes[0].ID) + "]"
	d := open(t, french(), s, id, item)
	before := unconfirmed(s, id)
	d.sees("▸ ~ ")
	d.press("f", "enter")
	if got := confirmed(before, unconfirmed(s, id)); len(got) != 1 || got[0] != item {
		t.Errorf("confirmed %q, want %s", got, item)
	}
	d.sees("▸ ✓ ")
}

func TestWhatIsEditedNeedsNoConfirmation(t *testing.T) {
	s, id := begun(t)
	d := open(t, french(), s, id, "")
	d.row(d.form, fieldRow, "dpia_reason", -1)
	d.sees("▸ ~ ")
	d.press("enter")
	d.write("!")
	d.press("esc")
	d.sees("▸ ✓ ")
	d.press("f")
	d.sees("Rien n'est à confirmer ici")
}

func TestTheWholeRecordIsConfirmedOnceOneSaysSo(t *testing.T) {
	s, id := begun(t)
	d := open(t, french(), s, id, "")
	before := len(unconfirmed(s, id))
	d.press("F")
	d.sees("Confirmer la fiche")
	d.press("enter") // read them first
	if len(unconfirmed(s, id)) != before {
		t.Fatal("confirmed without a yes")
	}
	d.press("F", "tab", "enter")
	d.sees("Votre nom, pour signer")
	d.press("esc")
	if len(unconfirmed(s, id)) != before {
		t.Fatal("confirmed without a name")
	}
	d.press("F", "tab", "enter", "enter")
	if left := unconfirmed(s, id); len(left) != 0 {
		t.Errorf("%q are left", left)
	}
	d.press("F")
	d.sees("Rien n'est à confirmer ici")
	d.press("u")
	if len(unconfirmed(s, id)) != before {
		t.Error("an undo does not take it back")
	}
}

func TestThePreviewCountsWhatIsLeftToConfirm(t *testing.T) {
	s, id := begun(t)
	c, rec := s.Register().ByID(id)
	lines := Preview(french(), s.View(lang.FR), c.Table, rec, nil, 60, 30)
	if !strings.Contains(lines[0], "réponses du modèle à confirmer") {
		t.Errorf("the first line reads %q", lines[0])
	}
	lines = Preview(french(), s.View(lang.FR), register.CollectionOf("data_categories").Table, s.Register().DataCategories[0], nil, 60, 30)
	if !strings.Contains(lines[0], "1 réponse du modèle à confirmer") {
		t.Errorf("the first line of an entry reads %q", lines[0])
	}
	lines = Preview(french(), s.View(lang.FR), register.CollectionOf("recipients").Table, s.Register().Recipients[0], nil, 60, 30)
	if strings.Contains(lines[0], "confirmer") { // a department
		t.Errorf("the first line of an entry reads %q", lines[0])
	}
}

// Who confirms the measures of a fiche has read their names: what each says is
// confirmed in its own form, where it is read.
func TestWhatAnEntrySaysIsConfirmedInItsOwnForm(t *testing.T) {
	s, id := begun(t)
	d := open(t, french(), s, id, "")
	d.press("F", "tab", "enter", "enter")
	if left := unconfirmed(s, id); len(left) != 0 {
		t.Fatalf("%q are left", left)
	}
	measure := s.Register().Measures[0].ID
	if left := unconfirmed(s, measure); len(left) != 1 || left[0] != "detail" {
		t.Fatalf("of the measure, %q are to be confirmed", left)
	}
	d = open(t, french(), s, measure, "")
	d.row(d.form, fieldRow, "detail", -1)
	d.sees("▸ ~ ")
	d.sees("~ réponse du modèle, à confirmer")
	d.press("f", "enter")
	if left := unconfirmed(s, measure); len(left) != 0 {
		t.Errorf("%q are left", left)
	}
	if c := s.Register().Measures[0].Confirmations; len(c) != 1 || c[0].By == "" {
		t.Errorf("confirmations: %+v", c)
	}
}

func TestARecordOfATemplateFitsItsRoom(t *testing.T) {
	s, id := begun(t)
	for _, env := range environments() {
		f := New(open(t, env, s, id, "").form.desk, id, "")
		for _, size := range sizes {
			f.SetSize(size[0], size[1])
			for i := 0; i < len(f.layout().rows); i += 3 {
				f.cursorTo(max(0, next(f.layout().rows, i-1, +1)))
				if fault := fits(strings.Join(f.lines(), "\n"), size[0], size[1]); fault != "" {
					t.Fatalf("at %v, row %d: %s", size, i, fault)
				}
			}
		}
	}
}

func TestGoldenScreenOfWhatIsToBeConfirmed(t *testing.T) {
	s, id := begun(t)
	d := open(t, french(), s, id, "")
	d.app.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.row(d.form, itemRow, "purposes", 0)
	screentest.Golden(t, "given-fr-80x24", d.screen()+"\n")
}

func TestTheNextThingToDoMayBeToConfirm(t *testing.T) {
	s, id := begun(t)
	d := open(t, french(), s, id, "")
	d.row(d.form, fieldRow, "purposes", -1)
	d.press("m")
	if r, _ := d.form.current(); r.kind != itemRow || r.index != 0 {
		t.Errorf("the cursor is on %+v", r.place())
	}
	d.press("f", "enter", "M", "m") // confirmed: no longer to do
	if r, _ := d.form.current(); r.kind != itemRow || r.index != 1 {
		t.Errorf("the cursor is on %+v", r.place())
	}
}

func TestTheLogOfConfirmationsIsReadOnly(t *testing.T) {
	s, id := begun(t)
	d := open(t, french(), s, id, "")
	d.press("F", "tab", "enter", "enter")
	if what := s.Register().Treatments[0].Confirmations[0].What; !strings.Contains(what, "Finalités") {
		t.Errorf("what was confirmed reads %q", what)
	}
	steps := d.steps
	for _, at := range []struct {
		kind  rowKind
		index int
	}{{fieldRow, -1}, {itemRow, 0}} {
		d.row(d.form, at.kind, "confirmations", at.index)
		for _, key := range []string{"enter", "right", "n", "d", "c", "backspace", "K", "a"} {
			d.press(key)
			d.sees("Ce journal se lit sans se modifier")
		}
	}
	if d.steps != steps || d.last != d.form {
		t.Error("the log was changed, or opened")
	}
	for _, r := range d.form.layout().rows {
		if r.kind == adderRow && r.field.Key == "confirmations" {
			t.Error("an addition to the log is offered")
		}
	}
}

func TestTheUserSignsOnceInASitting(t *testing.T) {
	s, id := begun(t)
	d := open(t, french(), s, id, "")
	d.row(d.form, itemRow, "purposes", 0)
	d.press("f", "enter", "down", "f")
	d.sees("Confirmé")
	if c := s.Register().Treatments[0].Confirmations; len(c) != 2 || c[1].By != "Camille Noël" {
		t.Errorf("confirmations %+v", c)
	}
}
