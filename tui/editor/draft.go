package editor

import (
	"time"

	"article30/register/diff"
	"article30/register/lang"
	"article30/register/session"
	"article30/register/store"
	"article30/tui/changes"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// offerDraft offers what an earlier sitting could not save, unless the register
// holds it by now. It reports whether there is such a draft.
func (r *root) offerDraft() bool {
	draft, ok := r.session.Draft()
	if _, held := r.inDraft(); !ok || held {
		return false
	}
	at := clock(draft.At)
	text := lang.Text{
		FR: "Un brouillon du " + at.FR + " n'a pas été enregistré. Il est dans\n" + draft.Path,
		EN: "A draft of " + at.EN + " was not saved. It is in\n" + draft.Path,
	}
	answers := []widget.Answer{{Label: lang.Text{FR: "Plus tard (le brouillon reste)", EN: "Later (the draft stays)"}}}
	if in, err := r.session.Drafted(draft); err != nil {
		reason := r.said(err)
		text.FR += "\nIl ne se lit pas\u00a0: " + reason.FR
		text.EN += "\nIt cannot be read: " + reason.EN
	} else {
		a := r.fromDraft(draft, in)
		answers = append(answers,
			widget.Answer{Label: lang.Text{FR: "Voir ce qu'il change", EN: "See what it changes"}, Do: func() tea.Cmd {
				r.compareDraft(a, in, at)
				return nil
			}},
			widget.Answer{Label: lang.Text{FR: "Le reprendre dans le registre", EN: "Take it into the register"}, Do: func() tea.Cmd {
				r.bring(a)
				return nil
			}})
	}
	answers = append(answers, widget.Answer{Label: lang.Text{FR: "L'écarter (il reste parmi les versions)", EN: "Set it aside (it stays among the versions)"}, Do: func() tea.Cmd {
		r.setDraftAside(draft)
		return nil
	}})
	title := r.env.Say(lang.Text{FR: "Brouillon non enregistré", EN: "Unsaved draft"})
	r.host.Open(widget.NewQuestion(r.host, title, r.env.Say(text), answers...))
	return true
}

func (r *root) drafted() bool {
	_, ok := r.session.Draft()
	return ok
}

// fromDraft is what an earlier sitting could not save.
func (r *root) fromDraft(draft store.Draft, in *session.Incoming) *arrival {
	return &arrival{
		read:   func() (*session.Incoming, error) { return in, nil },
		theirs: lang.Text{FR: "Celle du brouillon", EN: "That of the draft"},
		taken:  func() error { return r.session.SetDraftAside(draft) },
	}
}

// compareDraft lists what a draft changes: since what it was made from, or from
// the register where nobody knows what that was.
func (r *root) compareDraft(a *arrival, in *session.Incoming, at lang.Text) {
	base := in.Base
	if base == nil {
		base = r.session.Register()
	}
	r.host.Push(changes.New(r.host, changes.Content{
		Title:  r.env.Say(lang.Text{FR: "Brouillon", EN: "Draft"}),
		Head:   r.env.Say(lang.Text{FR: "Ce que change le brouillon du " + at.FR, EN: "What the draft of " + at.EN + " changes"}),
		Empty:  lang.Text{FR: "Le brouillon ne change rien.", EN: "The draft changes nothing."},
		Groups: changes.ByRecord(diff.Between(base, in.Theirs), r.env.Lang),
		Take:   r.taking(a),
	}))
}

// taking closes the screen in which an arrival was looked at, and brings it in.
func (r *root) taking(a *arrival) func() tea.Cmd {
	return func() tea.Cmd {
		r.host.Pop()
		r.bring(a)
		return nil
	}
}

func (r *root) setDraftAside(draft store.Draft) {
	if err := r.session.SetDraftAside(draft); err != nil {
		r.host.Notify(r.said(err))
		return
	}
	r.host.Notify(lang.Text{FR: "Brouillon écarté\u00a0; il est parmi les versions", EN: "Draft set aside; it is among the versions"})
}

// clock says a moment to the minute, in the time zone of the machine.
func clock(at time.Time) lang.Text {
	at = at.Local()
	return lang.Text{FR: at.Format("02/01/2006 à 15:04"), EN: at.Format("2 January 2006 at 15:04")}
}
