package main

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"article30/register/lang"
	"article30/tui/keys"
)

var update = flag.Bool("update", false, "write the tables of the README anew")

// The tables of keys and of commands in the README are those of the program.
func TestTheReadmeIsOfToday(t *testing.T) {
	content, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(content)
	for name, today := range map[string]string{
		"keys":     keys.Default().Markdown(lang.EN),
		"commands": "```\n" + help(t) + "```\n",
	} {
		_, rest, opened := strings.Cut(readme, "<!-- "+name+": written by go test -run Readme -update . -->\n")
		before, _, closed := strings.Cut(rest, "<!-- end of "+name+" -->")
		if !opened || !closed {
			t.Fatalf("the README marks no place for its %s", name)
		}
		if before != today && !*update {
			t.Errorf("the %s in the README are not those of the program; run go test -run Readme -update .", name)
		}
		readme = strings.Replace(readme, before, today, 1)
	}
	if *update && readme != string(content) {
		if err := os.WriteFile("README.md", []byte(readme), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// help returns what "article30 help" prints, from its list of commands on.
func help(t *testing.T) string {
	t.Helper()
	out, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if code := run([]string{"help", "--lang", "en"}, os.Stdin, out, os.Stderr, func(string) string { return "" }); code != 0 {
		t.Fatalf("exit code %d", code)
	}
	printed, err := os.ReadFile(out.Name())
	if err != nil {
		t.Fatal(err)
	}
	_, commands, _ := bytes.Cut(printed, []byte("Commands:\n"))
	commands, _, _ = bytes.Cut(commands, []byte("\nOptions:"))
	return string(commands)
}

// The commands that the README shows do what it says.
func TestTheCommandsOfTheReadmeWork(t *testing.T) {
	content, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, _ := strings.Cut(string(content), "```\narticle30 new ")
	block, _, _ = strings.Cut("article30 new "+block, "```")
	t.Chdir(t.TempDir())
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	ran := 0
	for line := range strings.Lines(block) {
		if code := run(words(line)[1:], null, null, os.Stderr, func(string) string { return "" }); code != 0 {
			t.Errorf("%s: exit code %d", line, code)
		}
		ran++
	}
	if _, err := os.Stat("registre.xlsx"); err != nil || ran < 5 {
		t.Errorf("%d commands ran: %v", ran, err)
	}
}

// words splits a command line as a shell does, by spaces outside quotes.
func words(line string) []string {
	var words []string
	for i, part := range strings.Split(strings.TrimSpace(line), "\"") {
		if i%2 == 1 {
			words = append(words, part)
		} else {
			words = append(words, strings.Fields(part)...)
		}
	}
	return words
}
