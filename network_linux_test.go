package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"article30/tui/ptytest"
)

// The system calls of the program, as it is released: none asks for a network,
// and none starts another program.
func TestNeitherCommandsNorTheEditorReachOutOfTheMachine(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	strace, err := exec.LookPath("strace")
	if err != nil {
		if os.Getenv("ARTICLE30_FAULTS") == "required" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	dir := t.TempDir()
	program := filepath.Join(dir, "article30")
	build := exec.Command("go", "build", "-o", program, ".")
	build.Env = append(build.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	work := filepath.Join(dir, "work")
	if err := os.Mkdir(work, 0o700); err != nil {
		t.Fatal(err)
	}
	log := filepath.Join(dir, "calls")
	traced := func(args ...string) []string {
		return append([]string{"-f", "-qq", "-o", log, "-e", "trace=network,execve,execveat", program}, args...)
	}
	asked := regexp.MustCompile(`(?m)^\d+ +(\w+)\(`)
	quiet := func(what string) {
		t.Helper()
		calls, err := os.ReadFile(log)
		if err != nil {
			t.Fatal(err)
		}
		if found := asked.FindAllStringSubmatch(string(calls), -1); len(found) != 1 || found[0][1] != "execve" {
			t.Errorf("%s: %s", what, calls)
		}
	}

	for _, line := range []string{
		"new registre.json --name Exemple --with paie,prospection", "templates", "list registre.json", "show registre.json T-001", "set registre.json T-001 owner Direction",
		"add registre.json treatments Accueil", "duplicate registre.json T-001", "confirm registre.json T-001", "review registre.json T-001", "delete registre.json T-002",
		"export registre.json", "export registre.json -o registre.csv", "export registre.json --profile notice", "versions registre.json", "history registre.json",
		"diff registre.json registre.json", "merge registre.json registre.json registre.json", "restore registre.json 2", "help", "version", "completion bash",
	} {
		command := exec.Command(strace, traced(strings.Fields(line)...)...)
		command.Dir = work
		if out, err := command.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", line, err, out)
		}
		quiet(line)
	}

	s := ptytest.Start(t, strace, traced("registre.json"), ptytest.Options{W: 100, H: 30, Dir: work})
	s.Wait("T-001")
	s.Keys("n")
	s.Wait("Nouvelle activité")
	s.Keys("Accueil des visiteurs", "enter")
	s.Wait("Description du traitement")
	s.Keys("esc")
	s.Wait("À revoir")
	s.Keys("x")
	s.Wait("Classeur")
	s.Keys("enter")
	s.Wait("Exporté")
	s.Keys("ctrl+q")
	if code := s.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	quiet("the editor")
}
