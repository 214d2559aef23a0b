//go:build unix

package editor

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	"article30/register/registertest"
	"article30/tui/ptytest"
)

// A window that is dragged through a hundred sizes, some too small for anything,
// ends with the screen that one of its last size has from the start.
func TestAStormOfSizesLeavesAWholeScreen(t *testing.T) {
	r := registertest.Large(200)
	s := start(t, saved(t, r), ptytest.Options{})
	s.Wait("▸ T-001")
	s.Wait("alertes")
	lot := rand.New(rand.NewPCG(*seed, 2))
	for range 100 {
		s.Resize(1+lot.IntN(250), 1+lot.IntN(80))
	}
	s.Resize(110, 28)
	calm := start(t, saved(t, r), ptytest.Options{W: 110, H: 28})
	calm.Wait("?621")
	s.WaitFor("the screen of a calm window", func(screen string) bool { return screen == calm.Screen() })
}

// openNotes opens the notes of the first treatment.
func openNotes(s *ptytest.Session) {
	s.Wait("▸ T-001")
	s.Keys("enter", "/")
	s.Wait("── Aller à un champ")
	s.Keys("notes", "enter")
	s.WaitGone("── Aller à un champ")
	s.Keys("enter")
	s.Wait("Ctrl+E")
}

func TestALargePasteIsKeptWhole(t *testing.T) {
	path := saved(t, registertest.Large(2))
	s := start(t, path, ptytest.Options{W: 100, H: 30})
	openNotes(s)
	var pasted strings.Builder
	for i := 0; pasted.Len() < 200_000; i++ {
		fmt.Fprintf(&pasted, "Ligne %d : « collée », q d u 日本 e\u0301 🙂\r", i)
	}
	pasted.WriteString("la dernière")
	before := onFile(t, path).Treatments[0].Notes
	begun := time.Now()
	s.Paste(pasted.String())
	s.Wait("la dernière")
	t.Logf("%d bytes are on the screen after %v", pasted.Len(), time.Since(begun))
	s.Keys("!")
	s.Wait("la dernière!")
	s.Keys("esc")
	want := before + strings.ReplaceAll(pasted.String(), "\r", "\n") + "!"
	waitFor(t, "the paste in the file", func() bool { return holds(path, "la dernière!") })
	t.Logf("and in the file after %v", time.Since(begun))
	if got := onFile(t, path).Treatments[0].Notes; got != want {
		t.Errorf("the file has %d bytes, not %d, or others", len(got), len(want))
	}
}

// A terminal that puts no brackets around a paste sends it as keys.
func TestAPasteOutsideAFieldDoesNothing(t *testing.T) {
	for name, pasted := range map[string]string{
		"one line":   strings.Repeat("cdnqy uJK", 30),
		"many lines": strings.Repeat("Gestion des clients\rq dcunJ\tpaie\r", 10),
	} {
		t.Run(name, func(t *testing.T) {
			path := saved(t, registertest.Large(3))
			s := start(t, path, ptytest.Options{W: 100, H: 30})
			s.Wait("▸ T-001")
			s.Wait("erreurs")
			was := onFile(t, path)
			screen := s.Screen()
			s.Keys(pasted)
			s.Wait("Texte collé hors d'un champ")
			s.Keys("down", "up") // after the paste
			s.WaitGone("Texte collé hors d'un champ")
			s.WaitFor("the screen as it was, with nothing saved", func(now string) bool { return now == screen })
			time.Sleep(200 * time.Millisecond) // a hand, after the paste
			s.Keys("q")
			if code := s.Exit(); code != 0 {
				t.Errorf("exit code %d", code)
			}
			if now := onFile(t, path); count(now) != count(was) || now.Treatments[0].Name != was.Treatments[0].Name {
				t.Error("the paste changed the register")
			}
		})
	}
}

func TestEveryDigitOfAFrenchKeyboardGoesToItsSection(t *testing.T) {
	s := start(t, saved(t, registertest.Large(2)), ptytest.Options{W: 120})
	s.Wait("▸1 Traitements")
	for key, section := range map[string]string{
		"é": "▸2 ", "\"": "▸3 ", "'": "▸4 ", "(": "▸5 ", "-": "▸6 ", "è": "Nom de l'organisme", "&": "▸1 ",
	} {
		s.Keys(key)
		s.Wait(section)
	}
}

var (
	colours = regexp.MustCompile("\x1b\\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")
	sgr     = regexp.MustCompile("\x1b\\[[0-9;]+m")
)

// walk shows a list, a form, a text being typed, a picker, the findings, the
// help and a question.
func walk(s *ptytest.Session, selected string) {
	s.Wait(selected + " T-001")
	s.Keys("enter")
	s.Wait(selected + " ") // the row under the cursor
	for _, keys := range [][]string{{"enter"}, {"x"}, {"esc"}, {"/"}, {"esc"}, {"?"}, {"esc"}, {"v"}, {"esc"}, {"esc"}, {"d"}, {"esc"}, {"4"}, {"1"}} {
		s.Keys(keys...)
		time.Sleep(30 * time.Millisecond) // a hand, no paste
	}
	s.Wait(selected + "1")
}

func TestNothingIsColouredUnderNOCOLOR(t *testing.T) {
	s := start(t, saved(t, registertest.Large(2)), ptytest.Options{Env: []string{"NO_COLOR=1"}})
	walk(s, "▸")
	if found := colours.FindString(s.Raw()); found != "" {
		t.Errorf("a colour: %q", found)
	}
}

func TestADumbTerminalGetsASCIIWithoutStyle(t *testing.T) {
	s := start(t, saved(t, registertest.Large(2)), ptytest.Options{Env: []string{"TERM=dumb"}})
	walk(s, ">")
	if found := sgr.FindString(s.Raw()); found != "" {
		t.Errorf("a style: %q", found)
	}
	noGlyph(t, s.Raw())
}

func TestPlainDrawsNoLines(t *testing.T) {
	s := start(t, saved(t, registertest.Large(2)), ptytest.Options{W: 120, Env: []string{plainVar + "=1"}})
	walk(s, ">")
	noGlyph(t, s.Raw())
	if strings.Contains(s.Screen(), " | ") || strings.Contains(s.Raw(), "-----") {
		t.Errorf("a line is drawn:\n%s", s.Screen())
	}
}

func TestALocaleWithoutUTF8GetsASCIIGlyphs(t *testing.T) {
	for _, locale := range []string{"LC_ALL=C", "LC_ALL=POSIX", "LC_ALL=fr_FR.ISO-8859-1"} {
		s := start(t, saved(t, registertest.Large(2)), ptytest.Options{W: 120, Env: []string{locale}})
		walk(s, ">")
		noGlyph(t, s.Raw())
	}
}

// noGlyph fails the test when a character is drawn that no letter, no sign of
// the languages is.
func noGlyph(t *testing.T, raw string) {
	t.Helper()
	for _, r := range raw {
		if r >= 0x100 && !strings.ContainsRune("œŒ", r) {
			t.Errorf("%q is drawn: %q", r, raw[max(0, strings.IndexRune(raw, r)-60):strings.IndexRune(raw, r)])
			return
		}
	}
}
