package cnil

import (
	"strings"

	"article30/register"
)

// transfer prints a transfer: who receives, where, on what it rests, and where
// that is documented. A recipient whose country is unanswered stands here too,
// without claiming that there is a transfer.
func (w *writer) transfer(t register.Transfer) []value {
	own := t.Own()
	table := treatmentTable.Field("transfers").Table
	text := func(key string) string { return table.Field(key).Text(&own, w.view) }

	values := []value{
		w.orTodo(lineUp(text("importer"), t.Detail, text("nature"))),
		w.orTodo(text("country")),
		w.orTodo(w.safeguards(t.Safeguards, "kind")),
		{text: lineUp(t.Document, w.documents(t.Safeguards))}, // may be lacking (Art. 30(1)(e))
	}
	if t.Inside() && len(t.Safeguards) == 0 {
		values[2] = value{text: w.say(wordInEEA)}
	}
	if t.Recipient != nil && t.Country == "" {
		values[1] = value{w.say(wordNoCountry), true}
		if len(t.Safeguards) == 0 {
			values[2] = value{w.say(wordMaybeTransfer), true}
		}
	}
	return values
}

// documents says where each safeguard is documented: its decision or contract, its
// document, the day it was signed. One that says none of it is given by its name,
// which often tells.
func (w *writer) documents(ids []register.ID) string {
	var lines []string
	for _, id := range ids {
		one := []register.ID{id}
		said := w.safeguards(one, "decision", "document", "signed_on")
		if said == "" {
			said = w.safeguards(one, "name")
		}
		lines = append(lines, said)
	}
	return lineUp(lines...)
}

// safeguards prints some fields of each safeguard, a line each. A reference
// that leads nowhere is said once, in the column of kinds.
func (w *writer) safeguards(ids []register.ID, keys ...string) string {
	c := register.CollectionOf("safeguards")
	var lines []string
	for _, id := range ids {
		i := c.Index(w.view.Register, id)
		if i < 0 {
			if keys[0] == "kind" {
				lines = append(lines, w.unknown(id))
			}
			continue
		}
		rec := c.At(w.view.Register, i)
		var parts []string
		for _, key := range keys {
			f := c.Table.Field(key)
			text := f.Text(rec, w.view)
			if text == "" {
				continue
			}
			if f.Kind == register.KindDate {
				text = w.labelled(f.Label, text)
			}
			parts = append(parts, text)
		}
		if len(parts) > 0 {
			lines = append(lines, strings.Join(parts, ", "))
		}
	}
	return strings.Join(lines, "\n")
}

// lineUp sets texts under one another, leaving out what is empty.
func lineUp(texts ...string) string {
	var lines []string
	for _, text := range texts {
		if text != "" {
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, "\n")
}
