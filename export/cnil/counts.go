package cnil

import (
	"cmp"
	"maps"
	"slices"

	"article30/export/extract"
	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

// tally is how many of the records written have something.
type tally struct {
	label string
	n     int
}

// tallies are counted under one heading. Where charted they are drawn too: two or
// more, since one bar compares nothing.
type tallies struct {
	title   lang.Text
	counts  []tally
	charted bool
}

// counted gives the figures of the cover. They count; they judge nothing.
func (w *writer) counted() []tallies {
	all := []tallies{w.statuses()}
	if w.opts.Part == Controller && w.opts.Profile == extract.Full {
		all = append(all, w.bases())
	}
	if w.opts.Part == Processor {
		all = append(all, w.clients())
	}
	all = append(all, w.countries(), w.attention())
	return slices.DeleteFunc(all, func(t tallies) bool { return len(t.counts) == 0 })
}

// statuses counts the records by their status.
func (w *writer) statuses() tallies {
	records := w.records()
	found := map[register.Code]int{}
	status := w.form().table.Field("status")
	for _, rec := range records {
		found[*status.Address(rec).(*register.Code)]++
	}
	t := tallies{text("Traitements par état", "Treatments by status"), w.byCode(register.Statuses, found), true}
	if w.opts.Part == Processor {
		t.title = text("Activités par état", "Activities by status")
	}
	return t
}

// byCode orders counts as a vocabulary does, then those of codes that it does
// not know, and last the unanswered ones.
func (w *writer) byCode(v *law.Vocabulary, found map[register.Code]int) []tally {
	var counts []tally
	for _, term := range v.Terms {
		if n := found[register.Code(term.Code)]; n > 0 {
			counts = append(counts, tally{term.Label.In(w.lang), n})
		}
	}
	for _, code := range slices.Sorted(maps.Keys(found)) {
		if _, known := v.Term(string(code)); !known && code != "" {
			counts = append(counts, tally{string(code), found[code]})
		}
	}
	if n := found[""]; n > 0 {
		counts = append(counts, tally{w.say(wordTodo), n})
	}
	return counts
}

// bases counts the treatments by legal basis: one may rest on several.
func (w *writer) bases() tallies {
	found := map[register.Code]int{}
	for _, t := range w.Treatments {
		own := map[register.Code]bool{}
		for i := range t.Purposes {
			for _, basis := range t.Purposes[i].LegalBases {
				own[basis] = true
			}
		}
		if len(own) == 0 {
			own[""] = true
		}
		for basis := range own {
			found[basis]++
		}
	}
	return tallies{text("Traitements par base légale", "Treatments by legal basis"), w.byCode(law.LegalBases, found), true}
}

// clients counts the activities by client.
func (w *writer) clients() tallies {
	found := map[string]int{}
	for _, a := range w.Activities {
		own := map[string]bool{}
		for i := range a.Clients {
			own[cmp.Or(extract.ClientName(&a.Clients[i]), w.say(wordTodo))] = true
		}
		for name := range own {
			found[name]++
		}
	}
	return tallies{text("Activités par client", "Activities by client"), w.most(found), true}
}

// countries counts the records by the country to which they transfer data.
func (w *writer) countries() tallies {
	found := map[string]int{}
	for _, rec := range w.records() {
		own := map[string]bool{}
		for _, t := range w.abroad(rec) {
			own[cmp.Or(register.CountryName(t.Country, w.lang), w.say(wordNoCountry))] = true
		}
		for country := range own {
			found[country]++
		}
	}
	return tallies{text("Transferts hors EEE par pays", "Transfers outside the EEA by country"), w.most(found), true}
}

// abroad are the transfers of a record that leave the EEA, or may.
func (w *writer) abroad(rec register.Record) []register.Transfer {
	return slices.DeleteFunc(w.view.Register.TransfersOf(rec), register.Transfer.Inside)
}

// most keeps the highest counts, and adds the others up.
func (w *writer) most(found map[string]int) []tally {
	const kept = 8
	counts := make([]tally, 0, len(found))
	for label, n := range found {
		counts = append(counts, tally{label, n})
	}
	slices.SortFunc(counts, func(a, b tally) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.label, b.label)) })
	if len(counts) <= kept {
		return counts
	}
	others := tally{label: w.say(wordOthers)}
	for _, c := range counts[kept:] {
		others.n += c.n
	}
	return append(counts[:kept], others)
}

// attention counts what calls for care.
func (w *writer) attention() tallies {
	n := map[law.Regime]int{}
	for _, t := range w.Treatments {
		own := map[law.Regime]bool{}
		for i := range t.Data {
			own[law.DataRegime(w.kindOf(&t.Data[i]))] = true
		}
		for regime := range own {
			n[regime]++
		}
	}
	transferring := 0
	for _, rec := range w.records() {
		if len(w.abroad(rec)) > 0 {
			transferring++
		}
	}
	counts := []tally{{w.say(text("avec transferts hors EEE, avérés ou à vérifier", "with transfers outside the EEA, known or to be checked")), transferring}}
	if w.opts.Part == Controller {
		counts = append([]tally{
			{w.say(text("avec données sensibles (art. 9)", "with special categories of data (Art. 9)")), n[law.Article9]},
			{w.say(text("avec données d'infraction (art. 10)", "with data on offences (Art. 10)")), n[law.Article10]},
			{w.say(text("avec numéro de sécurité sociale", "with the social security number")), n[law.NIR]},
		}, counts...)
		if w.opts.Profile == extract.Full {
			counts = append(counts, tally{w.say(text("avec analyse d'impact dite nécessaire", "with an impact assessment said to be needed")), w.assessed()})
		}
	}
	t := tallies{text("Traitements appelant l'attention, d'après les réponses", "Treatments that call for attention, by what is answered"), counts, false}
	if w.opts.Part == Processor {
		t.title = text("Activités appelant l'attention, d'après les réponses", "Activities that call for attention, by what is answered")
	}
	return t
}

// assessed counts the treatments whose impact assessment is said to be needed.
func (w *writer) assessed() int {
	n := 0
	for _, t := range w.Treatments {
		if t.DPIANeeded == register.Yes {
			n++
		}
	}
	return n
}
