//go:build unix

package app

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"article30/tui/ptytest"
)

func startDemo(t *testing.T, o ptytest.Options) (s *ptytest.Session, dir string) {
	t.Helper()
	if testing.Short() {
		t.Skip("starts a program on a terminal")
	}
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	o.Env = append(o.Env, demoVar+"="+dir)
	s = ptytest.Start(t, binary, nil, o)
	return s, dir
}

func rescued(t *testing.T, dir string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "rescued"))
	if err != nil {
		t.Fatalf("nothing was rescued: %v", err)
	}
	return string(data)
}

func TestAProgramStartsTypesAndQuits(t *testing.T) {
	s, _ := startDemo(t, ptytest.Options{})
	s.Wait("▸ Traitement 0")
	if got := s.Row(0); !strings.HasPrefix(got, "registre.json › Traitements") || !strings.HasSuffix(got, "enregistré 14:02") {
		t.Errorf("status line %q", got)
	}
	s.Keys("n")
	s.Wait("› Texte")
	s.Keys("Paie", "enter", "des salariés", "esc")
	s.Wait("▸ Paie⏎des salariés")
	s.Keys("down", "down", "down")
	s.Wait("▸ Traitement 2")
	s.Keys("q")
	if code := s.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if !s.Restored() {
		t.Errorf("the terminal is not restored: %q", s.Raw())
	}
}

func TestResizingLeavesAWholeScreen(t *testing.T) {
	s, _ := startDemo(t, ptytest.Options{})
	s.Wait("▸ Traitement 0")
	for i := range 40 {
		s.Resize(20+i*5, 5+i)
	}
	s.Resize(38, 9)
	s.Wait("Fenêtre trop petite (38×9)")
	s.Resize(60, 12)
	s.WaitFor("a whole screen", func(screen string) bool {
		lines := strings.Split(screen, "\n")
		return len(lines) == 12 && strings.HasPrefix(lines[0], "registre.json") &&
			lines[10] == "  Traitement 9" && strings.HasPrefix(lines[11], "Entrée ouvrir")
	})
}

func TestThePaletteRunsAnAction(t *testing.T) {
	s, _ := startDemo(t, ptytest.Options{})
	s.Wait("▸ Traitement 0")
	s.Keys("ctrl+p")
	s.Wait("── Actions")
	s.Keys("annuler derniere")
	s.Wait("▸ Annuler la dernière modification")
	s.Keys("enter")
	s.WaitGone("── Actions")
	s.Wait("annulé")
}

func TestTheHelpIsSearchedAndRuns(t *testing.T) {
	s, _ := startDemo(t, ptytest.Options{H: 30, W: 100})
	s.Wait("▸ Traitement 0")
	s.Keys("?")
	s.Wait("── Aide")
	s.Keys("retablir")
	s.Wait("(Rien à rétablir)")
	s.Keys("ctrl+u", "destinat")
	s.Wait("▸ Destinataires")
	s.Keys("enter")
	s.Wait("rubrique 4")
}

func TestDigitsOfAFrenchKeyboardGoToSections(t *testing.T) {
	s, _ := startDemo(t, ptytest.Options{})
	s.Wait("▸ Traitement 0")
	s.Keys("'")
	s.Wait("rubrique 4")
}

func TestDeletingAsksAndEnterAloneIsNo(t *testing.T) {
	s, _ := startDemo(t, ptytest.Options{})
	s.Wait("▸ Traitement 0")
	s.Keys("d")
	s.Wait("▸ Ne rien faire")
	s.Keys("enter")
	s.WaitGone("Ne rien faire")
	s.Wait("▸ Traitement 0")
	s.Keys("d")
	s.Wait("▸ Ne rien faire")
	s.Keys("right", "enter")
	s.Wait("▸ Traitement 1")
}

func TestAPickerFiltersMarksAndCreates(t *testing.T) {
	s, _ := startDemo(t, ptytest.Options{})
	s.Wait("▸ Traitement 0")
	s.Keys("c")
	s.Wait("── Destinataires")
	s.Keys("medec")
	s.Wait("▸ · Médecine du travail")
	s.Keys("enter")
	s.Wait("▸ ✓ Médecine")
	s.Keys("Urssaf")
	s.Wait("+ Créer « Urssaf »")
	s.Keys("ctrl+n")
	s.Wait("Urssaf  nouveau")
	s.Keys("esc")
	s.Wait("choisi [{r1 } { Urssaf}]")
}

func TestALargePasteArrivesWhole(t *testing.T) {
	s, dir := startDemo(t, ptytest.Options{})
	s.Wait("▸ Traitement 0")
	s.Keys("n")
	s.Wait("› Texte")
	want := strings.Repeat("Une ligne du contrat, avec des accents éàü.\n", 4500) // about 200 kB
	s.Paste(strings.ReplaceAll(want, "\n", "\r") + "fin du contrat")
	s.Wait("fin du contrat")
	s.Signal(syscall.SIGTERM)
	if code := s.Exit(); code != 128+15 {
		t.Errorf("exit code %d", code)
	}
	if got := rescued(t, dir); got != want+"fin du contrat" {
		t.Errorf("%d bytes pasted, %d kept", len(want)+14, len(got))
	}
}

func TestTextPastedOutsideAFieldDoesNothing(t *testing.T) {
	s, _ := startDemo(t, ptytest.Options{})
	s.Wait("▸ Traitement 0")
	s.Paste("ddd\rqqq")
	s.Wait("Texte collé hors d'un champ")
	s.Keys("jjjjjjjjjjjjj")
	s.Wait("Texte collé hors d'un champ")
	s.Wait("▸ Traitement 0")
}

func TestASignalKeepsWhatIsBeingTyped(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT, syscall.SIGQUIT} {
		t.Run(sig.String(), func(t *testing.T) {
			s, dir := startDemo(t, ptytest.Options{})
			s.Wait("▸ Traitement 0")
			s.Keys("n")
			s.Wait("› Texte")
			s.Keys("à moitié")
			s.Wait("à moitié")
			s.Signal(sig)
			s.Signal(sig) // a second one changes nothing
			if code := s.Exit(); code != 128+int(sig) {
				t.Errorf("exit code %d", code)
			}
			if got := rescued(t, dir); got != "à moitié" {
				t.Errorf("rescued %q", got)
			}
			if !s.Restored() {
				t.Errorf("the terminal is not restored: %q", s.Raw())
			}
		})
	}
}

func TestAClosedWindowKeepsWhatIsBeingTyped(t *testing.T) {
	s, dir := startDemo(t, ptytest.Options{})
	s.Wait("▸ Traitement 0")
	s.Keys("n")
	s.Wait("› Texte")
	s.Keys("à moitié")
	s.Wait("à moitié")
	s.HangUp()
	if code := s.Exit(); code != 128+1 {
		t.Errorf("exit code %d", code)
	}
	if got := rescued(t, dir); got != "à moitié" {
		t.Errorf("rescued %q", got)
	}
}

func TestAStuckProgramIsRescuedFromBeside(t *testing.T) {
	s, dir := startDemo(t, ptytest.Options{})
	s.Wait("▸ Traitement 0")
	s.Keys("6")
	s.Signal(syscall.SIGTERM)
	if code := s.Exit(); code != 128+15 {
		t.Errorf("exit code %d", code)
	}
	rescued(t, dir)
	if !s.Restored() {
		t.Errorf("the terminal is not restored: %q", s.Raw())
	}
}

func TestAFaultOfOursKeepsTheWorkAndSaysWhere(t *testing.T) {
	for name, c := range map[string]struct{ key, says string }{
		"in Update":    {"y", "index out of range"},
		"in a command": {"x", "(string)"},
	} {
		t.Run(name, func(t *testing.T) {
			s, dir := startDemo(t, ptytest.Options{W: 200})
			s.Wait("▸ Traitement 0")
			s.Keys(c.key)
			if code := s.Exit(); code != 2 {
				t.Errorf("exit code %d", code)
			}
			rescued(t, dir)
			s.Wait("fin")
			if raw := s.Raw(); !strings.Contains(raw, c.says) || !strings.Contains(raw, "votre travail est dans "+dir) || strings.Contains(raw, "un texte du registre") {
				t.Errorf("the program said %q", raw[strings.LastIndex(raw, "\x1b"):])
			}
			if !s.Restored() {
				t.Errorf("the terminal is not restored: %q", s.Raw())
			}
		})
	}
}

func TestStatesShowWithoutColour(t *testing.T) {
	s, _ := startDemo(t, ptytest.Options{Env: []string{"NO_COLOR=1"}})
	s.Wait("▸ Traitement 0")
	if raw := s.Raw(); strings.Contains(raw, "\x1b[1;36m") || strings.Contains(raw, "\x1b[36m") {
		t.Errorf("a colour under NO_COLOR: %q", raw)
	}
}

func TestADumbTerminalGetsASCIIAndNoStyle(t *testing.T) {
	s, _ := startDemo(t, ptytest.Options{Env: []string{"TERM=dumb"}})
	s.Wait("> Traitement 0")
	s.Keys("enter")
	s.Wait("Traitement 0|") // the cursor is a character
	if raw := s.Raw(); strings.Contains(raw, "\x1b[7m") || strings.Contains(raw, "\x1b[1m") {
		t.Errorf("a style on a dumb terminal: %q", raw)
	}
}

func TestAMuteTerminalDoesNotDelayTheStart(t *testing.T) {
	s, _ := startDemo(t, ptytest.Options{Mute: true})
	s.Wait("▸ Traitement 0")
	for _, query := range []string{"\x1b]11;?", "\x1b[6n"} {
		if strings.Contains(s.Raw(), query) {
			t.Errorf("the program asked the terminal %q", query)
		}
	}
}

func TestAnExternalEditorHandsTheTextBack(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts programs in terminals")
	}
	dir := t.TempDir()
	editor := filepath.Join(dir, "editor")
	for name, c := range map[string]struct{ script, shows, want string }{
		"edited": {"#!/bin/sh\nstat -c %a \"$2\" > " + dir + "/mode\nprintf 'réécrit\\n' > \"$2\"\n", "réécrit", "réécrit"},
		"failed": {"#!/bin/sh\nprintf 'perdu' > \"$2\"\nexit 3\n", "erreur (code 3)", "Traitement 0"},
		"empty":  {"#!/bin/sh\n: > \"$2\"\n", "n'a rien laissé", "Traitement 0"},
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.WriteFile(editor, []byte(c.script), 0o700); err != nil {
				t.Fatal(err)
			}
			s, demoDir := startDemo(t, ptytest.Options{W: 200, Env: []string{"EDITOR=" + editor + " --wait"}})
			s.Wait("▸ Traitement 0")
			s.Keys("enter")
			s.Wait("› Texte")
			s.Keys("ctrl+e")
			s.Wait(c.shows) // the terminal is ours again
			s.Keys("esc")
			s.Wait("▸ " + c.want)
			left, _ := os.ReadDir(filepath.Join(demoDir, "rescued.d"))
			if len(left) != 0 {
				t.Errorf("the editor's file is left behind: %v", left)
			}
		})
	}
	if mode, _ := os.ReadFile(filepath.Join(dir, "mode")); strings.TrimSpace(string(mode)) != "600" {
		t.Errorf("the editor's file had mode %q", mode)
	}
}
