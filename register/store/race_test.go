package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestAWriterBetweenTheLookAndTheSwapIsPutBack(t *testing.T) {
	for kind, newDisk := range diskKinds {
		t.Run(kind, func(t *testing.T) {
			path := newRegister(t, oldContent)
			d := newDisk()
			f := open(t, path, withDisk(d))
			d.beforeSwap = func() {
				d.beforeSwap = nil
				replaceAsOthersDo(t, path, "theirs")
			}
			_, err := f.Save([]byte(newContent))
			var change *ChangedError
			if !errors.As(err, &change) || string(change.Content) != "theirs" {
				t.Fatalf("Save: %v", err)
			}
			wantLine(t, err)
			wantContent(t, path, "theirs")
			if string(f.Content()) != oldContent {
				t.Fatal("the base of the merge is lost")
			}
			if got, err := reload(f); err != nil || string(got) != "theirs" {
				t.Fatalf("Reload: %q %v", got, err)
			}
			save(t, f, newContent)
			wantContent(t, path, newContent)
		})
	}
}

// The base must stay what the other writer started from: a merge against what
// was just saved would take their old fields for changes.
func TestAWriterRightAfterTheSwapIsNotTakenForOurs(t *testing.T) {
	path := newRegister(t, oldContent)
	d := &testDisk{}
	f := open(t, path, withDisk(d))
	d.beforeSync = func() { replaceAsOthersDo(t, path, "theirs") }
	_, err := f.Save([]byte(newContent))
	var change *ChangedError
	if !errors.As(err, &change) || string(change.Content) != "theirs" || string(f.Content()) != oldContent {
		t.Fatalf("Save: %v, base %q", err, f.Content())
	}
	d.beforeSync = func() { _ = os.Remove(path) }
	if _, err := reload(f); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Save([]byte(newContent)); !errors.Is(err, ErrDeleted) {
		t.Fatalf("Save: %v", err)
	}
}

func TestAFileDeletedBeforeTheSwapIsNotRecreated(t *testing.T) {
	for kind, newDisk := range diskKinds {
		t.Run(kind, func(t *testing.T) {
			path := newRegister(t, oldContent)
			d := newDisk()
			f := open(t, path, withDisk(d))
			d.beforeSwap = func() { _ = os.Remove(path) }
			if _, err := f.Save([]byte(newContent)); !errors.Is(err, ErrDeleted) {
				t.Fatalf("Save: %v", err)
			}
			if got := entries(t, filepath.Dir(path)); !slices.Equal(got, []string{".registre.json.d"}) {
				t.Fatalf("in the folder: %v", got)
			}
		})
	}
}

// A content that another program wrote is at the path, in the versions, or was
// replaced by another program: however often they write during one save, and
// whatever step of the disk fails. What stands at a temporary name counts once
// the next opening has moved it.
func TestNoForeignContentIsLostInARace(t *testing.T) {
	t.Parallel()
	for kind, newDisk := range diskKinds {
		memory := memoryDir(t)
		t.Run(kind, rapid.MakeCheck(func(rt *rapid.T) {
			dir, err := os.MkdirTemp(memory, "")
			if err != nil {
				rt.Fatal(err)
			}
			path := newRegisterIn(t, dir, oldContent)
			d := newDisk()
			f := open(t, path, withDisk(d))
			defer f.Close()

			acts := rapid.SliceOfN(rapid.SampledFrom([]string{"nothing", "write", "write", "delete"}), 0, maxSwaps+2).Draw(rt, "acts")
			var foreign, replaced []string
			d.beforeSwap = func() {
				was, err := os.ReadFile(path)
				if err != nil || len(acts) == 0 {
					return
				}
				switch acts[0] {
				case "write":
					content := fmt.Sprintf("theirs %d", len(foreign))
					foreign = append(foreign, content)
					replaced = append(replaced, replaceAsOthersDo(t, path, content))
				case "delete":
					replaced = append(replaced, string(was))
					_ = os.Remove(path)
				}
				acts = acts[1:]
			}
			d.failAt, d.persistent = rapid.IntRange(0, 60).Draw(rt, "failing step"), rapid.Bool().Draw(rt, "persistent")
			d.err, d.armed = syscall.EIO, d.failAt > 0
			_, err = f.Save([]byte(newContent))
			d.armed, d.beforeSwap = false, nil

			at, readErr := os.ReadFile(path)
			var change *ChangedError
			switch {
			case err != nil:
				wantLine(t, err)
			case string(at) != newContent:
				rt.Fatalf("saved, but the file holds %q", at)
			}
			if errors.As(err, &change) && d.failed == "" && !bytes.Equal(at, change.Content) {
				rt.Fatalf("told of %q, the file holds %q", change.Content, at)
			}
			if errors.Is(readErr, fs.ErrNotExist) {
				put(t, path, "written by the user")
			}
			closeFile(t, f)
			again := open(t, path, withDisk(&testDisk{}))
			defer again.Close()
			known := append(contents(t, again), replaced...)
			known = append(known, string(at))
			for _, content := range foreign {
				if !slices.Contains(known, content) {
					rt.Fatalf("%q is lost after %v (failing step %s); known %q", content, err, d.failed, known)
				}
			}
		}))
	}
}

// replaceAsOthersDo writes as an editor or a synchronising program does, and
// returns what it replaced.
func replaceAsOthersDo(t testing.TB, path, content string) string {
	temp := path + ".theirs"
	put(t, temp, content)
	out, err := exchange(temp, path, path+".was")
	if err != nil {
		t.Fatal(err)
	}
	was, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	_ = os.Remove(out)
	return string(was)
}

func TestAHostileWriterLosesNothing(t *testing.T) {
	t.Parallel()
	path := newRegister(t, oldContent)
	f := open(t, path)
	deadline := time.Now().Add(time.Second)
	type result struct {
		wrote    int
		replaced map[string]bool
	}
	done := make(chan struct{})
	written := make(chan result)
	go func() {
		r := result{replaced: map[string]bool{}}
		for {
			select {
			case <-done:
				written <- r
				return
			default:
				r.replaced[replaceAsOthersDo(t, path, fmt.Sprintf("theirs %d", r.wrote))] = true
				r.wrote++
				// Not a wait for something to be done: at times the writer pauses for
				// about as long as a save takes, so that some saves meet it and some do not.
				time.Sleep(time.Duration(rand.IntN(3)*rand.IntN(3_000)) * time.Microsecond)
			}
		}
	}()
	seen := map[string]bool{}
	saves, confirmed, conflicts := 0, 0, 0
	for ; saves < *hostile || *hostile == 0 && time.Now().Before(deadline); saves++ {
		_, err := f.Save(fmt.Appendf(nil, "ours %d", saves))
		var change *ChangedError
		switch {
		case err == nil:
			confirmed++
		case errors.As(err, &change):
			conflicts++
			seen[string(change.Content)] = true
			for _, content := range contents(t, f) { // before they are thinned out
				seen[content] = true
			}
			content, err := reload(f)
			if err != nil {
				t.Fatal(err)
			}
			seen[string(content)] = true
		default:
			t.Fatal(err)
		}
	}
	close(done)
	r := <-written
	content, err := reload(f)
	if err != nil {
		t.Fatal(err)
	}
	seen[string(content)] = true
	for _, content := range contents(t, f) {
		seen[content] = true
	}
	for i := range r.wrote {
		content := fmt.Sprintf("theirs %d", i)
		if !seen[content] && !r.replaced[content] {
			t.Fatalf("%q was overwritten unseen", content)
		}
	}
	if conflicts == 0 || confirmed == 0 {
		t.Fatalf("%d saves confirmed, %d conflicts: the two writers never met, or always", confirmed, conflicts)
	}
	t.Logf("%d saves, %d of them confirmed, %d conflicts, %d foreign writes, 0 lost", saves, confirmed, conflicts, r.wrote)
}

// Each opener that saves nothing removes the folder the lock is in.
func TestOpenersNeverHoldTheFileTogether(t *testing.T) {
	path := newRegister(t, oldContent)
	var holders, opened atomic.Int32
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 100 {
				f, err := Open(path, ReadWrite)
				if err != nil {
					t.Error(err)
					return
				}
				if f.ReadOnly() == nil {
					opened.Add(1)
					if holders.Add(1) > 1 {
						t.Error("two hold the file")
					}
					holders.Add(-1)
				} else if !errors.Is(f.ReadOnly(), ErrLocked) {
					t.Error(f.ReadOnly())
				}
				if err := f.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if opened.Load() == 0 {
		t.Fatal("nobody could open the file for writing")
	}
	t.Logf("%d of 400 openings held the file", opened.Load())
}

func TestALockThatWasReplacedIsNotTaken(t *testing.T) {
	f := open(t, newRegister(t, oldContent))
	if err := f.sameLock(f.lock); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(f.sidecar(lockName)); err != nil {
		t.Fatal(err)
	}
	put(t, f.sidecar(lockName), "")
	if err := f.sameLock(f.lock); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("the lock that was removed passes for the one that is there: %v", err)
	}
}

func TestReadersAndOneSaverRunTogether(t *testing.T) {
	path := newRegister(t, oldContent)
	f := open(t, path)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range 50 {
			if _, err := f.Save(fmt.Appendf(nil, "content %d", i)); err != nil {
				t.Error(err)
			}
		}
	}()
	for {
		select {
		case <-done:
			return
		default:
			_, _ = f.Content(), f.Hash()
			if changed, err := f.Changed(); changed || err != nil {
				t.Fatalf("Changed: %v %v", changed, err)
			}
		}
	}
}
