package store

import (
	"cmp"
	"errors"
	"io/fs"
	"os"

	"article30/register/lang"
)

// TakeOver gives a file that was just created the versions and the history of
// another, each under its own time and kind.
func (f *File) TakeOver(from *File) error {
	versions, err := from.Versions()
	if err != nil {
		return err
	}
	lines, err := from.History()
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, v := range versions {
		content, err := from.Version(v.Number)
		if err != nil {
			return err
		}
		raw, err := f.sealed(content)
		if err != nil {
			return err
		}
		if err := f.keepCopy(raw, v.At, v.Kind); err != nil {
			return writeFault(f.path, err)
		}
	}
	return f.takeHistory(lines)
}

func (f *File) takeHistory(lines []byte) error {
	if len(lines) == 0 {
		return nil
	}
	sealed, err := f.sealedLines(lines)
	if err != nil {
		return err
	}
	if err := f.appendHistory(f.HistoryPath(), sealed); err != nil {
		return writeFault(f.HistoryPath(), err)
	}
	return nil
}

// Remove removes the file, its versions and its history: for good, though what
// a disk has held may be found on it for a long time. It removes nothing when
// the file is not what was last read or saved, or has other names (ErrLinked),
// under which it would stay. A draft stays.
func (f *File) Remove() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.mayWrite(nil); err != nil {
		return err
	}
	found, err := f.look(f.base.Load())
	if err != nil {
		return err
	}
	if n := names(found.info); n > 1 {
		return lang.Errorf(lang.Text{
			FR: "%[1]s: ce fichier porte %[2]d noms (liens physiques) et resterait sous les autres\u00a0; supprimez-le sous tous ses noms",
			EN: "%[1]s: this file has %[2]d names (hard links) and would stay under the others; remove it under all of them",
		}, f.path, n, ErrLinked)
	}
	paths := []string{f.path, f.HistoryPath(), f.sidecar(historyName), f.sidecar(stateName)}
	versions, err := f.versions()
	if err != nil {
		return writeFault(f.path, err)
	}
	for _, v := range versions {
		paths = append(paths, v.Path)
	}
	for _, path := range append(paths, f.sidecar(versionsName)) {
		if err := f.disk.remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return writeFault(path, err)
		}
	}
	if err := cmp.Or(f.disk.syncDir(f.folder()), f.disk.syncDir(f.sidecar())); err != nil && !errors.Is(err, os.ErrNotExist) {
		return writeFault(f.path, err)
	}
	return nil
}
