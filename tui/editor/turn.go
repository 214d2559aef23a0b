package editor

import (
	"slices"
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/keys"
)

// turnBack undoes or redoes a step and says which; it says why when it is
// refused.
func (r *root) turnBack(a keys.Action) (step session.Step, done bool) {
	turn, said := r.session.Undo, lang.Text{FR: "Annulé\u00a0: ", EN: "Undone: "}
	if a == keys.Redo {
		turn, said = r.session.Redo, lang.Text{FR: "Rétabli\u00a0: ", EN: "Redone: "}
	}
	step, err := turn()
	if err != nil {
		r.host.Notify(r.said(err))
		return step, false
	}
	r.changed(step)
	title := titled(step)
	r.host.Notify(lang.Text{FR: said.FR + title.FR, EN: said.EN + title.EN})
	return step, true
}

// turnBackInList does as turnBack, and shows what that changed: the cursor goes
// there, in another section if need be.
func (r *root) turnBackInList(a keys.Action) {
	r.turnBackIn(r.current, a)
}

// turnBackIn does as turnBackInList where the section of a collection is in view.
func (r *root) turnBackIn(section string, a keys.Action) {
	step, done := r.turnBack(a)
	if !done {
		return
	}
	c, id := r.subject(step, section, a)
	if c == nil {
		return
	}
	if c.Key != section {
		r.goTo(c.Key)
	}
	if !c.Single {
		r.list(c.Key).Select(id)
	}
}

// subject returns the record to show of those a step changed: where an entry came
// back, or others were merged into it, that entry; else one of the section in
// view, else one that is there, else one that went; nil when the step changed none
// that a section shows.
func (r *root) subject(step session.Step, section string, a keys.Action) (c *register.Collection, id register.ID) {
	best := -1
	for _, change := range step.Changes {
		in, rec, rank := change.Collection, change.ID(), 0
		if change.After != nil {
			rank = 1
			if a == keys.Undo && change.Before == nil || a == keys.Redo && leaves(step, in) {
				rank = 4
			}
		}
		if waiver, ok := anyOf(change).(*register.Waiver); ok {
			if in, _ = r.session.Register().ByID(waiver.Record); in == nil {
				continue
			}
			rec, rank = waiver.Record, 1
		}
		if in.Key == section {
			rank += 2
		}
		if rank > best {
			best, c, id = rank, in, rec
		}
	}
	return c, id
}

// leaves reports that an entry of a catalogue goes in a step.
func leaves(step session.Step, c *register.Collection) bool {
	return c.Catalogue && slices.ContainsFunc(step.Changes, func(change session.Change) bool { return change.Collection == c && change.After == nil })
}

// titled returns the title of a step, after the record it changes where that is one
// alone and the title does not name it.
func titled(step session.Step) lang.Text {
	var only register.Record
	for _, change := range step.Changes {
		if change.Before == nil || change.After == nil {
			continue
		}
		if only != nil {
			return step.Title
		}
		only = change.After
	}
	if only == nil {
		return step.Title
	}
	ref, name := register.ReferenceOf(only), register.NameOf(only)
	for _, known := range []string{ref, name} {
		if known != "" && strings.Contains(step.Title.FR, known) {
			return step.Title
		}
	}
	if ref == "" {
		ref = name
	}
	if ref == "" {
		return step.Title
	}
	return lang.Text{FR: ref + "\u00a0: " + step.Title.FR, EN: ref + ": " + step.Title.EN}
}

// anyOf returns a record as a change has left it, or as it was before it went.
func anyOf(c session.Change) register.Record {
	if c.After != nil {
		return c.After
	}
	return c.Before
}
