package main

import (
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What each part of the house may import of the others; what is not here
// imports nothing of ours. Imports never run back.
var floors = map[string][]string{
	"":                      {"register", "export", "tui"},
	"tui":                   {"register", "export", "tui"},
	"export":                {"register", "export"},
	"register/session":      {"register", "register/law", "register/lang", "register/store", "register/check", "register/template", "register/diff", "register/history", "register/seal"},
	"register/check":        {"register", "register/law", "register/lang"},
	"register/template":     {"register", "register/law", "register/lang"},
	"register/diff":         {"register", "register/law", "register/lang"},
	"register/history":      {"register", "register/diff", "register/lang"},
	"register/registertest": {"register", "register/law", "register/lang"},
	"register/store":        {"register/lang"},
	"register/seal":         {"register/lang"},
	"register/law":          {"register/lang"},
	"register/lang":         {},
	"register":              {"register/law", "register/lang"},
}

func TestImportsNeverRunBack(t *testing.T) {
	for dir, imports := range imported(t, false) {
		allowed := floors[floorOf(dir)]
		for _, imp := range imports {
			ours, isOurs := strings.CutPrefix(imp, "article30/")
			if !isOurs {
				continue
			}
			whole := slices.Contains(allowed, ours)
			top, _, _ := strings.Cut(ours, "/")
			if below := slices.Contains(allowed, top) && !strings.HasPrefix(floorOf(dir), "register"); !whole && !below {
				t.Errorf("%s imports %s", dir, ours)
			}
		}
	}
}

func TestTheRegisterKnowsNoScreenAndNoSpreadsheet(t *testing.T) {
	for dir, imports := range imported(t, false) {
		if !strings.HasPrefix(dir, "register") {
			continue
		}
		for _, imp := range imports {
			if strings.Contains(imp, "charmbracelet") || strings.Contains(imp, "excelize") {
				t.Errorf("%s imports %s", dir, imp)
			}
		}
	}
}

func TestNothingOpensASocket(t *testing.T) {
	for dir, imports := range imported(t, true) {
		for _, imp := range imports {
			if imp == "net" || strings.HasPrefix(imp, "net/") && imp != "net/url" {
				t.Errorf("%s imports %s", dir, imp)
			}
		}
	}
}

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	for dir := range imported(t, false) {
		pkg, err := build.ImportDir(filepath.FromSlash("./"+dir), build.ImportComment)
		if err != nil {
			t.Fatal(err)
		}
		if len(pkg.Doc) == 0 {
			t.Errorf("package %s has no doc comment", dir)
		}
		if slices.Contains([]string{"util", "utils", "common", "helpers", "misc"}, pkg.Name) {
			t.Errorf("package %s is named for nothing", dir)
		}
	}
}

func TestNothingElseStandsAtTheTop(t *testing.T) {
	allowed := []string{"main.go", "go.mod", "go.sum", "README.md", "LICENSE", "register", "export", "tui", "testdata"}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		if !slices.Contains(allowed, name) && !strings.HasPrefix(name, ".") && !strings.HasSuffix(name, "_test.go") && name != "article30" {
			t.Errorf("%s stands at the top level", name)
		}
	}
}

// floorOf names the part of the house a folder belongs to.
func floorOf(dir string) string {
	if _, ok := floors[dir]; ok || dir == "." {
		return strings.TrimPrefix(dir, ".")
	}
	return floorOf(path.Dir(dir))
}

// imported returns what each package of the module imports, with its tests or
// without.
func imported(t *testing.T, tests bool) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	err := filepath.WalkDir(".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), ".") && file != ".") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") && !tests {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir := filepath.ToSlash(filepath.Dir(file))
		for _, spec := range parsed.Imports {
			imports[dir] = append(imports[dir], strings.Trim(spec.Path.Value, `"`))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return imports
}
