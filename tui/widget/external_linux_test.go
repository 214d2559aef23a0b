package widget

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A text that must not come on a disk passes through memory, in a folder for its
// owner alone, of which nothing is left, whatever the editor did.
func TestAnExternalEditorOfASealedRegisterWorksInMemory(t *testing.T) {
	if memoryFolder(os.Getenv) == "" {
		t.Skip("no folder in memory on this system")
	}
	dir := t.TempDir()
	seen := filepath.Join(dir, "seen")
	for name, c := range map[string]struct {
		script, want string
		fails        bool
	}{
		"edited": {"printf réécrit > \"$1\"; cp \"$1\" \"$1~\"", "réécrit", false},
		"failed": {"printf perdu > \"$1\"; cp \"$1\" \"$1~\"; exit 3", "secret", true},
	} {
		editor := filepath.Join(dir, name)
		script := "#!/bin/sh\nstat -c '%a %n' \"$1\" \"$(dirname \"$1\")\" > " + seen + "\n" + c.script + "\n"
		if err := os.WriteFile(editor, []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
		getenv := func(key string) string { return map[string]string{"EDITOR": editor}[key] }
		done := External(runner{}, nil, "", "secret", getenv)().(ExternalDone)
		if done.Value != c.want || (done.Err != nil) != c.fails {
			t.Errorf("%s: %q (%v)", name, done.Value, done.Err)
		}
		stat, err := os.ReadFile(seen)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Fields(string(stat))
		if len(lines) != 4 || lines[0] != "600" || lines[2] != "700" || !strings.HasPrefix(lines[3], memoryFolder(getenv)) {
			t.Errorf("%s: %q", name, lines)
		}
		if _, err := os.Stat(lines[3]); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: left behind: %s", name, lines[3])
		}
	}
}

func TestAFolderOnADiskIsNotTakenForMemory(t *testing.T) {
	if got := memoryFolder(func(string) string { return "relative" }); got == "relative" {
		t.Error("a relative folder is taken")
	}
	for _, disk := range []int64{0xEF53, 0x58465342, 0x9123683E, 0x794c7630} { // ext4, XFS, Btrfs, overlay
		if inMemory(disk) {
			t.Errorf("a file system of kind %x passes for memory", disk)
		}
	}
}
