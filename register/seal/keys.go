package seal

import (
	"bytes"
	"crypto/rand"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"filippo.io/age"
	"filippo.io/age/armor"

	"article30/register/lang"
)

var (
	// ErrPassphrase: the passphrase does not open the key file.
	ErrPassphrase = lang.Errorf(lang.Text{
		FR: "ce n'est pas la phrase de passe de cette clé\u00a0; réessayez",
		EN: "this is not the passphrase of this key; try again",
	})
	// ErrKeyFile: the key file was changed or cut, or is none.
	ErrKeyFile = lang.Errorf(lang.Text{
		FR: "ce n'est pas un fichier de clé age, ou il a été modifié ou coupé\u00a0; reprenez-en une copie",
		EN: "this is no key file of age, or it was changed or cut; take a copy of it",
	})
)

// Keys are the secret keys of one person, as an identity file of age holds them:
// mostly one.
type Keys struct {
	text       []byte // of the file
	identities []age.Identity
	public     []string
}

// NewKeys makes a key.
func NewKeys() (*Keys, error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, err
	}
	return parse([]byte("# public key: " + identity.Recipient().String() + "\n" + identity.String() + "\n"))
}

// ReadKeys reads an identity file of age. It asks for the passphrase of one that
// is protected by one, and only then; what that fails with is its error. Others
// are ErrPassphrase and ErrKeyFile.
func ReadKeys(file []byte, passphrase func() (string, error)) (*Keys, error) {
	if !Begins(file) {
		return parse(file)
	}
	typed, err := passphrase()
	if err != nil {
		return nil, err
	}
	lock, err := age.NewScryptIdentity(typed)
	if err != nil {
		return nil, ErrPassphrase // an empty one
	}
	lock.SetMaxWorkFactor(maxWork)
	text, err := decrypt(file, lock)
	var refused *age.NoIdentityMatchError
	switch {
	case errors.As(err, &refused) && slices.Contains(refused.StanzaTypes, "scrypt"): // else it is encrypted to keys
		return nil, ErrPassphrase
	case err != nil:
		return nil, ErrKeyFile
	}
	return parse(text)
}

func parse(text []byte) (*Keys, error) {
	identities, err := age.ParseIdentities(bytes.NewReader(text))
	if err != nil {
		return nil, ErrKeyFile // that of age may quote the file
	}
	k := &Keys{text: text, identities: identities}
	for _, identity := range identities {
		switch i := identity.(type) {
		case *age.X25519Identity:
			k.public = append(k.public, i.Recipient().String())
		case *age.HybridIdentity:
			k.public = append(k.public, i.Recipient().String())
		}
	}
	return k, nil
}

// Public returns the public keys, of which there is at least one.
func (k *Keys) Public() []string { return slices.Clone(k.public) }

// Has says whether a public key is of one of the keys.
func (k *Keys) Has(public string) bool { return slices.Contains(k.public, public) }

// The work to try one passphrase is 2 to the power of these, for scrypt.
const (
	work    = 18 // of the key files made here: about a second and 256 MiB
	maxWork = 20 // of those of others, which may ask for any
)

// Protect returns the keys as an identity file of age protected by a passphrase.
func (k *Keys) Protect(passphrase string) ([]byte, error) { return k.protect(passphrase, work) }

func (k *Keys) protect(passphrase string, work int) ([]byte, error) {
	lock, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, ErrPassphrase
	}
	lock.SetWorkFactor(work)
	sealed, err := encrypt(k.text, lock)
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	w := armor.NewWriter(&file)
	if _, err := w.Write(sealed); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}

// MinPassphrase is the length in characters under which a passphrase is refused.
const MinPassphrase = 12

// CheckPassphrase says what is wrong with a passphrase for a key file to be made,
// nil when nothing is. It measures the length alone: a long one can be guessed
// as well.
func CheckPassphrase(passphrase string) error {
	if utf8.RuneCountInString(passphrase) >= MinPassphrase {
		return nil
	}
	return lang.Errorf(lang.Text{
		FR: "cette phrase de passe est trop courte\u00a0; prenez au moins %d caractères, plusieurs mots par exemple, ou --generate",
		EN: "this passphrase is too short; take at least %d characters, several words for instance, or --generate",
	}, MinPassphrase)
}

// NewPassphrase makes a passphrase up that nobody can guess: 100 random bits, in
// groups of letters and digits that are hard to mistake.
func NewPassphrase() string {
	const length, group = 20, 5
	random := strings.ToLower(rand.Text())[:length] // 5 bits each
	var groups []string
	for g := range slices.Chunk([]byte(random), group) {
		groups = append(groups, string(g))
	}
	return strings.Join(groups, "-")
}
