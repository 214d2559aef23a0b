//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"filippo.io/age"
	"filippo.io/age/armor"

	"article30/register"
	"article30/register/lang"
	"article30/register/seal"
	"article30/register/session"
	"article30/tui/ptytest"
)

const passphrase = "une forêt, douze chevaux"

// newSealed makes an encrypted register, with a key beside it whose passphrase
// takes little work, and returns the folder.
func newSealed(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	lock, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	lock.SetWorkFactor(4)
	var file bytes.Buffer
	armored := armor.NewWriter(&file)
	w, err := age.Encrypt(armored, lock)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(w, identity.String())
	for _, c := range []io.Closer{w, armored} {
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(dir, "registre.json.age")
	if err := os.WriteFile(path+".key", file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	r := register.New("MARQUEUR", lang.FR).WithReaders([]register.Reader{{Key: identity.Recipient().String()}})
	s, err := session.Create(path, r, session.WithKeys(func(string) (*seal.Keys, error) {
		return seal.ReadKeys(file.Bytes(), func() (string, error) { return passphrase, nil })
	}))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

const question = "Phrase de passe de "

// waitPrompts waits until the passphrase has been asked for a number of times.
func waitPrompts(s *ptytest.Session, times int) {
	s.WaitFor("a prompt", func(string) bool { return strings.Count(s.Raw(), question) == times })
}

func TestThePassphraseIsAskedOnTheTerminalAndNeverShown(t *testing.T) {
	s := start(t, ptytest.Options{W: 200, Dir: newSealed(t)}, "list", "registre.json.age", "organisation")
	waitPrompts(s, 1)
	s.Keys("fausse", "enter")
	waitPrompts(s, 2)
	s.Keys("perdue", "ctrl+u", passphrase+"é", "backspace", "enter")
	s.Wait("MARQUEUR")
	if code := s.Exit(); code != 0 || !s.Restored() {
		t.Errorf("exit code %d, terminal restored %v", code, s.Restored())
	}
	if raw := s.Raw(); strings.Contains(raw, "fausse") || strings.Contains(raw, "chevaux") {
		t.Errorf("shown: %q", raw)
	}
}

func TestAPassphraseIsAskedThreeTimesAndCanBeGivenUp(t *testing.T) {
	dir := newSealed(t)
	s := start(t, ptytest.Options{W: 200, Dir: dir}, "list", "registre.json.age")
	for n := range 3 {
		waitPrompts(s, n+1)
		s.Keys("fausse", "enter")
	}
	if code := s.Exit(); code != exitFailure || strings.Count(s.Raw(), question) != 3 {
		t.Errorf("exit code %d after %q", code, s.Raw())
	}
	s = start(t, ptytest.Options{W: 200, Dir: dir}, "list", "registre.json.age")
	waitPrompts(s, 1)
	s.Keys("ctrl+c")
	if code := s.Exit(); code != exitFailure || !s.Restored() {
		t.Errorf("exit code %d, terminal restored %v", code, s.Restored())
	}
}

// Whatever ends the program at the prompt, the terminal is as it was.
func TestASignalAtThePromptLeavesTheTerminalAsItWas(t *testing.T) {
	dir := newSealed(t)
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT} {
		s := start(t, ptytest.Options{W: 200, Dir: dir}, "list", "registre.json.age")
		waitPrompts(s, 1)
		s.Signal(sig)
		if code := s.Exit(); code != 128+int(sig) || !s.Restored() {
			t.Errorf("%v: exit code %d, terminal restored %v", sig, code, s.Restored())
		}
	}
}

// Of two registers that were one, no edit goes to either by mistake.
func TestBesideItsEncryptedTwinARegisterIsNamedToBeOpened(t *testing.T) {
	dir := newSealed(t)
	if err := os.WriteFile(filepath.Join(dir, "registre.json"), []byte(`{"format": 1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	s := start(t, ptytest.Options{W: 200, Dir: dir})
	if code := s.Exit(); code != exitFailure || !strings.Contains(s.Raw(), "registre.json et registre.json.age sont tous deux ici") {
		t.Errorf("exit code %d after %q", code, s.Raw())
	}
}

// The editor asks before its screen starts, saves what is typed, and leaves
// nothing in the clear.
func TestTheEditorAsksForThePassphraseFirst(t *testing.T) {
	dir := newSealed(t)
	s := start(t, ptytest.Options{W: 120, Dir: dir}) // registre.json is not there
	waitPrompts(s, 1)
	if strings.Contains(s.Raw(), "\x1b[?1049h") {
		t.Error("the screen has started")
	}
	s.Keys(passphrase, "enter")
	s.Wait("MARQUEUR")
	s.Keys("ctrl+q")
	if code := s.Exit(); code != 0 || !s.Restored() {
		t.Errorf("exit code %d, terminal restored %v", code, s.Restored())
	}
	for _, name := range []string{"registre.json.age", ".registre.json.age.d/history.jsonl"} {
		if content, err := os.ReadFile(filepath.Join(dir, name)); err != nil || bytes.Contains(content, []byte("MARQUEUR")) {
			t.Errorf("%s is in the clear (%v)", name, err)
		}
	}
}

func TestANewPassphraseIsAskedTwice(t *testing.T) {
	dir := t.TempDir()
	s := start(t, ptytest.Options{W: 200, Dir: dir}, "keygen", "ma.key")
	s.Wait("Nouvelle phrase de passe")
	s.Keys(passphrase, "enter")
	s.Wait("une seconde fois")
	s.Keys(passphrase+"s", "enter")
	s.Wait("les deux phrases de passe diffèrent")
	if code := s.Exit(); code != exitFailure {
		t.Errorf("exit code %d", code)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
