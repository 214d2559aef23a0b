package session

import (
	"io"
	"os"
	"path/filepath"
	"slices"

	"article30/register"
	"article30/register/lang"
	"article30/register/seal"
	"article30/register/store"
)

// Unlock returns the keys that open an encrypted file. It is asked once, when
// the file is opened or created, and never in the middle of a sitting.
type Unlock func(path string) (*seal.Keys, error)

// WithKeys opens and makes encrypted registers: files that age has encrypted, and
// those named .age. Without it they are refused.
func WithKeys(unlock Unlock) Option { return func(s *Session) { s.unlock = unlock } }

// choose is the store.Sealing of a session.
func (unlock Unlock) choose(path string, raw []byte) (store.Seal, error) {
	if !seal.Begins(raw) && !isNamedSealed(path) {
		return nil, nil
	}
	if unlock == nil {
		return nil, lang.Errorf(lang.Text{
			FR: "ce fichier est chiffré\u00a0; ouvrez-le avec sa clé",
			EN: "this file is encrypted; open it with its key",
		})
	}
	keys, err := unlock(path)
	if err != nil {
		return nil, err
	}
	return seal.NewBox(keys), nil
}

// isNamedSealed reports that a file is of a name that promises encryption, which
// is then kept even if what stands there is not encrypted, or not yet.
func isNamedSealed(path string) bool { return filepath.Ext(path) == ".age" }

// IsSealed reports that a register is encrypted, or promises by its name to be.
// It says nothing of a file that cannot be read.
func IsSealed(path string) bool {
	if isNamedSealed(path) {
		return true
	}
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, 64)
	n, _ := io.ReadFull(file, head)
	return seal.Begins(head[:n])
}

// sealTo has what is written of a file sealed to the readers that a register
// names. A file that is not encrypted has none.
func sealTo(file *store.File, r *register.Register) error {
	box, ok := file.Seal().(*seal.Box)
	if !ok {
		return nil
	}
	if err := box.SealTo(publicKeys(r.Readers)); err != nil {
		return lang.Errorf(lang.Text{FR: "%s: %v", EN: "%s: %v"}, file.Path(), err)
	}
	return nil
}

func publicKeys(readers []register.Reader) []string {
	var keys []string
	for _, r := range readers {
		keys = append(keys, r.Key)
	}
	return keys
}

// Sealed reports that the register's file is encrypted.
func (s *Session) Sealed() bool { return s.file.Seal() != nil }

// Scratch returns the folder where a text of the register may stand for a moment,
// for its owner alone; it need not exist. It is empty for an encrypted register:
// nothing of one may be on a disk in the clear.
func (s *Session) Scratch() string {
	if s.Sealed() {
		return ""
	}
	return s.Sidecar()
}

// openBeside opens for reading what stands where the register does, or beside
// it, with the keys of this sitting.
func (s *Session) openBeside(path string) (*store.File, error) {
	return store.Open(path, store.ReadOnly, store.WithSeal(func(path string, raw []byte) (store.Seal, error) {
		if own := s.file.Seal(); own != nil {
			return own, nil
		}
		return Unlock(nil).choose(path, raw)
	}))
}

// sameReaders refuses a state of an encrypted file with other readers than those
// the register was opened with: whoever can write to the folder could add himself
// to what is saved next. They are taken over by opening it again.
func (s *Session) sameReaders(r *register.Register) error {
	if !s.Sealed() || slices.Equal(publicKeys(s.saved.Readers), publicKeys(r.Readers)) {
		return nil
	}
	return lang.Errorf(lang.Text{
		FR: "les lecteurs du fichier chiffré ont changé entre-temps\u00a0; rouvrez le registre pour en tenir compte",
		EN: "the readers of the encrypted file have changed meanwhile; open the register again to take that in",
	})
}

// WriteCopy writes the register as it is now to another file, which must not
// exist: encrypted to the same readers where the register is.
func (s *Session) WriteCopy(path string) error {
	content, err := s.encodeFor(s.register)
	if err != nil {
		return err
	}
	return store.WriteFile(path, content, store.NoOverwrite())
}

// encodeFor returns a register as a file like that of the session holds it.
func (s *Session) encodeFor(r *register.Register) ([]byte, error) {
	content, err := register.Encode(r)
	if err != nil || !s.Sealed() {
		return content, err
	}
	return s.file.Seal().Seal(content)
}

// ChangeReaders changes who can read an encrypted register, from its next save
// on, which this is. Whoever could read it goes on reading what was kept before.
func ChangeReaders(path string, change func([]register.Reader) ([]register.Reader, error), options ...Option) (store.Saved, error) {
	s, err := Open(path, store.ReadWrite, options...)
	if err != nil {
		return store.Saved{}, err
	}
	defer s.Close()
	if !s.Sealed() {
		return store.Saved{}, lang.Errorf(lang.Text{
			FR: "%s n'est pas chiffré\u00a0; chiffrez-le d'abord avec «\u00a0article30 encrypt\u00a0»",
			EN: "%s is not encrypted; encrypt it first with \"article30 encrypt\"",
		}, path)
	}
	if s.readOnly != nil && s.readOnly != s.unsealed {
		return store.Saved{}, s.readOnly
	}
	readers, err := change(slices.Clone(s.register.Readers))
	if err != nil {
		return store.Saved{}, err
	}
	if s.readOnly != nil { // for want of readers, which it has now
		s.readOnly = nil
		s.journal = newJournal(s.file, s.register, false, s.now)
	}
	s.register = s.register.WithReaders(readers)
	if err := sealTo(s.file, s.register); err != nil {
		return store.Saved{}, err
	}
	return s.Save()
}
