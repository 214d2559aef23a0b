package form

import (
	"slices"
	"strconv"
	"strings"

	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/tui/findings"
	"article30/tui/frame"
	"article30/tui/screen"
	"article30/tui/theme"
)

// painter draws rows in a width. A row is
//
//	▸ ✓ label         value
//
// and an item of a list
//
//	▸    1  title · details
//
// The check mark stands for what is found on the field, if anything, else for
// its state: answered, none, unanswered, doubtful, given by a template.
type painter struct {
	env   screen.Env
	theme theme.Theme
	view  register.View
	rec   any
	w     int
	label int // cells of the labels
}

// lead is the cells before a label: cursor, state, and a space behind each.
const lead = 4

func newPainter(env screen.Env, v register.View, table *register.Table, rec any, w int) painter {
	p := painter{env: env, theme: env.Theme, view: v, rec: rec, w: w}
	for i := range table.Fields {
		if f := &table.Fields[i]; rec != nil && f.Applies(rec) {
			p.label = max(p.label, frame.Width(env.Say(f.Label)))
		}
	}
	p.label = max(6, min(p.label, w*2/5))
	return p
}

// room is the cells of a value beside its label.
func (p painter) room() int { return max(0, p.w-lead-p.label-2) }

// heading draws the heading of a block: its errors and warnings, what is
// answered of what is asked.
func (p painter) heading(b block, folded bool) string {
	g := p.theme.Glyphs
	fold := g.Open
	if folded {
		fold = g.Folded
	}
	left := fold + " " + p.theme.Cut(p.env.Say(b.label), p.w-2)
	signs := b.signs.Signs(p.theme)
	if signs != "" {
		signs = " " + signs
	}
	right := p.theme.Faint(" " + strconv.Itoa(b.answered) + "/" + strconv.Itoa(b.total))
	used := frame.Width(left) + frame.Width(signs) + frame.Width(right)
	left = p.theme.Bold(left)
	if used >= p.w-2 {
		return frame.Cut(left+signs+right, p.w, g.More)
	}
	return left + " " + p.theme.Faint(strings.Repeat(g.Line, p.w-used-1)) + signs + right
}

// pointer draws the cursor's column.
func (p painter) pointer(selected bool) string {
	if selected {
		return p.theme.Selected(p.theme.Glyphs.Selected)
	}
	return " "
}

// state draws the sign of a field: what is found on it, else answered, none,
// unanswered, doubtful.
func (p painter) state(r row) string {
	g, f := p.theme.Glyphs, r.field
	if worst, found := r.signs.Worst(); found {
		return findings.Sign(p.theme, worst)
	}
	switch state := f.State(p.rec); {
	case state == register.StateNone:
		return p.theme.Good(g.None)
	case state == register.StateUnanswered:
		return p.theme.Faint(g.Unanswered)
	case doubtful(f, p.rec, p.view):
		return p.theme.Error(g.Error)
	case r.given:
		return p.theme.Warning(g.Given)
	}
	return p.theme.Good(g.Answered)
}

// named draws cursor, state and label of a field.
func (p painter) named(r row, selected bool) string {
	label := p.theme.Fit(p.env.Say(r.field.Label), p.label)
	if selected {
		label = p.theme.Selected(label)
	}
	return p.pointer(selected) + " " + p.state(r) + " " + label + "  "
}

// value returns what a field answers, raw; of a list that has items, how many.
func (p painter) value(f *register.Field) string {
	state := f.State(p.rec)
	if f.Kind == register.KindList && state == register.StateAnswered {
		return strconv.Itoa(len(f.Items(p.rec)))
	}
	return f.Text(p.rec, p.view)
}

// field draws a field on one line.
func (p painter) field(r row) string {
	f := r.field
	value := p.theme.Cut(head(p.value(f), p.room()), p.room())
	if f.State(p.rec) == register.StateUnanswered {
		value = p.theme.Faint(p.theme.Cut(p.env.Say(unanswered), p.room()))
	}
	return p.cut(p.named(r, false) + value)
}

// fieldOpen draws the field under the cursor: its value whole, in at most h
// lines, what is found on it, and what is asked.
func (p painter) fieldOpen(r row, h int) []string {
	value := p.value(r.field)
	lines := frame.WrapTo(head(value, p.w*h), max(1, p.room()), h, p.theme.Glyphs.More)
	if value == "" {
		lines = []string{p.theme.Faint(p.theme.Cut(p.env.Say(unanswered), p.room()))}
	}
	lines[0] = p.cut(p.named(r, true) + lines[0])
	for i := 1; i < len(lines); i++ {
		lines[i] = p.indent(lead+p.label+2, lines[i])
	}
	if worst, found := r.signs.Worst(); found && len(r.found) == 0 {
		lines = append(lines, p.indent(lead, findings.Sign(p.theme, worst)+" "+p.theme.Faint(p.env.Say(belowText))))
	}
	return slices.Concat(lines, p.findings(r.found), p.given(r), p.help(r.field))
}

// whole draws what is found on the whole of what the form shows.
func (p painter) whole(r row, selected bool) []string {
	f, most := r.found[0], 1
	if selected {
		most = mostFindings
	}
	lines := slices.Clone(frame.WrapTo(findings.Line(f, p.env.Lang), max(1, p.w-lead), most, p.theme.Glyphs.More))
	for i := range lines {
		if selected {
			lines[i] = p.theme.Selected(lines[i])
		}
		if i > 0 {
			lines[i] = p.indent(lead, lines[i])
		}
	}
	lines[0] = p.cut(p.pointer(selected) + " " + findings.Sign(p.theme, f.Severity) + " " + lines[0])
	return lines
}

// mostFindings is the lines that findings take under the cursor at most.
const mostFindings = 4

// findings draws what is found under the cursor, in a few lines: each with its
// article, and of those silenced who did so and why.
func (p painter) findings(found []check.Finding) []string {
	var lines []string
	w := max(1, p.w-lead-2)
	for i, f := range found {
		sign, style, line := findings.Sign(p.theme, f.Severity), func(s string) string { return s }, findings.Line(f, p.env.Lang)
		if f.Waiver != nil {
			sign, style, line = p.theme.Faint(p.theme.Glyphs.None), p.theme.Faint, findings.Waived(f, p.env.Lang)
		}
		room := mostFindings - len(lines)
		if left := len(found) - i; room == 1 && left > 1 {
			more := lang.Text{FR: "et " + strconv.Itoa(left) + " autres\u00a0; i les montre", EN: "and " + strconv.Itoa(left) + " more; i shows them"}
			return append(lines, p.indent(lead, p.theme.Faint(p.env.Say(more))))
		}
		most := 2
		if i < len(found)-1 {
			most = min(most, room-1)
		}
		for n, text := range frame.WrapTo(line, w, min(most, room), p.theme.Glyphs.More) {
			if n > 0 {
				sign = " "
			}
			lines = append(lines, p.indent(lead, sign+" "+style(text)))
		}
		if len(lines) >= mostFindings {
			break
		}
	}
	return lines
}

// help draws what a field asks, in at most two lines.
func (p painter) help(f *register.Field) []string {
	asked := asks(f, p.env.Lang)
	if asked == "" {
		return nil
	}
	lines := frame.WrapTo(asked, max(1, p.w-lead), 2, p.theme.Glyphs.More)
	for i := range lines {
		lines[i] = p.indent(lead, p.theme.Faint(lines[i]))
	}
	return lines
}

// number draws cursor, sign and number of an item.
func (p painter) number(r row, selected bool) string {
	n := strconv.Itoa(r.index + 1)
	sign := " "
	if worst, found := r.signs.Worst(); found {
		sign = findings.Sign(p.theme, worst)
	} else if r.given {
		sign = p.theme.Warning(p.theme.Glyphs.Given)
	}
	return p.pointer(selected) + " " + sign + strings.Repeat(" ", max(0, lead-1-len(n))) + n + "  "
}

// item draws a sub-record in at most h lines.
func (p painter) item(r row, selected bool, h int) []string {
	number := p.number(r, selected)
	margin := frame.Width(number)
	room := max(1, p.w-margin)
	title, details := named(r.field.Table, r.item, p.view), itemDetails(r.field.Table, r.item, p.view)
	if !selected {
		shown := p.theme.Cut(head(title, room), room)
		if left := room - frame.Width(shown) - 2; details != "" && left >= 4 {
			shown += "  " + p.theme.Faint(p.theme.Cut(head(details, left), left))
		}
		return []string{p.cut(number + shown)}
	}
	if details != "" {
		title += " · " + details
	}
	lines := frame.WrapTo(head(title, p.w*h), room, h, p.theme.Glyphs.More)
	for i := range lines {
		if lines[i] = p.theme.Selected(lines[i]); i > 0 {
			lines[i] = p.indent(margin, lines[i])
		}
	}
	lines[0] = p.cut(number + lines[0])
	return lines
}

// adder draws the row that adds to a list.
func (p painter) adder(selected bool) string {
	words := p.theme.Glyphs.Create + " " + p.env.Say(adderText)
	if p.theme.ASCII() {
		words = strings.TrimSuffix(words, "…")
	}
	if selected {
		words = p.theme.Selected(words)
	} else {
		words = p.theme.Faint(words)
	}
	return p.cut(p.pointer(selected) + strings.Repeat(" ", lead) + words)
}

// derived draws a line of what other answers say, in at most h lines.
func (p painter) derived(r row, h int) []string {
	margin, style := lead+2, func(s string) string { return s }
	text := r.text
	if r.index < 0 {
		margin, style, text = lead, p.theme.Faint, text+p.env.Say(colonText)
	}
	lines := slices.Clone(frame.WrapTo(head(text, p.w*h), max(1, p.w-margin), h, p.theme.Glyphs.More))
	for i := range lines {
		lines[i] = p.indent(margin, style(lines[i]))
	}
	return lines
}

func (p painter) indent(by int, s string) string { return p.cut(strings.Repeat(" ", by) + s) }

func (p painter) cut(s string) string { return frame.Cut(s, p.w, p.theme.Glyphs.More) }

// head returns the beginning of a text, more than enough to fill some cells:
// the rest of a very long one is not worth measuring.
func head(s string, cells int) string {
	const bytesPerCell = 16 // accents stacked on a letter
	most := (cells+1)*bytesPerCell + 1
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "")
}
