package store

import (
	"bytes"
	"cmp"
	"errors"
	"time"

	"article30/register/lang"
)

// Saved is a save that is on the disk.
type Saved struct {
	// At is when the content was written; a content that already stood in the
	// file is not written again.
	At time.Time
	// Warning is a fault beside the register, after it was saved: a version
	// could not be kept or a draft not removed. Usually nil.
	Warning error
}

// Save writes the content: whole, or not at all.
//
// It writes nothing when the file is not what was last read or saved
// (*ChangedError), is gone (ErrDeleted), has other names (ErrLinked), or is
// open for reading (ErrReadOnly, ErrLocked…); nor when the disk refuses. With
// ErrUnconfirmed the content is in the file, perhaps not on the disk.
func (f *File) Save(content []byte) (Saved, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.mayWrite(content); err != nil {
		return Saved{}, err
	}
	if err := f.keepLeftovers(); err != nil {
		return Saved{}, writeFault(f.path, err)
	}
	base := f.base.Load()
	found, err := f.look(base)
	if err != nil {
		return Saved{}, err
	}
	if n := names(found.info); n > 1 && !f.separate {
		return Saved{}, linked(f.path, n)
	}
	if bytes.Equal(content, base.content) && !f.unconfirmed {
		return Saved{At: base.at, Warning: f.warning(f.dropOwnDrafts())}, nil
	}
	next, err := f.revision(content)
	if err != nil {
		return Saved{}, err
	}
	if err := stage(f.disk, tempPath(f.path), next.raw, found.info); err != nil {
		return Saved{}, writeFault(f.path, err)
	}
	replaced, err := f.replace(next, base.raw)
	if err != nil {
		return Saved{}, err
	}
	now := f.now()
	err = f.confirm(next, now)
	// In this order: as long as what was replaced stands beside the file, an
	// opening knows that a save was interrupted before it noted its hash.
	unkept := f.writeState()
	if unkept == nil {
		unkept = f.putAside(replaced, base, now)
	}
	if err != nil {
		return Saved{}, err
	}
	return Saved{At: now, Warning: f.warning(unkept, f.dropOwnDrafts())}, nil
}

// Recreate writes the content again where the file was deleted. It fails with
// fs.ErrExist when something stands there.
func (f *File) Recreate(content []byte) (Saved, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.mayWrite(content); err != nil {
		return Saved{}, err
	}
	if err := f.keepLeftovers(); err != nil {
		return Saved{}, writeFault(f.path, err)
	}
	next, err := f.revision(content)
	if err != nil {
		return Saved{}, err
	}
	temp := tempPath(f.path)
	if err := stage(f.disk, temp, next.raw, nil); err != nil {
		return Saved{}, writeFault(f.path, err)
	}
	if err := f.disk.renameNew(temp, f.path); err != nil {
		_ = f.disk.remove(temp)
		return Saved{}, writeFault(f.path, err)
	}
	now := f.now()
	if err := f.confirm(next, now); err != nil {
		return Saved{}, err
	}
	return Saved{At: now, Warning: f.warning(f.writeState(), f.dropOwnDrafts())}, nil
}

// look reads the file and refuses one that is not the base. It reads all of it
// each time: size and time of a file can be made equal.
func (f *File) look(base *revision) (*revision, error) {
	found, err := read(f.disk, f.path)
	switch {
	case gone(err):
		return nil, deleted(f.path)
	case err != nil:
		return nil, readFault(f.path, err)
	case !bytes.Equal(found.raw, base.raw):
		return nil, f.changed(found.raw)
	}
	return found, nil
}

// maxSwaps bounds the race with other writers of the file.
const maxSwaps = 16

// replace puts the staged revision at the path and looks at what it replaced;
// it returns where that stands. When it is not the base, somebody wrote since
// look: the two are swapped again, as long as somebody writes between two
// swaps. The newest foreign content ends at the path, any other in the
// versions.
func (f *File) replace(next *revision, base []byte) (string, error) {
	in, spare := tempPath(f.path), sparePath(f.path)
	putting, expected := next.raw, base
	var unread error
	for i := range maxSwaps {
		out, err := f.swap(in, spare)
		if err != nil && i == 0 {
			_ = f.disk.remove(in)
			return "", f.swapFault(err)
		}
		if err != nil {
			return "", f.abandon(in, race{ours: next, standing: expected, foreign: putting, fault: err})
		}
		found, err := read(f.disk, out)
		if err == nil && bytes.Equal(found.raw, expected) {
			if i == 0 {
				return out, nil
			}
			return "", f.restored(out, race{ours: next, standing: putting, foreign: expected, fault: unread})
		}
		if out != in {
			in, spare = out, in
		}
		expected, putting = putting, nil
		if err == nil {
			putting = found.raw
		} else {
			unread = err
		}
	}
	return "", f.abandon(in, race{ours: next, standing: expected, foreign: putting, fault: unread})
}

// race is how a race with other writers ended, in what files hold: nil when it
// could not be read.
type race struct {
	ours     *revision // what was to be saved
	standing []byte    // what stands at the path
	foreign  []byte    // what was swapped out of it
	fault    error
}

// restored ends a race won by another writer: its content stands at the path
// again, and what that replaced at out.
func (f *File) restored(out string, r race) error {
	if bytes.Equal(r.foreign, r.ours.raw) {
		_ = f.disk.remove(out)
	} else if err := f.keepFile(out, Outside); err != nil {
		return writeFault(f.path, err)
	}
	if r.standing == nil {
		return readFault(f.path, r.fault)
	}
	return f.changed(r.standing)
}

// abandon ends a race that cannot be settled: the content at the name in goes
// to the versions, now or, when that is refused too, by the next save.
func (f *File) abandon(in string, r race) error {
	_ = f.keepFile(in, Outside)
	switch {
	case gone(r.fault):
		return deleted(f.path)
	case r.standing == nil:
		return readFault(f.path, r.fault)
	case !bytes.Equal(r.standing, r.ours.raw):
		return f.changed(r.standing)
	case r.foreign != nil:
		return f.changed(r.foreign)
	}
	// Ours stands at the path, and what it replaced cannot be read.
	f.setBase(&revision{raw: bytes.Clone(r.ours.raw), at: f.now()}, r.ours.content)
	f.unconfirmed = true
	return unconfirmed(f.path, r.fault)
}

func (f *File) swapFault(err error) error {
	if gone(err) {
		return deleted(f.path)
	}
	return writeFault(f.path, err)
}

// swap puts the file at in under the path, and returns where what stood there
// is now: in or spare.
func (f *File) swap(in, spare string) (string, error) {
	out, err := f.disk.exchange(in, f.path, spare)
	if !errors.Is(err, errors.ErrUnsupported) {
		return out, err
	}
	if err := f.secondName(spare); err != nil {
		return "", err
	}
	if err := f.disk.rename(in, f.path); err != nil {
		_ = f.disk.remove(spare)
		return "", err
	}
	return spare, nil
}

// secondName makes spare another name of the file, a copy where the file
// system has no links.
func (f *File) secondName(spare string) error {
	err := f.disk.link(f.path, spare)
	if err == nil || gone(err) {
		return err
	}
	now, err := read(f.disk, f.path)
	if err != nil {
		return err
	}
	return stage(f.disk, spare, now.raw, now.info)
}

// confirm puts the new name on the disk, reads the file back, and makes it the
// base.
func (f *File) confirm(next *revision, at time.Time) error {
	synced := f.disk.syncDir(f.folder())
	found, err := read(f.disk, f.path)
	switch {
	case gone(err):
		return deleted(f.path)
	case err == nil && !bytes.Equal(found.raw, next.raw):
		// The base stays: a merge must see what the other writer started from.
		return f.changed(found.raw)
	case err != nil:
		found = &revision{raw: bytes.Clone(next.raw)}
	}
	found.at = at
	f.setBase(found, next.content)
	f.unconfirmed = synced != nil || err != nil
	if f.unconfirmed {
		return unconfirmed(f.path, errors.Join(synced, err))
	}
	return nil
}

// putAside keeps what a save replaced, or removes it when a version is not due.
func (f *File) putAside(replaced string, base *revision, now time.Time) error {
	if !f.versionDue(base, now) {
		return f.disk.remove(replaced)
	}
	if err := f.keepFileAt(replaced, base.at, Saving); err != nil {
		return err
	}
	f.lastKept, f.lastKeptTime = base.hash, now
	f.prune(now)
	return nil
}

// warning makes one line of the first fault beside a save, nil when none is.
func (f *File) warning(faults ...error) error {
	fault := cmp.Or(faults...)
	if fault == nil {
		return nil
	}
	return lang.Errorf(lang.Text{
		FR: "%[1]s: enregistré, mais l'état précédent ou le brouillon n'a pu être rangé (%[2]v) ; vérifiez le dossier %[3]s",
		EN: "%[1]s: saved, but the state before it or the draft could not be put away (%[2]v); check the folder %[3]s",
	}, f.path, fault, f.sidecar())
}
