package check

import (
	"article30/register"
	"article30/register/law"
)

// content is what a record says, gathered in one walk of its field table for
// all the rules that look through a whole record. It holds until the next record
// is judged.
type content struct {
	texts    []phrase
	refs     []reference
	dates    []dated
	places   []place      // the groups and sub-records within which these stand
	twins    []place      // the lists in which an ID names several sub-records
	families []law.Family // of a treatment
	fiche    *fiche       // of a treatment or activity

	// folds remembers what texts fold to: the entries of the catalogues are
	// looked through for each treatment that uses them.
	folds map[string]folded
}

// phrase is a text of the record that is not empty.
type phrase struct {
	place
	text   string
	folded folded
}

// reference names another record.
type reference struct {
	place
	catalogue string // its collection; empty when it may be any
	id        register.ID
}

// dated is a date of the record that is not empty.
type dated struct {
	place
	date register.Date
}

// place is a field of a record, or one sub-record of it. Its path is written
// only for a finding.
type place struct {
	within *place // the group or sub-record; nil for a field of the record itself
	key    string
	item   register.ID // of a sub-record
}

// path returns the place as findings have it.
func (p *place) path() string {
	path := p.key
	if p.item != "" {
		path = item(p.key, p.item)
	}
	if p.within != nil {
		path = in(p.within.path(), path)
	}
	return path
}

// list returns the key of the record's own list or group in which the place is,
// "" for a field of the record itself.
func (p *place) list() string {
	if p.within == nil {
		return ""
	}
	outermost := p.within
	for outermost.within != nil {
		outermost = outermost.within
	}
	return outermost.key
}

// read gathers what a record says on a day, in the room of what another one said.
func (c *content) read(t *register.Table, rec register.Record, on string) {
	*c = content{texts: c.texts[:0], refs: c.refs[:0], dates: c.dates[:0], places: c.places[:0], twins: c.twins[:0], folds: c.folds}
	c.gather(t, rec, nil)
	switch rec := rec.(type) {
	case *register.Treatment:
		f := ofTreatment(rec, on)
		c.families, c.fiche = c.familiesOf(rec), &f
	case *register.ProcessorActivity:
		f := ofActivity(rec, on)
		c.fiche = &f
	}
}

func (c *content) gather(t *register.Table, holder any, within *place) {
	for i := range t.Fields {
		f := &t.Fields[i]
		at := place{within: within, key: f.Key}
		switch f.Kind {
		case register.KindLine, register.KindLong:
			c.say(at, *f.Address(holder).(*string))
		case register.KindRef:
			c.refer(at, f, *f.Address(holder).(*register.ID))
		case register.KindRefs:
			for _, id := range *f.Address(holder).(*[]register.ID) {
				c.refer(at, f, id)
			}
		case register.KindDate:
			if date := *f.Address(holder).(*register.Date); date != "" {
				c.dates = append(c.dates, dated{at, date})
			}
		case register.KindGroup:
			c.gather(f.Table, f.Address(holder), c.enter(at))
		case register.KindList:
			items := f.Items(holder)
			if len(register.Twins(items)) > 0 {
				c.twins = append(c.twins, at)
			}
			for _, sub := range items {
				c.gather(f.Table, sub, c.enter(place{within, f.Key, register.Identity(sub)}))
			}
		}
		if f.AllowsNone() {
			c.say(at, f.Absence(holder).Why)
		}
	}
}

// enter keeps a place for what stands within it. The pointer stays good when the
// slice grows, for a place is never changed.
func (c *content) enter(p place) *place {
	c.places = append(c.places, p)
	return &c.places[len(c.places)-1]
}

func (c *content) say(at place, text string) {
	if text != "" {
		c.texts = append(c.texts, phrase{at, text, c.fold(text)})
	}
}

func (c *content) refer(at place, f *register.Field, id register.ID) {
	if id != "" {
		c.refs = append(c.refs, reference{at, f.Catalogue, id})
	}
}

// fold returns how the rules look through a text.
func (c *content) fold(text string) folded {
	f, known := c.folds[text]
	if !known {
		f = words().fold(text)
		c.folds[text] = f
	}
	return f
}

// familiesOf returns the kinds of activity that a treatment is a case of: by
// its name and its main purpose.
func (c *content) familiesOf(t *register.Treatment) []law.Family {
	text := c.fold(t.Name).text
	if len(t.Purposes) > 0 {
		text += " \u00b7 " + c.fold(t.Purposes[0].Text).text
	}
	return law.FamiliesOf(text)
}
