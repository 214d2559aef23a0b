package screentest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
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
	Golden(t, name, d.App.View()+"\n")
}

// Golden compares what was drawn with testdata/NAME.golden, which go test -update
// writes anew.
func Golden(t *testing.T, name, got string) {
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
	if fault := Unfit(view, size[0], size[1]); fault != "" {
		d.t.Errorf("%s: %s", where, fault)
	}
}

// styles are the only sequences that a view may hold.
var styles = regexp.MustCompile("\x1b\\[[0-9;]*m")

// Unfit says what of a view is too large for a terminal of w columns and h
// lines, or steers one; "" when nothing is or does.
func Unfit(view string, w, h int) string {
	lines := strings.Split(view, "\n")
	if len(lines) > h {
		return fmt.Sprintf("%d lines, of %d", len(lines), h)
	}
	for _, line := range lines {
		if cells := frame.Width(line); cells > w {
			return fmt.Sprintf("%d cells, of %d: %q", cells, w, line)
		}
		for _, r := range styles.ReplaceAllString(line, "") {
			if _, unsafe := text.Mark(r); (unsafe || unicode.IsControl(r)) && r != '\u200c' && r != '\u200d' {
				return fmt.Sprintf("%U in %q", r, line)
			}
		}
	}
	return ""
}
