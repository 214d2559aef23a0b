package form

import (
	"strings"
	"testing"

	"article30/register"
	"article30/register/check"
	"article30/register/lang"
)

const second = "purposes[p2].legal_bases"

// at returns what is found on the treatment at a path and not silenced.
func (d *desk) at(path string) (open []check.Finding) {
	for _, f := range d.board.On("t1") {
		if f.Field == path && f.Waiver == nil {
			open = append(open, f)
		}
	}
	return open
}

func TestAFindingShowsAtEachDepthAndGoesAsSoonAsItIsMended(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "purposes", -1)
	d.check()
	d.sees("? signalé dans les éléments ci-dessous")
	d.press("w")
	d.sees("placez-y le curseur")
	d.row(d.form, itemRow, "purposes", 1)
	f := d.at(second)[0]
	message := strings.ReplaceAll(f.Message.FR, "\u00a0", " ")[:25]
	d.sees("▸ ?  2  Établir")
	d.sees(message)
	d.press("right", "down")
	d.sees("▸ ? Base légale")
	d.sees(message)
	d.press("enter", "tab", "esc")
	d.sees("▸ ✓ Base légale")
	if strings.Contains(d.screen(), message) {
		t.Errorf("the finding is still there:\n%s", d.screen())
	}
	d.press("u")
	d.sees("▸ ? Base légale")
	d.sees(message)
	d.press("U", "left")
	d.sees("▸    2  Établir")
}

func TestAnEntryMendedElsewhereTakesItsFindingsAway(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.check()
	found := func() []check.Finding { return d.board.On("r1") }
	before := len(found())
	d.row(d.form, itemRow, "recipients", 0)
	d.press("right", "right") // into the use, then the entry
	d.last.Focus("service")
	d.press("enter")
	d.write("Paie")
	d.press("esc")
	for _, f := range found() {
		if f.Field == "service" {
			t.Errorf("still found: %v", f)
		}
	}
	if before == 0 {
		t.Error("nothing was found on the recipient")
	}
}

// From wherever one is, a blank included, the gravest comes first: the one after,
// else the first one.
func TestTheGravestComesFirstFromABlankToo(t *testing.T) {
	all := said{"t1": {{Rule: "X-01", Severity: check.Error, Record: "t1", Field: "name", Message: lang.Text{FR: "à voir ici"}}}}
	d := openOn(t, french(), newSession(t, payroll()), all, "t1", "")
	for _, key := range []string{"m", "M"} {
		d.row(d.form, fieldRow, "owner", -1)
		d.press(key)
		if r, _ := d.form.current(); r.field.Key != "name" {
			t.Errorf("%s leads from a blank to %s", key, r.field.Key)
		}
	}
}

// Errors come first, then what is doubtful, then the blanks that are demanded,
// then the others, and round again.
func TestTheNextThingToDoIsTheGravest(t *testing.T) {
	all := said{}
	for path, severity := range map[string]check.Severity{"": check.Warning, "name": check.Advice, "purposes[p1]": check.Error, "changed": check.Error} {
		all["t1"] = append(all["t1"], check.Finding{Rule: "X-01", Severity: severity, Record: "t1", Field: path, Message: lang.Text{FR: "à voir ici"}})
	}
	d := openOn(t, french(), newSession(t, payroll()), all, "t1", "")
	stop := func() string {
		if r, _ := d.form.current(); r.field != nil {
			return r.field.Key
		}
		return ""
	}
	var stops []string
	for len(stops) < 40 && (len(stops) < 2 || stop() != "changed") {
		d.press("m")
		stops = append(stops, stop())
	}
	got := strings.Join(stops, " ")
	if !strings.HasPrefix(got, "changed purposes  name joint_controllers transfers_reviewed") || !strings.HasSuffix(got, " changed") {
		t.Errorf("the stops are %q", got)
	}
	if strings.Index(got, "owner") < strings.Index(got, "transfers_reviewed") {
		t.Errorf("what nothing demands comes before what Article 30 does: %q", got)
	}
	d.press("M")
	if stop() != stops[len(stops)-2] {
		t.Errorf("back from the first to %q, want %q", stop(), stops[len(stops)-2])
	}
}

func TestAFindingIsWaivedWhereItStands(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "purposes[p2]")
	d.check()
	d.press("w")
	d.sees("Rien n'est signalé ici")
	d.press("down", "w")
	d.write("voir la politique interne")
	d.press("enter", "enter")
	d.sees("▸ · Base légale")
	d.sees("Écarté par Camille Noël le 22/11/2026 : voir la politique interne")
	d.press("i")
	d.sees("Écarté par Camille Noël")
	d.press("esc", "u")
	d.sees("▸ ? Base légale")
	if len(d.register().Waivers) > 0 {
		t.Error("the waiver is still there")
	}
	d.press("U", "w", "tab", "enter")
	d.sees("▸ ? Base légale")
}

func TestWhatIsFoundOnTheWholeStandsAtItsHead(t *testing.T) {
	whole := check.Finding{Rule: "X-01", Severity: check.Error, Record: "t1", Message: lang.Text{FR: "La fiche entière."}, Do: lang.Text{FR: "Refaites-la."}}
	item, lost := whole, whole
	item.Field, item.Message.FR = "data[da2]", "La donnée entière."
	lost.Field, lost.Message.FR = "data[gone].source", "Nulle part."
	s := newSession(t, payroll())
	d := openOn(t, french(), s, said{"t1": {whole, item, lost}}, "t1", "")
	d.sees("  ! La fiche entière.")
	d.sees("  ! Nulle part.") // has no row
	d.sees("▸ ✓ N° / RÉF")    // the cursor is on the first field
	for _, key := range []string{"enter", "right", "n", "d", "c", "K", "a", "backspace", "y"} {
		d.press("home", key)
		d.sees("▸ ! La fiche entière.")
	}
	d.press("i")
	d.sees("À faire : Refaites-la.")
	d.press("esc", "w")
	d.sees("Pourquoi écarter : La fiche entière.")
	d.press("esc")
	if d.steps > 0 {
		t.Errorf("%d edits", d.steps)
	}
	d.host.Push(New(d.form.desk, "t1", "data[da2]"))
	d.sees("  ! La donnée entière.")
	d.form.Focus("")
	if r, _ := d.form.current(); r.kind != wholeRow {
		t.Error("the record as a whole is not what the cursor is on")
	}
}

func TestABlockWithAnErrorIsNotDone(t *testing.T) {
	table := register.CollectionOf("treatments").Table
	v := register.View{Register: payroll()}
	rec := v.Register.Treatments[0]
	for severity, want := range map[check.Severity]int{check.Error: 0, check.Warning: 1} {
		s := lay(v, table, rec, within([]check.Finding{{Severity: severity, Field: second}}, ""))
		for _, b := range s.blocks {
			if b.label == table.Field("purposes").Block.Label && (b.answered != want || b.signs.Open[severity] != 1) {
				t.Errorf("severity %d: %d/%d answered, %v", severity, b.answered, b.total, b.signs)
			}
		}
	}
}

func TestAPathIsCutAfterItsFirstStep(t *testing.T) {
	for path, want := range map[string][2]string{
		"": {"", ""}, "name": {"name", ""}, "dpo.name": {"dpo", "name"}, "data[a.b].retentions[c].active": {"data[a.b]", "retentions[c].active"},
		"data[x]": {"data[x]", ""}, "data[x": {"data", "[x"},
	} {
		if step, rest := cutStep(path); step != want[0] || rest != want[1] {
			t.Errorf("%q is cut into %q and %q", path, step, rest)
		}
	}
}
