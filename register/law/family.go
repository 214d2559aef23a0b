package law

import (
	"slices"
	"sync"

	"article30/register/lang"
)

// Family is a kind of activity that many organisations have: payroll, CCTV, a
// newsletter. It ties together what the law data say of that kind.
type Family struct {
	Key  string // "payroll"
	Name lang.Text
	// Words betray the family in the name or the main purpose of a treatment,
	// folded, in either language. A word that ends in "*" stands for all words
	// that begin so.
	Words []string
	// Retention names the RetentionReferences that may fit its data.
	Retention []string
	// Limit is the reference whose longest period holds for all data of the
	// family; empty where several periods live side by side.
	Limit string
	// Monitors says that such a treatment watches employees: each is informed
	// and the works council consulted (C. trav. L.1222-4, L.2312-38).
	Monitors bool
	// NIR says that decree 2019-341 foresees the social security number here.
	NIR bool
	// Required lists the codes of DPIARequired that such a treatment may be a
	// case of.
	Required []string
	// Expected is the key of the organisation's answer ("has_staff") that, when
	// yes, makes one expect such a treatment; empty when none does.
	Expected string
	// Instead names other families of which a treatment shows that this one was
	// thought of.
	Instead []string
}

var families = sync.OnceValue(func() dataset[Family] { return load[dataset[Family]]("families") })

// Families returns all families.
func Families() []Family { return slices.Clone(families().Entries) }

// FamiliesOf returns the families that a text betrays, none when it betrays
// none. The text must be folded (lang.Fold).
func FamiliesOf(folded string) []Family {
	var found []Family
	for _, i := range familyWords().entries(folded) {
		found = append(found, families().Entries[i])
	}
	return found
}

var familyWords = sync.OnceValue(func() WordIndex {
	x := WordIndex{}
	for i, f := range families().Entries {
		x.Add(i, f.Words)
	}
	return x
})
