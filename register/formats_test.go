package register_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"article30/register"
)

// formats are the files under testdata/formats, one for each format that was
// ever released, with every member the format has. They are never written anew:
// what this program could once write it reads for ever.
var formats = map[int]string{
	1: "052f0fe5ccf88ff08d1ef613427c7f4ebf079ccab3651843ccf2304454586db5",
}

func TestAFileOfEveryFormatIsReadWhole(t *testing.T) {
	if formats[register.Format] == "" {
		t.Errorf("no file of format %d is kept", register.Format)
	}
	for format, want := range formats {
		content, err := os.ReadFile(filepath.Join("..", "testdata", "formats", fmt.Sprint(format, ".json")))
		if err != nil {
			t.Fatal(err)
		}
		if hash := sha256.Sum256(content); hex.EncodeToString(hash[:]) != want {
			t.Errorf("the file of format %d was changed: %x", format, hash)
		}
		r, err := register.Decode(content)
		if err != nil {
			t.Fatalf("format %d: %v", format, err)
		}
		if lost := unknownMembers(reflect.ValueOf(r)); lost != "" {
			t.Errorf("format %d: no field is left for %s", format, lost)
		}
		saved := encode(t, r)
		if format == register.Format {
			if diff := cmp.Diff(string(content), string(saved)); diff != "" {
				t.Errorf("format %d: open and save changed the file:\n%s", format, diff)
			}
		}
		again, err := register.Decode(saved)
		if err != nil {
			t.Fatalf("format %d: what was saved: %v", format, err)
		}
		if !bytes.Equal(encode(t, again), saved) {
			t.Errorf("format %d: the second save changed the file", format)
		}
	}
}

// unknownMembers returns the first members that a register keeps without knowing
// them, "" when it knows all.
func unknownMembers(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return unknownMembers(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			if found := unknownMembers(v.Index(i)); found != "" {
				return found
			}
		}
	case reflect.Struct:
		if u, ok := v.Interface().(register.Unknown); ok {
			return string(u.Extra)
		}
		for i := range v.NumField() {
			if !v.Type().Field(i).IsExported() {
				continue
			}
			if found := unknownMembers(v.Field(i)); found != "" {
				return found
			}
		}
	}
	return ""
}
