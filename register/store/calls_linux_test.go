package store

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
)

// injection is one fault at one call of a sitting.
type injection struct {
	at       call
	what     string // KILL, or the name of an error
	forGood  bool   // all later calls fail as well
	injected []string
}

func (i injection) String() string {
	s := fmt.Sprintf("%s at %s %d", i.what, i.at.name, i.at.nth)
	if i.forGood {
		s += " and later"
	}
	return s
}

func kill(c call) injection {
	return injection{at: c, what: "KILL", injected: []string{fmt.Sprintf("%s:signal=KILL:when=%d", c.name, c.nth)}}
}

func failOnce(c call, errno string) injection {
	return injection{at: c, what: errno, injected: []string{fmt.Sprintf("%s:error=%s:when=%d", c.name, errno, c.nth)}}
}

// failForGood fails the call and every one after it, of whatever name.
func failForGood(calls []call, n int, errno string) injection {
	i := injection{at: calls[n], what: errno, forGood: true}
	next := map[string]int{}
	for _, c := range calls {
		if _, known := next[c.name]; !known {
			next[c.name] = c.nth
		}
	}
	for _, c := range calls[:n] {
		next[c.name] = c.nth + 1
	}
	for name, nth := range next {
		i.injected = append(i.injected, fmt.Sprintf("%s:error=%s:when=%d+", name, errno, nth))
	}
	return i
}

// errnos are the errors injected. EINTR is injected once only: the system lets
// it be followed by success, and Go waits for that.
var errnos = []string{"EIO", "ENOSPC", "EACCES", "EROFS", "EINTR"}

// injections are all faults in the long form; in the short one, those at the
// calls that change something, each error in its turn.
func injections(calls []call) []injection {
	var all []injection
	for n, c := range calls {
		switch {
		case *everyCall:
			all = append(all, kill(c))
			for _, errno := range errnos {
				all = append(all, failOnce(c, errno))
				if errno != "EINTR" {
					all = append(all, failForGood(calls, n, errno))
				}
			}
		case changes(c):
			all = append(all, kill(c))
			switch {
			case c.name == "fsync":
				all = append(all, failOnce(c, "EIO"))
			case n%2 == 0:
				all = append(all, failOnce(c, errnos[n/2%5]))
			default:
				all = append(all, failForGood(calls, n, errnos[n/2%4]))
			}
		}
	}
	return all
}

func changes(c call) bool {
	return slices.Contains([]string{"write", "fchmod", "fchown", "fsync", "renameat", "renameat2", "linkat", "unlinkat", "mkdirat"}, c.name) ||
		strings.Contains(c.args, "O_CREAT")
}

func TestAFaultAtAnySystemCallLeavesTheOldOrTheNew(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes seconds")
	}
	needStrace(t)
	t.Run("of a register saved before", func(t *testing.T) {
		failAtEachCall(t, func(t *testing.T) string {
			path := filepath.Join(memoryDir(t), "registre.json")
			f, err := Create(path, []byte(oldContent))
			if err != nil {
				t.Fatal(err)
			}
			closeFile(t, f)
			return path
		})
	})
	t.Run("of a file not seen before", func(t *testing.T) {
		if !*everyCall {
			t.Skip("the long form only")
		}
		failAtEachCall(t, func(t *testing.T) string { return newRegisterIn(t, memoryDir(t), oldContent) })
	})
}

func failAtEachCall(t *testing.T, newRegister func(t *testing.T) (path string)) {
	calls := slices.DeleteFunc(trace(t, newRegister(t)), func(c call) bool { return c.told != "" })
	all := injections(calls)
	var killed, confirmed, refused atomic.Int32
	t.Run("at", func(t *testing.T) {
		for _, i := range all {
			t.Run(i.String(), func(t *testing.T) {
				t.Parallel()
				path := newRegister(t)
				log, said := stracedSitting(t, path, i.injected...)
				if i.what == "KILL" {
					if !strings.Contains(log, "killed by SIGKILL") {
						t.Fatal("the call was not met")
					}
					killed.Add(1)
				} else if !strings.Contains(log, "(INJECTED)") {
					t.Fatal("the call was not met")
				}
				wantAfterSitting(t, path, i, said)
				if said.confirmed("save") {
					confirmed.Add(1)
				} else {
					refused.Add(1)
				}
			})
		}
	})
	if confirmed.Load() == 0 || refused.Load() == 0 {
		t.Fatal("all faults have the same outcome")
	}
	t.Logf("%d calls, %d faults, %d of them kills; the save was confirmed in %d", len(calls), len(all), killed.Load(), confirmed.Load())
}

// wantAfterSitting checks that what a sitting confirmed is there, that what it
// refused was refused in a line, and that the next sitting finds everything.
func wantAfterSitting(t *testing.T, path string, i injection, said report) {
	t.Helper()
	if _, ended := said["end"]; !ended && i.what != "KILL" {
		t.Fatalf("the sitting broke off: %v", said)
	}
	wantLines(t, i, said)
	wantSyncFaultTold(t, i, said)
	wantKept(t, path, said)
	var saveErr error
	line, ended := said["save"]
	switch {
	case !ended && i.what == "KILL", strings.Contains(line, "did not confirm"):
		saveErr = unconfirmed(path, syscall.EIO) // whether it is there is not known
	case !ended, line != "":
		saveErr = writeFault(path, syscall.EIO)
		if _, err := os.Lstat(tempPath(path)); err == nil && !i.forGood && i.at.name != "unlinkat" {
			t.Error("the save that was refused left its temporary file")
		}
	}
	wantWhole(t, path, saveErr)
}

// wantLines checks that each refusal is a line that says what to do, in both
// languages.
func wantLines(t *testing.T, i injection, said report) {
	t.Helper()
	for what, reason := range said {
		if reason == "" {
			continue
		}
		// Not close, after which nobody may close again, nor flock, which never waits.
		if i.what == "EINTR" && i.at.name != "close" && i.at.name != "flock" {
			t.Errorf("%s: a call that was only interrupted is not made again: %s", what, reason)
		}
		english, french, both := strings.Cut(reason, "\t")
		for _, line := range []string{english, french} {
			if !both || english == french || !strings.Contains(line, ";") || strings.Contains(line, "%!") || strings.Contains(line, `\n`) {
				t.Errorf("%s: not a line that says what to do: %q", what, line)
			}
		}
	}
}

// wantSyncFaultTold checks that an fsync that fails is not passed over, nor made
// again on the same file: that would succeed.
func wantSyncFaultTold(t *testing.T, i injection, said report) {
	t.Helper()
	if i.at.name != "fsync" || i.what == "KILL" || i.what == "EINTR" {
		return
	}
	untold := said.confirmed(i.at.part)
	switch {
	case i.at.part == "draft":
		untold = false // it goes elsewhere
	case i.at.part == "save" && !i.at.onFolder && !i.at.onTemp:
		untold = untold && said.confirmed("beside")
	}
	if untold {
		t.Errorf("%s was confirmed, though an fsync failed", i.at.part)
	}
}

// wantKept checks what stands beside the register.
func wantKept(t *testing.T, path string, said report) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Open(path, ReadOnly, withStateDir(filepath.Join(filepath.Dir(path), "state")))
	if err != nil {
		t.Fatal(err)
	}
	if f.ChangedSinceSave() {
		t.Error("a save of ours passes for a change by another program")
	}
	draft, found, err := f.Draft()
	if said.confirmed("draft") && string(content) == oldContent && (!found || string(draft.Content) != sittingDraft) {
		t.Errorf("the confirmed draft is lost: %q %v", draft.Content, err)
	}
	lines, err := f.History()
	if said.confirmed("history") && string(lines) != sittingLine || !strings.HasPrefix(sittingLine, string(lines)) {
		t.Errorf("history %q %v", lines, err)
	}
}
