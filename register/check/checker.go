package check

import (
	"slices"

	"article30/register"
)

// Checker keeps the findings on one register while it is edited. One goroutine
// uses it at a time.
type Checker struct {
	register *register.Register
	on       string
	index    *index
	verdicts map[register.ID]*verdict
	tally    Tally // of the verdicts alone, as if nothing were waived
	// users tells which records have a verdict that rests on a record; nil until
	// the first edit, for a register that is only read needs it not.
	users map[register.ID][]register.ID
	// reading is nil after an edit, until somebody reads.
	reading *reading
}

// Tally counts findings: by severity those that stand, then those waived.
type Tally struct {
	Open   [Advice + 1]int
	Waived int
}

// Add counts some findings.
func (t *Tally) Add(findings []Finding) {
	for i := range findings {
		if f := &findings[i]; f.Waiver != nil {
			t.Waived++
		} else {
			t.Open[f.Severity]++
		}
	}
}

func (t Tally) sum() int {
	n := t.Waived
	for _, open := range t.Open {
		n += open
	}
	return n
}

// take takes back findings that were counted while nobody had waived them.
func (t *Tally) take(findings []Finding) {
	for i := range findings {
		t.Open[findings[i].Severity]--
	}
}

// reading is what is worked out once between two edits.
type reading struct {
	wide    map[register.ID][]Finding // what the wide rules say, by record
	waivers map[register.ID][]*register.Waiver
	all     []Finding // nil until asked for
}

// Of checks a register as of a day.
func Of(r *register.Register, on register.Date) *Checker {
	r = complete(r)
	verdicts := judgeAll(r, string(on))
	c := &Checker{
		register: r, on: string(on),
		index: newIndex(len(verdicts)), verdicts: make(map[register.ID]*verdict, len(verdicts)),
	}
	for _, v := range verdicts {
		if c.verdicts[v.id] == nil {
			c.verdicts[v.id] = v
			c.tally.Add(v.findings)
			c.index.replace(statement{}, v.states)
		} else {
			c.index.twin(v.collection, v.collection.At(r, v.position))
		}
	}
	return c
}

// complete gives a register made by hand the organisation it lacks.
func complete(r *register.Register) *register.Register {
	if r.Organisation != nil {
		return r
	}
	c := *r
	c.Organisation = new(register.Organisation)
	return &c
}

// Update checks again after an edit that changed, added, removed or moved these
// records: them, and those that refer to them.
func (c *Checker) Update(r *register.Register, changed ...register.ID) {
	c.register, c.reading = complete(r), nil
	if c.users == nil {
		c.users = map[register.ID][]register.ID{}
		for _, v := range c.verdicts {
			c.rest(v, nil)
		}
	}
	touched := slices.Clone(changed)
	for _, id := range changed {
		touched = append(touched, c.users[id]...)
	}
	slices.Sort(touched)
	s := newSight(c.register, c.on)
	for _, id := range slices.Compact(touched) {
		if collection, i := c.find(id); collection != nil {
			v := &verdict{collection: collection, position: i}
			s.judge(v)
			c.keep(v)
		} else {
			c.forget(id)
		}
	}
	if c.records() != len(c.verdicts) || len(c.index.twins) > 0 {
		*c = *Of(r, register.Date(c.on)) // two records bear one ID, or did
	}
}

// records returns how many records the register has.
func (c *Checker) records() int {
	n := 0
	for _, collection := range register.Collections {
		n += collection.Len(c.register)
	}
	return n
}

// find returns where a record stands: where it last did, most often, so that an
// edit does not cost a search through ten thousand. The collection is nil when
// there is no such record.
func (c *Checker) find(id register.ID) (*register.Collection, int) {
	if v := c.verdicts[id]; v != nil && v.position < v.collection.Len(c.register) &&
		register.Identity(v.collection.At(c.register, v.position)) == id {
		return v.collection, v.position
	}
	collection, rec := c.register.ByID(id)
	if rec == nil {
		return nil, -1
	}
	return collection, collection.Index(c.register, id)
}

// keep puts a verdict in place of the one there was on the record.
func (c *Checker) keep(v *verdict) {
	old := c.verdicts[v.id]
	if old == nil {
		old = &verdict{}
	}
	c.verdicts[v.id] = v
	c.tally.take(old.findings)
	c.tally.Add(v.findings)
	c.index.replace(old.states, v.states)
	c.release(old, v.rests)
	c.rest(v, old.rests)
}

// forget takes back what is known of a record that is gone.
func (c *Checker) forget(id register.ID) {
	if v := c.verdicts[id]; v != nil {
		c.tally.take(v.findings)
		c.index.replace(v.states, statement{})
		c.release(v, nil)
		delete(c.verdicts, id)
	}
}

// rest notes that a verdict rests on others, these excepted.
func (c *Checker) rest(v *verdict, except []register.ID) {
	for _, other := range v.rests {
		if !slices.Contains(except, other) {
			c.users[other] = append(c.users[other], v.id)
		}
	}
}

// release takes back that a verdict rests on others, these excepted.
func (c *Checker) release(v *verdict, except []register.ID) {
	for _, other := range v.rests {
		if !slices.Contains(except, other) {
			users := c.users[other]
			at := slices.Index(users, v.id)
			c.users[other] = slices.Delete(users, at, at+1)
		}
	}
}

// Findings returns all findings, by the order of the records in the register
// and of the rules, those of wide rules last on each record. The slice is
// shared and must not be changed.
func (c *Checker) Findings() []Finding {
	r := c.read()
	if r.all != nil {
		return r.all
	}
	r.all = make([]Finding, 0, c.Tally().sum())
	listed := make(map[register.ID]bool, len(c.verdicts)) // of twins, one is judged
	for _, collection := range register.Collections {
		for i := range collection.Len(c.register) {
			if id := register.Identity(collection.At(c.register, i)); !listed[id] {
				listed[id] = true
				r.all = append(r.all, c.On(id)...)
			}
		}
	}
	return r.all
}

// Tally counts all findings, at a cost that does not grow with the register.
func (c *Checker) Tally() Tally {
	r, tally := c.read(), c.tally
	for _, wide := range r.wide {
		tally.Add(wide)
	}
	for id := range r.waivers { // counted above as if they were none
		found := c.On(id)
		tally.take(found)
		tally.Add(found)
	}
	return tally
}

// On returns the findings on one record, the wide ones included. The slice is
// shared and must not be changed.
func (c *Checker) On(id register.ID) []Finding {
	r := c.read()
	var findings []Finding
	if v := c.verdicts[id]; v != nil {
		findings = v.findings
	}
	if wide := r.wide[id]; len(wide) > 0 {
		findings = slices.Concat(findings, wide)
	}
	return waived(findings, r.waivers[id])
}

// read works out what depends on the whole register.
func (c *Checker) read() *reading {
	if c.reading != nil {
		return c.reading
	}
	c.reading = &reading{wide: map[register.ID][]Finding{}, waivers: map[register.ID][]*register.Waiver{}}
	for _, w := range c.register.Waivers {
		c.reading.waivers[w.Record] = append(c.reading.waivers[w.Record], w)
	}
	s := newSight(c.register, c.on)
	s.collection, s.record = register.CollectionOf("organisation"), c.register.Organisation
	for i := range rules {
		if s.rule = &rules[i]; s.rule.wide != nil {
			s.rule.wide(s, c.index)
		}
	}
	for _, f := range s.findings {
		c.reading.wide[f.Record] = append(c.reading.wide[f.Record], f)
	}
	return c.reading
}

// waived returns findings on one record, those that somebody silenced marked.
func waived(findings []Finding, waivers []*register.Waiver) []Finding {
	if len(waivers) == 0 {
		return findings
	}
	findings = slices.Clone(findings)
	for i := range findings {
		f := &findings[i]
		at := slices.IndexFunc(waivers, func(w *register.Waiver) bool {
			return w.Rule == f.Rule && (w.Field == "" || w.Field == f.Field)
		})
		if at >= 0 {
			f.Waiver = waivers[at]
		}
	}
	return findings
}
