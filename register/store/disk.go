package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// disk is what the store asks of the operating system, one method a step, so
// that a test can make any step fail.
type disk interface {
	// stat follows links, lstat does not.
	stat(path string) (fs.FileInfo, error)
	lstat(path string) (fs.FileInfo, error)
	// open reads a file without ever waiting for a writer.
	open(path string) (handle, error)
	// create makes a file that must not exist, through no link, mode 0600.
	create(path string) (handle, error)
	// extend opens a file, through no link, to write at its end, and makes it
	// with mode 0600 where there is none.
	extend(path string) (handle, error)
	// mkdir makes a folder that must not exist, mode 0700.
	mkdir(path string) error
	chmod(path string, mode fs.FileMode) error
	readDir(path string) ([]fs.DirEntry, error)
	// rename replaces what stands at to; renameNew fails with fs.ErrExist.
	rename(from, to string) error
	renameNew(from, to string) error
	// exchange puts the file at in under the name target, and says where what
	// stood there is now: at in or at spare. It is errors.ErrUnsupported where
	// the system or the file system cannot do so in one step.
	exchange(in, target, spare string) (out string, err error)
	link(from, to string) error
	remove(path string) error
	// syncDir puts the names in a folder on the disk.
	syncDir(path string) error
}

// handle is an open file.
type handle interface {
	io.ReadWriteCloser
	io.ReaderAt
	Stat() (fs.FileInfo, error)
	Chmod(mode fs.FileMode) error
	Sync() error
	// keepOwner gives the file the owner and group of another.
	keepOwner(like fs.FileInfo) error
}

// osDisk is the disk of the machine.
type osDisk struct{}

type osFile struct{ *os.File }

func (osDisk) stat(path string) (fs.FileInfo, error)      { return os.Stat(path) }
func (osDisk) lstat(path string) (fs.FileInfo, error)     { return os.Lstat(path) }
func (osDisk) mkdir(path string) error                    { return os.Mkdir(path, 0o700) }
func (osDisk) chmod(path string, mode fs.FileMode) error  { return os.Chmod(path, mode) }
func (osDisk) readDir(path string) ([]fs.DirEntry, error) { return os.ReadDir(path) }
func (osDisk) rename(from, to string) error               { return rename(from, to) }
func (osDisk) link(from, to string) error                 { return os.Link(from, to) }
func (osDisk) remove(path string) error                   { return os.Remove(path) }
func (osDisk) syncDir(path string) error                  { return syncDir(path) }

func (osDisk) open(path string) (handle, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|openWithoutWaiting, 0)
	if err != nil {
		return nil, err
	}
	return osFile{f}, nil
}

func (osDisk) create(path string) (handle, error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL|openNoLink, 0o600)
	if err != nil {
		return nil, err
	}
	return osFile{f}, nil
}

func (osDisk) extend(path string) (handle, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND|os.O_CREATE|openNoLink|openWithoutWaiting, 0o600)
	if err != nil {
		return nil, err
	}
	return osFile{f}, nil
}

func (osDisk) renameNew(from, to string) error {
	err := renameNew(from, to)
	if !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	// Only on file systems without the call: somebody who makes the same file
	// between the two lines loses it.
	if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: fs.ErrExist}
	}
	return rename(from, to)
}

func (osDisk) exchange(in, target, spare string) (string, error) {
	return exchange(in, target, spare)
}

func (f osFile) keepOwner(like fs.FileInfo) error { return keepOwner(f.File, like) }
