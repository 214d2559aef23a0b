package session

import (
	"slices"

	"article30/register/lang"
)

// Undoable returns the step that Undo takes back, and whether there is one.
func (s *Session) Undoable() (Step, bool) { return last(s.done) }

// Redoable returns the step that Redo makes again, and whether there is one.
func (s *Session) Redoable() (Step, bool) { return last(s.undone) }

func last(steps []Step) (Step, bool) {
	if len(steps) == 0 {
		return Step{}, false
	}
	return steps[len(steps)-1], true
}

// Undo takes back the last step and returns what that changed. It fails, and
// changes nothing, when there is none or a record has changed since.
func (s *Session) Undo() (Step, error) {
	step, ok := s.Undoable()
	if !ok {
		return Step{}, lang.Errorf(lang.Text{FR: "rien à annuler", EN: "nothing to undo"})
	}
	back := step.inverse()
	if err := s.apply(back); err != nil {
		return Step{}, err
	}
	s.done = s.done[:len(s.done)-1]
	s.undone = append(s.undone, step)
	return back, nil
}

// Redo makes again the step last undone and returns it. It fails, and changes
// nothing, when there is none or a record has changed since.
func (s *Session) Redo() (Step, error) {
	step, ok := s.Redoable()
	if !ok {
		return Step{}, lang.Errorf(lang.Text{FR: "rien à rétablir", EN: "nothing to redo"})
	}
	if err := s.apply(step); err != nil {
		return Step{}, err
	}
	s.undone = s.undone[:len(s.undone)-1]
	s.done = append(s.done, step)
	return step, nil
}

// inverse returns the step that takes this one back.
func (step Step) inverse() Step {
	back := Step{Title: step.Title, Changes: make([]Change, len(step.Changes)), whole: step.whole.inverse()}
	for i, c := range step.Changes {
		back.Changes[i] = c.inverse()
	}
	slices.Reverse(back.Changes)
	return back
}
