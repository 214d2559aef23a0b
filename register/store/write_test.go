package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAnExportOverwritesOnlyWhenAllowed(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "registre.xlsx")
	for _, content := range []string{"first", "second"} {
		if err := WriteFile(path, []byte(content)); err != nil {
			t.Fatal(err)
		}
		wantContent(t, path, content)
	}
	if err := WriteFile(path, []byte("third"), NoOverwrite()); !errors.Is(err, fs.ErrExist) {
		t.Fatalf("%v", err)
	}
	dangling := filepath.Join(dir, "link.xlsx")
	_ = os.Symlink(filepath.Join(dir, "nowhere"), dangling)
	for name, want := range map[string]error{dangling: fs.ErrExist, dir: ErrNotRegular, filepath.Join(dir, "no", "x"): fs.ErrNotExist} {
		err := WriteFile(name, []byte("third"))
		if !errors.Is(err, want) {
			t.Fatalf("WriteFile(%s): %v", name, err)
		}
		wantLine(t, err)
	}
	wantContent(t, path, "second")
	if got := entries(t, dir); len(got) != 2 {
		t.Fatalf("in the folder: %v", got)
	}
}

func TestAFileMadeDuringAnExportIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.xlsx")
	d := &plantingDisk{plant: func() { put(t, path, "theirs") }}
	if err := WriteFile(path, []byte("ours"), writeWithDisk(d)); !errors.Is(err, fs.ErrExist) {
		t.Fatalf("%v", err)
	}
	wantContent(t, path, "theirs")
}

func TestTwoExportsOfOneFileDoNotMix(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.xlsx")
	d := &crossingDisk{}
	d.cross = func() {
		d.cross = func() {}
		if err := WriteFile(path, []byte("theirs")); err != nil {
			t.Fatal(err)
		}
		put(t, tempPath(path), "half of theirs")
	}
	err := WriteFile(path, []byte("ours"), writeWithDisk(d))
	if err == nil {
		t.Fatal("written from another program's temporary file")
	}
	wantLine(t, err)
	wantContent(t, path, "theirs")
}

// crossingDisk lets another program act when a temporary file is complete.
type crossingDisk struct {
	osDisk
	cross func()
}

func (d *crossingDisk) lstat(path string) (fs.FileInfo, error) {
	if strings.HasSuffix(path, ".new") {
		d.cross()
	}
	return d.osDisk.lstat(path)
}

// plantingDisk lets another program act while a temporary file is written.
type plantingDisk struct {
	osDisk
	plant func()
}

func (d *plantingDisk) create(path string) (handle, error) {
	d.plant()
	return d.osDisk.create(path)
}
