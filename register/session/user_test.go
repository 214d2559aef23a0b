package session_test

import (
	"os"
	"path/filepath"
	"testing"

	"article30/register/session"
)

func TestTheUserIsTheOneOfGit(t *testing.T) {
	home, repo := t.TempDir(), t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", "")
	register := filepath.Join(repo, "clients", "acme", "registre.json")
	write := func(path, text string) {
		t.Helper()
		if err := errorsOf(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	system := session.User(register)
	if system == "" {
		t.Error("the system knows nobody")
	}
	// Each is stronger than those before it.
	for _, c := range []struct{ path, text, want string }{
		{filepath.Join(home, ".config", "git", "config"), "[core]\n\tname = faux\n[user]\n\temail = a@b\n", system},
		{filepath.Join(home, ".config", "git", "config"), "[User]\n\tNAME = Zoé ; directrice\n", "Zoé"},
		{filepath.Join(home, ".gitconfig"), "[user \"autre\"]\nname = faux\n[user] name = \"Anne # \\\"Dpo\\\" \" # comment\n[include]\n", "Anne # \"Dpo\""},
		{filepath.Join(repo, ".git", "config"), "[user]\nname = Premier\nname=Paul  Durand\t\n", "Paul  Durand"},
		{filepath.Join(repo, "clients", ".git"), "gitdir: ../main/.git/worktrees/w\n", "Anne # \"Dpo\""},
		{filepath.Join(repo, "main", ".git", "worktrees", "w", "commondir"), "../..\n", "Anne # \"Dpo\""},
		{filepath.Join(repo, "main", ".git", "config"), "[user]\nname = Marie\n", "Marie"},
	} {
		write(c.path, c.text)
		if got := session.User(register); got != c.want {
			t.Errorf("with %s: %q, want %q", c.path, got, c.want)
		}
	}
	write(register, "{}")
	t.Chdir(filepath.Dir(register))
	if got := session.User(filepath.Base(register)); got != "Marie" {
		t.Errorf("by a path from the folder: %q", got)
	}
}
