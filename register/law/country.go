package law

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"article30/register/lang"
)

// Zone is where a country stands towards Chapter V of the GDPR.
type Zone uint8

// The EEA is ZoneEU, ZoneEEA and ZoneOverseasEU together; sending data there
// is no transfer.
const (
	ZoneThird           Zone = iota // a third country
	ZoneEU                          // a member state
	ZoneEEA                         // Iceland, Liechtenstein, Norway
	ZoneOverseasEU                  // part of the EU under a code of its own: outermost regions, Åland
	ZoneOverseasSpecial             // French territories outside the EU where French law extends the GDPR's rules
)

var zones = map[string]Zone{
	"third": ZoneThird, "EU": ZoneEU, "EEA": ZoneEEA, "EU-overseas": ZoneOverseasEU, "special": ZoneOverseasSpecial,
}

// UnmarshalText reads the name a zone has in the data.
func (z *Zone) UnmarshalText(name []byte) error {
	known, ok := zones[string(name)]
	if !ok {
		return fmt.Errorf("unknown zone %q", name)
	}
	*z = known
	return nil
}

// Country is a country, a territory with a code of its own, or an
// international organisation.
type Country struct {
	// Code is ISO 3166-1 alpha-2, or this program's own code for an
	// organisation ("EPO").
	Code   string
	Alpha3 string // ISO 3166-1 alpha-3; empty for an organisation
	Name   lang.Text
	Zone   Zone
	// Organisation is true for an international organisation, to which
	// Chapter V applies as to a third country.
	Organisation bool
	// Note says what is particular; it may be empty.
	Note lang.Text
	// Uncertain says that the zone is debated or could not be verified: advise,
	// do not assert.
	Uncertain bool
	// Aliases are other names people write, in either language.
	Aliases []string
}

type countryTable struct {
	list []Country
	// byCode and byName give positions in list; names are folded.
	byCode, byName map[string]int
}

var countries = sync.OnceValue(func() countryTable {
	t := countryTable{
		list:   load[dataset[Country]]("countries").Entries,
		byCode: map[string]int{},
		byName: map[string]int{},
	}
	for i, c := range t.list {
		t.byCode[c.Code] = i
		for _, name := range append([]string{c.Code, c.Alpha3, c.Name.FR, c.Name.EN}, c.Aliases...) {
			key := countryKey(name)
			if other, taken := t.byName[key]; taken && other != i {
				panic(fmt.Sprintf("countries: %q names both %s and %s", name, t.list[other].Code, c.Code))
			}
			t.byName[key] = i
		}
	}
	delete(t.byName, "")
	return t
})

// Countries returns the 250 countries and territories in the order of their
// codes, then the international organisations.
func Countries() []Country { return slices.Clone(countries().list) }

// CountryByCode finds a country by its Code; ok is false for an unknown one.
func CountryByCode(code string) (c Country, ok bool) {
	i, ok := countries().byCode[code]
	if !ok {
		return Country{}, false
	}
	return countries().list[i], true
}

// FindCountry finds the country a text names: its name in either language, an
// ISO code of two or three letters, or a usual other name ("USA", "UK",
// "Hollande"). Case, accents, hyphens and "the" do not count; the rest of the
// name must be there, for a guess would be a wrong transfer.
func FindCountry(text string) (c Country, ok bool) {
	i, ok := countries().byName[countryKey(text)]
	if !ok {
		return Country{}, false
	}
	return countries().list[i], true
}

// countryKey reduces a name to what makes two spellings the same country. A
// word alone is kept whole: "la" is also the code of Laos.
func countryKey(name string) string {
	words := strings.FieldsFunc(lang.Fold(name), func(r rune) bool {
		return strings.ContainsRune(" -'.,()&", r)
	})
	if len(words) > 1 {
		words = slices.DeleteFunc(words, isArticle)
	}
	return strings.Join(words, " ")
}

func isArticle(word string) bool {
	switch word {
	case "the", "and", "le", "la", "les", "l", "et":
		return true
	}
	return false
}

// OutsideEEA reports whether a country is outside the EEA, so that sending
// data there is a transfer under Chapter V of the GDPR. known is false when
// that cannot be said: the code is unknown, or its status is debated.
func OutsideEEA(code string) (outside, known bool) {
	c, ok := CountryByCode(code)
	if !ok {
		return false, false
	}
	inside := c.Zone == ZoneEU || c.Zone == ZoneEEA || c.Zone == ZoneOverseasEU
	return !inside, !c.Uncertain
}
