package session

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"article30/register/lang"
)

// Registers returns the files that paths name, each once: a path itself or,
// where it is a folder, the .json and .age files in and below it, by name. What a
// register keeps beside it is passed over. Each failure is a folder that cannot
// be read, or that holds no such file; a missing file is left for who opens it.
func Registers(paths []string) (files []string, failures []error) {
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			files = append(files, path)
			continue
		}
		below, errs := registersBelow(path)
		files, failures = append(files, below...), append(failures, errs...)
	}
	named := map[string]bool{}
	return slices.DeleteFunc(files, func(path string) bool {
		path = filepath.Clean(path)
		again := named[path]
		named[path] = true
		return again
	}), failures
}

func registersBelow(folder string) (files []string, failures []error) {
	// By os.DirFS, since filepath.WalkDir does not enter a folder that is a link.
	_ = fs.WalkDir(os.DirFS(folder), ".", func(below string, entry fs.DirEntry, err error) error {
		path := filepath.Join(folder, below)
		switch {
		case err != nil:
			failures = append(failures, lang.Errorf(lang.Text{
				FR: "%s\u00a0: ce dossier ne se lit pas (%v)\u00a0; vérifiez les droits",
				EN: "%s: this folder cannot be read (%v); check the permissions",
			}, path, err))
			return fs.SkipDir
		case entry.IsDir() && below != "." && isSidecar(entry.Name()):
			return fs.SkipDir
		case !entry.IsDir() && filepath.Ext(path) == ".json", !entry.IsDir() && isNamedSealed(path):
			files = append(files, path)
		}
		return nil
	})
	if len(files)+len(failures) == 0 {
		failures = append(failures, lang.Errorf(lang.Text{
			FR: "%s\u00a0: ni ce dossier ni ceux qu'il contient n'ont de fichier .json ou .age\u00a0; nommez un registre",
			EN: "%s: neither this folder nor those in it have a .json or .age file; name a register",
		}, folder))
	}
	return files, failures
}

// isSidecar reports that a folder is of the name of those beside a register.
func isSidecar(name string) bool {
	return strings.HasPrefix(name, ".") && strings.HasSuffix(name, ".d")
}
