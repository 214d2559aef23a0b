package findings

import (
	"strconv"
	"strings"

	"article30/register/check"
	"article30/register/lang"
	"article30/tui/screen"
	"article30/tui/theme"
)

// severities are all of them, the worst first, with what one and several are
// called.
var severities = []struct {
	severity  check.Severity
	one, many lang.Text
}{
	{check.Error, lang.Text{FR: "erreur", EN: "error"}, lang.Text{FR: "erreurs", EN: "errors"}},
	{check.Warning, lang.Text{FR: "alerte", EN: "warning"}, lang.Text{FR: "alertes", EN: "warnings"}},
	{check.Advice, lang.Text{FR: "conseil", EN: "advice"}, lang.Text{FR: "conseils", EN: "advice"}},
}

var (
	doText        = lang.Text{FR: "À faire\u00a0: ", EN: "To do: "}
	uncertainText = lang.Text{FR: " (à vérifier)", EN: " (to be verified)"}
	nothingText   = lang.Text{FR: "Rien n'est signalé ici", EN: "Nothing is found here"}
)

// Sign draws the character of a severity.
func Sign(th theme.Theme, s check.Severity) string {
	switch s {
	case check.Error:
		return th.Error(th.Glyphs.Error)
	case check.Warning:
		return th.Warning(th.Glyphs.Warning)
	}
	return th.Accent(th.Glyphs.Advice)
}

// Counts is how many findings there are of each severity, and how many are
// silenced.
type Counts check.Tally

// Count counts findings.
func Count(found []check.Finding) Counts {
	var t check.Tally
	t.Add(found)
	return Counts(t)
}

// Plus adds counts up.
func (c Counts) Plus(other Counts) Counts {
	for s, n := range other.Open {
		c.Open[s] += n
	}
	c.Waived += other.Waived
	return c
}

// Signs says the errors and warnings in as few cells as can be: "!2 ?1"; "" when
// there are none. It is safe text with styles.
func (c Counts) Signs(th theme.Theme) string {
	var signs []string
	if n := c.Open[check.Error]; n > 0 {
		signs = append(signs, th.Error(th.Glyphs.Error+strconv.Itoa(n)))
	}
	if n := c.Open[check.Warning]; n > 0 {
		signs = append(signs, th.Warning(th.Glyphs.Warning+strconv.Itoa(n)))
	}
	return strings.Join(signs, " ")
}

// Words says what was counted: "! 2 erreurs  ? 1 avertissement"; "" when there
// is nothing. It is safe text with styles.
func (c Counts) Words(env screen.Env) string {
	var words []string
	for _, s := range severities {
		if n := c.Open[s.severity]; n > 0 {
			words = append(words, Sign(env.Theme, s.severity)+" "+strconv.Itoa(n)+" "+env.Lang.Plural(n, env.Say(s.one), env.Say(s.many)))
		}
	}
	return strings.Join(words, "  ")
}

// Worst returns the worst severity that was counted; ok is false when there is
// none.
func (c Counts) Worst() (worst check.Severity, ok bool) {
	for s, n := range c.Open {
		if n > 0 {
			return check.Severity(s), true
		}
	}
	return 0, false
}

// Line says a finding in one line, with the article behind it. It is raw text.
func Line(f check.Finding, l lang.Lang) string {
	line := f.Message.In(l)
	if article := f.Article.In(l); article != "" {
		line = strings.TrimSuffix(line, ".") + " (" + article + ")"
	}
	return line
}

// Explanation is all that is known of a finding, to be read. It is raw text.
func Explanation(f check.Finding, env screen.Env) string {
	lines := []string{glyph(env.Theme, f) + " " + upper(env.Say(severities[f.Severity].one)) + colon(env.Lang) + f.Message.In(env.Lang)}
	add := func(label, text string) {
		if text != "" {
			lines = append(lines, label+text)
		}
	}
	add(env.Say(doText), f.Do.In(env.Lang))
	add(env.Say(lang.Text{FR: "Texte\u00a0: ", EN: "Text: "}), f.Article.In(env.Lang))
	source := f.Source.In(env.Lang)
	if f.Uncertain {
		source += uncertainText.In(env.Lang)
	}
	add(env.Say(lang.Text{FR: "Source\u00a0: ", EN: "Source: "}), strings.TrimSpace(source))
	add(env.Say(lang.Text{FR: "Règle\u00a0: ", EN: "Rule: "}), f.Rule)
	if f.Waiver != nil {
		add("", Waived(f, env.Lang))
	}
	return strings.Join(lines, "\n")
}

// Waived says who silenced a finding, when and why. It is raw text.
func Waived(f check.Finding, l lang.Lang) string {
	w := f.Waiver
	line := lang.Text{FR: "Écarté", EN: "Waived"}.In(l)
	if w.By != "" {
		line += lang.Text{FR: " par ", EN: " by "}.In(l) + w.By
	}
	if w.On != "" {
		line += lang.Text{FR: " le ", EN: " on "}.In(l) + lang.FormatDate(string(w.On), l)
	}
	if w.Reason != "" {
		line += colon(l) + w.Reason
	}
	return line
}

func glyph(th theme.Theme, f check.Finding) string {
	return [...]string{check.Error: th.Glyphs.Error, check.Warning: th.Glyphs.Warning, check.Advice: th.Glyphs.Advice}[f.Severity]
}

func colon(l lang.Lang) string { return lang.Text{FR: "\u00a0: ", EN: ": "}.In(l) }

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
