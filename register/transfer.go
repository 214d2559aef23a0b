package register

import (
	"slices"

	"article30/register/law"
)

// Transfer is data of a treatment or activity sent to, or reached from, a
// place outside the EEA (Art. 44). It is derived, never stored: a recipient's
// places make it, unless the use says otherwise.
type Transfer struct {
	// Use is how the treatment uses the recipient, nil for a transfer without
	// one.
	Use *Use
	// Recipient is the catalogue entry, nil for a transfer without recipient
	// or when the entry is missing.
	Recipient *Recipient
	// Importer names who receives the data.
	Importer string
	// Country is empty when the recipient's country is unanswered: then it is
	// not known whether there is a transfer at all.
	Country Country
	// Detail narrows the country: a town, a region.
	Detail string
	Nature []Code
	// Safeguards on which the transfer rests, empty when none is given.
	Safeguards []ID
	// Document the transfer itself refers to, besides those of its safeguards.
	Document string
}

// Unknown reports that the country is unanswered or not one the program
// knows: not a "no transfer", not a "no safeguard".
func (t Transfer) Unknown() bool {
	_, known := law.OutsideEEA(string(t.Country))
	return !known
}

// Inside reports that the country is known to be in the EEA: what the register
// lists here is no transfer.
func (t Transfer) Inside() bool {
	outside, known := law.OutsideEEA(string(t.Country))
	return known && !outside
}

// Own returns the transfer as one that stands by itself, for the fields of its
// table to print.
func (t Transfer) Own() OwnTransfer {
	return OwnTransfer{Importer: t.Importer, Country: t.Country, Nature: t.Nature, Safeguards: t.Safeguards, Document: t.Document}
}

// TransfersOf returns the transfers of a treatment or processor activity; other
// records have none.
func (r *Register) TransfersOf(rec Record) []Transfer {
	switch rec := rec.(type) {
	case *Treatment:
		return r.TreatmentTransfers(rec)
	case *ProcessorActivity:
		return r.ActivityTransfers(rec)
	}
	return nil
}

// TreatmentTransfers returns the transfers of a treatment. Those whose country
// is unanswered are included, unless somebody reviewed the transfers and found
// none.
func (r *Register) TreatmentTransfers(t *Treatment) []Transfer {
	return reviewed(t.TransfersReviewed, r.transfers(t.Recipients, t.Transfers))
}

// ActivityTransfers returns the transfers of a processor activity, on the same
// terms.
func (r *Register) ActivityTransfers(a *ProcessorActivity) []Transfer {
	uses := make([]Use, len(a.Subprocessors))
	for i := range a.Subprocessors {
		uses[i] = a.Subprocessors[i].Use
	}
	return reviewed(a.TransfersReviewed, r.transfers(uses, a.Transfers))
}

func reviewed(review Code, all []Transfer) []Transfer {
	if review != NoTransfers {
		return all
	}
	return slices.DeleteFunc(all, func(t Transfer) bool { return t.Use != nil && t.Country == "" })
}

func (r *Register) transfers(uses []Use, own []OwnTransfer) []Transfer {
	var all []Transfer
	for i := range uses {
		all = append(all, r.useTransfers(&uses[i])...)
	}
	for _, o := range own {
		all = append(all, Transfer{
			Importer: o.Importer, Country: o.Country, Nature: o.Nature,
			Safeguards: o.Safeguards, Document: o.Document,
		})
	}
	return all
}

func (r *Register) useTransfers(u *Use) []Transfer {
	if u.NoTransfer == Yes {
		return nil
	}
	rec, places := r.Recipient(u.Recipient), u.Places
	name := string(u.Recipient) // shown where the entry is missing
	if rec != nil {
		name = rec.Name
		if len(places) == 0 {
			places = rec.Places
		}
	}
	if len(places) == 0 {
		if u.Recipient == "" || rec != nil && rec.Internal() {
			return nil
		}
		places = []Place{{}} // one place, its country unanswered
	}
	var all []Transfer
	for _, p := range places {
		if outside, known := law.OutsideEEA(string(p.Country)); known && !outside {
			continue
		}
		safeguards := p.Safeguards
		if len(u.Safeguards) > 0 {
			safeguards = u.Safeguards
		}
		all = append(all, Transfer{
			Use: u, Recipient: rec, Importer: name, Country: p.Country, Detail: p.Detail,
			Nature: p.Nature, Safeguards: slices.Clone(safeguards),
		})
	}
	return all
}

// Internal reports that the recipient is a department of the organisation:
// where it is needs no answer.
func (r *Recipient) Internal() bool { return r.Type == "INT" || r.Role == "internal" }
