package dashboard

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/law"
	"article30/tui/findings"
)

// group is some bars drawn to one scale.
type group struct {
	title lang.Text
	short lang.Text // what the labels name, in the list that a bar leads to
	none  lang.Text // said where there is nothing to count
	bars  []bar
}

// bar counts something: the records that have it, or findings.
type bar struct {
	label   string // raw text
	count   int
	records []register.ID // empty: it counts findings, or nothing
	severe  bool          // counts findings
}

// fiche is what the figures need of a treatment or processor activity.
type fiche struct {
	id             register.ID
	rec            register.Record
	table          *register.Table
	status         register.Code
	reviewed, next register.Date
	bases          []register.Code // of a treatment
	treatment      bool
}

// fichesOf reads the treatments and processor activities.
func fichesOf(r *register.Register) []fiche {
	var all []fiche
	treatments, activities := register.CollectionOf("treatments").Table, register.CollectionOf("processor_activities").Table
	for _, t := range r.Treatments {
		f := fiche{id: t.ID, rec: t, table: treatments, status: t.Status, reviewed: t.ReviewedOn, next: t.NextReview, treatment: true}
		for _, p := range t.Purposes {
			for _, basis := range p.LegalBases {
				if !slices.Contains(f.bases, basis) {
					f.bases = append(f.bases, basis)
				}
			}
		}
		all = append(all, f)
	}
	for _, a := range r.ProcessorActivities {
		all = append(all, fiche{id: a.ID, rec: a, table: activities, status: a.Status, reviewed: a.ReviewedOn, next: a.NextReview})
	}
	return all
}

// figures counts a register: by status all fiches, by anything else those that
// have not ended.
func figures(v register.View, found findings.Whole) []group {
	all := fichesOf(v.Register)
	live := slices.DeleteFunc(slices.Clone(all), func(f fiche) bool { return f.status == register.Ended })
	countries, safeguards := transfers(live, v)
	return []group{
		statuses(all, v.Lang), bases(live, v.Lang), countries, safeguards,
		severities(found, v.Lang), reviews(live, v), answers(live, v.Lang),
	}
}

// counter gathers records under labels, in the order in which labels come.
type counter struct {
	bars []bar
	at   map[string]int
}

// label makes room for a label, even if nothing bears it.
func (c *counter) label(label string) int {
	at, known := c.at[label]
	if !known {
		if c.at == nil {
			c.at = map[string]int{}
		}
		at = len(c.bars)
		c.at[label] = at
		c.bars = append(c.bars, bar{label: label})
	}
	return at
}

// count counts a record under a label, once.
func (c *counter) count(label string, id register.ID) {
	b := &c.bars[c.label(label)]
	if n := len(b.records); n > 0 && b.records[n-1] == id {
		return
	}
	b.records = append(b.records, id)
	b.count++
}

// counted returns the bars that count something.
func (c *counter) counted() []bar {
	return slices.DeleteFunc(c.bars, func(b bar) bool { return b.count == 0 })
}

// largestFirst returns the bars that count something, the largest first.
func (c *counter) largestFirst() []bar {
	bars := c.counted()
	slices.SortStableFunc(bars, func(a, b bar) int { return b.count - a.count })
	return bars
}

func statuses(all []fiche, l lang.Lang) group {
	var c counter
	for _, term := range register.Statuses.Terms {
		c.label(term.Label.In(l))
	}
	for _, f := range all {
		label := lang.Text{FR: "Sans état", EN: "No status"}.In(l)
		if f.status != "" {
			label = termOf(register.Statuses, f.status, l)
		}
		c.count(label, f.id)
	}
	return group{statusText, statusShort, noneText, c.counted()}
}

func bases(live []fiche, l lang.Lang) group {
	var c counter
	for _, term := range law.LegalBases.Terms {
		c.label(term.Label.In(l))
	}
	for _, f := range live {
		for _, basis := range f.bases {
			c.count(termOf(law.LegalBases, basis, l), f.id)
		}
	}
	for _, f := range live {
		if f.treatment && len(f.bases) == 0 {
			c.count(lang.Text{FR: "Sans base légale", EN: "No legal basis"}.In(l), f.id)
		}
	}
	return group{basisText, basisShort, noneText, c.counted()}
}

// transfers counts what leaves the EEA: by where it goes, and by what it rests
// on.
func transfers(live []fiche, v register.View) (byCountry, bySafeguard group) {
	var countries, safeguards counter
	for _, f := range live {
		for _, t := range v.Register.TransfersOf(f.rec) {
			if t.Country == "" {
				countries.count(lang.Text{FR: "Pays à compléter", EN: "Country to be completed"}.In(v.Lang), f.id)
				continue
			}
			if outside, known := law.OutsideEEA(string(t.Country)); known && !outside {
				continue
			}
			countries.count(register.CountryName(t.Country, v.Lang), f.id)
			for _, id := range t.Safeguards {
				safeguards.count(safeguardOf(id, v), f.id)
			}
			if len(t.Safeguards) == 0 {
				safeguards.count(lang.Text{FR: "Sans garantie", EN: "No safeguard"}.In(v.Lang), f.id)
			}
		}
	}
	return group{countryText, countryShort, noTransferText, countries.largestFirst()}, group{safeguardText, safeguardShort, noTransferText, safeguards.largestFirst()}
}

// safeguardOf names the kind of a safeguard, the entry itself where its kind is
// unanswered.
func safeguardOf(id register.ID, v register.View) string {
	s := v.Register.Safeguard(id)
	switch {
	case s == nil:
		return lang.Text{FR: "Garantie inconnue", EN: "Unknown safeguard"}.In(v.Lang)
	case s.Kind == "":
		return strings.TrimSpace(s.Reference + " " + s.Name)
	}
	return termOf(law.SafeguardKinds, s.Kind, v.Lang)
}

func severities(found findings.Whole, l lang.Lang) group {
	g := group{title: findingText, none: noFindingText}
	if !found.Ready() {
		g.none = checkingText
		return g
	}
	totals := found.Totals()
	for severity, n := range totals.Open {
		if n > 0 {
			g.bars = append(g.bars, bar{label: severityTexts[severity].In(l), count: n, severe: true})
		}
	}
	if totals.Waived > 0 {
		g.bars = append(g.bars, bar{label: waivedText.In(l), count: totals.Waived, severe: true})
	}
	return g
}

// reviews counts the reviews by the month in which they are due: the one that is
// planned, else a year after the last one.
func reviews(live []fiche, v register.View) group {
	if len(live) == 0 {
		return group{title: reviewText, none: noneText}
	}
	var c counter
	never, late := neverText.In(v.Lang), lateText.In(v.Lang)
	c.label(never)
	c.label(late)
	first := time.Date(v.Today.Year(), v.Today.Month(), 1, 0, 0, 0, 0, time.UTC)
	for i := range 12 {
		c.label(monthOf(first.AddDate(0, i, 0), v.Lang))
	}
	today := v.Today.Format(time.DateOnly)
	for _, f := range live {
		due, planned := dueOn(f)
		switch {
		case !planned:
			c.count(never, f.id)
		case due.Format(time.DateOnly) <= today:
			c.count(late, f.id)
		case due.Before(first.AddDate(1, 0, 0)):
			c.count(monthOf(due, v.Lang), f.id)
		default:
			c.count(lang.Text{FR: "Plus tard", EN: "Later"}.In(v.Lang), f.id)
		}
	}
	return group{reviewText, reviewShort, noneText, c.bars}
}

// dueOn returns the day of a fiche's next review, planned false when it was
// neither reviewed nor given a day.
func dueOn(f fiche) (due time.Time, planned bool) {
	if day, err := time.Parse(time.DateOnly, string(f.next)); err == nil {
		return day, true
	}
	day, err := time.Parse(time.DateOnly, string(f.reviewed))
	return day.AddDate(1, 0, 0), err == nil
}

func monthOf(day time.Time, l lang.Lang) string {
	return lang.FormatMonth(day.Format(time.DateOnly), l)
}

// answers counts the fiches in which a template's answers are to be confirmed.
func answers(live []fiche, l lang.Lang) group {
	b, n := bar{}, 0
	for _, f := range live {
		if given := len(f.table.Unconfirmed(f.rec)); given > 0 {
			b.records = append(b.records, f.id)
			n += given
		}
	}
	g := group{title: answerText, short: answerShort, none: confirmedText}
	if b.count = len(b.records); b.count > 0 {
		b.label = strconv.Itoa(n) + " " + l.Plural(n, oneAnswerText.In(l), manyAnswersText.In(l))
		g.bars = []bar{b}
	}
	return g
}

// termOf names a code, by itself where the vocabulary does not know it.
func termOf(v *law.Vocabulary, code register.Code, l lang.Lang) string {
	if term, ok := v.Term(string(code)); ok {
		return term.Label.In(l)
	}
	return string(code)
}
