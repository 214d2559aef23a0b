package editor

import (
	"slices"

	"article30/register"
	"article30/register/diff"
	"article30/register/history"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/changes"
	"article30/tui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// recounted is the history of one record, read.
type recounted struct {
	session *session.Session
	content changes.Content
	err     error
}

// history returns the command that reads what became of a record.
func (r *root) history(id register.ID) tea.Cmd {
	c, rec := r.session.Register().ByID(id)
	if rec == nil {
		return nil
	}
	name := register.ReferenceOf(rec)
	if name == "" {
		name = register.NameOf(rec)
	}
	s, env := r.session, r.env
	r.host.Notify(lang.Text{FR: "Lecture de l'historique…", EN: "Reading the history…"})
	return func() tea.Msg {
		log, err := s.History()
		if err != nil {
			return recounted{session: s, err: err}
		}
		moments, faults := log.Moments()
		content := changes.Content{
			Title: env.Say(lang.Text{FR: "Historique", EN: "History"}),
			Head: env.Say(lang.Text{
				FR: name + ", le plus récent d'abord\u00a0; une modification y entre une fois enregistrée",
				EN: name + ", the newest first; a change comes in once it is saved",
			}),
			Empty: lang.Text{
				FR: "Aucune modification de cette fiche n'est notée\u00a0; l'historique commence au premier enregistrement.",
				EN: "No change of this record is logged; the history begins with the first save.",
			},
			Groups: became(moments, c, id, env),
		}
		for _, f := range faults {
			content.Groups = append(content.Groups, changes.Group{Title: env.Say(f.Text())})
		}
		return recounted{session: s, content: content}
	}
}

// recount shows a history that was read.
func (r *root) recount(h recounted) {
	if h.session != r.session {
		return
	}
	r.host.Notify(lang.Text{})
	if h.err != nil {
		r.host.Notify(r.said(h.err))
		return
	}
	r.host.Push(changes.New(r.host, h.content))
}

// became returns what the moments of a history say of one record, the newest
// first.
func became(moments []history.Moment, c *register.Collection, id register.ID, env screen.Env) []changes.Group {
	var groups []changes.Group
	for _, m := range slices.Backward(moments) {
		before, after := recordIn(m.Before, c, id), recordIn(m.After, c, id)
		known := m.Before != nil && m.After != nil
		if known && before == after || m.Before == nil && m.After != nil && after == nil {
			continue
		}
		group := changes.Group{Title: momentText(m, env), Within: true}
		if known {
			group.Changes = slices.DeleteFunc(m.Changes(), func(ch diff.Change) bool { return ch.Collection != c || ch.Record != id })
		}
		groups = append(groups, group)
	}
	return groups
}

// recordIn returns a record of a register as it was, nil when there is neither.
func recordIn(r *register.Register, c *register.Collection, id register.ID) register.Record {
	if r == nil {
		return nil
	}
	if i := c.Index(r, id); i >= 0 {
		return c.At(r, i)
	}
	return nil
}

// momentText says when, by whom and, where that is not by an edit, why.
func momentText(m history.Moment, env screen.Env) string {
	who := m.Who
	if who == "" {
		who = env.Say(lang.Text{FR: "auteur inconnu", EN: "author unknown"})
	}
	said := env.Say(clock(m.When)) + "  " + who
	if m.Cause != history.Edited {
		said += env.Say(lang.Text{FR: "\u00a0: ", EN: ": "}) + env.Say(m.Cause.Label())
	}
	return said
}
