package list_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"article30/register/lang"
	"article30/register/registertest"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden screens anew")

func TestGoldenScreens(t *testing.T) {
	english := screen.Env{Lang: lang.EN, Theme: theme.New(theme.Plain, true), Keys: keys.Default()}
	for name, c := range map[string]struct {
		env        screen.Env
		collection string
		w, h       int
		keys       []string
	}{
		"treatments-fr-80x24":       {french(), "treatments", 80, 24, []string{"down", "down"}},
		"recipients-en-ascii-96x20": {english, "recipients", 96, 20, nil},
		"filter-fr-80x12":           {french(), "treatments", 80, 12, []string{"/", "n", "o", "t"}},
		"measures-fr-40x10":         {french(), "measures", 40, 10, nil},
	} {
		t.Run(name, func(t *testing.T) {
			r := registertest.Large(40)
			r.Treatments[3].Status = "ended"
			r.Treatments[4].Status, r.Treatments[4].Name = "", ""
			r.Treatments[5].Name = "Notation des prestataires"
			d := open(t, r, c.collection, c.env)
			d.build()
			d.app.Update(tea.WindowSizeMsg{Width: c.w, Height: c.h})
			d.press(c.keys...)
			golden(t, name, d.app.View())
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}
