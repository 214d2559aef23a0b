package editor

import (
	"os"
	"strings"
	"testing"
	"time"

	"article30/register"
	"article30/register/registertest"
	"article30/register/session"
	"article30/register/store"

	tea "github.com/charmbracelet/bubbletea"
)

// openedBeside is the program on a register that is read beside the screen; each
// step of the opening is called for.
func openedBeside(t *testing.T, path string) *desk {
	d := over(t, nil, Options{Path: path, Today: func() time.Time { return today }}, french())
	t.Cleanup(func() {
		if s, _ := d.root.atEnd(); s != nil {
			s.Close()
		}
	})
	return d
}

// outlines reads the register, and lets the screen know of its outline.
func (d *desk) outlines() {
	d.root.opening.open()
	d.app.Update(outlined{<-d.root.opening.outline})
}

// opens lets the screen know of the whole.
func (d *desk) opens() tea.Cmd {
	_, cmd := d.app.Update(opened{})
	return cmd
}

func (d *desk) seesNot(unwanted string) {
	d.t.Helper()
	if screen := strings.ReplaceAll(d.app.View(), "\u00a0", " "); strings.Contains(screen, unwanted) {
		d.t.Errorf("%q is on the screen:\n%s", unwanted, screen)
	}
}

func TestAnOpeningSaysWhatItReadsThenShowsTheListThenTheWhole(t *testing.T) {
	d := openedBeside(t, saved(t, registertest.Large(20)))
	d.sees("Ouverture de registre.json…")
	d.outlines()
	d.sees("Exemple SAS  registre.json › Traitements")
	d.sees("ouverture…")
	d.sees("▸ T-001")
	d.seesNot("À compléter") // of what is not read yet nothing is said to be unanswered
	d.seesNot("Responsable interne")
	d.opens()
	d.sees("▸ T-001")
	d.sees("Direction administrative")
	d.sees("enregistré")
}

// A hint is for what the key does now.
func TestWhileARegisterIsOpenedTheFootOffersWhatCanBeDone(t *testing.T) {
	d := openedBeside(t, saved(t, registertest.Large(20)))
	foot := func() string {
		lines := strings.Split(d.app.View(), "\n")
		return strings.TrimSpace(lines[len(lines)-1])
	}
	if got := foot(); got != "q quitter" {
		t.Errorf("before the list: %q", got)
	}
	d.outlines()
	if got := foot(); got != "? aide  / chercher  Ctrl+P actions  q quitter" {
		t.Errorf("in the list: %q", got)
	}
	d.press("n")
	d.press("down")
	d.opens()
	if got := foot(); got == "" || strings.Contains(got, "q quitter") && !strings.Contains(got, "Entrée") {
		t.Errorf("once it is open: %q", got)
	}
}

func TestKeysBeforeTheListAreForTheList(t *testing.T) {
	d := openedBeside(t, saved(t, registertest.Large(20)))
	d.press("j", "down", "j", "up")
	d.sees("Ouverture de")
	d.outlines()
	d.sees("▸ T-003")
}

func TestTheCursorAndTheFilterOutlastTheOpening(t *testing.T) {
	d := openedBeside(t, saved(t, registertest.Large(20)))
	d.outlines()
	d.press("/", "1", "5", "down")
	d.sees("2 par le nom")
	d.sees("▸ T-016")
	d.opens()
	d.sees("2 par le nom")
	d.sees("▸ T-016")
	d.press("esc")
	d.sees("▸ T-016")
	d.sees("T-014")
}

func TestWhatAnOutlineCannotDoWaitsWithTheKeysThatFollow(t *testing.T) {
	path := saved(t, registertest.Large(20))
	d := openedBeside(t, path)
	d.outlines()
	d.press("down", "c", "down", "enter", "esc", "up") // a copy of the second; the keys after it wait too
	d.sees("Dès que le registre est ouvert…")
	d.sees("▸ T-002")
	if n := len(d.root.opening.session.Register().Treatments); n != 20 {
		t.Errorf("%d treatments before the register is shown", n)
	}
	d.opens()
	if n := len(d.root.session.Register().Treatments); n != 21 {
		t.Errorf("%d treatments, not one more", n)
	}
	d.seesNot("Dès que")
	d.sees("▸ T-021") // the copy stands below the second; down and up cancel out
}

func TestLeavingDoesNotWaitForTheRegister(t *testing.T) {
	for name, leave := range map[string]func(d *desk) tea.Cmd{
		"before the list":           func(d *desk) tea.Cmd { return d.press("q") },
		"in the list":               func(d *desk) tea.Cmd { d.outlines(); return d.press("q") },
		"behind a key that waits":   func(d *desk) tea.Cmd { d.outlines(); return d.press("enter", "ctrl+q") },
		"by a letter that may wait": func(d *desk) tea.Cmd { d.outlines(); d.press("n", "q"); return d.press("ctrl+q") },
	} {
		t.Run(name, func(t *testing.T) {
			if d := openedBeside(t, saved(t, registertest.Large(3))); !ended(leave(d)) {
				t.Error("the program waits")
			}
		})
	}
}

func TestALetterBehindAKeyThatWaitsDoesNotLeave(t *testing.T) {
	d := openedBeside(t, saved(t, registertest.Large(3)))
	d.outlines()
	if ended(d.press("n", "q")) {
		t.Error("a letter of a name to come left the program")
	}
}

func TestAQuestionAtTheOpeningIsNotAnsweredByKeysMeantForTheList(t *testing.T) {
	path := saved(t, registertest.Large(3))
	s, err := session.Open(path, store.ReadWrite)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Do(session.Set{Record: s.Register().Treatments[0].ID, Path: "name", To: session.Typed("du brouillon")}); err != nil {
		t.Fatal(err)
	}
	content, _ := os.ReadFile(path)
	if err := os.WriteFile(path, []byte(strings.Replace(string(content), "n° 1", "n° un", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Write(s.Register()); err == nil {
		t.Fatal("no draft was made")
	}
	s.Close()

	d := openedBeside(t, path)
	d.outlines()
	d.press("enter", "down", "down", "enter")
	d.opens()
	d.sees("Brouillon non enregistré")
	d.sees("n'a pas été suivi")
	if _, ok := d.root.session.Draft(); !ok {
		t.Error("the draft was taken, or set aside")
	}
}

func TestTheHelpStaysOpenWhileTheRegisterArrives(t *testing.T) {
	d := openedBeside(t, saved(t, registertest.Large(3)))
	d.outlines()
	d.press("?")
	d.sees("── Aide")
	d.opens()
	d.sees("── Aide")
	d.press("esc", "down")
	d.sees("▸ T-002")
}

func TestARegisterThatCannotBeOpenedEndsTheProgram(t *testing.T) {
	path := saved(t, registertest.Large(3))
	content, _ := os.ReadFile(path)
	if err := os.WriteFile(path, append(content, "{"...), 0o600); err != nil {
		t.Fatal(err)
	}
	d := openedBeside(t, path)
	d.root.opening.open()
	d.press("down")
	if !ended(d.opens()) {
		t.Error("the program goes on")
	}
	_, want := register.Decode(append(content, "{"...))
	if s, err := d.root.atEnd(); s != nil || err == nil || err.Error() != path+":"+want.Error() {
		t.Errorf("the error is %v, not %v", err, want)
	}
}

func TestATextPastedDuringTheOpeningIsTakenByAFilterAndNothingElse(t *testing.T) {
	pasted := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("15"), Paste: true}
	d := openedBeside(t, saved(t, registertest.Large(20)))
	d.press("/")
	d.app.Update(pasted)
	d.outlines()
	d.sees("2 par le nom")

	d = openedBeside(t, saved(t, registertest.Large(20)))
	d.app.Update(pasted)
	d.outlines()
	d.sees("Texte collé hors d'un champ")
	d.sees("▸ T-001")
}

func TestAnOpeningIsReadInASmallWindow(t *testing.T) {
	d := openedBeside(t, saved(t, registertest.Large(20)))
	for _, show := range []func(){func() {}, d.outlines} {
		show()
		for w := 40; w < 130; w += 7 {
			for _, h := range []int{10, 24} {
				d.app.Update(tea.WindowSizeMsg{Width: w, Height: h})
				lines := strings.Split(d.app.View(), "\n")
				if len(lines) != h || !strings.HasSuffix(lines[0], "ouverture…") {
					t.Errorf("at %d×%d:\n%s", w, h, strings.Join(lines, "\n"))
				}
			}
		}
	}
}
