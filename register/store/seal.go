package store

import (
	"bytes"
	"encoding/base64"
	"errors"

	"article30/register/lang"
)

// Seal makes what stands on the disk of a content, and back. The file, the
// versions, the draft and each line of the history are sealed; what is said of
// them beside (hashes of what stands on the disk, who holds the lock) is not.
type Seal interface {
	// Seal need not give the same twice.
	Seal(content []byte) ([]byte, error)
	// Open fails on whatever Seal did not make, and then gives nothing of it.
	Open(sealed []byte) ([]byte, error)
}

// Sealing chooses the seal of a file by its real path and by what stands in it,
// nil where it does not stand there yet. No seal (nil) leaves contents as they
// are. The error says, without the path, why the file cannot be opened.
type Sealing func(path string, raw []byte) (Seal, error)

// WithSeal has the seal of a file chosen when it is opened or created.
func WithSeal(choose Sealing) Option { return func(f *File) { f.choose = choose } }

// AllowDamaged opens a file even where its seal does not: its content is then
// empty, and Damaged says why. It is for who looks after what is kept of it.
func AllowDamaged() Option { return func(f *File) { f.allowDamaged = true } }

// Seal returns the seal of the file, nil when it has none.
func (f *File) Seal() Seal { return f.seal }

// Damaged returns why the seal of a file opened with AllowDamaged does not open,
// nil when it does.
func (f *File) Damaged() error { return f.damaged }

// errSeal is in the errors of a seal that does not open.
var errSeal = errors.New("the seal does not open")

func (f *File) chooseSeal(raw []byte) error {
	if f.choose == nil {
		return nil
	}
	seal, err := f.choose(f.path, raw)
	if err != nil {
		return sealFault(f.path, err)
	}
	f.seal = seal
	return nil
}

// sealed returns what is to stand on the disk of a content.
func (f *File) sealed(content []byte) ([]byte, error) {
	if f.seal == nil {
		return content, nil
	}
	raw, err := f.seal.Seal(content)
	switch {
	case err != nil:
		return nil, sealFault(f.path, err)
	case len(raw) > MaxSize:
		return nil, tooLarge(f.path)
	}
	return raw, nil
}

// opened returns the content of what stands on the disk at a path.
func (f *File) opened(path string, raw []byte) ([]byte, error) {
	if f.seal == nil {
		return raw, nil
	}
	content, err := f.seal.Open(raw)
	if err != nil {
		return nil, sealFault(path, err)
	}
	return content, nil
}

// revision makes a revision of a content to be saved. What it needs of it after
// that is a copy: whoever saves it may write to it again.
func (f *File) revision(content []byte) (*revision, error) {
	raw, err := f.sealed(content)
	if err != nil || f.seal == nil {
		return &revision{raw: raw}, err
	}
	return &revision{raw: raw, content: bytes.Clone(content)}, nil
}

// sealedLines seals each line of the history by itself, so that one that is cut
// takes no other with it. A last line that was cut already stays without its end.
func (f *File) sealedLines(lines []byte) ([]byte, error) {
	if f.seal == nil {
		return lines, nil
	}
	var sealed []byte
	for line := range bytes.Lines(lines) {
		text, whole := bytes.CutSuffix(line, []byte("\n"))
		raw, err := f.sealed(text)
		if err != nil {
			return nil, err
		}
		sealed = base64.StdEncoding.AppendEncode(sealed, raw)
		if whole {
			sealed = append(sealed, '\n')
		}
	}
	return sealed, nil
}

// openedLines opens the lines of the history, each by itself.
func (f *File) openedLines(lines []byte) []byte {
	if f.seal == nil {
		return lines
	}
	var opened bytes.Buffer
	for line := range bytes.Lines(lines) {
		text, whole := bytes.CutSuffix(line, []byte("\n"))
		raw, err := base64.StdEncoding.AppendDecode(nil, text)
		if err == nil {
			raw, err = f.seal.Open(raw)
		}
		if err != nil {
			raw = text
		}
		opened.Write(raw)
		if whole {
			opened.WriteByte('\n')
		}
	}
	return opened.Bytes()
}

// changed is the error of a file that is no longer what was last read or saved,
// by what stands in it.
func (f *File) changed(raw []byte) *ChangedError {
	content, _ := f.opened(f.path, raw) // nothing, where the seal does not open
	return changed(f.path, content)
}

func sealFault(path string, err error) *lang.Error {
	return lang.Errorf(lang.Text{FR: "%[1]s: %[2]v", EN: "%[1]s: %[2]v"}, path, sealError{err})
}

// sealError marks an error of a seal, and says what it says.
type sealError struct{ error }

func (e sealError) Unwrap() []error { return []error{errSeal, e.error} }
