package check

import (
	"article30/register"
	"article30/register/law"
)

var personRules = []Rule{
	{
		ID: "PER-01", Severity: Error,
		Title:   text("Personnes concernées", "Data subjects"),
		Do:      text("Choisissez de qui sont les données\u00a0: salariés, clients, prospects…", "Choose whose data they are: employees, customers, prospects…"),
		Article: text("RGPD 30(1)(c)", "GDPR 30(1)(c)"),

		treatment: subjects,
	},
}

func subjects(s *sight, t *register.Treatment) {
	for i := range t.Subjects {
		if t.Subjects[i].Category != "" || !blank(t.Subjects[i].Detail) {
			return
		}
	}
	s.report("subjects", text("Aucune catégorie de personnes concernées n'est indiquée.", "No category of data subjects is stated."))
}

// concernsEmployees reports whether employees, or those who work like them, are
// among the persons of a treatment.
func concernsEmployees(t *register.Treatment) bool {
	for i := range t.Subjects {
		if law.Employee(string(t.Subjects[i].Category)) {
			return true
		}
	}
	return false
}
