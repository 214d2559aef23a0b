package search

import (
	"article30/register"
	"article30/tui/list"
	"article30/tui/widget"
)

// row is a record that was found or, without one, the heading of a section.
type row struct {
	in     *list.Found
	record register.Record
	named  bool // the words are in its reference or name
}

// rows are what was found, as it is listed. The cursor stays on its record
// whatever comes and goes around it.
type rows struct {
	index *list.Index

	register *register.Register // as last searched; nil: not yet
	query    string             // as typed
	all      bool               // every text was searched
	list     []row
	count    int // records
	places   map[register.Record]placed

	window   widget.Window
	selected register.Record
}

// placed is a field that has the words, and what it says around them, remembered
// for the next drawing: a text may be long.
type placed struct {
	path    string
	excerpt excerpt
	others  int // more fields that have them
	ok      bool
}

// search lists what a register has of a query; another query begins at the first
// record.
func (s *rows) search(r *register.Register, query string) {
	_, all := s.index.Search(r, "") // whether the texts can be searched by now
	if r == s.register && query == s.query && all == s.all {
		return
	}
	same := query == s.query && all == s.all
	s.register, s.query, s.places = r, query, map[register.Record]placed{}
	found, all := s.index.Search(r, query)
	s.all, s.list, s.count = all, s.list[:0], 0
	for i := range found {
		f := &found[i]
		s.list = append(s.list, row{in: f})
		for at, rec := range f.Records {
			s.list = append(s.list, row{f, rec, at < f.Named})
		}
		s.count += len(f.Records)
	}
	s.window.SetCount(len(s.list))
	if same {
		s.find()
	} else {
		s.window.To(0)
	}
	s.settle(+1)
}

// find puts the cursor back on its record; when that is gone, it stays where it
// is.
func (s *rows) find() {
	if s.selected == nil {
		return
	}
	for i, r := range s.list {
		if r.record != nil && register.Identity(r.record) == register.Identity(s.selected) {
			s.window.To(i)
			return
		}
	}
}

// current returns the row under the cursor, nil when there is none.
func (s *rows) current() *row {
	if at := s.window.Cursor(); at >= 0 {
		return &s.list[at]
	}
	return nil
}

// place returns the field of a row that has the words; it is not ok when none
// has.
func (s *rows) place(r *row) placed {
	known, ok := s.places[r.record]
	if !ok {
		var field list.Place
		field, known.ok = s.index.Place(s.register, r.in.Collection, r.record, s.query)
		known.path, known.others, known.excerpt = field.Path, field.Others, excerptOf(field.Text, s.query)
		s.places[r.record] = known
	}
	return known
}

// jump goes to the first record of another section: of the next one, or of the
// one before.
func (s *rows) jump(by int) {
	here := s.current().in
	at := s.window.Cursor()
	for at >= 0 && at < len(s.list) && s.list[at].in == here {
		at += by
	}
	if at < 0 || at >= len(s.list) {
		return
	}
	for there := s.list[at].in; at > 0 && s.list[at-1].in == there; {
		at--
	}
	s.window.To(at)
	s.settle(+1)
}

// settle moves the cursor off a heading, in a direction where it can, shows the
// heading above it, and remembers what is under it.
func (s *rows) settle(by int) {
	at := s.window.Cursor()
	if at < 0 {
		return
	}
	if s.list[at].record == nil && at+by < 0 {
		by = +1 // above the first record
	}
	if s.list[at].record == nil {
		at += by // a heading has records on both sides, but the first
	}
	if at > 0 && s.list[at-1].record == nil {
		s.window.To(at - 1)
	}
	s.window.To(at)
	s.selected = s.list[at].record
}
