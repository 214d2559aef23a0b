package app

import (
	"fmt"
	"strings"

	"article30/export/text"
	"article30/register/lang"
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/screen"
)

// The smallest terminal in which a form can be read.
const (
	minWidth  = 40
	minHeight = 10
)

func (a *App) tooSmall() bool { return a.w < minWidth || a.h < minHeight }

// room is the lines between the status line and the foot.
func (a *App) room() int { return max(0, a.h-1-a.footHeight()) }

// footHeight is the lines of what there is to say, as long as it is.
func (a *App) footHeight() int {
	if a.notice == (lang.Text{}) {
		return 1
	}
	return len(a.noticeLines())
}

func (a *App) noticeLines() []string {
	const most = 3
	return frame.WrapTo(text.SafeLine(a.env.Say(a.notice)), a.w, most, a.env.Theme.Glyphs.More)
}

// layout tells the screens in view how much room they have.
func (a *App) layout() {
	if a.tooSmall() {
		return
	}
	a.screens.top().SetSize(a.w, a.room())
	for _, o := range a.overlays {
		o.SetSize(a.w, a.room()-1) // under its title
	}
}

// View draws the whole terminal: exactly h lines of at most w cells.
func (a *App) View() string {
	switch {
	case a.w == 0 || a.h == 0 || a.quitting:
		return ""
	case a.tooSmall():
		return a.tooSmallView()
	}
	drawn := text.SafeDrawn(a.statusLine() + "\n" + a.bodyView() + "\n" + a.footView())
	view := frame.Clamp(drawn, a.w, a.h)
	if a.env.Theme.ASCII() {
		view = strings.ReplaceAll(view, "…", ".") // of our words, in one cell too
	}
	return view
}

func (a *App) tooSmallView() string {
	say := fmt.Sprintf(a.env.Say(lang.Text{
		FR: "Fenêtre trop petite (%d×%d)\u00a0; agrandissez-la à %d×%d. Ctrl+Q quitte.",
		EN: "Window too small (%d×%d); enlarge it to %d×%d. Ctrl+Q quits.",
	}), a.w, a.h, minWidth, minHeight)
	return frame.Clamp(strings.Join(frame.WrapTo(say, a.w, a.h, a.env.Theme.Glyphs.More), "\n"), a.w, a.h)
}

// statusLine says what is open, where one is in it, and whether it is saved.
func (a *App) statusLine() string {
	th := a.env.Theme
	left, right := a.root.Status()
	state := th.Cut(right, a.w/2)
	if strings.HasPrefix(right, th.Glyphs.Error) {
		state = th.Error(state)
	}
	const gap = 2 // between the path and the state
	return frame.Ends(a.path(left, a.w-frame.Width(state)-gap), state, a.w, th.Glyphs.More)
}

// bodyView draws the screen on top and, over its foot, the overlay on top.
func (a *App) bodyView() string {
	if len(a.overlays) == 0 {
		return frame.Clamp(a.screens.top().View(), a.w, a.room())
	}
	overlay := a.overlays[len(a.overlays)-1]
	drawer := overlay.View()
	drawerH := min(a.room()-1, strings.Count(drawer, "\n")+1)
	lines := []string{}
	if behind := a.room() - 1 - drawerH; behind > 0 {
		lines = append(lines, frame.Clamp(a.screens.top().View(), a.w, behind))
	}
	lines = append(lines, a.drawerTitle(overlay.Title()), frame.Clamp(drawer, a.w, drawerH))
	return strings.Join(lines, "\n")
}

func (a *App) drawerTitle(title string) string {
	th := a.env.Theme
	line := th.Glyphs.Line
	name := th.Cut(title, a.w-6)
	return th.Faint(strings.Repeat(line, 2)) + " " + th.Bold(name) + " " +
		th.Faint(strings.Repeat(line, max(0, a.w-frame.Width(name)-4)))
}

// footView shows what there is to say, else the keys that serve here.
func (a *App) footView() string {
	if a.notice != (lang.Text{}) {
		return strings.Join(a.noticeLines(), "\n")
	}
	th := a.env.Theme
	var hints []string
	help := -1
	for _, b := range a.env.Keys.Hints(a.live()) {
		if a.why(b.Action) != (lang.Text{}) || a.later(b.Action) {
			continue
		}
		if b.Action == keys.Help && b.Scope == keys.Navigation {
			help = len(hints)
		}
		hints = append(hints, th.Accent(keys.KeyName(b.Keys[0], a.env.Lang, th.ASCII()))+" "+a.env.Say(b.Short))
	}
	return frame.PackWith(hints, help, "  ", a.w)
}

// later reports that an action would be kept, and done once it can be.
func (a *App) later(action keys.Action) bool {
	if a.hold.on {
		return action != keys.Quit
	}
	s, _ := a.front()
	waiting, ok := s.(screen.Waiting)
	return ok && waiting.Later(action)
}
