package diff

import (
	"strconv"
	"strings"

	"article30/register"
	"article30/register/lang"
)

// Value is what one register has at a place. The zero Value is nothing at all:
// a record or sub-record that is not there.
type Value struct {
	register *register.Register
	// holder is the struct that has it, or the record or sub-record itself,
	// which table then lays out.
	holder any
	table  *register.Table
	field  *register.Field
	member *member
	// collection is set for the order of its records.
	collection *register.Collection
}

// Exists reports that the register has something at the place: a record, a
// sub-record, or the field of one, be it unanswered.
func (v Value) Exists() bool { return v.register != nil }

// Text prints the value as Field.Text prints a field's, a whole record or
// sub-record by its title; several lines where the text has several. It is
// empty when the field is unanswered or nothing is there. The text is the
// register's own and must be cleaned before it reaches a terminal.
func (v Value) Text(l lang.Lang) string {
	view := register.View{Register: v.register, Lang: l}
	switch {
	case !v.Exists():
		return ""
	case v.collection != nil:
		return v.order(view)
	case v.field != nil:
		return v.field.Text(v.holder, view)
	case v.member != nil:
		return memberText(v.member.of(v.holder), l)
	}
	if rec, ok := v.holder.(register.Record); ok && register.ReferenceOf(rec) != "" {
		return register.ReferenceOf(rec) + " " + itemTitle(v.table, rec, view)
	}
	return itemTitle(v.table, v.holder, view)
}

// references returns the catalogue entries that the value refers to.
func (v Value) references() []register.ID {
	switch {
	case !v.Exists():
		return nil
	case v.field != nil:
		alone := register.Table{Fields: []register.Field{*v.field}}
		return alone.References(v.holder)
	case v.table != nil:
		return v.table.References(v.holder)
	}
	return nil
}

// order names the records of a collection as they follow each other.
func (v Value) order(view register.View) string {
	var titles []string
	for _, rec := range v.collection.All(v.register) {
		title := register.ReferenceOf(rec)
		if title == "" {
			title = itemTitle(v.collection.Table, rec, view)
		}
		titles = append(titles, title)
	}
	return strings.Join(titles, ", ")
}

func memberText(value any, l lang.Lang) string {
	switch p := value.(type) {
	case *int:
		return strconv.Itoa(*p)
	case *register.Code:
		return string(*p)
	case *register.ID:
		return string(*p)
	case *[]register.Reader:
		return readersText(*p)
	case *register.Origin:
		return originText(p, l)
	}
	return raw(value)
}

func readersText(readers []register.Reader) string {
	var all []string
	for _, r := range readers {
		all = append(all, strings.TrimSpace(r.Name+" "+r.Key))
	}
	return strings.Join(all, "; ")
}

func originText(o *register.Origin, l lang.Lang) string {
	given := len(strings.Fields(o.Given))
	if o.Template == "" && given == 0 {
		return ""
	}
	return o.Template + lang.Format(lang.Text{FR: " (%d %s à confirmer)", EN: " (%d %s to confirm)"}, given, lang.Text{
		FR: lang.FR.Plural(given, "réponse", "réponses"),
		EN: lang.EN.Plural(given, "answer", "answers"),
	}).In(l)
}
