package store

import (
	"bytes"
	"errors"
	"io/fs"

	"article30/register/lang"
)

// maxHistory is the size in bytes over which a history is neither read nor
// written.
const maxHistory = 512 << 20

// HistoryPath returns the file that takes the history: NAME.history where its
// owner has made one, to keep it under git with the register, else a file of
// the sidecar. It need not exist yet.
func (f *File) HistoryPath() string {
	if own := f.path + ".history"; f.isRegular(own) {
		return own
	}
	return f.sidecar(historyName)
}

func (f *File) isRegular(path string) bool {
	info, err := f.disk.lstat(path)
	return err == nil && info.Mode().IsRegular()
}

// History returns the lines of the history, the oldest first; nothing when
// there is none. A NAME.history that is still empty goes on from the history of
// the sidecar. A line that its seal does not open is given as it stands, for who
// reads it to notice.
func (f *File) History() ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	lines, err := f.history()
	if err != nil {
		return nil, readFault(f.HistoryPath(), err)
	}
	return f.openedLines(lines), nil
}

// history returns the lines as they stand on the disk.
func (f *File) history() ([]byte, error) {
	for _, path := range []string{f.HistoryPath(), f.sidecar(historyName)} {
		found, err := readUpTo(f.disk, path, maxHistory)
		switch {
		case errors.Is(err, ErrTooLarge):
			return nil, historyTooLarge(path)
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return nil, err
		case len(found.raw) > 0:
			return found.raw, nil
		}
	}
	return nil, nil
}

// AppendHistory puts one line, which ends in a line break, at the end of the
// history, on the disk when it returns. A line that was cut off there keeps its
// own line.
func (f *File) AppendHistory(line []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.mayWrite(line); err != nil {
		return err
	}
	line, err := f.sealedLines(line)
	if err != nil {
		return err
	}
	path := f.HistoryPath()
	if err := f.appendHistory(path, line); err != nil {
		return writeFault(path, err)
	}
	return nil
}

// appendHistory appends lines as they are to stand on the disk.
func (f *File) appendHistory(path string, line []byte) (err error) {
	if err := f.makeSidecar(); err != nil {
		return err
	}
	file, err := f.disk.extend(path)
	if err != nil {
		return err
	}
	defer func() {
		if closed := file.Close(); err == nil {
			err = closed
		}
	}()
	info, err := file.Stat()
	switch {
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return notRegular(path)
	case info.Size() > maxHistory:
		return historyTooLarge(path)
	case info.Size() == 0:
		before, err := f.history() // of the sidecar, when its owner has just made this file
		if err != nil {
			return err
		}
		line = append(wholeLines(before), line...)
	default:
		var last [1]byte
		if _, err := file.ReadAt(last[:], info.Size()-1); err != nil {
			return err
		}
		if last[0] != '\n' {
			line = append([]byte{'\n'}, line...)
		}
	}
	// One call, so that a fault or the end of the program cuts one line at most.
	if _, err := file.Write(line); err != nil {
		return err
	}
	if err := file.Sync(); err != nil || info.Size() > 0 {
		return err
	}
	return syncNames(f.disk, f.sidecar(historyName)) // the file may be new
}

// wholeLines ends the last line, where there is one.
func wholeLines(lines []byte) []byte {
	if len(lines) == 0 || bytes.HasSuffix(lines, []byte("\n")) {
		return lines
	}
	return append(lines, '\n')
}

func historyTooLarge(path string) *lang.Error {
	return lang.Errorf(lang.Text{
		FR: "%[1]s: l'historique dépasse %[2]d Mio\u00a0; rangez ce fichier ailleurs, un autre commencera",
		EN: "%[1]s: the history is over %[2]d MiB; put this file away elsewhere, another will begin",
	}, path, maxHistory>>20, ErrTooLarge)
}
