package sheet_test

import (
	"flag"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/cases"

	"article30/export/sheet"
	"article30/export/sheet/xlsxtest"
)

var manyNames = flag.Int("names", 20_000, "number of random names of sheets")

var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// checkNames wants names that Excel takes for sheets of one workbook.
func checkNames(t interface{ Fatalf(string, ...any) }, titles []string) {
	names := sheet.Names(titles)
	if len(names) != len(titles) {
		t.Fatalf("%d names for %d titles", len(names), len(titles))
	}
	fold := cases.Fold()
	seen := map[string]bool{}
	for i, name := range names {
		key := fold.String(name)
		switch {
		case seen[key]:
			t.Fatalf("%q stands twice", name)
		case name == "" || len(utf16.Encode([]rune(name))) > 31:
			t.Fatalf("%q, of %q, is empty or too long", name, titles[i])
		case strings.ContainsAny(name, `:\/?*[]`) || strings.Trim(name, " '") != name || strings.EqualFold(name, "History"):
			t.Fatalf("%q, of %q, is refused by Excel", name, titles[i])
		case escaped.MatchString(name):
			t.Fatalf("%q, of %q, is read as another name", name, titles[i])
		case strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsGraphic(r) || r == unicode.ReplacementChar }):
			t.Fatalf("%q, of %q, holds what cannot be seen", name, titles[i])
		}
		seen[key] = true
	}
	if again := sheet.Names(names); !slices.Equal(again, names) {
		t.Fatalf("%q become %q", names, again)
	}
}

// randomTitle makes a title of what makes names hard: case, accents apart from
// their letters, what Excel refuses, what has two units, what is invisible.
func randomTitle(rng *rand.Rand) string {
	parts := []string{
		"Paie", "PAIE", "paie", "é", "e\u0301", "ß", "SS", "ﬁ", "İ", "Σ", "ς", "\U0001F600", "👩\u200d👧", "日本", "a", "b", " ", "'", "''", ":", "\\", "/", "?", "*", "[", "]",
		"History", "history", "(2)", " (2)", "\x00", "\x1b[2J", "\n", "\t", "\u00a0", "\u202e", "\ufeff", "\ufffd", "\xff", "\ufffe", "\u2028", "=1+1", "&", "<b>", "_x0041_", "_x002F", "_x000d_", "0", "-",
	}
	var b strings.Builder
	for range rng.IntN(12) {
		if rng.IntN(4) == 0 {
			b.WriteRune(rune(rng.IntN(0x3000)))
		} else {
			b.WriteString(parts[rng.IntN(len(parts))])
		}
	}
	return b.String()
}

func TestRandomNamesAreValidAndDifferent(t *testing.T) {
	const together = 500
	for seed := range (*manyNames + together - 1) / together {
		rng := rand.New(rand.NewPCG(uint64(seed), 30))
		titles := make([]string, together)
		for i := range titles {
			titles[i] = randomTitle(rng)
		}
		checkNames(t, titles)
	}
}

func FuzzNames(f *testing.F) {
	f.Add("Paie\x1ePAIE\x1ehistory")
	f.Add("'a'\x1e\U0001F600\x1ee\u0301\x1e\u00e9")
	f.Add("\xf2\u0344")
	f.Fuzz(func(t *testing.T, titles string) { checkNames(t, strings.Split(titles, "\x1e")) })
}

// LibreOffice takes the names as they are.
func TestOfficeLoadsSheetsOfRandomNames(t *testing.T) {
	office := xlsxtest.LibreOffice(t)
	rng := rand.New(rand.NewPCG(1, 30))
	titles := make([]string, 200)
	for i := range titles {
		titles[i] = randomTitle(rng)
	}
	names := sheet.Names(titles)
	b := sheet.Book{Styles: look}
	for _, name := range names {
		b.Add(name, func() sheet.Sheet {
			return sheet.Sheet{Widths: []float64{5}, Rows: []sheet.Row{{Cells: []sheet.Cell{{Text: name, Style: 1}}}}}
		})
	}
	data, _, err := b.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	book := filepath.Join(dir, "names.xlsx")
	if err := os.WriteFile(book, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "fods", "--outdir", dir, book).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	flat, err := os.ReadFile(filepath.Join(dir, "names.fods"))
	if err != nil {
		t.Fatal(err)
	}
	loaded := map[string]bool{}
	for _, table := range strings.Split(string(flat), `<table:table table:name="`)[1:] {
		name, _, _ := strings.Cut(table, `"`)
		loaded[strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", `"`, "&apos;", "'").Replace(name)] = true
	}
	for _, name := range names {
		if !loaded[name] {
			t.Errorf("%q is not among the %d sheets: %.300q", name, len(loaded), slices.Sorted(maps.Keys(loaded)))
		}
	}
}
