package text_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"article30/export/text"
	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
)

func anyView(t *rapid.T, r *register.Register) register.View {
	return register.View{
		Register: r,
		Lang:     rapid.SampledFrom(lang.All).Draw(t, "lang"),
		Today:    time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC),
	}
}

func TestNothingARegisterSaysSteersTheTerminal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := anyView(t, registertest.Random(t, registertest.Hostile()))
		shown := text.Register(v)
		for _, c := range register.Collections {
			shown += text.List(v, c)
		}
		for line := range strings.Lines(shown) {
			if line != text.Safe(line) {
				t.Fatalf("unsafe line %q", line)
			}
		}
	})
}

func TestEveryAnswerIsShownAndEveryItemBearsItsPath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := anyView(t, registertest.Whole(t, rapid.StringMatching(`[a-zà-ü]{1,8}(\n[a-z]{1,8})?`)))
		for _, c := range register.Collections {
			for _, rec := range c.All(v.Register) {
				shown := text.Record(v, c, rec)
				c.Table.Walk(rec, func(path string, f *register.Field, holder any) {
					switch f.Kind {
					case register.KindList:
						for i := range f.Items(holder) {
							if item := path + "[" + string(rune('0'+i)) + "]"; !strings.Contains(shown, item) {
								t.Fatalf("no %s in\n%s", item, shown)
							}
						}
					case register.KindGroup:
					default:
						for line := range strings.Lines(f.Text(holder, v)) {
							if !strings.Contains(shown, strings.TrimSuffix(line, "\n")) {
								t.Fatalf("%s: no %q in\n%s", path, line, shown)
							}
						}
					}
				})
			}
		}
	})
}

// Scripts cut a list at its lines and tabs.
func TestAListHasOneLineARecordThatNamesIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := anyView(t, registertest.Random(t, registertest.Hostile()))
		for _, c := range register.Collections {
			records := c.All(v.Register)
			lines := strings.Split(strings.TrimSuffix(text.List(v, c), "\n"), "\n")
			if len(records) == 0 {
				lines = lines[1:]
			}
			if len(lines) != len(records) {
				t.Fatalf("%d lines for %d records", len(lines), len(records))
			}
			for i, line := range lines {
				handle, name, ok := strings.Cut(line, "\t")
				if !ok || name == "" || strings.Contains(name, "\t") {
					t.Fatalf("line %q", line)
				}
				if found := v.Register.Find(handle); len(found) != 1 || found[0].Record != records[i] {
					t.Fatalf("%q does not find its record", handle)
				}
			}
		}
	})
}

func TestUnansweredNoneAndAnswerReadDifferently(t *testing.T) {
	r := register.New("Exemple", lang.FR)
	v := register.View{Register: r, Lang: lang.EN}
	c := register.CollectionOf("organisation")
	shown := func() string { return text.Record(v, c, r.Organisation) }
	for _, want := range []string{"Data protection officer: to be completed\n", "Name of the organisation: Exemple\n"} {
		if !strings.Contains(shown(), want) {
			t.Errorf("no %q in\n%s", want, shown())
		}
	}
	r.Organisation.DPO.Absence = register.Absence{None: true, Why: "not mandatory"}
	if want := "Data protection officer: None: not mandatory\n"; !strings.Contains(shown(), want) {
		t.Errorf("no %q in\n%s", want, shown())
	}
	r.Organisation.DPO = register.DPO{Contact: register.Contact{LastName: "Martin"}}
	if want := "Data protection officer:\n    Kind: to be completed\n    Last name: Martin\n"; !strings.Contains(shown(), want) {
		t.Errorf("no %q in\n%s", want, shown())
	}
}
