package register_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
)

func TestAPathByIDNamesTheSameField(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := registertest.Whole(t, rapid.StringN(0, 5, -1))
		for _, c := range register.Collections {
			for _, rec := range c.All(r) {
				c.Table.Walk(rec, func(path string, f *register.Field, holder any) {
					byID, err := c.Table.PathByID(rec, path)
					if err != nil {
						t.Fatalf("%s: %v", path, err)
					}
					spot, err := c.Table.Locate(rec, byID)
					if err != nil || spot.Field != f || spot.Holder != holder {
						t.Fatalf("%s became %s, which names something else: %v", path, byID, err)
					}
					trail, _ := c.Table.Trail(rec, path)
					if parts := strings.Count(path, ".") + 1; len(trail) != parts {
						t.Fatalf("%s goes through %d parts, not %d", path, len(trail), parts)
					}
				})
			}
		}
	})
}

// Whatever the IDs are, a path by ID leads to a field of its kind.
func TestAPathByIDOfAnyFileLeadsSomewhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := registertest.Mangled(t, rapid.StringN(0, 5, -1))
		for _, c := range register.Collections {
			for _, rec := range c.All(r) {
				c.Table.Walk(rec, func(path string, f *register.Field, _ any) {
					byID, err := c.Table.PathByID(rec, path)
					if err != nil {
						t.Fatalf("%s: %v", path, err)
					}
					if spot, err := c.Table.Locate(rec, byID); err != nil || spot.Field != f {
						t.Fatalf("%s became %s, which is another field: %v", path, byID, err)
					}
				})
			}
		}
	})
}

func TestAPathIsSaidByLabelsAndPositions(t *testing.T) {
	rec := &register.Treatment{Data: []register.Datum{{Item: item("a")}, {Item: item("b"), Retentions: []register.Retention{{Item: item("c")}}}}}
	for path, want := range map[string]string{
		"data[b].retentions[c].active": "Données\u00a02 › Durées de conservation\u00a01 › Base active",
		"data":                         "Données", "data[z]": "data[z]", "": "",
	} {
		if got := treatments.Table.PathInWords(rec, path, " › ", lang.FR); got != want {
			t.Errorf("%s is %q, not %q", path, got, want)
		}
	}
}

func TestATrailEndsWhereThePathMakesNoSense(t *testing.T) {
	rec := treatments.Table.New()
	for _, path := range []string{"", "nothing", "purposes[0]", "purposes[0].text", "name.x", "data[", "name."} {
		if _, err := treatments.Table.Trail(rec, path); err == nil {
			t.Errorf("%q leads somewhere", path)
		}
	}
}
