package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"article30/register"
	"article30/register/session"
	"article30/register/store"
)

// commanded runs commands on a register that must succeed.
func commanded(t *testing.T, path string, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if code, _, errOut := ran(t, arguments(line, map[string]string{"REG": path})...); code != 0 {
			t.Fatalf("%s: %s", line, errOut)
		}
	}
}

func contentOf(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func reencoded(t *testing.T, content string) string {
	t.Helper()
	r, err := register.Decode([]byte(content))
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := register.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(encoded)
}

// Every version of every kind is taken back whole, elsewhere and in place, and
// no state that this program ever replaced is missing among them.
func TestEveryVersionIsRestored(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "registre.json")
	states := map[string]bool{}
	after := func(lines ...string) {
		t.Helper()
		for _, line := range lines {
			commanded(t, path, line)
			states[contentOf(t, path)] = true
		}
	}
	after("new REG --name Exemple --with paie,prospection")
	for i := range 10 {
		after(fmt.Sprintf("set REG T-001 owner Direction-%d", i))
	}
	after("duplicate REG R-001", "merge-entry REG R-001 R-002", "set REG T-002 notes a", "restore REG 3")
	base := put(t, filepath.Join(dir, "base.json"), contentOf(t, path))
	theirs := put(t, filepath.Join(dir, "theirs.json"), strings.Replace(contentOf(t, base), "Direction-", "Service-", 1))
	after("set REG T-002 notes b", "merge "+base+" REG "+theirs)
	outside := strings.Replace(contentOf(t, path), "Exemple", "Exemple SARL", 1)
	delete(states, contentOf(t, path)) // what another program writes over, the history alone has
	put(t, path, outside)
	states[outside] = true
	after("set REG T-002 notes c")

	file, err := store.Open(path, store.ReadOnly)
	if err != nil {
		t.Fatal(err)
	}
	versions, err := file.Versions()
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[store.Kind]int{}
	kept := map[string]bool{contentOf(t, path): true}
	for _, v := range versions {
		kinds[v.Kind]++
		content, err := file.Version(v.Number)
		if err != nil {
			t.Fatal(err)
		}
		kept[string(content)] = true
		elsewhere := filepath.Join(t.TempDir(), "version.json")
		commanded(t, path, fmt.Sprintf("restore REG %d -o %s", v.Number, elsewhere))
		if contentOf(t, elsewhere) != string(content) {
			t.Errorf("version %d is another elsewhere", v.Number)
		}
		copied := filepath.Join(t.TempDir(), "copy")
		if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		here := filepath.Join(copied, "registre.json")
		commanded(t, here, fmt.Sprintf("restore REG %d", v.Number))
		if contentOf(t, here) != reencoded(t, string(content)) {
			t.Errorf("version %d is another in place", v.Number)
		}
	}
	t.Logf("%d versions: %v", len(versions), kinds)
	for _, kind := range []store.Kind{store.Saving, store.Merge, store.Deletion, store.Restoring} {
		if kinds[kind] == 0 {
			t.Errorf("no version of kind %q", kind)
		}
	}
	for state := range states {
		if !kept[state] {
			t.Errorf("a state of the file is not kept: %.80s", state)
		}
	}
}

// What could not be saved because another program had written the file comes
// back whole from the draft.
func TestEveryDraftIsRestored(t *testing.T) {
	for i := range 20 {
		path := put(t, filepath.Join(t.TempDir(), "registre.json"), small)
		s, err := session.Open(path, store.ReadWrite)
		if err != nil {
			t.Fatal(err)
		}
		for n := range i + 1 {
			set := session.Set{Record: "t", Path: []string{"owner", "notes", "name"}[n%3], To: session.Typed(fmt.Sprint("texte ", n))}
			if _, err := s.Do(set); err != nil {
				t.Fatal(err)
			}
		}
		want := s.Register()
		put(t, path, small+"\n") // by another program
		if _, err := s.Save(); err == nil {
			t.Fatal("a file that another program had written was replaced")
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if s, err = session.Open(path, store.ReadWrite); err != nil {
			t.Fatal(err)
		}
		draft, ok := s.Draft()
		if !ok {
			t.Fatal("no draft is offered")
		}
		in, err := s.Drafted(draft)
		if err != nil {
			t.Fatal(err)
		}
		merged, conflicts := s.Merge(in)
		if len(conflicts) > 0 {
			t.Fatalf("%d conflicts", len(conflicts))
		}
		if _, err := s.Take(in, merged); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Save(); err != nil {
			t.Fatal(err)
		}
		encoded, err := register.Encode(want)
		if err != nil {
			t.Fatal(err)
		}
		if got := contentOf(t, path); got != string(encoded) {
			t.Errorf("after %d edits the draft gives\n%s", i+1, got)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
