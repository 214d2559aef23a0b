package seal

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"filippo.io/age"
	"filippo.io/age/armor"
	"pgregory.net/rapid"

	"article30/register/lang"
)

func newKeys(t testing.TB) *Keys {
	t.Helper()
	k, err := NewKeys()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// boxOf opens with the first of some keys, and seals to them all.
func boxOf(t testing.TB, all ...*Keys) *Box {
	t.Helper()
	var readers []string
	for _, k := range all {
		readers = append(readers, k.Public()...)
	}
	b := NewBox(all[0])
	if err := b.SealTo(readers); err != nil {
		t.Fatal(err)
	}
	return b
}

func sealed(t testing.TB, b *Box, content []byte) []byte {
	t.Helper()
	raw, err := b.Seal(content)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func typing(passphrase string) func() (string, error) {
	return func() (string, error) { return passphrase, nil }
}

// big is a content of several of the pieces that age encrypts by themselves.
func big() []byte { return bytes.Repeat([]byte("un registre, et ses lignes\n"), 8_000) }

func TestWhatIsSealedOpensToTheSame(t *testing.T) {
	box := boxOf(t, newKeys(t))
	rapid.Check(t, func(t *rapid.T) {
		content := rapid.SliceOfN(rapid.Byte(), 0, 200_000).Draw(t, "content")
		raw, err := box.Seal(content)
		if err != nil {
			t.Fatal(err)
		}
		if again, _ := box.Seal(content); bytes.Equal(raw, again) {
			t.Fatal("sealing gives the same twice: two equal versions can be told")
		}
		if got, err := box.Open(raw); err != nil || !bytes.Equal(got, content) {
			t.Fatalf("opened to %d bytes of %d (%v)", len(got), len(content), err)
		}
	})
}

// age's own library, by plain calls, reads what is made here: nothing of it needs
// this program.
func TestTheStandardToolOpensIt(t *testing.T) {
	keys := newKeys(t)
	raw := sealed(t, boxOf(t, keys, newKeys(t)), big())
	file, err := keys.protect("une phrase de passe", 4)
	if err != nil {
		t.Fatal(err)
	}
	lock, err := age.NewScryptIdentity("une phrase de passe")
	if err != nil {
		t.Fatal(err)
	}
	opened, err := age.Decrypt(armor.NewReader(bytes.NewReader(file)), lock)
	if err != nil {
		t.Fatal(err)
	}
	identities, err := age.ParseIdentities(opened)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := age.Decrypt(bytes.NewReader(raw), identities...)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(plain); err != nil || !bytes.Equal(got, big()) {
		t.Fatalf("%d bytes (%v)", len(got), err)
	}
}

// And what that tool makes is read here, armored or not.
func TestWhatTheStandardToolMadeOpens(t *testing.T) {
	keys := newKeys(t)
	reader, err := age.ParseX25519Recipient(keys.Public()[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, armored := range []bool{false, true} {
		var file bytes.Buffer
		out := io.WriteCloser(nopCloser{&file})
		if armored {
			out = armor.NewWriter(&file)
		}
		w, err := age.Encrypt(out, reader)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write(big())
		if err := errors.Join(w.Close(), out.Close()); err != nil {
			t.Fatal(err)
		}
		if got, err := NewBox(keys).Open(file.Bytes()); err != nil || !bytes.Equal(got, big()) || !Begins(file.Bytes()) {
			t.Errorf("armored %v: %d bytes (%v)", armored, len(got), err)
		}
	}
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

// T30: whatever was changed or cut, nothing of it is given to anybody.
func TestAnyChangedByteAndAnyCutAreRefusedAsAWhole(t *testing.T) {
	box := boxOf(t, newKeys(t), newKeys(t))
	raw := sealed(t, box, big())
	refused := func(what string, at int, damaged []byte) {
		t.Helper()
		content, err := box.Open(damaged)
		if content != nil || err == nil {
			t.Fatalf("%s at %d: %d bytes are given (%v)", what, at, len(content), err)
		}
		if errors.Is(err, ErrPlain) || !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrOtherKeys) {
			t.Fatalf("%s at %d: %v", what, at, err)
		}
	}
	header := bytes.Index(raw, []byte("\n--- ")) + 60
	flips := []int{len(raw) - 1}
	for at := range header { // each line of it, and each byte
		flips = append(flips, at)
	}
	for at := header; at < len(raw); at += 1000 {
		flips = append(flips, at)
	}
	for _, at := range flips {
		damaged := bytes.Clone(raw)
		damaged[at] ^= 1 << (at % 8)
		refused("a bit flipped", at, damaged)
	}
	for at := 0; at < len(raw); at += 1 + at/50 {
		refused("cut", at, raw[:at])
	}
	const piece = 64<<10 + 16
	refused("cut between two pieces", piece, raw[:header+16+piece])
	refused("longer", len(raw), append(bytes.Clone(raw), 0))
}

func TestEachRefusalSaysWhatItIs(t *testing.T) {
	mine, other := newKeys(t), newKeys(t)
	raw := sealed(t, boxOf(t, mine), big())
	file, err := mine.protect("la bonne phrase", 4)
	if err != nil {
		t.Fatal(err)
	}
	open := func(k *Keys, raw []byte) error { _, err := NewBox(k).Open(raw); return err }
	read := func(file []byte, passphrase string) error { _, err := ReadKeys(file, typing(passphrase)); return err }
	said := map[string]string{}
	for name, c := range map[string]struct {
		got  error
		want *lang.Error
	}{
		"other keys":       {open(other, raw), ErrOtherKeys},
		"damaged":          {open(mine, append(bytes.Clone(raw[:len(raw)-1]), raw[len(raw)-1]^1)), ErrDamaged},
		"not encrypted":    {open(mine, []byte(`{"format": 1}`)), ErrPlain},
		"wrong passphrase": {read(file, "la mauvaise"), ErrPassphrase},
		"no key file":      {read([]byte("{}"), ""), ErrKeyFile},
		"no readers":       {NewBox(mine).SealTo(nil), ErrNoReaders},
		"not a reader":     {NewBox(mine).SealTo(other.Public()), ErrNotReader},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: %v", name, c.got)
			continue
		}
		for _, l := range []lang.Lang{lang.FR, lang.EN} {
			line := lang.Message(c.got, l)
			if twin, twice := said[line]; twice || strings.Contains(line, "\n") || !strings.Contains(line, ";") {
				t.Errorf("%s: %q (as %s)", name, line, twin)
			}
			said[line] = name
		}
	}
	if errors.Is(read(append(bytes.Clone(file[:len(file)/2]), file[len(file)/2+9:]...), "la bonne phrase"), ErrPassphrase) {
		t.Error("a damaged key file passes for a wrong passphrase")
	}
	if err := read(raw, "la bonne phrase"); !errors.Is(err, ErrKeyFile) {
		t.Errorf("a register in the place of a key file: %v", err)
	}
	if err := read(file, ""); !errors.Is(err, ErrPassphrase) {
		t.Errorf("no passphrase: %v", err)
	}
	if keys, err := ReadKeys(file, typing("la bonne phrase")); err != nil || !keys.Has(mine.Public()[0]) {
		t.Errorf("the right passphrase: %v", err)
	}
}

// A file from elsewhere must not make the program work for minutes.
func TestAKeyFileThatAsksForTooMuchWorkIsRefused(t *testing.T) {
	file, err := newKeys(t).protect("une phrase", 4)
	if err != nil {
		t.Fatal(err)
	}
	binary, err := io.ReadAll(armor.NewReader(bytes.NewReader(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, work := range []string{"21", "30"} {
		hostile := askingFor(binary, work)
		if _, err := ReadKeys(hostile, typing("une phrase")); !errors.Is(err, ErrKeyFile) {
			t.Errorf("work %s: %v", work, err)
		}
	}
}

func askingFor(file []byte, work string) []byte {
	lines := bytes.SplitN(file, []byte("\n"), 3)
	stanza := bytes.Fields(lines[1])
	stanza[len(stanza)-1] = []byte(work)
	lines[1] = bytes.Join(stanza, []byte(" "))
	return bytes.Join(lines, []byte("\n"))
}

func TestEveryReaderOpensAndNobodyElse(t *testing.T) {
	a, b, c := newKeys(t), newKeys(t), newKeys(t)
	raw := sealed(t, boxOf(t, a, b), []byte("texte"))
	for _, k := range []*Keys{a, b} {
		if got, err := NewBox(k).Open(raw); err != nil || string(got) != "texte" {
			t.Errorf("%q (%v)", got, err)
		}
	}
	if _, err := NewBox(c).Open(raw); !errors.Is(err, ErrOtherKeys) {
		t.Errorf("somebody else: %v", err)
	}
}

func TestAKeyThatIsNoneIsRefusedAndNotToldWhole(t *testing.T) {
	keys := newKeys(t)
	secret := strings.TrimSpace(strings.Split(string(keys.text), "\n")[1])
	good := keys.Public()[0]
	for _, key := range []string{"", "age1", secret, good[:len(good)-1], good + "\n" + good, " " + good, "ssh-ed25519 AAAA", "# " + good} {
		err := CheckPublic(key)
		if err == nil {
			t.Errorf("%q passes for a public key", key)
			continue
		}
		if strings.Contains(err.Error(), secret) || strings.Contains(err.Error(), "\n") {
			t.Errorf("the error tells too much: %v", err)
		}
	}
	if err := CheckPublic(good); err != nil {
		t.Error(err)
	}
}

func TestPostQuantumKeysWorkAndDoNotMix(t *testing.T) {
	identity, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	keys, err := ReadKeys([]byte(identity.String()+"\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	box := boxOf(t, keys)
	if got, err := box.Open(sealed(t, box, []byte("texte"))); err != nil || string(got) != "texte" {
		t.Errorf("%q (%v)", got, err)
	}
	if err := box.SealTo(append(keys.Public(), newKeys(t).Public()...)); !errors.Is(err, ErrMixed) {
		t.Errorf("mixed: %v", err)
	}
}

func TestAPassphraseMadeUpIsLongAndNeverTheSame(t *testing.T) {
	seen := map[string]bool{}
	for range 100 {
		made := NewPassphrase()
		if seen[made] || CheckPassphrase(made) != nil || len(strings.ReplaceAll(made, "-", "")) != 20 {
			t.Fatalf("%q", made)
		}
		seen[made] = true
	}
	if CheckPassphrase("onze lettre") == nil {
		t.Error("a short one passes")
	}
}

// The file is protected as age's own command protects one.
func TestAKeyFileTakesTheWorkItShould(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a second and 256 MiB")
	}
	file, err := newKeys(t).Protect("une phrase de passe")
	if err != nil {
		t.Fatal(err)
	}
	binary, err := io.ReadAll(armor.NewReader(bytes.NewReader(file)))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(binary, []byte(" 18\n")) {
		t.Error("not a work factor of 18")
	}
}

func BenchmarkSealAndOpenOneMegabyte(b *testing.B) {
	box := boxOf(b, newKeys(b), newKeys(b))
	content := bytes.Repeat([]byte("x"), 1<<20)
	b.SetBytes(1 << 20)
	for b.Loop() {
		raw, err := box.Seal(content)
		if err == nil {
			_, err = box.Open(raw)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}
