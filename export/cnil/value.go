package cnil

import (
	"fmt"
	"strings"

	"article30/register"
	"article30/register/lang"
)

// value is what stands in a cell; the zero value is a blank.
type value struct {
	text string
	todo bool // unanswered, and says so
}

// writer prints the records of a register in one language.
type writer struct {
	reg *register.Register
	// view sees the catalogues alone, which is where references lead: looking
	// one up costs the same however many treatments there are.
	view   register.View
	lang   lang.Lang
	ranges map[listKey]string
	// names are the sheets of the records that have one.
	names map[register.Record]string
	// list and processorList are the sheets the fiches lead back to.
	list, processorList string
	// annexNames are the sheets of the annexes, then of the values of lists.
	annexNames []string
}

func (w *writer) say(t lang.Text) string { return t.In(w.lang) }

func (w *writer) todo() value { return value{w.say(wordTodo), true} }

// orTodo is a text, or that it is to be completed.
func (w *writer) orTodo(text string) value {
	if text == "" {
		return w.todo()
	}
	return value{text: text}
}

// askedBy30 reports whether Article 30 itself asks for a field, or the legal
// basis without which no treatment is lawful: unanswered, these say so.
func askedBy30(f *register.Field) bool {
	return strings.HasPrefix(f.Article, "30(1)") || strings.HasPrefix(f.Article, "30(2)") || f.Article == "6(1)"
}

// cell prints the fields of a column, one a line. A column without any answer
// is to be completed if a text asks for one of its fields.
func (w *writer) cell(t *register.Table, rec any, c *column) value {
	var lines []string
	asked := false
	for _, key := range c.fields {
		text, ask := w.lookUp(t, rec, key)
		if asked = asked || ask; text != "" {
			lines = append(lines, text)
		}
	}
	if lines == nil && asked {
		return w.todo()
	}
	return value{text: strings.Join(lines, "\n")}
}

// lookUp prints the field of a key, which may lead through a reference, and
// tells whether Article 30 asks for it.
func (w *writer) lookUp(t *register.Table, rec any, key string) (text string, asked bool) {
	key, rest, through := strings.Cut(key, ".")
	f := t.Field(key)
	if !through {
		return w.fieldText(f, rec), askedBy30(f)
	}
	c := register.CollectionOf(f.Catalogue)
	asked = askedBy30(c.Table.Field(rest))
	id, ok := f.Address(rec).(*register.ID)
	if !ok {
		return "", asked
	}
	i := c.Index(w.view.Register, *id)
	if i < 0 {
		return "", asked // the reference itself says that it leads nowhere
	}
	text, _ = w.lookUp(c.Table, c.At(w.view.Register, i), rest)
	return text, asked
}

// fieldText prints a field whole, a list with an item a line.
func (w *writer) fieldText(f *register.Field, rec any) string {
	if f.Kind != register.KindList || f.State(rec) != register.StateAnswered {
		return f.Text(rec, w.view)
	}
	var titles []string
	for _, item := range f.Items(rec) {
		titles = append(titles, f.Table.Title(item, w.view))
	}
	return strings.Join(titles, "\n")
}

func (w *writer) labelled(label lang.Text, text string) string {
	return w.say(label) + w.say(wordColon) + text
}

// contact prints the cells of a row of actors: a name, then how to reach it.
// The form asks for each of them, so none is left blank.
func (w *writer) contact(t *register.Table, rec any, name string) []value {
	values := []value{w.orTodo(name)}
	for _, c := range blockOf(blockActors).columns[1:] {
		values = append(values, w.orTodo(t.Field(c.fields[0]).Text(rec, w.view)))
	}
	return values
}

// maybeContact does so for a field that holds a contact, or the answer that
// there is none.
func (w *writer) maybeContact(f *register.Field, rec any) []value {
	switch f.State(rec) {
	case register.StateNone:
		return []value{{text: f.Text(rec, w.view)}}
	case register.StateUnanswered:
		return []value{w.todo()}
	}
	group := f.Address(rec)
	return w.contact(f.Table, group, w.contactName(f.Table, group))
}

// contactName names a person, then the body they belong to.
func (w *writer) contactName(t *register.Table, contact any) string {
	text := func(key string) string { return t.Field(key).Text(contact, w.view) }
	return lineUp(strings.TrimSpace(text("first_name")+" "+text("last_name")), text("body"))
}

// unknown names an entry that the register does not have.
func (w *writer) unknown(id register.ID) string { return fmt.Sprintf(w.say(wordUnknown), id) }

func (w *writer) continued(label string) string { return fmt.Sprintf(w.say(wordContinued), label) }

// blockOf returns the block of the fiche that has a key of this package.
func blockOf(key string) *block {
	for i := range fiche {
		if fiche[i].key == key {
			return &fiche[i]
		}
	}
	panic("cnil: no block " + key) // a mistake in this package
}
