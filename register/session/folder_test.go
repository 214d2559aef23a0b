package session_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"article30/register/session"
)

func TestAFolderStandsForTheRegistersInAndBelowIt(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, path := range []string{"b.json", "a.json", "notes.txt", "clients/c.json", "clients/.c.json.d/versions/1.json", ".a.json.d/draft.json", "empty/x"} {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		paths, files []string
		failures     int
	}{
		{[]string{"."}, []string{"a.json", "b.json", "clients/c.json"}, 0},
		{[]string{"b.json", ".", "./b.json"}, []string{"b.json", "a.json", "clients/c.json"}, 0},
		{[]string{".c.json.d", "notes.txt"}, []string{".c.json.d", "notes.txt"}, 0}, // opening them tells
		{[]string{"clients/.c.json.d"}, []string{"clients/.c.json.d/versions/1.json"}, 0},
		{[]string{"empty", "a.json"}, []string{"a.json"}, 1},
	} {
		files, failures := session.Registers(c.paths)
		for i := range files {
			files[i] = filepath.ToSlash(files[i])
		}
		if !slices.Equal(files, c.files) || len(failures) != c.failures {
			t.Errorf("%q gives %q and %v", c.paths, files, failures)
		}
	}
}

func TestALinkToAFolderStandsForTheRegistersInIt(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := errorsOf(os.Mkdir("clients", 0o700), os.WriteFile("clients/a.json", nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("clients", "link"); err != nil {
		t.Skip(err) // not every system lets anybody make one
	}
	if files, failures := session.Registers([]string{"link"}); !slices.Equal(files, []string{filepath.Join("link", "a.json")}) || len(failures) > 0 {
		t.Errorf("%q and %v", files, failures)
	}
}

func TestAFolderThatCannotBeReadIsTold(t *testing.T) {
	dir := t.TempDir()
	locked := filepath.Join(dir, "locked")
	if err := os.Mkdir(locked, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := os.ReadDir(locked); err == nil {
		t.Skip("this user reads everything")
	}
	if files, failures := session.Registers([]string{dir}); len(files) > 0 || len(failures) != 1 {
		t.Errorf("files %q, failures %v", files, failures)
	}
}
