package session

import (
	"cmp"
	"errors"
	"reflect"
	"time"

	"article30/register"
	"article30/register/history"
	"article30/register/store"
)

// Pending returns the state that the file does not hold yet, nil when it holds
// the register as it is.
func (s *Session) Pending() *register.Register {
	if s.register == s.saved {
		return nil
	}
	return s.register
}

// SavedAt returns when the register was last written in this sitting, the zero
// time when it was not.
func (s *Session) SavedAt() time.Time { return s.savedAt }

// Write puts a state on disk, durably. It may run beside edits, in one
// goroutine at a time; Written then tells the session. When the file cannot be
// written, or is no longer what was last read, the state goes to the draft
// and the error says why.
func (s *Session) Write(r *register.Register) (store.Saved, error) {
	content, err := s.encoder.Encode(r)
	if err == nil {
		err = sealTo(s.file, r)
	}
	if err != nil {
		return store.Saved{}, err
	}
	saved, err := s.file.Save(content)
	if err != nil && !errors.Is(err, store.ErrUnconfirmed) {
		s.keepBase(err)
		return store.Saved{}, errors.Join(err, s.file.SaveDraft(content))
	}
	if err == nil && s.journal != nil {
		saved.Warning = cmp.Or(saved.Warning, s.journal.saved(r))
	}
	return saved, err
}

// keepBase keeps what a draft was made from, once, where another program has
// replaced it: what the two have in common can then be told later. A draft
// without it is merged as a copy is.
func (s *Session) keepBase(refused error) {
	var changed *store.ChangedError
	if base := s.file.Hash(); errors.As(refused, &changed) && base != s.baseKept && s.file.KeepVersion(store.Merge) == nil {
		s.baseKept = base
	}
}

// Written records that a state is on disk.
func (s *Session) Written(r *register.Register, saved store.Saved) {
	s.saved, s.savedAt = r, saved.At
}

// Save writes what is pending, logs it, and waits for the disk. Nothing is
// written when the file holds the register as it is.
func (s *Session) Save() (store.Saved, error) {
	r := s.Pending()
	if r == nil {
		return store.Saved{}, nil
	}
	saved, err := s.Write(r)
	if err == nil {
		s.Written(r, saved)
		saved.Warning = cmp.Or(saved.Warning, s.journal.flush())
	}
	return saved, err
}

// Recreate writes the register again where the file was deleted.
func (s *Session) Recreate() error {
	r := s.register
	content, err := register.Encode(r)
	if err != nil {
		return err
	}
	saved, err := s.file.Recreate(content)
	if err == nil {
		s.Written(r, saved)
		_ = s.journal.saved(r) // what could not be logged is found at the next opening
	}
	return err
}

// SeparateLinks lets the next saves separate the file from its other names.
func (s *Session) SeparateLinks() { s.file.SeparateLinks() }

// Draft returns what a save that was refused left beside the file; ok is false
// when there is none, or none that can be read.
func (s *Session) Draft() (draft store.Draft, ok bool) {
	draft, ok, err := s.file.Draft()
	return draft, ok && err == nil
}

// DropDraft removes the draft, which its owner has settled.
func (s *Session) DropDraft() error { return s.file.DropDraft() }

// ChangedOutside reports that another program wrote the file since it was last
// read or saved here. It looks at the disk: ask for it now and then, in a
// goroutine of its own.
func (s *Session) ChangedOutside() (bool, error) { return s.file.Changed() }

// Reload reads the file again and takes what it holds. Edits that were not
// saved are no longer in the register; Write has put them in the draft.
// Records that are as before stay the same records, so that steps that touched
// them alone can still be undone.
//
// A file that is no register any more is left alone: the register stays as it
// was, and a save is refused as long as the file is not this program's work.
func (s *Session) Reload() error {
	var r *register.Register
	err := s.file.Reload(func(content []byte) (err error) {
		if r, err = register.Decode(content); err != nil {
			return &FileError{Path: s.file.Path(), Err: err}
		}
		return s.sameReaders(r)
	})
	if err != nil {
		return err
	}
	if r.Format > register.Format {
		s.readOnly = newerFormat(s.file.Path(), r.Format)
	}
	r = keepAll(s.register, r)
	s.accept(r)
	s.register = r
	return nil
}

// accept takes note of what another program made of the file.
func (s *Session) accept(r *register.Register) {
	s.saved = r
	if s.journal != nil && s.readOnly == nil {
		_ = s.journal.became(r, history.Outside) // what could not be logged is found at the next opening
	}
}

// keepAll returns a register as it is now, each record that has not changed
// being the one that was there before. So are those who can read its file: a
// sitting takes over nobody.
func keepAll(before, now *register.Register) *register.Register {
	now = now.WithReaders(before.Readers)
	for _, c := range register.Collections {
		now = c.With(now, keepSame(c, before, now))
	}
	return now
}

// keepSame returns the records of a collection as they are now, each record
// that has not changed being the one that was there before.
func keepSame(c *register.Collection, before, now *register.Register) []register.Record {
	old := make(map[register.ID]register.Record, c.Len(before))
	for _, rec := range c.All(before) {
		old[register.Identity(rec)] = rec
	}
	records := c.All(now)
	for i, rec := range records {
		if was := old[register.Identity(rec)]; was != nil && reflect.DeepEqual(was, rec) {
			records[i] = was
		}
	}
	return records
}
