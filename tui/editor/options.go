// Package editor is the editor of a register: what stands behind all its
// screens. It opens the session, saves every edit within a second, notices
// other writers, and leaves nothing unsaved behind.
//
// Its rules:
//
//   - The session changes on the goroutine of the program alone; commands
//     write, read and export, and their results come back as messages.
//   - One write at a time. What is edited meanwhile is written next.
//   - A large register is read beside the screen: its list shows first, and what
//     is asked of it before it is read is done once it is.
//   - Leaving never asks, except when the register could not be saved.
package editor

import (
	"os"
	"time"

	"article30/register/lang"
	"article30/register/session"
)

// Options is what the command line knows when it opens the editor.
type Options struct {
	// Path of the register's file.
	Path string
	// New: the file does not exist; the editor offers to create it.
	New bool
	// Demo: the register is a copy of the example, made for this sitting.
	Demo bool
	// Session says how the register is opened, or created, beyond its path.
	Session []session.Option
	// Lang is the language of the screen.
	Lang lang.Lang
	// Plain draws without rules or borders, ASCII without characters a
	// console may lack.
	Plain, ASCII bool
	// In and Out are the terminal; nil means the process's own.
	In, Out *os.File
	// Getenv reads the environment; nil means os.Getenv.
	Getenv func(string) string
	// Today is the clock; nil means time.Now.
	Today func() time.Time
}
