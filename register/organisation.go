package register

// Organisation keeps the register: the controller of its treatments
// (Art. 30(1)(a)) and the processor of its processor activities
// (Art. 30(2)(a)).
type Organisation struct {
	Item
	Name      string `json:"name,omitzero"`
	TradeName string `json:"trade_name,omitzero"`
	LegalForm string `json:"legal_form,omitzero"`
	Capital   string `json:"capital,omitzero"`
	SIREN     string `json:"siren,omitzero"`
	Registry  string `json:"registry,omitzero"`
	Activity  string `json:"activity,omitzero"`
	HeadCount *int   `json:"head_count,omitzero"`

	Address    string  `json:"address,omitzero"`
	PostalCode string  `json:"postal_code,omitzero"`
	City       string  `json:"city,omitzero"`
	Country    Country `json:"country,omitzero"`
	Phone      string  `json:"phone,omitzero"`
	Email      string  `json:"email,omitzero"`
	Website    string  `json:"website,omitzero"`

	LegalRepresentative Person         `json:"legal_representative,omitzero"`
	DPO                 DPO            `json:"dpo,omitzero"`
	EURepresentative    Representative `json:"eu_representative,omitzero"`

	RightsContact string `json:"rights_contact,omitzero"`

	HasStaff         Answer `json:"has_staff,omitzero"`
	HasWebsite       Answer `json:"has_website,omitzero"`
	SellsOnline      Answer `json:"sells_online,omitzero"`
	SendsNewsletter  Answer `json:"sends_newsletter,omitzero"`
	HasCameras       Answer `json:"has_cameras,omitzero"`
	TracksVehicles   Answer `json:"tracks_vehicles,omitzero"`
	HasAccessBadges  Answer `json:"has_access_badges,omitzero"`
	RecordsCalls     Answer `json:"records_calls,omitzero"`
	ActsAsController Answer `json:"acts_as_controller,omitzero"`
	ActsAsProcessor  Answer `json:"acts_as_processor,omitzero"`

	Notes string `json:"notes,omitzero"`
	Unknown
}

// Blocks of the organisation's form.
var (
	BlockIdentity       = Block{"identity", text("Identité", "Identity")}
	BlockContact        = Block{"contact", text("Coordonnées", "Contact details")}
	BlockRepresentation = Block{"representation", text("Représentants et délégué à la protection des données", "Representatives and data protection officer")}
	BlockProfile        = Block{"profile", text("Ce que fait l'organisme", "What the organisation does")}
	BlockNotes          = Block{"notes", text("Notes", "Notes")}
)

var organisationTable = table[Organisation]("Organisme", "Organisation",
	in(BlockIdentity,
		line("name", "Nom de l'organisme", "Name of the organisation", func(o *Organisation) *string { return &o.Name }).
			help("Raison sociale, ou nom et prénom de l'entrepreneur individuel", "Registered name, or the sole trader's name").asked("30(1)(a)"),
		line("trade_name", "Nom commercial", "Trade name", func(o *Organisation) *string { return &o.TradeName }),
		line("legal_form", "Forme juridique", "Legal form", func(o *Organisation) *string { return &o.LegalForm }),
		line("capital", "Capital", "Capital", func(o *Organisation) *string { return &o.Capital }),
		line("siren", "SIREN", "SIREN", func(o *Organisation) *string { return &o.SIREN }).
			help("Neuf chiffres", "Nine digits"),
		line("registry", "Immatriculation", "Registration", func(o *Organisation) *string { return &o.Registry }).
			help("Registre et ville, par exemple RCS Paris", "Register and town, for instance RCS Paris"),
		line("activity", "Activité", "Activity", func(o *Organisation) *string { return &o.Activity }),
		number("head_count", "Effectif", "Head-count", func(o *Organisation) **int { return &o.HeadCount }).
			help("Nombre de personnes employées", "Number of persons employed").asked("30(5)"),
	),
	in(BlockContact,
		line("address", "Adresse", "Address", func(o *Organisation) *string { return &o.Address }).asked("30(1)(a)"),
		line("postal_code", "Code postal", "Postal code", func(o *Organisation) *string { return &o.PostalCode }),
		line("city", "Ville", "City", func(o *Organisation) *string { return &o.City }),
		country("country", "Pays", "Country", func(o *Organisation) *Country { return &o.Country }),
		line("phone", "Téléphone", "Phone", func(o *Organisation) *string { return &o.Phone }).asked("30(1)(a)"),
		line("email", "Adresse mél", "E-mail", func(o *Organisation) *string { return &o.Email }).asked("30(1)(a)"),
		line("website", "Site web", "Website", func(o *Organisation) *string { return &o.Website }),
	),
	in(BlockRepresentation,
		group("legal_representative", "Responsable de l'organisme", "Legal representative", personTable, func(o *Organisation) *Person { return &o.LegalRepresentative }).
			help("La personne qui représente légalement l'organisme", "The person who legally represents the organisation"),
		orNone(group("dpo", "Délégué à la protection des données", "Data protection officer", dpoTable, func(o *Organisation) *DPO { return &o.DPO }),
			func(o *Organisation) *Absence { return &o.DPO.Absence }).
			help("Désigné, ou «\u00a0aucun\u00a0» avec la raison", "Designated, or \"none\" and why").asked("30(1)(a)"),
		orNone(group("eu_representative", "Représentant dans l'Union", "Representative in the Union", representativeTable, func(o *Organisation) *Representative { return &o.EURepresentative }),
			func(o *Organisation) *Absence { return &o.EURepresentative.Absence }).
			help("Pour un organisme établi hors de l'EEE", "For an organisation established outside the EEA").asked("27"),
		long("rights_contact", "Exercice des droits", "Exercise of rights", func(o *Organisation) *string { return &o.RightsContact }).
			help("À qui s'adresser, et dans quel délai il est répondu", "Whom to ask, and how soon an answer comes").asked("12"),
	),
	in(BlockProfile,
		yesNo("has_staff", "Emploie du personnel", "Employs staff", func(o *Organisation) *Answer { return &o.HasStaff }),
		yesNo("has_website", "A un site web", "Has a website", func(o *Organisation) *Answer { return &o.HasWebsite }),
		yesNo("sells_online", "Vend en ligne", "Sells online", func(o *Organisation) *Answer { return &o.SellsOnline }),
		yesNo("sends_newsletter", "Envoie une lettre d'information", "Sends a newsletter", func(o *Organisation) *Answer { return &o.SendsNewsletter }),
		yesNo("has_cameras", "A des caméras", "Has cameras", func(o *Organisation) *Answer { return &o.HasCameras }),
		yesNo("tracks_vehicles", "Géolocalise des véhicules", "Tracks vehicles", func(o *Organisation) *Answer { return &o.TracksVehicles }),
		yesNo("has_access_badges", "Contrôle les accès par badge", "Uses access badges", func(o *Organisation) *Answer { return &o.HasAccessBadges }),
		yesNo("records_calls", "Enregistre des appels", "Records calls", func(o *Organisation) *Answer { return &o.RecordsCalls }),
		yesNo("acts_as_controller", "Responsable de traitement", "Acts as controller", func(o *Organisation) *Answer { return &o.ActsAsController }).
			help("Traite des données pour son propre compte", "Processes data on its own account"),
		yesNo("acts_as_processor", "Sous-traitant pour d'autres", "Acts as processor", func(o *Organisation) *Answer { return &o.ActsAsProcessor }).
			help("Traite des données pour le compte de ses clients", "Processes data on behalf of its clients").asked("30(2)"),
	),
	in(BlockNotes,
		long("notes", "Notes", "Notes", func(o *Organisation) *string { return &o.Notes }),
	),
)
