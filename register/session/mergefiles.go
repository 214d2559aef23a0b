package session

import (
	"os"

	"article30/register"
	"article30/register/diff"
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
func MergeFiles(base, ours, theirs string, options ...Option) (Merged, error) {
	from, err := readAncestor(base)
	if err != nil {
		return Merged{}, err
	}
	there, err := readRegister(theirs)
	if err != nil {
		return Merged{}, err
	}
	file, err := store.Open(ours, store.ReadOnly)
	if err != nil {
		return Merged{}, err
	}
	if _, err := os.Stat(file.Sidecar()); err == nil {
		return mergeKept(from, ours, there, options)
	}
	here, err := readRegister(ours)
	if err != nil {
		return Merged{}, err
	}
	var m Merged
	m.Register, m.Conflicts = diff.Merge(from, here, there)
	content, err := register.Encode(m.Register)
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

// readAncestor reads what two registers grew out of, nothing when git says with
// an empty file that there is no such thing.
func readAncestor(path string) (*register.Register, error) {
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		return noAncestor(), nil
	}
	return readRegister(path)
}

// noAncestor is what two registers grew out of that have nothing in common.
func noAncestor() *register.Register {
	return &register.Register{Format: register.Format, Organisation: new(register.Organisation)}
}

// readRegister reads a register of a format that this program writes.
func readRegister(path string) (*register.Register, error) {
	file, err := store.Open(path, store.ReadOnly)
	if err != nil {
		return nil, err
	}
	return writable(path, file.Content())
}
