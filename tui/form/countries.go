package form

import (
	"cmp"
	"slices"
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/register/law"
	"article30/register/session"
	"article30/tui/widget"
)

// chooseCountry answers a country; a text that names none is kept.
func (f *Form) chooseCountry(field *register.Field) {
	c := f.countries(field.Label)
	if given := *field.Address(f.layout().rec).(*register.Country); given != "" {
		c.Chosen = []string{string(given)}
	}
	c.Done = func(picks []widget.Pick, changed bool) {
		if changed {
			f.set(field, session.Kept(picks[0].ID+picks[0].New))
		}
	}
	f.chooseAnswerTo(c)
}

// addCountry adds an item that begins with a country.
func (f *Form) addCountry(list, first *register.Field) {
	c := orUnanswered(f.countries(list.Label), f.env())
	c.Done = func(picks []widget.Pick, changed bool) {
		if !changed {
			return
		}
		item, typed := list.Table.New(), picks[0].ID+picks[0].New
		if first.Set(item, typed, f.view()) != nil {
			first.Keep(item, typed)
		}
		f.addAll(list, nil, []any{item})
	}
	f.chooseItems(list, c)
}

// countries offers the countries and international organisations, found by
// their names in both languages, their usual names and their codes: first those
// that the register names, the most usual first, then all the others by name.
func (f *Form) countries(title lang.Text) widget.Choice {
	l := f.env().Lang
	named := countriesOf(f.desk.Session.Register())
	all := law.Countries()
	slices.SortStableFunc(all, func(a, b law.Country) int {
		return cmp.Or(
			cmp.Compare(named[register.Country(b.Code)], named[register.Country(a.Code)]),
			strings.Compare(lang.Fold(a.Name.In(l)), lang.Fold(b.Name.In(l))),
		)
	})
	c := widget.Choice{Title: title.In(l), Creates: true}
	for _, country := range all {
		other := country.Name.In(1 - l)
		if other == country.Name.In(l) {
			other = ""
		}
		c.Options = append(c.Options, widget.Option{
			ID: country.Code, Label: country.Name.In(l),
			Detail: sideBySide(append([]string{country.Code, other}, country.Aliases...)...),
			Names:  append([]string{other, country.Code}, country.Aliases...),
		})
	}
	return c
}

// countriesOf counts how often a register names each country.
func countriesOf(r *register.Register) map[register.Country]int {
	named := map[register.Country]int{}
	for _, c := range register.Collections {
		for i := range c.Len(r) {
			rec := c.At(r, i)
			c.Table.Walk(rec, func(_ string, f *register.Field, holder any) {
				if country, ok := f.Address(holder).(*register.Country); ok && *country != "" {
					named[*country]++
				}
			})
		}
	}
	return named
}
