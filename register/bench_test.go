package register_test

import (
	"testing"

	"article30/register"
	"article30/register/registertest"
)

func BenchmarkDecode10000(b *testing.B) {
	content := encode(b, registertest.Large(10_000))
	b.SetBytes(int64(len(content)))
	for b.Loop() {
		if _, err := register.Decode(content); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOutline10000(b *testing.B) {
	content := encode(b, registertest.Large(10_000))
	b.SetBytes(int64(len(content)))
	for b.Loop() {
		if _, ok := register.Outline(content); !ok {
			b.Fatal("no outline")
		}
	}
}

func BenchmarkEncodeAfterOneEdit1000(b *testing.B) {
	r := registertest.Large(1000)
	var enc register.Encoder
	c := register.CollectionOf("treatments")
	for b.Loop() {
		records := c.All(r)
		records[500] = c.Table.Clone(records[500]).(register.Record)
		r = c.With(r, records)
		if _, err := enc.Encode(r); err != nil {
			b.Fatal(err)
		}
	}
}
