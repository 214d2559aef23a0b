package store

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// refusal is a way in which the system refuses a save in a folder.
type refusal struct {
	folder func(t *testing.T) string
	// begin makes the folder refuse what is written there; end lets it again.
	begin func(t *testing.T, path string) (end func())
	want  error
	// stuck: what was begun cannot be removed before the end.
	stuck bool
}

const largeSize = 256 << 10

var refusals = map[string]refusal{
	"memory is full": {
		folder: func(t *testing.T) string { return mount(t, "64k") },
		begin:  func(*testing.T, string) func() { return func() {} },
		want:   syscall.ENOSPC,
	},
	"no more names in memory": {
		folder: func(t *testing.T) string { return mount(t, "1m,nr_inodes=9") },
		begin:  fillNames,
		want:   syscall.ENOSPC,
	},
	"ext4 is full": {
		folder: func(t *testing.T) string { return newMedium(t, "ext4", "", 8<<20).dir },
		begin:  fillDisk,
		want:   syscall.ENOSPC,
	},
	"xfs is full": {
		folder: func(t *testing.T) string { return newMedium(t, "xfs", "", leastMedium).dir },
		begin:  fillDisk,
		want:   syscall.ENOSPC,
	},
	"memory becomes read-only": {
		folder: func(t *testing.T) string { return mount(t, "1m") },
		begin:  func(t *testing.T, path string) func() { return remountReadOnly(t, filepath.Dir(path)) },
		want:   syscall.EROFS,
	},
	"ext4 becomes read-only": {
		folder: func(t *testing.T) string { return newMedium(t, "ext4", "", 8<<20).dir },
		begin:  func(t *testing.T, path string) func() { return remountReadOnly(t, filepath.Dir(path)) },
		want:   syscall.EROFS,
	},
	"the file becomes immutable": {
		folder: func(t *testing.T) string { return t.TempDir() },
		begin:  func(t *testing.T, path string) func() { return mark(t, path, immutableFlag) },
		want:   syscall.EPERM,
	},
	"the folder becomes immutable": {
		folder: func(t *testing.T) string { return t.TempDir() },
		begin:  func(t *testing.T, path string) func() { return mark(t, filepath.Dir(path), immutableFlag) },
		want:   syscall.EPERM,
	},
	"nothing may be renamed in the folder": {
		folder: func(t *testing.T) string { return t.TempDir() },
		begin:  func(t *testing.T, path string) func() { return mark(t, filepath.Dir(path), appendOnlyFlag) },
		want:   syscall.EPERM,
		stuck:  true,
	},
	"the right to the folder is taken": {
		folder: func(t *testing.T) string { becomeNobody(t); return t.TempDir() },
		begin: func(t *testing.T, path string) func() {
			return setMode(t, filepath.Dir(path), 0o500)
		},
		want: syscall.EACCES,
	},
	"the disk fails": {
		folder: func(t *testing.T) string { return newMedium(t, "ext4", "", 8<<20).dir },
		begin: func(t *testing.T, path string) func() {
			unix.Sync()
			m := &medium{dir: filepath.Dir(path)}
			m.cut(t, journalFlushed)
			return nil // for good
		},
		want: syscall.EIO,
	},
}

func TestASaveThatTheSystemRefusesLeavesTheRegisterAndADraft(t *testing.T) {
	for name, r := range refusals {
		t.Run(name, func(t *testing.T) {
			path := newRegisterIn(t, r.folder(t), oldContent)
			f := open(t, path, withStateDir(t.TempDir()))
			end := r.begin(t, path)
			large := make([]byte, largeSize)
			_, err := f.Save(large)
			if !errors.Is(err, r.want) {
				t.Fatalf("Save: %v", err)
			}
			wantLine(t, err)
			if string(f.Content()) != oldContent {
				t.Fatal("what was refused passes for saved")
			}
			if err := f.SaveDraft(large); err != nil {
				t.Fatal(err)
			}
			if draft, ok, _ := f.Draft(); !ok || len(draft.Content) != len(large) {
				t.Fatalf("the draft at %s has %d bytes", draft.Path, len(draft.Content))
			}
			if end == nil {
				return
			}
			wantContent(t, path, oldContent)
			if _, err := os.Lstat(tempPath(path)); err == nil && !r.stuck {
				t.Fatal("the temporary file is left")
			}
			end()
			save(t, f, newContent)
			wantContent(t, path, newContent)
			if _, err := os.Lstat(tempPath(path)); err == nil {
				t.Fatal("the temporary file is left after the next save")
			}
			if _, ok, _ := f.Draft(); ok {
				t.Fatal("the draft outlived the save")
			}
		})
	}
}

// fillDisk leaves no room in the file system of a register.
func fillDisk(t *testing.T, path string) (end func()) {
	t.Helper()
	filler := filepath.Join(filepath.Dir(path), "filler")
	file, err := os.Create(filler)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for size, at := int64(64<<20), int64(0); size >= 4096; {
		switch err := unix.Fallocate(int(file.Fd()), 0, at, size); err {
		case nil:
			at += size
		case unix.ENOSPC:
			size /= 2
		default:
			t.Fatal(err)
		}
	}
	return func() {
		if err := os.Remove(filler); err != nil {
			t.Fatal(err)
		}
	}
}

// fillNames makes files until no more can be made.
func fillNames(t *testing.T, path string) (end func()) {
	t.Helper()
	var made []string
	for {
		name := filepath.Join(filepath.Dir(path), "filler"+string(rune('a'+len(made))))
		err := os.WriteFile(name, nil, 0o600)
		if errors.Is(err, syscall.ENOSPC) {
			break
		}
		if err != nil || len(made) == 20 {
			t.Fatalf("%d files: %v", len(made), err)
		}
		made = append(made, name)
	}
	return func() {
		for _, name := range made {
			_ = os.Remove(name)
		}
	}
}

func remountReadOnly(t *testing.T, dir string) (end func()) {
	t.Helper()
	remount := func(flag uintptr) error { return unix.Mount("", dir, "", unix.MS_REMOUNT|unix.MS_BIND|flag, "") }
	if err := remount(unix.MS_RDONLY); err != nil {
		unavailable(t, "cannot mount read-only: %v", err)
	}
	return func() {
		if err := remount(0); err != nil {
			t.Error(err)
		}
	}
}

func setMode(t *testing.T, path string, mode os.FileMode) (end func()) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	end = func() { _ = os.Chmod(path, 0o700) }
	t.Cleanup(end)
	return end
}
