// Package law is what the law says, as data with dates: the vocabularies of
// the register, countries and adequacy decisions, retention references, the
// lists that decide on impact assessments, the threshold of Article 30(5).
//
// The rules of the package: every entry names its source and every list the
// day it was last checked; what could not be verified is marked Uncertain and
// must be shown as such; nothing here says that anyone complies or is exempt.
// The data are files under data/, read once and never changed.
package law

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"article30/register/lang"
)

//go:embed data/*.json
var files embed.FS

// load reads an embedded file. It panics on a file that is not what T
// describes: the data are part of the program, and the tests read them all.
func load[T any](name string) T {
	raw, err := files.ReadFile("data/" + name + ".json")
	if err != nil {
		panic(err)
	}
	var v T
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&v); err != nil {
		panic(fmt.Sprintf("data/%s.json: %v", name, err))
	}
	return v
}

// dataset is a file of entries.
type dataset[T any] struct {
	AsOf    string `json:"as_of"` // the day (2006-01-02) the entries were last checked
	Source  Source
	Entries []T
}

// Source cites the documents an entry was read in. The data name them by their
// keys in data/sources.json, separated by spaces.
type Source struct{ lang.Text }

var sources = sync.OnceValue(func() map[string]lang.Text {
	return load[map[string]lang.Text]("sources")
})

// UnmarshalText looks the citations up, and refuses an unknown key.
func (s *Source) UnmarshalText(keys []byte) error {
	for i, key := range strings.Fields(string(keys)) {
		text, ok := sources()[key]
		if !ok {
			return fmt.Errorf("unknown source %q", key)
		}
		if i > 0 {
			s.FR += "\u00a0; "
			s.EN += "; "
		}
		s.FR += text.FR
		s.EN += text.EN
	}
	return nil
}
