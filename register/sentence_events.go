package register

import (
	"slices"
	"strings"
	"sync"

	"article30/register/lang"
	"article30/register/law"
)

// start reads the event from which the period runs, if there is one. It fails
// when there is one that it does not understand.
func (p *parser) start(period *Period, active string) bool {
	if period.Amount != nil && p.read(wordsInactive) {
		period.Start = "last_activity"
		return true
	}
	article, found := p.from()
	if !found {
		return true
	}
	words, limit, ok := p.plainWords()
	if !ok || slices.ContainsFunc(words, isUntil) || limit != Unanswered && period.AtMost != Unanswered && limit != period.AtMost {
		return false
	}
	if limit != Unanswered {
		period.AtMost = limit
	}
	period.Start = p.eventOf(article, words, active)
	return period.Start != ""
}

func isUntil(t token) bool { return t.word == "jusqu'" || t.word == "until" }

// from reads the words before an event, and gives back the article contracted
// in them: "à compter du" holds "le".
func (p *parser) from() (article string, ok bool) {
	mark := p.at
	p.read(",")
	switch {
	case p.read(wordsCounting):
		switch {
		case p.read("du"):
			return "le ", true
		case p.read("des"):
			return "les ", true
		case p.read("de|d'"):
			return "", true
		}
	case p.read(wordsFrom):
		return "", true
	}
	p.at = mark
	return "", false
}

// eventOf names an event by its code where the words are those of a known one,
// by the words themselves otherwise; empty when they say nothing.
func (p *parser) eventOf(article string, words []token, active string) Code {
	if article == "" && len(words) > 1 {
		switch words[0].word {
		case "le", "les":
			article, words = words[0].word+" ", words[1:]
		}
	}
	said := content(words)
	if said == "" {
		return ""
	}
	if said == "sa fin" || said == "its end" {
		switch content(tokenize(active)) {
		case "contrat", "duree contrat", "contract", "duration contract", "term contract":
			return "contract_end"
		case "relation contractuelle", "duree relation contractuelle", "contractual relationship", "duration contractual relationship":
			return "relationship_end"
		}
	}
	if code := startOf(said); code != "" {
		return code
	}
	if labels, ok := alternatives(said); ok {
		return Code(labels)
	}
	return Code(article + p.written(words))
}

// alternatives names two known events in French, each with its article, so
// that Sentence can contract them: "la collecte ou le dernier contact".
func alternatives(said string) (string, bool) {
	all := strings.Split(said, " ou ")
	for i, one := range all {
		known, ok := law.StartEvents.Term(string(startOf(one)))
		if !ok {
			return "", false
		}
		all[i] = known.Label.FR
	}
	return strings.Join(all, " ou "), len(all) > 1
}

// startOf finds the known event of a content, empty for any other.
func startOf(said string) Code { return startsByContent()[said] }

var startsByContent = sync.OnceValue(func() map[string]Code {
	starts := map[string]Code{"end fiscal year": "fiscal_year_end"}
	for _, t := range law.StartEvents.Terms {
		for _, l := range lang.All {
			starts[content(tokenize(t.Label.In(l)))] = Code(t.Code)
		}
	}
	return starts
})

// content is what tells a phrase from others: its words without articles and
// without "of", so that "fin de contrat" is "la fin du contrat".
func content(tokens []token) string {
	var words []string
	for _, t := range tokens {
		switch t.word {
		case "le", "la", "les", "l'", "du", "de", "des", "d'", "the", "of", "":
		default:
			words = append(words, t.word)
		}
	}
	return strings.Join(words, " ")
}
