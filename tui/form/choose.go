package form

import (
	"slices"
	"strconv"
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/screen"
	"article30/tui/widget"
)

// choose opens a picker over the form.
func (f *Form) choose(c widget.Choice) { f.desk.Host.Open(widget.NewPicker(f.desk.Host, c)) }

// orUnanswered has a choice of one leave the question open, or open again: Enter
// pressed twice then answers nothing.
func orUnanswered(c widget.Choice, env screen.Env) widget.Choice {
	c.Options = slices.Insert(c.Options, 0, widget.Option{Label: env.Say(unansweredChoice)})
	if len(c.Chosen) == 0 {
		c.Chosen = []string{""}
	}
	return c
}

// chooseAnswerTo opens a picker that answers a field; Enter in it goes on to the
// next row, as it does in a text, unless the choice goes elsewhere.
func (f *Form) chooseAnswerTo(c widget.Choice) {
	if !c.Multiple {
		c = orUnanswered(c, f.env())
	}
	if c.Next == nil {
		c.Next = func() { f.goOn(+1, f.ask) }
	}
	f.choose(c)
}

// chooseItems opens a picker that adds items to a list; Enter with nothing chosen
// goes on to the next row.
func (f *Form) chooseItems(list *register.Field, c widget.Choice) {
	before := len(list.Items(f.layout().rec))
	c.Next = func() {
		if p := f.now(); p.rec != nil && len(list.Items(p.rec)) == before {
			f.cursor = adderPlace(list)
			f.goOn(+1, f.ask)
		}
	}
	f.choose(c)
}

// chooseAnswer answers a question by yes or no.
func (f *Form) chooseAnswer(field *register.Field) {
	c := widget.Choice{Title: f.env().Say(field.Label)}
	answers := map[string]register.Answer{"": register.Unanswered}
	given := *field.Address(f.layout().rec).(*register.Answer)
	for _, a := range []register.Answer{register.Yes, register.No} {
		id := strconv.Itoa(int(a))
		answers[id] = a
		c.Options = append(c.Options, widget.Option{ID: id, Label: f.env().Say(answerTexts[a])})
		if a == given {
			c.Chosen = []string{id}
		}
	}
	c.Done = func(picks []widget.Pick, changed bool) {
		if changed {
			f.answer(field, answers[picks[0].ID])
		}
	}
	f.chooseAnswerTo(c)
}

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
		if !field.Applies(p.rec) {
			continue
		}
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
	f.chooseAnswerTo(c)
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

// vocabulary offers the terms of a choice, found by their words in both
// languages and by their codes.
func (f *Form) vocabulary(field *register.Field) widget.Choice {
	l := f.env().Lang
	c := widget.Choice{Title: field.Label.In(l), Creates: field.Open}
	for _, t := range field.Vocabulary.Terms {
		detail := []string{t.Aliases, t.Article.In(l), t.Note.In(l)}
		if t.InvalidFrom != "" {
			detail = append(detail, expiredText.In(l)+lang.FormatDate(t.InvalidFrom, l))
		}
		other := 1 - l
		c.Options = append(c.Options, widget.Option{
			ID: t.Code, Label: t.Label.In(l), Detail: sideBySide(detail...),
			Search: sideBySide(t.Code, t.Label.In(other), t.Article.In(other), t.Note.In(other)),
		})
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
	f.chooseItems(list, c)
}
