package register

import (
	"slices"

	"article30/register/lang"
	"article30/register/law"
)

// The constructors below are how a table is written: one per kind, each
// erasing the record's type behind an accessor that returns the address of
// the member. A line of a table reads
//
//	line("owner", "Responsable interne", "Owner", func(t *Treatment) *string { return &t.Owner }),

func table[R any](fr, en string, fields ...[]Field) *Table {
	return &Table{
		Name:   lang.Text{FR: fr, EN: en},
		Fields: slices.Concat(fields...),
		fresh:  func() any { return new(R) },
		copy:   func(rec any) any { c := *rec.(*R); return &c },
	}
}

// titled says how a record of the table is named in one line, where its first
// answered field will not do.
func (t *Table) titled(title func(rec any, v View) string) *Table {
	t.title = title
	return t
}

// written says how a record of the table is read from one sentence, such as
// the examples.
func (t *Table) written(fr, en string, parse func(rec any, sentence string) (understood bool)) *Table {
	t.Parse, t.Example = parse, text(fr, en)
	return t
}

// in puts fields into a block.
func in(b Block, fields ...Field) []Field {
	for i := range fields {
		fields[i].Block = b
	}
	return fields
}

// lift makes the fields of an embedded struct fields of the struct around it.
func lift[Outer, Inner any](inner func(*Outer) *Inner, fields []Field) []Field {
	lifted := slices.Clone(fields)
	for i := range lifted {
		address, absence := lifted[i].address, lifted[i].absence
		lifted[i].address = func(rec any) any { return address(inner(rec.(*Outer))) }
		if absence != nil {
			lifted[i].absence = func(rec any) *Absence { return absence(inner(rec.(*Outer))) }
		}
	}
	return lifted
}

func field[R, V any](kind Kind, key, fr, en string, at func(*R) *V) Field {
	return Field{
		Key: key, Kind: kind, Label: lang.Text{FR: fr, EN: en},
		address: func(rec any) any { return at(rec.(*R)) },
	}
}

func line[R any](key, fr, en string, at func(*R) *string) Field {
	return field(KindLine, key, fr, en, at)
}

func long[R any](key, fr, en string, at func(*R) *string) Field {
	return field(KindLong, key, fr, en, at)
}

func yesNo[R any](key, fr, en string, at func(*R) *Answer) Field {
	return field(KindYesNo, key, fr, en, at)
}

func date[R any](key, fr, en string, at func(*R) *Date) Field {
	return field(KindDate, key, fr, en, at)
}

func country[R any](key, fr, en string, at func(*R) *Country) Field {
	return field(KindCountry, key, fr, en, at)
}

func number[R any](key, fr, en string, at func(*R) **int) Field {
	return field(KindNumber, key, fr, en, at)
}

func choice[R any](key, fr, en string, v *law.Vocabulary, at func(*R) *Code) Field {
	f := field(KindChoice, key, fr, en, at)
	f.Vocabulary = v
	return f
}

func choices[R any](key, fr, en string, v *law.Vocabulary, at func(*R) *[]Code) Field {
	f := field(KindChoices, key, fr, en, at)
	f.Vocabulary = v
	return f
}

func ref[R any](key, fr, en, catalogue string, at func(*R) *ID) Field {
	f := field(KindRef, key, fr, en, at)
	f.Catalogue = catalogue
	return f
}

func refs[R any](key, fr, en, catalogue string, at func(*R) *[]ID) Field {
	f := field(KindRefs, key, fr, en, at)
	f.Catalogue = catalogue
	return f
}

func group[R, G any](key, fr, en string, t *Table, at func(*R) *G) Field {
	f := field(KindGroup, key, fr, en, at)
	f.Table = t
	return f
}

func list[R, S any](key, fr, en string, t *Table, at func(*R) *[]S) Field {
	f := field(KindList, key, fr, en, at)
	f.Table = t
	f.list = &listOps{
		len: func(l any) int { return len(*l.(*[]S)) },
		at:  func(l any, i int) any { return &(*l.(*[]S))[i] },
		insert: func(l any, i int, item any) {
			p := l.(*[]S)
			*p = slices.Insert(*p, i, *item.(*S))
		},
		remove: func(l any, i int) {
			p := l.(*[]S)
			if *p = slices.Delete(*p, i, i+1); len(*p) == 0 {
				*p = nil
			}
		},
		own: func(l any) { p := l.(*[]S); *p = slices.Clone(*p) },
	}
	return f
}

// help says what the field expects, in one sentence.
func (f Field) help(fr, en string) Field {
	f.Help = lang.Text{FR: fr, EN: en}
	return f
}

// asked names the provision that asks for the field.
func (f Field) asked(article string) Field {
	f.Article = article
	return f
}

// following shows beside the field what follows from other answers.
func (f Field) following(d derivation) Field {
	f.derived = &d
	return f
}

// where asks for the field only of the records of which that holds.
func (f Field) where(applies func(rec any) bool) Field {
	f.applies = applies
	return f
}

// logged has the program alone write the list, which summary says in one line.
func (f Field) logged(summary func(rec any, l lang.Lang) string) Field {
	f.summary = summary
	return f
}

// open lets a choice be answered in the user's own words.
func (f Field) open() Field {
	f.Open = true
	return f
}

// orNone lets the field be answered by an explicit "none".
func orNone[R any](f Field, at func(*R) *Absence) Field {
	f.absence = func(rec any) *Absence { return at(rec.(*R)) }
	return f
}
