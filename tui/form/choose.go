package form

import (
	"slices"
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/register/law"
	"article30/register/session"
	"article30/tui/widget"
)

// choose opens a picker over the form.
func (f *Form) choose(c widget.Choice) { f.desk.Host.Open(widget.NewPicker(f.desk.Host, c)) }

// chooseField goes to a field by its name.
func (f *Form) chooseField() {
	p := f.now()
	c := widget.Choice{Title: f.env().Say(fieldText), Done: func(picks []widget.Pick, _ bool) {
		if len(picks) > 0 {
			f.Focus(f.join(picks[0].ID))
		}
	}}
	for i := range p.table.Fields {
		field := &p.table.Fields[i]
		c.Options = append(c.Options, widget.Option{
			ID: field.Key, Label: f.env().Say(field.Label), Detail: asks(field, f.env().Lang),
		})
	}
	f.choose(c)
}

// chooseCodes answers a choice from its vocabulary.
func (f *Form) chooseCodes(field *register.Field) {
	c := f.vocabulary(field)
	switch given := field.Address(f.layout().rec).(type) {
	case *register.Code:
		c.Options = slices.Insert(c.Options, 0, widget.Option{Label: f.env().Say(unansweredChoice)})
		c.Chosen = []string{string(*given)}
	case *[]register.Code:
		c.Multiple = true
		for _, code := range *given {
			c.Chosen = append(c.Chosen, string(code))
		}
	}
	c.Done = func(picks []widget.Pick, changed bool) {
		if changed {
			f.set(field, session.Codes(codes(picks)))
		}
	}
	f.choose(c)
}

func codes(picks []widget.Pick) []register.Code {
	var all []register.Code
	for _, p := range picks {
		if code := p.ID + p.New; code != "" {
			all = append(all, register.Code(code))
		}
	}
	return all
}

// vocabulary offers the terms of a choice.
func (f *Form) vocabulary(field *register.Field) widget.Choice {
	l := f.env().Lang
	c := widget.Choice{Title: field.Label.In(l), Creates: field.Open}
	for _, t := range field.Vocabulary.Terms {
		detail := []string{t.Article.In(l), t.Note.In(l)}
		if t.InvalidFrom != "" {
			detail = append(detail, expiredText.In(l)+lang.FormatDate(t.InvalidFrom, l))
		}
		c.Options = append(c.Options, widget.Option{ID: t.Code, Label: t.Label.In(l), Detail: sideBySide(detail...)})
	}
	return c
}

// sideBySide joins the texts that are not empty.
func sideBySide(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), " · ")
}

// addCodes adds an item for each code chosen.
func (f *Form) addCodes(list, first *register.Field) {
	c := f.vocabulary(first)
	c.Title, c.Multiple = list.Label.In(f.env().Lang), true
	c.Done = func(picks []widget.Pick, _ bool) {
		var items []any
		for _, code := range codes(picks) {
			item := list.Table.New()
			*first.Address(item).(*register.Code) = code
			items = append(items, item)
		}
		f.addAll(list, nil, items)
	}
	f.choose(c)
}

// chooseReferences answers a reference, or several, from the catalogue.
func (f *Form) chooseReferences(field *register.Field) {
	c := f.catalogue(field)
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
		ids, edits := f.entries(field, picks)
		edits = append(edits, session.Set{Record: f.record, Path: f.join(field.Key), To: session.References(ids)})
		f.do(session.Together{Name: field.Label, Edits: edits})
	}
	f.choose(c)
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
		ids, edits := f.entries(first, picks)
		var items []any
		for _, id := range ids {
			item := list.Table.New()
			*first.Address(item).(*register.ID) = id
			items = append(items, item)
		}
		f.addAll(list, edits, items)
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

// kindOf says what sort of entry a record is: its first choice answered.
func kindOf(t *register.Table, rec any, v register.View) string {
	for i := range t.Fields {
		if f := &t.Fields[i]; f.Kind == register.KindChoice && f.State(rec) == register.StateAnswered {
			return f.Text(rec, v)
		}
	}
	return ""
}

// entries returns the IDs of what was picked, and the edits that make those of
// them that are new.
func (f *Form) entries(field *register.Field, picks []widget.Pick) (ids []register.ID, edits []session.Edit) {
	c := register.CollectionOf(field.Catalogue)
	r := f.desk.Session.Register()
	for _, p := range picks {
		if p.New == "" {
			ids = append(ids, register.ID(p.ID))
			continue
		}
		rec := session.NewRecord(c, r, p.New)
		r = c.With(r, append(c.All(r), rec)) // the next one gets the next reference
		ids = append(ids, register.Identity(rec))
		edits = append(edits, session.Add{Collection: c, Record: rec})
	}
	return ids, edits
}

// chooseCountry answers a country; a text that names none is kept.
func (f *Form) chooseCountry(field *register.Field) {
	given := *field.Address(f.layout().rec).(*register.Country)
	f.countries(field.Label, string(given), func(typed string) { f.set(field, session.Kept(typed)) })
}

// addCountry adds an item that begins with a country.
func (f *Form) addCountry(list, first *register.Field) {
	f.countries(list.Label, "", func(typed string) {
		item := list.Table.New()
		if first.Set(item, typed, f.view()) != nil {
			first.Keep(item, typed)
		}
		if typed != "" {
			f.addAll(list, nil, []any{item})
		}
	})
}

// countries offers the countries and international organisations, found by
// their names in both languages, their usual names and their codes. done takes
// the code, the text typed, or nothing.
func (f *Form) countries(title lang.Text, given string, done func(typed string)) {
	l := f.env().Lang
	all := law.Countries()
	slices.SortStableFunc(all, func(a, b law.Country) int {
		return strings.Compare(lang.Fold(a.Name.In(l)), lang.Fold(b.Name.In(l)))
	})
	c := widget.Choice{Title: title.In(l), Creates: true}
	if given != "" {
		c.Chosen = []string{given}
	}
	for _, country := range all {
		other := country.Name.In(1 - l)
		if other == country.Name.In(l) {
			other = ""
		}
		c.Options = append(c.Options, widget.Option{
			ID: country.Code, Label: country.Name.In(l),
			Detail: sideBySide(append([]string{country.Code, other}, country.Aliases...)...),
		})
	}
	c.Done = func(picks []widget.Pick, changed bool) {
		switch {
		case !changed:
		case len(picks) == 0:
			done("")
		default:
			done(picks[0].ID + picks[0].New)
		}
	}
	f.choose(c)
}
