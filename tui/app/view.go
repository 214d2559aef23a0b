package app

import (
	"fmt"
	"strings"

	"article30/export/text"
	"article30/register/lang"
	"article30/tui/frame"
	"article30/tui/keys"
)

// The smallest terminal in which a form can be read.
const (
	minWidth  = 40
	minHeight = 10
)

func (a *App) tooSmall() bool { return a.w < minWidth || a.h < minHeight }

// room is the lines between the status line and the hints.
func (a *App) room() int { return max(0, a.h-2) }

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
	return frame.Clamp(a.statusLine()+"\n"+a.bodyView()+"\n"+a.footLine(), a.w, a.h)
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
	steps := []string{}
	for _, s := range a.screens.all() {
		if title := s.Title(); title != "" {
			steps = append(steps, title)
		}
	}
	path := text.SafeLine(left)
	if len(steps) > 0 {
		path += " " + th.Glyphs.Path + " " + th.Bold(text.SafeLine(strings.Join(steps, " "+th.Glyphs.Path+" ")))
	}
	state := th.Cut(right, a.w/2)
	if strings.HasPrefix(right, th.Glyphs.Error) {
		state = th.Error(state)
	}
	return frame.Ends(path, state, a.w, th.Glyphs.More)
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

// footLine shows what there is to say, else the keys that serve here.
func (a *App) footLine() string {
	th := a.env.Theme
	if a.notice != (lang.Text{}) {
		return th.Cut(a.env.Say(a.notice), a.w)
	}
	var hints []string
	for _, b := range a.env.Keys.Hints(a.chain()) {
		if a.why(b.Action) != (lang.Text{}) {
			continue
		}
		hints = append(hints, th.Accent(keys.KeyName(b.Keys[0], a.env.Lang, th.ASCII()))+" "+a.env.Say(b.Short))
	}
	return frame.Pack(hints, "  ", a.w)
}
