package check

import (
	"slices"
	"strings"
	"testing"

	"article30/register"
)

// What the policies of three companies leave out is found, where it is missing.
// What they state is not doubted.
func TestTheFindingsOnTheCasesAreWhatTheyDoNotState(t *testing.T) {
	for name, c := range map[string]struct {
		// missing and stated are findings, "RULE REFERENCE"; a * ends a beginning.
		missing, stated []string
	}{
		"kleep": {
			missing: []string{
				"BAS-01 T-001", "BAS-01 T-002", "BAS-01 T-003", "BAS-01 T-004", "BAS-01 T-005", "BAS-01 T-006", // the legal basis of each treatment
				"CON-01a T-006",                                                                                      // how long the statistics are kept
				"ORG-03 ",                                                                                            // the name of the DPO
				"DON-01a T-001", "DON-01a T-002", "DON-01a T-003", "DON-01a T-004", "DON-01a T-005", "DON-01a T-006", // the data of each treatment
			},
			stated: []string{
				"CON-01a T-001", "CON-01a T-002", "CON-01a T-003", "CON-01a T-004", "CON-01a T-005", "CON-02 *", "CON-03 *", "CON-04 *", "CON-05 *",
				"DES-01 *", "FIN-01 *", "SEC-01 *", "SEC-02*", "ORG-04 ", "TRA-02*", "TRA-03*", "TRA-01*", "TRA-06a *", "PER-01 T-001", "PER-01 T-003", "PER-01 T-005",
			},
		},
		"back-office-pro": {
			missing: []string{
				"ORG-04 ",                                                                                                                              // the DPO
				"TRA-06a R-001", "TRA-06a R-002", "TRA-06a R-003", "TRA-06a R-004", "TRA-06a R-006", "TRA-06a R-007", "TRA-06a R-008", "TRA-06a R-009", // the countries, so the safeguards
				"SEC-02c M-001", // security in any detail
			},
			stated: []string{"BAS-01 *", "BAS-03 *", "CON-01a *", "CON-02 *", "CON-04 *", "CON-05 *", "DON-01a *", "TRA-06a R-005", "TRA-02*", "SEC-01 *", "ORG-02 "},
		},
		"clustdoc": {
			missing: slices.Concat(
				processors("TRA-06a", 9, 25), // the countries, so the safeguards
				[]string{"ORG-04 ", "DON-01a T-008", "DON-01b T-009", "STR-01 P-001"},
			),
			stated: []string{
				"BAS-01 *", "CON-01a T-001", "CON-01a T-002", "CON-01a T-003", "CON-01a T-004", "CON-01a T-005", "CON-01a T-006", "CON-01a T-007", "CON-01a T-010",
				"CON-04 *", "DES-01 *", "FIN-01 *", "SEC-*", "ORG-01 ", "ORG-06 ", "STR-02 *",
			},
		},
	} {
		got := found(t, name)
		for _, want := range c.missing {
			if !slices.Contains(got, want) {
				t.Errorf("%s: %q is not found", name, want)
			}
		}
		for _, f := range got {
			for _, stated := range c.stated {
				if beginning, open := strings.CutSuffix(stated, "*"); f == stated || open && strings.HasPrefix(f, beginning) {
					t.Errorf("%s: %q is found, although the policy states it", name, f)
				}
			}
		}
	}
}

// processors names a rule on each of the recipients of two numbers and between.
func processors(rule string, from, to int) []string {
	var all []string
	for i := from; i <= to; i++ {
		all = append(all, rule+" R-0"+string(rune('0'+i/10))+string(rune('0'+i%10)))
	}
	return all
}

// found lists the findings on a case, as "RULE REFERENCE".
func found(t *testing.T, name string) []string {
	r := openCase(t, name)
	var all []string
	for _, f := range Of(r, today).Findings() {
		_, rec := r.ByID(f.Record)
		all = append(all, f.Rule+" "+register.ReferenceOf(rec))
	}
	return all
}
