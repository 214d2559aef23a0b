package session

import (
	"os"

	"article30/register"
	"article30/register/diff"
	"article30/register/lang"
	"article30/register/store"
)

// Merged is what came of merging register files.
type Merged struct {
	Register  *register.Register
	Conflicts []diff.Conflict // where the register holds ours
	Saved     store.Saved
}

// MergeFiles brings into the register file ours what theirs has changed since
// both grew out of base, which may be an empty file where they have nothing in
// common.
//
// A register that this program keeps is locked, kept as a version and logged,
// as by any other save. A file without folder beside it, like those that git
// hands to a merge, gets none. After an error ours is as it was.
//
// Encrypted files are merged into an encrypted one, which stays so, with its own
// readers; never into one that is not.
func MergeFiles(base, ours, theirs string, options ...Option) (Merged, error) {
	from, err := openAncestor(base, options)
	if err != nil {
		return Merged{}, err
	}
	there, err := Open(theirs, store.ReadOnly, options...)
	if err != nil {
		return Merged{}, err
	}
	here, err := Open(ours, store.ReadOnly, options...)
	if err != nil {
		return Merged{}, err
	}
	for _, s := range []*Session{from, there, here} {
		if s.register.Format > register.Format {
			return Merged{}, newerFormat(s.Path(), s.register.Format)
		}
	}
	if (from.Sealed() || there.Sealed()) && !here.Sealed() {
		return Merged{}, lang.Errorf(lang.Text{
			FR: "%s n'est pas chiffré, et recevrait en clair ce qui l'est\u00a0; chiffrez-le d'abord avec «\u00a0article30 encrypt\u00a0»",
			EN: "%s is not encrypted, and would take in the clear what is; encrypt it first with \"article30 encrypt\"",
		}, ours)
	}
	if _, err := os.Stat(here.Sidecar()); err == nil {
		return mergeKept(from.register, ours, there.register, options)
	}
	var m Merged
	m.Register, m.Conflicts = diff.Merge(from.register, here.register, there.register)
	content, err := here.encodeFor(m.Register)
	if err != nil {
		return Merged{}, err
	}
	return m, store.WriteFile(ours, content)
}

// mergeKept merges into a register that this program keeps.
func mergeKept(from *register.Register, ours string, there *register.Register, options []Option) (Merged, error) {
	s, err := Open(ours, store.ReadWrite, options...)
	if err != nil {
		return Merged{}, err
	}
	defer s.Close()
	if s.readOnly != nil {
		return Merged{}, s.readOnly
	}
	if err := s.file.KeepVersion(store.Merge); err != nil {
		return Merged{}, err
	}
	var m Merged
	m.Register, m.Conflicts = diff.Merge(from, s.register, there)
	s.register = m.Register
	m.Saved, err = s.Save()
	return m, err
}

// openAncestor opens what two registers grew out of, nothing when git says with
// an empty file that there is no such thing.
func openAncestor(path string, options []Option) (*Session, error) {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() || info.Size() > 0 {
		return Open(path, store.ReadOnly, options...)
	}
	file, err := store.Open(path, store.ReadOnly)
	if err != nil {
		return nil, err
	}
	s := configured(options)
	s.start(file, noAncestor())
	return s, nil
}

// noAncestor is what two registers grew out of that have nothing in common.
func noAncestor() *register.Register {
	return &register.Register{Format: register.Format, Organisation: new(register.Organisation)}
}
