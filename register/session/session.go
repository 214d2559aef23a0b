// Package session is the open register: the edits made to it, undo and redo,
// and what of it is on disk. The editor and the commands that write use it
// alike.
//
// Its rules:
//
//   - An edit is a value, applied at once; it replaces records and never
//     writes to one.
//   - A step is undone by putting back the records it replaced, and refused
//     when they are no longer what the step left: nothing is undone unseen.
//   - The state to be saved is a snapshot, so that saving runs beside editing.
package session

import (
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/store"
)

// Session is one register, open. One goroutine uses it; Write, Draft, History and
// ChangedOutside may run beside it.
type Session struct {
	file     *store.File // nil: the register is kept in memory alone
	journal  *journal    // nil: opened for reading
	readOnly error
	encoder  register.Encoder // used by Write alone
	baseKept store.Hash       // likewise: of the state of the file last kept for a draft
	now      func() time.Time

	register *register.Register
	opened   *register.Register // as it was when opened
	saved    *register.Register // as the file holds it
	savedAt  time.Time          // zero: not saved in this sitting

	done, undone []Step
}

// Step is one edit as undo and redo know it.
type Step struct {
	Title   lang.Text
	Changes []Change
	whole   *whole // what makes the changes all at once; nil: each by itself
}

// Empty reports that the step changes nothing.
func (step Step) Empty() bool { return len(step.Changes) == 0 && step.whole == nil }

// Option changes how a session is opened.
type Option func(*Session)

// WithClock replaces the clock of the system.
func WithClock(now func() time.Time) Option { return func(s *Session) { s.now = now } }

// Open reads a register. Opened for writing, a file that cannot be written, is
// open elsewhere or comes from a newer program is open for reading all the
// same, and ReadOnly says why. The error names the file, and the place in it
// when it is no register.
func Open(path string, mode store.Mode, options ...Option) (*Session, error) {
	file, err := store.Open(path, mode)
	if err != nil {
		return nil, err
	}
	r, err := register.Decode(file.Content())
	if err != nil {
		_ = file.Close()
		return nil, &FileError{Path: path, Err: err}
	}
	s := start(file, r, options)
	if reason := file.ReadOnly(); reason != nil {
		s.readOnly = reason
	}
	if r.Format > register.Format {
		s.readOnly = newerFormat(path, r.Format)
	}
	if s.readOnly == nil {
		s.journal = newJournal(file, r, false, s.now)
	}
	return s, nil
}

// Create writes a new register and opens it; it never replaces a file.
func Create(path string, r *register.Register, options ...Option) (*Session, error) {
	content, err := register.Encode(r)
	if err != nil {
		return nil, err
	}
	file, err := store.Create(path, content)
	if err != nil {
		return nil, err
	}
	s := start(file, r, options)
	s.journal = newJournal(file, r, true, s.now)
	_ = s.journal.flush() // what could not be logged is found at the next opening
	return s, nil
}

func start(file *store.File, r *register.Register, options []Option) *Session {
	s := &Session{file: file, register: r, opened: r, saved: r, now: time.Now}
	for _, option := range options {
		option(s)
	}
	return s
}

// FileError is a fault of a register file's contents.
type FileError struct {
	Path string
	Err  error
}

func (e *FileError) Error() string { return e.Path + ":" + e.Err.Error() }
func (e *FileError) Unwrap() error { return e.Err }

// In returns PATH:LINE:COLUMN: reason, in one language.
func (e *FileError) In(l lang.Lang) string {
	if fault, ok := e.Err.(*register.Fault); ok {
		return e.Path + ":" + fault.In(l)
	}
	return e.Path + ": " + lang.Message(e.Err, l)
}

func newerFormat(path string, format int) error {
	return lang.Errorf(lang.Text{
		FR: "%s vient d'une version plus récente du programme (format %d)\u00a0; il s'ouvre en lecture seule",
		EN: "%s comes from a newer version of the program (format %d); it is open for reading only",
	}, path, format)
}

// Register returns the register as it is now.
func (s *Session) Register() *register.Register { return s.register }

// View returns the register as it is now, read in a language today.
func (s *Session) View(l lang.Lang) register.View {
	return register.View{Register: s.register, Lang: l, Today: s.now()}
}

// Path returns the file's real path.
func (s *Session) Path() string { return s.file.Path() }

// Sidecar returns the folder beside the file for what belongs to it, for the
// owner alone. It need not exist yet.
func (s *Session) Sidecar() string { return s.file.Sidecar() }

// ReadOnly returns why the register cannot be changed, nil when it can.
func (s *Session) ReadOnly() error { return s.readOnly }

// Do applies an edit. The step is empty when the edit changes nothing. It
// fails, and changes nothing, when the register is read-only, the record is
// gone, or the edit is refused.
func (s *Session) Do(e Edit) (Step, error) {
	if s.readOnly != nil {
		return Step{}, s.readOnly
	}
	v := s.View(s.register.TextLanguage())
	title := e.title(s.register, v)
	changes, err := e.changes(s.register, v)
	if err != nil || len(changes) == 0 {
		return Step{}, err
	}
	step := Step{Title: title, Changes: changes}
	if err := s.apply(step); err != nil {
		return Step{}, err
	}
	s.done = append(s.done, step)
	s.undone = nil
	return step, nil
}

// apply makes all the changes of a step, or none.
func (s *Session) apply(step Step) error {
	r := s.register
	if step.whole != nil {
		after, err := step.whole.apply(r)
		if err == nil {
			s.register = after
		}
		return err
	}
	for _, c := range step.Changes {
		var err error
		if r, err = c.apply(r); err != nil {
			return err
		}
	}
	s.register = r
	return nil
}

// Close logs what the history lacks and releases the file. What is not saved is
// lost to it: save first. What could not be logged is no fault here: it is
// found at the next opening.
func (s *Session) Close() error {
	if s.journal != nil && s.readOnly == nil {
		_ = s.journal.close()
	}
	return s.file.Close()
}
