package keys

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"article30/register/lang"

	tea "github.com/charmbracelet/bubbletea"
)

// chains are the places a key can be pressed in.
var chains = map[string][]Scope{
	"list":     Chain([]Scope{List, Rows, Cursor}, false, false),
	"marked":   Chain([]Scope{Marked, List, Rows, Cursor}, false, false),
	"waived":   Chain([]Scope{Waived, Findings, Rows, Cursor}, false, false),
	"findings": Chain([]Scope{Findings, Rows, Cursor}, false, false),
	"figures":  Chain([]Scope{Figures, Rows, Cursor}, false, false),
	"conflict": Chain([]Scope{Conflicts, Rows, Cursor}, false, false),
	"changes":  Chain([]Scope{Changes, Rows, Cursor}, false, false),
	"question": Chain([]Scope{Answer, Questions, Rows, Cursor}, false, false),
	"suggest":  Chain([]Scope{Suggested, Rows, Cursor}, false, false),
	"settled":  Chain([]Scope{Waived, Answer, Form, Rows, Cursor}, false, false),
	"form":     Chain([]Scope{Form, Rows, Cursor}, false, false),
	"answer":   Chain([]Scope{Answer, Form, Rows, Cursor}, false, false),
	"search":   Chain([]Scope{Search, Cursor}, true, false),
	"line":     Chain([]Scope{Line}, true, false),
	"offers":   Chain([]Scope{Offers, Cursor}, true, false),
	"text":     Chain([]Scope{Text}, true, false),
	"picker":   Chain([]Scope{Picker, Cursor}, true, true),
	"several":  Chain([]Scope{Found, Marking, Several, Picker, Cursor}, true, true),
	"chooser":  Chain([]Scope{Chooser, Cursor}, true, false),
	"finder":   Chain([]Scope{Finder, Cursor}, true, false),
	"menu":     Chain([]Scope{Menu, Cursor}, true, true),
	"dialog":   Chain([]Scope{Dialog, Cursor}, false, true),
	"welcome":  Chain([]Scope{Prompt}, true, false),
	"prompt":   Chain([]Scope{Prompt}, true, true),
	"message":  Chain([]Scope{Message, Cursor}, false, true),
}

func TestAKeyMeansOneThingAlongAChain(t *testing.T) {
	for name, chain := range chains {
		seen := map[string]Action{}
		for _, scope := range chain {
			for _, b := range defaults() {
				if b.Scope != scope {
					continue
				}
				for _, k := range b.Keys {
					if seen[k] == Yes || seen[k] == No {
						continue // the letters of an answer come before all
					}
					if other, ok := seen[k]; ok && other != b.Action {
						t.Errorf("%s: %q asks for %s and %s", name, k, other, b.Action)
					}
					seen[k] = b.Action
				}
			}
		}
	}
}

// The scopes that a screen answers, as they are written in its source, are among
// those of a chain that is tried here.
func TestTheChainsOfEveryScreenAreTried(t *testing.T) {
	tried := func(own []Scope) bool {
		for _, chain := range chains {
			rest := own
			for _, scope := range chain {
				if len(rest) > 0 && rest[0] == scope {
					rest = rest[1:]
				}
			}
			if len(rest) == 0 {
				return true
			}
		}
		return false
	}
	names := scopeNames(t)
	files, err := filepath.Glob("../*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			list, ok := lit.Type.(*ast.ArrayType)
			if !ok || selected(list.Elt) != "Scope" {
				return true
			}
			var own []Scope
			for _, e := range lit.Elts {
				own = append(own, names[selected(e)])
			}
			found++
			if !tried(own) {
				t.Errorf("%s: no chain of this test has %v", path, own)
			}
			return true
		})
	}
	if found < 10 {
		t.Errorf("%d lists of scopes are found in the sources of the screens", found)
	}
}

// scopeNames reads the constants of the scopes by the names they have in Go.
func scopeNames(t *testing.T) map[string]Scope {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "action.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]Scope{}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if of, ok := spec.Type.(*ast.Ident); ok && of.Name == "Scope" {
			value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			names[spec.Names[0].Name] = Scope(value)
		}
		return true
	})
	return names
}

// selected returns the name behind "keys.", "" of anything else.
func selected(e ast.Expr) string {
	if s, ok := e.(*ast.SelectorExpr); ok {
		if of, ok := s.X.(*ast.Ident); ok && of.Name == "keys" {
			return s.Sel.Name
		}
	}
	return ""
}

func TestEveryScopeIsReachable(t *testing.T) {
	reached := map[Scope]bool{}
	for _, chain := range chains {
		for _, s := range chain {
			reached[s] = true
		}
	}
	for _, b := range defaults() {
		if !reached[b.Scope] {
			t.Errorf("%s: no chain has the scope %s", b.Action, b.Scope)
		}
	}
	if len(reached) != len(everywhere) {
		t.Errorf("the README lists %d scopes of %d", len(everywhere), len(reached))
	}
}

func TestKeysExistOnEveryKeyboard(t *testing.T) {
	altGr := "@#[]{}|\\~^€`¤" // AltGr on AZERTY or QWERTZ
	same := []string{"ctrl+i", "ctrl+m", "ctrl+[", "ctrl+h", "ctrl+j", "shift+enter", "ctrl+enter"}
	for _, b := range defaults() {
		for _, k := range b.Keys {
			if strings.ContainsAny(k, altGr) {
				t.Errorf("%s: %q needs AltGr on a French or German keyboard", b.Action, k)
			}
			for _, s := range same {
				if k == s {
					t.Errorf("%s: a terminal cannot tell %q from another key", b.Action, k)
				}
			}
			if strings.HasPrefix(k, "alt+") && !isArrow(k[len("alt+"):]) {
				t.Errorf("%s: %q; Alt is for arrows alone", b.Action, k)
			}
		}
	}
}

func isArrow(k string) bool { return arrows[k] != "" }

func TestADigitIsTakenFromAFrenchKeyboardToo(t *testing.T) {
	unshifted := map[string]string{"1": "&", "2": "é", "3": "\"", "4": "'", "5": "(", "6": "-", "7": "è", "8": "_", "9": "ç"}
	table := Default()
	digits := 0
	for digit, azerty := range unshifted {
		a, ok := table.Resolve(chains["list"], press(digit))
		b, ok2 := table.Resolve(chains["list"], press(azerty))
		if a != b || ok != ok2 {
			t.Errorf("%s asks for %q but %s for %q", digit, a, azerty, b)
		}
		if ok {
			digits++
		}
	}
	if digits != 7 {
		t.Errorf("%d digits are bound, want one for each of the 7 sections", digits)
	}
}

func TestWhatAKeyboardMayLackHasAnotherWay(t *testing.T) {
	for _, a := range []Action{Help, Filter, Quit, Undo, Redo, Review} {
		n := 0
		for _, b := range defaults() {
			if b.Action == a {
				n += len(b.Keys)
			}
		}
		if n < 2 {
			t.Errorf("%s has only %d key", a, n)
		}
	}
}

func TestLettersAreNotBoundWhereTextIsTyped(t *testing.T) {
	table := Default()
	for _, name := range []string{"line", "offers", "text", "picker", "several", "chooser", "menu", "search", "prompt"} {
		for r := rune('!'); r < 0x17F; r++ {
			if !unicode.IsPrint(r) {
				continue
			}
			if a, ok := table.Resolve(chains[name], press(string(r))); ok {
				t.Errorf("%s: typing %q would %s", name, r, a)
			}
		}
	}
}

func TestTextThatIsNotAKeyIsNoKey(t *testing.T) {
	paste := press("q")
	paste.Paste = true
	for _, msg := range []tea.KeyMsg{paste, press("up"), press("esc"), press("")} {
		if a, ok := Default().Resolve(chains["list"], msg); ok {
			t.Errorf("%q asks for %s", msg.Runes, a)
		}
	}
}

func TestEveryBindingHasItsWordsInBothLanguages(t *testing.T) {
	for _, b := range defaults() {
		for _, w := range []lang.Text{b.Short, b.Long, b.Scope.Label(), b.Group.Label()} {
			if w.FR == "" || w.EN == "" {
				t.Errorf("%s in %s: a text is empty: %+v", b.Action, b.Scope, w)
			}
		}
	}
}

func TestAlongGivesAnActionOnceWithAllItsKeys(t *testing.T) {
	for _, b := range Default().Along(chains["list"]) {
		if b.Action == Quit {
			if got := strings.Join(b.Names(lang.FR, false), " "); got != "q Ctrl+Q Ctrl+C" {
				t.Errorf("quit by %q", got)
			}
			return
		}
	}
	t.Error("no way to quit a list")
}

func TestHintsComeByRank(t *testing.T) {
	for name, chain := range chains {
		last := 0
		for _, h := range Default().Hints(chain) {
			if h.Hint < last || len(h.Keys) == 0 {
				t.Errorf("%s: %s out of order or without a key", name, h.Action)
			}
			last = h.Hint
		}
		if last == 0 {
			t.Errorf("%s: no hint at all", name)
		}
	}
}

func TestTypedRefusesAnUnboundAltLetter(t *testing.T) {
	for _, c := range []struct {
		msg  tea.KeyMsg
		want string
		ok   bool
	}{
		{press("x"), "x", true},
		{press("é"), "é", true},
		{tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")}, " ", true},
		{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("x"), Alt: true}, "", false},
		{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("@"), Alt: true}, "@", true},
		{tea.KeyMsg{Type: tea.KeyCtrlA}, "", false},
	} {
		if got, ok := Typed(c.msg); got != c.want || ok != c.ok {
			t.Errorf("Typed(%v) = %q, %v", c.msg, got, ok)
		}
	}
}

func TestKeyNames(t *testing.T) {
	for key, want := range map[string][3]string{
		"ctrl+s": {"Ctrl+S", "Ctrl+S", "Ctrl+S"}, "shift+tab": {"Maj+Tab", "Shift+Tab", "Maj+Tab"},
		"alt+up": {"Alt+↑", "Alt+↑", "Alt+Haut"}, "enter": {"Entrée", "Enter", "Entrée"},
		"q": {"q", "q", "q"}, "U": {"U", "U", "U"}, "f1": {"F1", "F1", "F1"}, " ": {"Espace", "Space", "Espace"},
		"ctrl+home": {"Ctrl+Début", "Ctrl+Home", "Ctrl+Début"},
	} {
		got := [3]string{KeyName(key, lang.FR, false), KeyName(key, lang.EN, false), KeyName(key, lang.FR, true)}
		if got != want {
			t.Errorf("KeyName(%q) = %q, want %q", key, got, want)
		}
	}
}

func TestMarkdownHasEveryKey(t *testing.T) {
	for _, l := range lang.All {
		table := Default().Markdown(l)
		for _, b := range defaults() {
			if len(b.Keys) > 0 && !strings.Contains(table, keyCells(b, l)+" | "+b.Long.In(l)) {
				t.Errorf("%v: %s is missing", l, b.Action)
			}
		}
	}
}

func press(key string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(key)} }
