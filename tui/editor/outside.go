package editor

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"article30/register/lang"
	"article30/register/store"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// every is how often the file is looked at for what others did to it.
const every = 2 * time.Second

// looked is what a look at the file found.
type looked struct {
	changed bool
	err     error
	again   bool // another look is due
}

// watch returns the command that looks at the file after a while.
func (r *root) watch() tea.Cmd {
	look := r.look(true)
	return tea.Tick(every, func(time.Time) tea.Msg { return look() })
}

func (r *root) look(again bool) tea.Cmd {
	s := r.session
	return func() tea.Msg {
		changed, err := s.ChangedOutside()
		return looked{changed, err, again}
	}
}

// seen takes the version of another writer when nothing of ours would be lost,
// and asks otherwise.
func (r *root) seen(l looked) tea.Cmd {
	if l.changed {
		r.saver.know()
	}
	back := errors.Is(r.fault(), store.ErrDeleted) && l.err == nil
	if back {
		r.unsettled = nil
	}
	switch {
	case !l.changed && back:
		r.settle(r.saver.again())
	case !l.changed || r.unsettled != nil:
	case errors.Is(l.err, store.ErrDeleted):
		r.settle(r.saver.again()) // refused: what is here goes to the draft
	case l.err == nil && r.session.Pending() == nil:
		r.reload(lang.Text{
			FR: "Le fichier a changé\u00a0: sa nouvelle version est affichée",
			EN: "The file has changed: its new version is shown",
		})
	case l.err == nil:
		r.settle(r.saver.now()) // refused: what is ours goes to the draft
	}
	if !l.again {
		return nil
	}
	if r.saver.fault != nil && r.unsettled == nil && r.session.Pending() != nil {
		r.saver.touch() // what kept it from being saved may have passed
	}
	return r.watch()
}

// reload takes what the file holds. When that is no register, perhaps because
// it is still being written, the next look tries again.
func (r *root) reload(notice lang.Text) {
	r.unsettled = nil
	said := r.unread
	r.unread = ""
	if err := r.saver.reload(); err != nil {
		notice = r.said(err)
		r.unread = notice.EN
	} else {
		r.agree()
	}
	if r.unread == "" || r.unread != said { // once, not at each look
		r.host.Notify(notice)
	}
}

// unsaved asks what to do about a fault of saving that somebody must settle;
// any other is shown, and the next edit tries again.
func (r *root) unsaved(err error) {
	var changed *store.ChangedError
	switch {
	case err == nil || r.unsettled != nil:
	case errors.As(err, &changed):
		r.meet()
	case errors.Is(err, store.ErrDeleted):
		r.ask(err, lang.Text{FR: "Le fichier n'est plus là", EN: "The file is gone"},
			lang.Text{
				FR: r.session.Path() + " a été supprimé ou déplacé par un autre programme. Le registre est toujours ouvert ici.",
				EN: r.session.Path() + " was deleted or moved by another program. The register is still open here.",
			},
			widget.Answer{Label: lang.Text{FR: "L'écrire de nouveau ici", EN: "Write it here again"}, Do: r.recreate})
	case errors.Is(err, store.ErrLinked):
		r.ask(err, lang.Text{FR: "Ce fichier porte plusieurs noms", EN: "This file has several names"}, r.said(err),
			widget.Answer{Label: lang.Text{FR: "Enregistrer ici, et séparer ce nom des autres", EN: "Save here, and separate this name from the others"}, Do: r.separate})
	}
}

// ask opens a question about the file. It may open under somebody's fingers, so
// "later" comes first; its matter then stays in the status line.
func (r *root) ask(about error, title, text lang.Text, answers ...widget.Answer) {
	for i := range answers {
		do := answers[i].Do
		answers[i].Do = func() tea.Cmd {
			r.unsettled = nil
			return do()
		}
	}
	later := widget.Answer{Label: lang.Text{FR: "Plus tard (Ctrl+S repose la question)", EN: "Later (Ctrl+S asks again)"}}
	answers = append([]widget.Answer{later}, answers...)
	r.unsettled = about
	r.host.Open(widget.NewQuestion(r.host, r.env.Say(title), r.env.Say(text), answers...))
}

func (r *root) takeTheirs() tea.Cmd {
	where, kept := r.inDraft()
	if !kept {
		r.host.Notify(lang.Text{
			FR: "Le brouillon n'a pu être écrit\u00a0: enregistrez d'abord la vôtre sous un autre nom",
			EN: "The draft could not be written: save yours under another name first",
		})
		return nil
	}
	r.reload(lang.Text{
		FR: "Version du fichier prise\u00a0; la vôtre est dans " + where,
		EN: "The file's version was taken; yours is in " + where,
	})
	return r.checkAnew()
}

// askName asks under which name to save what is ours, then takes what the file
// holds.
func (r *root) askName() tea.Cmd {
	title := r.env.Say(lang.Text{FR: "Enregistrer la mienne sous", EN: "Save mine as"})
	r.host.Open(widget.NewPrompt(r.host, title, filepath.Base(freeName(r.session.Path())), "", func(name string) tea.Cmd {
		path := r.beside(name)
		if err := r.session.WriteCopy(path); err != nil {
			r.unsettled = err
			r.host.Notify(r.said(err))
			return nil
		}
		_ = r.session.DropDraft() // what it held is under that name now
		r.reload(lang.Text{
			FR: "La vôtre est dans " + path + "\u00a0; ici, la version du fichier",
			EN: "Yours is in " + path + "; here is the file's version",
		})
		return r.checkAnew()
	}))
	return nil
}

// freeName proposes a name beside a file that nothing bears.
func freeName(path string) string {
	ext := filepath.Ext(path)
	base := strings.TrimSuffix(path, ext)
	for n := 2; ; n++ {
		free := base + "-" + strconv.Itoa(n) + ext
		if _, err := os.Lstat(free); errors.Is(err, os.ErrNotExist) || n > 99 {
			return free
		}
	}
}

func (r *root) recreate() tea.Cmd {
	switch err := r.saver.recreate(); {
	case errors.Is(err, fs.ErrExist): // it came back meanwhile
		return r.look(false)
	case err != nil:
		r.unsettled = err
		r.host.Notify(r.said(err))
	default:
		r.host.Notify(lang.Text{FR: "Le fichier est de nouveau là", EN: "The file is there again"})
	}
	return nil
}

func (r *root) separate() tea.Cmd {
	r.session.SeparateLinks()
	r.save()
	return nil
}
