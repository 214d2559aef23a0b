package list

import (
	"slices"
	"strconv"
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/tui/findings"
	"article30/tui/frame"
)

// column is what a row says of a record besides its reference and name.
type column struct {
	title lang.Text
	width int
	right bool // numbers
	text  func(l *Screen, rec register.Record) string
	// safe: text is safe for the terminal and may hold styles.
	safe bool
}

// columnsOf returns the columns of a list, the most wanted first: what is to be
// put right in a record; how far it is, or of what kind; how often it is used,
// or when it was changed.
func columnsOf(c *register.Collection, l lang.Lang) []column {
	columns := []column{{title: lang.Text{FR: "À revoir", EN: "To check"}, width: 8, text: (*Screen).findingsText, safe: true}}
	if c.Catalogue {
		columns = append(columns, column{title: lang.Text{FR: "Usages", EN: "Uses"}, width: 6, right: true, text: (*Screen).usesText})
	}
	for _, wanted := range []struct {
		key   string
		width int
	}{{"status", 14}, {"role", 22}, {"kind", 28}} {
		if f := c.Table.Field(wanted.key); f != nil {
			columns = append(columns, column{title: f.Label, width: wanted.width, text: fieldText(f)})
			break
		}
	}
	if f := c.Table.Field("updated"); f != nil {
		width := 10 // 31/12/2026
		if l == lang.EN {
			width = 17 // 30 September 2026
		}
		columns = append(columns, column{title: lang.Text{FR: "Mise à jour", EN: "Updated"}, width: max(width, 11), text: fieldText(f)})
	}
	return columns
}

func fieldText(f *register.Field) func(*Screen, register.Record) string {
	return func(l *Screen, rec register.Record) string { return f.Text(rec, l.view()) }
}

// findingsText counts the errors and warnings of a record; it does not judge a
// record in which there are none.
func (l *Screen) findingsText(rec register.Record) string {
	if !l.desk.Findings.Ready() {
		return l.env.Theme.Glyphs.More
	}
	return findings.Count(findings.In(l.collection, l.desk.Findings.On(register.Identity(rec)))).Signs(l.env.Theme)
}

func (l *Screen) usesText(rec register.Record) string {
	if !l.index.ready(l.register) {
		return l.env.Theme.Glyphs.More
	}
	n := l.index.uses[register.Identity(rec)]
	if n == 0 {
		return l.env.Theme.Glyphs.Unanswered
	}
	return strconv.Itoa(n)
}

// grid is how the width of a row is shared out.
type grid struct {
	reference, name int
	columns         []column
}

const (
	gap      = 2  // cells between two columns, and before the first one
	least    = 20 // cells below which a name is not squeezed for a column
	shortest = 5  // cells of a reference, at least
	longest  = 12
)

// share fits as many columns as leave the name its room.
func (l *Screen) share(w int) grid {
	g := grid{reference: max(shortest, min(longest, l.widest))}
	g.name = w - gap - g.reference - gap
	for _, c := range l.columns {
		if g.name-c.width-gap < least {
			break
		}
		g.name -= c.width + gap
		g.columns = append(g.columns, c)
	}
	slices.SortStableFunc(g.columns, func(a, b column) int { // numbers end a row
		switch {
		case a.right == b.right:
			return 0
		case a.right:
			return 1
		}
		return -1
	})
	return g
}

// heading names the columns.
func (l *Screen) heading(g grid) string {
	th := l.env.Theme
	var b strings.Builder
	b.WriteString(strings.Repeat(" ", gap))
	b.WriteString(th.Fit(l.env.Say(lang.Text{FR: "Réf.", EN: "Ref."}), g.reference))
	b.WriteString(strings.Repeat(" ", gap))
	b.WriteString(th.Fit(l.env.Say(lang.Text{FR: "Nom", EN: "Name"}), g.name))
	for _, c := range g.columns {
		b.WriteString(strings.Repeat(" ", gap))
		b.WriteString(l.cell(c, l.env.Say(c.title)))
	}
	return th.Faint(b.String())
}

// line draws the row of a record.
func (l *Screen) line(g grid, rec register.Record, selected bool) string {
	th := l.env.Theme
	plain := func(s string) string { return s }
	style, quiet, pointer := plain, th.Faint, " "
	switch {
	case selected:
		style, quiet, pointer = th.Selected, th.Selected, th.Glyphs.Selected
	case ended(rec):
		style = th.Faint
	}
	name := register.NameOf(rec)
	if name == "" {
		name = l.env.Say(lang.Text{FR: "(sans nom)", EN: "(no name)"})
	}
	var b strings.Builder
	mark := " "
	if l.marks[register.Identity(rec)] {
		mark = th.Glyphs.Marked
	}
	b.WriteString(quiet(pointer + mark + th.Fit(register.ReferenceOf(rec), g.reference)))
	b.WriteString(style(strings.Repeat(" ", gap) + th.Fit(name, g.name)))
	for _, c := range g.columns {
		text := c.text(l, rec)
		if text == "" && !c.safe {
			text = th.Glyphs.Unanswered
		}
		cell := strings.Repeat(" ", gap) + l.cell(c, text)
		if c.safe {
			b.WriteString(cell)
		} else if selected || text == th.Glyphs.Unanswered {
			b.WriteString(th.Faint(cell))
		} else {
			b.WriteString(style(cell))
		}
	}
	return b.String()
}

func (l *Screen) cell(c column, text string) string {
	if c.right {
		cut := l.env.Theme.Cut(text, c.width)
		return strings.Repeat(" ", max(0, c.width-frame.Width(cut))) + cut
	}
	if c.safe {
		return frame.Pad(frame.Cut(text, c.width, l.env.Theme.Glyphs.More), c.width)
	}
	return l.env.Theme.Fit(text, c.width)
}

// ended reports that a record is kept for memory alone.
func ended(rec register.Record) bool { return statusOf(rec) == register.Ended }

// statusOf returns the status of a record, "" where it has none.
func statusOf(rec register.Record) register.Code {
	switch r := rec.(type) {
	case *register.Treatment:
		return r.Status
	case *register.ProcessorActivity:
		return r.Status
	}
	return ""
}
