package check

import (
	"article30/register"
)

var processorRules = []Rule{
	{
		ID: "STR-01", Severity: Error,
		Title:   text("Clients et leurs coordonnées", "Clients and their contact details"),
		Do:      text("Nommez chaque client, avec une adresse, un téléphone ou une adresse mél.", "Name each client, with an address, a phone number or an e-mail address."),
		Article: text("RGPD 30(2)(a)", "GDPR 30(2)(a)"),

		activity: clients,
	},
	{
		ID: "STR-02", Severity: Error,
		Title:   text("Catégories de traitements effectués", "Categories of processing"),
		Do:      text("Dites ce que vous faites des données pour vos clients\u00a0: héberger, sauvegarder, envoyer…", "Say what you do with the data for your clients: host, back up, send…"),
		Article: text("RGPD 30(2)(b)", "GDPR 30(2)(b)"),

		activity: operations,
	},
	{
		ID: "STR-03a", Severity: Warning,
		Title:   text("Contrat avec le client", "Contract with the client"),
		Do:      text("Notez la référence ou la date du contrat conclu avec le client.", "Note the reference or the date of the contract with the client."),
		Article: text("RGPD 28(3)", "GDPR 28(3)"),

		activity: clientContracts,
	},
	{
		ID: "STR-03b", Severity: Warning,
		Title:   text("Autorisation des sous-traitants ultérieurs", "Authorisation of sub-processors"),
		Do:      text("Dites si le client a donné une autorisation spécifique ou générale.", "Say whether the client gave a specific or a general authorisation."),
		Article: text("RGPD 28(2), 28(4)", "GDPR 28(2), 28(4)"),

		activity: authorisations,
	},
	{
		ID: "STR-04", Severity: Warning,
		Title:   text("Rôles séparés", "Separate roles"),
		Do:      text("Si vous agissez pour des clients, faites-en une activité de sous-traitance.", "If you act for clients, make it a processor activity."),
		Article: text("RGPD 28(10), 30(1), 30(2)", "GDPR 28(10), 30(1), 30(2)"),

		treatment: mixedRoles,
	},
}

// clients wants the name and contact details of each controller. One who acts
// for very many may name them as a group and say where their list is: any means
// of contact will do.
func clients(s *sight, a *register.ProcessorActivity) {
	if len(a.Clients) == 0 {
		s.report("clients", text("Aucun client (responsable de traitement) n'est indiqué.", "No client (controller) is stated."))
	}
	for i := range a.Clients {
		switch c := &a.Clients[i]; {
		case !isNamed(c.Contact):
			s.report(item("clients", c.ID), text("Un client n'est pas nommé.", "A client is not named."))
		case !isReachable(c.Contact):
			s.report(item("clients", c.ID), text(
				"Les coordonnées du client «\u00a0%s\u00a0» manquent.", "The contact details of the client \"%s\" are missing.",
			), c.Name())
		}
	}
}

func operations(s *sight, a *register.ProcessorActivity) {
	for i := range a.Operations {
		if o := &a.Operations[i]; !blank(o.Text) || !blank(o.Detail) {
			return
		}
	}
	s.report("operations", text("Aucune catégorie de traitement (opérations) n'est décrite.", "No category of processing (operations) is described."))
}

func clientContracts(s *sight, a *register.ProcessorActivity) {
	for i := range a.Clients {
		if c := &a.Clients[i]; blank(c.ContractReference) && c.ContractOn == "" {
			s.report(in(item("clients", c.ID), "contract_reference"), text(
				"Le contrat (art. 28) avec le client «\u00a0%s\u00a0» n'est pas référencé.",
				"The contract (Art. 28) with the client \"%s\" is not referenced.",
			), c.Name())
		}
	}
}

func authorisations(s *sight, a *register.ProcessorActivity) {
	for i := range a.Subprocessors {
		sub := &a.Subprocessors[i]
		if sub.Authorisation != "" {
			continue
		}
		name := string(sub.Recipient) // shown where the entry is missing
		if recipient := s.Register.Recipient(sub.Recipient); recipient != nil {
			name = recipient.Name
		}
		s.report(in(item("subprocessors", sub.ID), "authorisation"), text(
			"L'autorisation du client pour le sous-traitant ultérieur «\u00a0%s\u00a0» n'est pas indiquée.",
			"The client's authorisation for the sub-processor \"%s\" is not stated.",
		), name)
	}
}

// mixedRoles looks at the name and the purposes alone: elsewhere the words may
// speak of what the treatment is not.
func mixedRoles(s *sight, _ *register.Treatment) {
	lexicon := words()
	for i := range s.content.texts {
		p := &s.content.texts[i]
		if !p.ofName() && !p.ofPurpose() {
			continue
		}
		if words := p.folded.mentioned(&lexicon.OnBehalf); words != "" {
			s.report(p.path(), text(
				"«\u00a0%s\u00a0»\u00a0: ce qui est fait pour le compte de clients relève du registre du sous-traitant.",
				"\"%s\": what is done on behalf of clients belongs in the processor's register.",
			), excerpt(p.text, words))
		}
	}
}
