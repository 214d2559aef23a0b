package diff_test

import (
	"bytes"
	"testing"

	"article30/register"
	"article30/register/diff"
	"article30/register/lang"
)

// Whatever three files hold that are registers, IDs twice and references to
// nothing among them: what comes of their merge is a register, and so is what
// the settling of its conflicts makes of it.
func FuzzMergeFiles(f *testing.F) {
	for _, sides := range [][3]string{
		{`{"format":1}`, `{"format":1,"language":"fr"}`, `{"format":1,"language":"en"}`},
		{`{"format":1,"treatments":[{"id":"a","name":"x"}]}`, `{"format":1,"treatments":[{"id":"a","name":"y","purposes":[{"id":"p"}]}]}`, `{"format":1}`},
		{`{"format":1,"treatments":[{"id":"a","reference":"T-001"}]}`, `{"format":1,"treatments":[{"id":"a","reference":"T-001"},{"id":"b","reference":"T-002"}]}`, `{"format":1,"treatments":[{"id":"c","reference":"T-002"},{"id":"a","reference":"T-001"}]}`},
		{`{"format":1,"recipients":[{"id":"r"}]}`, `{"format":1,"recipients":[{"id":"r"}],"treatments":[{"id":"a","recipients":[{"id":"u","recipient":"r"}]}]}`, `{"format":1,"x":[1]}`},
		{`{"format":1,"treatments":[{"id":"a"},{"id":"a"}]}`, `{"format":1,"treatments":[{"id":"a","name":"1"},{"id":"a","name":"2"}]}`, `{"format":1,"treatments":[{"id":"a","name":"3"}],"organisation":{"dpo":{"none":true}}}`},
	} {
		f.Add([]byte(sides[0]), []byte(sides[1]), []byte(sides[2]))
	}
	f.Fuzz(func(t *testing.T, base, ours, theirs []byte) {
		var sides [3]*register.Register
		for i, content := range [][]byte{base, ours, theirs} {
			r, err := register.Decode(content)
			if err != nil {
				return
			}
			sides[i] = r
		}
		merged, conflicts := diff.Merge(sides[0], sides[1], sides[2])
		for _, side := range []diff.Side{diff.Ours, diff.Theirs} {
			settled := merged
			for _, c := range conflicts {
				settled = c.Resolve(settled, side)
			}
			content, err := register.Encode(settled)
			if err != nil {
				t.Fatal(err)
			}
			again, err := register.Decode(content)
			if err != nil {
				t.Fatalf("%v\n%s", err, content)
			}
			if second, _ := register.Encode(again); !bytes.Equal(content, second) {
				t.Fatalf("open and save changed what was merged:\n%s\n%s", content, second)
			}
			for _, change := range diff.Between(sides[0], settled) {
				change.Text(lang.FR)
			}
		}
	})
}
