package cnil

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"article30/register"
)

// findUses tells which of the records written use each entry of a catalogue,
// in the order of the register.
func (w *writer) findUses() map[register.ID][]register.Record {
	uses := map[register.ID][]register.Record{}
	note := func(t *register.Table, rec register.Record) {
		for _, id := range t.References(rec) {
			if of := uses[id]; len(of) == 0 || of[len(of)-1] != rec {
				uses[id] = append(of, rec)
			}
		}
	}
	for _, rec := range w.records() {
		note(w.form().table, rec)
	}
	recipients := register.CollectionOf("recipients") // their places rest on safeguards
	for _, rec := range recipients.All(w.reg) {
		if w.keeps(register.Identity(rec)) {
			note(recipients.Table, rec)
		}
	}
	return uses
}

// usedBy prints the references of the records that use an entry. Who is used
// everywhere is told by a few of them and how many there are.
func (w *writer) usedBy(id register.ID) string {
	const most = 20
	records := w.uses()[id]
	var names []string
	for _, rec := range records[:min(len(records), most)] {
		name := cmp.Or(register.ReferenceOf(rec), register.NameOf(rec), w.say(wordTodo))
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	all := strings.Join(names, ", ")
	if more := len(records) - most; more > 0 {
		all += fmt.Sprintf(w.say(wordAndMore), more)
	}
	return all
}
