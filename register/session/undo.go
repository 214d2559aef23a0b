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
// changes nothing, when there is none. It fails as well when a record is no
// longer what the step left; the step is given up then, and the next Undo takes
// back the one before it.
func (s *Session) Undo() (Step, error) {
	step, ok := s.Undoable()
	if !ok {
		return Step{}, lang.Errorf(lang.Text{FR: "rien à annuler", EN: "nothing to undo"})
	}
	s.done = s.done[:len(s.done)-1]
	back := step.inverse()
	after, err := back.apply(s.register)
	if err != nil {
		return Step{}, givenUp(step, err, lang.Text{
			FR: "pas annulé\u00a0: %s (%v)\u00a0; recommencez pour l'étape d'avant",
			EN: "not undone: %s (%v); undo again for the step before",
		})
	}
	s.register = after
	s.undone = append(s.undone, step)
	return back, nil
}

// Redo makes again the step last undone and returns it. It fails as Undo does.
func (s *Session) Redo() (Step, error) {
	step, ok := s.Redoable()
	if !ok {
		return Step{}, lang.Errorf(lang.Text{FR: "rien à rétablir", EN: "nothing to redo"})
	}
	s.undone = s.undone[:len(s.undone)-1]
	after, err := step.apply(s.register)
	if err != nil {
		return Step{}, givenUp(step, err, lang.Text{
			FR: "pas rétabli\u00a0: %s (%v)\u00a0; recommencez pour l'étape d'après",
			EN: "not redone: %s (%v); redo again for the step after",
		})
	}
	s.register = after
	s.done = append(s.done, step)
	return step, nil
}

// givenUp says why a step is taken off the steps to undo or redo. Nothing that
// can still be undone or redone makes its records again what it left: it would
// be in the way of all the others for good.
func givenUp(step Step, reason error, says lang.Text) error {
	return lang.Errorf(says, step.Title, reason)
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
