//go:build unix

package editor

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"article30/register"
	"article30/register/registertest"
	"article30/register/session"
	"article30/register/store"
	"article30/tui/app"
	"article30/tui/keys"
	"article30/tui/ptytest"
	"article30/tui/screen"
	"article30/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

var deaths = flag.Int("deaths", 2, "how often the program is ended in each way")

// onFile reads the register that a program left.
func onFile(t *testing.T, path string) *register.Register {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := register.Decode(content)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// unlocked fails the test when the register cannot be opened for writing, and
// returns how long that took to become so.
func unlocked(t *testing.T, path string) time.Duration {
	t.Helper()
	return waitFor(t, "the lock", func() bool {
		s, err := session.Open(path, store.ReadWrite)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		return s.ReadOnly() == nil
	})
}

// typing has the program show the name of its first treatment, replaced by a
// text that is not applied to the register yet.
func typing(t *testing.T, text string) (s *ptytest.Session, path string) {
	t.Helper()
	path = saved(t, registertest.Large(2))
	s = start(t, path, ptytest.Options{})
	retypes(s, text)
	return s, path
}

// retypes replaces the name of the first treatment, as far as the screen goes.
func retypes(s *ptytest.Session, text string) {
	s.Wait("▸ T-001")
	s.Keys("enter", "/")
	s.Wait("── Aller à un champ")
	s.Keys("nom du traitement", "enter")
	s.WaitGone("── Aller à un champ")
	s.Keys("enter", "ctrl+u", text)
	s.Wait(text)
}

// However the program is told to end, what was typed and not applied yet is in
// the file, the terminal is as it was, and the exit code says why, in less than
// two seconds.
func TestWhatIsTypedOutlivesEveryEnd(t *testing.T) {
	worst := time.Duration(0)
	for name, end := range map[string]struct {
		by    func(s *ptytest.Session)
		codes []int // one of them
		gone  bool  // the terminal too
	}{
		"SIGHUP":  {func(s *ptytest.Session) { s.Signal(syscall.SIGHUP) }, []int{128 + 1}, false},
		"SIGINT":  {func(s *ptytest.Session) { s.Signal(syscall.SIGINT) }, []int{128 + 2}, false},
		"SIGQUIT": {func(s *ptytest.Session) { s.Signal(syscall.SIGQUIT) }, []int{128 + 3}, false},
		"SIGTERM": {func(s *ptytest.Session) { s.Signal(syscall.SIGTERM) }, []int{128 + 15}, false},
		"two signals": {func(s *ptytest.Session) {
			s.Signal(syscall.SIGTERM)
			s.Signal(syscall.SIGINT)
		}, []int{128 + 15, 128 + 2}, false}, // the system says which comes first
		"a closed window": {func(s *ptytest.Session) { s.HangUp() }, []int{128 + 1}, true},
	} {
		t.Run(name, func(t *testing.T) {
			for i := range *deaths {
				text := fmt.Sprintf("à moitié écrit %d", i)
				s, path := typing(t, text)
				begun := time.Now()
				end.by(s)
				code := s.Exit()
				took := time.Since(begun)
				worst = max(worst, took)
				if !slices.Contains(end.codes, code) {
					t.Errorf("exit code %d", code)
				}
				if took > 2*time.Second {
					t.Errorf("it took %v", took)
				}
				if got := onFile(t, path).Treatments[0].Name; got != text {
					t.Errorf("the file has %q", got)
				}
				if !end.gone && !s.Restored() {
					t.Errorf("the terminal is not restored: %q", s.Raw())
				}
				unlocked(t, path)
			}
		})
	}
	t.Logf("the slowest end took %v", worst)
}

// A program that was suspended has saved what was typed: whoever kills it loses
// nothing, and nobody waits for its lock.
func TestASuspendedProgramMayBeKilled(t *testing.T) {
	s, path := typing(t, "avant la pause")
	s.Keys("ctrl+p", "suspendre le programme")
	s.Wait("▸ Suspendre le programme")
	s.Keys("enter")
	waitFor(t, "what was typed in the file", func() bool { return holds(path, "avant la pause") })
	s.Signal(syscall.SIGSTOP) // as its shell would; the test has none
	s.Signal(syscall.SIGKILL)
	if code := s.Exit(); code != -int(syscall.SIGKILL) {
		t.Errorf("exit code %d", code)
	}
	t.Logf("the lock was free after %v", unlocked(t, path))
}

// Somebody types, and the program is killed at any moment: all but the last
// seconds is in the file, and the file is whole.
func TestTypingOutlivesAKill(t *testing.T) {
	const bound = 5 * time.Second
	oldest := time.Duration(0)
	for i := range *deaths {
		lot := rand.New(rand.NewPCG(*seed, uint64(i)))
		s, path := typing(t, "a")
		var typed strings.Builder
		typed.WriteString("a")
		at := []time.Time{time.Now()}
		end := time.Now().Add(time.Duration(lot.IntN(3000)) * time.Millisecond)
		for time.Now().Before(end) {
			letter := string(rune('a' + len(at)%26))
			s.Keys(letter)
			typed.WriteString(letter)
			at = append(at, time.Now())
			time.Sleep(time.Duration(20+lot.IntN(200)) * time.Millisecond) // a hand that types
		}
		killed := time.Now()
		s.Signal(syscall.SIGKILL)
		s.Exit()
		got := onFile(t, path).Treatments[0].Name
		if got == "Gestion des dossiers n° 0" { // nothing of it
			got = ""
		}
		if !strings.HasPrefix(typed.String(), got) {
			t.Fatalf("typed %q, the file has %q", typed.String(), got)
		}
		if len(got) < len(at) {
			oldest = max(oldest, killed.Sub(at[len(got)]))
		}
		unlocked(t, path)
	}
	t.Logf("the oldest character lost was typed %v before the end", oldest)
	if oldest > bound {
		t.Errorf("a character typed %v before the end is lost", oldest)
	}
}

// faulty fails in one place when its window is looked at, whatever it shows.
type faulty struct {
	*root
	place string
	armed bool
}

func runFaulty(o Options, place string) (int, error) {
	o.Getenv, o.Today = os.Getenv, time.Now
	opened, err := session.Open(o.Path, store.ReadWrite)
	if err != nil {
		return 2, err
	}
	defer opened.Close()
	env := screen.Env{Lang: o.Lang, Theme: theme.FromEnv(o.Getenv, false), Keys: keys.Default()}
	var f *faulty
	return app.Run(func(h screen.Host) screen.Root {
		f = &faulty{root: newRoot(h, opened, o), place: place}
		return f
	}, app.Options{Env: env, Rescue: func() string { return f.rescue() }})
}

const secret = "un texte du registre"

func (f *faulty) Start() tea.Cmd {
	if f.place == "Init" {
		panic(secret)
	}
	return f.root.Start()
}

func (f *faulty) Receive(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(tea.FocusMsg); !ok {
		return f.root.Receive(msg)
	}
	switch f.place {
	case "Update":
		var none []int
		_ = none[len(f.place)]
	case "Command":
		return func() tea.Msg { panic(secret) }
	}
	f.armed = true
	return nil
}

func (f *faulty) Status() (left, right string) {
	if f.armed && f.place == "View" {
		panic(secret)
	}
	return f.root.Status()
}

// A fault of ours on any screen keeps what was edited, restores the terminal and
// says where the work is, without a word of the register.
func TestAFaultOnAnyScreenKeepsTheWork(t *testing.T) {
	screens := 0
	lot := rand.New(rand.NewPCG(*seed, 1))
	for _, w := range ways {
		if w.begin != nil || strings.Contains(strings.Join(w.keys, " "), "run") || strings.Contains(strings.Join(w.keys, " "), ">") {
			continue
		}
		if screens++; !*whole && lot.IntN(16) > 0 {
			continue
		}
		for _, place := range []string{"Update", "View", "Command"} {
			t.Run(w.name+" in "+place, func(t *testing.T) {
				text := fmt.Sprint("édité, puis ", screens)
				path := saved(t, registertest.Large(2))
				s := start(t, path, ptytest.Options{W: 200, Env: []string{faultVar + "=" + place}})
				retypes(s, text)
				s.Keys("esc")
				s.Wait("Entrée modifier")
				s.Keys("esc")
				s.Wait("T-001  " + text)
				for _, key := range w.keys {
					s.Keys(key)
					time.Sleep(20 * time.Millisecond) // a hand, no paste
				}
				s.Keys("\x1b[I") // the window is looked at again
				if code := s.Exit(); code != 2 {
					t.Errorf("exit code %d", code)
				}
				if r := onFile(t, path); !strings.HasPrefix(r.Treatments[0].Name, text) {
					t.Errorf("the file has %q", r.Treatments[0].Name)
				}
				if raw := s.Raw(); !strings.Contains(raw, "votre travail est dans "+path) || strings.Contains(raw, secret) {
					t.Errorf("the program said %q", raw[max(0, len(raw)-400):])
				}
				if !s.Restored() {
					t.Error("the terminal is not restored")
				}
				unlocked(t, path)
			})
		}
	}
	if screens < 20 {
		t.Errorf("%d screens", screens)
	}
	t.Run("in Init", func(t *testing.T) {
		path := saved(t, bakery())
		before, _ := os.ReadFile(path)
		s := start(t, path, ptytest.Options{Env: []string{faultVar + "=Init"}})
		if code := s.Exit(); code != 2 || !s.Restored() || strings.Contains(s.Raw(), secret) {
			t.Errorf("exit code %d: %q", code, s.Raw())
		}
		if after, _ := os.ReadFile(path); string(after) != string(before) {
			t.Error("the file has changed")
		}
	})
}
