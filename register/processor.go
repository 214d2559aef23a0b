package register

import "article30/register/lang"

// ProcessorActivity is one category of processing done on behalf of others:
// one fiche of the processor's register (Art. 30(2)).
type ProcessorActivity struct {
	Head
	Status  Code   `json:"status,omitzero"` // Statuses
	Owner   string `json:"owner,omitzero"`
	Created Date   `json:"created,omitzero"`
	Updated Date   `json:"updated,omitzero"`
	Since   Date   `json:"since,omitzero"`
	Changed Date   `json:"changed,omitzero"`
	EndedOn Date   `json:"ended_on,omitzero"`

	Clients    []Client    `json:"clients,omitempty"`
	Operations []Operation `json:"operations,omitempty"`

	Subjects []Subject `json:"subjects,omitempty"`
	Data     []ID      `json:"data,omitempty"`

	Subprocessors     []Subprocessor `json:"subprocessors,omitempty"`
	SubprocessorsNone NoneOf         `json:"subprocessors_none,omitzero"`

	Measures     []ID   `json:"measures,omitempty"`
	MeasuresNone NoneOf `json:"measures_none,omitzero"`

	TransfersReviewed Code          `json:"transfers_reviewed,omitzero"` // TransferReviews
	Transfers         []OwnTransfer `json:"transfers,omitempty"`

	EndFate       Code   `json:"end_fate,omitzero"` // EndFates
	EndFateDetail string `json:"end_fate_detail,omitzero"`

	ReviewedOn Date   `json:"reviewed_on,omitzero"`
	ReviewedBy string `json:"reviewed_by,omitzero"`
	NextReview Date   `json:"next_review,omitzero"`
	Notes      string `json:"notes,omitzero"`
	Links      []Link `json:"links,omitempty"`

	Confirmations []Confirmation `json:"confirmations,omitempty"`
	Origin        Origin         `json:"origin,omitzero"`
	Unknown
}

// Blocks of a processor activity that a treatment does not have.
var (
	BlockActivity      = Block{"activity", text("Description de l'activité", "Description of the activity")}
	BlockClients       = Block{"clients", text("Clients (responsables de traitement)", "Clients (controllers)")}
	BlockOperations    = Block{"operations", text("Catégories de traitements effectués", "Categories of processing")}
	BlockSubprocessors = Block{"subprocessors", text("Sous-traitants ultérieurs", "Sub-processors")}
	BlockEnd           = Block{"end", text("Fin du contrat", "End of the contract")}
)

var activityTable = table[ProcessorActivity]("Activité de sous-traitance", "Processor activity",
	in(BlockActivity, headFields("Nom de la catégorie d'activité", "Name of the category of activity", func(a *ProcessorActivity) *Head { return &a.Head })...),
	in(BlockActivity,
		choice("status", "État", "Status", Statuses, func(a *ProcessorActivity) *Code { return &a.Status }),
		line("owner", "Responsable interne", "Owner", func(a *ProcessorActivity) *string { return &a.Owner }).
			help("Le service ou la personne qui répond de cette fiche", "The department or person who answers for this record"),
		date("created", "Création de la fiche", "Record created", func(a *ProcessorActivity) *Date { return &a.Created }),
		date("updated", "Mise à jour de la fiche", "Record updated", func(a *ProcessorActivity) *Date { return &a.Updated }).
			help("Suit vos modifications", "Follows your changes"),
		date("since", "Début de l'activité", "Activity since", func(a *ProcessorActivity) *Date { return &a.Since }),
		date("changed", "Mise à jour de l'activité", "Activity changed", func(a *ProcessorActivity) *Date { return &a.Changed }),
		date("ended_on", "Fin de l'activité", "Activity ended", func(a *ProcessorActivity) *Date { return &a.EndedOn }),
	),
	in(BlockClients,
		list("clients", "Clients", "Clients", clientTable, func(a *ProcessorActivity) *[]Client { return &a.Clients }).
			help("Les responsables de traitement pour le compte desquels vous agissez", "The controllers on whose behalf you act").asked("30(2)(a)"),
	),
	in(BlockOperations,
		list("operations", "Opérations réellement effectuées", "Operations really done", operationTable, func(a *ProcessorActivity) *[]Operation { return &a.Operations }).asked("30(2)(b)"),
	),
	in(BlockSubjects,
		list("subjects", "Personnes concernées", "Data subjects", subjectTable, func(a *ProcessorActivity) *[]Subject { return &a.Subjects }).
			help("Facultatif pour un sous-traitant", "Optional for a processor"),
	),
	in(BlockData,
		refs("data", "Catégories de données", "Categories of data", "data_categories", func(a *ProcessorActivity) *[]ID { return &a.Data }).
			help("Facultatif pour un sous-traitant", "Optional for a processor"),
	),
	in(BlockSubprocessors,
		orNone(list("subprocessors", "Sous-traitants ultérieurs", "Sub-processors", subprocessorTable, func(a *ProcessorActivity) *[]Subprocessor { return &a.Subprocessors }),
			func(a *ProcessorActivity) *Absence { return &a.SubprocessorsNone.Absence }).asked("30(2)(a)"),
	),
	in(BlockSecurity,
		orNone(refs("measures", "Mesures de sécurité", "Security measures", "measures", func(a *ProcessorActivity) *[]ID { return &a.Measures }),
			func(a *ProcessorActivity) *Absence { return &a.MeasuresNone.Absence }).asked("30(2)(d)"),
	),
	in(BlockTransfers,
		choice("transfers_reviewed", "Transferts examinés", "Transfers reviewed", TransferReviews, func(a *ProcessorActivity) *Code { return &a.TransfersReviewed }).
			help("Les transferts déduits des lieux des sous-traitants ultérieurs figurent ici\u00a0; lisez-les avant de répondre", "The transfers that follow from the sub-processors' places are listed here; read them before you answer").
			following(transfersFromSubprocessors).asked("30(2)(c)"),
		list("transfers", "Transferts sans destinataire", "Transfers without recipient", ownTransferTable, func(a *ProcessorActivity) *[]OwnTransfer { return &a.Transfers }).
			help("Ceux qu'aucun sous-traitant ci-dessus n'explique", "Those that no sub-processor above explains").asked("30(2)(c)"),
	),
	in(BlockEnd,
		choice("end_fate", "Sort des données", "Fate of the data", EndFates, func(a *ProcessorActivity) *Code { return &a.EndFate }).asked("28(3)(g)"),
		long("end_fate_detail", "Modalités", "How and when", func(a *ProcessorActivity) *string { return &a.EndFateDetail }),
	),
	in(BlockReview, reviewFields(func(a *ProcessorActivity) review {
		return review{&a.ReviewedOn, &a.ReviewedBy, &a.NextReview, &a.Notes, &a.Links, &a.Confirmations}
	})...),
)

// Client is a controller on whose behalf the organisation acts
// (Art. 30(2)(a)).
type Client struct {
	Item
	Contact
	Representative Representative `json:"representative,omitzero"`
	DPO            DPO            `json:"dpo,omitzero"`
	// ContractReference and ContractOn name the contract of Art. 28(3).
	ContractReference string `json:"contract_reference,omitzero"`
	ContractOn        Date   `json:"contract_on,omitzero"`
	Instructions      string `json:"instructions,omitzero"`
	Unknown
}

var clientTable = table[Client]("Client", "Client",
	lift(func(c *Client) *Contact { return &c.Contact }, contactFields),
	[]Field{
		orNone(group("representative", "Représentant du client", "Client's representative", representativeTable, func(c *Client) *Representative { return &c.Representative }),
			func(c *Client) *Absence { return &c.Representative.Absence }).asked("30(2)(a)"),
		orNone(group("dpo", "DPO du client", "Client's DPO", dpoTable, func(c *Client) *DPO { return &c.DPO }),
			func(c *Client) *Absence { return &c.DPO.Absence }).asked("30(2)(a)"),
		line("contract_reference", "Contrat (art. 28)", "Contract (Art. 28)", func(c *Client) *string { return &c.ContractReference }).asked("28(3)"),
		date("contract_on", "Contrat du", "Contract of", func(c *Client) *Date { return &c.ContractOn }),
		long("instructions", "Instructions documentées", "Documented instructions", func(c *Client) *string { return &c.Instructions }).asked("28(3)(a)"),
	},
).titled(func(rec any, _ View) string { return contactTitle(&rec.(*Client).Contact) })

// Operation is a category of processing really done for the clients
// (Art. 30(2)(b)).
type Operation struct {
	Item
	Text   string `json:"text,omitzero"`
	Detail string `json:"detail,omitzero"`
	Unknown
}

var operationTable = table[Operation]("Opération", "Operation", []Field{
	line("text", "Opération", "Operation", func(o *Operation) *string { return &o.Text }).
		help("Par exemple\u00a0: collecte, hébergement, sauvegarde, envoi", "For instance: collection, hosting, backup, sending").asked("30(2)(b)"),
	long("detail", "Précisions", "Details", func(o *Operation) *string { return &o.Detail }),
})

// Subprocessor is a recipient as a processor activity engages it, with the
// clients' authorisation (Art. 28(2), (4)).
type Subprocessor struct {
	Use
	Authorisation   Code `json:"authorisation,omitzero"` // Authorisations
	AuthorisationOn Date `json:"authorisation_on,omitzero"`
}

var subprocessorTable = table[Subprocessor]("Sous-traitant ultérieur", "Sub-processor",
	lift(func(s *Subprocessor) *Use { return &s.Use }, useTable.Fields),
	[]Field{
		choice("authorisation", "Autorisation du client", "Client's authorisation", Authorisations, func(s *Subprocessor) *Code { return &s.Authorisation }).asked("28(2)"),
		date("authorisation_on", "Autorisé le", "Authorised on", func(s *Subprocessor) *Date { return &s.AuthorisationOn }),
	},
)

func text(fr, en string) lang.Text { return lang.Text{FR: fr, EN: en} }

// Touch dates the fiche of a change, and of its creation where that day is
// unanswered.
func (a *ProcessorActivity) Touch(day Date) { touch(&a.Created, &a.Updated, day) }
