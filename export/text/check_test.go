package text_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"article30/export/text"
	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/register/registertest"
)

// judged draws a register of hostile texts and what the rules say of it, some
// of it waived.
func judged(t *rapid.T) text.Checked {
	draw := rapid.SampledFrom([]func(*rapid.T, *rapid.Generator[string]) *register.Register{registertest.Random, registertest.Mangled}).Draw(t, "register")
	v := anyView(t, draw(t, registertest.Hostile()))
	found := check.Of(v.Register, "2026-11-22").Findings()
	for i := range found {
		if found[i].Waiver == nil && rapid.Bool().Draw(t, "waived") {
			found[i].Waiver = &register.Waiver{Reason: registertest.Hostile().Draw(t, "reason"), By: registertest.Hostile().Draw(t, "by"), On: "2026-11-01"}
		}
	}
	return text.Checked{Path: "dossier/\x1b[31m.json", View: v, Findings: found}
}

var judgement = regexp.MustCompile(`(?i)conforme|compliant|exempt[ée]? |score|\d ?%`)

func TestACheckShowsEveryFindingAndNothingThatSteersTheTerminal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := judged(t)
		shown := text.Check(c)
		for line := range strings.Lines(shown) {
			if line != text.Safe(line) {
				t.Fatalf("unsafe line %q", line)
			}
		}
		for _, f := range c.Findings {
			if says := text.SafeLine(f.Message.In(c.View.Lang)); f.Waiver == nil && !strings.Contains(shown, says) {
				t.Fatalf("%s is not shown in\n%s", says, shown)
			}
			if f.Waiver != nil && !strings.Contains(shown, text.SafeLine(f.Waiver.Reason)) {
				t.Fatalf("the waiver of %s is not shown in\n%s", f.Rule, shown)
			}
		}
	})
}

func TestTheFindingsForProgramsReadBackWordForWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := judged(t)
		shown, err := text.CheckJSON([]text.Checked{c, c}, c.View.Lang)
		if err != nil {
			t.Fatal(err)
		}
		if shown != text.Safe(shown) {
			t.Fatalf("%q could steer a terminal", shown)
		}
		var read []struct {
			Rule, Severity, File, Record, ID, Field, Message, Article, Do string
			Waived                                                        *struct{ By, On, Reason string }
		}
		if err := json.Unmarshal([]byte(shown), &read); err != nil {
			t.Fatal(err)
		}
		if len(read) != 2*len(c.Findings) {
			t.Fatalf("%d findings, not twice %d", len(read), len(c.Findings))
		}
		for i, f := range c.Findings {
			got := read[i]
			if got.Rule != f.Rule || got.ID != string(f.Record) || got.Message != f.Message.In(c.View.Lang) || got.File != c.Path || got.Field != f.Field {
				t.Fatalf("%+v was told as %+v", f, got)
			}
			if w := f.Waiver; (w != nil) != (got.Waived != nil) || w != nil && got.Waived.Reason != w.Reason {
				t.Fatalf("the waiver %+v was told as %+v", w, got.Waived)
			}
		}
	})
}

// known is a register on which three findings stand.
func known(l lang.Lang) text.Checked {
	r := register.New("Exemple", l)
	r.Organisation.ID = "o1"
	r.Treatments = []*register.Treatment{{
		Head:     register.Head{Item: register.Item{ID: "t1"}, Reference: "T-001", Name: "Paie"},
		Purposes: []register.Purpose{{Item: register.Item{ID: "p1"}, Text: "Payer"}},
	}}
	rgpd := lang.Text{FR: "RGPD 30(1)", EN: "GDPR 30(1)"}
	return text.Checked{
		Path: "registre.json",
		View: register.View{Register: r, Lang: l, Today: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)},
		Findings: []check.Finding{
			{Rule: "ORG-99", Severity: check.Warning, Record: "o1", Field: "dpo", Message: lang.Text{FR: "Et le délégué ?", EN: "What of the officer?"}, Article: rgpd},
			{Rule: "FIN-99", Severity: check.Error, Record: "t1", Field: "purposes[p1].legal_bases", Message: lang.Text{FR: "Sans base", EN: "No basis"}, Article: rgpd,
				Uncertain: true, Source: lang.Text{FR: "une page", EN: "a page"}},
			{Rule: "SEC-99", Severity: check.Advice, Record: "t1", Message: lang.Text{FR: "Chiffrez", EN: "Encrypt"}, Article: rgpd},
		},
	}
}

func TestFindingsStandUnderTheirRecordWithTheirFieldInWords(t *testing.T) {
	for l, want := range map[lang.Lang]string{
		lang.FR: "## organisation  Exemple\n" +
			"alerte  ORG-99  Délégué à la protection des données\u00a0: Et le délégué ? [RGPD 30(1)]\n\n" +
			"## T-001  Paie\n" +
			"erreur  FIN-99  Finalités\u00a01 › Base légale\u00a0: Sans base [RGPD 30(1)]\n" +
			"  source, non vérifiée\u00a0: une page\n" +
			"conseil SEC-99  Chiffrez [RGPD 30(1)]\n\n" +
			"1 erreur, 1 alerte, 1 conseil, 0 constat écarté.\n",
		lang.EN: "## organisation  Exemple\n" +
			"warning ORG-99  Data protection officer: What of the officer? [GDPR 30(1)]\n\n" +
			"## T-001  Paie\n" +
			"error   FIN-99  Purposes\u00a01 › Legal basis: No basis [GDPR 30(1)]\n" +
			"  source, not verified: a page\n" +
			"advice  SEC-99  Encrypt [GDPR 30(1)]\n\n" +
			"1 error, 1 warning, 1 piece of advice, 0 waived findings.\n",
	} {
		shown := text.Check(known(l))
		head, rest, _ := strings.Cut(shown, "\n\n")
		if rest != want {
			t.Errorf("in %v:\n%s\nnot\n%s", l, rest, want)
		}
		if day := lang.FormatDate("2026-11-22", l); !strings.HasPrefix(head, "# registre.json  Exemple\n") || !strings.Contains(head, day) {
			t.Errorf("it begins with %q", head)
		}
	}
}

func TestWhatWasWaivedStandsApart(t *testing.T) {
	c := known(lang.FR)
	for i := range c.Findings {
		c.Findings[i].Waiver = &register.Waiver{Reason: "pas ici", By: "Anne", On: "2026-10-01"}
	}
	c.Findings[2].Waiver = &register.Waiver{}
	_, rest, _ := strings.Cut(text.Check(c), "\n\n")
	want := "Dérogations\u00a0:\n" +
		"organisation  ORG-99  écarté par Anne le 01/10/2026\u00a0: pas ici\n" +
		"T-001  FIN-99  écarté par Anne le 01/10/2026\u00a0: pas ici\n" +
		"T-001  SEC-99  écarté par quelqu'un à une date inconnue\u00a0: sans raison donnée\n\n" +
		"3 constats écartés. Hors dérogations, "
	if !strings.HasPrefix(rest, want) {
		t.Errorf("shown:\n%s\nnot\n%s", rest, want)
	}
	if c.Count(check.Error)+c.Count(check.Warning) > 0 {
		t.Error("what was waived counts")
	}
}

func TestNoFindingIsNoCertificate(t *testing.T) {
	for _, l := range lang.All {
		c := known(l)
		c.Findings = nil
		shown := text.Check(c)
		if !strings.Contains(shown, lang.Text{FR: "Ce n'est pas une attestation", EN: "This is no certificate"}.In(l)) || judgement.MatchString(shown) {
			t.Errorf("shown: %s", shown)
		}
		if shown, err := text.CheckJSON([]text.Checked{c}, l); err != nil || shown != "[]\n" {
			t.Errorf("shown %q: %v", shown, err)
		}
	}
}
