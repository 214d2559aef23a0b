package store

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"

	"article30/register/lang"
)

// Kind says why a version was kept.
type Kind string

// The kinds of versions; each is part of the name of its file.
const (
	Saving    Kind = ""          // replaced by a save
	Merge     Kind = "merge"     // before a merge
	Import    Kind = "import"    // before an import
	Deletion  Kind = "deletion"  // before a deletion in a catalogue
	Restoring Kind = "restore"   // before an earlier version was taken back
	Migration Kind = "migration" // before a change of format; never thinned out
	Outside   Kind = "outside"   // written by another program, and replaced by a third
	Leftover  Kind = "leftover"  // left by an interrupted save; may be cut off
	Drafted   Kind = "draft"     // a draft that nobody answered for
)

var kindLabels = map[Kind]lang.Text{
	Saving:    {FR: "enregistrement", EN: "save"},
	Merge:     {FR: "avant une fusion", EN: "before a merge"},
	Import:    {FR: "avant un import", EN: "before an import"},
	Deletion:  {FR: "avant une suppression", EN: "before a deletion"},
	Restoring: {FR: "avant une restauration", EN: "before a restore"},
	Migration: {FR: "avant un changement de format", EN: "before a change of format"},
	Outside:   {FR: "écrit par un autre programme", EN: "written by another program"},
	Leftover:  {FR: "reste d'un enregistrement interrompu, peut-être incomplet", EN: "left by an interrupted save, may be incomplete"},
	Drafted:   {FR: "brouillon non enregistré", EN: "unsaved draft"},
}

// Label names the kind for a reader; a kind this program does not know is
// shown as it is.
func (k Kind) Label() lang.Text {
	if label, ok := kindLabels[k]; ok {
		return label
	}
	return lang.Text{FR: string(k), EN: string(k)}
}

// Version is an earlier content of the register, kept as a plain file.
type Version struct {
	Number int       // counts up; does not depend on the clock
	At     time.Time // when that content was written, to the second
	Kind   Kind
	Size   int64  // bytes
	Path   string // of the plain file
}

// versionInterval is the time of change after which the next version is due.
const versionInterval = 10 * time.Minute

const versionTime = "20060102T150405Z"

var versionName = regexp.MustCompile(`^(\d{6,9})-(\d{8}T\d{6}Z)(?:-([a-z]+))?(?:\.[^-]*)?$`)

// Versions lists the versions, the oldest first.
func (f *File) Versions() ([]Version, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	versions, err := f.versions()
	if err != nil {
		return nil, readFault(f.sidecar(versionsName), err)
	}
	return versions, nil
}

// Version reads one version by its number. The error is fs.ErrNotExist when
// there is none of that number, and that of the seal when it does not open.
func (f *File) Version(number int) ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	path, raw, err := f.rawVersion(number)
	if err != nil {
		return nil, err
	}
	return f.opened(path, raw)
}

// RawVersion reads one version by its number, as it stands on the disk.
func (f *File) RawVersion(number int) ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	_, raw, err := f.rawVersion(number)
	return raw, err
}

func (f *File) rawVersion(number int) (path string, raw []byte, err error) {
	versions, err := f.versions()
	if err != nil {
		return "", nil, readFault(f.sidecar(versionsName), err)
	}
	for _, v := range versions {
		if v.Number == number {
			r, err := read(f.disk, v.Path)
			if err != nil {
				return "", nil, readFault(v.Path, err)
			}
			return v.Path, r.raw, nil
		}
	}
	return "", nil, lang.Errorf(lang.Text{
		FR: "%[1]s: pas de version %[2]d ; listez les versions pour voir leurs numéros",
		EN: "%[1]s: no version %[2]d; list the versions to see their numbers",
	}, f.path, number, fs.ErrNotExist)
}

// KeepVersion keeps the content as last read or saved, before a change that a
// user may want to take back as a whole.
func (f *File) KeepVersion(kind Kind) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	base := f.base.Load()
	if err := f.mayWrite(base.content); err != nil {
		return err
	}
	if err := f.keepCopy(base.raw, base.at, kind); err != nil {
		return writeFault(f.path, err)
	}
	now := f.now()
	f.lastKept, f.lastKeptTime = base.hash, now
	f.prune(now)
	return nil
}

// KeepCopy keeps as a version a content that is not the file's as last read or
// saved: what another program wrote, or what could not be saved.
func (f *File) KeepCopy(content []byte, kind Kind) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.mayWrite(content); err != nil {
		return err
	}
	raw, err := f.sealed(content)
	if err != nil {
		return err
	}
	now := f.now()
	if err := f.keepCopy(raw, now, kind); err != nil {
		return writeFault(f.path, err)
	}
	f.prune(now)
	return nil
}

func (f *File) versionDue(base *revision, now time.Time) bool {
	if base.hash == f.lastKept {
		return false
	}
	since := now.Sub(f.lastKeptTime)
	// A clock set back must not hold versions up.
	return f.lastKeptTime.IsZero() || since < 0 || since >= versionInterval
}

func (f *File) versions() ([]Version, error) {
	entries, err := f.disk.readDir(f.sidecar(versionsName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var versions []Version
	for _, e := range entries {
		parts := versionName.FindStringSubmatch(e.Name())
		if parts == nil || !e.Type().IsRegular() {
			continue
		}
		info, err := e.Info()
		if err != nil {
			continue // removed meanwhile
		}
		number, _ := strconv.Atoi(parts[1])
		at, _ := time.Parse(versionTime, parts[2])
		versions = append(versions, Version{
			Number: number, At: at, Kind: Kind(parts[3]), Size: info.Size(),
			Path: f.sidecar(versionsName, e.Name()),
		})
	}
	slices.SortFunc(versions, func(a, b Version) int { return cmp.Compare(a.Number, b.Number) })
	return versions, nil
}

// newVersionPath makes the folder of the versions and names the next one.
func (f *File) newVersionPath(at time.Time, kind Kind) (string, error) {
	if err := f.makeSidecar(); err != nil {
		return "", err
	}
	if err := f.disk.mkdir(f.sidecar(versionsName)); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	versions, err := f.versions()
	if err != nil {
		return "", err
	}
	number := 1
	if n := len(versions); n > 0 {
		number = versions[n-1].Number + 1
	}
	name := fmt.Sprintf("%06d-%s", number, at.UTC().Format(versionTime))
	if kind != Saving {
		name += "-" + string(kind)
	}
	return f.sidecar(versionsName, name+filepath.Ext(f.path)), nil
}

// keepFile moves a file to the versions.
func (f *File) keepFile(path string, kind Kind) error {
	info, err := f.disk.lstat(path)
	if err != nil {
		return err
	}
	return f.keepFileAt(path, info.ModTime(), kind)
}

func (f *File) keepFileAt(path string, at time.Time, kind Kind) error {
	version, err := f.newVersionPath(at, kind)
	if err != nil {
		return err
	}
	return f.disk.renameNew(path, version)
}

// keepCopy writes a content, as it is to stand on the disk, to the versions.
func (f *File) keepCopy(raw []byte, at time.Time, kind Kind) error {
	version, err := f.newVersionPath(at, kind)
	if err != nil {
		return err
	}
	if err := writeEntry(f.disk, version, raw); err != nil {
		return err
	}
	return syncNames(f.disk, version)
}

// keepLeftovers moves what an interrupted save left to the versions: after an
// exchange of names it may hold somebody's last words.
func (f *File) keepLeftovers() error {
	for _, path := range []string{tempPath(f.path), sparePath(f.path)} {
		info, err := f.disk.lstat(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		if !info.Mode().IsRegular() {
			continue // not ours: stage removes it
		}
		if target, err := f.disk.lstat(f.path); err == nil && sameFile(target, info) {
			// A second name of the register itself: nothing is lost with it.
			if err := f.disk.remove(path); err != nil {
				return err
			}
			continue
		}
		if err := f.keepFileAt(path, info.ModTime(), Leftover); err != nil {
			return err
		}
	}
	return nil
}
