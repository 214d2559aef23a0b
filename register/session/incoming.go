package session

import (
	"bytes"
	"crypto/sha256"
	"path/filepath"
	"slices"

	"article30/register"
	"article30/register/diff"
	"article30/register/history"
	"article30/register/lang"
	"article30/register/store"
)

// Incoming is another state of the register, to be brought together with the
// one that is open: what another program made of the file, a draft, a conflict
// copy.
type Incoming struct {
	Theirs *register.Register
	// Base is what both grew out of, nil where nobody knows. Then every
	// difference is a conflict, and nothing passes for deleted.
	Base *register.Register

	content []byte // of the file, which must still hold it; nil: it stands elsewhere
}

// errMovedOn refuses what was decided on a state of the file that is past.
var errMovedOn = lang.Errorf(lang.Text{
	FR: "le fichier a encore changé entre-temps\u00a0; rien n'est modifié",
	EN: "the file has changed again meanwhile; nothing is modified",
})

// Outside reads what another program made of the file since it was last read or
// saved here.
func (s *Session) Outside() (*Incoming, error) {
	file, err := s.openBeside(s.Path())
	if err != nil {
		return nil, err
	}
	theirs, err := writable(s.Path(), file.Content())
	if err == nil {
		err = s.sameReaders(theirs)
	}
	if err != nil {
		return nil, err
	}
	return &Incoming{Theirs: keepAll(s.saved, theirs), Base: s.saved, content: file.Content()}, nil
}

// Drafted reads a draft. What it was made from is looked for in the file, the
// versions and the history.
func (s *Session) Drafted(d store.Draft) (*Incoming, error) {
	theirs, err := writable(d.Path, d.Content)
	if err != nil {
		return nil, err
	}
	in := &Incoming{Base: s.stateOf(d.Base)}
	in.Theirs = keepAll(s.register, theirs)
	return in, nil
}

// Copy reads a file beside the register, of one of the names that ConflictCopies
// returns.
func (s *Session) Copy(name string) (*Incoming, error) {
	path := filepath.Join(filepath.Dir(s.Path()), name)
	file, err := s.openBeside(path)
	if err != nil {
		return nil, err
	}
	theirs, err := writable(path, file.Content())
	if err != nil {
		return nil, err
	}
	return &Incoming{Theirs: keepAll(s.register, theirs)}, nil
}

// writable decodes a register of a format that this program writes.
func writable(path string, content []byte) (*register.Register, error) {
	r, err := register.Decode(content)
	if err != nil {
		return nil, &FileError{Path: path, Err: err}
	}
	if r.Format > register.Format {
		return nil, newerFormat(path, r.Format)
	}
	return r, nil
}

// stateOf returns the register that a file of some hash held, nil when nothing
// that is kept tells.
func (s *Session) stateOf(hash store.Hash) *register.Register {
	if hash == s.file.Hash() {
		return s.saved
	}
	versions, _ := s.file.Versions() // what cannot be read does not tell
	for _, v := range slices.Backward(versions) {
		content, err := s.file.Version(v.Number)
		if err != nil || sha256.Sum256(content) != hash {
			continue
		}
		if r, err := writable(v.Path, content); err == nil {
			return r
		}
	}
	log, err := s.History()
	if err != nil {
		return nil
	}
	moments, _ := log.Moments()
	for _, m := range slices.Backward(moments) {
		if m.State == hash.String() && m.After != nil {
			return m.After
		}
	}
	return nil
}

// Merge brings the register as it is now together with what comes in, and
// changes nothing yet.
func (s *Session) Merge(in *Incoming) (*register.Register, []diff.Conflict) {
	base := in.Base
	if base == nil {
		base = noAncestor()
	}
	return diff.Merge(base, s.register, in.Theirs)
}

// Take makes what came of a merge the register, as one step, to be saved. What
// the file held before, and what of ours it did not, is kept as versions first.
// It fails, and changes nothing, when that cannot be kept or the file is not
// what was merged any more.
//
// The step is empty when the register had it all already.
func (s *Session) Take(in *Incoming, merged *register.Register) (Step, error) {
	if s.readOnly != nil {
		return Step{}, s.readOnly
	}
	if in.content == nil {
		if err := s.file.KeepVersion(store.Merge); err != nil {
			return Step{}, err
		}
		return s.become(broughtInText, merged), nil
	}
	if err := s.keepBoth(in); err != nil {
		return Step{}, err
	}
	err := s.file.Reload(func(content []byte) error {
		if !bytes.Equal(content, in.content) {
			return errMovedOn
		}
		return nil
	})
	if err != nil {
		return Step{}, err
	}
	s.accept(in.Theirs)
	return s.become(broughtInText, merged), nil
}

var broughtInText = lang.Text{FR: "modifications venues d'ailleurs", EN: "changes made elsewhere"}

// keepBoth keeps what another program wrote, and what it did not know of. A
// draft that holds the latter is no longer needed.
func (s *Session) keepBoth(in *Incoming) error {
	if err := s.file.KeepCopy(in.content, store.Merge); err != nil {
		return err
	}
	if s.Pending() == nil {
		return nil
	}
	ours, err := register.Encode(s.register)
	if err == nil {
		err = s.file.KeepCopy(ours, store.Drafted)
	}
	if err != nil {
		return err
	}
	if draft, ok := s.Draft(); ok && bytes.Equal(draft.Content, ours) {
		_ = s.DropDraft() // one that stays is offered again, and holds nothing new
	}
	return nil
}

// SetDraftAside moves a draft to the versions: its owner has settled it.
func (s *Session) SetDraftAside(d store.Draft) error {
	if err := s.file.KeepCopy(d.Content, store.Drafted); err != nil {
		return err
	}
	return s.DropDraft()
}

// Versions lists the earlier versions of the file, the oldest first.
func (s *Session) Versions() ([]store.Version, error) { return s.file.Versions() }

// Version reads an earlier version, on the terms of Earlier.
func (s *Session) Version(number int) (*register.Register, error) {
	r, err := Earlier(s.file, number)
	if err != nil {
		return nil, err
	}
	return keepAll(s.register, r), nil
}

// Restore takes an earlier version back, as one step, and saves it. What it
// replaces is saved and kept as a version first. After an error the register is
// as it was.
func (s *Session) Restore(number int) (Step, store.Saved, error) {
	if s.readOnly != nil {
		return Step{}, store.Saved{}, s.readOnly
	}
	earlier, err := s.Version(number)
	if err != nil {
		return Step{}, store.Saved{}, err
	}
	if _, err := s.Save(); err != nil {
		return Step{}, store.Saved{}, err
	}
	saved, err := replace(s.file, earlier)
	if err != nil {
		return Step{}, saved, err
	}
	step := s.become(lang.Text{FR: "retour à une version antérieure", EN: "going back to an earlier version"}, earlier)
	s.Written(s.register, saved)
	if warning := s.journal.became(s.register, history.Restored); saved.Warning == nil {
		saved.Warning = warning
	}
	return step, saved, nil
}
