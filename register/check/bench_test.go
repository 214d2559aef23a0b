package check

import (
	"fmt"
	"testing"

	"article30/register"
	"article30/register/registertest"
)

func BenchmarkOf(b *testing.B) {
	r := registertest.Large(10_000)
	for b.Loop() {
		Of(r, today)
	}
}

func BenchmarkFindings(b *testing.B) {
	r := registertest.Large(10_000)
	c := Of(r, today)
	for b.Loop() {
		c.Update(r)
		c.Findings()
	}
}

// One edit of a name and what the screen then reads cost the same however many
// treatments there are.
func BenchmarkUpdateOfATreatment(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r := registertest.Large(n)
			c, i := Of(r, today), n/2
			edits := both(r, treatmentsOf(), i, func(rec register.Record) { rec.(*register.Treatment).Name += " bis" })
			id := register.Identity(treatmentsOf().At(r, i))
			for k := 0; b.Loop(); k++ {
				c.Update(edits[k%2], id)
				c.On(id)
			}
		})
	}
}

func BenchmarkUpdateOfARecipientUsedBy30(b *testing.B) {
	r := registertest.Large(200)
	recipients := register.CollectionOf("recipients")
	id := r.Recipients[3].ID
	for len(r.Uses(id)) > 30 {
		r = treatmentsOf().Remove(r, len(r.Treatments)-1)
	}
	c := Of(r, today)
	edits := both(r, recipients, 3, func(rec register.Record) { rec.(*register.Recipient).Name += " bis" })
	for k := 0; b.Loop(); k++ {
		c.Update(edits[k%2], id)
		c.On(id)
	}
}

// both returns a register with and without an edit of one record.
func both(r *register.Register, c *register.Collection, i int, change func(register.Record)) []*register.Register {
	rec := c.Table.Clone(c.At(r, i)).(register.Record)
	change(rec)
	return []*register.Register{c.Replace(r, i, rec), r}
}
