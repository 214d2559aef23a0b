package store

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// testSeal makes contents unreadable, never twice alike, and notices any change:
// all that the store is to know of a seal.
type testSeal struct{ growth int }

var errBroken = errors.New("broken; take another")

const sealMark = "sealed:"

func (s testSeal) Seal(content []byte) ([]byte, error) {
	nonce := make([]byte, sha256.Size)
	_, _ = rand.Read(nonce)
	sum := sha256.Sum256(content)
	raw := append([]byte(sealMark), nonce...)
	return append(raw, masked(append(sum[:], append(content, make([]byte, s.growth)...)...), nonce)...), nil
}

func (s testSeal) Open(raw []byte) ([]byte, error) {
	rest, ok := bytes.CutPrefix(raw, []byte(sealMark))
	if !ok || len(rest) < 2*sha256.Size {
		return nil, errBroken
	}
	text := masked(rest[sha256.Size:], rest[:sha256.Size])
	content := text[sha256.Size : len(text)-s.growth]
	if sum := sha256.Sum256(content); !bytes.Equal(sum[:], text[:sha256.Size]) {
		return nil, errBroken
	}
	return content, nil
}

func masked(text, nonce []byte) []byte {
	out := make([]byte, len(text))
	for i := range text {
		out[i] = text[i] ^ nonce[i%len(nonce)] ^ byte(i)
	}
	return out
}

func withTestSeal() Option {
	return WithSeal(func(string, []byte) (Seal, error) { return testSeal{}, nil })
}

func sealedText(t testing.TB, content string) string {
	t.Helper()
	raw, err := testSeal{}.Seal([]byte(content))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func newSealed(t testing.TB, content string) string {
	t.Helper()
	return newRegisterIn(t, memoryDir(t), sealedText(t, content))
}

// secret is in every content of these tests, and must be in no file.
const secret = "MARQUEUR"

// wantNothingClear looks into every file below a folder.
func wantNothingClear(t testing.TB, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(path)
		if bytes.Contains(content, []byte(secret)) {
			t.Errorf("in the clear: %s", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAllThatIsWrittenOfASealedFileIsSealedAndOpensAgain(t *testing.T) {
	dir := memoryDir(t)
	path := filepath.Join(dir, "registre.json.age")
	state := withStateDir(filepath.Join(dir, "state"))
	f, err := Create(path, []byte(secret+" 0"), withTestSeal(), state)
	if err != nil {
		t.Fatal(err)
	}
	save(t, f, secret+" 1")
	if err := errors.Join(
		f.KeepVersion(Merge),
		f.KeepCopy([]byte(secret+" copy"), Outside),
		f.AppendHistory([]byte(secret+" line 1\n")),
		f.AppendHistory([]byte(secret+" line 2\n")),
		f.SaveDraft([]byte(secret+" draft")),
	); err != nil {
		t.Fatal(err)
	}
	base := f.Hash()
	closeFile(t, f)
	put(t, tempPath(path), sealedText(t, secret+" leftover"))
	wantNothingClear(t, dir)

	f = open(t, path, withTestSeal(), state)
	if f.ChangedSinceSave() || string(f.Content()) != secret+" 1" || f.Hash() != base || base != hashOf([]byte(secret+" 1")) {
		t.Fatalf("%q, changed %v", f.Content(), f.ChangedSinceSave())
	}
	want := []string{secret + " 0", secret + " 1", secret + " copy", secret + " leftover"}
	if got := contents(t, f); !slices.Equal(got, want) {
		t.Fatalf("versions %q", got)
	}
	if lines, err := f.History(); err != nil || string(lines) != secret+" line 1\n"+secret+" line 2\n" {
		t.Fatalf("history %q (%v)", lines, err)
	}
	draft, ok, err := f.Draft()
	if err != nil || !ok || string(draft.Content) != secret+" draft" || draft.Base != base {
		t.Fatalf("draft %+v %v %v", draft, ok, err)
	}
	if err := f.SaveDraft([]byte(secret + " later")); err != nil { // nobody answered for the other
		t.Fatal(err)
	}
	if got := contents(t, f); !slices.Contains(got, secret+" draft") {
		t.Fatalf("the draft of the sitting before is lost: %q", got)
	}
	wantNothingClear(t, dir)
}

// Sealing is never twice the same: what is the same is decided by what it says.
func TestTheSameContentIsNotSealedAgain(t *testing.T) {
	path := newSealed(t, secret)
	f := open(t, path, withTestSeal())
	before, _ := os.ReadFile(path)
	save(t, f, secret)
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Fatal("written again")
	}
	closeFile(t, f)
	if got := entries(t, filepath.Dir(path)); len(got) != 1 {
		t.Fatalf("left in the folder: %v", got)
	}
}

func TestAnyFailingStepOnASealedFileLeavesTheOldOrTheNewAndNothingInTheClear(t *testing.T) {
	t.Parallel()
	const older, newer = secret + " old", secret + " new"
	everyFault(t, func(t *testing.T, d *testDisk) {
		path := newSealed(t, older)
		f := open(t, path, withDisk(d), withTestSeal())
		d.armed = true
		drafted := f.SaveDraft([]byte(secret + " draft"))
		kept := f.KeepVersion(Merge)
		logged := f.AppendHistory([]byte(secret + " line\n"))
		_, err := f.Save([]byte(newer))
		d.armed = false
		for _, err := range []error{drafted, kept, logged, err} {
			if err != nil {
				wantLine(t, err)
			}
		}
		wantNothingClear(t, filepath.Dir(path))
		closeFile(t, f)
		f = open(t, path, withTestSeal())
		got := string(f.Content())
		switch {
		case got != older && got != newer:
			t.Fatalf("neither old nor new: %q", got)
		case err == nil && got != newer:
			t.Fatal("a confirmed save is not in the file")
		case err != nil && got == newer && !errors.Is(err, ErrUnconfirmed):
			t.Fatalf("the file holds the new content after %v", err)
		case f.ChangedSinceSave():
			t.Fatal("a save of ours passes for a change by another program")
		}
		lines, _ := f.History()
		if logged == nil && string(lines) != secret+" line\n" {
			t.Fatalf("the history: %q", lines)
		}
		save(t, f, got+" ")
		wantNothingClear(t, filepath.Dir(path))
	})
}

func TestADraftThatDoesNotOpenIsKeptAsItStands(t *testing.T) {
	path := newSealed(t, secret)
	f := open(t, path, withTestSeal())
	if err := f.SaveDraft([]byte(secret)); err != nil {
		t.Fatal(err)
	}
	closeFile(t, f)
	put(t, f.sidecar(draftName), "damaged")
	f = open(t, path, withTestSeal())
	if _, ok, err := f.Draft(); ok || !errors.Is(err, errBroken) {
		t.Fatalf("%v %v", ok, err)
	}
	if err := f.SaveDraft([]byte(secret + " later")); err != nil {
		t.Fatal(err)
	}
	versions, err := f.Versions()
	if err != nil || len(versions) != 1 || versions[0].Kind != Drafted {
		t.Fatalf("%v (%v)", versions, err)
	}
	wantContent(t, versions[0].Path, "damaged")
	if _, err := f.Version(1); !errors.Is(err, errBroken) {
		t.Fatalf("a version that does not open: %v", err)
	}
}

func TestWhatOthersMadeOfASealedFileIsNeverOverwrittenUnseen(t *testing.T) {
	for name, c := range map[string]struct{ theirs, says string }{
		"sealed by another": {sealedText(t, secret+" theirs"), secret + " theirs"},
		"not sealed":        {"{}", ""},
		"damaged":           {sealMark, ""},
	} {
		t.Run(name, func(t *testing.T) {
			path := newSealed(t, secret)
			f := open(t, path, withTestSeal())
			put(t, path, c.theirs)
			if changed, err := f.Changed(); !changed || err != nil {
				t.Fatalf("not noticed (%v)", err)
			}
			var change *ChangedError
			if _, err := f.Save([]byte(secret + " ours")); !errors.As(err, &change) || string(change.Content) != c.says {
				t.Fatalf("%v", err)
			}
			wantContent(t, path, c.theirs)
			asked := false
			err := f.Reload(func(content []byte) error {
				asked = true
				return nil
			})
			if asked != (c.says != "") || (err == nil) != asked {
				t.Fatalf("asked %v (%v)", asked, err)
			}
			if _, err := f.Save([]byte(secret + " ours")); (err == nil) != asked {
				t.Fatalf("saved after %v", err)
			}
		})
	}
}

func TestALineOfTheHistoryThatDoesNotOpenIsGivenAsItStands(t *testing.T) {
	path := newSealed(t, secret)
	f := open(t, path, withTestSeal())
	appendHistory(t, f, firstLine)
	appendHistory(t, f, secondLine)
	raw, err := os.ReadFile(f.HistoryPath())
	if err != nil {
		t.Fatal(err)
	}
	first, rest, _ := strings.Cut(string(raw), "\n")
	put(t, f.HistoryPath(), first+"\nAAAA\n\n{}\n"+rest[:len(rest)/2])
	appendHistory(t, f, thirdLine) // on a line of its own
	lines, err := f.History()
	if want := firstLine + "AAAA\n\n{}\n" + rest[:len(rest)/2] + "\n" + thirdLine; err != nil || string(lines) != want {
		t.Fatalf("%q (%v), want %q", lines, err, want)
	}
}

func TestASealThatDoesNotOpenGivesNothing(t *testing.T) {
	path := newRegister(t, sealMark+"nonsense")
	if _, err := Open(path, ReadWrite, withTestSeal()); !errors.Is(err, errBroken) {
		t.Fatalf("%v", err)
	} else {
		wantLine(t, err)
	}
	if got := entries(t, filepath.Dir(path)); len(got) != 1 {
		t.Fatalf("left in the folder: %v", got)
	}
	f := open(t, path, withTestSeal(), AllowDamaged())
	if !errors.Is(f.Damaged(), errBroken) || len(f.Content()) != 0 {
		t.Fatalf("%q (%v)", f.Content(), f.Damaged())
	}
	if err := f.KeepVersion(Restoring); err != nil {
		t.Fatal(err)
	}
	save(t, f, secret)
	if raw, err := f.RawVersion(1); err != nil || string(raw) != sealMark+"nonsense" {
		t.Fatalf("what was damaged is lost: %q (%v)", raw, err)
	}
}

func TestASealThatIsRefusedLeavesTheFile(t *testing.T) {
	refused := WithSeal(func(string, []byte) (Seal, error) { return nil, errBroken })
	path := newRegister(t, oldContent)
	if _, err := Open(path, ReadWrite, refused); !errors.Is(err, errBroken) {
		t.Fatalf("Open: %v", err)
	}
	if _, err := Create(path+".age", nil, refused); !errors.Is(err, errBroken) {
		t.Fatalf("Create: %v", err)
	}
	if got := entries(t, filepath.Dir(path)); len(got) != 1 {
		t.Fatalf("left in the folder: %v", got)
	}
}

func TestWhatGrowsTooLargeWhenSealedIsNotSaved(t *testing.T) {
	growing := WithSeal(func(string, []byte) (Seal, error) { return testSeal{growth: MaxSize}, nil })
	dir := t.TempDir()
	if _, err := Create(filepath.Join(dir, "registre.json.age"), []byte("short"), growing); !errors.Is(err, ErrTooLarge) {
		t.Fatalf("%v", err)
	}
	if got := entries(t, dir); len(got) != 0 {
		t.Fatalf("left in the folder: %v", got)
	}
}

func TestAFileTakesOverWhatIsKeptOfAnotherAndTheOtherGoes(t *testing.T) {
	dir := memoryDir(t)
	path := newRegisterIn(t, dir, secret+" 0")
	from := open(t, path)
	save(t, from, secret+" 1")
	save(t, from, secret+" 2")
	if err := from.KeepVersion(Merge); err != nil {
		t.Fatal(err)
	}
	appendHistory(t, from, secret+" 1\n")
	appendHistory(t, from, secret+" 2\n")
	before, err := from.Versions()
	if err != nil {
		t.Fatal(err)
	}
	to, err := Create(path+".age", []byte(secret+" 2"), withTestSeal())
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close()
	if err := to.TakeOver(from); err != nil {
		t.Fatal(err)
	}
	after, err := to.Versions()
	if err != nil || len(after) != 2 || !slices.Equal(contents(t, to), contents(t, from)) {
		t.Fatalf("%v (%v)", after, err)
	}
	for i := range after {
		if !after[i].At.Equal(before[i].At) || after[i].Kind != before[i].Kind {
			t.Errorf("version %+v became %+v", before[i], after[i])
		}
	}
	if lines, _ := to.History(); string(lines) != secret+" 1\n"+secret+" 2\n" {
		t.Fatalf("%q", lines)
	}

	put(t, path, secret+" theirs")
	if err := from.Remove(); err == nil {
		t.Fatal("what another program wrote is removed unseen")
	}
	put(t, path, secret+" 2")
	if err := from.Remove(); err != nil {
		t.Fatal(err)
	}
	closeFile(t, from)
	if got := entries(t, dir); !slices.Equal(got, []string{".registre.json.age.d", "registre.json.age"}) {
		t.Fatalf("left in the folder: %v", got)
	}
	wantNothingClear(t, dir)
}
