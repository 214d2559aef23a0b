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

	"article30/export/extract"
	"article30/export/page"
	"article30/register"
	"article30/register/lang"
)

func text(fr, en string) lang.Text { return lang.Text{FR: fr, EN: en} }

var (
	// No "de": it would have to elide before a vowel.
	title    = text("Registre des activités de traitement", "Record of processing activities")
	titleOf  = text("Registre des activités de traitement – %s", "Record of processing activities – %s")
	todo     = text("à compléter", "to be completed")
	listHead = text("Liste des activités", "List of activities")
)

// Of prints what leaves of a register, in the language of the view.
func Of(v register.View, e extract.Extract) page.Document {
	w := &writer{view: v, extract: e}
	name := title.In(v.Lang)
	if org := v.Register.Organisation.Name; org != "" {
		name = lang.Format(titleOf, org).In(v.Lang)
	}
	records := e.Records()
	return page.Document{
		Title: name, Lang: v.Lang, Author: v.Register.Organisation.Name,
		Blocks: slices.Concat(w.limits(), w.organisation(), w.list(records), w.sections(records)),
	}
}

// writer prints what leaves of a register in one language.
type writer struct {
	view    register.View
	extract extract.Extract
}

func (w *writer) read(c *register.Collection, rec register.Record) *Reader {
	return Read(w.view, w.extract, c, rec)
}

// limits says that this is an extract.
func (w *writer) limits() []page.Block {
	var blocks []page.Block
	for _, limit := range w.extract.Limits() {
		blocks = append(blocks, page.Paragraph{Text: page.Say(limit.In(w.view.Lang))})
	}
	return blocks
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
	head := register.CollectionOf("treatments").Table
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
		if texts := r.Field(f.Key); texts != nil {
			terms = append(terms, page.Term{Label: f.Label.In(w.view.Lang), Texts: texts})
		}
	}
	flush()
	return blocks
}
