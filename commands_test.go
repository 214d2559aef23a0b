package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"article30/register"
	"article30/register/registertest"
)

var whole = flag.Bool("whole", false, "try every malformed file, not a sample")

// everyCommand returns, for each command, lines that use a register (REG) and
// the IDs of a treatment (T), a recipient (R) and another one (R2) of it. Those
// that write stand under the name of the command with a "!" before it.
func everyCommand() map[string][]string {
	return map[string][]string{
		"":             {"REG"},
		"demo":         {"demo"},
		"!new":         {"new REG --name Exemple"},
		"templates":    {"templates"},
		"list":         {"list REG", "list REG recipients", "list REG organisation", "list REG waivers"},
		"show":         {"show REG", "show REG T", "show REG R", "show REG organisation", "show REG nothing"},
		"!set":         {"set REG T name Autre", "set REG T nofield x", "set REG T name --clear", "set REG R places --none"},
		"!add":         {"add REG treatments Autre", "add REG --with paie", "add REG T purposes But"},
		"!delete":      {"delete REG T purposes[0]", "delete REG R", "delete REG T"},
		"!duplicate":   {"duplicate REG R2"},
		"!merge-entry": {"merge-entry REG R R2"},
		"!repair":      {"repair REG"},
		"!confirm":     {"confirm REG T", "confirm REG T nofield"},
		"!review":      {"review REG T"},
		"check":        {"check REG", "check REG --format json", "check DIR", "check REG --as-of 2030-01-01"},
		"!waive":       {"waive REG organisation ORG-04 --reason raison", "waive REG organisation ORG-99 --reason raison"},
		"export":       {"export REG -o OUT.xlsx", "export REG -o OUT.csv", "export REG -o OUT.md", "export REG -o OUT.html", "export REG -o OUT.json", "export REG -o OUT.html --profile notice"},
		"versions":     {"versions REG"},
		"!restore":     {"restore REG 1"},
		"history":      {"history REG", "history REG T"},
		"diff":         {"diff REG REG", "diff OTHER REG", "diff REG OTHER"},
		"!merge":       {"merge OTHER REG REG", "merge OTHER REG OTHER"},
		"!encrypt":     {"encrypt REG", "encrypt REG --passphrase-file PASS"},
		"decrypt":      {"decrypt REG -o OUT.json --yes"},
		"readers":      {"readers REG"},
		"!passphrase":  {"passphrase REG", "passphrase REG --passphrase-file PASS --new-passphrase-file OTHER"},
		"!keygen":      {"keygen OUT.key --identity REG", "keygen OUT.key --passphrase-file nothing"},
		"completion":   {"completion bash", "completion zsh", "completion fish", "completion powershell"},
		"version":      {"version"},
		"help":         {"help", "help set", "help REG"},
		"__complete":   {"__complete list ", "__complete show REG ", "__complete set REG T ", "__complete waive REG organisation "},
	}
}

func TestEveryCommandHasALineHere(t *testing.T) {
	root := (&program{}).commands()
	lines := everyCommand()
	for _, c := range root.Commands() {
		if lines[c.Name()] == nil && lines["!"+c.Name()] == nil {
			t.Errorf("%s has none", c.Name())
		}
	}
}

// arguments makes the arguments of a line.
func arguments(line string, stand map[string]string) []string {
	args := strings.Split(line, " ")
	for i, arg := range args {
		for name, value := range stand {
			if arg == name {
				args[i] = value
			} else if rest, ok := strings.CutPrefix(arg, name+"."); ok {
				args[i] = value + "." + rest
			}
		}
	}
	return args
}

// ran runs the program within this one, and returns its exit code and what it
// says.
func ran(t *testing.T, args ...string) (code int, out, errOut string) {
	t.Helper()
	said := [2]*os.File{}
	for i := range said {
		file, err := os.CreateTemp(t.TempDir(), "")
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		said[i] = file
	}
	in, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	code = run(args, in, said[0], said[1], func(string) string { return "" })
	texts := [2]string{}
	for i, file := range said {
		content, err := os.ReadFile(file.Name())
		if err != nil {
			t.Fatal(err)
		}
		texts[i] = string(content)
	}
	return code, texts[0], texts[1]
}

// fingerprint tells all that a folder holds.
func fingerprint(t *testing.T, dir string) map[string]string {
	t.Helper()
	prints := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		prints[path] = e.Type().String()
		if e.Type().IsRegular() {
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			prints[path] = fmt.Sprintf("%x", sha256.Sum256(content))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return prints
}

const small = `{"format": 1, "organisation": {"id": "o", "name": "Exemple"}, "treatments": [{"id": "t", "reference": "T-001", "name": "Paie"}],
 "recipients": [{"id": "r", "reference": "R-001"}, {"id": "r2", "reference": "R-002"}]}`

func put(t *testing.T, path, content string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A register of a newer program is never written, whatever is asked, and those
// who would write it are told why.
func TestNoCommandChangesARegisterOfANewerProgram(t *testing.T) {
	dir := t.TempDir()
	path := put(t, filepath.Join(dir, "registre.json"), strings.Replace(small, `"format": 1`, `"format": 2, "later": {"a": 1}`, 1))
	stand := map[string]string{"REG": path, "DIR": dir, "T": "T-001", "R": "r", "R2": "r2", "OUT": filepath.Join(t.TempDir(), "out")}
	stand["OTHER"] = put(t, filepath.Join(t.TempDir(), "other.json"), small)
	stand["PASS"] = put(t, filepath.Join(t.TempDir(), "passphrase"), "sept mots que personne ne devine ici\n")
	before := fingerprint(t, dir)
	for name, lines := range everyCommand() {
		for _, line := range lines {
			code, _, errOut := ran(t, arguments(line, stand)...)
			if after := fingerprint(t, dir); !maps.Equal(before, after) {
				t.Fatalf("%s changed the folder: %q", line, slices.Sorted(maps.Keys(after)))
			}
			if strings.HasPrefix(name, "!") && (code != exitFailure || errOut == "") {
				t.Errorf("%s: exit code %d, %q", line, code, errOut)
			}
		}
	}
}

// What is no register is refused by every command that reads it, in one line
// that says where; its bytes stay, and nothing stands beside them.
func TestNoCommandTouchesWhatIsNoRegister(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "registre.json")
	other := put(t, filepath.Join(t.TempDir(), "other.json"), small)
	stand := map[string]string{"REG": path, "DIR": dir, "T": "T-001", "R": "r", "R2": "r2", "OUT": filepath.Join(t.TempDir(), "out"), "OTHER": other}
	place := regexp.MustCompile(`^article30: ` + regexp.QuoteMeta(path) + `:\d+:\d+: [^\n]+\n$`)
	sealed := regexp.MustCompile(`^(armoured )?age$`) // refused before it is read
	for i, m := range registertest.AllMalformed() {
		if !*whole && i%20 > 0 || sealed.MatchString(m.Name) {
			continue
		}
		put(t, path, m.Content)
		before := fingerprint(t, dir)
		lines := []string{"set REG T name Autre"}
		if i%400 == 0 {
			lines = slices.Concat(slices.Collect(maps.Values(everyCommand()))...)
		}
		for _, line := range lines {
			code, out, errOut := ran(t, arguments(line, stand)...)
			if after := fingerprint(t, dir); !maps.Equal(before, after) {
				t.Fatalf("%s: %s changed the folder: %q", m.Name, line, slices.Sorted(maps.Keys(after)))
			}
			if len(lines) == 1 && (code != exitFailure || out != "" || !place.MatchString(errOut)) {
				t.Errorf("%s: %s: exit code %d, %q, %q", m.Name, line, code, out, errOut)
			}
		}
	}
}

// terminalPayloads are what a terminal would obey, or what would hide on it.
var terminalPayloads = []string{
	"\x1b]52;c;ZXZpbA==\x07", "\x1b]8;;http://x\x1b\\lien\x1b]8;;\x1b\\", "\x1b]0;titre\x07", "\x1b[2J", "\x1b[6n", "\x1b[?1049h", "\x1b[31m", "\x1b[1A", "\x1bc",
	"\x1bP$q\"p\x1b\\", "\x1b_apc\x1b\\", "\x1b^pm\x1b\\", "\x1bXsos\x1b\\", "\u009b2J", "\u009d0;t\u009c", "\u0090q\u009c", "\u0085", "\x07", "\b\b\b", "\rfaux", "\v", "\f", "\x00", "\x7f", "\x0e\x0f",
	"\u202egnp", "\u2066a\u2069", "\u200b", "\u00ad", "\ufeff", "\U000E0041", "\u2028", "\u2029", "\ue000", "\ufffe", "\u200d", "a\nb: faux",
}

// hostileRegister returns a register in which every text, code, day, country
// and ID holds all of the payloads, and which of its records commands may name.
func hostileRegister(t *testing.T) (content []byte, ids map[string]string) {
	t.Helper()
	payload := register.Clean(strings.Join(terminalPayloads, "·"))
	texts := rapid.Just(payload)
	r := rapid.Custom(func(rt *rapid.T) *register.Register { return registertest.Whole(rt, texts) }).Example(1)
	n := 0
	poison := func(_ string, f *register.Field, holder any) {
		switch p := f.Address(holder).(type) {
		case *register.Code:
			*p = register.Code(payload)
		case *[]register.Code:
			*p = append(*p, register.Code(payload))
		case *register.Date:
			*p = register.Date(payload)
		case *register.Country:
			*p = register.Country(payload)
		case *register.ID:
			if n++; n%3 == 0 {
				*p = register.ID(payload)
			}
		case *[]register.ID:
			*p = append(*p, register.ID(payload))
		}
	}
	for _, c := range register.Collections {
		for i, rec := range c.All(r) {
			c.Table.Walk(rec, poison)
			if f := c.Table.Field("reference"); f != nil {
				*f.Address(rec).(*string) = fmt.Sprint(payload, c.Prefix, i)
			}
		}
	}
	r.Extra = []byte(`{"\u001b[2J": "\u001b[2J"}`)
	r.Language = register.Code(payload)
	ids = map[string]string{
		"T": string(r.Treatments[0].ID), "R": string(r.Recipients[0].ID), "R2": string(r.Recipients[1].ID),
	}
	content, err := register.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	return content, ids
}

// unsafeIn returns the first character of an output that a terminal must not be
// given, "" when there is none.
func unsafeIn(said string) string {
	for i, r := range said {
		_, size := utf8.DecodeRuneInString(said[i:])
		joiner := r == '\u200c' || r == '\u200d' // shown between letters
		if r == utf8.RuneError && size == 1 || r != '\n' && r != '\t' && !joiner && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp) {
			return fmt.Sprintf("%U in %.100q", r, said[max(0, i-40):])
		}
	}
	return ""
}

// Whatever a register, a file name or an argument holds, no command gives a
// terminal anything to obey, nor breaks a line of its errors.
func TestNoCommandLetsATextSteerTheTerminal(t *testing.T) {
	content, ids := hostileRegister(t)
	names := []string{"registre"}
	for _, payload := range terminalPayloads {
		if last := len(names) - 1; strings.ContainsAny(payload, "\x00/") {
			continue
		} else if len(names[last])+len(payload) > 120 || last == 0 {
			names = append(names, "r"+payload)
		} else {
			names[last] += payload
		}
	}
	for i, name := range names {
		for command, lines := range everyCommand() {
			for _, line := range lines {
				if i > 0 && strings.HasPrefix(line, "export") && !strings.HasSuffix(line, ".md") {
					continue // their names are said alike
				}
				dir := t.TempDir()
				stand := maps.Clone(ids)
				stand["DIR"], stand["OUT"] = dir, filepath.Join(dir, name+"-out")
				stand["REG"] = filepath.Join(dir, name+".json")
				stand["OTHER"] = put(t, filepath.Join(dir, name+" (1).json"), small)
				if command != "!new" {
					put(t, stand["REG"], string(content))
				}
				_, out, errOut := ran(t, append([]string{"--lang", []string{"fr", "en"}[i%2]}, arguments(line, stand)...)...)
				if found := unsafeIn(out); found != "" {
					t.Errorf("%s, %q, on standard output: %s", line, name, found)
				}
				if found := unsafeIn(errOut); found != "" {
					t.Errorf("%s, %q, on standard error: %s", line, name, found)
				}
				for said := range strings.Lines(errOut) {
					if !strings.HasPrefix(said, "article30: ") && !strings.HasPrefix(said, "Completion ended") && !strings.HasPrefix(said, "[Debug]") {
						t.Errorf("%s, %q: a line of an error begins %.60q", line, name, said)
					}
				}
			}
		}
	}
	payload := strings.Join(terminalPayloads, "\u00b7")
	for _, line := range []string{
		"P", "P REG", "list P", "list REG P", "show REG P", "show P", "set REG P name x", "set REG T P x", "set REG T occasional P", "set REG T P[P] x",
		"add REG P x", "add REG --with P", "check P", "check REG --as-of P", "check REG --format P", "check P P", "waive REG T P --reason x", "waive REG T ORG-01 --field P --reason P",
		"confirm REG T P", "review REG T --next P", "export REG -o P", "export REG --to P", "export REG --only P", "export REG --client P", "export REG --profile P",
		"list REG --at P", "show REG --version P", "restore REG P", "diff REG P", "merge REG REG P", "history REG P", "completion P", "help P", "--lang P", "--P", "set --P", "new P", "new P --name P",
	} {
		dir := t.TempDir()
		t.Chdir(dir)
		stand := maps.Clone(ids)
		stand["REG"], stand["P"] = put(t, filepath.Join(dir, "registre.json"), string(content)), payload
		args := arguments(line, stand)
		for i := range args {
			args[i] = strings.ReplaceAll(strings.ReplaceAll(args[i], "--P", "--"+payload), "P[P]", "purposes["+payload+"]")
		}
		_, out, errOut := ran(t, args...)
		if found := unsafeIn(out + errOut); found != "" {
			t.Errorf("%s: %s", line, found)
		}
	}
}
