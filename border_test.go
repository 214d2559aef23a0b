package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The ways out to a terminal are few, and what goes through them was cleaned:
// main.go prints what package text returns, and the editor draws through
// App.View, which ends in text.SafeDrawn.

// doors are the functions that name a terminal, by file.
var doors = map[string][]string{
	"main.go":        {"main"},
	"tui/app/run.go": {"Run"},
}

func TestNothingElseReachesTheTerminal(t *testing.T) {
	eachFunction(t, ".", func(file string, f *ast.FuncDecl) {
		ast.Inspect(f, func(n ast.Node) bool {
			if of, name, ok := selector(n); ok {
				printing := of == "fmt" && strings.HasPrefix(name, "Print")
				terminal := of == "os" && (name == "Stdout" || name == "Stderr")
				if (printing || terminal) && !slices.Contains(doors[file], f.Name.Name) {
					t.Errorf("%s: %s uses %s.%s", file, f.Name.Name, of, name)
				}
			}
			if call, ok := n.(*ast.CallExpr); ok {
				if name, ok := call.Fun.(*ast.Ident); ok && (name.Name == "println" || name.Name == "print") && file != "register/origin.go" {
					t.Errorf("%s: %s uses %s", file, f.Name.Name, name.Name)
				}
			}
			return true
		})
	})
	for dir, imports := range imported(t, false) {
		for _, imp := range imports {
			if imp == "log" || imp == "log/slog" {
				t.Errorf("%s imports %s", dir, imp)
			}
		}
	}
}

func TestTheCommandsPrintWhatWasCleaned(t *testing.T) {
	handsOn := map[string]bool{"commands": true} // to cobra, which writes what the Tab key offers, as TestNoCommandLetsATextSteerTheTerminal sees
	eachFunction(t, "main.go", func(file string, f *ast.FuncDecl) {
		name := f.Name.Name
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			of, method, _ := selector(call.Fun)
			written := call.Args
			switch {
			case of == "p" && method == "print":
			case of == "fmt" && strings.HasPrefix(method, "Fprint") && len(call.Args) > 0 && isOutput(call.Args[0]):
				written = call.Args[1:]
				if method == "Fprintf" {
					format, ok := written[0].(*ast.BasicLit)
					if !ok || strings.Count(format.Value, "%") != strings.Count(format.Value, "%d") {
						t.Errorf("%s: %s formats more than numbers", file, name)
					}
					return true
				}
			case of == "prompt" && method == "Hidden" && len(call.Args) > 2: // asks on the terminal
				written = call.Args[2:]
			case isOutputCall(call) && name != "print":
				t.Errorf("%s: %s writes past print and note", file, name)
				return true
			default:
				for _, arg := range call.Args {
					if isOutput(arg) && !handsOn[name] {
						t.Errorf("%s: %s hands an output on", file, name)
					}
				}
				return true
			}
			for _, arg := range written {
				if !cleaned(arg, f) && name != "completion" { // the scripts are cobra's, of our own words
					t.Errorf("%s: %s prints what was not cleaned", file, name)
				}
			}
			return true
		})
	})
}

// isOutput reports that an expression is p.out or p.errOut.
func isOutput(e ast.Expr) bool {
	of, field, ok := selector(e)
	return ok && of == "p" && (field == "out" || field == "errOut")
}

// isOutputCall reports that a call is of a method of p.out or p.errOut that
// writes.
func isOutputCall(call *ast.CallExpr) bool {
	method, ok := call.Fun.(*ast.SelectorExpr)
	return ok && isOutput(method.X) && strings.HasPrefix(method.Sel.Name, "Write")
}

// cleaned reports that an expression is text that package text returned, text
// written out in the source, or made of such.
func cleaned(e ast.Expr, in *ast.FuncDecl) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return true
	case *ast.BinaryExpr:
		return cleaned(e.X, in) && cleaned(e.Y, in)
	case *ast.Ident:
		return alwaysCleaned(e.Name, in)
	case *ast.CallExpr:
		of, name, _ := selector(e.Fun)
		if of == "strings" && name == "Join" {
			return cleaned(e.Args[0], in) && cleaned(e.Args[1], in)
		}
		return of == "text"
	}
	return false
}

// alwaysCleaned reports that all that a function puts in a variable of its own
// was cleaned.
func alwaysCleaned(variable string, in *ast.FuncDecl) bool {
	assigned, clean := false, true
	ast.Inspect(in, func(n ast.Node) bool {
		a, ok := n.(*ast.AssignStmt)
		if !ok {
			return true
		}
		for i, left := range a.Lhs {
			name, ok := left.(*ast.Ident)
			if !ok || name.Name != variable {
				continue
			}
			right := a.Rhs[min(i, len(a.Rhs)-1)]
			assigned = true
			if call, ok := right.(*ast.CallExpr); ok {
				if fun, ok := call.Fun.(*ast.Ident); ok && fun.Name == "append" {
					for _, arg := range call.Args[1:] {
						clean = clean && cleaned(arg, in)
					}
					continue
				}
			}
			clean = clean && cleaned(right, in)
		}
		return true
	})
	return assigned && clean
}

// selector takes X.name apart, where X is a name.
func selector(n ast.Node) (of, name string, ok bool) {
	s, ok := n.(*ast.SelectorExpr)
	if !ok {
		return "", "", false
	}
	x, ok := s.X.(*ast.Ident)
	if !ok {
		return "", "", false
	}
	return x.Name, s.Sel.Name, true
}

// eachFunction visits the functions of a file or folder, tests left out.
func eachFunction(t *testing.T, root string, visit func(file string, f *ast.FuncDecl)) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file := filepath.ToSlash(path)
		if folder := filepath.ToSlash(filepath.Dir(path)); strings.HasSuffix(folder, "test") { // for tests alone
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		for _, d := range parsed.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Body != nil {
				visit(file, f)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
