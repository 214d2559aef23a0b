package form

import (
	"strconv"
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

var (
	givenText = lang.Text{FR: "réponse du modèle, à confirmer", EN: "answer of the template, to be confirmed"}

	nothingGivenText = lang.Text{
		FR: "Rien n'est à confirmer ici\u00a0; seules les réponses données par un modèle le sont",
		EN: "Nothing is to be confirmed here; only the answers that a template gave are",
	}
	confirmedText = lang.Text{FR: "Confirmé\u00a0; u l'annule", EN: "Confirmed; u takes that back"}
	confirmTitle  = lang.Text{FR: "Confirmer la fiche", EN: "Confirm the record"}
)

// given is which answers of a part are still as a template gave them and nobody
// confirmed, by the first step of the path from there: "name", "purposes[id]";
// "" for what the part answers outside its lists, which is confirmed with it.
type given map[string]bool

// givenWithin returns what of the unconfirmed answers of a record lies in the
// part of it that a path names.
func givenWithin(unconfirmed []string, part string) given {
	g := given{}
	for _, path := range unconfirmed {
		rest, ok := strings.CutPrefix(path, part)
		if part != "" && rest != "" && ok {
			rest, ok = strings.CutPrefix(rest, ".")
		}
		if ok {
			step, _ := cutStep(rest)
			g[step] = true
		}
	}
	return g
}

// give marks the rows whose answers are to be confirmed; a list is marked for
// its items.
func (s *sheet) give(unconfirmed []string, part string) {
	if s.unconfirmed = unconfirmed; len(unconfirmed) == 0 {
		return
	}
	g := givenWithin(unconfirmed, part)
	list := 0 // the row of the list whose items come
	for i := range s.rows {
		switch r := &s.rows[i]; {
		case r.kind == itemRow:
			r.given = g[stepOf(r.field, r.item)]
			s.rows[list].given = s.rows[list].given || r.given
		case r.kind != fieldRow:
		case r.field.Kind == register.KindList:
			list = i
		default:
			r.given = g[r.field.Key] || g[""] && r.field.State(s.rec) == register.StateAnswered
		}
	}
}

// confirm takes over the answer of a row: of a field within a part, all that the
// part answers.
func (f *Form) confirm(r row) tea.Cmd {
	path := f.rowPath(r)
	if r.kind == fieldRow && r.field.Kind != register.KindList && f.path != "" {
		path = f.path
	}
	return f.signConfirmed(path)
}

// signConfirmed takes over the answers at a path of the record once the user
// signs.
func (f *Form) signConfirmed(path string) tea.Cmd {
	return f.desk.Signature.Sign(f.desk.Host, func(name string) tea.Cmd {
		if f.do(session.Confirm{Record: f.record, Path: path, By: name}) {
			f.desk.Host.Notify(confirmedText)
		}
		return nil
	})
}

// askConfirmAll asks before every answer of the record is taken over.
func (f *Form) askConfirmAll() {
	n := strconv.Itoa(len(f.layout().unconfirmed))
	question := lang.Text{
		FR: "Le modèle a donné des réponses que personne n'a encore confirmées ni changées (" + n + "). Les avez-vous lues, et sont-elles celles de votre organisme\u00a0?",
		EN: "The template gave answers that nobody has confirmed or changed yet (" + n + "). Have you read them, and are they your organisation's own?",
	}
	yes, no := lang.Text{FR: "Tout confirmer", EN: "Confirm all"}, lang.Text{FR: "Relire d'abord", EN: "Read them first"}
	f.desk.Host.Open(widget.NewConfirm(f.desk.Host, f.env().Say(confirmTitle), f.env().Say(question), yes, no, func() tea.Cmd { return f.signConfirmed("") }))
}

// given draws the words for an answer that is to be confirmed.
func (p painter) given(r row) []string {
	if !r.given {
		return nil
	}
	return []string{p.indent(lead, p.theme.Warning(p.theme.Glyphs.Given+" "+p.theme.Cut(p.env.Say(givenText), p.w)))}
}

// leftToConfirm says how many answers of a record are to be confirmed, nothing
// when none is.
func (p painter) leftToConfirm(n int) []string {
	if n == 0 {
		return nil
	}
	words := lang.Text{FR: strconv.Itoa(n) + " réponse du modèle à confirmer", EN: strconv.Itoa(n) + " answer of the template to be confirmed"}
	if n > 1 {
		words = lang.Text{FR: strconv.Itoa(n) + " réponses du modèle à confirmer", EN: strconv.Itoa(n) + " answers of the template to be confirmed"}
	}
	return []string{p.cut(p.theme.Warning(p.theme.Glyphs.Given + " " + p.env.Say(words)))}
}
