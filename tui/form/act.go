package form

import (
	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/findings"
	"article30/tui/keys"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// Do does an action on the row under the cursor, or in the text that is open.
func (f *Form) Do(a keys.Action) (tea.Cmd, bool) {
	f.follow()
	f.beforeTurn(a)
	if f.editor != nil {
		return f.doTyping(a)
	}
	if f.move(a) {
		return nil, true
	}
	r, ok := f.current()
	if a == keys.Back {
		f.dropIfEmpty()
		return nil, false // the program shows what was before
	}
	if !ok {
		return nil, false
	}
	return f.act(a, r)
}

func (f *Form) move(a keys.Action) bool {
	rows := f.layout().rows
	switch a {
	case keys.Up:
		f.step(-1)
	case keys.Down:
		f.step(+1)
	case keys.PageUp:
		f.page(-1)
	case keys.PageDown:
		f.page(+1)
	case keys.NextBlock:
		f.nextBlock(+1)
	case keys.PrevBlock:
		f.nextBlock(-1)
	case keys.First:
		f.cursorTo(next(rows, -1, +1))
	case keys.Last:
		f.cursorTo(next(rows, len(rows), -1))
	case keys.NextToDo:
		f.toDo(+1)
	case keys.PrevToDo:
		f.toDo(-1)
	default:
		return false
	}
	return true
}

func (f *Form) act(a keys.Action, r row) (tea.Cmd, bool) {
	if f.reaches(a, r) {
		f.tell(a)
		return nil, true
	}
	switch a {
	case keys.Edit:
		f.edit(r)
	case keys.Open:
		if f.hasDetail(r) {
			f.enter(f.rowPath(r))
		} else {
			f.openEntry(r.field)
		}
	case keys.Yes:
		f.answer(r.field, register.Yes)
	case keys.No:
		f.answer(r.field, register.No)
	case keys.OtherWay:
		given := *r.field.Address(f.sheet.rec).(*register.Answer)
		f.answer(r.field, (given+1)%3) // unanswered, yes, no, unanswered
	case keys.New:
		f.add(r.field)
	case keys.Delete:
		f.remove(r)
	case keys.Duplicate:
		f.duplicate(r)
	case keys.MoveUp:
		f.do(session.MoveItem{Record: f.record, Path: f.rowPath(r), By: -1})
	case keys.MoveDown:
		f.do(session.MoveItem{Record: f.record, Path: f.rowPath(r), By: +1})
	case keys.Clear:
		f.clear(r)
	case keys.None:
		f.openReason(r)
	case keys.Filter:
		f.chooseField()
	case keys.Copy:
		return f.desk.Host.Copy(f.copyable(r)), true
	case keys.Explain:
		f.desk.Host.Open(widget.NewMessage(f.desk.Host, f.subject(r), f.explanation(r)))
	case keys.Waive:
		f.desk.Waive(r.found)
	case keys.Restore:
		f.restore()
	case keys.History:
		return f.desk.History(f.record), true
	case keys.ConfirmAnswer:
		return f.confirm(r), true
	case keys.ConfirmAll:
		f.askConfirmAll()
	default:
		return nil, false
	}
	return nil, true
}

// copyable returns what a row says, raw; "" when nothing is answered.
func (f *Form) copyable(r row) string {
	switch r.kind {
	case wholeRow:
		return findings.Line(r.found[0], f.env().Lang)
	case itemRow:
		return sideBySide(r.field.Table.Title(r.item, f.view()), itemDetails(r.field.Table, r.item, f.view()))
	case fieldRow:
		return r.field.Text(f.sheet.rec, f.view())
	}
	return ""
}

// rowPath returns the path of a field or item.
func (f *Form) rowPath(r row) string {
	if r.kind == itemRow {
		return f.itemPath(r.field, r.index)
	}
	return f.join(r.field.Key)
}

// hasDetail reports whether a row is a part with fields of its own.
func (f *Form) hasDetail(r row) bool {
	return r.kind == itemRow || r.kind == fieldRow && r.field.Kind == register.KindGroup
}

// edit opens what the row holds, by its kind.
func (f *Form) edit(r row) {
	switch {
	case r.kind == itemRow:
		if !f.openSentence(r) {
			f.enter(f.rowPath(r))
		}
		return
	case r.kind == adderRow:
		f.add(r.field)
		return
	}
	switch r.field.Kind {
	case register.KindLine, register.KindLong, register.KindNumber, register.KindDate:
		f.openAnswer(r)
	case register.KindYesNo:
		f.chooseAnswer(r.field)
	case register.KindChoice, register.KindChoices:
		f.chooseCodes(r.field)
	case register.KindRef, register.KindRefs:
		f.chooseReferences(r.field)
	case register.KindCountry:
		f.chooseCountry(r.field)
	case register.KindGroup:
		sub := f.enter(f.rowPath(r))
		if r.field.State(f.sheet.rec) == register.StateUnanswered {
			sub.openFirst()
		}
	case register.KindList:
		f.add(r.field)
	}
}

// set answers a field of the part.
func (f *Form) set(field *register.Field, to session.Value) bool {
	return f.do(session.Set{Record: f.record, Path: f.join(field.Key), To: to})
}

func (f *Form) answer(field *register.Field, a register.Answer) {
	switch a {
	case register.Yes:
		f.set(field, session.Typed("oui"))
	case register.No:
		f.set(field, session.Typed("non"))
	default:
		f.set(field, session.Cleared{})
	}
}

func (f *Form) clear(r row) {
	if r.kind == itemRow {
		f.remove(r)
	} else if f.set(r.field, session.Cleared{}) {
		f.desk.Host.Notify(clearedText)
	}
}

// Why says why the row under the cursor does not allow an action.
func (f *Form) Why(a keys.Action) lang.Text {
	if f.editor != nil || f.now().rec == nil {
		return lang.Text{}
	}
	r, ok := f.current()
	if !ok {
		return lang.Text{}
	}
	if why := f.mayNot(a, r); why != (lang.Text{}) {
		return why
	}
	if reason := f.desk.Session.ReadOnly(); reason != nil && f.edits(a, r) {
		return f.said(reason)
	}
	return lang.Text{}
}

// mayNot says why an action means nothing on a row.
func (f *Form) mayNot(a keys.Action, r row) lang.Text {
	switch {
	case a == keys.Restore && f.visit.was == f.part.root:
		return asOpenedText
	case a == keys.ConfirmAnswer && !r.given, a == keys.ConfirmAll && len(f.sheet.unconfirmed) == 0:
		return nothingGivenText
	case a == keys.Waive && len(r.found) == 0 && r.signs != (findings.Counts{}):
		return atItemsText
	case a == keys.Waive:
		return f.desk.Why(r.found)
	case r.kind == wholeRow && ofAField(a):
		return onWholeText
	case r.kind == wholeRow:
		return lang.Text{}
	case r.field.Logged() && ofAField(a):
		return loggedText
	}
	switch a {
	case keys.Open:
		if !f.hasDetail(r) && (r.kind != fieldRow || len(f.referred(r.field)) == 0) {
			return nothingInsideText
		}
	case keys.New:
		if r.field.Kind != register.KindList {
			return notAListText
		}
	case keys.Delete, keys.Duplicate, keys.MoveUp, keys.MoveDown:
		if r.kind != itemRow {
			return notAnItemText
		}
	case keys.Clear:
		if r.kind == adderRow || r.kind == fieldRow && r.field.State(f.sheet.rec) == register.StateUnanswered {
			return unansweredText
		}
		if r.kind == fieldRow && r.field.Kind == register.KindList && r.field.State(f.sheet.rec) == register.StateAnswered {
			return fullListText
		}
	case keys.Copy:
		if f.copyable(r) == "" {
			return nothingToCopyText
		}
	case keys.None:
		switch {
		case !r.field.AllowsNone():
			return noNoneText
		case r.field.State(f.sheet.rec) == register.StateAnswered:
			return answeredText
		}
	}
	return lang.Text{}
}

// ofAField reports whether an action is one on a field or item.
func ofAField(a keys.Action) bool {
	switch a {
	case keys.Edit, keys.Open, keys.New, keys.Delete, keys.Duplicate, keys.MoveUp, keys.MoveDown, keys.Clear, keys.None:
		return true
	}
	return false
}

// edits reports whether an action on a row changes the register.
func (f *Form) edits(a keys.Action, r row) bool {
	switch a {
	case keys.Edit:
		return !f.hasDetail(r) || r.field.Table.Parse != nil && r.kind == itemRow
	case keys.Yes, keys.No, keys.OtherWay, keys.New, keys.Delete, keys.Duplicate, keys.MoveUp, keys.MoveDown, keys.Clear, keys.None,
		keys.ConfirmAnswer, keys.ConfirmAll, keys.Restore:
		return true
	}
	return false
}
