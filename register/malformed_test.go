package register_test

import (
	"errors"
	"flag"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
)

var everyCut = flag.Bool("everycut", false, "cut the registers at every byte, not at some")

func TestWhatIsNoRegisterIsRefusedInOneLineThatSaysWhereAndWhatToDo(t *testing.T) {
	all := registertest.AllMalformed()
	t.Logf("%d contents", len(all))
	for _, m := range all {
		given := m.Content
		_, err := register.Decode([]byte(m.Content))
		var fault *register.Fault
		if !errors.As(err, &fault) {
			t.Errorf("%s: %v", m.Name, err)
			continue
		}
		if at := offsetOf(given, fault); at < m.From && at > 0 {
			t.Errorf("%s: the fault is said to be at %d:%d, before all that is wrong\n%.200s", m.Name, fault.Line, fault.Column, given)
		}
		wantLine(t, m.Name, fault)
	}
}

// offsetOf returns where in a content a fault is said to be, -1 when that is no
// place of it.
func offsetOf(content string, fault *register.Fault) int {
	line, offset := 1, 0
	for ; line < fault.Line; line++ {
		next := strings.IndexByte(content[offset:], '\n')
		if next < 0 {
			return -1
		}
		offset += next + 1
	}
	for column := 1; column < fault.Column; column++ {
		_, size := utf8.DecodeRuneInString(content[offset:])
		if size == 0 {
			return -1
		}
		offset += size
	}
	return offset
}

// wantLine wants a fault said in one clean line, which says what to do.
func wantLine(t *testing.T, name string, fault *register.Fault) {
	t.Helper()
	for _, l := range lang.All {
		line := fault.In(l)
		if what, do, ok := strings.Cut(line, ";"); !ok || len(what) < 8 || len(do) < 8 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("%s: %q", name, line)
		}
	}
}

func TestWhatIsValidButUnknownIsKeptAsItIs(t *testing.T) {
	for _, value := range registertest.PlainValues {
		for _, place := range []string{`{"format":1,"organisation":{"id":"o"},"x":@}`, `{"format":1,"organisation":{"id":"o","x":@}}`} {
			content := strings.Replace(place, "@", value, 1)
			r, err := register.Decode([]byte(content))
			if err != nil {
				t.Errorf("%s: %v", content, err)
				continue
			}
			saved := jsontext.Value(encode(t, r))
			if err := saved.Compact(jsontext.PreserveRawStrings(true), jsontext.CanonicalizeRawInts(false), jsontext.CanonicalizeRawFloats(false)); err != nil {
				t.Fatal(err)
			}
			if string(saved) != content {
				t.Errorf("%s became %s", content, saved)
			}
		}
	}
}

func TestTheCasesCutAnywhereAreRefused(t *testing.T) {
	for file := range cases {
		content := readCase(t, file)
		step := 1
		if !*everyCut {
			step = len(content)/400 + 1
		}
		for n := 0; n < len(content)-1; n += step { // all but the final line end
			_, err := register.Decode(content[:n])
			var fault *register.Fault
			if !errors.As(err, &fault) {
				t.Fatalf("%s: accepted after %d of %d bytes", file, n, len(content))
			}
			wantLine(t, file, fault)
		}
	}
}

func TestTheReasonOfARefusalIsNamed(t *testing.T) {
	names := map[string]string{
		"spaces alone": "the file is empty", "mark alone": "the file is empty",
		"zero bytes": "the file holds only zero bytes", "zero tail": "the file ends in zero bytes", "zero tail of a cut file": "the file ends in zero bytes",
		"UTF-16, little end first": "the file is in UTF-16", "UTF-16, big end first": "the file is in UTF-16",
		"UTF-16, little end first, without mark": "the file is in UTF-16", "UTF-16, big end first, without mark": "the file is in UTF-16",
		"UTF-32, little end first": "the file is in UTF-32", "UTF-32, big end first": "the file is in UTF-32",
		"UTF-32, little end first, without mark": "the file is in UTF-32", "UTF-32, big end first, without mark": "the file is in UTF-32",
		"Latin-1": "bytes that are no UTF-8", "Windows-1252": "bytes that are no UTF-8",
		"merge to finish": "git conflict markers", "merge of the whole": "git conflict markers", "merge with the ancestor": "git conflict markers", "lost end of a merge": "git conflict markers",
		"web page": "the file is a web page", "web page after a blank": "the file is a web page",
		"65 levels of lists": "nested deeper than 64 levels", "65 levels of objects": "nested deeper than 64 levels", "100,000 levels": "nested deeper than 64 levels",
		"cut in a name": "the file ends too early", "without its last bracket": "the file ends too early",
		"format twice": "/format: this member stands twice", "format as text": "/format: value of an unexpected type", "format zero": "no \"format\" number",
		"empty object": "no \"format\" number", `"null" alone`: "no \"format\" number",
		"Treatment: NAME is null": "member \"NAME\"; write \"name\"", "Treatment: purposes is {}": "/treatments/0/purposes: value of an unexpected type",
	}
	for _, m := range registertest.AllMalformed() {
		want, ok := names[m.Name]
		if !ok {
			continue
		}
		delete(names, m.Name)
		_, err := register.Decode([]byte(m.Content))
		var fault *register.Fault
		if !errors.As(err, &fault) {
			t.Errorf("%s: %v", m.Name, err)
		} else if reason := errors.Unwrap(fault).Error(); !strings.HasPrefix(reason, want) {
			t.Errorf("%s: %s", m.Name, reason)
		}
	}
	for name := range names {
		t.Errorf("nothing is called %q", name)
	}
}
