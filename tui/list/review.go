package list

import (
	"strconv"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/screen"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// reviewable reports whether the records of the list are reviewed.
func (l *Screen) reviewable() bool { return l.collection.Table.Field("reviewed_on") != nil }

// askReview notes that the records aimed at were reviewed today, once it is said
// when the next review is and the user signs.
func (l *Screen) askReview() {
	l.askNextReview(l.targets(), lang.FormatDate(l.inAYear(), l.env.Lang))
}

// inAYear returns the day a year from now, as stored.
func (l *Screen) inAYear() string {
	iso, _ := lang.ParseDate("+1a", l.view().Today)
	return iso
}

func (l *Screen) askNextReview(records []register.ID, typed string) {
	title := l.env.Say(lang.Text{FR: "Revue faite aujourd'hui (" + recordsText(len(records)).FR + ")\u00a0: à quand la prochaine\u00a0?", EN: "Reviewed today (" + recordsText(len(records)).EN + "): when is the next review?"})
	hint := l.env.Say(lang.Text{FR: "une date, ou +6m, +1a", EN: "a date, or +6m, +1y"})
	prompt := widget.NewPrompt(l.desk.Host, title, typed, hint, func(typed string) tea.Cmd {
		iso, ok := lang.ParseDate(typed, l.view().Today)
		if !ok {
			l.askNextReview(records, typed)
			l.desk.Host.Notify(lang.Text{FR: "Cette date n'est pas comprise\u00a0; tapez par exemple 31/12/2027 ou +1a", EN: "This date is not understood; type for instance 31/12/2027 or +1y"})
			return nil
		}
		return l.desk.Signature.Sign(l.desk.Host, func(name string) tea.Cmd {
			l.review(session.Reviewed{Records: records, By: name, Next: register.Date(iso)})
			return nil
		})
	})
	l.desk.Host.Open(prompt.WithEcho(func(typed string) string {
		iso, ok := lang.ParseDate(typed, l.view().Today)
		if !ok {
			return l.env.Say(lang.Text{FR: "pas compris", EN: "not understood"})
		}
		return l.env.Say(lang.Text{FR: "compris\u00a0: ", EN: "understood: "}) + lang.FormatDate(iso, l.env.Lang)
	}))
}

func (l *Screen) review(done session.Reviewed) {
	step, err := l.desk.Session.Do(done)
	if err != nil {
		l.desk.Host.Notify(screen.Fault(err, l.desk.Session.Path()))
		return
	}
	if len(step.Changes) > 0 {
		l.desk.Changed(step)
	}
	l.unmark()
	l.read()
	next, reviewed := string(done.Next), recordsText(len(done.Records))
	l.desk.Host.Notify(lang.Text{
		FR: "Revue notée (" + reviewed.FR + ")\u00a0; la prochaine le " + lang.FormatDate(next, lang.FR),
		EN: "Review noted (" + reviewed.EN + "); the next one on " + lang.FormatDate(next, lang.EN),
	})
}

// recordsText counts records.
func recordsText(n int) lang.Text {
	return lang.Text{
		FR: strconv.Itoa(n) + " " + lang.FR.Plural(n, "fiche", "fiches"),
		EN: strconv.Itoa(n) + " " + lang.EN.Plural(n, "record", "records"),
	}
}
