package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"article30/register/lang"
)

// WriteOption changes what WriteFile does.
type WriteOption func(*writing)

type writing struct {
	noOverwrite bool
	disk        disk
}

// NoOverwrite refuses a path that exists, with an error that is fs.ErrExist.
func NoOverwrite() WriteOption { return func(w *writing) { w.noOverwrite = true } }

// WriteFile writes a document that is not a register, an export for example:
// whole or not at all, on the disk when it returns. A link is followed, except
// to nothing; a new file gets mode 0600, an existing one keeps its own. While
// it runs the content stands beside the path under one hidden name.
func WriteFile(path string, content []byte, options ...WriteOption) error {
	w := writing{disk: osDisk{}}
	for _, option := range options {
		option(&w)
	}
	target, like, err := destination(w.disk, path)
	if err != nil {
		return err
	}
	if like != nil && w.noOverwrite {
		return exists(path)
	}
	temp := tempPath(target)
	if err := stage(w.disk, temp, content, like); err != nil {
		return writeFault(path, err)
	}
	put := w.disk.rename
	if like == nil {
		put = w.disk.renameNew // a file made meanwhile was not agreed to
	}
	if err := put(temp, target); err != nil {
		_ = w.disk.remove(temp)
		return writeFault(path, err)
	}
	if err := w.disk.syncDir(filepath.Dir(target)); err != nil {
		return unconfirmed(path, err)
	}
	return nil
}

// destination follows the links of a path to write. like is the file that
// stands there, nil when there is none.
func destination(d disk, path string) (target string, like fs.FileInfo, err error) {
	target, err = resolve(path)
	if err == nil {
		like, err = d.lstat(target)
		if err == nil && !like.Mode().IsRegular() {
			return "", nil, notRegular(path)
		}
	}
	if err == nil {
		return target, like, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", nil, readFault(path, err)
	}
	target, err = newPath(d, path)
	return target, nil, err
}

// newPath gives the real path of a file that must not exist.
func newPath(d disk, path string) (string, error) {
	if info, err := d.lstat(path); err == nil {
		if info.Mode()&fs.ModeSymlink != 0 {
			if _, err := d.stat(path); err != nil {
				return "", danglingLink(path)
			}
		}
		return "", exists(path)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return "", readFault(path, err)
	}
	folder, err := resolve(filepath.Dir(path))
	if err != nil {
		return "", writeFault(path, err)
	}
	return filepath.Join(folder, filepath.Base(path)), nil
}

// stage writes a new file at temp, on the disk when it returns, with the mode
// and owner of the file like (nil: 0600 and ours). What stood at temp is
// removed. After an error nothing of ours stands there.
func stage(d disk, temp string, content []byte, like fs.FileInfo) (err error) {
	file, err := d.create(temp)
	if errors.Is(err, fs.ErrExist) {
		// A link or file planted there is never followed nor written to.
		if err := d.remove(temp); err != nil {
			return err
		}
		file, err = d.create(temp)
	}
	if err != nil {
		return err
	}
	info, err := fill(file, content, like)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = stillOurs(d, temp, info)
	}
	if err != nil {
		_ = d.remove(temp)
	}
	return err
}

func fill(file handle, content []byte, like fs.FileInfo) (fs.FileInfo, error) {
	if _, err := file.Write(content); err != nil {
		return nil, err
	}
	if like != nil {
		mode := like.Mode().Perm()
		if file.keepOwner(like) != nil {
			mode &^= 0o070 // rights of the former group are not for ours
		}
		if err := file.Chmod(mode); err != nil {
			return nil, err
		}
	}
	if err := file.Sync(); err != nil {
		return nil, err
	}
	return file.Stat()
}

// stillOurs says whether the name still leads to the file just written: a
// second writer of the same document may have taken its place.
func stillOurs(d disk, temp string, info fs.FileInfo) error {
	now, err := d.lstat(temp)
	if err != nil {
		return err
	}
	if !sameFile(info, now) {
		return lang.Errorf(lang.Text{
			FR: "%s: un autre programme écrit le même fichier\u00a0; réessayez quand il aura fini",
			EN: "%s: another program is writing the same file; try again when it is done",
		}, temp)
	}
	return nil
}

func sameFile(a, b fs.FileInfo) bool { return os.SameFile(a, b) }

// tempPath is where the new content of a file stands during a save.
func tempPath(path string) string { return beside(path, "new") }

// sparePath is where what was replaced stands for a moment, on systems that
// cannot exchange two names.
func sparePath(path string) string { return beside(path, "old") }

// SidecarOf returns the folder where what is kept of a register file stands. It
// need not exist.
func SidecarOf(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return beside(path, "d")
}

// beside names a hidden neighbour of a file: on the same file system, so that
// it can be renamed, and behind the same locks and encryption.
func beside(path, suffix string) string {
	return filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%s", filepath.Base(path), suffix))
}
