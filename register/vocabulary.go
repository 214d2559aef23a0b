package register

import (
	"article30/register/lang"
	"article30/register/law"
)

// The closed lists that are the program's own; those of the law are in
// package law.

func term(code, fr, en string) law.Term {
	return law.Term{Code: code, Label: lang.Text{FR: fr, EN: en}}
}

func vocabulary(key, fr, en string, terms ...law.Term) *law.Vocabulary {
	return law.NewVocabulary(key, lang.Text{FR: fr, EN: en}, terms...)
}

// Codes of a record's life.
const (
	Draft  Code = "draft"
	Active Code = "active"
	Ended  Code = "ended"
)

// Statuses of a treatment or processor activity. An ended one is kept, dated,
// and left out of what Article 30 demands.
var Statuses = vocabulary("statuses", "États de la fiche", "Statuses",
	term(string(Draft), "En préparation", "Draft"),
	term(string(Active), "En cours", "Active"),
	term(string(Ended), "Terminé", "Ended"),
)

// Languages of a register's own texts.
var Languages = vocabulary("languages", "Langues", "Languages",
	term("fr", "Français", "French"),
	term("en", "Anglais", "English"),
)

// DPOKinds says where a data protection officer stands (Art. 37(2), (3), (6)).
var DPOKinds = vocabulary("dpo_kinds", "Types de DPO", "Kinds of DPO",
	term("internal", "Interne", "Internal"),
	term("external", "Externe", "External"),
	term("shared", "Mutualisé", "Shared"),
)

// Channels through which people are approached: what consent prospecting
// needs depends on it (CPCE L.34-5, C. conso L.223-1).
var Channels = vocabulary("channels", "Canaux", "Channels",
	term("email", "Courriel", "E-mail"),
	term("sms", "SMS ou MMS", "SMS or MMS"),
	term("phone", "Téléphone", "Phone"),
	term("post", "Courrier postal", "Post"),
	term("online", "Publicité en ligne", "Online advertising"),
)

// Audiences of prospecting.
var Audiences = vocabulary("audiences", "Publics", "Audiences",
	term("b2c", "Particuliers (B2C)", "Consumers (B2C)"),
	term("b2b", "Professionnels (B2B)", "Businesses (B2B)"),
	term("customers", "Clients, pour des produits analogues", "Customers, for similar products"),
)

// Sources of data: the person or someone else (Art. 14(2)(f)).
var Sources = vocabulary("sources", "Sources", "Sources",
	term("direct", "Collecte directe auprès de la personne", "Directly from the person"),
	term("indirect", "Collecte indirecte", "Indirectly"),
	term("both", "Collecte directe et indirecte", "Directly and indirectly"),
)

// RecipientRoles says in what quality a recipient gets the data.
var RecipientRoles = vocabulary("recipient_roles", "Rôles", "Roles",
	term("internal", "Service interne", "Internal department"),
	term("processor", "Sous-traitant", "Processor"),
	term("joint_controller", "Responsable conjoint", "Joint controller"),
	term("controller", "Responsable distinct", "Separate controller"),
	term("partner", "Partenaire", "Partner"),
	term("authority", "Autorité ou organisme public", "Public authority or body"),
)

// Natures of a recipient's presence in a place. Support access from a country
// is a transfer to it (EDPB Guidelines 05/2021).
var Natures = vocabulary("natures", "Natures", "Natures",
	term("hosting", "Hébergement", "Hosting"),
	term("access", "Accès à distance", "Remote access"),
	term("support", "Support ou maintenance", "Support or maintenance"),
	term("establishment", "Siège ou établissement", "Seat or establishment"),
)

// NoTransfers is the review that found no transfer outside the EEA.
const NoTransfers Code = "none"

// TransferReviews answers "does the treatment transfer data outside the EEA?"
// (Art. 30(1)(e)).
var TransferReviews = vocabulary("transfer_reviews", "Examen des transferts", "Review of transfers",
	term(string(NoTransfers), "Examiné\u00a0: aucun transfert hors EEE", "Reviewed: no transfer outside the EEA"),
	term("listed", "Examiné\u00a0: les transferts sont ceux qui figurent ici", "Reviewed: the transfers are those listed here"),
)

// Units of a retention period.
var Units = vocabulary("units", "Unités", "Units",
	term("day", "jours", "days"),
	term("month", "mois", "months"),
	term("year", "ans", "years"),
)

// Fates of data when their retention ends.
var Fates = vocabulary("fates", "Sorts finals", "Final fates",
	term("erasure", "Suppression", "Erasure"),
	term("anonymisation", "Anonymisation", "Anonymisation"),
	term("archive", "Archivage définitif", "Permanent archiving"),
	term("return", "Restitution", "Return"),
)

// EndFates of a client's data when the service ends (Art. 28(3)(g)).
var EndFates = vocabulary("end_fates", "Sort des données en fin de contrat", "Fate of the data at the end of the contract",
	term("erasure", "Suppression", "Erasure"),
	term("return", "Restitution", "Return"),
	term("return_then_erasure", "Restitution puis suppression", "Return, then erasure"),
	term("client", "Au choix du client", "As the client chooses"),
)

// Authorisations a processor holds to engage a sub-processor (Art. 28(2)).
var Authorisations = vocabulary("authorisations", "Autorisations", "Authorisations",
	term("specific", "Autorisation spécifique", "Specific authorisation"),
	term("general", "Autorisation générale", "General authorisation"),
)

// ClauseModules of the standard contractual clauses of Decision (EU) 2021/914.
var ClauseModules = vocabulary("clause_modules", "Modules des clauses", "Modules of the clauses",
	term("1", "Module 1\u00a0: de responsable à responsable", "Module 1: controller to controller"),
	term("2", "Module 2\u00a0: de responsable à sous-traitant", "Module 2: controller to processor"),
	term("3", "Module 3\u00a0: de sous-traitant à sous-traitant", "Module 3: processor to processor"),
	term("4", "Module 4\u00a0: de sous-traitant à responsable", "Module 4: processor to controller"),
)
