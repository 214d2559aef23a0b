package sheet

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// maxName is the length of a sheet's name in UTF-16 units.
const maxName = 31

// Names turns titles into names that Excel and LibreOffice take for sheets of
// one workbook: valid, at most 31 UTF-16 units, and different even when case
// is ignored. The order is kept; a title that needs no change stays as it is.
func Names(titles []string) []string {
	fold := cases.Fold()
	taken := make(map[string]bool, len(titles))
	next := make(map[string]int) // the number to try first for a repeated name
	names := make([]string, len(titles))
	for i, title := range titles {
		base := validName(title)
		name := base
		for key := fold.String(base); taken[fold.String(name)]; {
			next[key] = max(next[key], 1) + 1
			suffix := fmt.Sprintf(" (%d)", next[key])
			name = cutUnits(base, maxName-len(suffix)) + suffix
		}
		taken[fold.String(name)] = true
		names[i] = name
	}
	return names
}

// escapes are what spreadsheets read as a character in a name: "_x0041_" is "A".
var escapes = regexp.MustCompile(`_(x[0-9A-Fa-f]{4}_)`)

// validName makes a title a valid name, not yet a unique one.
func validName(title string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`:\/?*[]`, r), r == unicode.ReplacementChar,
			!unicode.IsGraphic(r):
			return '-'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(title, "-"))) // a bad byte would keep what follows from its normal form
	for escapes.MatchString(name) { // one may begin with the end of another
		name = escapes.ReplaceAllString(name, "-$1")
	}
	name = trimName(cutUnits(trimName(name), maxName))
	switch {
	case name == "":
		return "Sheet"
	case strings.EqualFold(name, "History"): // kept by Excel for itself
		return name + "_"
	}
	return name
}

// trimName removes what Excel refuses at the ends of a name.
func trimName(s string) string { return strings.Trim(s, " '") }

// cutUnits keeps the first runes of a text that fit in n UTF-16 units.
func cutUnits(s string, n int) string {
	for i, r := range s {
		if n--; r > 0xFFFF {
			n--
		}
		if n < 0 {
			return s[:i]
		}
	}
	return s
}

// Range names cells of a sheet for a drop-down list: column "F", rows 2 to 10.
func Range(sheet, column string, first, last int) string {
	return fmt.Sprintf("%s!$%s$%d:$%s$%d", quoteName(sheet), column, first, column, last)
}

// quoteName writes a sheet's name as references do.
func quoteName(name string) string {
	return "'" + strings.ReplaceAll(name, "'", "''") + "'"
}
