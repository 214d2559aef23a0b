package check

import (
	"fmt"
	"slices"
	"strings"

	"article30/register"
	"article30/register/lang"
)

// Whole months after which a fiche that nobody looked at is old, then stale: the
// authority asks for regular updates and gives no figure.
const (
	old   = 12
	stale = 24
)

var recordRules = []Rule{
	{
		ID: "FIC-01", Severity: Error,
		Title:   text("Nom de la fiche", "Name of the record"),
		Do:      text("Nommez la fiche par le but du traitement.", "Name the record after the aim of the treatment."),
		Article: text("RGPD 30(1), 30(2)", "GDPR 30(1), 30(2)"),

		fiche: nameless,
	},
	{
		ID: "FIC-02", Severity: Warning,
		Title: text("Texte provisoire", "Placeholder text"),
		Do:    text("Écrivez la réponse, ou effacez le texte pour que le champ reste sans réponse.", "Write the answer, or clear the text so that the field stays unanswered."),

		record: placeholders,
	},
	{
		ID: "FIC-06", Severity: Advice,
		Title: text("Texte à vérifier", "Text to be checked"),
		Do:    text("Vérifiez ce que dit ce texte, puis retirez-en les mots qui demandent de le vérifier\u00a0: ils seraient publiés avec lui.", "Check what this text says, then remove the words that ask to check it: they would be published with it."),

		record: doubted,
	},
	{
		ID: "FIC-03a", Severity: Warning,
		Title: text("Dates cohérentes", "Consistent dates"),
		Do:    text("Corrigez les dates de la fiche.", "Correct the dates of the record."),

		fiche: inconsistentDates,
	},
	{
		ID: "FIC-03b", Severity: Advice,
		Title: text("Dates de la fiche", "Dates of the record"),
		Do:    text("Donnez la date de création et celle de la dernière mise à jour de la fiche.", "Give the day the record was created and the day it was last updated."),

		fiche: undated,
	},
	{
		ID: "FIC-03c", Severity: Warning,
		Title: text("Dates lisibles", "Readable dates"),
		Do:    text("Écrivez un jour du calendrier, par exemple 31/12/2026.", "Write a day of the calendar, for instance 31/12/2026."),

		record: unreadableDates,
	},
	{
		ID: "FIC-04a", Severity: Warning,
		Title:   text("Fiche à jour (24 mois)", "Record kept up to date (24 months)"),
		Do:      text("Relisez la fiche, corrigez-la, et notez la date de la revue.", "Read the record again, correct it, and note the day of the review."),
		Article: text("RGPD 5(2), 24", "GDPR 5(2), 24"),

		fiche: func(s *sight, f fiche) { unlooked(s, f, stale, 0) },
		wide:  func(s *sight, x *index) { unlookedRegister(s, x, stale, 0) },
	},
	{
		ID: "FIC-04b", Severity: Advice,
		Title:   text("Fiche à jour (12 mois)", "Record kept up to date (12 months)"),
		Do:      text("Relisez la fiche, corrigez-la, et notez la date de la revue.", "Read the record again, correct it, and note the day of the review."),
		Article: text("RGPD 5(2), 24", "GDPR 5(2), 24"),

		fiche: func(s *sight, f fiche) { unlooked(s, f, old, stale) },
		wide:  func(s *sight, x *index) { unlookedRegister(s, x, old, stale) },
	},
	{
		ID: "FIC-04c", Severity: Advice,
		Title:   text("Revue prévue", "Planned review"),
		Do:      text("Relisez la fiche, notez la date de la revue et fixez la prochaine.", "Read the record again, note the day of the review and set the next one."),
		Article: text("RGPD 5(2), 24", "GDPR 5(2), 24"),

		fiche: overdue,
	},
	{
		ID: "FIC-05", Severity: Warning,
		Title: text("Renvois vers des fiches du registre", "References to records of the register"),
		Do:    text("Choisissez une autre fiche, ou retirez le renvoi.", "Choose another record, or take the reference out."),

		record: dangling,
	},
	{
		ID: "FIC-07", Severity: Warning,
		Title: text("Un identifiant, un élément", "One ID, one item"),
		Do:    text("Séparez-les par Ctrl+P, «\u00a0séparer les identifiants\u00a0», ou par «\u00a0article30 repair\u00a0»\u00a0: chaque élément aura le sien.", "Tell them apart by Ctrl+P, \"tell IDs apart\", or by \"article30 repair\": each item gets its own."),

		record: twinItems,
	},
	{
		ID: "FIC-08", Severity: Warning,
		Title: text("Caractères invisibles", "Invisible characters"),
		Do:    text("Retapez ce texte\u00a0: ces caractères changent ce qu'on en lit, ou le cachent.", "Type this text again: these characters change what is read of it, or hide it."),

		record: invisible,
	},
	{
		ID: "MOD-01", Severity: Warning,
		Title:   text("Réponses d'un modèle confirmées", "Answers of a template confirmed"),
		Do:      text("Relisez ces réponses, corrigez celles qui ne vous ressemblent pas, puis confirmez-les.", "Read these answers, correct those that are not true of you, then confirm them."),
		Article: text("RGPD 30(1), 5(2)", "GDPR 30(1), 5(2)"),

		record: unconfirmed,
	},
	{
		ID: "DER-01", Severity: Advice,
		Title: text("Dérogations utiles", "Waivers in use"),
		Do:    text("Supprimez la dérogation.", "Delete the waiver."),

		waiver: uselessWaiver,
	},
	{
		ID: "DER-02", Severity: Warning,
		Title:   text("Dérogations motivées", "Waivers with a reason"),
		Do:      text("Écrivez pourquoi ce point peut être écarté.", "Write why this point may be set aside."),
		Article: text("RGPD 5(2)", "GDPR 5(2)"),

		waiver: waiverWithoutReason,
	},
}

func nameless(s *sight, f fiche) {
	if blank(f.head.Name) {
		s.report("name", text("La fiche n'a pas de nom.", "The record has no name."))
	}
}

// placeholders leaves waivers out: their reasons may well quote one.
func placeholders(s *sight, rec register.Record) {
	if _, waiver := rec.(*register.Waiver); waiver {
		return
	}
	lexicon := words()
	for i := range s.content.texts {
		p := &s.content.texts[i]
		if word := lexicon.placeholder(p.folded); word != "" {
			s.report(p.path(), text(
				"Texte provisoire ou d'exemple\u00a0: «\u00a0%s\u00a0».",
				"Placeholder or example text: \"%s\".",
			), excerpt(p.text, word))
		}
	}
}

func inconsistentDates(s *sight, f fiche) {
	today := register.Date(s.On)
	for _, d := range []struct {
		field string
		date  register.Date
	}{{"created", f.created}, {"updated", f.updated}, {"reviewed_on", f.reviewed}} {
		if d.date > today && d.date.Valid() {
			s.report(d.field, text("Date à venir\u00a0: %s.", "Date to come: %s."), date(d.date))
		}
	}
	if f.updated < f.created && f.updated.Valid() && f.created.Valid() {
		s.report("updated", text(
			"La fiche est mise à jour (%s) avant d'être créée (%s).",
			"The record is updated (%s) before it is created (%s).",
		), date(f.updated), date(f.created))
	}
}

func undated(s *sight, f fiche) {
	switch {
	case f.created == "" && f.updated == "":
		s.report("created", text("Les dates de création et de mise à jour de la fiche manquent.", "The days the record was created and updated are missing."))
	case f.created == "":
		s.report("created", text("La date de création de la fiche manque.", "The day the record was created is missing."))
	case f.updated == "":
		s.report("updated", text("La date de mise à jour de la fiche manque.", "The day the record was updated is missing."))
	}
}

func unreadableDates(s *sight, _ register.Record) {
	for i := range s.content.dates {
		if d := &s.content.dates[i]; !d.date.Valid() {
			s.report(d.path(), text("«\u00a0%s\u00a0» n'est pas un jour du calendrier.", "\"%s\" is not a day of the calendar."), string(d.date))
		}
	}
}

// unlooked reports a fiche that nobody looked at for so many months, and for
// fewer than others, 0 for no limit.
func unlooked(s *sight, f fiche, from, to int) {
	if f.idle >= from && (to == 0 || f.idle < to) {
		s.report("reviewed_on", text("Ni revue ni mise à jour depuis %d mois.", "Neither reviewed nor updated for %d months."), f.idle)
	}
}

func unlookedRegister(s *sight, x *index, from, to int) {
	if months, ok := x.lastLook(); ok && months >= from && (to == 0 || months < to) {
		s.report("", text(
			"Aucune fiche du registre n'a été revue ni mise à jour depuis %d mois.",
			"No record of the register was reviewed or updated for %d months.",
		), months)
	}
}

func overdue(s *sight, f fiche) {
	if f.next != "" && f.next < register.Date(s.On) && f.next.Valid() {
		s.report("next_review", text("La revue prévue le %s n'est pas notée.", "The review planned for %s is not noted."), date(f.next))
	}
}

// doubted finds texts that say themselves that they are to be checked, as the
// ready-made activities do. Those that nobody confirmed are told as a whole; the
// notes are the place to write what is to be checked.
func doubted(s *sight, rec register.Record) {
	if _, waiver := rec.(*register.Waiver); waiver {
		return
	}
	table := s.collection.Table
	for i := range s.content.texts {
		p := &s.content.texts[i]
		word := p.folded.mentioned(&words().Doubts)
		if word == "" || p.key == "notes" {
			continue
		}
		path := p.path()
		within := func(answer string) bool { return path == answer || strings.HasPrefix(path, answer+".") }
		if slices.ContainsFunc(table.Unconfirmed(rec), within) {
			continue
		}
		where := text(table.PathInWords(rec, path, " › ", lang.FR), table.PathInWords(rec, path, " › ", lang.EN))
		s.report(path, text("À vérifier, %s\u00a0: «\u00a0%s\u00a0».", "To be checked, %s: \"%s\"."), where, quotation(p.text, word))
	}
}

// dangling leaves waivers out: DER-01 is theirs.
func dangling(s *sight, _ register.Record) {
	for i := range s.content.refs {
		ref := &s.content.refs[i]
		if ref.catalogue == "" || register.CollectionOf(ref.catalogue).Index(s.Register, ref.id) >= 0 {
			continue
		}
		s.report(ref.path(), text(
			"Renvoi vers une fiche qui n'existe pas\u00a0: %s.",
			"Reference to a record that does not exist: %s.",
		), string(ref.id))
	}
}

func twinItems(s *sight, _ register.Record) {
	for i := range s.content.twins {
		s.report(s.content.twins[i].path(), text("Plusieurs éléments de cette liste portent le même identifiant.", "Several items of this list bear the same ID."))
	}
}

func invisible(s *sight, _ register.Record) {
	for i := range s.content.texts {
		if p := &s.content.texts[i]; p.folded.hides {
			s.report(p.path(), text("Caractère invisible ou de commande dans le texte\u00a0: %s.", "Invisible or control character in the text: %s."), fmt.Sprintf("%U", p.folded.hidden))
		}
	}
}

func unconfirmed(s *sight, rec register.Record) {
	paths := s.collection.Table.Unconfirmed(rec)
	if len(paths) == 0 {
		return
	}
	labels := make([]lang.Text, len(paths))
	for i, path := range paths {
		labels[i] = text(path, path)
		if spot, err := s.collection.Table.Locate(rec, path); err == nil {
			labels[i] = spot.Field.Label
		}
	}
	if len(paths) == 1 {
		s.report(paths[0], text("Réponse d'un modèle que personne n'a confirmée\u00a0: %s.", "Answer of a template that nobody confirmed: %s."), labels[0])
		return
	}
	s.report(paths[0], text(
		"Réponses d'un modèle que personne n'a confirmées (%d)\u00a0: %s.",
		"Answers of a template that nobody confirmed (%d): %s.",
	), len(paths), listed(labels))
}

func uselessWaiver(s *sight, w *register.Waiver) {
	if !s.known(w.Rule) {
		s.report("rule", text("Aucune règle ne s'appelle «\u00a0%s\u00a0».", "No rule is called \"%s\"."), w.Rule)
	}
	in, rec := s.Register.ByID(w.Record)
	if rec == nil {
		s.report("record", text("La fiche visée n'existe pas ou plus.", "The record meant does not exist (any more)."))
	} else if _, err := in.Table.Locate(rec, w.Field); w.Field != "" && err != nil {
		s.report("field", text("Le champ visé n'existe pas ou plus\u00a0: «\u00a0%s\u00a0».", "The field meant does not exist (any more): \"%s\"."), w.Field)
	}
}

func waiverWithoutReason(s *sight, w *register.Waiver) {
	if blank(w.Reason) {
		s.report("reason", text("La règle %s est écartée sans raison donnée.", "The rule %s is set aside and no reason given."), w.Rule)
	}
}

func date(d register.Date) lang.Text {
	return lang.Text{FR: lang.FormatDate(string(d), lang.FR), EN: lang.FormatDate(string(d), lang.EN)}
}

// manyLabels is how many labels a message names.
const manyLabels = 4

// listed names labels in one line, each once, and not all where there are many.
func listed(labels []lang.Text) lang.Text {
	var each []lang.Text
	for _, label := range labels {
		if !slices.Contains(each, label) {
			each = append(each, label)
		}
	}
	if more := len(each) - manyLabels; more > 1 { // "and 1 more" would be no shorter
		return lang.Format(text("%s et %d autres", "%s and %d more"), joined(each[:manyLabels], text(", ", ", ")), more)
	}
	return joined(each, text(", ", ", "))
}

// joined sets texts side by side.
func joined(texts []lang.Text, by lang.Text) lang.Text {
	all := texts[0]
	for _, next := range texts[1:] {
		all.FR += by.FR + next.FR
		all.EN += by.EN + next.EN
	}
	return all
}
