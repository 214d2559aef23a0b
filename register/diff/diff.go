// Package diff tells what changed between two registers, and merges two that
// grew out of one, record by record and field by field.
//
// Its rules:
//
//   - It walks the field tables and switches on the kind. What no table lays
//     out (members this version does not know, explicit "none"s, what a record
//     keeps of a ready-made activity) is compared and merged as well: two
//     registers without a difference are the same file.
//   - Records and sub-records are matched by their IDs, never by position.
//   - A record written in one sentence, a retention, is one answer: half a
//     sentence of each side is what neither said.
//   - Nothing is lost: where a merge cannot do right by both sides it holds
//     ours, keeps what only one side deleted, and says so.
//   - No register it is given is written to.
package diff

import (
	"article30/register"
	"article30/register/lang"
)

// Kind says what happened at a place.
type Kind uint8

// A whole record or sub-record is added, removed or moved; all the rest is
// changed.
const (
	Added Kind = iota
	Removed
	Changed
	Moved
)

// Change is one difference between two registers.
type Change struct {
	Place
	Kind          Kind
	Before, After Value
}

// Label names the place in words: "T-003 Payroll › Purposes › Pay staff › Legal
// basis". It is the register's own text and must be cleaned before it reaches a
// terminal.
func (c Change) Label(l lang.Lang) string {
	switch {
	case c.Kind == Removed:
		return c.label(c.Before.register, l)
	case c.Kind == Changed && c.last().item:
		return c.list().label(c.After.register, l) // the sentence is said before and after
	}
	return c.label(c.After.register, l)
}

// Text says the change in one sentence, on the same terms as Label; texts of
// several lines keep their lines.
func (c Change) Text(l lang.Lang) string {
	var said lang.Text
	switch c.Kind {
	case Added:
		said = lang.Text{FR: "ajout", EN: "added"}
	case Removed:
		said = lang.Text{FR: "suppression", EN: "removed"}
	case Moved:
		said = lang.Text{FR: "déplacement", EN: "moved"}
	case Changed:
		change := answerText(c.Before, l) + " → " + answerText(c.After, l)
		said = lang.Text{FR: change, EN: change}
	}
	return c.Label(l) + lang.Text{FR: "\u00a0: ", EN: ": "}.In(l) + said.In(l)
}

func answerText(v Value, l lang.Lang) string {
	if text := v.Text(l); text != "" {
		return text
	}
	if !v.Exists() || v.member != nil {
		return lang.Text{FR: "rien", EN: "nothing"}.In(l)
	}
	return lang.Text{FR: "sans réponse", EN: "unanswered"}.In(l)
}

// Between returns what changed from one register to another, in the order of
// the second; what was removed comes after the neighbour it followed. It is
// empty if and only if both are the same file.
func Between(before, after *register.Register) []Change {
	d := differ{before: before, after: after}
	d.rest(Place{}, before, after)
	for _, c := range register.Collections {
		d.items(c.Table, records(c, before), records(c, after), func(k key, rec any) Place {
			return Place{Collection: c, Record: register.Identity(rec), nth: k.nth}
		})
	}
	return d.changes
}

type differ struct {
	before, after *register.Register
	changes       []Change
}

// items compares the records of a collection or the sub-records of a list.
func (d *differ) items(t *register.Table, before, after sequence, at func(key, any) Place) {
	shifted := moved(before.keys, after.keys)
	for _, k := range interleave(after.keys, before.keys) {
		was, is := before.items[k], after.items[k]
		switch {
		case was == nil:
			d.add(Change{Place: at(k, is), Kind: Added, After: Value{register: d.after, holder: is, table: t}})
			continue
		case is == nil:
			d.add(Change{Place: at(k, was), Kind: Removed, Before: Value{register: d.before, holder: was, table: t}})
			continue
		}
		change := Change{
			Place:  at(k, is),
			Before: Value{register: d.before, holder: was, table: t},
			After:  Value{register: d.after, holder: is, table: t},
		}
		if shifted[k] {
			move := change
			move.Kind = Moved
			d.add(move)
		}
		switch {
		case same(t, was, is):
		case t.Parse != nil:
			change.Kind = Changed
			d.add(change)
		default:
			d.fields(t, change.Place, was, is)
		}
	}
}

// fields compares two forms of a record, group or sub-record.
func (d *differ) fields(t *register.Table, at Place, before, after any) {
	for i := range t.Fields {
		f := &t.Fields[i]
		if sameField(f, before, after) {
			continue
		}
		p := at.in(step{field: f})
		switch f.Kind {
		case register.KindGroup:
			if !sameNone(f, before, after) {
				d.answer(p, before, after)
			}
			d.fields(f.Table, p, f.Address(before), f.Address(after))
		case register.KindList:
			if !sameNone(f, before, after) {
				d.answer(p, before, after)
			}
			d.items(f.Table, sequenceOf(f.Items(before)), sequenceOf(f.Items(after)), func(k key, _ any) Place {
				return at.in(step{field: f, item: true, key: k})
			})
		default:
			d.answer(p, before, after)
		}
	}
	d.rest(at, before, after)
}

// answer notes that a field is answered otherwise.
func (d *differ) answer(at Place, before, after any) {
	f := at.Field()
	d.add(Change{
		Place: at, Kind: Changed,
		Before: Value{register: d.before, holder: before, field: f},
		After:  Value{register: d.after, holder: after, field: f},
	})
}

// rest compares what no field table lays out.
func (d *differ) rest(at Place, before, after any) {
	for _, m := range shapeFor(after).rest {
		if !sameValue(m.of(before), m.of(after)) {
			d.add(Change{
				Place: at.in(step{member: m.name}), Kind: Changed,
				Before: Value{register: d.before, holder: before, member: &m},
				After:  Value{register: d.after, holder: after, member: &m},
			})
		}
	}
}

func (d *differ) add(c Change) { d.changes = append(d.changes, c) }
