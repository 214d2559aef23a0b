package register

// Head is what every record of the lists begins with.
type Head struct {
	Item
	// Reference is the short name by which people and commands call the
	// record, T-001: shown, unique in the register, sorted naturally.
	Reference string `json:"reference,omitzero"`
	Name      string `json:"name,omitzero"`
}

func (h *Head) head() *Head { return h }

// Record is a record of the register: something with an identity that edits
// replace as a whole.
type Record interface {
	item() *Item
}

// ReferenceOf returns the reference of a record, empty for one that has none
// (the organisation, a waiver).
func ReferenceOf(rec Record) string {
	if h, ok := rec.(interface{ head() *Head }); ok {
		return h.head().Reference
	}
	return ""
}

// NameOf returns the name of a record, empty when it is unanswered.
func NameOf(rec Record) string {
	switch r := rec.(type) {
	case interface{ head() *Head }:
		return r.head().Name
	case *Organisation:
		return r.Name
	}
	return ""
}

func headFields[R any](nameFR, nameEN string, at func(*R) *Head) []Field {
	return []Field{
		line("reference", "N° / RÉF", "Reference", func(r *R) *string { return &at(r).Reference }).
			help("Numéro de la fiche, unique dans le registre", "Number of the record, unique in the register"),
		line("name", nameFR, nameEN, func(r *R) *string { return &at(r).Name }),
	}
}
