package readymade

import (
	"slices"
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/register/template"
	"article30/tui/widget"
)

// row is something to pick: a set, an activity, or neither, which is the empty
// record.
type row struct {
	set      *template.Set
	activity *template.Template
	calls    [3]string // folded: what the command line calls it
	name     string    // folded
	text     string    // folded: the name and what else finds the row
}

func (r row) empty() bool { return r.set == nil && r.activity == nil }

// rows are what there is to pick, and the part of it that is shown. The empty
// record comes first, whatever is typed.
type rows struct {
	all     []row
	matches []int // positions in all

	register *register.Register // as last read
	present  map[string]register.Record

	marked map[string]bool // by key of the activity
	window widget.Window
}

// newRows lists the empty record, the sets, the activities of one register, and
// those of the other.
func newRows(processor bool) rows {
	s := rows{all: []row{{}}, marked: map[string]bool{}}
	for _, set := range template.Sets() {
		s.all = append(s.all, found(row{set: &set}, set.Key, set.Slug, set.Name))
	}
	activities := template.All()
	slices.SortStableFunc(activities, func(a, b template.Template) int {
		switch {
		case a.Processor == b.Processor:
			return 0
		case a.Processor == processor:
			return -1
		}
		return +1
	})
	for _, activity := range activities {
		s.all = append(s.all, found(row{activity: &activity}, activity.Key, activity.Slug, activity.Name, activity.Summary))
	}
	return s
}

func found(r row, key string, slug, name lang.Text, more ...lang.Text) row {
	r.calls = [...]string{lang.Fold(key), lang.Fold(slug.FR), lang.Fold(slug.EN)}
	r.name = lang.Fold(name.FR + " " + name.EN)
	r.text = r.name + " " + strings.Join(r.calls[:], " ")
	for _, t := range more {
		r.text += " " + lang.Fold(t.FR+" "+t.EN)
	}
	return r
}

// read brings what is present up to a register.
func (s *rows) read(r *register.Register) {
	if r != s.register {
		s.register, s.present = r, Present(r)
	}
}

// match lists the rows that a query finds, and puts the cursor on the best; on
// the empty record when it finds none.
func (s *rows) match(query string) {
	query = strings.TrimSpace(lang.Fold(query))
	s.matches = []int{0}
	for i, r := range s.all[1:] {
		if lang.Match(r.text, query) {
			s.matches = append(s.matches, i+1)
		}
	}
	slices.SortStableFunc(s.matches[1:], func(a, b int) int { return s.all[a].distance(query) - s.all[b].distance(query) })
	s.window.SetCount(len(s.matches))
	if s.window.To(0); query != "" && len(s.matches) > 1 {
		s.window.To(1)
	}
}

// distance says how far a query that finds the row is from naming it.
func (r row) distance(query string) int {
	switch {
	case slices.Contains(r.calls[:], query):
		return 0
	case lang.Match(r.name, query):
		return 1
	}
	return 2
}

// current returns the row under the cursor.
func (s *rows) current() row { return s.all[s.matches[s.window.Cursor()]] }

// picked returns the activities of a row: of a set, those that the register
// lacks.
func (s *rows) picked(r row) []template.Template {
	switch {
	case r.activity != nil:
		return []template.Template{*r.activity}
	case r.set == nil:
		return nil
	}
	var activities []template.Template
	for _, activity := range members(*r.set) {
		if s.present[activity.Key] == nil {
			activities = append(activities, activity)
		}
	}
	return activities
}

// members returns the activities of a set.
func members(set template.Set) []template.Template {
	var activities []template.Template
	for _, key := range set.Templates {
		if activity, ok := template.Find(key); ok {
			activities = append(activities, activity)
		}
	}
	return activities
}

// isMarked reports whether all that a row picks is marked.
func (s *rows) isMarked(r row) bool {
	activities := s.picked(r)
	return len(activities) > 0 && !slices.ContainsFunc(activities, func(t template.Template) bool { return !s.marked[t.Key] })
}

// mark marks what a row picks, or unmarks it when it is.
func (s *rows) mark(r row) {
	to := !s.isMarked(r)
	for _, activity := range s.picked(r) {
		if to {
			s.marked[activity.Key] = true
		} else {
			delete(s.marked, activity.Key)
		}
	}
}

// chosen returns the activities that are marked, in the order of the rows.
func (s *rows) chosen() []template.Template {
	var activities []template.Template
	for _, r := range s.all {
		if r.activity != nil && s.marked[r.activity.Key] {
			activities = append(activities, *r.activity)
		}
	}
	return activities
}
