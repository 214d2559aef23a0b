package cnil

import (
	"article30/export/extract"
	"article30/register"
)

// Part is one of the two registers that Article 30 asks for.
type Part uint8

// A controller keeps the register of its treatments (Art. 30(1)), a processor
// that of the categories of processing it carries out for others (Art. 30(2)).
const (
	Controller Part = iota
	Processor
)

// Parts tells which registers an export has content for: both for an
// organisation with both roles, the controller's alone when there is nothing
// yet. It fails like Workbook.
func Parts(reg *register.Register, opts Options) ([]Part, error) {
	e, err := extract.Of(reg, opts.Options)
	if err != nil {
		return nil, err
	}
	var parts []Part
	processor := len(e.Activities)+e.EndedActivities > 0
	if len(e.Treatments)+e.EndedTreatments > 0 || !processor {
		parts = append(parts, Controller)
	}
	if processor {
		parts = append(parts, Processor)
	}
	return parts, nil
}

// choice is what of a register one part holds.
type choice struct {
	extract.Extract
	// keeps reports whether an entry of a catalogue is written.
	keeps func(register.ID) bool
}

// choose settles what one part of a register holds.
func choose(reg *register.Register, opts Options) (choice, error) {
	e, err := extract.Of(reg, opts.Options)
	if err != nil {
		return choice{}, err
	}
	other := used(reg, e)
	if opts.Part == Processor {
		e.Treatments, e.EndedTreatments = nil, 0
	} else {
		e.Activities, e.EndedActivities = nil, 0
	}
	own := used(reg, e)
	return choice{e, func(id register.ID) bool {
		return own[id] || !opts.Narrowed() && !other[id] // nobody's entry is in both registers
	}}, nil
}

// used marks the entries of the catalogues that some records use, and the
// entries these refer to.
func used(reg *register.Register, e extract.Extract) map[register.ID]bool {
	all := map[register.ID]bool{}
	var use func(ids []register.ID)
	use = func(ids []register.ID) {
		for _, id := range ids {
			if all[id] {
				continue
			}
			all[id] = true
			if collection, rec := reg.ByID(id); rec != nil {
				use(collection.Table.References(rec))
			}
		}
	}
	for _, found := range e.Records() {
		use(found.Collection.Table.References(found.Record))
	}
	return all
}

// records lists what is written.
func (c choice) records() []register.Record {
	var records []register.Record
	for _, found := range c.Records() {
		records = append(records, found.Record)
	}
	return records
}

// unconfirmed counts what templates gave and nobody confirmed.
func (c choice) unconfirmed(reg *register.Register) int {
	n := 0
	for _, found := range c.Records() {
		n += len(found.Collection.Table.Unconfirmed(found.Record))
	}
	for _, collection := range register.Collections {
		if !collection.Catalogue {
			continue
		}
		for _, entry := range collection.All(reg) {
			if c.keeps(register.Identity(entry)) {
				n += len(collection.Table.Unconfirmed(entry))
			}
		}
	}
	return n
}
