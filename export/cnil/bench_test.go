package cnil_test

import (
	"bytes"
	"compress/flate"
	"fmt"
	"runtime"
	"testing"
	"time"

	"article30/export/cnil"
	"article30/export/sheet/xlsxtest"
	"article30/register"
)

// office is a register of n treatments, each as full as a real one.
func office(n int) *register.Register {
	reg := bakery()
	model := reg.Treatments[0]
	reg.Treatments = nil
	for i := range n {
		t := *model
		t.Head = head(register.ID(fmt.Sprint("t", i)), fmt.Sprintf("T-%05d", i), fmt.Sprint("Traitement ", i))
		t.Notes = fmt.Sprintf("Note %d, %x", i, i*7919)
		reg.Treatments = append(reg.Treatments, &t)
	}
	return reg
}

// BenchmarkWorkbook gives, beside the time of an export, its ratio to the limit
// measured in the same run: the finished parts through compress/flate, one
// after the other, and nothing else.
func BenchmarkWorkbook(b *testing.B) {
	for _, n := range []int{100, 1000, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			reg := office(n)
			data, _, err := cnil.Workbook(reg, cnil.Options{AsOf: day})
			if err != nil {
				b.Fatal(err)
			}
			w, err := xlsxtest.Read(data)
			if err != nil {
				b.Fatal(err)
			}
			parts := w.Parts
			w = nil
			runtime.GC()
			var limit time.Duration
			for b.Loop() {
				if _, _, err := cnil.Workbook(reg, cnil.Options{AsOf: day}); err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				start := time.Now()
				var out bytes.Buffer
				f, _ := flate.NewWriter(&out, flate.DefaultCompression)
				for _, part := range parts {
					out.Reset()
					f.Reset(&out)
					f.Write(part)
					f.Close()
				}
				limit += time.Since(start)
				b.StartTimer()
			}
			b.ReportMetric(float64(b.Elapsed())/float64(limit), "×limit")
		})
	}
}
