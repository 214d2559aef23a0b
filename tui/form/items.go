package form

import (
	"article30/register"
	"article30/register/session"
)

// begunByTyping reports that an item of a list is begun by a text: its sentence,
// or its first field.
func begunByTyping(list *register.Field) bool {
	if list.Kind != register.KindList {
		return false
	}
	first := list.Table.Fields[0].Kind
	return list.Table.Parse != nil || !list.Table.Titled() && (first == register.KindLine || first == register.KindLong)
}

// begunByChoosing reports that items of a list are begun by what is picked for
// their first field.
func begunByChoosing(list *register.Field) bool {
	if list.Kind != register.KindList || list.Table.Titled() || list.Table.Parse != nil {
		return false
	}
	switch list.Table.Fields[0].Kind {
	case register.KindRef, register.KindChoice, register.KindCountry:
		return true
	}
	return false
}

// add begins an item of a list: by its sentence, by its first field, or by a
// form of its own where neither names it.
func (f *Form) add(list *register.Field) {
	table := list.Table
	first := &table.Fields[0]
	switch {
	case begunByTyping(list):
		f.begin(list)
	case table.Titled():
		f.addEmpty(list)
	case first.Kind == register.KindRef:
		f.addReferences(list, first)
	case first.Kind == register.KindChoice:
		f.addCodes(list, first)
	case first.Kind == register.KindCountry:
		f.addCountry(list, first)
	default:
		f.addEmpty(list)
	}
}

// addEmpty adds an item and goes into it, to its first text; leaving it empty
// takes it away.
func (f *Form) addEmpty(list *register.Field) {
	item := list.Table.New()
	if !f.addAll(list, nil, []any{item}) {
		return
	}
	r, _ := f.current()
	sub := f.enter(f.rowPath(r))
	sub.made = true
	sub.openFirst()
}

// dropIfEmpty takes away the item this form was made for when nothing in it
// was answered.
func (f *Form) dropIfEmpty() {
	if p := f.now(); f.made && p.table.Empty(p.rec) {
		f.do(session.RemoveItem{Record: f.record, Path: f.path})
	}
}

// addAll adds items to a list after other edits, as one step, and puts the
// cursor on the first.
func (f *Form) addAll(list *register.Field, before []session.Edit, items []any) bool {
	edits := before
	for _, item := range items {
		edits = append(edits, session.AddItem{Record: f.record, Path: f.join(list.Key), Item: item, At: -1})
	}
	if len(items) == 0 || !f.do(session.Together{Name: list.Label, Edits: edits}) {
		return false
	}
	f.cursorOn(list, items[0])
	return true
}

// cursorOn puts the cursor on an item of a list.
func (f *Form) cursorOn(list *register.Field, item any) {
	f.cursor = place{kind: itemRow, key: list.Key, id: register.Identity(item), index: -1}
	f.cursorTo(f.at())
}

func (f *Form) remove(r row) {
	if f.do(session.RemoveItem{Record: f.record, Path: f.rowPath(r)}) {
		f.cursorTo(f.at())
		f.desk.Host.Notify(removedText)
	}
}

// duplicate adds a copy of an item after it, and puts the cursor there.
func (f *Form) duplicate(r row) {
	if !f.do(session.DuplicateItem{Record: f.record, Path: f.rowPath(r)}) {
		return
	}
	if items := r.field.Items(f.now().rec); r.index+1 < len(items) {
		f.cursorOn(r.field, items[r.index+1])
	}
}
