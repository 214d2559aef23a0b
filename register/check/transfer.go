package check

import (
	"slices"
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

// Codes of law.SafeguardKinds.
const (
	adequacy            = "ADEQ"
	compellingInterests = "D49-2"
	derogations         = "D49" // the beginning of the codes of Art. 49
	clauses             = "CCT" // and that of the standard clauses
)

var (
	transferArticle  = text("RGPD 30(1)(e), 30(2)(c)", "GDPR 30(1)(e), 30(2)(c)")
	chooseType       = text("Choisissez le type de la garantie\u00a0: décision d'adéquation (le Data Privacy Framework en est une), clauses contractuelles types…", "Choose the type of the safeguard: adequacy decision (the Data Privacy Framework is one), standard contractual clauses…")
	safeguardArticle = text("RGPD 44 à 46\u00a0; 30(1)(e), 30(2)(c)", "GDPR 44 to 46; 30(1)(e), 30(2)(c)")
)

var transferRules = []Rule{
	{
		ID: "TRA-01a", Severity: Error,
		Title:   text("Pays des transferts", "Countries of transfers"),
		Do:      text("Indiquez le pays, ou l'organisation internationale, qui reçoit les données.", "State the country, or the international organisation, that receives the data."),
		Article: transferArticle,

		fiche: func(s *sight, f fiche) {
			for i := range f.own {
				if o := &f.own[i]; o.Country == "" {
					s.report(in(item("transfers", o.ID), "country"), text(
						"Transfert hors EEE sans pays ni organisation identifiés%s.", "Transfer outside the EEA without country or organisation%s."), bracketed(o.Importer))
				}
			}
		},
	},
	{
		ID: "TRA-01b", Severity: Warning,
		Title:   text("Examen des transferts", "Review of transfers"),
		Do:      text("Regardez de quels pays les destinataires voient les données, puis répondez «\u00a0Examiné\u00a0: aucun transfert hors EEE\u00a0» ou «\u00a0Examiné\u00a0: les transferts sont ceux qui figurent ici\u00a0».", "See from which countries the recipients reach the data, then answer \"Reviewed: no transfer outside the EEA\" or \"Reviewed: the transfers are those listed here\"."),
		Article: transferArticle,

		fiche: unreviewed,
	},
	{
		ID: "TRA-02a", Severity: Warning,
		Title:   text("Garanties des transferts", "Safeguards of transfers"),
		Do:      text("Ajoutez ce qui autorise l'envoi vers ce pays\u00a0: le plus souvent des clauses contractuelles types.", "Add what allows sending data to that country: most often standard contractual clauses."),
		Article: safeguardArticle,

		recipient: recipientFlows(unguarded), fiche: ficheFlows(unguarded),
	},
	{
		ID: "TRA-02b", Severity: Error,
		Title:   text("Documents des transferts de l'article 49(1), deuxième alinéa", "Documents of transfers under Article 49(1), second subparagraph"),
		Do:      text("Indiquez où se trouvent les documents qui attestent les garanties\u00a0: le registre doit les citer.", "Say where the documents that prove the safeguards are: the record must cite them."),
		Article: text("RGPD 30(1)(e), 30(2)(c), 49(1), deuxième alinéa", "GDPR 30(1)(e), 30(2)(c), 49(1), second subparagraph"),

		recipient: recipientFlows(undocumented), fiche: ficheFlows(undocumented),
	},
	{
		ID: "TRA-02c", Severity: Warning,
		Title:   text("Portée des décisions d'adéquation", "Scope of adequacy decisions"),
		Do:      text("Vérifiez que la décision couvre ce destinataire, puis ajoutez-la comme garantie\u00a0; sinon, prévoyez des clauses.", "Check that the decision covers this recipient, then add it as a safeguard; otherwise provide for clauses."),
		Article: text("RGPD 45\u00a0; 30(1)(e), 30(2)(c)", "GDPR 45; 30(1)(e), 30(2)(c)"),

		recipient: recipientFlows(partlyAdequate), fiche: ficheFlows(partlyAdequate),
	},
	{
		ID: "TRA-02d", Severity: Advice,
		Title:   text("Territoires dont le statut est débattu", "Territories of debated status"),
		Do:      text("Notez ce que vous retenez pour ce territoire, et la garantie s'il y en a une.", "Note what you hold for that territory, and the safeguard if there is one."),
		Article: text("RGPD 44", "GDPR 44"),

		recipient: recipientFlows(debated), fiche: ficheFlows(debated),
	},
	{
		ID: "TRA-03a", Severity: Warning,
		Title:   text("Garanties qui n'ont pas cours", "Safeguards not in force"),
		Do:      text("Remplacez la garantie par une qui vaut aujourd'hui\u00a0: décision d'adéquation en vigueur ou clauses contractuelles types.", "Replace the safeguard by one that holds today: an adequacy decision in force or standard contractual clauses."),
		Article: text("RGPD 45, 46\u00a0; C-362/14\u00a0; C-311/18\u00a0; décision (UE) 2021/914", "GDPR 45, 46; C-362/14; C-311/18; Decision (EU) 2021/914"),

		recipient: recipientFlows(notInForce), fiche: ficheFlows(notInForce),
	},
	{
		ID: "TRA-03b", Severity: Warning,
		Title:   text("Dates des garanties", "Dates of safeguards"),
		Do:      text("Renouvelez la garantie ou corrigez ses dates.", "Renew the safeguard or correct its dates."),
		Article: text("RGPD 44 à 46", "GDPR 44 to 46"),

		recipient: recipientFlows(outOfDate), fiche: ficheFlows(outOfDate),
	},
	{
		ID: "TRA-03c", Severity: Warning,
		Title:   text("Type des garanties", "Type of safeguards"),
		Do:      chooseType,
		Article: safeguardArticle,

		safeguard: func(s *sight, g *register.Safeguard) {
			if g.Kind == "" {
				s.report("kind", text("Garantie sans type\u00a0: elle ne compte pour aucun transfert.", "Safeguard without a type: it counts for no transfer."))
			}
		},
	},
	{
		ID: "TRA-04", Severity: Warning,
		Title:   text("Inscription sur la liste d'une décision d'adéquation", "Entry on the list of an adequacy decision"),
		Do:      text("Cherchez le destinataire sur la liste publique, puis notez dans la garantie le nom inscrit et le jour de la vérification.", "Look the recipient up on the public list, then note in the safeguard the name listed and the day you checked."),
		Article: text("RGPD 45", "GDPR 45"),

		recipient: recipientFlows(unlisted), fiche: ficheFlows(unlisted),
	},
	{
		ID: "TRA-05a", Severity: Warning,
		Title:   text("Transferts malgré la réponse «\u00a0aucun\u00a0»", "Transfers despite the answer \"none\""),
		Do:      text("Changez la réponse sur les transferts, ou dites au destinataire concerné qu'il n'y en a pas dans cet usage.", "Change the answer on transfers, or say at the recipient concerned that there is none in this use."),
		Article: text("RGPD 44\u00a0; CEPD 05/2021", "GDPR 44; EDPB 05/2021"),

		fiche: denied,
	},
	{
		ID: "TRA-05b", Severity: Advice,
		Title:   text("Envois au sein de l'EEE", "Data sent within the EEA"),
		Do:      text("Retirez cette ligne\u00a0: un envoi au sein de l'EEE n'est pas un transfert.", "Remove this row: sending data within the EEA is no transfer."),
		Article: text("RGPD 44", "GDPR 44"),

		fiche: func(s *sight, f fiche) {
			for i := range f.own {
				o := &f.own[i]
				if outside, known := law.OutsideEEA(string(o.Country)); known && !outside {
					s.report(in(item("transfers", o.ID), "country"), text(
						"%s\u00a0: ce pays est dans l'EEE, ce n'est pas un transfert.", "%s: this country is in the EEA, this is no transfer."), countryName(o.Country))
				}
			}
		},
	},
	{
		ID: "TRA-05c", Severity: Advice,
		Title:   text("Dérogations pour des transferts réguliers", "Derogations for regular transfers"),
		Do:      text("Préférez une garantie durable\u00a0: une dérogation de l'article 49 vaut pour des transferts ponctuels.", "Prefer a lasting safeguard: an Article 49 derogation is for occasional transfers."),
		Article: text("RGPD 49\u00a0; CEPD 2/2018", "GDPR 49; EDPB 2/2018"),

		treatment: regularDerogations,
	},
	{
		ID: "TRA-05d", Severity: Advice,
		Title:   text("Analyse d'impact des transferts", "Transfer impact assessments"),
		Do:      text("Évaluez le droit du pays de destination et notez dans la garantie où se trouve cette analyse.", "Assess the law of the receiving country and note in the safeguard where the assessment is."),
		Article: text("RGPD 46\u00a0; C-311/18\u00a0; CEPD 01/2020", "GDPR 46; C-311/18; EDPB 01/2020"),

		recipient: recipientFlows(unassessed), fiche: ficheFlows(unassessed),
	},
	{
		ID: "TRA-06a", Severity: Warning,
		Title:   text("Pays des sous-traitants", "Countries of processors"),
		Do:      text("Demandez au sous-traitant où il héberge les données et d'où il y accède, puis ajoutez ces lieux.", "Ask the processor where it hosts the data and from where it reaches them, then add these places."),
		Article: transferArticle,

		recipient: func(s *sight, r *register.Recipient) {
			if isProcessor(r) && !r.Internal() {
				unplaced(s, r)
				placesUnknown(s, r)
			}
		},
		fiche: func(s *sight, f fiche) {
			for _, u := range f.uses {
				if r := s.Register.Recipient(u.Recipient); r != nil {
					for i := range u.Places {
						placeUnknown(s, &u.Places[i], in(u.path(), item("places", u.Places[i].ID)), r.Name)
					}
				}
			}
		},
	},
	{
		ID: "TRA-06b", Severity: Advice,
		Title:   text("Pays des autres destinataires", "Countries of other recipients"),
		Do:      text("Indiquez le pays où ce destinataire reçoit les données.", "State the country in which this recipient receives the data."),
		Article: transferArticle,

		recipient: func(s *sight, r *register.Recipient) {
			if isProcessor(r) || r.Internal() {
				return
			}
			if isPrivate(r) {
				unplaced(s, r)
			}
			placesUnknown(s, r)
		},
	},
}

// unreviewed wants the question answered once data go to somebody outside, and
// names the transfers that are known already.
func unreviewed(s *sight, f fiche) {
	if f.review != "" {
		return
	}
	derived, own := leaving(s)
	if len(derived) > 0 {
		s.report("transfers_reviewed", text(
			"Des transferts hors EEE se déduisent des destinataires\u00a0; dites si vous les avez examinés\u00a0: %s.", "Transfers outside the EEA follow from the recipients; say whether you have reviewed them: %s.",
		), listed(derived))
		return
	}
	if len(own) > 0 {
		s.report("transfers_reviewed", text(
			"Des transferts hors EEE figurent dans cette fiche\u00a0; dites si vous les avez examinés\u00a0: %s.", "Transfers outside the EEA are listed in this record; say whether you have reviewed them: %s.",
		), listed(own))
		return
	}
	leaves := len(f.own) > 0 || slices.ContainsFunc(f.uses, func(u use) bool {
		r := s.Register.Recipient(u.Recipient)
		return u.Recipient != "" && (r == nil || !r.Internal())
	})
	if leaves {
		s.report("transfers_reviewed", text("Rien ne dit si des données quittent l'EEE.", "Nothing says whether data leave the EEA."))
	}
}

// denied finds transfers in a fiche whose review found none.
func denied(s *sight, f fiche) {
	if f.review != register.NoTransfers {
		return
	}
	derived, own := leaving(s)
	if all := slices.Concat(derived, own); len(all) > 0 {
		s.report("transfers_reviewed", text(
			"La réponse est «\u00a0aucun transfert\u00a0», mais des données sortent de l'EEE\u00a0: %s.", "The answer is \"no transfer\", but data leave the EEA: %s.",
		), listed(all))
	}
}

// leaving names the countries outside the EEA to which the record sends data for
// sure, and who receives them: by its recipients, and by itself.
func leaving(s *sight) (derived, own []lang.Text) {
	for _, t := range s.Register.TransfersOf(s.record) {
		if outside, known := law.OutsideEEA(string(t.Country)); !outside || !known {
			continue
		}
		place := lang.Format(text("%s%s", "%s%s"), countryName(t.Country), bracketed(t.Importer))
		if t.Use != nil {
			derived = append(derived, place)
		} else {
			own = append(own, place)
		}
	}
	return derived, own
}

// regularDerogations finds transfers that rest on nothing but derogations in a
// treatment that is not occasional.
func regularDerogations(s *sight, t *register.Treatment) {
	if t.Occasional != register.No {
		return
	}
	for _, u := range s.content.fiche.uses {
		if u.NoTransfer == register.Yes {
			continue
		}
		if r := s.Register.Recipient(u.Recipient); r != nil {
			places := u.Places
			if len(places) == 0 {
				places = r.Places
			}
			if i := slices.IndexFunc(places, func(p register.Place) bool { return derogating(s, u, &p) }); i >= 0 {
				s.report(in(u.path(), "safeguards"), derogationOnly, countryName(places[i].Country), bracketed(r.Name))
			}
		}
	}
	for i := range t.Transfers {
		if o := &t.Transfers[i]; onlyDerogations(s, o.Country, o.Safeguards) {
			s.report(in(item("transfers", o.ID), "safeguards"), derogationOnly, countryName(o.Country), bracketed(o.Importer))
		}
	}
}

var derogationOnly = text(
	"%s%s\u00a0: transfert régulier fondé sur la seule dérogation de l'article 49.", "%s%s: regular transfer that rests on an Article 49 derogation alone.")

// derogating reports whether what a use sends to a place rests on derogations
// alone.
func derogating(s *sight, u use, p *register.Place) bool {
	if len(u.Safeguards) > 0 {
		return onlyDerogations(s, p.Country, u.Safeguards)
	}
	return onlyDerogations(s, p.Country, p.Safeguards)
}

func onlyDerogations(s *sight, country register.Country, safeguards []register.ID) bool {
	outside, known := law.OutsideEEA(string(country))
	return outside && known && len(safeguards) > 0 && !slices.ContainsFunc(safeguards, func(id register.ID) bool {
		g := s.Register.Safeguard(id)
		return g == nil || !strings.HasPrefix(string(g.Kind), derogations)
	})
}

// unplaced finds a recipient of which nobody said where it is. That is neither
// a transfer nor the absence of one.
func unplaced(s *sight, r *register.Recipient) {
	if len(r.Places) == 0 {
		s.report("places", text("Pays inconnu pour «\u00a0%s\u00a0».", "Country unknown for \"%s\"."), r.Name)
	}
}

// isPrivate reports whether a recipient that acts for itself is one whose
// country is worth asking: a partner or controller, or a recipient said to be in
// a third country. Authorities are where their duties are, and of "the public"
// there is no country to give.
func isPrivate(r *register.Recipient) bool {
	switch r.Role {
	case "partner", "joint_controller", "controller":
		return true
	}
	return r.Role == "" && r.Type == "TIERS"
}

// placesUnknown finds places of a recipient that are no country.
func placesUnknown(s *sight, r *register.Recipient) {
	for i := range r.Places {
		placeUnknown(s, &r.Places[i], item("places", r.Places[i].ID), r.Name)
	}
}

func placeUnknown(s *sight, p *register.Place, path, name string) {
	switch _, known := law.CountryByCode(string(p.Country)); {
	case p.Country == "":
		s.report(in(path, "country"), text("Un lieu de «\u00a0%s\u00a0» est sans pays.", "A place of \"%s\" has no country."), name)
	case !known:
		s.report(in(path, "country"), text(
			"Pays non reconnu pour «\u00a0%s\u00a0»\u00a0: «\u00a0%s\u00a0».", "Country not recognised for \"%s\": \"%s\"."), name, string(p.Country))
	}
}
