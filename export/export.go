// Package export writes a register as documents beside it. Its packages know
// the documents; here is what all ways of asking for one share: where it goes,
// and what it never overwrites.
package export

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"article30/export/cnil"
	"article30/export/sheet"
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
	// Force replaces whatever stands at the path.
	Force bool
}

// Report tells what was written, and where.
type Report struct {
	cnil.Report
	Path string
}

// DefaultPath returns where the workbook of a register goes: beside it, under
// the same name.
func DefaultPath(registerPath string) string {
	base := registerPath
	for _, ext := range []string{".age", ".json"} {
		base = strings.TrimSuffix(base, ext)
	}
	return base + ".xlsx"
}

// OnRegister reports that a path leads to the register's own file, onto which no
// document is ever written.
func OnRegister(path, registerPath string) bool {
	one, err := os.Stat(path)
	other, err2 := os.Stat(registerPath)
	return err == nil && err2 == nil && os.SameFile(one, other)
}

// Workbook writes a register as the CNIL's workbook to a path, whole or not at
// all. A workbook this program made, and nobody changed since, is replaced;
// any other file only with Force, else the fault is ErrForeign.
func Workbook(reg *register.Register, path string, o Options) (Report, error) {
	var options []store.WriteOption
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		options = append(options, store.NoOverwrite()) // nor what appears meanwhile
	case err == nil && !info.Mode().IsRegular(): // WriteFile says why not
	case !o.Force && !sheet.IsOurs(path):
		return Report{}, foreign(path)
	}
	content, report, err := cnil.Workbook(reg, o.Options)
	if err != nil {
		return Report{}, err
	}
	if err := store.WriteFile(path, content, options...); err != nil {
		return Report{}, err
	}
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	return Report{report, path}, nil
}

func foreign(path string) error {
	return lang.Errorf(lang.Text{
		FR: "%[1]s\u00a0: ce fichier n'est pas un export de ce programme, ou a été modifié depuis\u00a0; choisissez un autre nom, ou confirmez le remplacement",
		EN: "%[1]s: this file is no export of this program, or was changed since; choose another name, or confirm that it be replaced",
	}, path, ErrForeign)
}

// Lines says what was written, and what the workbook could not show as the
// register has it, in one language. The first line names the path.
func (r Report) Lines(l lang.Lang) []string {
	treatments := strconv.Itoa(r.Treatments) + " " + l.Plural(r.Treatments,
		lang.Text{FR: "traitement", EN: "treatment"}.In(l), lang.Text{FR: "traitements", EN: "treatments"}.In(l))
	activities := strconv.Itoa(r.Activities) + " " + l.Plural(r.Activities,
		lang.Text{FR: "activité de sous-traitance", EN: "processor activity"}.In(l),
		lang.Text{FR: "activités de sous-traitance", EN: "processor activities"}.In(l))
	lines := []string{r.Path + " (" + treatments + ", " + activities + ")"}
	if n := r.Replaced; n > 0 {
		lines = append(lines, strconv.Itoa(n)+" "+l.Plural(n,
			lang.Text{FR: "caractère qu'un tableur ne peut contenir est remplacé par une marque", EN: "character that a spreadsheet cannot hold is replaced by a mark"}.In(l),
			lang.Text{FR: "caractères qu'un tableur ne peut contenir sont remplacés par une marque", EN: "characters that a spreadsheet cannot hold are replaced by a mark"}.In(l)))
	}
	if n := len(r.Continued); n > 0 {
		lines = append(lines, strconv.Itoa(n)+" "+l.Plural(n,
			lang.Text{FR: "texte trop long pour une cellule continue dans les lignes suivantes", EN: "text too long for a cell goes on in the rows below"}.In(l),
			lang.Text{FR: "textes trop longs pour une cellule continuent dans les lignes suivantes", EN: "texts too long for a cell go on in the rows below"}.In(l)))
	}
	return lines
}
