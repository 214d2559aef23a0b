package diff_test

import (
	"testing"

	"article30/register"
	"article30/register/diff"
	"article30/register/registertest"
)

// Three registers of 10,000 treatments, ours and theirs each with some edits of
// their own; the records are shared, or each register was read by itself.
func BenchmarkBetween10000(b *testing.B) {
	for name, read := range readings {
		_, ours, theirs := three(b, read)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if changes := diff.Between(ours, theirs); len(changes) != 201 {
					b.Fatalf("%d changes", len(changes))
				}
			}
		})
	}
}

func BenchmarkMerge10000(b *testing.B) {
	for name, read := range readings {
		base, ours, theirs := three(b, read)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, conflicts := diff.Merge(base, ours, theirs); len(conflicts) != 0 {
					b.Fatalf("%d conflicts", len(conflicts))
				}
			}
		})
	}
}

var readings = map[string]func(*testing.B, *register.Register) *register.Register{
	"shared": func(_ *testing.B, r *register.Register) *register.Register { return r },
	"read": func(b *testing.B, r *register.Register) *register.Register {
		back, err := register.Decode([]byte(encode(b, r)))
		if err != nil {
			b.Fatal(err)
		}
		return back
	},
}

func three(b *testing.B, read func(*testing.B, *register.Register) *register.Register) (base, ours, theirs *register.Register) {
	base = registertest.Large(10_000)
	c := register.CollectionOf("treatments")
	edit := func(from int, write func(*register.Treatment)) *register.Register {
		records := c.All(base)
		for i := from; i < len(records); i += 100 {
			rec := c.Table.Clone(records[i]).(*register.Treatment)
			write(rec)
			records[i] = rec
		}
		return c.With(base, records)
	}
	ours = edit(0, func(t *register.Treatment) { t.Owner = "Direction" })
	theirs = edit(0, func(t *register.Treatment) { t.Notes = "Relu" })
	// A catalogue entry goes, so that its uses are looked for: the costly case.
	safeguards := register.CollectionOf("safeguards")
	theirs = safeguards.Remove(theirs, 1)
	return read(b, base), read(b, ours), read(b, theirs)
}
