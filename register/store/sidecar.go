package store

import (
	"cmp"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"article30/register/lang"
)

// The entries of the sidecar. The holder is not written in the lock itself,
// which Windows lets nobody else read.
const (
	ignoreName   = ".gitignore"
	lockName     = "lock"
	holderName   = "holder"
	stateName    = "state"
	draftName    = "draft"
	historyName  = "history.jsonl"
	versionsName = "versions"
)

// makeSidecar makes the folder beside the file, hidden from git.
func (f *File) makeSidecar() error {
	if err := f.makeFolder(); err != nil {
		return err
	}
	if _, err := f.disk.lstat(f.sidecar(ignoreName)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return stage(f.disk, f.sidecar(ignoreName), []byte("*\n"), nil)
}

// makeFolder makes the folder itself, or tightens its mode.
func (f *File) makeFolder() error {
	path := f.sidecar()
	info, err := f.disk.lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err = f.disk.mkdir(path); errors.Is(err, fs.ErrExist) {
			return nil // made meanwhile by another opener
		}
	case err != nil:
	case !info.IsDir():
		err = lang.Errorf(lang.Text{
			FR: "%[1]s: ce nom est réservé à un dossier de travail ; supprimez ou déplacez ce qui le porte",
			EN: "%[1]s: this name is reserved for a working folder; remove or move what bears it",
		}, path, ErrNotRegular)
	case info.Mode().Perm()&0o077 != 0:
		err = f.disk.chmod(path, 0o700)
	}
	return err
}

// removeEmptySidecar leaves no trace of a sitting that saved nothing.
func (f *File) removeEmptySidecar() {
	entries, err := f.disk.readDir(f.sidecar())
	if err != nil {
		return
	}
	for _, e := range entries {
		if n := e.Name(); n != ignoreName && n != lockName && n != holderName {
			_ = f.disk.remove(f.sidecar(holderName))
			return
		}
	}
	// Best effort: what stays is found again at the next opening. The lock comes
	// last: with it gone, the folder may be another sitting's.
	for _, e := range entries {
		_ = f.disk.remove(f.sidecar(e.Name()))
	}
	_ = f.disk.remove(f.sidecar())
}

// lockTries bounds the race with sittings that end.
const lockTries = 10

// takeLock takes the lock without waiting. The lock is of the system: it goes
// with the process, whatever ends it.
func (f *File) takeLock() *lang.Error {
	err := writable(f.folder())
	for try := 0; err == nil && f.lock == nil; try++ {
		f.lock, err = f.tryLock()
		if errors.Is(err, fs.ErrNotExist) && try < lockTries {
			err = nil // removed meanwhile by a sitting that saved nothing
		}
	}
	if err != nil {
		return writeFault(f.path, err)
	}
	if err := f.signLock(); err != nil {
		_ = f.Close()
		return writeFault(f.path, err)
	}
	return nil
}

func (f *File) tryLock() (*flock.Flock, error) {
	if err := f.makeFolder(); err != nil {
		return nil, err
	}
	lock := flock.New(f.sidecar(lockName), flock.SetFlag(os.O_CREATE|os.O_RDONLY|openNoLink|openWithoutWaiting))
	got, err := lock.TryLock()
	if err != nil {
		return nil, err
	}
	if !got {
		return nil, f.locked()
	}
	if err := f.sameLock(lock); err != nil {
		_ = lock.Close()
		return nil, err
	}
	return lock, nil
}

// sameLock fails with fs.ErrNotExist when the lock was removed between being
// opened and being taken: another opener may hold a new one.
func (f *File) sameLock(lock *flock.Flock) error {
	held, err := lock.Stat()
	if err != nil {
		return err
	}
	named, err := f.disk.lstat(lock.Path())
	if err != nil {
		return err
	}
	if !sameFile(held, named) {
		return fs.ErrNotExist
	}
	return nil
}

// holder says who holds the lock, for a person to read; it decides nothing.
type holder struct {
	Host  string    `json:"host"`
	PID   int       `json:"pid"`
	User  string    `json:"user"`
	Since time.Time `json:"since"`
}

func (f *File) signLock() error {
	h := holder{PID: os.Getpid(), Since: f.now().UTC().Truncate(time.Second)}
	h.Host, _ = os.Hostname()
	if u, err := user.Current(); err == nil {
		h.User = u.Username
	}
	text, err := json.Marshal(h)
	if err != nil {
		return err
	}
	if err := f.makeSidecar(); err != nil {
		return err
	}
	return stage(f.disk, f.sidecar(holderName), append(text, '\n'), nil)
}

func (f *File) locked() *lang.Error {
	var h holder
	if r, err := read(f.disk, f.sidecar(holderName)); err != nil || json.Unmarshal(r.raw, &h) != nil || h.PID == 0 {
		return lang.Errorf(lang.Text{
			FR: "%[1]s: déjà ouvert ailleurs\u00a0; fermez-le là-bas pour le modifier ici",
			EN: "%[1]s: already open elsewhere; close it there to change it here",
		}, f.path, ErrLocked)
	}
	since := h.Since.Local()
	return lang.Errorf(lang.Text{
		FR: "%[1]s: déjà ouvert par %[2]s sur %[3]s (processus %[4]d) depuis le %[5]s\u00a0; fermez-le là-bas pour le modifier ici",
		EN: "%[1]s: already open by %[2]s on %[3]s (process %[4]d) since %[5]s; close it there to change it here",
	}, f.path, h.User, h.Host, h.PID, lang.Text{
		FR: since.Format("02/01/2006 à 15:04"),
		EN: since.Format("2 January 2006 at 15:04"),
	}, ErrLocked)
}

// changedSinceSave says whether the base is not what was last saved here. A
// save that was interrupted before it noted its hash has left what it replaced.
func (f *File) changedSinceSave() bool {
	saved, known := f.lastSaved()
	if !known || saved == f.base.Load().rawHash {
		return false
	}
	for _, path := range []string{tempPath(f.path), sparePath(f.path)} {
		if replaced, err := read(f.disk, path); err == nil && hashOf(replaced.raw) == saved {
			return false
		}
	}
	return true
}

// lastSaved returns the hash of the last save; ok is false when none is known.
func (f *File) lastSaved() (hash Hash, ok bool) {
	state, err := read(f.disk, f.sidecar(stateName))
	if err != nil {
		return Hash{}, false
	}
	return parseHash(strings.TrimSpace(string(state.raw)))
}

// writeState notes the hash of the file as it is.
func (f *File) writeState() error {
	if err := f.makeSidecar(); err != nil {
		return err
	}
	return writeEntry(f.disk, f.sidecar(stateName), []byte(f.base.Load().rawHash.String()+"\n"))
}

// writeEntry writes a file of the sidecar, whole or not at all.
func writeEntry(d disk, path string, content []byte) error {
	temp := path + ".new"
	if err := stage(d, temp, content, nil); err != nil {
		return err
	}
	if err := d.rename(temp, path); err != nil {
		_ = d.remove(temp)
		return err
	}
	return nil
}

// syncNames puts the name of a file on the disk, and the name of its folder,
// which may be as new.
func syncNames(d disk, path string) error {
	folder := filepath.Dir(path)
	return cmp.Or(d.syncDir(folder), d.syncDir(filepath.Dir(folder)))
}
