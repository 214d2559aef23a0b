package prompt

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"
)

func TestALineIsEditedAsTerminalsDo(t *testing.T) {
	for typed, want := range map[string]string{
		"phrase\r":                   "phrase",
		"phrase\nla suite":           "phrase",
		"\r":                         "",
		"forêt\x7f\x7fce\r":          "force",
		"\x7f\x08a\r":                "a",
		"perdue\x15la bonne\r":       "la bonne",
		"avec des espaces, un é €\r": "avec des espaces, un é €",
	} {
		if got, err := line(strings.NewReader(typed)); got != want || err != nil {
			t.Errorf("%q reads %q (%v), want %q", typed, got, err, want)
		}
	}
	for typed, want := range map[string]error{"perdue\x03": ErrGivenUp, "\x04": ErrGivenUp, "sans fin": io.EOF} {
		if got, err := line(strings.NewReader(typed)); got != "" || !errors.Is(err, want) {
			t.Errorf("%q reads %q (%v)", typed, got, err)
		}
	}
}

func TestWhatFollowsTheLineIsLeft(t *testing.T) {
	in := strings.NewReader("phrase\rjj")
	if _, err := line(in); err != nil {
		t.Fatal(err)
	}
	if rest, _ := io.ReadAll(in); string(rest) != "jj" {
		t.Errorf("left: %q", rest)
	}
}

func TestWithoutATerminalNothingIsAsked(t *testing.T) {
	file, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := Hidden(file, file, "question"); err == nil {
		t.Error("a file passes for a terminal")
	}
	if info, err := file.Stat(); err != nil || info.Size() > 0 {
		t.Errorf("asked all the same (%v)", err)
	}
}
