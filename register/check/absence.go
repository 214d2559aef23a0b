package check

import (
	"slices"

	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

// Absence is an activity that an answer of the organisation makes one expect
// and that no record in use is.
type Absence struct {
	// Answer is the field of the organisation that says yes.
	Answer *register.Field
	// Families are those of which one treatment is enough; none where an
	// activity of the processor's register is expected.
	Families []law.Family
}

// Absences returns what the organisation's answers make one expect and the
// register lacks, in the order of the answers.
func (c *Checker) Absences() []Absence { return absences(c.register.Organisation, c.index) }

func absences(o *register.Organisation, x *index) []Absence {
	var all []Absence
	table := register.CollectionOf("organisation").Table
	for i := range table.Fields {
		f := &table.Fields[i]
		if !saysYes(o, f) {
			continue
		}
		if f.Key == "acts_as_processor" && !x.has(inUse, "processor_activities") {
			all = append(all, Absence{f, nil})
		}
		for missing := expected(x, f.Key); len(missing) > 0; {
			first := missing[0]
			alike := func(other law.Family) bool {
				return other.Key == first.Key || slices.Contains(first.Instead, other.Key)
			}
			var either []law.Family
			for _, family := range missing {
				if alike(family) {
					either = append(either, family)
				}
			}
			all = append(all, Absence{f, either})
			missing = slices.DeleteFunc(missing, alike)
		}
	}
	return all
}

// Alternatives returns what the organisation's answers make one think of and no
// rule asks for, since a treatment in use shows that it was: one family each.
func (c *Checker) Alternatives() []Absence {
	var all []Absence
	table := register.CollectionOf("organisation").Table
	for i := range table.Fields {
		f := &table.Fields[i]
		if !saysYes(c.register.Organisation, f) {
			continue
		}
		for _, family := range lacking(c.index, f.Key) {
			if insteadOf(c.index, family) {
				all = append(all, Absence{f, []law.Family{family}})
			}
		}
	}
	return all
}

// saysYes reports whether a question is answered yes. Where staff is counted,
// the question whether there is any is answered.
func saysYes(o *register.Organisation, f *register.Field) bool {
	answer, ok := f.Address(o).(*register.Answer)
	return ok && (*answer == register.Yes || *answer == register.Unanswered && f.Key == "has_staff" && o.HeadCount != nil && *o.HeadCount > 0)
}

// expected returns the families that an answer makes one expect, where no
// treatment is of one, or of another that shows that it was thought of.
func expected(x *index, answer string) []law.Family {
	return slices.DeleteFunc(lacking(x, answer), func(f law.Family) bool { return insteadOf(x, f) })
}

// lacking returns the families that an answer makes one think of, where no
// treatment is of one.
func lacking(x *index, answer string) []law.Family {
	return slices.DeleteFunc(law.Families(), func(f law.Family) bool { return f.Expected != answer || x.has(inFamily, f.Key) })
}

// insteadOf reports that a treatment shows that a family was thought of.
func insteadOf(x *index, f law.Family) bool {
	return slices.ContainsFunc(f.Instead, func(key string) bool { return x.has(inFamily, key) })
}

// names lists the families, any of which will do.
func (a Absence) names() lang.Text {
	var names []lang.Text
	for _, family := range a.Families {
		names = append(names, family.Name)
	}
	return joined(names, text(" ou ", " or "))
}
