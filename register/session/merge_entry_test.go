package session_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/register/session"
)

// Whatever two entries are merged, nothing refers to the one that is gone, each
// record refers to what it did otherwise, and undo gives back every byte.
func TestNothingRefersToAnEntryMergedAndUndoGivesItBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := open(rt, t.TempDir(), registertest.Random(rt, rapid.StringMatching(`[a-z]{0,6}`)))
		before := s.Register()
		c := rapid.SampledFrom(register.Collections).Draw(rt, "collection")
		if !c.Catalogue || c.Len(before) < 2 {
			rt.Skip()
		}
		entries := rapid.Permutation(c.All(before)).Draw(rt, "entries")
		keep, drop := register.Identity(entries[0]), register.Identity(entries[1])
		bytes := file(rt, s)
		if _, err := s.Do(session.MergeEntries{Keep: keep, Drop: drop}); err != nil {
			rt.Fatal(err)
		}
		after := s.Register()
		if _, rec := after.ByID(drop); rec != nil || c.Len(after) != c.Len(before)-1 {
			rt.Error("the entry is still there")
		}
		for _, in := range register.Collections {
			for _, rec := range in.All(after) {
				refs := in.Table.References(rec)
				if slices.Contains(refs, drop) {
					rt.Errorf("%T refers to what is gone", rec)
				}
				_, was := before.ByID(register.Identity(rec))
				wanted := set(in.Table.References(was), drop, keep)
				if in == c && register.Identity(rec) == keep {
					continue // it may have taken references over
				}
				if got := set(refs, "", ""); !slices.Equal(got, wanted) {
					rt.Errorf("%T refers to %v, want %v", rec, got, wanted)
				}
			}
		}
		if _, err := s.Undo(); err != nil {
			rt.Fatal(err)
		}
		if file(rt, s) != bytes {
			rt.Error("undone, the file is another")
		}
	})
}

// set returns IDs in order, each once, one replaced by another.
func set(ids []register.ID, from, to register.ID) []register.ID {
	ids = slices.Clone(ids)
	for i := range ids {
		if from != "" && ids[i] == from {
			ids[i] = to
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func vendors() *register.Register {
	r := register.New("Exemple", lang.FR)
	r.Organisation.ID = "o"
	named := func(id, ref, name string) register.Head {
		return register.Head{Item: register.Item{ID: register.ID(id)}, Reference: ref, Name: name}
	}
	r.Safeguards = []*register.Safeguard{{Head: named("s1", "S-001", "Clauses")}}
	r.Recipients = []*register.Recipient{
		{Head: named("r1", "R-001", "Stripe"), Service: "Paiement", Contact: register.Person{Contact: register.Contact{LastName: "Roux"}}},
		{Head: named("r2", "R-002", "Stripe Inc."), Service: "Encaissement", Type: "ST", Contact: register.Person{Contact: register.Contact{Phone: "01 02 03 04 05"}},
			Places: []register.Place{{Item: register.Item{ID: "p"}, Country: "US", Safeguards: []register.ID{"s1"}}}},
	}
	use := func(id, recipient string) register.Use {
		return register.Use{Item: register.Item{ID: register.ID(id)}, Recipient: register.ID(recipient)}
	}
	r.Treatments = []*register.Treatment{
		{Head: named("t1", "T-001", "Ventes"), Recipients: []register.Use{use("u1", "r1"), use("u2", "r2")}},
		{Head: named("t2", "T-002", "Dons"), Recipients: []register.Use{use("u3", "r2")}},
		{Head: named("t3", "T-003", "Abonnés"), Recipients: []register.Use{use("u4", "r1"), {Item: register.Item{ID: "u5"}, Recipient: "r2", NoTransfer: register.Yes}}},
	}
	r.Waivers = []*register.Waiver{{Item: register.Item{ID: "w"}, Record: "r2", Rule: "TRA-02a", Reason: "vu"}}
	return r
}

func TestAMergedEntryTakesTheAnswersItLacksAndAUseIsListedOnce(t *testing.T) {
	s := open(t, t.TempDir(), vendors())
	merge := session.MergeEntries{Keep: "r1", Drop: "r2"}
	preview, err := merge.Preview(s.View(lang.FR))
	if err != nil {
		t.Fatal(err)
	}
	var lost, uses []string
	for _, f := range preview.Lost {
		lost = append(lost, f.Key)
	}
	for _, rec := range preview.Uses {
		uses = append(uses, register.ReferenceOf(rec))
	}
	if !slices.Equal(lost, []string{"service", "contact"}) || !slices.Equal(uses, []string{"T-001", "T-002", "T-003"}) {
		t.Errorf("said to touch %v and to lose %v", uses, lost)
	}
	step, err := s.Do(merge)
	if err != nil {
		t.Fatal(err)
	}
	if want := "fusion de «\u00a0Stripe Inc.\u00a0» dans «\u00a0Stripe\u00a0»"; step.Title.FR != want {
		t.Errorf("the step is called %q", step.Title.FR)
	}
	r := s.Register()
	if keep := r.Recipients[0]; len(r.Recipients) != 1 || keep.Service != "Paiement" || keep.Type != "ST" || len(keep.Places) != 1 ||
		keep.Contact.LastName != "Roux" || keep.Contact.Phone != "" {
		t.Errorf("the entry kept is %+v", keep)
	}
	if len(r.Waivers) != 0 {
		t.Error("what was waived on one entry is waived on the other")
	}
	var ids []string
	for _, rec := range r.Treatments {
		for _, use := range rec.Recipients {
			ids = append(ids, string(use.ID)+":"+string(use.Recipient))
		}
	}
	if got := strings.Join(ids, " "); got != "u1:r1 u3:r1 u4:r1 u5:r1" {
		t.Errorf("the uses are %s", got)
	}
}

func TestWhatATemplateGaveStaysToBeConfirmedThroughAMerge(t *testing.T) {
	r := vendors()
	table := register.CollectionOf("treatments").Table
	table.MarkGiven(r.Treatments[1], "vente")
	before := table.Unconfirmed(r.Treatments[1])
	s := open(t, t.TempDir(), r)
	if _, err := s.Do(session.MergeEntries{Keep: "r1", Drop: "r2"}); err != nil {
		t.Fatal(err)
	}
	if after := table.Unconfirmed(s.Register().Treatments[1]); len(before) == 0 || !slices.Equal(before, after) {
		t.Errorf("to be confirmed: %v, then %v", before, after)
	}
}

func TestOnlyTwoEntriesOfOneCatalogueAreMerged(t *testing.T) {
	s := open(t, t.TempDir(), vendors())
	for _, m := range []session.MergeEntries{{"r1", "r1"}, {"r1", "s1"}, {"t1", "t2"}, {"r1", "gone"}, {"gone", "r1"}} {
		if _, err := m.Preview(s.View(lang.FR)); err == nil {
			t.Errorf("%v is shown as if it could be done", m)
		}
		if _, err := s.Do(m); err == nil {
			t.Errorf("%v is done", m)
		}
	}
}

func BenchmarkMergeEntries(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		s := open(b, b.TempDir(), registertest.Large(10_000))
		b.StartTimer()
		if _, err := s.Do(session.MergeEntries{Keep: "R-0", Drop: "R-1"}); err != nil {
			b.Fatal(err)
		}
	}
}
