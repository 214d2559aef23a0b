package search

import (
	"slices"
	"strconv"
	"strings"

	"article30/export/text"
	"article30/register"
	"article30/register/lang"
	"article30/tui/frame"
)

const (
	// above is the line before the rows: the words.
	above = 1
	// shortest and longest are the cells of a reference.
	shortest, longest = 5, 12
	// wide is the width from which a row has room for an excerpt.
	wide = 60
	// measure is the cells in a line that reads well.
	measure = 96
)

// foot is the lines below the rows, for the record under the cursor.
func (s *Screen) foot() int {
	if s.h < 12 {
		return 0
	}
	return 5
}

// View draws the words, what was found, and the place in the record under the
// cursor where they are.
func (s *Screen) View() string {
	s.sync()
	asked := strings.TrimSpace(s.query) != ""
	switch {
	case s.w <= 0 || s.h <= 0:
		return ""
	case !asked && s.empty():
		return s.saying(emptyText)
	case !asked:
		return s.saying(beginText)
	case len(s.list) == 0 && s.all:
		return s.saying(noMatchText)
	case len(s.list) == 0:
		return s.saying(readingText)
	}
	g := s.share()
	view := s.head() + "\n" + s.window.View(func(i int, selected bool) string {
		return frame.Cut(s.line(g, &s.list[i], selected), s.w, s.env.Theme.Glyphs.More)
	})
	if s.foot() == 0 {
		return frame.Clamp(view, s.w, s.h)
	}
	return frame.Clamp(frame.Clamp(view, s.w, s.h-s.foot())+"\n"+strings.Join(s.detail(), "\n"), s.w, s.h)
}

// grid is how the width of a row is shared out: what is left is the excerpt's.
type grid struct{ reference, name int }

// share gives references, and names beside an excerpt, the room that those in view
// ask for, and a part of the row at most.
func (s *Screen) share() grid {
	g := grid{reference: shortest, name: 1}
	from, to := s.window.Visible()
	for i := range s.list[from:to] {
		if r := &s.list[from+i]; r.record != nil {
			g.reference = max(g.reference, frame.Width(text.SafeLine(register.ReferenceOf(r.record))))
			if !r.named {
				g.name = max(g.name, frame.Width(text.SafeLine(s.nameOf(r))))
			}
		}
	}
	return grid{min(longest, g.reference), min(s.w*2/5, g.name)}
}

// empty reports that the register has no record but the organisation, which is
// always there.
func (s *Screen) empty() bool {
	return !slices.ContainsFunc(register.Collections, func(c *register.Collection) bool { return !c.Single && c.Len(s.register) > 0 })
}

// head draws the words and how many records have them.
func (s *Screen) head() string {
	th := s.env.Theme
	counts := ""
	if strings.TrimSpace(s.query) != "" {
		counts = strconv.Itoa(s.count) + " " + s.env.Lang.Plural(s.count, s.env.Say(lang.Text{FR: "fiche", EN: "record"}), s.env.Say(lang.Text{FR: "fiches", EN: "records"}))
	}
	if !s.all && counts != "" {
		counts += " (" + s.env.Say(namesText) + ")"
	}
	counts = frame.Cut(counts, s.w/2, th.Glyphs.More)
	sign := th.Accent("/") + " "
	return frame.Ends(sign+s.words.View(max(1, s.w-frame.Width(sign)-frame.Width(counts)-2)), th.Faint(counts), s.w, th.Glyphs.More)
}

// saying draws the words and, in the place of rows, what there is to say.
func (s *Screen) saying(t lang.Text) string {
	lines := []string{s.head(), ""}
	for _, line := range frame.Wrap(s.env.Say(t), max(1, min(72, s.w-4))) {
		lines = append(lines, "  "+s.env.Theme.Faint(line))
	}
	return frame.Clamp(strings.Join(lines, "\n"), s.w, s.h)
}

// line draws a row: a heading with its count; a record with the place where the
// words are, unless its name has them.
func (s *Screen) line(g grid, r *row, selected bool) string {
	th := s.env.Theme
	if r.record == nil {
		name, count := th.Cut(s.env.Say(r.in.Collection.Name), s.w), " "+strconv.Itoa(len(r.in.Records))
		rule := strings.Repeat(th.Glyphs.Line, max(0, s.w-frame.Width(name)-frame.Width(count)-1))
		return th.Bold(name) + " " + th.Faint(rule+count)
	}
	pointer, style := " ", func(s string) string { return s }
	if selected {
		pointer, style = th.Selected(th.Glyphs.Selected), th.Selected
	}
	start := pointer + " "
	if r.in.Collection.Prefix != "" {
		start += th.Faint(th.Fit(register.ReferenceOf(r.record), g.reference)) + "  "
	}
	room := s.w - frame.Width(start)
	place := s.place(r)
	others := ""
	if place.ok && place.others > 0 && s.w >= wide {
		others = s.env.Say(othersText(place.others))
	}
	if r.named || !place.ok || s.w < wide {
		name := style(th.Cut(s.nameOf(r), room))
		if frame.Width(name)+2+frame.Width(others) > room {
			return start + name
		}
		return frame.Ends(start+name, th.Faint(others), s.w, th.Glyphs.More)
	}
	label := th.Cut(s.labelOf(r, place.path), room/4)
	start += style(th.Fit(s.nameOf(r), g.name)) + "  " + th.Faint(label+colon(s.env.Lang))
	if others == "" {
		return start + place.excerpt.line(th, s.w-frame.Width(start))
	}
	start += place.excerpt.line(th, max(0, s.w-frame.Width(start)-frame.Width(others)-2))
	return frame.Ends(start, th.Faint(others), s.w, th.Glyphs.More)
}

// detail says in full what the row under the cursor has no room for: its name
// and the field, then what the field says.
func (s *Screen) detail() []string {
	th, r := s.env.Theme, s.current()
	w := min(s.w-2, measure)
	lines := []string{th.Faint(strings.Repeat(th.Glyphs.Line, s.w))}
	title := strings.TrimSpace(register.ReferenceOf(r.record) + " " + s.nameOf(r))
	place := s.place(r)
	if place.ok {
		title += " " + th.Glyphs.Path + " " + s.labelOf(r, place.path)
	}
	lines = append(lines, "  "+th.Bold(th.Cut(title, w)))
	if !place.ok {
		return lines
	}
	for _, line := range frame.WrapTo(place.excerpt.from(w/2, th.Glyphs.More), max(1, w), s.foot()-len(lines), th.Glyphs.More) {
		lines = append(lines, "  "+line)
	}
	return lines
}

func (s *Screen) nameOf(r *row) string {
	if name := register.NameOf(r.record); name != "" {
		return name
	}
	return s.env.Say(noNameText)
}

// labelOf names a field as the forms label it.
func (s *Screen) labelOf(r *row, path string) string {
	return r.in.Collection.Table.PathInWords(r.record, path, " "+s.env.Theme.Glyphs.Path+" ", s.env.Lang)
}

func colon(l lang.Lang) string { return lang.Text{FR: "\u00a0: ", EN: ": "}.In(l) }
