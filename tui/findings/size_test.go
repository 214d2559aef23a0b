package findings_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"

	"article30/export/text"
	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/tui/findings"
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

var sizes = [][2]int{{20, 5}, {21, 6}, {40, 10}, {41, 11}, {60, 16}, {80, 24}, {120, 40}, {250, 10}, {250, 80}}

// hostile is some findings whose texts and records' names do their worst.
func hostile(r *register.Register) told {
	var all told
	treatments := register.CollectionOf("treatments")
	for i, payload := range registertest.Payloads {
		long := strings.Repeat(payload, 1+i*40)
		changed := *r.Treatments[i]
		changed.Name, changed.Reference = long, payload
		r.Treatments[i] = &changed
		for s := check.Error; s <= check.Advice; s++ {
			f := check.Finding{Rule: payload, Severity: s, Collection: treatments, Record: changed.ID, Field: payload, Uncertain: true,
				Message: lang.Text{FR: long, EN: long}, Do: lang.Text{FR: long, EN: long}, Article: lang.Text{FR: payload, EN: payload}, Source: lang.Text{FR: long, EN: long}}
			if i%3 == 2 {
				f.Waiver = &register.Waiver{Reason: long, By: payload, On: register.Date(payload)}
			}
			all = append(all, f)
		}
	}
	return append(all, check.Finding{Message: lang.Text{FR: "sans fiche", EN: "without a record"}})
}

func TestEverySizeHoldsWholeLines(t *testing.T) {
	r := registertest.Large(len(registertest.Payloads))
	many := hostile(r)
	for name, found := range map[string]told{"none": nil, "one": many[:1], "many": many} {
		for _, l := range lang.All {
			for _, ascii := range []bool{false, true} {
				env := screen.Env{Lang: l, Theme: theme.New(theme.Colour, ascii), Keys: keys.Default()}
				d := open(t, r, env)
				s := findings.NewScreen(d.desk().Desk, found, nil)
				d.host.Push(s)
				for _, keys := range [][]string{nil, {"down", "down"}, {"end"}, {"/", "e"}, {"enter", "i"}, {"esc", "w"}} {
					d.press(keys...)
					for _, size := range sizes {
						d.app.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
						where := fmt.Sprintf("%s %v ascii=%v after %v at %v", name, l, ascii, keys, size)
						fits(t, where, d.app.View(), size[0], size[1])
						s.SetSize(size[0], size[1]) // whatever the program refuses to show
						fits(t, where, s.View(), size[0], size[1])
					}
				}
			}
		}
	}
}

func fits(t *testing.T, where, view string, w, h int) {
	t.Helper()
	lines := strings.Split(view, "\n")
	if len(lines) > h {
		t.Errorf("%s: %d lines", where, len(lines))
	}
	for _, line := range lines {
		if got := frame.Width(line); got > w {
			t.Errorf("%s: a line of %d cells: %q", where, got, line)
		}
		plain := strings.ReplaceAll(line, "\x1b[", "")
		for _, r := range plain {
			if _, unsafe := text.Mark(r); (unsafe || unicode.IsControl(r)) && r != '\u200c' && r != '\u200d' {
				t.Errorf("%s: %q holds %U", where, line, r)
			}
		}
	}
}

// A key costs the same whatever there is to list: only visible rows are drawn.
func TestAKeyIsCheap(t *testing.T) {
	if testing.Short() {
		t.Skip("measures")
	}
	d := large(t, 2_000)
	fastest := time.Hour
	for range 30 {
		start := time.Now()
		d.press("down")
		d.app.View()
		fastest = min(fastest, time.Since(start))
	}
	if fastest > 5*time.Millisecond {
		t.Errorf("a key costs %v", fastest)
	}
}

// large lists ten findings on each of many treatments.
func large(t testing.TB, n int) *desk {
	r := registertest.Large(n)
	treatments := register.CollectionOf("treatments")
	var found told
	for _, rec := range r.Treatments {
		for i := range 10 {
			found = append(found, check.Finding{Rule: fmt.Sprint("R-", i), Severity: check.Severity(i % 3), Collection: treatments, Record: rec.ID, Field: "name",
				Message: lang.Text{FR: fmt.Sprint("il manque quelque chose à ", rec.Name)}})
		}
	}
	d := open(t, r, french())
	d.host.Push(findings.NewScreen(d.desk().Desk, found, nil))
	return d
}

func BenchmarkKey(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n, " records"), func(b *testing.B) {
			d := large(b, n)
			for b.Loop() {
				d.press("down")
				d.app.View()
			}
		})
	}
}

func BenchmarkFilterKey(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n, " records"), func(b *testing.B) {
			d := large(b, n)
			d.press("/")
			for i := 0; b.Loop(); i++ {
				d.press([]string{"d", "o", "s", "backspace", "backspace", "backspace"}[i%6])
				d.app.View()
			}
		})
	}
}
