// Package keyring finds the keys of encrypted registers, unlocks them and makes
// new ones: it knows which file holds the key of a register, and asks for
// passphrases before any screen.
package keyring

import (
	"cmp"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"article30/register/lang"
	"article30/register/seal"
)

// The variables of the environment that name files where no option does.
const (
	identityVariable   = "ARTICLE30_IDENTITY"
	passphraseVariable = "ARTICLE30_PASSPHRASE_FILE"
)

// tries is how often whoever types a passphrase may be wrong.
const tries = 3

// Ring is the keys that one run of the program has unlocked.
type Ring struct {
	In, ErrOut *os.File // the terminal that passphrases are asked on
	Getenv     func(string) string
	Lang       lang.Lang
	Note       func(error) // says what went wrong when it may be tried again

	Identity       string // the file of the user's key; empty: the environment's, else the one beside the register
	PassphraseFile string // whose first line is the passphrase; empty: the environment's, else it is asked for
	Mute           bool   // nothing may be asked on the terminal

	unlocked map[string]*seal.Keys // by the path of their file
}

// Unlock returns the keys that open an encrypted register, once per key file:
// the passphrase takes a second.
func (r *Ring) Unlock(register string) (*seal.Keys, error) {
	file, err := r.File(register)
	if err != nil {
		return nil, err
	}
	if keys := r.unlocked[file]; keys != nil {
		return keys, nil
	}
	keys, err := r.Open(file)
	if err == nil {
		r.remember(file, keys)
	}
	return keys, err
}

func (r *Ring) remember(file string, keys *seal.Keys) {
	if r.unlocked == nil {
		r.unlocked = map[string]*seal.Keys{}
	}
	r.unlocked[file] = keys
}

// identity is the file of the user's own key, empty when none is named.
func (r *Ring) identity() string { return cmp.Or(r.Identity, r.Getenv(identityVariable)) }

// File names the file of the key to an encrypted register: the one that is
// named, else the one beside it, else the only one in its folder, for the copies
// that stand there too.
func (r *Ring) File(register string) (string, error) {
	if named := r.identity(); named != "" {
		return named, nil
	}
	path, err := filepath.Abs(real(register))
	if err != nil {
		return "", err
	}
	own := path + ".key"
	if _, err := os.Stat(own); err == nil {
		return own, nil
	}
	var keys []string
	entries, _ := os.ReadDir(filepath.Dir(path)) // a folder that cannot be read shows none
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".age.key") {
			keys = append(keys, filepath.Join(filepath.Dir(path), e.Name()))
		}
	}
	if len(keys) == 1 {
		return keys[0], nil
	}
	return "", refuse("ce registre est chiffré, et sa clé (%s) n'est pas à côté\u00a0; donnez la vôtre avec --identity FICHIER",
		"this register is encrypted, and its key (%s) is not beside it; give yours with --identity FILE", filepath.Base(own))
}

// real follows the links of a path, or of its folder when the file is still to
// be made.
func real(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(folder, filepath.Base(path))
	}
	return path
}

// Open reads a key file. Whoever types its passphrase may try three times.
func (r *Ring) Open(file string) (*seal.Keys, error) {
	content, err := readKey(file)
	if err != nil {
		return nil, err
	}
	for try := 1; ; try++ {
		keys, err := seal.ReadKeys(content, func() (string, error) { return r.passphrase(file) })
		if err == nil {
			return keys, nil
		}
		err = refuse("%s: %v", "%s: %v", file, err)
		if !errors.Is(err, seal.ErrPassphrase) || !r.asks() || try == tries {
			return nil, err
		}
		r.Note(err)
	}
}

// reopen reads a key file whose passphrase is known.
func reopen(file, passphrase string) (*seal.Keys, error) {
	content, err := readKey(file)
	if err != nil {
		return nil, err
	}
	return seal.ReadKeys(content, func() (string, error) { return passphrase, nil })
}

func readKey(file string) ([]byte, error) {
	content, err := readBeginning(file)
	if err != nil {
		return nil, refuse("la clé %s ne se lit pas (%v)\u00a0; donnez-la avec --identity FICHIER", "the key %s cannot be read (%v); give it with --identity FILE", file, err)
	}
	return content, nil
}

// readBeginning reads as much of a file as a key or a passphrase takes: what is
// named by mistake may be of any size, or have no end.
func readBeginning(path string) ([]byte, error) {
	const most = 1 << 20
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, most))
}

func refuse(fr, en string, args ...any) error {
	return lang.Errorf(lang.Text{FR: fr, EN: en}, args...)
}
