// Package readymade is the screen on which one picks ready-made activities for
// the register: the starter sets, the activities of both registers, and an
// empty record for whoever wants none of them.
//
// Its rules:
//
//   - What is picked is added as one undo step. What an activity gives is to be
//     confirmed: the form marks it.
//   - Nothing is refused because it is there already: a company may have two
//     payrolls. It is shown as present, and a set leaves it out.
//   - Typing filters, accents ignored; a name that finds nothing makes an empty
//     record of that name.
package readymade

import (
	"strconv"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/register/template"
	"article30/tui/screen"
)

// Desk is what adding activities takes.
type Desk struct {
	Host    screen.Host
	Session *session.Session
	// Changed is told of each edit made here.
	Changed func(session.Step)
}

// Add puts activities into the register, in this order and as one step, says
// so, and returns their records; none when the edit is refused, and then it
// says why.
func (d Desk) Add(activities []template.Template) []register.Record {
	step, err := d.Session.Do(session.Begin{Templates: activities})
	if err != nil {
		d.Host.Notify(screen.Fault(err, d.Session.Path()))
		return nil
	}
	d.Changed(step)
	var made []register.Record
	for _, c := range step.Changes {
		if !c.Collection.Catalogue {
			made = append(made, c.After)
		}
	}
	d.Host.Notify(added(len(made)))
	return made
}

func added(n int) lang.Text {
	if n == 1 {
		return lang.Text{
			FR: "Activité ajoutée\u00a0; ses réponses viennent du modèle et sont à confirmer",
			EN: "Activity added; its answers come from the template and are to be confirmed",
		}
	}
	return lang.Text{
		FR: strconv.Itoa(n) + " activités ajoutées\u00a0; leurs réponses sont à confirmer",
		EN: strconv.Itoa(n) + " activities added; their answers are to be confirmed",
	}
}

// Present returns the first record that began as each template, by the
// key of the template.
func Present(r *register.Register) map[string]register.Record {
	present := map[string]register.Record{}
	for _, c := range register.Collections {
		if c.Catalogue {
			continue // what activities share is of none
		}
		for i := range c.Len(r) {
			rec := c.At(r, i)
			if key := register.OriginOf(rec).Template; key != "" && present[key] == nil {
				present[key] = rec
			}
		}
	}
	return present
}
