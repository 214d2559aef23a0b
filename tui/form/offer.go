package form

import (
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/register/law"
	"article30/register/session"
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/widget"
)

var checkItText = lang.Text{FR: "à vérifier", EN: "to be checked"}

// offers are the references that may fit the data whose retention is being
// typed. They stand below the text; typing goes on whatever they say.
type offers struct {
	all    []law.RetentionReference
	window widget.Window
	in     bool // the cursor is among them, not in the text
}

// mostOffers is how many references are in view at most, tallOffers the height
// of a form from which each takes two lines.
const (
	mostOffers = 4
	tallOffers = 16
)

// offer offers references below an editor of a retention.
func (f *Form) offer(e *editor) {
	p := f.now()
	treatment, ofTreatment := p.root.(*register.Treatment)
	datum, ofDatum := p.rec.(*register.Datum)
	if !ofTreatment || !ofDatum || e.what != aSentence {
		return
	}
	if _, retention := e.field.Table.New().(*register.Retention); !retention {
		return
	}
	e.offers.all = f.desk.Session.Register().FittingRetentions(treatment, datum)
	e.offers.window.SetCount(len(e.offers.all))
}

// move moves into the offers, among them, and back to the text; it reports
// whether the action is one of moving.
func (o *offers) move(a keys.Action) bool {
	switch {
	case len(o.all) == 0:
		return false
	case o.in && a == keys.Up && o.window.Cursor() == 0:
		o.in = false
	case o.in:
		return o.window.Do(a)
	case a == keys.Down:
		o.in = true
	default:
		return a == keys.Up // there is nothing above the text
	}
	return true
}

// take fills the retention with the reference under the cursor, in the language
// of the register and as one step. What the retention applies to and what
// becomes of the data stay.
func (f *Form) take(e *editor) {
	said := register.RetentionFrom(e.offers.all[e.offers.window.Cursor()], f.desk.Session.Register().TextLanguage())
	fill := func(item any) {
		r := item.(*register.Retention)
		r.Active, r.Archive, r.Reference, r.AsWritten = said.Active, said.Archive, said.Reference, ""
	}
	if e.path != "" {
		if f.replace(e, fill) {
			f.editor = nil
		}
		return
	}
	item := e.field.Table.New()
	fill(item)
	if f.do(session.AddItem{Record: f.record, Path: f.join(e.field.Key), Item: item, At: -1}) {
		f.editor = nil
		f.cursorOn(e.field, item)
	}
}

// offered draws the references in view, the one under the cursor in full.
func (f *Form) offered(p painter, o *offers) []string {
	each := 1
	if f.h >= tallOffers {
		each = 2
	}
	o.window.SetHeight(max(1, min(mostOffers, f.h/3/each)))
	from, to := o.window.Visible()
	w := max(1, p.w-lead-2)
	var lines []string
	for i := from; i < to; i++ {
		selected, ref := o.in && i == o.window.Cursor(), o.all[i]
		period, grounds, sign := []string{p.theme.Cut(periodOf(ref, p.env.Lang), w)}, []string(nil), " "
		if each > 1 {
			grounds = []string{p.theme.Cut(groundsOf(ref, p.env.Lang), w-2)}
		}
		if selected {
			sign = p.theme.Glyphs.Selected
			period = frame.WrapTo(periodOf(ref, p.env.Lang), w, 3, p.theme.Glyphs.More)
			grounds = frame.WrapTo(groundsOf(ref, p.env.Lang), max(1, w-2), 2, p.theme.Glyphs.More)
		}
		for _, line := range period {
			if line = sign + " " + line; selected {
				line = p.theme.Selected(line)
			}
			lines, sign = append(lines, p.indent(lead, line)), " "
		}
		for _, line := range grounds {
			lines = append(lines, p.indent(lead+4, p.theme.Faint(line)))
		}
	}
	return lines
}

// periodOf says for which data a reference is, and its period.
func periodOf(ref law.RetentionReference, l lang.Lang) string {
	period := register.RetentionFrom(ref, l)
	period.Reference = ""
	return ref.Subject.In(l) + lang.Text{FR: "\u00a0: ", EN: ": "}.In(l) + period.Sentence(l)
}

// groundsOf says how far a reference binds, the text behind it, and where to
// check what could not be verified.
func groundsOf(ref law.RetentionReference, l lang.Lang) string {
	strength, _ := law.Strengths.Term(string(ref.Strength))
	source := ""
	if ref.Uncertain {
		source = ref.Source.In(l)
		if words := checkItText.In(l); !strings.Contains(source, words) { // some say so themselves
			source = words + lang.Text{FR: "\u00a0: ", EN: ": "}.In(l) + source
		}
	}
	return sideBySide(strength.Label.In(l), ref.Reference.In(l), source)
}
