package list_test

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/register/session"
	"article30/tui/findings"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/screentest"
	"article30/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

func TestGoldenScreens(t *testing.T) {
	english := screen.Env{Lang: lang.EN, Theme: theme.New(theme.Plain, true), Keys: keys.Default()}
	for name, c := range map[string]struct {
		env        screen.Env
		collection string
		w, h       int
		keys       []string
		found      findings.Whole
	}{
		"treatments-fr-80x24":       {french(), "treatments", 80, 24, []string{"down", "down"}, nil},
		"recipients-en-ascii-96x20": {english, "recipients", 96, 20, nil, nil},
		"filter-fr-80x12":           {french(), "treatments", 80, 12, []string{"/", "n", "o", "t"}, nil},
		"measures-fr-40x10":         {french(), "measures", 40, 10, nil, nil},
		"menu-fr-60x16":             {french(), "treatments", 60, 16, []string{"f"}, some()},
		"kept-en-ascii-120x14":      {english, "treatments", 120, 14, []string{"f", "down", "down", "down", "enter"}, some()},
		"kept-and-typed-fr-80x12":   {french(), "treatments", 80, 12, []string{"f", "enter", "/", "d", "o", "s"}, some()},
		"change-fr-80x16":           {french(), "treatments", 80, 16, []string{" ", " ", "e"}, some()},
		"merge-fr-100x20":           {french(), "recipients", 100, 20, []string{" ", " ", "m"}, some()},
		"found-fr-80x12":            {french(), "treatments", 80, 12, nil, some()},
		"found-en-ascii-120x14":     {english, "treatments", 120, 14, []string{"down"}, some()},
	} {
		t.Run(name, func(t *testing.T) {
			r := registertest.Large(40)
			r.Treatments[3].Status = "ended"
			r.Treatments[4].Status, r.Treatments[4].Name = "", ""
			r.Treatments[5].Name = "Notation des prestataires"
			s, err := session.Create(filepath.Join(t.TempDir(), "registre.json"), r, session.WithClock(func() time.Time { return today }))
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			d := overOn(t, s, c.collection, c.env, c.found)
			d.build()
			d.app.Update(tea.WindowSizeMsg{Width: c.w, Height: c.h})
			d.press(c.keys...)
			screentest.Golden(t, name, d.app.View())
		})
	}
}

// some is findings of each severity on the first treatments.
func some() told {
	var all told
	for i, counts := range [][3]int{{2, 1, 1}, {0, 3, 0}, {0, 0, 2}, {}, {12, 30, 0}} {
		for severity, n := range counts {
			for range n {
				all = append(all, check.Finding{Rule: "X-01", Severity: check.Severity(severity), Record: register.ID("T-" + strconv.Itoa(i)), Field: "name",
					Message: lang.Text{FR: "Quelque chose manque.", EN: "Something is missing."}})
			}
		}
	}
	return all
}

// The names of the sections stay as long as there is room for some.
func TestTheSectionsKeepTheirNames(t *testing.T) {
	for _, l := range lang.All {
		env := screen.Env{Lang: l, Theme: theme.New(theme.Plain, false), Keys: keys.Default()}
		for _, c := range register.Collections {
			if c.Single || c.Prefix == "" {
				continue
			}
			d := open(t, registertest.Large(200), c.Key, env)
			bar := func(w int) string {
				d.app.Update(tea.WindowSizeMsg{Width: w, Height: 24})
				return strings.Split(d.screen(), "\n")[1]
			}
			for _, name := range [...][]string{lang.FR: {"Traitem", "Sous-tr", "Donn", "Destin", "Garant", "Mesures", "Organ"}, lang.EN: {"Treatments", "rocessor", "Data", "Recip", "Safeg", "Measures", "Organ"}}[l] {
				if got := bar(80); !strings.Contains(got, name) {
					t.Errorf("%s is not named in %q", name, got)
				}
			}
			if got := bar(60); !strings.Contains(got, "1 T") {
				t.Errorf("no section but the current one is named in %q", got)
			}
		}
	}
}
