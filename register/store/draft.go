package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// Draft is what could not be saved in the register.
type Draft struct {
	Content []byte
	Base    Hash      // of the content it was made from
	At      time.Time // when it was written
	Path    string    // where it stands, for a person to find
}

// draftMark starts the first line of a draft; the hash of its base follows,
// and then the content as it is.
const draftMark = "draft of "

// SaveDraft puts what could not be saved on the disk: in the sidecar, or where
// that is refused (disk full, drive unplugged) in the user's state folder;
// Draft says where. It replaces the draft of this sitting. One from an earlier
// sitting, which nobody answered for, is kept aside.
func (f *File) SaveDraft(content []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.mayWrite(content); err != nil {
		return err
	}
	text := []byte(draftMark + f.base.Load().hash.String() + "\n")
	raw, err := f.sealed(append(text, content...))
	if err != nil {
		return err
	}
	fault := f.draftInSidecar(raw)
	if fault != nil && f.stateDir != "" {
		fault = f.draftInStateDir(raw)
	}
	if fault != nil {
		return writeFault(f.path, fault)
	}
	return nil
}

func (f *File) draftInSidecar(raw []byte) error {
	path := f.sidecar(draftName)
	if err := f.makeSidecar(); err != nil {
		return err
	}
	if !f.ownDrafts[path] {
		if err := f.keepDraft(path); err != nil {
			return err
		}
	}
	return f.writeDraft(path, raw)
}

// keepDraft keeps the draft of an earlier sitting as a version; as it stands,
// where its seal does not open.
func (f *File) keepDraft(path string) error {
	old, ok, err := f.readDraft(path)
	switch {
	case errors.Is(err, errSeal):
		return f.keepFile(path, Drafted)
	case err != nil || !ok:
		return err
	}
	raw, err := f.sealed(old.Content)
	if err != nil {
		return err
	}
	return f.keepCopy(raw, old.At, Drafted)
}

func (f *File) draftInStateDir(raw []byte) error {
	path := f.draftElsewhere()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	if !f.ownDrafts[path] {
		aside := path + "-" + f.now().UTC().Format(versionTime)
		if err := f.disk.rename(path, aside); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return f.writeDraft(path, raw)
}

func (f *File) writeDraft(path string, raw []byte) error {
	if err := writeEntry(f.disk, path, raw); err != nil {
		return err
	}
	f.ownDrafts[path] = true
	return syncNames(f.disk, path)
}

// Draft returns the newest draft; ok is false when there is none.
func (f *File) Draft() (draft Draft, ok bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, path := range f.draftPaths() {
		d, found, readErr := f.readDraft(path)
		if readErr != nil {
			err = readFault(path, readErr)
		}
		if found && (!ok || d.At.After(draft.At)) {
			draft, ok = d, true
		}
	}
	return draft, ok, err
}

// DropDraft removes the drafts, once the user has answered for them.
func (f *File) DropDraft() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.readOnly != nil {
		return f.readOnly
	}
	for _, path := range f.draftPaths() {
		if err := f.dropDraft(path); err != nil {
			return writeFault(path, err)
		}
	}
	return nil
}

// dropOwnDrafts removes what a save has made pointless, and nothing that
// nobody answered for.
func (f *File) dropOwnDrafts() error {
	for path := range f.ownDrafts {
		if err := f.dropDraft(path); err != nil {
			return err
		}
	}
	return nil
}

func (f *File) dropDraft(path string) error {
	if err := f.disk.remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	delete(f.ownDrafts, path)
	return nil
}

func (f *File) draftPaths() []string {
	if f.stateDir == "" {
		return []string{f.sidecar(draftName)}
	}
	return []string{f.sidecar(draftName), f.draftElsewhere()}
}

// draftElsewhere is keyed by the real path: every client's file has the same
// name.
func (f *File) draftElsewhere() string {
	return filepath.Join(f.stateDir, "article30", hashOf([]byte(f.path)).String()[:16], draftName)
}

func (f *File) readDraft(path string) (draft Draft, ok bool, err error) {
	r, err := read(f.disk, path)
	if errors.Is(err, fs.ErrNotExist) {
		return Draft{}, false, nil
	}
	if err != nil {
		return Draft{}, false, err
	}
	text, err := f.opened(path, r.raw)
	if err != nil {
		return Draft{}, false, err
	}
	draft = Draft{Content: text, At: r.at, Path: path}
	line, content, found := bytes.Cut(text, []byte("\n"))
	if mark, marked := bytes.CutPrefix(line, []byte(draftMark)); found && marked {
		if hash, known := parseHash(string(mark)); known {
			draft.Base, draft.Content = hash, content
		}
	}
	return draft, true, nil
}

// stateDir is the folder where the system wants a program to keep the state of
// a user, "" when there is none.
func stateDir() string {
	if dir := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(dir) {
		return dir
	}
	switch runtime.GOOS {
	case "windows":
		dir, _ := os.UserCacheDir() // %LocalAppData%
		return dir
	case "darwin":
		dir, _ := os.UserConfigDir() // ~/Library/Application Support
		return dir
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".local", "state")
}
