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
)

// foot is the lines below the rows, for the finding under the cursor.
func (s *Screen) foot() int {
	switch {
	case s.h >= 18:
		return 7
	case s.h >= 12:
		return 4
	}
	return 0
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
	lines := []string{s.head(), s.window.View(s.line)}
	from, to := s.window.Visible()
	for range s.h - above - s.foot() - (to - from) {
		lines = append(lines, "")
	}
	return frame.Clamp(strings.Join(append(lines, s.detail()...), "\n"), s.w, s.h)
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

// detail says all there is room for of the finding under the cursor.
func (s *Screen) detail() []string {
	found := s.current()
	if s.foot() == 0 || len(found) == 0 {
		return nil
	}
	th, f := s.env.Theme, found[0]
	w := min(s.w-2, measure)
	lines := []string{th.Faint(strings.Repeat(th.Glyphs.Line, s.w))}
	add := func(text string, most int, style func(string) string) {
		if text == "" {
			return
		}
		for _, line := range frame.WrapTo(text, w, most, th.Glyphs.More) {
			lines = append(lines, "  "+style(line))
		}
	}
	plain := func(s string) string { return s }
	if place := s.place(f); s.foot() > 4 {
		add(place, 1, th.Bold)
	}
	add(Line(f, s.env.Lang), 2, plain)
	if f.Waiver != nil {
		add(Waived(f, s.env.Lang), 2, th.Faint)
	} else if do := f.Do.In(s.env.Lang); do != "" {
		add(s.env.Say(doText)+do, 2, plain)
	}
	source := f.Source.In(s.env.Lang)
	if f.Uncertain {
		source += s.env.Say(uncertainText)
	}
	add(strings.TrimSpace(source), 1, th.Faint)
	return lines[:min(len(lines), s.foot())]
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
