package register

import (
	"article30/register/lang"
	"article30/register/law"
)

// Treatment is one processing activity of which the organisation is the
// controller: one fiche of the register (Art. 30(1)).
type Treatment struct {
	Head
	Status Code   `json:"status,omitzero"` // Statuses
	Owner  string `json:"owner,omitzero"`
	// Created and Updated date the fiche, Since, Changed and EndedOn the
	// treatment itself.
	Created    Date   `json:"created,omitzero"`
	Updated    Date   `json:"updated,omitzero"`
	Since      Date   `json:"since,omitzero"`
	Changed    Date   `json:"changed,omitzero"`
	EndedOn    Date   `json:"ended_on,omitzero"`
	Occasional Answer `json:"occasional,omitzero"`

	JointControllers     []JointController `json:"joint_controllers,omitempty"`
	JointControllersNone NoneOf            `json:"joint_controllers_none,omitzero"`

	// Purposes begin with the main one.
	Purposes []Purpose `json:"purposes,omitempty"`

	Data     []Datum `json:"data,omitempty"`
	DataNone NoneOf  `json:"data_none,omitzero"`

	Subjects []Subject `json:"subjects,omitempty"`

	Recipients     []Use  `json:"recipients,omitempty"`
	RecipientsNone NoneOf `json:"recipients_none,omitzero"`

	Measures     []ID   `json:"measures,omitempty"`
	MeasuresNone NoneOf `json:"measures_none,omitzero"`

	TransfersReviewed Code          `json:"transfers_reviewed,omitzero"` // TransferReviews
	Transfers         []OwnTransfer `json:"transfers,omitempty"`

	Software     []Software `json:"software,omitempty"`
	SoftwareNone NoneOf     `json:"software_none,omitzero"`

	AutomatedDecisions       Answer `json:"automated_decisions,omitzero"`
	AutomatedDecisionsDetail string `json:"automated_decisions_detail,omitzero"`
	Profiling                Answer `json:"profiling,omitzero"`

	Information    string `json:"information,omitzero"`
	Rights         string `json:"rights,omitzero"`
	StaffInformed  Answer `json:"staff_informed,omitzero"`
	WorksCouncil   Answer `json:"works_council,omitzero"`
	WorksCouncilOn Date   `json:"works_council_on,omitzero"`

	DPIACriteria []Code `json:"dpia_criteria,omitempty"` // law.DPIACriteria
	DPIANeeded   Answer `json:"dpia_needed,omitzero"`
	DPIAReason   string `json:"dpia_reason,omitzero"`
	DPIADate     Date   `json:"dpia_date,omitzero"`
	DPIAOpinion  string `json:"dpia_opinion,omitzero"`
	DPIALink     string `json:"dpia_link,omitzero"`

	ReviewedOn Date   `json:"reviewed_on,omitzero"`
	ReviewedBy string `json:"reviewed_by,omitzero"`
	NextReview Date   `json:"next_review,omitzero"`
	Notes      string `json:"notes,omitzero"`
	Links      []Link `json:"links,omitempty"`

	Confirmations []Confirmation `json:"confirmations,omitempty"`
	Origin        Origin         `json:"origin,omitzero"`
	Unknown
}

// Blocks of a treatment's form, in the order of the CNIL's fiche, then what
// that fiche lacks.
var (
	BlockDescription = Block{"description", text("Description du traitement", "Description of the treatment")}
	BlockActors      = Block{"actors", text("Acteurs", "Actors")}
	BlockPurposes    = Block{"purposes", text("Finalités du traitement effectué", "Purposes of the treatment")}
	BlockData        = Block{"data", text("Catégories de données personnelles concernées", "Categories of personal data")}
	BlockSubjects    = Block{"subjects", text("Catégories de personnes concernées", "Categories of data subjects")}
	BlockRecipients  = Block{"recipients", text("Destinataires", "Recipients")}
	BlockSecurity    = Block{"security", text("Mesures de sécurité", "Security measures")}
	BlockTransfers   = Block{"transfers", text("Transferts hors UE", "Transfers outside the EU")}
	BlockSoftware    = Block{"software", text("Logiciels et supports", "Software and media")}
	BlockDecisions   = Block{"decisions", text("Décisions automatisées", "Automated decisions")}
	BlockInformation = Block{"information", text("Information et droits des personnes", "Information and rights of the persons")}
	BlockDPIA        = Block{"dpia", text("Analyse d'impact (AIPD)", "Impact assessment (DPIA)")}
	BlockReview      = Block{"review", text("Suivi", "Follow-up")}
)

var treatmentTable = table[Treatment]("Traitement", "Treatment",
	in(BlockDescription, headFields("Nom du traitement", "Name of the treatment", func(t *Treatment) *Head { return &t.Head })...),
	in(BlockDescription,
		choice("status", "État", "Status", Statuses, func(t *Treatment) *Code { return &t.Status }).
			help("Un traitement terminé reste au registre, daté, et n'est plus repris dans l'extrait de l'article 30", "An ended treatment stays in the register, dated, and is left out of the Article 30 extract"),
		line("owner", "Responsable interne", "Owner", func(t *Treatment) *string { return &t.Owner }).
			help("Le service ou la personne qui répond de cette fiche", "The department or person who answers for this record"),
		date("created", "Création de la fiche", "Record created", func(t *Treatment) *Date { return &t.Created }),
		date("updated", "Mise à jour de la fiche", "Record updated", func(t *Treatment) *Date { return &t.Updated }).
			help("Suit vos modifications", "Follows your changes"),
		date("since", "Date de création du traitement", "Treatment since", func(t *Treatment) *Date { return &t.Since }),
		date("changed", "Mise à jour du traitement", "Treatment changed", func(t *Treatment) *Date { return &t.Changed }),
		date("ended_on", "Fin du traitement", "Treatment ended", func(t *Treatment) *Date { return &t.EndedOn }),
		yesNo("occasional", "Occasionnel", "Occasional", func(t *Treatment) *Answer { return &t.Occasional }).
			help("Hors de l'activité courante et sans régularité", "Outside the regular course of business, and not repeated").asked("30(5)"),
	),
	in(BlockActors,
		orNone(list("joint_controllers", "Responsables conjoints", "Joint controllers", jointControllerTable, func(t *Treatment) *[]JointController { return &t.JointControllers }),
			func(t *Treatment) *Absence { return &t.JointControllersNone.Absence }).
			help("Ceux qui déterminent avec vous les finalités et les moyens", "Those who determine purposes and means with you").asked("30(1)(a)"),
	),
	in(BlockPurposes,
		list("purposes", "Finalités", "Purposes", purposeTable, func(t *Treatment) *[]Purpose { return &t.Purposes }).
			help("La première est la finalité principale, les suivantes des sous-finalités", "The first is the main purpose, the others are sub-purposes").asked("30(1)(b)"),
	),
	in(BlockData,
		orNone(list("data", "Données", "Data", datumTable, func(t *Treatment) *[]Datum { return &t.Data }),
			func(t *Treatment) *Absence { return &t.DataNone.Absence }).asked("30(1)(c)"),
	),
	in(BlockSubjects,
		list("subjects", "Personnes concernées", "Data subjects", subjectTable, func(t *Treatment) *[]Subject { return &t.Subjects }).asked("30(1)(c)"),
	),
	in(BlockRecipients,
		orNone(list("recipients", "Destinataires", "Recipients", useTable, func(t *Treatment) *[]Use { return &t.Recipients }),
			func(t *Treatment) *Absence { return &t.RecipientsNone.Absence }).
			help("Services internes et sous-traitants compris", "Internal departments and processors included").asked("30(1)(d)"),
	),
	in(BlockSecurity,
		orNone(refs("measures", "Mesures de sécurité", "Security measures", "measures", func(t *Treatment) *[]ID { return &t.Measures }),
			func(t *Treatment) *Absence { return &t.MeasuresNone.Absence }).asked("30(1)(g)"),
	),
	in(BlockTransfers,
		choice("transfers_reviewed", "Transferts examinés", "Transfers reviewed", TransferReviews, func(t *Treatment) *Code { return &t.TransfersReviewed }).
			help("Les transferts déduits des lieux des destinataires figurent ici\u00a0; lisez-les avant de répondre", "The transfers that follow from the recipients' places are listed here; read them before you answer").
			following(transfersFromRecipients).asked("30(1)(e)"),
		list("transfers", "Transferts sans destinataire", "Transfers without recipient", ownTransferTable, func(t *Treatment) *[]OwnTransfer { return &t.Transfers }).
			help("Ceux qu'aucun destinataire ci-dessus n'explique", "Those that no recipient above explains").asked("30(1)(e)"),
	),
	in(BlockSoftware,
		orNone(list("software", "Logiciels et supports", "Software and media", softwareTable, func(t *Treatment) *[]Software { return &t.Software }),
			func(t *Treatment) *Absence { return &t.SoftwareNone.Absence }),
	),
	in(BlockDecisions,
		yesNo("automated_decisions", "Décisions automatisées", "Automated decisions", func(t *Treatment) *Answer { return &t.AutomatedDecisions }).
			help("Décision fondée exclusivement sur un traitement automatisé", "A decision based solely on automated processing").asked("22"),
		long("automated_decisions_detail", "Logique et conséquences", "Logic and consequences", func(t *Treatment) *string { return &t.AutomatedDecisionsDetail }).asked("13(2)(f)"),
		yesNo("profiling", "Profilage", "Profiling", func(t *Treatment) *Answer { return &t.Profiling }).asked("4(4)"),
	),
	in(BlockInformation,
		long("information", "Information des personnes", "How people are informed", func(t *Treatment) *string { return &t.Information }).asked("13"),
		long("rights", "Exercice des droits", "Exercise of rights", func(t *Treatment) *string { return &t.Rights }).
			help("S'il diffère de celui de l'organisme", "Where it differs from the organisation's").asked("12"),
		yesNo("staff_informed", "Salariés informés", "Staff informed", func(t *Treatment) *Answer { return &t.StaffInformed }).
			help("En cas de dispositif de contrôle des salariés", "Where employees are monitored").asked("C. trav. L.1222-4"),
		yesNo("works_council", "CSE consulté", "Works council consulted", func(t *Treatment) *Answer { return &t.WorksCouncil }).asked("C. trav. L.2312-38"),
		date("works_council_on", "CSE consulté le", "Works council consulted on", func(t *Treatment) *Date { return &t.WorksCouncilOn }),
	),
	in(BlockDPIA,
		choices("dpia_criteria", "Critères de risque", "Risk criteria", law.DPIACriteria, func(t *Treatment) *[]Code { return &t.DPIACriteria }).asked("35"),
		yesNo("dpia_needed", "AIPD nécessaire", "DPIA needed", func(t *Treatment) *Answer { return &t.DPIANeeded }).asked("35"),
		long("dpia_reason", "Raison", "Reason", func(t *Treatment) *string { return &t.DPIAReason }).
			help("Pourquoi elle l'est, ou ne l'est pas", "Why it is, or is not"),
		date("dpia_date", "AIPD du", "DPIA of", func(t *Treatment) *Date { return &t.DPIADate }),
		long("dpia_opinion", "Avis du DPO", "DPO's opinion", func(t *Treatment) *string { return &t.DPIAOpinion }).asked("35(2)"),
		line("dpia_link", "Document de l'AIPD", "DPIA document", func(t *Treatment) *string { return &t.DPIALink }),
	),
	in(BlockReview, reviewFields(func(t *Treatment) review {
		return review{&t.ReviewedOn, &t.ReviewedBy, &t.NextReview, &t.Notes, &t.Links, &t.Confirmations}
	})...),
)

// review is what a treatment and a processor activity both keep of their
// follow-up.
type review struct {
	on    *Date
	by    *string
	next  *Date
	notes *string
	links *[]Link

	confirmations *[]Confirmation
}

func reviewFields[R any](at func(*R) review) []Field {
	return []Field{
		date("reviewed_on", "Revue le", "Reviewed on", func(r *R) *Date { return at(r).on }),
		line("reviewed_by", "Revue par", "Reviewed by", func(r *R) *string { return at(r).by }),
		date("next_review", "Prochaine revue", "Next review", func(r *R) *Date { return at(r).next }),
		long("notes", "Notes", "Notes", func(r *R) *string { return at(r).notes }),
		list("links", "Liens", "Links", linkTable, func(r *R) *[]Link { return at(r).links }),
		confirmed(func(r *R) *[]Confirmation { return at(r).confirmations }),
	}
}

// confirmed is the field of what was confirmed of a record that a template made.
func confirmed[R any](at func(*R) *[]Confirmation) Field {
	return list("confirmations", "Réponses du modèle confirmées", "Answers of the template confirmed", confirmationTable, at).
		help("Qui a repris à son compte les réponses d'un modèle, et quand", "Who took over the answers of a template, and when").
		where(func(rec any) bool { return OriginOf(rec.(Record)).Template != "" }).
		logged(func(rec any, l lang.Lang) string { return summary(*at(rec.(*R)), l) })
}

// Touch dates the fiche of a change, and of its creation where that day is
// unanswered.
func (t *Treatment) Touch(day Date) { touch(&t.Created, &t.Updated, day) }

func touch(created, updated *Date, day Date) {
	if *created == "" {
		*created = day
	}
	*updated = day
}
