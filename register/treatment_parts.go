package register

import "article30/register/law"

// JointController determines purposes and means together with the
// organisation (Art. 26).
type JointController struct {
	Item
	Contact
	Arrangement   string `json:"arrangement,omitzero"`
	ArrangementOn Date   `json:"arrangement_on,omitzero"`
	Unknown
}

var jointControllerTable = table[JointController]("Responsable conjoint", "Joint controller",
	lift(func(j *JointController) *Contact { return &j.Contact }, contactFields),
	[]Field{
		long("arrangement", "Accord (art. 26)", "Arrangement (Art. 26)", func(j *JointController) *string { return &j.Arrangement }).
			help("Qui fait quoi, et où l'accord se trouve", "Who does what, and where the arrangement is").asked("26"),
		date("arrangement_on", "Accord du", "Arrangement of", func(j *JointController) *Date { return &j.ArrangementOn }),
	},
).titled(func(rec any, _ View) string { return contactTitle(&rec.(*JointController).Contact) })

// Purpose is an objective pursued (Art. 30(1)(b)) with its legal bases
// (Art. 6(1)) and what those bases demand.
type Purpose struct {
	Item
	Text       string `json:"text,omitzero"`
	LegalBases []Code `json:"legal_bases,omitempty"` // law.LegalBases
	// Interest is what the controller pursues, where the basis is (f).
	Interest string `json:"interest,omitzero"`
	// Balancing says where the interest was weighed against the persons'.
	Balancing string `json:"balancing,omitzero"`
	// Law is the text that obliges or empowers, where the basis is (c) or (e).
	Law string `json:"law,omitzero"`
	// ConsentProof says how consent is collected, proved and withdrawn,
	// where the basis is (a).
	ConsentProof string `json:"consent_proof,omitzero"`
	Channels     []Code `json:"channels,omitempty"`
	Audiences    []Code `json:"audiences,omitempty"`
	Unknown
}

var purposeTable = table[Purpose]("Finalité", "Purpose", []Field{
	line("text", "Objectif poursuivi", "Objective", func(p *Purpose) *string { return &p.Text }).
		help("Ce que vous cherchez à faire, pas le nom d'un outil", "What you want to achieve, not the name of a tool").asked("30(1)(b)"),
	choices("legal_bases", "Base légale", "Legal basis", law.LegalBases, func(p *Purpose) *[]Code { return &p.LegalBases }).asked("6(1)"),
	line("interest", "Intérêt légitime poursuivi", "Legitimate interest pursued", func(p *Purpose) *string { return &p.Interest }).asked("13(1)(d)"),
	line("balancing", "Mise en balance", "Balancing test", func(p *Purpose) *string { return &p.Balancing }).
		help("Où elle est documentée", "Where it is documented").asked("6(1)(f)"),
	line("law", "Texte invoqué", "Law relied on", func(p *Purpose) *string { return &p.Law }).
		help("Pour une obligation légale ou une mission d'intérêt public", "For a legal obligation or a public task").asked("6(3)"),
	long("consent_proof", "Preuve du consentement", "Proof of consent", func(p *Purpose) *string { return &p.ConsentProof }).
		help("Comment il est recueilli, prouvé et retiré", "How it is collected, proved and withdrawn").asked("7"),
	choices("channels", "Canaux de prospection", "Prospecting channels", Channels, func(p *Purpose) *[]Code { return &p.Channels }).asked("CPCE L.34-5"),
	choices("audiences", "Publics démarchés", "Prospecting audiences", Audiences, func(p *Purpose) *[]Code { return &p.Audiences }).asked("CPCE L.34-5"),
})

// Datum is a category of data as one treatment uses it (Art. 30(1)(c)), with
// how long it is kept there (Art. 30(1)(f)).
type Datum struct {
	Item
	Category      ID          `json:"category,omitzero"` // in the data categories
	Detail        string      `json:"detail,omitzero"`
	Source        Code        `json:"source,omitzero"` // Sources
	SourceDetail  string      `json:"source_detail,omitzero"`
	Compulsory    Answer      `json:"compulsory,omitzero"`
	Consequence   string      `json:"consequence,omitzero"`
	Condition     Code        `json:"condition,omitzero"` // law.Article9Conditions
	ConditionText string      `json:"condition_text,omitzero"`
	Retentions    []Retention `json:"retentions,omitempty"`
	// RetentionsNone answers "not possible", and why: Art. 30(1)(f) asks for
	// time limits where possible.
	RetentionsNone NoneOf `json:"retentions_none,omitzero"`
	Unknown
}

var datumTable = table[Datum]("Donnée", "Data", []Field{
	ref("category", "Catégorie", "Category", "data_categories", func(d *Datum) *ID { return &d.Category }).asked("30(1)(c)"),
	long("detail", "Détail", "Detail", func(d *Datum) *string { return &d.Detail }).
		help("Les données elles-mêmes, si elles diffèrent de la catégorie", "The data themselves, where they differ from the category"),
	orNone(list("retentions", "Durées de conservation", "Retention periods", retentionTable, func(d *Datum) *[]Retention { return &d.Retentions }),
		func(d *Datum) *Absence { return &d.RetentionsNone.Absence }).
		help("«\u00a0Aucune\u00a0» veut dire\u00a0: pas de durée possible, et pourquoi", "\"None\" means: no period is possible, and why").asked("30(1)(f)"),
	choice("source", "Source", "Source", Sources, func(d *Datum) *Code { return &d.Source }).asked("14(2)(f)"),
	line("source_detail", "Origine", "Origin", func(d *Datum) *string { return &d.SourceDetail }).
		help("D'où viennent les données collectées indirectement", "Where indirectly collected data come from"),
	yesNo("compulsory", "Obligatoire", "Compulsory", func(d *Datum) *Answer { return &d.Compulsory }).asked("13(2)(e)"),
	line("consequence", "Conséquence d'un refus", "Consequence of refusal", func(d *Datum) *string { return &d.Consequence }).asked("13(2)(e)"),
	choice("condition", "Condition de l'article 9", "Article 9 condition", law.Article9Conditions, func(d *Datum) *Code { return &d.Condition }).
		help("Pour une donnée sensible", "For a special category").asked("9(2)"),
	line("condition_text", "Texte qui l'autorise", "Authorising law", func(d *Datum) *string { return &d.ConditionText }).
		help("Pour une donnée sensible, d'infraction, ou le NIR", "For special categories, offences, or the social security number").asked("9, 10, 87"),
})

// Subject is a category of persons concerned (Art. 30(1)(c)).
type Subject struct {
	Item
	Category   Code   `json:"category,omitzero"` // law.Subjects
	Detail     string `json:"detail,omitzero"`
	Vulnerable Answer `json:"vulnerable,omitzero"`
	Minors     Answer `json:"minors,omitzero"`
	Number     string `json:"number,omitzero"`
	Unknown
}

var subjectTable = table[Subject]("Personnes concernées", "Data subjects", []Field{
	choice("category", "Catégorie", "Category", law.Subjects, func(s *Subject) *Code { return &s.Category }).open().asked("30(1)(c)"),
	line("detail", "Précisions", "Details", func(s *Subject) *string { return &s.Detail }),
	yesNo("vulnerable", "Personnes vulnérables", "Vulnerable persons", func(s *Subject) *Answer { return &s.Vulnerable }).asked("35"),
	yesNo("minors", "Mineurs", "Minors", func(s *Subject) *Answer { return &s.Minors }).asked("8"),
	line("number", "Nombre", "Number", func(s *Subject) *string { return &s.Number }).
		help("Un ordre de grandeur suffit", "An order of magnitude will do"),
})

// Use is a recipient as one treatment uses it (Art. 30(1)(d)), with what
// differs here from the recipient's own entry.
type Use struct {
	Item
	Recipient ID     `json:"recipient,omitzero"` // in the recipients
	Detail    string `json:"detail,omitzero"`
	// NoTransfer is Yes when this use sends nothing outside the EEA, although
	// the recipient's entry has a place there.
	NoTransfer    Answer `json:"no_transfer,omitzero"`
	NoTransferWhy string `json:"no_transfer_why,omitzero"`
	// Places, when any are given, stand in for those of the entry.
	Places []Place `json:"places,omitempty"`
	// Safeguards, when any are given, stand in for those of all its places.
	Safeguards []ID `json:"safeguards,omitempty"`
	Unknown
}

var useTable = table[Use]("Destinataire", "Recipient", []Field{
	ref("recipient", "Destinataire", "Recipient", "recipients", func(u *Use) *ID { return &u.Recipient }).asked("30(1)(d)"),
	line("detail", "Précisions", "Details", func(u *Use) *string { return &u.Detail }).
		help("Ce que ce destinataire reçoit ou fait ici", "What this recipient receives or does here"),
	yesNo("no_transfer", "Aucun transfert ici", "No transfer here", func(u *Use) *Answer { return &u.NoTransfer }).
		help("Répondre oui si cet usage n'envoie rien hors de l'EEE", "Answer yes when this use sends nothing outside the EEA").asked("30(1)(e)"),
	line("no_transfer_why", "Pourquoi", "Why", func(u *Use) *string { return &u.NoTransferWhy }),
	list("places", "Lieux propres à cet usage", "Places for this use", placeTable, func(u *Use) *[]Place { return &u.Places }).
		help("Remplacent ceux du destinataire", "Stand in for the recipient's own").asked("30(1)(e)"),
	refs("safeguards", "Garanties propres à cet usage", "Safeguards for this use", "safeguards", func(u *Use) *[]ID { return &u.Safeguards }).
		help("Remplacent celles des lieux", "Stand in for those of the places").asked("46"),
})

// OwnTransfer is a transfer that no recipient of the treatment explains.
type OwnTransfer struct {
	Item
	Importer   string  `json:"importer,omitzero"`
	Country    Country `json:"country,omitzero"`
	Nature     []Code  `json:"nature,omitempty"`
	Safeguards []ID    `json:"safeguards,omitempty"`
	Document   string  `json:"document,omitzero"`
	Unknown
}

var ownTransferTable = table[OwnTransfer]("Transfert", "Transfer", []Field{
	line("importer", "Organisme destinataire", "Receiving body", func(o *OwnTransfer) *string { return &o.Importer }),
	country("country", "Pays ou organisation", "Country or organisation", func(o *OwnTransfer) *Country { return &o.Country }).asked("30(1)(e)"),
	choices("nature", "Nature", "Nature", Natures, func(o *OwnTransfer) *[]Code { return &o.Nature }),
	refs("safeguards", "Garanties", "Safeguards", "safeguards", func(o *OwnTransfer) *[]ID { return &o.Safeguards }).asked("46"),
	line("document", "Lien vers la documentation", "Link to the documents", func(o *OwnTransfer) *string { return &o.Document }),
})

// Software is a tool or medium in which a treatment keeps its data.
type Software struct {
	Item
	Name     string  `json:"name,omitzero"`
	Detail   string  `json:"detail,omitzero"`
	Location string  `json:"location,omitzero"`
	Country  Country `json:"country,omitzero"`
	Unknown
}

var softwareTable = table[Software]("Logiciel ou support", "Software or medium", []Field{
	line("name", "Nom", "Name", func(s *Software) *string { return &s.Name }),
	line("detail", "Précisions", "Details", func(s *Software) *string { return &s.Detail }),
	line("location", "Lieu de conservation", "Where it is kept", func(s *Software) *string { return &s.Location }),
	country("country", "Pays", "Country", func(s *Software) *Country { return &s.Country }),
})

// Link points to a document kept elsewhere. It is text: nothing opens it.
type Link struct {
	Item
	Label  string `json:"label,omitzero"`
	Target string `json:"target,omitzero"`
	Unknown
}

var linkTable = table[Link]("Lien", "Link", []Field{
	line("label", "Intitulé", "Label", func(l *Link) *string { return &l.Label }),
	line("target", "Adresse ou chemin", "Address or path", func(l *Link) *string { return &l.Target }),
})
