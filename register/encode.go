package register

import (
	"bytes"
	"strconv"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Encode returns a register as the file holds it: canonical JSON with the keys
// in a fixed order, one value per line, UTF-8, LF, no HTML escapes. It fails
// only on text that is no UTF-8, which Clean prevents.
func Encode(r *Register) ([]byte, error) { return new(Encoder).Encode(r) }

// Encoder encodes the successive states of one register, keeping each
// record's form: records are immutable, so only what changed is encoded anew.
// It is not safe for use by several goroutines at once.
type Encoder struct {
	kept map[Record][]byte
	size int // of the last state, in bytes: the next one is about as long
}

// Encode returns the register as the file holds it.
func (e *Encoder) Encode(r *Register) ([]byte, error) {
	w := writer{before: e.kept, kept: make(map[Record][]byte, len(e.kept))}
	w.Grow(e.size + e.size/16)
	w.member("format")
	w.WriteString(strconv.Itoa(r.Format))
	if r.Language != "" {
		w.member("language")
		w.value(r.Language, "  ")
	}
	if len(r.Readers) > 0 {
		w.member("readers")
		w.value(r.Readers, "  ")
	}
	for _, c := range Collections {
		switch {
		case c.Len(r) == 0:
		case c.Single:
			w.member(c.Key)
			w.record(c.At(r, 0), "  ")
		default:
			w.member(c.Key)
			w.records(c, r)
		}
	}
	w.unknown(r.Extra)
	w.WriteString("\n}\n")
	if w.err != nil {
		return nil, w.err
	}
	e.kept, e.size = w.kept, w.Len()
	return w.Bytes(), nil
}

// writer writes the outermost object, and remembers the first fault.
type writer struct {
	bytes.Buffer
	before, kept map[Record][]byte
	err          error
}

func (w *writer) member(name string) {
	opening := ","
	if w.Len() == 0 {
		opening = "{"
	}
	w.WriteString(opening + "\n  \"" + name + "\": ")
}

func (w *writer) records(c *Collection, r *Register) {
	for i := range c.Len(r) {
		opening := ","
		if i == 0 {
			opening = "["
		}
		w.WriteString(opening + "\n    ")
		w.record(c.At(r, i), "    ")
	}
	w.WriteString("\n  ]")
}

func (w *writer) record(rec Record, indent string) {
	encoded, ok := w.before[rec]
	if !ok {
		encoded = w.encode(rec, indent)
	}
	w.kept[rec] = encoded
	w.Write(encoded)
}

func (w *writer) value(v any, indent string) { w.Write(w.encode(v, indent)) }

func (w *writer) encode(v any, indent string) []byte {
	encoded, err := json.Marshal(v, jsontext.WithIndent("  "), jsontext.WithIndentPrefix(indent), jsontext.PreserveRawStrings(true))
	if err != nil && w.err == nil {
		w.err = err
	}
	return encoded
}

// unknown writes the members this version does not know, after those it does.
func (w *writer) unknown(extra jsontext.Value) {
	if len(extra) == 0 {
		return
	}
	object := w.encode(extra, "")
	members := bytes.TrimSuffix(bytes.TrimPrefix(object, []byte("{")), []byte("\n}"))
	if len(members) > 0 && members[0] == '\n' {
		w.WriteByte(',')
		w.Write(members)
	}
}
