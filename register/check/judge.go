package check

import (
	"runtime"
	"slices"
	"sync"

	"article30/register"
)

// verdict is what the rules say of one record by itself.
type verdict struct {
	id       register.ID
	findings []Finding
	// rests lists the records to which it refers, directly or not.
	rests []register.ID
	// states is what the wide rules learn from it.
	states statement
	// collection and position are where it stood when it was last looked for.
	collection *register.Collection
	position   int
}

// batch is how many records are judged in one go: enough that sharing them out
// costs nothing, few enough that nobody waits long for the last.
const batch = 128

// judgeAll judges each record by itself, on all processors, and returns the
// verdicts in the order of the register.
func judgeAll(r *register.Register, on string) []*verdict {
	var verdicts []*verdict
	for _, collection := range register.Collections {
		for i := range collection.Len(r) {
			verdicts = append(verdicts, &verdict{collection: collection, position: i})
		}
	}
	batches := make(chan []*verdict)
	var judges sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		judges.Go(func() {
			s := newSight(r, on)
			for batch := range batches {
				for _, v := range batch {
					s.judge(v)
					runtime.Gosched() // a screen that is drawn meanwhile does not wait for a core
				}
			}
		})
	}
	for batch := range slices.Chunk(verdicts, batch) {
		batches <- batch
	}
	close(batches)
	judges.Wait()
	return verdicts
}

// judge comes to a verdict on the record that stands at its position.
func (s *sight) judge(v *verdict) {
	s.collection, s.record = v.collection, v.collection.At(s.Register, v.position)
	s.findings = s.findings[:0]
	s.content.read(s.collection.Table, s.record, s.On)
	s.apply()
	v.id = register.Identity(s.record)
	v.findings = slices.Clone(s.findings)
	v.rests = s.rests()
	v.states = s.states()
}

// rests returns the records that the record in sight names, each once, and the
// safeguards of those that are recipients: no other entry of a catalogue refers
// further.
func (s *sight) rests() []register.ID {
	ids := s.rested[:0]
	add := func(id register.ID) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for i := range s.content.refs {
		ref := &s.content.refs[i]
		add(ref.id)
		if ref.catalogue != "recipients" {
			continue
		}
		if recipient := s.Register.Recipient(ref.id); recipient != nil {
			for _, place := range recipient.Places {
				for _, id := range place.Safeguards {
					add(id)
				}
			}
		}
	}
	s.rested = ids
	return slices.Clone(ids)
}
