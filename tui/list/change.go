package list

import (
	"slices"
	"strings"
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// changeable reports whether the records of the list have a status and an owner,
// which are changed for several at once.
func (l *Screen) changeable() bool { return l.collection.Table.Field("status") != nil }

// askChange asks what to change in the records aimed at.
func (l *Screen) askChange() {
	records := l.targets()
	of := recordsText(len(records))
	title := lang.Text{FR: "Changer " + of.FR, EN: "Change " + of.EN}
	answers := []widget.Answer{{Label: lang.Text{FR: "Responsable interne…", EN: "Owner…"}, Do: func() tea.Cmd {
		l.askOwner(records)
		return nil
	}}}
	for _, status := range []struct {
		to    register.Code
		label lang.Text
	}{
		{register.Ended, lang.Text{FR: "Terminer aujourd'hui\u00a0: reste au registre, avec la date de fin", EN: "End today: stays in the register, with the day of the end"}},
		{register.Active, lang.Text{FR: "Mettre en cours", EN: "Make active"}},
		{register.Draft, lang.Text{FR: "Mettre en préparation", EN: "Make a draft"}},
	} {
		if len(l.notIn(status.to, records)) == 0 {
			continue // it would change nothing
		}
		answers = append(answers, widget.Answer{Label: status.label, Do: func() tea.Cmd {
			l.setStatus(records, status.to)
			return nil
		}})
	}
	l.desk.Host.Open(widget.NewQuestion(l.desk.Host, l.env.Say(title), l.labels(records), answers...))
}

// labels names records: one in full, several by their references.
func (l *Screen) labels(ids []register.ID) string {
	records := l.recordsOf(ids)
	if len(records) == 1 {
		return l.label(records[0])
	}
	var names []string
	for _, rec := range records {
		names = append(names, l.short(rec))
	}
	return strings.Join(names, ", ")
}

// recordsOf returns those of some records that the list has, in its order.
func (l *Screen) recordsOf(ids []register.ID) []register.Record {
	wanted := make(map[register.ID]bool, len(ids))
	for _, id := range ids {
		wanted[id] = true
	}
	var records []register.Record
	for _, rec := range l.all {
		if wanted[register.Identity(rec)] {
			records = append(records, rec)
		}
	}
	return records
}

// notIn returns those of some records that have another status.
func (l *Screen) notIn(status register.Code, ids []register.ID) (others []register.ID) {
	for _, rec := range l.recordsOf(ids) {
		if statusOf(rec) != status {
			others = append(others, register.Identity(rec))
		}
	}
	return others
}

// setStatus gives records a status, with the day of the end where they end. What
// has ended keeps the day it ended on.
func (l *Screen) setStatus(ids []register.ID, to register.Code) {
	term, _ := register.Statuses.Term(string(to))
	name := lang.Text{FR: "État «\u00a0" + term.Label.FR + "\u00a0»", EN: "Status \"" + term.Label.EN + "\""}
	var end session.Value = session.Cleared{}
	if to == register.Ended {
		end = session.Typed(l.view().Today.Format(time.DateOnly))
	}
	l.change(name, l.notIn(to, ids), session.FieldAnswer{Path: "status", To: session.Codes{to}}, session.FieldAnswer{Path: "ended_on", To: end})
}

// askOwner asks who answers for records; the answer begins as the one they have
// in common.
func (l *Screen) askOwner(ids []register.ID) {
	title := lang.Text{FR: "Responsable interne", EN: "Owner"}
	hint := l.env.Say(lang.Text{FR: "un service ou une personne", EN: "a department or a person"})
	var owners []string
	for _, rec := range l.recordsOf(ids) {
		owners = append(owners, *l.collection.Table.Field("owner").Address(rec).(*string))
	}
	typed := ""
	if owners = slices.Compact(owners); len(owners) == 1 {
		typed = owners[0]
	}
	l.desk.Host.Open(widget.NewPrompt(l.desk.Host, l.env.Say(title), typed, hint, func(name string) tea.Cmd {
		l.change(title, ids, session.FieldAnswer{Path: "owner", To: session.Typed(name)})
		return nil
	}))
}

// change gives records the same answers as one step, and says so.
func (l *Screen) change(name lang.Text, records []register.ID, answers ...session.FieldAnswer) {
	of := recordsText(len(records))
	step := session.SetEach{
		Name: lang.Text{FR: name.FR + " (" + of.FR + ")", EN: name.EN + " (" + of.EN + ")"}, Records: records, Answers: answers,
	}
	if !l.apply(step) {
		return // refused, or said already
	}
	l.unmark()
	l.desk.Host.Notify(lang.Text{FR: "Fait, Ctrl+Z annule\u00a0: " + step.Name.FR, EN: "Done, Ctrl+Z undoes it: " + step.Name.EN})
}
