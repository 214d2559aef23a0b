package register_test

import (
	"strings"
	"testing"

	"article30/register"
	"article30/register/lang"
)

func TestReadersStandBeforeTheRecordsAndComeBackWhole(t *testing.T) {
	const file = `{
  "format": 1,
  "language": "fr",
  "readers": [
    {
      "name": "Anne",
      "key": "age1a"
    },
    {
      "key": "age1b",
      "since": 2026
    }
  ],
  "organisation": {
    "id": "o",
    "name": "Exemple"
  }
}
`
	r, err := register.Decode([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	if back, err := register.Encode(r); err != nil || string(back) != file {
		t.Errorf("%s (%v)", back, err)
	}
	without, err := register.Encode(r.WithReaders(nil))
	if err != nil || strings.Contains(string(without), "age1") || len(r.Readers) != 2 {
		t.Errorf("%s (%v)", without, err)
	}
	_, err = register.Decode([]byte(strings.Replace(file, "readers", "Readers", 1)))
	if err == nil || !strings.Contains(lang.Message(err, lang.EN), "readers") {
		t.Errorf("in the wrong case: %v", err)
	}
}
