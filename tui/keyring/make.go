package keyring

import (
	"os"

	"article30/register/seal"
	"article30/register/store"
)

// NewPassphrase says where a new passphrase comes from.
type NewPassphrase struct {
	// MadeUp takes the passphrase that the program made up, to be shown once;
	// nil: none is made up.
	MadeUp func(string) error
	File   string // whose first line it is; empty: it is asked for, twice
}

// fresh returns a new passphrase.
func (r *Ring) fresh(from NewPassphrase) (string, error) {
	if from.MadeUp == nil {
		return r.choose(from.File)
	}
	made := seal.NewPassphrase()
	return made, from.MadeUp(made)
}

// Own are the keys of who makes an encrypted register.
type Own struct {
	*seal.Keys
	File   string                     // that was made for them, empty when they were there
	Reopen func() (*seal.Keys, error) // from their file
}

// Abandon removes the file that was made for them.
func (o Own) Abandon() {
	if o.File != "" {
		_ = os.Remove(o.File)
	}
}

// Own returns the user's keys for a register that is still to be made: those that
// are named, else new ones, in a file beside it.
func (r *Ring) Own(register string, from NewPassphrase) (Own, error) {
	if _, err := os.Lstat(register); err == nil {
		return Own{}, refuse("%s\u00a0: ce fichier existe déjà\u00a0; déplacez-le, ou choisissez un autre nom", "%s: this file already exists; move it, or choose another name", register)
	}
	if r.identity() != "" {
		keys, err := r.Unlock(register)
		return Own{Keys: keys, Reopen: func() (*seal.Keys, error) { return keys, nil }}, err
	}
	file := register + ".key"
	keys, chosen, err := r.make(file, from)
	if err != nil {
		return Own{}, err
	}
	if own, err := r.File(register); err == nil {
		r.remember(own, keys)
	}
	return Own{keys, file, func() (*seal.Keys, error) { return reopen(file, chosen) }}, nil
}

// Make makes keys in a file protected by a passphrase.
func (r *Ring) Make(file string, from NewPassphrase) (*seal.Keys, error) {
	keys, _, err := r.make(file, from)
	return keys, err
}

func (r *Ring) make(file string, from NewPassphrase) (keys *seal.Keys, chosen string, err error) {
	if _, err := os.Lstat(file); err == nil {
		return nil, "", refuse("%s\u00a0: ce fichier existe déjà\u00a0; déplacez-le, ou donnez cette clé avec --identity", "%s: this file already exists; move it, or give that key with --identity", file)
	}
	if from.File == "" {
		from.File = r.named()
	}
	if chosen, err = r.fresh(from); err != nil {
		return nil, "", err
	}
	if keys, err = seal.NewKeys(); err != nil {
		return nil, "", err
	}
	content, err := keys.Protect(chosen)
	if err == nil {
		err = store.WriteFile(file, content, store.NoOverwrite())
	}
	return keys, chosen, err
}

// ChangePassphrase protects a key file with another passphrase.
func (r *Ring) ChangePassphrase(file string, from NewPassphrase) error {
	keys, err := r.Open(file)
	if err != nil {
		return err
	}
	chosen, err := r.fresh(from)
	if err != nil {
		return err
	}
	content, err := keys.Protect(chosen)
	if err != nil {
		return err
	}
	// Before the other is gone.
	if _, err := seal.ReadKeys(content, func() (string, error) { return chosen, nil }); err != nil {
		return err
	}
	return store.WriteFile(file, content)
}
