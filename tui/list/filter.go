package list

import (
	"slices"
	"strconv"
	"strings"

	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/register/law"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// filter keeps some of the records of a list. What is typed is looked for among
// those it keeps.
type filter struct {
	name lang.Text
	// of reports whether the filter means something in a list.
	of   func(*register.Collection) bool
	keep func(*Screen, register.Record) bool
}

// saved are the filters that every register has, in the order of the menu.
var saved = []filter{
	{lang.Text{FR: "Avec des erreurs", EN: "With errors"}, anyList, (*Screen).wrong},
	{lang.Text{FR: "À confirmer (réponses d'un modèle)", EN: "To be confirmed (answers of a template)"}, ofMade, factOf(unconfirmed)},
	{lang.Text{FR: "À revoir (jamais, plus d'un an, date passée)", EN: "To review (never, over a year, day past)"}, having("reviewed_on"), (*Screen).due},
	{lang.Text{FR: "Transferts hors de l'EEE", EN: "Transfers outside the EEA"}, among("treatments", "processor_activities", "recipients"), factOf(outsideEEA)},
	{lang.Text{FR: "Données sensibles, d'infractions ou NIR", EN: "Special categories, criminal data or social security number"}, among("treatments", "processor_activities", "data_categories"), factOf(sensitive)},
	{lang.Text{FR: "En préparation", EN: "Draft"}, having("status"), inStatus(register.Draft)},
	{lang.Text{FR: "Terminées", EN: "Ended"}, having("status"), inStatus(register.Ended)},
}

func anyList(*register.Collection) bool { return true }

func ofMade(c *register.Collection) bool {
	_, made := c.Table.New().(register.Made)
	return made
}

func having(key string) func(*register.Collection) bool {
	return func(c *register.Collection) bool { return c.Table.Field(key) != nil }
}

func among(keys ...string) func(*register.Collection) bool {
	return func(c *register.Collection) bool { return slices.Contains(keys, c.Key) }
}

// wrong reports whether an error stands on a record.
func (l *Screen) wrong(rec register.Record) bool {
	for _, f := range l.desk.Findings.On(register.Identity(rec)) {
		if f.Severity == check.Error && f.Waiver == nil {
			return true
		}
	}
	return false
}

// due reports whether a record is to be reviewed. What has ended is not.
func (l *Screen) due(rec register.Record) bool {
	on, next := l.collection.Table.Field("reviewed_on"), l.collection.Table.Field("next_review")
	reviewed, planned := *on.Address(rec).(*register.Date), *next.Address(rec).(*register.Date)
	today := l.desk.Findings.Day()
	return !ended(rec) && (!reviewed.Valid() || reviewed < yearBefore(today) || planned.Valid() && planned <= today)
}

// yearBefore returns the same day a year before, good for comparing: that of a
// 29 February need not exist.
func yearBefore(day register.Date) register.Date {
	year, rest, _ := strings.Cut(string(day), "-")
	n, err := strconv.Atoi(year)
	if err != nil {
		return "" // no day yet
	}
	return register.Date(strconv.Itoa(n-1) + "-" + rest)
}

func inStatus(status register.Code) func(*Screen, register.Record) bool {
	return func(_ *Screen, rec register.Record) bool { return statusOf(rec) == status }
}

// fact is what a filter asks of a record and of the entries it refers to. The
// index holds it, so that it is worked out when one of them changes alone.
type fact uint8

const (
	outsideEEA  fact = 1 << iota // data go outside the EEA
	sensitive                    // data under a regime of their own
	unconfirmed                  // a template's answers, confirmed by nobody
)

func factOf(wanted fact) func(*Screen, register.Record) bool {
	return func(l *Screen, rec register.Record) bool {
		e := l.index.entries[rec]
		return e != nil && e.facts&wanted != 0
	}
}

// factsOf reads the facts of a record.
func factsOf(t *register.Table, rec register.Record, v register.View) (facts fact) {
	if slices.ContainsFunc(countriesOf(rec, v.Register), isOutsideEEA) {
		facts |= outsideEEA
	}
	if slices.ContainsFunc(categoriesOf(rec, v.Register), isSensitive) {
		facts |= sensitive
	}
	if len(t.Unconfirmed(rec)) > 0 {
		facts |= unconfirmed
	}
	return facts
}

func isOutsideEEA(c register.Country) bool {
	outside, _ := law.OutsideEEA(string(c))
	return outside
}

func isSensitive(c *register.DataCategory) bool {
	return c != nil && law.DataRegime(string(c.Kind)) != law.Ordinary
}

// countriesOf returns where a record has data go.
func countriesOf(rec register.Record, r *register.Register) (countries []register.Country) {
	if recipient, ok := rec.(*register.Recipient); ok {
		for _, p := range recipient.Places {
			countries = append(countries, p.Country)
		}
	}
	for _, t := range r.TransfersOf(rec) {
		countries = append(countries, t.Country)
	}
	return countries
}

// categoriesOf returns the categories of data of a record, nil for one that the
// catalogue lacks.
func categoriesOf(rec register.Record, r *register.Register) (categories []*register.DataCategory) {
	switch rec := rec.(type) {
	case *register.DataCategory:
		return []*register.DataCategory{rec}
	case *register.Treatment:
		for _, d := range rec.Data {
			categories = append(categories, r.DataCategory(d.Category))
		}
	case *register.ProcessorActivity:
		for _, id := range rec.Data {
			categories = append(categories, r.DataCategory(id))
		}
	}
	return categories
}

// askFilter shows the filters of the list, each with how many records it keeps.
func (l *Screen) askFilter() {
	var answers []widget.Answer
	if l.kept != nil {
		answers = append(answers, widget.Answer{Label: lang.Text{FR: "Toutes les fiches", EN: "All records"}, Do: func() tea.Cmd {
			l.showAll()
			return nil
		}})
	}
	counted := l.index.ready(l.register) && l.desk.Findings.Ready()
	for i := range saved {
		f := &saved[i]
		if !f.of(l.collection) {
			continue
		}
		label := f.name
		if counted {
			n := " (" + strconv.Itoa(l.howMany(f)) + ")"
			label = lang.Text{FR: label.FR + n, EN: label.EN + n}
		}
		answers = append(answers, widget.Answer{Label: label, Do: func() tea.Cmd {
			l.show(f)
			return nil
		}})
	}
	title := l.env.Say(lang.Text{FR: "Ne montrer que", EN: "Show only"})
	l.desk.Host.Open(widget.NewQuestion(l.desk.Host, title, l.env.Say(lang.Text{FR: "Échap, dans la liste, montre de nouveau tout.", EN: "Esc, in the list, shows all again."}), answers...))
}

func (l *Screen) howMany(f *filter) (n int) {
	for _, rec := range l.all {
		if f.keep(l, rec) {
			n++
		}
	}
	return n
}

// show keeps the records of a filter.
func (l *Screen) show(f *filter) {
	l.kept, l.keep = f, func(rec register.Record) bool { return f.keep(l, rec) }
	l.stamp = l.stampOf(l.register)
	l.match()
	l.window.To(0)
	l.settle()
}

// Only keeps some records, under a name, and reports whether the list has any of
// them; it is as it was when it has none.
func (l *Screen) Only(name lang.Text, records []register.ID) bool {
	wanted := make(map[register.ID]bool, len(records))
	for _, id := range records {
		wanted[id] = true
	}
	l.read()
	f := &filter{name: name, keep: func(_ *Screen, rec register.Record) bool { return wanted[register.Identity(rec)] }}
	if l.howMany(f) == 0 {
		return false
	}
	l.showAll()
	l.show(f)
	return true
}

// showAll ends every filter.
func (l *Screen) showAll() {
	l.clearFilter()
	if l.kept != nil {
		l.kept, l.keep, l.stamp = nil, nil, 0
		l.match()
		l.find()
	}
}

// stampOf changes whenever the filter may keep others, of the same records.
func (l *Screen) stampOf(r *register.Register) int {
	if l.kept == nil {
		return 0
	}
	stamp := 2 * l.desk.Findings.Round()
	if l.index.ready(r) {
		stamp++
	}
	return stamp
}
