package check

import (
	"slices"
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

var assessmentRules = []Rule{
	{
		ID: "AIP-01a", Severity: Warning,
		Title:   text("Analyse d'impact (AIPD) à envisager", "Impact assessment (DPIA) to consider"),
		Do:      text("Répondez à «\u00a0AIPD nécessaire\u00a0» et écrivez la raison.", "Answer \"DPIA needed\" and write the reason."),
		Article: text("RGPD 35\u00a0; CNIL, délib. 2018-326 et 2018-327", "GDPR 35; CNIL deliberations 2018-326 and 2018-327"),

		treatment: assessmentDue,
	},
	{
		ID: "AIP-01b", Severity: Advice,
		Title:   text("Un critère de risque", "One risk criterion"),
		Do:      text("Répondez à «\u00a0AIPD nécessaire\u00a0» et écrivez la raison.", "Answer \"DPIA needed\" and write the reason."),
		Article: text("RGPD 35\u00a0; CNIL, délib. 2018-326", "GDPR 35; CNIL deliberation 2018-326"),

		treatment: assessmentPossible,
	},
	{
		ID: "AIP-02", Severity: Warning,
		Title:   text("AIPD nécessaire et non faite", "DPIA needed and not made"),
		Do:      text("Faites l'analyse avant le traitement, puis indiquez sa date ou son document.", "Make the assessment before the treatment, then give its date or document."),
		Article: text("RGPD 35(1)", "GDPR 35(1)"),

		treatment: func(s *sight, t *register.Treatment) {
			switch {
			case t.DPIANeeded != register.Yes || s.assessed(t):
			case t.DPIADate == "":
				s.report("dpia_date", text(
					"AIPD nécessaire, mais ni sa date ni son document ne sont indiqués.",
					"A DPIA is needed, but neither its date nor its document is stated.",
				))
			default:
				s.report("dpia_date", text(
					"AIPD nécessaire, mais «\u00a0%s\u00a0» n'est pas la date d'une analyse déjà faite.",
					"A DPIA is needed, but \"%s\" is not the date of an assessment already made.",
				), date(t.DPIADate))
			}
		},
	},
	{
		ID: "INF-01", Severity: Advice,
		Title:   text("Contrôle de salariés", "Monitoring of employees"),
		Do:      text("Informez chaque salarié avant la mise en place, consultez le CSE s'il y en a un, puis notez-le.", "Inform each employee beforehand, consult the works council if there is one, then note it."),
		Article: text("C. trav. L.1222-4, L.2312-38", "C. trav. L.1222-4, L.2312-38"),

		treatment: monitoring,
	},
	{
		ID: "DEC-01", Severity: Advice,
		Title:   text("Décisions automatisées décrites", "Automated decisions described"),
		Do:      text("Dites comment la décision est prise et ce qu'elle change pour la personne.", "Say how the decision is made and what it changes for the person."),
		Article: text("RGPD 22, 13(2)(f)", "GDPR 22, 13(2)(f)"),

		treatment: func(s *sight, t *register.Treatment) {
			if t.AutomatedDecisions == register.Yes && blank(t.AutomatedDecisionsDetail) {
				s.report("automated_decisions_detail", text(
					"Décisions automatisées\u00a0: leur logique et leurs conséquences ne sont pas décrites.",
					"Automated decisions: their logic and consequences are not described.",
				))
			}
		},
	},
}

// enoughCriteria call for an assessment, unless documented otherwise
// (law.DPIACriteria).
const enoughCriteria = 2

// assessed reports whether an assessment was made, as far as the register
// knows. A day to come is a plan.
func (s *sight) assessed(t *register.Treatment) bool {
	return t.DPIADate.Valid() && string(t.DPIADate) <= s.On || !blank(t.DPIALink)
}

// criteria returns the criteria of risk that a treatment meets, each once.
func criteria(t *register.Treatment) []law.Term {
	var met []law.Term
	for i, code := range t.DPIACriteria {
		criterion, known := law.DPIACriteria.Term(string(code))
		if known && !slices.Contains(t.DPIACriteria[:i], code) {
			met = append(met, criterion)
		}
	}
	return met
}

// assessmentDue looks at the criteria first, then at the CNIL's list. A "no"
// with its reason settles both.
func assessmentDue(s *sight, t *register.Treatment) {
	if t.DPIANeeded == register.Yes || t.DPIANeeded == register.No && !blank(t.DPIAReason) || s.assessed(t) {
		return
	}
	if n := len(criteria(t)); n >= enoughCriteria {
		path, message := "dpia_needed", text(
			"AIPD probablement requise (%d critères de risque).",
			"DPIA probably required (%d risk criteria).",
		)
		if t.DPIANeeded == register.No {
			path, message = "dpia_reason", text(
				"%d critères de risque\u00a0: la raison pour laquelle l'AIPD n'est pas nécessaire manque.",
				"%d risk criteria: the reason why no DPIA is needed is missing.",
			)
		}
		s.report(path, message, n).cite(s, law.DPIACriteria.Source, law.DPIACriteria.AsOf, false)
		return
	}
	if listed := listedTypes(s.content.families, t); listed.FR != "" {
		path, message := "dpia_needed", text(
			"Peut relever de la liste de la CNIL des AIPD requises\u00a0: %s.",
			"May be a case of the CNIL's list of required DPIAs: %s.",
		)
		if t.DPIANeeded == register.No {
			path, message = "dpia_reason", text(
				"Peut relever de la liste de la CNIL des AIPD requises (%s)\u00a0: la raison pour laquelle l'AIPD n'est pas nécessaire manque.",
				"May be a case of the CNIL's list of required DPIAs (%s): the reason why no DPIA is needed is missing.",
			)
		}
		s.report(path, message, listed).cite(s, law.DPIARequired.Source, law.DPIARequired.AsOf, false)
	}
}

// assessmentPossible leaves to assessmentDue what may be on the CNIL's list.
func assessmentPossible(s *sight, t *register.Treatment) {
	met := criteria(t)
	if len(met) != 1 || t.DPIANeeded != register.Unanswered || s.assessed(t) || listedTypes(s.content.families, t).FR != "" {
		return
	}
	s.report("dpia_needed", text(
		"Un critère de risque (%s)\u00a0: une AIPD peut être utile.",
		"One risk criterion (%s): a DPIA may be useful.",
	), met[0].Label).cite(s, met[0].Source, law.DPIACriteria.AsOf, met[0].Uncertain)
}

// listedTypes names the types of the CNIL's list that a treatment may be a case
// of by its families, empty when none.
func listedTypes(families []law.Family, t *register.Treatment) lang.Text {
	var codes, fr, en []string
	for _, f := range families {
		for _, code := range f.Required {
			entry, known := law.DPIARequired.Term(code)
			if !known || slices.Contains(codes, code) || !mayBe(entry.OnlyIf, t) {
				continue
			}
			codes = append(codes, code)
			fr, en = append(fr, "«\u00a0"+entry.Label.FR+"\u00a0»"), append(en, "\""+entry.Label.EN+"\"")
		}
	}
	return text(strings.Join(fr, ", "), strings.Join(en, ", "))
}

// mayBe reports whether a treatment may meet the condition of a type.
func mayBe(condition law.Condition, t *register.Treatment) bool {
	has := func(criterion register.Code) bool { return slices.Contains(t.DPIACriteria, criterion) }
	switch condition {
	case law.OfProfiles:
		return t.Profiling == register.Yes || t.AutomatedDecisions == register.Yes || has("EVAL") || has("AUTO")
	case law.OfEmployees:
		return len(t.Subjects) == 0 || concernsEmployees(t)
	case law.OnLargeScale:
		return has("ECHELLE")
	}
	return true
}

// monitoring wants both answers where employees are watched. That no works
// council was consulted is one: many organisations have none.
func monitoring(s *sight, t *register.Treatment) {
	i := slices.IndexFunc(s.content.families, func(f law.Family) bool { return f.Monitors })
	if i < 0 || !concernsEmployees(t) {
		return
	}
	name := s.content.families[i].Name
	switch t.StaffInformed {
	case register.No:
		s.report("staff_informed", text(
			"Dispositif de contrôle (%s)\u00a0: les salariés n'en ont pas été informés.",
			"Monitoring (%s): the employees were not informed of it.",
		), name)
	case register.Unanswered:
		s.report("staff_informed", text(
			"Dispositif de contrôle (%s)\u00a0: l'information de chaque salarié n'est pas indiquée.",
			"Monitoring (%s): that each employee was informed is not stated.",
		), name)
	}
	if t.WorksCouncil == register.Unanswered {
		s.report("works_council", text(
			"Dispositif de contrôle (%s)\u00a0: la consultation du CSE n'est pas renseignée.",
			"Monitoring (%s): whether the works council was consulted is not answered.",
		), name)
	}
}
