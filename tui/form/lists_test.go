package form

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"article30/register"

	tea "github.com/charmbracelet/bubbletea"
)

func (d *desk) treatment() *register.Treatment { return d.register().Treatments[0] }

// Every list of every record is added to by keys, in the way its first field
// asks for, and one undo takes the item away.
func TestEveryListIsAddedTo(t *testing.T) {
	s := newSession(t, whole(3, rapid.StringMatching(`[a-z]{3,6}`)))
	for _, at := range spots(s.Register()) {
		if at.field.Kind != register.KindList || at.field.Logged() {
			continue
		}
		t.Run(at.String(), func(t *testing.T) {
			d := open(t, french(), s, at.record, at.part)
			items := func() []any { return at.field.Items(find(s.Register(), at.record, at.part).rec) }
			before := len(items())
			d.row(d.form, adderRow, at.field.Key, -1)
			d.press("n")
			first := &at.field.Table.Fields[0]
			switch {
			case at.field.Table.Parse != nil:
				d.write("3 ans")
				d.sees("compris : 3 ans")
				d.press("enter", "esc", "up")
			case at.field.Table.Titled():
				if !d.last.Typing() { // its first field is a choice
					d.press("down", "enter")
				}
				d.write("ACME")
				d.press("esc", "esc")
			case first.Kind == register.KindLine:
				d.write("ACME")
				d.press("enter", "esc", "up")
			case first.Kind == register.KindLong:
				d.write("ACME")
				d.press("esc")
			case first.Kind == register.KindCountry:
				d.press("down", "enter")
			default: // a picker of several
				d.press("tab", "enter")
			}
			after := items()
			if len(after) != before+1 {
				t.Fatalf("%d items, want %d\n%s", len(after), before+1, d.screen())
			}
			if at.field.Table.Empty(after[before]) {
				t.Error("the new item is empty")
			}
			if r, _ := d.form.current(); r.kind != itemRow || r.index != before {
				t.Error("the cursor is not on the new item")
			}
			d.undoAll()
		})
	}
}

// What is begun and not typed leaves no item behind.
func TestNothingTypedMakesNoItem(t *testing.T) {
	s := newSession(t, payroll())
	before := s.Register()
	for _, key := range []string{"purposes", "joint_controllers", "software", "subjects", "recipients", "links"} {
		for _, leave := range []string{"esc", "tab"} {
			d := open(t, french(), s, "t1", "")
			d.row(d.form, adderRow, key, -1)
			d.press("enter")
			if leave == "tab" && d.form.Typing() {
				d.press("tab")
			}
			d.press("esc", "esc")
			if n, was := len(items(s.Register(), key)), len(items(before, key)); n != was {
				t.Errorf("%s: %d items, want %d", key, n, was)
			}
		}
	}
}

func items(r *register.Register, key string) []any {
	c := register.CollectionOf("treatments")
	return c.Table.Field(key).Items(c.At(r, 0))
}

func TestEnterOnANewItemGoesIntoIt(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "software", -1)
	d.press("n")
	d.write("Excel")
	d.press("enter")
	d.sees("Entrée sans rien taper continue")
	d.press("up", "enter")
	if got := d.last.Title(); got != "Excel" {
		t.Errorf("the form opened is of %q", got)
	}
}

// An entry made while choosing is one step with the choice.
func TestAnEntryIsCreatedWhileChoosing(t *testing.T) {
	for _, c := range []struct {
		key  string
		keys []string
	}{{"recipients", []string{"enter"}}, {"recipients", []string{"ctrl+n"}}, {"measures", []string{"ctrl+n"}}} {
		d := open(t, french(), newSession(t, payroll()), "t1", "")
		before := d.register()
		d.row(d.form, fieldRow, c.key, -1)
		d.press("enter")
		d.write("Médecine du travail")
		d.press(c.keys...)
		d.write("URSSAF")
		d.press(c.keys...)
		d.press("esc")
		r := d.register()
		if len(r.Recipients)+len(r.Measures) != 4 {
			t.Fatalf("%s: %d entries were made", c.key, len(r.Recipients)+len(r.Measures)-2)
		}
		d.sees("Médecine du travail")
		if c.key == "measures" {
			if got := r.Treatments[0].Measures; len(got) != 4 || got[1] != "m9" || got[3] != r.Measures[2].ID {
				t.Errorf("measures %v: the dangling one is lost, or the order", got)
			}
			if got := r.Measures[2].Reference; got != "M-003" {
				t.Errorf("the second new entry is %s", got)
			}
		}
		d.press("u")
		if !reflect.DeepEqual(d.register(), before) {
			t.Errorf("%s: one undo does not take all of it back", c.key)
		}
	}
}

func TestASentenceIsReadAndAnythingElseKept(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "data[da2]")
	retentions := func() []register.Retention { return d.treatment().Data[1].Retentions }
	d.row(d.form, itemRow, "retentions", 0)
	d.press("enter", "ctrl+u")
	d.write("6 mois")
	d.press("esc")
	if got := retentions()[0]; got.ID != "re1" || *got.Active.Amount != 6 || got.Active.Unit != "month" {
		t.Errorf("the item became %+v", got)
	}
	d.press("n")
	d.sees("par exemple : 3 ans à compter du dernier contact")
	d.write("le temps qu'il faudra, ou presque")
	d.sees("pas compris ; gardé tel quel")
	d.press("esc")
	if got := retentions()[1].AsWritten; got != "le temps qu'il faudra, ou presque" {
		t.Errorf("kept as %q", got)
	}
	d.press("enter", "ctrl+u", "enter")
	if len(retentions()) != 1 {
		t.Error("a sentence emptied leaves an item")
	}
}

// A sentence that does not say all an item says does not stand in for it.
func TestAnItemNoSentenceSaysOpensAsAForm(t *testing.T) {
	r := payroll()
	r.Treatments[0].Data[1].Retentions[0].AsWritten = "cinq ans, voir l'accord"
	d := open(t, french(), newSession(t, r), "t1", "data[da2]")
	d.row(d.form, itemRow, "retentions", 0)
	d.press("enter")
	if d.last == d.form || d.last.now().table.Name.FR != "Durée de conservation" {
		t.Error("the sentence would have lost what was written")
	}
}

func TestItemsMoveAreCopiedAndRemoved(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	names := func() string {
		var all []string
		for _, p := range d.treatment().Purposes {
			all = append(all, strings.Fields(p.Text)[0])
		}
		return strings.Join(all, " ")
	}
	d.row(d.form, itemRow, "purposes", 0)
	for _, c := range []struct{ key, want string }{
		{"J", "Établir Calculer"}, {"J", "Établir Calculer"}, {"K", "Calculer Établir"},
		{"c", "Calculer Calculer Établir"}, {"d", "Calculer Établir"}, {"delete", "Calculer"}, {"u", "Calculer Établir"},
	} {
		d.press(c.key)
		if got := names(); got != c.want {
			t.Errorf("after %s: %s, want %s", c.key, got, c.want)
		}
	}
	if a, b := d.treatment().Purposes[0].ID, d.treatment().Purposes[1].ID; a == b {
		t.Error("two items bear one ID")
	}
}

func TestNoneIsAnsweredWithItsReason(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "joint_controllers", -1)
	d.press("a")
	d.write("nous décidons seuls")
	d.press("enter")
	if got := d.treatment().JointControllersNone.Absence; got != (register.Absence{None: true, Why: "nous décidons seuls"}) {
		t.Errorf("answered %+v", got)
	}
	d.sees("Aucun : nous décidons seuls")
	d.press("u")
	if d.treatment().JointControllersNone.None {
		t.Error("the answer is not one step")
	}
	d.row(d.form, fieldRow, "joint_controllers", -1)
	d.press("a", "esc")
	if !d.treatment().JointControllersNone.None {
		t.Error("no reason, no answer")
	}
	d.row(d.form, fieldRow, "purposes", -1)
	d.press("a")
	d.sees("ne répond pas à ce champ")
	d.row(d.form, fieldRow, "recipients", -1)
	d.press("a")
	d.sees("effacez-la d'abord")
}

// Who answers a field of a group that was "none" has one.
func TestAnsweringInAGroupTakesBackItsNone(t *testing.T) {
	s := newSession(t, payroll())
	d := open(t, french(), s, register.Identity(s.Register().Organisation), "")
	before := s.Register()
	d.row(d.form, fieldRow, "dpo", -1)
	d.press("right")
	d.row(d.last, fieldRow, "last_name", -1)
	d.press("enter")
	d.write("Curie")
	d.press("esc")
	if dpo := s.Register().Organisation.DPO; dpo.None || dpo.LastName != "Curie" {
		t.Errorf("the DPO is %+v", dpo)
	}
	d.press("u")
	if !reflect.DeepEqual(s.Register(), before) {
		t.Error("one undo does not take it back")
	}
}

func TestAFormFollowsUndo(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "owner", -1)
	d.press("enter")
	d.write("Paie")
	d.press("ctrl+z")
	d.sees("Responsable interne")
	if got := d.treatment().Owner; got != "" || !d.form.Typing() || d.form.editor.value() != "" {
		t.Errorf("undone while typing: %q, open %v", got, d.form.Typing())
	}
	d.write("RH")
	d.press("esc")
	if got := d.treatment().Owner; got != "RH" {
		t.Errorf("typed after the undo: %q", got)
	}
}

// A part that is gone closes its form, and those of its own parts.
func TestAFormOfWhatIsGoneCloses(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "software", -1)
	d.press("n")
	d.write("Excel")
	d.press("enter", "up", "enter") // made, gone into
	if d.form == d.last {
		t.Fatal("the software has no form")
	}
	d.press("u") // unmade
	d.sees("n'existe plus")
	d.sees("▾ Logiciels et supports") // in its place
	if d.form.now().rec == nil {
		t.Fatal("the treatment is gone")
	}
	d.row(d.form, fieldRow, "name", -1)
	d.sees("▸ ✓ Nom du traitement")
}

func TestAPauseOfTypingApplies(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "notes", -1)
	d.press("enter", "a")
	late := pausedMsg{d.form.editor, d.form.editor.burst}
	d.press("b")
	now := pausedMsg{d.form.editor, d.form.editor.burst}
	for _, c := range []struct {
		msg  tea.Msg
		want string
	}{{late, ""}, {now, "ab"}} {
		d.app.Update(c.msg)
		if got := strings.TrimPrefix(d.treatment().Notes, "Première ligne\nDeuxième ligne"); got != c.want {
			t.Errorf("the notes end in %q, want %q", got, c.want)
		}
	}
	if d.steps != 1 {
		t.Errorf("a burst of typing is %d steps", d.steps)
	}
	if cmd := d.form.Type(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("c")}); cmd == nil {
		t.Error("typing waits for no pause")
	}
}

func TestFocusGoesToTheFieldOfAPath(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	for _, c := range []struct{ path, part, key string }{
		{"notes", "", "notes"},
		{"purposes[1].legal_bases", "purposes[p2]", "legal_bases"},
		{"data[da2].retentions[0].active.amount", "data[da2].retentions[re1].active", "amount"},
		{"data[1]", "", "data"},
	} {
		d.last = d.form
		d.form.Focus(c.path)
		if r, _ := d.last.current(); d.last.path != c.part || r.field.Key != c.key {
			t.Errorf("%s leads to %s of %q", c.path, r.field.Key, d.last.path)
		}
	}
	d.form.Focus("nowhere[3].at")
}

func TestMovingByBlocks(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	key := func() string { r, _ := d.form.current(); return r.field.Key }
	for _, c := range []struct{ press, want string }{
		{"tab", "joint_controllers"}, {"pgdown", "purposes"}, {"down", "purposes"}, {"shift+tab", "purposes"},
		{"shift+tab", "joint_controllers"}, {"pgup", "reference"}, {"end", "links"}, {"pgdown", "links"}, {"home", "reference"},
		{"up", "reference"}, {"m", "joint_controllers"}, {"M", "links"},
	} {
		d.press(c.press)
		if got := key(); got != c.want {
			t.Errorf("%s leads to %s, want %s", c.press, got, c.want)
		}
	}
}

func TestSearchGoesToAField(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.press("/")
	d.write("cse consulte le")
	d.press("enter")
	if r, _ := d.form.current(); r.field.Key != "works_council_on" {
		t.Errorf("the cursor is on %s", r.field.Key)
	}
}

func TestExplainSaysWhatIsAsked(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "purposes[p1]")
	d.press("down", "i")
	d.sees("art. 6(1) RGPD")
	d.sees("purposes[p1].legal_bases")
}

func TestAReferenceLeadsToItsEntry(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "recipients[u1]")
	d.press("right")
	if d.last == nil || d.last.record != "r1" {
		t.Fatalf("not in the entry:\n%s", d.screen())
	}
	d.press("down", "enter", "ctrl+u", "P", "F", "enter")
	if got := d.register().Recipients[0].Name; got != "PF" {
		t.Errorf("the entry is called %q", got)
	}
}

func TestCopySaysWhatItSends(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "owner", -1)
	d.press("y")
	d.sees("Il n'y a rien à copier ici")
	for _, c := range []struct {
		kind  rowKind
		key   string
		index int
		want  string
	}{{fieldRow, "name", -1, "Paie"}, {itemRow, "recipients", 0, "PayFit · France ; États-Unis"}} {
		d.row(d.form, c.kind, c.key, c.index)
		d.press("y")
		d.sees("presse-papiers du terminal : " + c.want)
	}
}

func TestWhatTitlesAnItemIsNotRepeated(t *testing.T) {
	five := 5
	r := payroll()
	r.Treatments[0].Data = []register.Datum{{Item: register.Item{ID: "x"}, Retentions: []register.Retention{{Active: register.Period{Amount: &five, Unit: "year"}}}}}
	d := open(t, french(), newSession(t, r), "t1", "")
	if n := strings.Count(d.screen(), "5 ans"); n != 1 {
		t.Errorf("the period stands %d times:\n%s", n, d.screen())
	}
}

func TestClearingWhatIsUnansweredSaysSo(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "owner", -1)
	if strings.Contains(d.screen(), "vider") {
		t.Error("clearing is offered where there is nothing to clear")
	}
	d.press("backspace")
	d.sees("Ce champ est déjà sans réponse")
}

func TestAnItemIsEditedWhateverItsID(t *testing.T) {
	r := payroll()
	r.Treatments[0].Purposes[1].ID = "p]2.x["
	d := open(t, french(), newSession(t, r), "t1", "")
	d.row(d.form, itemRow, "purposes", 1)
	d.press("enter", "enter")
	d.write(" à temps")
	d.press("esc")
	if got := d.treatment().Purposes[1].Text; !strings.HasSuffix(got, " à temps") {
		t.Errorf("the purpose is %q", got)
	}
}

func TestTabGoesOnTypingInTheNextText(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.press("down", "down", "down", "enter", "R", "H", "tab") // the owner, then a date
	d.press("ctrl+u", "1", "/", "2", "/", "2", "0", "2", "4", "tab", "u")
	if got := d.register().Treatments[0]; got.Owner != "RH" || got.Created != "2024-02-01" {
		t.Errorf("owner %q, created %q: letters were taken for keys\n%s", got.Owner, got.Created, d.screen())
	}
}

func TestAListIsNotClearedAtOnce(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.form.Focus("purposes")
	d.press("backspace")
	if got := len(d.register().Treatments[0].Purposes); got != 2 {
		t.Errorf("%d purposes are left", got)
	}
}

func TestNoneIsSeenWhileItsReasonIsTyped(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.form.Focus("joint_controllers")
	d.press("down", "a", "s", "e", "u", "l")
	if screen := d.screen(); !strings.Contains(screen, "seul") {
		t.Errorf("the reason is not seen:\n%s", screen)
	}
}
