package editor

import (
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"article30/export"
	"article30/export/cnil"
	"article30/export/extract"
	"article30/export/text"
	"article30/register/lang"
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// exported is the result of an export.
type exported struct {
	paper  paper
	report export.Report
	path   string
	err    error
}

// paper is a document that the editor writes: its form, and how much of the
// register it holds.
type paper struct {
	name    lang.Text
	words   string // by which it is searched too
	form    export.Form
	profile extract.Profile
	notice  bool
}

// What an inspector and the public get.
var (
	forInspector = paper{
		name:  lang.Text{FR: "Extrait pour l'autorité (article 30)", EN: "Extract for the authority (Article 30)"},
		words: keys.Extract.Words(), form: export.Forms[0], profile: extract.Article30,
	}
	privacyNotice = paper{
		name:  lang.Text{FR: "Notice d'information du public", EN: "Public privacy notice"},
		words: keys.Notice.Words(), form: noticeForm(), notice: true,
	}
)

// papers are the documents on offer: the whole register in its usual form, what
// is for an inspector and for the public, the whole register in the other forms.
func papers() []paper {
	var whole []paper
	for _, form := range export.Forms {
		whole = append(whole, paper{name: form.Name, words: form.Key + " full profil profile complet", form: form})
	}
	return slices.Insert(whole, 1, forInspector, privacyNotice)
}

// noticeForm is that in which a notice is published.
func noticeForm() export.Form {
	form, _ := export.FindForm("html")
	return form
}

func (r *root) optionsOf(p paper) export.Options {
	return export.Options{
		Options: cnil.Options{Lang: r.session.Register().TextLanguage(), AsOf: r.options.Today(), Options: extract.Options{Profile: p.profile}},
		Notice:  p.notice,
	}
}

// chooseExport asks which document to write, and says where each would go.
func (r *root) chooseExport() {
	all := papers()
	choice := widget.Choice{Title: r.env.Say(lang.Text{FR: "Exporter", EN: "Export"})}
	for i, p := range all {
		choice.Options = append(choice.Options, widget.Option{
			ID: strconv.Itoa(i), Label: r.env.Say(p.name), Detail: r.env.Say(r.placeOf(p)), Search: p.words,
		})
	}
	var chosen []widget.Pick
	choice.Done = func(picks []widget.Pick, _ bool) { chosen = picks }
	choice.Then = func() tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		i, _ := strconv.Atoi(chosen[0].ID)
		return r.export(all[i], "")
	}
	r.host.Open(widget.NewPicker(r.host, choice))
}

// placeOf names the files that a document would go to, and says what becomes of
// those that are there.
func (r *root) placeOf(p paper) lang.Text {
	o := r.optionsOf(p)
	places, err := export.Foresee(r.session.Register(), export.DefaultPath(r.session.Path(), p.form, o), p.form, o)
	if err != nil {
		return lang.Text{} // which the export says
	}
	var names []string
	taken, foreign := false, false
	for _, place := range places {
		names = append(names, filepath.Base(place.Path))
		taken, foreign = taken || place.Taken, foreign || place.Taken && !place.Ours
	}
	said := strings.Join(names, ", ")
	switch {
	case foreign:
		return lang.Text{FR: said + " existe déjà\u00a0: on vous demandera", EN: said + " exists: you will be asked"}
	case taken:
		return lang.Text{FR: "remplace " + said, EN: "replaces " + said}
	}
	return lang.Text{FR: said, EN: said}
}

// export writes a document to a path, "" for the one beside the register.
func (r *root) export(p paper, path string) tea.Cmd {
	if path == "" {
		path = export.DefaultPath(r.session.Path(), p.form, r.optionsOf(p))
	}
	return r.write(p, path, false)
}

func (r *root) write(p paper, path string, force bool) tea.Cmd {
	if export.OnRegister(path, r.session.Path()) {
		r.host.Notify(lang.Text{FR: "Ce nom est celui du registre\u00a0; choisissez-en un autre", EN: "This name is the register's own; choose another one"})
		return nil
	}
	reg, o := r.session.Register(), r.optionsOf(p)
	o.Force = force
	r.exporting = true
	r.host.Notify(lang.Text{FR: "Export en cours vers " + path + "…", EN: "Exporting to " + path + "…"})
	return func() tea.Msg {
		report, err := export.Write(reg, path, p.form, o)
		return exported{p, report, path, err}
	}
}

// finishExport puts off leaving until the workbook that was asked for is
// written. It reports false when none is being written; asked a second time, it
// waits no longer.
func (r *root) finishExport() bool {
	if !r.exporting || r.leaving {
		return false
	}
	r.leaving = true
	r.host.Notify(lang.Text{FR: "L'export se termine, puis le programme se ferme", EN: "The export is ending, then the program closes"})
	return true
}

// report says where the workbook is, or asks what to do about the file in its
// place.
func (r *root) report(e exported) {
	r.exporting = false
	switch {
	case errors.Is(e.err, export.ErrForeign):
		r.host.Notify(lang.Text{})
		r.host.Open(widget.NewQuestion(r.host, r.env.Say(lang.Text{FR: "Exporter le registre", EN: "Export the register"}),
			r.env.Say(lang.Text{
				FR: e.path + " existe déjà, et n'est pas un export de ce programme ou a été modifié depuis.",
				EN: e.path + " exists already, and is no export of this program or was changed since.",
			}),
			widget.Answer{Label: lang.Text{FR: "Exporter sous un autre nom", EN: "Export under another name"}, Do: func() tea.Cmd { return r.askExportName(e.paper, e.path) }},
			widget.Answer{Label: lang.Text{FR: "Remplacer ce fichier", EN: "Replace this file"}, Do: func() tea.Cmd { return r.write(e.paper, e.path, true) }},
			widget.Answer{Label: lang.Text{FR: "Ne rien faire", EN: "Do nothing"}}))
	case e.err != nil:
		r.host.Notify(r.said(e.err))
	default:
		r.tell(e.report.Lines(r.env.Lang))
	}
}

// tell says where the workbook is: at the foot of the screen, or in a message
// when it would not be seen whole there.
func (r *root) tell(lines []string) {
	done := lang.Text{FR: "Exporté", EN: "Exported"}
	const short = 68 // cells, beside the word, in the narrowest usual terminal
	if len(lines) == 1 && frame.Width(text.SafeLine(lines[0])) <= short {
		r.host.Notify(lang.Text{FR: done.FR + "\u00a0: " + lines[0], EN: done.EN + ": " + lines[0]})
		return
	}
	r.host.Notify(lang.Text{})
	r.host.Open(widget.NewMessage(r.host, r.env.Say(done), strings.Join(lines, "\n")))
}

func (r *root) askExportName(p paper, taken string) tea.Cmd {
	title := r.env.Say(lang.Text{FR: "Exporter sous", EN: "Export as"})
	r.host.Open(widget.NewPrompt(r.host, title, filepath.Base(freeName(taken)), "", func(name string) tea.Cmd {
		if !strings.EqualFold(filepath.Ext(name), p.form.Ext) { // a dot may stand in a name
			name += p.form.Ext
		}
		return r.export(p, r.beside(name))
	}))
	return nil
}

// beside returns the path of a name as typed: beside the register, unless it
// says where.
func (r *root) beside(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(filepath.Dir(r.session.Path()), name)
}
