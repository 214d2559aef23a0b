package text

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"article30/register"
	"article30/register/check"
	"article30/register/lang"
)

// severityNames are what programs know the severities by, in any language.
var severityNames = [...]string{check.Error: "error", check.Warning: "warning", check.Advice: "advice"}

// reported is a finding for programs.
type reported struct {
	Rule     string          `json:"rule"`
	Severity string          `json:"severity"`
	File     string          `json:"file"`
	Record   string          `json:"record"`
	ID       register.ID     `json:"id"`
	Field    string          `json:"field"`
	Message  string          `json:"message"`
	Article  string          `json:"article"`
	Do       string          `json:"do"`
	Source   string          `json:"source,omitempty"`
	Waived   *reportedWaiver `json:"waived,omitempty"`
}

type reportedWaiver struct {
	By     string        `json:"by"`
	On     register.Date `json:"on"`
	Reason string        `json:"reason"`
}

// CheckJSON prints what the rules say of some registers for programs: an array
// of findings, the waived ones included, in the order of the registers, their
// records and the rules. Texts are in the language given, as the register has
// them; what could steer a terminal is written as an escape of JSON.
func CheckJSON(all []Checked, l lang.Lang) (string, error) {
	findings := []reported{}
	for _, c := range all {
		c.each(func(in *register.Collection, rec register.Record, found []check.Finding) {
			for i := range found {
				findings = append(findings, report(c.Path, Handle(in, rec), &found[i], l))
			}
		})
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(findings); err != nil {
		return "", err
	}
	return escaped(b.String()), nil
}

func report(file, record string, f *check.Finding, l lang.Lang) reported {
	r := reported{
		Rule: f.Rule, Severity: severityNames[f.Severity], File: file, Record: record, ID: f.Record, Field: f.Field,
		Message: f.Message.In(l), Article: f.Article.In(l), Do: f.Do.In(l), Source: f.Source.In(l),
	}
	if w := f.Waiver; w != nil {
		r.Waived = &reportedWaiver{By: w.By, On: w.On, Reason: w.Reason}
	}
	return r
}

// escaped replaces, in JSON whose control characters are escaped already, the
// other characters that a terminal must not be given.
func escaped(text string) string {
	var b strings.Builder
	done := 0
	for i, r := range text {
		if _, unsafe := Mark(r); !unsafe || r == '\n' {
			continue
		}
		b.WriteString(text[done:i])
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
		done = i + utf8.RuneLen(r)
	}
	b.WriteString(text[done:])
	return b.String()
}
