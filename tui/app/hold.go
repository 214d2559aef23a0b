package app

import (
	"article30/register/lang"
	"article30/tui/keys"

	tea "github.com/charmbracelet/bubbletea"
)

// hold is what was asked for before it could be done, in order.
type hold struct {
	on   bool
	kept []kept
}

// kept is a key, or an action that a key has asked for.
type kept struct {
	action keys.Action // "": the key
	key    tea.KeyMsg
	pasted bool // it came as no key comes
}

// Hold keeps an action, if there is one, and every key from now on, until
// Release. Leaving the program does not wait, unless it is asked by a letter
// that may belong to a text begun by the keys kept.
func (a *App) Hold(action keys.Action) {
	a.hold.on = true
	if action != "" {
		a.hold.kept = append(a.hold.kept, kept{action: action})
	}
}

// Release does what was kept since Hold, as if it were asked now. A question
// that has opened meanwhile is not what it was meant for: it is dropped, and
// that is said.
func (a *App) Release() tea.Cmd {
	all := a.hold.kept
	a.hold = hold{}
	if len(a.overlays) > 0 && len(all) > 0 {
		a.Notify(lang.Text{
			FR: "Ce que vous avez tapé pendant l'ouverture n'a pas été suivi\u00a0: une question attend votre réponse",
			EN: "What you typed during the opening was not followed: a question awaits your answer",
		})
		return nil
	}
	var cmds []tea.Cmd
	for _, k := range all {
		switch {
		case a.quitting:
		case k.action != "":
			cmds = append(cmds, a.run(k.action))
		case k.pasted && !a.typing():
			a.refusePaste()
		case !a.keep(k.key):
			cmds = append(cmds, a.take(k.key, false))
		}
	}
	return tea.Batch(cmds...)
}

// live is the chain of scopes in which a key is looked for now: while keys are
// kept, no letter leaves a text that those may have begun.
func (a *App) live() []keys.Scope {
	if a.hold.on && len(a.hold.kept) > 0 {
		return []keys.Scope{keys.Always}
	}
	return a.chain()
}

// keep keeps a key while keys are held, and reports whether it did.
func (a *App) keep(msg tea.KeyMsg) bool {
	if !a.hold.on {
		return false
	}
	if action, known := a.env.Keys.Resolve(a.live(), msg); known && action == keys.Quit {
		return false
	}
	a.hold.kept = append(a.hold.kept, kept{key: msg, pasted: msg.Paste || a.burst.tooFast(msg)})
	return true
}
