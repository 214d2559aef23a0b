package editor

import (
	"time"

	"article30/register"
	"article30/tui/findings"
	"article30/tui/form"

	tea "github.com/charmbracelet/bubbletea"
)

// desk is what forms work with.
func (r *root) desk() form.Desk {
	settle := findings.Desk{Host: r.host, Session: r.session, Changed: r.changed, Signature: r.signature}
	return form.Desk{Desk: settle, Findings: r.board, History: r.history}
}

// check returns the command that checks the whole register as of today: at the
// opening, after a reload, and when the day has changed.
func (r *root) check() tea.Cmd {
	return r.board.Check(r.session.Register(), r.today())
}

func (r *root) today() register.Date {
	return register.Date(r.options.Today().Format(time.DateOnly))
}

// checkAnew returns the command that checks again when what was found is about
// another register or another day, nil when it is not.
func (r *root) checkAnew() tea.Cmd {
	if r.board.Of(r.session.Register()) && r.board.Day() == r.today() {
		return nil
	}
	return r.check()
}

// openAt shows the form of a record with the cursor on the field that a path
// names.
func (r *root) openAt(id register.ID, path string) {
	f := form.New(r.desk(), id, "")
	r.host.Push(f)
	f.Focus(path)
}
