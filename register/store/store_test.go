package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"article30/register/lang"
)

func TestReadingLeavesNoTrace(t *testing.T) {
	path := newRegister(t, oldContent)
	f, err := Open(path, ReadOnly)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Save([]byte(newContent)); !errors.Is(err, ErrReadOnly) {
		t.Fatalf("Save: %v", err)
	}
	if err := f.SaveDraft([]byte("draft")); !errors.Is(err, ErrReadOnly) {
		t.Fatalf("SaveDraft: %v", err)
	}
	if err := f.KeepVersion(Merge); !errors.Is(err, ErrReadOnly) {
		t.Fatalf("KeepVersion: %v", err)
	}
	if err := f.DropDraft(); !errors.Is(err, ErrReadOnly) {
		t.Fatalf("DropDraft: %v", err)
	}
	if len(contents(t, f)) != 0 || f.ChangedSinceSave() {
		t.Fatal("versions or a state from nowhere")
	}
	closeFile(t, f)
	if got := entries(t, filepath.Dir(path)); !slices.Equal(got, []string{"registre.json"}) {
		t.Fatalf("in the folder: %v", got)
	}
	wantContent(t, path, oldContent)
}

func TestASittingThatSavesNothingLeavesNoTrace(t *testing.T) {
	path := newRegister(t, oldContent)
	f := open(t, path)
	saved := save(t, f, oldContent)
	if info, _ := os.Stat(path); !saved.At.Equal(info.ModTime()) {
		t.Fatalf("saved at %v, the file is of %v", saved.At, info.ModTime())
	}
	closeFile(t, f)
	closeFile(t, f)
	if got := entries(t, filepath.Dir(path)); !slices.Equal(got, []string{"registre.json"}) {
		t.Fatalf("in the folder: %v", got)
	}
	if _, err := f.Save([]byte(newContent)); !errors.Is(err, os.ErrClosed) {
		t.Fatalf("Save after Close: %v", err)
	}
}

func TestASaveIsInTheFile(t *testing.T) {
	clock := newClock()
	path := newRegister(t, oldContent)
	f := open(t, path, WithClock(clock.Now))
	if f.SavedBefore() {
		t.Fatal("a file of another program passes for saved before")
	}
	if saved := save(t, f, newContent); !saved.At.Equal(clock.now) {
		t.Fatalf("saved at %v", saved.At)
	}
	if !f.SavedBefore() {
		t.Fatal("a save is not remembered")
	}
	wantContent(t, path, newContent)
	if string(f.Content()) != newContent || f.Hash() != hashOf([]byte(newContent)) {
		t.Fatal("the base is not what was saved")
	}
	closeFile(t, f)
	if f := open(t, path); f.ChangedSinceSave() || string(f.Content()) != newContent {
		t.Fatal("what was saved is not what is found")
	}
}

func TestWhatOthersWroteBetweenSittingsIsNoticed(t *testing.T) {
	path := newRegister(t, oldContent)
	f := open(t, path)
	save(t, f, newContent)
	closeFile(t, f)
	put(t, path, newContent[:len(newContent)-1]+"\x00") // one bit may be enough
	for _, mode := range []Mode{ReadOnly, ReadWrite} {
		f, err := Open(path, mode)
		if err != nil || !f.ChangedSinceSave() {
			t.Fatalf("not noticed (%v)", err)
		}
		closeFile(t, f)
	}
}

func TestAnyFlippedBitAndAnyCutAreNoticed(t *testing.T) {
	path := filepath.Join(memoryDir(t), "registre.json")
	content := []byte("{\n" + strings.Repeat(oldContent, 1+*flips/8/len(oldContent)) + "\n}\n")
	f, err := Create(path, content)
	if err != nil {
		t.Fatal(err)
	}
	closeFile(t, f)
	wantNoticed := func(damaged []byte, where string, n int) {
		t.Helper()
		put(t, path, string(damaged))
		f, err := Open(path, ReadOnly)
		if err != nil || !f.ChangedSinceSave() {
			t.Fatalf("%s %d was not noticed (%v)", where, n, err)
		}
	}
	for bit := range *flips {
		damaged := slices.Clone(content)
		damaged[bit/8] ^= 1 << (bit % 8)
		wantNoticed(damaged, "bit", bit)
	}
	for length := range len(content) {
		wantNoticed(content[:length], "the cut at byte", length)
	}
	put(t, path, string(content))
	if open(t, path).ChangedSinceSave() {
		t.Fatal("what is whole again passes for damaged")
	}
}

func TestAnInterruptedSaveIsNoChangeByAnotherProgram(t *testing.T) {
	path := newRegister(t, oldContent)
	f := open(t, path)
	save(t, f, newContent)
	closeFile(t, f)
	// What a kill leaves between the swap and the note of the hash.
	put(t, tempPath(path), newContent)
	put(t, path, "saved, not noted")
	for range 2 {
		f := open(t, path)
		if f.ChangedSinceSave() {
			t.Fatal("passes for a change by another program")
		}
		closeFile(t, f)
	}
	put(t, tempPath(path), "cut of")
	put(t, path, "theirs")
	if !open(t, path).ChangedSinceSave() {
		t.Fatal("what is left of any save hides a change by another program")
	}
}

func TestAChangeByAnotherProgramIsNoticed(t *testing.T) {
	rewrite := func(t *testing.T, path string) { put(t, path, strings.ToUpper(oldContent)) }
	for name, change := range map[string]func(t *testing.T, path string){
		"in place": rewrite,
		"in place, same size and time": func(t *testing.T, path string) {
			info, _ := os.Stat(path)
			rewrite(t, path)
			_ = os.Chtimes(path, info.ModTime(), info.ModTime())
		},
		"renamed over, same size and time": func(t *testing.T, path string) {
			info, _ := os.Stat(path)
			replaceAsOthersDo(t, path, strings.ToUpper(oldContent))
			_ = os.Chtimes(path, info.ModTime(), info.ModTime())
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := newRegister(t, oldContent)
			f := open(t, path)
			change(t, path)
			if got, err := f.Changed(); !got || err != nil {
				t.Fatalf("Changed: %v %v", got, err)
			}
			var change *ChangedError
			if _, err := f.Save([]byte(newContent)); !errors.As(err, &change) || string(change.Content) != strings.ToUpper(oldContent) {
				t.Fatalf("Save: %v", err)
			}
			wantContent(t, path, strings.ToUpper(oldContent))
			if _, err := reload(f); err != nil {
				t.Fatal(err)
			}
			if got, err := f.Changed(); got || err != nil {
				t.Fatalf("after Reload: %v %v", got, err)
			}
			save(t, f, newContent)
		})
	}
}

func TestAFileThatWasOnlyTouchedIsReadOnce(t *testing.T) {
	path := newRegister(t, oldContent)
	d := &testDisk{}
	f := open(t, path, withDisk(d))
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes(path, later, later); err != nil {
		t.Fatal(err)
	}
	before := d.opened
	for range 3 {
		if got, err := f.Changed(); got || err != nil {
			t.Fatalf("Changed: %v %v", got, err)
		}
	}
	if d.opened != before+1 {
		t.Fatalf("read %d times", d.opened-before)
	}
}

func TestAFileThatBecameAFolderIsGone(t *testing.T) {
	path := newRegister(t, oldContent)
	f := open(t, path)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	if got, err := f.Changed(); !got || !errors.Is(err, ErrDeleted) {
		t.Fatalf("Changed: %v %v", got, err)
	}
	if _, err := f.Save([]byte(newContent)); !errors.Is(err, ErrDeleted) {
		t.Fatalf("Save: %v", err)
	}
	if _, err := f.Recreate([]byte(newContent)); !errors.Is(err, fs.ErrExist) {
		t.Fatalf("Recreate: %v", err)
	}
	if _, err := f.Recreate(make([]byte, MaxSize+1)); !errors.Is(err, ErrTooLarge) {
		t.Fatalf("Recreate: %v", err)
	}
}

func TestADeletedFileIsNotRecreatedUnasked(t *testing.T) {
	path := newRegister(t, oldContent)
	f := open(t, path)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if got, err := f.Changed(); !got || !errors.Is(err, ErrDeleted) {
		t.Fatalf("Changed: %v %v", got, err)
	}
	if _, err := reload(f); !errors.Is(err, ErrDeleted) {
		t.Fatalf("Reload: %v", err)
	}
	_, err := f.Save([]byte(newContent))
	if !errors.Is(err, ErrDeleted) {
		t.Fatalf("Save: %v", err)
	}
	wantLine(t, err)
	if _, err := os.Lstat(path); err == nil {
		t.Fatal("recreated")
	}
	if _, err := f.Recreate([]byte(newContent)); err != nil {
		t.Fatal(err)
	}
	wantContent(t, path, newContent)
	if _, err := f.Recreate([]byte(oldContent)); !errors.Is(err, fs.ErrExist) {
		t.Fatalf("Recreate over a file: %v", err)
	}
	save(t, f, oldContent)
}

func TestCreateWritesOverNothing(t *testing.T) {
	path := newRegister(t, oldContent)
	dir := filepath.Dir(path)
	dangling, link := filepath.Join(dir, "dangling.json"), filepath.Join(dir, "link.json")
	_ = os.Symlink(filepath.Join(dir, "nowhere.json"), dangling)
	_ = os.Symlink(path, link)
	for _, name := range []string{path, dangling, link, dir} {
		f, err := Create(name, []byte(newContent))
		if !errors.Is(err, fs.ErrExist) {
			t.Fatalf("Create(%s): %v %v", name, f, err)
		}
		wantLine(t, err)
	}
	wantContent(t, path, oldContent)
	if _, err := Create(filepath.Join(dir, "no", "folder.json"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("in no folder: %v", err)
	}
	if got := entries(t, dir); len(got) != 3 {
		t.Fatalf("in the folder: %v", got)
	}
}

func TestACreatedRegisterIsOpenAndLocked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	f, err := Create(path, []byte(oldContent), WithClock(newClock().Now))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if second, err := Open(path, ReadWrite); err != nil || !errors.Is(second.ReadOnly(), ErrLocked) {
		t.Fatalf("%v", err)
	}
	save(t, f, newContent)
	wantContent(t, path, newContent)
}

func TestASecondOpenerReadsAndIsToldWhoHoldsTheFile(t *testing.T) {
	path := newRegister(t, oldContent)
	link := filepath.Join(t.TempDir(), "link.json")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	first := open(t, path, WithClock(newClock().Now))
	second, err := Open(link, ReadWrite)
	if err != nil {
		t.Fatal(err)
	}
	reason := second.ReadOnly()
	host, _ := os.Hostname()
	if !errors.Is(reason, ErrLocked) || !strings.Contains(reason.EN, host) || !strings.Contains(reason.EN, "22 November 2026") {
		t.Fatalf("reason: %v", reason)
	}
	wantLine(t, reason)
	if _, err := second.Save([]byte(newContent)); !errors.Is(err, ErrLocked) {
		t.Fatalf("Save: %v", err)
	}
	closeFile(t, second)
	save(t, first, newContent)
	closeFile(t, first)
	save(t, open(t, link), oldContent)
}

func TestALinkStaysALink(t *testing.T) {
	path := newRegister(t, oldContent)
	link := filepath.Join(t.TempDir(), "link.json")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	f := open(t, link)
	if f.Path() != path {
		t.Fatalf("Path: %s", f.Path())
	}
	save(t, f, newContent)
	if info, _ := os.Lstat(link); info.Mode()&fs.ModeSymlink == 0 {
		t.Fatal("the link was replaced")
	}
	wantContent(t, path, newContent)
	if err := WriteFile(link, []byte("export")); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Lstat(link); info.Mode()&fs.ModeSymlink == 0 {
		t.Fatal("the link was replaced by an export")
	}
}

func TestAHardLinkIsSeparatedOnlyWhenTold(t *testing.T) {
	path := newRegister(t, oldContent)
	other := filepath.Join(t.TempDir(), "other.json")
	if err := os.Link(path, other); err != nil {
		t.Fatal(err)
	}
	f := open(t, path)
	_, err := f.Save([]byte(newContent))
	if !errors.Is(err, ErrLinked) {
		t.Fatalf("Save: %v", err)
	}
	wantLine(t, err)
	wantContent(t, path, oldContent)
	f.SeparateLinks()
	save(t, f, newContent)
	wantContent(t, path, newContent)
	wantContent(t, other, oldContent)
}

func TestWhatIsPlantedAtTheTemporaryNameIsNotFollowed(t *testing.T) {
	victim := newRegister(t, "victim")
	for name, plant := range map[string]func(at string) error{
		"name":     func(at string) error { return os.Link(victim, at) },
		"link":     func(at string) error { return os.Symlink(victim, at) },
		"dangling": func(at string) error { return os.Symlink(victim+".no", at) },
		"folder":   func(at string) error { return os.Mkdir(at, 0o700) },
	} {
		t.Run(name, func(t *testing.T) {
			path := newRegister(t, oldContent)
			f := open(t, path)
			if err := plant(tempPath(path)); err != nil {
				t.Fatal(err)
			}
			save(t, f, newContent)
			wantContent(t, path, newContent)
			wantContent(t, victim, "victim")
			if _, err := os.Lstat(victim + ".no"); err == nil {
				t.Fatal("written through a link")
			}
		})
	}
}

func TestAFileInPlaceOfTheSidecarMakesItReadOnly(t *testing.T) {
	for name, plant := range map[string]func(at string) error{
		"file": func(at string) error { return os.WriteFile(at, []byte("mine"), 0o600) },
		"link": func(at string) error { return os.Symlink(t.TempDir(), at) },
	} {
		t.Run(name, func(t *testing.T) {
			path := newRegister(t, oldContent)
			if err := plant(beside(path, "d")); err != nil {
				t.Fatal(err)
			}
			f, err := Open(path, ReadWrite)
			if err != nil || !errors.Is(f.ReadOnly(), ErrNotRegular) {
				t.Fatalf("%v %v", err, f.ReadOnly())
			}
			wantLine(t, f.ReadOnly())
		})
	}
}

func TestTooMuchIsNotSaved(t *testing.T) {
	path := newRegister(t, oldContent)
	f := open(t, path)
	if _, err := f.Save(make([]byte, MaxSize+1)); !errors.Is(err, ErrTooLarge) {
		t.Fatalf("Save: %v", err)
	}
	wantContent(t, path, oldContent)
}

func TestEveryErrorIsOneLineInBothLanguages(t *testing.T) {
	cause := errors.New("cause")
	for _, err := range []error{
		changed("p", nil), deleted("p"), linked("p", 2), unconfirmed("p", cause), notRegular("p"), tooLarge("p"),
		exists("p"), danglingLink("p"), openedForReading("p"), readFault("p", cause), readFault("p", fs.ErrNotExist),
		readFault("p", fs.ErrPermission), writeFault("p", cause), writeFault("p", fs.ErrExist),
		writeFault("p", fs.ErrNotExist), writeFault("p", fs.ErrPermission),
	} {
		wantLine(t, err)
		if lang.Message(err, lang.FR) == lang.Message(err, lang.EN) {
			t.Fatalf("same words in both languages: %v", err)
		}
	}
}

// reload reads the file again, whatever it holds.
func reload(f *File) (content []byte, err error) {
	err = f.Reload(func(found []byte) error {
		content = found
		return nil
	})
	return content, err
}

func TestAContentThatIsNotAcceptedIsStillForeign(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.json")
	f, err := Create(path, []byte("ours"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := os.WriteFile(path, []byte("broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	refusal := errors.New("not a register")
	if err := f.Reload(func([]byte) error { return refusal }); !errors.Is(err, refusal) {
		t.Errorf("error is %v", err)
	}
	var changed *ChangedError
	if _, err := f.Save([]byte("ours, later")); !errors.As(err, &changed) {
		t.Errorf("saved over it: %v", err)
	}
	if now, _ := os.ReadFile(path); string(now) != "broken" {
		t.Errorf("the file holds %q", now)
	}
}

func TestWhatIsKeptOfADeletedFileOpens(t *testing.T) {
	path := newRegister(t, oldContent)
	if _, err := OpenDeleted(path, ReadOnly); !errors.Is(err, fs.ErrExist) {
		t.Fatalf("a file that is there: %v", err)
	}
	f := open(t, path)
	save(t, f, newContent)
	closeFile(t, f)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	reader, err := OpenDeleted(path, ReadOnly)
	if err != nil {
		t.Fatal(err)
	}
	if got := contents(t, reader); len(got) != 1 || got[0] != oldContent || reader.ReadOnly() == nil {
		t.Fatalf("versions %q, %v", got, reader.ReadOnly())
	}
	f, err = OpenDeleted(path, ReadWrite)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenDeleted(path, ReadWrite); !errors.Is(err, ErrLocked) {
		t.Errorf("a second opener: %v", err)
	}
	if _, err := f.Recreate([]byte(oldContent)); err != nil {
		t.Fatal(err)
	}
	wantContent(t, path, oldContent)
	closeFile(t, f)
	_, err = OpenDeleted(path+".gone", ReadWrite)
	wantLine(t, err)
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file of which nothing is kept: %v", err)
	}
}
