package session_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"article30/register"
	"article30/register/history"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/register/session"
	"article30/register/store"
)

// clock is a clock that a test moves.
type clock struct{ time.Time }

func (c *clock) now() time.Time { return c.Time }

func mustOpen(t testing.TB, path string, c *clock) *session.Session {
	t.Helper()
	s, err := session.Open(path, store.ReadWrite, session.WithClock(c.now))
	if err == nil {
		err = s.ReadOnly()
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func mustCreate(t testing.TB, path string, c *clock) *session.Session {
	t.Helper()
	s, err := session.Create(path, register.New("Exemple", lang.FR), session.WithClock(c.now))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func rename(t testing.TB, s *session.Session, name string) {
	t.Helper()
	if _, err := s.Do(session.Set{Record: s.Register().Organisation.ID, Path: "name", To: session.Typed(name)}); err != nil {
		t.Fatal(err)
	}
}

// mustSave saves as the editor does, behind the edits.
func mustSave(t testing.TB, s *session.Session) store.Saved {
	t.Helper()
	r := s.Pending()
	if r == nil {
		return store.Saved{}
	}
	saved, err := s.Write(r)
	if err != nil {
		t.Fatal(err)
	}
	s.Written(r, saved)
	return saved
}

func readLog(t testing.TB, path string) *history.Log {
	t.Helper()
	file, err := store.Open(path, store.ReadOnly)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := file.History()
	if err != nil {
		t.Fatal(err)
	}
	return history.Read(lines)
}

func causes(t testing.TB, path string) []history.Cause {
	t.Helper()
	moments, _ := readLog(t, path).Moments()
	var causes []history.Cause
	for _, m := range moments {
		causes = append(causes, m.Cause)
	}
	return causes
}

func content(t testing.TB, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// sittings is what a property does with one register: sittings that follow each
// other, some of which end without closing, and other programs between them.
type sittings struct {
	t      *rapid.T
	tb     *testing.T
	path   string
	clock  *clock
	open   *session.Session
	states []string // of the file, in their order
}

// memoryDir is a folder in memory where the system has one, for the properties
// that make thousands of files.
func memoryDir(t *testing.T) string {
	dir, err := os.MkdirTemp("/dev/shm", "session-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

func begin(rt *rapid.T, t *testing.T) *sittings {
	dir, err := os.MkdirTemp(memoryDir(t), "")
	if err != nil {
		rt.Fatal(err)
	}
	p := &sittings{t: rt, tb: t, path: filepath.Join(dir, "registre.json"), clock: &clock{today}}
	s, err := session.Create(p.path, registertest.Random(rt, registertest.Hostile()), session.WithClock(p.clock.now))
	if err != nil {
		rt.Fatal(err)
	}
	p.open = s
	p.note()
	rt.Cleanup(func() { _ = p.open.Close() })
	return p
}

func (p *sittings) note() { p.states = append(p.states, content(p.tb, p.path)) }

func (p *sittings) step() {
	p.clock.Time = p.clock.Add(time.Duration(rapid.IntRange(-60, 600).Draw(p.t, "seconds")) * time.Second)
	switch rapid.IntRange(0, 11).Draw(p.t, "step") {
	default:
		_, _ = p.open.Do(anyEdit(p.t, p.open.Register())) // a refused edit changes nothing
		mustSave(p.tb, p.open)
		p.note()
	case 0:
		_, _ = p.open.Undo()
		mustSave(p.tb, p.open)
		p.note()
	case 1:
		p.reopen()
	case 2:
		p.crash()
	case 3:
		p.outside()
		if err := p.open.Reload(); err != nil {
			p.t.Fatal(err)
		}
	case 4:
		if err := p.open.Close(); err != nil {
			p.t.Fatal(err)
		}
		p.outside()
		p.open = mustOpen(p.tb, p.path, p.clock)
	}
}

func (p *sittings) save() {
	rename(p.tb, p.open, registertest.Hostile().Draw(p.t, "name"))
	mustSave(p.tb, p.open)
	p.note()
}

func (p *sittings) reopen() {
	if err := p.open.Close(); err != nil {
		p.t.Fatal(err)
	}
	p.open = mustOpen(p.tb, p.path, p.clock)
}

// crash goes on with what a kill would have left.
func (p *sittings) crash() {
	left, err := os.MkdirTemp(filepath.Dir(filepath.Dir(p.path)), "")
	if err == nil {
		err = os.CopyFS(left, os.DirFS(filepath.Dir(p.path)))
	}
	if err != nil {
		p.t.Fatal(err)
	}
	_ = p.open.Close()
	p.path = filepath.Join(left, "registre.json")
	p.open = mustOpen(p.tb, p.path, p.clock)
}

// outside writes the file as another program would.
func (p *sittings) outside() {
	r, err := register.Decode([]byte(content(p.tb, p.path)))
	if err != nil {
		p.t.Fatal(err)
	}
	other := *r.Organisation
	other.Name = registertest.Hostile().Draw(p.t, "name")
	r.Organisation = &other
	text, err := register.Encode(r)
	if err == nil {
		err = os.WriteFile(p.path, text, 0o600)
	}
	if err != nil {
		p.t.Fatal(err)
	}
	p.note()
}

// The log tells nothing that the file did not hold at some time, in that order,
// and ends with what it holds now.
func (p *sittings) check(moments []history.Moment) {
	next := 0
	last := ""
	for i, m := range moments {
		if m.After == nil {
			continue
		}
		encoded, err := register.Encode(m.After)
		if err != nil {
			p.t.Fatal(err)
		}
		last = string(encoded)
		if m.State != sumOf(last) {
			p.t.Fatalf("line %d (%s) gives the hash of another file", i+1, m.Cause)
		}
		at := slices.Index(p.states[next:], last)
		if at < 0 {
			p.t.Fatalf("line %d (%s) tells a register that never was, or not then", i+1, m.Cause)
		}
		next += at
	}
	if last != content(p.tb, p.path) {
		p.t.Fatal("the log does not end with the register")
	}
}

func TestTheHistoryTellsWhatTheFileHeld(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := begin(rt, t)
		for range rapid.IntRange(1, 8).Draw(rt, "steps") {
			p.step()
		}
		p.save()
		p.reopen()
		log := readLog(t, p.path)
		moments, faults := log.Moments()
		if len(faults) > 0 {
			rt.Fatalf("%v", faults[0].Text())
		}
		p.check(moments)
	})
}

// Whatever becomes of the log, the register opens and is saved, and the damage
// is told.
func TestADamagedHistoryHarmsNoRegister(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := begin(rt, t)
		for range rapid.IntRange(1, 3).Draw(rt, "steps") {
			p.step()
		}
		p.save()
		if err := p.open.Close(); err != nil {
			rt.Fatal(err)
		}
		before := content(t, p.path)
		log := filepath.Join(filepath.Dir(p.path), ".registre.json.d", "history.jsonl")
		lines := []byte(content(t, log))
		at := rapid.IntRange(0, len(lines)-1).Draw(rt, "at")
		damaged := bytes.Clone(lines[:at])
		if rapid.Bool().Draw(rt, "flip") {
			damaged = bytes.Clone(lines)
			damaged[at] ^= 1 << rapid.IntRange(0, 7).Draw(rt, "bit")
		}
		if err := os.WriteFile(log, damaged, 0o600); err != nil {
			rt.Fatal(err)
		}
		p.open = mustOpen(t, p.path, p.clock)
		if content(t, p.path) != before {
			rt.Fatal("opening changed the register")
		}
		rename(t, p.open, "après le dommage")
		saved := mustSave(t, p.open)
		p.note()
		if err := p.open.Close(); err != nil {
			rt.Fatal(err)
		}
		moments, faults := readLog(t, p.path).Moments()
		p.check(moments)
		told := len(faults) > 0 || saved.Warning != nil
		for _, m := range moments[max(0, len(moments)-3):] {
			told = told || slices.Contains([]history.Cause{history.Broken, history.Lost, history.Unlogged}, m.Cause)
		}
		if !told && !bytes.Equal(append(damaged, '\n'), lines) && !leadsTo(damaged, before) {
			rt.Fatal("the damage is not told")
		}
	})
}

// leadsTo reports that whole lines at the beginning of a log end with what the
// file holds now, as after an edit and its undo: that lines are missing cannot
// be seen then.
func leadsTo(lines []byte, held string) bool {
	_, state, ok := history.Read(lines).End()
	return ok && state == sumOf(held)
}

func sumOf(content string) string {
	sum := sha256.Sum256([]byte(content))
	return hex.EncodeToString(sum[:])
}

func TestSavesOfTenMinutesAreOneLine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	c := &clock{today}
	s := mustCreate(t, path, c)
	for range 30 {
		c.Time = c.Add(time.Minute)
		rename(t, s, c.Format(time.TimeOnly))
		mustSave(t, s)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	moments, _ := readLog(t, path).Moments()
	if len(moments) != 4 {
		t.Fatalf("%d lines", len(moments))
	}
	if last := moments[3]; !last.When.Equal(c.Time) || len(last.Changes()) != 1 || last.After.Organisation.Name != c.Format(time.TimeOnly) {
		t.Errorf("the last line: %v, %d changes", last.When, len(last.Changes()))
	}
}

func TestACommandIsLoggedAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	s := mustCreate(t, path, &clock{today})
	defer s.Close()
	rename(t, s, "Autre")
	if _, err := s.Save(); err != nil {
		t.Fatal(err)
	}
	if got := causes(t, path); !slices.Equal(got, []history.Cause{history.Created, history.Edited}) {
		t.Errorf("%q", got)
	}
}

func TestASittingThatSavesNothingBeginsNoHistory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	if err := os.WriteFile(path, []byte(`{"format": 1, "treatments": [{"name": "Paie"}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := mustOpen(t, path, &clock{today}).Close(); err != nil {
		t.Fatal(err)
	}
	if !readLog(t, path).Empty() {
		t.Error("there is a history")
	}
}

func TestAChangeFromOutsideIsLoggedEvenWhenNothingIsSaved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	c := &clock{today}
	if err := mustCreate(t, path, c).Close(); err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(content(t, path), "Exemple", "Changé", 1)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 { // once, however often the register is opened
		if err := mustOpen(t, path, c).Close(); err != nil {
			t.Fatal(err)
		}
	}
	moments, _ := readLog(t, path).Moments()
	if len(moments) != 2 || moments[1].Cause != history.Outside || moments[1].Who != "" {
		t.Errorf("%q", causes(t, path))
	}
}

func TestAChangeFromOutsideWhileOpenIsLoggedAsSuch(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	s := mustCreate(t, path, &clock{today})
	defer s.Close()
	rename(t, s, "Autre")
	mustSave(t, s)
	text := strings.Replace(content(t, path), "Autre", "Changé", 1)
	if err := errorsOf(os.WriteFile(path, []byte(text), 0o600), s.Reload()); err != nil {
		t.Fatal(err)
	}
	if got := causes(t, path); !slices.Equal(got, []history.Cause{history.Created, history.Edited, history.Outside}) {
		t.Errorf("%q", got)
	}
}

// A program that ends early must not look like a log that was taken away.
func TestTheFirstSaveOfASittingBeginsTheHistory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	if err := os.WriteFile(path, []byte(`{"format": 1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	s := mustOpen(t, path, &clock{today})
	defer s.Close()
	rename(t, s, "Autre")
	mustSave(t, s)
	if got := causes(t, path); !slices.Equal(got, []history.Cause{history.Begun}) {
		t.Errorf("%q", got)
	}
}

// Records without ID are given another one at each opening.
func TestAFileWrittenByHandIsLoggedOnceItIsSaved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	c := &clock{today}
	byHand := func(name string) {
		t.Helper()
		text := `{"format": 1, "treatments": [{"name": "` + name + `"}]}`
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	lines := 0
	for _, name := range []string{"Paie", "Clients"} {
		byHand(name)
		for range 2 {
			if err := mustOpen(t, path, c).Close(); err != nil {
				t.Fatal(err)
			}
		}
		if got := len(causes(t, path)); got != lines {
			t.Fatalf("%d lines before the save, %d after two openings", lines, got)
		}
		s := mustOpen(t, path, c)
		rename(t, s, name)
		mustSave(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		moments, faults := readLog(t, path).Moments()
		if len(faults) > 0 {
			t.Fatal(faults[0].Text())
		}
		for i, m := range moments {
			if encoded, err := register.Encode(m.After); err != nil || m.State != sumOf(string(encoded)) {
				t.Errorf("line %d gives the hash of another file: %v", i+1, err)
			}
		}
		lines = len(moments)
	}
}

// Where the disk did not confirm a line, it may be there all the same.
func TestALineThatWasNotConfirmedStandsOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	c := &clock{today}
	s := mustCreate(t, path, c)
	log := filepath.Join(s.Sidecar(), "history.jsonl")
	lines := content(t, log)
	rename(t, s, "Autre")
	if err := errorsOf(os.Remove(log), os.Mkdir(log, 0o700)); err != nil {
		t.Fatal(err)
	}
	if saved, err := s.Save(); err != nil || saved.Warning == nil {
		t.Fatal(err, saved.Warning)
	}
	before := history.Read([]byte(lines))
	was, err := before.Last()
	if err != nil {
		t.Fatal(err)
	}
	end, _, _ := before.End()
	line, _, err := history.Changes(end, history.Note{When: c.Time, State: sumOf(content(t, path))}, was, s.Register())
	if err := errorsOf(err, os.Remove(log), os.WriteFile(log, append([]byte(lines), line...), 0o600), s.Close()); err != nil {
		t.Fatal(err)
	}
	if got := causes(t, path); !slices.Equal(got, []history.Cause{history.Created, history.Edited}) {
		t.Errorf("%q", got)
	}
}

func TestASaveSucceedsWhenTheHistoryCannotBeWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	c := &clock{today}
	s := mustCreate(t, path, c)
	log := filepath.Join(s.Sidecar(), "history.jsonl")
	if err := errorsOf(os.Remove(log), os.Mkdir(log, 0o700)); err != nil {
		t.Fatal(err)
	}
	rename(t, s, "Autre")
	saved, err := s.Save()
	if err != nil || saved.Warning == nil || !strings.Contains(content(t, path), "Autre") {
		t.Fatalf("%v, %v", err, saved.Warning)
	}
	if err := errorsOf(s.Close(), os.Remove(log)); err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, path, c)
	rename(t, s, "Encore")
	if saved, err = s.Save(); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := causes(t, path); !slices.Equal(got, []history.Cause{history.Lost, history.Edited}) || saved.Warning == nil {
		t.Errorf("%q, %v", got, saved.Warning)
	}
}

func errorsOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func TestAnEarlierVersionIsTakenBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	c := &clock{today}
	s := mustCreate(t, path, c)
	first := content(t, path)
	rename(t, s, "Autre")
	if _, err := s.Save(); err != nil {
		t.Fatal(err)
	}
	if _, err := session.Restore(path, 1); err == nil {
		t.Fatal("a register that is open was restored")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("{ ce n'est plus un registre"), 0o600); err != nil {
		t.Fatal(err)
	}
	if saved, err := session.Restore(path, 1, session.WithClock(c.now)); err != nil || saved.Warning != nil {
		t.Fatal(err, saved.Warning)
	}
	if content(t, path) != first {
		t.Error("the register is another")
	}
	file, err := store.Open(path, store.ReadOnly)
	if err != nil {
		t.Fatal(err)
	}
	versions, err := file.Versions()
	if err != nil {
		t.Fatal(err)
	}
	last := versions[len(versions)-1]
	if kept, err := file.Version(last.Number); err != nil || last.Kind != store.Restoring || !strings.HasPrefix(string(kept), "{ ce n'est") {
		t.Errorf("the last version is %+v: %v", last, err)
	}
	if got := causes(t, path); !slices.Equal(got, []history.Cause{history.Created, history.Edited, history.Restored}) {
		t.Errorf("%q", got)
	}
	if _, err := session.Restore(path, last.Number); err == nil {
		t.Error("a version that is no register was restored")
	}
	if _, err := session.Restore(path, 99); err == nil {
		t.Error("a version that is not there was restored")
	}
}

func TestAHistoryOfItsOwnGoesOnFromThatOfTheSidecar(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	c := &clock{today}
	s := mustCreate(t, path, c)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+".history", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, path, c)
	rename(t, s, "Autre")
	if _, err := s.Save(); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	own := history.Read([]byte(content(t, path+".history")))
	if moments, faults := own.Moments(); len(moments) != 2 || len(faults) > 0 {
		t.Errorf("%d lines, %d faults", len(moments), len(faults))
	}
}

func TestTheHistoryOfASessionHoldsItsSaves(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	s := mustCreate(t, path, &clock{today})
	defer s.Close()
	rename(t, s, "Autre")
	mustSave(t, s)
	log, err := s.History()
	if err != nil {
		t.Fatal(err)
	}
	if r, err := log.Last(); err != nil || r.Organisation.Name != "Autre" {
		t.Errorf("%v, %v", r, err)
	}
}

func TestANewRegisterOfAnOldNameBeginsItsHistoryAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	c := &clock{today}
	for range 2 {
		s := mustCreate(t, path, c)
		if err := errorsOf(s.Close(), os.Rename(path, path+".old")); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Rename(path+".old", path); err != nil {
		t.Fatal(err)
	}
	log := readLog(t, path)
	if got := causes(t, path); !slices.Equal(got, []history.Cause{history.Created, history.Created}) || len(log.Faults()) > 0 {
		t.Errorf("%q, %v", got, log.Faults())
	}
}
