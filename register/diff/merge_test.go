package diff_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"article30/register"
	"article30/register/diff"
	"article30/register/lang"
	"article30/register/registertest"
)

func TestWhatOneSideAloneChangedIsTaken(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := random(t)
		changed := edited(t, base, 6)
		if rapid.Bool().Draw(t, "read anew") {
			changed = copied(t, changed)
		}
		for name, sides := range map[string][2]*register.Register{
			"ours alone": {changed, base}, "theirs alone": {base, changed}, "both alike": {changed, copied(t, changed)},
		} {
			merged, conflicts := diff.Merge(base, sides[0], sides[1])
			if len(conflicts) > 0 {
				t.Fatalf("%s: conflicts: %v", name, conflictTexts(conflicts))
			}
			if diff := cmp.Diff(text(t, changed), text(t, merged)); diff != "" {
				t.Fatalf("%s: %s", name, diff)
			}
		}
	})
}

func TestEditsOfDifferentFieldsMerge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := registertest.Whole(t, words)
		ours, theirs, both := base, base, base
		for _, c := range register.Collections {
			// A retention is one answer.
			free := slices.DeleteFunc(spots(c, c.At(base, 0), isLeaf), func(s spot) bool { return strings.Contains(s.path, "retentions[") })
			places := rapid.Permutation(free).Draw(t, c.Key)
			if places[0].holder == places[1].holder && places[0].field == places[1].field {
				t.Fatal("drew one field twice")
			}
			ours = cleared(t, c, ours, places[0].path)
			theirs = cleared(t, c, theirs, places[1].path)
			both = cleared(t, c, cleared(t, c, both, places[0].path), places[1].path)
		}
		merged, conflicts := diff.Merge(base, ours, copied(t, theirs))
		if len(conflicts) > 0 {
			t.Fatal(conflictTexts(conflicts))
		}
		if diff := cmp.Diff(text(t, both), text(t, merged)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// Every field that both sides answer otherwise is a conflict, at that field,
// which holds ours until it is resolved; the days that edits set are not.
func TestEveryFieldIsMergedByItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := registertest.Whole(t, words)
		for _, c := range register.Collections {
			isAsked := func(f *register.Field) bool {
				return isLeaf(f) && f.Kind != register.KindRefs && f.Key != "created" && f.Key != "updated"
			}
			path := rapid.SampledFrom(spots(c, c.At(base, 0), isAsked)).Draw(t, c.Key).path
			ours, theirs := cleared(t, c, base, path), distinct(t, c, base, path)
			if text(t, theirs) == text(t, base) {
				continue
			}
			merged, conflicts := diff.Merge(base, ours, theirs)
			if len(conflicts) != 1 || conflicts[0].Cause != diff.Answers {
				t.Fatalf("%s: %v", path, conflictTexts(conflicts))
			}
			if diff := cmp.Diff(text(t, ours), text(t, merged)); diff != "" {
				t.Fatalf("%s: %s", path, diff)
			}
			if diff := cmp.Diff(text(t, theirs), text(t, conflicts[0].Resolve(merged, diff.Theirs))); diff != "" {
				t.Fatalf("%s: %s", path, diff)
			}
		}
	})
}

// cleared returns the register with one field of the first record unanswered.
func cleared(t *rapid.T, c *register.Collection, r *register.Register, path string) *register.Register {
	return answered(t, c, r, path, func(s spot) { s.field.Clear(s.holder) })
}

// distinct returns it with that field answered as nothing else is.
func distinct(t *rapid.T, c *register.Collection, r *register.Register, path string) *register.Register {
	return answered(t, c, r, path, func(s spot) {
		switch p := s.field.Address(s.holder).(type) {
		case *string:
			*p += "!"
		case *register.Answer:
			*p = register.Yes + register.No - *p
		case *register.Code:
			*p += "!"
		case *[]register.Code:
			*p = append(*p, "!")
		case *register.ID:
			*p += "!"
		case *register.Date:
			*p += "!"
		case *register.Country:
			*p += "!"
		case **int:
			n := **p + 1
			*p = &n
		}
	})
}

func answered(t *rapid.T, c *register.Collection, r *register.Register, path string, write func(spot)) *register.Register {
	rec := c.Table.Clone(c.At(r, 0)).(register.Record)
	at, err := c.Table.Locate(rec, path)
	if err != nil {
		t.Fatal(err)
	}
	write(spot{path, at.Field, at.Holder})
	return c.Replace(r, 0, rec)
}

// Whatever three registers are given: none is written to, the merged one is a
// register, both ways round meet the same conflicts, and settling them all for
// one side gives the same either way.
func TestMergeOfAnything(t *testing.T) { rapid.Check(t, mergeOfAnything) }

func FuzzMerge(f *testing.F) { f.Fuzz(rapid.MakeFuzz(mergeOfAnything)) }

func mergeOfAnything(t *rapid.T) {
	base := random(t)
	ours, theirs := disputed(t, base)
	ours, theirs = edited(t, ours, 8), edited(t, theirs, 8)
	if rapid.Bool().Draw(t, "read anew") {
		theirs = copied(t, theirs)
	}
	before := text(t, base) + text(t, ours) + text(t, theirs)
	merged, conflicts := diff.Merge(base, ours, theirs)
	mirrored, mirroredConflicts := diff.Merge(base, theirs, ours)
	unsettled := text(t, merged)
	settled := settle(merged, conflicts, diff.Theirs)
	settledToo := settle(mirrored, mirroredConflicts, diff.Ours)
	if after := text(t, base) + text(t, ours) + text(t, theirs); before != after {
		t.Fatal("an input was written to:", cmp.Diff(before, after))
	}
	if diff := cmp.Diff(unsettled, text(t, merged)); diff != "" {
		t.Fatal("the merged register was written to:", diff)
	}
	for _, r := range []*register.Register{merged, settled} {
		copied(t, r)
	}
	shared := slices.ContainsFunc(conflicts, sharesReference) || slices.ContainsFunc(mirroredConflicts, sharesReference)
	if slices.ContainsFunc(conflicts, disputesReference) {
		// Until that is settled, the record bears ours, be it another record's too.
		conflicts = slices.DeleteFunc(conflicts, sharesReference)
		mirroredConflicts = slices.DeleteFunc(mirroredConflicts, sharesReference)
	}
	if diff := cmp.Diff(outline(conflicts, false), outline(mirroredConflicts, true)); diff != "" {
		t.Fatal(diff)
	}
	if shared {
		return // who gets which free reference follows from the order
	}
	for _, change := range diff.Between(settled, settledToo) {
		if change.Kind != diff.Moved && !isOrderOf(change) {
			t.Fatalf("%s\nconflicts: %v", change.Text(lang.EN), conflictTexts(conflicts))
		}
	}
}

func disputesReference(c diff.Conflict) bool {
	return c.Cause == diff.Answers && c.Field() != nil && c.Field().Key == "reference"
}

func sharesReference(c diff.Conflict) bool { return c.Cause == diff.Reference }

// isOrderOf reports that a change may be one of order alone, as between two
// additions of which either may come first.
func isOrderOf(c diff.Change) bool {
	return c.Field() != nil && c.Field().Kind == register.KindRefs || strings.HasSuffix(c.Path(), "*") || c.Path() == "origin"
}

func settle(r *register.Register, conflicts []diff.Conflict, side diff.Side) *register.Register {
	for _, c := range conflicts {
		r = c.Resolve(r, side)
	}
	return r
}

// outline says of each conflict where it is and what the sides have there.
func outline(conflicts []diff.Conflict, mirrored bool) []string {
	var all []string
	for _, c := range conflicts {
		ours, theirs, at := c.Ours.Text(lang.EN), c.Theirs.Text(lang.EN), c.Path()
		if mirrored {
			ours, theirs = theirs, ours
		}
		if c.Collection != nil && c.Cause != diff.Reference { // which is at their record
			at = c.Collection.Key + " " + string(c.Record) + " " + at
		}
		all = append(all, at+" "+c.Cause.Text().EN+": "+ours+" | "+theirs)
	}
	slices.Sort(all)
	return all
}

func conflictTexts(conflicts []diff.Conflict) []string {
	var all []string
	for _, c := range conflicts {
		all = append(all, c.Text(lang.EN))
	}
	return all
}

// What is not in the merged register yet may still be chosen: the entry that it
// uses must be there then.
func TestAnEntryIsKeptForAnAnswerThatIsStillInDispute(t *testing.T) {
	use := register.Use{Item: register.Item{ID: "u"}, Recipient: "r"}
	build := func(edit func(*register.Treatment), recipients ...*register.Recipient) *register.Register {
		treatment := &register.Treatment{Head: register.Head{Item: register.Item{ID: "t"}, Reference: "T-001"}}
		edit(treatment)
		return &register.Register{Format: register.Format, Treatments: []*register.Treatment{treatment}, Recipients: recipients}
	}
	bank := &register.Recipient{Head: register.Head{Item: register.Item{ID: "r"}, Reference: "R-001"}}
	base := build(func(*register.Treatment) {}, bank)
	none := build(func(t *register.Treatment) { t.RecipientsNone.None, t.RecipientsNone.Why = true, "nobody" })
	uses := build(func(t *register.Treatment) { t.Recipients = []register.Use{use} }, bank)
	for name, sides := range map[string]struct {
		ours, theirs *register.Register
		using        diff.Side
	}{"theirs uses it": {none, uses, diff.Theirs}, "ours uses it": {uses, none, diff.Ours}} {
		merged, conflicts := diff.Merge(base, sides.ours, sides.theirs)
		if len(conflicts) != 2 {
			t.Errorf("%s: %v", name, conflictTexts(conflicts))
		}
		if settled := settle(merged, conflicts, sides.using); len(settled.Recipients) != 1 || len(settled.Treatments[0].Recipients) != 1 {
			t.Errorf("%s: settled for the use, %d recipients are left", name, len(settled.Recipients))
		}
	}
}
