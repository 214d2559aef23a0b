package register

import (
	"strconv"
	"strings"
	"unicode"

	"article30/register/lang"
	"article30/register/law"
)

// Sentence prints the retention as one sentence without a full stop: "clients :
// 3 ans au maximum à compter du dernier contact, puis suppression". All that is
// answered is in it, texts and unknown codes as they are; ParseRetention reads
// it back. AsWritten alone comes back word for word; beside a structure it
// follows in quotes. The sentence is empty when nothing is answered.
func (r *Retention) Sentence(l lang.Lang) string {
	understood := r.understood(l)
	switch {
	case r.AsWritten == "":
		return understood
	case understood == "":
		return r.AsWritten
	}
	return understood + text(" «\u00a0", " \"").In(l) + r.AsWritten + text("\u00a0»", "\"").In(l)
}

// understood prints all but AsWritten.
func (r *Retention) understood(l lang.Lang) string {
	then := text(", puis ", ", then ").In(l)
	s := r.Active.sentence(l)
	if archive := r.Archive.archiving(l); archive != "" {
		s = joined(s, then, archive)
	}
	fate := fateWord(r.Fate, l)
	if s == "" {
		s, fate = fate, ""
	}
	if r.Reference != "" {
		s = joined(s, " ", "("+r.Reference+")")
	}
	if fate != "" {
		s += then + fate
	}
	if r.AppliesTo != "" && s != "" {
		return r.AppliesTo + text("\u00a0: ", ": ").In(l) + s
	}
	return r.AppliesTo + s
}

// archiving prints the period as that of the intermediate archive.
func (p *Period) archiving(l lang.Lang) string {
	s := p.sentence(l)
	if s == "" {
		return ""
	}
	archive := text("archivage intermédiaire", "intermediate archiving").In(l)
	switch {
	case p.Amount != nil && p.Criterion == "" && p.AtMost != No:
		return archive + text(" de ", " for ").In(l) + s
	case p.Amount == nil && p.Unit == "" && p.Criterion == "" && p.AtMost == Unanswered:
		return archive + " " + s // the start alone
	}
	return archive + text("\u00a0: ", ": ").In(l) + s
}

// sentence prints the criterion, the figure, the limit and the start, in this
// order; it is empty when nothing is answered.
func (p *Period) sentence(l lang.Lang) string {
	figure := p.figure(l)
	s := p.Criterion
	if figure != "" {
		s = joined(s, text(", soit ", ", that is ").In(l), figure)
	}
	switch p.AtMost {
	case Yes:
		s = joined(s, " ", text("au maximum", "at most").In(l))
	case No:
		s = joined(text("exactement", "exactly").In(l), " ", s)
	}
	if p.Start == "" {
		return s
	}
	if p.Criterion != "" && figure == "" {
		// The words of a criterion run on: a comma and a marker of its own
		// part them from the start.
		return s + text(", à compter ", ", starting from ").In(l) + event(p.Start, l)
	}
	return joined(s, " ", text("à compter ", "from ").In(l)+event(p.Start, l))
}

// figure prints the amount and its unit: "1 an", "13 mois".
func (p *Period) figure(l lang.Lang) string {
	if p.Amount == nil {
		if p.Unit == "" {
			return ""
		}
		return text("durée en ", "period in ").In(l) + Units.Label(string(p.Unit), l)
	}
	amount := strconv.Itoa(*p.Amount)
	if p.Unit == "" {
		return amount
	}
	return amount + " " + unitWord(p.Unit, *p.Amount, l)
}

func unitWord(unit Code, n int, l lang.Lang) string {
	many := Units.Label(string(unit), l)
	switch unit {
	case "year":
		return l.Plural(n, text("an", "year").In(l), many)
	case "month":
		return l.Plural(n, text("mois", "month").In(l), many)
	case "day":
		return l.Plural(n, text("jour", "day").In(l), many)
	}
	return many
}

// event prints a start after "à compter" or "from".
func event(start Code, l lang.Lang) string {
	if known, ok := law.StartEvents.Term(string(start)); ok {
		return known.After.In(l)
	}
	if l == lang.FR {
		return ofEvents(string(start))
	}
	return string(start)
}

// ofEvents puts the preposition "de" before an event in the user's words, and
// before each of two known events: "de la collecte ou du dernier contact".
func ofEvents(events string) string {
	alternatives := strings.Split(events, " ou ")
	for i, one := range alternatives {
		known, ok := startByLabel(one)
		if !ok {
			return de(events)
		}
		alternatives[i] = known.After.FR
	}
	return strings.Join(alternatives, " ou ")
}

func startByLabel(label string) (law.Term, bool) {
	for _, t := range law.StartEvents.Terms {
		if t.Label.FR == label {
			return t, true
		}
	}
	return law.Term{}, false
}

// de puts the preposition "de" before a noun, contracted with "le" and "les"
// and elided before a vowel.
func de(noun string) string {
	if i := strings.IndexFunc(noun, unicode.IsSpace); i > 0 {
		switch lang.Fold(noun[:i]) {
		case "le":
			return "du" + noun[i:]
		case "les":
			return "des" + noun[i:]
		}
	}
	if elides(lang.Fold(noun)) {
		return "d'" + noun
	}
	return "de " + noun
}

// elides reports whether "de" becomes "d'" before a folded word: before a
// vowel and before the h of most words, not before an aspirated one.
func elides(word string) bool {
	for _, aspirated := range []string{"hac", "hal", "han", "has", "hau", "hier", "hors", "huit", "onz", "oui"} {
		if strings.HasPrefix(word, aspirated) {
			return false
		}
	}
	return word != "" && strings.ContainsRune("aeiouh", rune(word[0]))
}

// joined sets two texts side by side; without the first there is no separator.
func joined(a, separator, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + separator + b
}

// fateWord prints a fate inside a sentence; an unknown code stays as it is.
func fateWord(fate Code, l lang.Lang) string {
	label := Fates.Label(string(fate), l)
	if _, known := Fates.Term(string(fate)); known {
		return strings.ToLower(label[:1]) + label[1:]
	}
	return label
}
