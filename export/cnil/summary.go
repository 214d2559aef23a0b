package cnil

import (
	"cmp"
	"slices"
	"strings"

	"article30/export/extract"
	"article30/export/sheet"
	"article30/register"
)

// summaryColumn is a column of the summary, and what stands in it for a record.
type summaryColumn struct {
	tableColumn
	text func(*writer, register.Record) value
	// beyond says that Article 30 does not ask for it.
	beyond bool
}

// The columns of the summary after the reference and the name: the whole
// register on one page in width.
var (
	treatmentSummary = []summaryColumn{
		{tableColumn{head: wordMainPurpose, cm: 4}, mainPurpose, false},
		{tableColumn{head: text("Base légale", "Legal basis"), cm: 3.4}, legalBases, true},
		{tableColumn{head: text("Personnes concernées", "Data subjects"), cm: 3}, fieldOf("subjects"), false},
		{tableColumn{head: text("Données", "Data"), cm: 4}, dataNames, false},
		{tableColumn{head: text("Destinataires", "Recipients"), cm: 4.2}, fieldOf("recipients"), false},
		{tableColumn{head: text("Durées de conservation", "Retention periods"), cm: 5.2}, retentions, false},
		{tableColumn{head: text("Transferts hors UE", "Transfers outside the EU"), cm: 3.6}, transfers, false},
		{tableColumn{head: text("Mesures de sécurité", "Security measures"), cm: 5}, fieldOf("measures"), false},
	}
	activitySummary = []summaryColumn{
		{tableColumn{head: text("Clients", "Clients"), cm: 5}, fieldOf("clients"), false},
		{tableColumn{head: text("Opérations effectuées", "Operations carried out"), cm: 7}, fieldOf("operations"), false},
		{tableColumn{head: text("Sous-traitants ultérieurs", "Sub-processors"), cm: 5}, fieldOf("subprocessors"), false},
		{tableColumn{head: text("Transferts hors UE", "Transfers outside the EU"), cm: 5}, transfers, false},
		{tableColumn{head: text("Mesures de sécurité", "Security measures"), cm: 6}, fieldOf("measures"), false},
		{tableColumn{head: text("Sort des données", "Fate of the data"), cm: 3.6}, fieldOf("end_fate"), true},
	}
)

// summary draws a row for each treatment or activity.
func (w *writer) summary() sheet.Sheet {
	columns := treatmentSummary
	if w.opts.Part == Processor {
		columns = activitySummary
	}
	if w.opts.Profile == extract.Article30 {
		columns = slices.DeleteFunc(slices.Clone(columns), func(c summaryColumn) bool { return c.beyond })
	}
	heads := []tableColumn{{head: text("N° / RÉF", "Reference"), cm: 1.9}, {head: w.recordLabel(), cm: 3.8}}
	for _, c := range columns {
		heads = append(heads, c.tableColumn)
	}
	s := w.tableHead(w.say(titleSummary), "", heads)
	for i, rec := range w.records() {
		of := w.reading(w.form().table, rec)
		row := tableRow{link: w.fiches[rec], values: []value{{text: register.ReferenceOf(rec)}, w.named(rec, brief(register.NameOf(rec)))}}
		for _, c := range columns {
			row.values = append(row.values, c.text(of, rec))
		}
		s.Rows = append(s.Rows, w.tableRow(i, row))
	}
	return s
}

// brief shortens a text too long for a summary: it stands in full in the fiche.
func brief(text string) string {
	const most = 240
	if len(text) <= most {
		return text
	}
	return shorten(text, most)
}

// item is one of the texts that share a cell of the summary.
type item struct {
	text string
	// guessed says that a template gave it and nobody confirmed it.
	guessed bool
}

// inline sets items on one line, each text once. Where all of them are to be
// confirmed, one mark says so.
func (w *writer) inline(items []item) string {
	var texts []string
	all := !slices.ContainsFunc(items, func(i item) bool { return !i.guessed })
	for _, i := range items {
		text := brief(i.text)
		if i.guessed && !all {
			text = w.toConfirm(text)
		}
		if text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	text := strings.Join(texts, itemSeparator)
	if all && text != "" {
		text = w.toConfirm(text)
	}
	return text
}

// itemSeparator stands between items, and ends a line rather than begins one:
// names may hold commas of their own.
const itemSeparator = "\u00a0· "

// fieldOf prints a field of the record, what it lists on one line.
func fieldOf(key string) func(*writer, register.Record) value {
	return func(w *writer, rec register.Record) value {
		f := w.form().table.Field(key)
		text := w.inline(w.itemsOf(f, rec))
		if text == "" && !f.Due() {
			return value{}
		}
		return w.orTodo(text)
	}
}

// itemsOf gives the titles of what a field lists or refers to; for any other
// field or answer, its text.
func (w *writer) itemsOf(f *register.Field, rec register.Record) []item {
	if f.State(rec) != register.StateAnswered {
		return []item{{f.Text(rec, w.view), w.guessed(f, rec)}}
	}
	var items []item
	if ids, ok := f.Address(rec).(*[]register.ID); ok {
		c := register.CollectionOf(f.Catalogue)
		for _, id := range *ids {
			title := w.unknown(id)
			if i := c.Index(w.view.Register, id); i >= 0 {
				title = c.Table.Title(c.At(w.view.Register, i), w.view)
			}
			items = append(items, item{title, w.guessed(f, rec)})
		}
		return items
	}
	if f.Kind != register.KindList {
		return []item{{f.Text(rec, w.view), w.guessed(f, rec)}}
	}
	for _, sub := range f.Items(rec) {
		items = append(items, item{f.Table.Title(sub, w.view), w.guessedItem(sub)})
	}
	return items
}

func mainPurpose(w *writer, rec register.Record) value {
	rows := w.items(blockOf(blockPurposes), treatmentTable.Field("purposes"), rec)
	main := rows[0][0]
	return value{brief(main.text), main.todo}
}

// legalBases lists the bases of all purposes, each once.
func legalBases(w *writer, rec register.Record) value {
	f := treatmentTable.Field("purposes")
	basis := f.Table.Field("legal_bases")
	var items []item
	for _, purpose := range f.Items(rec) {
		for _, code := range *basis.Address(purpose).(*[]register.Code) {
			items = append(items, item{basis.Vocabulary.Label(string(code), w.lang), w.guessedItem(purpose)})
		}
	}
	return w.orTodo(w.inline(items))
}

// dataNames lists the categories of data.
func dataNames(w *writer, rec register.Record) value {
	names := w.dataItems(rec.(*register.Treatment))
	if names == nil {
		return w.orTodo(treatmentTable.Field("data").Text(rec, w.view))
	}
	text := w.inline(names)
	return value{text, text == w.say(wordTodo)}
}

// dataItems gives each category of data of a treatment.
func (w *writer) dataItems(t *register.Treatment) []item {
	data := treatmentTable.Field("data").Table
	var items []item
	for i := range t.Data {
		d := &t.Data[i]
		name := w.orTodo(cmp.Or(data.Field("category").Text(d, w.view), d.Detail))
		items = append(items, item{name.text, w.guessedItem(d) && !name.todo})
	}
	return items
}

// shared is a text that holds for several items.
type shared struct {
	text  string
	todo  bool
	items []item
}

// share adds an item to those that a text holds for.
func share(groups []shared, text value, i item) []shared {
	for k := range groups {
		if groups[k].text == text.text {
			if !slices.Contains(groups[k].items, i) {
				groups[k].items = append(groups[k].items, i)
			}
			return groups
		}
	}
	return append(groups, shared{text.text, text.todo, []item{i}})
}

// retentions prints each period, after the categories of data that it holds
// for unless it holds for all of them. The text behind it stands elsewhere.
func retentions(w *writer, rec register.Record) value {
	t := rec.(*register.Treatment)
	var groups, all []shared
	for i, name := range w.dataItems(t) {
		all = share(all, value{}, name)
		for _, period := range w.periods(&t.Data[i]) {
			groups = share(groups, period, name)
		}
	}
	if groups == nil {
		return w.orTodo(treatmentTable.Field("data").Text(rec, w.view))
	}
	v := value{}
	for _, g := range groups {
		line := brief(g.text)
		if len(g.items) < len(all[0].items) {
			line = w.inline(g.items) + w.say(wordColon) + line
		}
		v = value{lineUp(v.text, line), v.todo || g.todo}
	}
	return v
}

// periods prints how long a category of data is kept.
func (w *writer) periods(d *register.Datum) []value {
	f := treatmentTable.Field("data").Table.Field("retentions")
	if f.State(d) != register.StateAnswered {
		return []value{w.orTodo(f.Text(d, w.view))}
	}
	var periods []value
	for i := range d.Retentions {
		periods = append(periods, w.retention(f.Table, &d.Retentions[i])[0])
	}
	return periods
}

// transfers prints who receives data outside the EEA, and where; without any,
// what the review of transfers answered.
func transfers(w *writer, rec register.Record) value {
	var groups []shared
	for _, row := range w.transferRows(rec) {
		importer, country, safeguards := row.values[0], row.values[1], row.values[3]
		place, _, _ := strings.Cut(country.text, "\n")
		kinds := strings.ReplaceAll(safeguards.text, "\n", itemSeparator)
		where := value{joined(w.say(wordColon), brief(place), brief(kinds)), importer.todo || country.todo}
		groups = share(groups, where, item{text: importer.text})
	}
	if groups == nil {
		return w.orTodo(w.form().table.Field("transfers_reviewed").Text(rec, w.view))
	}
	v := value{}
	for _, g := range groups {
		v = value{lineUp(v.text, w.inline(g.items)+" ("+g.text+")"), v.todo || g.todo}
	}
	return v
}

// joined sets texts side by side, leaving out what is empty.
func joined(separator string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(texts), func(s string) bool { return s == "" }), separator)
}

// byID gives the records written by their IDs.
func (w *writer) byID() map[register.ID]register.Record {
	all := map[register.ID]register.Record{}
	for _, rec := range w.records() {
		all[register.Identity(rec)] = rec
	}
	return all
}
