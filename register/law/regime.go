package law

import "fmt"

// Regime is the set of rules a category of data is under.
type Regime uint8

// Special categories, criminal data and the social security number each have
// rules of their own; one is not a case of another.
const (
	Ordinary  Regime = iota
	Article9         // special categories: prohibited unless a condition of Art. 9(2) holds
	Article10        // criminal convictions and offences
	NIR              // national identification number (Art. 87)
)

var regimes = map[string]Regime{"article9": Article9, "article10": Article10, "nir": NIR}

// UnmarshalText reads the name a regime has in the data.
func (r *Regime) UnmarshalText(name []byte) error {
	known, ok := regimes[string(name)]
	if !ok {
		return fmt.Errorf("unknown regime %q", name)
	}
	*r = known
	return nil
}

// DataRegime tells the rules that the code of a DataKinds term is under. An
// unknown code is Ordinary: nothing is known of it.
func DataRegime(code string) Regime {
	kind, _ := DataKinds.Term(code)
	return kind.Regime
}

// Employee reports whether the code of a Subjects term names employees; see
// Term.
func Employee(code string) bool {
	subject, _ := Subjects.Term(code)
	return subject.Employee
}

// Insider reports whether the code of a Subjects term names insiders; see Term.
// They are informed inside the house, not by the notice made for the public.
func Insider(code string) bool {
	subject, _ := Subjects.Term(code)
	return subject.Insider
}

// Condition is what makes a type of DPIARequired more than any payroll or
// newsletter: without it, each small company would be told of impact
// assessments at each record.
type Condition string

// The conditions of the types of DPIARequired.
const (
	OfProfiles   Condition = "profiles"
	OfEmployees  Condition = "employees"
	OnLargeScale Condition = "large_scale"
)
