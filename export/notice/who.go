package notice

import (
	"cmp"
	"strings"

	"article30/export/page"
	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

func (w *writer) title() string {
	if name := w.view.Register.Organisation.Name; name != "" {
		return w.say(lang.Format(titleOf, name))
	}
	return w.say(title)
}

// who says who is responsible and how to reach them (Art. 13(1)(a) and (b)).
func (w *writer) who() []page.Block {
	org := w.view.Register.Organisation
	terms := page.Terms{
		w.term(controller, w.controller(), w.orGap(w.address(), askAddress)),
		w.term(contact, w.orGap(listed(org.Phone, org.Email, org.Website), askContact)),
		w.term(dpo, w.officer()...),
	}
	outside, _ := law.OutsideEEA(string(org.Country))
	if rep := org.EURepresentative; outside && !rep.None || nameOf(rep.Contact) != "" {
		terms = append(terms, w.term(representative, w.orGap(nameOf(rep.Contact), askName), w.orGap(reach(rep.Contact), askContact)))
	}
	return []page.Block{page.Heading{Level: 1, Text: w.say(whoHead)}, terms}
}

// controller names the organisation as the public may know it.
func (w *writer) controller() answer {
	org := w.view.Register.Organisation
	name := w.orGap(org.Name, askName)
	if org.TradeName != org.Name {
		name = name.as(noted(name.text, org.TradeName))
	}
	number := ""
	if org.SIREN != "" {
		number = w.say(lang.Format(siren, org.SIREN))
	}
	return name.as(listed(name.text, org.LegalForm, number, org.Registry))
}

func (w *writer) address() string {
	org := w.view.Register.Organisation
	line := addressLine(org.Address, org.PostalCode, org.City)
	if line == "" {
		return ""
	}
	return listed(line, register.CountryName(org.Country, w.view.Lang))
}

// officer says how to reach the data protection officer. Their own name need
// not be published (guidelines WP243, 2.6): their firm's is.
func (w *writer) officer() []answer {
	org := w.view.Register.Organisation
	switch register.CollectionOf("organisation").Table.Field("dpo").State(org) {
	case register.StateUnanswered:
		return []answer{w.gap(askDPO)}
	case register.StateNone:
		return []answer{sure(w.say(noDPO))}
	}
	d := org.DPO
	var answers []answer
	if firm := cmp.Or(d.Company.Body, d.Body); firm != "" {
		answers = append(answers, sure(firm))
	}
	return append(answers, w.orGap(cmp.Or(reach(d.Contact), reach(d.Company.Contact)), askDPOContact))
}

// nameOf names a body, or the person where there is none.
func nameOf(c register.Contact) string { return cmp.Or(c.Body, c.Name()) }

// reach says how to reach somebody.
func reach(c register.Contact) string {
	return listed(addressLine(c.Address, c.PostalCode, c.City), c.Phone, c.Email)
}

func addressLine(street, postalCode, city string) string {
	return listed(street, strings.TrimSpace(postalCode+" "+city))
}
