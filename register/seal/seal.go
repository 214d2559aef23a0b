// Package seal encrypts registers, with age: it knows keys and bytes, neither
// records nor files.
//
// Its rules:
//
//   - What it makes is an age file (age-encryption.org/v1) and nothing more: the
//     standard tool opens it, with or without this program.
//   - Opening gives the whole content or nothing of it: age hands out what comes
//     before a changed byte.
//   - No key and no passphrase is ever part of an error.
//
// age does not sign. Whoever knows the public key of a reader can put another
// file in the place of one; he cannot read it, nor change a part of it.
package seal

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"sync/atomic"

	"filippo.io/age"
	"filippo.io/age/armor"

	"article30/register/lang"
)

var (
	// ErrOtherKeys: none of the keys given opens the content. A changed byte in
	// what age keeps for each reader looks the same.
	ErrOtherKeys = lang.Errorf(lang.Text{
		FR: "aucune de ces clés ne l'ouvre\u00a0: il est chiffré pour d'autres lecteurs, ou son début a été modifié\u00a0; donnez votre clé avec --identity",
		EN: "none of these keys opens it: it is encrypted to other readers, or its beginning was changed; give your key with --identity",
	})
	// ErrDamaged: the content was changed or cut since it was encrypted.
	ErrDamaged = lang.Errorf(lang.Text{
		FR: "ce fichier chiffré a été modifié ou coupé, rien n'en est lu\u00a0; reprenez une version antérieure, gardée dans le dossier .d/versions à côté",
		EN: "this encrypted file was changed or cut, nothing of it is read; take back an earlier version, kept in the .d/versions folder beside it",
	})
	// ErrPlain: the content is not encrypted.
	ErrPlain = lang.Errorf(lang.Text{
		FR: "ce fichier devrait être chiffré et ne l'est pas\u00a0; vérifiez d'où il vient, ou ôtez .age de son nom",
		EN: "this file ought to be encrypted and is not; check where it comes from, or take .age off its name",
	})
	// ErrNoReaders: nobody could open what would be sealed.
	ErrNoReaders = lang.Errorf(lang.Text{
		FR: "ce fichier ne dit pas pour qui il est chiffré\u00a0; nommez ses lecteurs avec «\u00a0article30 readers --add\u00a0»",
		EN: "this file does not say to whom it is encrypted; name its readers with \"article30 readers --add\"",
	})
	// ErrNotReader: who seals could not open it again.
	ErrNotReader = lang.Errorf(lang.Text{
		FR: "votre clé n'est pas parmi celles des lecteurs\u00a0: vous ne pourriez plus l'ouvrir\u00a0; ajoutez-la avec «\u00a0article30 readers --add\u00a0»",
		EN: "your key is not among those of the readers: you could not open it again; add it with \"article30 readers --add\"",
	})
	// ErrMixed: post-quantum and other keys, which age does not mix.
	ErrMixed = lang.Errorf(lang.Text{
		FR: "les clés post-quantiques (age1pq…) ne se mêlent pas aux autres\u00a0; donnez à tous les lecteurs des clés d'une seule sorte",
		EN: "post-quantum keys (age1pq…) do not mix with others; give all readers keys of one kind",
	})
)

// Begins tells an encrypted content from any other, by how it begins.
func Begins(content []byte) bool {
	return bytes.HasPrefix(content, []byte("age-encryption.org/")) || isArmored(content)
}

func isArmored(content []byte) bool { return bytes.HasPrefix(content, []byte(armor.Header)) }

// isPlain tells a register in the clear, or another text of its kind, from a file
// that was damaged at its beginning.
func isPlain(content []byte) bool {
	content = bytes.TrimLeft(bytes.TrimPrefix(content, []byte("\xef\xbb\xbf")), " \t\r\n")
	return bytes.HasPrefix(content, []byte("{"))
}

// Box seals to readers, and opens with the keys of one of them. Its methods may
// be called from several goroutines.
type Box struct {
	keys    *Keys
	readers atomic.Pointer[[]age.Recipient] // nil: not known yet
}

// NewBox returns a box that opens, and seals to nobody yet.
func NewBox(keys *Keys) *Box { return &Box{keys: keys} }

// Keys returns the keys that open what is sealed.
func (b *Box) Keys() *Keys { return b.keys }

// SealTo names the readers by their public keys. It fails, and changes nothing,
// on something that is no such key, on readers that age does not bring together,
// and when whoever seals would not be one of them.
func (b *Box) SealTo(readers []string) error {
	if len(readers) == 0 {
		return ErrNoReaders
	}
	var all []age.Recipient
	mine := false
	for _, public := range readers {
		reader, err := recipient(public)
		if err != nil {
			return err
		}
		all = append(all, reader)
		mine = mine || b.keys.Has(public)
	}
	if !mine {
		return ErrNotReader
	}
	if _, err := age.Encrypt(io.Discard, all...); err != nil {
		return ErrMixed
	}
	b.readers.Store(&all)
	return nil
}

// Seal encrypts a content to the readers.
func (b *Box) Seal(content []byte) ([]byte, error) {
	readers := b.readers.Load()
	if readers == nil {
		return nil, ErrNoReaders
	}
	return encrypt(content, *readers...)
}

func encrypt(content []byte, readers ...age.Recipient) ([]byte, error) {
	const chunk, tag, header = 64 << 10, 16, 200
	sealed := bytes.NewBuffer(make([]byte, 0, len(content)+(1+len(content)/chunk)*tag+header*(1+len(readers))))
	w, err := age.Encrypt(sealed, readers...)
	if err == nil {
		_, err = w.Write(content)
	}
	if err == nil {
		err = w.Close()
	}
	return sealed.Bytes(), err
}

// Open decrypts a content, as a whole. The error is ErrPlain, ErrDamaged or
// ErrOtherKeys.
func (b *Box) Open(sealed []byte) ([]byte, error) {
	content, err := decrypt(sealed, b.keys.identities...)
	switch {
	case err == nil:
		return content, nil
	case isPlain(sealed):
		return nil, ErrPlain
	case errors.As(err, new(*age.NoIdentityMatchError)):
		return nil, ErrOtherKeys
	}
	return nil, ErrDamaged
}

func decrypt(sealed []byte, keys ...age.Identity) ([]byte, error) {
	var in io.Reader = bytes.NewReader(sealed)
	if isArmored(sealed) {
		in = armor.NewReader(in)
	}
	out, err := age.Decrypt(in, keys...)
	if err != nil {
		return nil, err
	}
	content := bytes.NewBuffer(make([]byte, 0, len(sealed)))
	if _, err := content.ReadFrom(out); err != nil {
		return nil, err // and nothing of what came before
	}
	return content.Bytes(), nil
}

// recipient parses a public key.
func recipient(public string) (age.Recipient, error) {
	all, err := age.ParseRecipients(strings.NewReader(public))
	if err != nil || len(all) != 1 || strings.TrimSpace(public) != public {
		return nil, lang.Errorf(lang.Text{
			FR: "«\u00a0%s\u00a0» n'est pas une clé publique age\u00a0; elle commence par age1, recopiez-la en entier",
			EN: "\"%s\" is no public key of age; one begins with age1, copy all of it",
		}, abridged(public))
	}
	return all[0], nil
}

// abridged keeps what was typed as a public key from being told whole: it may be
// a secret one.
func abridged(key string) string {
	const most = 12
	if runes := []rune(key); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return key
}

// CheckPublic says what is wrong with a public key, nil when nothing is.
func CheckPublic(public string) error {
	_, err := recipient(public)
	return err
}
