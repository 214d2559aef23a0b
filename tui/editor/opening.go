package editor

import (
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/register/store"
	"article30/tui/findings"
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/list"
	"article30/tui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// opening is a register that is read beside the screen. It is the first screen
// too, until the outline of the register is known: then the treatments are
// listed. What cannot be done to an outline waits for the whole.
type opening struct {
	screen.Base
	env     screen.Env
	options Options
	w, h    int
	name    string       // of the register, as far as it is known
	listed  *list.Screen // of the outline; nil: not known yet

	begun   atomic.Bool
	outline chan *session.Session // of one
	over    chan struct{}         // closed once the following are known
	session *session.Session
	fault   error
}

var (
	_ screen.Screen  = (*opening)(nil)
	_ screen.Waiting = early{}
)

func newOpening(env screen.Env, o Options) *opening {
	return &opening{env: env, options: o, name: filepath.Base(o.Path), outline: make(chan *session.Session, 1), over: make(chan struct{})}
}

// outlined and opened say that the outline is known, and that the opening is
// over.
type (
	outlined struct{ *session.Session }
	opened   struct{}
)

// firstFrame is how long the terminal takes to show what is drawn at the start:
// a frame of the program's 120 a second, and some room.
const firstFrame = 12 * time.Millisecond

// open opens the register, which takes all cores: the first frame goes before.
func (o *opening) open() tea.Msg {
	o.begun.Store(true)
	defer close(o.over)
	time.Sleep(firstFrame)
	o.session, o.fault = o.options.open(session.WithOutline(func(s *session.Session) { o.outline <- s }))
	return opened{}
}

// awaitOutline reports the outline, if there is one before the whole.
func (o *opening) awaitOutline() tea.Msg {
	select {
	case s := <-o.outline:
		return outlined{s}
	case <-o.over:
		return nil
	}
}

// open opens the register that the options name.
func (o Options) open(more ...session.Option) (*session.Session, error) {
	return session.Open(o.Path, store.ReadWrite, append(o.session(), more...)...)
}

// session returns the options of the session.
func (o Options) session() []session.Option {
	return append(slices.Clone(o.Session), session.WithClock(o.Today))
}

// arrive takes what an opening reports.
func (r *root) arrive(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case outlined:
		return r.outline(msg.Session)
	case opened:
		return r.whole()
	}
	return nil
}

// outline lists the treatments before the rest of the register is read.
func (r *root) outline(s *session.Session) tea.Cmd {
	r.opening.listed = list.New(list.Desk{
		Host: r.host, Session: s, Index: list.NewIndex(r.env.Lang), Findings: findings.NewBoard(), Outline: true,
	}, register.CollectionOf("treatments"))
	r.opening.name = r.naming(s)
	r.host.Reset(early{r.opening.listed, r.host})
	return r.host.Release()
}

// whole shows the register that is open now. Where it could not be opened, the
// program ends, and says why when the terminal is its user's again.
func (r *root) whole() tea.Cmd {
	o := r.opening
	if o.fault != nil {
		r.host.Quit()
		return nil
	}
	r.use(o.session)
	r.host.Notify(lang.Text{}) // what was to come comes now
	if o.listed != nil {
		o.listed.Serve(r.listDesk())
		r.lists[r.current] = o.listed
	}
	r.host.Reset(r.Home())
	return tea.Batch(r.Start(), r.host.Release())
}

// atEnd returns the register that is open when the program ends, nil when none
// is, and why it could not be opened. An opening under way is let come to its
// end, within reason, since what it opens is to be closed.
func (r *root) atEnd() (*session.Session, error) {
	const patience = time.Second
	if r.session != nil || r.opening == nil || !r.opening.begun.Load() {
		return r.session, nil
	}
	select {
	case <-r.opening.over:
		return r.opening.session, r.opening.fault
	case <-time.After(patience):
		return nil, nil
	}
}

// early is the list of an outline. One moves in it and searches the names; all
// else waits until the register is read, and the keys that follow with it.
type early struct {
	*list.Screen
	host screen.Host
}

// Do does what an outline suffices for, and keeps the rest for later.
func (s early) Do(a keys.Action) (tea.Cmd, bool) {
	switch {
	case ofProgram(a):
		return nil, false
	case ofOutline(a):
		return s.Screen.Do(a)
	}
	s.host.Hold(a)
	s.host.Notify(lang.Text{FR: "Dès que le registre est ouvert…", EN: "As soon as the register is open…"})
	return nil, true
}

// Why is as for the list, which may say otherwise once it is read: what waits is
// not refused.
func (s early) Why(a keys.Action) lang.Text {
	if ofOutline(a) {
		return s.Screen.Why(a)
	}
	return lang.Text{}
}

// Later reports that an action waits until the register is read.
func (s early) Later(a keys.Action) bool { return !ofProgram(a) && !ofOutline(a) }

// ofProgram reports that an action is the program's own, whatever is open.
func ofProgram(a keys.Action) bool {
	switch a {
	case keys.Help, keys.Palette, keys.Suspend, keys.Quit:
		return true
	}
	return false
}

func ofOutline(a keys.Action) bool {
	switch a {
	case keys.Up, keys.Down, keys.PageUp, keys.PageDown, keys.First, keys.Last, keys.Filter, keys.LeaveField, keys.Clear, keys.Back:
		return true
	}
	return false
}

// status returns the ends of the top line.
func (o *opening) status() (left, right string) {
	return o.name, o.env.Say(lang.Text{FR: "ouverture…", EN: "opening…"})
}

// Title is empty: the status line names the file.
func (o *opening) Title() string { return "" }

// SetSize says how much room there is.
func (o *opening) SetSize(w, h int) { o.w, o.h = w, h }

// Scopes is empty: nothing can be done to what is not there.
func (o *opening) Scopes() []keys.Scope { return nil }

// Do does nothing.
func (o *opening) Do(keys.Action) (tea.Cmd, bool) { return nil, false }

// View says what is awaited, and that keys are not lost.
func (o *opening) View() string {
	const indent = "  "
	var lines []string
	for _, said := range []lang.Text{
		{FR: "Ouverture de " + o.name + "…", EN: "Opening " + o.name + "…"},
		{FR: "Ce que vous tapez sera suivi dès que possible.", EN: "What you type is followed as soon as possible."},
	} {
		for _, line := range frame.Wrap(o.env.Say(said), max(1, o.w-2*len(indent))) {
			lines = append(lines, indent+o.env.Theme.Faint(line))
		}
	}
	return frame.Clamp(strings.Join(lines, "\n"), o.w, o.h)
}
