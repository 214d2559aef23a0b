package law

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"article30/register/lang"
)

func TestListHoldsEveryTerritoryOnce(t *testing.T) {
	iso2, iso3 := regexp.MustCompile(`^[A-Z]{2}$`), regexp.MustCompile(`^[A-Z]{3}$`)
	seen := map[string]bool{}
	territories := 0
	for _, c := range Countries() {
		if seen[c.Code] || c.Name.FR == "" || c.Name.EN == "" {
			t.Errorf("%+v: listed twice or without a name", c)
		}
		seen[c.Code] = true
		if c.Organisation {
			continue
		}
		territories++
		if !iso2.MatchString(c.Code) || !iso3.MatchString(c.Alpha3) {
			t.Errorf("%s: codes %q and %q are not ISO's", c.Name.EN, c.Code, c.Alpha3)
		}
	}
	if territories != 250 || !seen["EPO"] {
		t.Errorf("%d territories, want 250 and the European Patent Organisation", territories)
	}
}

func TestEEAIsTwentySevenMemberStatesAndThree(t *testing.T) {
	byZone := map[Zone][]string{}
	for _, c := range Countries() {
		byZone[c.Zone] = append(byZone[c.Zone], c.Code)
	}
	if n := len(byZone[ZoneEU]); n != 27 {
		t.Errorf("%d member states, want 27", n)
	}
	for zone, want := range map[Zone]string{
		ZoneEEA:             "IS LI NO",
		ZoneOverseasEU:      "AX GF GP MF MQ RE YT",
		ZoneOverseasSpecial: "BL NC PF PM TF WF",
	} {
		if got := strings.Join(byZone[zone], " "); got != want {
			t.Errorf("zone %d is %s, want %s", zone, got, want)
		}
	}
}

func TestEveryCountryIsFoundByItsNamesAndCodes(t *testing.T) {
	for _, c := range Countries() {
		for _, name := range append([]string{c.Name.FR, c.Name.EN, c.Code, c.Alpha3}, c.Aliases...) {
			if got, ok := FindCountry(name); name != "" && (!ok || got.Code != c.Code) {
				t.Errorf("FindCountry(%q) = %s, %v, want %s", name, got.Code, ok, c.Code)
			}
		}
	}
}

func TestCountriesAreFoundAsPeopleAndTheCNILWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"USA": "US", "U.S.A.": "US", "Etats-Unis": "US", "les états unis": "US", "UK": "GB", "royaume uni": "GB",
		"Grande-Bretagne": "GB", "Hollande": "NL", "the Netherlands": "NL", "République tchèque": "CZ",
		"Côte d’Ivoire": "CI", "Ile de Man": "IM", "Iles FEROE": "FO", "Hong-Kong": "HK", "Marshall": "MH",
		"Rép. dém. du Congo": "CD", "Saint-Vincent-et-les Grenadines": "VC", "Salomon": "SB", "Swaziland": "SZ",
		"Macédoine": "MK", "Viêt Nam": "VN", "Birmanie": "MM", "Iraq": "IQ", "Trinidad and Tobago": "TT",
		"LA": "LA", "et": "ET", " France ": "FR", "Office européen des brevets": "EPO",
	} {
		if got, ok := FindCountry(text); !ok || got.Code != want {
			t.Errorf("FindCountry(%q) = %q, %v, want %s", text, got.Code, ok, want)
		}
	}
}

func TestPartOfANameIsNotGuessed(t *testing.T) {
	for _, text := range []string{"", " ", "the", "Amérique", "États", "United", "Royaume", "Corée", "Guin", "Union européenne", "France, Belgique"} {
		if c, ok := FindCountry(text); ok {
			t.Errorf("FindCountry(%q) = %s", text, c.Code)
		}
	}
}

func TestCaseAccentsAndHyphensDoNotCount(t *testing.T) {
	list := Countries()
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SampledFrom(list).Draw(t, "country")
		name := c.Name.In(rapid.SampledFrom(lang.All).Draw(t, "language"))
		spelling := rapid.SampledFrom([]func(string) string{
			strings.ToUpper, strings.ToLower, lang.Fold,
			func(s string) string { return strings.ReplaceAll(s, "-", " ") },
			func(s string) string { return strings.ReplaceAll(s, "'", "’") },
		}).Draw(t, "spelling")
		if got, ok := FindCountry(spelling(name)); !ok || got.Code != c.Code {
			t.Fatalf("FindCountry(%q) = %q, want %s", spelling(name), got.Code, c.Code)
		}
	})
}

func TestOutsideEEASaysWhatItDoesNotKnow(t *testing.T) {
	type answer struct{ outside, known bool }
	for code, want := range map[string]answer{
		"FR": {false, true}, "NO": {false, true}, "RE": {false, true}, "AX": {false, true},
		"US": {true, true}, "CH": {true, true}, "GB": {true, true}, "EPO": {true, true},
		"NC": {true, false}, "PF": {true, false}, "SJ": {true, false}, "ZZ": {false, false}, "": {false, false},
	} {
		outside, known := OutsideEEA(code)
		if got := (answer{outside, known}); got != want {
			t.Errorf("OutsideEEA(%q) = %+v, want %+v", code, got, want)
		}
	}
}

func TestUncertainCountriesSayWhy(t *testing.T) {
	var uncertain []string
	for _, c := range Countries() {
		if c.Uncertain {
			uncertain = append(uncertain, c.Code)
			if c.Note.FR == "" {
				t.Errorf("%s is uncertain and does not say why", c.Code)
			}
		}
	}
	if diff := cmp.Diff([]string{"BL", "NC", "PF", "PM", "SJ", "TF", "WF"}, uncertain); diff != "" {
		t.Error(diff)
	}
}

func TestCallersCannotChangeTheList(t *testing.T) {
	Countries()[0].Name.FR = "changed"
	if Countries()[0].Name.FR == "changed" {
		t.Error("the list of countries is shared")
	}
}
