package changes

import (
	"strings"

	"article30/register/diff"
	"article30/register/lang"
	"article30/tui/frame"
)

// above is the lines before the rows: what is compared.
const above = 1

// View draws what is compared and the visible rows.
func (s *Screen) View() string {
	if s.w <= 0 || s.h <= 0 {
		return ""
	}
	th := s.env.Theme
	lines := []string{th.Faint(th.Cut(" "+s.content.Head, s.w))}
	if len(s.rows) == 0 {
		lines = append(lines, "")
		for _, line := range frame.Wrap(s.env.Say(s.content.Empty), max(1, s.w-4)) {
			lines = append(lines, "  "+line)
		}
	} else {
		lines = append(lines, s.window.View(s.line))
	}
	return frame.Clamp(strings.Join(lines, "\n"), s.w, s.h)
}

func (s *Screen) line(i int, selected bool) string {
	th, r := s.env.Theme, s.rows[i]
	pointer, style := " ", func(s string) string { return s }
	if selected {
		pointer, style = th.Selected(th.Glyphs.Selected), th.Selected
	} else if r.change < 0 {
		style = th.Bold
	}
	if r.change < 0 {
		return frame.Cut(pointer+" "+style(th.Cut(s.content.Groups[r.group].Title, s.w-2)), s.w, "")
	}
	return frame.Cut(pointer+"   "+style(th.Cut(s.said(r), s.w-4)), s.w, "")
}

// said says a change in one line, without the record that the group names. It
// is raw text.
func (s *Screen) said(r row) string {
	group := s.content.Groups[r.group]
	text := group.Changes[r.change].Text(s.env.Lang)
	if _, place := cutRecord(text); group.Within && place != "" {
		text = place
	}
	return s.drawn(text)
}

// drawn puts the signs of the theme in the place of those in the words of a
// change.
func (s *Screen) drawn(text string) string {
	if s.env.Theme.ASCII() {
		return strings.NewReplacer(" › ", " "+s.env.Theme.Glyphs.Path+" ", " → ", " -> ").Replace(text)
	}
	return text
}

// whole is all that a row says, raw: a change on lines of its own, before and
// after.
func (s *Screen) whole(r row) string {
	group := s.content.Groups[r.group]
	if r.change < 0 {
		var all strings.Builder
		all.WriteString(group.Title)
		for i := range group.Changes {
			all.WriteString("\n" + s.env.Theme.Glyphs.Bullet + " " + s.said(row{r.group, i}))
		}
		return all.String()
	}
	c := group.Changes[r.change]
	if c.Kind != diff.Changed {
		return s.drawn(c.Text(s.env.Lang))
	}
	l := s.env.Lang
	return beforeText.In(l) + "\n" + textOf(c.Before, l) + "\n\n" + afterText.In(l) + "\n" + textOf(c.After, l)
}

var (
	beforeText = lang.Text{FR: "Avant\u00a0:", EN: "Before:"}
	afterText  = lang.Text{FR: "Après\u00a0:", EN: "After:"}
)

func textOf(v diff.Value, l lang.Lang) string {
	if said := v.Text(l); said != "" {
		return said
	}
	return lang.Text{FR: "(sans réponse)", EN: "(unanswered)"}.In(l)
}

// cutRecord cuts a place in words after the record, which comes first.
func cutRecord(label string) (record, place string) {
	record, place, _ = strings.Cut(label, " › ")
	return record, place
}
