// Package widget holds the parts that screens are made of: a window on a list,
// a picker, editors of one line and of a long text, a question.
//
// A widget is a pointer struct with plain methods; it knows no record and
// changes none. It holds what the user is doing with it, and the screen takes
// the result. Raw texts go in; what comes out of a View is safe and fits.
package widget

import (
	"strings"

	"article30/tui/keys"
)

// Window shows the visible part of a list of any length: a cursor, the first
// row shown, a height. Rows are formatted by a callback when they are drawn, so
// a key costs the same with ten rows and ten thousand.
// The zero value is a window on an empty list.
type Window struct {
	count, height  int
	cursor, offset int
}

// SetCount says how many rows the list has; the cursor stays on an existing one.
func (w *Window) SetCount(n int) { w.count = max(0, n); w.settle() }

// SetHeight says how many rows can be shown.
func (w *Window) SetHeight(h int) { w.height = max(0, h); w.settle() }

// To puts the cursor on row i, or on the nearest one there is.
func (w *Window) To(i int) { w.cursor = i; w.settle() }

// Cursor returns the row under the cursor, -1 when the list is empty.
func (w *Window) Cursor() int {
	if w.count == 0 {
		return -1
	}
	return w.cursor
}

// Count returns how many rows the list has.
func (w *Window) Count() int { return w.count }

// Visible returns the rows shown: from the first to before the last.
func (w *Window) Visible() (from, to int) { return w.offset, min(w.count, w.offset+w.height) }

// Do moves the cursor; it reports whether the action is one of moving.
func (w *Window) Do(a keys.Action) bool {
	page := max(1, w.height-1)
	switch a {
	case keys.Up:
		w.To(w.cursor - 1)
	case keys.Down:
		w.To(w.cursor + 1)
	case keys.PageUp:
		w.To(w.cursor - page)
	case keys.PageDown:
		w.To(w.cursor + page)
	case keys.First:
		w.To(0)
	case keys.Last:
		w.To(w.count - 1)
	default:
		return false
	}
	return true
}

// DoAmong does as Do in a list of which the cursor rests on some rows only: settle
// takes it off another one, on (+1) or back (-1), the way it was going.
func (w *Window) DoAmong(a keys.Action, settle func(by int)) bool {
	if !w.Do(a) {
		return false
	}
	if a == keys.Up || a == keys.PageUp || a == keys.Last {
		settle(-1)
	} else {
		settle(+1)
	}
	return true
}

// settle keeps the cursor on a row, the row in view, and the view full.
func (w *Window) settle() {
	w.cursor = max(0, min(w.cursor, w.count-1))
	if w.height == 0 {
		return // not drawn yet
	}
	w.offset = max(w.cursor-w.height+1, min(w.offset, w.cursor))
	w.offset = max(0, min(w.offset, w.count-w.height))
}

// View draws the visible rows, one line each; row returns a line that already
// fits, told whether the cursor is on it.
func (w *Window) View(row func(i int, selected bool) string) string {
	var b strings.Builder
	from, to := w.Visible()
	for i := from; i < to; i++ {
		if i > from {
			b.WriteByte('\n')
		}
		b.WriteString(row(i, i == w.cursor))
	}
	return b.String()
}
