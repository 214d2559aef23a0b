//go:build unix

package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

func TestWhatIsNoRegularFileIsRefusedAtOnce(t *testing.T) {
	dir := t.TempDir()
	pipe, huge, socket := filepath.Join(dir, "pipe"), filepath.Join(dir, "huge.json"), filepath.Join(dir, "socket")
	if err := unix.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mknod(socket, unix.S_IFSOCK|0o600, 0); err != nil {
		t.Fatal(err)
	}
	put(t, huge, "")
	if err := os.Truncate(huge, MaxSize+1); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]error{
		dir: ErrNotRegular, pipe: ErrNotRegular, socket: ErrNotRegular, "/dev/zero": ErrNotRegular,
		huge: ErrTooLarge, filepath.Join(dir, "none.json"): fs.ErrNotExist, huge + "/x": syscall.ENOTDIR,
	} {
		for _, mode := range []Mode{ReadOnly, ReadWrite} {
			done := make(chan error, 1)
			go func() {
				_, err := Open(path, mode)
				done <- err
			}()
			select {
			case err := <-done:
				if !errors.Is(err, want) {
					t.Fatalf("Open(%s): %v", path, err)
				}
				wantLine(t, err)
			case <-time.After(2 * time.Second):
				t.Fatalf("Open(%s) hangs", path)
			}
		}
	}
	if got := entries(t, dir); len(got) != 3 {
		t.Fatalf("in the folder: %v", got)
	}
}

func TestAPipeAtTheTemporaryNameIsRemoved(t *testing.T) {
	path := newRegister(t, oldContent)
	f := open(t, path)
	if err := unix.Mkfifo(tempPath(path), 0o600); err != nil {
		t.Fatal(err)
	}
	save(t, f, newContent)
	wantContent(t, path, newContent)
}

func TestAPipeInPlaceOfTheHistoryIsNotWrittenTo(t *testing.T) {
	f := open(t, newRegister(t, oldContent))
	if err := unix.Mkfifo(f.HistoryPath(), 0o600); err != nil {
		t.Fatal(err)
	}
	err := f.AppendHistory([]byte(firstLine))
	if !errors.Is(err, ErrNotRegular) {
		t.Fatalf("%v", err)
	}
	wantLine(t, err)
}

func TestNewFilesAreForTheOwnerAlone(t *testing.T) {
	for _, mask := range []int{0o000, 0o022, 0o077} {
		t.Run(fmt.Sprintf("umask %03o", mask), func(t *testing.T) {
			dir := t.TempDir()
			defer syscall.Umask(syscall.Umask(mask))
			path := filepath.Join(dir, "registre.json")
			f, err := Create(path, []byte(oldContent), withStateDir(""))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if err := f.SaveDraft([]byte("draft")); err != nil {
				t.Fatal(err)
			}
			if err := f.KeepVersion(Merge); err != nil {
				t.Fatal(err)
			}
			if err := WriteFile(filepath.Join(dir, "registre.xlsx"), []byte("export")); err != nil {
				t.Fatal(err)
			}
			_ = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
				if err != nil {
					t.Fatal(err)
				}
				want := fs.FileMode(0o600)
				if e.IsDir() {
					want = 0o700
				}
				if info, _ := e.Info(); path != dir && info.Mode().Perm() != want {
					t.Errorf("%s has mode %v", path, info.Mode())
				}
				return nil
			})
			ignore, _ := os.ReadFile(f.sidecar(ignoreName))
			if string(ignore) != "*\n" {
				t.Errorf("git would see the sidecar: %q", ignore)
			}
		})
	}
}

func TestModeAndOwnerAreKept(t *testing.T) {
	for _, mask := range []int{0o000, 0o022, 0o077} {
		for kind, newDisk := range diskKinds {
			path := newRegister(t, oldContent)
			if err := os.Chmod(path, 0o640); err != nil {
				t.Fatal(err)
			}
			wantUID := os.Getuid()
			if wantUID == 0 {
				wantUID = 1234
				if err := os.Chown(path, wantUID, wantUID); err != nil {
					t.Fatal(err)
				}
			}
			before := syscall.Umask(mask)
			f := open(t, path, withDisk(newDisk()))
			save(t, f, newContent)
			err := WriteFile(path, []byte("export"))
			syscall.Umask(before)
			if err != nil {
				t.Fatal(err)
			}
			info, _ := os.Stat(path)
			if info.Mode().Perm() != 0o640 || int(info.Sys().(*syscall.Stat_t).Uid) != wantUID {
				t.Fatalf("%s, umask %03o: %v, owner %d", kind, mask, info.Mode(), info.Sys().(*syscall.Stat_t).Uid)
			}
		}
	}
}

func TestRightsOfALostGroupAreNotGivenToOurs(t *testing.T) {
	path := newRegister(t, oldContent)
	if err := os.Chmod(path, 0o664); err != nil {
		t.Fatal(err)
	}
	d := &groupDisk{}
	save(t, open(t, path, withDisk(d)), newContent)
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o604 {
		t.Fatalf("mode %v", info.Mode())
	}
}

// groupDisk refuses to give files away.
type groupDisk struct{ osDisk }

type groupFile struct{ handle }

func (groupFile) keepOwner(fs.FileInfo) error { return syscall.EPERM }

func (d *groupDisk) create(path string) (handle, error) {
	h, err := d.osDisk.create(path)
	return groupFile{h}, err
}

func TestALooseSidecarIsTightened(t *testing.T) {
	path := newRegister(t, oldContent)
	if err := os.Mkdir(beside(path, "d"), 0o755); err != nil {
		t.Fatal(err)
	}
	f := open(t, path)
	if info, _ := os.Stat(f.Sidecar()); info.Mode().Perm() != 0o700 {
		t.Fatalf("mode %v", info.Mode())
	}
}

func TestFaultsOfTheSystemAreNamed(t *testing.T) {
	for errno, want := range map[syscall.Errno]string{
		syscall.ENOSPC: "disk is full", syscall.EDQUOT: "quota", syscall.EFBIG: "disk is full",
		syscall.EROFS: "read-only", syscall.EACCES: "refused", syscall.EPERM: "refused",
		syscall.EBUSY: "another program", syscall.EIO: "input/output error",
	} {
		err := writeFault("p", &fs.PathError{Op: "write", Path: "p", Err: errno})
		if !errors.Is(err, errno) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v", errno, err)
		}
		wantLine(t, err)
	}
}
