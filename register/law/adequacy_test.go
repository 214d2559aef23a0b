package law

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestAdequacyFollowsTheDay(t *testing.T) {
	for _, c := range []struct {
		code, on string
		want     []string // French references
	}{
		{"US", "2015-10-05", []string{"2000/520/CE"}},
		{"US", "2015-10-06", nil},
		{"US", "2020-07-15", []string{"(UE) 2016/1250"}},
		{"US", "2020-07-16", nil},
		{"US", "2023-07-09", nil},
		{"US", "2023-07-10", []string{"(UE) 2023/1795"}},
		{"GB", "2020-12-31", []string{"Accord de retrait"}},
		{"GB", "2021-06-27", []string{"Accord de commerce et de coopération, art. FINPROV.10A"}},
		{"GB", "2021-06-28", []string{"(UE) 2021/1772"}},
		{"GB", "2025-12-20", []string{"(UE) 2021/1772", "C(2025) 8771"}},
		{"GB", "2025-12-28", []string{"C(2025) 8771"}},
		{"GB", "2031-12-27", []string{"C(2025) 8771"}},
		{"GB", "2031-12-28", nil},
		{"BR", "2026-01-25", nil},
		{"BR", "2026-01-26", []string{"(UE) 2026/179"}},
		{"EPO", "2025-07-15", []string{"(UE) 2025/1382"}},
		{"MC", "2026-10-01", nil},
		{"FR", "2026-10-01", nil},
		{"ZZ", "2026-10-01", nil},
		{"CH", "", nil},
		{"CH", "2026-13-45", nil},
	} {
		var got []string
		for _, d := range Adequacy(c.code, c.on) {
			got = append(got, d.Reference.FR)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s on %s: %s", c.code, c.on, diff)
		}
	}
}

func TestADecisionHoldsFromItsFirstDayToTheDayBeforeItsEnd(t *testing.T) {
	dayBefore := func(iso string) string {
		day, err := time.Parse(time.DateOnly, iso)
		if err != nil {
			t.Fatal(err)
		}
		return day.AddDate(0, 0, -1).Format(time.DateOnly)
	}
	for _, d := range decisions().Entries {
		valid := func(on string) bool { return slices.Contains(Adequacy(d.Country, on), d) }
		if !valid(d.From) || valid(dayBefore(d.From)) {
			t.Errorf("%s does not start on %s", d.Reference.EN, d.From)
		}
		if d.InvalidFrom != "" && (valid(d.InvalidFrom) || !valid(dayBefore(d.InvalidFrom))) {
			t.Errorf("%s does not end on %s", d.Reference.EN, d.InvalidFrom)
		}
	}
}

func TestAdequateCountriesAreThoseOfTheCommissionsList(t *testing.T) {
	var got []string
	for _, c := range Countries() {
		if len(Adequacy(c.Code, AdequacyAsOf())) > 0 {
			got = append(got, c.Code)
		}
	}
	want := []string{"AD", "AR", "BR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "US", "UY", "EPO"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDecisionsTellTheirLimits(t *testing.T) {
	var limited, listed []string
	for _, c := range Countries() {
		for _, d := range Adequacy(c.Code, AdequacyAsOf()) {
			if d.Limited {
				limited = append(limited, d.Country)
			}
			if d.NeedsListing != (d.ListedMonths > 0) {
				t.Errorf("%s: a list of recipients and how long they stay on it go together", d.Reference.EN)
			}
			if d.NeedsListing {
				listed = append(listed, d.Country)
			}
		}
	}
	if diff := cmp.Diff([]string{"BR", "CA", "IL", "JP", "KR", "US"}, limited); diff != "" {
		t.Errorf("limited scope: %s", diff)
	}
	if diff := cmp.Diff([]string{"US"}, listed); diff != "" {
		t.Errorf("on a public list: %s", diff)
	}
}

func TestDecisionsAreCompleteAndInOrder(t *testing.T) {
	for _, d := range decisions().Entries {
		if _, ok := CountryByCode(d.Country); !ok {
			t.Errorf("%s is about an unknown country %q", d.Reference.EN, d.Country)
		}
		if d.Scope.FR == "" || d.Reference.FR == "" || d.Status.FR == "" {
			t.Errorf("%+v: scope, reference or status is missing", d)
		}
		if !slices.IsSortedFunc(AdequacyHistory(d.Country), func(a, b Decision) int { return strings.Compare(a.From, b.From) }) {
			t.Errorf("the history of %s is not in order", d.Country)
		}
	}
	if n := len(decisions().Entries); n != 22 {
		t.Errorf("%d decisions, want 22", n)
	}
}

func TestOnlyTheGroundsThatAreNoDecisionsAreUncertain(t *testing.T) {
	var got []string
	for _, d := range decisions().Entries {
		if d.Uncertain {
			got = append(got, d.Country+" "+d.From)
		}
	}
	if diff := cmp.Diff([]string{"GB 1973-01-01", "GB 2021-01-01"}, got); diff != "" {
		t.Error(diff)
	}
}
