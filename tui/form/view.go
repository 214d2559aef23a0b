package form

import (
	"slices"
	"strings"

	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/tui/frame"
	"article30/tui/screen"
)

// View draws the rows around the cursor: the block under it and as many others
// as fit unfolded.
func (f *Form) View() string {
	return frame.Clamp(strings.Join(f.lines(), "\n"), f.w, f.h)
}

// lines draws the lines in view; each fits by itself.
func (f *Form) lines() []string {
	if f.w <= 0 || f.h <= 0 || f.Gone() {
		return nil
	}
	f.follow()
	above := f.above()
	h := f.h - len(above)
	s := f.layout()
	at := f.at()
	unfolded := f.unfold(s, at, h-detail)
	rows := s.shown(unfolded, at)
	p := newPainter(f.env(), f.view(), f.part.table, s.rec, f.w)

	cursor := 0 // in rows
	var open []string
	for i, n := range rows {
		if n == at {
			cursor, open = i, f.open(p, s.rows[n], h)
		}
	}
	f.offset = scroll(f.offset, cursor, len(open), len(rows), h, cursor > 0 && s.rows[rows[cursor-1]].kind == headingRow)

	lines := make([]string, 0, h)
	for i := 0; i < len(rows) && len(lines) < h; i++ {
		switch {
		case i < cursor && i >= f.offset:
			lines = append(lines, p.row(s, s.rows[rows[i]], unfolded[s.rows[rows[i]].block]))
		case i == cursor:
			lines = append(lines, open[min(len(open), max(0, f.offset-cursor)):]...)
		case i > cursor && i+len(open)-1 >= f.offset:
			lines = append(lines, p.row(s, s.rows[rows[i]], unfolded[s.rows[rows[i]].block]))
		}
	}
	return slices.Concat(above, lines[:min(len(lines), h)])
}

// scroll returns the first line to show, as near to the last one as lets the
// row under the cursor be seen whole, with the heading above it.
func scroll(offset, cursor, height, rows, h int, headed bool) int {
	top, bottom := cursor, cursor+height
	if headed && height < h {
		top--
	}
	offset = min(max(offset, bottom-h), top)
	return max(0, min(offset, rows-1+height-h))
}

// row draws a row that is not under the cursor.
func (p painter) row(s *sheet, r row, unfolded bool) string {
	switch r.kind {
	case headingRow:
		return p.heading(s.blocks[r.block], !unfolded)
	case wholeRow:
		return p.whole(r, false)[0]
	case itemRow:
		return p.item(r, false, 1)[0]
	case adderRow:
		return p.adder(false)
	case derivedRow:
		return p.derived(r, 1)[0]
	}
	return p.field(r)
}

// open draws the row under the cursor, with the text being typed in it, in a
// view of h lines.
func (f *Form) open(p painter, r row, h int) []string {
	if e := f.editor; e != nil && e.place == r.place() {
		return f.editing(p, e, r, h)
	}
	h = max(1, h/3)
	switch r.kind {
	case wholeRow:
		return p.whole(r, true)
	case itemRow:
		return slices.Concat(p.item(r, true, h), p.findings(r.found), p.given(r))
	case adderRow:
		return append([]string{p.adder(true)}, p.help(r.field)...)
	}
	lines := p.fieldOpen(r, h)
	for i := f.at() + 1; i < len(f.sheet.rows) && f.sheet.rows[i].kind == derivedRow; i++ {
		lines = append(lines, p.derived(f.sheet.rows[i], h)...)
	}
	return lines
}

// tallest is how many lines an open text takes at most; it scrolls in them.
const tallest = 12

// height returns how many lines a text takes, up to a few more than tallest.
func (p painter) height(text string, w int) int {
	return len(frame.Wrap(head(text, w*tallest), max(1, w)))
}

// editing draws a row in which a text is open.
func (f *Form) editing(p painter, e *editor, r row, h int) []string {
	g := p.theme.Glyphs
	before := p.named(r, true)
	switch {
	case r.kind == itemRow:
		before = p.number(r, true)
	case r.kind == adderRow:
		before = p.cut(p.pointer(true) + strings.Repeat(" ", lead) + g.Create + " ")
	case e.what == aReason:
		before += p.env.Say(noneBecause)
	}
	asked := e.field
	if e.what == aBeginning {
		asked = &e.field.Table.Fields[0]
	}
	help := append(p.findings(r.found), p.help(asked)...)
	if e.text != nil {
		if r.kind != fieldRow {
			before += p.theme.Selected(p.theme.Cut(p.env.Say(asked.Label), max(0, p.w-frame.Width(before))))
		}
		room := max(1, p.w-lead)
		height := max(1, min(max(3, p.height(e.value(), room-1)+1), tallest, h-2-len(help)))
		area := strings.Split(e.text.View(room, height), "\n")
		lines := []string{p.cut(before)}
		for _, line := range area {
			lines = append(lines, p.indent(lead, line))
		}
		return append(lines, help...)
	}
	before = frame.Cut(before, max(0, p.w-8), "") // a narrow terminal has room to type
	lines := []string{p.cut(before + e.line.View(max(1, p.w-frame.Width(before))))}
	if r.kind == adderRow && r.field.State(p.rec) == register.StateAnswered && e.value() == "" {
		help = append(help, p.indent(lead, p.theme.Faint(p.theme.Cut(p.env.Say(nextItemText), p.w-lead))))
	}
	if len(e.offers.all) > 0 {
		help = slices.Concat(f.offered(p, &e.offers), p.findings(r.found))
	}
	if echo := f.echo(p, e); echo != "" {
		const typed = 16 // cells for a day
		margin := frame.Width(before)
		if e.what == anAnswer && p.w >= margin+typed+2+frame.Width(echo) {
			lines[0] = p.cut(before + frame.Pad(e.line.View(typed), typed) + "  " + p.theme.Faint(echo))
		} else {
			lines = append(lines, p.indent(min(margin, lead), p.theme.Faint(p.theme.Cut(echo, p.w-lead))))
		}
	}
	return append(lines, help...)
}

// echo says how a typed day or sentence is understood, or what is wrong with it.
// It is safe text without style.
func (f *Form) echo(p painter, e *editor) string {
	typed := e.value()
	if strings.TrimSpace(typed) == "" {
		return ""
	}
	understood, says, fault := true, "", lang.Text{}
	switch {
	case e.what == aSentence:
		item := e.field.Table.New()
		understood, fault = e.field.Table.Parse(item, typed), keptAsTyped
		says = e.field.Table.Title(item, p.view)
	case e.what == anAnswer && e.field.Kind == register.KindDate:
		var iso string
		iso, understood = lang.ParseDate(typed, p.view.Today)
		says, fault = lang.FormatDate(iso, p.view.Lang), notADay
	case e.what == anAnswer && e.field.Kind == register.KindNumber && e.mistyped(p.view):
		understood, fault = false, notANumber
	default:
		return ""
	}
	if !understood {
		return p.theme.Glyphs.Error + " " + p.env.Say(fault)
	}
	return p.theme.Cut(p.env.Say(understoodAs)+says, p.w*2)
}

// Preview draws a record as its form would, for reading: the answers of each
// block, and where something is found, in at most h lines of at most w cells.
func Preview(env screen.Env, v register.View, table *register.Table, rec any, found []check.Finding, w, h int) []string {
	if w <= 0 || h <= 0 {
		return nil
	}
	s := lay(v, table, rec, within(found, ""))
	if whole, ok := rec.(register.Record); ok {
		s.give(table.Unconfirmed(whole), "")
	}
	p := newPainter(env, v, table, rec, w)
	lines := p.leftToConfirm(len(s.unconfirmed))
	for _, r := range s.rows {
		switch {
		case len(lines) == h:
			return lines
		case r.kind == adderRow,
			r.kind == fieldRow && r.field.State(rec) == register.StateUnanswered && len(r.found) == 0:
			continue
		}
		lines = append(lines, p.row(&s, r, true))
	}
	return lines
}
