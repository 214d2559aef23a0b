package register

import (
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/go-json-experiment/json"
)

// A reading makes the record of a table out of what the file holds of it; it
// reports false when anything is wrong with that.
type reading func(t *Table, raw []byte) (rec Record, ok bool)

// decodeApart decodes a file record by record, on all cores. It reports false
// for a file in which anything is wrong, and says nothing of it: that is for
// decodeWhole.
func decodeApart(content []byte, read reading) (r *Register, ok bool) {
	var failed atomic.Bool
	var work sync.WaitGroup
	batches := make(chan *batch, 2*runtime.GOMAXPROCS(0))
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() {
			for b := range batches {
				if !failed.Load() && !b.decode(read) {
					failed.Store(true)
				}
			}
		})
	}
	parts, ok := skim(content, func(b *batch) (goOn bool) {
		batches <- b
		return !failed.Load()
	})
	close(batches)
	work.Wait()
	if !ok || failed.Load() {
		return nil, false
	}
	r, err := decodeWhole(parts.rest)
	if err != nil {
		return nil, false
	}
	for _, l := range parts.lists {
		var records []Record
		for _, b := range l.batches {
			records = append(records, b.records...)
		}
		r = l.collection.With(r, records)
	}
	return r, true
}

// batch is some records of a list, in the order of the file: enough of them for
// handing them to another core to cost nothing.
type batch struct {
	collection *Collection
	raw        [][]byte
	records    []Record
}

const batchSize = 64

func (b *batch) decode(read reading) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false // it is met again where whoever asked for the file can catch it
		}
	}()
	b.records = make([]Record, len(b.raw))
	for i, raw := range b.raw {
		if b.records[i], ok = read(b.collection.Table, raw); !ok {
			return false
		}
		runtime.Gosched() // a screen that is drawn meanwhile does not wait for a core
	}
	return true
}

// readWhole decodes all of a record.
func readWhole(t *Table, raw []byte) (Record, bool) {
	rec := t.fresh().(Record)
	if json.Unmarshal(raw, rec, asWritten) != nil {
		return nil, false
	}
	if pointer, _ := t.wrongCase(rec); pointer != "" {
		return nil, false
	}
	t.identify(rec)
	return rec, true
}
