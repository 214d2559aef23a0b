package app

import (
	"slices"
	"strings"

	"article30/export/text"
	"article30/register/lang"
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// menu is the help and the palette: what can be done from where one was, with
// its keys, searched as one types; Enter does it. The help stands by groups,
// the palette has the innermost actions first and those without a key too.
type menu struct {
	screen.Base
	app     *App
	help    bool
	entries []entry
	matches []int
	filter  *widget.Line
	window  widget.Window
	w, h    int
}

type entry struct {
	keys.Binding
	why    lang.Text // empty: it can be done
	folded string
}

var _ screen.Screen = (*menu)(nil)

func newMenu(a *App, help bool) *menu {
	m := &menu{app: a, help: help}
	m.filter = widget.NewLine(a.env.Theme, "", a.env.Say(lang.Text{FR: "que voulez-vous faire\u00a0?", EN: "what do you want to do?"}))
	for _, b := range a.env.Keys.Along(a.chain()) {
		if help && len(b.Keys) == 0 {
			continue
		}
		m.entries = append(m.entries, entry{b, a.why(b.Action), lang.Fold(a.env.Say(b.Long) + " " + a.env.Say(b.Short) + " " + b.Action.Words() + " " + strings.Join(m.names(b), " "))})
	}
	if help {
		slices.SortStableFunc(m.entries, func(x, y entry) int { return int(x.Group) - int(y.Group) })
	}
	m.refilter()
	return m
}

func (m *menu) names(b keys.Binding) []string {
	return b.Names(m.app.env.Lang, m.app.env.Theme.ASCII())
}

// Title returns the name of the menu.
func (m *menu) Title() string {
	if m.help {
		return m.app.env.Say(lang.Text{FR: "Aide", EN: "Help"})
	}
	return m.app.env.Say(lang.Text{FR: "Actions", EN: "Actions"})
}

// Scopes puts the menu's keys before the arrows.
func (m *menu) Scopes() []keys.Scope { return []keys.Scope{keys.Menu, keys.Cursor} }

// Typing is true: the filter has the focus.
func (m *menu) Typing() bool { return true }

// Type edits the filter.
func (m *menu) Type(msg tea.KeyMsg) tea.Cmd {
	m.filter.Type(msg)
	m.refilter()
	return nil
}

func (m *menu) refilter() {
	query := lang.Fold(m.filter.Value())
	m.matches = m.matches[:0]
	for i, e := range m.entries {
		if lang.Match(e.folded, query) {
			m.matches = append(m.matches, i)
		}
	}
	m.window.SetCount(len(m.matches))
	m.window.To(0)
}

// Do moves, or closes the menu and does the action under the cursor.
func (m *menu) Do(a keys.Action) (tea.Cmd, bool) {
	if a != keys.Confirm {
		return nil, m.window.Do(a)
	}
	at := m.window.Cursor()
	if at < 0 {
		return nil, true
	}
	m.app.Close()
	return m.app.run(m.entries[m.matches[at]].Action), true
}

// SetSize says how much room there is.
func (m *menu) SetSize(w, h int) {
	m.w, m.h = w, min(h, len(m.entries)+1)
	m.window.SetHeight(m.h - 1)
}

// View returns the filter and the visible entries.
func (m *menu) View() string {
	view := m.filter.View(m.w) + "\n" + m.window.View(m.line)
	return frame.Clamp(view, m.w, m.h)
}

func (m *menu) line(at int, selected bool) string {
	e, th := m.entries[m.matches[at]], m.app.env.Theme
	pointer := " "
	if selected {
		pointer = th.Glyphs.Selected
	}
	label := pointer + " " + m.app.env.Say(e.Long)
	right := strings.Join(m.names(e.Binding), " ")
	if m.help {
		right = m.app.env.Say(e.Group.Label()) + " " + th.Glyphs.Path + " " + right
	}
	switch {
	case e.why != (lang.Text{}):
		return th.Faint(th.Cut(label+" ("+m.app.env.Say(e.why)+")", m.w))
	case selected:
		label = th.Selected(label)
	}
	return frame.Ends(label, th.Faint(text.SafeLine(right)), m.w, th.Glyphs.More)
}
