package register

import (
	"strings"
)

// Contact is how a person or a body is reached, split as the CNIL's form
// splits it.
type Contact struct {
	LastName   string  `json:"last_name,omitzero"`
	FirstName  string  `json:"first_name,omitzero"`
	Body       string  `json:"body,omitzero"` // name of a company or other body
	Address    string  `json:"address,omitzero"`
	PostalCode string  `json:"postal_code,omitzero"`
	City       string  `json:"city,omitzero"`
	Country    Country `json:"country,omitzero"`
	Phone      string  `json:"phone,omitzero"`
	Email      string  `json:"email,omitzero"`
}

// Name returns the person's first and last name, or the body's where no person
// is named; empty when neither is.
func (c Contact) Name() string {
	if person := strings.TrimSpace(c.FirstName + " " + c.LastName); person != "" {
		return person
	}
	return c.Body
}

// Person is a Contact that stands as a group of its own.
type Person struct {
	Contact
	Unknown
}

var contactFields = []Field{
	line("last_name", "Nom", "Last name", func(c *Contact) *string { return &c.LastName }),
	line("first_name", "Prénom", "First name", func(c *Contact) *string { return &c.FirstName }),
	line("body", "Organisme", "Company or body", func(c *Contact) *string { return &c.Body }).
		help("Nom de la société ou de l'organisme", "Name of the company or other body"),
	line("address", "Adresse", "Address", func(c *Contact) *string { return &c.Address }),
	line("postal_code", "Code postal", "Postal code", func(c *Contact) *string { return &c.PostalCode }),
	line("city", "Ville", "City", func(c *Contact) *string { return &c.City }),
	country("country", "Pays", "Country", func(c *Contact) *Country { return &c.Country }),
	line("phone", "Téléphone", "Phone", func(c *Contact) *string { return &c.Phone }),
	line("email", "Adresse mél", "E-mail", func(c *Contact) *string { return &c.Email }),
}

func contactTitle(c *Contact) string {
	switch name := c.Name(); {
	case name == c.Body || c.Body == "":
		return name
	default:
		return name + ", " + c.Body
	}
}

var personTable = table[Person]("Coordonnées", "Contact details",
	lift(func(p *Person) *Contact { return &p.Contact }, contactFields),
).titled(func(rec any, _ View) string { return contactTitle(&rec.(*Person).Contact) })

// Representative is a body in the Union that stands in for a controller or
// processor established outside it (Art. 27), or the answer that there is none.
type Representative struct {
	Absence
	Contact
	Unknown
}

var representativeTable = table[Representative]("Représentant", "Representative",
	lift(func(r *Representative) *Contact { return &r.Contact }, contactFields),
).titled(func(rec any, _ View) string { return contactTitle(&rec.(*Representative).Contact) })

// DPO is the data protection officer (Art. 37), or the answer that none is
// designated, and why.
type DPO struct {
	Absence
	Kind Code `json:"kind,omitzero"` // DPOKinds
	Contact
	Company      Person `json:"company,omitzero"` // of an external officer
	DesignatedOn Date   `json:"designated_on,omitzero"`
	CNILNumber   string `json:"cnil_number,omitzero"`
	Unknown
}

var dpoTable = table[DPO]("Délégué à la protection des données", "Data protection officer",
	[]Field{choice("kind", "Type", "Kind", DPOKinds, func(d *DPO) *Code { return &d.Kind })},
	lift(func(d *DPO) *Contact { return &d.Contact }, contactFields),
	[]Field{
		group("company", "Société du DPO", "DPO's company", personTable, func(d *DPO) *Person { return &d.Company }).
			help("Si le DPO est externe", "When the DPO is external"),
		date("designated_on", "Désigné le", "Designated on", func(d *DPO) *Date { return &d.DesignatedOn }),
		line("cnil_number", "N° de désignation CNIL", "CNIL designation number", func(d *DPO) *string { return &d.CNILNumber }),
	},
).titled(func(rec any, _ View) string { return contactTitle(&rec.(*DPO).Contact) })
