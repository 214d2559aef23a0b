package form

import (
	"os"
	"time"

	"article30/register"
	"article30/tui/keys"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// leave keeps what was typed and closes the editor. What is refused or not
// understood stays open to be put right, unless one insists.
func (f *Form) leave(insist bool) bool {
	if !f.keep() && !insist || !insist && f.editor.mistyped(f.view()) {
		return false
	}
	f.editor = nil
	return true
}

// doTyping does an action while a text is open.
func (f *Form) doTyping(a keys.Action) (tea.Cmd, bool) {
	if f.editor.offers.move(a) {
		return nil, true
	}
	switch a {
	case keys.LeaveField:
		f.leave(true)
	case keys.Confirm:
		if f.editor.offers.in {
			f.take(f.editor)
			return nil, true
		}
		f.leaveFor(+1, f.ask)
	case keys.NextField:
		f.leaveFor(+1, f.openText)
	case keys.PrevField:
		f.leaveFor(-1, f.openText)
	case keys.External:
		if f.editor.text == nil {
			return nil, false
		}
		return widget.External(f.desk.Host, f.editor, f.desk.Session.Scratch(), f.editor.value(), os.Getenv), true
	default:
		return nil, false
	}
	return nil, true
}

// leaveFor leaves the open text for the row beside; after a new item, forwards,
// for the place where the next one is begun.
func (f *Form) leaveFor(by int, open func(row)) {
	e := f.editor
	if !f.leave(false) {
		return
	}
	switch {
	case e.begun && e.path != "" && by > 0:
		f.begin(e.field)
	case e.place.kind == itemRow && !f.cursorHolds():
		f.cursorTo(f.at()) // emptied, the item is gone and another row in its place
	default:
		f.goOn(by, open)
	}
}

// goOn goes to the row beside and opens it: whoever answered and types on there
// means it, not the keys of the form. A list without items is begun where that is
// done by typing.
func (f *Form) goOn(by int, open func(row)) {
	from := f.at()
	f.step(by)
	r, ok := f.current()
	switch {
	case !ok:
	case f.at() == from:
		f.desk.Host.Notify(noFurtherText)
	case by > 0 && r.kind == fieldRow && begunByTyping(r.field) && r.field.State(f.sheet.rec) == register.StateUnanswered:
		f.begin(r.field)
	default:
		open(r)
	}
}

// ask opens a row to be answered, by typing or by choosing; a part with fields of
// its own at the first of them, unless some are answered. A list that has items,
// or was answered "none", stays closed, and the foot says so.
func (f *Form) ask(r row) {
	unanswered := r.kind == fieldRow && r.field.State(f.sheet.rec) == register.StateUnanswered
	switch {
	case r.kind != fieldRow,
		r.field.Kind == register.KindGroup && !unanswered,
		r.field.Kind == register.KindList && !(unanswered && begunByChoosing(r.field)):
		f.desk.Host.Notify(typingEndsText)
	case r.field.Kind == register.KindList:
		f.add(r.field)
	default:
		f.edit(r)
	}
}

// openFirst opens the row under the cursor of a form just gone into, where it is
// answered by typing.
func (f *Form) openFirst() {
	if first, ok := f.current(); ok {
		f.openText(first)
	}
}

// openText opens a row that is answered by typing.
func (f *Form) openText(r row) {
	if r.kind != fieldRow {
		return
	}
	switch r.field.Kind {
	case register.KindLine, register.KindLong, register.KindNumber, register.KindDate:
		f.openAnswer(r)
	}
}

// Type types into the open text.
func (f *Form) Type(msg tea.KeyMsg) tea.Cmd {
	f.follow()
	e := f.editor
	switch {
	case e == nil:
		return nil
	case e.text != nil:
		e.text.Type(msg)
	default:
		e.offers.in = false
		e.line.Type(msg)
	}
	if !e.live() || e.value() == e.written {
		return nil
	}
	e.burst++
	paused, tired := pausedMsg{e, e.burst}, tiredMsg{e}
	wait := tea.Tick(pause, func(time.Time) tea.Msg { return paused })
	if e.breathing {
		return wait
	}
	e.breathing = true
	return tea.Batch(wait, tea.Tick(breath, func(time.Time) tea.Msg { return tired }))
}

// receiveText takes what was said to the open text: a pause, the result of an
// external editor.
func (f *Form) receiveText(msg tea.Msg) tea.Cmd {
	e := f.editor
	switch msg := msg.(type) {
	case pausedMsg:
		if e != nil && msg.editor == e && msg.burst == e.burst {
			f.keep()
		}
	case tiredMsg:
		if e != nil && msg.editor == e {
			e.breathing = false
			f.keep()
		}
	case widget.ExternalDone:
		if e == nil || msg.Mark != any(e) {
			break
		}
		if msg.Err != nil {
			f.say(msg.Err)
		} else if msg.Changed {
			written := e.written
			f.load(e, msg.Value)
			e.written = written
			f.keep()
		}
	}
	return nil
}
