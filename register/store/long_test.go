package store

import (
	"flag"
	"os"
	"testing"
)

// Each of the tests below runs in a short form, of seconds, by itself. The long
// forms, before a release, with the time each takes on two cores:
//
//	go test ./register/store -run Killed -kills 10000 -timeout 20m      6 min
//	go test ./register/store -run SystemCall -calls -timeout 20m        2 min
//	go test ./register/store -run PowerCut -cuts 700 -timeout 20m       6 min
//	go test ./register/store -run Hostile -hostile 20000 -timeout 20m  10 min
//	go test ./register/store -run LockGoes -starts 1000                15 s
//	go test ./register/store -run Flipped -flips 27000                 10 s
//	go test ./register/store -run '^$' -bench Save -benchtime 500x     15 s
//	go test ./register/store -race -run Readers -count 150             60 s
//
// Some need Linux, strace, mkfs.ext4, mkfs.xfs, loop devices and the rights of
// root. Where these are missing the tests are skipped, unless ARTICLE30_FAULTS
// is "required".
var (
	kills     = flag.Int("kills", 0, "number of kill -9 during saves; 0: as many as fit in three seconds")
	everyCall = flag.Bool("calls", false, "fail at every system call of a sitting with every error, not only where something is written")
	cuts      = flag.Int("cuts", 0, "number of power cuts for each file system and kind of cut; 0: a few")
	hostile   = flag.Int("hostile", 0, "number of saves against a hostile writer; 0: as many as fit in a second")
	starts    = flag.Int("starts", 20, "number of openings beside a running program, and after its kill -9")
	flips     = flag.Int("flips", 1000, "number of damaged bits to notice")
)

// unavailable skips a test that this machine cannot run.
func unavailable(t testing.TB, format string, args ...any) {
	t.Helper()
	if os.Getenv("ARTICLE30_FAULTS") == "required" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}
