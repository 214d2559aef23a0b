package register

// Reader is one who can read a register whose file is encrypted: each save is
// sealed to all of them. The list stands inside the register, so that whoever can
// only write to the folder cannot add himself; it is no answer to the Regulation,
// and stays out of every document. A register that is not encrypted has none.
type Reader struct {
	// Name is for people to tell the keys apart; it may be empty.
	Name string `json:"name,omitzero"`
	// Key is the public key, as age writes it: age1…
	Key string `json:"key"`
	Unknown
}

// WithReaders returns the register with others who can read its file.
func (r *Register) WithReaders(readers []Reader) *Register {
	with := *r
	with.Readers = readers
	return &with
}
