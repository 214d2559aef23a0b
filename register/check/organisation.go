package check

import (
	"strings"
	"unicode"

	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

var organisationRules = []Rule{
	{
		ID: "ORG-01", Severity: Error,
		Title:   text("Nom et coordonnées de l'organisme", "Name and contact details of the organisation"),
		Do:      text("Complétez le nom, l'adresse et un téléphone ou une adresse mél.", "Fill in the name, the address, and a phone number or an e-mail address."),
		Article: text("RGPD 30(1)(a), 30(2)(a)", "GDPR 30(1)(a), 30(2)(a)"),

		organisation: organisationContact,
	},
	{
		ID: "ORG-02", Severity: Error,
		Title:   text("Représentant dans l'Union", "Representative in the Union"),
		Do:      text("Donnez le nom et les coordonnées du représentant, ou répondez «\u00a0aucun\u00a0» avec la raison.", "Give the name and contact details of the representative, or answer \"none\" with the reason."),
		Article: text("RGPD 27, 30(1)(a)", "GDPR 27, 30(1)(a)"),

		organisation: representative,
	},
	{
		ID: "ORG-03", Severity: Error,
		Title:   text("Nom et coordonnées du DPO", "Name and contact details of the DPO"),
		Do:      text("Donnez le nom du DPO et un moyen de le joindre.", "Give the DPO's name and a way to reach them."),
		Article: text("RGPD 30(1)(a), 37(7)", "GDPR 30(1)(a), 37(7)"),

		organisation: dpo,
	},
	{
		ID: "ORG-04", Severity: Advice,
		Title:   text("DPO désigné ou non", "DPO designated or not"),
		Do:      text("Nommez le DPO, ou répondez «\u00a0aucun\u00a0» avec la raison.", "Name the DPO, or answer \"none\" with the reason."),
		Article: text("RGPD 37(1)", "GDPR 37(1)"),

		organisation: dpoUndecided,
	},
	{
		ID: "ORG-05", Severity: Warning,
		Title:   text("Traitements courants présents", "Common treatments present"),
		Do:      text("Ajoutez la fiche, au besoin d'après un modèle, ou corrigez la réponse.", "Add the record, from a template if you like, or correct the answer."),
		Article: text("RGPD 30(1)", "GDPR 30(1)"),

		wide: forgotten,
	},
	{
		ID: "ORG-06", Severity: Warning,
		Title:   text("Registre du sous-traitant", "Processor's register"),
		Do:      text("Ajoutez une activité de sous-traitance, ou corrigez la réponse.", "Add a processor activity, or correct the answer."),
		Article: text("RGPD 30(2)", "GDPR 30(2)"),

		wide: processorRegister,
	},
	{
		ID: "ORG-07a", Severity: Warning,
		Title: text("Une référence, une fiche", "One reference, one record"),
		Do:    text("Donnez une autre référence à l'une des fiches.", "Give one of the records another reference."),

		wide: sharedReferences,
	},
	{
		ID: "ORG-07b", Severity: Warning,
		Title: text("Fiches en double", "Duplicate records"),
		Do:    text("Gardez une seule fiche, ou dites ce qui les distingue.", "Keep a single record, or say what tells them apart."),

		wide: duplicates,
	},
	{
		ID: "ORG-07c", Severity: Warning,
		Title: text("Un identifiant, une fiche", "One ID, one record"),
		Do:    text("Séparez-les par Ctrl+P, «\u00a0séparer les identifiants\u00a0», ou par «\u00a0article30 repair\u00a0»\u00a0: chaque fiche aura le sien.", "Tell them apart by Ctrl+P, \"tell IDs apart\", or by \"article30 repair\": each record gets its own."),

		wide: twins,
	},
	{
		ID: "ORG-08", Severity: Warning,
		Title:   text("Traitement dit occasionnel", "Treatment said to be occasional"),
		Do:      text("Répondez non à «\u00a0occasionnel\u00a0», ou retirez ce qui le contredit.", "Answer no to \"occasional\", or take out what contradicts it."),
		Article: text("RGPD 30(5)", "GDPR 30(5)"),

		treatment: occasional,
	},
	{
		ID: "ORG-09", Severity: Advice,
		Title:   text("Questions sur l'organisme", "Questions on the organisation"),
		Do:      text("Répondez par oui ou non\u00a0: les réponses disent quels traitements chercher.", "Answer yes or no: the answers tell which treatments to look for."),
		Article: text("RGPD 30(1)", "GDPR 30(1)"),

		organisation: unansweredQuestions,
	},
	{
		ID: "ORG-10", Severity: Advice,
		Title:   text("Critère des petits organismes", "Test for small organisations"),
		Do:      text("Tenez ces fiches comme les autres, et corrigez l'effectif s'il est faux.", "Keep these records like the others, and correct the head-count if it is wrong."),
		Article: text("RGPD 30(5)", "GDPR 30(5)"),

		wide: occasionalInLarge,
	},
	{
		ID: "ORG-11", Severity: Warning,
		Title: text("Numéro SIREN", "SIREN number"),
		Do:    text("Relisez ce numéro sur un extrait Kbis ou un avis de situation Sirene.", "Read this number again on a Kbis extract or a Sirene statement."),

		organisation: misreadSIREN,
	},
}

func organisationContact(s *sight, o *register.Organisation) {
	if blank(o.Name) {
		s.report("name", text("Le nom de l'organisme manque.", "The name of the organisation is missing."))
	}
	if blank(o.Address) {
		s.report("address", text("L'adresse postale de l'organisme manque.", "The postal address of the organisation is missing."))
	}
	if blank(o.Phone) && blank(o.Email) {
		s.report("email", text("Ni téléphone ni adresse mél pour joindre l'organisme.", "Neither a phone number nor an e-mail address to reach the organisation."))
	}
}

// representative is due where the organisation is surely outside the EEA. A
// "none" with its reason may be one of the cases of Art. 27(2).
func representative(s *sight, o *register.Organisation) {
	outside, sure := law.OutsideEEA(string(o.Country))
	r := &o.EURepresentative
	switch {
	case !outside || !sure || r.None && !blank(r.Why):
	case !isNamed(r.Contact):
		s.report("eu_representative", text(
			"Organisme établi hors de l'EEE (%s)\u00a0: le représentant dans l'Union n'est pas nommé.",
			"Organisation established outside the EEA (%s): the representative in the Union is not named.",
		), countryName(o.Country))
	case !isReachable(r.Contact):
		s.report("eu_representative", text(
			"Les coordonnées du représentant dans l'Union manquent.",
			"The contact details of the representative in the Union are missing.",
		))
	}
}

func dpo(s *sight, o *register.Organisation) {
	if s.state(o, "dpo") != register.StateAnswered {
		return
	}
	if !isNamed(o.DPO.Contact) && !isNamed(o.DPO.Company.Contact) {
		s.report("dpo.last_name", text("Un DPO est désigné mais son nom manque.", "A DPO is designated but the name is missing."))
	}
	if !isReachable(o.DPO.Contact) && !isReachable(o.DPO.Company.Contact) {
		s.report("dpo.email", text("Un DPO est désigné mais ses coordonnées manquent.", "A DPO is designated but the contact details are missing."))
	}
}

// misreadSIREN looks at French organisations alone: others may have a number of
// their own country there.
func misreadSIREN(s *sight, o *register.Organisation) {
	if !blank(o.SIREN) && (o.Country == "" || o.Country == "FR") && !isSIREN(o.SIREN) {
		s.report("siren", text("Ce numéro ne se vérifie pas, relisez-le\u00a0: «\u00a0%s\u00a0».", "This number does not check out, read it again: \"%s\"."), o.SIREN)
	}
}

// The digits of a SIREN, and of a SIRET, which is a SIREN with five more.
const sirenDigits, siretDigits = 9, 14

// laPoste is the SIREN whose SIRETs have no check digit.
const laPoste = "356000000"

// isSIREN reports whether a text is a SIREN, or a SIRET, by its check digit.
func isSIREN(text string) bool {
	digits := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '.' || r == '-' {
			return -1
		}
		return r
	}, text)
	switch len(digits) {
	case sirenDigits:
		return isLuhn(digits)
	case siretDigits:
		siren := digits[:sirenDigits]
		return isLuhn(siren) && (isLuhn(digits) || siren == laPoste)
	}
	return false
}

// isLuhn reports whether a number ends with its check digit (ISO/IEC 7812-1).
func isLuhn(number string) bool {
	sum := 0
	for i, r := range number {
		if r < '0' || r > '9' {
			return false
		}
		d := int(r - '0')
		if (len(number)-i)%2 == 0 { // every second one from the right
			d *= 2
		}
		sum += d/10 + d%10
	}
	return sum%10 == 0
}

func dpoUndecided(s *sight, o *register.Organisation) {
	switch state := s.state(o, "dpo"); {
	case state == register.StateUnanswered:
		s.report("dpo", text("Le registre ne dit pas si un DPO est désigné.", "The register does not say whether a DPO is designated."))
	case state == register.StateNone && blank(o.DPO.Why):
		s.report("dpo", text("Pas de DPO, sans que la raison soit dite.", "No DPO, and no reason given."))
	}
}

// forgotten looks for the treatments that the organisation's answers make one
// expect. It names in one finding all that an answer does, so that whoever
// waives it has read them all.
func forgotten(s *sight, x *index) {
	if !x.has(inUse, "treatments") && !x.has(inUse, "processor_activities") {
		s.report("", text("Le registre n'a aucune fiche en cours.", "The register has no record in use."))
		return
	}
	for all := absences(s.Register.Organisation, x); len(all) > 0; {
		answer := all[0].Answer
		var names []lang.Text
		for ; len(all) > 0 && all[0].Answer == answer; all = all[1:] {
			if len(all[0].Families) > 0 {
				names = append(names, all[0].names())
			}
		}
		switch len(names) {
		case 0: // ORG-06 tells
		case 1:
			s.report(answer.Key, text(
				"Traitement courant absent\u00a0: %s (%s).",
				"Common treatment missing: %s (%s).",
			), names[0], whyExpected(s.Register.Organisation, answer))
		default:
			s.report(answer.Key, text(
				"Traitements courants absents\u00a0: %s (%s).",
				"Common treatments missing: %s (%s).",
			), joined(names, text(", ", ", ")), whyExpected(s.Register.Organisation, answer))
		}
	}
}

// whyExpected names the answer that makes one expect a treatment: the head-count
// where the question itself was left open.
func whyExpected(o *register.Organisation, answer *register.Field) lang.Text {
	if answer.State(o) == register.StateUnanswered && o.HeadCount != nil {
		return lang.Format(text("effectif\u00a0: %d", "head-count: %d"), *o.HeadCount)
	}
	return lang.Format(text("«\u00a0%s\u00a0»\u00a0: oui", "\"%s\": yes"), answer.Label)
}

func processorRegister(s *sight, x *index) {
	for _, a := range absences(s.Register.Organisation, x) {
		if len(a.Families) == 0 {
			s.report(a.Answer.Key, text(
				"L'organisme agit comme sous-traitant, et le registre n'a aucune activité de sous-traitance.",
				"The organisation acts as a processor, and the register has no processor activity.",
			))
		}
	}
}

func sharedReferences(s *sight, x *index) {
	x.sharing(sameReference, func(all []holder) {
		s.reportShared(all, text("La référence «\u00a0%s\u00a0» est aussi celle d'une autre fiche (%d en tout).", "The reference \"%s\" is also that of another record (%d in all)."), all[1].reference, len(all))
	})
}

// duplicates is said of the second of the records that share something, with
// their number, not of each: ten thousand of the same purpose are one fault.
func duplicates(s *sight, x *index) {
	x.sharing(sameName, func(all []holder) {
		s.reportShared(all, text("Doublon probable\u00a0: même nom que %s (%d en tout).", "Probable duplicate: same name as %s (%d in all)."), all[0].name(), len(all))
	})
	x.sharing(samePurpose, func(all []holder) {
		s.reportShared(all, text("Doublon probable\u00a0: même finalité principale que %s (%d en tout).", "Probable duplicate: same main purpose as %s (%d in all)."), all[0].name(), len(all))
	})
}

func twins(s *sight, x *index) {
	for _, twin := range x.twins {
		s.reportShared([]holder{{}, twin.at("")}, text(
			"L'identifiant «\u00a0%s\u00a0» est aussi celui d'une autre fiche\u00a0; une seule des deux est vérifiée.",
			"The ID \"%s\" is also that of another record; one of the two alone is checked.",
		), string(twin.id))
	}
}

func occasional(s *sight, t *register.Treatment) {
	if t.Occasional != register.Yes {
		return
	}
	for i := range t.Data {
		category := s.Register.DataCategory(t.Data[i].Category)
		if category == nil {
			continue
		}
		if regime := law.DataRegime(string(category.Kind)); regime == law.Article9 || regime == law.Article10 {
			s.occasionalButDue(remainsDue, text("des données sensibles ou d'infractions («\u00a0%s\u00a0»)", "special-category or criminal data (\"%s\")"), category.Name)
			return
		}
	}
	if len(criteria(t)) > 0 || t.DPIANeeded == register.Yes {
		s.occasionalButDue(remainsDue, text("un risque pour les personnes est signalé", "a risk to the persons is noted"))
		return
	}
	for _, family := range s.content.families {
		if family.Expected != "" || family.Monitors {
			s.occasionalButDue(seemsDue, text("un traitement d'ordinaire régulier (%s)", "a treatment that is usually regular (%s)"), family.Name)
			return
		}
	}
}

// What the data or the answers show is due; a name only makes it likely.
var (
	remainsDue = text("Dit occasionnel, mais la fiche reste due\u00a0: %s.", "Said to be occasional, but the record remains due: %s.")
	seemsDue   = text("Dit occasionnel, mais la fiche semble due\u00a0: %s.", "Said to be occasional, but the record seems due: %s.")
)

func (s *sight) occasionalButDue(message, because lang.Text, args ...any) {
	f := s.report("occasional", message, lang.Format(because, args...))
	if threshold, ok := law.ThresholdOn(s.On); ok {
		f.cite(s, threshold.Source, law.ThresholdsAsOf(), false)
	}
}

// occasionalInLarge finds treatments said to be occasional in an organisation
// so large that this makes no difference.
func occasionalInLarge(s *sight, x *index) {
	threshold, ok := law.ThresholdOn(s.On)
	count := s.Register.Organisation.HeadCount
	if n := x.count(saidOccasional); ok && n > 0 && count != nil && *count >= threshold.Persons {
		s.report("head_count", lang.Text{
			FR: lang.FR.Plural(n,
				"Effectif de %d\u00a0: le critère des organismes de moins de %d personnes ne s'applique pas, même au traitement dit occasionnel (%d).",
				"Effectif de %d\u00a0: le critère des organismes de moins de %d personnes ne s'applique pas, même aux traitements dits occasionnels (%d)."),
			EN: lang.EN.Plural(n,
				"Head-count of %d: the test for organisations of fewer than %d persons does not apply, not even to the treatment said to be occasional (%d).",
				"Head-count of %d: the test for organisations of fewer than %d persons does not apply, not even to the treatments said to be occasional (%d)."),
		}, *count, threshold.Persons, n).cite(s, threshold.Source, law.ThresholdsAsOf(), false)
	}
}

func unansweredQuestions(s *sight, o *register.Organisation) {
	var keys []string
	var labels []lang.Text
	for i := range s.collection.Table.Fields {
		if f := &s.collection.Table.Fields[i]; f.Kind == register.KindYesNo && f.State(o) == register.StateUnanswered {
			keys, labels = append(keys, f.Key), append(labels, f.Label)
		}
	}
	if len(keys) > 0 {
		s.report(keys[0], text(
			"Questions sans réponse sur ce que fait l'organisme (%d)\u00a0: %s.",
			"Questions without an answer on what the organisation does (%d): %s.",
		), len(keys), listed(labels))
	}
}

// state returns whether a record answers a field.
func (s *sight) state(rec any, key string) register.State {
	return s.collection.Table.Field(key).State(rec)
}

// reportShared reports on the second of the records that share something.
func (s *sight) reportShared(all []holder, message lang.Text, args ...any) {
	f := s.report(all[1].path, message, args...)
	f.Collection, f.Record = all[1].collection, all[1].id
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

func isNamed(c register.Contact) bool { return !blank(c.Name()) }

func isReachable(c register.Contact) bool {
	return !blank(c.Address) || !blank(c.Phone) || !blank(c.Email)
}
