package session

import (
	"slices"

	"article30/register"
	"article30/register/lang"
)

// MergeEntries makes one of two entries of a catalogue that are the same thing:
// every record that refers to Drop refers to Keep, which takes from Drop the
// answers it lacks, and Drop leaves the register. The waivers of Drop leave with
// it: nobody has judged what they would silence on Keep. It is refused across
// catalogues.
type MergeEntries struct{ Keep, Drop register.ID }

// Merging is what MergeEntries does, to be shown before it is asked for.
type Merging struct {
	Keep, Drop register.Record
	// Uses are the records that refer to Drop, in the order of the register.
	Uses []register.Record
	// Lost are the fields to which Drop has another answer than Keep, those that
	// name the two apart: it goes.
	Lost []*register.Field
}

// Preview returns what the edit would do, and the error that would refuse it.
func (m MergeEntries) Preview(v register.View) (Merging, error) {
	c, keep, drop, err := m.entries(v.Register)
	if err != nil {
		return Merging{}, err
	}
	p := Merging{Keep: keep, Drop: drop, Uses: v.Register.Uses(m.Drop)}
	for i := range c.Table.Fields {
		f := &c.Table.Fields[i]
		if f.Key != "reference" && f.Key != "name" && f.State(keep) != register.StateUnanswered && f.State(drop) != register.StateUnanswered && f.Text(keep, v) != f.Text(drop, v) {
			p.Lost = append(p.Lost, f)
		}
	}
	return p, nil
}

// entries returns the two entries and their catalogue.
func (m MergeEntries) entries(r *register.Register) (c *register.Collection, keep, drop register.Record, err error) {
	c, keep, err = find(r, m.Keep)
	if err != nil {
		return nil, nil, nil, err
	}
	of, drop, err := find(r, m.Drop)
	if err != nil {
		return nil, nil, nil, err
	}
	switch {
	case keep == drop:
		return nil, nil, nil, lang.Errorf(lang.Text{
			FR: "%s ne se fusionne pas avec elle-même\u00a0; nommez deux fiches",
			EN: "%s is not merged with itself; name two entries",
		}, naming(keep))
	case c != of || !c.Catalogue:
		return nil, nil, nil, lang.Errorf(lang.Text{
			FR: "%s (%s) et %s (%s) ne se fusionnent pas\u00a0; nommez deux fiches d'un même catalogue",
			EN: "%s (%s) and %s (%s) are not merged; name two entries of one catalogue",
		}, naming(keep), c.Table.Name, naming(drop), of.Table.Name)
	}
	return c, keep, drop, nil
}

func (m MergeEntries) changes(r *register.Register, v register.View) ([]Change, error) {
	catalogue, keep, drop, err := m.entries(r)
	if err != nil {
		return nil, err
	}
	var all []Change
	replace := func(c *register.Collection, at int, before, after register.Record) {
		touch(after, v.Today)
		all = append(all, Change{c, before, after, at, at})
	}
	whole := catalogue.Table.Clone(keep).(register.Record)
	catalogue.Table.Complete(whole, drop)
	catalogue.Table.Redirect(whole, m.Drop, m.Keep)
	replace(catalogue, catalogue.Index(r, m.Keep), keep, whole)

	for _, c := range register.Collections {
		removed := 0
		for i, rec := range c.All(r) {
			waiver, _ := rec.(*register.Waiver)
			switch {
			case waiver != nil && waiver.Record == m.Drop:
				all = append(all, Change{c, rec, nil, i - removed, -1})
				removed++
			case rec != keep && rec != drop && slices.Contains(c.Table.References(rec), m.Drop):
				after := c.Table.Clone(rec).(register.Record)
				c.Table.Redirect(after, m.Drop, m.Keep)
				replace(c, i, rec, after)
			}
		}
	}
	return append(all, Change{catalogue, drop, nil, catalogue.Index(r, m.Drop), -1}), nil
}

func (m MergeEntries) title(r *register.Register, v register.View) lang.Text {
	drop := recordTitle(r, m.Drop, v, lang.Text{FR: "fusion de ", EN: "merging "})
	keep := recordTitle(r, m.Keep, v, lang.Text{FR: " dans ", EN: " into "})
	return lang.Text{FR: drop.FR + keep.FR, EN: drop.EN + keep.EN}
}
