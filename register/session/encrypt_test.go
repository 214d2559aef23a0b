package session_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"article30/register/history"
	"article30/register/seal"
	"article30/register/session"
)

func encryption(keys *seal.Keys) session.Encryption {
	return session.Encryption{Readers: readers(keys), Keys: keys, Reopen: func() (*seal.Keys, error) { return keys, nil }}
}

func TestARegisterIsEncryptedWithAllThatIsKeptOfIt(t *testing.T) {
	mine := newKeys(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "registre.json")
	c := &clock{today}
	s := mustCreate(t, path, c)
	rename(t, s, secret+" 1")
	mustSave(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before := causes(t, path)
	how := encryption(mine)

	bad := how
	bad.Reopen = func() (*seal.Keys, error) { return newKeys(t), nil }
	bad.RemovePlain = true
	if err := session.Encrypt(path, path+".age", bad); !errors.Is(err, seal.ErrOtherKeys) {
		t.Fatalf("a file that does not open again: %v", err)
	}
	if names, _ := filepath.Glob(filepath.Join(dir, "*.age*")); len(names) > 0 || !strings.Contains(content(t, path), secret) {
		t.Fatalf("left: %v", names)
	}

	if err := session.Encrypt(path, path+".age", how); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(content(t, path), secret) {
		t.Fatal("the plain register was touched")
	}
	if err := session.Encrypt(path, path+".age", how); !errors.Is(err, fs.ErrExist) {
		t.Errorf("one that exists: %v", err)
	}
	if err := session.Encrypt(path+".age", path+".age.age", how, with(mine)); err == nil {
		t.Error("encrypted twice")
	}
	if err := os.Remove(path + ".age"); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, ".registre.json.age.d")); err != nil {
		t.Fatal(err)
	}
	how.RemovePlain = true
	if err := session.Encrypt(path, path+".age", how); err != nil {
		t.Fatal(err)
	}
	if names, _ := filepath.Glob(filepath.Join(dir, "*")); len(names) != 2 { // and its folder
		t.Errorf("left: %v", names)
	}
	wantNothingClear(t, dir)
	sealed := openAs(t, path+".age", mine)
	log, err := sealed.History()
	if err != nil {
		t.Fatal(err)
	}
	moments, faults := log.Moments()
	if len(faults) > 0 || len(moments) != len(before)+1 || moments[len(moments)-1].Cause != history.Edited {
		t.Errorf("%d moments after %d, %v", len(moments), len(before), faults)
	}
	if versions, err := sealed.Versions(); err != nil || len(versions) == 0 {
		t.Errorf("%d versions (%v)", len(versions), err)
	}
}

// An encrypted register that was moved away leaves what is kept of it.
func TestEncryptingTouchesNothingKeptOfAnEarlierRegister(t *testing.T) {
	mine := newKeys(t)
	for name, change := range map[string]func(*session.Session){
		"created":           func(*session.Session) {},
		"created and saved": func(s *session.Session) { rename(t, s, secret+" 1"); mustSave(t, s) },
	} {
		earlier := newSealed(t, mine)
		change(earlier)
		if err := earlier.Close(); err != nil {
			t.Fatal(err)
		}
		dir := filepath.Dir(earlier.Path())
		if err := os.Rename(earlier.Path(), filepath.Join(t.TempDir(), "registre.json.age")); err != nil {
			t.Fatal(err)
		}
		before := kept(t, earlier.Sidecar())
		path := filepath.Join(dir, "registre.json")
		if err := mustCreate(t, path, &clock{today}).Close(); err != nil {
			t.Fatal(err)
		}
		err := session.Encrypt(path, path+".age", encryption(mine))
		if err == nil || !strings.Contains(err.Error(), ".registre.json.age.d") {
			t.Errorf("%s: %v", name, err)
		}
		if after := kept(t, earlier.Sidecar()); len(before) == 0 || !slices.Equal(after, before) {
			t.Errorf("%s: kept %q, now %q", name, before, after)
		}
		if _, err := os.Stat(path + ".age"); err == nil {
			t.Errorf("%s: made all the same", name)
		}
	}
}

// kept returns what the files of a history and its versions hold.
func kept(t *testing.T, sidecar string) (contents []string) {
	t.Helper()
	versions, err := filepath.Glob(filepath.Join(sidecar, "versions", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range append(versions, filepath.Join(sidecar, "history.jsonl")) {
		if held, err := os.ReadFile(path); err == nil {
			contents = append(contents, string(held))
		}
	}
	return contents
}

func TestARegisterWhoseHistoryWasCutIsEncrypted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	s := mustCreate(t, path, &clock{today})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	line := content(t, filepath.Join(s.Sidecar(), "history.jsonl"))
	if err := os.WriteFile(filepath.Join(s.Sidecar(), "history.jsonl"), []byte(line+line[:len(line)/2]), 0o600); err != nil {
		t.Fatal(err)
	}
	// By hand: such a file is left to the next save, and its history with it.
	if err := os.WriteFile(path, []byte(content(t, path)+" \n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := session.Encrypt(path, path+".age", encryption(newKeys(t))); err != nil {
		t.Fatal(err)
	}
}

func TestAPlainRegisterWithAnotherNameIsNotSaidToBeRemoved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	if err := mustCreate(t, path, &clock{today}).Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(path, path+".link"); err != nil {
		t.Skip(err)
	}
	mine := newKeys(t)
	how := encryption(mine)
	how.RemovePlain = true
	err := session.Encrypt(path, path+".age", how)
	if err == nil || !strings.Contains(err.Error(), path+".age") || strings.Contains(err.Error(), "\n") {
		t.Errorf("%v", err)
	}
	if !strings.Contains(content(t, path), `"format"`) {
		t.Error("one of the names is gone")
	}
	openAs(t, path+".age", mine) // is whole
}
