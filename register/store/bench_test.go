package store

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func megabytes() [2][]byte {
	var both [2][]byte
	for i := range both {
		both[i] = make([]byte, 1<<20)
		for j := range both[i] {
			both[i][j] = 'a' + byte(i+j)%26
		}
	}
	return both
}

func BenchmarkSaveOfOneMegabyte(b *testing.B) {
	path := newRegister(b, "{}")
	f := open(b, path)
	contents := megabytes()
	b.SetBytes(1 << 20)
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		if _, err := f.Save(contents[i%2]); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "ms-p95")
}

// BenchmarkRawWriteOfOneMegabyte is what the disk itself takes: the measure of
// the other.
func BenchmarkRawWriteOfOneMegabyte(b *testing.B) {
	path := filepath.Join(b.TempDir(), "raw")
	contents := megabytes()
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
	f := open(b, newRegister(b, string(megabytes()[0])))
	for b.Loop() {
		if changed, err := f.Changed(); changed || err != nil {
			b.Fatal(changed, err)
		}
	}
}
