package check

import (
	"slices"
	"strings"

	"article30/register"
)

var purposeRules = []Rule{
	{
		ID: "FIN-01", Severity: Error,
		Title:   text("Finalité principale", "Main purpose"),
		Do:      text("Écrivez en une phrase pourquoi vous utilisez ces données.", "Write in one sentence why you use these data."),
		Article: text("RGPD 30(1)(b), 5(1)(b)", "GDPR 30(1)(b), 5(1)(b)"),

		treatment: mainPurpose,
	},
	{
		ID: "FIN-02", Severity: Warning,
		Title:   text("Finalité précise", "Precise purpose"),
		Do:      text("Complétez la phrase «\u00a0nous utilisons ces données pour…\u00a0».", "Complete the sentence \"we use these data in order to…\"."),
		Article: text("RGPD 5(1)(b), 30(1)(b)", "GDPR 5(1)(b), 30(1)(b)"),

		treatment: vaguePurposes,
	},
	{
		ID: "FIN-03", Severity: Warning,
		Title:   text("Un but, pas un outil", "A purpose, not a tool"),
		Do:      text("Dites à quoi l'outil vous sert\u00a0; nommez-le parmi les logiciels.", "Say what you use the tool for; name it under software."),
		Article: text("RGPD 30(1)(b)", "GDPR 30(1)(b)"),

		treatment: tools,
	},
	{
		ID: "FIN-04", Severity: Advice,
		Title:   text("Un objectif par fiche", "One objective per record"),
		Do:      text("Dupliquez la fiche et répartissez les finalités par objectif.", "Duplicate the record and share out the purposes by objective."),
		Article: text("RGPD 5(1)(b)", "GDPR 5(1)(b)"),

		treatment: manyPurposes,
	},
}

// mainPurpose wants the words of the first purpose.
func mainPurpose(s *sight, t *register.Treatment) {
	path := "purposes"
	if len(t.Purposes) > 0 {
		if !blank(t.Purposes[0].Text) {
			return
		}
		path = at(&t.Purposes[0], "text")
	}
	s.report(path, text("Aucune finalité n'est indiquée.", "No purpose is stated."))
}

// vaguePurposes finds texts that name no objective. The main purpose must be
// more than a word; a sub-purpose, read beside it, may be a word that means
// something.
func vaguePurposes(s *sight, _ *register.Treatment) {
	lexicon, main := words(), true
	for i := range s.content.texts {
		p := &s.content.texts[i]
		if !p.ofPurpose() {
			continue
		}
		telling := lexicon.short(p.folded.text)
		vague := len(telling) < 3 && among(telling, lexicon.Vague) || main && len(telling) == 1
		if vague && !lexicon.isTool(telling) {
			s.report(p.path(), text(
				"Finalité trop vague\u00a0: «\u00a0%s\u00a0».", "Purpose too vague: \"%s\".",
			), p.text)
		}
		main = false
	}
}

// tools finds treatments and purposes named after a tool, and nothing else.
func tools(s *sight, _ *register.Treatment) {
	lexicon := words()
	for i := range s.content.texts {
		p := &s.content.texts[i]
		if (p.ofPurpose() || p.ofName()) && lexicon.isTool(lexicon.short(p.folded.text)) {
			s.report(p.path(), text(
				"«\u00a0%s\u00a0» est un outil, pas une finalité\u00a0: un traitement s'identifie par son but.",
				"\"%s\" is a tool, not a purpose: a treatment is identified by its purpose.",
			), p.text)
		}
	}
}

// ofPurpose reports whether the text is that of a purpose, ofName whether it is
// the name of the record.
func (p *phrase) ofPurpose() bool {
	return p.key == "text" && p.list() == "purposes"
}

func (p *phrase) ofName() bool { return p.key == "name" && p.within == nil }

// subPurposes is how many the CNIL's own form has room for.
const subPurposes = 5

func manyPurposes(s *sight, t *register.Treatment) {
	if n := len(t.Purposes) - 1; n > subPurposes {
		s.report("purposes", text(
			"%d sous-finalités\u00a0: si les objectifs sont distincts, des fiches séparées seront plus claires.",
			"%d sub-purposes: if the objectives are distinct, separate records will be clearer.",
		), n)
	}
}

// shortText is the length in bytes beyond which a text is surely more than a
// vague word or the name of a tool, and is not looked at.
const shortText = 60

// short returns the telling words of a short folded text, none for a long one.
func (l *lexicon) short(folded string) []string {
	if len(folded) > shortText {
		return nil
	}
	return l.telling(folded)
}

// longestTool is the number of words in the longest name of a tool.
const longestTool = 3

// isTool reports whether telling words are names of tools, and the words that
// go around one.
func (l *lexicon) isTool(telling []string) bool {
	named := false
	for len(telling) > 0 {
		n := min(len(telling), longestTool)
		for n > 0 && !slices.Contains(l.Tools, strings.Join(telling[:n], " ")) {
			n--
		}
		switch {
		case n > 0:
			named = true
		case slices.Contains(l.ToolFrames, telling[0]):
			n = 1
		default:
			return false
		}
		telling = telling[n:]
	}
	return named
}
