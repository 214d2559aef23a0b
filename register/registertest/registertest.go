// Package registertest makes registers for tests: whole ones, with every field
// of every record answered, by walking the field tables, so that a field added
// tomorrow is in them.
package registertest

import (
	"pgregory.net/rapid"

	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

// Hostile draws texts a register may hold and a screen or spreadsheet must
// survive: formulas, escapes, bidirectional and wide characters, line ends.
func Hostile() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		kind := rapid.IntRange(0, 3).Draw(t, "kind")
		if kind == 0 {
			return rapid.SampledFrom(Payloads).Draw(t, "payload")
		}
		return register.Clean(rapid.StringN(1, 40, 120).Draw(t, "text"))
	})
}

// Payloads are texts that terminals or spreadsheets would act upon.
var Payloads = []string{
	"=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\";\"y\")", "=cmd|'/c calc'!A0", "\t=1", "'=1",
	"\x1b[31mrouge\x1b[0m", "\x1b]52;c;ZXZpbA==\x07", "\x1b]8;;http://x\x1b\\lien", "\u009b2J", "a\bb", "a\x7fb",
	"\u202egnp.exe", "z\u200bw", "_x0041_", "_x000D_", "日本語の名前", "👨‍👩‍👧", "e\u0301", "a\nb", "<b>&amp;\"'", "\u00a0", "\ufeffx",
}

// Random draws a register in which every list has a few records and every
// field of every record is unanswered, none, or an answer drawn from texts.
func Random(t *rapid.T, texts *rapid.Generator[string]) *register.Register {
	return build(func(f *register.Field, rec any, r *register.Register, fill func(any)) {
		switch choice := rapid.IntRange(0, 9).Draw(t, f.Key); {
		case choice == 0:
			return
		case choice == 1 && f.AllowsNone():
			_ = f.SetNone(rec, texts.Draw(t, "why"))
		default:
			answer(t, f, rec, r, texts, fill)
		}
	}, func() int { return rapid.IntRange(0, 3).Draw(t, "records") })
}

// Whole draws a register in which every field of every record is answered.
func Whole(t *rapid.T, texts *rapid.Generator[string]) *register.Register {
	return build(func(f *register.Field, rec any, r *register.Register, fill func(any)) {
		answer(t, f, rec, r, texts, fill)
	}, func() int { return 2 })
}

func build(answer func(*register.Field, any, *register.Register, func(any)), count func() int) *register.Register {
	r := register.New("", lang.FR)
	// Catalogue entries first: the other records refer to them.
	for _, c := range register.Collections {
		if !c.Single {
			var records []register.Record
			for range count() {
				records = append(records, c.Table.New().(register.Record))
			}
			r = c.With(r, records)
		}
	}
	for _, c := range register.Collections {
		records := c.All(r)
		for _, rec := range records {
			fillRecord(c.Table, rec, r, answer)
		}
		r = c.With(r, records)
		for i, rec := range records {
			if f := c.Table.Field("reference"); f != nil {
				f.Clear(rec)
				*f.Address(rec).(*string) = r.NextReference(c)
				records[i] = rec
			}
		}
	}
	return r
}

func fillRecord(table *register.Table, rec any, r *register.Register, answer func(*register.Field, any, *register.Register, func(any))) {
	for i := range table.Fields {
		f := &table.Fields[i]
		answer(f, rec, r, func(inner any) { fillRecord(f.Table, inner, r, answer) })
	}
}

func answer(t *rapid.T, f *register.Field, rec any, r *register.Register, texts *rapid.Generator[string], fill func(any)) {
	switch p := f.Address(rec).(type) {
	case *string:
		*p = texts.Draw(t, f.Key)
	case *register.Answer:
		*p = rapid.SampledFrom([]register.Answer{register.Yes, register.No}).Draw(t, f.Key)
	case *register.Code:
		*p = code(t, f.Vocabulary)
	case *[]register.Code:
		*p = []register.Code{code(t, f.Vocabulary), code(t, f.Vocabulary)}
	case *register.ID:
		if ids := entries(f, r); len(ids) > 0 {
			*p = rapid.SampledFrom(ids).Draw(t, f.Key)
		}
	case *[]register.ID:
		*p = entries(f, r)
	case *register.Date:
		*p = register.Date(rapid.SampledFrom([]string{"2018-05-25", "2024-02-29", "2026-12-31"}).Draw(t, f.Key))
	case *register.Country:
		*p = register.Country(rapid.SampledFrom([]string{"FR", "DE", "US", "GB", "IN", "NO"}).Draw(t, f.Key))
	case **int:
		n := rapid.IntRange(0, 120).Draw(t, f.Key)
		*p = &n
	default:
		if f.Kind == register.KindGroup {
			fill(p)
			return
		}
		for i := range rapid.IntRange(1, 2).Draw(t, f.Key) {
			fill(f.Insert(rec, i, f.Table.New()))
		}
	}
}

func code(t *rapid.T, v *law.Vocabulary) register.Code {
	return register.Code(rapid.SampledFrom(v.Terms).Draw(t, v.Key).Code)
}

func entries(f *register.Field, r *register.Register) []register.ID {
	var ids []register.ID
	for _, c := range register.Collections {
		if f.Catalogue == c.Key || f.Catalogue == "" && c.Prefix != "" {
			for _, rec := range c.All(r) {
				ids = append(ids, register.Identity(rec))
			}
		}
	}
	return ids
}
