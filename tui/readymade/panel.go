package readymade

import (
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/register/template"
	"article30/tui/frame"
)

// panel says what the row under the cursor holds, as last drawn.
type panel struct {
	of       *register.Register
	row      row
	w        int
	rendered []string
}

// draw returns at most h lines of at most w cells; the last one says when there
// is more.
func (p *panel) draw(s *Screen, w, h int) []string {
	if r := s.current(); p.of != s.register || p.row != r || p.w != w || p.rendered == nil {
		*p = panel{s.register, r, w, s.contents(r, w)}
	}
	if len(p.rendered) <= h || h <= 0 {
		return p.rendered
	}
	th := s.env.Theme
	return append(p.rendered[:h-1:h-1], th.Faint(th.Cut(" "+th.Glyphs.More, w)))
}

// contents says what a row holds.
func (s *Screen) contents(r row, w int) []string {
	o := outline{screen: s, w: w}
	switch {
	case r.set != nil:
		o.set(*r.set)
	case r.activity != nil:
		o.activity(*r.activity)
	default:
		o.title(s.env.Say(emptyText))
		o.text(1, "", s.env.Say(lang.Text{
			FR: "Une fiche sans aucune réponse\u00a0: vous écrivez tout. Tapez son nom, puis Entrée.",
			EN: "A record without any answer: you write all of it. Type its name, then Enter.",
		}))
	}
	return o.lines
}

// outline is a text of headings and items, each line of which fits.
type outline struct {
	screen *Screen
	w      int
	lines  []string
}

func (o *outline) title(s string) {
	th := o.screen.env.Theme
	if len(o.lines) > 0 {
		o.lines = append(o.lines, "")
	}
	for _, line := range frame.Wrap(s, max(1, o.w-1)) {
		o.lines = append(o.lines, frame.Cut(" "+th.Bold(line), o.w, ""))
	}
}

// text adds a raw text, indented; a bullet stands before its first line.
func (o *outline) text(indent int, bullet, s string) {
	lead := strings.Repeat(" ", indent)
	if bullet != "" {
		bullet += " "
	}
	for i, line := range frame.Wrap(s, max(1, o.w-indent-frame.Width(bullet))) {
		if i > 0 {
			bullet = strings.Repeat(" ", frame.Width(bullet))
		}
		o.lines = append(o.lines, frame.Cut(lead+bullet+line, o.w, ""))
	}
}

// set lists the activities of a set and says what a set is.
func (o *outline) set(set template.Set) {
	s := o.screen
	g := s.env.Theme.Glyphs
	o.title(s.env.Say(set.Name))
	for _, activity := range members(set) {
		name := s.env.Say(activity.Name)
		if rec := s.present[activity.Key]; rec != nil {
			name += " (" + strings.TrimSpace(s.env.Say(presentText)+" "+register.ReferenceOf(rec)) + ")"
		}
		o.text(1, g.Bullet, name)
	}
	o.lines = append(o.lines, "")
	o.text(1, "", s.env.Say(lang.Text{
		FR: "Un point de départ, ni complet ni obligatoire\u00a0: Espace coche ces activités, et chacune se décoche.",
		EN: "A start, neither complete nor compulsory: Space marks these activities, and each can be unmarked.",
	}))
}

// activity says what the record of an activity would hold.
func (o *outline) activity(t template.Template) {
	s := o.screen
	o.title(s.env.Say(t.Name))
	o.text(1, "", s.env.Say(t.Summary))
	if rec := s.present[t.Key]; rec != nil {
		o.text(1, "", s.env.Theme.Glyphs.Answered+" "+s.env.Say(presentText)+s.env.Say(lang.Text{FR: "\u00a0: ", EN: ": "})+strings.TrimSpace(register.ReferenceOf(rec)+" "+register.NameOf(rec)))
	}
	r := s.register
	additions := t.Additions(r)
	for _, a := range additions {
		r = a.Collection.Insert(r, a.Collection.Len(r), a.Record)
	}
	v := s.desk.Session.View(s.env.Lang)
	v.Register = r
	made := additions[len(additions)-1]
	for i := range made.Collection.Table.Fields {
		o.field(&made.Collection.Table.Fields[i], made.Record, v)
	}
}

// field adds what a field of the record answers; its name and status say
// nothing of the activity.
func (o *outline) field(f *register.Field, rec any, v register.View) {
	if f.Kind == register.KindLine || f.Kind == register.KindChoice || f.State(rec) != register.StateAnswered {
		return
	}
	o.title(f.Label.In(v.Lang))
	if f.Kind != register.KindList {
		o.text(1, "", f.Text(rec, v))
		return
	}
	g := o.screen.env.Theme.Glyphs
	for _, item := range f.Items(rec) {
		title := f.Table.Title(item, v)
		for i := range f.Table.Fields {
			if choices := &f.Table.Fields[i]; choices.Kind == register.KindChoices && choices.State(item) == register.StateAnswered {
				title += " (" + choices.Text(item, v) + ")"
			}
		}
		o.text(1, g.Bullet, title)
		for i := range f.Table.Fields {
			if inner := &f.Table.Fields[i]; inner.Kind == register.KindList {
				for _, one := range inner.Items(item) {
					o.text(3, "-", inner.Table.Title(one, v))
				}
			}
		}
	}
}
