//go:build unix

package store

import (
	"os"
	"runtime"
	"strings"

	"golang.org/x/sys/unix"

	"article30/register/lang"
)

// What a sitting writes beside newContent.
const (
	sittingDraft = "what was typed"
	sittingLine  = "{\"n\":1}\n"
)

// One thread: the first, so that the n-th system call of a name is the same in
// every run.
func init() {
	if os.Getenv(roleVariable) == roleSitting {
		runtime.LockOSThread()
	}
}

// sitting opens a register, keeps a draft, saves, and notes it in the history.
// It says what was confirmed and what was refused, one line each.
func sitting(path string) {
	tell("begin", nil)
	f, err := Open(path, ReadWrite)
	if err == nil && f.ReadOnly() != nil {
		err = f.ReadOnly()
	}
	tell("open", err)
	if err == nil {
		tell("draft", f.SaveDraft([]byte(sittingDraft)))
		saved, err := f.Save([]byte(newContent))
		tell("save", err)
		tell("beside", saved.Warning)
		tell("history", f.AppendHistory([]byte(sittingLine)))
		tell("close", f.Close())
	}
	tell("end", nil)
}

// tell writes through a call that nothing else uses, so that a fault of write
// does not silence it.
func tell(what string, err error) {
	line := what
	if err != nil {
		line += "\t" + lang.Message(err, lang.EN) + "\t" + lang.Message(err, lang.FR)
	}
	_, _ = unix.Writev(1, [][]byte{[]byte(strings.ReplaceAll(line, "\n", `\n`) + "\n")})
}
