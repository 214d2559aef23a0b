package form

import (
	"slices"
	"testing"

	"article30/tui/findings"
	"article30/tui/keys"

	"pgregory.net/rapid"
)

// Whatever the height and the way: the block under the cursor is unfolded, no
// block stays folded for which there is room, and moving within what is
// unfolded folds nothing.
func TestSpareRoomIsFilledAndMovingDoesNotFold(t *testing.T) {
	s := newSession(t, payroll())
	rapid.Check(t, func(t *rapid.T) {
		f := New(Desk{Desk: findings.Desk{Host: silent{french()}, Session: s}, Findings: findings.NewBoard()}, "t1", "")
		f.SetSize(120, rapid.IntRange(10, 90).Draw(t, "h"))
		f.View()
		for range 20 {
			before := slices.Clone(f.unfolded)
			f.Do(rapid.SampledFrom([]keys.Action{keys.Up, keys.Down, keys.NextBlock, keys.PrevBlock, keys.PageDown, keys.Last}).Draw(t, "move"))
			f.View()
			sheet, room := f.layout(), f.h-detail
			current := sheet.rows[f.at()].block
			if !f.unfolded[current] {
				t.Fatalf("block %d is folded under the cursor", current)
			}
			if before[current] && !slices.Equal(before, f.unfolded) {
				t.Fatalf("moving into block %d, unfolded already, changed %v to %v", current, before, f.unfolded)
			}
			used := sheet.height(f.unfolded)
			others := slices.Clone(f.unfolded)
			others[current] = false
			if used > room && slices.Contains(others, true) {
				t.Fatalf("%d lines for %d, and not of one block", used, room)
			}
			for i, b := range sheet.blocks {
				if !f.unfolded[i] && used+b.rows <= room {
					t.Fatalf("block %d is folded though %d lines are free for its %d", i, room-used, b.rows)
				}
			}
		}
	})
}

func TestABlockThatGrowsFoldsAnotherOne(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, adderRow, "purposes", -1)
	for range 40 {
		d.press("n")
		d.write("une finalité")
		d.press("esc")
		d.sees("une finalité")
	}
	sheet := d.form.layout()
	if used := sheet.height(d.form.unfolded); used > d.form.h && used != len(sheet.blocks)+sheet.blocks[sheet.rows[d.form.at()].block].rows {
		t.Errorf("%d lines for %d", used, d.form.h)
	}
}
