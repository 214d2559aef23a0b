package list_test

import (
	"slices"
	"strings"
	"testing"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"

	tea "github.com/charmbracelet/bubbletea"
)

// practice has one treatment for each saved filter, and one for none.
func practice() *register.Register {
	r := register.New("Cabinet", lang.FR)
	r.DataCategories = []*register.DataCategory{{Head: head("d1", "D-001", "Santé"), Kind: "SANTE"}, {Head: head("d2", "D-002", "Identité"), Kind: "IDENT"}}
	r.Recipients = []*register.Recipient{
		{Head: head("r1", "R-001", "Nuage"), Places: []register.Place{{Item: register.Item{ID: "p"}, Country: "US"}}},
		{Head: head("r2", "R-002", "Voisin"), Places: []register.Place{{Item: register.Item{ID: "q"}, Country: "DE"}}},
	}
	made := func(id, ref, name string, status register.Code) *register.Treatment {
		return &register.Treatment{Head: head(id, ref, name), Status: status, ReviewedOn: "2026-06-01", NextReview: "2027-06-01"}
	}
	r.Treatments = []*register.Treatment{
		made("t1", "T-001", "Agenda", register.Active), made("t2", "T-002", "Analyses", register.Active), made("t3", "T-003", "Archives", register.Ended),
		made("t4", "T-004", "Avenir", register.Draft), made("t5", "T-005", "Oubliée", register.Active), made("t6", "T-006", "Ancienne", register.Active),
		made("t7", "T-007", "Promise", register.Active), made("t8", "T-008", "Prête", register.Active),
	}
	t := r.Treatments
	t[0].Recipients = []register.Use{{Item: register.Item{ID: "u1"}, Recipient: "r1"}}
	t[1].Data = []register.Datum{{Item: register.Item{ID: "x"}, Category: "d1"}}
	t[3].Recipients = []register.Use{{Item: register.Item{ID: "u2"}, Recipient: "r2"}}
	t[3].Data = []register.Datum{{Item: register.Item{ID: "y"}, Category: "d2"}}
	t[2].ReviewedOn, t[4].ReviewedOn, t[5].ReviewedOn = "", "", "2025-11-21"
	t[6].NextReview = "2026-11-22"
	register.CollectionOf("treatments").Table.MarkGiven(t[7], "agenda")
	return r
}

// shown returns the references of the rows.
func (d *desk) shown() string {
	var refs []string
	for line := range strings.Lines(d.screen()) {
		for _, field := range strings.Fields(line) {
			if strings.HasPrefix(field, "T-") || strings.HasPrefix(field, "R-") {
				refs = append(refs, field)
				break
			}
		}
	}
	return strings.Join(refs, " ")
}

func TestASavedFilterKeepsTheRecordsItNames(t *testing.T) {
	for downs, want := range []string{
		1: "T-008", 2: "T-005 T-006 T-007", 3: "T-001", 4: "T-002", 5: "T-004", 6: "T-003",
	} {
		if want == "" {
			continue
		}
		d := open(t, practice(), "treatments", french())
		d.build()
		d.check()
		d.press("f")
		for range downs {
			d.press("down")
		}
		d.press("enter")
		if got := d.shown(); got != want {
			t.Errorf("filter %d shows %s, want %s:\n%s", downs, got, want, d.screen())
		}
		d.press("esc")
		if got := d.shown(); !strings.HasPrefix(got, "T-001 T-002") {
			t.Errorf("Esc shows %s", got)
		}
	}
}

func TestTheFilterOfErrorsFollowsTheCorrections(t *testing.T) {
	d := open(t, practice(), "recipients", french())
	d.build()
	d.press("f", "enter")
	d.sees("Aucune fiche n'est dans ce cas")
	d = overOn(t, d.session, "treatments", french(), some())
	d.press("f", "enter")
	d.sees("Aucune fiche n'est dans ce cas") // the findings are on T-0…
	d.press("esc")
	d = open(t, practice(), "treatments", french())
	d.build()
	d.check()
	d.press("f", "enter")
	d.sees("Avec des erreurs (7)") // what has ended has none
	var edits []session.Edit
	for _, f := range d.board.On("t1") {
		edits = append(edits, session.Waive{Record: "t1", Rule: f.Rule, Field: f.Field, Reason: "vu"})
	}
	for _, e := range edits {
		if step, err := d.session.Do(e); err == nil {
			d.changed(step)
		}
	}
	d.sees("Avec des erreurs (6)")
}

func TestAFilterFollowsTheEntriesThatItsRecordsUse(t *testing.T) {
	d := open(t, practice(), "treatments", french())
	d.build()
	d.press("f", "down", "down", "down", "enter")
	d.sees("T-001")
	step, err := d.session.Do(session.Set{Record: "r2", Path: "places[0].country", To: session.Typed("IN")})
	if err != nil {
		t.Fatal(err)
	}
	d.changed(step)
	if got := d.shown(); got != "T-001 T-004" {
		t.Errorf("India is outside the EEA, and the list shows %s", got)
	}
	d.press("u")
	if got := d.shown(); got != "T-001" {
		t.Errorf("undone, the list shows %s", got)
	}
}

func TestWhatIsTypedIsLookedForAmongWhatAFilterKeeps(t *testing.T) {
	d := open(t, practice(), "treatments", french())
	d.build()
	d.check()
	d.press("f", "down", "down", "enter", "/")
	d.write("an")
	if got := d.shown(); got != "T-006" {
		t.Errorf("shows %s:\n%s", got, d.screen())
	}
	d.press("enter", "esc")
	if got := d.shown(); got != "T-005 T-006 T-007" {
		t.Errorf("Esc ends both at once: %s", got)
	}
	d.press("alt+down")
	d.sees("Effacez d'abord le filtre")
	d.press("f")
	d.sees("Toutes les fiches")
	d.press("enter")
	if got := d.shown(); !strings.HasPrefix(got, "T-001 T-002 T-003") {
		t.Errorf("all records are %s", got)
	}
}

func TestTheIndexIsNotWaitedFor(t *testing.T) {
	d := open(t, practice(), "treatments", french())
	d.press("f", "down", "enter")
	d.sees("À confirmer (réponses d'un modèle) …")
	d.build()
	d.check()
	d.sees("À confirmer (réponses d'un modèle) (1)")
}

func TestSomeRecordsAloneAreShownUnderAName(t *testing.T) {
	d := open(t, practice(), "treatments", french())
	if d.list.Only(lang.Text{FR: "Rien", EN: "Nothing"}, []register.ID{"r1"}) {
		t.Error("a list shows a record of another one")
	}
	if !d.list.Only(lang.Text{FR: "Intérêt légitime", EN: "Legitimate interest"}, []register.ID{"t2", "t7", "r1"}) {
		t.Fatal("it has them")
	}
	d.sees("Intérêt légitime")
	if got := d.shown(); got != "T-002 T-007" {
		t.Errorf("shows %s", got)
	}
}

func TestRecordsMarkedAreEndedInOneStep(t *testing.T) {
	d := open(t, practice(), "treatments", french())
	d.press(" ", " ", " ") // T-003 has ended already
	d.press("e", "down", "enter")
	r := d.session.Register()
	for i, on := range []register.Date{"2026-11-22", "2026-11-22", ""} {
		if got := r.Treatments[i]; got.Status != register.Ended || got.EndedOn != on {
			t.Errorf("%s is %s, on %q", got.Reference, got.Status, got.EndedOn)
		}
	}
	d.sees("État « Terminé » (2 fiches)")
	d.press("u")
	if got := d.session.Register().Treatments[0]; got.Status != register.Active || got.EndedOn != "" {
		t.Errorf("undone, %+v", got)
	}
	if _, more := d.session.Undoable(); more {
		t.Error("it took two steps")
	}
}

func TestTheRecordUnderTheCursorIsEndedAndBegunAgain(t *testing.T) {
	d := open(t, practice(), "treatments", french())
	d.press("e")
	d.sees("T-001 Agenda")
	d.seesNot("Mettre en cours") // it is
	d.press("down", "enter", "e")
	d.seesNot("Terminer aujourd'hui")
	d.press("down", "enter")
	if got := d.session.Register().Treatments[0]; got.Status != register.Active || got.EndedOn != "" {
		t.Errorf("%s, ended on %q", got.Status, got.EndedOn)
	}
}

func TestTheOwnerOfAllThatIsShownIsChanged(t *testing.T) {
	d := open(t, practice(), "treatments", french())
	d.press("f", "down", "down", "down", "down", "down", "enter") // drafts
	d.press("A", "e", "enter")
	d.write("Camille")
	d.press("enter")
	var owned []string
	for _, rec := range d.session.Register().Treatments {
		if rec.Owner == "Camille" {
			owned = append(owned, rec.Reference)
		}
	}
	if !slices.Equal(owned, []string{"T-004"}) {
		t.Errorf("Camille owns %v", owned)
	}
	d.press("A", "A")
	d.seesNot("cochée")
}

func TestEntriesMarkedAreMergedOnceWhatItTouchesIsSaid(t *testing.T) {
	d := open(t, practice(), "recipients", french())
	d.press("m")
	d.sees("Cochez d'abord")
	d.press(" ", "m") // the cursor is on the other one now
	d.sees("R-001 Nuage disparaît au profit de « R-002 Voisin »")
	d.sees("Touche 1 fiche : T-001.")
	d.sees("Transferts hors de l'EEE en moins : T-001 (États-Unis).")
	d.sees("Réponses abandonnées : R-001 › Lieux.")
	d.press("enter") // nothing comes first
	if len(d.session.Register().Recipients) != 2 {
		t.Fatal("merged without a yes")
	}
	d.press("m", "right", "enter")
	r := d.session.Register()
	if len(r.Recipients) != 1 || r.Recipients[0].ID != "r2" || r.Treatments[0].Recipients[0].Recipient != "r2" {
		t.Errorf("merged into %v", r.Recipients)
	}
	d.sees("▸ R-002")
	d.press("u")
	if len(d.session.Register().Recipients) != 2 {
		t.Error("undo does not bring it back")
	}
}

func TestAMergeSaysWhatBecomesOfTransfers(t *testing.T) {
	r := practice()
	r.Safeguards = []*register.Safeguard{{Head: head("s1", "G-001", "DPF")}, {Head: head("s2", "G-002", "DPF bis")}, {Head: head("s3", "G-003", "Clauses")}}
	place := func(country register.Country, safeguards ...register.ID) []register.Place {
		return []register.Place{{Item: register.Item{ID: register.NewID()}, Country: country, Safeguards: safeguards}}
	}
	r.Recipients = append(r.Recipients,
		&register.Recipient{Head: head("r3", "R-003", "Nuage bis"), Places: place("US", "s3")},
		&register.Recipient{Head: head("r4", "R-004", "Voisin bis"), Places: place("FR")},
		&register.Recipient{Head: head("r5", "R-005", "Muet")})
	r.Recipients[0].Places[0].Safeguards = []register.ID{"s1"}
	r.Treatments[4].Recipients = []register.Use{{Item: register.Item{ID: "u3"}, Recipient: "r5"}}
	for name, c := range map[string]struct {
		collection string
		keys, want []string
	}{
		"into one abroad":                                 {"recipients", []string{"down", " ", "up", "up", "m"}, []string{"en plus : T-004 (États-Unis)."}},
		"of one abroad":                                   {"recipients", []string{" ", "m"}, []string{"en moins : T-001 (États-Unis)."}},
		"on another safeguard":                            {"recipients", []string{" ", "down", "m"}, []string{"dont les garanties changent : T-001 (États-Unis)."}},
		"within the Union":                                {"recipients", []string{"down", " ", "down", "m"}, []string{"Aucun transfert ne change."}},
		"of one whose place is nowhere":                   {"recipients", []string{"end", " ", "home", "m"}, []string{"en plus : T-005 (États-Unis).", "en moins : T-005 (pays inconnu)."}},
		"into one whose place is nowhere, which takes it": {"recipients", []string{" ", "end", "m"}, []string{"en plus : T-005 (États-Unis).", "en moins : T-005 (pays inconnu)."}},
		"of two safeguards":                               {"safeguards", []string{" ", "m"}, []string{"Aucun transfert ne change."}},
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t, r, c.collection, french())
			d.app.Update(tea.WindowSizeMsg{Width: 100, Height: 30})
			d.press(c.keys...)
			for _, want := range c.want {
				d.sees(want)
			}
		})
	}
}

func TestMarksBringWhatIsDoneToThemToTheFoot(t *testing.T) {
	foot := func(d *desk) string {
		lines := strings.Split(d.screen(), "\n")
		return lines[len(lines)-1]
	}
	for collection, want := range map[string]string{
		"treatments": "Espace cocher  e changer  r revue  Échap tout décocher", "recipients": "Espace cocher  m fusionner  ",
	} {
		d := open(t, practice(), collection, french())
		d.press(" ")
		if got := foot(d); !strings.Contains(got, want) || !strings.Contains(got, "? aide") {
			t.Errorf("with marks the foot of the %s is %q", collection, got)
		}
		d.press("esc")
		if got := foot(d); !strings.HasPrefix(got, "Entrée ouvrir  ? aide  n nouveau") {
			t.Errorf("without marks the foot of the %s is %q", collection, got)
		}
		d.press("c")
		if got := foot(d); !strings.HasPrefix(got, "Copie") {
			t.Errorf("the foot is %q", got)
		}
		d.press("down")
		if got := foot(d); !strings.HasPrefix(got, "Entrée ouvrir  ? aide  u annuler") {
			t.Errorf("after a change the foot of the %s is %q", collection, got)
		}
	}
}

func TestAKeyThatAListHasNoUseForSaysWhy(t *testing.T) {
	for key, c := range map[string]struct{ collection, want string }{
		"m": {"treatments", "Seules les fiches des catalogues se fusionnent"},
		"e": {"recipients", "Seuls les traitements et les activités de sous-traitance ont un état"},
	} {
		d := open(t, practice(), c.collection, french())
		d.press(key)
		d.sees(c.want)
	}
}
