package list

import (
	"slices"
	"strings"

	"article30/register"
	"article30/register/lang"
)

// transferChanges are what a merge makes of the transfers of treatments and
// activities: each names a record and a country.
type transferChanges struct{ more, fewer, resting []string }

// transferChanges compares the transfers of every record before a merge and
// after it. Safeguards that are merged count as one.
func (l *Screen) transferChanges(before, after *register.Register, keep register.ID, dropped []register.ID) (found transferChanges) {
	for _, key := range []string{"treatments", "processor_activities"} {
		c := register.CollectionOf(key)
		for i := range c.Len(before) {
			was, is := before.TransfersOf(c.At(before, i)), after.TransfersOf(c.At(after, i))
			if len(was) == 0 && len(is) == 0 {
				continue
			}
			old, now := safeguardsByCountry(was), safeguardsByCountry(is)
			for _, country := range countriesIn(was, is) {
				name := register.CountryName(country, l.env.Lang)
				if country == "" {
					name = l.env.Say(lang.Text{FR: "pays inconnu", EN: "unknown country"})
				}
				name = l.short(c.At(before, i)) + " (" + name + ")"
				_, there := old[country]
				_, stays := now[country]
				switch {
				case !there:
					found.more = append(found.more, name)
				case !stays:
					found.fewer = append(found.fewer, name)
				case !slices.Equal(merging(old[country], keep, dropped), merging(now[country], keep, dropped)):
					found.resting = append(found.resting, name)
				}
			}
		}
	}
	return found
}

// lines say what changes, or that nothing does.
func (t transferChanges) lines(l *Screen) []string {
	var lines []string
	for _, change := range []struct {
		says    lang.Text
		records []string
	}{
		{lang.Text{FR: "Transferts hors de l'EEE en plus\u00a0: ", EN: "Transfers outside the EEA that come: "}, t.more},
		{lang.Text{FR: "Transferts hors de l'EEE en moins\u00a0: ", EN: "Transfers outside the EEA that go: "}, t.fewer},
		{lang.Text{FR: "Transferts dont les garanties changent\u00a0: ", EN: "Transfers whose safeguards change: "}, t.resting},
	} {
		if len(change.records) > 0 {
			lines = append(lines, l.env.Say(change.says)+strings.Join(change.records, ", ")+".")
		}
	}
	if lines == nil {
		lines = []string{l.env.Say(lang.Text{FR: "Aucun transfert ne change.", EN: "No transfer changes."})}
	}
	return lines
}

// countriesIn lists the countries of transfers once each, in their order.
func countriesIn(transfers ...[]register.Transfer) (countries []register.Country) {
	for _, t := range slices.Concat(transfers...) {
		if !t.Inside() && !slices.Contains(countries, t.Country) {
			countries = append(countries, t.Country)
		}
	}
	return countries
}

func safeguardsByCountry(transfers []register.Transfer) map[register.Country][]register.ID {
	rest := map[register.Country][]register.ID{}
	for _, t := range transfers {
		rest[t.Country] = append(rest[t.Country], t.Safeguards...)
	}
	return rest
}

// merging returns safeguards in order and once each, those that are merged as
// the one that is kept.
func merging(safeguards []register.ID, keep register.ID, dropped []register.ID) []register.ID {
	var all []register.ID
	for _, id := range safeguards {
		if slices.Contains(dropped, id) {
			id = keep
		}
		all = append(all, id)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
