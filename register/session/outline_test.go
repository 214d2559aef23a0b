package session_test

import (
	"os"
	"path/filepath"
	"testing"

	"article30/register"
	"article30/register/registertest"
	"article30/register/session"
	"article30/register/store"
)

func TestAnOutlineIsToldBeforeTheWholeAndCannotBeChanged(t *testing.T) {
	content, err := register.Encode(registertest.Large(100))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "registre.json")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	var outline *session.Session
	s, err := session.Open(path, store.ReadWrite, session.WithOutline(func(told *session.Session) { outline = told }))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if outline == nil {
		t.Fatal("no outline")
	}
	first := outline.Register().Treatments[0]
	if outline.Path() != s.Path() || first.Name != s.Register().Treatments[0].Name || first.Owner != "" {
		t.Errorf("the outline of %s is %+v", outline.Path(), first)
	}
	if _, err := outline.Do(session.Delete{Record: first.ID}); err == nil {
		t.Error("the outline was edited")
	}
	if outline.Pending() != nil {
		t.Error("the outline waits to be saved")
	}

	if err := os.WriteFile(path, content[:len(content)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	outline = nil
	if _, err := session.Open(path, store.ReadOnly, session.WithOutline(func(told *session.Session) { outline = told })); err == nil || outline != nil {
		t.Errorf("half a file: outline %v, error %v", outline, err)
	}
}
