package list

import (
	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/readymade"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// add begins a record: of the lists that have ready-made ones, by choosing among
// them; of the others, by its name.
func (l *Screen) add() {
	if !l.hasReadymade() {
		l.askName()
		return
	}
	desk := readymade.Desk{Host: l.desk.Host, Session: l.desk.Session, Changed: l.desk.Changed}
	l.desk.Host.Push(readymade.New(desk, l.collection, readymade.Picked{Empty: l.addEmpty, Added: l.begun}))
}

// hasReadymade reports whether there are ready-made records of the list.
func (l *Screen) hasReadymade() bool { return ofMade(l.collection) && !l.collection.Catalogue }

// addEmpty adds an empty record, whose name is asked for when none is given.
func (l *Screen) addEmpty(name string) {
	if name == "" {
		l.askName()
	} else {
		l.addNamed(name)
	}
}

func (l *Screen) askName() {
	title := lang.Text{FR: "Nouvelle fiche\u00a0: ", EN: "New record: "}.In(l.env.Lang) + lower(l.env.Say(l.collection.Table.Name))
	hint := l.env.Say(hints[l.collection.Key])
	l.desk.Host.Open(widget.NewPrompt(l.desk.Host, title, "", hint, func(name string) tea.Cmd {
		l.addNamed(name)
		return nil
	}))
}

// addNamed adds an empty record and opens it.
func (l *Screen) addNamed(name string) {
	l.showAll() // a filter may not keep the new record
	rec := session.NewRecord(l.collection, l.desk.Session.Register(), name)
	if l.do(session.Add{Collection: l.collection, Record: rec}) {
		l.open()
	}
}

// begun shows the records of ready-made activities that were added: the form of
// one alone, of several the first one that this list has.
func (l *Screen) begun(made []register.Record) {
	l.showAll()
	l.read()
	for i := len(made) - 1; i >= 0; i-- {
		if id := register.Identity(made[i]); l.collection.Index(l.register, id) >= 0 {
			l.selected = id
		}
	}
	l.find()
	if len(made) == 1 {
		l.desk.Open(register.Identity(made[0]))
	}
}
