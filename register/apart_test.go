package register_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
)

// layouts write the same register as programs may lay it out.
var layouts = map[string][]jsontext.Options{
	"ours":    {jsontext.WithIndent("  ")},
	"compact": {jsontext.Multiline(false)},
	"tabs":    {jsontext.WithIndent("\t"), jsontext.WithIndentPrefix("\t")},
	"spaced":  {jsontext.SpaceAfterColon(true), jsontext.SpaceAfterComma(true), jsontext.Multiline(false)},
}

func laidOut(t *rapid.T) []byte {
	var content jsontext.Value = encode(t, registertest.Mangled(t, registertest.Hostile()))
	layout := rapid.SampledFrom([]string{"ours", "compact", "tabs", "spaced"}).Draw(t, "layout")
	if err := content.Format(append(layouts[layout], jsontext.PreserveRawStrings(true))...); err != nil {
		t.Fatal(err)
	}
	return content
}

func TestARegisterReadRecordByRecordIsThatReadInOnePiece(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { wantSameApart(t, laidOut(t)) })
}

func TestTheRegistersOfOurTestsAreReadRecordByRecord(t *testing.T) {
	files, _ := filepath.Glob("../testdata/registers/*.json")
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		wantSameApart(t, content)
	}
	if len(files) == 0 {
		t.Fatal("there are none")
	}
	wantSameApart(t, encode(t, registertest.Large(300))) // more than a batch
}

func wantSameApart(t interface{ Fatalf(string, ...any) }, content []byte) {
	whole, err := register.DecodeWhole(content)
	if err != nil {
		t.Fatalf("%v\n%s", err, content)
	}
	apart, ok := register.DecodeApart(content)
	if !ok {
		t.Fatalf("not read record by record:\n%s", content)
	}
	if diff := cmp.Diff(whole, apart, cmp.Comparer(sameID(content))); diff != "" {
		t.Fatalf("%s\n%s", diff, content)
	}
}

// sameID takes IDs that a content lacks, and was given, for the same.
func sameID(content []byte) func(a, b register.ID) bool {
	given := func(id register.ID) bool { return !bytes.Contains(content, []byte(id)) }
	return func(a, b register.ID) bool { return a == b || given(a) && given(b) }
}

// What is read record by record is a register, and what is said of one that is
// none does not depend on the way.
func TestADamagedRegisterReadsTheSameBothWays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		content := laidOut(t)
		for range rapid.IntRange(1, 3).Draw(t, "damages") {
			content = damaged(t, content)
		}
		whole, fault := register.DecodeWhole(content)
		apart, ok := register.DecodeApart(content)
		if ok && fault != nil {
			t.Fatalf("read record by record, though %v\n%s", fault, content)
		}
		if ok {
			if diff := cmp.Diff(whole, apart, cmp.Comparer(sameID(content))); diff != "" {
				t.Fatalf("%s\n%s", diff, content)
			}
		}
		if _, err := register.Decode(content); fault != nil && (err == nil || lang.Message(err, lang.EN) == "") {
			t.Fatalf("Decode says %v of a fault %v", err, fault)
		}
	})
}

// damaged cuts, doubles, swaps or replaces a piece of a content, mostly at signs,
// where it matters.
func damaged(t *rapid.T, content []byte) []byte {
	place := func(what string) int {
		at := rapid.IntRange(0, len(content)).Draw(t, what)
		if rapid.Bool().Draw(t, "at a sign") {
			if n := bytes.IndexAny(content[at:], "{}[],:\"\\"); n >= 0 {
				at += n
			}
		}
		return at
	}
	from, to := place("from"), place("to")
	if from > to {
		from, to = to, from
	}
	if to-from > 200 {
		to = from + 1
	}
	with := rapid.SampledFrom([]string{"", "", "{", "}", "[", "]", ",", "\"", "\\", "null", "{}", " ", "\n", "\x00", "\xff", `"Name":"x",`, `"treatments":[{}],`, string(content[from:to]) + string(content[from:to])}).Draw(t, "with")
	return []byte(string(content[:from]) + with + string(content[to:]))
}

func TestWhatIsNoRegisterIsNotReadRecordByRecord(t *testing.T) {
	for _, m := range registertest.AllMalformed() {
		if _, ok := register.DecodeApart([]byte(m.Content)); ok {
			t.Errorf("%s: read", m.Name)
		}
	}
}

// heads are what an outline has of a record.
func heads(r *register.Register) map[string][][]string {
	all := map[string][][]string{}
	for _, c := range register.Collections {
		for _, rec := range c.All(r) {
			head := []string{string(register.Identity(rec))}
			for _, key := range []string{"reference", "name", "status", "role", "kind", "updated"} {
				if f := c.Table.Field(key); f != nil {
					head = append(head, key+"="+f.Text(rec, register.View{Register: r, Lang: lang.FR}))
				}
			}
			all[c.Key] = append(all[c.Key], head)
		}
	}
	return all
}

func TestAnOutlineHasWhatListsShow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		content := laidOut(t)
		r, err := register.Decode(content)
		if err != nil {
			t.Fatal(err)
		}
		outline, ok := register.Outline(content)
		if !ok {
			t.Fatalf("no outline of\n%s", content)
		}
		if diff := cmp.Diff(heads(r), heads(outline)); diff != "" {
			t.Fatalf("%s\n%s", diff, content)
		}
	})
}

func TestAnOutlineDoesNotDependOnTheOrderOfTheMembers(t *testing.T) {
	content := `{"treatments": [{"notes": "\"name\": {", "updated": "2026-01-15", "purposes": [{"name": "no"}], "name": "Paie \u00e9", "id": "a"}, {}], "format": 1}`
	outline, ok := register.Outline([]byte("\xef\xbb\xbf" + content))
	if !ok {
		t.Fatal("no outline")
	}
	first := outline.Treatments[0]
	if first.ID != "a" || first.Name != "Paie é" || first.Updated != "2026-01-15" || first.Notes != "" || len(outline.Treatments) != 2 {
		t.Errorf("reads %+v", first)
	}
	if _, ok := register.Outline([]byte(strings.Replace(content, `"name": "Paie`, `"n\u0061me": "Paie`, 1))); ok {
		t.Error("a name written otherwise is not seen, and the outline given all the same")
	}
}
