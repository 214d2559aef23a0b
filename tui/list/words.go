package list

import "article30/register/lang"

// hints show what a name looks like, in the question for it.
var hints = map[string]lang.Text{
	"treatments":           {FR: "par exemple\u00a0: Gestion de la paie", EN: "for instance: Payroll"},
	"processor_activities": {FR: "par exemple\u00a0: Hébergement pour nos clients", EN: "for instance: Hosting for our clients"},
	"data_categories":      {FR: "par exemple\u00a0: Coordonnées bancaires", EN: "for instance: Bank details"},
	"recipients":           {FR: "par exemple\u00a0: Cabinet comptable", EN: "for instance: Accountants"},
	"safeguards":           {FR: "par exemple\u00a0: Clauses contractuelles types, Exemple Inc.", EN: "for instance: Standard contractual clauses, Example Inc."},
	"measures":             {FR: "par exemple\u00a0: Double authentification", EN: "for instance: Two-factor authentication"},
}

// usedByText stands above the records that refer to an entry.
var usedByText = lang.Text{FR: "Utilisé par", EN: "Used by"}

// beginnings say what an empty list is for.
var beginnings = map[string]struct{ title, text lang.Text }{
	"treatments": {
		lang.Text{FR: "Aucun traitement pour l'instant", EN: "No treatment yet"},
		lang.Text{
			FR: "Un traitement est un usage que vous faites de données personnelles pour votre propre compte\u00a0: la paie, le suivi des clients, le recrutement… Le registre a une fiche par traitement (article 30, paragraphe 1, du RGPD). Commencez par des activités toutes prêtes, ou par un nom\u00a0; le reste se remplit peu à peu.",
			EN: "A treatment is a use you make of personal data on your own account: payroll, customers, recruitment… The register has one record per treatment (Article 30(1) of the GDPR). Begin with ready-made activities, or with a name; the rest is filled in bit by bit.",
		},
	},
	"processor_activities": {
		lang.Text{FR: "Aucune activité de sous-traitance", EN: "No processor activity"},
		lang.Text{
			FR: "Cette liste sert à qui traite des données pour le compte de ses clients\u00a0: hébergement, maintenance, paie externalisée, envoi de courriels… Une fiche par catégorie d'activité (article 30, paragraphe 2). Si ce n'est pas votre cas, laissez-la vide.",
			EN: "This list is for those who process data on behalf of their clients: hosting, maintenance, outsourced payroll, mailings… One record per category of activity (Article 30(2)). If that is not your case, leave it empty.",
		},
	},
	"data_categories": {
		lang.Text{FR: "Aucune catégorie de données", EN: "No category of data"},
		lang.Text{
			FR: "Les catégories de données que vos traitements utilisent\u00a0: identité, coordonnées bancaires, données de santé… Chacune est décrite une fois ici, et choisie dans les fiches. On peut aussi en créer depuis une fiche, au moment de choisir.",
			EN: "The categories of data your treatments use: identity, bank details, health data… Each is described here once, and chosen in the records. One can also be created from a record, while choosing.",
		},
	},
	"recipients": {
		lang.Text{FR: "Aucun destinataire", EN: "No recipient"},
		lang.Text{
			FR: "Ceux qui reçoivent des données ou y accèdent\u00a0: services internes, prestataires, administrations. Chacun est décrit une fois ici, avec les pays d'où il travaille\u00a0: les transferts hors de l'EEE s'en déduisent dans toutes les fiches.",
			EN: "Those who receive data or reach them: internal departments, vendors, authorities. Each is described here once, with the countries it works from: transfers outside the EEA follow from it in every record.",
		},
	},
	"safeguards": {
		lang.Text{FR: "Aucune garantie de transfert", EN: "No transfer safeguard"},
		lang.Text{
			FR: "Ce qui autorise l'envoi de données hors de l'EEE\u00a0: décision d'adéquation, clauses contractuelles types, règles d'entreprise contraignantes (articles 44 à 49). Sans transfert, cette liste reste vide.",
			EN: "What allows data to be sent outside the EEA: an adequacy decision, standard contractual clauses, binding corporate rules (Articles 44 to 49). Without transfers, this list stays empty.",
		},
	},
	"measures": {
		lang.Text{FR: "Aucune mesure de sécurité", EN: "No security measure"},
		lang.Text{
			FR: "Les mesures qui protègent les données\u00a0: contrôle des accès, chiffrement, sauvegardes, sensibilisation… Chacune est décrite une fois ici, et choisie dans les fiches (articles 30 et 32).",
			EN: "The measures that protect the data: access control, encryption, backups, training… Each is described here once, and chosen in the records (Articles 30 and 32).",
		},
	},
}
