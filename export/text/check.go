package text

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/register/law"
)

// Checked is one register and what the rules say of it.
type Checked struct {
	Path string
	// View reads the register as of the day it was judged on.
	View     register.View
	Findings []check.Finding // as check.Checker gives them
}

// Count returns how many findings of a severity nobody waived.
func (c Checked) Count(severity check.Severity) int {
	n := 0
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Waiver == nil && f.Severity == severity {
			n++
		}
	}
	return n
}

// severities names each severity: what marks a finding of it, and what one and
// several of them are called.
var severities = [...]struct{ mark, one, many lang.Text }{
	check.Error: {
		lang.Text{FR: "erreur", EN: "error"},
		lang.Text{FR: "erreur", EN: "error"}, lang.Text{FR: "erreurs", EN: "errors"},
	},
	check.Warning: {
		lang.Text{FR: "alerte", EN: "warning"},
		lang.Text{FR: "alerte", EN: "warning"}, lang.Text{FR: "alertes", EN: "warnings"},
	},
	check.Advice: {
		lang.Text{FR: "conseil", EN: "advice"},
		lang.Text{FR: "conseil", EN: "piece of advice"}, lang.Text{FR: "conseils", EN: "pieces of advice"},
	},
}

// silenced names one and several findings that were waived.
var silenced = [...]lang.Text{{FR: "constat écarté", EN: "waived finding"}, {FR: "constats écartés", EN: "waived findings"}}

var (
	judgedOn     = lang.Text{FR: "Au %s\u00a0; données juridiques vérifiées le %s.", EN: "As of %s; legal data checked on %s."}
	unverified   = lang.Text{FR: "source, non vérifiée", EN: "source, not verified"}
	waivedOnes   = lang.Text{FR: "Dérogations", EN: "Waivers"}
	waivedBy     = lang.Text{FR: "écarté par %s %s", EN: "waived by %s %s"}
	waivedOn     = lang.Text{FR: "le %s", EN: "on %s"}
	somebody     = lang.Text{FR: "quelqu'un", EN: "somebody"}
	someDay      = lang.Text{FR: "à une date inconnue", EN: "on an unknown date"}
	noReason     = lang.Text{FR: "sans raison donnée", EN: "no reason given"}
	nothingFound = lang.Text{
		FR: "Les règles n'ont rien trouvé ce jour-là. Ce n'est pas une attestation\u00a0: elles ne lisent que ce que dit le registre.",
		EN: "The rules found nothing on that day. This is no certificate: they read only what the register says.",
	}
	nothingElse = lang.Text{
		FR: "Hors dérogations, les règles n'ont rien trouvé ce jour-là. Ce n'est pas une attestation\u00a0: elles ne lisent que ce que dit le registre.",
		EN: "Waivers aside, the rules found nothing on that day. This is no certificate: they read only what the register says.",
	}
)

// Check prints what the rules say of one register: the findings under the
// record they stand on, those that were waived apart, and how many there are.
func Check(c Checked) string {
	p := &printer{view: c.View}
	l := c.View.Lang
	fmt.Fprintf(p, "# %s  %s\n", SafeLine(c.Path), p.name(register.Collections[0], c.View.Register.Organisation))
	fmt.Fprintf(p, judgedOn.In(l)+"\n\n", lang.FormatDate(c.View.Today.Format(time.DateOnly), l), lang.FormatDate(lawAsOf(), l))
	var waived strings.Builder
	c.each(func(in *register.Collection, rec register.Record, findings []check.Finding) {
		headed := false
		for i := range findings {
			f := &findings[i]
			if f.Waiver != nil {
				fmt.Fprintf(&waived, "%s  %s  %s\n", SafeLine(Handle(in, rec)), f.Rule, waiver(f.Waiver, l))
				continue
			}
			if !headed {
				fmt.Fprintf(p, "## %s  %s\n", SafeLine(Handle(in, rec)), p.name(in, rec))
				headed = true
			}
			p.finding(in.Table, rec, f)
		}
		if headed {
			p.WriteByte('\n')
		}
	})
	if waived.Len() > 0 {
		fmt.Fprintf(p, "%s%s\n%s\n", waivedOnes.In(l), strings.TrimSuffix(colon.In(l), " "), waived.String())
	}
	p.WriteString(c.summary() + "\n")
	return p.String()
}

// lawAsOf returns the day on which the law data were last checked, the oldest
// where the lists differ.
func lawAsOf() string {
	return min(law.AdequacyAsOf(), law.RetentionAsOf(), law.ThresholdsAsOf())
}

// each calls do for each record on which findings stand, in the order of the
// register, with these findings.
func (c Checked) each(do func(*register.Collection, register.Record, []check.Finding)) {
	rest := c.Findings
	for _, in := range register.Collections {
		for i := range in.Len(c.View.Register) {
			rec := in.At(c.View.Register, i)
			n := 0
			for n < len(rest) && rest[n].Record == register.Identity(rec) {
				n++
			}
			if n > 0 {
				do(in, rec, rest[:n])
				rest = rest[n:]
			}
		}
	}
}

// finding prints one finding on one line, and below it the source that could
// not be verified, if it rests on one.
func (p *printer) finding(t *register.Table, rec register.Record, f *check.Finding) {
	l := p.view.Lang
	p.column(severities[f.Severity].mark.In(l))
	p.column(f.Rule)
	if f.Field != "" {
		p.WriteString(SafeLine(t.PathInWords(rec, f.Field, " › ", l)))
		p.WriteString(colon.In(l))
	}
	p.WriteString(SafeLine(f.Message.In(l)))
	if f.Article != (lang.Text{}) {
		p.WriteString(" [")
		p.WriteString(f.Article.In(l))
		p.WriteByte(']')
	}
	p.WriteByte('\n')
	if f.Uncertain {
		p.answer(1, unverified.In(l), f.Source.In(l))
	}
}

// column prints a severity or a rule; none is wider than "warning".
func (p *printer) column(s string) {
	p.WriteString(s)
	for range max(0, len("warning")-len(s)) + 1 {
		p.WriteByte(' ')
	}
}

// waiver says who silenced a finding, when and why.
func waiver(w *register.Waiver, l lang.Lang) string {
	by, on, reason := w.By, fmt.Sprintf(waivedOn.In(l), lang.FormatDate(string(w.On), l)), w.Reason
	if by == "" {
		by = somebody.In(l)
	}
	if w.On == "" {
		on = someDay.In(l)
	}
	if reason == "" {
		reason = noReason.In(l)
	}
	return SafeLine(fmt.Sprintf(waivedBy.In(l), by, on) + colon.In(l) + reason)
}

// summary counts the findings, or says that there are none and what that is
// worth.
func (c Checked) summary() string {
	l := c.View.Lang
	if len(c.Findings) == 0 {
		return nothingFound.In(l)
	}
	open := 0
	var counts []string
	for i, severity := range severities {
		n := c.Count(check.Severity(i))
		counts = append(counts, counted(l, n, severity.one, severity.many))
		open += n
	}
	waived := counted(l, len(c.Findings)-open, silenced[0], silenced[1])
	if open == 0 {
		return waived + ". " + nothingElse.In(l)
	}
	return strings.Join(append(counts, waived), ", ") + "."
}

func counted(l lang.Lang, n int, one, many lang.Text) string {
	return strconv.Itoa(n) + " " + l.Plural(n, one.In(l), many.In(l))
}

// Found prints the rules of some findings, one a line: the rule, a tab, and what
// it says.
func Found(findings []check.Finding, l lang.Lang) string {
	var b strings.Builder
	for i := range findings {
		fmt.Fprintf(&b, "%s\t%s\n", findings[i].Rule, SafeLine(findings[i].Message.In(l)))
	}
	return b.String()
}
