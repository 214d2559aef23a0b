package list

import (
	"strconv"
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/tui/findings"
	"article30/tui/form"
	"article30/tui/frame"
	"article30/tui/keys"
)

const (
	// above is the lines before the rows: the sections, the filter, the titles
	// of the columns.
	above = 3
	// wide is the width from which the record under the cursor stands beside
	// the list.
	wide = 100
	// rule is the cells between the list and the record.
	rule = 3
)

// View draws the sections, the filter, and the visible rows.
func (l *Screen) View() string {
	l.read()
	if l.w <= 0 || l.h <= 0 {
		return ""
	}
	head := " " + sectionBar(l.env, l.register, l.collection.Key, l.w-1) + "\n"
	if len(l.all) == 0 {
		return frame.Clamp(head+"\n"+l.empty(), l.w, l.h)
	}
	width := l.listWidth()
	list := l.filterLine(width) + "\n"
	g := l.share(width)
	list += l.heading(g) + "\n"
	if l.window.Count() == 0 {
		list += "\n" + l.noMatch(width)
	} else {
		list += l.window.View(func(i int, selected bool) string { return l.line(g, l.at(i), selected) })
	}
	if width == l.w {
		return frame.Clamp(head+list, l.w, l.h)
	}
	room := l.w - width - rule
	sep := " " + l.env.Theme.Faint(l.env.Theme.Glyphs.Rule) + " "
	return frame.Clamp(head+frame.Beside(list, width, sep, "\n"+l.preview.draw(l, room, l.h-2), room, l.h-1), l.w, l.h)
}

// listWidth is the room of the list: all of it, or what a record beside leaves.
func (l *Screen) listWidth() int {
	if l.w < wide {
		return l.w
	}
	return max(48, min(84, l.w*9/20))
}

// filterLine shows the filters and what they found; without filter, what is to
// be put right in the register, and where one is in a list longer than the
// screen.
func (l *Screen) filterLine(w int) string {
	th := l.env.Theme
	if l.filter != nil {
		return l.searchLine(w)
	}
	from, to := l.window.Visible()
	count := l.window.Count()
	place := "" // in the list
	if to-from < count {
		place = strconv.Itoa(l.window.Cursor()+1) + " / " + strconv.Itoa(count)
	}
	left := l.totals(w - gap - frame.Width(place))
	if l.kept != nil {
		left = l.keptText(w)
	}
	if place == "" {
		return frame.Cut(left, w, th.Glyphs.More)
	}
	return frame.Ends(left, th.Faint(place), w, th.Glyphs.More)
}

// searchLine shows what is searched, within the filter if there is one, and what
// was found.
func (l *Screen) searchLine(w int) string {
	th := l.env.Theme
	found := l.found()
	if l.query == "" || len(l.matches) == 0 {
		found = ""
	}
	if marked := l.marksText(); marked != "" {
		found = strings.TrimSpace(marked + "  " + found)
	}
	sign := th.Accent("/") + " "
	if l.kept != nil {
		sign = th.Bold(th.Cut(l.env.Say(l.kept.name), w/3)) + " " + sign
	}
	room := max(1, w-frame.Width(sign)-frame.Width(found)-2)
	text := th.Bold(th.Cut(l.filter.Value(), room))
	if l.typing {
		text = l.filter.View(room)
	}
	return frame.Ends(sign+text, th.Faint(found), w, th.Glyphs.More)
}

// keptText names the filter and counts what it keeps, after the records that are
// marked.
func (l *Screen) keptText(w int) string {
	th := l.env.Theme
	count := " (" + strconv.Itoa(l.window.Count()) + ")"
	if l.window.Count() == 0 && (!l.index.ready(l.register) || !l.desk.Findings.Ready()) {
		count = " " + th.Glyphs.More
	}
	text := strings.Repeat(" ", gap)
	if marked := l.marksText(); marked != "" {
		text += th.Bold(marked) + "  "
	}
	room := max(1, w-frame.Width(text)-frame.Width(count)-10) // of which 10 for the place in the list
	return text + th.Accent(th.Cut(l.env.Say(l.kept.name), room)+count)
}

// totals counts the records that are marked, and what is found in the whole
// register: in signs alone where there is no room for words.
func (l *Screen) totals(w int) string {
	found := l.desk.Findings.Totals()
	counts := found.Words(l.env)
	text := strings.Repeat(" ", gap)
	if marked := l.marksText(); marked != "" {
		text += l.env.Theme.Bold(marked) + strings.Repeat(" ", gap)
	}
	if frame.Width(text)+frame.Width(counts) > w {
		counts = found.Signs(l.env.Theme)
	}
	return strings.TrimRight(text+counts, " ")
}

// found counts the matches: by name, and elsewhere in the record.
func (l *Screen) found() string {
	say := strconv.Itoa(l.byName) + " " + l.env.Say(lang.Text{FR: "par le nom", EN: "by name"})
	if elsewhere := len(l.matches) - l.byName; elsewhere > 0 {
		say += ", " + strconv.Itoa(elsewhere) + " " + l.env.Say(lang.Text{FR: "dans le texte", EN: "in the text"})
	}
	return say
}

// noMatch says that the filters leave nothing, and where else the words are.
func (l *Screen) noMatch(w int) string {
	said := lang.Text{
		FR: "Aucune fiche n'est dans ce cas. Échap revient à toute la liste.",
		EN: "No record is in this case. Esc goes back to the whole list.",
	}
	switch key := l.keyOf(keys.SearchAll); {
	case l.query == "":
	case !l.indexed:
		said = lang.Text{
			FR: "Aucun nom d'ici n'a ces mots\u00a0; les textes sont en cours de lecture.",
			EN: "No name here has these words; the texts are being read.",
		}
	case l.outside > 0:
		n := strconv.Itoa(l.outside)
		said = lang.Text{
			FR: "Aucune fiche d'ici n'a ces mots, mais " + n + " ailleurs dans le registre\u00a0: " + key + lang.FR.Plural(l.outside, " la montre", " les montre") + ". Échap revient à toute la liste.",
			EN: "No record here has these words, but " + n + lang.EN.Plural(l.outside, " elsewhere in the register does: ", " elsewhere in the register do: ") + key + lang.EN.Plural(l.outside, " shows it", " shows them") + ". Esc goes back to the whole list.",
		}
	case l.kept != nil:
		said = lang.Text{
			FR: "Aucune fiche de ce filtre ne contient ces mots. Échap efface les mots, puis le filtre.",
			EN: "No record of this filter has these words. Esc clears the words, then the filter.",
		}
	default:
		said = lang.Text{
			FR: "Aucune fiche du registre ne contient ces mots. Échap revient à toute la liste.",
			EN: "No record of the register has these words. Esc goes back to the whole list.",
		}
	}
	lines := frame.Wrap(l.env.Say(said), max(1, w-gap))
	return l.env.Theme.Faint(strings.Repeat(" ", gap) + strings.Join(lines, "\n"+strings.Repeat(" ", gap)))
}

// empty says what the list is for and how to begin it.
func (l *Screen) empty() string {
	th := l.env.Theme
	const measure = 72 // cells in a line that reads well
	indent := strings.Repeat(" ", gap)
	w := max(1, min(measure, l.w-2*gap))
	lines := []string{indent + th.Bold(th.Cut(l.env.Say(beginnings[l.collection.Key].title), w)), ""}
	for _, line := range frame.Wrap(l.env.Say(beginnings[l.collection.Key].text), w) {
		lines = append(lines, indent+line)
	}
	lines = append(lines, "")
	for _, way := range []struct {
		action keys.Action
		say    lang.Text
	}{
		{keys.New, l.beginning()},
		{keys.Questionnaire, lang.Text{FR: "répondre au questionnaire, qui propose des activités", EN: "answer the questionnaire, which suggests activities"}},
		{keys.NextPane, lang.Text{FR: "passer à la rubrique suivante", EN: "go to the next section"}},
		{keys.Help, lang.Text{FR: "toutes les touches", EN: "all the keys"}},
	} {
		lines = append(lines, indent+th.Accent(frame.Pad(l.keyOf(way.action), 5))+l.env.Say(way.say))
	}
	return strings.Join(lines, "\n")
}

// beginning says what adding a record to this list offers.
func (l *Screen) beginning() lang.Text {
	if l.hasReadymade() {
		return lang.Text{FR: "choisir des activités toutes prêtes, ou une fiche vide", EN: "choose ready-made activities, or an empty record"}
	}
	return lang.Text{FR: "ajouter une fiche", EN: "add a record"}
}

// keyOf names the first key that asks for an action where the cursor is now.
func (l *Screen) keyOf(a keys.Action) string {
	for _, b := range l.env.Keys.Along(keys.Chain(l.Scopes(), l.typing, false)) {
		if b.Action == a {
			return b.Names(l.env.Lang, l.env.Theme.ASCII())[0]
		}
	}
	return ""
}

// preview is the record under the cursor as last drawn: moving elsewhere or an
// edit draws it again, another message does not.
type preview struct {
	of       *register.Register
	entries  *register.Register // the same without the treatments
	record   register.Record
	round    int // of the findings
	w, h     int
	rendered string
}

// catalogues returns a register without what no reference leads to, so that
// naming an entry costs the same whatever the number of treatments.
func (p *preview) catalogues(r *register.Register) *register.Register {
	if p.of != r {
		*p = preview{of: r, entries: catalogues(r, lang.FR).Register}
	}
	return p.entries
}

func (p *preview) draw(l *Screen, w, h int) string {
	rec := l.current()
	switch {
	case rec == nil:
		return ""
	case l.desk.Outline:
		return l.env.Theme.Faint(l.env.Theme.Fit(" "+l.env.Say(lang.Text{FR: "ouverture…", EN: "opening…"}), w))
	}
	v := l.view() // forgets what was drawn from another register
	round := l.desk.Findings.Round()
	if p.record != rec || p.round != round || p.w != w || p.h != h {
		p.record, p.round, p.w, p.h = rec, round, w, h
		found := findings.In(l.collection, l.desk.Findings.On(register.Identity(rec)))
		lines := form.Preview(l.env, v, l.collection.Table, rec, found, w, h)
		p.rendered = strings.Join(append(lines, l.usersOf(rec, w, h-len(lines))...), "\n")
	}
	return p.rendered
}

// usersOf lists the records that refer to an entry of a catalogue, in at most
// h lines.
func (l *Screen) usersOf(rec register.Record, w, h int) []string {
	if !l.collection.Catalogue || h < 3 {
		return nil
	}
	users := l.desk.Index.Users(l.desk.Session.Register(), register.Identity(rec))
	if len(users) == 0 {
		return nil
	}
	th := l.env.Theme
	lines := []string{"", th.Bold(th.Fit(" "+l.env.Say(usedByText), w))}
	for i, user := range users {
		if len(lines) == h-1 && i < len(users)-1 {
			return append(lines, th.Faint(th.Fit("   "+th.Glyphs.More+" "+strconv.Itoa(len(users)-i), w)))
		}
		lines = append(lines, th.Fit("   "+register.ReferenceOf(user)+"  "+register.NameOf(user), w))
	}
	return lines
}
