package app

import (
	"time"

	"article30/register/lang"
	"article30/tui/keys"
	"article30/tui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// key keeps a key, or takes it.
func (a *App) key(msg tea.KeyMsg) tea.Cmd {
	if msg.Type == tea.KeyEsc && msg.Alt { // two of them, handed over at once: tmux does
		msg.Alt = false
		return tea.Batch(a.key(msg), a.key(msg))
	}
	if a.keep(msg) {
		return nil
	}
	if a.typing() || msg.Paste || a.tooSmall() {
		return a.take(msg, msg.Paste)
	}
	return a.sift(msg)
}

// take sends a key where it belongs; pasted says that it came as no key comes.
// Several characters read at once are one message: while shortcuts are live each
// is a key of its own, and the rest is typed as soon as one of them has opened a
// field.
func (a *App) take(msg tea.KeyMsg, pasted bool) tea.Cmd {
	a.notice = lang.Text{}
	switch {
	case a.tooSmall():
		return a.blindKey(msg)
	case pasted && !a.typing() && isText(msg):
		a.refusePaste()
		return nil
	case a.typedOn(msg):
		a.Notify(lang.Text{
			FR: "Rien n'a été fait\u00a0: la saisie était finie. Entrée ouvre un champ",
			EN: "Nothing was done: the typing had ended. Enter opens a field",
		})
		return nil
	}
	var cmds []tea.Cmd
	for msg.Type == tea.KeyRunes && len(msg.Runes) > 1 && !a.typing() {
		cmds = append(cmds, a.press(tea.KeyMsg{Type: tea.KeyRunes, Runes: msg.Runes[:1], Alt: msg.Alt}))
		msg.Runes = msg.Runes[1:]
	}
	return tea.Batch(append(cmds, a.press(msg))...)
}

// typed is when a character last went into a text, and on which screen; zero:
// long ago.
type typed struct {
	at time.Time
	in screen.Screen
}

// typedOn reports that a character comes so soon after a text of the same
// screen was closed by Enter or Tab that its writer, eyes on the keyboard,
// believes the text open: it is no shortcut, nor are those right after it. A key
// that types nothing shows that the writer has looked up.
func (a *App) typedOn(msg tea.KeyMsg) bool {
	front, _ := a.front()
	switch now := a.burst.now(); {
	case front.Typing() && isText(msg):
		a.typed = typed{now, front}
		return false
	case !isText(msg):
		if !front.Typing() || msg.Type == tea.KeyEsc {
			a.typed = typed{}
		}
		return false
	case a.typed.in != front || now.Sub(a.typed.at) > lookUp:
		return false
	default:
		a.typed.at = now
		return true
	}
}

// lookUp is the pause between two characters after which the second is meant
// as a shortcut.
const lookUp = 500 * time.Millisecond

func (a *App) typing() bool {
	s, _ := a.front()
	return s.Typing()
}

func isText(msg tea.KeyMsg) bool { return msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace }

// blindKey keeps to what is safe when nothing can be seen.
func (a *App) blindKey(msg tea.KeyMsg) tea.Cmd {
	if action, ok := a.env.Keys.Resolve([]keys.Scope{keys.Always}, msg); ok && action != keys.Help {
		return a.run(action)
	}
	return nil
}

// press resolves one key, unless one before it in the same message has to wait.
func (a *App) press(msg tea.KeyMsg) tea.Cmd {
	if a.keep(msg) {
		return nil
	}
	defer a.closeGone()
	s, _ := a.front()
	action, known := a.env.Keys.Resolve(a.chain(), msg)
	if known {
		if cmd, done := a.try(action); done {
			return cmd
		}
	}
	switch {
	case s.Typing():
		return s.Type(msg)
	case a.notice == lang.Text{} && isText(msg) && !known:
		a.Notify(lang.Text{FR: "Cette touche ne fait rien ici\u00a0; F1 montre celles qui servent", EN: "This key does nothing here; F1 shows those that do"})
	}
	return nil
}

// run does an action that was asked for by name: from the help or the palette.
func (a *App) run(action keys.Action) tea.Cmd {
	cmd, _ := a.try(action)
	return cmd
}

// try does an action: by the overlay or screen in front, by the Root, by the
// program. It says why when it cannot be done, which counts as done.
func (a *App) try(action keys.Action) (tea.Cmd, bool) {
	s, overlay := a.front()
	if !overlay && ofTheRegister(action) {
		s.Leave() // what is being typed is part of it
	}
	if why := a.why(action); why != (lang.Text{}) {
		a.Notify(why)
		return nil, true
	}
	if cmd, done := s.Do(action); done {
		return cmd, true
	}
	if overlay {
		return a.own(action)
	}
	if cmd, done := a.root.Do(action); done {
		return cmd, true
	}
	return a.own(action)
}

// ofTheRegister reports that an action is about the register as a whole, what
// is being typed included.
func ofTheRegister(a keys.Action) bool {
	switch a {
	case keys.Undo, keys.Redo, keys.Save, keys.Quit, keys.Suspend, keys.Export:
		return true
	}
	return false
}

// why returns the reason an action cannot be done now, empty when it can.
func (a *App) why(action keys.Action) lang.Text {
	s, overlay := a.front()
	if why := s.Why(action); why != (lang.Text{}) || overlay {
		return why
	}
	return a.root.Why(action)
}

// own does what the program itself can.
func (a *App) own(action keys.Action) (tea.Cmd, bool) {
	s, overlay := a.front()
	switch action {
	case keys.Quit:
		if overlay {
			a.leaveOverlays()
			a.overlays = nil
			return a.run(keys.Quit), true
		}
		a.Quit()
	case keys.Save:
		if !overlay {
			return nil, false
		}
		return a.root.Do(action)
	case keys.Back:
		if overlay {
			a.Close()
		} else {
			a.Pop()
		}
	case keys.Help, keys.Palette:
		if _, open := s.(*menu); open {
			return nil, true // one is enough
		}
		a.Open(newMenu(a, action == keys.Help))
	case keys.Suspend:
		a.root.Do(keys.Save) // a program that is stopped saves nothing, and may be killed
		return tea.Suspend, true
	default:
		return nil, false
	}
	return nil, true
}

func (a *App) refusePaste() {
	a.Notify(lang.Text{
		FR: "Texte collé hors d'un champ\u00a0: rien n'a été fait. Ouvrez d'abord un champ",
		EN: "Text pasted outside a field: nothing was done. Open a field first",
	})
}
