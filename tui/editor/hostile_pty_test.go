//go:build unix

package editor

import (
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"article30/export/text"
	"article30/tui/ptytest"
)

// ours are the sequences that the program itself sends: styles, the cursor, what
// is erased, and the modes of the terminal.
var ours = regexp.MustCompile("\x1b\\[[0-9;]*[mABCDGHJKdr]|\x1b\\[\\?(25|1002|1003|1004|1006|1049|2004)[hl]")

func TestNothingOfTheRegisterSteersTheTerminal(t *testing.T) {
	r := filled(rapid.SampledFrom(payloads))
	s := start(t, saved(t, r), ptytest.Options{W: 160, H: 45, Env: []string{"LANG=en_US.UTF-8"}})
	s.Wait("▸1 Treatments")
	for _, keys := range [][]string{
		{"enter"}, {"/"}, {"esc"}, {"end"}, {"h"}, {"esc"}, {"esc"}, {"d"}, {"esc"}, {"y"}, {"v"}, {"down"}, {"i"}, {"esc"}, {"w"}, {"esc"}, {"esc"},
		{"2"}, {"enter"}, {"esc"}, {"3"}, {"enter"}, {"esc"}, {"d"}, {"esc"}, {"4"}, {"enter"}, {"esc"}, {"5"}, {"enter"}, {"esc"},
		{"6"}, {"space"}, {"space"}, {"m"}, {"esc"}, {"7"}, {"end"}, {"esc"}, {"1"}, {"b"}, {"esc"}, {"p"}, {"esc"}, {"c"}, {"u"}, {"x"}, {"enter"},
	} {
		s.Keys(keys...)
		time.Sleep(30 * time.Millisecond) // a hand, no paste
	}
	s.Wait("a spreadsheet cannot hold") // the workbook is written
	s.Keys("esc")
	s.WaitGone("a spreadsheet cannot hold")
	s.Keys("q")
	if code := s.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	raw := s.Raw()
	if !strings.Contains(raw, "␛") || !strings.Contains(raw, "�") {
		t.Fatal("no text of the register was shown")
	}
	clip := regexp.MustCompile("\x1b\\]52;c;[A-Za-z0-9+/=]*\x07").FindAllString(raw, -1) // asked for by y
	if len(clip) != 1 || strings.Contains(clip[0], "ZXZpbA==") {
		t.Errorf("for the clipboard: %q", clip)
	}
	left := ours.ReplaceAllString(strings.Replace(raw, clip[0], "", 1), "")
	for i, r := range left {
		if _, unsafe := text.Mark(r); (unsafe || unicode.IsControl(r)) && r != '\r' && r != '\n' && r != '\u200c' && r != '\u200d' {
			t.Fatalf("%U reaches the terminal: %q", r, left[max(0, i-80):min(len(left), i+80)])
		}
	}
}
