package register

import (
	"cmp"
	"strconv"
	"strings"

	"article30/register/lang"
	"article30/register/law"
)

// Text prints the field's answer in a view's language: codes as their labels,
// references as names, days and countries in full, an explicit "none" with its
// reason. It is empty when the field is unanswered. The text is the register's
// own and must be cleaned before it reaches a terminal.
func (f *Field) Text(rec any, v View) string {
	if f.State(rec) == StateNone {
		return noneText(f.Absence(rec), v.Lang)
	}
	switch p := f.Address(rec).(type) {
	case *string:
		return *p
	case *Answer:
		return answerText(*p, v.Lang)
	case *Code:
		return f.Vocabulary.Label(string(*p), v.Lang)
	case *[]Code:
		return join(*p, v.Lang, func(c Code) string { return f.Vocabulary.Label(string(c), v.Lang) })
	case *ID:
		return v.nameOf(*p)
	case *[]ID:
		return join(*p, v.Lang, v.nameOf)
	case *Date:
		return lang.FormatDate(string(*p), v.Lang)
	case *Country:
		return CountryName(*p, v.Lang)
	case **int:
		if *p == nil {
			return ""
		}
		return strconv.Itoa(**p)
	default:
		if f.Kind == KindList {
			return join(f.Items(rec), v.Lang, func(item any) string { return f.Table.Title(item, v) })
		}
		return f.Table.Title(p, v)
	}
}

// Title names a record, group or sub-record in one line: by the table's own
// rule, by its name or else its reference, or by its first answered field. It
// is empty when nothing is answered.
func (t *Table) Title(rec any, v View) string {
	if t.title != nil {
		if title := t.title(rec, v); title != "" {
			return title
		}
	}
	if h, ok := rec.(interface{ head() *Head }); ok {
		return cmp.Or(h.head().Name, h.head().Reference)
	}
	for i := range t.Fields {
		if title := t.Fields[i].Text(rec, v); title != "" {
			return title
		}
	}
	return ""
}

func answerText(a Answer, l lang.Lang) string {
	switch a {
	case Yes:
		return text("Oui", "Yes").In(l)
	case No:
		return text("Non", "No").In(l)
	}
	return ""
}

// CountryName returns the name of a country or international organisation;
// what is neither comes back as written.
func CountryName(c Country, l lang.Lang) string {
	if known, ok := law.CountryByCode(string(c)); ok {
		return known.Name.In(l)
	}
	return string(c)
}

// unknownText stands before an ID that names no record.
var unknownText = text("inconnu\u00a0: ", "unknown: ")

// nameOf names the record of an ID; a dangling one is shown as unknown.
func (v View) nameOf(id ID) string {
	if id == "" {
		return ""
	}
	c, rec := v.Register.ByID(id)
	if rec == nil {
		return unknownText.In(v.Lang) + string(id)
	}
	return c.Table.Title(rec, v)
}

// join sets texts side by side with the semicolon of the language: labels hold
// commas of their own.
func join[T any](all []T, l lang.Lang, text func(T) string) string {
	texts := make([]string, len(all))
	for i, one := range all {
		texts[i] = text(one)
	}
	return strings.Join(texts, lang.Text{FR: "\u00a0; ", EN: "; "}.In(l))
}
