package document

import (
	"slices"
	"strings"

	"article30/export/extract"
	"article30/export/page"
	"article30/register"
	"article30/register/lang"
)

// Labels of what no field has: the transfers that follow from the recipients,
// and which of the two registers a record is of.
var (
	Derived    = text("Transferts déduits des destinataires", "Transfers derived from the recipients")
	RegisterOf = text("Registre", "Register")
)

var (
	colon     = text("\u00a0: ", ": ")
	semicolon = text("\u00a0; ", "; ")
)

// Reader prints the answers of one record, for whoever lays them out.
type Reader struct {
	view       register.View
	collection *register.Collection
	record     register.Record
	// unconfirmed are the paths of the answers that a template gave.
	unconfirmed []string
	// shows reports whether a field leaves.
	shows func(t *register.Table, i int, nested bool) bool
}

// Read returns a reader of what leaves of a record of a collection.
func Read(v register.View, e extract.Extract, c *register.Collection, rec register.Record) *Reader {
	return &Reader{view: v, collection: c, record: rec, unconfirmed: c.Table.Unconfirmed(rec), shows: e.Shows}
}

// Field prints the field of a key, the items of a list one under another. It is
// nil when there is nothing to say: no such field, one that does not leave, or
// unanswered and not asked for.
func (r *Reader) Field(key string) []page.Text {
	t := r.collection.Table
	for i := range t.Fields {
		f := &t.Fields[i]
		switch {
		case f.Key != key || !r.shows(t, i, false):
		case f.Block == register.BlockTransfers:
			return r.whole().field(f, r.record, key)
		default:
			return r.field(f, r.record, key)
		}
	}
	return nil
}

// whole returns a reader that shows all of a transfer: Article 30(1)(e) asks for
// the safeguards as well.
func (r *Reader) whole() *Reader {
	whole := *r
	whole.shows = extract.Extract{}.Shows
	return &whole
}

// asked reports whether Article 30 itself asks for a field, or it is the legal
// basis without which no treatment is lawful: unanswered, these say so. That
// there are no transfers is answered by their review.
func asked(f *register.Field) bool {
	if f.Block == register.BlockTransfers && f.Kind == register.KindList {
		return false
	}
	return f.Due()
}

func (r *Reader) say(t lang.Text) string { return t.In(r.view.Lang) }

func (r *Reader) field(f *register.Field, rec any, path string) []page.Text {
	switch f.State(rec) {
	case register.StateUnanswered:
		if asked(f) {
			return []page.Text{page.Gap(r.say(todo))}
		}
		return nil
	case register.StateNone:
		return []page.Text{page.Say(f.Text(rec, r.view))}
	}
	if f.Logged() {
		return []page.Text{page.Say(f.Summary(rec, r.view.Lang))}
	}
	switch f.Kind {
	case register.KindGroup:
		return []page.Text{page.Say(r.one(f.Table, f.Address(rec)))}
	case register.KindList:
		var texts []page.Text
		for _, item := range f.Items(rec) {
			texts = append(texts, r.item(f, item, path)...)
		}
		return texts
	}
	return []page.Text{r.told(path, r.answer(f, rec))}
}

// answer prints the answer to a field: references to safeguards with the type of
// each, since the catalogue is not part of the page.
func (r *Reader) answer(f *register.Field, rec any) string {
	ids, refs := f.Address(rec).(*[]register.ID)
	if !refs || f.Catalogue != "safeguards" || f.State(rec) != register.StateAnswered {
		return f.Text(rec, r.view)
	}
	names := make([]string, len(*ids))
	for i, id := range *ids {
		names[i] = r.view.Safeguard(id)
	}
	return strings.Join(names, r.say(semicolon))
}

// told is an answer, marked where it is a template's guess.
func (r *Reader) told(path, s string) page.Text {
	if slices.Contains(r.unconfirmed, path) {
		return page.ToConfirm(s, r.view.Lang)
	}
	return page.Say(s)
}

// item prints a sub-record, and below it the lists within it, whose items are
// confirmed apart.
func (r *Reader) item(f *register.Field, item any, path string) []page.Text {
	at := path + "[" + string(register.Identity(item)) + "]"
	texts := []page.Text{page.Gap(r.say(todo))}
	if one := r.one(f.Table, item); one != "" {
		texts[0] = r.told(at, one)
	}
	if f.Table.Parse != nil {
		return texts // its sentence says all of it
	}
	for i := range f.Table.Fields {
		inner := &f.Table.Fields[i]
		if inner.Kind != register.KindList || inner.State(item) != register.StateAnswered || !r.shows(f.Table, i, true) {
			continue
		}
		for _, t := range r.field(inner, item, at+"."+inner.Key) {
			texts = append(texts, page.Text{Text: "– " + r.labelled(inner, t.Text), Gap: t.Gap})
		}
	}
	return texts
}

// one prints a sub-record or group in one text: its sentence where it has one,
// else the answer to its first field, then the others under their labels.
func (r *Reader) one(t *register.Table, rec any) string {
	if t.Parse != nil {
		return t.Title(rec, r.view)
	}
	var parts []string
	for i := range t.Fields {
		f := &t.Fields[i]
		state := f.State(rec)
		if state == register.StateUnanswered || f.Kind == register.KindList && state == register.StateAnswered || !r.shows(t, i, true) {
			continue // item prints the lists
		}
		answer := r.answer(f, rec)
		if f.Kind == register.KindGroup && state == register.StateAnswered {
			answer = r.one(f.Table, f.Address(rec))
		}
		if i > 0 {
			answer = r.labelled(f, answer)
		}
		parts = append(parts, answer)
	}
	return strings.Join(parts, r.say(semicolon))
}

func (r *Reader) labelled(f *register.Field, answer string) string {
	return r.say(f.Label) + r.say(colon) + answer
}

// Transfers prints the transfers that follow from the recipients, and what they
// lack; nil when there are none.
func (r *Reader) Transfers() []page.Text {
	table := register.CollectionOf("treatments").Table.Field("transfers").Table
	whole := r.whole()
	var texts []page.Text
	for _, t := range r.view.Register.TransfersOf(r.record) {
		if t.Use == nil {
			continue // it is one of the fields
		}
		own := t.Own()
		told := page.Say(whole.one(table, &own))
		for _, key := range []string{"country", "safeguards"} {
			if f := table.Field(key); f.State(&own) == register.StateUnanswered {
				told = page.Gap(told.Text + r.say(semicolon) + r.labelled(f, r.say(todo)))
				break // without a country, it is not known whether there is a transfer
			}
		}
		texts = append(texts, told)
	}
	return texts
}
