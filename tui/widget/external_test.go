//go:build unix

package widget

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"article30/register/lang"
	"article30/tui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// runner is a host that runs programs on the spot.
type runner struct{ screen.Host }

func (runner) Exec(c *exec.Cmd, done func(error) tea.Msg) tea.Cmd {
	return func() tea.Msg { return done(c.Run()) }
}

// What the system says of a program that failed is no sentence for a user.
func TestAnEditorThatFailsIsNamedInASentence(t *testing.T) {
	dir := t.TempDir()
	script := func(name, body string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("#!/bin/sh\n"+body+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		return path
	}
	locked := script("locked", "")
	if err := os.Chmod(locked, 0o600); err != nil {
		t.Fatal(err)
	}
	absent := filepath.Join(dir, "absent")
	for _, c := range []struct{ variable, editor, fr, en string }{
		{"EDITOR", absent, "n'a pas pu être lancé, le texte n'est pas changé\u00a0; corrigez la variable EDITOR", "could not be started, the text is not changed; correct the EDITOR variable"},
		{"VISUAL", "no-such-program-here", "corrigez la variable VISUAL", "correct the VISUAL variable"},
		{"EDITOR", locked, "n'a pas pu être lancé", "could not be started"},
		{"EDITOR", script("sorry", "exit 3"), "s'est terminé sur une erreur (code 3)\u00a0; le texte n'est pas changé", "ended with an error (code 3); the text is not changed"},
		{"EDITOR", script("killed", "kill -9 $$"), "a été interrompu\u00a0; le texte n'est pas changé", "was interrupted; the text is not changed"},
	} {
		getenv := func(name string) string {
			if name == c.variable {
				return c.editor
			}
			return ""
		}
		done := External(runner{}, nil, dir, "texte", getenv)().(ExternalDone)
		if done.Err == nil || done.Value != "texte" {
			t.Fatalf("%s: %+v", c.editor, done)
		}
		for l, want := range map[lang.Lang]string{lang.FR: c.fr, lang.EN: c.en} {
			said := lang.Message(done.Err, l)
			if !strings.Contains(said, want) || !strings.Contains(said, c.editor) || strings.Contains(said, "exec") || strings.Contains(said, "exit status") {
				t.Errorf("%s: %q, want %q", c.editor, said, want)
			}
		}
	}
}
