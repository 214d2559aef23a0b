package register_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
)

func TestDecodeUndoesEncode(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := registertest.Random(t, registertest.Hostile())
		first := encode(t, r)
		back, err := register.Decode(first)
		if err != nil {
			t.Fatalf("%v\n%s", err, first)
		}
		if second := encode(t, back); !bytes.Equal(first, second) {
			t.Fatalf("open and save changed the file:\n%s", cmp.Diff(string(first), string(second)))
		}
		for _, c := range register.Collections {
			if diff := cmp.Diff(c.All(r), c.All(back), cmp.AllowUnexported()); diff != "" {
				t.Fatalf("%s: %s", c.Key, diff)
			}
		}
	})
}

// The encoder that keeps unchanged records writes what the JSON library would
// write of the whole register.
func TestEncoderWritesWhatTheLibraryWould(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := registertest.Random(t, registertest.Hostile())
		whole, err := json.Marshal(r, jsontext.WithIndent("  "))
		if err != nil {
			t.Fatal(err)
		}
		var enc register.Encoder
		for range 2 { // the second time from what it kept
			got, err := enc.Encode(r)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(whole)+"\n", string(got)); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

func TestUnknownMembersSurviveAtEveryLevel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		content := encode(t, registertest.Whole(t, rapid.StringMatching(`[a-z]{1,8}`)))
		planted := 0
		var out bytes.Buffer
		for line := range strings.Lines(string(content)) {
			// Unknown members stand last, so plant one at the end of each object.
			if body := strings.TrimLeft(line, " "); strings.HasPrefix(body, "}") {
				out.Truncate(out.Len() - 1)
				fmt.Fprintf(&out, ",\n\"x_%d\": %s\n", planted, rapid.SampledFrom(registertest.PlainValues).Draw(t, "value"))
				planted++
			}
			out.WriteString(line)
		}
		want := jsontext.Value(bytes.Clone(bytes.TrimSpace(out.Bytes())))
		if err := want.Format(jsontext.PreserveRawStrings(true), jsontext.WithIndent("  "), jsontext.Multiline(true)); err != nil {
			t.Fatal(err)
		}
		r, err := register.Decode(out.Bytes())
		if err != nil {
			t.Fatalf("%v\n%s", err, out.String())
		}
		if planted < 50 {
			t.Fatalf("only %d objects met", planted)
		}
		if diff := cmp.Diff(string(want)+"\n", string(encode(t, r))); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestUnknownObjectsSurviveTheirReformatting(t *testing.T) {
	content := `{"format":1,"organisation":{"id":"o"},"treatments":[{"id":"a","name":"x","later":{"n":12345678901234567890,"s":"\u00e9"}}],"z":[1,{"y":null}]}`
	r, err := register.Decode([]byte(content))
	if err != nil {
		t.Fatal(err)
	}
	var compact jsontext.Value = encode(t, r)
	if err := compact.Compact(jsontext.PreserveRawStrings(true)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(content, string(compact)); diff != "" {
		t.Fatal(diff)
	}
}

func TestMalformedFilesAreRefusedInOneLineThatSaysWhere(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"empty":                {"", "1:1: the file is empty"},
		"zero bytes":           {"\x00\x00\x00", "1:1: the file holds only zero bytes"},
		"zero tail":            {"{\"format\": 1}\n\x00\x00", "2:1: the file ends in zero bytes"},
		"UTF-16":               {"\xff\xfe{\x00", "1:1: the file is in UTF-16"},
		"Latin-1":              {"{\"format\": 1,\n \"language\": \"\xe9\"}", "2:15: bytes that are no UTF-8"},
		"lone surrogate":       {"{\"format\": 1, \"language\": \"\\ud800\"}", "1:28: "},
		"cut":                  {"{\"format\": 1,\n \"language\": \"f", "2:"},
		"twice":                {"{\"format\": 1,\n \"format\": 2}", "2:2: /format: this member stands twice"},
		"wrong case":           {"{\"format\": 1,\n \"Language\": \"fr\"}", "2:2: member \"Language\"; write \"language\""},
		"wrong case below":     {"{\"format\": 1, \"treatments\": [\n {\"id\": \"a\", \"Name\": \"x\"}]}", "2:14: member \"Name\"; write \"name\""},
		"wrong type":           {"{\"format\": 1,\n \"treatments\": {}}", "2:2: /treatments: value of an unexpected type"},
		"wrong type below":     {"{\"format\": 1, \"treatments\": [\n {\"name\": 3}]}", "2:3: /treatments/0/name: value of an unexpected type"},
		"comment":              {"{\"format\": 1, // one\n}", "1:15: not valid JSON"},
		"trailing comma":       {"{\"format\": 1,}", "1:14: not valid JSON"},
		"trailing data":        {"{\"format\": 1}\n{}", "2:1: not valid JSON"},
		"conflict":             {"{\"format\": 1,\n<<<<<<< HEAD\n\"language\": \"fr\"\n}", "2:1: git conflict markers"},
		"web page":             {"\n<!DOCTYPE html>", "1:1: the file is a web page"},
		"too deep":             {"{\"format\": 1, \"x\": " + strings.Repeat("[", 100000), "1:83: nested deeper than 64"},
		"no register":          {"{\"a\": 1}", "1:1: no \"format\" number"},
		"null record":          {"{\"format\": 1, \"treatments\": [\n null]}", "2:2: /treatments/0: \"null\" is no record"},
		"wrong case of format": {"{\"Format\": 1}", "1:2: member \"Format\"; write \"format\""},
		"wrong case of none":   {"{\"format\": 1,\n \"organisation\": {\"dpo\": {\"None\": true}}}", "2:27: member \"None\"; write \"none\""},
		"no object":            {"[]", "1:1: this JSON file is not a register"},
		"newer and other":      {"{\"format\": 2,\n \"treatments\": {}}", "1:1: the file comes from a newer version of the program (format 2)"},
		"huge number":          {"{\"format\": 1e999}", "1:2: /format: value"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := register.Decode([]byte(c.content))
			var fault *register.Fault
			if !errors.As(err, &fault) {
				t.Fatalf("error is %v", err)
			}
			for _, l := range lang.All {
				if line := fault.In(l); strings.ContainsAny(line, "\n\x00") {
					t.Errorf("not one clean line: %q", line)
				}
			}
			if got := fault.In(lang.EN); !strings.HasPrefix(got, c.want) {
				t.Errorf("got %q, want %q…", got, c.want)
			}
		})
	}
}

func TestAFileCutAnywhereIsRefused(t *testing.T) {
	content := encode(t, register.New("Exemple", lang.FR))
	for n := range len(content) - 1 { // all but the final line end
		if _, err := register.Decode(content[:n]); err == nil {
			t.Fatalf("accepted after %d of %d bytes", n, len(content))
		}
	}
}

func TestAFileWrittenByHandIsGivenItsIDs(t *testing.T) {
	r, err := register.Decode([]byte(`{"format": 1, "treatments": [{"name": "a", "purposes": [{}, {"id": "p"}]}, {"name": "b"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[register.ID]bool{"": true}
	for _, rec := range []any{r.Organisation, r.Treatments[0], r.Treatments[1], &r.Treatments[0].Purposes[0]} {
		if id := register.Identity(rec); seen[id] {
			t.Errorf("%T bears the ID %q", rec, id)
		} else {
			seen[id] = true
		}
	}
	if r.Treatments[0].Purposes[1].ID != "p" {
		t.Error("an ID of the file was replaced")
	}
}

func TestNullAnswersNothing(t *testing.T) {
	var members []string
	for _, f := range register.CollectionOf("treatments").Table.Fields {
		members = append(members, fmt.Sprintf("%q: null", f.Key))
	}
	r, err := register.Decode([]byte(`{"format": 1, "language": null, "treatments": [{` + strings.Join(members, ", ") + `}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if !register.CollectionOf("treatments").Table.Empty(r.Treatments[0]) {
		t.Errorf("null became an answer: %s", encode(t, r))
	}
}

func TestAnAnswerWinsOverANoneBesideIt(t *testing.T) {
	r, err := register.Decode([]byte(`{"format": 1, "organisation": {"dpo": {"none": true, "why": "x", "last_name": "Martin"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	f := register.CollectionOf("organisation").Table.Field("dpo")
	if got := f.Text(r.Organisation, register.View{Register: r}); got != "Martin" || f.State(r.Organisation) != register.StateAnswered {
		t.Errorf("reads %q", got)
	}
}

func TestAByteOrderMarkIsAcceptedAndNotWritten(t *testing.T) {
	r, err := register.Decode([]byte("\xef\xbb\xbf{\"format\": 1}"))
	if err != nil {
		t.Fatal(err)
	}
	if content := encode(t, r); content[0] != '{' {
		t.Errorf("saved as %q", content)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"format":1,"treatments":[{"id":"a","purposes":[{"text":"x"}]}]}`))
	for i, m := range registertest.AllMalformed() {
		if i%20 == 0 && len(m.Content) < 1000 {
			f.Add([]byte(m.Content))
		}
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		r, err := register.Decode(content)
		if err != nil {
			return
		}
		first := encode(t, r)
		again, err := register.Decode(first)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v\n%s", err, first)
		}
		if second := encode(t, again); !bytes.Equal(first, second) {
			t.Fatalf("open and save changed the file:\n%s\n%s", first, second)
		}
	})
}

func encode(t interface{ Fatal(...any) }, r *register.Register) []byte {
	content, err := register.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
