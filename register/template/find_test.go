package template_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"article30/register/lang"
	"article30/register/law"
	"article30/register/template"
)

func TestTheActivitiesAreThoseOfBothRegistersInOrder(t *testing.T) {
	var keys []string
	for _, tm := range template.All() {
		keys = append(keys, tm.Key)
		if tm.Processor != strings.HasPrefix(tm.Key, "P") {
			t.Errorf("%s is in the wrong register", tm.Key)
		}
	}
	want := strings.Fields(`T01 T02 T03 T04 T05 T06 T07 T08 T09 T10 T11 T12 T13 T14 T15 T16 T17 T18 T19
		T20 T21 T22 T23 T24 T25 T26 T27 P01 P02 P03`)
	if diff := cmp.Diff(want, keys); diff != "" {
		t.Error(diff)
	}
}

func TestEveryActivityIsFoundByEachOfItsNames(t *testing.T) {
	slug := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	for _, tm := range template.All() {
		for _, name := range []string{tm.Key, tm.Slug.FR, tm.Slug.EN, tm.Name.FR, tm.Name.EN, strings.ToUpper(tm.Name.FR), " " + lang.Fold(tm.Name.FR)} {
			if found, ok := template.Find(name); !ok || found.Key != tm.Key {
				t.Errorf("%q finds %q, not %s", name, found.Key, tm.Key)
			}
		}
		if !slug.MatchString(tm.Slug.FR) || !slug.MatchString(tm.Slug.EN) {
			t.Errorf("%s: slug %v", tm.Key, tm.Slug)
		}
		if tm.Summary.FR == "" || tm.Summary.EN == "" {
			t.Errorf("%s has no summary", tm.Key)
		}
		known := slices.ContainsFunc(law.Families(), func(f law.Family) bool { return f.Key == tm.Family })
		if !known && tm.Family != "" {
			t.Errorf("%s is of an unknown family %q", tm.Key, tm.Family)
		}
	}
	for _, name := range []string{"newsletter", "lettre d'information", "Lettre d’information"} {
		if found, _ := template.Find(name); found.Key != "T07" || found.Name.FR != "Lettre d'information" {
			t.Errorf("%q finds %s %q", name, found.Key, found.Name.FR)
		}
	}
	for _, name := range []string{"", "T99", "pai"} {
		if found, ok := template.Find(name); ok {
			t.Errorf("%q finds %s", name, found.Key)
		}
	}
}

func TestSetsNameActivitiesAndAreFoundByEachOfTheirNames(t *testing.T) {
	for _, s := range template.Sets() {
		for _, name := range []string{s.Key, s.Slug.FR, s.Slug.EN, s.Name.FR, s.Name.EN} {
			if found, ok := template.FindSet(name); !ok || found.Key != s.Key {
				t.Errorf("%q finds %q, not %s", name, found.Key, s.Key)
			}
			if found, ok := template.Find(name); ok {
				t.Errorf("%q names both a set and %s", name, found.Key)
			}
		}
		var sorted []string
		for _, tm := range template.All() {
			if slices.Contains(s.Templates, tm.Key) {
				sorted = append(sorted, tm.Key)
			}
		}
		if diff := cmp.Diff(sorted, s.Templates); diff != "" {
			t.Errorf("%s: %s", s.Key, diff)
		}
	}
	if _, ok := template.FindSet("rien"); ok || len(template.Sets()) != 4 {
		t.Error("the sets are not the four")
	}
}
