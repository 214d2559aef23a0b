package findings_test

import (
	"fmt"
	"testing"

	"article30/register"
	"article30/register/check"
	"article30/register/registertest"
	"article30/register/session"
	"article30/tui/findings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// Whatever is edited, undone and redone, before a check of the whole is over or
// after, the board says what a check from nothing would.
func TestTheBoardKeepsUpWithEdits(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := newSession(t, registertest.Large(3))
		b := findings.NewBoard()
		var under []tea.Cmd // checks of the whole under way
		begin := func() { under = append(under, b.Check(s.Register(), "2026-10-15")) }
		begin()
		told := func(step session.Step, err error) {
			if err == nil {
				b.Update(s.Register(), step)
			}
		}
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			switch rapid.IntRange(0, 6).Draw(rt, "what") {
			case 0:
				told(s.Do(edit(rt, s.Register())))
			case 1:
				told(s.Undo())
			case 2:
				told(s.Redo())
			case 3:
				begin()
			case 4:
				if n := len(under); n > 0 {
					i := rapid.IntRange(0, n-1).Draw(rt, "over")
					b.Receive(under[i]())
				}
			default:
				told(s.Do(edit(rt, s.Register())))
				if c := rapid.SampledFrom(register.Collections).Draw(rt, "collection"); b.Ready() && c.Len(s.Register()) > 0 {
					b.On(register.Identity(c.At(s.Register(), 0))) // remembered for this round alone
					b.Totals()
				}
			}
		}
		b.Receive(under[len(under)-1]())
		want := check.Of(s.Register(), "2026-10-15")
		if diff := cmp.Diff(want.Findings(), b.All(), cmpopts.EquateEmpty(), cmpopts.IgnoreFields(check.Finding{}, "Collection", "Waiver")); diff != "" {
			rt.Fatal(diff)
		}
		for _, c := range register.Collections {
			for i := range c.Len(s.Register()) {
				id := register.Identity(c.At(s.Register(), i))
				if diff := cmp.Diff(want.On(id), b.On(id), cmpopts.EquateEmpty(), cmpopts.IgnoreFields(check.Finding{}, "Collection", "Waiver")); diff != "" {
					rt.Fatal(diff)
				}
			}
		}
		if got, want := b.Totals(), findings.Count(want.Findings()); got != want {
			rt.Fatalf("counts %v, want %v", got, want)
		}
	})
}

// edit draws an edit that adds, takes away or mends something.
func edit(t *rapid.T, r *register.Register) session.Edit {
	c := rapid.SampledFrom(register.Collections).Draw(t, "collection")
	if c.Single || c.Len(r) == 0 || c.Key == "waivers" {
		return session.Set{Record: register.Identity(r.Organisation), Path: "name", To: session.Typed(rapid.SampledFrom([]string{"", "Exemple"}).Draw(t, "name"))}
	}
	id := register.Identity(c.At(r, rapid.IntRange(0, c.Len(r)-1).Draw(t, "record")))
	switch rapid.IntRange(0, 4).Draw(t, "edit") {
	case 0:
		return session.Duplicate{Record: id}
	case 1:
		return session.Delete{Record: id}
	case 2:
		return session.Move{Record: id, By: 1}
	case 3:
		return session.Set{Record: id, Path: "name", To: session.Typed(rapid.SampledFrom([]string{"", "à compléter", "Un nom"}).Draw(t, "name"))}
	}
	field := rapid.SampledFrom(c.Table.Fields).Draw(t, "field")
	return session.Set{Record: id, Path: field.Key, To: session.Cleared{}}
}

func TestAStaleCheckIsNotTaken(t *testing.T) {
	s := newSession(t, registertest.Large(2))
	b := findings.NewBoard()
	first := b.Check(s.Register(), "2026-10-15")
	second := b.Check(s.Register(), "2026-10-16")
	b.Receive(first())
	if b.Ready() {
		t.Error("the first check is taken although another was asked for")
	}
	b.Receive(second())
	if !b.Ready() || b.Day() != "2026-10-16" {
		t.Errorf("ready %v, as of %s", b.Ready(), b.Day())
	}
}

// BenchmarkEdit is what an edit costs with the findings that a form, a list and
// the list of all show next.
func BenchmarkEdit(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		s := newSession(b, registertest.Large(n))
		board := findings.NewBoard()
		board.Receive(board.Check(s.Register(), "2026-10-15")())
		for name, show := range map[string]func(){
			"form":   func() { board.On("T-5") },
			"list":   func() { board.On("T-5"); board.Totals() },
			"update": func() {},
		} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					step, err := s.Do(session.Set{Record: "T-5", Path: "notes", To: session.Typed(fmt.Sprint("note ", i))})
					if err != nil {
						b.Fatal(err)
					}
					board.Update(s.Register(), step)
					show()
				}
			})
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	r := registertest.Large(10_000)
	for b.Loop() {
		findings.NewBoard().Check(r, "2026-10-15")()
	}
}
