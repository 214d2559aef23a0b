package session_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/register/template"
)

func TestReadyMadeActivitiesBeginTogetherAndShareTheirEntries(t *testing.T) {
	s := open(t, t.TempDir(), register.New("Exemple", lang.EN))
	before := file(t, s)
	all := template.All()
	if _, err := s.Do(session.Begin{Templates: all}); err != nil {
		t.Fatal(err)
	}
	r := s.Register()
	if got := len(r.Treatments) + len(r.ProcessorActivities); got != len(all) {
		t.Errorf("%d fiches for %d activities", got, len(all))
	}
	for _, c := range register.Collections[1:] {
		var names []string
		for i, rec := range c.All(r) {
			if c.Prefix != "" && !strings.HasSuffix(register.ReferenceOf(rec), fmt.Sprintf("-%03d", i+1)) {
				t.Errorf("%s has number %s", register.NameOf(rec), register.ReferenceOf(rec))
			}
			names = append(names, register.NameOf(rec))
		}
		if slices.Sort(names); c.Catalogue && len(slices.Compact(slices.Clone(names))) != len(names) {
			t.Errorf("%s has an entry twice: %q", c.Key, names)
		}
	}
	for _, rec := range r.Treatments {
		if len(register.CollectionOf("treatments").Table.Unconfirmed(rec)) == 0 {
			t.Errorf("%s passes for confirmed", rec.Name)
		}
		if rec.Created != "2026-11-22" {
			t.Errorf("%s is created on %s", rec.Name, rec.Created)
		}
	}
	if _, err := s.Undo(); err != nil || file(t, s) != before {
		t.Errorf("one undo did not take the activities back: %v", err)
	}
}

func TestActivitiesAreNamedInManyWaysAndEachOnce(t *testing.T) {
	first := template.All()[0]
	for _, names := range [][]string{{first.Slug.FR}, {first.Slug.EN}, {first.Key}, {strings.ToUpper(first.Name.FR), first.Key}} {
		if got, err := session.Templates(names); err != nil || len(got) != 1 || got[0].Key != first.Key {
			t.Errorf("%q gives %d activities: %v", names, len(got), err)
		}
	}
	for _, set := range template.Sets() {
		if got, err := session.Templates([]string{set.Slug.EN}); err != nil || len(got) != len(set.Templates) {
			t.Errorf("set %s gives %d activities of %d: %v", set.Key, len(got), len(set.Templates), err)
		}
	}
	typo := first.Slug.FR[:len(first.Slug.FR)-1] + "x"
	if _, err := session.Templates([]string{typo}); err == nil || !strings.Contains(lang.Message(err, lang.FR), first.Slug.FR) {
		t.Errorf("the error of %q is %v", typo, err)
	}
	for _, names := range [][]string{nil, {"something quite different"}} {
		if _, err := session.Templates(names); err == nil || !strings.Contains(lang.Message(err, lang.EN), "article30 templates") {
			t.Errorf("%q: error is %v", names, err)
		}
	}
}
