package dashboard

import (
	"strconv"
	"strings"

	"article30/register/lang"
	"article30/tui/frame"
)

const (
	above   = 2  // lines before the rows
	measure = 60 // cells of the longest bar
)

// View draws how many records there are, and the visible bars.
func (s *Screen) View() string {
	s.sync()
	if s.w <= 0 || s.h <= 0 {
		return ""
	}
	return frame.Clamp(s.head()+"\n\n"+s.window.View(s.line), s.w, s.h)
}

// head counts the records, and says where one is in what is longer than the
// screen.
func (s *Screen) head() string {
	th := s.env.Theme
	r := s.register
	counted := func(n int, one, many lang.Text) string {
		return strconv.Itoa(n) + " " + s.env.Lang.Plural(n, s.env.Say(one), s.env.Say(many))
	}
	left := " " + th.Bold(counted(len(r.Treatments), lang.Text{FR: "traitement", EN: "treatment"}, lang.Text{FR: "traitements", EN: "treatments"}))
	if n := len(r.ProcessorActivities); n > 0 {
		left += ", " + counted(n, lang.Text{FR: "activité de sous-traitance", EN: "processor activity"}, lang.Text{FR: "activités de sous-traitance", EN: "processor activities"})
	}
	left += th.Faint(s.env.Say(lang.Text{FR: " (terminées\u00a0: par état seul)", EN: " (ended: by status alone)"}))
	from, to := s.window.Visible()
	more := ""
	if from > 0 {
		more += th.Glyphs.Above
	}
	if to < s.window.Count() {
		more += th.Glyphs.Below
	}
	return frame.Ends(left, th.Faint(more), s.w, th.Glyphs.More)
}

// line draws a row.
func (s *Screen) line(i int, selected bool) string {
	th, r := s.env.Theme, s.rows[i]
	switch {
	case r.bar != nil:
		return s.barLine(r, selected)
	case r.remark != lang.Text{}:
		return "   " + th.Faint(th.Cut(s.env.Say(r.remark), s.w-3))
	case r.title == lang.Text{}:
		return ""
	}
	return " " + th.Bold(th.Cut(s.env.Say(r.title), s.w-1))
}

// barLine draws a bar: what it counts, how many, and its length, to the scale of
// its group.
func (s *Screen) barLine(r row, selected bool) string {
	th, b := s.env.Theme, r.bar
	most := 1
	for _, other := range r.group.bars {
		most = max(most, other.count)
	}
	name := max(4, min(64, (s.w-s.digits-6)*11/20))
	room := max(0, min(measure, s.w-name-s.digits-6))
	label, number := th.Fit(b.label, name), strconv.Itoa(b.count)
	number = strings.Repeat(" ", s.digits-len(number)) + number
	length := 0
	if b.count > 0 {
		length = max(1, b.count*room/most)
	}
	line := strings.Repeat(th.Glyphs.Bar, min(room, length))
	switch {
	case selected:
		return frame.Cut(th.Selected(th.Glyphs.Selected+"  "+label+" "+number)+"  "+th.Selected(line), s.w, "")
	case b.count == 0:
		return frame.Cut(th.Faint("   "+label+" "+number), s.w, "")
	}
	return frame.Cut("   "+label+" "+number+"  "+th.Accent(line), s.w, "")
}
