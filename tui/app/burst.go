package app

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// burst tells a paste without brackets from keys, where each character would be
// a shortcut: characters that come faster than fingers, with the line ends
// among them.
type burst struct {
	now  func() time.Time
	last time.Time
	n    int
	// early is several characters read at once, and what came right after:
	// the beginning of a paste, or keys pressed while the program was busy.
	early []tea.KeyMsg
	round int // of waiting
}

const (
	burstSize = 8
	// burstGap is the longest pause within a burst as it begins. Once it may be
	// one, the pause is longer: the program is busy with what came before.
	burstGap = 10 * time.Millisecond
	burstEnd = 100 * time.Millisecond
)

// lull comes when early keys have waited since the last one came.
type lull struct{ round int }

// tooFast counts a key and reports whether it belongs to a paste.
func (b *burst) tooFast(msg tea.KeyMsg) bool {
	now, gap := b.now(), burstGap
	if b.n >= burstSize || len(b.early) > 0 {
		gap = burstEnd
	}
	if now.Sub(b.last) > gap {
		b.n = 0
	}
	switch {
	case isText(msg):
		b.n += len(msg.Runes)
	case isBreak(msg) && b.n > 0:
		b.n++
	default:
		return false
	}
	b.last = now
	return b.n >= burstSize
}

// isBreak reports whether a key is what stands between the lines and cells of a
// paste. The first keys of one never are.
func isBreak(msg tea.KeyMsg) bool {
	return msg.Type == tea.KeyEnter || msg.Type == tea.KeyTab || msg.Type == tea.KeyCtrlJ
}

// sift takes a key where nothing is typed, unless it belongs to a paste.
// Characters read at once wait until it is known what they belong to.
func (a *App) sift(msg tea.KeyMsg) tea.Cmd {
	b := &a.burst
	switch {
	case b.tooFast(msg):
		b.early = nil
		a.refusePaste()
		return nil
	case !isText(msg) && !isBreak(msg):
		return tea.Batch(a.takeEarly(), a.take(msg, false))
	case len(b.early) == 0 && len(msg.Runes) <= 1:
		return a.take(msg, false)
	}
	b.early = append(b.early, msg)
	b.round++
	waited := lull{b.round}
	return tea.Tick(burstEnd, func(time.Time) tea.Msg { return waited })
}

// takeEarly takes the keys that waited: they were no paste.
func (a *App) takeEarly() tea.Cmd {
	var cmds []tea.Cmd
	early := a.burst.early
	a.burst.early = nil
	for _, msg := range early {
		if !a.quitting {
			cmds = append(cmds, a.take(msg, false))
		}
	}
	return tea.Batch(cmds...)
}
