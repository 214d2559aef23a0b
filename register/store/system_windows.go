package store

import (
	"errors"
	"io/fs"
	"os"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

const (
	openWithoutWaiting = 0
	openNoLink         = 0
)

var replaceFile = windows.NewLazySystemDLL("kernel32.dll").NewProc("ReplaceFileW")

// exchange uses ReplaceFile, which keeps the access rights of the target and
// leaves what it replaced at spare.
func exchange(in, target, spare string) (string, error) {
	pointers := make([]*uint16, 3)
	for i, path := range []string{target, in, spare} {
		p, err := windows.UTF16PtrFromString(path)
		if err != nil {
			return "", &os.LinkError{Op: "ReplaceFile", Old: in, New: target, Err: err}
		}
		pointers[i] = p
	}
	err := retry(func() error {
		done, _, err := replaceFile.Call(uintptr(unsafe.Pointer(pointers[0])), uintptr(unsafe.Pointer(pointers[1])),
			uintptr(unsafe.Pointer(pointers[2])), 0, 0, 0)
		if done != 0 {
			return nil
		}
		return err
	})
	if errors.Is(err, windows.ERROR_UNABLE_TO_MOVE_REPLACEMENT_2) {
		// The target already bears the name spare: give it its own back.
		err = errors.Join(err, rename(spare, target))
	}
	if err != nil {
		return "", &os.LinkError{Op: "ReplaceFile", Old: in, New: target, Err: err}
	}
	return spare, nil
}

func rename(from, to string) error {
	return retry(func() error { return os.Rename(from, to) })
}

func renameNew(from, to string) error {
	fromPtr, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	toPtr, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	err = retry(func() error { return windows.MoveFileEx(fromPtr, toPtr, windows.MOVEFILE_WRITE_THROUGH) })
	if err != nil {
		return &os.LinkError{Op: "MoveFileEx", Old: from, New: to, Err: err}
	}
	return nil
}

// retry runs a change of names again for two seconds while an antivirus or an
// indexer holds the file.
func retry(change func() error) error {
	deadline := time.Now().Add(2 * time.Second)
	for wait := 5 * time.Millisecond; ; wait *= 2 {
		err := change()
		busy := errors.Is(err, windows.ERROR_ACCESS_DENIED) || isBusy(err)
		if !busy || time.Now().Add(wait).After(deadline) {
			return err
		}
		time.Sleep(wait)
	}
}

// syncDir does nothing: Windows has no such call, and NTFS journals names.
func syncDir(string) error { return nil }

// keepOwner does nothing: ReplaceFile keeps the access rights.
func keepOwner(*os.File, fs.FileInfo) error { return nil }

func names(fs.FileInfo) uint64 { return 1 }

func changeTime(fs.FileInfo) time.Time { return time.Time{} }

func writable(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.IsDir() && info.Mode().Perm()&0o200 == 0 {
		return &fs.PathError{Op: "write", Path: path, Err: fs.ErrPermission}
	}
	return nil
}

func isFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

func isReadOnlyDisk(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }

func isBusy(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}
