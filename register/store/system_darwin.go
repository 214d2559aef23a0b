package store

import (
	"io/fs"
	"os"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

func exchange(in, target, _ string) (string, error) {
	return in, renamex(in, target, unix.RENAME_SWAP)
}

func renameNew(from, to string) error { return renamex(from, to, unix.RENAME_EXCL) }

func renamex(from, to string, flags uint32) error {
	err := unix.RenamexNp(from, to, flags)
	for err == unix.EINTR {
		err = unix.RenamexNp(from, to, flags)
	}
	if err != nil {
		return &os.LinkError{Op: "renamex_np", Old: from, New: to, Err: err}
	}
	return nil
}

// changeTime returns when the file or its attributes last changed: unlike the
// modification time, no program can set it back.
func changeTime(info fs.FileInfo) time.Time {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return time.Unix(stat.Ctimespec.Unix())
	}
	return time.Time{}
}
