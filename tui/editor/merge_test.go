package editor

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/register/session"
	"article30/register/store"
	"article30/tui/keys"

	tea "github.com/charmbracelet/bubbletea"
)

// runs has a command that was returned do its work.
func (d *desk) runs(cmd tea.Cmd) {
	d.t.Helper()
	if cmd == nil {
		d.t.Fatal("no command was returned")
	}
	d.app.Update(cmd())
}

// does what the palette would, from any screen.
func (d *desk) asks(a keys.Action) {
	d.t.Helper()
	if why := d.root.Why(a); why != (lang.Text{}) {
		d.t.Fatalf("%s cannot be done: %s", a, why.FR)
	}
	d.root.Do(a)
}

// kept reports whether a version of a kind holds a text.
func (d *desk) kept(kind store.Kind, text string) bool {
	d.t.Helper()
	versions, err := d.root.session.Versions()
	if err != nil {
		d.t.Fatal(err)
	}
	for _, v := range versions {
		if content, _ := os.ReadFile(v.Path); v.Kind == kind && strings.Contains(string(content), text) {
			return true
		}
	}
	return false
}

func TestWhatBothSidesChangedApartIsBroughtTogether(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	d.press("c")
	d.theirs()
	d.looks()
	d.sees("1 modification venue d'ailleurs a été reprise : T-002 Le leur › Nom")
	d.sees("▸ T-003") // the cursor is where it was
	d.saves()
	if file := d.file(); d.root.fault() != nil || !strings.Contains(file, "Le leur") || !strings.Contains(file, "T-003") {
		t.Errorf("not both are in the file: %v", d.root.fault())
	}
	if !d.kept(store.Merge, "Le leur") || !d.kept(store.Drafted, "T-003") {
		t.Error("the two sides are not among the versions")
	}
	if _, left := d.root.session.Draft(); left {
		t.Error("a draft is left of what is saved")
	}
	d.press("u")
	d.sees("Annulé : T-002 : modifications venues d'ailleurs")
	d.press("u")
	d.sees("Annulé : copie de")
	d.press("U", "U")
	d.sees("Rétabli : T-002 : modifications venues d'ailleurs")
	d.sees("Le leur")
}

func TestConflictsAreSettledByKeysAndNothingElseIsLost(t *testing.T) {
	for name, c := range map[string]struct{ key, want, unwanted string }{
		"ours":   {"o", "Le mien", "Le leur"},
		"theirs": {"t", "Le leur", "Le mien"},
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t, registertest.Large(2), french())
			d.press("c")
			d.root.session.Undo() // whatever comes before
			d.mine()
			d.theirs()
			other := strings.Replace(d.file(), `"name": "Exemple SAS"`, `"name": "Exemple SA"`, 1)
			if err := os.WriteFile(d.path(), []byte(other), 0o600); err != nil {
				t.Fatal(err)
			}
			d.looks()
			d.press("down", "enter")
			d.sees("Il reste 1 désaccord à trancher")
			d.sees("T-002 Le mien › Nom")
			d.sees("Le leur")
			d.press("enter")
			d.sees("Il reste 1 désaccord")
			if strings.Contains(d.file(), "Le mien") {
				t.Fatal("written before anything was settled")
			}
			d.press(c.key)
			d.sees("Tout est tranché")
			d.press("enter")
			d.saves()
			d.sees("enregistré")
			file := d.file()
			if !strings.Contains(file, c.want) || strings.Contains(file, c.unwanted) || !strings.Contains(file, "Exemple SA\"") {
				t.Errorf("the file does not hold what was settled:\n%s", file[:600])
			}
			if !d.kept(store.Merge, "Le leur") || !d.kept(store.Drafted, "Le mien") {
				t.Error("the two sides are not among the versions")
			}
			d.press("u")
			if got := d.root.session.Register().Treatments[1].Name; got != "Le mien" {
				t.Errorf("undone, the name is %q", got)
			}
		})
	}
}

func TestConflictsPutOffOverwriteNothingAndComeBack(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	d.mine()
	d.theirs()
	d.looks()
	d.press("down", "enter", "t", "esc")
	d.sees("Remis à plus tard, rien n'est écrasé")
	d.sees("! non enregistré : 1 désaccord")
	d.press("4", "1") // the screens are replaced
	d.asks(keys.Settle)
	d.sees("Tout est tranché") // the choice stands
	// Theirs changes again: what was chosen is no longer what is there.
	if err := os.WriteFile(d.path(), []byte(strings.Replace(d.file(), "Le leur", "Le leur encore", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("enter")
	d.sees("Les deux côtés ont changé entre-temps")
	d.sees("Le leur encore")
	d.press("t", "enter")
	d.saves()
	if !strings.Contains(d.file(), "Le leur encore") || d.root.fault() != nil {
		t.Errorf("not settled: %v", d.root.fault())
	}
	if why := d.root.Why(keys.Settle); why.FR != "Il n'y a pas de désaccord" {
		t.Errorf("still to be settled: %q", why.FR)
	}
}

// Leaving brings together what it can, and asks only about what it cannot.
func TestLeavingMergesWhatDoesNotContradict(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	d.press("c")
	d.theirs()
	if !ended(d.press("q")) {
		t.Fatal("q did not leave")
	}
	if file := d.file(); !strings.Contains(file, "Le leur") || !strings.Contains(file, "T-003") {
		t.Error("not both are in the file")
	}
}

// A write that landed and was not reported yet is what both sides grew out of:
// what was taken back since is not brought back.
func TestAMergeStartsFromWhatTheFileHeld(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	d.press("c")
	if w := d.root.saver.write(); w.err != nil { // its report is on its way
		t.Fatal(w.err)
	}
	d.press("u")
	d.theirs()
	d.looks()
	d.saves()
	if file := d.file(); strings.Contains(file, "T-003") || !strings.Contains(file, "Le leur") {
		t.Error("what was undone is back, or theirs is gone")
	}
}

// unsaved is a desk on a register beside which an earlier sitting left a draft:
// of the second treatment's name where it contradicts the file, else of a copy.
func unsaved(t *testing.T, contradicts bool) *desk {
	t.Helper()
	d := open(t, registertest.Large(2), french())
	if contradicts {
		d.mine()
	} else {
		d.press("c")
	}
	d.theirs()
	d.root.saver.rescue() // as when the terminal closes
	d.root.session.Close()
	s, err := session.Open(d.path(), store.ReadWrite, session.WithClock(func() time.Time { return today }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return over(t, s, Options{Lang: lang.FR, Today: time.Now}, french())
}

func TestADraftOfAnEarlierSittingIsOffered(t *testing.T) {
	t.Run("later", func(t *testing.T) {
		d := unsaved(t, false)
		d.sees("Un brouillon du")
		d.sees("n'a pas été enregistré")
		d.press("enter")
		if _, ok := d.root.session.Draft(); !ok || strings.Contains(d.file(), "T-003") {
			t.Error("the draft was dropped, or applied")
		}
		d.asks(keys.Draft)
		d.sees("Un brouillon du")
	})
	t.Run("seen, then taken", func(t *testing.T) {
		d := unsaved(t, false)
		d.press("down", "enter")
		d.sees("Ce que change le brouillon du")
		d.sees("T-003")
		d.sees("ajout")
		d.press("t")
		d.sees("1 modification venue d'ailleurs a été reprise")
		d.saves()
		if file := d.file(); !strings.Contains(file, "T-003") || !strings.Contains(file, "Le leur") {
			t.Error("not both are in the file")
		}
		if _, left := d.root.session.Draft(); left || !d.kept(store.Drafted, "T-003") {
			t.Error("the draft is still there, or not among the versions")
		}
	})
	t.Run("taken with a conflict", func(t *testing.T) {
		d := unsaved(t, true)
		d.press("down", "down", "enter")
		d.sees("Il reste 1 désaccord à trancher")
		d.sees("Celle du brouillon")
		d.press("esc")
		if _, still := d.root.session.Draft(); !still {
			t.Fatal("the draft is gone though nothing was settled")
		}
		d.asks(keys.Settle)
		d.press("t", "enter")
		d.saves()
		if _, left := d.root.session.Draft(); left || !strings.Contains(d.file(), "Le mien") {
			t.Error("the draft was not taken as settled")
		}
	})
	t.Run("set aside", func(t *testing.T) {
		d := unsaved(t, false)
		d.press("up", "down", "down", "down", "enter")
		d.sees("Brouillon écarté")
		if _, left := d.root.session.Draft(); left || !d.kept(store.Drafted, "T-003") || strings.Contains(d.file(), "T-003") {
			t.Error("the draft is still there, not among the versions, or applied")
		}
	})
}

func TestAConflictCopyIsToldAndCompared(t *testing.T) {
	r := registertest.Large(2)
	path := filepath.Join(t.TempDir(), "registre.json")
	write := func(path string, r *register.Register) {
		content, err := register.Encode(r)
		if err == nil {
			err = os.WriteFile(path, content, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	write(path, r)
	theirs := *r
	second := *r.Treatments[1]
	second.Name = "Le leur"
	theirs.Treatments = []*register.Treatment{r.Treatments[0], &second}
	write(filepath.Join(filepath.Dir(path), "registre (Conflicted copy 2026-11-20).json"), &theirs)
	s, err := session.Open(path, store.ReadWrite)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	d := over(t, s, Options{Lang: lang.FR, Today: time.Now}, french())
	d.sees("Copie en conflit")
	d.press("down", "enter")
	d.sees("T-002")
	d.sees("Nom du traitement : Gestion des dossiers n° 1 → Le leur")
	d.press("enter")
	d.sees("Avant :")
	d.press("esc", "t")
	d.sees("Celle de la copie")
	d.press("t", "enter")
	d.saves()
	if !strings.Contains(d.file(), "Le leur") {
		t.Error("what was chosen is not in the file")
	}
}

func TestTheHistoryOfARecordIsShown(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	d.mine()
	d.saves()
	d.press("down")
	d.runs(d.press("h"))
	d.sees("Historique")
	d.sees("Nom du traitement : Gestion des dossiers n° 1 → Le mien")
	d.sees("création du registre")
	d.press("enter")
	d.sees("Après :")
	d.press("esc", "esc", "up")
	d.runs(d.press("h"))
	if strings.Contains(d.app.View(), "Le mien") {
		t.Error("the history of another record is shown")
	}
	d.press("esc", "enter") // the same from the form
	d.runs(d.press("h"))
	d.sees("T-001, le plus récent d'abord")
}

func TestAVersionIsTakenBackAfterAQuestion(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	before := d.file()
	d.mine()
	d.saves()
	d.asks(keys.Versions)
	d.sees("Versions gardées")
	d.press("enter")
	d.sees("Ce que changerait le retour à la version du")
	d.sees("Le mien → Gestion des dossiers n° 1")
	d.press("t", "enter") // the answer that changes nothing comes first
	if d.file() == before {
		t.Fatal("taken back without consent")
	}
	d.press("t", "right", "enter")
	d.sees("Le registre est de nouveau tel que le")
	if d.file() != before || !d.kept(store.Restoring, "Le mien") {
		t.Error("the version is not in the file, or the present one was not kept")
	}
	d.press("u")
	d.saves()
	if !strings.Contains(d.file(), "Le mien") {
		t.Error("undo does not come back")
	}
}
