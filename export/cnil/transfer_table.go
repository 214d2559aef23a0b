package cnil

import (
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

// transferColumns are the columns of the table of transfers, after those of
// the treatment or activity.
var transferColumns = []tableColumn{
	{head: text("Organisme destinataire", "Receiving body"), cm: 4.4},
	{head: text("Pays ou organisation", "Country or organisation"), cm: 3.4},
	{head: text("Nature", "Nature"), cm: 3.2},
	{head: text("Garanties", "Safeguards"), cm: 5},
	{head: text("Documentation", "Documents"), cm: 5},
	{head: text("Décision d'adéquation", "Adequacy decision"), cm: 8},
}

// adequacyNote says on which day decisions are judged, and when their list was
// last checked.
func (w *writer) adequacyNote() string {
	return lang.Format(wordAdequacyNote, w.date(w.day()), w.date(law.AdequacyAsOf())).In(w.lang)
}

// transferRows prints the transfers of a treatment or activity.
func (w *writer) transferRows(rec register.Record) []tableRow {
	var rows []tableRow
	own := treatmentTable.Field("transfers").Table
	for _, t := range w.view.Register.TransfersOf(rec) {
		printed, alone := w.transfer(t), t.Own()
		rows = append(rows, tableRow{values: []value{
			w.orTodo(t.Importer),
			{lineUp(printed[1].text, t.Detail), printed[1].todo},
			{text: own.Field("nature").Text(&alone, w.view)},
			printed[2], printed[3],
			w.adequacy(t),
		}})
	}
	return rows
}

// adequacy says whether a decision on the country of a transfer holds on the
// day of the export, and what it covers. That a transfer rests on it is for the
// safeguards to say.
func (w *writer) adequacy(t register.Transfer) value {
	code := string(t.Country)
	switch {
	case code == "":
		return value{w.say(wordNoCountry), true}
	case t.Inside():
		return value{text: w.say(wordInEEA)}
	case t.Unknown():
		if _, found := law.CountryByCode(code); !found {
			return value{w.say(wordCountryNotKnown), true}
		}
	}
	var lines []string
	for _, d := range law.Adequacy(code, w.day()) {
		lines = append(lines, w.decision(d))
	}
	if lines == nil {
		lines = append(lines, w.say(wordNoDecision))
		for _, d := range law.AdequacyHistory(code) {
			if d.InvalidFrom != "" && d.InvalidFrom <= w.day() {
				lines = append(lines, lang.Format(wordDecisionEnded, d.Reference, w.date(d.InvalidFrom)).In(w.lang))
			}
		}
	}
	if t.Unknown() {
		lines = append(lines, w.say(wordZoneDebated))
	}
	return value{text: lineUp(lines...)}
}

// decision prints a decision that holds.
func (w *writer) decision(d law.Decision) string {
	printed := lang.Format(wordDecision, d.Reference, d.Scope).In(w.lang)
	if d.NeedsListing {
		printed += "\n" + w.say(wordListed)
	} else if d.Limited {
		printed += "\n" + w.say(wordLimited)
	}
	if d.InvalidFrom != "" {
		printed += "\n" + lang.Format(wordDecisionUntil, w.date(d.InvalidFrom)).In(w.lang)
	}
	if d.Uncertain {
		printed += "\n" + w.say(wordUnverified)
	}
	return printed
}

// day is that of the export.
func (w *writer) day() string { return w.opts.AsOf.Format(time.DateOnly) }

func (w *writer) date(iso string) string { return lang.FormatDate(iso, w.lang) }
