package store

import (
	"bytes"
	"cmp"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// call is one system call of a sitting.
type call struct {
	name  string
	nth   int    // of that name in the process
	args  string // as strace shows them; descriptors with their paths
	paths []string
	fd    string // path of the descriptor that comes first, "" when none does
	value string // what it returned
	told  string // what the sitting says by it, "" when it is no call of tell
	part  string // what it says next

	onFolder, onTemp bool // the descriptor is that of the folder, of the new content
}

var (
	callLine   = regexp.MustCompile(`^(\w+)\((.*)\)\s+= (\S+)`)
	quotedPath = regexp.MustCompile(`"(/[^"]*)"`)
	firstFd    = regexp.MustCompile(`^\d+<(/[^>]*)>`)
	toldText   = regexp.MustCompile(`iov_base="(\w+)\\n"`)
)

// trace runs a sitting of which every system call works, and returns those
// between its begin and its end that concern the folder of the register.
func trace(t *testing.T, path string, injections ...string) []call {
	t.Helper()
	log, said := stracedSitting(t, path, injections...)
	for what, line := range said {
		if line != "" {
			t.Fatalf("%s: %s", what, line)
		}
	}
	if _, ended := said["end"]; !ended {
		t.Fatal("the sitting did not end")
	}
	var calls []call
	nth := map[string]int{}
	begun := false
	for line := range strings.Lines(log) {
		parts := callLine.FindStringSubmatch(line)
		if parts == nil {
			continue
		}
		c := call{name: parts[1], args: parts[2], value: parts[3]}
		nth[c.name]++
		c.nth = nth[c.name]
		if told := toldText.FindStringSubmatch(c.args); c.name == "writev" && told != nil {
			c.told = told[1]
		}
		for _, quoted := range quotedPath.FindAllStringSubmatch(c.args, -1) {
			c.paths = append(c.paths, quoted[1])
		}
		if fd := firstFd.FindStringSubmatch(c.args); fd != nil {
			c.fd = fd[1]
			c.onFolder, c.onTemp = c.fd == filepath.Dir(path), c.fd == tempPath(path)
		}
		begun = begun || c.told == "begin"
		if begun && (c.told != "" || strings.Contains(c.args, filepath.Dir(path))) {
			calls = append(calls, c)
		}
	}
	part := ""
	for i := range slices.Backward(calls) {
		part = cmp.Or(calls[i].told, part)
		calls[i].part = part
	}
	return calls
}

// report is what a sitting said: nothing for what was confirmed, else the line.
type report map[string]string

func (r report) confirmed(what string) bool {
	reason, said := r[what]
	return said && reason == ""
}

// stracedSitting runs a sitting in which strace injects faults. It returns what
// strace logged, and what the sitting said.
func stracedSitting(t *testing.T, path string, injections ...string) (log string, said report) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	logPath := filepath.Join(t.TempDir(), "strace")
	args := []string{"-y", "-o", logPath, "-e", "trace=%file,%desc"}
	for _, injection := range injections {
		args = append(args, "-e", "inject="+injection)
	}
	cmd := exec.Command("strace", append(args, program, path)...)
	cmd.Env = append(os.Environ(), roleVariable+"="+roleSitting, "TMPDIR="+t.TempDir(),
		"XDG_STATE_HOME="+filepath.Join(filepath.Dir(path), "state"))
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	stuck := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	err = cmd.Run()
	if !stuck.Stop() {
		t.Fatalf("the sitting does not end: %v", injections)
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) || complaints.Len() > 0 {
		t.Fatalf("strace: %v %s", err, &complaints)
	}
	said = report{}
	for line := range strings.Lines(out.String()) {
		what, reason, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		said[what] = reason
	}
	text, err := os.ReadFile(logPath)
	if err != nil {
		t.Fatal(err)
	}
	return string(text), said
}

func needStrace(t *testing.T) {
	t.Helper()
	if out, err := exec.Command("strace", "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		unavailable(t, "cannot trace: %v %s", err, out)
	}
}
