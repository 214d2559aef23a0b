// Package findings shows what the rules of register/check find in the open
// register: it keeps the findings up with the edits (Board), draws one beside
// the field it concerns, lists all of them (Screen), and silences one with a
// reason (Desk).
//
// Its rules:
//
//   - The register is checked once, beside the screen; from then on an edit has
//     again checked what it touched, while the key is handled.
//   - Nothing waits for a check: until the first one is over nothing is shown
//     as found, and nothing as free of findings either.
//   - Findings are counted by severity. There is no score, and nothing says that
//     a register complies.
package findings

import (
	"slices"

	"article30/register"
	"article30/register/check"
	"article30/register/session"

	tea "github.com/charmbracelet/bubbletea"
)

// Source tells what is found on a record.
type Source interface {
	// On returns the findings on a record, those silenced included; none before
	// the first check is over.
	On(register.ID) []check.Finding
	// Round changes whenever an answer of On may have changed.
	Round() int
}

// In returns the findings of those on an ID that are about the record of one
// collection: a file edited by hand may give records of two the same ID.
func In(c *register.Collection, found []check.Finding) []check.Finding {
	other := func(f check.Finding) bool { return f.Collection != nil && f.Collection != c }
	if !slices.ContainsFunc(found, other) {
		return found
	}
	return slices.DeleteFunc(slices.Clone(found), other)
}

// Whole is a Source that tells of the whole register too.
type Whole interface {
	Source
	// Ready reports whether the first check is over.
	Ready() bool
	// Day returns the day as of which the register is judged.
	Day() register.Date
	// All returns every finding, by the order of the register.
	All() []check.Finding
	// Totals counts all findings.
	Totals() Counts
}

// Board is what is found in the open register, kept up with its edits. One
// goroutine uses it.
type Board struct {
	register *register.Register
	checker  *check.Checker // nil: the first check is not over
	day      register.Date  // the register is, or is being, judged as of
	begun    int            // checks of the whole so far; the last one alone counts
	running  bool           // it is under way
	since    []register.ID  // records edited since it began

	round int
	on    map[register.ID][]check.Finding // answers of this round
	all   []check.Finding
	whole bool // all was asked for in this round
}

// checked is the result of Check.
type checked struct {
	board   *Board
	begun   int
	checker *check.Checker
}

var _ Whole = (*Board)(nil)

// NewBoard returns a board on which nothing stands yet.
func NewBoard() *Board { return &Board{} }

// Check returns the command that checks a whole register as of a day. What was
// found before stands until it is done.
func (b *Board) Check(r *register.Register, day register.Date) tea.Cmd {
	b.begun++
	begun := b.begun
	b.register, b.day, b.running, b.since = r, day, true, nil
	return func() tea.Msg {
		c := check.Of(r, day)
		c.Update(r) // what it works out at the first edit, no key waits for
		return checked{b, begun, c}
	}
}

// Day returns the day as of which the register was last to be judged.
func (b *Board) Day() register.Date { return b.day }

// Of reports whether the board is about a register as it is.
func (b *Board) Of(r *register.Register) bool { return b.register == r }

// Receive takes the result of Check.
func (b *Board) Receive(msg tea.Msg) {
	c, ok := msg.(checked)
	if !ok || c.board != b || c.begun != b.begun || !b.running {
		return
	}
	b.checker, b.running = c.checker, false
	b.checker.Update(b.register, b.since...)
	b.since = nil
	b.turn()
}

// Update checks again what a step touched: done, undone or redone.
func (b *Board) Update(r *register.Register, step session.Step) {
	b.register = r
	var changed []register.ID
	for _, c := range step.Changes {
		changed = append(changed, c.ID())
	}
	if b.running {
		b.since = append(b.since, changed...)
	}
	if b.checker != nil {
		b.checker.Update(r, changed...)
	}
	b.turn()
}

// turn forgets the answers of the round.
func (b *Board) turn() {
	b.round++
	b.on, b.all, b.whole = nil, nil, false
}

// Ready reports whether the first check is over.
func (b *Board) Ready() bool { return b.checker != nil }

// Round changes whenever an answer may have changed.
func (b *Board) Round() int { return b.round }

// On returns the findings on a record, those silenced included.
func (b *Board) On(id register.ID) []check.Finding {
	if b.checker == nil {
		return nil
	}
	found, known := b.on[id]
	if !known {
		found = b.checker.On(id)
		if b.on == nil {
			b.on = map[register.ID][]check.Finding{}
		}
		b.on[id] = found
	}
	return found
}

// All returns every finding, by the order of the register. It walks the whole
// register once a round: it is for what shows the whole.
func (b *Board) All() []check.Finding {
	if !b.whole && b.checker != nil {
		b.all, b.whole = b.checker.Findings(), true
	}
	return b.all
}

// Absences returns what the organisation's answers make one expect and the
// register lacks; none before the first check is over.
func (b *Board) Absences() []check.Absence {
	if b.checker == nil {
		return nil
	}
	return b.checker.Absences()
}

// Alternatives returns what the organisation's answers make one think of and no
// rule asks for; none before the first check is over.
func (b *Board) Alternatives() []check.Absence {
	if b.checker == nil {
		return nil
	}
	return b.checker.Alternatives()
}

// Totals counts all findings, without walking them.
func (b *Board) Totals() Counts {
	if b.checker == nil {
		return Counts{}
	}
	return Counts(b.checker.Tally())
}
