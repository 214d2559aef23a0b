package check

import (
	"slices"

	"article30/register"
	"article30/register/law"
)

// Legal bases of Article 6(1) that demand something of their own.
const (
	consent            register.Code = "a"
	legalObligation    register.Code = "c"
	publicTask         register.Code = "e"
	legitimateInterest register.Code = "f"
)

// phone is the channel (register.Channels) of calls.
const phone = "phone"

var basisRules = []Rule{
	{
		ID: "BAS-01", Severity: Warning,
		Title:   text("Base légale", "Legal basis"),
		Do:      text("Choisissez la base légale de cette finalité\u00a0: elle doit figurer dans l'information des personnes.", "Choose the legal basis of this purpose: people must be told of it."),
		Article: text("RGPD 6, 13(1)(c)", "GDPR 6, 13(1)(c)"),

		treatment: eachPurpose(func(s *sight, t *register.Treatment, p *register.Purpose) {
			if len(p.LegalBases) == 0 {
				s.report(at(p, "legal_bases"), text(
					"Base légale non indiquée (recommandée au registre, obligatoire dans l'information)\u00a0: «\u00a0%s\u00a0».",
					"Legal basis not stated (recommended here, mandatory in notices): \"%s\".",
				), purposeName(t, p))
			}
		}),
	},
	{
		ID: "BAS-02", Severity: Warning,
		Title:   text("Consentement de salariés", "Consent of employees"),
		Do:      text("Préférez une autre base, ou assurez-vous qu'un refus reste sans conséquence.", "Prefer another basis, or make sure that a refusal has no consequence."),
		Article: text("RGPD 7(4)\u00a0; CEPD 05/2020", "GDPR 7(4); EDPB 05/2020"),

		treatment: eachPurpose(func(s *sight, t *register.Treatment, p *register.Purpose) {
			if slices.Contains(p.LegalBases, consent) && concernsEmployees(t) {
				s.report(at(p, "legal_bases"), text(
					"Consentement de salariés pour «\u00a0%s\u00a0»\u00a0: il est rarement libre.",
					"Consent of employees for \"%s\": it is rarely free.",
				), purposeName(t, p))
			}
		}),
	},
	{
		ID: "BAS-03", Severity: Warning,
		Title:   text("Texte de l'obligation ou de la mission", "Law behind the obligation or task"),
		Do:      text("Citez la loi ou le règlement qui impose ce traitement ou confie cette mission.", "Cite the law that requires this treatment or confers this task."),
		Article: text("RGPD 6(1)(c), 6(1)(e), 6(3)", "GDPR 6(1)(c), 6(1)(e), 6(3)"),

		treatment: eachPurpose(lawCited),
	},
	{
		ID: "BAS-04", Severity: Advice,
		Title:   text("Intérêt légitime décrit", "Legitimate interest described"),
		Do:      text("Dites quel intérêt vous poursuivez, et où vous l'avez mis en balance avec celui des personnes.", "Say which interest you pursue, and where you weighed it against that of the persons."),
		Article: text("RGPD 6(1)(f), 13(1)(d)", "GDPR 6(1)(f), 13(1)(d)"),

		treatment: eachPurpose(interestDescribed),
	},
	{
		ID: "BAS-05a", Severity: Warning,
		Title:   text("Prospection de particuliers par message", "Messages to consumers"),
		Do:      text("Recueillez le consentement avant l'envoi, ou limitez-vous aux clients pour des produits analogues.", "Obtain consent before sending, or keep to customers and similar products."),
		Article: text("CPCE L.34-5", "CPCE L.34-5"),

		treatment: eachPurpose(func(s *sight, t *register.Treatment, p *register.Purpose) {
			if unasked(p) && (slices.Contains(p.Channels, "email") || slices.Contains(p.Channels, "sms")) {
				s.report(at(p, "legal_bases"), text(
					"Prospection de particuliers par courriel ou SMS sans consentement préalable\u00a0: «\u00a0%s\u00a0».",
					"E-mail or SMS prospecting of consumers without prior consent: \"%s\".",
				), purposeName(t, p))
			}
		}),
	},
	{
		ID: "BAS-05b", Severity: Warning,
		Title:   text("Démarchage téléphonique de particuliers", "Calls to consumers"),
		Do:      text("Recueillez le consentement avant l'appel, ou limitez-vous aux clients dont le contrat est en cours.", "Obtain consent before the call, or keep to customers under contract."),
		Article: text("C. conso L.223-1\u00a0; loi 2025-594", "Consumer Code L.223-1; Act 2025-594"),

		treatment: eachPurpose(unaskedCalls),
	},
}

// eachPurpose makes a rule on the purposes of a treatment. An item that says
// nothing is none.
func eachPurpose(judge func(s *sight, t *register.Treatment, p *register.Purpose)) func(*sight, *register.Treatment) {
	return func(s *sight, t *register.Treatment) {
		for i := range t.Purposes {
			if p := &t.Purposes[i]; !blank(p.Text) || len(p.LegalBases) > 0 {
				judge(s, t, p)
			}
		}
	}
}

// at is the path of a field of a purpose.
func at(p *register.Purpose, field string) string { return in(item("purposes", p.ID), field) }

// purposeName is how a message names a purpose: by its text, or else by the
// treatment.
func purposeName(t *register.Treatment, p *register.Purpose) string {
	if blank(p.Text) {
		return t.Name
	}
	return p.Text
}

func lawCited(s *sight, t *register.Treatment, p *register.Purpose) {
	if !blank(p.Law) {
		return
	}
	switch {
	case slices.Contains(p.LegalBases, legalObligation):
		s.report(at(p, "law"), text(
			"Obligation légale pour «\u00a0%s\u00a0»\u00a0: le texte n'est pas cité.",
			"Legal obligation for \"%s\": the law is not cited.",
		), purposeName(t, p))
	case slices.Contains(p.LegalBases, publicTask):
		s.report(at(p, "law"), text(
			"Mission d'intérêt public pour «\u00a0%s\u00a0»\u00a0: le texte n'est pas cité.",
			"Public task for \"%s\": the law is not cited.",
		), purposeName(t, p))
	}
}

func interestDescribed(s *sight, t *register.Treatment, p *register.Purpose) {
	switch {
	case !slices.Contains(p.LegalBases, legitimateInterest):
	case blank(p.Interest):
		s.report(at(p, "interest"), text(
			"Intérêt légitime pour «\u00a0%s\u00a0»\u00a0: l'intérêt poursuivi n'est pas décrit.",
			"Legitimate interest for \"%s\": the interest pursued is not described.",
		), purposeName(t, p))
	case blank(p.Balancing):
		s.report(at(p, "balancing"), text(
			"Intérêt légitime pour «\u00a0%s\u00a0»\u00a0: la mise en balance n'est pas documentée.",
			"Legitimate interest for \"%s\": the balancing test is not documented.",
		), purposeName(t, p))
	}
}

// unasked reports whether consumers are approached on legitimate interest
// alone. Customers approached for similar products are another audience.
func unasked(p *register.Purpose) bool {
	return slices.Contains(p.Audiences, "b2c") && slices.Contains(p.LegalBases, legitimateInterest) && !slices.Contains(p.LegalBases, consent)
}

func unaskedCalls(s *sight, t *register.Treatment, p *register.Purpose) {
	if !unasked(p) || !slices.Contains(p.Channels, phone) {
		return
	}
	if due, ok := law.ConsentDue(phone, s.On); ok {
		s.report(at(p, "legal_bases"), text(
			"Démarchage téléphonique de particuliers sans le consentement préalable exigé depuis le %s\u00a0: «\u00a0%s\u00a0».",
			"Calls to consumers without the prior consent required since %s: \"%s\".",
		), date(register.Date(due.From)), purposeName(t, p)).cite(s, due.Source, law.ConsentsAsOf(), due.Uncertain)
	}
}
