// Package app is the program around the screens: which screen is on top, where
// a key goes, what surrounds the screen, and how the program ends.
//
// A message goes, in this order: the size of the terminal and the end of the
// program to App; a key to the overlay on top, else to the screen on top, else
// to the Root, as an action if the table of keys knows it along the chain of
// scopes and as typing if not; anything else to the Root and to every screen.
// Everything but input and output happens while the message is handled.
package app

import (
	"io"
	"reflect"
	"slices"
	"time"

	"article30/register/lang"
	"article30/tui/keys"
	"article30/tui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// App is the one model bubbletea sees. It implements screen.Host.
type App struct {
	env      screen.Env
	root     screen.Root
	screens  stack
	overlays []screen.Screen
	notice   lang.Text // until the next key
	w, h     int
	quitting bool
	burst    burst
	typed    typed
	hold     hold
	external externalFlag
	out      io.Writer // the terminal, for what is no frame
}

var (
	_ tea.Model   = (*App)(nil)
	_ screen.Host = (*App)(nil)
)

// New makes the program: start is given the host of its screens and returns
// what stands behind them.
func New(env screen.Env, now func() time.Time, start func(screen.Host) screen.Root) *App {
	a := &App{env: env, burst: burst{now: now}, out: io.Discard}
	a.root = start(a)
	a.screens.home = a.root.Home()
	return a
}

// stack is the screens, the last one on top. There is always one.
type stack struct {
	home  screen.Screen
	above []screen.Screen
}

func (s *stack) top() screen.Screen {
	if n := len(s.above); n > 0 {
		return s.above[n-1]
	}
	return s.home
}

// all returns the screens from the first to the one on top.
func (s *stack) all() []screen.Screen { return append([]screen.Screen{s.home}, s.above...) }

// Env returns how to draw and in which language.
func (a *App) Env() screen.Env { return a.env }

// Push covers the screen with another one.
func (a *App) Push(s screen.Screen) {
	a.screens.top().Leave()
	a.screens.above = append(a.screens.above, s)
	a.layout()
}

// PushOnce goes back to the screen of the same kind that is open, and covers the
// screen with the new one when none is.
func (a *App) PushOnce(s screen.Screen) {
	kind := reflect.TypeOf(s)
	same := func(open screen.Screen) bool { return reflect.TypeOf(open) == kind }
	at := slices.IndexFunc(a.screens.above, same)
	if at < 0 {
		a.Push(s)
		return
	}
	for len(a.screens.above) > at+1 {
		a.Pop()
	}
}

// Pop closes the screen on top, unless it is the last.
func (a *App) Pop() {
	if n := len(a.screens.above); n > 0 {
		a.screens.top().Leave()
		a.screens.above = a.screens.above[:n-1]
		a.layout()
	}
}

// Reset replaces every screen by one.
func (a *App) Reset(s screen.Screen) {
	a.screens.top().Leave()
	a.screens = stack{home: s}
	a.layout()
}

// Open lays an overlay over the screen.
func (a *App) Open(s screen.Screen) {
	a.overlays = append(a.overlays, s)
	a.layout()
}

// Close takes the overlay on top away.
func (a *App) Close() {
	if n := len(a.overlays); n > 0 {
		a.overlays = a.overlays[:n-1]
		a.layout()
	}
}

// Notify says something at the foot of the screen until the next key.
func (a *App) Notify(t lang.Text) { a.notice = t }

// Quit leaves the program once the message is handled.
func (a *App) Quit() { a.quitting = true }

// Init starts the Root.
func (a *App) Init() tea.Cmd { return a.root.Start() }

// Update handles a message.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	foot := a.footHeight()
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h = msg.Width, msg.Height
		a.layout()
	case shutdownMsg:
		a.leaveAll()
		a.quitting = true
	case tea.KeyMsg:
		cmd = a.key(msg)
	case lull:
		if msg.round == a.burst.round {
			cmd = a.takeEarly()
		}
	default:
		cmd = a.receive(msg)
	}
	if a.quitting {
		return a, tea.Quit
	}
	if a.footHeight() != foot {
		a.layout()
	}
	return a, cmd
}

// leaveAll keeps what is being typed, wherever it is.
func (a *App) leaveAll() {
	a.leaveOverlays()
	a.screens.top().Leave()
}

// closeGone closes the screens on top whose subject is no longer in the
// register.
func (a *App) closeGone() {
	for n := len(a.screens.above); n > 0 && a.screens.above[n-1].Gone(); n-- {
		a.screens.above = a.screens.above[:n-1]
		a.layout()
		if a.notice == (lang.Text{}) {
			a.Notify(lang.Text{FR: "Cette partie du registre n'existe plus\u00a0; sa fiche est fermée", EN: "This part of the register is gone; its form is closed"})
		}
	}
}

func (a *App) leaveOverlays() {
	for i := len(a.overlays) - 1; i >= 0; i-- {
		a.overlays[i].Leave()
	}
}

func (a *App) receive(msg tea.Msg) tea.Cmd {
	cmds := []tea.Cmd{a.root.Receive(msg)}
	a.closeGone()
	for _, s := range a.screens.all() {
		cmds = append(cmds, s.Receive(msg))
	}
	for _, s := range a.overlays {
		cmds = append(cmds, s.Receive(msg))
	}
	return tea.Batch(cmds...)
}

// front returns what takes the keys, and whether it is an overlay.
func (a *App) front() (s screen.Screen, overlay bool) {
	if n := len(a.overlays); n > 0 {
		return a.overlays[n-1], true
	}
	return a.screens.top(), false
}

func (a *App) chain() []keys.Scope {
	s, overlay := a.front()
	return keys.Chain(s.Scopes(), s.Typing(), overlay)
}
