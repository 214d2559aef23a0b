package editor

import (
	"bytes"
	"fmt"
	"os"
	"runtime/debug"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/register/store"
	"article30/tui/app"
	"article30/tui/screen"
	"article30/tui/screentest"

	tea "github.com/charmbracelet/bubbletea"
)

// sitting is one program after the other on a file, with its commands at work.
type sitting struct {
	t       *testing.T
	env     screen.Env
	path    string
	company company
	mode    store.Mode
	session *session.Session
	opened  []byte // the register as this program opened it
	app     *app.App
	root    *root
	w, h    int
	results chan result
	round   int // of programs
	working sync.WaitGroup
}

// result is what a command of a program returned.
type result struct {
	round int
	msg   tea.Msg
}

func (st *sitting) create(r *register.Register) string {
	s, err := session.Create(st.path, r, session.WithClock(time.Now))
	if err != nil {
		return err.Error()
	}
	return st.begin(s)
}

func (st *sitting) begin(s *session.Session) string {
	st.round++
	st.session = s
	content, err := register.Encode(s.Register())
	if err != nil {
		return err.Error()
	}
	st.opened = content
	st.app = app.New(st.env, time.Now, func(h screen.Host) screen.Root {
		st.root = newRoot(h, s, Options{Lang: st.env.Lang, Today: time.Now})
		return st.root
	})
	st.start(st.app.Init())
	return st.update(tea.WindowSizeMsg{Width: 100, Height: 30})
}

// start has a command do its work beside the program.
func (st *sitting) start(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	round := st.round
	st.working.Go(func() {
		defer func() {
			if v := recover(); v != nil {
				st.results <- result{round, fmt.Errorf("panic in a command: %v\n%s", v, debug.Stack())}
			}
		}()
		st.results <- result{round, cmd()}
	})
}

// meets waits, hands the program what its commands returned meanwhile, then an
// event.
func (st *sitting) meets(e event) string {
	if fault := st.passes(e.wait); fault != "" {
		return fault
	}
	switch {
	case e.other > 0:
		return st.meetsAnother(e.other)
	case e.audit:
		return st.audit()
	}
	return st.update(e.msg)
}

func (st *sitting) passes(d time.Duration) string {
	if d > 0 {
		time.Sleep(d)
	}
	for {
		synctest.Wait()
		select {
		case r := <-st.results:
			if r.round != st.round {
				continue // the program has ended
			}
			if fault := st.update(r.msg); fault != "" {
				return fault
			}
		default:
			return ""
		}
	}
}

func (st *sitting) update(msg tea.Msg) string {
	switch msg := msg.(type) {
	case error:
		return msg.Error()
	case tea.BatchMsg:
		for _, cmd := range msg {
			st.start(cmd)
		}
		return ""
	case tea.QuitMsg:
		return st.reopen()
	case tea.WindowSizeMsg:
		st.w, st.h = msg.Width, msg.Height
	}
	before, counted := st.session.Register(), st.top()
	_, cmd := st.app.Update(msg)
	if after := st.session.Register(); after != before && (st.company == alone && st.top() == counted || st.company == reading) {
		return "the register changed without an undo step"
	}
	if st.root.fault() != nil && st.company != together {
		return "not saved: " + lang.Message(st.root.fault(), lang.EN)
	}
	if fault := screentest.Unfit(st.app.View(), st.w, st.h); fault != "" {
		return fmt.Sprintf("at %d×%d: %s", st.w, st.h, fault)
	}
	st.start(cmd)
	return ""
}

// top tells the steps that come next to be undone and redone from others.
func (st *sitting) top() string {
	undo, _ := st.session.Undoable()
	redo, _ := st.session.Redoable()
	return fmt.Sprintf("%p %v %p %v", undo.Changes, undo.Title, redo.Changes, redo.Title)
}

// reopen begins again on the file of a program that was left.
func (st *sitting) reopen() string {
	left, err := register.Encode(st.session.Register())
	if err != nil {
		return err.Error()
	}
	st.leave()
	s, err := session.Open(st.path, st.mode, session.WithClock(time.Now))
	switch {
	case err != nil:
		return lang.Message(err, lang.EN)
	case s.ReadOnly() != nil && st.mode == store.ReadWrite:
		return "read-only: " + lang.Message(s.ReadOnly(), lang.EN)
	}
	if fault := st.begin(s); fault != "" {
		return fault
	}
	return differ("the file after leaving", left, st.opened)
}

func (st *sitting) leave() {
	_ = st.session.Close()
	select {
	case st.root.saver.edited <- struct{}{}: // the one that waits for edits ends
	default:
	}
}

// end leaves nothing at work.
func (st *sitting) end() {
	if st.session != nil {
		st.leave()
	}
	go func() {
		for range st.results {
		}
	}()
	st.working.Wait()
	close(st.results)
}

// audit undoes all by keys, then does it again.
func (st *sitting) audit() string {
	for _, msg := range []tea.Msg{tea.WindowSizeMsg{Width: 100, Height: 30}, screentest.Key("esc"), screentest.Key("esc"), screentest.Key("esc"), screentest.Key("esc"), screentest.Key("esc"), screentest.Key("esc"), screentest.Key("esc"), screentest.Key("esc")} {
		if fault := st.update(msg); fault != "" {
			return fault
		}
	}
	if fault := st.passes(2 * time.Second); fault != "" {
		return fault
	}
	if st.company == together && st.root.fault() != nil {
		return "" // in dispute
	}
	now, err := register.Encode(st.session.Register())
	if err != nil {
		return err.Error()
	}
	onDisk, err := os.ReadFile(st.path)
	if err != nil {
		return err.Error()
	}
	if fault := differ("the file two seconds after the last key", now, onDisk); fault != "" {
		return fault
	}
	if st.company == together {
		return "" // what others wrote is not ours to undo
	}
	undone := 0
	for ; ; undone++ {
		step, ok := st.session.Undoable()
		if !ok {
			break
		}
		if fault := st.turns("ctrl+z", step, -1); fault != "" {
			return fault
		}
	}
	all, err := register.Encode(st.session.Register())
	if err != nil {
		return err.Error()
	}
	if fault := differ(fmt.Sprintf("the register after %d steps undone", undone), st.opened, all); fault != "" {
		return fault
	}
	for range undone {
		step, _ := st.session.Redoable()
		if fault := st.turns("ctrl+y", step, +1); fault != "" {
			return fault
		}
	}
	again, err := register.Encode(st.session.Register())
	if err != nil {
		return err.Error()
	}
	return differ("the register after as many redone", now, again)
}

// meetsAnother has another program write the file, and looks at what became of
// that after a while.
func (st *sitting) meetsAnother(n int) string {
	content, err := os.ReadFile(st.path)
	if err != nil {
		return err.Error()
	}
	r, err := register.Decode(content)
	if err != nil {
		return err.Error()
	}
	name := fmt.Sprintf("Ailleurs %d.", n)
	theirs, o := *r, *r.Organisation
	o.Name = name
	theirs.Organisation = &o
	if content, err = register.Encode(&theirs); err == nil {
		err = os.WriteFile(st.path+".other", content, 0o600)
	}
	if err == nil {
		err = os.Rename(st.path+".other", st.path)
	}
	if err != nil {
		return err.Error()
	}
	if fault := st.passes(3 * time.Second); fault != "" {
		return fault
	}
	if now, err := os.ReadFile(st.path); err != nil || !bytes.Contains(now, []byte(name)) {
		return fmt.Sprintf("%q was overwritten: %v", name, err)
	}
	return ""
}

// turns undoes or redoes a step by its key. As many records come and go as the
// step says.
func (st *sitting) turns(key string, step session.Step, sign int) string {
	before := st.session.Register()
	if fault := st.update(screentest.Key(key)); fault != "" {
		return fault
	}
	after := st.session.Register()
	if after == before {
		return fmt.Sprintf("%s does nothing about %q:\n%s", key, step.Title.EN, st.app.View())
	}
	made := 0
	for _, c := range step.Changes {
		if c.Before == nil {
			made += sign
		}
		if c.After == nil {
			made -= sign
		}
	}
	if got := count(after) - count(before); len(step.Changes) > 0 && got != made {
		return fmt.Sprintf("%s of %q makes %d records, not %d", key, step.Title.EN, got, made)
	}
	return ""
}

func count(r *register.Register) (n int) {
	for _, c := range register.Collections {
		n += c.Len(r)
	}
	return n
}

// differ says where two contents part, "" when they are the same.
func differ(what string, want, got []byte) string {
	if bytes.Equal(want, got) {
		return ""
	}
	at := 0
	for at < min(len(want), len(got)) && want[at] == got[at] {
		at++
	}
	around := func(b []byte) []byte { return b[max(0, at-200):min(len(b), at+200)] }
	return fmt.Sprintf("%s differs at byte %d:\nwant %s\n got %s", what, at, around(want), around(got))
}
