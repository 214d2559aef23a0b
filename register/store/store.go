// Package store keeps one register in one file. It knows bytes, not records.
//
// Its rules:
//   - After any fault the file holds the old content or the new one, whole.
//     What Save has confirmed is on the disk.
//   - Nothing is overwritten that was not read before: a save looks at what it
//     replaced, and puts it back when it is not what was last read.
//   - The file is never written in place, whatever the fault.
//   - What was found and is not understood is moved to the versions, never
//     deleted.
//   - Nothing of a sealed file is ever on the disk in the clear, and nothing of
//     it is given to anybody before all of it has been opened.
//
// Beside NAME stands the folder .NAME.d, for the owner alone and ignored by
// git: the lock and who holds it, the hash of the last save, earlier versions
// as plain files, the history, and a draft when a save was refused.
package store

import (
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofrs/flock"

	"article30/register/lang"
)

// Mode says what a file is opened for.
type Mode uint8

const (
	// ReadOnly takes no lock and writes nothing.
	ReadOnly Mode = iota
	// ReadWrite takes the lock, until Close.
	ReadWrite
)

// File is an open register file. Its methods may be called from several
// goroutines; those that write or read the disk wait for one another.
type File struct {
	path     string // absolute, links resolved
	disk     disk
	now      func() time.Time
	stateDir string
	choose   Sealing
	seal     Seal // nil: the file stands on the disk as it is
	damaged  error
	outside  bool
	readOnly *lang.Error

	allowDamaged bool
	reading      func(f *File, content []byte)

	base atomic.Pointer[revision]

	mu           sync.Mutex // held by what reads or writes the disk
	lock         *flock.Flock
	unconfirmed  bool            // the last save must be written again even if unchanged
	separate     bool            // SeparateLinks
	ownDrafts    map[string]bool // paths of the drafts this sitting wrote
	lastKept     Hash            // the content last moved or copied to the versions
	lastKeptTime time.Time
}

// Option changes how a file is opened.
type Option func(*File)

// WithClock replaces the clock of the system.
func WithClock(now func() time.Time) Option { return func(f *File) { f.now = now } }

// WithReading has the content read as soon as Open has it, beside what Open works
// out of it; Open waits for that. Of the file, the path alone is known by then.
func WithReading(read func(f *File, content []byte)) Option {
	return func(f *File) { f.reading = read }
}

func newFile(path string, options []Option) *File {
	f := &File{path: path, disk: osDisk{}, now: time.Now, stateDir: stateDir(), ownDrafts: map[string]bool{}}
	for _, option := range options {
		option(f)
	}
	return f
}

// Open reads a register file. What is not a regular file of at most MaxSize is
// refused before it is opened.
//
// With ReadWrite it takes the lock, without waiting, and moves what an
// interrupted save left to the versions. When that cannot be done, because the
// file is open elsewhere or cannot be written, the file is open for reading
// and File.ReadOnly says why.
func Open(path string, mode Mode, options ...Option) (*File, error) {
	real, err := resolve(path)
	if err != nil {
		return nil, readFault(path, err)
	}
	f := newFile(real, options)
	if _, err := regular(f.disk, real); err != nil {
		return nil, readFault(path, err)
	}
	if mode == ReadWrite {
		f.readOnly = f.takeFile()
	} else {
		f.readOnly = openedForReading(real)
	}
	if err := f.readFirst(path); err != nil {
		_ = f.Close()
		return nil, err
	}
	f.outside = f.changedSinceSave()
	if f.readOnly == nil {
		f.readOnly = f.settle()
	}
	return f, nil
}

// readFirst reads the file, with the seal that is chosen for it.
func (f *File) readFirst(path string) error {
	base, err := read(f.disk, f.path)
	if err != nil {
		return readFault(path, err)
	}
	if err := f.chooseSeal(base.raw); err != nil {
		return err
	}
	content, err := f.opened(path, base.raw)
	if err != nil && !f.allowDamaged {
		return err
	}
	f.damaged = err
	var hashing sync.WaitGroup
	hashing.Go(func() { f.setBase(base, content) })
	if f.reading != nil {
		f.reading(f, content)
	}
	hashing.Wait()
	return nil
}

// takeFile takes the lock of a file that can be written.
func (f *File) takeFile() *lang.Error {
	if err := writable(f.path); err != nil {
		return writeFault(f.path, err)
	}
	return f.takeLock()
}

// settle ends what an interrupted save began. The hash comes first: what was
// replaced tells that the save was ours.
func (f *File) settle() *lang.Error {
	var err error
	if saved, known := f.lastSaved(); known && !f.outside && saved != f.base.Load().rawHash {
		err = f.writeState()
	}
	if err == nil {
		err = f.keepLeftovers()
	}
	if err != nil {
		_ = f.Close()
		return writeFault(f.path, err)
	}
	return nil
}

// Create writes a new register, mode 0600, and opens it for writing. It fails
// with fs.ErrExist when anything bears the name, be it a link to nothing.
func Create(path string, content []byte, options ...Option) (*File, error) {
	real, err := newPath(newFile("", options).disk, path)
	if err != nil {
		return nil, err
	}
	f := newFile(real, options)
	if err := f.chooseSeal(nil); err != nil {
		return nil, err
	}
	if err := f.takeLock(); err != nil {
		return nil, err
	}
	if _, err := f.Recreate(content); err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// OpenDeleted opens what is kept of a file that is gone: its versions and its
// history. Opened for writing, it takes the lock, and Recreate writes the file
// again. It fails with fs.ErrExist when the file is there, and with
// fs.ErrNotExist when nothing is kept of it.
func OpenDeleted(path string, mode Mode, options ...Option) (*File, error) {
	real, err := newPath(newFile("", options).disk, path)
	if err != nil {
		return nil, err
	}
	f := newFile(real, options)
	lines, _ := f.history() // one that cannot be read is said by History
	if _, err := f.disk.stat(f.sidecar(versionsName)); err != nil && len(lines) == 0 {
		return nil, readFault(path, err)
	}
	if err := f.chooseSeal(nil); err != nil {
		return nil, err
	}
	f.setBase(&revision{}, nil)
	if mode == ReadOnly {
		f.readOnly = openedForReading(real)
	} else if err := f.takeLock(); err != nil {
		return nil, err
	}
	return f, nil
}

func openedForReading(path string) *lang.Error {
	return lang.Errorf(lang.Text{
		FR: "%[1]s: ouvert en lecture seule\u00a0; rien n'y sera écrit",
		EN: "%[1]s: opened for reading; nothing will be written to it",
	}, path, ErrReadOnly)
}

// Path returns the real file: absolute, links resolved.
func (f *File) Path() string { return f.path }

// Content returns the content as last read or saved. It must not be modified.
func (f *File) Content() []byte { return f.base.Load().content }

// Hash returns the hash of Content.
func (f *File) Hash() Hash { return f.base.Load().hash }

// Sidecar returns the folder beside the file where what is written for it
// stands, for the owner alone. It need not exist yet.
func (f *File) Sidecar() string { return f.sidecar() }

// ReadOnly returns nil when the file can be saved, else why not.
func (f *File) ReadOnly() *lang.Error { return f.readOnly }

// ChangedSinceSave says whether the file was, when opened, other than this
// program last saved it: changed by another program, or damaged. It is false
// for a file never saved by this program, and after an interrupted save.
func (f *File) ChangedSinceSave() bool { return f.outside }

// SavedBefore says whether this program is known to have saved the file. Once it
// has, in this sitting or an earlier one, it is true.
func (f *File) SavedBefore() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	_, known := f.lastSaved()
	return known
}

// SeparateLinks lets the next saves separate the file from its other names.
func (f *File) SeparateLinks() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.separate = true
}

// Close releases the lock. Closing twice is no error.
func (f *File) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.lock == nil {
		return nil
	}
	f.removeEmptySidecar()
	err := f.lock.Close()
	f.lock = nil
	if err != nil {
		return writeFault(f.path, err)
	}
	return nil
}

// mayWrite says why a content cannot be saved now.
func (f *File) mayWrite(content []byte) error {
	switch {
	case f.readOnly != nil:
		return f.readOnly
	case f.lock == nil:
		return writeFault(f.path, os.ErrClosed)
	case len(content) > MaxSize:
		return tooLarge(f.path)
	}
	return nil
}

func (f *File) folder() string { return filepath.Dir(f.path) }

func (f *File) sidecar(elem ...string) string {
	return filepath.Join(append([]string{beside(f.path, "d")}, elem...)...)
}
