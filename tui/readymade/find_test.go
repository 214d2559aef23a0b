package readymade_test

import (
	"testing"

	"article30/register/lang"
	"article30/register/template"
	"article30/tui/screentest"
)

// What the command line calls an activity or a set finds it here too, before
// all else that it finds.
func TestSlugsAndKeysFindActivitiesAndSets(t *testing.T) {
	found := map[string]lang.Text{}
	for _, set := range template.Sets() {
		for _, name := range []string{set.Key, set.Slug.FR, set.Slug.EN} {
			found[name] = set.Name
		}
	}
	for _, activity := range template.All() {
		for _, name := range []string{activity.Key, activity.Slug.FR, activity.Slug.EN} {
			found[name] = activity.Name
		}
	}
	for typed, name := range found {
		d := open(t, began(t), "treatments", screentest.French())
		d.Resize(160, 40)
		d.Write(typed)
		d.Sees("▸ · " + name.FR)
	}
}
