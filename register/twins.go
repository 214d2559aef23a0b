package register

// Twins returns the positions of the sub-records of a list that bear the ID of
// one before them, as those of a file edited by hand may: an ID would name the
// first of them alone.
func Twins(items []any) []int {
	const few = 16 // compared each with each, without a map
	var twins []int
	if len(items) <= few {
		for i, item := range items {
			for _, before := range items[:i] {
				if Identity(before) == Identity(item) {
					twins = append(twins, i)
					break
				}
			}
		}
		return twins
	}
	borne := make(map[ID]bool, len(items))
	for i, item := range items {
		id := Identity(item)
		if borne[id] {
			twins = append(twins, i)
		}
		borne[id] = true
	}
	return twins
}

// Separated returns a register in which no two records bear one ID, nor two
// sub-records of one list; it is the same register when none did. The record
// that the ID names so far keeps it, and the others get fresh ones. References
// lead to the records that they led to.
func (r *Register) Separated() *Register {
	borne := map[ID]bool{}
	moved := map[target]ID{}
	separated := r
	for _, c := range inOrderOfID() {
		records := c.All(r)
		inC := make(map[ID]bool, len(records))
		for i, rec := range records {
			id := Identity(rec)
			switch {
			case borne[id]:
				records[i] = c.Table.Clone(rec).(Record)
				c.Table.Renew(records[i])
				if !inC[id] { // references into this collection meant it
					moved[target{c.Key, id}] = Identity(records[i])
				}
			case c.Table.hasTwins(rec):
				records[i] = c.Table.Clone(rec).(Record)
				c.Table.separate(records[i])
			}
			borne[id], inC[id] = true, true
		}
		separated = c.withSame(separated, records)
	}
	if len(moved) == 0 {
		return separated
	}
	return separated.followed(moved)
}

// target is what a reference into a catalogue names.
type target struct {
	catalogue string
	id        ID
}

// inOrderOfID returns the collections in the order in which ByID looks through
// them.
func inOrderOfID() []*Collection {
	var short, long []*Collection
	for _, c := range Collections {
		if c.Single || c.Catalogue {
			short = append(short, c)
		} else {
			long = append(long, c)
		}
	}
	return append(short, long...)
}

// withSame is With, and the same register when the records are the same.
func (c *Collection) withSame(r *Register, records []Record) *Register {
	for i, rec := range records {
		if c.At(r, i) != rec {
			return c.With(r, records)
		}
	}
	return r
}

func (t *Table) hasTwins(rec any) (has bool) {
	t.Walk(rec, func(_ string, f *Field, holder any) {
		has = has || f.Kind == KindList && len(Twins(f.Items(holder))) > 0
	})
	return has
}

// separate gives fresh IDs to the twins in the lists of a copied record.
func (t *Table) separate(rec any) {
	t.renewed(rec, func() {
		t.Walk(rec, func(_ string, f *Field, holder any) {
			if f.Kind != KindList {
				return
			}
			items := f.Items(holder)
			for _, i := range Twins(items) {
				items[i].(interface{ item() *Item }).item().ID = NewID()
			}
		})
	})
}

// followed returns a register in which references into a catalogue follow the
// entries that got another ID.
func (r *Register) followed(moved map[target]ID) *Register {
	for _, c := range Collections {
		records := c.All(r)
		for i, rec := range records {
			twin := c.Table.Clone(rec).(Record)
			if c.Table.follows(twin, moved) {
				records[i] = twin
			}
		}
		r = c.withSame(r, records)
	}
	return r
}

// follows makes the references of a copied record follow, and reports whether
// it has any that do.
func (t *Table) follows(rec any, moved map[target]ID) (follows bool) {
	t.renewed(rec, func() {
		t.Walk(rec, func(_ string, f *Field, holder any) {
			to := func(id *ID) {
				if now, ok := moved[target{f.Catalogue, *id}]; ok {
					*id, follows = now, true
				}
			}
			switch p := f.Address(holder).(type) {
			case *ID:
				to(p)
			case *[]ID:
				for i := range *p {
					to(&(*p)[i])
				}
			}
		})
	})
	return follows
}
