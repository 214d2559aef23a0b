package form

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"

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

var sizes = [][2]int{{20, 5}, {21, 6}, {40, 10}, {60, 16}, {80, 24}, {120, 40}, {250, 80}}

// fits says what in a view is too much for a terminal, empty when nothing is.
func fits(view string, w, h int) string {
	lines := strings.Split(view, "\n")
	if len(lines) > h {
		return fmt.Sprintf("%d lines for %d", len(lines), h)
	}
	for _, line := range lines {
		if got := frame.Width(line); got > w {
			return fmt.Sprintf("%d cells for %d: %q", got, w, line)
		}
		for _, r := range line {
			if _, unsafe := text.Mark(r); unsafe && !joiner(r) || unicode.IsControl(r) {
				return fmt.Sprintf("%q holds %U", line, r)
			}
		}
	}
	return ""
}

func joiner(r rune) bool { return r == '\u200c' || r == '\u200d' }

// Whatever the register, the size, the language, the glyphs, the row and what
// is open in it, a form fits its room and is safe for the terminal.
func TestAFormFitsItsRoom(t *testing.T) {
	for seed := range 3 {
		r := whole(seed, hostileTexts())
		s := newSession(t, r)
		board := everywhere(r)
		for _, env := range environments() {
			for _, c := range register.Collections {
				f := New(Desk{Desk: findings.Desk{Host: silent{env}, Session: s}, Findings: board}, register.Identity(c.At(r, 0)), "")
				for _, size := range sizes {
					f.SetSize(size[0], size[1])
					walkFitting(t, f, size[0], size[1])
					preview := Preview(env, s.View(env.Lang), c.Table, c.At(r, 0), board.On(register.Identity(c.At(r, 0))), size[0], size[1])
					if fault := fits(strings.Join(preview, "\n"), size[0], size[1]); fault != "" {
						t.Fatalf("preview of %s at %v: %s", c.Key, size, fault)
					}
				}
			}
		}
	}
}

// said is findings made up for a test, by record.
type said map[register.ID][]check.Finding

func (s said) On(id register.ID) []check.Finding { return s[id] }
func (said) Round() int                          { return 0 }

// everywhere finds something on the whole of the first record of each
// collection and at every field of it, in hostile words.
func everywhere(r *register.Register) said {
	all := said{}
	words := hostileTexts()
	for _, c := range register.Collections {
		rec := c.At(r, 0)
		paths := []string{""}
		c.Table.Walk(rec, func(path string, _ *register.Field, _ any) {
			if byID, err := c.Table.PathByID(rec, path); err == nil {
				paths = append(paths, byID)
			}
		})
		for i, path := range paths {
			f := check.Finding{Rule: fmt.Sprint("R-", i), Severity: check.Severity(i % 3), Collection: c, Record: register.Identity(rec), Field: path,
				Message: lang.Text{FR: words.Example(i), EN: words.Example(i)}, Article: lang.Text{FR: "RGPD 30", EN: "GDPR 30"}}
			if i%4 == 3 {
				f.Waiver = &register.Waiver{Reason: words.Example(i + 1), By: "camille", On: "2026-11-22"}
			}
			all[f.Record] = append(all[f.Record], f, f)
		}
	}
	return all
}

// walkFitting draws the form with the cursor on some rows, open and not.
func walkFitting(t *testing.T, f *Form, w, h int) {
	t.Helper()
	rows := f.layout().rows
	for i := 0; i < len(rows); i += 1 + len(rows)/7 {
		f.editor = nil
		f.cursorTo(max(0, next(rows, i-1, +1)))
		for range 2 {
			if fault := fits(strings.Join(f.lines(), "\n"), w, h); fault != "" {
				t.Fatalf("%s at %d×%d, row %d: %s", f.Title(), w, h, i, fault)
			}
			if lines := strings.Count(f.View(), f.env().Theme.Glyphs.Selected); lines == 0 {
				t.Fatalf("at %d×%d the row %d under the cursor is out of view:\n%s", w, h, i, f.View())
			}
			if r, _ := f.current(); r.kind == fieldRow && r.field.Kind <= register.KindLong {
				f.openAnswer(r)
			} else if r.kind == adderRow && r.field.Table.Parse != nil {
				f.begin(r.field)
			}
		}
	}
}

func hostileTexts() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		s := registertest.Hostile().Draw(t, "text")
		if rapid.IntRange(0, 20).Draw(t, "long") == 0 {
			s = strings.Repeat(s+" ", 200)
		}
		return s
	})
}

func environments() []screen.Env {
	var all []screen.Env
	for _, l := range lang.All {
		for _, ascii := range []bool{false, true} {
			all = append(all, screen.Env{Lang: l, Theme: theme.New(theme.Plain, ascii), Keys: keys.Default()})
		}
	}
	return all
}

// silent is a host for a form that is only drawn.
type silent struct{ env screen.Env }

func (s silent) Env() screen.Env      { return s.env }
func (silent) Push(screen.Screen)     {}
func (silent) PushOnce(screen.Screen) {}
func (silent) Pop()                   {}
func (silent) Reset(screen.Screen)    {}
func (silent) Open(screen.Screen)     {}
func (silent) Close()                 {}
func (silent) Hold(keys.Action)       {}
func (silent) Release() tea.Cmd       { return nil }
func (silent) Notify(lang.Text)       {}
func (silent) Quit()                  {}
func (silent) Copy(string) tea.Cmd    { return nil }
func (silent) Exec(*exec.Cmd, func(error) tea.Msg) tea.Cmd {
	return nil
}

// large is a register of many treatments, the first with many data and
// recipients.
func large(treatments int) *register.Register {
	r := payroll()
	first := r.Treatments[0]
	for i := range 60 {
		d := &register.DataCategory{Head: register.Head{Item: register.Item{ID: register.NewID()}, Name: fmt.Sprint("Catégorie ", i)}}
		v := &register.Recipient{Head: register.Head{Item: register.Item{ID: register.NewID()}, Name: fmt.Sprint("Destinataire ", i)},
			Places: []register.Place{{Item: register.Item{ID: register.NewID()}, Country: "US"}}}
		r.DataCategories, r.Recipients = append(r.DataCategories, d), append(r.Recipients, v)
		five := 5
		first.Data = append(first.Data, register.Datum{Item: register.Item{ID: register.NewID()}, Category: d.ID,
			Retentions: []register.Retention{{Active: register.Period{Amount: &five, Unit: "year"}}}})
		first.Recipients = append(first.Recipients, register.Use{Item: register.Item{ID: register.NewID()}, Recipient: v.ID})
	}
	for i := range treatments - 1 {
		r.Treatments = append(r.Treatments, &register.Treatment{Head: register.Head{Item: register.Item{ID: register.NewID()}, Name: fmt.Sprint("Traitement ", i)}})
	}
	return r
}

func BenchmarkKey(b *testing.B) {
	for _, treatments := range []int{10, 10_000} {
		for _, key := range []string{"down", "typed"} {
			b.Run(fmt.Sprintf("%s/%d", key, treatments), func(b *testing.B) {
				d := open(b, french(), newSession(b, large(treatments)), "t1", "")
				d.check()
				d.app.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
				d.row(d.form, itemRow, "data", 0)
				if key == "typed" {
					d.row(d.form, fieldRow, "notes", -1)
					d.press("enter")
					key = "x"
				}
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					if d.press(key); key == "down" && i%50 == 49 {
						d.press("pgup", "pgup")
					}
					d.app.View()
				}
			})
		}
	}
}

// A key costs the same whatever the register holds. It takes a third of a
// millisecond; the bound leaves room for a busy machine and the race detector,
// and none for a walk through all treatments at each row (22 ms).
func TestAKeyIsCheap(t *testing.T) {
	if testing.Short() {
		t.Skip("measures")
	}
	d := open(t, french(), newSession(t, large(10_000)), "t1", "")
	d.check()
	d.app.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	d.row(d.form, itemRow, "data", 0)
	fastest := time.Hour
	for range 50 {
		start := time.Now()
		d.press("down")
		d.app.View()
		fastest = min(fastest, time.Since(start))
	}
	if fastest > 5*time.Millisecond {
		t.Errorf("a key costs %v", fastest)
	}
}
