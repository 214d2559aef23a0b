package session_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
	"pgregory.net/rapid"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/register/seal"
	"article30/register/session"
	"article30/register/store"
)

// secret is in every register of these tests, and must be in no file.
const secret = "MARQUEUR"

func newKeys(t interface{ Fatal(...any) }) *seal.Keys {
	keys, err := seal.NewKeys()
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

func with(keys *seal.Keys) session.Option {
	return session.WithKeys(func(string) (*seal.Keys, error) { return keys, nil })
}

func readers(all ...*seal.Keys) []register.Reader {
	var list []register.Reader
	for i, k := range all {
		list = append(list, register.Reader{Name: "Lecteur " + string(rune('A'+i)), Key: k.Public()[0]})
	}
	return list
}

// newSealed makes an encrypted register that some can read, and opens it as the
// first of them.
func newSealed(t testing.TB, all ...*seal.Keys) *session.Session {
	t.Helper()
	r := register.New(secret+" SAS", lang.FR).WithReaders(readers(all...))
	s, err := session.Create(filepath.Join(t.TempDir(), "registre.json.age"), r, with(all[0]))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func openAs(t testing.TB, path string, keys *seal.Keys) *session.Session {
	t.Helper()
	s, err := session.Open(path, store.ReadWrite, with(keys))
	if err != nil {
		t.Fatal(err)
	}
	if s.ReadOnly() != nil {
		t.Fatal(s.ReadOnly())
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func wantNothingClear(t testing.TB, dir string) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		files++
		content, err := os.ReadFile(path)
		if bytes.Contains(content, []byte(secret)) || bytes.Contains(content, []byte("format")) {
			t.Errorf("in the clear: %s", path)
		}
		return err
	})
	if err != nil || files < 2 {
		t.Fatalf("%d files (%v)", files, err)
	}
}

// age's own library, by plain calls, reads the file and gets the register.
func opensAs(t testing.TB, path string, keys *seal.Keys) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	content, err := seal.NewBox(keys).Open(raw)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestASealedRegisterIsEditedLikeAnyOtherAndNothingOfItIsInTheClear(t *testing.T) {
	mine, theirs := newKeys(t), newKeys(t)
	s := newSealed(t, mine, theirs)
	dir := filepath.Dir(s.Path())
	rename(t, s, secret+" 1")
	mustSave(t, s)
	wantNothingClear(t, dir)

	// Another reader writes the file meanwhile: merged, both kept as versions.
	other := opensAs(t, s.Path(), theirs)
	changed := strings.Replace(other, `"language": "fr"`, `"language": "en"`, 1)
	box := seal.NewBox(theirs)
	if err := box.SealTo([]string{mine.Public()[0], theirs.Public()[0]}); err != nil {
		t.Fatal(err)
	}
	raw, err := box.Seal([]byte(changed))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.Path(), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "registre (1).json.age"), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	rename(t, s, secret+" 2")
	if _, err := s.Save(); err == nil {
		t.Fatal("their version was overwritten")
	}
	if draft, ok := s.Draft(); !ok || !strings.Contains(string(draft.Content), secret+" 2") {
		t.Fatal("no draft")
	}
	wantNothingClear(t, dir)
	in, err := s.Outside()
	if err != nil {
		t.Fatal(err)
	}
	merged, conflicts := s.Merge(in)
	if _, err := s.Take(in, merged); err != nil || len(conflicts) != 0 {
		t.Fatalf("%v %v", err, conflicts)
	}
	mustSave(t, s)
	if r := s.Register(); r.Language != "en" || r.Organisation.Name != secret+" 2" {
		t.Errorf("merged into %q, %q", r.Language, r.Organisation.Name)
	}
	if copies := s.ConflictCopies(); !slices.Equal(copies, []string{"registre (1).json.age"}) {
		t.Errorf("conflict copies %q", copies)
	} else if _, err := s.Copy(copies[0]); err != nil {
		t.Errorf("the copy: %v", err)
	}
	if err := s.WriteCopy(filepath.Join(dir, "autre.json.age")); err != nil {
		t.Fatal(err)
	}
	if s.Scratch() != "" {
		t.Error("a text may stand on the disk for the editor")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	wantNothingClear(t, dir)

	s = openAs(t, s.Path(), theirs)
	versions, err := s.Versions()
	if err != nil || len(versions) < 3 {
		t.Fatalf("%d versions (%v)", len(versions), err)
	}
	for _, v := range versions {
		if r, err := s.Version(v.Number); err != nil || !strings.HasPrefix(r.Organisation.Name, secret) {
			t.Errorf("version %d: %v", v.Number, err)
		}
	}
	log, err := s.History()
	if err != nil || len(log.Faults()) > 0 {
		t.Fatalf("%v (%v)", log.Faults(), err)
	}
	if last, err := log.Last(); err != nil || last.Organisation.Name != secret+" 2" || len(last.Readers) != 2 {
		t.Errorf("the history leads to %+v (%v)", last, err)
	}
	if _, _, err := s.Restore(versions[0].Number); err != nil || s.Register().Organisation.Name != secret+" SAS" {
		t.Errorf("restored %q (%v)", s.Register().Organisation.Name, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	wantNothingClear(t, dir)
}

// Opening after saving gives back the register, whatever it holds.
func TestWhatIsSealedIsTheRegister(t *testing.T) {
	keys := newKeys(t)
	rapid.Check(t, func(rt *rapid.T) {
		r := registertest.Random(rt, rapid.StringMatching(`[a-zé]{0,6}`)).WithReaders(readers(keys))
		dir, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		s, err := session.Create(filepath.Join(dir, "r.age"), r, with(keys))
		if err != nil {
			rt.Fatal(err)
		}
		defer s.Close()
		want, err := register.Encode(r)
		if err != nil {
			rt.Fatal(err)
		}
		if got := opensAs(t, s.Path(), keys); got != string(want) {
			rt.Fatalf("%s", got)
		}
		back, err := session.Open(s.Path(), store.ReadOnly, with(keys))
		if err != nil {
			rt.Fatal(err)
		}
		if got, err := register.Encode(back.Register()); err != nil || !bytes.Equal(got, want) {
			rt.Fatalf("%s (%v)", got, err)
		}
	})
}

func TestTheStandardLibraryDecryptsASavedRegister(t *testing.T) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	keys, err := seal.ReadKeys([]byte(identity.String()), nil)
	if err != nil {
		t.Fatal(err)
	}
	s := newSealed(t, keys)
	file, err := os.Open(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	plain, err := age.Decrypt(file, identity)
	if err != nil {
		t.Fatal(err)
	}
	if content, err := io.ReadAll(plain); err != nil || !bytes.Contains(content, []byte(secret)) {
		t.Fatalf("%s (%v)", content, err)
	}
}

func TestAReaderWhoIsRemovedOpensNothingSavedAfterwards(t *testing.T) {
	mine, theirs := newKeys(t), newKeys(t)
	s := newSealed(t, mine, theirs)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	opensAs(t, s.Path(), theirs)
	_, err := session.ChangeReaders(s.Path(), func(all []register.Reader) ([]register.Reader, error) { return all[:1], nil }, with(mine))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := session.Open(s.Path(), store.ReadOnly, with(theirs)); !errors.Is(err, seal.ErrOtherKeys) {
		t.Errorf("the file still opens: %v", err)
	}
	s = openAs(t, s.Path(), mine)
	// An earlier version does not bring him back.
	if _, _, err := s.Restore(1); err != nil {
		t.Fatal(err)
	}
	if _, err := session.Open(s.Path(), store.ReadOnly, with(theirs)); !errors.Is(err, seal.ErrOtherKeys) {
		t.Errorf("a version brings the reader back: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := session.Restore(s.Path(), 1, with(mine)); err != nil {
		t.Fatal(err)
	}
	if _, err := session.Open(s.Path(), store.ReadOnly, with(theirs)); !errors.Is(err, seal.ErrOtherKeys) {
		t.Errorf("the command brings the reader back: %v", err)
	}
}

// Whoever can write to the folder must not become a reader by it.
func TestReadersFromOutsideAreNotTakenOverInASitting(t *testing.T) {
	mine, intruder := newKeys(t), newKeys(t)
	s := newSealed(t, mine)
	box := seal.NewBox(intruder)
	if err := box.SealTo([]string{mine.Public()[0], intruder.Public()[0]}); err != nil {
		t.Fatal(err)
	}
	theirs := register.New("Intrus", lang.FR).WithReaders(readers(mine, intruder))
	content, err := register.Encode(theirs)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := box.Seal(content)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.Path(), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Outside(); err == nil {
		t.Error("taken for a change of content")
	}
	if err := s.Reload(); err == nil {
		t.Error("taken in as a whole")
	}
	rename(t, s, secret+" après")
	if _, err := s.Save(); err == nil {
		t.Error("written over")
	}
	draft, err := os.ReadFile(filepath.Join(s.Sidecar(), "draft"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := seal.NewBox(intruder).Open(draft); !errors.Is(err, seal.ErrOtherKeys) {
		t.Errorf("the draft opens to the intruder: %v", err)
	}
	if err := os.Rename(s.Path(), filepath.Join(filepath.Dir(s.Path()), "registre (1).json.age")); err != nil {
		t.Fatal(err)
	}
	in, err := s.Copy("registre (1).json.age")
	if err != nil {
		t.Fatal(err)
	}
	if merged, _ := s.Merge(in); len(merged.Readers) != 1 {
		t.Errorf("a copy brings readers: %v", merged.Readers)
	}
}

func TestAFileThatIsNotWhatItsNamePromisesIsRefused(t *testing.T) {
	keys := newKeys(t)
	s := newSealed(t, keys)
	raw, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	plain := opensAs(t, s.Path(), keys)
	for name, c := range map[string]struct {
		content string
		option  session.Option
		want    error
	}{
		"in the clear":   {plain, with(keys), seal.ErrPlain},
		"cut":            {string(raw[:len(raw)-1]), with(keys), seal.ErrDamaged},
		"empty":          {"", with(keys), seal.ErrDamaged},
		"for others":     {string(raw), with(newKeys(t)), seal.ErrOtherKeys},
		"without a key":  {string(raw), session.WithKeys(nil), nil},
		"key refused":    {string(raw), session.WithKeys(func(string) (*seal.Keys, error) { return nil, seal.ErrPassphrase }), seal.ErrPassphrase},
		"clear, no keys": {plain, session.WithKeys(nil), nil},
	} {
		path := filepath.Join(t.TempDir(), "registre.json.age")
		if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := session.Open(path, store.ReadWrite, c.option)
		if err == nil || c.want != nil && !errors.Is(err, c.want) || strings.Contains(err.Error(), "\n") || !strings.HasPrefix(err.Error(), path) {
			t.Errorf("%s: %v", name, err)
		}
		if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
			t.Errorf("%s: left in the folder: %v", name, left)
		}
	}
}

func TestADamagedSealedRegisterIsRestored(t *testing.T) {
	keys := newKeys(t)
	s := newSealed(t, keys)
	rename(t, s, secret+" 1")
	mustSave(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)/2] ^= 1
	if err := os.WriteFile(s.Path(), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	saved, err := session.Restore(s.Path(), 1, with(keys))
	if err != nil || saved.Warning == nil {
		t.Fatalf("%v, warning %v", err, saved.Warning)
	}
	if s := openAs(t, s.Path(), keys); s.Register().Organisation.Name != secret+" SAS" {
		t.Errorf("restored %q", s.Register().Organisation.Name)
	}
}

func TestSealedFilesMergeIntoASealedOneAlone(t *testing.T) {
	mine, theirs := newKeys(t), newKeys(t)
	dir := t.TempDir()
	write := func(name string, r *register.Register, keys *seal.Keys) string {
		t.Helper()
		content, err := register.Encode(r)
		if err != nil {
			t.Fatal(err)
		}
		if keys != nil {
			box := seal.NewBox(keys)
			if err := box.SealTo([]string{mine.Public()[0], theirs.Public()[0]}); err != nil {
				t.Fatal(err)
			}
			if content, err = box.Seal(content); err != nil {
				t.Fatal(err)
			}
		}
		path := filepath.Join(dir, name) // as git names them
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	base := register.New(secret, lang.FR).WithReaders(readers(mine))
	there := base.WithReaders(readers(mine, theirs))
	there.Language = "en"
	b, o, th := write("base", base, mine), write("ours", base, mine), write("theirs", there, theirs)
	m, err := session.MergeFiles(b, o, th, with(mine))
	if err != nil || m.Register.Language != "en" || len(m.Register.Readers) != 1 || len(m.Conflicts) != 0 {
		t.Fatalf("%+v (%v)", m, err)
	}
	if got := opensAs(t, o, mine); !strings.Contains(got, `"language": "en"`) {
		t.Errorf("ours holds %s", got)
	}
	clear := write("clear", base, nil)
	before := content(t, clear)
	if _, err := session.MergeFiles(b, clear, th, with(mine)); err == nil || content(t, clear) != before {
		t.Errorf("what was sealed is in the clear (%v)", err)
	}
}

func TestAFileThatNamesNoReadersIsReadUntilItDoes(t *testing.T) {
	keys := newKeys(t)
	box := seal.NewBox(keys)
	if err := box.SealTo(keys.Public()); err != nil {
		t.Fatal(err)
	}
	content, err := register.Encode(register.New(secret, lang.FR))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := box.Seal(content)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "registre.json.age")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := session.Open(path, store.ReadWrite, with(keys))
	if err != nil || !errors.Is(s.ReadOnly(), seal.ErrNoReaders) {
		t.Fatalf("%v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = session.ChangeReaders(path, func([]register.Reader) ([]register.Reader, error) { return readers(keys), nil }, with(keys))
	if err != nil {
		t.Fatal(err)
	}
	rename(t, openAs(t, path, keys), "Autre")
}

// What sealing adds to a save of 1 MiB: the passphrase is not asked for again.
func BenchmarkSaveOfOneMegabyte(b *testing.B) {
	keys := newKeys(b)
	box := seal.NewBox(keys)
	if err := box.SealTo([]string{keys.Public()[0], newKeys(b).Public()[0]}); err != nil {
		b.Fatal(err)
	}
	for name, chosen := range map[string]store.Seal{"plain": nil, "sealed": box} {
		b.Run(name, func(b *testing.B) {
			text := bytes.Repeat([]byte("x"), 1<<20)
			file, err := store.Create(filepath.Join(b.TempDir(), "registre"), text, store.WithSeal(func(string, []byte) (store.Seal, error) { return chosen, nil }))
			if err != nil {
				b.Fatal(err)
			}
			defer file.Close()
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				text[0] = byte(i)
				begun := time.Now()
				if _, err := file.Save(bytes.Clone(text)); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(begun))
			}
			slices.Sort(took)
			for _, percent := range []int{50, 95} {
				b.ReportMetric(float64(took[len(took)*percent/100].Microseconds())/1000, "ms-p"+strconv.Itoa(percent))
			}
		})
	}
}
