package history_test

import (
	"bytes"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"article30/register"
	"article30/register/history"
	"article30/register/registertest"
)

var start = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

// log is a log under construction: its lines, and the register after each.
type log struct {
	lines  [][]byte
	states []*register.Register
	end    history.Sum
}

func (l *log) note() history.Note {
	return history.Note{When: start.AddDate(0, 0, len(l.lines)), Who: "Anne"}
}

func (l *log) begin(t testing.TB, r *register.Register) {
	line, end, err := history.Whole(l.end, l.note(), r)
	if err != nil {
		t.Fatal(err)
	}
	l.lines, l.states, l.end = append(l.lines, line), append(l.states, r), end
}

func (l *log) become(t testing.TB, r *register.Register) {
	line, end, err := history.Changes(l.end, l.note(), l.states[len(l.states)-1], r)
	if err != nil {
		t.Fatal(err)
	}
	if line != nil {
		l.lines, l.states, l.end = append(l.lines, line), append(l.states, r), end
	}
}

func (l *log) content() []byte { return bytes.Join(l.lines, nil) }

func encoded(t testing.TB, r *register.Register) string {
	t.Helper()
	content, err := register.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// decoded makes a register as a file gives it: with an ID everywhere.
func decoded(t testing.TB, r *register.Register) *register.Register {
	t.Helper()
	back, err := register.Decode([]byte(encoded(t, r)))
	if err != nil {
		t.Fatal(err)
	}
	return back
}

// altered draws what somebody may make of a register: records added, changed,
// taken out, copied with their ID, and put in another order.
func altered(t *rapid.T, tb testing.TB, r *register.Register) *register.Register {
	other := decoded(tb, registertest.Random(t, registertest.Hostile()))
	if rapid.IntRange(0, 9).Draw(t, "other") == 0 {
		return other
	}
	for range rapid.IntRange(1, 4).Draw(t, "edits") {
		c := rapid.SampledFrom(register.Collections).Draw(t, "collection")
		records := c.All(r)
		if c.Single || len(records) == 0 {
			r = c.With(r, c.All(other))
			continue
		}
		at := rapid.IntRange(0, len(records)-1).Draw(t, "at")
		switch rapid.IntRange(0, 5).Draw(t, "edit") {
		case 0:
			records = append(records, c.All(other)...)
		case 1:
			records = append(records[:at], records[at+1:]...)
		case 2:
			records = append(records, records[at])
		case 3:
			rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "order"), 0))
			rng.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
		case 4:
			rec := records[at]
			records = append(append(records[:at], records[at+1:]...), rec)
		case 5:
			changed := c.Table.Clone(records[at])
			if f := c.Table.Field("name"); f != nil {
				*f.Address(changed).(*string) = registertest.Hostile().Draw(t, "name")
			}
			records[at] = changed.(register.Record)
		}
		r = c.With(r, records)
	}
	if rapid.IntRange(0, 4).Draw(t, "head") == 0 {
		head := *r
		head.Language = "en"
		head.Extra = []byte(`{"later": {"a" : 1.50, "b":"\u00e9" }}`)
		r = &head
	}
	return r
}

func randomLog(t *rapid.T, tb testing.TB) *log {
	l := &log{}
	l.begin(tb, decoded(tb, registertest.Random(t, registertest.Hostile())))
	for range rapid.IntRange(0, 5).Draw(t, "lines") {
		r := altered(t, tb, l.states[len(l.states)-1])
		if rapid.IntRange(0, 5).Draw(t, "whole") == 0 {
			l.begin(tb, r)
		} else {
			l.become(tb, r)
		}
	}
	return l
}

func TestTheRegisterOfEachDayFollowsFromTheLog(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := randomLog(rt, t)
		read := history.Read(l.content())
		if faults := read.Faults(); len(faults) > 0 {
			rt.Fatalf("%v", faults[0].Text())
		}
		if end, _, ok := read.End(); !ok || end != l.end {
			rt.Fatal("the log does not end where it was left")
		}
		moments, faults := read.Moments()
		if len(moments) != len(l.states) || len(faults) > 0 {
			rt.Fatalf("%d moments of %d, %d faults", len(moments), len(l.states), len(faults))
		}
		for i, want := range l.states {
			r, err := read.At(start.AddDate(0, 0, i).Add(time.Hour))
			if err != nil {
				rt.Fatal(err)
			}
			if diff := cmp.Diff(encoded(t, want), encoded(t, r)); diff != "" {
				rt.Fatalf("after line %d: %s", i+1, diff)
			}
			if encoded(t, moments[i].After) != encoded(t, want) {
				rt.Fatalf("the moment of line %d is another", i+1)
			}
		}
	})
}

// Whatever happens to the bytes of a log, it is read, what it tells of a day is
// what was, or nothing, and the damage is known unless only the end is missing.
func TestADamagedLogTellsNothingWrong(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := randomLog(rt, t)
		content := bytes.Clone(l.content())
		at := rapid.IntRange(0, len(content)-1).Draw(rt, "at")
		whole := false // only whole lines at the end are missing
		switch rapid.IntRange(0, 3).Draw(rt, "damage") {
		case 0:
			content = content[:at]
			whole = at == 0 || content[at-1] == '\n' || bytes.HasSuffix(content, []byte("}")) && bytes.HasSuffix(l.content()[:at+1], []byte("\n"))
		case 1:
			content[at] ^= 1 << rapid.IntRange(0, 7).Draw(rt, "bit")
		case 2:
			content = append(content[:at:at], content[min(len(content), at+rapid.IntRange(1, 5000).Draw(rt, "cut")):]...)
			whole = len(content) == at && (at == 0 || bytes.HasSuffix(content, []byte("\n")) || bytes.HasSuffix(content, []byte("}")))
		case 3:
			content = append(append(append([]byte{}, content[:at]...), "\n{}\n"...), content[at:]...)
		}
		read := history.Read(content)
		moments, faults := read.Moments()
		if len(faults) == 0 && !whole && !bytes.Equal(content, l.content()) {
			rt.Fatal("the damage is not known")
		}
		for _, m := range moments {
			if m.After == nil {
				continue
			}
			i := int(m.When.Sub(start).Hours() / 24)
			if encoded(t, m.After) != encoded(t, l.states[i]) {
				rt.Fatalf("the log tells another register of line %d", i+1)
			}
		}
		for i := range l.states {
			r, err := read.At(start.AddDate(0, 0, i).Add(time.Hour))
			if err != nil {
				continue
			}
			known := false
			for _, state := range l.states[:i+1] {
				known = known || encoded(t, r) == encoded(t, state)
			}
			if !known {
				rt.Fatalf("the register of day %d never was", i+1)
			}
		}
	})
}

// One record moved or changed is one change in the log, however long the
// register is.
func TestALineIsAsLongAsItsChange(t *testing.T) {
	r := registertest.Large(1000)
	c := register.CollectionOf("treatments")
	changed := c.Table.Clone(c.At(r, 500)).(register.Record)
	*c.Table.Field("name").Address(changed).(*string) = "autre"
	first, last := c.At(r, 0), c.At(r, 999)
	for name, after := range map[string]*register.Register{
		"changed":     c.Replace(r, 500, changed),
		"added":       c.Insert(r, 3, c.Table.New().(register.Record)),
		"removed":     c.Remove(r, 3),
		"moved down":  c.Insert(c.Remove(r, 0), 999, first),
		"moved up":    c.Insert(c.Remove(r, 999), 0, last),
		"other place": c.Insert(c.Remove(r, 0), 500, first),
	} {
		line, _, err := history.Changes(history.Sum{}, history.Note{When: start}, r, after)
		if err != nil || len(line) > 8000 {
			t.Errorf("%s: %d bytes, %v", name, len(line), err)
		}
	}
}

func TestNoChangeIsNoLine(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := decoded(t, registertest.Random(rt, registertest.Hostile()))
		line, _, err := history.Changes(history.Sum{}, history.Note{When: start}, r, decoded(t, r))
		if err != nil || line != nil {
			rt.Fatalf("%v: %s", err, line)
		}
	})
}

func TestADayBeforeTheLogIsRefused(t *testing.T) {
	l := &log{}
	l.begin(t, registertest.Large(1))
	read := history.Read(l.content())
	if _, err := read.At(start.Add(-time.Second)); err == nil {
		t.Error("a day before the log has a register")
	}
	if _, err := history.Read(nil).At(start); err == nil {
		t.Error("an empty log has a register")
	}
}

func TestACheckSumInCapitalsIsKnown(t *testing.T) {
	l := &log{}
	l.begin(t, registertest.Large(1))
	const from, to = len(`{"sum":"`), len(`{"sum":"`) + 64
	content := l.content()
	copy(content[from:to], bytes.ToUpper(content[from:to]))
	if read := history.Read(content); len(read.Faults()) != 1 {
		t.Errorf("%d faults", len(read.Faults()))
	}
}

func TestALineOfAnyContentIsRead(t *testing.T) {
	for _, text := range []string{"", "\n", "{}", "null\n[]\n", `{"sum":"`, "\x00\xff\n", `{"sum":"zz","prev":"zz"}`} {
		read := history.Read([]byte(text))
		if _, _, ok := read.End(); ok {
			t.Errorf("%q: a line is found", text)
		}
		if _, err := read.Last(); err == nil {
			t.Errorf("%q: a register is found", text)
		}
	}
}

func BenchmarkOneChangeOf10000(b *testing.B) {
	r := registertest.Large(10000)
	c := register.CollectionOf("treatments")
	changed := c.Table.Clone(c.At(r, 500)).(register.Record)
	*c.Table.Field("name").Address(changed).(*string) = "autre"
	after := c.Replace(r, 500, changed)
	for b.Loop() {
		if _, _, err := history.Changes(history.Sum{}, history.Note{When: start}, r, after); err != nil {
			b.Fatal(err)
		}
	}
}
