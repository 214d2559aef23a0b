package cnil

import (
	"fmt"
	"strings"

	"article30/export/page"
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
	opts   Options
	choice
	// sheets are the names of the sheets that stand once in a workbook, and
	// fiches those of the records that have one of their own.
	sheets map[sheetKey]string
	fiches map[register.Record]string
	// uses tells which of the records written use an entry of a catalogue.
	uses func() map[register.ID][]register.Record

	// record is the fiche that is being printed, and given names what in it a
	// template gave and nobody confirmed: keys of its fields, IDs of
	// sub-records.
	record register.Record
	given  map[string]bool
}

// reading returns a writer that prints one fiche.
func (w *writer) reading(t *register.Table, rec register.Record) *writer {
	of := *w
	of.record, of.given = rec, map[string]bool{}
	for _, path := range t.Unconfirmed(rec) {
		of.given[lastOf(path)] = true
	}
	return &of
}

// lastOf is the key or the ID with which a path ends.
func lastOf(path string) string {
	if inner, ok := strings.CutSuffix(path, "]"); ok {
		return inner[strings.LastIndexByte(inner, '[')+1:]
	}
	return path
}

// guessed reports that the answer to a field is a template's: of the fiche, or of
// an entry to which it refers.
func (w *writer) guessed(f *register.Field, rec any) bool {
	made, ok := rec.(register.Made)
	return ok && f.Given(made)
}

// guessedItem reports that a sub-record is a template's.
func (w *writer) guessedItem(rec any) bool { return w.given[string(register.Identity(rec))] }

// toConfirm marks a text that a template gave: no guess leaves as a fact.
func (w *writer) toConfirm(text string) string {
	return page.ToConfirm(text, w.lang).Text
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

// cell prints the fields of a column, one a line. A column without any answer
// is to be completed if a text asks for one of its fields.
func (w *writer) cell(t *register.Table, rec any, c *column) value {
	var lines []string
	asked := false
	for _, keys := range c.fields {
		for key := range strings.SplitSeq(keys, "|") {
			text, ask := w.lookUp(t, rec, key)
			if asked = asked || ask; text != "" {
				lines = append(lines, text)
				break
			}
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
		return w.fieldText(f, rec), f.Due()
	}
	c := register.CollectionOf(f.Catalogue)
	asked = c.Table.Field(rest).Due()
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
		text := f.Text(rec, w.view)
		if f.Kind == register.KindGroup && f.State(rec) == register.StateAnswered {
			text = w.groupText(f, rec)
		}
		return w.marked(f, rec, text)
	}
	var titles []string
	for _, item := range f.Items(rec) {
		title := f.Table.Title(item, w.view)
		if w.guessedItem(item) {
			title = w.toConfirm(title)
		}
		titles = append(titles, title)
	}
	return strings.Join(titles, "\n")
}

// groupText prints a contact whole: who, then how to reach them.
func (w *writer) groupText(f *register.Field, rec any) string {
	group := f.Address(rec)
	var rest []string
	for i := range f.Table.Fields {
		switch f := &f.Table.Fields[i]; f.Key {
		case "first_name", "last_name", "body":
		default:
			if text := f.Text(group, w.view); text != "" {
				rest = append(rest, text)
			}
		}
	}
	return lineUp(w.contactName(f.Table, group), strings.Join(rest, ", "))
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

// blockOf returns the block of the CNIL's fiche that has a key of this package.
func blockOf(key string) *block {
	for i := range ficheBlocks {
		if ficheBlocks[i].key == key {
			return &ficheBlocks[i]
		}
	}
	panic("cnil: no block " + key) // a mistake in this package
}
