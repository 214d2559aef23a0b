package main

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"article30/register"
	"article30/register/diff"
	"article30/register/registertest"
	"article30/register/session"
)

var merges = flag.Int("merges", 4, "number of merges by git, and by this program, for each pair of edits")

var treatments = register.CollectionOf("treatments")

// An edit of one record of a register of 20; which one is drawn.
var mergedEdits = map[string]func(*rand.Rand, *register.Register) *register.Register{
	"field": func(rng *rand.Rand, r *register.Register) *register.Register {
		return rewrite(r, rng.IntN(len(r.Treatments)), func(t *register.Treatment) {
			text := fmt.Sprint("texte ", rng.Uint32())
			switch rng.IntN(4) {
			case 0:
				t.Name = text
			case 1:
				t.Owner = text
			case 2:
				t.Notes = text
			case 3:
				t.Purposes[rng.IntN(len(t.Purposes))].Text = text
			}
		})
	},
	"add": func(rng *rand.Rand, r *register.Register) *register.Register {
		return treatments.Insert(r, len(r.Treatments), session.NewRecord(treatments, r, fmt.Sprint("fiche ", rng.Uint32())))
	},
	"delete": func(rng *rand.Rand, r *register.Register) *register.Register {
		return treatments.Remove(r, rng.IntN(len(r.Treatments)))
	},
}

func rewrite(r *register.Register, at int, write func(*register.Treatment)) *register.Register {
	t := treatments.Table.Clone(r.Treatments[at]).(*register.Treatment)
	write(t)
	return treatments.Replace(r, at, t)
}

// What git merges by lines is a register with both edits, or git says that it
// cannot; and of what it cannot, this program merges all but edits of one field,
// and edits of a record that the other side deleted.
func TestMergesByGitAreNeverWrongAndOursRarelyConflict(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	for _, pair := range [][2]string{{"field", "field"}, {"add", "field"}, {"add", "add"}, {"delete", "field"}, {"delete", "add"}} {
		byGit, byUs := 0, 0
		for seed := range *merges {
			rng := rand.New(rand.NewPCG(uint64(seed), 29))
			base := registertest.Large(20)
			ours, theirs := mergedEdits[pair[0]](rng, base), mergedEdits[pair[1]](rng, base)
			var files [3]string
			for i, r := range []*register.Register{base, ours, theirs} {
				content, err := register.Encode(r)
				if err != nil {
					t.Fatal(err)
				}
				files[i] = put(t, filepath.Join(dir, []string{"base.json", "ours.json", "theirs.json"}[i]), string(content))
			}
			merged, err := exec.Command(git, "merge-file", "-p", files[1], files[0], files[2]).Output()
			var exit *exec.ExitError
			conflict := errors.As(err, &exit)
			if err != nil && (!conflict || exit.ExitCode() > 127) {
				t.Fatal(err)
			}
			m, err := session.MergeFiles(files[0], files[1], files[2])
			if err != nil {
				t.Fatal(err)
			}
			// Two records added at once bear the same reference: both are there.
			if slices.ContainsFunc(m.Conflicts, func(c diff.Conflict) bool { return c.Cause != diff.Reference }) {
				byUs++
			}
			written, err := os.ReadFile(files[1])
			if err != nil {
				t.Fatal(err)
			}
			if _, err := register.Decode(written); err != nil {
				t.Fatalf("%v, merge %d, by this program: %v", pair, seed, err)
			}
			if conflict {
				byGit++
				if _, err := register.Decode(merged); err == nil {
					t.Fatalf("%v, merge %d: a conflict passes for a register", pair, seed)
				}
				continue
			}
			if _, err := register.Decode(merged); err != nil {
				t.Fatalf("%v, merge %d, by git: %v", pair, seed, err)
			}
			if apart := cmp.Diff(string(merged), string(written)); apart != "" && len(m.Conflicts) == 0 {
				t.Fatalf("%v, merge %d: git and this program disagree:\n%s", pair, seed, apart)
			}
		}
		t.Logf("%v: of %d merges, git leaves %d to be finished, this program %d", pair, *merges, byGit, byUs)
		if worst := max(1, *merges/50); pair[0] != "delete" && byUs > worst {
			t.Errorf("%v: %d of %d merges are left to be finished", pair, byUs, *merges)
		}
	}
}
