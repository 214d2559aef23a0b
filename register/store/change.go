package store

import (
	"bytes"
)

// Changed says whether the file is no longer what was last read or saved. It
// is cheap enough to be asked every other second: it reads the file only when
// the system says that something changed. The error is ErrDeleted when the
// file is gone.
func (f *File) Changed() (bool, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	base := f.base.Load()
	info, err := regular(f.disk, f.path)
	switch {
	case gone(err):
		return true, deleted(f.path)
	case err != nil:
		return false, readFault(f.path, err)
	case base.looksSame(info):
		return false, nil
	}
	found, err := read(f.disk, f.path)
	switch {
	case gone(err):
		return true, deleted(f.path)
	case err != nil:
		return false, readFault(f.path, err)
	case !bytes.Equal(found.raw, base.raw):
		return true, nil
	}
	// Touched, not changed: remembered, so that the next call need not read.
	same := *base
	same.info = found.info
	f.base.Store(&same)
	return false, nil
}

// Reload reads the file again, for accept to understand. Unless accept fails,
// that content is what the next save may replace; if it fails, a save still
// finds that the file has changed. What a seal does not open is not given to it.
func (f *File) Reload(accept func(content []byte) error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	found, err := read(f.disk, f.path)
	switch {
	case gone(err):
		return deleted(f.path)
	case err != nil:
		return readFault(f.path, err)
	}
	content, err := f.opened(f.path, found.raw)
	if err != nil {
		return err
	}
	if err := accept(content); err != nil {
		return err
	}
	f.setBase(found, content)
	f.unconfirmed = false
	clear(f.ownDrafts) // the next save does not hold what is in them
	return nil
}
