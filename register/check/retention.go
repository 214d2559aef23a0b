package check

import (
	"strconv"
	"sync"

	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

var retentionRules = []Rule{
	{
		ID: "CON-01a", Severity: Error,
		Title:   text("Durées de conservation", "Retention periods"),
		Do:      text("Donnez une durée, ou le critère qui permet de la fixer\u00a0; si c'est impossible, répondez «\u00a0aucune\u00a0» et dites pourquoi.", "Give a period, or the criterion that sets it; if that is impossible, answer \"none\" and say why."),
		Article: text("RGPD 30(1)(f), 5(1)(e)", "GDPR 30(1)(f), 5(1)(e)"),

		treatment: retentionStated,
	},
	{
		ID: "CON-01b", Severity: Warning,
		Title:   text("Raison d'une absence de durée", "Reason for having no period"),
		Do:      text("Dites pourquoi aucune durée n'est possible, ou donnez-en une.", "Say why no period is possible, or give one."),
		Article: text("RGPD 30(1)(f), 5(1)(e)", "GDPR 30(1)(f), 5(1)(e)"),

		treatment: func(s *sight, t *register.Treatment) {
			for i := range t.Data {
				d := &t.Data[i]
				if none := d.RetentionsNone; none.None && blank(none.Why) && len(d.Retentions) == 0 {
					s.report(in(item("data", d.ID), "retentions"), text(
						"Aucune durée de conservation pour %s, sans dire pourquoi.",
						"No retention period for %s, without saying why.",
					), called(s, d))
				}
			}
		},
	},
	{
		ID: "CON-02", Severity: Warning,
		Title:   text("Durées indéterminées", "Open-ended periods"),
		Do:      text("Remplacez ces mots par une durée, ou par un critère que l'on peut vérifier.", "Put a period in place of these words, or a criterion that can be verified."),
		Article: text("RGPD 5(1)(e)", "GDPR 5(1)(e)"),

		treatment: eachRetention(openEnded),
	},
	{
		ID: "CON-03", Severity: Warning,
		Title:   text("Point de départ des durées", "Starting point of periods"),
		Do:      text("Dites à compter de quoi court la durée\u00a0: le dernier contact, la fin du contrat…", "Say from what the period runs: the last contact, the end of the contract…"),
		Article: text("RGPD 5(1)(e)", "GDPR 5(1)(e)"),

		treatment: eachRetention(func(s *sight, d *register.Datum, r *register.Retention) {
			if p := first(r); p.Amount != nil && p.Unit != "" && blank(p.Criterion) && p.Start == "" {
				s.report(retentionPath(d, r), text(
					"Durée sans point de départ pour %s\u00a0: «\u00a0%s\u00a0».",
					"Period without a starting point for %s: \"%s\".",
				), called(s, d), sentence(r))
			}
		}),
	},
	{
		ID: "CON-04", Severity: Warning,
		Title:   text("Durées au-delà des repères de la CNIL", "Periods beyond the CNIL's references"),
		Do:      text("Réduisez la durée, ou citez le texte ou la raison qui la justifie.", "Shorten the period, or cite the law or the reason that justifies it."),
		Article: text("RGPD 5(1)(e)", "GDPR 5(1)(e)"),

		treatment: eachRetention(tooLong),
	},
	{
		ID: "CON-05", Severity: Warning,
		Title:   text("Durées sous le minimum légal", "Periods below the legal minimum"),
		Do:      text("Allongez la durée, ou ajoutez l'archivage que la loi impose pour ces documents.", "Lengthen the period, or add the archiving that the law imposes for these documents."),
		Article: text("RGPD 5(1)(e), 6(1)(c)", "GDPR 5(1)(e), 6(1)(c)"),

		treatment: tooShort,
	},
	{
		ID: "CON-06", Severity: Advice,
		Title:   text("Longues durées", "Long periods"),
		Do:      text("Distinguez l'usage courant de l'archivage, ou citez le texte qui impose la durée.", "Tell daily use from archiving, or cite the law that demands the period."),
		Article: text("RGPD 5(1)(e)", "GDPR 5(1)(e)"),

		treatment: eachRetention(unphased),
	},
	{
		ID: "CON-07", Severity: Warning,
		Title:   text("Unité des durées", "Unit of periods"),
		Do:      text("Dites s'il s'agit de jours, de mois ou d'années.", "Say whether days, months or years are meant."),
		Article: text("RGPD 30(1)(f), 5(1)(e)", "GDPR 30(1)(f), 5(1)(e)"),

		treatment: eachRetention(func(s *sight, d *register.Datum, r *register.Retention) {
			for _, p := range []*register.Period{&r.Active, &r.Archive} {
				if p.Amount != nil && p.Unit == "" {
					s.report(retentionPath(d, r), text(
						"Durée sans unité pour %s\u00a0: «\u00a0%s\u00a0».", "Period without a unit for %s: \"%s\".",
					), called(s, d), strconv.Itoa(*p.Amount))
				}
			}
		}),
	},
}

// eachRetention makes a rule on the retentions of a treatment.
func eachRetention(judge func(*sight, *register.Datum, *register.Retention)) func(*sight, *register.Treatment) {
	return func(s *sight, t *register.Treatment) {
		for i := range t.Data {
			for j := range t.Data[i].Retentions {
				judge(s, &t.Data[i], &t.Data[i].Retentions[j])
			}
		}
	}
}

func retentionPath(d *register.Datum, r *register.Retention) string {
	return in(item("data", d.ID), item("retentions", r.ID))
}

// called names data in a message: by their category, else by their detail.
func called(s *sight, d *register.Datum) lang.Text {
	name := d.Detail
	if c := s.Register.DataCategory(d.Category); c != nil && !blank(c.Name) {
		name = c.Name
	}
	if blank(name) {
		return text("une ligne de données", "a row of data")
	}
	return text("«\u00a0"+name+"\u00a0»", "\""+name+"\"")
}

func sentence(r *register.Retention) lang.Text {
	return text(r.Sentence(lang.FR), r.Sentence(lang.EN))
}

// retentionStated wants a period or a criterion for the data of each row. What
// was not understood is an answer, a row that names no data is not one.
func retentionStated(s *sight, t *register.Treatment) {
	if len(t.Data) == 0 && !t.DataNone.None {
		s.report("data", text("Aucune durée de conservation (ni critère) n'est indiquée.", "No retention period (nor criterion) is stated."))
	}
	for i := range t.Data {
		d := &t.Data[i]
		if silent(d) || d.RetentionsNone.None && len(d.Retentions) == 0 {
			continue
		}
		path, stated := in(item("data", d.ID), "retentions"), false
		for j := range d.Retentions {
			r := &d.Retentions[j]
			stated = stated || says(&r.Active) || says(&r.Archive) || !blank(r.AsWritten)
		}
		if !stated {
			s.report(path, text(
				"Durée de conservation (ou critère) manquante pour %s.", "Retention period (or criterion) missing for %s."), called(s, d))
		}
	}
}

func says(p *register.Period) bool { return p.Amount != nil || !blank(p.Criterion) }

// first returns the phase that comes first: the archive, where there is no
// other. An archive that follows runs from the end of the active base.
func first(r *register.Retention) *register.Period {
	if says(&r.Active) {
		return &r.Active
	}
	return &r.Archive
}

// openEnded finds words that set no end. One finding is enough: the sentence is
// mended as a whole.
func openEnded(s *sight, d *register.Datum, r *register.Retention) {
	lexicon := words()
	for _, said := range []string{r.Active.Criterion, r.Archive.Criterion, r.AsWritten} {
		if said == "" {
			continue
		}
		if word := lexicon.affirmed(s.content.fold(said), &lexicon.OpenEnded); word != "" {
			s.report(retentionPath(d, r), text(
				"Durée indéterminée pour %s\u00a0: «\u00a0%s\u00a0».", "Open-ended period for %s: \"%s\".",
			), called(s, d), excerpt(said, word))
			return
		}
	}
}

// tooLong compares the time in daily use with what the CNIL recommends. A period
// is doubted only when it is beyond all the references that may fit.
func tooLong(s *sight, d *register.Datum, r *register.Retention) {
	kept, ok := duration(&r.Active)
	if !ok || !blank(r.Reference) {
		return
	}
	var closest *law.RetentionReference
	for _, ref := range references(s, d, r) {
		switch limit := ref.Active.Max; {
		case limit.IsZero() || !kept.Longer(limit):
			return
		case ref.Strength == law.Recommended && (closest == nil || limit.Longer(closest.Active.Max)):
			closest = &ref
		}
	}
	if closest != nil {
		s.report(retentionPath(d, r), text(
			"%s\u00a0: %s, au-delà du repère «\u00a0%s\u00a0»\u00a0: %s (%s).",
			"%s: %s, beyond the reference \"%s\": %s (%s).",
		), called(s, d), inWords(kept), closest.Subject, closest.Active.Text, closest.Reference).
			cite(s, closest.Source, law.RetentionAsOf(), closest.Uncertain)
	}
}

// references returns those with which a period is to be compared: by what it
// applies to, where that names data, else by what the data are called.
func references(s *sight, d *register.Datum, r *register.Retention) []law.RetentionReference {
	if !blank(r.AppliesTo) {
		if said := s.content.fold(r.AppliesTo).text; len(law.RetentionsNamed(said)) > 0 {
			return law.ClosestRetentions(s.content.families, said)
		}
	}
	return law.ClosestRetentions(s.content.families, dataText(s, d))
}

// dataText is what the data of a row are called, folded.
func dataText(s *sight, d *register.Datum) string {
	c := s.Register.DataCategory(d.Category)
	switch {
	case c == nil:
		return s.content.fold(d.Detail).text
	case blank(d.Detail):
		return s.content.fold(c.Name).text
	}
	return s.content.fold(c.Name).text + "\n" + s.content.fold(d.Detail).text
}

// tooShort compares all the time the documents are kept with what a law
// demands, where their own words name them. One period that is long enough, or
// that has no figure, may be theirs.
func tooShort(s *sight, t *register.Treatment) {
	for i := range t.Data {
		d := &t.Data[i]
		var longest law.Duration
		var at *register.Retention
		for j := range d.Retentions {
			total, ok := total(&d.Retentions[j])
			if !ok {
				at = nil
				break
			}
			if at == nil || total.Longer(longest) {
				longest, at = total, &d.Retentions[j]
			}
		}
		if at == nil {
			continue
		}
		said := dataText(s, d)
		if !blank(at.AppliesTo) {
			said += "\n" + s.content.fold(at.AppliesTo).text
		}
		if ref, least, ok := leastRequired(said); ok && least.Longer(longest) {
			s.report(retentionPath(d, at), text(
				"%s en tout pour %s, moins que le minimum légal «\u00a0%s\u00a0»\u00a0: %s (%s).",
				"%s in all for %s, less than the legal minimum \"%s\": %s (%s).",
			), inWords(longest), called(s, d), ref.Subject, inWords(least), ref.Reference).
				cite(s, ref.Source, law.RetentionAsOf(), ref.Uncertain)
		}
	}
}

// leastRequired returns, of the minimums that laws set for what a folded text
// names, the shortest: whichever document is meant, it is kept that long.
func leastRequired(said string) (ref law.RetentionReference, least law.Duration, ok bool) {
	for _, r := range law.RetentionsNamed(said) {
		for _, minimum := range []law.Duration{r.Active.Min, r.Archive.Min} {
			if r.Strength == law.Required && !minimum.IsZero() && (!ok || least.Longer(minimum)) {
				ref, least, ok = r, minimum, true
			}
		}
	}
	return ref, least, ok
}

// unphased finds a period longer than the general limitation period that is
// neither split nor grounded on a text.
func unphased(s *sight, d *register.Datum, r *register.Retention) {
	kept, ok := duration(&r.Active)
	if !ok || says(&r.Archive) || !blank(r.Reference) {
		return
	}
	if general := generalLimitation(); kept.Longer(general.Archive.Max) {
		s.report(retentionPath(d, r), text(
			"Longue durée pour %s\u00a0: «\u00a0%s\u00a0», sans archivage intermédiaire ni texte cité.",
			"Long period for %s: \"%s\", with neither intermediate archiving nor a law cited.",
		), called(s, d), sentence(r)).cite(s, general.Source, law.RetentionAsOf(), general.Uncertain)
	}
}

var generalLimitation = sync.OnceValue(func() law.RetentionReference {
	ref, _ := law.RetentionReferenceByKey("R-PRESC")
	return ref
})

// duration returns the figure of a period; ok is false when it has none, or one
// in a unit that is not known.
func duration(p *register.Period) (d law.Duration, ok bool) {
	if _, known := register.Units.Term(string(p.Unit)); p.Amount == nil || !known {
		return law.Duration{}, false
	}
	return law.Duration{Amount: *p.Amount, Unit: string(p.Unit)}, true
}

// total returns how long data are kept in all; ok is false when a phase has no
// figure, or the figures are not of kinds that can be added.
func total(r *register.Retention) (d law.Duration, ok bool) {
	if !blank(r.AsWritten) {
		return law.Duration{}, false
	}
	active, counted := duration(&r.Active)
	archive, archived := duration(&r.Archive)
	if !counted && says(&r.Active) || !archived && says(&r.Archive) || !counted && !archived {
		return law.Duration{}, false
	}
	return active.Plus(archive)
}

func inWords(d law.Duration) lang.Text {
	r := register.Retention{Active: register.Period{Amount: &d.Amount, Unit: register.Code(d.Unit)}}
	return sentence(&r)
}
