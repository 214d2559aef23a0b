package findings

import (
	"slices"
	"strings"

	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/tui/widget"
)

// rowKind says what a row of the screen is.
type rowKind uint8

const (
	groupRow   rowKind = iota // a severity, or those that are silenced
	recordRow                 // a record
	findingRow                // a finding on the record above
)

// row is one row, before it is drawn.
type row struct {
	kind    rowKind
	group   int
	finding int // position in all; of a record, that of its first one
}

// waivedGroup comes after the severities.
const waivedGroup = int(check.Advice) + 1

// subject is the record that a finding is about. A file edited by hand may give
// records of two collections the same ID.
type subject struct {
	collection *register.Collection
	record     register.ID
}

func subjectOf(f *check.Finding) subject { return subject{f.Collection, f.Record} }

// mark names a finding in its group, whatever comes and goes around it: silenced,
// it is no longer where the cursor was.
type mark struct {
	rule string
	subject
	field  string
	waived bool
}

func markOf(f check.Finding) mark { return mark{f.Rule, subjectOf(&f), f.Field, f.Waiver != nil} }

// rows are the findings as they are listed: by group, by record. The cursor
// stays on its finding.
type rows struct {
	lang  lang.Lang
	round int // in which the rest was read; 0: not yet
	all   []check.Finding
	texts []string // folded, by position in all; nil: nothing was searched yet
	names map[subject]register.Record

	query  string // folded
	list   []row
	found  int                  // findings listed
	counts [waivedGroup + 1]int // of them, by group

	window   widget.Window
	selected mark
	turned   bool // what comes next is of an undo or redo
}

// read lists the findings of a round.
func (s *rows) read(r *register.Register, all []check.Finding, round int) {
	after := s.below()
	if s.turned {
		after, s.turned = append(s.appeared(all), after...), false
	}
	s.round, s.all, s.texts = round, all, nil
	s.names = make(map[subject]register.Record)
	for _, c := range register.Collections {
		for i := range c.Len(r) {
			rec := c.At(r, i)
			s.names[subject{c, register.Identity(rec)}] = rec
		}
	}
	s.match()
	s.find(after)
}

// below returns the findings from the one under the cursor on.
func (s *rows) below() []mark {
	var marks []mark
	for _, r := range s.list[max(0, s.window.Cursor()):] {
		if r.kind == findingRow {
			marks = append(marks, markOf(s.all[r.finding]))
		}
	}
	return marks
}

// appeared returns the open findings that were not there before.
func (s *rows) appeared(all []check.Finding) []mark {
	before := make(map[mark]bool, len(s.all))
	for _, f := range s.all {
		before[markOf(f)] = true
	}
	var marks []mark
	for _, f := range all {
		if m := markOf(f); !m.waived && !before[m] {
			marks = append(marks, m)
		}
	}
	return marks
}

// ask filters by a query as typed.
func (s *rows) ask(query string) {
	query = strings.Join(strings.Fields(lang.Fold(query)), " ")
	if query == s.query {
		return
	}
	s.query = query
	s.match()
	if query == "" {
		s.find([]mark{s.selected})
		return
	}
	s.window.To(0)
	s.settle(+1)
}

// match makes the rows of the findings that have the words asked for.
func (s *rows) match() {
	if s.query != "" && s.texts == nil {
		s.fold()
	}
	s.list, s.found, s.counts = s.list[:0], 0, [waivedGroup + 1]int{}
	for group := range s.counts {
		var last subject
		for i := range s.all {
			f := &s.all[i]
			if groupOf(f) != group || s.query != "" && !lang.Match(s.texts[i], s.query) {
				continue
			}
			if s.counts[group] == 0 {
				s.list = append(s.list, row{groupRow, group, i})
			}
			if s.counts[group] == 0 || subjectOf(f) != last {
				s.list = append(s.list, row{recordRow, group, i})
			}
			s.list = append(s.list, row{findingRow, group, i})
			s.counts[group]++
			s.found++
			last = subjectOf(f)
		}
	}
	s.window.SetCount(len(s.list))
}

// fold makes the texts that are searched. Records and messages come again and
// again.
func (s *rows) fold() {
	folded := map[string]string{}
	once := func(text string) string {
		known, ok := folded[text]
		if !ok {
			known = lang.Fold(text)
			folded[text] = known
		}
		return known
	}
	s.texts = make([]string, len(s.all))
	for i := range s.all {
		f := &s.all[i]
		rec := s.names[subjectOf(f)]
		s.texts[i] = once(register.ReferenceOf(rec)+" "+register.NameOf(rec)) + " " + once(f.Rule+" "+Line(*f, s.lang))
	}
}

func groupOf(f *check.Finding) int {
	if f.Waiver != nil {
		return waivedGroup
	}
	return int(f.Severity)
}

// find puts the cursor on the first of some findings that is listed; when none
// is, it stays where it is.
func (s *rows) find(wanted []mark) {
	at := make(map[mark]int, len(s.list))
	for i, r := range slices.Backward(s.list) { // the first of twins
		if r.kind == findingRow {
			at[markOf(s.all[r.finding])] = i
		}
	}
	for _, m := range wanted {
		if i, listed := at[m]; listed {
			s.window.To(i)
			break
		}
	}
	s.settle(+1)
}

// settle moves the cursor off a heading, in a direction where it can, shows the
// headings above it, and remembers what is under it.
func (s *rows) settle(by int) {
	at := s.window.Cursor()
	if at < 0 {
		return
	}
	to := at
	for to >= 0 && to < len(s.list) && s.list[to].kind != findingRow {
		to += by
	}
	for to < 0 || s.list[to].kind != findingRow { // above the first finding
		to++
	}
	head := to
	for head > 0 && s.list[head-1].kind != findingRow {
		head--
	}
	s.window.To(head)
	s.window.To(to)
	s.selected = markOf(s.all[s.list[to].finding])
}

// current returns the finding under the cursor, in a list of one; none when
// there is none.
func (s *rows) current() []check.Finding {
	if at := s.window.Cursor(); at >= 0 && s.list[at].kind == findingRow {
		return s.all[s.list[at].finding : s.list[at].finding+1]
	}
	return nil
}
