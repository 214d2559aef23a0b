// Package form is the screen that shows and edits one record of the open
// register, or a part of it: a group, a sub-record. It is drawn from the field
// tables alone and switches on the kind of a field, never on its key.
//
// Its rules:
//
//   - The form holds no copy of the record. It reads the register at each
//     message, by the record's ID and the path of the part, so that undo and a
//     reload show at once; the form of a part that is gone is closed.
//   - Leaving keeps: Esc, an arrow and Enter all keep what was typed. Opening
//     a field and leaving it is no edit.
//   - Enter goes on, from a text and from a picker: to the next row, opened to be
//     typed or chosen, and after a new item to the next one. Letters typed on are
//     then not taken for the keys of the form. It stops at a list that has items, at
//     a part with fields of its own, and at the last row. Tab opens texts alone.
//   - An entry made while choosing is asked at once what sort of entry it is.
//   - Before the first change of a catalogue entry that several records use, the
//     form says which, once per opening.
//   - An edit is applied while the key is handled, as one undo step; texts are
//     applied at each pause of typing, and at each breath without one.
//   - What is found in the record stands at the row it concerns, in full under
//     the cursor; what is found deep inside an item, at the item and inside it.
//   - Only the rows in view are formatted.
package form

import (
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/findings"
	"article30/tui/keys"
	"article30/tui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// Desk is what a form works with: what edits and waivers take, and what is
// found.
type Desk struct {
	findings.Desk
	Findings findings.Source
	// History shows what became of a record.
	History func(register.ID) tea.Cmd
}

// Form is one record, or a part of it, as a paper form: blocks of rows.
type Form struct {
	desk   Desk
	record register.ID
	path   string // of the part; empty for the whole record
	made   bool   // the part was made for this form: left empty, it goes
	visit  *visit // shared with the forms of its parts

	cursor   place
	last     int    // row the cursor was on, for when what it was on is gone
	toured   place  // where the cursor went for the next thing to do
	offset   int    // first line shown
	unfolded []bool // blocks, by position; nil: not drawn yet
	editor   *editor
	w, h     int

	part  part  // read from the register it names
	sheet sheet // laid out from the record it names
	turn  turn  // what an undo is about to take back
}

// visit is one opening of a record: its form and those of its parts.
type visit struct {
	was   register.Record // as the record was then
	users users           // of a catalogue entry, read from the register they name
	told  bool            // the user knows which records a change reaches
}

var _ screen.Screen = (*Form)(nil)

// New makes the form of a record, or of the part of it that a path names: a
// group ("dpo") or a sub-record ("purposes[id]").
func New(d Desk, record register.ID, path string) *Form {
	f := &Form{desk: d, record: record, path: path, last: -1, visit: &visit{}}
	f.visit.was = f.now().root
	rows := f.layout().rows
	f.cursorTo(next(rows, lastWhole(rows), +1))
	return f
}

// Title names the record or part.
func (f *Form) Title() string {
	p := f.now()
	switch {
	case p.rec == nil:
		return ""
	case p.group != nil:
		return f.env().Say(p.group.Label)
	case p.collection.Single && f.path == "":
		return f.env().Say(p.table.Name)
	}
	title := p.table.Title(p.rec, f.view())
	if reference := register.ReferenceOf(p.root); f.path == "" && reference != "" && reference != title {
		title = strings.TrimSpace(reference + " " + title)
	}
	if title == "" {
		title = f.env().Say(p.table.Name)
	}
	return title
}

// SetSize says how much room there is.
func (f *Form) SetSize(w, h int) {
	if h != f.h {
		f.unfolded = nil
	}
	f.w, f.h = w, h
}

// Scopes says what is typed into, else what the cursor is on.
func (f *Form) Scopes() []keys.Scope {
	switch {
	case f.editor != nil && f.editor.text != nil:
		return []keys.Scope{keys.Text}
	case f.editor != nil && len(f.editor.offers.all) > 0:
		return []keys.Scope{keys.Offers, keys.Cursor}
	case f.editor != nil:
		return []keys.Scope{keys.Line}
	}
	var own []keys.Scope
	r, ok := f.current()
	if ok && findings.Settled(r.found) {
		own = append(own, keys.Waived)
	}
	if ok && r.kind == fieldRow && r.field.Kind == register.KindYesNo {
		own = append(own, keys.Answer)
	}
	return append(own, keys.Form, keys.Rows, keys.Cursor)
}

// Typing reports whether a text is open.
func (f *Form) Typing() bool { return f.editor != nil }

// Gone reports that the record or part is no longer in the register.
func (f *Form) Gone() bool { return f.now().rec == nil }

// Leave keeps what is being typed.
func (f *Form) Leave() {
	if f.editor != nil {
		f.keep()
	}
}

// Receive takes the pauses of typing and the text of an external editor.
func (f *Form) Receive(msg tea.Msg) tea.Cmd {
	f.follow()
	return f.receiveText(msg)
}

// Focus puts the cursor on the field, group or item that a path names in the
// record, going into the parts it leads through; at the head of the form when
// it names the whole.
func (f *Form) Focus(path string) {
	p := f.now()
	rest, ok := strings.CutPrefix(path, f.path)
	rest = strings.TrimPrefix(rest, ".")
	switch {
	case p.rec == nil || !ok:
		return
	case rest == "":
		f.cursorTo(next(f.layout().rows, -1, +1)) // what is found on the whole
		return
	}
	step, deeper := cutStep(rest)
	spot, err := p.table.Locate(p.rec, step)
	if err != nil {
		return
	}
	at := fieldPlace(spot.Field)
	part := f.join(spot.Field.Key)
	if spot.Index >= 0 {
		item := spot.Field.Items(spot.Holder)[spot.Index]
		at = place{kind: itemRow, key: spot.Field.Key, id: register.Identity(item), index: spot.Index}
		part = f.itemPath(spot.Field, spot.Index)
	}
	f.cursor = at
	f.cursorTo(f.at())
	if deeper != "" {
		f.enter(part).Focus(part + "." + deeper)
	}
}

// enter goes into a group or sub-record.
func (f *Form) enter(path string) *Form {
	sub := New(f.desk, f.record, path)
	sub.visit = f.visit
	f.desk.Host.Push(sub)
	return sub
}

func (f *Form) env() screen.Env { return f.desk.Host.Env() }

func (f *Form) view() register.View { return f.desk.Session.View(f.env().Lang) }

// do applies an edit; it says why when it is refused.
func (f *Form) do(e session.Edit) bool {
	before := f.desk.Session.Register()
	step, err := f.desk.Session.Do(e)
	if err != nil {
		f.say(err)
		return false
	}
	if len(step.Changes) > 0 {
		f.visit.users.after(step, f.record, before, f.desk.Session.Register())
		if f.desk.Changed != nil {
			f.desk.Changed(step)
		}
	}
	return true
}

func (f *Form) say(err error) { f.desk.Host.Notify(f.said(err)) }

// said is the line of a fault; the file it speaks of is in the status line.
func (f *Form) said(err error) lang.Text { return screen.Fault(err, f.desk.Session.Path()) }
