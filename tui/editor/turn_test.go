package editor

import (
	"strings"
	"testing"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/register/session"
	"article30/tui/screentest"
)

// does makes an edit as some screen would.
func (d *desk) does(e session.Edit) {
	d.t.Helper()
	step, err := d.root.session.Do(e)
	if err != nil {
		d.t.Fatal(err)
	}
	d.root.changed(step)
}

func notes(id register.ID, text string) session.Set {
	return session.Set{Record: id, Path: "notes", To: session.Typed(text)}
}

func TestInAListUndoAndRedoGoToWhatTheyChanged(t *testing.T) {
	d := open(t, registertest.Large(20), french())
	r := d.root.session.Register()
	far, vendor := r.Treatments[7], r.Recipients[2]
	d.does(notes(far.ID, "loin"))
	d.does(session.Set{Record: vendor.ID, Path: "service", To: session.Typed("Envois")})
	d.sees("▸ T-001")
	d.press("u")
	d.sees("▸ " + vendor.Reference)
	d.sees("Annulé : " + vendor.Reference)
	d.press("u")
	d.sees("▸ " + far.Reference)
	d.press("g", "down")
	d.press("U")
	d.sees("▸ " + far.Reference)
	d.press("U")
	d.sees("▸ " + vendor.Reference)
}

func TestUndoShowsARecordThatAFilterLeavesOut(t *testing.T) {
	d := open(t, registertest.Large(20), french())
	far := d.root.session.Register().Treatments[12]
	d.does(notes(far.ID, "loin"))
	d.press("/")
	for _, letter := range "T-002" {
		d.press(string(letter))
	}
	d.press("enter", "u")
	d.sees("▸ " + far.Reference)
	d.sees("T-012")
}

func TestUndoOfAWaiverGoesToItsRecord(t *testing.T) {
	d := open(t, bakery(), french())
	d.checks()
	found := d.root.board.On("t1")
	d.does(session.Waive{Record: "t1", Rule: found[0].Rule, Field: found[0].Field, Reason: "vu"})
	d.press("4", "u")
	d.sees("▸ T-001")
}

func TestUndoOfTheOrganisationGoesToItsForm(t *testing.T) {
	d := open(t, bakery(), french())
	d.does(session.Set{Record: d.root.session.Register().Organisation.ID, Path: "name", To: session.Typed("Autre")})
	d.press("u")
	d.sees("Boulangerie Lemaire  registre.json › Organisme")
	d.press("esc")
	d.sees("▸ T-001")
}

func TestInAFormUndoStaysThere(t *testing.T) {
	d := open(t, registertest.Large(4), french())
	other := d.root.session.Register().Treatments[2]
	d.does(notes(other.ID, "ailleurs"))
	d.press("enter", "u")
	d.sees("› T-001")
	d.sees("Annulé : " + other.Reference)
}

func TestAStepThatCannotBeUndoneIsNamedAndTheNextUndoGoesOn(t *testing.T) {
	d := open(t, registertest.Large(4), french())
	r := d.root.session.Register()
	d.does(notes(r.Treatments[2].ID, "avant"))
	d.does(session.Set{Record: r.Treatments[1].ID, Path: "owner", To: session.Typed("Camille")})
	d.saves()
	d.theirs() // renames the second treatment
	d.looks()
	d.press("u")
	d.sees("pas annulé : T-002 : Responsable interne (T-002 a changé depuis) ; recommencez pour l'étape d'avant")
	d.press("u")
	d.sees("Annulé : T-003")
	d.sees("▸ T-003")
}

func TestTheWholeRegisterIsSearchedFromAnywhere(t *testing.T) {
	d := open(t, registertest.Large(20), french())
	vendor := d.root.session.Register().Recipients[4]
	for name, keys := range map[string][]string{
		"a list": nil, "a form": {"enter"}, "the findings": {"v"}, "the dashboard": {"b"}, "the questionnaire": {"p"}, "the filter": {"/", "x"},
	} {
		t.Run(name, func(t *testing.T) {
			d.press("1")
			d.press(keys...)
			d.app.Update(screentest.Key("ctrl+g"))
			d.sees("› Recherche")
			d.app.Update(screentest.Key("ctrl+u"))
			d.app.Update(d.root.index.Build(d.root.session.Register())())
			for _, letter := range strings.ToUpper(vendor.Reference) {
				d.press(string(letter))
			}
			d.press("enter")
			d.sees("› " + vendor.Reference)
			for range 3 + len(keys) {
				d.press("esc")
			}
			d.press("esc", "esc", "esc")
		})
	}
}

func TestASearchOpensTheFieldThatHasTheWords(t *testing.T) {
	d := open(t, bakery(), french())
	d.app.Update(d.root.index.Build(d.root.session.Register())())
	d.press("s")
	for _, letter := range "SALAIRES" {
		d.press(string(letter))
	}
	d.press("enter")
	d.sees("T-001 Paie › Calculer et verser les salaires")
	d.sees("▸ ✓ Objectif poursuivi")
	d.press("esc", "esc")
	d.sees("› Recherche")
	d.sees("SALAIRES")
}

// Wherever one is, what a merge had taken away and undo brings back is under the
// cursor; merged again, what it was merged into.
func TestUndoOfAMergeGoesToTheEntryThatComesBack(t *testing.T) {
	for _, section := range []string{"1", "4", "7"} {
		d := open(t, registertest.Large(20), french())
		r := d.root.session.Register()
		keep, drop := r.Recipients[1], r.Recipients[6]
		if len(r.Uses(drop.ID)) == 0 {
			t.Fatal("nobody uses the entry")
		}
		d.does(session.MergeEntries{Keep: keep.ID, Drop: drop.ID})
		d.press(section, "u")
		d.sees("▸ " + drop.Reference)
		d.press(section, "U")
		d.sees("▸ " + keep.Reference)
	}
}

func TestFromTheOrganisationUndoAndRedoGoElsewhere(t *testing.T) {
	d := open(t, bakery(), french())
	d.checks()
	organisation := d.root.session.Register().Organisation.ID
	d.does(session.Waive{Record: organisation, Rule: "ORG-01", Reason: "vu"})
	d.does(notes("t1", "après"))
	d.press("u")
	d.sees("▸ T-001")
	d.press("u")
	d.sees("› Organisme")
	d.press("U")
	d.sees("› Organisme")
	d.press("U")
	d.sees("▸ T-001")
	d.sees("Rétabli : T-001")
}

func TestUndoNamesTheRecord(t *testing.T) {
	d := open(t, registertest.Large(4), french())
	r := d.root.session.Register()
	d.does(session.Together{Name: lang.Text{FR: "Destinataires", EN: "Recipients"}, Edits: []session.Edit{notes(r.Treatments[2].ID, "a"), notes(r.Treatments[2].ID, "b")}})
	d.press("u")
	if got := strings.ReplaceAll(d.app.View(), "\u00a0", " "); !strings.Contains(got, "Annulé : ") || !strings.Contains(got, "T-003") {
		t.Errorf("the record is not named:\n%s", got)
	}
	d.does(session.SetEach{Name: lang.Text{FR: "État « Terminé » (1 fiche)", EN: "Status"}, Records: []register.ID{r.Treatments[1].ID}, Answers: []session.FieldAnswer{{Path: "status", To: session.Codes{register.Ended}}}})
	d.press("u")
	d.sees("Annulé : T-002 : État « Terminé » (1 fiche)")
}
