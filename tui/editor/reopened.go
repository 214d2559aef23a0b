package editor

import (
	"article30/register/lang"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// askPutAllBack asks before the register becomes again what it was when opened.
func (r *root) askPutAllBack() {
	title := r.env.Say(lang.Text{FR: "Registre comme à l'ouverture", EN: "Register as when opened"})
	question := r.env.Say(lang.Text{
		FR: "Tout ce qui a changé depuis l'ouverture du registre est défait, y compris ce qui est venu d'ailleurs. Cela s'annule, et une version est gardée d'abord.",
		EN: "All that has changed since the register was opened is taken back, including what came from elsewhere. That can be undone, and a version is kept first.",
	})
	yes, no := lang.Text{FR: "Remettre comme à l'ouverture", EN: "Put back as when opened"}, lang.Text{FR: "Ne rien changer", EN: "Change nothing"}
	r.host.Open(widget.NewConfirm(r.host, title, question, yes, no, func() tea.Cmd {
		step, err := r.session.PutAllBack()
		if err != nil {
			r.host.Notify(r.said(err))
			return nil
		}
		r.changed(step)
		r.host.Notify(lang.Text{FR: "Le registre est comme à son ouverture\u00a0; u l'annule", EN: "The register is as when it was opened; u takes that back"})
		return nil
	}))
}
