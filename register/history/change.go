package history

import (
	"bytes"
	"slices"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"article30/register"
	"article30/register/lang"
)

// key names a record in a collection: by its ID and, since a file edited by
// hand may give several the same, by which of those it is.
type key struct {
	id  register.ID
	nth int
}

func keysOf(records []register.Record) []key {
	seen := make(map[register.ID]int, len(records))
	keys := make([]key, len(records))
	for i, rec := range records {
		id := register.Identity(rec)
		keys[i] = key{id, seen[id]}
		seen[id]++
	}
	return keys
}

// keyed is a record under its key.
type keyed struct {
	key
	record register.Record
}

// editor makes one sequence of records into another, and notes how. Positions
// count from its first record; before it stand first others.
type editor struct {
	collection string
	first      int
	now        []keyed
	changes    []change
}

// changesOf returns the changes that lead from the records of a collection to
// others. Records are immutable: the same pointer is the same record.
func changesOf(c *register.Collection, before, after []register.Record) ([]change, error) {
	first := 0
	for first < min(len(before), len(after)) && before[first] == after[first] {
		first++
	}
	before, after = before[first:], after[first:]
	for len(before) > 0 && len(after) > 0 && before[len(before)-1] == after[len(after)-1] {
		before, after = before[:len(before)-1], after[:len(after)-1]
	}
	e := editor{collection: c.Key, first: first, now: make([]keyed, len(before))}
	was, is := keysOf(before), keysOf(after)
	known := make(map[key]bool, len(was))
	for i, k := range was {
		e.now[i] = keyed{k, before[i]}
		known[k] = true
	}
	place := make(map[key]int, len(is))
	for i, k := range is {
		place[k] = i
	}
	for i := len(e.now) - 1; i >= 0; i-- {
		if _, stays := place[e.now[i].key]; !stays {
			e.remove(i)
		}
	}
	for i, k := range is {
		next := keyed{k, after[i]}
		var err error
		switch {
		case !known[k]:
			err = e.put(-1, i, next)
		case e.now[i].key != k:
			err = e.move(i, next, func(of key) (at int, rec register.Record) { return place[of], after[place[of]] })
		}
		if err != nil {
			return nil, err
		}
		if same, err := sameRecord(e.now[i].record, after[i]); err != nil {
			return nil, err
		} else if !same {
			if err := e.put(i, i, next); err != nil {
				return nil, err
			}
		}
	}
	return e.changes, nil
}

// move brings a record to position i. Where it comes next anyway, it is the
// record that stands there that has moved: away, to its own place.
func (e *editor) move(i int, next keyed, end func(key) (int, register.Record)) error {
	if i+1 < len(e.now) && e.now[i+1].key == next.key {
		away := e.now[i].key
		at, rec := end(away)
		return e.put(i, min(at, len(e.now)-1), keyed{away, rec})
	}
	from := i + slices.IndexFunc(e.now[i:], func(k keyed) bool { return k.key == next.key })
	return e.put(from, i, next)
}

func (e *editor) remove(from int) {
	gone := e.now[from]
	e.now = slices.Delete(e.now, from, from+1)
	from += e.first
	e.changes = append(e.changes, change{Collection: e.collection, ID: gone.id, From: &from, Record: jsontext.Value("null")})
}

// put takes the record at a position out, unless that is -1, and puts another
// one in.
func (e *editor) put(from, at int, rec keyed) error {
	encoded, err := compact(rec.record)
	if err != nil {
		return err
	}
	if from >= 0 {
		e.now = slices.Delete(e.now, from, from+1)
	}
	e.now = slices.Insert(e.now, at, rec)
	to := e.first + at
	c := change{Collection: e.collection, ID: rec.id, At: &to, Record: encoded}
	if from >= 0 {
		from += e.first
		c.From = &from
	}
	e.changes = append(e.changes, c)
	return nil
}

func sameRecord(a, b register.Record) (bool, error) {
	if a == b {
		return true, nil
	}
	encoded, err := compact(a)
	if err != nil {
		return false, err
	}
	other, err := compact(b)
	return err == nil && bytes.Equal(encoded, other), err
}

// headChanged returns a register without its records, nil when that is as it
// was.
func headChanged(before, after *register.Register) (jsontext.Value, error) {
	was, err := head(before)
	if err != nil {
		return nil, err
	}
	is, err := head(after)
	if err != nil || bytes.Equal(was, is) {
		return nil, err
	}
	return is, nil
}

func head(r *register.Register) (jsontext.Value, error) {
	return compact(&register.Register{Format: r.Format, Language: r.Language, Readers: r.Readers, Unknown: r.Unknown})
}

// errUnfit is the error of a change that does not fit what stands before it.
var errUnfit = lang.Errorf(lang.Text{
	FR: "cette ligne ne va pas avec celles d'avant",
	EN: "this line does not fit those before",
})

// apply returns the register that the changes of a line lead to.
func (l *line) apply(r *register.Register) (*register.Register, error) {
	if l.Head != nil {
		with := new(register.Register)
		if err := json.Unmarshal(l.Head, with, jsontext.PreserveRawStrings(true)); err != nil {
			return nil, errUnfit
		}
		for _, c := range register.Collections {
			with = c.With(with, c.All(r))
		}
		r = with
	}
	for changes := l.Changes; len(changes) > 0; {
		c := register.CollectionOf(changes[0].Collection)
		if c == nil {
			return nil, errUnfit
		}
		records := c.All(r)
		for len(changes) > 0 && changes[0].Collection == c.Key {
			var err error
			if records, err = changes[0].apply(c, records); err != nil {
				return nil, err
			}
			changes = changes[1:]
		}
		if c.Single && len(records) != 1 {
			return nil, errUnfit
		}
		r = c.With(r, records)
	}
	return r, nil
}

func (ch change) apply(c *register.Collection, records []register.Record) ([]register.Record, error) {
	if ch.From != nil {
		from := *ch.From
		if from < 0 || from >= len(records) || register.Identity(records[from]) != ch.ID {
			return nil, errUnfit
		}
		records = slices.Delete(records, from, from+1)
	}
	if ch.At == nil {
		return records, nil
	}
	rec := c.Table.New().(register.Record)
	err := json.Unmarshal(ch.Record, rec, jsontext.PreserveRawStrings(true))
	if at := *ch.At; err == nil && at >= 0 && at <= len(records) && register.Identity(rec) == ch.ID {
		return slices.Insert(records, at, rec), nil
	}
	return nil, errUnfit
}
