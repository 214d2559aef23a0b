package store

import (
	"slices"
	"testing"
)

func TestADraftLivesUntilItIsAnswered(t *testing.T) {
	path := newRegister(t, oldContent)
	f := open(t, path)
	if _, ok, err := f.Draft(); ok || err != nil {
		t.Fatalf("a draft from nowhere (%v)", err)
	}
	if err := f.DropDraft(); err != nil {
		t.Fatal(err)
	}
	for _, content := range []string{"typed", "typed more"} {
		if err := f.SaveDraft([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	draft, ok, err := f.Draft()
	if err != nil || !ok || string(draft.Content) != "typed more" || draft.Base != f.Hash() {
		t.Fatalf("%+v %v %v", draft, ok, err)
	}
	closeFile(t, f)

	f = open(t, path)
	save(t, f, newContent) // nobody answered for the draft
	if draft, ok, _ = f.Draft(); !ok || string(draft.Content) != "typed more" || draft.Base == f.Hash() {
		t.Fatalf("the draft of the sitting before is lost: %+v %v", draft, ok)
	}
	if err := f.SaveDraft([]byte("typed later")); err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(contents(t, f), "typed more") {
		t.Fatal("the draft nobody answered for is in no version")
	}
	save(t, f, "saved at last")
	if _, ok, _ := f.Draft(); ok {
		t.Fatal("the draft of this sitting outlived its save")
	}
	if err := f.SaveDraft([]byte("typed, and undone")); err != nil {
		t.Fatal(err)
	}
	save(t, f, "saved at last")
	if _, ok, _ := f.Draft(); ok {
		t.Fatal("a draft is left of what was undone")
	}
	if err := f.SaveDraft([]byte("once more")); err != nil {
		t.Fatal(err)
	}
	if err := f.DropDraft(); err != nil {
		t.Fatal(err)
	}
	if _, ok, _ := f.Draft(); ok {
		t.Fatal("dropped, but there")
	}
}

func TestADraftWithoutItsFirstLineIsStillADraft(t *testing.T) {
	path := newRegister(t, oldContent)
	f := open(t, path)
	put(t, f.sidecar(draftName), "no mark\nat all")
	draft, ok, err := f.Draft()
	if !ok || err != nil || string(draft.Content) != "no mark\nat all" || draft.Base != (Hash{}) {
		t.Fatalf("%+v %v %v", draft, ok, err)
	}
}
