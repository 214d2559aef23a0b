// Package export writes a register as documents beside it. Its packages know
// the documents; here is what all ways of asking for one share: the forms there
// are, where a document goes, and what it never overwrites.
package export

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"article30/export/cnil"
	"article30/export/extract"
	"article30/register"
	"article30/register/lang"
	"article30/register/store"
)

// ErrForeign is the cause of the fault that a file not made by this program
// stands where the document should go.
var ErrForeign = errors.New("not made by this program")

// Options say what to write.
type Options struct {
	cnil.Options
	// Notice asks for the public privacy notice in place of the register.
	Notice bool
	// Force replaces whatever stands at the path.
	Force bool
}

// Report tells what was written, file by file.
type Report struct{ Files []File }

// File is a document that was written.
type File struct {
	Path string
	// Held says what the document holds, Notes what it could not show as the
	// register has it, or leaves open.
	Held  lang.Text
	Notes []lang.Text
}

// Lines says what was written, in one language.
func (r Report) Lines(l lang.Lang) []string {
	var lines []string
	for _, f := range r.Files {
		lines = append(lines, f.Path+" ("+f.Held.In(l)+")")
		for _, note := range f.Notes {
			lines = append(lines, note.In(l))
		}
	}
	return lines
}

// DefaultPath returns where a document of a register goes: beside it, under the
// same name, what is only a part of the register under a name that says so.
func DefaultPath(registerPath string, form Form, o Options) string {
	base := registerPath
	for _, ext := range []string{".age", ".json"} {
		base = strings.TrimSuffix(base, ext)
	}
	switch {
	case o.Notice:
		base += lang.Text{FR: "-information", EN: "-notice"}.In(o.Lang)
	case o.Profile == extract.Article30:
		base += "-article30"
	case form.Ext == ".json":
		base += "-export" // the register's own name ends so
	case o.Client != "":
		return ProcessorPath(base+form.Ext, o.Lang)
	}
	return base + form.Ext
}

// OnRegister reports that a path leads to the register's own file, onto which no
// document is ever written.
func OnRegister(path, registerPath string) bool {
	one, err := os.Stat(path)
	other, err2 := os.Stat(registerPath)
	return err == nil && err2 == nil && os.SameFile(one, other)
}

// ProcessorPath returns where the processor's register goes when the
// controller's is written to a path.
func ProcessorPath(path string, l lang.Lang) string {
	ext := filepath.Ext(path)
	return strings.TrimSuffix(path, ext) + lang.Text{FR: "-sous-traitant", EN: "-processor"}.In(l) + ext
}

// plan is a file about to be written.
type plan struct {
	File
	make    func() ([]byte, File, error)
	content []byte
	options []store.WriteOption
}

// Write writes a register in a form to a path, whole or not at all. An
// organisation that is both controller and processor gets a second workbook
// beside it, at ProcessorPath. A file this program made, and nobody changed
// since, is replaced where the form shows it; any other file only with Force,
// else the fault is ErrForeign. When one file is refused, none is written.
func Write(reg *register.Register, path string, form Form, o Options) (Report, error) {
	if err := o.fit(form); err != nil {
		return Report{}, err
	}
	plans, err := form.plan(reg, path, o)
	if err != nil {
		return Report{}, err
	}
	for i := range plans {
		d := &plans[i]
		if d.options, err = writable(d.Path, form, o.Force); err != nil {
			return Report{}, err
		}
	}
	for i := range plans {
		d := &plans[i]
		path := d.Path
		if d.content, d.File, err = d.make(); err != nil {
			return Report{}, err
		}
		d.Path = path
	}
	var report Report
	for _, d := range plans {
		if err := store.WriteFile(d.Path, d.content, d.options...); err != nil {
			return report, err
		}
		if whole, err := filepath.Abs(d.Path); err == nil {
			d.Path = whole
		}
		report.Files = append(report.Files, d.File)
	}
	return report, nil
}

// Place is where a document would go.
type Place struct {
	Path string
	// Taken: a file stands there. Ours: this program made it, and it would be
	// replaced; else Write asks for Force.
	Taken, Ours bool
}

// Foresee returns the files that Write would write.
func Foresee(reg *register.Register, path string, form Form, o Options) ([]Place, error) {
	plans, err := form.plan(reg, path, o)
	if err != nil {
		return nil, err
	}
	places := make([]Place, len(plans))
	for i, d := range plans {
		_, err := os.Lstat(d.Path)
		places[i] = Place{Path: d.Path, Taken: err == nil, Ours: err == nil && form.ours(d.Path)}
	}
	return places, nil
}

// fit reports the option that a form cannot follow: left out in silence, it would
// have the document be taken for another.
func (o Options) fit(form Form) error {
	switch {
	case o.Notice && o.Client != "":
		return lang.Errorf(lang.Text{
			FR: "la notice d'information s'adresse aux personnes, et non à un client\u00a0; retirez le client",
			EN: "the privacy notice speaks to the persons, not to a client; leave the client out",
		})
	case o.Findings != nil && (o.Notice || form.Key != workbookKey):
		return lang.Errorf(lang.Text{
			FR: "seul le classeur porte les constats\u00a0; retirez-les, ou choisissez le format xlsx",
			EN: "the workbook alone holds the findings; leave them out, or choose the form xlsx",
		})
	}
	return nil
}

// writable tells how a path may be written, or that it may not.
func writable(path string, form Form, force bool) ([]store.WriteOption, error) {
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return []store.WriteOption{store.NoOverwrite()}, nil // nor what appears meanwhile
	case err == nil && !info.Mode().IsRegular():
		return nil, lang.Errorf(lang.Text{
			FR: "%s\u00a0: ce n'est pas un fichier ordinaire\u00a0; choisissez un autre nom",
			EN: "%s: this is no ordinary file; choose another name",
		}, path)
	case !force && !form.ours(path):
		return nil, lang.Errorf(lang.Text{
			FR: "%[1]s\u00a0: rien ne dit que ce fichier est un export de ce programme, resté tel quel\u00a0; choisissez un autre nom, ou confirmez le remplacement",
			EN: "%[1]s: nothing says that this file is an export of this program, left as it was; choose another name, or confirm that it be replaced",
		}, path, ErrForeign)
	}
	return nil, nil
}
