//go:build unix

package editor

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"article30/export/sheet"
	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/tui/ptytest"
	"article30/tui/screen"
)

const (
	pathVar  = "ARTICLE30_EDITOR_TEST" // makes the test binary the editor of the file it names
	plainVar = "ARTICLE30_EDITOR_PLAIN"
	faultVar = "ARTICLE30_EDITOR_FAULT" // where it is to fail
)

func TestMain(m *testing.M) {
	if path := os.Getenv(pathVar); path != "" {
		_, err := os.Stat(path)
		o := Options{Path: path, New: err != nil, Lang: lang.FromLocale(os.Getenv), Plain: os.Getenv(plainVar) != ""}
		run := Run
		if place := os.Getenv(faultVar); place != "" {
			run = func(o Options) (int, error) { return runFaulty(o, place) }
		}
		code, err := run(o)
		if err != nil {
			fmt.Println(screen.Fault(err, "").FR)
		}
		os.Exit(code)
	}
	os.Exit(m.Run())
}

func start(t *testing.T, path string, o ptytest.Options) *ptytest.Session {
	t.Helper()
	if testing.Short() {
		t.Skip("starts a program on a terminal")
	}
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	o.Env = append(o.Env, pathVar+"="+path)
	return ptytest.Start(t, binary, nil, o)
}

func holds(path, text string) bool {
	content, _ := os.ReadFile(path)
	return strings.Contains(string(content), text)
}

// waitFor waits for what the program does outside the screen.
func waitFor(t *testing.T, what string, ok func() bool) time.Duration {
	t.Helper()
	begun := time.Now()
	for !ok() {
		if time.Since(begun) > 10*time.Second {
			t.Fatalf("waited in vain for %s", what)
		}
		time.Sleep(2 * time.Millisecond)
	}
	return time.Since(begun)
}

func TestFromNothingToATreatmentInTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	s := start(t, path, ptytest.Options{})
	s.Wait("Nom de l'organisme")
	s.Keys("enter")
	s.Wait("Tapez d'abord le nom")
	s.Keys("Exemple SAS", "enter")
	s.Wait("Aucun traitement pour l'instant")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 || !holds(path, "Exemple SAS") {
		t.Fatalf("the file: %v %v", info, err)
	}
	s.Keys("n")
	s.Wait("▸ + Fiche vide")
	s.Keys("enter")
	s.Wait("Nouvelle fiche")
	s.Keys("Paie", "enter")
	t.Logf("in the file after %v", waitFor(t, "the treatment in the file", func() bool { return holds(path, "T-001") && holds(path, "Paie") }))
	s.Wait("T-001 Paie")
	s.Wait("enregistré")
	s.Keys("esc")
	s.Wait("▸ T-001")
	s.Keys("u")
	s.Wait("Annulé")
	s.Wait("Aucun traitement pour l'instant")
	waitFor(t, "the undo in the file", func() bool { return !holds(path, "Paie") })
	s.Keys("U")
	s.Wait("▸ T-001")
	s.Keys("q") // at once: what is pending is written on the way out
	if code := s.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if !holds(path, "Paie") || !s.Restored() {
		t.Error("the redo is not in the file, or the terminal not restored")
	}
}

func TestASignalSavesWhatIsPending(t *testing.T) {
	path := saved(t, registertest.Large(3))
	s := start(t, path, ptytest.Options{})
	s.Wait("▸ T-001")
	s.Keys("c")
	s.Wait("▸ T-004")
	s.Signal(syscall.SIGHUP)
	if code := s.Exit(); code != 128+1 {
		t.Errorf("exit code %d", code)
	}
	if !holds(path, "T-004") {
		t.Error("the copy is not in the file")
	}
}

func TestTheExportSaysWhereItIsAndSparesTheFilesOfOthers(t *testing.T) {
	path := saved(t, registertest.Large(2))
	workbook := strings.TrimSuffix(path, ".json") + ".xlsx"
	s := start(t, path, ptytest.Options{W: 200})
	s.Wait("▸ T-001")
	s.Keys("x")
	s.Wait("── Exporter")
	s.Keys("enter")
	s.Wait("── Exporté")
	s.Wait(workbook)
	if !sheet.IsOurs(workbook) {
		t.Fatal("no workbook there")
	}
	if err := os.WriteFile(workbook, []byte("notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.Keys("enter") // it was read
	s.WaitGone("── Exporté")
	s.Keys("x")
	s.Wait("── Exporter")
	s.Keys("enter")
	s.Wait("Remplacer ce fichier")
	s.Keys("enter")
	s.Wait("registre-2.xlsx")
	s.Keys("enter")
	s.Wait("Exporté")
	if !holds(workbook, "notes") || !sheet.IsOurs(strings.TrimSuffix(path, ".json")+"-2.xlsx") {
		t.Error("the file of another program was replaced, or no other one written")
	}
}

func TestAChangeFromOutsideIsShown(t *testing.T) {
	r := registertest.Large(2)
	path := saved(t, r)
	s := start(t, path, ptytest.Options{})
	s.Wait("▸ T-001")
	theirs := *r.Treatments[1]
	theirs.Name = "Changé ailleurs"
	changed := *r
	changed.Treatments = []*register.Treatment{r.Treatments[0], &theirs}
	write(t, path, &changed)
	s.Wait("Changé ailleurs")
	s.Wait("Le fichier a changé")
}

func TestASecondEditorReadsOnly(t *testing.T) {
	path := saved(t, registertest.Large(2))
	first := start(t, path, ptytest.Options{})
	first.Wait("▸ T-001")
	second := start(t, path, ptytest.Options{W: 120})
	second.Wait("! lecture seule")
	second.Keys("n")
	second.Wait("déjà ouvert")
	second.Keys("q")
	if code := second.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestResizingKeepsAWholeScreen(t *testing.T) {
	s := start(t, saved(t, registertest.Large(200)), ptytest.Options{})
	s.Wait("▸ T-001")
	for i := range 30 {
		s.Resize(20+i*7, 5+i*2)
	}
	s.Resize(120, 30)
	s.WaitFor("a whole screen", func(screen string) bool {
		lines := strings.Split(screen, "\n")
		return len(lines) == 30 && strings.HasPrefix(lines[0], "Exemple SAS") && strings.Contains(lines[10], "│") && strings.HasPrefix(lines[29], "Entrée ouvrir")
	})
}

func TestDigitsAndTabGoAboutTheRegister(t *testing.T) {
	s := start(t, saved(t, registertest.Large(2)), ptytest.Options{})
	s.Wait("▸1 Traitements 2")
	s.Keys("'") // the 4 of a French keyboard
	s.Wait("▸4 Destin. 20")
	s.Keys("tab")
	s.Wait("▸5 Garanties 2")
	s.Keys("7")
	s.Wait("Nom de l'organisme")
	s.Keys("esc")
	s.Wait("▸5 Garanties 2")
}

func TestWhatIsNoRegisterIsSaidAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	if err := os.WriteFile(path, []byte("{\"format\": 1,\n oops}"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, err := Run(Options{Path: path})
	if code != 2 || err == nil || !strings.Contains(err.Error(), path+":2:") {
		t.Errorf("code %d, error %v", code, err)
	}
}

func TestAnErrorShowsAtItsFieldAndGoesWithIt(t *testing.T) {
	s := start(t, saved(t, bakery()), ptytest.Options{H: 40, W: 120})
	s.Wait("▸ T-001")
	s.Wait(" erreurs") // the check went on beside the screen
	s.Keys("v")
	s.Wait("Vérification")
	s.Wait("▸   ! L'adresse postale de l'organisme manque")
	s.Keys("/")
	s.Wait("fiche, règle, article")
	s.Keys("mesure de secur", "enter")
	s.Wait("▸   ! Aucune mesure de sécurité décrite")
	s.Keys("enter") // to the field
	s.Wait("▸ ! Mesures de sécurité")
	s.Keys("enter")
	s.Wait("créer")
	s.Keys("Chiffrement des disques", "ctrl+n", "esc")
	s.Wait("▸ ✓ Mesures de sécurité")
	s.WaitGone("Aucune mesure de sécurité décrite")
	s.Keys("ctrl+z")
	s.Wait("▸ ! Mesures de sécurité")
}

func TestAFindingIsWaivedAndTakenUpAgain(t *testing.T) {
	path := saved(t, bakery())
	s := start(t, path, ptytest.Options{H: 40, W: 120})
	s.Wait(" erreurs")
	s.Keys("v")
	s.Wait("▸   ! L'adresse postale")
	s.Keys("w")
	s.Wait("Pourquoi écarter")
	s.Keys("entreprise sans local", "enter")
	s.Wait("Votre nom, pour signer")
	s.Keys("enter")
	s.Wait("Écartés ──")
	waitFor(t, "the waiver in the file", func() bool { return holds(path, "entreprise sans local") && holds(path, `"waivers"`) })
	s.Keys("u")
	s.WaitGone("Écartés ──")
	s.Wait("▸   ! L'adresse postale")
	waitFor(t, "the undo in the file", func() bool { return !holds(path, "entreprise sans local") })
	s.Keys("q")
	if code := s.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}
