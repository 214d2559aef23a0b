package questionnaire

import (
	"article30/register"
	"article30/register/check"
	"article30/register/template"
	"article30/tui/readymade"
	"article30/tui/widget"
)

// row is a question, an activity that is suggested, or, when it is neither, a
// line between the two.
type row struct {
	kind     kind
	question *register.Field
	activity *template.Template
	because  *register.Field // the answer for which the activity is suggested
}

type kind uint8

const (
	headRow kind = iota // above the questions
	questionRow
	spaceRow
	suggestionsRow // above the suggestions
	activityRow
	noneRow   // in place of suggestions
	othersRow // above what the answers make one think of besides
)

// rests reports whether the cursor can be on the row.
func (r row) rests() bool { return r.kind == questionRow || r.kind == activityRow }

// key names the row whatever comes and goes around it.
func (r row) key() string {
	switch r.kind {
	case questionRow:
		return r.question.Key
	case activityRow:
		return r.activity.Key
	}
	return ""
}

// rows are the questions and suggestions as they are listed. The cursor stays on
// its row.
type rows struct {
	questions []*register.Field

	register *register.Register // as last read
	round    int                // of what is expected
	ready    bool
	list     []row

	marked   map[string]bool // suggestions, by key of the activity
	window   widget.Window
	selected string
}

func newRows() rows {
	s := rows{marked: map[string]bool{}, round: -1}
	table := register.CollectionOf("organisation").Table
	for i := range table.Fields {
		if f := &table.Fields[i]; f.Block.Key == register.BlockProfile.Key && f.Kind == register.KindYesNo {
			s.questions = append(s.questions, f)
		}
	}
	return s
}

// read lists the questions of a register and what is expected of it.
func (s *rows) read(r *register.Register, round int, source Source) {
	s.register, s.round, s.ready = r, round, source.Ready()
	s.list = append(s.list[:0], row{kind: headRow})
	for _, f := range s.questions {
		s.list = append(s.list, row{kind: questionRow, question: f})
	}
	s.list = append(s.list, row{kind: spaceRow}, row{kind: suggestionsRow})
	suggested := map[string]bool{}
	s.list = append(s.list, filling(source.Absences(), suggested)...)
	if len(suggested) == 0 {
		s.list = append(s.list, row{kind: noneRow})
	}
	if others := append(filling(source.Alternatives(), suggested), s.otherActivities(suggested)...); len(others) > 0 {
		s.list = append(append(s.list, row{kind: spaceRow}, row{kind: othersRow}), others...)
	}
	s.window.SetCount(len(s.list))
	s.find()
}

// filling returns the activities that would be what is absent, those suggested
// already excepted.
func filling(absences []check.Absence, suggested map[string]bool) (activities []row) {
	for _, a := range absences {
		for _, t := range template.All() {
			if fills(t, a) && !suggested[t.Key] {
				suggested[t.Key] = true
				activities = append(activities, row{kind: activityRow, activity: &t, because: a.Answer})
			}
		}
	}
	return activities
}

// otherActivities returns the activities of the processor's register that a
// processor does not have yet and that are not suggested: one is enough for the
// rules, but whoever has one may have several.
func (s *rows) otherActivities(suggested map[string]bool) (others []row) {
	processor := register.CollectionOf("organisation").Table.Field("acts_as_processor")
	if !s.ready || s.given(processor) != register.Yes {
		return nil
	}
	present := readymade.Present(s.register)
	for _, t := range template.All() {
		if t.Processor && !suggested[t.Key] && present[t.Key] == nil {
			others = append(others, row{kind: activityRow, activity: &t, because: processor})
		}
	}
	return others
}

// fills reports whether an activity would be what is absent.
func fills(t template.Template, a check.Absence) bool {
	if len(a.Families) == 0 {
		return t.Processor
	}
	for _, family := range a.Families {
		if !t.Processor && t.Family == family.Key {
			return true
		}
	}
	return false
}

// given returns the answer to a question.
func (s *rows) given(f *register.Field) register.Answer {
	return *f.Address(s.register.Organisation).(*register.Answer)
}

// answered counts the questions that have an answer.
func (s *rows) answered() int {
	n := 0
	for _, f := range s.questions {
		if s.given(f) != register.Unanswered {
			n++
		}
	}
	return n
}

// current returns the row under the cursor.
func (s *rows) current() row { return s.list[s.window.Cursor()] }

// find puts the cursor back on its row; when that is gone, it stays where it is.
func (s *rows) find() {
	for i, r := range s.list {
		if r.rests() && r.key() == s.selected {
			s.window.To(i)
			break
		}
	}
	s.settle(+1)
}

// settle moves the cursor off a line between rows, in a direction where it can,
// shows the heading above, and remembers what is under it.
func (s *rows) settle(by int) {
	to := s.window.Cursor()
	for to >= 0 && to < len(s.list) && !s.list[to].rests() {
		to += by
	}
	if to < 0 || to >= len(s.list) { // nothing further: back to what rests nearest
		for to = s.window.Cursor(); !s.list[to].rests(); {
			to -= by
		}
	}
	head := to
	for head > 0 && !s.list[head-1].rests() {
		head--
	}
	s.window.To(head)
	s.window.To(to)
	s.selected = s.list[to].key()
}
