package form

import (
	"cmp"
	"slices"
	"strings"

	"article30/register"
	"article30/register/check"
	"article30/tui/findings"
)

// need is how much a row asks to be looked at.
type need uint8

const (
	toMend   need = iota // an error is found on it
	toRead               // a warning or advice, or an answer to be confirmed
	toAnswer             // a blank that Article 30 or lawfulness demands
	toFill               // another blank
	toLeave              // nothing
)

// toDo moves the cursor to the next row on which there is something to do. First
// to one that asks for most, from wherever the cursor was put; then on from there
// to what asks for less, and round.
func (f *Form) toDo(by int) {
	rows, at := f.layout().rows, f.at()
	var wanting []int
	for i, r := range rows {
		if f.needOf(r) < toLeave {
			wanting = append(wanting, i)
		}
	}
	if len(wanting) == 0 {
		f.desk.Host.Notify(nothingToDoText)
		return
	}
	slices.SortStableFunc(wanting, func(a, b int) int { return cmp.Compare(f.needOf(rows[a]), f.needOf(rows[b])) })
	if i := slices.Index(wanting, at); i >= 0 && f.cursor == f.toured {
		n := len(wanting)
		f.cursorTo(wanting[(i+by+n)%n])
	} else {
		gravest := f.needOf(rows[wanting[0]])
		wanting = slices.DeleteFunc(wanting, func(i int) bool { return f.needOf(rows[i]) > gravest })
		f.cursorTo(beside(wanting, at, by))
	}
	f.toured = f.cursor
}

// beside returns the first of some rows, in their order, after the one at or, by
// less than 0, the last before it; going round.
func beside(rows []int, at, by int) int {
	i, there := slices.BinarySearch(rows, at)
	switch n := len(rows); {
	case by < 0:
		return rows[(i-1+n)%n]
	case there:
		return rows[(i+1)%n]
	default:
		return rows[i%n]
	}
}

func (f *Form) needOf(r row) need {
	if worst, found := findings.Count(r.found).Worst(); found && worst == check.Error {
		return toMend
	} else if found || r.given {
		return toRead
	}
	if r.kind != fieldRow || r.field.State(f.sheet.rec) != register.StateUnanswered {
		return toLeave
	}
	if r.field.Due() || f.demanded(r.field) {
		return toAnswer
	}
	return toFill
}

// demanded reports whether Article 30 asks for a field of the part.
func (f *Form) demanded(field *register.Field) bool {
	p := f.now()
	table, nested := p.collection.Table, false
	for step, rest := cutStep(f.path); step != ""; step, rest = cutStep(rest) {
		key, _, _ := strings.Cut(step, "[")
		i := indexOf(table, key)
		if i < 0 {
			return false
		}
		nested = table.Demanded(i, nested)
		table = table.Fields[i].Table
	}
	i := indexOf(table, field.Key)
	return i >= 0 && table.Demanded(i, nested)
}

func indexOf(t *register.Table, key string) int {
	return slices.IndexFunc(t.Fields, func(f register.Field) bool { return f.Key == key })
}
