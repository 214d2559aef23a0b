package session

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"

	"article30/register"
	"article30/register/history"
	"article30/register/lang"
	"article30/register/seal"
	"article30/register/store"
)

// OpenKept opens what is kept of a register file beside it: its versions and its
// history. The file need not be a register any more, nor be there; an encrypted
// one that was damaged has no content.
func OpenKept(path string, mode store.Mode, options ...Option) (*store.File, error) {
	sealed := store.WithSeal(configured(options).unlock.choose)
	file, err := store.Open(path, mode, sealed, store.AllowDamaged())
	if errors.Is(err, fs.ErrNotExist) {
		if deleted, none := store.OpenDeleted(path, mode, sealed); none == nil {
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
	file, err := OpenKept(path, store.ReadWrite, options...)
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
	earlier, unsure := readersOf(file, earlier, present)
	s := configured(options)
	s.start(file, present)
	s.journal = newJournal(file, present, false, s.now)
	if saved, err = replace(file, earlier); err != nil {
		return store.Saved{}, err
	}
	saved.Warning = cmp.Or(saved.Warning, unsure, s.journal.became(earlier, history.Restored))
	return saved, nil
}

// readersOf gives an earlier version the readers that an encrypted file has now.
// Where nothing tells who these are, it keeps its own, and a warning says so: one
// of them may have been taken off the list since.
func readersOf(file *store.File, earlier, present *register.Register) (*register.Register, error) {
	box, ok := file.Seal().(*seal.Box)
	switch {
	case !ok:
		return earlier, nil
	case present != nil:
		return earlier.WithReaders(present.Readers), nil
	case len(earlier.Readers) == 0: // of a time before it was encrypted
		earlier = earlier.WithReaders([]register.Reader{{Key: box.Keys().Public()[0]}})
	}
	return earlier, lang.Errorf(lang.Text{
		FR: "%s\u00a0: repris avec les lecteurs de cette version\u00a0; vérifiez-les avec «\u00a0article30 readers\u00a0»",
		EN: "%s: taken back with the readers of that version; check them with \"article30 readers\"",
	}, file.Path())
}

// replace keeps what a file holds and writes a register to it, or writes the
// file again where it is gone.
func replace(file *store.File, r *register.Register) (store.Saved, error) {
	content, err := register.Encode(r)
	if err == nil {
		err = sealTo(file, r)
	}
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
