package form

import (
	"strings"
	"testing"

	"article30/register"
	"article30/register/lang"
	"article30/register/law"
	"article30/tui/screentest"

	tea "github.com/charmbracelet/bubbletea"
)

// payslips opens the form of the payslips of a payroll.
func payslips(t testing.TB) *desk {
	return open(t, french(), newSession(t, payroll()), "t1", "data[da2]")
}

func (d *desk) retentions() []register.Retention {
	return d.register().Treatments[0].Data[1].Retentions
}

func (d *desk) offers() []law.RetentionReference {
	r := d.register()
	return r.FittingRetentions(r.Treatments[0], &r.Treatments[0].Data[1])
}

func TestAReferenceFillsANewRetentionAsOneStep(t *testing.T) {
	d := payslips(t)
	d.row(d.form, adderRow, "retentions", -1)
	d.press("enter")
	first := d.offers()[0]
	d.sees(strings.ReplaceAll(first.Subject.FR, "\u00a0", " ") + " : ")
	d.sees("Obligatoire (texte) · " + first.Reference.FR)
	d.press("down", "enter")
	got := d.retentions()
	want := register.RetentionFrom(first, lang.FR)
	if len(got) != 2 || got[1].Sentence(lang.FR) != want.Sentence(lang.FR) || got[1].ID == "" {
		t.Fatalf("retentions %+v", got)
	}
	if d.steps != 1 || d.form.Typing() {
		t.Errorf("%d steps, typing %v", d.steps, d.form.Typing())
	}
	if r, _ := d.form.current(); r.kind != itemRow || r.index != 1 {
		t.Errorf("the cursor is on %+v", r.place())
	}
	d.press("u")
	if len(d.retentions()) != 1 {
		t.Error("an undo leaves it")
	}
}

func TestAReferenceReplacesAPeriodAndKeepsTheRest(t *testing.T) {
	d := payslips(t)
	d.row(d.form, itemRow, "retentions", 0)
	d.press("enter")
	d.press("ctrl+u")
	d.write("bulletins : 3 ans, puis suppression")
	d.press("esc", "enter", "down", "down", "enter")
	got, want := d.retentions(), register.RetentionFrom(d.offers()[1], lang.FR)
	want.AppliesTo, want.Fate = "bulletins", "erasure"
	if len(got) != 1 || got[0].ID != "re1" || got[0].Sentence(lang.FR) != want.Sentence(lang.FR) {
		t.Errorf("retentions %+v", got)
	}
}

func TestASentenceIsTypedAsBefore(t *testing.T) {
	d := payslips(t)
	d.row(d.form, adderRow, "retentions", -1)
	d.press("enter", "down") // looked at, not taken
	d.write("2 ans")
	d.press("enter")
	if got := d.retentions(); len(got) != 2 || got[1].Sentence(lang.FR) != "2 ans" {
		t.Errorf("retentions %+v", got)
	}
}

func TestUpGoesBackToTheTextAndEscKeepsWhatWasTyped(t *testing.T) {
	d := payslips(t)
	d.row(d.form, adderRow, "retentions", -1)
	d.press("enter")
	d.write("7 ans")
	d.press("down", "up", "up", "enter")
	d.write("8 ans")
	d.press("down", "esc")
	var said []string
	for _, r := range d.retentions() {
		said = append(said, r.Sentence(lang.FR))
	}
	if got := strings.Join(said, " | "); got != "5 ans | 7 ans | 8 ans" {
		t.Errorf("retentions %q", got)
	}
}

func TestAnUncertainReferenceSaysWhereToCheckIt(t *testing.T) {
	checked := 0
	for _, ref := range law.RetentionReferences() {
		for l, words := range map[lang.Lang]string{lang.FR: "à vérifier", lang.EN: "to be checked"} {
			said := groundsOf(ref, l)
			if ref.Uncertain != strings.Contains(said, words) || ref.Uncertain && !strings.Contains(said, ref.Source.In(l)) {
				t.Errorf("%s, uncertain %v: %q", ref.Key, ref.Uncertain, said)
			}
			if strings.Count(said, words) > 1 {
				t.Errorf("%s: said twice: %q", ref.Key, said)
			}
			if strings.Contains(periodOf(ref, l), "("+ref.Reference.In(l)+")") {
				t.Errorf("%s: the text is said twice", ref.Key)
			}
		}
		if ref.Uncertain {
			checked++
		}
	}
	if checked == 0 {
		t.Error("no reference is uncertain: nothing was tried")
	}
}

func TestOffersFitTheirRoom(t *testing.T) {
	for _, env := range environments() {
		for _, size := range sizes {
			d := open(t, env, newSession(t, payroll()), "t1", "data[da2]")
			d.row(d.form, adderRow, "retentions", -1)
			d.press("enter")
			for range 1 + len(d.offers()) {
				d.form.SetSize(size[0], size[1])
				if fault := fits(strings.Join(d.form.lines(), "\n"), size[0], size[1]); fault != "" {
					t.Fatalf("at %v: %s", size, fault)
				}
				if size[1] >= 10 && d.form.editor.offers.in && strings.Count(d.form.View(), env.Theme.Glyphs.Selected) != 2 {
					t.Fatalf("at %v the reference under the cursor is out of view:\n%s", size, d.form.View())
				}
				d.press("down")
			}
		}
	}
}

func TestGoldenScreenOfTheReferences(t *testing.T) {
	d := payslips(t)
	d.app.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.row(d.form, adderRow, "retentions", -1)
	d.press("enter", "down", "down")
	screentest.Golden(t, "offers-fr-80x24", d.screen()+"\n")
}
