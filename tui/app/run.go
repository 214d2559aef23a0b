package app

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"article30/register/lang"
	"article30/tui/screen"

	_ "article30/tui/background" // before bubbletea asks the terminal

	tea "github.com/charmbracelet/bubbletea"
)

// Options is what a run needs besides its screens.
type Options struct {
	Env screen.Env
	// In and Out are the terminal; nil means the process's own.
	In, Out *os.File
	// Rescue saves what the register holds and returns where it is, "" when
	// nothing could be written. It is called at most once, when the program is
	// told to end or has failed; while Update is stuck it is called beside it,
	// so it reads only what does not change.
	Rescue func() (where string)
}

// Crash is a fault of the program itself. The error of Run wraps it.
type Crash struct {
	What  string // the kind of fault, without any text of the register
	Stack []byte
}

// Error returns the kind of fault.
func (c *Crash) Error() string { return c.What }

// exitFailure is the exit code of a run that failed by itself.
const exitFailure = 2

// Run shows the program until it ends, and restores the terminal in every case
// it can. The exit code is 0 when the user quit, 128+n when signal n ended the
// program (err is nil: what was typed is saved), and 2 with an error otherwise.
func Run(start func(screen.Host) screen.Root, o Options) (exitCode int, err error) {
	// First of all, so that closing the window during the start loses nothing.
	// bubbletea handles neither SIGHUP nor SIGQUIT, and takes SIGTERM for a quit.
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT, syscall.SIGQUIT)
	defer signal.Stop(signals)

	rescue := sync.OnceValue(func() string { return safely(o.Rescue) })
	g := &guard{app: New(o.Env, time.Now, start)}
	g.app.out = cmp.Or(o.Out, os.Stdout)
	p := tea.NewProgram(g, o.terminal(tea.WithAltScreen(), tea.WithFPS(120), tea.WithReportFocus(), tea.WithoutSignalHandler())...)
	g.kill = p.Kill

	ended := make(chan error, 1)
	go func() { // p.Run catches its own panics
		_, err := p.Run()
		ended <- err
	}()

	for {
		select {
		case err := <-ended:
			return g.outcome(err, signals, rescue)
		case s := <-signals:
			if g.app.external.on() && (s == syscall.SIGINT || s == syscall.SIGQUIT) {
				continue // meant for the program that has the terminal
			}
			return shutdown(p, s, ended, rescue), nil
		}
	}
}

// terminal adds the terminal to the options of bubbletea.
func (o Options) terminal(options ...tea.ProgramOption) []tea.ProgramOption {
	if o.In != nil {
		options = append(options, tea.WithInput(o.In))
	}
	if o.Out != nil {
		options = append(options, tea.WithOutput(o.Out))
	}
	return options
}

// patience is how long the program may take to keep what is being typed before
// its work is saved without it. Signals that come meanwhile change nothing.
const patience = time.Second

type shutdownMsg struct{}

func shutdown(p *tea.Program, s os.Signal, ended <-chan error, rescue func() string) int {
	go p.Send(shutdownMsg{}) // blocks for as long as Update is stuck
	select {
	case <-ended:
		withinReason(rescue)
	case <-time.After(patience):
		withinReason(rescue)
		_ = p.ReleaseTerminal()
	}
	return exitCodeOf(s)
}

// withinReason rescues the work, but does not wait for ever for a disk that
// hangs: the terminal may be gone already, and nobody there to end the program.
func withinReason(rescue func() string) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		rescue()
	}()
	select {
	case <-done:
	case <-time.After(10 * patience):
	}
}

func exitCodeOf(s os.Signal) int {
	if n, ok := s.(syscall.Signal); ok {
		return 128 + int(n)
	}
	return exitFailure
}

// outcome says how a run that ended without our asking went. The loop of
// bubbletea is over, so what is being typed can still be kept from here.
func (g *guard) outcome(err error, signals <-chan os.Signal, rescue func() string) (int, error) {
	crash := g.crash.Load()
	if err == nil && crash == nil {
		return 0, nil
	}
	safely(func() string { g.app.leaveAll(); return "" })
	where := rescue()
	if crash != nil {
		return exitFailure, crashError(crash, where)
	}
	select { // a closed window ends the input first and sends its signal next
	case s := <-signals:
		return exitCodeOf(s), nil
	case <-time.After(patience / 4):
	}
	if errors.Is(err, tea.ErrProgramPanic) {
		return exitFailure, crashError(&Crash{What: "panic"}, where)
	}
	return exitFailure, lang.Errorf(lang.Text{
		FR: "le terminal ne répond plus (%v)\u00a0; votre travail est dans %s",
		EN: "the terminal does not answer any more (%v); your work is in %s",
	}, err, place(where))
}

func crashError(c *Crash, where string) error {
	return lang.Errorf(lang.Text{
		FR: "le programme s'est arrêté sur une erreur interne (%v)\u00a0; votre travail est dans %s",
		EN: "the program stopped on an internal error (%v); your work is in %s",
	}, c, place(where))
}

func place(where string) lang.Text {
	if where == "" {
		return lang.Text{FR: "la dernière version enregistrée", EN: "the last version saved"}
	}
	return lang.Text{FR: where, EN: where}
}

// safely calls f, and takes a panic for a failure.
func safely(f func() string) (where string) {
	if f == nil {
		return ""
	}
	defer func() {
		if recover() != nil {
			where = ""
		}
	}()
	return f()
}

// guard is App with its panics caught: bubbletea would lose the model and with
// it what was typed, and print texts of the register in its trace.
type guard struct {
	app   *App
	kill  func()
	crash atomic.Pointer[Crash]
}

func (g *guard) Init() (cmd tea.Cmd) {
	defer g.caught()
	return g.wrap(g.app.Init())
}

func (g *guard) Update(msg tea.Msg) (_ tea.Model, cmd tea.Cmd) {
	defer g.caught()
	if crash, ok := msg.(*Crash); ok {
		g.fail(crash)
		return g, nil
	}
	_, cmd = g.app.Update(msg)
	return g, g.wrap(cmd)
}

func (g *guard) View() (view string) {
	defer g.caught()
	if g.crash.Load() != nil {
		return ""
	}
	return g.app.View()
}

func (g *guard) caught() {
	if v := recover(); v != nil {
		g.fail(newCrash(v))
	}
}

func (g *guard) fail(c *Crash) {
	g.crash.CompareAndSwap(nil, c)
	g.kill()
}

// wrap makes a command, and those it batches, return a panic as a message.
func (g *guard) wrap(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if v := recover(); v != nil {
				msg = newCrash(v)
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = g.wrap(batch[i])
			}
		}
		return msg
	}
}

// newCrash describes a panic. Only the runtime's own words are kept: any other
// value may quote the register.
func newCrash(v any) *Crash {
	what := fmt.Sprintf("%T", v)
	if err, ok := v.(runtime.Error); ok {
		what = err.Error()
	}
	return &Crash{What: what, Stack: debug.Stack()}
}

// externalFlag is on while another program has the terminal.
type externalFlag struct{ count atomic.Int32 }

func (f *externalFlag) on() bool { return f.count.Load() > 0 }

// Exec hands the terminal to another program until it ends.
func (a *App) Exec(program *exec.Cmd, done func(error) tea.Msg) tea.Cmd {
	return func() tea.Msg {
		a.external.count.Add(1)
		return tea.ExecProcess(program, func(err error) (msg tea.Msg) {
			defer a.external.count.Add(-1)
			defer func() { // bubbletea calls this in a goroutine it does not guard
				if v := recover(); v != nil {
					msg = newCrash(v)
				}
			}()
			return done(err)
		})()
	}
}
