//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"article30/register"
	"article30/register/registertest"
	"article30/tui/ptytest"
)

// From the start of the process, on a terminal: the first frame in ms and over
// that of a bare program in the same run, and a list that has moved at a key.
// Medians.
func BenchmarkOpen(b *testing.B) {
	limit, err := exec.LookPath("bare")
	if err != nil {
		b.Fatal(err)
	}
	terminal := ptytest.Options{W: 120, H: 40}
	for _, n := range []int{10, 100, 1_000, 10_000} {
		b.Run(fmt.Sprintf("%d treatments", n), func(b *testing.B) {
			content, err := register.Encode(registertest.Large(n))
			if err != nil {
				b.Fatal(err)
			}
			path := filepath.Join(b.TempDir(), "registre.json")
			if err := os.WriteFile(path, content, 0o600); err != nil {
				b.Fatal(err)
			}
			var least, frame, usable []time.Duration
			for b.Loop() {
				began := time.Now()
				s := ptytest.Start(b, limit, nil, terminal)
				s.Wait("rien")
				least = append(least, time.Since(began))
				s.Keys("q")
				s.Exit()

				began = time.Now()
				s = start(b, terminal, path)
				s.Wait("registre.json")
				frame = append(frame, time.Since(began))
				s.Wait("▸ T-001")
				s.Keys("down")
				s.Wait("▸ T-002")
				usable = append(usable, time.Since(began))
				s.Keys("ctrl+q")
				s.Exit()
			}
			b.ReportMetric(median(frame), "ms-first-frame")
			b.ReportMetric(median(frame)/median(least), "x-bare")
			b.ReportMetric(median(usable), "ms-usable")
		})
	}
}

func median(times []time.Duration) (ms float64) {
	slices.Sort(times)
	return float64(times[len(times)/2].Microseconds()) / 1000
}
