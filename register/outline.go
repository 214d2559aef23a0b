package register

import (
	"bytes"

	"github.com/go-json-experiment/json"
)

// outlined are the members that an outline has of a record, besides its ID.
var outlined = []string{"reference", "name", "status", "role", "kind", "updated"}

// Outline reads of a register what its lists show: of each record the ID,
// reference, name, status, role, kind and day of its update, as Decode would;
// all else in it is left unanswered. It takes a fraction of the time, so that a
// large register can be looked through while it is read.
//
// An outline is to be looked at, and neither edited nor written. It judges
// nothing either: a content of which there is one may be no register. It reports
// false where the content is laid out in a way that takes Decode to read.
func Outline(content []byte) (*Register, bool) {
	return decodeApart(bytes.TrimPrefix(content, byteOrderMark), readOutline)
}

func readOutline(t *Table, raw []byte) (Record, bool) {
	rec := t.fresh().(Record)
	wanted := make(map[string]any, 1+len(outlined))
	wanted["id"] = &rec.item().ID
	for _, key := range outlined {
		if f := t.Field(key); f != nil {
			wanted[key] = f.Address(rec)
		}
	}
	at, more := past(raw, 0, '{')
	more = more && raw[at] != '}'
	for more && len(wanted) > 0 {
		key, end, ok := stringAt(raw, at)
		if !ok || bytes.IndexByte(key, '\\') >= 0 {
			return nil, false
		}
		value, ok := past(raw, end, ':')
		if !ok {
			return nil, false
		}
		if end, ok = valueEnd(raw, value, 1); !ok {
			return nil, false
		}
		if member := wanted[string(key)]; member != nil {
			if json.Unmarshal(raw[value:end], member) != nil {
				return nil, false
			}
			delete(wanted, string(key))
		}
		at, more = past(raw, end, ',')
	}
	return rec, true
}
