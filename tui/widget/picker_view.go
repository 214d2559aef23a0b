package widget

import (
	"slices"
	"strconv"
	"strings"

	"article30/register/lang"
	"article30/tui/frame"
)

var (
	filterHint   = lang.Text{FR: "tapez pour filtrer", EN: "type to filter"}
	unknownLabel = lang.Text{FR: "inconnu\u00a0: ", EN: "unknown: "}
	newLabel     = lang.Text{FR: "nouveau", EN: "new"}
	noMatch      = lang.Text{FR: "Rien ne correspond", EN: "Nothing matches"}
	noOption     = lang.Text{FR: "Il n'y a rien à choisir", EN: "There is nothing to choose from"}
	firstOption  = lang.Text{FR: "Catalogue vide\u00a0: tapez un nom pour créer une fiche", EN: "Empty catalogue: type a name to create an entry"}
)

// createLabel names the row that creates an entry.
func createLabel(name string) lang.Text {
	return lang.Text{FR: "Créer «\u00a0" + name + "\u00a0»", EN: "Create \"" + name + "\""}
}

// SetSize says how much room there is.
func (p *Picker) SetSize(w, h int) {
	p.w, p.h = w, h
	p.window.SetHeight(p.height() - 1)
}

// height is the same whatever the filter leaves, so that the drawer stays put.
func (p *Picker) height() int { return min(p.h, max(3, len(p.rows)+2)) }

// View returns the filter and the visible rows.
func (p *Picker) View() string {
	counts := strconv.Itoa(len(p.matches)) + "/" + strconv.Itoa(len(p.rows))
	if p.choice.Multiple {
		counts += " " + p.env.Theme.Glyphs.Marked + strconv.Itoa(len(p.chosen))
	}
	filter := p.filter.View(max(1, p.w-frame.Width(counts)-2))
	lines := []string{frame.Ends(filter, p.env.Theme.Faint(counts), p.w, "")}
	if p.window.Count() == 0 {
		lines = append(lines, p.env.Theme.Faint(p.env.Theme.Fit("  "+p.env.Say(p.nothing()), p.w)))
	} else {
		lines = append(lines, p.window.View(p.line))
	}
	return frame.Clamp(strings.Join(lines, "\n"), p.w, p.height())
}

// nothing says why there is no row.
func (p *Picker) nothing() lang.Text {
	switch {
	case len(p.rows) > 0:
		return noMatch
	case p.choice.Creates:
		return firstOption
	}
	return noOption
}

// line draws one row: cursor, mark, label, detail.
func (p *Picker) line(at int, selected bool) string {
	th := p.env.Theme
	pointer := " "
	if selected {
		pointer = th.Glyphs.Selected
	}
	if at >= len(p.matches) {
		return p.emphasis(th.Fit(pointer+" "+th.Glyphs.Create+" "+p.env.Say(createLabel(p.typed())), p.w), selected)
	}
	r := p.rows[p.matches[at]]
	mark := th.Glyphs.Unmarked
	if slices.Contains(p.chosen, p.matches[at]) {
		mark = th.Glyphs.Marked
	}
	lead := pointer + " " + mark + " "
	detail := r.Detail
	switch {
	case r.unknown:
		lead = pointer + " " + mark + th.Glyphs.Error
	case r.pick.New != "":
		detail = p.env.Say(newLabel)
	}
	label := p.emphasis(th.Cut(lead+r.Label, p.w), selected)
	room := p.w - frame.Width(label) - 2
	if detail == "" || room < 4 {
		return label
	}
	return label + "  " + th.Faint(th.Cut(detail, room))
}

func (p *Picker) emphasis(s string, selected bool) string {
	if selected {
		return p.env.Theme.Selected(s)
	}
	return s
}
