package findings

import (
	"strconv"
	"strings"

	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/tui/frame"
)

const (
	// above is the lines before the rows: what was counted, or the filter.
	above = 1
	// measure is the cells in a line that reads well.
	measure = 96
	// high is the height from which the finding under the cursor has its place
	// said too; low the one from which it is said at all.
	high, low = 18, 12
)

// foot is the least and the most lines below the rows, for the finding under the
// cursor: few on a low screen, where its first words are in its row.
func (s *Screen) foot() (least, most int) {
	switch {
	case s.h >= high:
		return 7, s.h / 2
	case s.h >= low:
		return 4, s.h / 2
	}
	return 0, 0
}

// View draws what was counted, the visible rows, and the finding under the
// cursor in full.
func (s *Screen) View() string {
	s.sync()
	if s.w <= 0 || s.h <= 0 {
		return ""
	}
	switch {
	case !s.board.Ready():
		return s.say(lang.Text{FR: "Vérification en cours…", EN: "Checking…"})
	case len(s.all) == 0:
		return s.empty()
	case len(s.list) == 0:
		return frame.Clamp(s.head()+"\n\n"+s.say(lang.Text{
			FR: "Rien de ce qui est signalé ne contient ces mots. Échap revient à tout.",
			EN: "Nothing that was found has these words. Esc goes back to all of it.",
		}), s.w, s.h)
	}
	detail := s.detail()
	rows := s.h - above - len(detail)
	s.window.SetHeight(rows)
	list := frame.Clamp(s.window.View(s.line), s.w, rows)
	return frame.Clamp(strings.Join(append([]string{s.head(), list}, detail...), "\n"), s.w, s.h)
}

// head shows what was counted; while filtering, the filter and how much of it
// was found.
func (s *Screen) head() string {
	th := s.env.Theme
	if s.filter == nil {
		counts := Counts{Waived: s.counts[waivedGroup]}
		copy(counts.Open[:], s.counts[:waivedGroup])
		words := counts.Words(s.env)
		if words == "" {
			words = s.env.Say(lang.Text{FR: "Tout ce qui était signalé est écarté", EN: "All that was found is waived"})
		}
		return frame.Cut(" "+words, s.w, th.Glyphs.More)
	}
	count := th.Faint(strconv.Itoa(s.found) + " / " + strconv.Itoa(len(s.all)))
	room := max(1, s.w-frame.Width(count)-4)
	text := th.Bold(th.Cut(s.filter.Value(), room))
	if s.typing {
		text = s.filter.View(room)
	}
	return frame.Ends(th.Accent("/")+" "+text, count, s.w, th.Glyphs.More)
}

// line draws a row.
func (s *Screen) line(i int, selected bool) string {
	th, r := s.env.Theme, s.list[i]
	f := s.all[r.finding]
	switch r.kind {
	case groupRow:
		return s.groupLine(r.group)
	case recordRow:
		rec := s.names[subjectOf(&f)]
		name := strings.TrimSpace(register.ReferenceOf(rec) + " " + register.NameOf(rec))
		if name == "" && f.Collection != nil {
			name = s.env.Say(f.Collection.Table.Name)
		}
		return "  " + th.Cut(name, s.w-2)
	}
	pointer, message := " ", th.Cut(Line(f, s.env.Lang), s.w-6)
	if selected {
		pointer, message = th.Selected(th.Glyphs.Selected), th.Selected(message)
	}
	sign := Sign(th, f.Severity)
	if f.Waiver != nil {
		sign = th.Faint(glyph(th, f))
	}
	return frame.Cut(pointer+"   "+sign+" "+message, s.w, th.Glyphs.More)
}

func (s *Screen) groupLine(group int) string {
	th := s.env.Theme
	name := s.env.Say(lang.Text{FR: "Écartés", EN: "Waived"})
	if group != waivedGroup {
		name = upper(s.env.Say(severities[group].many))
	}
	count := " " + strconv.Itoa(s.counts[group])
	name = th.Cut(name, s.w)
	rule := strings.Repeat(th.Glyphs.Line, max(0, s.w-frame.Width(name)-frame.Width(count)-1))
	return frame.Cut(th.Bold(name)+" "+th.Faint(rule+count), s.w, th.Glyphs.More)
}

// detail says in full what is known of the finding under the cursor, as far as
// there is room for it, with a sign where it goes on.
func (s *Screen) detail() []string {
	found := s.current()
	least, most := s.foot()
	if most == 0 || len(found) == 0 {
		return nil
	}
	th, w := s.env.Theme, max(1, min(s.w-2, measure))
	lines := []string{th.Faint(strings.Repeat(th.Glyphs.Line, s.w))}
	for _, p := range s.parts(found[0]) {
		for _, line := range frame.Wrap(p.text, w) {
			if len(lines) == most {
				last := strings.TrimRight(lines[most-1], " ")
				lines[most-1] = frame.Cut(last, s.w-1, "") + th.Glyphs.More
				return lines
			}
			lines = append(lines, "  "+p.style(line))
		}
	}
	for len(lines) < least {
		lines = append(lines, "")
	}
	return lines
}

// part is one thing that is known of a finding: raw text.
type part struct {
	text  string
	style func(string) string
}

// parts says where a finding is, what it is, what to do or why it is silenced,
// and where that comes from.
func (s *Screen) parts(f check.Finding) []part {
	th, l := s.env.Theme, s.env.Lang
	plain := func(s string) string { return s }
	var parts []part
	if s.h >= high {
		parts = append(parts, part{s.place(f), th.Bold})
	}
	parts = append(parts, part{Line(f, l), plain})
	if f.Waiver != nil {
		parts = append(parts, part{Waived(f, l), th.Faint})
	} else if do := f.Do.In(l); do != "" {
		parts = append(parts, part{s.env.Say(doText) + do, plain})
	}
	source := f.Source.In(l)
	if f.Uncertain {
		source += s.env.Say(uncertainText)
	}
	if source = strings.TrimSpace(source); source != "" {
		parts = append(parts, part{source, th.Faint})
	}
	return parts
}

// place names the field a finding is about, as the forms label it; a finding on
// the whole of a record is about the record. It is raw text.
func (s *Screen) place(f check.Finding) string {
	rec := s.names[subjectOf(&f)]
	if rec == nil || f.Collection == nil {
		return f.Field
	}
	place := f.Collection.Table.Title(rec, s.desk.Session.View(s.env.Lang))
	if place == "" {
		place = s.env.Say(f.Collection.Table.Name)
	}
	trail, err := f.Collection.Table.Trail(rec, f.Field)
	if err != nil {
		return place
	}
	for _, spot := range trail {
		place += " " + s.env.Theme.Glyphs.Path + " " + s.env.Say(spot.Field.Label)
		if spot.Index >= 0 {
			place += " " + strconv.Itoa(spot.Index+1)
		}
	}
	return place
}

// empty says how to read that nothing was found.
func (s *Screen) empty() string {
	th := s.env.Theme
	day := lang.FormatDate(string(s.board.Day()), s.env.Lang)
	w := max(1, min(72, s.w-4))
	title := frame.Wrap(s.env.Say(lang.Text{FR: "Rien à signaler selon les règles du ", EN: "Nothing found by the rules of "})+day, w)
	lines := []string{""}
	for _, line := range title {
		lines = append(lines, "  "+th.Bold(line))
	}
	lines = append(lines, "")
	for _, line := range frame.Wrap(s.env.Say(lang.Text{
		FR: "Ce n'est ni un certificat, ni un avis juridique\u00a0: le programme ne lit que ce qui est écrit ici, non ce que vous faites. Il cherche ce que l'article 30 demande et qui manque, et ce qui paraît douteux.",
		EN: "This is neither a certificate nor legal advice: the program reads what is written here alone, not what you do. It looks for what Article 30 asks for and is missing, and for what looks doubtful.",
	}), w) {
		lines = append(lines, "  "+line)
	}
	return frame.Clamp(strings.Join(lines, "\n"), s.w, s.h)
}

// say shows one text alone.
func (s *Screen) say(t lang.Text) string {
	lines := frame.Wrap(s.env.Say(t), max(1, s.w-2))
	return frame.Clamp("  "+s.env.Theme.Faint(strings.Join(lines, "\n  ")), s.w, min(s.h, len(lines)))
}
