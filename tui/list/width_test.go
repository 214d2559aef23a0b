package list

import (
	"strings"
	"testing"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/register/session"
	"article30/tui/findings"
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/theme"
)

type silent struct {
	screen.Host
	env screen.Env
}

func (s silent) Env() screen.Env { return s.env }

// What is drawn fits by itself, before anything cuts the whole view.
func TestEveryLineFitsByItself(t *testing.T) {
	r := registertest.Large(len(registertest.Payloads))
	for i, payload := range registertest.Payloads {
		r.Treatments[i].Name, r.Treatments[i].Reference = strings.Repeat(payload, 1+i*40), payload
	}
	s, err := session.Create(t.TempDir()+"/registre.json", r)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	board := findings.NewBoard()
	board.Receive(board.Check(r, "2026-11-22")())
	for _, l := range lang.All {
		env := screen.Env{Lang: l, Theme: theme.New(theme.Colour, false), Keys: keys.Default()}
		for _, c := range indexedCollections {
			list := New(Desk{Host: silent{env: env}, Session: s, Index: NewIndex(l), Findings: board}, c)
			for w := 40; w < 260; w += 11 {
				list.SetSize(w, 20)
				room := list.listWidth()
				g := list.share(room)
				lines := []string{list.heading(g), list.filterLine(room)}
				for i, rec := range list.all {
					lines = append(lines, list.line(g, rec, i == 0))
				}
				for _, line := range lines {
					if frame.Width(line) > room {
						t.Fatalf("%s at %d: %d cells for %d: %q", c.Key, w, frame.Width(line), room, line)
					}
				}
				if bar := sectionBar(env, r, c.Key, w); frame.Width(bar) > w {
					t.Fatalf("%d cells for %d: %q", frame.Width(bar), w, bar)
				}
			}
		}
	}
}

func TestAFirstLetterOfAnyAlphabetIsLowered(t *testing.T) {
	for name, want := range map[string]string{"Écriture": "écriture", "Mesure": "mesure", "": ""} {
		if got := lower(name); got != want {
			t.Errorf("%q becomes %q", name, got)
		}
	}
	for _, c := range register.Collections {
		for _, l := range lang.All {
			if c.Table.Name.In(l) == "" {
				t.Errorf("%s has no name", c.Key)
			}
		}
	}
}
