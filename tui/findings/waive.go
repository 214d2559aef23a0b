package findings

import (
	"slices"

	"article30/register/check"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/screen"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// Desk is where findings are settled: what silencing one takes.
type Desk struct {
	Host    screen.Host
	Session *session.Session
	// Changed is told of each edit made here.
	Changed func(session.Step)
	// Signature names the user in a waiver.
	Signature *widget.Signature
}

// Why says why the first of some findings cannot be silenced, nor any be taken
// up again.
func (d Desk) Why(found []check.Finding) lang.Text {
	if len(found) == 0 {
		return nothingText
	}
	if reason := d.Session.ReadOnly(); reason != nil {
		return screen.Fault(reason, d.Session.Path())
	}
	return lang.Text{}
}

// Settled reports that there are findings and all of them are waived: Waive takes
// one up again.
func Settled(found []check.Finding) bool {
	return len(found) > 0 && !slices.ContainsFunc(found, func(f check.Finding) bool { return f.Waiver == nil })
}

// Waive asks why the first of some findings should be silenced; when all are,
// whether the first should be taken up again.
func (d Desk) Waive(found []check.Finding) {
	if i := slices.IndexFunc(found, func(f check.Finding) bool { return f.Waiver == nil }); i >= 0 {
		d.askReason(found[i])
	} else if len(found) > 0 {
		d.askWithdraw(found[0])
	}
}

func (d Desk) askReason(f check.Finding) {
	env := d.Host.Env()
	title := env.Say(lang.Text{FR: "Pourquoi écarter\u00a0: ", EN: "Why waive: "}) + f.Message.In(env.Lang)
	hint := env.Say(lang.Text{FR: "la raison, gardée dans le registre", EN: "the reason, kept in the register"})
	d.Host.Open(widget.NewPrompt(d.Host, title, "", hint, func(reason string) tea.Cmd {
		return d.Signature.Sign(d.Host, func(name string) tea.Cmd {
			d.do(session.Waive{Record: f.Record, Rule: f.Rule, Field: f.Field, Reason: reason, By: name},
				lang.Text{FR: "Écarté\u00a0; u annule", EN: "Waived; u takes that back"})
			return nil
		})
	}))
}

func (d Desk) askWithdraw(f check.Finding) {
	env := d.Host.Env()
	title := env.Say(lang.Text{FR: "Reprendre ce constat", EN: "Take up this finding again"})
	question := f.Message.In(env.Lang) + "\n" + Waived(f, env.Lang)
	if f.Waiver.Field == "" && f.Field != "" {
		question += "\n" + env.Say(lang.Text{FR: "La dérogation vaut pour toute la fiche.", EN: "The waiver is for the whole record."})
	}
	yes, no := lang.Text{FR: "Le reprendre", EN: "Take it up"}, lang.Text{FR: "Le laisser écarté", EN: "Leave it waived"}
	d.Host.Open(widget.NewConfirm(d.Host, title, question, yes, no, func() tea.Cmd {
		d.do(session.Withdraw{Record: f.Record, Rule: f.Rule, Field: f.Waiver.Field},
			lang.Text{FR: "Repris\u00a0; u annule", EN: "Taken up again; u takes that back"})
		return nil
	}))
}

// do applies an edit, and says what was done or why it is refused.
func (d Desk) do(e session.Edit, done lang.Text) {
	step, err := d.Session.Do(e)
	switch {
	case err != nil:
		done = screen.Fault(err, d.Session.Path())
	case len(step.Changes) > 0:
		d.Changed(step)
	}
	d.Host.Notify(done)
}
