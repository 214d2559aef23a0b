package register

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"article30/register/lang"
)

// Every member of every struct has its line in the table, and the other way
// round: a field is added by one struct line and one table line.
func TestStructTagAndTableAgree(t *testing.T) {
	for table, path := range everyTable() {
		members := jsonMembers(reflect.TypeOf(table.New()).Elem())
		for _, name := range table.members() {
			if i := slices.Index(members, name); i >= 0 {
				members = slices.Delete(members, i, i+1)
			} else if name != "id" && !strings.HasSuffix(name, "_none") {
				t.Errorf("%s: field %q has no member in its struct", path, name)
			}
		}
		members = slices.DeleteFunc(members, func(name string) bool { return name == "none" || name == "why" || name == "origin" })
		if len(members) > 0 {
			t.Errorf("%s: members without field: %v", path, members)
		}
	}
}

func TestEveryAccessorLeadsToItsMember(t *testing.T) {
	for table, path := range everyTable() {
		rec := table.New()
		for i := range table.Fields {
			f := &table.Fields[i]
			member := memberByTag(reflect.ValueOf(rec).Elem(), f.Key)
			if member.Addr().Interface() != f.Address(rec) {
				t.Errorf("%s.%s: the accessor leads to another member", path, f.Key)
			}
		}
	}
}

func TestEveryFieldIsLabelledInBothLanguages(t *testing.T) {
	for table, path := range everyTable() {
		seen := map[string]bool{}
		for _, f := range table.Fields {
			if f.Label.FR == "" || f.Label.EN == "" || (f.Help.FR == "") != (f.Help.EN == "") {
				t.Errorf("%s.%s: a label or help is missing in one language", path, f.Key)
			}
			if seen[f.Key] {
				t.Errorf("%s.%s stands twice", path, f.Key)
			}
			seen[f.Key] = true
			for _, l := range lang.All {
				if label := f.Label.In(l); strings.TrimSpace(label) != label || strings.HasSuffix(label, ".") {
					t.Errorf("%s.%s: label %q is not plain words", path, f.Key, label)
				}
			}
		}
		if table.Name.FR == "" || table.Name.EN == "" {
			t.Errorf("%s: the table has no name", path)
		}
	}
}

func TestEveryKindHasWhatItNeeds(t *testing.T) {
	for table, path := range everyTable() {
		for i := range table.Fields {
			f := &table.Fields[i]
			wants := map[Kind]any{
				KindLine: new(string), KindLong: new(string), KindYesNo: new(Answer),
				KindChoice: new(Code), KindChoices: new([]Code), KindRef: new(ID), KindRefs: new([]ID),
				KindDate: new(Date), KindCountry: new(Country), KindNumber: new(*int),
			}
			if want, ok := wants[f.Kind]; ok && reflect.TypeOf(want) != reflect.TypeOf(f.Address(table.New())) {
				t.Errorf("%s.%s: address is a %T", path, f.Key, f.Address(table.New()))
			}
			if (f.Kind == KindChoice || f.Kind == KindChoices) != (f.Vocabulary != nil) {
				t.Errorf("%s.%s: choices and vocabularies go together", path, f.Key)
			}
			if (f.Kind == KindGroup || f.Kind == KindList) != (f.Table != nil) {
				t.Errorf("%s.%s: tables go with groups and lists", path, f.Key)
			}
			if f.Catalogue != "" && CollectionOf(f.Catalogue) == nil {
				t.Errorf("%s.%s: no catalogue %q", path, f.Key, f.Catalogue)
			}
		}
	}
}

func TestTopLevelFieldsStandInABlock(t *testing.T) {
	for _, c := range Collections {
		for _, f := range c.Table.Fields {
			if f.Block.Key == "" || f.Block.Label.FR == "" || f.Block.Label.EN == "" {
				t.Errorf("%s.%s stands in no block", c.Key, f.Key)
			}
		}
	}
}

// everyTable yields the tables of all records and sub-records.
func everyTable() map[*Table]string {
	tables := map[*Table]string{}
	var visit func(t *Table, path string)
	visit = func(t *Table, path string) {
		if _, seen := tables[t]; seen {
			return
		}
		tables[t] = path
		for _, f := range t.Fields {
			if f.Table != nil {
				visit(f.Table, path+"."+f.Key)
			}
		}
	}
	for _, c := range Collections {
		visit(c.Table, c.Key)
	}
	return tables
}

func jsonMembers(t reflect.Type) []string {
	var names []string
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name != "":
			names = append(names, name)
		case f.Anonymous:
			names = append(names, jsonMembers(f.Type)...)
		}
	}
	return names
}

func memberByTag(v reflect.Value, key string) reflect.Value {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == key {
			return v.Field(i)
		}
		if f.Anonymous && name == "" {
			if member := memberByTag(v.Field(i), key); member.IsValid() {
				return member
			}
		}
	}
	return reflect.Value{}
}
