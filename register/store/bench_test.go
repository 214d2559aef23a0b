package store

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// two contents of a size in MiB.
func two(size int) [2][]byte {
	var both [2][]byte
	for i := range both {
		both[i] = make([]byte, size<<20)
		for j := range both[i] {
			both[i][j] = 'a' + byte(i+j)%26
		}
	}
	return both
}

// A register of 10,000 records with long answers has about 37 MiB.
func BenchmarkSave(b *testing.B) {
	for _, size := range []int{1, 37} {
		b.Run(fmt.Sprintf("%dMiB", size), func(b *testing.B) {
			f := open(b, newRegister(b, "{}"))
			contents := two(size)
			b.SetBytes(int64(size) << 20)
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				start := time.Now()
				if _, err := f.Save(contents[i%2]); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			for _, percent := range []int{50, 95} {
				b.ReportMetric(float64(took[len(took)*percent/100].Microseconds())/1000, fmt.Sprintf("ms-p%d", percent))
			}
		})
	}
}

// BenchmarkRawWriteOfOneMegabyte is what the disk itself takes: the measure of
// the other.
func BenchmarkRawWriteOfOneMegabyte(b *testing.B) {
	path := filepath.Join(b.TempDir(), "raw")
	contents := two(1)
	b.SetBytes(1 << 20)
	for i := 0; b.Loop(); i++ {
		file, err := os.Create(path)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := file.Write(contents[i%2]); err != nil {
			b.Fatal(err)
		}
		if err := file.Sync(); err != nil {
			b.Fatal(err)
		}
		if err := file.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkChangedWhenNothingChanged(b *testing.B) {
	f := open(b, newRegister(b, string(two(1)[0])))
	for b.Loop() {
		if changed, err := f.Changed(); changed || err != nil {
			b.Fatal(changed, err)
		}
	}
}
