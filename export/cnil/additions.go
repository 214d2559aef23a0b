package cnil

import (
	"fmt"
	"slices"
	"strings"

	"article30/export/sheet"
	"article30/register"
)

// addition is a row outside the form: a field's label, and its answer.
type addition struct {
	label string
	value value
}

// group is the additions of one block of a record's form.
type group struct {
	block register.Block
	rows  []addition
}

// slots says which fields of a record the form has cells for: a key with no
// keys of its own is shown whole, one with keys shows these of its
// sub-records.
type slots map[string][]string

// slotsOf gives the slots of a record's form, as its blocks say.
func slotsOf(t *register.Table, blocks []block) slots {
	s := slots{}
	for i := range blocks {
		b := &blocks[i]
		switch b.key {
		case blockDescription:
			for _, row := range b.fixed {
				s[row.key] = nil
			}
			continue
		case blockTransfers:
			s["transfers_reviewed"] = nil
		}
		f := t.Field(b.key)
		if f == nil {
			continue // filled from elsewhere, such as the field of the block before it
		}
		s[b.key] = nil
		if f.Kind != register.KindList {
			continue
		}
		for _, c := range b.columns {
			for _, keys := range c.fields {
				for key := range strings.SplitSeq(keys, "|") {
					key, _, _ = strings.Cut(key, ".")
					s[b.key] = append(s[b.key], key)
				}
			}
		}
	}
	return s
}

// additions prints what a record answers and the form has no cell for, in the
// order of its field table.
func (w *writer) additions(t *register.Table, rec any, in slots) []group {
	var groups []group
	for i := range t.Fields {
		f := &t.Fields[i]
		shown, slotted := in[f.Key]
		if slotted && (shown == nil || f.State(rec) != register.StateAnswered) || !w.Shows(t, i, false) {
			continue
		}
		rows := w.fieldRows(f, rec, "", shown, false)
		if len(rows) == 0 {
			continue
		}
		if n := len(groups); n == 0 || groups[n-1].block.Key != f.Block.Key {
			groups = append(groups, group{block: f.Block})
		}
		last := &groups[len(groups)-1]
		last.rows = append(last.rows, rows...)
	}
	return groups
}

// fieldRows prints a field, and what a group or list holds, as rows. shown are
// the keys of its sub-records that stand elsewhere; within says that the field
// belongs to a sub-record.
func (w *writer) fieldRows(f *register.Field, rec any, prefix string, shown []string, within bool) []addition {
	label := prefix + w.say(f.Label)
	switch f.State(rec) {
	case register.StateNone:
		return []addition{{label, value{text: f.Text(rec, w.view)}}}
	case register.StateUnanswered:
		if !f.Due() || within && overrides(f.Kind) {
			return nil
		}
		return []addition{{label, w.todo()}}
	}
	if f.Logged() {
		return []addition{{label, value{text: f.Summary(rec, w.view.Lang)}}}
	}
	switch f.Kind {
	case register.KindGroup:
		return w.recordRows(f.Table, f.Address(rec), label+" – ", shown)
	case register.KindList:
		var rows []addition
		for i, item := range f.Items(rec) {
			name := fmt.Sprintf("%s%s %d", prefix, w.say(f.Table.Name), i+1)
			if title := f.Table.Title(item, w.view); shown != nil && title != "" {
				name += " (" + shorten(title, 50) + ")"
			}
			of := w.recordRows(f.Table, item, name+" – ", shown)
			if first := w.say(f.Table.Fields[0].Label); !f.Table.Titled() && len(of) > 0 && of[0].label == name+" – "+first {
				of[0].label = name // the field that names the record needs no label
			}
			rows = append(rows, of...)
		}
		return rows
	}
	return []addition{{label, value{text: w.fieldText(f, rec)}}}
}

// overrides reports that a field of a kind, left unanswered in a sub-record,
// means that what is said elsewhere holds.
func overrides(k register.Kind) bool {
	return k == register.KindYesNo || k == register.KindList || k == register.KindRefs
}

func (w *writer) recordRows(t *register.Table, rec any, prefix string, shown []string) []addition {
	var rows []addition
	for i := range t.Fields {
		if f := &t.Fields[i]; !slices.Contains(shown, f.Key) && w.Shows(t, i, true) {
			of := w.fieldRows(f, rec, prefix, nil, true)
			for i := range of {
				if v := &of[i].value; f.Kind != register.KindList && !v.todo && w.guessedItem(rec) {
					v.text = w.toConfirm(v.text)
				}
			}
			rows = append(rows, of...)
		}
	}
	return rows
}

// shorten cuts a text that only reminds of what stands in full elsewhere.
func shorten(title string, most int) string {
	runes := []rune(strings.Join(strings.Fields(title), " "))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most-1]) + "…"
}

// additionRows draws groups under one another, a heading above each. A page may
// end between two of them unless they stand together.
func (w *writer) additionRows(groups []group, together bool) []sheet.Row {
	var rows []sheet.Row
	for i, g := range groups {
		rows = append(rows, sheet.Row{MinHeight: addPt, Block: i > 0 && !together, Cells: []sheet.Cell{
			{Text: w.say(g.block.Label), Style: lookAddBlock, Across: ficheColumns},
		}})
		for i, a := range g.rows {
			rows = append(rows, sheet.Row{MinHeight: addPt, Cells: []sheet.Cell{
				{Text: a.label, Style: lookAddLabel, Again: w.continued(a.label)},
				{Text: a.value.text, Style: stripedAddition(i, a.value.todo), Across: ficheColumns - 1},
			}})
		}
	}
	return rows
}
