package editor

import (
	"strings"

	"article30/register/diff"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/changes"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// tellOfCopies names the files beside the register that look like copies of it,
// and offers to compare each. It reports whether there are some.
func (r *root) tellOfCopies() bool {
	copies := r.session.ConflictCopies()
	if len(copies) == 0 {
		return false
	}
	bullet := "\n" + r.env.Theme.Glyphs.Bullet + " "
	names := bullet + strings.Join(copies, bullet)
	text := lang.Text{
		FR: "À côté du registre, ce qui paraît en être une copie, laissée par un outil de synchronisation ou par git\u00a0:" + names + "\nComparez, reprenez ce qui manque, puis rangez la copie ailleurs.",
		EN: "Beside the register, what looks like a copy of it, left by a tool that synchronises folders or by git:" + names + "\nCompare, take what is missing, then put the copy away.",
	}
	answers := []widget.Answer{{Label: lang.Text{FR: "Plus tard", EN: "Later"}}}
	for _, name := range copies {
		answers = append(answers, widget.Answer{
			Label: lang.Text{FR: "Comparer avec " + name, EN: "Compare with " + name},
			Do: func() tea.Cmd {
				r.compareCopy(name)
				return nil
			},
		})
	}
	title := r.env.Say(lang.Text{FR: "Copie en conflit", EN: "Conflict copy"})
	r.host.Open(widget.NewQuestion(r.host, title, r.env.Say(text), answers...))
	return true
}

// compareCopy lists what a copy says otherwise than the register.
func (r *root) compareCopy(name string) {
	in, err := r.session.Copy(name)
	if err != nil {
		r.host.Notify(r.said(err))
		return
	}
	a := &arrival{
		read:   func() (*session.Incoming, error) { return r.session.Copy(name) },
		theirs: lang.Text{FR: "Celle de la copie", EN: "That of the copy"},
	}
	r.host.Push(changes.New(r.host, changes.Content{
		Title: name,
		Head:  r.env.Say(lang.Text{FR: "Du registre à la copie. Reprendre ne supprime rien", EN: "From the register to the copy. Taking deletes nothing"}),
		Empty: lang.Text{
			FR: "La copie dit la même chose que le registre\u00a0: vous pouvez la supprimer.",
			EN: "The copy says the same as the register: you can delete it.",
		},
		Groups: changes.ByRecord(diff.Between(r.session.Register(), in.Theirs), r.env.Lang),
		Take:   r.taking(a),
	}))
}
