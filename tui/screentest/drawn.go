package screentest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"article30/export/text"
	"article30/tui/frame"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden screens anew")

// Golden compares what is drawn with testdata/NAME.golden, which go test -update
// writes anew.
func (d *Desk) Golden(t *testing.T, name string) {
	t.Helper()
	got, path := d.App.View()+"\n", filepath.Join("testdata", name+".golden")
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

// sizes are those of the terminals a screen is tried in.
var sizes = [][2]int{{20, 5}, {21, 6}, {40, 10}, {41, 11}, {60, 16}, {80, 24}, {99, 30}, {100, 17}, {120, 40}, {250, 10}, {250, 80}}

// FitsEverySize fails the test when, in a terminal of some size, the program or
// the screen by itself draws more lines or wider ones than there is room for,
// or what is not safe for a terminal.
func (d *Desk) FitsEverySize(where string) {
	d.t.Helper()
	for _, size := range sizes {
		d.Resize(size[0], size[1])
		d.fits(fmt.Sprint(where, " at ", size), d.App.View(), size)
		d.Screen.SetSize(size[0], size[1]) // whatever the program refuses to show
		d.fits(fmt.Sprint(where, " by itself at ", size), d.Screen.View(), size)
	}
}

func (d *Desk) fits(where, view string, size [2]int) {
	d.t.Helper()
	lines := strings.Split(view, "\n")
	if len(lines) > size[1] {
		d.t.Errorf("%s: %d lines", where, len(lines))
	}
	for _, line := range lines {
		if cells := frame.Width(line); cells > size[0] {
			d.t.Errorf("%s: a line of %d cells: %q", where, cells, line)
		}
		for _, r := range strings.ReplaceAll(line, "\x1b[", "") {
			if _, unsafe := text.Mark(r); (unsafe || unicode.IsControl(r)) && r != '\u200c' && r != '\u200d' {
				d.t.Errorf("%s: %q holds %U", where, line, r)
			}
		}
	}
}
