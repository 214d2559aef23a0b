package readymade

import (
	"strconv"
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/tui/frame"
)

var (
	titleText      = lang.Text{FR: "Nouvelle activité", EN: "New activity"}
	filterHint     = lang.Text{FR: "tapez pour chercher, ou le nom d'une fiche vide", EN: "type to search, or the name of an empty record"}
	emptyText      = lang.Text{FR: "Fiche vide", EN: "Empty record"}
	setText        = lang.Text{FR: "jeu de départ", EN: "starter set"}
	presentText    = lang.Text{FR: "déjà au registre", EN: "in the register already"}
	allPresentText = lang.Text{FR: "Toutes ces activités sont déjà au registre", EN: "All these activities are in the register already"}
)

const (
	// above is the line before the rows: the filter.
	above = 1
	// wide is the width from which what is under the cursor stands beside the
	// rows, rule the cells between the two.
	wide = 100
	rule = 3
)

// foot is the lines below the rows that say what is under the cursor, where
// there is no room beside them.
func (s *Screen) foot() int {
	if s.w >= wide || s.h < 16 {
		return 0
	}
	return s.h * 2 / 5
}

// View draws the filter, the visible rows and what is under the cursor.
func (s *Screen) View() string {
	if s.w <= 0 || s.h <= 0 {
		return ""
	}
	s.read(s.desk.Session.Register())
	width := s.w
	if s.w >= wide {
		width = s.w * 9 / 20
	}
	list := s.head(width) + "\n" + s.window.View(func(i int, selected bool) string {
		return s.line(s.all[s.matches[i]], selected, width)
	})
	th := s.env.Theme
	switch foot := s.foot(); {
	case width < s.w:
		room := s.w - width - rule
		sep := " " + th.Faint(th.Glyphs.Rule) + " "
		return frame.Beside(list, width, sep, strings.Join(s.panel.draw(s, room, s.h), "\n"), room, s.h)
	case foot > 0:
		lines := append([]string{th.Faint(strings.Repeat(th.Glyphs.Line, s.w))}, s.panel.draw(s, s.w, foot-1)...)
		return frame.Clamp(frame.Clamp(list, s.w, s.h-foot)+"\n"+strings.Join(lines, "\n"), s.w, s.h)
	}
	return frame.Clamp(list, s.w, s.h)
}

// head draws the filter, how many rows it leaves, and how many are marked.
func (s *Screen) head(w int) string {
	th := s.env.Theme
	counts := strconv.Itoa(len(s.matches)-1) + "/" + strconv.Itoa(len(s.all)-1)
	if n := len(s.marked); n > 0 {
		counts += "  " + th.Glyphs.Marked + strconv.Itoa(n)
	}
	return frame.Ends(s.filter.View(max(1, w-frame.Width(counts)-2)), th.Faint(counts), w, "")
}

// line draws a row: cursor, mark, name, and what sort of row it is.
func (s *Screen) line(r row, selected bool, w int) string {
	th := s.env.Theme
	pointer, style := " ", func(s string) string { return s }
	if selected {
		pointer, style = th.Glyphs.Selected, th.Selected
	}
	sign := th.Glyphs.Unmarked
	switch {
	case r.empty():
		sign = th.Glyphs.Create
	case s.isMarked(r):
		sign = th.Glyphs.Marked
	}
	label := style(th.Cut(pointer+" "+sign+" "+s.nameOf(r), w))
	room := w - frame.Width(label) - 2
	if detail := s.detailOf(r); detail != "" && room >= 4 {
		label += "  " + th.Faint(th.Cut(detail, room))
	}
	return label
}

// nameOf is what a row is called.
func (s *Screen) nameOf(r row) string {
	switch {
	case r.set != nil:
		return s.env.Say(r.set.Name)
	case r.activity != nil:
		return s.env.Say(r.activity.Name)
	case s.typed() != "":
		return s.env.Say(lang.Text{FR: "Fiche vide «\u00a0" + s.typed() + "\u00a0»", EN: "Empty record \"" + s.typed() + "\""})
	}
	return s.env.Say(emptyText)
}

// detailOf says what sort of row it is, and that it is present.
func (s *Screen) detailOf(r row) string {
	switch {
	case r.set != nil:
		return s.env.Say(setText) + ", " + countOf(len(r.set.Templates), s.env.Lang)
	case r.activity == nil:
		return ""
	case s.present[r.activity.Key] != nil:
		return strings.TrimSpace(s.env.Say(presentText) + " " + register.ReferenceOf(s.present[r.activity.Key]))
	}
	return s.env.Say(r.activity.Summary)
}

func countOf(n int, l lang.Lang) string {
	return strconv.Itoa(n) + " " + l.Plural(n, lang.Text{FR: "activité", EN: "activity"}.In(l), lang.Text{FR: "activités", EN: "activities"}.In(l))
}
