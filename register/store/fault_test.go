package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

const (
	oldContent = `{"format":1,"name":"old"}`
	newContent = `{"format":1,"name":"new and longer"}`
)

var causes = []error{syscall.EIO, syscall.ENOSPC, syscall.EROFS, syscall.EACCES}

// everyFault runs a scene with a fault at its first step, its second, and so
// on until no fault is met; each once and for good.
func everyFault(t *testing.T, scene func(t *testing.T, d *testDisk)) {
	injected := 0
	for kind, newDisk := range diskKinds {
		for _, persistent := range []bool{false, true} {
			for n := 1; ; n++ {
				d := newDisk()
				d.failAt, d.persistent, d.err = n, persistent, causes[n%len(causes)]
				t.Run(fmt.Sprintf("%s/persistent=%v/step %d", kind, persistent, n), func(t *testing.T) { scene(t, d) })
				if t.Failed() {
					t.Fatalf("failing step: %s", d.failed)
				}
				if d.failed == "" {
					break
				}
				injected++
			}
		}
	}
	t.Logf("%d faults injected", injected)
}

// wantWhole checks the register after a fault: the old content or the new one,
// and whatever else lies in the folder is found again by the next opening.
func wantWhole(t *testing.T, path string, err error) {
	t.Helper()
	content, readErr := os.ReadFile(path)
	if readErr != nil {
		t.Fatal(readErr)
	}
	got := string(content)
	switch {
	case got != oldContent && got != newContent:
		t.Fatalf("neither old nor new: %q", got)
	case err == nil && got != newContent:
		t.Fatal("a confirmed save is not in the file")
	case err != nil && got == newContent && !errors.Is(err, ErrUnconfirmed):
		t.Fatalf("the file holds the new content after %v", err)
	}
	if err != nil {
		wantLine(t, err)
	}
	leftover := map[string]string{}
	for _, name := range []string{tempPath(path), sparePath(path)} {
		if content, err := os.ReadFile(name); err == nil && string(content) != got {
			leftover[name] = string(content)
		}
	}
	f := open(t, path, withDisk(&testDisk{}))
	if f.ChangedSinceSave() {
		t.Fatal("a save of ours passes for a change by another program")
	}
	for _, content := range leftover {
		if !slices.Contains(contents(t, f), content) {
			t.Fatalf("a leftover was not moved to the versions: %q", content)
		}
	}
	save(t, f, got+" ")
	closeFile(t, f)
	if names := entries(t, filepath.Dir(path)); slices.ContainsFunc(names, func(n string) bool {
		return n != "registre.json" && n != ".registre.json.d" && n != "state"
	}) {
		t.Fatalf("left in the folder: %v", names)
	}
}

func TestAnyFailingStepOfASaveLeavesTheOldOrTheNew(t *testing.T) {
	t.Parallel()
	everyFault(t, func(t *testing.T, d *testDisk) {
		path := newRegisterIn(t, memoryDir(t), oldContent)
		f := open(t, path, withDisk(d))
		if err := errors.Join(f.writeState(), f.SaveDraft([]byte("draft"))); err != nil {
			t.Fatal(err)
		}
		d.armed = true
		saved, err := f.Save([]byte(newContent))
		d.armed = false
		if err != nil && !errors.Is(err, d.err) {
			t.Fatalf("the cause is lost in %v", err)
		}
		if saved.Warning != nil {
			wantLine(t, saved.Warning)
		}
		if draft, ok, _ := f.Draft(); err != nil && (!ok || string(draft.Content) != "draft") {
			t.Fatal("a save that failed took the draft")
		}
		closeFile(t, f)
		wantWhole(t, path, err)
	})
}

func TestASaveAfterAFaultSucceeds(t *testing.T) {
	t.Parallel()
	everyFault(t, func(t *testing.T, d *testDisk) {
		path := newRegisterIn(t, memoryDir(t), oldContent)
		f := open(t, path, withDisk(d))
		d.armed = true
		_, _ = f.Save([]byte(newContent))
		d.armed = false
		if _, err := f.Save([]byte(newContent)); err != nil {
			t.Fatal(err)
		}
		wantContent(t, path, newContent)
		closeFile(t, f)
		wantWhole(t, path, nil)
	})
}

func TestAnyFailingStepOfAnOpeningLeavesTheFile(t *testing.T) {
	t.Parallel()
	everyFault(t, func(t *testing.T, d *testDisk) {
		path := newRegisterIn(t, memoryDir(t), oldContent)
		put(t, tempPath(path), "last words")
		d.armed = true
		f, err := Open(path, ReadWrite, withDisk(d))
		d.armed = false
		if err == nil {
			if f.ReadOnly() != nil {
				wantLine(t, f.ReadOnly())
			}
			closeFile(t, f)
		}
		wantContent(t, path, oldContent)
		f = open(t, path, withDisk(&testDisk{}))
		if got := contents(t, f); !slices.Contains(got, "last words") {
			t.Fatalf("versions %q", got)
		}
	})
}

func TestAnyFailingStepOfACreationLeavesAWholeFileOrNone(t *testing.T) {
	t.Parallel()
	everyFault(t, func(t *testing.T, d *testDisk) {
		path := filepath.Join(memoryDir(t), "registre.json")
		d.armed = true
		f, err := Create(path, []byte(newContent), withDisk(d))
		d.armed = false
		if err == nil {
			closeFile(t, f)
			wantContent(t, path, newContent)
			return
		}
		wantLine(t, err)
		if content, readErr := os.ReadFile(path); readErr == nil {
			if string(content) != newContent || !errors.Is(err, ErrUnconfirmed) {
				t.Fatalf("%q after %v", content, err)
			}
			return
		}
		f, err = Create(path, []byte(newContent), withDisk(&testDisk{}))
		if err != nil {
			t.Fatal(err)
		}
		closeFile(t, f)
	})
}

func TestAnyFailingStepOfAnExportLeavesTheOldOrTheNew(t *testing.T) {
	everyFault(t, func(t *testing.T, d *testDisk) {
		path := newRegisterIn(t, memoryDir(t), oldContent)
		d.armed = true
		err := WriteFile(path, []byte(newContent), writeWithDisk(d))
		d.armed = false
		if err != nil && !errors.Is(err, d.err) {
			t.Fatalf("the cause is lost in %v", err)
		}
		got, _ := os.ReadFile(path)
		if s := string(got); s != oldContent && s != newContent || err == nil && s != newContent {
			t.Fatalf("%q after %v", s, err)
		}
		if err := WriteFile(path, []byte("third"), writeWithDisk(&testDisk{})); err != nil {
			t.Fatal(err)
		}
		if got := entries(t, filepath.Dir(path)); len(got) != 1 {
			t.Fatalf("left in the folder: %v", got)
		}
	})
}

func TestAnyFailingStepOfADraftKeepsTheOneBeforeOrTheNew(t *testing.T) {
	everyFault(t, func(t *testing.T, d *testDisk) {
		path := newRegisterIn(t, memoryDir(t), oldContent)
		f := open(t, path, withDisk(d))
		if err := f.SaveDraft([]byte("first")); err != nil {
			t.Fatal(err)
		}
		d.armed = true
		err := f.SaveDraft([]byte("second"))
		d.armed = false
		draft, ok, readErr := f.Draft()
		if !ok || readErr != nil {
			t.Fatalf("no draft: %v", readErr)
		}
		if s := string(draft.Content); s != "second" && (err == nil || s != "first") {
			t.Fatalf("draft %q after %v", s, err)
		}
		wantContent(t, path, oldContent)
	})
}

// Losing power between two steps must never leave less than the old content or
// the new one, and nothing is confirmed before it is on the disk.
func TestTheStepsOfASaveComeInTheirOrder(t *testing.T) {
	steps := func(d *testDisk) []string {
		return slices.DeleteFunc(slices.Clone(d.log), func(step string) bool {
			return !slices.Contains([]string{"create", "write", "sync", "close", "exchange", "link", "rename", "syncDir", "remove"}, step)
		})
	}
	for kind, want := range map[string][]string{
		"exchange": {"create", "write", "sync", "close", "exchange", "close", "syncDir", "close"},
		"link":     {"create", "write", "sync", "close", "link", "rename", "close", "syncDir", "close"},
	} {
		d := diskKinds[kind]()
		f := open(t, newRegister(t, oldContent), withDisk(d))
		save(t, f, "a version is due at the first save")
		d.armed = true
		save(t, f, newContent)
		want = slices.Concat(
			[]string{"close"}, // the look before
			want,
			[]string{"create", "write", "sync", "close", "rename"}, // the hash is noted
			[]string{"remove"}, // and only then goes what was replaced
		)
		if got := steps(d); !slices.Equal(got, want) {
			t.Errorf("%s: %v", kind, got)
		}
	}
	d := &testDisk{armed: true}
	if err := WriteFile(newRegister(t, oldContent), []byte(newContent), writeWithDisk(d)); err != nil {
		t.Fatal(err)
	}
	if got := steps(d); !slices.Equal(got, []string{"create", "write", "sync", "close", "rename", "syncDir"}) {
		t.Errorf("export: %v", got)
	}
}

func TestWhatTheDiskDidNotConfirmIsWrittenAgain(t *testing.T) {
	d := &testDisk{}
	f := open(t, newRegister(t, oldContent), withDisk(d))
	d.armed, d.err, d.failOn = true, syscall.EIO, "syncDir"
	if _, err := f.Save([]byte(newContent)); !errors.Is(err, ErrUnconfirmed) || !errors.Is(err, syscall.EIO) {
		t.Fatalf("Save: %v", err)
	}
	wantContent(t, f.Path(), newContent)
	d.failOn, d.log = "", nil
	save(t, f, newContent)
	if !slices.Contains(d.log, "exchange") || !slices.Contains(d.log, "syncDir") {
		t.Fatalf("steps: %v", d.log)
	}
	d.log = nil
	save(t, f, newContent)
	if slices.Contains(d.log, "exchange") {
		t.Fatal("confirmed, and written a third time")
	}
}

func TestAFullDiskIsNamed(t *testing.T) {
	d := &testDisk{armed: true, err: syscall.ENOSPC, failOn: "write"}
	path := newRegister(t, oldContent)
	err := WriteFile(path, []byte(newContent), writeWithDisk(d))
	if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "disk is full") {
		t.Fatalf("%v", err)
	}
	wantContent(t, path, oldContent)
}

func TestAnyFailingStepOfReadingIsALine(t *testing.T) {
	everyFault(t, func(t *testing.T, d *testDisk) {
		path := newRegisterIn(t, memoryDir(t), oldContent)
		f := open(t, path, withDisk(d))
		if err := f.SaveDraft([]byte("draft")); err != nil {
			t.Fatal(err)
		}
		if err := f.KeepVersion(Merge); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, newClock().now, newClock().now); err != nil { // so that Changed reads
			t.Fatal(err)
		}
		d.armed = true
		for _, operation := range []func() error{
			func() error { _, err := f.Changed(); return err },
			func() error { _, err := reload(f); return err },
			func() error { _, err := f.Versions(); return err },
			func() error { _, err := f.Version(1); return err },
			func() error { _, _, err := f.Draft(); return err },
			func() error { return f.KeepVersion(Import) },
			f.DropDraft,
		} {
			if err := operation(); err != nil {
				wantLine(t, err)
				if !errors.Is(err, d.err) {
					t.Fatalf("the cause is lost in %v", err)
				}
			}
		}
		d.armed = false
		wantContent(t, path, oldContent)
	})
}

func TestAnyFailingStepOfAnotherOpenerIsALine(t *testing.T) {
	path := newRegister(t, oldContent)
	f := open(t, path)
	everyFault(t, func(t *testing.T, d *testDisk) {
		d.armed = true
		second, err := Open(path, ReadWrite, withDisk(d))
		if err == nil {
			err = second.ReadOnly()
		}
		wantLine(t, err)
	})
	save(t, f, newContent)
}
