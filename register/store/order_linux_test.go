package store

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Losing power between two system calls must never leave less than the old
// content or the new one, and nothing is confirmed before it is on the disk.
func TestNothingIsConfirmedBeforeItsSystemCallsPutItOnTheDisk(t *testing.T) {
	t.Parallel()
	needStrace(t)
	for name, lacking := range map[string][]string{
		"exchange": nil,
		"link":     {"renameat2:error=EINVAL"},
		"copy":     {"renameat2:error=EINVAL", "linkat:error=EPERM"},
	} {
		t.Run(name, func(t *testing.T) {
			path := newRegister(t, oldContent)
			l := newLedger(path)
			var confirmed []string
			for _, c := range trace(t, path, lacking...) {
				if fault := l.note(c); fault != "" {
					t.Errorf("%s(%s): %s", c.name, c.args, fault)
				}
				name := map[string]string{
					"draft": beside(path, "d") + "/draft", "save": path, "history": beside(path, "d") + "/history.jsonl",
				}[c.told]
				if name == "" {
					continue
				}
				confirmed = append(confirmed, c.told)
				if missing := l.missing(name); missing != "" {
					t.Errorf("%s was confirmed before its %s", c.told, missing)
				}
			}
			if want := []string{"draft", "save", "history"}; !slices.Equal(confirmed, want) {
				t.Fatalf("confirmed %v", confirmed)
			}
			if (l.swaps == 1) != (name == "exchange") || l.syncs < 8 {
				t.Fatalf("%d exchanges of names, %d calls of fsync", l.swaps, l.syncs)
			}
			wantContent(t, path, newContent)
		})
	}
}

// ledger knows what is not yet on the disk.
type ledger struct {
	register     string
	folder       string
	content      map[string]bool // files whose content or mode is not
	name         map[string]bool // files and folders whose name is not
	swaps, syncs int
}

func newLedger(register string) *ledger {
	return &ledger{register: register, folder: filepath.Dir(register), content: map[string]bool{}, name: map[string]bool{}}
}

// note follows one system call, and says what is wrong with it.
func (l *ledger) note(c call) string {
	if strings.HasPrefix(c.value, "-") {
		return ""
	}
	switch c.name {
	case "openat":
		path, writing := c.paths[0], regexp.MustCompile(`O_WRONLY|O_RDWR|O_TRUNC|O_APPEND`).MatchString(c.args)
		switch {
		case writing && path == l.register:
			return "the register is opened for writing"
		case strings.Contains(c.args, "O_CREAT") && !strings.HasPrefix(path, l.folder+"/"):
			return "a file made outside the folder"
		case strings.Contains(c.args, "O_CREAT"):
			l.name[path] = true
		}
	case "mkdirat":
		l.name[c.paths[0]] = true
	case "write", "pwrite64", "fchmod", "fchown", "ftruncate", "fallocate":
		l.content[c.fd] = true
		if c.fd == l.register {
			return "the register is written in place"
		}
	case "truncate", "sendfile", "copy_file_range", "splice":
		return "a way of writing this test does not follow"
	case "fsync":
		l.syncs++
		delete(l.content, c.fd)
		for path := range l.name {
			if filepath.Dir(path) == c.fd {
				delete(l.name, path)
			}
		}
	case "linkat", "renameat", "renameat2", "rename":
		from, to := c.paths[0], c.paths[1]
		l.name[to] = true
		if strings.Contains(c.args, "RENAME_EXCHANGE") {
			l.swaps++
			l.name[from] = true
		}
		if l.content[from] {
			return "a file takes its name before its content is on the disk"
		}
	}
	return ""
}

// missing says what is missing for a file to be there after a power cut.
func (l *ledger) missing(path string) string {
	if l.content[path] {
		return "content was on the disk"
	}
	for p := path; p != l.folder; p = filepath.Dir(p) {
		if l.name[p] {
			return fmt.Sprintf("name %s was on the disk", filepath.Base(p))
		}
	}
	return ""
}
