// Package extract settles what of a register leaves in a document, whatever its
// form: which treatments and activities, and which of their fields. What it
// leaves out, no document may tell.
package extract

import (
	"slices"

	"article30/register"
	"article30/register/lang"
)

// Profile is how much of a register leaves.
type Profile uint8

const (
	// Full is all that the register holds.
	Full Profile = iota
	// Article30 is what that article demands, and no more: no internal notes,
	// nothing that ended.
	Article30
)

// Options say what of a register is asked for; the zero value is all of it.
type Options struct {
	Profile Profile
	// Only lists the references or IDs of the treatments and processor
	// activities asked for; empty means all.
	Only []string
	// Client narrows them to the activities carried out for one client, and
	// names no other; empty means all clients. It is the client's name, whose
	// accents and case do not count, words of it that mean one client alone, or
	// the reference of its contract.
	Client string
}

// Narrowed reports that not all of a register is asked for.
func (o Options) Narrowed() bool { return len(o.Only) > 0 || o.Client != "" || o.Profile != Full }

// Extract is what of a register leaves.
type Extract struct {
	Treatments []*register.Treatment
	Activities []*register.ProcessorActivity
	// EndedTreatments and EndedActivities are how many the profile left out.
	EndedTreatments, EndedActivities int

	options Options
	client  string // the only one, as the register writes it; empty for all
}

// Of chooses from a register: in its order, or in that of the names given. It
// fails when Only names what is no treatment or activity, or Client no client.
func Of(reg *register.Register, o Options) (Extract, error) {
	e := Extract{Treatments: reg.Treatments, Activities: reg.ProcessorActivities, options: o}
	var err error
	if len(o.Only) > 0 {
		if e.Treatments, e.Activities, err = named(reg, o.Only); err != nil {
			return Extract{}, err
		}
	}
	if o.Client != "" {
		e.Treatments = nil
		if e.Activities, err = forClient(e.Activities, o.Client); err != nil {
			return Extract{}, err
		}
		e.client = ClientName(&e.Activities[0].Clients[0])
	}
	if o.Profile == Article30 {
		n, m := len(e.Treatments), len(e.Activities)
		e.Treatments = slices.DeleteFunc(slices.Clone(e.Treatments), func(t *register.Treatment) bool { return t.Status == register.Ended })
		e.Activities = slices.DeleteFunc(slices.Clone(e.Activities), func(a *register.ProcessorActivity) bool { return a.Status == register.Ended })
		e.EndedTreatments, e.EndedActivities = n-len(e.Treatments), m-len(e.Activities)
	}
	return e, nil
}

// named finds the records that names mean.
func named(reg *register.Register, names []string) (treatments []*register.Treatment, activities []*register.ProcessorActivity, err error) {
	for _, name := range names {
		chosen := false
		for _, found := range reg.Find(name) {
			switch rec := found.Record.(type) {
			case *register.Treatment:
				chosen = true
				if !slices.Contains(treatments, rec) {
					treatments = append(treatments, rec)
				}
			case *register.ProcessorActivity:
				chosen = true
				if !slices.Contains(activities, rec) {
					activities = append(activities, rec)
				}
			}
		}
		if !chosen {
			return nil, nil, lang.Errorf(notARecord, name)
		}
	}
	return treatments, activities, nil
}

// The collections of which a document has a section for each record.
var (
	treatments = register.CollectionOf("treatments")
	activities = register.CollectionOf("processor_activities")
)

// Records lists what leaves: the treatments, then the activities.
func (e Extract) Records() []register.Found {
	all := make([]register.Found, 0, len(e.Treatments)+len(e.Activities))
	for _, t := range e.Treatments {
		all = append(all, register.Found{Collection: treatments, Record: t})
	}
	for _, a := range e.Activities {
		all = append(all, register.Found{Collection: activities, Record: a})
	}
	return all
}

// Shows reports whether the i-th field of a table leaves; nested says that its
// record stands within one that does. What names a record always does.
func (e Extract) Shows(t *register.Table, i int, nested bool) bool {
	f := &t.Fields[i]
	if !nested && (f.Key == "name" || f.Key == "reference") {
		return true
	}
	if e.client != "" {
		switch f.Block.Key {
		case register.BlockReview.Key, register.BlockNotes.Key, register.BlockProfile.Key:
			return false // of the house, and may speak of other clients
		}
	}
	return e.options.Profile == Full || t.Demanded(i, nested)
}

// Limits says what was left out of the register, a line each: who reads an extract
// must not take it for the whole.
func (e Extract) Limits() []lang.Text {
	var lines []lang.Text
	if e.client != "" {
		lines = append(lines, lang.Format(oneClient, e.client))
	}
	if e.options.Profile == Article30 {
		lines = append(lines, article30Alone)
	}
	if len(e.options.Only) > 0 {
		lines = append(lines, someRecords)
	}
	return lines
}

var (
	oneClient      = text("Extrait\u00a0: ce qui est effectué pour %s, et pour ce client seul", "Extract: what is carried out for %s, and for this client alone")
	article30Alone = text("Limité à ce que demande l'article 30\u00a0; les fiches terminées n'y figurent pas", "Limited to what Article 30 asks for; ended records are left out")
	someRecords    = text("Limité à une partie des fiches", "Limited to some of the records")
)
