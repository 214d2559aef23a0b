package register

import (
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
// index) into a record of the table.
func (t *Table) Locate(rec any, path string) (Spot, error) {
	spot := Spot{Holder: rec, Index: -1}
	for rest := path; ; {
		key, index, after, ok := cutPart(rest)
		f := t.Field(key)
		if !ok || f == nil {
			return Spot{}, unknownField(rest, t)
		}
		spot.Field, spot.Index = f, -1
		if index != "" {
			if spot.Index = f.indexOf(spot.Holder, index); spot.Index < 0 {
				return Spot{}, nothingAt(key, index, f, spot.Holder)
			}
		}
		if rest = after; rest == "" {
			return spot, nil
		}
		if err := spot.enter(key); err != nil {
			return Spot{}, err
		}
		t = f.Table
	}
}

// cutPart cuts a path after its first part: a key, and an index in brackets,
// which may itself hold dots.
func cutPart(path string) (key, index, after string, ok bool) {
	end := strings.IndexAny(path, ".[")
	if end < 0 {
		return path, "", "", true
	}
	key, rest := path[:end], path[end:]
	if rest[0] == '[' {
		index, rest, ok = strings.Cut(rest[1:], "]")
		if !ok || index == "" {
			return "", "", "", false
		}
	}
	if rest == "" {
		return key, index, "", true
	}
	after, ok = strings.CutPrefix(rest, ".")
	return key, index, after, ok && after != ""
}

// enter steps into the group or sub-record that the last part of a path named.
func (s *Spot) enter(key string) error {
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

// indexOf returns the position that an index names, -1 when it names none: an
// ID first, since a file written by hand may number its items.
func (f *Field) indexOf(rec any, index string) int {
	if f.Kind != KindList {
		return -1
	}
	items := f.Items(rec)
	for i, item := range items {
		if string(Identity(item)) == index {
			return i
		}
	}
	if i, err := strconv.Atoi(index); err == nil && i >= 0 && i < len(items) {
		return i
	}
	return -1
}

func nothingAt(key, index string, f *Field, rec any) error {
	if f.Kind != KindList {
		return lang.Errorf(lang.Text{
			FR: "«\u00a0%s\u00a0» n'est pas une liste\u00a0; nommez-le sans indice",
			EN: "\"%s\" is no list; name it without an index",
		}, key)
	}
	n := len(f.Items(rec))
	return lang.Errorf(lang.Text{
		FR: "«\u00a0%s[%s]\u00a0» n'existe pas\u00a0; la liste compte %d %s, à partir de 0",
		EN: "there is no \"%s[%s]\"; the list has %d %s, counted from 0",
	}, key, index, n, lang.Text{FR: lang.FR.Plural(n, "élément", "éléments"), EN: lang.EN.Plural(n, "item", "items")})
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
