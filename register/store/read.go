package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"time"
)

// MaxSize is the size in bytes over which a file is neither read nor saved.
const MaxSize = 64 << 20

// Hash is the SHA-256 of a content.
type Hash [sha256.Size]byte

// String returns the hash in hexadecimal.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// hashOf hashes piece by piece: a long content must not keep a core from a
// screen that is drawn meanwhile.
func hashOf(content []byte) (h Hash) {
	sum := sha256.New()
	for piece := range slices.Chunk(content, 256<<10) {
		sum.Write(piece)
		runtime.Gosched()
	}
	sum.Sum(h[:0])
	return h
}

func parseHash(text string) (h Hash, ok bool) {
	n, err := hex.Decode(h[:], []byte(text))
	return h, err == nil && n == len(h) && len(text) == hex.EncodedLen(len(h))
}

// revision is one content of the file, as read or as saved.
type revision struct {
	raw     []byte      // as it stands in the file
	content []byte      // what that says, as the hashes: known once it is the base
	hash    Hash        // of the content
	rawHash Hash        // of what stands in the file
	at      time.Time   // when it was written
	info    fs.FileInfo // nil: not known
}

// looksSame says whether the file is, by all the system says without reading
// it, the one this revision was read from.
func (r *revision) looksSame(info fs.FileInfo) bool {
	return r.info != nil && sameFile(r.info, info) && r.info.Size() == info.Size() &&
		r.info.ModTime().Equal(info.ModTime()) && changeTime(r.info).Equal(changeTime(info))
}

// setBase makes a revision, which says content, the one that the next save may
// replace.
func (f *File) setBase(r *revision, content []byte) {
	r.rawHash = hashOf(r.raw)
	r.content, r.hash = r.raw, r.rawHash
	if f.seal != nil {
		r.content, r.hash = content, hashOf(content)
	}
	f.base.Store(r)
}

// resolve follows the links to a file, and gives its absolute path.
func resolve(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(abs)
}

// regular refuses what cannot be a register before it is opened: opening a
// pipe waits, and a device has no end.
func regular(d disk, path string) (fs.FileInfo, error) { return regularUpTo(d, path, MaxSize) }

func regularUpTo(d disk, path string, size int64) (fs.FileInfo, error) {
	info, err := d.lstat(path)
	if err != nil {
		return nil, err
	}
	return info, checkInfo(path, info, size)
}

func checkInfo(path string, info fs.FileInfo, size int64) error {
	switch {
	case !info.Mode().IsRegular():
		return notRegular(path)
	case info.Size() > size:
		return tooLarge(path)
	}
	return nil
}

// read reads a regular file; the errors are those of the system, ErrNotRegular
// and ErrTooLarge.
func read(d disk, path string) (*revision, error) { return readUpTo(d, path, MaxSize) }

// readUpTo reads a regular file of at most a size in bytes.
func readUpTo(d disk, path string, size int64) (*revision, error) {
	if _, err := regularUpTo(d, path, size); err != nil {
		return nil, err
	}
	file, err := d.open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	// Before the content: a change made meanwhile must look like one later.
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if err := checkInfo(path, info, size); err != nil {
		return nil, err
	}
	content := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	if _, err := content.ReadFrom(io.LimitReader(file, size+1)); err != nil {
		return nil, err
	}
	if int64(content.Len()) > size {
		return nil, tooLarge(path)
	}
	return &revision{raw: content.Bytes(), at: info.ModTime(), info: info}, nil
}

// gone says whether an error means that no file bears the name any more.
func gone(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrNotRegular)
}
