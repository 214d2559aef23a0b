// Package session is the open register: the edits made to it, undo and redo,
// and what of it is on disk. The editor and the commands that write use it
// alike.
//
// Its rules:
//
//   - An edit is a value, applied at once; it replaces records and never
//     writes to one.
//   - A step is undone by putting back the records it replaced, and refused
//     when they are no longer what the step left: nothing is undone unseen. A
//     step that is refused is given up, so that older ones can still be undone.
//   - The state to be saved is a snapshot, so that saving runs beside editing.
package session

import (
	"slices"
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/seal"
	"article30/register/store"
)

// Session is one register, open. One goroutine uses it; Write, Draft, History and
// ChangedOutside may run beside it.
type Session struct {
	file     *store.File
	journal  *journal // nil: opened for reading
	readOnly error
	unlock   Unlock
	unsealed error            // why nothing can be sealed, when that is why it is read-only
	outlined func(*Session)   // WithOutline
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

// WithOutline is told, once Open has read a file, of a session that reads the
// outline of the register alone (register.Outline), so that one can look through
// it while the rest is decoded. It may not be told, and Open may still fail.
func WithOutline(tell func(outline *Session)) Option {
	return func(s *Session) { s.outlined = tell }
}

// Open reads a register. Opened for writing, a file that cannot be written, is
// open elsewhere or comes from a newer program is open for reading all the
// same, and ReadOnly says why. The error names the file, and the place in it
// when it is no register.
func Open(path string, mode store.Mode, options ...Option) (*Session, error) {
	s := configured(options)
	var r *register.Register
	var fault error
	file, err := store.Open(path, mode, store.WithSeal(s.unlock.choose), store.WithReading(func(f *store.File, content []byte) {
		s.tellOutline(f, content)
		r, fault = register.Decode(content)
	}))
	if err != nil {
		return nil, err
	}
	if fault != nil {
		_ = file.Close()
		return nil, &FileError{Path: path, Err: fault}
	}
	s.start(file, r)
	if s.unsealed = sealTo(file, r); s.unsealed != nil {
		s.readOnly = s.unsealed
	}
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

// Create writes a new register and opens it; it never replaces a file. One that
// is named .age names its readers.
func Create(path string, r *register.Register, options ...Option) (*Session, error) {
	content, err := register.Encode(r)
	if err != nil {
		return nil, err
	}
	s := configured(options)
	file, err := store.Create(path, content, store.WithSeal(func(path string, raw []byte) (store.Seal, error) {
		chosen, err := s.unlock.choose(path, raw)
		if box, ok := chosen.(*seal.Box); ok {
			err = box.SealTo(publicKeys(r.Readers))
		}
		return chosen, err
	}))
	if err != nil {
		return nil, err
	}
	s.start(file, r)
	s.journal = newJournal(file, r, true, s.now)
	_ = s.journal.flush() // what could not be logged is found at the next opening
	return s, nil
}

func configured(options []Option) *Session {
	s := &Session{now: time.Now}
	for _, option := range options {
		option(s)
	}
	return s
}

func (s *Session) start(file *store.File, r *register.Register) {
	s.file, s.register, s.opened, s.saved = file, r, r, r
}

func (s *Session) tellOutline(file *store.File, content []byte) {
	if s.outlined == nil {
		return
	}
	r, ok := register.Outline(content)
	if !ok {
		return
	}
	outline := &Session{now: s.now, readOnly: lang.Errorf(lang.Text{
		FR: "le registre s'ouvre encore\u00a0; attendez un instant",
		EN: "the register is still being opened; wait a moment",
	})}
	outline.start(file, r)
	s.outlined(outline)
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

// Do applies an edit. The step is empty when the edit changes nothing. Before an
// entry of a catalogue goes, what the file holds is kept as a version. It fails,
// and changes nothing, when the register is read-only, the record is gone, the
// edit is refused, or that version cannot be kept.
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
	after, err := step.apply(s.register)
	if err == nil && step.dropsEntry() {
		err = s.file.KeepVersion(store.Deletion)
	}
	if err != nil {
		return Step{}, err
	}
	s.register = after
	s.done = append(s.done, step)
	s.undone = nil
	return step, nil
}

// Foresee returns what an edit would make of the register, which stays as it is.
// It fails when the edit would be refused.
func (s *Session) Foresee(e Edit) (*register.Register, error) {
	changes, err := e.changes(s.register, s.View(s.register.TextLanguage()))
	if err != nil {
		return nil, err
	}
	return Step{Changes: changes}.apply(s.register)
}

// apply returns a register with all the changes of a step. It fails when one of
// them cannot be made.
func (step Step) apply(r *register.Register) (*register.Register, error) {
	if step.whole != nil {
		return step.whole.apply(r)
	}
	for rest := step.Changes; len(rest) > 0; {
		n := inPlace(rest)
		var err error
		if n > 1 {
			r, err = replaceAll(r, rest[:n])
		} else {
			n = 1
			r, err = rest[0].apply(r)
		}
		if err != nil {
			return nil, err
		}
		rest = rest[n:]
	}
	return r, nil
}

// dropsEntry reports that an entry of a catalogue leaves the register, by itself
// or merged into another: what said the same of many records is then gone.
func (step Step) dropsEntry() bool {
	return slices.ContainsFunc(step.Changes, func(c Change) bool { return c.Collection.Catalogue && c.After == nil })
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
