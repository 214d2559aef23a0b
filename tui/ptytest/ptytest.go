//go:build unix

// Package ptytest drives a real binary on a pseudo-terminal and reads the
// screen it draws, for tests. Keys go in as bytes, so the key parser, the raw
// mode and the signals are those of a user.
//
// Nothing sleeps: a test waits for what it expects to see, up to a deadline,
// and a failure prints the last screen.
package ptytest

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// Options says in what terminal a program is started. The zero value is an
// xterm of 80 columns and 24 lines, in French, that answers queries.
type Options struct {
	W, H int
	Env  []string // added to, or over, the environment of the zero value; nothing is inherited
	Dir  string
	Mute bool // the terminal answers no query
}

// deadline is how long a test waits for what it expects. It is met only by a
// failure, so it is long enough for a machine under load.
const deadline = 10 * time.Second

// Session is a program on a terminal. Its methods may be called from the test
// only; they end the test when they fail.
type Session struct {
	t      testing.TB
	cmd    *exec.Cmd
	master *os.File
	tty    *os.File    // kept open to read the state of the terminal
	before *term.State // the modes of the terminal
	after  *term.State // the same once the program has ended; nil when hung up
	ended  chan struct{}
	read   chan struct{} // all that was written has been read
	code   int

	mu  sync.Mutex // x/vt's own locking races; this guards all that follows
	emu *vt.Emulator
	raw bytes.Buffer
}

// Start runs a binary on a new terminal. The test kills it at its end.
func Start(t testing.TB, binary string, args []string, o Options) *Session {
	t.Helper()
	if o.W == 0 {
		o.W = 80
	}
	if o.H == 0 {
		o.H = 24
	}
	master, tty, err := pty.Open()
	if err != nil {
		t.Fatalf("no pseudo-terminal: %v", err)
	}
	if master, err = unblocked(master); err != nil {
		t.Fatal(err)
	}
	s := &Session{t: t, master: master, tty: tty, ended: make(chan struct{}), read: make(chan struct{}), emu: vt.NewEmulator(o.W, o.H)}
	s.setSize(o.W, o.H)
	if s.before, err = term.GetState(tty.Fd()); err != nil {
		t.Fatal(err)
	}
	s.cmd = exec.Command(binary, args...)
	s.cmd.Stdin, s.cmd.Stdout, s.cmd.Stderr = tty, tty, tty
	s.cmd.Env = append([]string{"TERM=xterm-256color", "LANG=fr_FR.UTF-8", "PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir()}, o.Env...)
	s.cmd.Dir = o.Dir
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go s.show()
	go s.answer(o.Mute)
	go s.wait()
	t.Cleanup(func() {
		_ = s.cmd.Process.Kill()
		<-s.ended
		s.HangUp()
		_ = s.emu.InputPipe().(io.Closer).Close() // ends answer; the emulator's own Close races with its Read
	})
	return s
}

// unblocked opens the terminal again in a way that Close ends a Read: on the
// file of the pty package it would wait for it.
func unblocked(master *os.File) (*os.File, error) {
	defer master.Close()
	fd, err := syscall.Dup(int(master.Fd()))
	if err != nil {
		return nil, err
	}
	syscall.CloseOnExec(fd)
	if err := syscall.SetNonblock(fd, true); err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), master.Name()), nil
}

func (s *Session) show() {
	defer close(s.read)
	buf := make([]byte, 32*1024)
	for {
		n, err := s.master.Read(buf)
		s.mu.Lock()
		s.raw.Write(buf[:n])
		_, _ = s.emu.Write(buf[:n])
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// answer hands the replies of the emulator to the program. A mute terminal
// reads them and drops them, or the emulator would block.
func (s *Session) answer(mute bool) {
	buf := make([]byte, 1024)
	for {
		n, err := s.emu.Read(buf)
		if err != nil {
			return
		}
		if !mute {
			_, _ = s.master.Write(buf[:n])
		}
	}
}

func (s *Session) wait() {
	err := s.cmd.Wait()
	var exit *exec.ExitError
	switch {
	case err == nil:
	case errors.As(err, &exit) && exit.Exited():
		s.code = exit.ExitCode()
	case errors.As(err, &exit):
		s.code = -int(exit.Sys().(syscall.WaitStatus).Signal())
	default:
		s.code = -1
	}
	s.after, _ = term.GetState(s.tty.Fd())
	_ = s.tty.Close() // the last one: the reader meets the end of what was written
	<-s.read
	close(s.ended)
}

// Keys types keys one after the other: a name of Bytes ("enter", "ctrl+s",
// "alt+up"), or a text, typed as it is.
func (s *Session) Keys(keys ...string) {
	s.t.Helper()
	for _, k := range keys {
		s.write(Bytes(k))
	}
}

// Paste pastes a text as terminals do, between brackets.
func (s *Session) Paste(text string) {
	s.t.Helper()
	s.write("\x1b[200~" + text + "\x1b[201~")
}

func (s *Session) write(text string) {
	s.t.Helper()
	if _, err := s.master.WriteString(text); err != nil {
		s.t.Fatalf("the terminal takes no input: %v", err)
	}
}

// Resize changes the size of the terminal.
func (s *Session) Resize(w, h int) {
	s.t.Helper()
	s.mu.Lock()
	s.emu.Resize(w, h)
	s.mu.Unlock()
	s.setSize(w, h)
}

// setSize goes round the pty package, which would make the file block again.
func (s *Session) setSize(w, h int) {
	s.t.Helper()
	conn, err := s.master.SyscallConn()
	if err != nil {
		s.t.Fatal(err)
	}
	var failed error
	err = conn.Control(func(fd uintptr) {
		failed = unix.IoctlSetWinsize(int(fd), unix.TIOCSWINSZ, &unix.Winsize{Col: uint16(w), Row: uint16(h)})
	})
	if err := errors.Join(err, failed); err != nil {
		s.t.Fatal(err)
	}
}

// Signal sends a signal to the program.
func (s *Session) Signal(sig os.Signal) {
	s.t.Helper()
	if err := s.cmd.Process.Signal(sig); err != nil {
		s.t.Fatal(err)
	}
}

// HangUp closes the window: the program gets SIGHUP and a dead terminal.
func (s *Session) HangUp() { _ = s.master.Close() }

// Wait waits until the screen shows a text.
func (s *Session) Wait(text string) {
	s.t.Helper()
	s.WaitFor("the text "+text, func(screen string) bool { return strings.Contains(screen, text) })
}

// WaitGone waits until the screen shows a text no more.
func (s *Session) WaitGone(text string) {
	s.t.Helper()
	s.WaitFor("no more of "+text, func(screen string) bool { return !strings.Contains(screen, text) })
}

// WaitFor waits until the screen is as a predicate has it.
func (s *Session) WaitFor(what string, ok func(screen string) bool) {
	s.t.Helper()
	timeout := time.After(deadline)
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	for {
		screen := s.Screen()
		if ok(screen) {
			return
		}
		select {
		case <-tick.C:
		case <-timeout:
			s.t.Fatalf("waited %v for %s; the screen was\n%s", deadline, what, screen)
		}
	}
}

// Exit waits for the end of the program and returns its exit code, the number
// of a signal that killed it as a negative one.
func (s *Session) Exit() int {
	s.t.Helper()
	select {
	case <-s.ended:
	case <-time.After(deadline):
		s.t.Fatalf("the program did not end in %v; the screen was\n%s", deadline, s.Screen())
	}
	return s.code
}

// Restored reports whether, once the program has ended, the terminal is as it
// was before: its modes, and the screen and cursor it showed.
func (s *Session) Restored() bool {
	s.t.Helper()
	s.Exit()
	raw := s.Raw()
	return reflect.DeepEqual(s.before, s.after) &&
		lastOf(raw, "\x1b[?1049l", "\x1b[?1049h") && lastOf(raw, "\x1b[?25h", "\x1b[?25l") &&
		lastOf(raw, "\x1b[?2004l", "\x1b[?2004h") && lastOf(raw, "\x1b[?1004l", "\x1b[?1004h")
}

// lastOf reports whether off was sent after the last on.
func lastOf(raw, off, on string) bool {
	return strings.LastIndex(raw, off) >= strings.LastIndex(raw, on)
}

// Raw returns every byte the program has written so far.
func (s *Session) Raw() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.raw.String()
}

// Screen returns the lines shown, without the spaces at their ends. A no-break
// space is given as a space.
func (s *Session) Screen() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	lines := make([]string, s.emu.Height())
	for y := range lines {
		lines[y] = s.row(y)
	}
	return strings.Join(lines, "\n")
}

// Row returns line n of the screen, counted from 0.
func (s *Session) Row(n int) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.row(n)
}

func (s *Session) row(y int) string {
	var b strings.Builder
	for x := 0; x < s.emu.Width(); {
		cell := s.emu.CellAt(x, y)
		if cell == nil || cell.Content == "" {
			b.WriteByte(' ')
			x++
			continue
		}
		b.WriteString(cell.Content)
		x += max(1, cell.Width)
	}
	return strings.TrimRight(strings.ReplaceAll(b.String(), "\u00a0", " "), " ")
}
