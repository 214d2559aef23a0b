package form

import (
	"reflect"
	"time"

	"article30/register"
	"article30/register/session"
	"article30/tui/keys"
)

// turn is what an undo or redo is about to change: the part as it was before.
// The program does it once the form has let the key pass.
type turn struct {
	table *register.Table
	rec   any // nil: nothing was asked for
}

func (f *Form) beforeTurn(a keys.Action) {
	f.turn = turn{}
	if a == keys.Undo || a == keys.Redo {
		p := f.now()
		f.turn = turn{p.table, p.rec}
	}
}

// followTurn puts the cursor on what an undo or redo changed, where that is in
// the form and no text is open.
func (f *Form) followTurn() {
	before, p := f.turn, f.now()
	if before.rec == nil || before.rec == p.rec {
		return
	}
	f.turn = turn{}
	if p.rec == nil || before.table != p.table || f.editor != nil {
		return
	}
	at, ok := changed(p.table, f.dated(before.rec), f.dated(p.rec))
	if !ok {
		at, ok = changed(p.table, before.rec, p.rec)
	}
	if ok {
		f.cursor = at
		f.cursorTo(f.at())
	}
}

// dated returns what is shown as an edit of today would date it: the days that
// edits set by themselves are not what somebody changed.
func (f *Form) dated(rec any) any {
	rec = f.now().table.Clone(rec)
	if r, ok := rec.(interface{ Touch(register.Date) }); ok {
		r.Touch(register.Date(f.view().Today.Format(time.DateOnly)))
	}
	return rec
}

// changed returns the place of the first answer that differs between two states
// of a part.
func changed(t *register.Table, before, after any) (at place, ok bool) {
	for i := range t.Fields {
		field := &t.Fields[i]
		switch {
		case field.Kind == register.KindList && field.Absence(before) == field.Absence(after):
			if at, ok = changedItem(field, field.Items(before), field.Items(after)); ok {
				return at, true
			}
		case !reflect.DeepEqual(field.Address(before), field.Address(after)) || field.Absence(before) != field.Absence(after):
			return fieldPlace(field), true
		}
	}
	return at, false
}

// changedItem returns the place of the first item that is new or differs; of one
// that went or moved, the place of the one that now stands there.
func changedItem(list *register.Field, before, after []any) (at place, ok bool) {
	for i, item := range after {
		if i >= len(before) || !reflect.DeepEqual(before[i], item) {
			return place{kind: itemRow, key: list.Key, id: register.Identity(item), index: i}, true
		}
	}
	if len(before) > len(after) {
		return adderPlace(list), true
	}
	return at, false
}

// restore puts the record back to what it was when its form was opened.
func (f *Form) restore() {
	if f.do(session.PutBack{Record: f.visit.was}) {
		f.desk.Host.Notify(restoredText)
	}
}
