package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

func exchange(in, target, _ string) (string, error) {
	return in, renameat2(in, target, unix.RENAME_EXCHANGE)
}

func renameNew(from, to string) error { return renameat2(from, to, unix.RENAME_NOREPLACE) }

func renameat2(from, to string, flags uint) error {
	err := unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, flags)
	for err == unix.EINTR {
		err = unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, flags)
	}
	switch err {
	case nil:
		return nil
	case unix.EINVAL: // how a file system that lacks the flag answers
		return fmt.Errorf("%w: %w", errors.ErrUnsupported, err)
	}
	return &os.LinkError{Op: "renameat2", Old: from, New: to, Err: err}
}

// changeTime returns when the file or its attributes last changed: unlike the
// modification time, no program can set it back.
func changeTime(info fs.FileInfo) time.Time {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return time.Unix(stat.Ctim.Unix())
	}
	return time.Time{}
}
