package editor

import (
	"bytes"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"article30/register"
	"article30/register/session"
	"article30/register/store"

	tea "github.com/charmbracelet/bubbletea"
)

// pause is how long after an edit its write begins: what is typed in one
// breath is written once, and is on disk within a second.
const pause = 300 * time.Millisecond

// saver writes the register behind the edits. One command at a time waits for
// an edit, pauses, writes, and reports; the report starts the next one. It
// writes without waiting for the screen, which an external editor may hold.
type saver struct {
	session *session.Session
	latest  atomic.Pointer[register.Register] // what the file does not hold yet; nil: it holds all
	edited  chan struct{}                     // of one: there is something to write
	fault   error                             // of the last write; nil once one succeeds
	taken   int                               // the turn of what was last taken

	writing sync.Mutex // one turn at the disk at a time, the last one at the end included
	turn    int        // of whoever is at the disk
	landed  written    // the last write that reached the disk, until the session knows
}

func newSaver(s *session.Session) *saver {
	return &saver{session: s, edited: make(chan struct{}, 1)}
}

// written is the result of one write; the register is nil when there was
// nothing to write.
type written struct {
	turn     int
	register *register.Register
	saved    store.Saved
	err      error
}

// touch says that the register has changed.
func (s *saver) touch() {
	s.latest.Store(s.session.Register())
	select {
	case s.edited <- struct{}{}:
	default: // already said
	}
}

// next returns the command that writes the next edits.
func (s *saver) next() tea.Cmd {
	return func() tea.Msg {
		<-s.edited
		time.Sleep(pause)
		return s.write()
	}
}

// write writes the latest state; what it is, is read once it is our turn, so
// that an older state never comes after a newer one.
func (s *saver) write() written {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.turn++
	r := s.latest.Load()
	if r == nil {
		return written{turn: s.turn}
	}
	saved, err := s.session.Write(r)
	if err == nil {
		s.latest.CompareAndSwap(r, nil) // unless edited meanwhile
	}
	w := written{s.turn, r, saved, err}
	if err == nil {
		s.landed = w
	}
	return w
}

// take records the result of a write. It reports false when there is nothing
// to record: nothing was written, or a later turn has been taken already.
func (s *saver) take(w written) bool {
	if w.register == nil || w.turn <= s.taken {
		return false
	}
	s.taken, s.fault = w.turn, w.err
	if w.err == nil {
		s.session.Written(w.register, w.saved)
	}
	return true
}

// now writes what is pending, or what could not be written before, and waits
// for the disk.
func (s *saver) now() written {
	if s.session.Pending() == nil && s.fault == nil {
		return written{}
	}
	return s.again()
}

// again writes the register as it is, pending or not, and waits for the disk.
func (s *saver) again() written {
	s.latest.Store(s.session.Register())
	return s.write()
}

// know lets the session know what the file holds, whatever report is still on
// its way: what others made of the file is compared with that.
func (s *saver) know() {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.catchUp()
}

func (s *saver) catchUp() {
	if s.landed.register != nil {
		s.session.Written(s.landed.register, s.landed.saved)
		s.landed = written{}
	}
}

// alone has the session do something to the file while nothing is written. What
// was written before is known to it by then, and nothing of that time follows.
func (s *saver) alone(do func() error) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.catchUp()
	s.turn++
	s.taken = s.turn
	err := do()
	if err == nil {
		s.latest.Store(s.session.Pending())
	}
	return err
}

// reload takes what the file holds.
func (s *saver) reload() error {
	s.fault = s.alone(s.session.Reload)
	return s.fault
}

// recreate writes the file again where it was deleted.
func (s *saver) recreate() error {
	err := s.alone(s.session.Recreate)
	if err == nil {
		s.fault = nil
	}
	return err
}

// rescue writes what there is when the program ends without having been asked
// to, and returns where it is, "" when nothing could be written. It may run
// beside all but itself.
func (s *saver) rescue() string {
	w := s.write()
	if w.err == nil || errors.Is(w.err, store.ErrUnconfirmed) {
		return s.session.Path()
	}
	if where, kept := s.inDraft(w.register); kept {
		return where
	}
	return ""
}

// inDraft returns where the draft is that holds a register; ok is false when
// none does.
func (s *saver) inDraft(r *register.Register) (where string, ok bool) {
	draft, found := s.session.Draft()
	if !found {
		return "", false
	}
	content, err := register.Encode(r)
	return draft.Path, err == nil && bytes.Equal(draft.Content, content)
}
