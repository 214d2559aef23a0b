package registertest

import (
	"reflect"

	"pgregory.net/rapid"

	"article30/register"
)

// Mangled draws a register as a file written by hand may be: IDs that records
// share or that hold brackets, references to nothing, codes, countries and days
// that do not exist, and answers that a template gave.
func Mangled(t *rapid.T, texts *rapid.Generator[string]) *register.Register {
	r := Random(t, texts)
	for _, c := range register.Collections {
		for _, rec := range c.All(r) {
			mangle(t, c.Table, rec)
			if made, ok := rec.(register.Made); ok && rapid.Bool().Draw(t, "given") {
				c.Table.MarkGiven(made, "T01")
			}
		}
	}
	return r
}

// oddIDs are few, so that records share them.
var oddIDs = rapid.SampledFrom([]register.ID{"a", "a]", "[a]", "a].text", "a.b", "]", "[0]", "é"})

func mangle(t *rapid.T, table *register.Table, rec any) {
	odd := func(what string) bool { return rapid.IntRange(0, 2).Draw(t, what) == 0 }
	if id := reflect.ValueOf(rec).Elem().FieldByName("ID"); id.IsValid() && odd("id") {
		id.SetString(string(oddIDs.Draw(t, "id")))
	}
	for i := range table.Fields {
		f := &table.Fields[i]
		switch p := f.Address(rec).(type) {
		case *register.ID:
			if odd(f.Key) {
				*p = oddIDs.Draw(t, f.Key)
			}
		case *[]register.ID:
			if odd(f.Key) {
				*p = append(*p, oddIDs.Draw(t, f.Key))
			}
		case *register.Code:
			if odd(f.Key) {
				*p = "?"
			}
		case *[]register.Code:
			if odd(f.Key) {
				*p = append(*p, "?", "?")
			}
		case *register.Country:
			if odd(f.Key) {
				*p = "Atlantide"
			}
		case *register.Date:
			if odd(f.Key) {
				*p = "hier"
			}
		default:
			switch f.Kind {
			case register.KindGroup:
				mangle(t, f.Table, p)
			case register.KindList:
				for _, item := range f.Items(rec) {
					mangle(t, f.Table, item)
				}
			}
		}
	}
}
