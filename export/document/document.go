// Package document prints the register itself as a page to read: the
// organisation, the list of its activities, and one section for each.
//
// Its rules:
//
//   - It walks the field tables and switches on the kind: a field added to a
//     record appears by itself, under its block.
//   - What Article 30 asks for, and the legal basis, say "to be completed" when
//     nobody answered; what a template gave and nobody confirmed says so.
package document

import (
	"cmp"
	"slices"
	"strings"

	"article30/export/page"
	"article30/register"
	"article30/register/lang"
)

// Options say what to print.
type Options struct {
	// Only lists the references or IDs of the treatments and activities to
	// print; empty means all.
	Only []string
	// Article30 leaves out what Article 30 does not ask for, and what has ended.
	Article30 bool
}

func text(fr, en string) lang.Text { return lang.Text{FR: fr, EN: en} }

var (
	// No "de": it would have to elide before a vowel.
	title    = text("Registre des activités de traitement", "Record of processing activities")
	titleOf  = text("Registre des activités de traitement – %s", "Record of processing activities – %s")
	todo     = text("à compléter", "to be completed")
	listHead = text("Liste des activités", "List of activities")
	unknown  = text(
		"«\u00a0%s\u00a0» n'est ni un traitement ni une activité de sous-traitance du registre\u00a0; donnez sa référence, par exemple T-001",
		"\"%s\" is no treatment or processor activity of the register; give its reference, for instance T-001",
	)
)

// Activities are the collections of which each record has its section.
var activities = []*register.Collection{register.CollectionOf("treatments"), register.CollectionOf("processor_activities")}

// Of prints a register in the language of the view. It fails when Only names
// what is no treatment or activity.
func Of(v register.View, o Options) (page.Document, error) {
	w := &writer{view: v, options: o}
	chosen, err := Choose(v.Register, o)
	if err != nil {
		return page.Document{}, err
	}
	name := title.In(v.Lang)
	if org := v.Register.Organisation.Name; org != "" {
		name = lang.Format(titleOf, org).In(v.Lang)
	}
	return page.Document{
		Title: name, Lang: v.Lang, Author: v.Register.Organisation.Name,
		Blocks: slices.Concat(w.organisation(), w.list(chosen), w.sections(chosen)),
	}, nil
}

// Choose returns the treatments and activities that the options mean, in the
// register's order.
func Choose(r *register.Register, o Options) ([]register.Found, error) {
	wanted := map[register.ID]bool{}
	for _, name := range o.Only {
		found := slices.DeleteFunc(r.Find(name), func(f register.Found) bool { return !slices.Contains(activities, f.Collection) })
		if len(found) == 0 {
			return nil, lang.Errorf(unknown, name)
		}
		for _, f := range found {
			wanted[register.Identity(f.Record)] = true
		}
	}
	var chosen []register.Found
	for _, c := range activities {
		for _, rec := range c.All(r) {
			byName := len(o.Only) > 0
			if byName && wanted[register.Identity(rec)] || !byName && !(o.Article30 && ended(c, rec)) {
				chosen = append(chosen, register.Found{Collection: c, Record: rec})
			}
		}
	}
	return chosen, nil
}

func ended(c *register.Collection, rec register.Record) bool {
	return *c.Table.Field("status").Address(rec).(*register.Code) == register.Ended
}

// writer prints a register in one language.
type writer struct {
	view    register.View
	options Options
}

func (w *writer) read(c *register.Collection, rec register.Record) *Reader {
	r := Read(w.view, c, rec)
	r.article30 = w.options.Article30
	return r
}

func (w *writer) organisation() []page.Block {
	c := register.CollectionOf("organisation")
	return append([]page.Block{page.Heading{Level: 1, Text: c.Name.In(w.view.Lang)}},
		w.blocks(w.read(c, w.view.Register.Organisation))...)
}

// list is the activities in one table.
func (w *writer) list(chosen []register.Found) []page.Block {
	var rows [][]page.Text
	for _, f := range chosen {
		rows = append(rows, []page.Text{
			page.Say(register.ReferenceOf(f.Record)), page.Say(register.NameOf(f.Record)), page.Say(f.Collection.Name.In(w.view.Lang)),
		})
	}
	if rows == nil {
		return nil
	}
	head := activities[0].Table
	return []page.Block{page.Heading{Level: 1, Text: listHead.In(w.view.Lang)}, page.Table{
		Head: []string{head.Field("reference").Label.In(w.view.Lang), head.Field("name").Label.In(w.view.Lang), RegisterOf.In(w.view.Lang)}, Rows: rows,
	}}
}

func (w *writer) sections(chosen []register.Found) []page.Block {
	var blocks []page.Block
	for _, f := range chosen {
		name := strings.TrimSpace(register.ReferenceOf(f.Record) + " " + register.NameOf(f.Record))
		blocks = append(blocks, page.Heading{Level: 1, Text: cmp.Or(name, todo.In(w.view.Lang))})
		blocks = append(blocks, w.blocks(w.read(f.Collection, f.Record))...)
	}
	return blocks
}

// blocks prints the fields of a record under the headings of its form.
func (w *writer) blocks(r *Reader) []page.Block {
	var blocks []page.Block
	var at register.Block
	var terms page.Terms
	flush := func() {
		if len(terms) > 0 {
			blocks = append(blocks, page.Heading{Level: 2, Text: at.Label.In(w.view.Lang)}, terms)
		}
		terms = nil
	}
	for i := range r.collection.Table.Fields {
		f := &r.collection.Table.Fields[i]
		if f.Block != at {
			flush()
			if at = f.Block; at == register.BlockTransfers {
				if texts := r.Transfers(); texts != nil {
					terms = append(terms, page.Term{Label: Derived.In(w.view.Lang), Texts: texts})
				}
			}
		}
		named := f.Key == "name" || f.Key == "reference"
		if !named && !r.shows(r.collection.Table, i, false) {
			continue
		}
		if texts := r.Field(f); texts != nil {
			terms = append(terms, page.Term{Label: f.Label.In(w.view.Lang), Texts: texts})
		}
	}
	flush()
	return blocks
}
