package form

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"article30/register"

	tea "github.com/charmbracelet/bubbletea"
)

// What an external editor leaves is the answer to the field it was opened on,
// and to no other; one that fails changes nothing.
func TestAnExternalEditorAnswersItsField(t *testing.T) {
	program := filepath.Join(t.TempDir(), "editor")
	t.Setenv("VISUAL", "")
	t.Setenv("EDITOR", program)
	const before = "Première ligne\nDeuxième ligne"
	for name, c := range map[string]struct {
		script string
		typed  string // before the editor is opened
		keys   []string
		want   string
		says   string
	}{
		"edited":         {"printf 'réécrit\\nen entier\\n' > \"$1\"", "", nil, "réécrit\nen entier", ""},
		"typed goes in":  {"printf fin >> \"$1\"", " et", nil, before + " etfin", ""},
		"failed":         {"printf perdu > \"$1\"; exit 3", "", nil, before, "erreur (code 3)"},
		"emptied":        {": > \"$1\"", " et", nil, before + " et", "n'a rien laissé"},
		"left meanwhile": {"printf perdu > \"$1\"", "", []string{"esc", "up", "up", "enter"}, before, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.WriteFile(program, []byte("#!/bin/sh\n"+c.script+"\n"), 0o700); err != nil {
				t.Fatal(err)
			}
			d := open(t, french(), newSession(t, payroll()), "t1", "")
			d.row(d.form, fieldRow, "notes", -1)
			d.press("enter")
			d.write(c.typed)
			result := d.press("ctrl+e")()
			d.press(c.keys...)
			d.app.Update(result)
			d.sees(c.says)
			d.press("esc")
			if got := d.treatment().Notes; got != c.want {
				t.Errorf("the notes are %q, want %q", got, c.want)
			}
			left, _ := filepath.Glob(filepath.Join(filepath.Dir(d.session.Path()), ".registre.json.d", "article30-*"))
			if len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// A reload shows at once, under whatever is being typed, which stays.
func TestAFormFollowsAReload(t *testing.T) {
	reload := func(d *desk, old, new string) {
		t.Helper()
		content, err := os.ReadFile(d.session.Path())
		if err != nil {
			t.Fatal(err)
		}
		theirs := strings.Replace(string(content), old, new, 1)
		if theirs == string(content) {
			t.Fatalf("%q is not in the file", old)
		}
		if err := os.WriteFile(d.session.Path(), []byte(theirs), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := d.session.Reload(); err != nil {
			t.Fatal(err)
		}
		d.app.Update(tea.FocusMsg{})
	}
	t.Run("another field", func(t *testing.T) {
		d := open(t, french(), newSession(t, payroll()), "t1", "")
		d.row(d.form, fieldRow, "owner", -1)
		d.press("enter")
		d.write("RH")
		reload(d, `"name": "Paie"`, `"name": "Salaires"`)
		d.sees("Salaires")
		d.press("esc")
		if got := d.treatment(); got.Owner != "RH" || got.Name != "Salaires" {
			t.Errorf("owner %q of %q", got.Owner, got.Name)
		}
	})
	t.Run("the field being read", func(t *testing.T) {
		d := open(t, french(), newSession(t, payroll()), "t1", "")
		d.row(d.form, fieldRow, "name", -1)
		d.press("enter")
		reload(d, `"name": "Paie"`, `"name": "Salaires"`)
		if d.press("esc"); d.treatment().Name != "Salaires" {
			t.Errorf("reading the field undid their edit: %q", d.treatment().Name)
		}
	})
	t.Run("the field being typed", func(t *testing.T) {
		d := open(t, french(), newSession(t, payroll()), "t1", "")
		d.row(d.form, fieldRow, "name", -1)
		d.press("enter")
		d.write("s")
		reload(d, `"name": "Paie"`, `"name": "Salaires"`)
		if d.press("esc"); d.treatment().Name != "Paies" {
			t.Errorf("what was typed is lost: %q", d.treatment().Name)
		}
	})
	t.Run("the part is gone", func(t *testing.T) {
		d := open(t, french(), newSession(t, payroll()), "t1", "purposes[p2]")
		d.press("enter")
		d.write("x")
		reload(d, `"id": "p2"`, `"id": "p3"`)
		d.sees("n'existe plus")
		d.sees("rien") // the screen below
		d.press("esc")
	})
	t.Run("the item being typed is gone", func(t *testing.T) {
		d := open(t, french(), newSession(t, payroll()), "t1", "data[da2]")
		d.row(d.form, itemRow, "retentions", 0)
		d.press("enter", "ctrl+u")
		d.write("6 mois")
		reload(d, `"id": "re1"`, `"id": "re2"`)
		d.sees("n'est pas gardé : 6 mois")
		if d.form.Typing() {
			t.Error("a text is open on nothing")
		}
	})
	t.Run("the record is gone", func(t *testing.T) {
		d := open(t, french(), newSession(t, payroll()), "t1", "purposes[p2]")
		reload(d, `"id": "t1"`, `"id": "t9"`)
		d.sees("n'existe plus")
		if _, rec := d.register().ByID("t9"); rec.(*register.Treatment).Name != "Paie" {
			t.Error("the register is not the file's")
		}
	})
}
