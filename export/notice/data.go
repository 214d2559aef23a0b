package notice

import (
	"slices"

	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

// noData reports the answer that there are no personal data: nothing more can be
// said of them.
func (t treatment) noData() bool { return table.Field("data").State(t.Treatment) == register.StateNone }

// data gives the categories of data with what they hold.
func (t treatment) data() []answer {
	if t.noData() {
		return []answer{sure(table.Field("data").Text(t.Treatment, t.view))}
	}
	if len(t.Data) == 0 {
		return []answer{t.gap(askData)}
	}
	var answers []answer
	for i := range t.Data {
		d := &t.Data[i]
		name, detail := t.category(d), d.Detail
		guessed := false
		if c := t.view.Register.DataCategory(d.Category); c != nil && detail == "" {
			detail, guessed = c.Description, description.Given(c)
		}
		told := t.orGap(name+detail, askData)
		if name != "" && detail != "" {
			told = sure(t.say(lang.Format(colon, name, detail)))
		}
		answers = append(answers, t.told(item("data", d.ID), t.guess(guessed, told)))
	}
	return answers
}

// category names the category of a datum, empty when the register has none.
func (t treatment) category(d *register.Datum) string {
	if c := t.view.Register.DataCategory(d.Category); c != nil {
		return c.Name
	}
	return ""
}

// said is what is told of some of the data.
type said struct {
	of []*register.Datum
	answer
}

// perDatum tells something of each category of data. Those of which the same is
// said stand together, and go unnamed when it is said of all.
func (t treatment) perDatum(tell func(*register.Datum) []answer) []answer {
	var all []said
	for i := range t.Data {
		d := &t.Data[i]
		for _, a := range tell(d) {
			at := slices.IndexFunc(all, func(s said) bool { return s.answer == a })
			if at < 0 {
				at, all = len(all), append(all, said{answer: a})
			}
			if !slices.Contains(all[at].of, d) {
				all[at].of = append(all[at].of, d)
			}
		}
	}
	var answers []answer
	for _, s := range all {
		var names []string
		for _, d := range s.of {
			names = append(names, t.category(d))
		}
		if name := listed(names...); name != "" && len(s.of) < len(t.Data) {
			s.answer = s.as(t.say(lang.Format(colon, name, s.text)))
		}
		answers = append(answers, s.answer)
	}
	return answers
}

// special tells what allows data that the law protects more: the condition of
// Article 9(2), or the law that Articles 10 and 87 want (guidelines WP260,
// annex).
func (t treatment) special() []answer {
	return t.perDatum(func(d *register.Datum) []answer {
		c := t.view.Register.DataCategory(d.Category)
		if c == nil {
			return nil
		}
		var allowed answer
		switch law.DataRegime(string(c.Kind)) {
		case law.Ordinary:
			return nil
		case law.Article9:
			allowed = t.gap(askCondition)
			if d.Condition != "" {
				allowed = sure(noted(law.Article9Conditions.Label(string(d.Condition), t.view.Lang), d.ConditionText))
			}
		default:
			allowed = t.orGap(d.ConditionText, askAuthority)
		}
		return []answer{t.told(item("data", d.ID), allowed)}
	})
}

// sources says where the data come from (Art. 14(2)(f)).
func (t treatment) sources() []answer {
	if len(t.Data) == 0 && !t.noData() {
		return []answer{t.gap(askSource)}
	}
	return t.perDatum(func(d *register.Datum) []answer {
		from := t.orGap(d.SourceDetail, askOrigin)
		told := t.gap(askSource)
		switch d.Source {
		case "direct":
			told = sure(t.say(fromYou))
		case "indirect":
			told = from.as(t.say(lang.Format(fromElsewhere, from.text)))
		case "both":
			told = from.as(t.say(lang.Format(fromBoth, from.text)))
		}
		return []answer{t.told(item("data", d.ID), told)}
	})
}

// compulsory says which data must be given and what follows when they are not
// (Art. 13(2)(e)): Article 14 does not ask it of data that come from elsewhere.
func (t treatment) compulsory() []answer {
	return t.perDatum(func(d *register.Datum) []answer {
		if d.Source == "indirect" {
			return nil
		}
		var told answer
		switch d.Compulsory {
		case register.Unanswered:
			told = t.gap(askCompulsory)
		case register.Yes:
			told = t.both(otherwise, sure(t.say(isCompulsory)), t.orGap(d.Consequence, askConsequence))
		case register.No:
			told = sure(t.say(isOptional))
			if d.Consequence != "" {
				told = t.both(otherwise, told, sure(d.Consequence))
			}
		}
		return []answer{t.told(item("data", d.ID), told)}
	})
}

// retentions gives how long each category is kept (Art. 13(2)(a)).
func (t treatment) retentions() []answer {
	if len(t.Data) == 0 && !t.noData() {
		return []answer{t.gap(askRetention)}
	}
	field := table.Field("data").Table.Field("retentions")
	return t.perDatum(func(d *register.Datum) []answer {
		switch field.State(d) {
		case register.StateUnanswered:
			return []answer{t.gap(askRetention)}
		case register.StateNone:
			return []answer{sure(field.Text(d, t.view))}
		}
		var answers []answer
		for _, rec := range field.Items(d) {
			path := item("data", d.ID) + "." + item("retentions", register.Identity(rec))
			answers = append(answers, t.told(path, t.orGap(field.Table.Title(rec, t.view), askRetention)))
		}
		return answers
	})
}
