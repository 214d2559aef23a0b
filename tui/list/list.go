// Package list is the screen of one list of the register: its records in rows,
// a filter over them, and beside them the record under the cursor as its form
// would show it.
//
// Its rules:
//
//   - One type serves every collection; what differs is said by the
//     collection and its field table.
//   - A list holds no copy of the register. It reads the session at each
//     message, and only visible rows are formatted, so a key costs the same
//     with ten records and ten thousand.
//   - The cursor is on a record, not on a row: undo, a filter and a reload
//     leave it there.
package list

import (
	"errors"
	"strings"
	"unicode/utf8"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/findings"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// Desk is what a list works with and tells of its work.
type Desk struct {
	Host    screen.Host
	Session *session.Session
	Index   *Index
	// Findings is what is found in the register.
	Findings findings.Whole
	// Changed is told of each edit made here.
	Changed func(session.Step)
	// Open shows the form of a record, History what became of it.
	Open    func(register.ID)
	History func(register.ID) tea.Cmd
	// SearchAll searches the whole register for what the filter has.
	SearchAll func(query string)
	// TurnBack undoes or redoes a step, and shows what that changed.
	TurnBack func(keys.Action)
	// Signature names the user in a review.
	Signature *widget.Signature
	// Outline: the session has no more of each record than its row shows.
	Outline bool
}

// Screen is one list.
type Screen struct {
	screen.Base
	rows
	desk    Desk
	env     screen.Env
	columns []column
	kept    *filter      // nil: no filter keeps less than the list
	filter  *widget.Line // nil: nothing is searched
	typing  bool         // in what is searched
	marks   marks
	preview preview
	w, h    int
}

var _ screen.Screen = (*Screen)(nil)

// New makes the list of a collection.
func New(d Desk, c *register.Collection) *Screen {
	l := &Screen{desk: d, env: d.Host.Env(), rows: rows{collection: c, index: d.Index}}
	l.columns = columnsOf(c, l.env.Lang)
	return l
}

// Serve gives the list another desk, that of the same register once it is read:
// the cursor and what is searched stay.
func (l *Screen) Serve(d Desk) {
	l.desk, l.index = d, d.Index
	l.read()
}

// Title names the list.
func (l *Screen) Title() string { return l.env.Say(nameOfSection(l.collection.Key)) }

// SetSize says how much room there is.
func (l *Screen) SetSize(w, h int) {
	l.w, l.h = w, h
	l.window.SetHeight(max(0, h-above))
	l.read()
}

// Scopes returns the keys of the filter while it is typed, else of the list.
func (l *Screen) Scopes() []keys.Scope {
	if l.typing {
		return []keys.Scope{keys.Search, keys.Cursor}
	}
	if len(l.marked()) > 0 {
		return []keys.Scope{keys.Marked, keys.List, keys.Rows, keys.Cursor}
	}
	return []keys.Scope{keys.List, keys.Rows, keys.Cursor}
}

// Typing reports whether the filter is being typed.
func (l *Screen) Typing() bool { return l.typing }

// Type edits the filter.
func (l *Screen) Type(msg tea.KeyMsg) tea.Cmd {
	l.read()
	l.filter.Type(msg)
	l.ask(l.filter.Value())
	return nil
}

// Do moves, opens, adds, takes away, filters.
func (l *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	l.read()
	switch a {
	case keys.Open:
		l.open()
	case keys.New:
		l.add()
	case keys.Mark:
		l.mark()
	case keys.MarkAll:
		l.markAll()
	case keys.Reviewed:
		l.askReview()
	case keys.Change:
		l.askChange()
	case keys.Merge:
		l.askMerge()
	case keys.Show:
		l.askFilter()
	case keys.History:
		return l.desk.History(l.selected), true
	case keys.Duplicate:
		l.duplicate()
	case keys.Delete:
		l.askDelete()
	case keys.MoveUp:
		l.do(session.Move{Record: l.selected, By: -1})
	case keys.MoveDown:
		l.do(session.Move{Record: l.selected, By: +1})
	case keys.Copy:
		return l.desk.Host.Copy(l.label(l.current())), true
	case keys.Filter:
		if l.filter == nil {
			l.filter = widget.NewLine(l.env.Theme, "", l.env.Say(lang.Text{FR: "référence, nom, ou un mot de la fiche", EN: "reference, name, or a word of the record"}))
		}
		l.typing = true
	case keys.SearchAll:
		l.desk.SearchAll(l.typed())
	case keys.Undo, keys.Redo:
		l.desk.TurnBack(a)
	case keys.LeaveField:
		l.typing = false
		if l.query == "" {
			l.clearFilter()
		}
	case keys.Clear:
		l.clearFilter()
	case keys.Back:
		if l.unmark() {
			return nil, true
		}
		if l.filter == nil && l.kept == nil {
			return nil, false
		}
		if l.filter != nil {
			l.clearFilter()
		} else {
			l.showAll()
		}
	default:
		moved := l.window.Do(a)
		l.settle()
		return nil, moved
	}
	return nil, true
}

// Why says why an action cannot be done now.
func (l *Screen) Why(a keys.Action) lang.Text {
	switch a {
	case keys.New, keys.Duplicate, keys.Delete, keys.MoveUp, keys.MoveDown, keys.Reviewed, keys.Change, keys.Merge:
		if reason := l.desk.Session.ReadOnly(); reason != nil {
			return screen.Fault(reason, l.desk.Session.Path())
		}
	}
	switch a {
	case keys.Reviewed:
		if !l.reviewable() {
			return lang.Text{FR: "Seuls les traitements et les activités de sous-traitance ont une revue", EN: "Treatments and processor activities alone are reviewed"}
		}
	case keys.Change:
		if !l.changeable() {
			return lang.Text{FR: "Seuls les traitements et les activités de sous-traitance ont un état et un responsable ; Entrée ouvre la fiche", EN: "Treatments and processor activities alone have a status and an owner; Enter opens the record"}
		}
	case keys.Merge:
		switch {
		case !l.collection.Catalogue:
			return lang.Text{FR: "Seules les fiches des catalogues se fusionnent (rubriques 3 à 6)", EN: "Entries of catalogues alone are merged (sections 3 to 6)"}
		case len(l.merged()) == 0:
			return lang.Text{FR: "Cochez d'abord (Espace) la fiche en trop, puis allez sur celle à garder", EN: "Mark (Space) the entry that is too many first, then go to the one to keep"}
		}
	}
	switch a {
	case keys.Open, keys.History, keys.Duplicate, keys.Delete, keys.Copy, keys.MoveUp, keys.MoveDown, keys.Mark, keys.MarkAll, keys.Reviewed, keys.Change:
		if l.window.Count() == 0 && !l.typing {
			return lang.Text{FR: "Il n'y a pas de fiche ici", EN: "There is no record here"}
		}
	case keys.Filter, keys.Show:
		if l.collection.Len(l.desk.Session.Register()) == 0 {
			return lang.Text{FR: "Il n'y a rien à chercher ici", EN: "There is nothing to search here"}
		}
	case keys.Back:
		if l.filter == nil && l.kept == nil && len(l.marked()) == 0 {
			return lang.Text{FR: "C'est le premier écran\u00a0; q quitte", EN: "This is the first screen; q quits"}
		}
	}
	switch at := l.window.Cursor(); {
	case a != keys.MoveUp && a != keys.MoveDown:
	case l.narrowed():
		return lang.Text{FR: "Effacez d'abord le filtre (Échap)\u00a0: l'ordre est celui de toute la liste", EN: "Clear the filter first (Esc): the order is that of the whole list"}
	case a == keys.MoveUp && at == 0:
		return lang.Text{FR: "Cette fiche est déjà la première", EN: "This record is the first already"}
	case a == keys.MoveDown && at == l.window.Count()-1:
		return lang.Text{FR: "Cette fiche est déjà la dernière", EN: "This record is the last already"}
	}
	if !l.typing && Section(a) == l.collection.Key {
		return lang.Text{FR: "Vous y êtes déjà", EN: "You are there already"}
	}
	return lang.Text{}
}

// read brings the list up to the register.
func (l *Screen) read() {
	r := l.desk.Session.Register()
	l.sync(r, l.stampOf(r))
}

// view reads the register for rows and the preview, where no reference leads
// to a treatment.
func (l *Screen) view() register.View {
	v := l.desk.Session.View(l.env.Lang)
	v.Register = l.preview.catalogues(v.Register)
	return v
}

// typed returns what is searched, as typed.
func (l *Screen) typed() string {
	if l.filter == nil {
		return ""
	}
	return l.filter.Value()
}

// Select puts the cursor on a record of the list, and ends the filters that
// leave it out. The cursor stays where it is when the list has no such record.
func (l *Screen) Select(id register.ID) {
	l.read()
	if l.collection.Index(l.register, id) < 0 {
		return
	}
	l.selected = id
	if l.find(); l.selected != id {
		l.showAll()
		l.selected = id
		l.find()
	}
}

func (l *Screen) clearFilter() {
	l.typing, l.filter = false, nil
	l.ask("")
}

func (l *Screen) open() {
	if rec := l.current(); rec != nil {
		l.desk.Open(register.Identity(rec))
	}
}

// do applies an edit and follows the record it is about.
func (l *Screen) do(e session.Edit) bool {
	step, done := l.try(e)
	if !done {
		return false
	}
	if made := step.Changes[0]; made.After != nil {
		l.selected = made.ID()
	}
	l.read()
	return true
}

// apply applies an edit of several records; the cursor stays where it is.
func (l *Screen) apply(e session.Edit) bool {
	_, done := l.try(e)
	l.read()
	return done
}

// try applies an edit, and says why when it is refused. Nothing is done when the
// edit changes nothing.
func (l *Screen) try(e session.Edit) (step session.Step, done bool) {
	step, err := l.desk.Session.Do(e)
	if err != nil {
		l.desk.Host.Notify(screen.Fault(err, l.desk.Session.Path()))
	}
	if len(step.Changes) == 0 {
		return step, false
	}
	l.desk.Changed(step)
	return step, true
}

func (l *Screen) duplicate() {
	if l.do(session.Duplicate{Record: l.selected}) {
		l.desk.Host.Notify(lang.Text{
			FR: "Copie\u00a0: " + l.label(l.current()), EN: "Copy: " + l.label(l.current()),
		})
	}
}

// askDelete asks before a record goes. An entry in use stays: whoever uses it
// is listed instead.
func (l *Screen) askDelete() {
	rec := l.current()
	if rec == nil {
		return
	}
	id := register.Identity(rec)
	if l.collection.Catalogue && len(l.desk.Session.Register().Uses(id)) > 0 {
		l.showUses(rec)
		return
	}
	question := lang.Text{
		FR: "Supprimer «\u00a0" + l.label(rec) + "\u00a0»\u00a0? Ctrl+Z la rétablit.",
		EN: "Delete \"" + l.label(rec) + "\"? Ctrl+Z brings it back.",
	}
	l.desk.Host.Open(widget.NewConfirm(l.desk.Host, l.env.Say(lang.Text{FR: "Supprimer une fiche", EN: "Delete a record"}), l.env.Say(question),
		lang.Text{FR: "Supprimer", EN: "Delete"}, lang.Text{FR: "Garder", EN: "Keep"}, func() tea.Cmd {
			l.do(session.Delete{Record: id})
			return nil
		}))
}

// showUses says who uses an entry that cannot be deleted for that reason.
func (l *Screen) showUses(rec register.Record) {
	_, err := l.desk.Session.Do(session.Delete{Record: register.Identity(rec)})
	var inUse *session.InUseError
	if !errors.As(err, &inUse) {
		return
	}
	var text strings.Builder
	text.WriteString(l.env.Say(lang.Text{
		FR: "D'autres fiches utilisent celle-ci. Retirez-la d'abord de chacune, ou fusionnez-la avec une autre (" + l.keyOf(keys.Merge) + ")\u00a0:",
		EN: "Records use this entry. Take it out of each of them first, or merge it with another one (" + l.keyOf(keys.Merge) + "):",
	}))
	for _, use := range inUse.Uses {
		text.WriteString("\n" + l.env.Theme.Glyphs.Bullet + " " + l.label(use))
	}
	title := lang.Text{FR: "Encore en usage\u00a0: " + l.label(rec), EN: "Still in use: " + l.label(rec)}
	l.desk.Host.Open(widget.NewMessage(l.desk.Host, l.env.Say(title), text.String()))
}

// label names a record as people call it: reference and name.
func (l *Screen) label(rec register.Record) string {
	return strings.TrimSpace(register.ReferenceOf(rec) + " " + register.NameOf(rec))
}

func lower(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return strings.ToLower(s[:size]) + s[size:]
}
