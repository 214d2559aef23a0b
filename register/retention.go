package register

import "article30/register/law"

// Retention is one period for which data are kept (Art. 30(1)(f)). One
// category of data often has several: customers and prospects, the active base
// and the archive. A retention that has only AsWritten was not understood and
// is shown word for word.
type Retention struct {
	Item
	// AppliesTo narrows the retention to some of the persons or data.
	AppliesTo string `json:"applies_to,omitzero"`
	// Active is the time in daily use, Archive the intermediate archiving
	// that may follow.
	Active  Period `json:"active,omitzero"`
	Archive Period `json:"archive,omitzero"`
	// Reference is the text that justifies the period.
	Reference string `json:"reference,omitzero"`
	Fate      Code   `json:"fate,omitzero"` // Fates
	// AsWritten is the user's own sentence, kept where it was not understood.
	AsWritten string `json:"as_written,omitzero"`
	Unknown
}

// Period is one phase of a retention: an amount and its unit, or a criterion
// where no figure can be given, from the event that starts it.
type Period struct {
	Amount    *int   `json:"amount,omitzero"`
	Unit      Code   `json:"unit,omitzero"` // Units
	Criterion string `json:"criterion,omitzero"`
	// AtMost is Yes for "at most", No for an exact period.
	AtMost Answer `json:"at_most,omitzero"`
	// Start is a code of law.StartEvents, or an event in the user's words.
	Start Code `json:"start,omitzero"`
	Unknown
}

var periodTable = table[Period]("Période", "Period", []Field{
	number("amount", "Durée", "Amount", func(p *Period) **int { return &p.Amount }),
	choice("unit", "Unité", "Unit", Units, func(p *Period) *Code { return &p.Unit }),
	line("criterion", "Critère", "Criterion", func(p *Period) *string { return &p.Criterion }).
		help("Si aucune durée chiffrée n'est possible", "Where no figure can be given"),
	yesNo("at_most", "Au maximum", "At most", func(p *Period) *Answer { return &p.AtMost }),
	choice("start", "À compter de", "Starting from", law.StartEvents, func(p *Period) *Code { return &p.Start }).open().
		help("L'événement qui fait courir la durée", "The event from which the period runs"),
})

var retentionTable = table[Retention]("Durée de conservation", "Retention period", []Field{
	line("applies_to", "S'applique à", "Applies to", func(r *Retention) *string { return &r.AppliesTo }).
		help("Si la durée ne vaut que pour certaines personnes ou données", "When the period holds for some persons or data only"),
	group("active", "Base active", "Active base", periodTable, func(r *Retention) *Period { return &r.Active }).
		help("Le temps de l'utilisation courante", "The time of daily use"),
	group("archive", "Archivage intermédiaire", "Intermediate archive", periodTable, func(r *Retention) *Period { return &r.Archive }).
		help("Après la base active, avec un accès restreint", "After the active base, with restricted access"),
	line("reference", "Texte ou référentiel", "Law or reference", func(r *Retention) *string { return &r.Reference }),
	choice("fate", "Sort final", "Final fate", Fates, func(r *Retention) *Code { return &r.Fate }),
	long("as_written", "Telle qu'écrite", "As written", func(r *Retention) *string { return &r.AsWritten }).
		help("La phrase d'origine, gardée mot pour mot", "The sentence as it was, kept word for word"),
}).titled(func(rec any, v View) string { return rec.(*Retention).Sentence(v.Lang) }).
	written("3 ans à compter du dernier contact", "3 years from the last contact", func(rec any, sentence string) bool {
		r := rec.(*Retention)
		read := ParseRetention(Clean(sentence))
		read.Item, read.Unknown = r.Item, r.Unknown
		*r = read
		return read.AsWritten == ""
	})
