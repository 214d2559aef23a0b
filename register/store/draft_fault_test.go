package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestADraftGoesElsewhereWhenTheFolderRefusesIt(t *testing.T) {
	path := newRegister(t, oldContent)
	state := t.TempDir()
	f := open(t, path, withStateDir(state))
	if err := os.RemoveAll(filepath.Dir(path)); err != nil { // the drive is unplugged
		t.Fatal(err)
	}
	if _, err := f.Save([]byte(newContent)); !errors.Is(err, ErrDeleted) {
		t.Fatalf("Save: %v", err)
	}
	if err := f.SaveDraft([]byte(newContent)); err != nil {
		t.Fatal(err)
	}
	draft, ok, err := f.Draft()
	if !ok || err != nil || string(draft.Content) != newContent || !strings.HasPrefix(draft.Path, state) {
		t.Fatalf("%+v %v %v", draft, ok, err)
	}
	if info, err := os.Stat(draft.Path); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, %v", info.Mode(), err)
	}
}

func TestTwoDraftsInTheStateFolderAreKept(t *testing.T) {
	path := newRegister(t, oldContent)
	state := t.TempDir()
	for _, content := range []string{"first", "second"} {
		f := open(t, path, withStateDir(state), WithClock(newClock().Now))
		if err := os.Mkdir(f.sidecar(draftName), 0o700); err != nil { // refuses every draft
			t.Fatal(err)
		}
		if err := f.SaveDraft([]byte(content)); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(f.sidecar(draftName)); err != nil {
			t.Fatal(err)
		}
		if draft, ok, err := f.Draft(); !ok || err != nil || string(draft.Content) != content {
			t.Fatalf("%+v %v", draft, err)
		}
		closeFile(t, f)
	}
	kept, err := filepath.Glob(filepath.Join(state, "article30", "*", "*"))
	if err != nil || len(kept) != 2 {
		t.Fatalf("%v %v", kept, err)
	}
}

func TestTheStateFolderIsTheOneOfTheSystem(t *testing.T) {
	t.Setenv("XDG_STATE_HOME", "/state")
	if got := stateDir(); got != "/state" {
		t.Fatal(got)
	}
	home := t.TempDir()
	t.Setenv("XDG_STATE_HOME", "relative")
	t.Setenv("HOME", home)
	if got := stateDir(); !strings.HasPrefix(got, home) {
		t.Fatal(got)
	}
}

func TestWithoutAStateFolderADraftStandsBesideTheFileOrNowhere(t *testing.T) {
	t.Setenv("XDG_STATE_HOME", "")
	t.Setenv("HOME", "")
	if runtime.GOOS == "linux" && stateDir() != "" {
		t.Fatalf("a state folder from nowhere: %s", stateDir())
	}
	path := newRegister(t, oldContent)
	f := open(t, path, withStateDir(""))
	if err := f.SaveDraft([]byte("typed")); err != nil {
		t.Fatal(err)
	}
	if draft, ok, err := f.Draft(); !ok || err != nil || string(draft.Content) != "typed" {
		t.Fatalf("%+v %v", draft, err)
	}
	if err := f.DropDraft(); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(f.sidecar(draftName), 0o700); err != nil { // refuses every draft
		t.Fatal(err)
	}
	err := f.SaveDraft([]byte("typed"))
	if !errors.Is(err, ErrNotRegular) {
		t.Fatalf("%v", err)
	}
	wantLine(t, err)
}
