package cnil_test

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"article30/register"
	"article30/register/lang"
)

// hostile draws a text as a register may hold one.
var hostile = rapid.OneOf(
	rapid.StringN(1, 20, -1),
	rapid.StringMatching(`[a-zé ]{1,30}`),
	rapid.SampledFrom([]string{
		"=1+1", "@SUM(A1)", "_x000D_", "_xD83D_", "<b>&amp;</b>", "a\x00b\x1b[2Jc", "\u202egauche", "l1\nl2\r\nl3",
		"'quoted", "  spaces  ", "\U0001F600\u0301", "\xff\xfe", "]]>", strings.Repeat("très long texte ", 150),
	}),
)

// fill answers the fields of a record at random, so that some are unanswered
// and some are none.
func fill(t *rapid.T, table *register.Table, rec any, ids map[string][]register.ID) {
	for i := range table.Fields {
		f := &table.Fields[i]
		label := fmt.Sprintf("%s.%s", table.Name.EN, f.Key)
		if f.AllowsNone() && rapid.IntRange(0, 5).Draw(t, label) == 0 {
			if err := f.SetNone(rec, hostile.Draw(t, label)); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if rapid.IntRange(0, 4).Draw(t, label) == 0 {
			continue
		}
		answer(t, f, rec, ids, label)
	}
}

func answer(t *rapid.T, f *register.Field, rec any, ids map[string][]register.ID, label string) {
	id := func() register.ID {
		return rapid.SampledFrom(append([]register.ID{"dangling"}, ids[f.Catalogue]...)).Draw(t, label)
	}
	code := func() register.Code {
		codes := []string{"unknown code"}
		for _, term := range f.Vocabulary.Terms {
			codes = append(codes, term.Code)
		}
		return register.Code(rapid.SampledFrom(codes).Draw(t, label))
	}
	switch p := f.Address(rec).(type) {
	case *string:
		*p = hostile.Draw(t, label)
	case *register.Answer:
		*p = rapid.SampledFrom([]register.Answer{register.Yes, register.No}).Draw(t, label)
	case *register.Code:
		*p = code()
	case *[]register.Code:
		for range rapid.IntRange(1, 3).Draw(t, label) {
			*p = append(*p, code())
		}
	case *register.ID:
		*p = id()
	case *[]register.ID:
		for range rapid.IntRange(1, 4).Draw(t, label) {
			*p = append(*p, id())
		}
	case *register.Date:
		*p = rapid.SampledFrom([]register.Date{"2026-02-03", "2024-12-31", "vers 2020"}).Draw(t, label)
	case *register.Country:
		*p = rapid.SampledFrom([]register.Country{"FR", "US", "GB", "Atlantide"}).Draw(t, label)
	case **int:
		n := rapid.IntRange(0, 1e6).Draw(t, label)
		*p = &n
	default:
		if f.Kind == register.KindGroup {
			fill(t, f.Table, p, ids)
			return
		}
		for i := range rapid.IntRange(1, 3).Draw(t, label) {
			fill(t, f.Table, f.Insert(rec, i, f.Table.New()), ids)
		}
	}
}

// randomRegister draws a register whose records refer to one another.
func randomRegister(t *rapid.T) *register.Register {
	reg := &register.Register{Format: register.Format, Language: "fr"}
	records := map[string][]register.Record{}
	ids := map[string][]register.ID{}
	for _, c := range register.Collections {
		if c.Key == "waivers" {
			continue
		}
		n := 1
		if !c.Single {
			n = rapid.IntRange(1, 3).Draw(t, c.Key)
		}
		for range n {
			rec := c.Table.New().(register.Record)
			records[c.Key] = append(records[c.Key], rec)
			ids[c.Key] = append(ids[c.Key], register.Identity(rec))
		}
	}
	for _, c := range register.Collections {
		for _, rec := range records[c.Key] {
			fill(t, c.Table, rec, ids)
		}
		if records[c.Key] != nil {
			reg = c.With(reg, records[c.Key])
		}
	}
	return reg
}

// texts lists all that a register answers, as it prints; the figures of a
// retention are left out, since its sentence puts them in words.
func texts(v register.View) map[string]string {
	all := map[string]string{}
	for _, c := range register.Collections {
		for i, rec := range c.All(v.Register) {
			c.Table.Walk(rec, func(path string, f *register.Field, holder any) {
				name := fmt.Sprintf("%s[%d].%s", c.Key, i, path)
				switch {
				case f.State(holder) == register.StateNone:
				case f.Logged():
					all[name] = f.Summary(holder, v.Lang)
					return
				case f.Kind == register.KindGroup, f.Kind == register.KindList, inLog(path):
					return
				case inPeriod(path) && f.Kind != register.KindLine && f.Kind != register.KindLong:
					return
				}
				if ids, ok := f.Address(holder).(*[]register.ID); ok {
					for _, id := range *ids {
						all[name+" "+string(id)] = entryName(v, id)
					}
					return
				}
				all[name] = f.Text(holder, v)
			})
		}
	}
	return all
}

// entryName is how a reference prints.
func entryName(v register.View, id register.ID) string {
	if c, rec := v.Register.ByID(id); rec != nil {
		return c.Table.Title(rec, v)
	}
	if v.Lang == lang.EN {
		return "unknown: " + string(id)
	}
	return "inconnu\u00a0: " + string(id)
}

// inLog reports that a path leads into a log, which prints its summary alone.
func inLog(path string) bool { return strings.HasPrefix(path, "confirmations[") }

func inPeriod(path string) bool { return strings.Contains(path, "retentions[") }
