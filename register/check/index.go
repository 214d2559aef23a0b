package check

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"article30/register"
)

// index is what the wide rules know of all records, kept up to date record by
// record.
type index struct {
	// counts tells how many records state a fact.
	counts map[fact]int
	// holders lists the records that state a fact which no two should.
	holders map[fact][]holder
	// shared lists the facts that two or more hold.
	shared map[fact]bool
	// twins are records whose ID another one had before.
	twins []holder
}

// fact is something that a record states.
type fact struct {
	kind factKind
	text string
}

type factKind uint8

const (
	// No two records should state the same of these.
	sameReference factKind = iota
	sameName
	samePurpose
	// Of these it counts how many records state them.
	inFamily       // a treatment that is not ended, by the key of its family
	inUse          // a record that is not ended, by the key of its collection
	monthsIdle     // months since somebody reviewed or changed the fiche
	saidOccasional // a treatment that is not ended
)

// statement is what one record adds to the index.
type statement struct {
	claims  []claim
	counted []fact
}

// claim is a fact that no other record should hold.
type claim struct {
	fact
	holder
}

// holder is a record that states a fact, and the path of the field that does.
type holder struct {
	collection *register.Collection
	id         register.ID
	reference  string
	path       string
}

// compare orders holders as people count: T-9 before T-10.
func (h holder) compare(other holder) int {
	return cmp.Or(
		cmp.Compare(len(h.reference), len(other.reference)),
		strings.Compare(h.reference, other.reference),
		strings.Compare(string(h.id), string(other.id)),
	)
}

// name is how other records speak of the holder.
func (h holder) name() string { return cmp.Or(h.reference, string(h.id)) }

// newIndex makes the index of about so many records.
func newIndex(records int) *index {
	return &index{counts: map[fact]int{}, holders: make(map[fact][]holder, 2*records), shared: map[fact]bool{}}
}

// replace notes what a record states, in place of what it did. An edit that
// changes nothing of it costs nothing.
func (x *index) replace(before, now statement) {
	if slices.Equal(now.claims, before.claims) && slices.Equal(now.counted, before.counted) {
		return
	}
	x.remove(before)
	for _, c := range now.claims {
		all := x.holders[c.fact]
		at, _ := slices.BinarySearchFunc(all, c.holder, holder.compare)
		x.holders[c.fact] = slices.Insert(all, at, c.holder)
		if len(all) == 1 {
			x.shared[c.fact] = true
		}
	}
	for _, f := range now.counted {
		x.counts[f]++
	}
}

// remove takes back what a record stated.
func (x *index) remove(before statement) {
	for _, c := range before.claims {
		all := x.holders[c.fact]
		at, _ := slices.BinarySearchFunc(all, c.holder, holder.compare)
		x.holders[c.fact] = slices.Delete(all, at, at+1)
		switch len(all) {
		case 2:
			delete(x.shared, c.fact)
		case 1:
			delete(x.holders, c.fact)
		}
	}
	for _, f := range before.counted {
		if x.counts[f]--; x.counts[f] == 0 {
			delete(x.counts, f)
		}
	}
}

// twin notes a record whose ID another has.
func (x *index) twin(collection *register.Collection, rec register.Record) {
	x.twins = append(x.twins, holder{collection, register.Identity(rec), register.ReferenceOf(rec), ""})
}

// states works out what the record in sight states.
func (s *sight) states() statement {
	all := statement{claims: make([]claim, 0, 3)}
	c := s.content
	h := holder{s.collection, register.Identity(s.record), register.ReferenceOf(s.record), "reference"}
	all.claim(h, sameReference, c.fold(h.reference).text)
	if c.fiche != nil && c.fiche.status == register.Ended {
		return all
	}
	switch rec := s.record.(type) {
	case *register.Treatment:
		all.claim(h.at("name"), sameName, c.fold(rec.Name).text)
		if rec.Occasional == register.Yes {
			all.count(saidOccasional, "")
		}
		if len(rec.Purposes) > 0 {
			main := &rec.Purposes[0]
			all.claim(h.at(in(item("purposes", main.ID), "text")), samePurpose, c.fold(main.Text).text)
		}
	case *register.ProcessorActivity, *register.Recipient:
		all.claim(h.at("name"), sameName, c.fold(register.NameOf(rec)).text)
	}
	if c.fiche == nil {
		return all
	}
	all.count(inUse, s.collection.Key)
	for i := range c.families {
		all.count(inFamily, c.families[i].Key)
	}
	if c.fiche.idle >= 0 {
		all.count(monthsIdle, strconv.Itoa(c.fiche.idle))
	}
	return all
}

// at returns the holder with the field that states another fact.
func (h holder) at(path string) holder {
	h.path = path
	return h
}

// claim states what should be said once, folded, among the records of a kind; a
// reference among all.
func (s *statement) claim(h holder, kind factKind, folded string) {
	text := strings.TrimSpace(folded)
	if text == "" {
		return
	}
	if kind != sameReference {
		text = h.collection.Key + " " + text
	}
	s.claims = append(s.claims, claim{fact{kind, text}, h})
}

func (s *statement) count(kind factKind, text string) {
	s.counted = append(s.counted, fact{kind, text})
}

// has reports whether a record states a fact.
func (x *index) has(kind factKind, text string) bool { return x.counts[fact{kind, text}] > 0 }

// count returns how many records state a fact that has no text.
func (x *index) count(kind factKind) int { return x.counts[fact{kind: kind}] }

// lastLook returns how many months ago somebody last reviewed or changed a
// fiche; ok is false when no fiche says so.
func (x *index) lastLook() (months int, ok bool) {
	for f := range x.counts {
		if n, err := strconv.Atoi(f.text); f.kind == monthsIdle && err == nil && (!ok || n < months) {
			months, ok = n, true
		}
	}
	return months, ok
}

// sharing calls visit for each fact of a kind that several hold, with its
// holders in order.
func (x *index) sharing(kind factKind, visit func([]holder)) {
	for f := range x.shared {
		if f.kind == kind {
			visit(x.holders[f])
		}
	}
}

// monthsBetween counts the whole months from a day to another; ok is false when
// either is no day.
func monthsBetween(from, to string) (months int, ok bool) {
	a, err := time.Parse(time.DateOnly, from)
	b, err2 := time.Parse(time.DateOnly, to)
	if err != nil || err2 != nil {
		return 0, false
	}
	months = 12*(b.Year()-a.Year()) + int(b.Month()) - int(a.Month())
	if b.Day() < a.Day() {
		months--
	}
	return months, true
}
