package history_test

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"article30/register"
	"article30/register/history"
	"article30/register/registertest"
)

// After a power cut a file may be as long as it was to become, and hold zero
// bytes where what was to be written is missing.
func TestZeroBytesAreACutLine(t *testing.T) {
	l := &log{}
	l.begin(t, registertest.Large(1))
	l.become(t, registertest.Large(2))
	l.become(t, registertest.Large(3))
	whole, cut := l.content(), len(l.lines[2])/2
	zeros := bytes.Repeat([]byte{0}, 4096)
	unwritten := len(whole) - len(l.lines[2])
	for name, c := range map[string]struct {
		content []byte
		left    int // lines that can still be told
	}{
		"after the last line":      {slices.Concat(whole, zeros), 3},
		"in place of the last":     {slices.Concat(whole[:unwritten], zeros), 2},
		"from the middle of it on": {slices.Concat(whole[:len(whole)-cut], zeros[:cut]), 2},
		"a line of them":           {slices.Concat(whole, zeros, []byte("\n")), 3},
		"nothing else":             {zeros, 0},
	} {
		t.Run(name, func(t *testing.T) {
			read := history.Read(c.content)
			if faults := read.Faults(); len(faults) != 1 || read.Empty() {
				t.Fatalf("%d faults", len(faults))
			}
			moments, _ := read.Moments()
			if len(moments) != c.left {
				t.Fatalf("%d lines are told of %d", len(moments), c.left)
			}
			end, _, ok := read.End()
			if ok != (c.left > 0) {
				t.Fatal("the log is said to go on, or not to")
			}
			if c.left == 0 {
				return
			}
			// What is written behind the damage, on a line of its own, follows.
			on := registertest.Large(5)
			line, _, err := history.Changes(end, history.Note{When: start.AddDate(0, 1, 0)}, l.states[c.left-1], on)
			if err != nil {
				t.Fatal(err)
			}
			again := history.Read(slices.Concat(bytes.TrimSuffix(c.content, []byte("\n")), []byte("\n"), line))
			if faults := again.Faults(); len(faults) != 1 {
				t.Errorf("%d faults after the next line", len(faults))
			}
			r, err := again.Last()
			if err != nil {
				t.Fatal(err)
			}
			if encoded(t, r) != encoded(t, on) {
				t.Error("the log leads to another register")
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	l := &log{}
	l.begin(f, register.New("Exemple", 0))
	l.become(f, registertest.Large(1))
	f.Add(l.content())
	f.Add([]byte(nil))
	f.Add([]byte("{\"sum\":\"\x00\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		read := history.Read(content)
		moments, faults := read.Moments()
		lines := 0
		for line := range bytes.Lines(content) {
			if len(bytes.TrimSpace(line)) > 0 {
				lines++
			}
		}
		numbers := map[int]bool{} // a line may be at fault in two ways
		for _, fault := range faults {
			numbers[fault.Line] = true
		}
		if len(moments)+len(numbers) < lines {
			t.Fatalf("of %d lines %d are told and %d are at fault", lines, len(moments), len(numbers))
		}
		for _, m := range moments {
			if m.After == nil {
				continue
			}
			if _, err := register.Encode(m.After); err != nil {
				t.Fatal(err)
			}
			m.Changes()
		}
		if r, err := read.At(start.AddDate(1, 0, 0).Add(time.Hour)); err == nil && r == nil {
			t.Fatal("neither a register nor an error")
		}
	})
}
