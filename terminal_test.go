//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"article30/register/session"
	"article30/register/store"
	"article30/tui/ptytest"
)

func start(t testing.TB, o ptytest.Options, args ...string) *ptytest.Session {
	t.Helper()
	program, err := exec.LookPath("article30")
	if err != nil {
		t.Fatal(err)
	}
	return ptytest.Start(t, program, args, o)
}

// A terminal that answers nothing must neither be asked anything nor make a
// command wait: see package background.
func TestACommandAsksAMuteTerminalNothing(t *testing.T) {
	began := time.Now()
	s := start(t, ptytest.Options{Mute: true}, "version")
	s.Wait("article30 ")
	if code := s.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if took := time.Since(began); took > 2*time.Second { // asking takes five
		t.Errorf("took %v", took)
	}
	if strings.Contains(s.Raw(), "\x1b") {
		t.Errorf("wrote an escape sequence: %q", s.Raw())
	}
}

func TestTheDemoLeavesItsCopyToTheUserAlone(t *testing.T) {
	for locale, example := range map[string]struct{ organisation, said string }{
		"fr_FR.UTF-8": {"KLEEP", `La copie de l'exemple reste ici\x{00a0}: (/\S+\.json)\r`},
		"en_GB.UTF-8": {"CLUSTDOC", `The copy of the example stays here: (/\S+\.json)\r`},
	} {
		s := start(t, ptytest.Options{Env: []string{"LANG=" + locale, "TMPDIR=" + t.TempDir()}}, "demo")
		s.WaitFor(example.organisation, func(screen string) bool {
			return strings.Contains(strings.ToUpper(screen), example.organisation)
		})
		s.Keys("ctrl+q")
		if code := s.Exit(); code != 0 {
			t.Errorf("exit code %d", code)
		}
		said := regexp.MustCompile(example.said)
		var path string
		s.WaitFor("the path", func(string) bool {
			if found := said.FindStringSubmatch(s.Raw()); found != nil {
				path = found[1]
			}
			return path != ""
		})
		if info, err := os.Stat(filepath.Dir(path)); err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("the folder: %v, %v", info, err)
		}
		if opened, err := session.Open(path, store.ReadOnly); err != nil {
			t.Error(err)
		} else if err := opened.Close(); err != nil {
			t.Error(err)
		}
	}
}
