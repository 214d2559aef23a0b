//go:build unix

package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

const (
	openWithoutWaiting = unix.O_NONBLOCK
	openNoLink         = unix.O_NOFOLLOW
)

func rename(from, to string) error { return os.Rename(from, to) }

// syncDir puts the names in a folder on the disk. File systems that have no
// such thing (some network drives) answer EINVAL: there is nothing more to do.
func syncDir(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	defer dir.Close()
	if err := dir.Sync(); err != nil && !errors.Is(err, unix.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}

// keepOwner gives f the owner and group of like, the group alone when the
// system refuses the owner.
func keepOwner(f *os.File, like fs.FileInfo) error {
	want, ok := like.Sys().(*syscall.Stat_t)
	if !ok {
		return nil
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if have, ok := info.Sys().(*syscall.Stat_t); ok && have.Uid == want.Uid && have.Gid == want.Gid {
		return nil
	}
	if f.Chown(int(want.Uid), int(want.Gid)) == nil {
		return nil
	}
	return f.Chown(-1, int(want.Gid))
}

// names returns how many names (hard links) a file has.
func names(info fs.FileInfo) uint64 {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(stat.Nlink)
	}
	return 1
}

// writable says why a file or folder cannot be written, also on a read-only
// disk or when it is marked immutable.
func writable(path string) error {
	err := unix.Access(path, unix.W_OK)
	for err == unix.EINTR {
		err = unix.Access(path, unix.W_OK)
	}
	if err != nil {
		return &fs.PathError{Op: "write", Path: path, Err: err}
	}
	return nil
}

func isFull(err error) bool {
	return errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT) || errors.Is(err, unix.EFBIG)
}

func isReadOnlyDisk(err error) bool { return errors.Is(err, unix.EROFS) }

func isBusy(err error) bool { return errors.Is(err, unix.EBUSY) || errors.Is(err, unix.ETXTBSY) }
