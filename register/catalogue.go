package register

import (
	"cmp"

	"article30/register/law"
)

// The four catalogues: entries said once, to which treatments refer by ID, so
// that a change reaches every record that uses them. What a template said in an
// entry is to be confirmed there: a treatment shows the entry's name alone.

// Blocks of the catalogues' forms.
var (
	BlockEntry    = Block{"entry", text("Description", "Description")}
	BlockContract = Block{"contract", text("Contrat (art. 28)", "Contract (Art. 28)")}
	BlockPlaces   = Block{"places", text("Lieux et garanties", "Places and safeguards")}
	BlockDocument = Block{"document", text("Documents et validité", "Documents and validity")}
)

// DataCategory is a category of personal data (Art. 30(1)(c)). Its kind gives
// it its row in the CNIL's fiche and says under which regime it falls.
type DataCategory struct {
	Head
	Kind        Code   `json:"kind,omitzero"` // law.DataKinds
	Description string `json:"description,omitzero"`
	Notes       string `json:"notes,omitzero"`

	Confirmations []Confirmation `json:"confirmations,omitempty"`
	Origin        Origin         `json:"origin,omitzero"`
	Unknown
}

var dataCategoryTable = table[DataCategory]("Catégorie de données", "Data category",
	in(BlockEntry, headFields("Nom de la catégorie", "Name of the category", func(d *DataCategory) *Head { return &d.Head })...),
	in(BlockEntry,
		choice("kind", "Catégorie CNIL", "CNIL category", law.DataKinds, func(d *DataCategory) *Code { return &d.Kind }).
			help("Donne la ligne de la fiche\u00a0; dit si la donnée est sensible", "Gives the row of the record; says whether the data are special").asked("30(1)(c)"),
		long("description", "Description", "Description", func(d *DataCategory) *string { return &d.Description }).
			help("Les données elles-mêmes\u00a0: nom, prénom, adresse…", "The data themselves: name, address…"),
	),
	in(BlockNotes,
		long("notes", "Notes", "Notes", func(d *DataCategory) *string { return &d.Notes }),
		confirmed(func(d *DataCategory) *[]Confirmation { return &d.Confirmations }),
	),
)

// Recipient is a person, service or body to whom data are disclosed
// (Art. 4(9), 30(1)(d)): an internal department or a processor as well.
type Recipient struct {
	Head
	Type    Code   `json:"type,omitzero"` // law.RecipientTypes
	Role    Code   `json:"role,omitzero"` // RecipientRoles
	Service string `json:"service,omitzero"`
	Contact Person `json:"contact,omitzero"`

	ContractReference string `json:"contract_reference,omitzero"`
	ContractOn        Date   `json:"contract_on,omitzero"`
	ContractLink      string `json:"contract_link,omitzero"`
	Subprocessors     string `json:"subprocessors,omitzero"`

	// Places unanswered means that the country is unknown: neither "no
	// transfer" nor "no safeguard".
	Places []Place `json:"places,omitempty"`

	Notes string `json:"notes,omitzero"`

	Confirmations []Confirmation `json:"confirmations,omitempty"`
	Origin        Origin         `json:"origin,omitzero"`
	Unknown
}

var recipientTable = table[Recipient]("Destinataire", "Recipient",
	in(BlockEntry, headFields("Nom du destinataire", "Name of the recipient", func(r *Recipient) *Head { return &r.Head })...),
	in(BlockEntry,
		choice("type", "Type de destinataire", "Type of recipient", law.RecipientTypes, func(r *Recipient) *Code { return &r.Type }).asked("30(1)(d)"),
		choice("role", "Rôle", "Role", RecipientRoles, func(r *Recipient) *Code { return &r.Role }),
		line("service", "Service rendu", "Service rendered", func(r *Recipient) *string { return &r.Service }),
		group("contact", "Coordonnées", "Contact details", personTable, func(r *Recipient) *Person { return &r.Contact }),
	),
	in(BlockContract,
		line("contract_reference", "Référence du contrat", "Contract reference", func(r *Recipient) *string { return &r.ContractReference }).asked("28(3)"),
		date("contract_on", "Contrat du", "Contract of", func(r *Recipient) *Date { return &r.ContractOn }),
		line("contract_link", "Document", "Document", func(r *Recipient) *string { return &r.ContractLink }),
		long("subprocessors", "Ses propres sous-traitants", "Its own processors", func(r *Recipient) *string { return &r.Subprocessors }).asked("28(4)"),
	),
	in(BlockPlaces,
		list("places", "Lieux", "Places", placeTable, func(r *Recipient) *[]Place { return &r.Places }).
			help("D'où le destinataire héberge les données ou y accède", "From where the recipient hosts or reaches the data").asked("30(1)(e)"),
	),
	in(BlockNotes,
		long("notes", "Notes", "Notes", func(r *Recipient) *string { return &r.Notes }),
		confirmed(func(r *Recipient) *[]Confirmation { return &r.Confirmations }),
	),
)

// Place is a country, or an international organisation, in which a recipient
// hosts data or from which it reaches them. Outside the EEA it makes a
// transfer (Art. 44).
type Place struct {
	Item
	Country Country `json:"country,omitzero"`
	Detail  string  `json:"detail,omitzero"`
	Nature  []Code  `json:"nature,omitempty"` // Natures
	// Safeguards on which the transfer rests, the main one first.
	Safeguards []ID `json:"safeguards,omitempty"`
	Unknown
}

var placeTable = table[Place]("Lieu", "Place", []Field{
	country("country", "Pays ou organisation", "Country or organisation", func(p *Place) *Country { return &p.Country }).asked("30(1)(e)"),
	line("detail", "Précisions", "Details", func(p *Place) *string { return &p.Detail }).
		help("Ville ou région", "Town or region"),
	choices("nature", "Nature", "Nature", Natures, func(p *Place) *[]Code { return &p.Nature }),
	refs("safeguards", "Garanties", "Safeguards", "safeguards", func(p *Place) *[]ID { return &p.Safeguards }).
		help("Hors EEE\u00a0: ce qui autorise le transfert", "Outside the EEA: what allows the transfer").asked("44-49"),
})

// Safeguard is what a transfer rests on (Art. 45 to 49): an adequacy decision,
// clauses, a derogation, with the documents and dates that prove it.
type Safeguard struct {
	Head
	Kind     Code   `json:"kind,omitzero"` // law.SafeguardKinds
	Importer string `json:"importer,omitzero"`
	// Reference of the decision or contract; the record's own is in Head.
	Decision     string `json:"decision,omitzero"`
	Modules      []Code `json:"modules,omitempty"` // ClauseModules
	Document     string `json:"document,omitzero"`
	SignedOn     Date   `json:"signed_on,omitzero"`
	CheckedOn    Date   `json:"checked_on,omitzero"`
	From         Date   `json:"from,omitzero"`
	Until        Date   `json:"until,omitzero"`
	Assessment   string `json:"assessment,omitzero"`
	AssessmentOn Date   `json:"assessment_on,omitzero"`
	Notes        string `json:"notes,omitzero"`
	Unknown
}

var safeguardTable = table[Safeguard]("Garantie", "Safeguard",
	in(BlockEntry, headFields("Nom de la garantie", "Name of the safeguard", func(s *Safeguard) *Head { return &s.Head })...),
	in(BlockEntry,
		choice("kind", "Type de garantie", "Type of safeguard", law.SafeguardKinds, func(s *Safeguard) *Code { return &s.Kind }).asked("44-49"),
		line("importer", "Importateur", "Importer", func(s *Safeguard) *string { return &s.Importer }).
			help("L'entité qui reçoit les données, telle qu'inscrite ou signataire", "The entity that receives the data, as listed or signing"),
		line("decision", "Décision ou contrat", "Decision or contract", func(s *Safeguard) *string { return &s.Decision }).
			help("Par exemple\u00a0: (UE) 2023/1795", "For instance: (EU) 2023/1795"),
		choices("modules", "Modules des clauses", "Modules of the clauses", ClauseModules, func(s *Safeguard) *[]Code { return &s.Modules }),
	),
	in(BlockDocument,
		line("document", "Lien vers la documentation", "Link to the documents", func(s *Safeguard) *string { return &s.Document }),
		date("signed_on", "Signée le", "Signed on", func(s *Safeguard) *Date { return &s.SignedOn }),
		date("checked_on", "Vérifiée le", "Checked on", func(s *Safeguard) *Date { return &s.CheckedOn }).
			help("Par exemple, l'inscription sur la liste du Data Privacy Framework", "For instance, the entry on the Data Privacy Framework list"),
		date("from", "Valable depuis", "Valid from", func(s *Safeguard) *Date { return &s.From }),
		date("until", "Valable jusqu'au", "Valid until", func(s *Safeguard) *Date { return &s.Until }),
		line("assessment", "Analyse du transfert", "Transfer assessment", func(s *Safeguard) *string { return &s.Assessment }).
			help("Référence de l'analyse d'impact du transfert (AITD)", "Reference of the transfer impact assessment (TIA)").asked("46"),
		date("assessment_on", "Analyse du", "Assessment of", func(s *Safeguard) *Date { return &s.AssessmentOn }),
	),
	in(BlockNotes, long("notes", "Notes", "Notes", func(s *Safeguard) *string { return &s.Notes })),
)

// Measure is a technical or organisational security measure (Art. 30(1)(g),
// 32(1)).
type Measure struct {
	Head
	Kind   Code   `json:"kind,omitzero"`  // law.MeasureKinds
	Sheet  Code   `json:"sheet,omitzero"` // law.SecurityGuide
	Detail string `json:"detail,omitzero"`
	Notes  string `json:"notes,omitzero"`

	Confirmations []Confirmation `json:"confirmations,omitempty"`
	Origin        Origin         `json:"origin,omitzero"`
	Unknown
}

var measureTable = table[Measure]("Mesure de sécurité", "Security measure",
	in(BlockEntry, headFields("Nom de la mesure", "Name of the measure", func(m *Measure) *Head { return &m.Head })...),
	in(BlockEntry,
		choice("kind", "Type de mesure", "Type of measure", law.MeasureKinds, func(m *Measure) *Code { return &m.Kind }).asked("30(1)(g)"),
		choice("sheet", "Fiche du guide CNIL", "Sheet of the CNIL guide", law.SecurityGuide, func(m *Measure) *Code { return &m.Sheet }),
		long("detail", "Précisions", "Details", func(m *Measure) *string { return &m.Detail }).asked("32(1)"),
	),
	in(BlockNotes,
		long("notes", "Notes", "Notes", func(m *Measure) *string { return &m.Notes }),
		confirmed(func(m *Measure) *[]Confirmation { return &m.Confirmations }),
	),
)

// Waiver silences one finding of the checker for one record, with its reason.
type Waiver struct {
	Item
	Rule   string `json:"rule,omitzero"`
	Record ID     `json:"record,omitzero"`
	Field  string `json:"field,omitzero"`
	Reason string `json:"reason,omitzero"`
	By     string `json:"by,omitzero"`
	On     Date   `json:"on,omitzero"`
	Unknown
}

var waiverTable = table[Waiver]("Dérogation", "Waiver", in(BlockEntry,
	line("rule", "Règle", "Rule", func(w *Waiver) *string { return &w.Rule }),
	ref("record", "Fiche", "Record", "", func(w *Waiver) *ID { return &w.Record }).
		help("Toute fiche du registre", "Any record of the register"),
	line("field", "Champ", "Field", func(w *Waiver) *string { return &w.Field }),
	long("reason", "Raison", "Reason", func(w *Waiver) *string { return &w.Reason }),
	line("by", "Par", "By", func(w *Waiver) *string { return &w.By }),
	date("on", "Le", "On", func(w *Waiver) *Date { return &w.On }),
))

// A waiver is named by its rule and what it is about. That is told here because
// the collections, through which a record is found, hold the table itself.
func init() {
	waiverTable.titled(func(rec any, v View) string {
		w := rec.(*Waiver)
		if w.Record == "" {
			return w.Rule
		}
		name := string(w.Record)
		if _, on := v.Register.ByID(w.Record); on != nil {
			name = cmp.Or(ReferenceOf(on), NameOf(on), name)
		}
		return w.Rule + ", " + name
	})
}
