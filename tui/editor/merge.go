package editor

import (
	"fmt"
	"strings"

	"article30/register"
	"article30/register/diff"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/conflict"
	"article30/tui/screen"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// arrival is another state of the register on its way into it: what another
// program made of the file, a draft, a copy.
type arrival struct {
	read   func() (*session.Incoming, error) // each time anew: the file may change again
	theirs lang.Text                         // what its answers are called beside ours
	file   bool                              // it is what the file holds: until it is in, nothing can be saved
	taken  func() error                      // does what is left to do once it is in; nil: nothing

	screen *conflict.Screen // where its conflicts were last settled; nil: nowhere yet
}

// fromFile is what another program made of the file.
func (r *root) fromFile() *arrival {
	return &arrival{read: r.session.Outside, file: true, theirs: lang.Text{FR: "Celle du fichier", EN: "That of the file"}}
}

// merging is what comes of an arrival in the register as it is now.
type merging struct {
	*arrival
	in        *session.Incoming
	register  *register.Register
	conflicts []diff.Conflict // where the register holds ours
}

func (r *root) merge(a *arrival) (merging, error) {
	r.saver.know()
	in, err := a.read()
	if err != nil {
		return merging{}, err
	}
	m := merging{arrival: a, in: in}
	m.register, m.conflicts = r.session.Merge(in)
	return m, nil
}

// meet brings together what another program made of the file and what is not
// saved here: at once where they do not contradict each other, else by asking.
func (r *root) meet() {
	m, err := r.merge(r.fromFile())
	switch {
	case err != nil:
		r.askUnmerged(err)
	case len(m.conflicts) > 0:
		if r.arriving == nil || !r.arriving.file { // choices made stand
			r.arriving = m.arrival
		}
		r.askToSettle(len(m.conflicts))
	default:
		r.take(m)
	}
}

// reconcile does what meet does where nobody need be asked, and reports whether
// it could.
func (r *root) reconcile() bool {
	m, err := r.merge(r.fromFile())
	return err == nil && len(m.conflicts) == 0 && r.take(m)
}

// bring takes an arrival into the register, once its conflicts are settled.
func (r *root) bring(a *arrival) {
	if reason := r.session.ReadOnly(); reason != nil {
		r.host.Notify(r.said(reason))
		return
	}
	m, err := r.merge(a)
	switch {
	case err != nil:
		r.host.Notify(r.said(err))
	case len(m.conflicts) > 0:
		r.arriving = a
		r.showConflicts(m)
	default:
		r.take(m)
	}
}

// take makes what came of a merge the register, and says what that brought in.
func (r *root) take(m merging) bool {
	before := r.session.Register()
	var step session.Step
	err := r.saver.alone(func() (err error) {
		step, err = r.session.Take(m.in, m.register)
		return err
	})
	if err != nil {
		r.host.Notify(r.said(err))
		return false
	}
	if m.file {
		r.saver.fault = nil
		r.agree()
	} else if m.arrival == r.arriving {
		r.arriving = nil
	}
	r.changed(step) // which has it saved
	r.host.Notify(broughtIn(diff.Between(before, r.session.Register())))
	if m.taken != nil {
		if err := m.taken(); err != nil {
			r.host.Notify(r.said(err))
		}
	}
	return true
}

// agree takes note that the file and the register no longer contradict each
// other.
func (r *root) agree() {
	r.unsettled = nil
	if r.arriving != nil && r.arriving.file {
		r.arriving = nil
	}
}

// broughtIn says what a merge brought into the register.
func broughtIn(changes []diff.Change) lang.Text {
	n := len(changes)
	if n == 0 {
		return lang.Text{
			FR: "Repris\u00a0: le registre disait déjà tout cela",
			EN: "Taken: the register said all of it already",
		}
	}
	const named = 5 // more would not be seen
	where := func(l lang.Lang) string {
		var labels []string
		for _, c := range changes[:min(n, named)] {
			labels = append(labels, c.Label(l))
		}
		return strings.Join(labels, ", ")
	}
	return lang.Text{
		FR: fmt.Sprintf("%d %s\u00a0: %s", n, lang.FR.Plural(n, "modification venue d'ailleurs a été reprise", "modifications venues d'ailleurs ont été reprises"), where(lang.FR)),
		EN: fmt.Sprintf("%d %s: %s", n, lang.EN.Plural(n, "change made elsewhere was taken in", "changes made elsewhere were taken in"), where(lang.EN)),
	}
}

// showConflicts shows what is to be settled of a merge.
func (r *root) showConflicts(m merging) {
	a := m.arrival
	if a.file {
		r.unsettled = inDispute(len(m.conflicts))
	}
	names := conflict.Names{Ours: lang.Text{FR: "La vôtre", EN: "Yours"}, Theirs: a.theirs}
	a.screen = conflict.New(r.host, names, m.conflicts, a.screen, func(s *conflict.Screen) { r.apply(a, s) }, r.putOff)
	r.host.Push(a.screen)
}

// apply takes an arrival in as its conflicts were settled. Both sides may have
// changed since: what is newly in dispute is to be settled first.
func (r *root) apply(a *arrival, s *conflict.Screen) {
	m, err := r.merge(a)
	if err != nil {
		r.host.Notify(r.said(err))
		return
	}
	if !s.Renew(m.conflicts) {
		r.host.Notify(lang.Text{
			FR: "Les deux côtés ont changé entre-temps\u00a0: voyez ce qui reste à trancher",
			EN: "Both sides have changed meanwhile: see what is left to settle",
		})
		return
	}
	m.register = s.Resolve(m.register)
	r.host.Pop()
	r.take(m)
}

func (r *root) putOff() {
	r.host.Notify(lang.Text{
		FR: "Remis à plus tard, rien n'est écrasé\u00a0; Ctrl+P puis «\u00a0désaccords\u00a0» y revient",
		EN: "Put off, nothing is overwritten; Ctrl+P then \"conflicts\" comes back to it",
	})
}

// inDispute is why the register is not saved while conflicts are open.
func inDispute(n int) error {
	return lang.Errorf(lang.Text{
		FR: "%d %s avec le fichier, modifié ailleurs\u00a0; Ctrl+S pour trancher",
		EN: "%d %s with the file, changed elsewhere; Ctrl+S to settle",
	}, n, lang.Text{
		FR: lang.FR.Plural(n, "désaccord", "désaccords"),
		EN: lang.EN.Plural(n, "conflict", "conflicts"),
	})
}

// askToSettle says that the file and the register contradict each other.
func (r *root) askToSettle(n int) {
	r.askChanged(inDispute(n), lang.Format(lang.Text{
		FR: "Un autre programme a écrit ce fichier pendant que vous y travailliez. Ce qui ne se contredit pas sera repris des deux côtés\u00a0; %d %s à trancher. Rien n'a été écrasé\u00a0; ce qui est ici est dans le brouillon.",
		EN: "Another program wrote this file while you were working on it. What does not contradict is taken from both sides; %d %s to settle. Nothing was overwritten; what is here is in the draft.",
	}, n, lang.Text{
		FR: lang.FR.Plural(n, "désaccord reste", "désaccords restent"),
		EN: lang.EN.Plural(n, "conflict is", "conflicts are"),
	}), widget.Answer{Label: lang.Text{FR: "Trancher maintenant", EN: "Settle now"}, Do: func() tea.Cmd {
		r.bring(r.arriving)
		return nil
	}})
}

// askUnmerged says that the file cannot be brought together with what is here.
func (r *root) askUnmerged(why error) {
	reason := screen.Fault(why, r.session.Path())
	r.askChanged(r.saver.fault, lang.Text{
		FR: "Un autre programme a écrit ce fichier, qui ne se lit pas\u00a0: " + reason.FR + ". Rien n'a été écrasé\u00a0; ce qui est ici est dans le brouillon.",
		EN: "Another program wrote this file, which cannot be read: " + reason.EN + ". Nothing was overwritten; what is here is in the draft.",
	})
}

// askChanged asks what to do where the file was changed elsewhere.
func (r *root) askChanged(about error, text lang.Text, first ...widget.Answer) {
	r.ask(about, lang.Text{FR: "Le fichier a été modifié ailleurs", EN: "The file was changed elsewhere"}, text, append(first,
		widget.Answer{Label: lang.Text{FR: "Prendre la version du fichier (la vôtre reste dans le brouillon)", EN: "Take the file's version (yours stays in the draft)"}, Do: r.takeTheirs},
		widget.Answer{Label: lang.Text{FR: "Enregistrer la mienne sous un autre nom, puis prendre celle du fichier", EN: "Save mine under another name, then take the file's"}, Do: r.askName})...)
}
