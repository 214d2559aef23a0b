package main

import (
	"testing"
	"time"

	"article30/export/text"
	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/register/registertest"
)

// A check of a register costs little beside opening it: x-opening is the time
// to open, check and print over that to open alone.
func BenchmarkCheck10000(b *testing.B) {
	content, err := register.Encode(registertest.Large(10_000))
	if err != nil {
		b.Fatal(err)
	}
	today := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	var opening, checking time.Duration
	findings := 0
	for b.Loop() {
		start := time.Now()
		r, err := register.Decode(content)
		if err != nil {
			b.Fatal(err)
		}
		opened := time.Now()
		found := check.Of(r, register.Date(today.Format(time.DateOnly))).Findings()
		printed := text.Check(text.Checked{View: register.View{Register: r, Lang: lang.FR, Today: today}, Findings: found})
		opening, checking = opening+opened.Sub(start), checking+time.Since(opened)
		if findings = len(found); len(printed) < findings {
			b.Fatalf("%d findings print as %d bytes", findings, len(printed))
		}
	}
	b.ReportMetric(float64(opening+checking)/float64(opening), "x-opening")
	b.ReportMetric(float64(checking.Milliseconds())/float64(b.N), "ms-checking/op")
	b.ReportMetric(float64(findings), "findings")
}
