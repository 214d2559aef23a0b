package check

import (
	"slices"
	"strings"

	"article30/register"
)

var recipientRules = []Rule{
	{
		ID: "DES-01", Severity: Error,
		Title:   text("Destinataires", "Recipients"),
		Do:      text("Ajoutez ceux qui reçoivent les données, à commencer par le service interne qui s'en sert.", "Add those who receive the data, beginning with the internal department that uses them."),
		Article: text("RGPD 30(1)(d)", "GDPR 30(1)(d)"),

		treatment: func(s *sight, t *register.Treatment) {
			named := slices.ContainsFunc(t.Recipients, func(u register.Use) bool { return u.Recipient != "" || !blank(u.Detail) })
			if !named && !t.RecipientsNone.None {
				s.report("recipients", text("Aucun destinataire (au moins le service interne).", "No recipient (at least the internal department)."))
			}
		},
	},
	{
		ID: "DES-02", Severity: Warning,
		Title:   text("Prestataires cités", "Providers mentioned"),
		Do:      text("Ajoutez le prestataire aux destinataires s'il héberge les données ou y accède.", "Add the provider to the recipients if it hosts the data or has access to them."),
		Article: text("RGPD 30(1)(d), 4(9)", "GDPR 30(1)(d), 4(9)"),

		treatment: undeclaredProvider,
	},
	{
		ID: "DES-03", Severity: Warning,
		Title:   text("Contrats de sous-traitance", "Processor contracts"),
		Do:      text("Donnez la référence, la date ou l'emplacement du contrat ou de l'annexe «\u00a0données personnelles\u00a0».", "Give the reference, the date or the place of the contract or data processing agreement."),
		Article: text("RGPD 28(3)", "GDPR 28(3)"),

		recipient: func(s *sight, r *register.Recipient) {
			if isProcessor(r) && blank(r.ContractReference) && r.ContractOn == "" && blank(r.ContractLink) {
				s.report("contract_reference", text(
					"Sous-traitant «\u00a0%s\u00a0»\u00a0: contrat (art. 28) non référencé.", "Processor \"%s\": Art. 28 contract not referenced."), r.Name)
			}
		},
	},
	{
		ID: "DES-04a", Severity: Error,
		Title:   text("Nom des responsables conjoints", "Names of joint controllers"),
		Do:      text("Nommez l'organisme ou la personne qui décide avec vous des finalités et des moyens.", "Name the body or person that determines the purposes and means with you."),
		Article: text("RGPD 30(1)(a), 26", "GDPR 30(1)(a), 26"),

		treatment: func(s *sight, t *register.Treatment) {
			for i := range t.JointControllers {
				if j := &t.JointControllers[i]; !isNamed(j.Contact) {
					s.report(in(item("joint_controllers", j.ID), "body"), text(
						"Un responsable conjoint n'est pas nommé.", "A joint controller is not named."))
				}
			}
		},
	},
	{
		ID: "DES-04b", Severity: Warning,
		Title:   text("Accord entre responsables conjoints", "Arrangement between joint controllers"),
		Do:      text("Dites qui fait quoi, ou où se trouve l'accord, avec sa date.", "Say who does what, or where the arrangement is, with its date."),
		Article: text("RGPD 26", "GDPR 26"),

		treatment: func(s *sight, t *register.Treatment) {
			for i := range t.JointControllers {
				if j := &t.JointControllers[i]; blank(j.Arrangement) && j.ArrangementOn == "" && isNamed(j.Contact) {
					s.report(in(item("joint_controllers", j.ID), "arrangement"), text(
						"Aucun accord n'est indiqué avec le responsable conjoint «\u00a0%s\u00a0».", "No arrangement is stated with the joint controller \"%s\"."), j.Name())
				}
			}
		},
	},
}

// isProcessor reports whether a recipient acts on behalf of the organisation,
// be it by its role or by its type in the CNIL's form.
func isProcessor(r *register.Recipient) bool { return r.Role == "processor" || r.Type == "ST" }

// undeclaredProvider finds software that none of the recipients is named after,
// in a treatment without any processor. Paper and what the organisation runs
// itself have no provider.
func undeclaredProvider(s *sight, t *register.Treatment) {
	if len(t.Software) == 0 || len(t.Recipients) == 0 && !t.RecipientsNone.None {
		return
	}
	var recipients []string
	for i := range t.Recipients {
		r := s.Register.Recipient(t.Recipients[i].Recipient)
		if r == nil || isProcessor(r) {
			return // one that is missing may have been a processor
		}
		recipients = append(recipients, s.content.fold(r.Name).text)
	}
	var providers []string
	for i := range t.Software {
		software := &t.Software[i]
		said := s.content.fold(software.Name + "\n" + software.Detail + "\n" + software.Location)
		name := s.content.fold(software.Name).text
		known := slices.ContainsFunc(recipients, func(r string) bool {
			return !blank(r) && (strings.Contains(r, name) || strings.Contains(name, r))
		})
		if !blank(name) && !known && !said.has(&words().Media) {
			providers = append(providers, software.Name)
		}
	}
	if len(providers) > 0 {
		s.report("recipients", text(
			"Un prestataire est cité (%s), mais aucun sous-traitant n'est déclaré.", "A provider is mentioned (%s), but no processor is listed."), strings.Join(providers, ", "))
	}
}
