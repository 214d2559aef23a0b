package session

import (
	"article30/register"
	"article30/register/lang"
)

// Add puts a record at the end of a collection. An empty reference is given
// the next free one.
type Add struct {
	Collection *register.Collection
	Record     register.Record
}

// NewRecord returns an empty record of a collection with a name and the next
// free reference, ready to be added.
func NewRecord(c *register.Collection, r *register.Register, name string) register.Record {
	rec := c.Table.New().(register.Record)
	if f := c.Table.Field("name"); f != nil {
		_ = f.Set(rec, name, register.View{Register: r}) // any text is a name
	}
	number(rec, c, r)
	return rec
}

// number gives a record the next free reference of its collection.
func number(rec register.Record, c *register.Collection, r *register.Register) {
	if f := c.Table.Field("reference"); f != nil {
		*f.Address(rec).(*string) = r.NextReference(c)
	}
}

func (a Add) changes(r *register.Register, v register.View) ([]Change, error) {
	if a.Collection.Single {
		return nil, lang.Errorf(lang.Text{FR: "un registre n'a qu'un organisme\u00a0; modifiez-le", EN: "a register has one organisation; change it"})
	}
	rec := a.Collection.Table.Clone(a.Record).(register.Record)
	if register.ReferenceOf(rec) == "" {
		number(rec, a.Collection, r)
	}
	touch(rec, v.Today)
	return []Change{{a.Collection, nil, rec, -1, a.Collection.Len(r)}}, nil
}

func (a Add) title(_ *register.Register, v register.View) lang.Text {
	return lang.Text{
		FR: "ajout de «\u00a0" + a.Collection.Table.Title(a.Record, v) + "\u00a0»",
		EN: "adding \"" + a.Collection.Table.Title(a.Record, v) + "\"",
	}
}

// Delete takes a record out of the register. A catalogue entry in use is not
// deleted: the fault is an *InUseError.
type Delete struct{ Record register.ID }

// InUseError refuses the deletion of a catalogue entry and says who uses it.
type InUseError struct {
	Entry  register.Record
	Uses   []register.Record
	reason *lang.Error
}

func (e *InUseError) Error() string { return e.reason.Error() }

// Unwrap returns the line in both languages.
func (e *InUseError) Unwrap() error { return e.reason }

func (d Delete) changes(r *register.Register, _ register.View) ([]Change, error) {
	c, rec, err := find(r, d.Record)
	if err != nil {
		return nil, err
	}
	if c.Single {
		return nil, lang.Errorf(lang.Text{FR: "l'organisme ne se supprime pas\u00a0; modifiez-le", EN: "the organisation cannot be deleted; change it"})
	}
	return []Change{{c, rec, nil, c.Index(r, d.Record), -1}}, nil
}

func inUse(rec register.Record, uses []register.Record) error {
	names := ""
	for i, use := range uses {
		if i > 0 {
			names += ", "
		}
		if names += naming(use); i == 9 && len(uses) > 10 {
			names += "…"
			break
		}
	}
	return &InUseError{Entry: rec, Uses: uses, reason: lang.Errorf(lang.Text{
		FR: "%s est utilisé par %s (%d)\u00a0; retirez-le d'abord de ces fiches",
		EN: "%s is used by %s (%d); take it out of those records first",
	}, naming(rec), names, len(uses))}
}

func (d Delete) title(r *register.Register, v register.View) lang.Text {
	return recordTitle(r, d.Record, v, lang.Text{FR: "suppression de ", EN: "deleting "})
}

// Duplicate adds a copy of a record under its own identity and the next free
// reference, just after the original and not reviewed yet.
type Duplicate struct {
	Record register.ID
}

func (d Duplicate) changes(r *register.Register, v register.View) ([]Change, error) {
	c, rec, err := find(r, d.Record)
	if err != nil {
		return nil, err
	}
	if c.Single {
		return nil, lang.Errorf(lang.Text{FR: "l'organisme ne se duplique pas\u00a0; un registre n'en a qu'un", EN: "the organisation cannot be duplicated; a register has one"})
	}
	twin := c.Table.Clone(rec).(register.Record)
	c.Table.Renew(twin)
	number(twin, c, r)
	if f := c.Table.Field("name"); f != nil {
		if name := f.Address(twin).(*string); *name != "" {
			*name += lang.Text{FR: " (copie)", EN: " (copy)"}.In(r.TextLanguage())
		}
	}
	// The copy has a day of its own, set by touch, and nobody reviewed it.
	for _, key := range []string{"created", "reviewed_on", "reviewed_by", "next_review"} {
		if f := c.Table.Field(key); f != nil {
			f.Clear(twin)
		}
	}
	touch(twin, v.Today)
	return []Change{{c, nil, twin, -1, c.Index(r, d.Record) + 1}}, nil
}

func (d Duplicate) title(r *register.Register, v register.View) lang.Text {
	return recordTitle(r, d.Record, v, lang.Text{FR: "copie de ", EN: "copying "})
}

// Move moves a record by some positions in its list, up when negative, as far
// as the list goes.
type Move struct {
	Record register.ID
	By     int
}

func (m Move) changes(r *register.Register, _ register.View) ([]Change, error) {
	c, rec, err := find(r, m.Record)
	if err != nil {
		return nil, err
	}
	from := c.Index(r, m.Record)
	to := max(0, min(c.Len(r)-1, from+m.By))
	if from == to {
		return nil, nil
	}
	return []Change{{c, rec, rec, from, to}}, nil
}

func (m Move) title(r *register.Register, v register.View) lang.Text {
	return recordTitle(r, m.Record, v, lang.Text{FR: "déplacement de ", EN: "moving "})
}

func recordTitle(r *register.Register, id register.ID, v register.View, verb lang.Text) lang.Text {
	c, rec := r.ByID(id)
	if rec == nil {
		return verb
	}
	name := c.Table.Title(rec, v)
	if name == "" {
		name = naming(rec)
	}
	return lang.Text{FR: verb.FR + "«\u00a0" + name + "\u00a0»", EN: verb.EN + "\"" + name + "\""}
}

// Together applies several edits as one step.
type Together struct {
	Name  lang.Text
	Edits []Edit
}

func (t Together) changes(r *register.Register, v register.View) ([]Change, error) {
	var all []Change
	for _, e := range t.Edits {
		changes, err := e.changes(r, v)
		if err != nil {
			return nil, err
		}
		for _, c := range changes {
			if r, err = c.apply(r); err != nil {
				return nil, err
			}
		}
		v.Register = r
		all = append(all, changes...)
	}
	return all, nil
}

func (t Together) title(*register.Register, register.View) lang.Text { return t.Name }
