package notice

import (
	"slices"
	"strings"

	"article30/export/page"
	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

// recipients gives the recipients by name and what they do (Art. 13(1)(e)): the
// organisation's own departments first, together.
func (t treatment) recipients() []answer {
	f := table.Field("recipients")
	switch f.State(t.Treatment) {
	case register.StateUnanswered:
		return []answer{t.gap(askRecipients)}
	case register.StateNone:
		return []answer{sure(f.Text(t.Treatment, t.view))}
	}
	var own, others []answer
	for i := range t.Recipients {
		u := &t.Recipients[i]
		r := t.view.Register.Recipient(u.Recipient)
		told := t.told(item("recipients", u.ID), t.recipient(r, u.Detail))
		if r != nil && r.Internal() {
			own = append(own, told)
		} else {
			others = append(others, told)
		}
	}
	if own != nil {
		departments := joined(own, t.say(semicolon))
		others = append([]answer{departments.as(t.say(lang.Format(ourOwn, departments.text)))}, others...)
	}
	return others
}

// recipient names a recipient and what it does; nil is one that the register
// does not have.
func (w *writer) recipient(r *register.Recipient, detail string) answer {
	if r == nil {
		return w.orGap(detail, askRecipients)
	}
	guessed := false
	if detail == "" {
		detail, guessed = r.Service, service.Given(r)
	}
	if r.Name == "" {
		return w.guess(guessed, w.orGap(detail, askRecipients))
	}
	return w.guess(guessed, sure(noted(r.Name, detail)))
}

// others are the recipients that the register knows and that no record uses:
// to leave them out would hide them.
func (w *writer) others() []page.Block {
	var items page.Items
	for _, r := range w.view.Register.Recipients {
		if !r.Internal() && len(w.view.Register.Uses(r.ID)) == 0 {
			items = append(items, w.print(w.recipient(r, ""))...)
		}
	}
	if items == nil {
		return nil
	}
	return []page.Block{page.Heading{Level: 2, Text: w.say(otherRecipients)}, w.paragraph(w.gap(askUse)), items}
}

// transfers gives the transfers outside the EEA, what they rest on, and how to
// obtain a copy of it (Art. 13(1)(f)).
func (t treatment) transfers() []answer {
	all := slices.DeleteFunc(t.view.Register.TreatmentTransfers(t.Treatment), register.Transfer.Inside)
	switch {
	case len(all) > 0:
	case t.TransfersReviewed == register.NoTransfers:
		return []answer{t.told("transfers_reviewed", sure(t.say(noTransfer)))}
	default: // a review that speaks of transfers, where there are none, is no answer
		return []answer{t.gap(askTransfers)}
	}
	var answers []answer
	copies := false
	for _, transfer := range all {
		answers = append(answers, t.transfer(transfer))
		for _, s := range t.safeguards(transfer) {
			copies = copies || hasCopy(s.Kind)
		}
	}
	if copies {
		answers = append(answers, sure(t.say(copyOf)))
	}
	return answers
}

func (t treatment) transfer(tr register.Transfer) answer {
	told := t.orGap(register.CountryName(tr.Country, t.view.Lang), askCountry)
	told = told.as(listed(told.text, tr.Detail))
	if tr.Importer != "" {
		told = t.both(colon, sure(tr.Importer), told)
	}
	var grounds []string
	for _, s := range t.safeguards(tr) {
		if s.Kind == "" {
			continue // a safeguard of which nobody says what it is
		}
		kind := law.SafeguardKinds.Label(string(s.Kind), t.view.Lang)
		if s.Kind == adequate {
			kind = t.say(adequacy)
		}
		if ground := listed(lowered(kind), s.Decision); ground != "" {
			grounds = append(grounds, ground)
		}
	}
	switch {
	case grounds != nil:
		return t.both(restsOn, told, sure(strings.Join(grounds, t.say(semicolon))))
	case tr.Country != "":
		return t.both(restsOn, told, t.gap(askSafeguard))
	}
	return told // without a country, it is not known whether there is a transfer
}

// safeguards are those of a transfer that the register has.
func (t treatment) safeguards(tr register.Transfer) []*register.Safeguard {
	var all []*register.Safeguard
	for _, id := range tr.Safeguards {
		if s := t.view.Register.Safeguard(id); s != nil {
			all = append(all, s)
		}
	}
	return all
}

// adequate is the code of the safeguard kind that is a public decision.
const adequate register.Code = "ADEQ"

// hasCopy reports that the persons may obtain a copy of a kind of safeguard:
// those of Articles 46, 47 and 49(1), second subparagraph.
func hasCopy(kind register.Code) bool {
	return kind != "" && kind != adequate && (kind == "D49-2" || !strings.HasPrefix(string(kind), "D49"))
}
