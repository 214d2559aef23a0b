package store

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const firstLine, secondLine, thirdLine = "{\"n\":1}\n", "{\"n\":2}\n", "{\"n\":3}\n"

func appendHistory(t testing.TB, f *File, line string) {
	t.Helper()
	if err := f.AppendHistory([]byte(line)); err != nil {
		t.Fatal(err)
	}
}

func wantHistory(t testing.TB, f *File, want string) {
	t.Helper()
	lines, err := f.History()
	if err != nil || string(lines) != want {
		t.Fatalf("history %q, %v; want %q", lines, err, want)
	}
}

func TestTheHistoryGrowsLineByLine(t *testing.T) {
	path := newRegister(t, oldContent)
	f := open(t, path)
	wantHistory(t, f, "")
	appendHistory(t, f, firstLine)
	appendHistory(t, f, secondLine)
	closeFile(t, f)

	f = open(t, path)
	wantHistory(t, f, firstLine+secondLine)
	info, err := os.Stat(f.HistoryPath())
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestALineThatWasCutKeepsItsOwnLine(t *testing.T) {
	path := newRegister(t, oldContent)
	f := open(t, path)
	appendHistory(t, f, firstLine)
	put(t, f.HistoryPath(), firstLine+"{\"n\"")
	appendHistory(t, f, secondLine)
	wantHistory(t, f, firstLine+"{\"n\"\n"+secondLine)
}

func TestTheHistoryStandsBesideTheRegisterWhereItsOwnerWantsIt(t *testing.T) {
	path := newRegister(t, oldContent)
	f := open(t, path)
	appendHistory(t, f, firstLine)
	own := path + ".history"
	if err := os.Symlink(path, own); err != nil {
		t.Skip("no links on this system")
	}
	appendHistory(t, f, secondLine) // no link is followed
	wantContent(t, path, oldContent)
	if err := os.Remove(own); err != nil {
		t.Fatal(err)
	}
	put(t, own, "")
	wantHistory(t, f, firstLine+secondLine)
	appendHistory(t, f, thirdLine)
	wantContent(t, own, firstLine+secondLine+thirdLine)
	wantContent(t, f.sidecar(historyName), firstLine+secondLine)
}

func TestAHistoryTooLargeIsNeitherReadNorWritten(t *testing.T) {
	f := open(t, newRegister(t, oldContent))
	appendHistory(t, f, firstLine)
	if err := os.Truncate(f.HistoryPath(), maxHistory+1); err != nil {
		t.Fatal(err)
	}
	_, readErr := f.History()
	for _, err := range []error{readErr, f.AppendHistory([]byte(secondLine))} {
		if !errors.Is(err, ErrTooLarge) {
			t.Fatalf("%v", err)
		}
		wantLine(t, err)
	}
	if info, err := os.Stat(f.HistoryPath()); err != nil || info.Size() != maxHistory+1 {
		t.Fatalf("the file was changed: %v %v", info, err)
	}
}

func TestAHistoryCutBeforeItWasTakenOverKeepsItsLines(t *testing.T) {
	path := newRegister(t, oldContent)
	f := open(t, path)
	appendHistory(t, f, firstLine)
	put(t, f.HistoryPath(), firstLine+"{\"n\"")
	put(t, path+".history", "")
	appendHistory(t, f, secondLine)
	wantHistory(t, f, firstLine+"{\"n\"\n"+secondLine)
}

func TestAFileOpenForReadingHasNoLineAdded(t *testing.T) {
	f, err := Open(newRegister(t, oldContent), ReadOnly)
	if err != nil {
		t.Fatal(err)
	}
	err = f.AppendHistory([]byte(firstLine))
	wantLine(t, err)
	if err == nil {
		t.Error("the line was added")
	}
	if names := entries(t, filepath.Dir(f.Path())); !slices.Equal(names, []string{"registre.json"}) {
		t.Errorf("beside the register: %q", names)
	}
}

func TestAnyFailingStepOfTheHistoryHarmsNothing(t *testing.T) {
	everyFault(t, func(t *testing.T, d *testDisk) {
		path := newRegister(t, oldContent)
		f := open(t, path, withDisk(d))
		appendHistory(t, f, firstLine)
		d.armed = true
		_, readErr := f.History()
		err := f.AppendHistory([]byte(secondLine))
		d.armed = false
		for _, err := range []error{readErr, err} {
			if err != nil {
				wantLine(t, err)
			}
		}
		appendHistory(t, f, thirdLine)
		wantContent(t, path, oldContent)
		lines, readErr := f.History()
		if readErr != nil {
			t.Fatal(readErr)
		}
		got := strings.SplitAfter(string(lines), "\n")
		if got[0] != firstLine || got[len(got)-2] != thirdLine || err == nil && got[1] != secondLine {
			t.Fatalf("after %v: %q", err, got)
		}
	})
}
