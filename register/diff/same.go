package diff

import (
	"bytes"
	"slices"

	"github.com/go-json-experiment/json/jsontext"

	"article30/register"
)

// same reports that a record, group or sub-record reads the same in the file
// in both forms, its ID aside.
func same(t *register.Table, a, b any) bool {
	if a == b {
		return true
	}
	for i := range t.Fields {
		if !sameField(&t.Fields[i], a, b) {
			return false
		}
	}
	return sameRest(a, b)
}

func sameField(f *register.Field, a, b any) bool {
	if !sameNone(f, a, b) {
		return false
	}
	switch f.Kind {
	case register.KindGroup:
		return same(f.Table, f.Address(a), f.Address(b))
	case register.KindList:
		return slices.EqualFunc(f.Items(a), f.Items(b), func(a, b any) bool {
			return register.Identity(a) == register.Identity(b) && same(f.Table, a, b)
		})
	}
	return sameAnswer(f.Address(a), f.Address(b))
}

// sameAnswer compares the answers to a field that has no fields of its own.
func sameAnswer(a, b any) bool {
	switch p := a.(type) {
	case *string:
		return *p == *b.(*string)
	case *register.Answer:
		return *p == *b.(*register.Answer)
	case *register.Code:
		return *p == *b.(*register.Code)
	case *register.ID:
		return *p == *b.(*register.ID)
	case *register.Date:
		return *p == *b.(*register.Date)
	case *register.Country:
		return *p == *b.(*register.Country)
	case *[]register.Code:
		return slices.Equal(*p, *b.(*[]register.Code))
	case *[]register.ID:
		return slices.Equal(*p, *b.(*[]register.ID))
	case **int:
		q := *b.(**int)
		return *p == q || *p != nil && q != nil && **p == *q
	}
	return sameValue(a, b)
}

func sameNone(f *register.Field, a, b any) bool {
	return !f.AllowsNone() || f.Absence(a) == f.Absence(b) && sameValue(noneOf(f, a), noneOf(f, b))
}

// sameRest compares what no field table lays out.
func sameRest(a, b any) bool {
	for _, m := range shapeFor(a).rest {
		if !sameValue(m.of(a), m.of(b)) {
			return false
		}
	}
	return true
}

// sameValue compares two values given by pointer as the file holds them.
func sameValue(a, b any) bool {
	switch p := a.(type) {
	case *jsontext.Value:
		return sameMembers(*p, *b.(*jsontext.Value))
	case *register.Absence:
		return *p == *b.(*register.Absence)
	case *register.NoneOf:
		q := b.(*register.NoneOf)
		return p.Absence == q.Absence && sameMembers(p.Extra, q.Extra)
	case *register.Origin:
		q := b.(*register.Origin)
		return p.Template == q.Template && p.Given == q.Given && sameMembers(p.Extra, q.Extra)
	}
	return raw(a) == raw(b)
}

// sameMembers compares members the program does not know, the blanks between
// them aside.
func sameMembers(a, b jsontext.Value) bool {
	return bytes.Equal(a, b) || slices.Equal(membersOf(a), membersOf(b))
}
