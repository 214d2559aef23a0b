package register

import (
	"cmp"
	"iter"
	"strconv"
	"strings"

	"article30/register/lang"
)

// Spot is one field of one record, or one sub-record of a list.
type Spot struct {
	// Holder is a pointer to the struct that holds the field: the record, a
	// group in it, or a sub-record.
	Holder any
	Field  *Field
	// Index is the position of a sub-record in the list Field, -1 when the
	// spot is the whole field.
	Index int

	around []*Absence // the explicit "none" of the groups that hold the field
}

// Answer notes that the field now says something: the groups around it are
// then no longer "none".
func (s Spot) Answer() {
	for _, none := range s.around {
		*none = Absence{}
	}
}

// Locate follows a path (name, dpo.last_name, purposes[0].text, an ID works as
// index) into a record of the table. Of items that share an ID it names the
// first in which the path leads somewhere.
func (t *Table) Locate(rec any, path string) (Spot, error) {
	trail, err := t.Trail(rec, path)
	if err != nil {
		return Spot{}, err
	}
	return trail[len(trail)-1], nil
}

// follow adds to a trail what a path goes through from a record, group or
// sub-record on.
func (t *Table) follow(trail []Spot, from Spot, path string) ([]Spot, error) {
	key, rest := path, ""
	if end := strings.IndexAny(path, ".["); end >= 0 {
		key, rest = path[:end], path[end:]
	}
	f := t.Field(key)
	if f == nil {
		return nil, unknownField(path, t)
	}
	spot := Spot{Holder: from.Holder, Field: f, Index: -1, around: from.around}
	switch {
	case ends(rest):
		return spot.lead(trail, rest)
	case rest[0] == '[':
		return spot.leadByIndex(trail, rest)
	}
	return nil, unknownField(path, t)
}

// lead follows a path that goes on with the rest.
func (s Spot) lead(trail []Spot, rest string) ([]Spot, error) {
	trail = append(trail, s)
	if rest == "" {
		return trail, nil
	}
	if err := s.enter(); err != nil {
		return nil, err
	}
	return s.Field.Table.follow(trail, s, rest[1:])
}

// leadByIndex follows a path that goes on with an index in brackets.
func (s Spot) leadByIndex(trail []Spot, rest string) ([]Spot, error) {
	var wrong error
	for i, after := range s.Field.indexed(s.Holder, rest) {
		s.Index = i
		whole, err := s.lead(trail, after)
		if err == nil {
			return whole, nil
		}
		wrong = cmp.Or(wrong, err)
	}
	if wrong == nil {
		wrong = nothingAt(s.Field, s.Holder, rest)
	}
	return nil, wrong
}

// indexed yields the positions that an index may name, and the path after it:
// by ID first, since a file written by hand may number its items. An ID may
// itself hold brackets and dots.
func (f *Field) indexed(rec any, path string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		if f.Kind != KindList {
			return
		}
		items := f.Items(rec)
		for i, item := range items {
			after, ok := strings.CutPrefix(path, "["+string(Identity(item))+"]")
			if ok && ends(after) && !yield(i, after) {
				return
			}
		}
		index, after, ok := strings.Cut(path[1:], "]")
		if i, err := strconv.Atoi(index); ok && err == nil && i >= 0 && i < len(items) && ends(after) {
			yield(i, after)
		}
	}
}

// ends reports whether a part of a path is whole where the rest of it begins.
func ends(rest string) bool { return rest == "" || rest[0] == '.' && rest != "." }

// enter steps into the group or sub-record that the last part of a path named.
func (s *Spot) enter() error {
	key := s.Field.Key
	switch {
	case s.Field.Kind == KindGroup:
		if s.Field.absence != nil {
			s.around = append(s.around, s.Field.absence(s.Holder))
		}
		s.Holder = s.Field.Address(s.Holder)
	case s.Index >= 0:
		s.Holder = s.Field.Items(s.Holder)[s.Index]
	case s.Field.Kind == KindList:
		return lang.Errorf(lang.Text{
			FR: "«\u00a0%s\u00a0» est une liste\u00a0; donnez l'indice d'un élément, comme dans %s[0]",
			EN: "\"%s\" is a list; give the index of an item, as in %s[0]",
		}, key, key)
	default:
		return lang.Errorf(lang.Text{
			FR: "«\u00a0%s\u00a0» n'a pas de parties\u00a0; arrêtez le chemin là",
			EN: "\"%s\" has no parts; end the path there",
		}, key)
	}
	return nil
}

// nothingAt says that an index at the beginning of a path names no item.
func nothingAt(f *Field, rec any, path string) error {
	index, after, ok := strings.Cut(path[1:], "]")
	if f.Kind != KindList {
		return lang.Errorf(lang.Text{
			FR: "«\u00a0%s\u00a0» n'est pas une liste\u00a0; nommez-le sans indice",
			EN: "\"%s\" is no list; name it without an index",
		}, f.Key)
	}
	if !ok || !ends(after) {
		return lang.Errorf(lang.Text{
			FR: "«\u00a0%s%s\u00a0» n'est pas un chemin\u00a0; l'indice se met entre crochets, suivi d'un point, comme dans %[1]s[0].%[3]s",
			EN: "\"%s%s\" is no path; an index stands in brackets, then a point, as in %[1]s[0].%[3]s",
		}, f.Key, path, f.Table.Fields[0].Key)
	}
	n := len(f.Items(rec))
	return lang.Errorf(lang.Text{
		FR: "«\u00a0%s[%s]\u00a0» n'existe pas\u00a0; la liste compte %d %s, à partir de 0",
		EN: "there is no \"%s[%s]\"; the list has %d %s, counted from 0",
	}, f.Key, index, n, lang.Text{FR: lang.FR.Plural(n, "élément", "éléments"), EN: lang.EN.Plural(n, "item", "items")})
}

func unknownField(part string, t *Table) error {
	keys := make([]string, len(t.Fields))
	for i := range t.Fields {
		keys[i] = t.Fields[i].Key
	}
	return lang.Errorf(lang.Text{
		FR: "champ inconnu «\u00a0%s\u00a0»\u00a0; les champs sont\u00a0: %s",
		EN: "unknown field \"%s\"; the fields are: %s",
	}, part, strings.Join(keys, ", "))
}

// Walk calls visit for every field of a record and of its groups and
// sub-records, with its path by position and the struct that holds it. A group
// or list comes before what it holds.
func (t *Table) Walk(rec any, visit func(path string, f *Field, holder any)) {
	t.walk("", rec, visit)
}

func (t *Table) walk(prefix string, rec any, visit func(string, *Field, any)) {
	for i := range t.Fields {
		f := &t.Fields[i]
		path := prefix + f.Key
		visit(path, f, rec)
		switch f.Kind {
		case KindGroup:
			f.Table.walk(path+".", f.Address(rec), visit)
		case KindList:
			for i, item := range f.Items(rec) {
				f.Table.walk(path+"["+strconv.Itoa(i)+"].", item, visit)
			}
		}
	}
}
