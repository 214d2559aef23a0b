package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// mount gives a small file system of its own; root only.
func mount(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		unavailable(t, "cannot mount: %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func TestAFullDiskLeavesTheRegister(t *testing.T) {
	dir := mount(t, "64k")
	path := filepath.Join(dir, "registre.json")
	put(t, path, oldContent)
	state := t.TempDir()
	f := open(t, path, withStateDir(state))
	large := make([]byte, 128<<10)
	_, err := f.Save(large)
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("Save: %v", err)
	}
	wantContent(t, path, oldContent)
	if got := entries(t, dir); len(got) != 2 {
		t.Fatalf("in the folder: %v", got)
	}
	if err := f.SaveDraft(large); err != nil {
		t.Fatal(err)
	}
	if draft, ok, err := f.Draft(); !ok || err != nil || len(draft.Content) != len(large) || filepath.Dir(filepath.Dir(filepath.Dir(draft.Path))) != state {
		t.Fatalf("draft at %s: %v %v", draft.Path, ok, err)
	}
	if err := WriteFile(filepath.Join(dir, "registre.xlsx"), large); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("WriteFile: %v", err)
	}
	save(t, f, newContent)
	if _, ok, _ := f.Draft(); ok {
		t.Fatal("the draft outlived the save")
	}
}

func TestAReadOnlyDiskOpensForReading(t *testing.T) {
	dir := mount(t, "1m")
	path := filepath.Join(dir, "registre.json")
	put(t, path, oldContent)
	during := open(t, path)
	// What is mounted read-only under an open register refuses the save.
	if err := unix.Mount("tmpfs", dir, "tmpfs", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		unavailable(t, "cannot mount read-only: %v", err)
	}
	if _, err := during.Save([]byte(newContent)); !errors.Is(err, syscall.EROFS) {
		t.Fatalf("Save: %v", err)
	}
	f, err := Open(path, ReadWrite)
	if err != nil || !errors.Is(f.ReadOnly(), syscall.EROFS) {
		t.Fatalf("%v %v", err, f.ReadOnly())
	}
	wantLine(t, f.ReadOnly())
	wantContent(t, path, oldContent)
	if _, err := Create(filepath.Join(dir, "new.json"), nil); !errors.Is(err, syscall.EROFS) {
		t.Fatalf("Create: %v", err)
	}
}

func TestAFileOrFolderMarkedImmutableOpensForReading(t *testing.T) {
	for _, whole := range []bool{false, true} {
		path := newRegister(t, oldContent)
		target := path
		if whole {
			target = filepath.Dir(path)
		}
		mark(t, target, immutableFlag)
		f, err := Open(path, ReadWrite)
		if err != nil || !errors.Is(f.ReadOnly(), fs.ErrPermission) {
			t.Fatalf("%v %v", err, f.ReadOnly())
		}
		wantLine(t, f.ReadOnly())
		wantContent(t, path, oldContent)
	}
}

// Flags of linux/fs.h.
const (
	immutableFlag  = 0x10
	appendOnlyFlag = 0x20 // of a folder: entries are made, never renamed nor removed
)

// mark sets a flag of a file until the test ends or unmark is called.
func mark(t *testing.T, path string, flag int) (unmark func()) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetPointerInt(int(file.Fd()), unix.FS_IOC_SETFLAGS, flag); err != nil {
		_ = file.Close()
		unavailable(t, "cannot mark: %v", err)
	}
	unmark = sync.OnceFunc(func() {
		if err := unix.IoctlSetPointerInt(int(file.Fd()), unix.FS_IOC_SETFLAGS, 0); err != nil {
			t.Error(err)
		}
		_ = file.Close()
	})
	t.Cleanup(unmark)
	return unmark
}

func TestWithoutTheRightToWriteAFileOpensForReading(t *testing.T) {
	becomeNobody(t)
	for _, whole := range []bool{false, true} {
		path := newRegister(t, oldContent)
		target, mode := path, fs.FileMode(0o400)
		if whole {
			target, mode = filepath.Dir(path), 0o500
		}
		if err := os.Chmod(target, mode); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(target, 0o700) })
		f, err := Open(path, ReadWrite)
		if err != nil || !errors.Is(f.ReadOnly(), fs.ErrPermission) {
			t.Fatalf("%v %v", err, f.ReadOnly())
		}
		wantLine(t, f.ReadOnly())
		if got := entries(t, filepath.Dir(path)); len(got) != 1 {
			t.Fatalf("in the folder: %v", got)
		}
	}
}

// becomeNobody takes the rights of root from the rest of the test: from its
// thread alone, which ends with it.
func becomeNobody(t *testing.T) {
	t.Helper()
	if os.Getuid() != 0 {
		return
	}
	runtime.LockOSThread()
	const nobody = 65534
	for _, call := range [][4]uintptr{
		{unix.SYS_SETGROUPS, 0, 0, 0},
		{unix.SYS_SETRESGID, nobody, nobody, nobody},
		{unix.SYS_SETRESUID, nobody, nobody, nobody},
	} {
		if _, _, errno := syscall.RawSyscall(call[0], call[1], call[2], call[3]); errno != 0 {
			t.Fatal(errno)
		}
	}
}
