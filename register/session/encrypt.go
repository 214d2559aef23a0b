package session

import (
	"bytes"
	"errors"

	"article30/register"
	"article30/register/lang"
	"article30/register/seal"
	"article30/register/store"
)

// Encryption says how a register is encrypted.
type Encryption struct {
	// Readers can read it; the owner of the keys must be one of them.
	Readers []register.Reader
	// Keys seal it. Reopen gets them anew, as a later sitting will.
	Keys   *seal.Keys
	Reopen func() (*seal.Keys, error)
	// RemovePlain removes the register that was not encrypted, with its versions
	// and history.
	RemovePlain bool
}

// Encrypt makes an encrypted file of a register, with its versions and its
// history, and never replaces one. It is opened again and compared before
// anything of the first is touched. After an error the first stands as it was,
// unless it is the removal that failed.
func Encrypt(from, to string, e Encryption, options ...Option) error {
	s, err := Open(from, store.ReadWrite, options...)
	if err != nil {
		return err
	}
	defer s.Close()
	switch _, drafted, err := s.file.Draft(); {
	case s.Sealed():
		return lang.Errorf(lang.Text{
			FR: "%s est déjà chiffré\u00a0; rien n'est modifié",
			EN: "%s is encrypted already; nothing is modified",
		}, from)
	case s.readOnly != nil:
		return s.readOnly
	case drafted || err != nil:
		return lang.Errorf(lang.Text{
			FR: "%s a un brouillon non enregistré\u00a0; ouvrez-le et répondez-en d'abord",
			EN: "%s has an unsaved draft; open it and settle that first",
		}, from)
	}
	_ = s.journal.close() // so that the history says it all; what it lacks is found at the next opening
	if err := e.twin(s, to); err != nil {
		return err
	}
	if !e.RemovePlain {
		return nil
	}
	s.journal = nil // it would begin a history of what is gone
	if err := s.file.Remove(); err != nil {
		return lang.Errorf(lang.Text{
			FR: "%s est prêt, mais le registre en clair n'est pas entièrement supprimé (%v)",
			EN: "%s is ready, but the register in the clear is not wholly removed (%v)",
		}, to, err)
	}
	return nil
}

// twin makes the encrypted file, or nothing.
func (e Encryption) twin(from *Session, to string) error {
	if earlier, err := store.OpenDeleted(to, store.ReadOnly); err == nil {
		return lang.Errorf(lang.Text{
			FR: "%s garde les versions et l'historique d'un registre de ce nom qui n'est plus là\u00a0; déplacez d'abord ce dossier",
			EN: "%s keeps the versions and the history of a register of that name that is gone; move this folder first",
		}, earlier.Sidecar())
	}
	r := from.register.WithReaders(e.Readers)
	content, err := register.Encode(r)
	if err != nil {
		return err
	}
	file, err := store.Create(to, content, store.WithSeal(func(string, []byte) (store.Seal, error) {
		box := seal.NewBox(e.Keys)
		return box, box.SealTo(publicKeys(e.Readers))
	}))
	if err != nil {
		return err
	}
	if err = file.TakeOver(from.file); err == nil {
		err = e.verify(from.file, to, content)
	}
	if err == nil {
		j := newJournal(file, r, false, from.now)
		j.logged = snapshot{from.register, from.file.Hash().String()}
		_ = j.saved(r) // what could not be logged is found at the next opening
		_ = j.flush()
	}
	if err != nil {
		err = errors.Join(err, file.Remove())
	}
	return errors.Join(err, file.Close())
}

// verify opens the encrypted file as a later sitting will, and compares all that
// is in it.
func (e Encryption) verify(from *store.File, to string, content []byte) error {
	file, err := store.Open(to, store.ReadOnly, store.WithSeal(Unlock(func(string) (*seal.Keys, error) { return e.Reopen() }).choose))
	if err != nil {
		return err
	}
	same := bytes.Equal(file.Content(), content)
	lines, err := from.History()
	if err != nil {
		return err
	}
	copied, err := file.History()
	if err != nil {
		return err
	}
	same = same && bytes.Equal(lines, copied)
	versions, err := from.Versions()
	if err != nil {
		return err
	}
	twins, err := file.Versions()
	if err != nil {
		return err
	}
	same = same && len(versions) == len(twins)
	for i := 0; same && i < len(versions); i++ {
		same, err = sameVersion(from, versions[i].Number, file, twins[i].Number)
		if err != nil {
			return err
		}
	}
	if !same {
		return lang.Errorf(lang.Text{
			FR: "%s\u00a0: relu, le fichier chiffré ne dit pas la même chose\u00a0; vérifiez le disque et recommencez",
			EN: "%s: read back, the encrypted file does not say the same; check the disk and do it again",
		}, to)
	}
	return nil
}

func sameVersion(a *store.File, i int, b *store.File, j int) (bool, error) {
	one, err := a.Version(i)
	if err != nil {
		return false, err
	}
	other, err := b.Version(j)
	return bytes.Equal(one, other), err
}
