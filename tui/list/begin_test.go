package list_test

import (
	"slices"
	"strconv"
	"testing"

	"article30/register"
	"article30/register/template"

	tea "github.com/charmbracelet/bubbletea"
)

// space presses the space bar, as a terminal says it.
func (d *desk) space() { d.app.Update(tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}) }

func (d *desk) begin(t *testing.T, key string) register.Record {
	t.Helper()
	for _, c := range register.Collections {
		for _, rec := range c.All(d.session.Register()) {
			if register.OriginOf(rec).Template == key {
				return rec
			}
		}
	}
	t.Fatalf("no record began as %s", key)
	return nil
}

func TestANameTypedAtOnceMakesAnEmptyRecord(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	d.press("n")
	d.write("Zoologie")
	d.sees("▸ + Fiche vide « Zoologie »")
	d.press("enter")
	made := d.session.Register().Treatments[3]
	if made.Name != "Zoologie" || len(made.Purposes) > 0 || !slices.Equal(d.opened, []register.ID{made.ID}) {
		t.Errorf("made %+v, opened %v", made.Head, d.opened)
	}
}

func TestAnEmptyRecordMayHaveTheNameOfAnActivity(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	d.press("n")
	d.write("Newsletter")
	d.press("ctrl+n")
	if made := d.session.Register().Treatments[3]; made.Name != "Newsletter" || made.Origin.Template != "" {
		t.Errorf("made %+v from %q", made.Head, made.Origin.Template)
	}
}

func TestOneActivityOpensItsForm(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	d.press("n")
	d.write("GESTION de la paie")
	d.press("enter")
	made := d.begin(t, "T01")
	if !slices.Equal(d.opened, []register.ID{register.Identity(made)}) {
		t.Errorf("opened %v", d.opened)
	}
	d.sees("sont à confirmer")
	d.press("u")
	if n := len(d.session.Register().Treatments); n != 3 {
		t.Errorf("an undo leaves %d treatments", n)
	}
}

func TestAStarterSetIsAddedAsOneStepAndTheCursorIsOnItsFirst(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	set, _ := template.FindSet("logiciel")
	d.press("n")
	d.write("fondateur")
	d.press("enter")
	d.sees(strconv.Itoa(len(set.Templates)) + " activités ajoutées ; leurs réponses sont à confirmer")
	d.sees("▸ " + register.ReferenceOf(d.begin(t, set.Templates[0])))
	if len(d.opened) > 0 {
		t.Errorf("opened %v", d.opened)
	}
	if n := len(d.session.Register().ProcessorActivities); n != 1 {
		t.Errorf("%d processor activities", n)
	}
	d.press("u")
	if r := d.session.Register(); len(r.Treatments) != 3 || len(r.ProcessorActivities) != 0 || len(r.DataCategories) != 0 {
		t.Error("an undo leaves something of the set")
	}
}

func TestTheMarkedActivitiesAreAdded(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	d.press("n")
	d.write("recrutement")
	d.press("tab")
	for range len("recrutement") {
		d.press("backspace")
	}
	d.write("newsletter")
	d.press("tab", "enter")
	if n := len(d.session.Register().Treatments); n != 5 {
		t.Errorf("%d treatments", n)
	}
	d.begin(t, "T03")
	d.begin(t, "T07")
}

func TestASetLeavesOutWhatIsPresent(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	d.press("n")
	d.write("newsletter")
	d.press("enter", "n")
	d.write("newsletter")
	d.sees("déjà au registre T-004")
	d.press("esc", "n", "down")
	d.space() // the first set has the newsletter too
	d.press("enter")
	began := 0
	for _, treatment := range d.session.Register().Treatments {
		if treatment.Origin.Template == "T07" {
			began++
		}
	}
	if began != 1 || len(d.session.Register().Treatments) != 3+8 {
		t.Errorf("%d newsletters among %d treatments", began, len(d.session.Register().Treatments))
	}
}

func TestEscLeavesTheChoiceWithoutAddingAnything(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	d.press("n", "down")
	d.space()
	d.press("esc")
	d.sees("▸ T-001")
	if len(d.session.Register().Treatments) != 3 {
		t.Error("something was added")
	}
}

func TestTheMarkedRecordsAreReviewedAsOneStep(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	d.space()
	d.sees("▸ T-002")
	d.press("down")
	d.space()
	d.sees("✓ 2 fiches cochées")
	d.press("r")
	d.sees("Revue faite aujourd'hui (2 fiches) : à quand la prochaine ?")
	d.sees("compris : 22/11/2027")
	d.press("enter")
	d.sees("Votre nom, pour signer")
	d.sees("Camille")
	d.press("enter")
	d.sees("Revue notée (2 fiches) ; la prochaine le 22/11/2027")
	for i, want := range []register.Date{"2026-11-22", "", "2026-11-22"} {
		if got := d.session.Register().Treatments[i]; got.ReviewedOn != want || (want != "") != (got.NextReview == "2027-11-22" && got.ReviewedBy == "Camille") {
			t.Errorf("T-00%d: reviewed on %q by %q, next %q", i+1, got.ReviewedOn, got.ReviewedBy, got.NextReview)
		}
	}
	d.seesNot("cochée")
	d.press("u")
	if got := d.session.Register().Treatments[2].ReviewedOn; got != "" {
		t.Errorf("after an undo, reviewed on %s", got)
	}
}

func TestTheNextReviewIsUnderstoodOrAskedAgain(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	d.press("r")
	for range len("22/11/2027") {
		d.press("backspace")
	}
	d.write("au printemps")
	d.sees("pas compris")
	d.press("enter")
	d.sees("Cette date n'est pas comprise")
	for range len("au printemps") {
		d.press("backspace")
	}
	d.write("+2a")
	d.press("enter", "enter")
	if got := d.session.Register().Treatments[0]; got.NextReview != "2028-11-22" {
		t.Errorf("next review %q", got.NextReview)
	}
	if got := d.session.Register().Treatments[1]; got.ReviewedOn != "" {
		t.Error("a record that is neither marked nor under the cursor was reviewed")
	}
}

func TestEscUnmarksBeforeItClearsTheFilter(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	d.press("/")
	d.write("paie")
	d.press("enter")
	d.space()
	d.sees("✓ 1 fiche cochée")
	d.sees("▸✓T-001")
	d.press("esc")
	d.seesNot("cochée")
	d.seesNot("Dossier de Santé")
	d.press("esc")
	d.sees("Dossier de Santé")
}

func TestARecordThatWentIsNoLongerMarked(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	d.press("end", "c") // T-004
	d.space()
	d.sees("1 fiche cochée")
	d.press("u")
	d.seesNot("cochée")
}

func TestACatalogueIsNotReviewed(t *testing.T) {
	d := open(t, clinic(), "recipients", french())
	d.press("r")
	d.sees("ont une revue")
}
