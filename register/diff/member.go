package diff

import (
	"reflect"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"article30/register"
)

// member is a part of a struct that no field table lays out. It is found by
// reflection, so that one added tomorrow is compared and merged as well.
type member struct {
	name  string // in paths and in the file; "*" for the members not known
	index []int
}

// of returns a pointer to the member in a struct given by pointer.
func (m member) of(holder any) any {
	return reflect.ValueOf(holder).Elem().FieldByIndex(m.index).Addr().Interface()
}

// unknown is the name of what a version of the program does not know.
const unknown = "*"

// shape is what one type of struct holds beside the fields of its table.
type shape struct {
	rest []member
	// nones holds the explicit "none" of the fields, by their keys; that of a
	// group stands in the group itself, under the empty key.
	nones map[string]member
}

// shapes holds the shape of every type of struct of a register.
var shapes = shapesOfAll()

func shapesOfAll() map[reflect.Type]shape {
	all := map[reflect.Type]shape{}
	var add func(t *register.Table, identified bool)
	add = func(t *register.Table, identified bool) {
		var keys []string
		for i := range t.Fields {
			keys = append(keys, t.Fields[i].Key)
		}
		if identified {
			keys = append(keys, "id")
		}
		of := reflect.TypeOf(t.New()).Elem()
		all[of] = shapeOf(of, keys)
		for i := range t.Fields {
			if inner := t.Fields[i].Table; inner != nil {
				add(inner, true)
			}
		}
	}
	var keys []string
	for _, c := range register.Collections {
		keys = append(keys, c.Key)
		add(c.Table, !c.Single) // what is matched by its ID has no other
	}
	of := reflect.TypeFor[register.Register]()
	all[of] = shapeOf(of, keys)
	return all
}

// shapeOf returns what a type of struct holds beside the members of some keys.
func shapeOf(of reflect.Type, keys []string) shape {
	s := shape{nones: map[string]member{}}
	for _, f := range reflect.VisibleFields(of) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		list, isNone := strings.CutSuffix(name, "_none")
		switch {
		case f.Type == reflect.TypeFor[register.Absence]():
			s.nones[""] = member{"", f.Index}
		case f.Type == reflect.TypeFor[jsontext.Value]():
			s.rest = append(s.rest, member{unknown, f.Index})
		case isNone && slices.Contains(keys, list):
			s.nones[list] = member{name, f.Index}
		case name != "" && name != "none" && name != "why" && !slices.Contains(keys, name):
			s.rest = append(s.rest, member{name, f.Index})
		}
	}
	return s
}

func shapeFor(holder any) shape { return shapes[reflect.TypeOf(holder).Elem()] }

// noneOf returns a pointer to the explicit "none" of a field, nil where none
// is no answer.
func noneOf(f *register.Field, holder any) any {
	switch {
	case !f.AllowsNone():
		return nil
	case f.Kind == register.KindGroup:
		group := f.Address(holder)
		return shapeFor(group).nones[""].of(group)
	}
	return shapeFor(holder).nones[f.Key].of(holder)
}

// assign copies a value behind a pointer. What it shares with the original is
// never written to: whoever changes a record clones it first.
func assign(to, from any) {
	reflect.ValueOf(to).Elem().Set(reflect.ValueOf(from).Elem())
}

// assignField answers a field as another holder does, an explicit "none"
// included.
func assignField(f *register.Field, to, from any) {
	assign(f.Address(to), f.Address(from))
	if f.AllowsNone() {
		assign(noneOf(f, to), noneOf(f, from))
	}
}

// setItems makes these the sub-records of a list.
func setItems(f *register.Field, holder any, items []any) {
	list := reflect.ValueOf(f.Address(holder)).Elem()
	made := reflect.Zero(list.Type()) // nil when there are none: an empty list is no answer
	for _, item := range items {
		made = reflect.Append(made, reflect.ValueOf(item).Elem())
	}
	list.Set(made)
}

// raw returns the JSON of a value given by pointer, without blanks.
func raw(value any) string {
	if v, ok := value.(*jsontext.Value); ok && len(*v) == 0 {
		return ""
	}
	text, err := json.Marshal(value, jsontext.PreserveRawStrings(true))
	if err != nil {
		return err.Error() // text that is no UTF-8, which no file holds
	}
	return string(text)
}
