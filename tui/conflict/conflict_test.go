package conflict_test

import (
	"fmt"
	"strings"
	"testing"

	"article30/register"
	"article30/register/diff"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/tui/conflict"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/screentest"
	"article30/tui/theme"
)

var names = conflict.Names{
	Ours:   lang.Text{FR: "La vôtre", EN: "Yours"},
	Theirs: lang.Text{FR: "Celle du fichier", EN: "That of the file"},
}

// sides are a register, and two that grew out of it and disagree about a name,
// a long text, a deletion and a reference.
func sides() (base, ours, theirs *register.Register) {
	treatment := func(id, ref, name string) *register.Treatment {
		return &register.Treatment{Head: register.Head{Item: register.Item{ID: register.ID(id)}, Reference: ref, Name: name}}
	}
	with := func(all ...*register.Treatment) *register.Register {
		r := register.New("Boulangerie Lemaire", lang.FR)
		r.Organisation.ID = "org"
		r.Treatments = all
		return r
	}
	base = with(treatment("t1", "T-001", "Paie"), treatment("t2", "T-002", "Badges"))
	base.Treatments[0].Notes = "À revoir."
	ours = with(treatment("t1", "T-001", "Paie et primes"), treatment("t2", "T-002", "Badges d'accès"), treatment("t3", "T-003", "Clients"))
	ours.Treatments[0].Notes = "Revu avec la comptable\u00a0: les primes sont versées en décembre, et l'avance sur salaire se demande par écrit.\nVoir le contrat du prestataire."
	theirs = with(treatment("t1", "T-001", "Gestion de la paie"), treatment("t4", "T-003", "Prospects"))
	theirs.Treatments[0].Notes = "Confié au cabinet."
	return base, ours, theirs
}

// desk is the screen on the conflicts of a merge, and what became of it.
type desk struct {
	*screentest.Desk
	screen  *conflict.Screen
	merged  *register.Register
	applied bool
	later   bool
}

func open(t testing.TB, env screen.Env, base, ours, theirs *register.Register) *desk {
	d := &desk{}
	var conflicts []diff.Conflict
	d.merged, conflicts = diff.Merge(base, ours, theirs)
	d.Desk = screentest.New(t, screentest.Session(t, ours), env, func(s *screentest.Desk) screen.Screen {
		d.screen = conflict.New(s.Host, names, conflicts, nil, func(*conflict.Screen) { d.applied = true }, func() { d.later = true })
		return d.screen
	})
	return d
}

func TestNothingIsAppliedBeforeAllIsSettled(t *testing.T) {
	base, ours, theirs := sides()
	d := open(t, screentest.French(), base, ours, theirs)
	d.Sees("Il reste 4 désaccords à trancher")
	d.Press("enter", "o", "enter", "t", "enter", "o", "enter")
	if d.applied {
		t.Fatal("applied with a conflict left")
	}
	d.Sees("Il reste 1 désaccord à trancher")
	d.Press("t")
	d.Sees("Tout est tranché")
	d.Press("enter")
	if !d.applied {
		t.Error("not applied")
	}
}

func TestTheRegisterIsWhatWasChosen(t *testing.T) {
	base, ours, theirs := sides()
	names := func(r *register.Register) string {
		var all []string
		for _, tr := range r.Treatments {
			all = append(all, tr.Reference+" "+tr.Name)
		}
		return strings.Join(all, ", ")
	}
	for key, want := range map[string]string{
		"O": "T-001 Paie et primes, T-002 Badges d'accès, T-003 Clients, T-004 Prospects",
		"T": "T-001 Gestion de la paie, T-004 Clients, T-003 Prospects",
	} {
		d := open(t, screentest.French(), base, ours, theirs)
		d.Press(key, "enter")
		if got := names(d.screen.Resolve(d.merged)); got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
	d := open(t, screentest.French(), base, ours, theirs)
	d.Press("left", "right", "o", "t", "up", "enter") // arrows choose as letters do
	if got := d.screen.Resolve(d.merged); got.Treatments[0].Name != "Paie et primes" || got.Treatments[0].Notes != "Confié au cabinet." {
		t.Errorf("%+v", got.Treatments[0])
	}
}

// A choice stands as long as both sides say what it was made between.
func TestAChoiceIsForgottenWhenASideChanges(t *testing.T) {
	base, ours, theirs := sides()
	d := open(t, screentest.French(), base, ours, theirs)
	d.Press("T")
	again := *theirs.Treatments[0]
	again.Name = "Salaires"
	theirs.Treatments[0] = &again
	_, conflicts := diff.Merge(base, ours, theirs)
	if d.screen.Renew(conflicts) {
		t.Error("settled though a side has changed")
	}
	d.Sees("Il reste 1 désaccord à trancher")
	d.Press("t")
	d.Sees("Tout est tranché")
}

func TestPuttingOffSettlesNothing(t *testing.T) {
	base, ours, theirs := sides()
	d := open(t, screentest.French(), base, ours, theirs)
	d.Press("O", "esc")
	if d.applied || !d.later {
		t.Error("not put off")
	}
}

func TestALongTextIsReadInFull(t *testing.T) {
	base, ours, theirs := sides()
	d := open(t, screentest.French(), base, ours, theirs)
	d.Resize(60, 14)
	d.Press("down")
	d.SeesNot("Voir le contrat du prestataire")
	d.Press("i", "pgdown")
	d.Sees("Voir le contrat du prestataire")
}

func TestGoldenScreens(t *testing.T) {
	base, ours, theirs := sides()
	for name, c := range map[string]struct {
		env  screen.Env
		w, h int
		keys []string
	}{
		"beside-fr-120x30":       {screentest.French(), 120, 30, []string{"o", "t", "up"}},
		"below-fr-80x24":         {screentest.French(), 80, 24, []string{"o"}},
		"reference-en-100x20":    {screentest.English(), 100, 20, []string{"end"}},
		"deletion-fr-60x16":      {screentest.French(), 60, 16, []string{"T", "end", "up"}},
		"smallest-en-40x10":      {screentest.English(), 40, 10, nil},
		"settled-fr-ascii-80x12": {screen.Env{Lang: lang.FR, Theme: theme.New(theme.Plain, true), Keys: keys.Default()}, 80, 12, []string{"O"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t, c.env, base, ours, theirs)
			d.Resize(c.w, c.h)
			d.Press(c.keys...)
			d.Golden(t, name)
		})
	}
}

func TestEverySizeHoldsWholeLines(t *testing.T) {
	base, ours, theirs := sides()
	for i, payload := range registertest.Payloads {
		ours.Treatments[0].Notes += payload
		theirs.Treatments[0].Notes += strings.Repeat(payload, 40) + "\n"
		if i == 0 {
			ours.Treatments[0].Name = strings.Repeat(payload, 30)
		}
		theirs.Treatments[0].Name = payload
	}
	for _, l := range lang.All {
		for _, ascii := range []bool{false, true} {
			d := open(t, screen.Env{Lang: l, Theme: theme.New(theme.Colour, ascii), Keys: keys.Default()}, base, ours, theirs)
			for _, pressed := range [][]string{nil, {"o"}, {"down"}, {"T"}, {"end"}} {
				d.Press(pressed...)
				d.FitsEverySize(fmt.Sprintf("%v ascii=%v after %v", l, ascii, pressed))
			}
		}
	}
}
