// Package prompt asks on the terminal, before any screen, for what must not be
// shown.
package prompt

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"unicode/utf8"

	"github.com/charmbracelet/x/term"
)

// ErrGivenUp: the line was given up, by Ctrl+C or Ctrl+D.
var ErrGivenUp = errors.New("given up")

// Hidden writes a question and reads a line that the terminal does not show. A
// signal that ends the program meanwhile leaves the terminal as it was. It fails
// where in is no terminal, and with ErrGivenUp.
func Hidden(in, out *os.File, question string) (string, error) {
	before, err := term.MakeRaw(in.Fd()) // first: what is typed at the sight of the question is hidden too
	if err != nil {
		return "", err
	}
	answered, restored := make(chan struct{}), make(chan struct{})
	ended := make(chan os.Signal, 1)
	signal.Notify(ended, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT)
	defer signal.Stop(ended)
	go func() {
		defer close(restored)
		select {
		case s := <-ended:
			_ = term.Restore(in.Fd(), before)
			os.Exit(128 + int(s.(syscall.Signal)))
		case <-answered:
			_ = term.Restore(in.Fd(), before)
		}
	}()
	fmt.Fprint(out, question)
	typed, err := line(in)
	close(answered)
	<-restored
	fmt.Fprintln(out)
	return typed, err
}

// line reads a line from a terminal that hands over every key, byte by byte: what
// follows it is for others.
func line(in io.Reader) (string, error) {
	const interrupt, end, backspace, kill, del = 3, 4, 8, 21, 127 // Ctrl+C, D, H, U
	var typed []byte
	for {
		var key [1]byte
		if _, err := io.ReadFull(in, key[:]); err != nil {
			return "", err
		}
		switch key[0] {
		case '\r', '\n':
			return string(typed), nil
		case interrupt, end:
			return "", ErrGivenUp
		case backspace, del:
			_, size := utf8.DecodeLastRune(typed)
			typed = typed[:len(typed)-size]
		case kill:
			typed = nil
		default:
			typed = append(typed, key[0])
		}
	}
}
