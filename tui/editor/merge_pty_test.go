//go:build unix

package editor

import (
	"os"
	"syscall"
	"testing"

	"article30/register"
	"article30/register/registertest"
	"article30/tui/ptytest"
)

// refused is an editor that was refused to save: the second treatment is called
// "… mien" there, and nothing of that is in the file, which has a second name.
func refused(t *testing.T) (s *ptytest.Session, path string, r *register.Register) {
	r = registertest.Large(2)
	path = saved(t, r)
	if err := os.Link(path, path+".link"); err != nil {
		t.Fatal(err)
	}
	s = start(t, path, ptytest.Options{W: 110, H: 30})
	s.Wait("▸ T-001")
	s.Keys("down", "enter")
	s.Wait("T-002 Gestion des dossiers n° 1")
	s.Keys("down", "enter", " mien", "esc")
	s.Wait("Ce fichier porte plusieurs noms")
	s.Keys("enter") // later
	s.Wait("! non enregistré")
	if err := os.Remove(path + ".link"); err != nil {
		t.Fatal(err)
	}
	return s, path, r
}

// otherwise is the register as another program changed it.
func otherwise(r *register.Register, name, owner string) *register.Register {
	second := *r.Treatments[1]
	second.Name, second.Owner = name, owner
	changed := *r
	changed.Treatments = []*register.Treatment{r.Treatments[0], &second}
	return &changed
}

func TestBothSidesOfAFileComeTogether(t *testing.T) {
	s, path, r := refused(t)
	write(t, path, otherwise(r, r.Treatments[1].Name, "Service juridique"))
	s.Keys("ctrl+s")
	s.Wait("1 modification venue d'ailleurs a été reprise")
	waitFor(t, "both sides in the file", func() bool { return holds(path, "n° 1 mien") && holds(path, "Service juridique") })
	s.Keys("q")
	if code := s.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestAConflictIsSettledByKeys(t *testing.T) {
	s, path, r := refused(t)
	write(t, path, otherwise(r, "Le leur", "Service juridique"))
	s.Keys("ctrl+s")
	s.Wait("Le fichier a été modifié ailleurs")
	s.Keys("down", "enter")
	s.Wait("Il reste 1 désaccord à trancher")
	s.Wait("Celle du fichier (t)")
	s.Keys("esc")
	s.Wait("Remis à plus tard")
	s.Wait("! non enregistré : 1 désaccord")
	s.Keys("ctrl+p")
	s.Wait("── Actions")
	s.Keys("desaccord", "enter")
	s.Wait("Il reste 1 désaccord à trancher")
	if holds(path, "mien") {
		t.Fatal("their version was overwritten")
	}
	s.Keys("o")
	s.Wait("Tout est tranché")
	s.Keys("enter")
	waitFor(t, "what was settled in the file", func() bool { return holds(path, "n° 1 mien") && holds(path, "Service juridique") })
	s.Wait("enregistré")
	s.Keys("q")
	if code := s.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestADraftIsTakenUpAtTheNextStart(t *testing.T) {
	s, path, r := refused(t)
	write(t, path, otherwise(r, r.Treatments[1].Name, "Service juridique"))
	s.Signal(syscall.SIGHUP)
	if code := s.Exit(); code != 128+1 {
		t.Errorf("exit code %d", code)
	}
	if holds(path, "mien") {
		t.Fatal("their version was overwritten")
	}
	again := start(t, path, ptytest.Options{W: 110, H: 30})
	again.Wait("n'a pas été enregistré")
	again.Keys("down", "enter")
	again.Wait("Ce que change le brouillon")
	again.Wait("Gestion des dossiers n° 1 mien")
	again.Keys("t")
	again.Wait("venue")
	waitFor(t, "both sides in the file", func() bool { return holds(path, "n° 1 mien") && holds(path, "Service juridique") })
	again.Keys("q")
	again.Exit()
	third := start(t, path, ptytest.Options{W: 110, H: 30})
	third.Wait("▸ T-001")
	third.Keys("down")
	third.Wait("▸ T-002") // no question stands in the way
}
