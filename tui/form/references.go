package form

import (
	"slices"

	"article30/register"
	"article30/register/session"
	"article30/tui/widget"
)

// chooseReferences answers a reference, or several, from the catalogue.
func (f *Form) chooseReferences(field *register.Field) {
	c := f.catalogue(field)
	var made []register.ID
	switch given := field.Address(f.layout().rec).(type) {
	case *register.ID:
		if *given != "" {
			c.Chosen = []string{string(*given)}
		}
	case *[]register.ID:
		c.Multiple = true
		for _, id := range *given {
			c.Chosen = append(c.Chosen, string(id))
		}
	}
	c.Done = func(picks []widget.Pick, changed bool) {
		if !changed {
			return
		}
		ids, fresh, edits := f.entries(field, picks)
		edits = append(edits, session.Set{Record: f.record, Path: f.join(field.Key), To: session.References(ids)})
		if f.do(session.Together{Name: field.Label, Edits: edits}) {
			made = fresh
		}
	}
	c.Next = func() {
		if !f.complete(made) {
			f.goOn(+1, f.ask)
		}
	}
	f.chooseAnswerTo(c)
}

// addReferences adds an item for each catalogue entry chosen.
func (f *Form) addReferences(list, first *register.Field) {
	c := f.catalogue(first)
	c.Title, c.Multiple = list.Label.In(f.env().Lang), true
	used := map[string]bool{}
	for _, item := range list.Items(f.layout().rec) {
		used[string(*first.Address(item).(*register.ID))] = true
	}
	for i, o := range c.Options {
		if used[o.ID] {
			c.Options[i].Detail = sideBySide(usedText.In(f.env().Lang), o.Detail)
		}
	}
	c.Done = func(picks []widget.Pick, _ bool) {
		ids, _, edits := f.entries(first, picks)
		var items []any
		for _, id := range ids {
			item := list.Table.New()
			*first.Address(item).(*register.ID) = id
			items = append(items, item)
		}
		f.addAll(list, edits, items)
	}
	f.chooseItems(list, c)
}

// referred returns the IDs of the catalogue entries that a field refers to and
// that are in the register.
func (f *Form) referred(field *register.Field) []register.ID {
	var ids []register.ID
	switch p := field.Address(f.layout().rec).(type) {
	case *register.ID:
		ids = []register.ID{*p}
	case *[]register.ID:
		ids = slices.Clone(*p)
	}
	return slices.DeleteFunc(ids, func(id register.ID) bool { return dangling(id, f.view()) })
}

// openEntry goes into the catalogue entry that a field refers to; of several, into
// one that is chosen.
func (f *Form) openEntry(field *register.Field) {
	ids := f.referred(field)
	if len(ids) == 1 {
		f.desk.Host.Push(New(f.desk, ids[0], ""))
		return
	}
	c := f.catalogue(field)
	c.Title, c.Creates = f.env().Say(whichEntryText), false
	c.Options = slices.DeleteFunc(c.Options, func(o widget.Option) bool { return !slices.Contains(ids, register.ID(o.ID)) })
	c.Done = func(picks []widget.Pick, _ bool) {
		if len(picks) > 0 {
			f.desk.Host.Push(New(f.desk, register.ID(picks[0].ID), ""))
		}
	}
	f.choose(c)
}

// catalogue offers the records a reference may name.
func (f *Form) catalogue(field *register.Field) widget.Choice {
	v := f.view()
	choice := widget.Choice{Title: field.Label.In(v.Lang), Creates: field.Catalogue != ""}
	for _, c := range register.Collections {
		if field.Catalogue != c.Key && (field.Catalogue != "" || c.Prefix == "") {
			continue
		}
		for _, rec := range c.All(v.Register) {
			choice.Options = append(choice.Options, widget.Option{
				ID: string(register.Identity(rec)), Label: named(c.Table, rec, v),
				Detail: sideBySide(register.ReferenceOf(rec), kindOf(c.Table, rec, v)),
			})
		}
	}
	return choice
}

func named(t *register.Table, rec any, v register.View) string {
	if title := t.Title(rec, v); title != "" {
		return title
	}
	return unanswered.In(v.Lang)
}

// kindOf says what sort of entry a record is; empty when it leaves that open.
func kindOf(t *register.Table, rec any, v register.View) string {
	for i := range t.Fields {
		if f := &t.Fields[i]; f.Kind == register.KindChoice && f.State(rec) == register.StateAnswered {
			return f.Text(rec, v)
		}
	}
	return ""
}

// complete opens entries just made where they do not say yet what sort of entry
// they are, which nothing else asks for on the way: the first one in front, with
// that question open. It reports false when there is none.
func (f *Form) complete(made []register.ID) bool {
	var first *Form
	for _, id := range slices.Backward(made) {
		c, rec := f.desk.Session.Register().ByID(id)
		if rec == nil {
			continue
		}
		sort := sortField(c.Table)
		if sort == nil || sort.State(rec) != register.StateUnanswered {
			continue
		}
		first = New(f.desk, id, "")
		first.visit.told = true // who just made an entry knows who uses it
		first.Focus(sort.Key)
		f.desk.Host.Push(first)
	}
	if first == nil {
		return false
	}
	r, _ := first.current()
	first.ask(r)
	return true
}

// sortField returns the field that says what sort of entry a record is: the first
// choice that a text demands. nil: there is none.
func sortField(t *register.Table) *register.Field {
	for i := range t.Fields {
		if f := &t.Fields[i]; f.Kind == register.KindChoice && f.Article != "" {
			return f
		}
	}
	return nil
}

// entries returns the IDs of what was picked, those of them that are new, and the
// edits that make these.
func (f *Form) entries(field *register.Field, picks []widget.Pick) (ids, fresh []register.ID, edits []session.Edit) {
	c := register.CollectionOf(field.Catalogue)
	r := f.desk.Session.Register()
	for _, p := range picks {
		if p.New == "" {
			if p.ID != "" { // else: left unanswered
				ids = append(ids, register.ID(p.ID))
			}
			continue
		}
		rec := session.NewRecord(c, r, p.New)
		r = c.With(r, append(c.All(r), rec)) // the next one gets the next reference
		ids, fresh = append(ids, register.Identity(rec)), append(fresh, register.Identity(rec))
		edits = append(edits, session.Add{Collection: c, Record: rec})
	}
	return ids, fresh, edits
}
