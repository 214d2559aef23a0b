package check

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

// flow is data that leave the EEA, as one record states it.
type flow struct {
	path       string // of the safeguards it rests on
	importer   string
	country    register.Country
	safeguards []register.ID
	document   string
	untyped    []lang.Text // the safeguards of which the catalogue does not say what they are
}

// recipientFlows makes a rule on what a recipient's own places entail.
func recipientFlows(judge func(*sight, *flow)) func(*sight, *register.Recipient) {
	return func(s *sight, r *register.Recipient) {
		for i := range r.Places {
			p := &r.Places[i]
			judgeOutside(s, judge, &flow{in(item("places", p.ID), "safeguards"), r.Name, p.Country, p.Safeguards, "", nil})
		}
	}
}

// ficheFlows makes a rule on what a fiche states itself: transfers without a
// recipient, and recipients of which it changes the places or safeguards. The
// others are judged on the recipient.
func ficheFlows(judge func(*sight, *flow)) func(*sight, fiche) {
	return func(s *sight, f fiche) {
		for _, u := range f.uses {
			if u.NoTransfer == register.Yes || len(u.Places) == 0 && len(u.Safeguards) == 0 {
				continue
			}
			name, places := string(u.Recipient), u.Places
			if r := s.Register.Recipient(u.Recipient); r != nil {
				if name = r.Name; len(places) == 0 {
					places = r.Places
				}
			}
			for i := range places {
				to := flow{in(u.path(), "safeguards"), name, places[i].Country, u.Safeguards, "", nil}
				if len(u.Safeguards) == 0 {
					to.path, to.safeguards = in(in(u.path(), item("places", places[i].ID)), "safeguards"), places[i].Safeguards
				}
				judgeOutside(s, judge, &to)
			}
		}
		for i := range f.own {
			o := &f.own[i]
			judgeOutside(s, judge, &flow{in(item("transfers", o.ID), "safeguards"), o.Importer, o.Country, o.Safeguards, o.Document, nil})
		}
	}
}

func judgeOutside(s *sight, judge func(*sight, *flow), f *flow) {
	if outside, _ := law.OutsideEEA(string(f.country)); outside {
		s.setUntypedAside(f)
		judge(s, f)
	}
}

// setUntypedAside takes out of a flow the safeguards of which the catalogue does
// not say what they are: a name alone allows no transfer. A dangling one is told
// elsewhere.
func (s *sight) setUntypedAside(f *flow) {
	if !slices.ContainsFunc(f.safeguards, s.isUntyped) {
		return
	}
	var typed []register.ID
	for _, id := range f.safeguards {
		if s.isUntyped(id) {
			f.untyped = append(f.untyped, quoted(s.Register.Safeguard(id)))
		} else {
			typed = append(typed, id)
		}
	}
	f.safeguards = typed
}

func (s *sight) isUntyped(id register.ID) bool {
	g := s.Register.Safeguard(id)
	return g != nil && g.Kind == ""
}

// quoted names a safeguard of which the name is all that is known, by its
// reference when it has none.
func quoted(g *register.Safeguard) lang.Text {
	name := g.Name
	if blank(name) {
		name = g.Reference
	}
	return text("«\u00a0"+name+"\u00a0»", "\""+name+"\"")
}

// ofUnknownType says that the safeguards of a flow bear no type; empty where
// there is none such.
func (f *flow) ofUnknownType() lang.Text {
	switch len(f.untyped) {
	case 0:
		return lang.Text{}
	case 1:
		return lang.Format(text(
			"le type de la garantie %s n'est pas indiqué, elle ne compte donc pas encore", "the type of safeguard %s is not given, so it counts for nothing yet",
		), f.untyped[0])
	}
	return lang.Format(text(
		"le type des garanties %s n'est pas indiqué, elles ne comptent donc pas encore", "the type of safeguards %s is not given, so they count for nothing yet",
	), listed(f.untyped))
}

// certain reports that the country is a third one for sure: of a debated status
// nothing is asserted.
func (f *flow) certain() bool {
	_, known := law.OutsideEEA(string(f.country))
	return known
}

// each calls judge with the safeguards of the flow that are in the catalogue.
func (f *flow) each(s *sight, judge func(*register.Safeguard)) {
	for _, id := range f.safeguards {
		if g := s.Register.Safeguard(id); g != nil {
			judge(g)
		}
	}
}

func countryName(c register.Country) lang.Text {
	return text(register.CountryName(c, lang.FR), register.CountryName(c, lang.EN))
}

// bracketed puts a name that may be missing in brackets after a noun.
func bracketed(name string) string {
	if blank(name) {
		return ""
	}
	return " (" + name + ")"
}

// unguarded finds a transfer without a safeguard to a country of which no
// decision says that it protects data well enough.
func unguarded(s *sight, f *flow) {
	if !f.certain() || len(f.safeguards) > 0 || len(law.Adequacy(string(f.country), s.On)) > 0 {
		return
	}
	who := []any{countryName(f.country), bracketed(f.importer)}
	var finding *Finding
	if untyped := f.ofUnknownType(); untyped != (lang.Text{}) {
		finding = s.report(f.path, text(
			"%s%s\u00a0: %s, et aucune décision d'adéquation n'est en vigueur.", "%s%s: %s, and no adequacy decision is in force.",
		), append(who, untyped)...)
		finding.Do = chooseType
	} else {
		finding = s.report(f.path, text(
			"%s%s\u00a0: aucune garantie indiquée, et aucune décision d'adéquation en vigueur.", "%s%s: no safeguard stated, and no adequacy decision in force.",
		), who...)
	}
	finding.cite(s, law.AdequacySource(), law.AdequacyAsOf(), false)
}

// partlyAdequate finds a transfer without a safeguard to a country of which a
// decision leaves some recipients out.
func partlyAdequate(s *sight, f *flow) {
	if len(f.safeguards) > 0 {
		return
	}
	decisions := law.Adequacy(string(f.country), s.On)
	if len(decisions) == 0 || slices.ContainsFunc(decisions, func(d law.Decision) bool { return !d.Limited && !d.NeedsListing }) {
		return
	}
	d := decisions[len(decisions)-1]
	who := []any{countryName(f.country), bracketed(f.importer)}
	var finding *Finding
	if untyped := f.ofUnknownType(); untyped != (lang.Text{}) {
		finding = s.report(f.path, text(
			"%s%s\u00a0: %s, et la décision %s a une portée limitée (%s).", "%s%s: %s, and decision %s is of limited scope (%s).",
		), append(who, untyped, d.Reference, d.Scope)...)
		finding.Do = chooseType
	} else {
		finding = s.report(f.path, text(
			"%s%s\u00a0: sans autre garantie, la décision %s a une portée limitée (%s).", "%s%s: no other safeguard, and decision %s is of limited scope (%s).",
		), append(who, d.Reference, d.Scope)...)
	}
	finding.cite(s, law.AdequacySource(), law.AdequacyAsOf(), d.Uncertain)
}

// debated finds data sent, without a safeguard, to a territory of which it is
// not settled whether that is a transfer.
func debated(s *sight, f *flow) {
	if f.certain() || len(f.safeguards) > 0 {
		return
	}
	c, _ := law.CountryByCode(string(f.country))
	finding := s.report(f.path, text("%s%s\u00a0: le statut de ce territoire est débattu.", "%s%s: the status of this territory is debated."), c.Name, bracketed(f.importer))
	finding.Source, finding.Uncertain = c.Note, true
}

// undocumented finds compelling interests without the documents that
// Article 30 wants in the record.
func undocumented(s *sight, f *flow) {
	f.each(s, func(g *register.Safeguard) {
		if g.Kind == compellingInterests && blank(g.Document) && blank(f.document) {
			s.report(f.path, text(
				"%s%s\u00a0: intérêts légitimes impérieux sans les documents qui attestent les garanties.", "%s%s: compelling legitimate interests without the documents that prove the safeguards.",
			), countryName(f.country), bracketed(f.importer))
		}
	})
}

// notInForce finds a safeguard that the law no longer, or not yet, accepts for
// the country.
func notInForce(s *sight, f *flow) {
	f.each(s, func(g *register.Safeguard) {
		if term, obsolete := obsoleteOn(g, s.On); obsolete {
			s.report(f.path, text("%s%s\u00a0: «\u00a0%s\u00a0» n'a plus cours depuis le %s.", "%s%s: \"%s\" has been invalid since %s."),
				countryName(f.country), bracketed(f.importer), term.Label, date(register.Date(term.InvalidFrom))).
				cite(s, term.Source, law.ObsoleteSafeguards.AsOf, term.Uncertain)
		}
		if g.Kind == adequacy && f.certain() {
			withoutDecision(s, f, g)
		}
	})
}

// obsoleteOn reports whether a safeguard is of a kind that no longer holds on a
// day. Before its end it held.
func obsoleteOn(g *register.Safeguard, day string) (term law.Term, obsolete bool) {
	term, listed := law.ObsoleteSafeguards.Term(string(g.Kind))
	return term, listed && term.InvalidFrom <= day
}

// withoutDecision finds an adequacy that no decision grants on the day: there is
// none on the country, or the one that the safeguard names has ended, or is yet
// to come.
func withoutDecision(s *sight, f *flow, g *register.Safeguard) {
	history := decisionsOf(s, g, f.country)
	if len(inForce(history, f.country, s.On)) > 0 {
		return
	}
	who := []any{countryName(f.country), bracketed(f.importer)}
	var finding *Finding
	uncertain := false
	switch past := before(history, s.On); {
	case len(history) == 0:
		finding = s.report(f.path, text("%s%s\u00a0: aucune décision d'adéquation ne vise ce pays.", "%s%s: there is no adequacy decision on this country."), who...)
	case len(past) == 0:
		finding = s.report(f.path, text(
			"%s%s\u00a0: il n'y a pas encore de décision d'adéquation\u00a0; %s vaut à partir du %s.", "%s%s: there is no such adequacy decision yet; %s holds from %s.",
		), append(who, history[0].Reference, date(register.Date(history[0].From)))...)
	default:
		last := past[len(past)-1]
		uncertain = last.Uncertain
		finding = s.report(f.path, text(
			"%s%s\u00a0: la décision d'adéquation %s ne vaut plus depuis le %s.", "%s%s: adequacy decision %s has been invalid since %s.",
		), append(who, last.Reference, date(register.Date(last.InvalidFrom)))...)
	}
	finding.cite(s, law.AdequacySource(), law.AdequacyAsOf(), uncertain)
}

// decisionsOf returns the decisions on a country that a safeguard names, all of
// them when it names none, the oldest first.
func decisionsOf(s *sight, g *register.Safeguard, country register.Country) []law.Decision {
	history := law.AdequacyHistory(string(country))
	if blank(g.Decision) {
		return history
	}
	said := s.content.fold(g.Decision).text
	named := slices.DeleteFunc(slices.Clone(history), func(d law.Decision) bool {
		number := decisionNumber(d)
		return number == "" || !law.Mentions(said, number)
	})
	if len(named) == 0 {
		return history
	}
	return named
}

var numbers = regexp.MustCompile(`\d{4}(/\d+)*`)

// decisionNumber returns by what people cite a decision, whatever the language
// and the form: "2023/1795", "8771".
func decisionNumber(d law.Decision) string {
	all := numbers.FindAllString(d.Reference.FR, -1)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}

// inForce returns those of the decisions on a country that hold on a day.
func inForce(decisions []law.Decision, country register.Country, day string) []law.Decision {
	valid := law.Adequacy(string(country), day)
	return slices.DeleteFunc(valid, func(d law.Decision) bool { return !slices.Contains(decisions, d) })
}

// before returns the decisions that held before a day.
func before(decisions []law.Decision, day string) []law.Decision {
	return slices.DeleteFunc(slices.Clone(decisions), func(d law.Decision) bool { return d.From > day })
}

// outOfDate finds a safeguard whose own dates do not cover the day, where the
// law itself has nothing against it.
func outOfDate(s *sight, f *flow) {
	f.each(s, func(g *register.Safeguard) {
		_, obsolete := obsoleteOn(g, s.On)
		if obsolete || g.Kind == adequacy && len(inForce(decisionsOf(s, g, f.country), f.country, s.On)) == 0 {
			return
		}
		who := []any{countryName(f.country), bracketed(f.importer), kindOf(g)}
		switch {
		case g.Until.Valid() && string(g.Until) < s.On:
			s.report(f.path, text("%s%s\u00a0: la garantie «\u00a0%s\u00a0» est échue depuis le %s.", "%s%s: the safeguard \"%s\" ended on %s."), append(who, date(g.Until))...)
		case g.From.Valid() && string(g.From) > s.On:
			s.report(f.path, text("%s%s\u00a0: la garantie «\u00a0%s\u00a0» ne vaut qu'à partir du %s.", "%s%s: the safeguard \"%s\" only holds from %s."), append(who, date(g.From))...)
		}
	})
}

// kindOf names a safeguard in a message, by its name or else its kind.
func kindOf(g *register.Safeguard) lang.Text {
	if !blank(g.Name) {
		return text(g.Name, g.Name)
	}
	return text(law.SafeguardKinds.Label(string(g.Kind), lang.FR), law.SafeguardKinds.Label(string(g.Kind), lang.EN))
}

// unlisted finds a transfer on a decision that covers the recipients of a public
// list alone, where nobody noted that this one is on it, or not lately.
func unlisted(s *sight, f *flow) {
	f.each(s, func(g *register.Safeguard) {
		if g.Kind != adequacy {
			return
		}
		decisions := inForce(decisionsOf(s, g, f.country), f.country, s.On)
		if len(decisions) == 0 || slices.ContainsFunc(decisions, func(d law.Decision) bool { return !d.NeedsListing }) {
			return
		}
		d := decisions[0]
		fault := text("dernière vérification\u00a0: inconnue", "last check: unknown")
		switch {
		case blank(g.Importer):
			fault = text("le nom inscrit n'est pas indiqué", "the name listed is not stated")
		case !g.CheckedOn.Valid():
		case monthsLater(g.CheckedOn, d.ListedMonths) < s.On:
			fault = lang.Format(text("dernière vérification\u00a0: %s", "last check: %s"), date(g.CheckedOn))
		default:
			return
		}
		s.report(f.path, text("%s%s\u00a0: la décision %s couvre %s\u00a0; %s.", "%s%s: decision %s covers %s; %s."),
			countryName(f.country), bracketed(f.importer), d.Reference, d.Scope, fault).
			cite(s, law.AdequacySource(), law.AdequacyAsOf(), d.Uncertain)
	})
}

// monthsLater returns the day a number of months after a valid one.
func monthsLater(d register.Date, months int) string {
	day, _ := time.Parse(time.DateOnly, string(d))
	return day.AddDate(0, months, 0).Format(time.DateOnly)
}

// unassessed finds clauses without an assessment of the law of the receiving
// country. Where a decision holds, the Commission has assessed it.
func unassessed(s *sight, f *flow) {
	if !f.certain() || len(law.Adequacy(string(f.country), s.On)) > 0 {
		return
	}
	f.each(s, func(g *register.Safeguard) {
		if strings.HasPrefix(string(g.Kind), clauses) && blank(g.Assessment) && g.AssessmentOn == "" {
			if _, obsolete := obsoleteOn(g, s.On); !obsolete {
				s.report(f.path, text(
					"%s%s\u00a0: clauses contractuelles types sans analyse du transfert.", "%s%s: standard contractual clauses without a transfer assessment.",
				), countryName(f.country), bracketed(f.importer))
			}
		}
	})
}
