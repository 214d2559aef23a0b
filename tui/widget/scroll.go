package widget

import (
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/theme"
)

// scroll shows as many lines of a raw text as there is room for; the arrows bring
// the rest into view, with a sign where there is more.
type scroll struct {
	text   string
	lines  []string
	window Window
	w      int
}

// setSize says how much room there is, and wraps the text to it.
func (s *scroll) setSize(w, h int) {
	s.w = w
	if s.lines = frame.Wrap(s.text, w); len(s.lines) > h {
		s.lines = frame.Wrap(s.text, w-2) // beside the signs that there are more
	}
	s.window.SetHeight(min(h, len(s.lines)))
	s.window.SetCount(len(s.lines))
}

// height is the lines shown.
func (s *scroll) height() int {
	from, to := s.window.Visible()
	return to - from
}

// do scrolls; it reports whether the action is one of moving. The cursor is not
// drawn: a line up is a line more at the top.
func (s *scroll) do(a keys.Action) bool {
	switch from, to := s.window.Visible(); a {
	case keys.Up:
		s.window.To(from - 1)
	case keys.Down:
		s.window.To(to)
	default:
		return s.window.Do(a)
	}
	return true
}

// more reports that lines follow those shown.
func (s *scroll) more() bool {
	from, to := s.window.Visible()
	return from < to && to < len(s.lines)
}

// view returns the lines shown.
func (s *scroll) view(th theme.Theme) string {
	from, to := s.window.Visible()
	return s.window.View(func(i int, _ bool) string {
		sign := ""
		switch {
		case i == to-1 && to < len(s.lines):
			sign = th.Glyphs.Below
		case i == from && from > 0:
			sign = th.Glyphs.Above
		default:
			return s.lines[i]
		}
		return frame.Ends(s.lines[i], th.Faint(sign), s.w, th.Glyphs.More)
	})
}
