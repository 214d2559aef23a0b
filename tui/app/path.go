package app

import (
	"strings"

	"article30/export/text"
	"article30/tui/frame"
)

// path says what is open and where one is in it, in w cells at most. Where that
// is too long the section gives way first, then the ends of the steps before the
// last, which begin with the reference of a record, then the file.
func (a *App) path(open string, w int) string {
	th := a.env.Theme
	between := " " + th.Glyphs.Path + " "
	open = text.SafeLine(open)
	var steps []string
	for _, s := range a.screens.all() {
		if title := text.SafeLine(s.Title()); title != "" {
			steps = append(steps, title)
		}
	}
	if len(steps) == 0 {
		return open
	}
	within := steps[min(1, len(steps)-1):] // the section
	for _, try := range []struct {
		open  string
		steps []string
		most  int
	}{
		{open + between, steps, w}, {open + between, within, w}, {open + between, within, 24}, {open + between, within, 16},
		{"", within, w}, {"", within, 24}, {"", within, 16}, {"", within, 12}, {"", within, 8},
	} {
		if said := strings.Join(a.shortened(try.steps, try.most), between); frame.Width(try.open+said) <= w {
			return try.open + th.Bold(said)
		}
	}
	for len(within) > 2 && frame.Width(strings.Join(a.shortened(within, 8), between)) > w {
		within = within[1:]
	}
	return th.Bold(frame.Cut(strings.Join(a.shortened(within, 8), between), w, th.Glyphs.More))
}

// shortened cuts the steps before the last to so many cells at most.
func (a *App) shortened(steps []string, most int) []string {
	cut := make([]string, len(steps))
	for i, step := range steps {
		if cut[i] = step; i < len(steps)-1 {
			cut[i] = frame.Cut(step, most, a.env.Theme.Glyphs.More)
		}
	}
	return cut
}
