package notice

import (
	"cmp"
	"slices"
	"strings"

	"article30/export/page"
	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

// rights tells the rights of the persons, those that depend on the legal basis
// with the treatments they hold for (Art. 13(2)(b) and (c)).
func (w *writer) rights(treatments []*register.Treatment) []page.Block {
	items := page.Items{page.Say(w.say(access)), page.Say(w.say(rectify)), page.Say(w.say(erase)), page.Say(w.say(restrict))}
	for _, right := range []struct {
		words lang.Text
		holds func(*register.Treatment) bool
	}{
		{portability, func(t *register.Treatment) bool { return consented(t) || rests(t, byContract) }},
		{withdraw, consented},
	} {
		items = append(items, w.right(right.words, treatments, right.holds)...)
	}
	if slices.ContainsFunc(treatments, func(t *register.Treatment) bool { return t.AutomatedDecisions == register.Yes }) {
		items = append(items, page.Say(w.say(human)))
	}
	items = append(items, page.Say(w.say(afterDeath)))

	org := w.view.Register.Organisation
	whom := w.orGap(cmp.Or(org.RightsContact, org.DPO.Email, org.DPO.Company.Email, org.Email), askHow)
	return slices.Concat(
		[]page.Block{page.Heading{Level: 1, Text: w.say(rightsHead)}, page.Paragraph{Text: page.Say(w.say(rightsIntro))}, items},
		w.objection(treatments),
		[]page.Block{page.Heading{Level: 2, Text: w.say(how)}, w.paragraph(whom), page.Paragraph{Text: page.Say(w.say(delay))}},
	)
}

// objection is the right to object, which is to be presented clearly and
// separately from any other information (Art. 21(4)); nil when no treatment
// gives it.
func (w *writer) objection(treatments []*register.Treatment) []page.Block {
	items := w.right(object, treatments, func(t *register.Treatment) bool { return rests(t, publicTask, legitimateInterest) })
	items = append(items, w.right(objectAlways, treatments, prospects)...)
	if items == nil {
		return nil
	}
	return []page.Block{page.Heading{Level: 2, Text: w.say(objectHead)}, items}
}

// right tells a right with the treatments it holds for, nil when there are none.
func (w *writer) right(words lang.Text, treatments []*register.Treatment, holds func(*register.Treatment) bool) page.Items {
	var names []string
	for _, t := range treatments {
		if holds(t) {
			names = append(names, cmp.Or(t.Name, t.Reference))
		}
	}
	whose := strings.Join(names, w.say(semicolon)) // a name may hold commas
	switch {
	case names == nil:
		return nil
	case len(names) == len(treatments):
		whose = w.say(allTreatments)
	}
	return page.Items{page.Say(w.say(lang.Format(words, whose)))}
}

// rests reports that a purpose rests on one of the bases.
func rests(t *register.Treatment, bases ...register.Code) bool {
	return slices.ContainsFunc(t.Purposes, func(p register.Purpose) bool {
		return slices.ContainsFunc(p.LegalBases, func(c register.Code) bool { return slices.Contains(bases, c) })
	})
}

// consented reports that a treatment rests on consent, be it the explicit one
// that Article 9(2)(a) wants.
func consented(t *register.Treatment) bool {
	return rests(t, byConsent) || slices.ContainsFunc(t.Data, func(d register.Datum) bool { return d.Condition == "9.2.a" })
}

// prospects reports that people are approached: the channels or audiences of a
// purpose say so, or else the words of the treatment.
func prospects(t *register.Treatment) bool {
	words := t.Name
	for i := range t.Purposes {
		p := &t.Purposes[i]
		if len(p.Channels)+len(p.Audiences) > 0 {
			return true
		}
		words += "\n" + p.Text
	}
	return slices.ContainsFunc(law.FamiliesOf(lang.Fold(words)), func(f law.Family) bool {
		return f.Key == "prospecting" || f.Key == "newsletter"
	})
}

// complaint tells where to complain (Art. 13(2)(d)).
func (w *writer) complaint() []page.Block {
	return []page.Block{
		page.Heading{Level: 1, Text: w.say(complaintHead)},
		page.Paragraph{Text: page.Say(w.say(complaint))},
	}
}

// updated tells how fresh the notice is; nil when no treatment is dated.
func (w *writer) updated(treatments []*register.Treatment) []page.Block {
	var last register.Date
	for _, t := range treatments {
		if t.Updated.Valid() {
			last = max(last, t.Updated)
		}
	}
	if last == "" {
		return nil
	}
	day := lang.FormatDate(string(last), w.view.Lang)
	return []page.Block{page.Paragraph{Text: page.Say(w.say(lang.Format(lastUpdate, day)))}}
}
