package list

import (
	"strconv"

	"article30/register"
	"article30/register/lang"
	"article30/tui/keys"
)

// marks are the records that what comes next is done to, by ID. One that has
// left the register counts no more.
type marks map[register.ID]bool

// mark marks the record under the cursor, or unmarks it, and goes down.
func (l *Screen) mark() {
	if l.marks[l.selected] {
		delete(l.marks, l.selected)
	} else {
		if l.marks == nil {
			l.marks = marks{}
		}
		l.marks[l.selected] = true
	}
	l.window.Do(keys.Down)
	l.settle()
}

// markAll marks every record that is shown; it unmarks them when all are marked
// already.
func (l *Screen) markAll() {
	all := true
	for row := range l.window.Count() {
		all = all && l.marks[register.Identity(l.at(row))]
	}
	if l.marks == nil {
		l.marks = marks{}
	}
	for row := range l.window.Count() {
		if id := register.Identity(l.at(row)); all {
			delete(l.marks, id)
		} else {
			l.marks[id] = true
		}
	}
}

// marked returns the records that are marked, in the order of the list.
func (l *Screen) marked() []register.ID {
	var ids []register.ID
	if len(l.marks) == 0 {
		return nil
	}
	for _, rec := range l.all {
		if id := register.Identity(rec); l.marks[id] {
			ids = append(ids, id)
		}
	}
	return ids
}

// targets returns the records to do something to: those marked, else the one
// under the cursor.
func (l *Screen) targets() []register.ID {
	if ids := l.marked(); len(ids) > 0 {
		return ids
	}
	return []register.ID{l.selected}
}

// unmark unmarks all; it reports whether some were marked.
func (l *Screen) unmark() bool {
	some := len(l.marked()) > 0
	clear(l.marks)
	return some
}

// marksText says how many records are marked, "" when none is.
func (l *Screen) marksText() string {
	n := len(l.marked())
	if n == 0 {
		return ""
	}
	words := l.env.Lang.Plural(n, l.env.Say(lang.Text{FR: "fiche cochée", EN: "record marked"}), l.env.Say(lang.Text{FR: "fiches cochées", EN: "records marked"}))
	return l.env.Theme.Glyphs.Marked + " " + strconv.Itoa(n) + " " + words
}
