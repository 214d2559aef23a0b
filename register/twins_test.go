package register_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"article30/register"
	"article30/register/registertest"
)

// Whatever IDs a file gives twice, afterwards each names one record, nothing
// else has changed, and references lead where they led.
func TestSeparatedRecordsBearTheirOwnIDs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := registertest.Mangled(t, rapid.StringMatching(`[a-z]{1,8}`))
		before := encode(t, r)
		apart := r.Separated()
		if diff := cmp.Diff(string(before), string(encode(t, r))); diff != "" {
			t.Fatal("the register was written to:", diff)
		}
		if again := apart.Separated(); again != apart {
			t.Fatal("separating twice changes more")
		}
		owners := map[register.ID]string{}
		for _, c := range register.Collections {
			for i, rec := range c.All(apart) {
				id := register.Identity(rec)
				if owner, taken := owners[id]; taken {
					t.Fatalf("%s %d bears the ID of %s", c.Key, i, owner)
				}
				owners[id] = fmt.Sprint(c.Key, " ", i)
				c.Table.Walk(rec, func(path string, f *register.Field, holder any) {
					if f.Kind == register.KindList && len(register.Twins(f.Items(holder))) > 0 {
						t.Fatalf("%s %d: the items of %s share an ID", c.Key, i, path)
					}
				})
			}
		}
		if diff := cmp.Diff(said(r), said(apart)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// said tells all that a register says, records named by where they stand.
func said(r *register.Register) []string {
	var all []string
	spot := func(catalogue string, id register.ID) string {
		c := register.CollectionOf(catalogue)
		if c == nil {
			var rec register.Record
			if c, rec = r.ByID(id); rec == nil {
				return string(id)
			}
		}
		at := c.Index(r, id)
		if at < 0 {
			return string(id)
		}
		return fmt.Sprint(c.Key, " ", at)
	}
	for _, c := range register.Collections {
		for i, rec := range c.All(r) {
			unconfirmed := len(c.Table.Unconfirmed(rec))
			c.Table.Walk(rec, func(path string, f *register.Field, holder any) {
				line := fmt.Sprintf("%s %d %s (%d to confirm): ", c.Key, i, path, unconfirmed)
				switch p := f.Address(holder).(type) {
				case *register.ID:
					line += spot(f.Catalogue, *p)
				case *[]register.ID:
					for _, id := range *p {
						line += spot(f.Catalogue, id) + " "
					}
				default:
					if f.Kind != register.KindGroup && f.Kind != register.KindList {
						line += f.Text(holder, register.View{Register: r})
					}
				}
				all = append(all, line)
			})
		}
	}
	return all
}

func TestARegisterWithoutTwinsIsNotSeparated(t *testing.T) {
	for _, r := range []*register.Register{registertest.Large(20), openCase(t, "clustdoc.json")} {
		if r.Separated() != r {
			t.Error("another register came of it")
		}
	}
}

// An entry whose ID a record of another catalogue bears keeps its users.
func TestAReferenceFollowsTheEntryThatGetsAnotherID(t *testing.T) {
	r, err := register.Decode([]byte(`{"format": 1,
		"treatments": [{"id": "t", "data": [{"id": "d", "category": "x"}], "recipients": [{"id": "u", "recipient": "x"}, {"id": "u", "recipient": "y"}]}, {"id": "t"}],
		"data_categories": [{"id": "x", "reference": "D-001"}],
		"recipients": [{"id": "x", "reference": "R-001"}, {"id": "x", "reference": "R-002"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	apart := r.Separated()
	use := apart.Treatments[0].Recipients
	if got := apart.Recipient(use[0].Recipient); got == nil || got.Reference != "R-001" {
		t.Errorf("the use leads to %v", got)
	}
	if got := apart.DataCategory("x"); got == nil || apart.Recipients[0].ID == "x" || apart.Recipients[1].ID == "x" {
		t.Error("the first bearer lost its ID")
	}
	if use[1].Recipient != "y" || use[0].ID != "u" || use[1].ID == "u" {
		t.Errorf("the uses are %+v", use)
	}
	if ids := []register.ID{apart.Treatments[0].ID, apart.Treatments[1].ID}; ids[0] != "t" || slices.Contains(ids[1:], "t") {
		t.Errorf("the treatments are %q", ids)
	}
}
