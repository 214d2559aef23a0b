//go:build unix

package editor

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"article30/register"
	"article30/register/registertest"
	"article30/tui/ptytest"
)

func TestALargeRegisterThatIsBrokenIsSaidWhereAndTheTerminalGivenBack(t *testing.T) {
	if testing.Short() {
		t.Skip("a register of 38 MB")
	}
	path := saved(t, registertest.Large(10_000))
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.LastIndex(content, []byte(`"status": "active"`))
	content = append(content[:at], append([]byte(`"status": 12, `), content[at:]...)...)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	_, want := register.Decode(content)
	s := start(t, path, ptytest.Options{W: 250})
	if code := s.Exit(); code != 2 {
		t.Errorf("exit code %d", code)
	}
	place, _, _ := strings.Cut(want.Error(), ": ")
	if !strings.Contains(s.Raw(), path+":"+place+": ") || !s.Restored() {
		t.Errorf("%v is not said, or the terminal not restored:\n%s", want, s.Screen())
	}
	wantNoTrace(t, path, content)
}

func TestClosingTheWindowDuringTheOpeningLeavesTheRegisterAlone(t *testing.T) {
	for name, leave := range map[string]struct {
		do   func(*ptytest.Session)
		code int
	}{
		"the window": {(*ptytest.Session).HangUp, 128 + int(syscall.SIGHUP)},
		"a signal":   {func(s *ptytest.Session) { s.Signal(syscall.SIGTERM) }, 128 + int(syscall.SIGTERM)},
		"a key":      {func(s *ptytest.Session) { s.Keys("ctrl+q") }, 0},
	} {
		t.Run(name, func(t *testing.T) {
			path := saved(t, registertest.Large(3000))
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			s := start(t, path, ptytest.Options{})
			s.Wait("ouverture…")
			leave.do(s)
			if code := s.Exit(); code != leave.code {
				t.Errorf("exit code %d", code)
			}
			wantNoTrace(t, path, content)
		})
	}
}

// wantNoTrace checks that a sitting that saved nothing changed nothing.
func wantNoTrace(t *testing.T, path string, content []byte) {
	t.Helper()
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, content) {
		t.Errorf("the register has changed: %v", err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("beside the register: %v %v", entries, err)
	}
}
