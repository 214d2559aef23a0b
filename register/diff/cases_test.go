package diff_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"article30/register"
	"article30/register/diff"
	"article30/register/lang"
	"article30/register/registertest"
)

var (
	treatments = register.CollectionOf("treatments")
	recipients = register.CollectionOf("recipients")
)

// with returns the register with its first treatment changed.
func with(r *register.Register, write func(*register.Treatment)) *register.Register {
	rec := treatments.Table.Clone(r.Treatments[0]).(*register.Treatment)
	write(rec)
	return treatments.Replace(r, 0, rec)
}

// meet merges and says the conflicts.
func meet(base, ours, theirs *register.Register) (*register.Register, []diff.Conflict, []string) {
	merged, conflicts := diff.Merge(base, ours, theirs)
	var said []string
	for _, c := range conflicts {
		said = append(said, strings.ReplaceAll(c.Text(lang.FR), "\u00a0", " "))
	}
	return merged, conflicts, said
}

func expect(t *testing.T, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: %s", what, diff)
	}
}

const first = "T-001 Gestion des dossiers n° 0"

func TestLongTextsConflictAsAWhole(t *testing.T) {
	base := with(registertest.Large(1), func(r *register.Treatment) { r.Notes = "a\nb\nc" })
	ours := with(base, func(r *register.Treatment) { r.Notes = "A\nb\nc" })
	theirs := with(base, func(r *register.Treatment) { r.Notes = "a\nb\nC" })
	merged, conflicts, said := meet(base, ours, theirs)
	expect(t, "conflicts", []string{first + " › Notes : réponses différentes (ici « A\nb\nc », là-bas « a\nb\nC », avant « a\nb\nc »)"}, said)
	expect(t, "merged", "A\nb\nc", merged.Treatments[0].Notes)
	expect(t, "resolved", "a\nb\nC", conflicts[0].Resolve(merged, diff.Theirs).Treatments[0].Notes)
}

func TestAConflictIsResolvedInWhatBecameOfTheMerge(t *testing.T) {
	base := registertest.Large(2)
	ours := with(base, func(r *register.Treatment) { r.Purposes[1].Text = "la nôtre" })
	theirs := with(base, func(r *register.Treatment) { r.Purposes[1].Text = "la leur" })
	merged, conflicts, _ := meet(base, ours, theirs)
	moved := with(merged, func(r *register.Treatment) { treatments.Table.Field("purposes").Move(r, 1, 0) })
	moved = treatments.Insert(treatments.Remove(moved, 0), 1, moved.Treatments[0])
	expect(t, "resolved", "la leur", conflicts[0].Resolve(moved, diff.Theirs).Treatments[1].Purposes[0].Text)
	gone := treatments.Remove(merged, 0)
	if conflicts[0].Resolve(gone, diff.Theirs) != gone {
		t.Error("a conflict about a record that is gone changed the register")
	}
}

func TestADeletedRecordThatTheOtherSideChangedIsKept(t *testing.T) {
	base := registertest.Large(3)
	deleted := treatments.Remove(base, 0)
	changed := with(base, func(r *register.Treatment) { r.Owner = "RH" })
	for name, sides := range map[string][2]*register.Register{"we deleted": {deleted, changed}, "they deleted": {changed, deleted}} {
		merged, conflicts, said := meet(base, sides[0], sides[1])
		if len(conflicts) != 1 || conflicts[0].Cause != diff.Deletion {
			t.Fatalf("%s: %v", name, said)
		}
		expect(t, name, encode(t, changed), encode(t, merged))
		expect(t, name, encode(t, sides[0]), encode(t, conflicts[0].Resolve(merged, diff.Ours)))
		expect(t, name, encode(t, sides[1]), encode(t, conflicts[0].Resolve(merged, diff.Theirs)))
		undecided := conflicts[0].Resolve(conflicts[0].Resolve(merged, diff.Ours), diff.Theirs)
		expect(t, name+", after all", encode(t, sides[1]), encode(t, undecided))
	}
}

func TestADeletedItemThatTheOtherSideChangedIsKept(t *testing.T) {
	base := registertest.Large(1)
	ours := with(base, func(r *register.Treatment) { treatments.Table.Field("purposes").Remove(r, 1) })
	theirs := with(base, func(r *register.Treatment) { r.Purposes[1].Law = "Code du travail" })
	merged, conflicts, said := meet(base, ours, theirs)
	expect(t, "conflicts", []string{first + " › Finalités › Suivre les demandes reçues et y répondre dans les délais convenus, volet 1 : supprimé d'un côté, modifié de l'autre (ici « rien », là-bas « Suivre les demandes reçues et y répondre dans les délais convenus, volet 1 », avant « Suivre les demandes reçues et y répondre dans les délais convenus, volet 1 »)"}, said)
	expect(t, "merged", encode(t, theirs), encode(t, merged))
	without := conflicts[0].Resolve(merged, diff.Ours)
	expect(t, "resolved", encode(t, ours), encode(t, without))
	expect(t, "after all", encode(t, theirs), encode(t, conflicts[0].Resolve(without, diff.Theirs)))
}

func TestADeletedEntryThatTheOtherSideUsesIsKept(t *testing.T) {
	whole := registertest.Large(2)
	lone := &register.Safeguard{Head: register.Head{Item: register.Item{ID: "lone"}, Reference: "S-009", Name: "Règles d'entreprise"}}
	vendor := &register.Recipient{Head: register.Head{Item: register.Item{ID: "vendor"}, Reference: "R-099", Name: "Acme"}}
	vendor.Places = []register.Place{{Item: register.Item{ID: "place"}, Country: "US", Safeguards: []register.ID{"lone"}}}
	safeguards := register.CollectionOf("safeguards")
	base := recipients.Insert(safeguards.Insert(whole, 1, lone), 3, vendor)

	// One side deletes the vendor, then what only it relied on.
	deleted := safeguards.Remove(recipients.Remove(base, 3), 1)
	used := with(base, func(r *register.Treatment) {
		r.Recipients = append(r.Recipients, register.Use{Item: register.Item{ID: "use"}, Recipient: "vendor"})
	})
	for name, sides := range map[string][2]*register.Register{"we deleted": {deleted, used}, "they deleted": {used, deleted}} {
		merged, conflicts, said := meet(base, sides[0], sides[1])
		if len(conflicts) != 2 || conflicts[0].Cause != diff.Use || conflicts[1].Cause != diff.Use {
			t.Fatalf("%s: %v", name, said)
		}
		expect(t, name, encode(t, used), encode(t, merged))
	}

	// Where the use goes as well there is nothing to keep.
	if merged, _, said := meet(base, deleted, with(base, func(r *register.Treatment) { r.Owner = "RH" })); len(said) > 0 || merged.Recipient("vendor") != nil {
		t.Errorf("kept what nobody uses: %v", said)
	}
}

func TestRecordsAddedOnBothSidesAreKept(t *testing.T) {
	base := registertest.Large(3)
	added := func(id register.ID, ref string) *register.Treatment {
		return &register.Treatment{Head: register.Head{Item: register.Item{ID: id}, Reference: ref, Name: string(id)}}
	}
	ours := treatments.Insert(base, 3, added("o", "T-004"))
	theirs := treatments.Insert(treatments.Insert(base, 3, added("t", "t-004")), 1, added("u", "T-005"))
	merged, conflicts, said := meet(base, ours, theirs)
	expect(t, "conflicts", []string{"t-004 t › N° / RÉF : même référence pour deux fiches (ici « T-004 o », là-bas « t-004 t », avant « rien »)"}, said)
	expect(t, "merged", []string{"T-001", "T-005", "T-002", "T-003", "T-004", "t-004"}, references(merged))
	kept := conflicts[0].Resolve(merged, diff.Ours)
	expect(t, "ours keeps it", []string{"T-001", "T-005", "T-002", "T-003", "T-004", "T-006"}, references(kept))
	expect(t, "theirs keeps it", []string{"T-001", "T-005", "T-002", "T-003", "T-006", "t-004"}, references(conflicts[0].Resolve(merged, diff.Theirs)))
	if again := conflicts[0].Resolve(kept, diff.Ours); again != kept {
		t.Error("a reference that is disputed no more was given anew")
	}
}

func references(r *register.Register) []string {
	var all []string
	for _, rec := range treatments.All(r) {
		all = append(all, register.ReferenceOf(rec))
	}
	return all
}

func TestOrderIsThatOfTheSideThatChangedIt(t *testing.T) {
	base := registertest.Large(4)
	order := func(positions ...int) *register.Register {
		var records []register.Record
		for _, i := range positions {
			records = append(records, base.Treatments[i])
		}
		return treatments.With(base, records)
	}
	theirs := order(3, 0, 1, 2)
	ours := treatments.Insert(base, 1, &register.Treatment{Head: register.Head{Item: register.Item{ID: "new"}, Reference: "T-005"}})
	merged, _, said := meet(base, ours, theirs)
	expect(t, "conflicts", []string(nil), said)
	expect(t, "they moved", []string{"T-004", "T-001", "T-005", "T-002", "T-003"}, references(merged))

	merged, conflicts, said := meet(base, order(1, 0, 2, 3), theirs)
	expect(t, "conflicts", []string{"Traitements : rangé autrement des deux côtés (ici « T-002, T-001, T-003, T-004 », là-bas « T-004, T-001, T-002, T-003 », avant « T-001, T-002, T-003, T-004 »)"}, said)
	expect(t, "both moved", []string{"T-002", "T-001", "T-003", "T-004"}, references(merged))
	expect(t, "resolved", references(theirs), references(conflicts[0].Resolve(merged, diff.Theirs)))
}

func TestOrderOfAListIsDisputedAsAWhole(t *testing.T) {
	base := registertest.Large(1)
	purposes := treatments.Table.Field("purposes")
	ours := with(base, func(r *register.Treatment) { purposes.Move(r, 1, 0) })
	theirs := with(base, func(r *register.Treatment) { purposes.Move(r, 2, 0); r.Purposes[0].Law = "Code du travail" })
	merged, conflicts, said := meet(base, ours, theirs)
	if len(conflicts) != 1 || conflicts[0].Cause != diff.Order || conflicts[0].Path() != "purposes" {
		t.Fatal(said)
	}
	got := merged.Treatments[0].Purposes
	expect(t, "merged", []register.ID{"finalite1-0", "finalite0-0", "finalite2-0"}, []register.ID{got[0].ID, got[1].ID, got[2].ID})
	expect(t, "both edits", encode(t, theirs), encode(t, conflicts[0].Resolve(merged, diff.Theirs)))
}

func TestWhatStandsBesideANoneIsMergedToo(t *testing.T) {
	base := registertest.Large(1)
	beside := func(json string, add register.ID) *register.Register {
		return with(base, func(r *register.Treatment) {
			r.MeasuresNone.Extra = []byte(json)
			r.Measures = append(r.Measures, add)
		})
	}
	theirs := beside(`{"x":2}`, "M-7")
	merged, conflicts, said := meet(base, beside(`{"x":1}`, "M-6"), theirs)
	if len(conflicts) != 1 || conflicts[0].Path() != "measures" {
		t.Fatal(said)
	}
	expect(t, "resolved", encode(t, theirs), encode(t, conflicts[0].Resolve(merged, diff.Theirs)))
}

func TestNoneAndAnAnswerAreAConflict(t *testing.T) {
	base := registertest.Large(1)
	list := treatments.Table.Field("recipients")
	ours := with(base, func(r *register.Treatment) { _ = list.SetNone(r, "interne") })
	theirs := with(base, func(r *register.Treatment) { r.Recipients[0].Detail = "paie" })
	merged, conflicts, said := meet(base, ours, theirs)
	if len(conflicts) != 1 || conflicts[0].Path() != "recipients" {
		t.Fatal(said)
	}
	expect(t, "merged", encode(t, ours), encode(t, merged))
	expect(t, "resolved", encode(t, theirs), encode(t, conflicts[0].Resolve(merged, diff.Theirs)))
}

func TestARetentionIsOneAnswer(t *testing.T) {
	base := registertest.Large(1)
	five := 5
	ours := with(base, func(r *register.Treatment) { r.Data[0].Retentions[0].Active.Amount = &five })
	theirs := with(base, func(r *register.Treatment) { r.Data[0].Retentions[0].Active.Unit = "month" })
	merged, conflicts, said := meet(base, ours, theirs)
	if len(conflicts) != 1 || conflicts[0].Path() != "data[donnee0-0].retentions[duree0-0]" {
		t.Fatal(said)
	}
	expect(t, "merged", encode(t, ours), encode(t, merged))
	expect(t, "resolved", encode(t, theirs), encode(t, conflicts[0].Resolve(merged, diff.Theirs)))
}

func TestReferencesMergeOneByOne(t *testing.T) {
	base := registertest.Large(1)
	ours := with(base, func(r *register.Treatment) { r.Measures = append(r.Measures[1:], "M-6") })
	theirs := with(base, func(r *register.Treatment) { r.Measures = slices.Insert(r.Measures, 2, "M-7") })
	merged, _, said := meet(base, ours, theirs)
	expect(t, "conflicts", []string(nil), said)
	expect(t, "merged", []register.ID{"M-1", "M-7", "M-2", "M-3", "M-6"}, merged.Treatments[0].Measures)
}

func TestDaysThatEditsSetFollowTheLaterEdit(t *testing.T) {
	base := with(registertest.Large(1), func(r *register.Treatment) { r.Created = "" })
	ours := with(base, func(r *register.Treatment) { r.Owner = "RH"; r.Touch("2026-11-20") })
	theirs := with(base, func(r *register.Treatment) { r.Notes = "relu"; r.Touch("2026-11-22") })
	merged, _, said := meet(base, ours, theirs)
	expect(t, "conflicts", []string(nil), said)
	got := merged.Treatments[0]
	expect(t, "merged", []string{"RH", "relu", "2026-11-20", "2026-11-22"}, []string{got.Owner, got.Notes, string(got.Created), string(got.Updated)})
}

func TestWhatEitherSideConfirmedIsConfirmed(t *testing.T) {
	base := with(registertest.Large(1), func(r *register.Treatment) { treatments.Table.MarkGiven(r, "clients") })
	confirm := func(path, by string) *register.Register {
		return with(base, func(r *register.Treatment) {
			if err := treatments.Table.Confirm(r, path, register.Confirmation{By: by}, lang.FR); err != nil {
				t.Fatal(err)
			}
		})
	}
	merged, _, said := meet(base, confirm("owner", "Anne"), confirm("notes", "Benoît"))
	expect(t, "conflicts", []string(nil), said)
	left := treatments.Table.Unconfirmed(merged.Treatments[0])
	if slices.Contains(left, "owner") || slices.Contains(left, "notes") || !slices.Contains(left, "status") {
		t.Errorf("still to be confirmed: %v", left)
	}
	if n := len(merged.Treatments[0].Confirmations); n != 2 {
		t.Errorf("%d confirmations, want both", n)
	}
}

func TestUnknownMembersMergeOneByOne(t *testing.T) {
	set := func(r *register.Register, json string) *register.Register {
		return with(r, func(t *register.Treatment) { t.Extra = []byte(json) })
	}
	base := set(registertest.Large(1), `{"a":1,"b":{"c":[1, 2]}}`)
	merged, _, said := meet(base, set(base, `{"a":2,"b":{"c":[1,2]},"\u0064":"é","f":0}`), set(base, `{"a":1,"e":null,"f":0}`))
	expect(t, "conflicts", []string(nil), said)
	expect(t, "merged", `{"a":2,"d":"é","e":null,"f":0}`, string(merged.Treatments[0].Extra))

	theirs := set(base, `{"a":3}`)
	merged, conflicts, said := meet(base, set(base, `{"a":2}`), theirs)
	if len(conflicts) != 1 || conflicts[0].Path() != "*" {
		t.Fatal(said)
	}
	expect(t, "resolved", encode(t, theirs), encode(t, conflicts[0].Resolve(merged, diff.Theirs)))
}

func TestLanguageIsMergedToo(t *testing.T) {
	base := registertest.Large(1)
	in := func(code register.Code) *register.Register {
		r := *base
		r.Language = code
		return &r
	}
	_, conflicts, said := meet(base, in("en"), in("de"))
	expect(t, "conflicts", []string{"Langue du registre : réponses différentes (ici « en », là-bas « de », avant « fr »)"}, said)
	expect(t, "resolved", encode(t, in("de")), encode(t, conflicts[0].Resolve(in("en"), diff.Theirs)))
}

// A file edited by hand may give two records, or two items, the same ID.
func TestTwoOfTheSameIDAreTwo(t *testing.T) {
	base := with(registertest.Large(2), func(r *register.Treatment) { r.Purposes[1].ID = r.Purposes[0].ID })
	twin := *base.Treatments[1]
	twin.ID = base.Treatments[0].ID
	base = treatments.Replace(base, 1, &twin)
	ours := with(base, func(r *register.Treatment) { r.Purposes[1].Text = "la seconde" })
	changed := *base.Treatments[1]
	changed.Owner = "RH"
	theirs := treatments.Replace(base, 1, &changed)

	changes := diff.Between(base, ours)
	if len(changes) != 1 || changes[0].Path() != "purposes[finalite0-0#1].text" {
		t.Error(said(changes, lang.EN))
	}
	merged, _, conflicts := meet(base, ours, theirs)
	expect(t, "conflicts", []string(nil), conflicts)
	expect(t, "merged", encode(t, treatments.Replace(ours, 1, &changed)), encode(t, merged))
}
