package store

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// ConflictCopies returns the names of the files beside the register that look
// like other copies of it, left by a program that keeps folders the same on
// several machines, or by git; in the order of their names. Nothing says that
// their owner did not make them: they are for a person to look at.
func (f *File) ConflictCopies() []string {
	entries, err := f.disk.readDir(f.folder())
	if err != nil {
		return nil
	}
	host, _ := os.Hostname()
	var copies []string
	for _, e := range entries {
		if e.Type().IsRegular() && isConflictCopy(e.Name(), filepath.Base(f.path), host) {
			copies = append(copies, e.Name())
		}
	}
	return copies
}

// conflictMarks are what stands between the stem of a name and its extension in
// the copies that programs make. They must not be changed.
var conflictMarks = []*regexp.Regexp{
	// Dropbox, Nextcloud, ownCloud, Seafile, pCloud and Synology, each in the
	// language of its user: "(Anne's conflicted copy 2026-11-22)",
	// "_conflict-20261122-101010", "(SFConflict …)", "[conflicted]".
	regexp.MustCompile(`(?i)^[ ._(\[-].*(conflict|conflit|konflikt)`),
	// Syncthing: ".sync-conflict-20261122-101010-ABCDEFG", found above as well.
	// OneDrive: "-LAPTOP-1A2B3C4", "-HOST-safeBackup-0001".
	regexp.MustCompile(`^-(DESKTOP|LAPTOP|WIN|PC)-[0-9A-Z]{5,}(-\d+)?$`),
	regexp.MustCompile(`(?i)-safeBackup-\d+$`),
	// Google Drive: " (1)".
	regexp.MustCompile(`^ ?\(\d{1,3}\)$`),
	// iCloud: " 2".
	regexp.MustCompile(`^ [2-9]$`),
	// git mergetool: "_BASE_1234", "_LOCAL_1234"…
	regexp.MustCompile(`^[._](BASE|LOCAL|REMOTE|BACKUP)([._]\d+)?$`),
}

// conflictEnds are what stands behind the whole name: git and patch.
var conflictEnds = regexp.MustCompile(`^(\.orig|\.rej|\.mine|~.+|\.(BASE|LOCAL|REMOTE|BACKUP)(\.\d+)?(\.[A-Za-z0-9]+)?)$`)

// isConflictCopy says whether a name is that of a conflict copy of another, on
// a machine of this name.
func isConflictCopy(name, of, host string) bool {
	if end, ok := strings.CutPrefix(name, of); ok && conflictEnds.MatchString(end) {
		return true
	}
	ext := filepath.Ext(of)
	stem := strings.TrimSuffix(of, ext)
	if isMarked(name, stem, ext, host) {
		return true
	}
	inner := filepath.Ext(stem) // of an encrypted file: NAME.json.age
	return inner != "" && isMarked(name, strings.TrimSuffix(stem, inner), inner+ext, host)
}

// isMarked says whether a name is a stem and an extension with the mark of a
// conflict copy between them.
func isMarked(name, stem, ext, host string) bool {
	rest, begins := strings.CutPrefix(name, stem)
	mark, ends := strings.CutSuffix(rest, ext)
	if !begins || !ends || mark == "" {
		return false
	}
	if host != "" && strings.EqualFold(mark, "-"+host) {
		return true // OneDrive
	}
	for _, pattern := range conflictMarks {
		if pattern.MatchString(mark) {
			return true
		}
	}
	return false
}
