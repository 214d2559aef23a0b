package session

import (
	"crypto/sha256"
	"encoding/hex"
	"sync"
	"time"

	"article30/register"
	"article30/register/history"
	"article30/register/lang"
	"article30/register/store"
)

// historyInterval is how long the saves of a sitting are brought together
// before they become a line of the history.
const historyInterval = 10 * time.Minute

// journal logs what the saves of a sitting changed. It writes behind the
// register, never before it: what a fault or the end of the program kept from
// the log is found at the next opening, and logged as found.
//
// Save and Close reach it from several goroutines, one after the other.
type journal struct {
	file   *store.File
	now    func() time.Time
	opened time.Time
	begin  history.Cause // why a log would begin now

	mu      sync.Mutex
	linked  bool        // the log has been read, and its last line leads to logged
	end     history.Sum // of that line
	logged  snapshot    // what the log holds, or ought to
	held    snapshot    // what the file holds
	changed time.Time   // when the file was last saved
	pending time.Time   // when the log fell behind; zero: it has not
	failed  time.Time   // when it last could not be written; zero: it could
	who     func() string
}

// snapshot is a state of the register as the file holds it.
type snapshot struct {
	register *register.Register // nil: a file that is no register
	hash     string             // of the file that holds it, in hexadecimal
}

// newJournal returns the journal of a file just opened, or made.
func newJournal(file *store.File, r *register.Register, created bool, now func() time.Time) *journal {
	j := &journal{file: file, now: now, opened: now(), who: sync.OnceValue(func() string { return User(file.Path()) })}
	j.logged = snapshot{r, file.Hash().String()}
	j.held = j.logged
	switch {
	case created:
		j.begin, j.pending, j.changed = history.Created, j.opened, j.opened
	case file.SavedBefore():
		j.begin = history.Lost
	default:
		j.begin = history.Begun
	}
	return j
}

// saved takes note of a save, and logs it when a line is due. The first save of
// a sitting links the log, so that one that ends early still begins it.
func (j *journal) saved(r *register.Register) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	now := j.now()
	j.held, j.changed = snapshot{r, j.file.Hash().String()}, now
	if j.pending.IsZero() {
		j.pending = now
	}
	switch {
	case !j.failed.IsZero() && !due(j.failed, now):
		return nil // said once, not at each save
	case due(j.pending, now):
		return j.write(history.Edited)
	case !j.linked:
		return j.link()
	}
	return nil
}

// due reports that the interval is over; a clock set back must not hold the log
// up.
func due(since, now time.Time) bool {
	return now.Before(since) || now.Sub(since) >= historyInterval
}

// became logs that the file is another register as a whole, by another program
// or on purpose.
func (j *journal) became(r *register.Register, cause history.Cause) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	now := snapshot{r, hashOf(r)}
	if cause == history.Outside && j.pending.IsZero() && !j.linked && !j.exists() {
		j.logged, j.held = now, now // a sitting that has saved nothing begins no log
		return nil
	}
	fault := j.write(history.Edited)
	j.held, j.changed = now, j.now()
	j.pending = j.changed
	if fault != nil {
		return fault
	}
	return j.write(cause)
}

// flush logs what is not logged yet.
func (j *journal) flush() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.write(history.Edited)
}

// close logs what is not logged yet or, at the end of a sitting that has saved
// nothing, what became of the file before it.
func (j *journal) close() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.pending.IsZero() && !j.linked && j.behind() {
		return j.link()
	}
	return j.write(history.Edited)
}

// exists reports that there is a log.
func (j *journal) exists() bool {
	lines, err := j.file.History()
	return err == nil && len(lines) > 0
}

// behind reports that there is a log, and that the file is not what it says. A
// file that this program did not write so is left to the next save: its records
// may lack an ID, and be given another one each time.
func (j *journal) behind() bool {
	lines, err := j.file.History()
	if err != nil || len(lines) == 0 {
		return false
	}
	_, state, ok := history.Read(lines).End()
	return !(ok && state == j.held.hash) && hashOf(j.held.register) == j.held.hash
}

// hashOf returns the hash of the file that holds a register, empty for text
// that no file can hold.
func hashOf(r *register.Register) string {
	content, err := register.Encode(r)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// write logs what the file holds, if the log is behind.
func (j *journal) write(cause history.Cause) error {
	if j.pending.IsZero() {
		return nil
	}
	var warning error
	if !j.linked {
		if warning = j.link(); !j.linked {
			return warning
		}
	}
	line, end, err := history.Changes(j.end, j.note(j.changed, cause, j.held), j.logged.register, j.held.register)
	if err == nil && line != nil {
		err = j.append(line)
	}
	if err != nil {
		return err
	}
	j.end, j.logged, j.pending = end, j.held, time.Time{}
	return warning
}

// note is what a line says of a state. Who changed what this program did not
// log is not known.
func (j *journal) note(at time.Time, cause history.Cause, s snapshot) history.Note {
	n := history.Note{When: at, Cause: cause, State: s.hash}
	if cause != history.Outside && cause != history.Unlogged {
		n.Who = j.who()
	}
	return n
}

// append writes a line; after a fault nobody knows how much of it is in the
// log, which is therefore read again.
func (j *journal) append(line []byte) error {
	err := j.file.AppendHistory(line)
	if err != nil {
		j.linked = false
		return j.fault(err)
	}
	j.failed = time.Time{}
	return nil
}

func (j *journal) fault(err error) error {
	j.failed = j.now()
	return lang.Errorf(lang.Text{
		FR: "%[1]s: enregistré, mais pas noté dans l'historique (%[2]v)\u00a0; ce le sera à la prochaine ouverture",
		EN: "%[1]s: saved, but not logged in the history (%[2]v); it will be at the next opening",
	}, j.file.Path(), err)
}

// link makes the log lead to what the file held when it was opened. The error
// is a fault of the log, or, once linked, what was wrong with it.
func (j *journal) link() error {
	lines, err := j.file.History()
	if err != nil {
		return j.fault(err)
	}
	log := history.Read(lines)
	end, state, whole := log.End()
	j.end = end
	switch {
	case log.Empty(), j.begin == history.Created: // or of a register of the same name, no longer there
		return j.start(j.begin)
	case !whole:
		return j.startAnew()
	case state == j.held.hash: // a line that was written, and not confirmed
		j.logged, j.linked = j.held, true
		return nil
	case state == j.logged.hash:
		j.linked = true
		return nil
	}
	last, err := log.Last()
	if err != nil {
		return j.startAnew()
	}
	return j.bridge(last)
}

// start begins a log with the whole register.
func (j *journal) start(cause history.Cause) error {
	first, when := j.logged, j.opened
	if first.register == nil {
		first, when = j.held, j.changed
	}
	first.hash = hashOf(first.register)
	line, end, err := history.Whole(j.end, j.note(when, cause, first), first.register)
	if err == nil {
		err = j.append(line)
	}
	if err != nil {
		return err
	}
	j.end, j.logged, j.linked = end, first, true
	j.begin = history.Lost // should it be gone before this sitting ends
	if cause == history.Lost {
		return lang.Errorf(lang.Text{
			FR: "%s: enregistré, mais l'historique manque\u00a0; un autre commence, et les versions gardées en disent plus",
			EN: "%s: saved, but the history is missing; another begins, and the versions kept tell more",
		}, j.file.Path())
	}
	return nil
}

// startAnew begins a log again, where what it holds does not.
func (j *journal) startAnew() error {
	if err := j.start(history.Broken); err != nil {
		return err
	}
	return lang.Errorf(lang.Text{
		FR: "%s: enregistré, mais l'historique a été coupé ou modifié\u00a0; il reprend avec tout le registre, et «\u00a0article30 history\u00a0» dit où",
		EN: "%s: saved, but the history was cut or edited; it begins anew with the whole register, and \"article30 history\" says where",
	}, j.file.Path())
}

// bridge logs what became of the file between the end of the log and the
// opening.
func (j *journal) bridge(last *register.Register) error {
	if j.logged.register == nil { // the file was no register then
		j.logged.register, j.linked = last, true
		return nil
	}
	cause := history.Unlogged
	if j.file.ChangedSinceSave() {
		cause = history.Outside
	}
	opened := snapshot{j.logged.register, hashOf(j.logged.register)}
	line, end, err := history.Changes(j.end, j.note(j.opened, cause, opened), last, opened.register)
	if err == nil && line != nil {
		err = j.append(line)
	}
	if err != nil {
		return err
	}
	j.end, j.linked = end, true
	return nil
}

// History logs what is not logged yet, and returns the whole history of the
// register.
func (s *Session) History() (*history.Log, error) {
	if s.journal != nil {
		_ = s.journal.flush() // what cannot be written is missing in what follows
	}
	lines, err := s.file.History()
	if err != nil {
		return nil, err
	}
	return history.Read(lines), nil
}

// ConflictCopies returns the names of the files beside the register that look
// like copies of it, made where two machines or two branches had changed it.
func (s *Session) ConflictCopies() []string { return s.file.ConflictCopies() }
