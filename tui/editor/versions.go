package editor

import (
	"fmt"
	"slices"
	"strconv"

	"article30/register/diff"
	"article30/register/lang"
	"article30/register/session"
	"article30/register/store"
	"article30/tui/changes"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// chooseVersion lists the versions that are kept, the newest first.
func (r *root) chooseVersion() {
	versions, err := r.session.Versions()
	if err != nil {
		r.host.Notify(r.said(err))
		return
	}
	if len(versions) == 0 {
		r.host.Notify(lang.Text{
			FR: "Aucune version n'est gardée pour l'instant\u00a0; la première l'est au premier enregistrement",
			EN: "No version is kept yet; the first one is at the first save",
		})
		return
	}
	var options []widget.Option
	for _, v := range slices.Backward(versions) {
		options = append(options, widget.Option{
			ID:     strconv.Itoa(v.Number),
			Label:  fmt.Sprintf("%d  %s", v.Number, r.env.Say(clock(v.At))),
			Detail: r.env.Say(v.Kind.Label()),
		})
	}
	r.host.Open(widget.NewPicker(r.host, widget.Choice{
		Title:   r.env.Say(lang.Text{FR: "Versions gardées", EN: "Versions kept"}),
		Options: options,
		Done: func(picks []widget.Pick, changed bool) {
			if !changed || len(picks) == 0 {
				return
			}
			number, _ := strconv.Atoi(picks[0].ID)
			if i := slices.IndexFunc(versions, func(v store.Version) bool { return v.Number == number }); i >= 0 {
				r.compareVersion(versions[i])
			}
		},
	}))
}

// compareVersion lists what going back to a version would change.
func (r *root) compareVersion(v store.Version) {
	earlier, err := r.session.Version(v.Number)
	if err != nil {
		r.host.Notify(r.said(err))
		return
	}
	at := clock(v.At)
	content := changes.Content{
		Title: r.env.Say(lang.Text{FR: "Version " + strconv.Itoa(v.Number), EN: "Version " + strconv.Itoa(v.Number)}),
		Head: r.env.Say(lang.Text{
			FR: "Ce que changerait le retour à la version du " + at.FR,
			EN: "What going back to the version of " + at.EN + " would change",
		}),
		Empty:  lang.Text{FR: "Cette version dit la même chose que le registre.", EN: "This version says the same as the register."},
		Groups: changes.ByRecord(diff.Between(r.session.Register(), earlier), r.env.Lang),
	}
	if len(content.Groups) > 0 {
		content.Take = func() tea.Cmd { return r.askRestore(v, at) }
	}
	r.host.Push(changes.New(r.host, content))
}

func (r *root) askRestore(v store.Version, at lang.Text) tea.Cmd {
	if reason := r.session.ReadOnly(); reason != nil {
		r.host.Notify(r.said(reason))
		return nil
	}
	r.host.Open(widget.NewConfirm(r.host, r.env.Say(lang.Text{FR: "Revenir à une version", EN: "Go back to a version"}),
		r.env.Say(lang.Text{
			FR: "Remettre tout le registre tel qu'il était le " + at.FR + "\u00a0? L'état actuel est gardé parmi les versions, et Ctrl+Z y revient.",
			EN: "Put the whole register back as it was on " + at.EN + "? The present state is kept among the versions, and Ctrl+Z comes back to it.",
		}),
		lang.Text{FR: "Y revenir", EN: "Go back"}, lang.Text{FR: "Ne rien faire", EN: "Do nothing"}, func() tea.Cmd {
			r.restore(v.Number, at)
			return nil
		}))
	return nil
}

func (r *root) restore(number int, at lang.Text) {
	var step session.Step
	var saved store.Saved
	err := r.saver.alone(func() (err error) {
		step, saved, err = r.session.Restore(number)
		return err
	})
	if err == nil {
		err = saved.Warning
		r.host.Pop()
		r.board.Update(r.session.Register(), step)
	}
	if err != nil {
		r.host.Notify(r.said(err))
		return
	}
	r.host.Notify(lang.Text{FR: "Le registre est de nouveau tel que le " + at.FR, EN: "The register is again as on " + at.EN})
}
