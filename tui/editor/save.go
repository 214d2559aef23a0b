package editor

import (
	"errors"

	"article30/register/lang"
	"article30/register/store"
	"article30/tui/screen"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// settle records the result of a write, and says or asks what it calls for.
func (r *root) settle(w written) {
	if !r.saver.take(w) {
		return
	}
	if w.err == nil {
		r.agree()
	}
	r.unsaved(w.err)
	if w.saved.Warning != nil {
		r.host.Notify(r.said(w.saved.Warning))
	}
}

// save writes at once, for the habit.
func (r *root) save() {
	r.unsettled = nil // ask again
	w := r.saver.now()
	r.settle(w)
	if w.err == nil && w.saved.Warning == nil {
		r.host.Notify(r.saveState())
	}
}

// said is the line of a fault; the file it speaks of is in the status line.
func (r *root) said(err error) lang.Text { return screen.Fault(err, r.session.Path()) }

// stay keeps the program open when the register could not be saved, and asks;
// it is the only question before leaving.
func (r *root) stay() bool {
	w := r.saver.now()
	r.saver.take(w)
	if changed := new(store.ChangedError); errors.As(w.err, &changed) && r.reconcile() {
		w = r.saver.now()
		r.saver.take(w)
	}
	if w.err == nil {
		return false
	}
	lost := lang.Text{FR: "Vos dernières modifications seraient perdues.", EN: "Your last changes would be lost."}
	if where, kept := r.inDraft(); kept {
		lost = lang.Text{FR: "Le registre tel qu'il est ici est dans le brouillon " + where + ".", EN: "The register as it is here is in the draft " + where + "."}
	} else if errors.Is(w.err, store.ErrUnconfirmed) {
		lost = lang.Text{FR: "Une coupure de courant pourrait le perdre.", EN: "A power cut could lose it."}
	}
	fault := r.said(w.err)
	r.host.Open(widget.NewQuestion(r.host, r.env.Say(lang.Text{FR: "Le registre n'est pas enregistré", EN: "The register is not saved"}),
		r.env.Say(lang.Text{FR: fault.FR + ".\n" + lost.FR, EN: fault.EN + ".\n" + lost.EN}),
		widget.Answer{Label: lang.Text{FR: "Rester", EN: "Stay"}},
		widget.Answer{Label: lang.Text{FR: "Quitter quand même", EN: "Quit all the same"}, Do: func() tea.Cmd {
			r.host.Quit()
			return nil
		}}))
	return true
}

// inDraft returns where the draft is that holds the register as it is now.
func (r *root) inDraft() (where string, ok bool) { return r.saver.inDraft(r.session.Register()) }
