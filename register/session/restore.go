package session

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"

	"article30/register"
	"article30/register/history"
	"article30/register/store"
)

// OpenKept opens what is kept of a register file beside it: its versions and its
// history. The file need not be a register any more, nor be there.
func OpenKept(path string, mode store.Mode) (*store.File, error) {
	file, err := store.Open(path, mode)
	if errors.Is(err, fs.ErrNotExist) {
		if deleted, none := store.OpenDeleted(path, mode); none == nil {
			return deleted, nil
		}
	}
	return file, err
}

// Earlier reads a version of a register file by its number. The error is that
// of store.File.Version, or says where the version is no register that this
// program can write.
func Earlier(file *store.File, number int) (*register.Register, error) {
	content, err := file.Version(number)
	if err != nil {
		return nil, err
	}
	r, err := register.Decode(content)
	if err != nil {
		return nil, &FileError{Path: fmt.Sprintf("%s (version %d)", file.Path(), number), Err: err}
	}
	if r.Format > register.Format {
		return nil, newerFormat(file.Path(), r.Format)
	}
	return r, nil
}

// Restore puts an earlier version of a register file in its place. What it
// replaces is kept as a version first; it may be unreadable, or gone. It fails,
// and changes nothing, when the file is open elsewhere or was written by a newer
// program, and when the version is no register.
func Restore(path string, number int, options ...Option) (saved store.Saved, err error) {
	file, err := OpenKept(path, store.ReadWrite)
	if err != nil {
		return store.Saved{}, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if reason := file.ReadOnly(); reason != nil {
		return store.Saved{}, reason
	}
	present, err := register.Decode(file.Content())
	if err != nil {
		present = nil // which may be why an earlier one is wanted
	}
	if present != nil && present.Format > register.Format {
		return store.Saved{}, newerFormat(path, present.Format)
	}
	earlier, err := Earlier(file, number)
	if err != nil {
		return store.Saved{}, err
	}
	s := start(file, present, options)
	s.journal = newJournal(file, present, false, s.now)
	if saved, err = replace(file, earlier); err != nil {
		return store.Saved{}, err
	}
	saved.Warning = cmp.Or(saved.Warning, s.journal.became(earlier, history.Restored))
	return saved, nil
}

// replace keeps what a file holds and writes a register to it, or writes the
// file again where it is gone.
func replace(file *store.File, r *register.Register) (store.Saved, error) {
	content, err := register.Encode(r)
	if err != nil {
		return store.Saved{}, err
	}
	if len(file.Content()) == 0 {
		saved, err := file.Recreate(content)
		if !errors.Is(err, fs.ErrExist) {
			return saved, err
		}
	}
	if err := file.KeepVersion(store.Restoring); err != nil {
		return store.Saved{}, err
	}
	return file.Save(content)
}
