package history

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"article30/register"
	"article30/register/diff"
	"article30/register/lang"
)

// Log is the lines of a log, read.
type Log struct {
	lines  []sealed
	faults []Fault
}

// sealed is a line whose checksum holds.
type sealed struct {
	number int // in the file, from 1
	sum    Sum
	whole  bool
	linked bool // the line before it is the one that it was written behind
	text   []byte
}

// Fault is a line that was not written so by this program.
type Fault struct {
	Line int // from 1
	text lang.Text
}

// Text says what is wrong with the line.
func (f Fault) Text() lang.Text {
	return lang.Format(lang.Text{FR: "ligne %[1]d\u00a0: %[2]v", EN: "line %[1]d: %[2]v"}, f.Line, f.text)
}

var (
	unreadable = lang.Text{
		FR: "illisible\u00a0; son écriture a été interrompue, ou elle a été modifiée depuis",
		EN: "unreadable; writing it was interrupted, or it was edited since",
	}
	unlinked = lang.Text{
		FR: "ne suit pas celle d'avant\u00a0; des lignes ont été coupées, ajoutées ou modifiées",
		EN: "does not follow the line before; lines were cut, added or edited",
	}
	unfit = lang.Text{
		FR: "dit un changement qui ne va pas avec ce qui précède",
		EN: "tells a change that does not fit what precedes",
	}
)

// Read reads the lines of a log, whatever they hold. It checks every line, and
// understands none before it is asked for.
func Read(content []byte) *Log {
	l := &Log{}
	var last Sum
	number := 0
	for text := range bytes.Lines(content) {
		number++
		text = bytes.TrimSuffix(text, []byte("\n"))
		if len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		s, prev, ok := open(text)
		if !ok {
			l.faults = append(l.faults, Fault{number, unreadable})
			continue
		}
		s.number, s.linked = number, prev == last
		if !s.linked {
			l.faults = append(l.faults, Fault{number, unlinked})
		}
		l.lines = append(l.lines, s)
		last = s.sum
	}
	return l
}

// open takes the seal off a line; ok is false when it does not hold.
func open(text []byte) (s sealed, prev Sum, ok bool) {
	sum, rest, ok := cutSum(text, sumMark)
	if !ok || Sum(sha256.Sum256(rest)) != sum {
		return s, prev, false
	}
	prev, content, ok := cutSum(rest, prevMark)
	return sealed{sum: sum, whole: bytes.HasPrefix(content, []byte(wholeMark)), text: rest}, prev, ok
}

func cutSum(text []byte, mark string) (sum Sum, rest []byte, ok bool) {
	rest, ok = bytes.CutPrefix(text, []byte(mark))
	if !ok || len(rest) < sumDigits+len(markEnd) || string(rest[sumDigits:sumDigits+len(markEnd)]) != markEnd {
		return sum, nil, false
	}
	digits := rest[:sumDigits]
	_, err := hex.Decode(sum[:], digits)
	// Capital digits say the same number, and are not what was written.
	return sum, rest[sumDigits+len(markEnd):], err == nil && hex.EncodeToString(sum[:]) == string(digits)
}

func (s sealed) line() (line, error) {
	var l line
	text := append([]byte{'{'}, s.text...)
	err := json.Unmarshal(text, &l, jsontext.PreserveRawStrings(true))
	return l, err
}

// Empty reports that the log holds no line, not even one that cannot be read.
func (l *Log) Empty() bool { return len(l.lines)+len(l.faults) == 0 }

// Faults returns the lines that were cut, edited or not wholly written, in
// their order. A break that a line of cause Broken has answered is among them.
func (l *Log) Faults() []Fault { return l.faults }

// End returns what the next line is written behind: the checksum of the last
// one, and the hash of the register's file after it. ok is false when the
// register does not follow from the log, because there is no line or some
// before the last were cut or edited: then the next line must hold it whole.
// That whole lines are missing at the end shows in a state that is not the
// file's, and in nothing else.
func (l *Log) End() (sum Sum, state string, ok bool) {
	if len(l.lines) == 0 {
		return Sum{}, "", false
	}
	last := l.lines[len(l.lines)-1]
	read, err := last.line()
	return last.sum, read.State, err == nil && l.start(len(l.lines)-1) >= 0
}

// start returns the line with the whole register from which those up to the
// one of this index lead on without a break, -1 when there is none.
func (l *Log) start(to int) int {
	for i := to; i >= 0; i-- {
		switch {
		case l.lines[i].whole:
			return i
		case !l.lines[i].linked:
			return -1
		}
	}
	return -1
}

// Last returns the register as the log leaves it.
func (l *Log) Last() (*register.Register, error) { return l.after(len(l.lines) - 1) }

// after returns the register as it was after the line of an index.
func (l *Log) after(to int) (*register.Register, error) {
	from := l.start(to)
	if from < 0 {
		return nil, l.unknown(to)
	}
	var r *register.Register
	for i := from; i <= to; i++ {
		read, err := l.lines[i].line()
		if err == nil {
			r, err = read.after(r)
		}
		if err != nil {
			return nil, l.unknown(i)
		}
	}
	return r, nil
}

// after returns the register after a line, from that before it.
func (l *line) after(before *register.Register) (*register.Register, error) {
	if l.Whole {
		return register.Decode(l.Register)
	}
	return l.apply(before)
}

func (l *Log) unknown(at int) error {
	number := 0
	if at >= 0 {
		number = l.lines[at].number
	}
	return lang.Errorf(lang.Text{
		FR: "l'historique a été coupé ou modifié avant sa ligne %d\u00a0; le registre d'alors n'en ressort plus, voyez «\u00a0article30 versions\u00a0»",
		EN: "the history was cut or edited before its line %d; the register of then no longer follows from it, see \"article30 versions\"",
	}, number)
}

// At returns the register as it was at a moment: after the last line that was
// written until then. It fails when the log does not reach that far back, or
// was cut or edited there.
func (l *Log) At(moment time.Time) (*register.Register, error) {
	first := time.Time{}
	for i := len(l.lines) - 1; i >= 0; i-- {
		read, err := l.lines[i].line()
		if err != nil {
			continue
		}
		if !read.When.After(moment) {
			return l.after(i)
		}
		first = read.When
	}
	if first.IsZero() {
		return nil, lang.Errorf(lang.Text{
			FR: "ce registre n'a pas encore d'historique\u00a0; il commence au premier enregistrement",
			EN: "this register has no history yet; it begins with the first save",
		})
	}
	day := first.In(moment.Location()).Format(time.DateOnly)
	return nil, lang.Errorf(lang.Text{
		FR: "l'historique ne commence que le %s\u00a0; nommez ce jour ou un jour d'après",
		EN: "the history only begins on %s; name that day or a later one",
	}, lang.Text{FR: lang.FormatDate(day, lang.FR), EN: lang.FormatDate(day, lang.EN)})
}

// Moment is one line of the log, with the register before and after it.
type Moment struct {
	Note
	// Before is nil where the line makes a beginning, After where the line does
	// not follow from what is left of the log.
	Before, After *register.Register
	// Records is how many records the line says it changed.
	Records int
}

// Changes returns the fields that the line changed; none where Before or After
// is not known.
func (m Moment) Changes() []diff.Change {
	if m.Before == nil || m.After == nil {
		return nil
	}
	return diff.Between(m.Before, m.After)
}

// Moments returns what the log tells, the oldest first, and the lines that
// cannot be told.
func (l *Log) Moments() ([]Moment, []Fault) {
	faults := slices.Clone(l.faults)
	var moments []Moment
	var now *register.Register
	for _, s := range l.lines {
		read, err := s.line()
		m := Moment{Note: Note{read.When, read.Who, read.Cause, read.State}}
		before := now
		now = nil
		switch {
		case err != nil:
		case s.whole:
			now, err = read.after(nil)
		case s.linked && before != nil:
			m.Before = before
			now, err = read.after(before)
		}
		if err != nil {
			faults = append(faults, Fault{s.number, unfit})
		}
		m.After, m.Records = now, countRecords(read.Changes)
		moments = append(moments, m)
	}
	slices.SortStableFunc(faults, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
	return moments, faults
}

func countRecords(changes []change) int {
	records := map[register.ID]bool{}
	for _, c := range changes {
		records[c.ID] = true
	}
	return len(records)
}
