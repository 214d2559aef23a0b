package csv_test

import (
	"bytes"
	stdcsv "encoding/csv"
	"slices"
	"strings"
	"testing"

	"article30/export/csv"
	"article30/export/extract"
	"article30/export/text"
	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"

	"pgregory.net/rapid"
)

// whole is all that a register holds.
func whole(t interface{ Fatalf(string, ...any) }, r *register.Register) extract.Extract {
	e, err := extract.Of(r, extract.Options{})
	if err != nil {
		t.Fatalf("%v", err)
	}
	return e
}

// read is what another reader finds in the file.
func read(t interface{ Fatalf(string, ...any) }, content []byte) [][]string {
	bare, marked := bytes.CutPrefix(content, []byte("\ufeff"))
	if !marked {
		t.Fatalf("the file has no byte order mark")
	}
	r := stdcsv.NewReader(bytes.NewReader(bare))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%v", err)
	}
	return rows
}

func TestEveryTextReachesItsColumnAndNothingRuns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := registertest.Random(t, registertest.Hostile())
		e := whole(t, r)
		all := e.Records()
		rows := read(t, csv.Write(register.View{Register: r, Lang: lang.FR}, e))
		if len(rows) != len(all)+1 {
			t.Fatalf("%d rows for %d records", len(rows), len(all))
		}
		for i, row := range rows {
			for k, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@\t\r\uff1d\uff0b\uff0d\uff20", []rune(cell)[0]) {
					t.Fatalf("row %d runs: %q", i, cell)
				}
				if text.Safe(cell) != cell {
					t.Fatalf("row %d is not clean: %q", i, cell)
				}
				if i == 0 {
					continue
				}
				rec, fields := all[i-1].Record, all[i-1].Collection.Table.Fields
				at := slices.IndexFunc(fields, func(f register.Field) bool { return f.Label.FR == rows[0][k] })
				if at < 0 {
					continue // of the other register, or of no field
				}
				if s, ok := fields[at].Address(rec).(*string); ok && *s != "" && cell != csvText(csv.Cell(*s)) {
					t.Fatalf("%s: %q reads %q", fields[at].Key, *s, cell)
				}
			}
		}
	})
}

// csvText is a text as a CSV reader gives it back.
func csvText(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

func TestATextThatWouldBeginAFormulaIsMarked(t *testing.T) {
	for _, s := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", " =1", "\u00a0=1", "\uff1d1", "=cmd|' /C calc'!A0", "\r\n=1"} {
		if got := csv.Cell(s); !strings.HasPrefix(got, csv.Mark) {
			t.Errorf("%q stands as %q", s, got)
		}
	}
	for _, s := range []string{"", "paie", "3 ans", "'", "a=1"} {
		if got := csv.Cell(s); got != s {
			t.Errorf("%q stands as %q", s, got)
		}
	}
}
