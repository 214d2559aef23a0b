package register

import (
	"slices"
	"strconv"
	"strings"
)

// ParseRetention understands a retention as people write it, in French or in
// English: "clients : la durée du contrat, puis archivage de 5 ans à compter de
// sa fin (C. civ. 2224), puis suppression". It reads back what Sentence prints,
// and is blind to case and accents; the texts it takes out (persons, criterion,
// start, reference) keep theirs. It gives no ID. A sentence that is not
// understood whole comes back in AsWritten, word for word, with nothing else
// set. A blank sentence is an unanswered retention.
//
// The grammar; what may be left out is in brackets:
//
//	sentence  = [ persons ":" ] phase [ "puis" phase ] [ "puis" fate ]
//	phase     = [ "archivage intermédiaire" ] period [ "(" reference ")" ]
//	period    = duration [ start ] | criterion [ ", soit" duration ] [ start ]
//	duration  = number unit [ "au maximum" ]
//	criterion = words that open like one: "la durée de …", "jusqu'à …"
//	start     = "à compter de" event
func ParseRetention(sentence string) Retention {
	if strings.TrimSpace(sentence) == "" {
		return Retention{}
	}
	p := parser{text: sentence, tokens: tokenize(sentence)}
	if r, ok := p.retention(); ok {
		return r
	}
	p.at = 0
	if persons, ok := p.persons(); ok {
		if r, ok := p.retention(); ok {
			r.AppliesTo = persons
			return r
		}
	}
	return Retention{AsWritten: sentence}
}

// Words of the grammar, longest phrase first.
const (
	wordsThen    = "et puis|puis|et ensuite|ensuite|and then|then"
	wordsArchive = "en archivage intermediaire|archivage intermediaire|archives intermediaires|archive intermediaire|" +
		"intermediate archiving|intermediate archive|archivage|archives|archive|archivee|archivees|archived|archiving"
	wordsArchived = "en archivage intermediaire|d' archivage intermediaire|d' archivage|en archivage|en archives|en archive|" +
		"in intermediate archiving|in intermediate archive|of intermediate archiving|of archiving"
	wordsHeading = "en base active|base active|in the active base|in active base|active base|" +
		"duree de conservation|conservation|duree|retention period|retention"
	wordsLead = "conservation|conserve|conservee|conserves|conservees|kept|retained|stored|" +
		"pendant|durant|une|la|duree|periode|de|d'|for|a|the|period|duration|of"
	wordsUpTo     = "jusqu' a|up to|no more than|not more than"
	wordsAtMost   = "au maximum|au plus|au max|maximum|maximale|max .|max|at most"
	wordsExactly  = "exactement|exactly"
	wordsInactive = "sans activite|d' inactivite|without activity|of inactivity"
	wordsFrom     = "starting from|counted from|from|after|since|following|apres|depuis|suivant"
	wordsCounting = "a compter|a partir|a dater"
)

// retention reads a sentence without its persons, to its end.
func (p *parser) retention() (r Retention, ok bool) {
	begin := p.at
	p.reference(&r)
	for more := p.at < len(p.tokens); more; more = p.then(&r) {
		if r.Fate != "" || !p.fate(&r) && !p.phase(&r) {
			return r, false
		}
		p.reference(&r)
	}
	p.read(".")
	return r, begin < p.at && p.at == len(p.tokens)
}

// then reads what parts two phases: "puis", a comma before "archivage", or a
// plus after a criterion ("durée du contrat + 3 ans").
func (p *parser) then(r *Retention) bool {
	mark := p.at
	if p.read(",|;|.") && p.ahead(wordsArchive) > 0 || p.read(wordsThen) {
		return true
	}
	if p.at == mark && r.Active.Criterion != "" && r.Active.Amount == nil {
		return p.read("+|plus")
	}
	p.at = mark
	return false
}

// fate reads what becomes of the data, as the last thing of the sentence.
func (p *parser) fate(r *Retention) bool {
	mark := p.at
	p.read("la|leur|their")
	switch {
	case p.read("archivage definitif|permanent archiving|permanent archive"):
		r.Fate = "archive"
	case p.read("suppression|supprime|supprimee|supprimes|supprimees|effacement|destruction|erasure|erased|deletion|deleted"):
		r.Fate = "erasure"
	case p.read("anonymisation|anonymise|anonymisee|anonymises|anonymisees|anonymization|anonymised|anonymized"):
		r.Fate = "anonymisation"
	case p.read("restitution|returned|return"):
		r.Fate = "return"
	default:
		p.at = mark
		return false
	}
	return true
}

// phase reads a period into the active base, or into the archive when it says
// so or comes second.
func (p *parser) phase(r *Retention) bool {
	archive := p.read(wordsArchive)
	switch {
	case archive:
		p.read(":")
	case !r.Active.answered():
		p.heading()
	}
	var period Period
	switch {
	case p.duration(&period):
		archive = p.read(wordsArchived) || archive
	case !p.criterion(&period):
		return false
	}
	if !p.start(&period, r.Active.Criterion) {
		return false
	}
	switch {
	case r.Archive.answered():
		return false
	case archive || r.Active.answered():
		r.Archive = period
	default:
		r.Active = period
	}
	return true
}

func (p *Period) answered() bool { return p.Amount != nil || p.Criterion != "" }

// heading reads "base active :" or "durée de conservation :".
func (p *parser) heading() {
	mark := p.at
	if !p.read(wordsHeading) || !p.read(":") {
		p.at = mark
	}
}

// duration reads a number and its unit, among the words that introduce and
// limit them: "pendant une durée maximale de 3 ans", "13 mois max".
func (p *parser) duration(period *Period) bool {
	mark, atMost, exactly := p.at, false, false
	for !p.figure(period) {
		switch {
		case p.read(wordsAtMost), p.read(wordsUpTo):
			atMost = true
		case p.read(wordsExactly):
			exactly = true
		case !p.read(wordsLead):
			p.at = mark
			return false
		}
	}
	atMost = p.read(wordsAtMost) || atMost
	exactly = p.read(wordsExactly) || exactly
	switch {
	case atMost && exactly: // one contradicts the other
		*period, p.at = Period{}, mark
		return false
	case atMost:
		period.AtMost = Yes
	case exactly:
		period.AtMost = No
	}
	return true
}

// figure reads "3 ans", "trois ans" and "trois (3) ans".
func (p *parser) figure(period *Period) bool {
	n, ok := numeral(p.word(0))
	if !ok {
		return false
	}
	length := 1
	if p.word(1) == "(" && p.word(3) == ")" {
		if again, ok := numeral(p.word(2)); !ok || again != n {
			return false
		}
		length = 4
	}
	unit, times := unitOf(p.word(length))
	if unit == "" {
		return false
	}
	p.at += length + 1
	n *= times
	period.Amount, period.Unit = &n, unit
	return true
}

// numeral reads a number up to a million, in figures or in words.
func numeral(word string) (n int, ok bool) {
	if word != "" && strings.Trim(word, "0123456789") == "" {
		n, err := strconv.Atoi(word)
		return n, err == nil && n <= 1_000_000
	}
	for _, counted := range []string{
		"zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt",
		"zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
	} {
		if n := slices.Index(strings.Fields(counted), word); n >= 0 {
			return n, true
		}
	}
	switch word {
	case "une":
		return 1, true
	case "vingt-quatre", "twenty-four":
		return 24, true
	case "trente", "thirty":
		return 30, true
	case "trente-six", "thirty-six":
		return 36, true
	case "quarante", "forty":
		return 40, true
	case "cinquante", "fifty":
		return 50, true
	case "soixante", "sixty":
		return 60, true
	case "quatre-vingt-dix", "ninety":
		return 90, true
	}
	return 0, false
}

// unitOf returns the unit a word names and how many of it: a week is seven
// days, since no unit is the week.
func unitOf(word string) (unit Code, times int) {
	switch word {
	case "an", "ans", "annee", "annees", "year", "years":
		return "year", 1
	case "mois", "month", "months":
		return "month", 1
	case "jour", "jours", "j", "day", "days":
		return "day", 1
	case "semaine", "semaines", "week", "weeks":
		return "day", 7
	}
	return "", 0
}

// criterion reads the words that stand for a figure, and the figure they come
// to: "la durée du contrat, soit 3 ans".
func (p *parser) criterion(period *Period) bool {
	exactly := p.read(wordsExactly)
	words, limit, ok := p.plainWords()
	if !ok || !opensCriterion(words) || exactly && limit != Unanswered {
		return false
	}
	figure := Period{AtMost: limit}
	if p.read(", soit|, that is") && (limit != Unanswered || !p.duration(&figure)) {
		return false
	}
	if exactly {
		if figure.AtMost != Unanswered {
			return false
		}
		figure.AtMost = No
	}
	*period = figure
	period.Criterion = p.written(words)
	return true
}

// opensCriterion reports whether words begin as a criterion does, so that a
// phrase of another kind is not taken for one.
func opensCriterion(words []token) bool {
	switch words[0].word {
	case "jusqu'", "tant", "pendant", "durant", "until", "as", "so", "while", "during", "throughout", "for":
		return len(words) > 2
	case "la", "le", "l'", "the":
		words = words[1:]
	}
	if len(words) == 0 {
		return false
	}
	switch words[0].word {
	case "relation", "contrat", "adhesion", "abonnement", "prescription", "exercice",
		"relationship", "contract", "contractual", "membership", "subscription", "limitation":
		return true
	case "duree", "temps", "duration", "time", "term", "life", "current", "general", "statutory":
		return len(words) > 1
	}
	return false
}

// plainWords reads words up to the next part of the sentence, and takes the
// limit from their end ("au maximum"). It fails on words that say more than
// one thing: another duration, an exception, a minimum.
func (p *parser) plainWords() (words []token, limit Answer, ok bool) {
	from := p.at
	for p.at < len(p.tokens) && !p.atEnd() {
		p.at++
	}
	words = p.tokens[from:p.at]
	if rest := withoutTail(words, wordsAtMost); len(rest) < len(words) {
		words, limit = rest, Yes
	} else if rest := withoutTail(words, wordsExactly); len(rest) < len(words) {
		words, limit = rest, No
	}
	again := len(withoutTail(words, wordsAtMost+"|"+wordsExactly)) < len(words)
	return words, limit, len(words) > 0 && !again && plain(words)
}

// atEnd reports whether the next token belongs to another part.
func (p *parser) atEnd() bool {
	switch w := p.word(0); w {
	case ",", ";", ":", ".", "(", ")", "+", "«", "»", "\"", "“", "”":
		return true
	case "plus":
		_, figure := numeral(p.word(1))
		return figure
	}
	return p.ahead(wordsThen) > 0 || p.ahead(wordsCounting) > 0 || p.ahead("starting from") > 0
}

func withoutTail(words []token, phrases string) []token {
	for phrase := range strings.SplitSeq(phrases, "|") {
		n := len(words) - len(strings.Fields(phrase))
		if n >= 0 && prefix(words[n:], phrase) > 0 {
			return words[:n]
		}
	}
	return words
}

// plain reports whether words hold neither a duration nor a reservation, which
// would be lost to whoever reads the structure alone.
func plain(words []token) bool {
	for i, t := range words {
		switch t.word {
		case "sauf", "si", "sinon", "hors", "minimum", "moins", "renouvelable", "renouvelables",
			"except", "unless", "if", "otherwise", "least", "renewable":
			return false
		}
		if i > 0 && isDuration(words[i-1].word, t.word) {
			return false
		}
	}
	return true
}

func isDuration(number, unit string) bool {
	if _, ok := numeral(number); !ok {
		return false
	}
	known, _ := unitOf(unit)
	return known != "" || slices.Contains(strings.Fields("h heure heures hour hours"), unit)
}

// reference reads a text of law between parentheses. What else stands there,
// an exception or an explanation, is not understood.
func (p *parser) reference(r *Retention) bool {
	if p.word(0) != "(" || r.Reference != "" {
		return false
	}
	depth := 0
	for i, t := range p.tokens[p.at:] {
		switch t.word {
		case "(":
			depth++
		case ")":
			depth--
		}
		if depth == 0 {
			inside := p.tokens[p.at+1 : p.at+i]
			if len(inside) == 0 || !plain(inside) || !citesLaw(inside) {
				return false
			}
			r.Reference = p.written(inside)
			p.at += i + 1
			return true
		}
	}
	return false
}

// citesLaw reports whether words look like a reference: they hold a figure or
// a word that texts of law and standards are called by.
func citesLaw(words []token) bool {
	const names = "art article code loi decret directive reglement cnil rgpd gdpr edpb cepd doctrine referentiel deliberation " +
		"recommandation guide prescription convention law act decree regulation standard limitation"
	return slices.ContainsFunc(words, func(t token) bool {
		return strings.ContainsAny(t.word, "0123456789") || slices.Contains(strings.Fields(names), t.word)
	})
}

// persons reads the persons or data before a colon.
func (p *parser) persons() (string, bool) {
	for p.read(wordsArchive) || p.read(wordsHeading) || p.read(wordsLead) {
		if p.word(0) == ":" { // "la durée :" names nobody
			return "", false
		}
	}
	depth := 0
	for i, t := range p.tokens {
		switch t.word {
		case "(":
			depth++
		case ")":
			depth--
		case ";", ".", "+", "«", "»", "\"", "“", "”", "puis", "then":
			return "", false
		case ":":
			if depth == 0 {
				p.at = i + 1
				return p.written(p.tokens[:max(i, 1)]), i > 0 && plain(p.tokens[:i])
			}
		}
	}
	return "", false
}
