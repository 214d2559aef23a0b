package list

import (
	"article30/register"
	"article30/tui/widget"
)

// rows are the records of a list and the part of them that is shown. The
// cursor stays on its record whatever comes and goes around it.
type rows struct {
	collection *register.Collection
	index      *Index

	register *register.Register // from which all was read
	all      []register.Record
	widest   int // of the references, in bytes

	keep    func(register.Record) bool // nil: the whole list
	stamp   int                        // as keep last answered
	query   string                     // folded
	indexed bool                       // the query was looked for in all texts
	matches []int                      // positions in all; unused while nothing is asked
	outside int                        // records of other sections that have the query, where none here has
	byName  int                        // how many of the matches, the first ones, bear the name

	window   widget.Window
	selected register.ID
}

// sync brings the rows up to a register. The stamp differs when what is kept may
// be other records of the same register.
func (s *rows) sync(r *register.Register, stamp int) {
	ready := s.query == "" || s.index.ready(r)
	if r == s.register && ready == s.indexed && stamp == s.stamp {
		return
	}
	s.stamp = stamp
	if r != s.register {
		s.register, s.all = r, s.collection.All(r)
		s.widest = 0
		for _, rec := range s.all {
			s.widest = max(s.widest, len(register.ReferenceOf(rec)))
		}
	}
	s.match()
	s.find()
}

// ask filters by a query as typed. The cursor goes to the first match, and
// back to its record when nothing is asked any more.
func (s *rows) ask(query string) {
	query = folded(query)
	if query == s.query {
		return
	}
	s.query = query
	s.match()
	if query == "" {
		s.find()
	} else {
		s.window.To(0)
	}
	s.settle()
}

// narrowed reports whether less than the whole list is asked for.
func (s *rows) narrowed() bool { return s.query != "" || s.keep != nil }

// match lists the records that are kept: those that bear the query in their
// name, then those that have it anywhere else.
func (s *rows) match() {
	s.indexed = s.query == "" || s.index.ready(s.register)
	if !s.narrowed() {
		s.matches, s.byName = nil, len(s.all)
		s.window.SetCount(len(s.all))
		return
	}
	s.matches = s.matches[:0]
	var elsewhere []int
	for i, rec := range s.all {
		if s.keep != nil && !s.keep(rec) {
			continue
		}
		if s.query == "" {
			s.matches = append(s.matches, i)
			continue
		}
		switch s.index.has(rec, s.query) {
		case inName:
			s.matches = append(s.matches, i)
		case inText:
			elsewhere = append(elsewhere, i)
		}
	}
	s.byName = len(s.matches)
	s.matches = append(s.matches, elsewhere...)
	s.window.SetCount(len(s.matches))
	s.outside = 0
	if len(s.matches) == 0 {
		s.outside = s.countOutside()
	}
}

// countOutside counts the records of other sections that have what is asked.
func (s *rows) countOutside() (n int) {
	found, _ := s.index.Search(s.register, s.query)
	for _, f := range found {
		if f.Collection != s.collection {
			n += len(f.Records)
		}
	}
	return n
}

// find puts the cursor back on its record; when that is gone, the cursor stays
// where it is, on the next one.
func (s *rows) find() {
	if rec := s.current(); rec == nil || register.Identity(rec) != s.selected {
		for at := range s.window.Count() {
			if register.Identity(s.at(at)) == s.selected {
				s.window.To(at)
				break
			}
		}
	}
	s.settle()
}

// settle remembers the record under the cursor.
func (s *rows) settle() {
	if rec := s.current(); rec != nil {
		s.selected = register.Identity(rec)
	}
}

// at returns the record of a row.
func (s *rows) at(row int) register.Record {
	if s.narrowed() {
		row = s.matches[row]
	}
	return s.all[row]
}

// current returns the record under the cursor, nil when there is none.
func (s *rows) current() register.Record {
	if at := s.window.Cursor(); at >= 0 {
		return s.at(at)
	}
	return nil
}
