package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// Of linux/xfs_fs.h and linux/ext4.h: stop a file system as a power cut does.
const (
	shutdownRequest = 0x8004587d // FS_IOC_SHUTDOWN
	journalFlushed  = 1          // what is in the journal is on the disk; contents may not be
	journalLost     = 2          // what is in memory is lost
)

// medium is a file system in a file, of which the power can be cut.
type medium struct {
	kind, options string
	device, dir   string
}

// leastMedium is the size in bytes of the smallest XFS.
const leastMedium = 320 << 20

func newMedium(t *testing.T, kind, options string, size int64) *medium {
	t.Helper()
	m := &medium{kind: kind, options: options, dir: filepath.Join(t.TempDir(), "disk")}
	if err := os.Mkdir(m.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	image := filepath.Join(t.TempDir(), "image")
	put(t, image, "")
	if err := os.Truncate(image, size); err != nil {
		t.Fatal(err)
	}
	run := func(name string, args ...string) string {
		out, err := exec.Command(name, args...).CombinedOutput()
		if err != nil {
			unavailable(t, "%s: %v %s", name, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	run("mkfs."+kind, "-q", image)
	m.device = run("losetup", "--find", "--show", image)
	t.Cleanup(func() {
		if out, err := exec.Command("losetup", "--detach", m.device).CombinedOutput(); err != nil {
			t.Errorf("%v %s", err, out)
		}
	})
	if err := m.mount(); err != nil {
		unavailable(t, "cannot mount %s: %v", kind, err)
	}
	t.Cleanup(func() {
		if err := m.unmount(); err != nil {
			t.Error(err)
		}
	})
	return m
}

func (m *medium) mount() error { return unix.Mount(m.device, m.dir, m.kind, 0, m.options) }

// unmount waits for the processes that other tests start: between fork and exec
// they hold what is open here.
func (m *medium) unmount() error {
	err := unix.Unmount(m.dir, 0)
	for deadline := time.Now().Add(10 * time.Second); err == unix.EBUSY && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
		err = unix.Unmount(m.dir, 0)
	}
	return err
}

// cut stops the file system; what is open on it fails from then on.
func (m *medium) cut(t *testing.T, kind int) {
	t.Helper()
	dir, err := os.Open(m.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer dir.Close()
	if err := unix.IoctlSetPointerInt(int(dir.Fd()), shutdownRequest, kind); err != nil {
		unavailable(t, "cannot cut the power: %v", err)
	}
}

// restart is what happens when the power is back.
func (m *medium) restart(t *testing.T) {
	t.Helper()
	if err := m.unmount(); err != nil {
		t.Fatal(err)
	}
	if err := m.mount(); err != nil {
		t.Fatal(err)
	}
}

// changingSteps are the steps of the disk that differ when the power is cut
// before the one or the other.
var changingSteps = []string{
	"create", "extend", "mkdir", "chmod", "write", "chown", "fchmod", "sync", "exchange", "link", "rename", "renameNew", "remove", "syncDir",
}

func TestAPowerCutLeavesTheOldOrTheNewAndAllThatWasConfirmed(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes seconds")
	}
	number := *cuts
	if number == 0 {
		number = 8
	}
	for _, system := range []struct{ kind, options string }{{"ext4", ""}, {"ext4", "noauto_da_alloc"}, {"xfs", ""}} {
		t.Run(system.kind+system.options, func(t *testing.T) {
			m := newMedium(t, system.kind, system.options, leastMedium)
			path := newRegisterIn(t, m.dir, string(numbered(0)))
			unix.Sync() // it was there before
			for name, kind := range map[string]int{"journal flushed": journalFlushed, "journal lost": journalLost} {
				saves := 0
				for range number {
					saves += cutOneSitting(t, m, path, kind)
				}
				t.Logf("%s: %d cuts, %d saves confirmed, 0 empty, 0 torn, 0 lost", name, number, saves)
			}
		})
	}
}

// witnessed is what a sitting confirmed before and while the power was cut.
type witnessed struct {
	saved   int    // the last save that was confirmed
	tried   int    // the last that was begun
	drafted int    // the last draft that was confirmed
	before  string // the whole lines of the history when the sitting began
	history string // the lines of the history that were confirmed since
}

// cutOneSitting cuts the power before a random step of a sitting, and checks
// what is found afterwards. It returns the number of saves that were confirmed.
func cutOneSitting(t *testing.T, m *medium, path string, kind int) (saves int) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	start, err := numberOf(content)
	if err != nil {
		t.Fatal(err)
	}
	history, err := os.ReadFile(filepath.Join(beside(path, "d"), historyName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	left := 1 + rand.IntN(80)
	at := ""
	d := &testDisk{durable: true, armed: true}
	d.onStep = func(step string) {
		if slices.Contains(changingSteps, step) {
			if left--; left == 0 {
				m.cut(t, kind)
				at = step
			}
		}
	}
	elsewhere := t.TempDir()
	w := witnessed{saved: start, tried: start, before: string(history[:bytes.LastIndexByte(history, '\n')+1])}
	err = w.sit(path, &left, withDisk(d), withStateDir(elsewhere))
	if left > 0 {
		t.Fatalf("before the cut: %v", err)
	}
	m.restart(t)
	if err := w.check(path, withStateDir(elsewhere)); err != nil {
		t.Fatalf("cut before %s of save %d (%d confirmed): %v", at, w.tried, w.saved, err)
	}
	return w.saved - start
}

// sit saves until the power is cut.
func (w *witnessed) sit(path string, left *int, options ...Option) error {
	f, err := Open(path, ReadWrite, options...)
	if err != nil {
		return err
	}
	defer f.Close()
	for *left > 0 {
		w.tried++
		content, line := numbered(w.tried), fmt.Sprintf("{\"n\":%d}\n", w.tried)
		if w.tried%3 == 0 && f.SaveDraft(content) == nil {
			w.drafted = w.tried
		}
		if _, err := f.Save(content); err != nil {
			return err
		}
		w.saved = w.tried
		if f.AppendHistory([]byte(line)) == nil {
			w.history += line
		}
	}
	return nil
}

// check says what is missing of what was confirmed.
func (w *witnessed) check(path string, options ...Option) error {
	f, err := Open(path, ReadWrite, options...)
	if err != nil {
		return err
	}
	defer f.Close()
	if f.ReadOnly() != nil {
		return f.ReadOnly()
	}
	n, err := numberOf(f.Content())
	if err != nil {
		return err
	}
	if n < w.saved || n > w.tried {
		return fmt.Errorf("the file holds %d", n)
	}
	if f.ChangedSinceSave() {
		return errors.New("the save passes for a change by another program")
	}
	draft, _, err := f.Draft()
	if w.drafted > n && !bytes.Equal(draft.Content, numbered(w.drafted)) {
		return fmt.Errorf("the draft %d is lost: %v", w.drafted, err)
	}
	lines, err := f.History()
	since, whole := strings.CutPrefix(string(lines), w.before)
	// What an earlier cut left of a line may come between.
	if !whole || !strings.Contains("\n"+since, "\n"+w.history) {
		return fmt.Errorf("of the history %.300q is left %.300q: %v", w.history, since, err)
	}
	return f.DropDraft()
}
