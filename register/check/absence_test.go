package check

import (
	"testing"

	"article30/register"
)

// What is absent is what ORG-05 and ORG-06 say, and an empty register, of which
// ORG-05 says only that it is empty, lacks it all the same.
func TestWhatIsAbsentIsWhatTheRulesSay(t *testing.T) {
	w := newWorld()
	w.org.HasCameras, w.org.HasWebsite, w.org.ActsAsProcessor = register.Yes, register.Yes, register.Yes
	w.ProcessorActivities = nil
	c := Of(w.Register, register.Date(w.day))
	found := map[string]int{}
	for _, f := range c.Findings() {
		if f.Rule == "ORG-05" || f.Rule == "ORG-06" {
			found[f.Field]++
		}
	}
	for _, a := range c.Absences() {
		found[a.Answer.Key]--
		if (len(a.Families) == 0) != (a.Answer.Key == "acts_as_processor") {
			t.Errorf("%s: families %v", a.Answer.Key, a.Families)
		}
	}
	for key, n := range found {
		if n != 0 {
			t.Errorf("%s: %d findings more than absences", key, n)
		}
	}
	if len(found) < 3 {
		t.Errorf("found %v", found)
	}
	before := len(c.Absences())
	w.Treatments = nil
	if after := Of(w.Register, register.Date(w.day)).Absences(); len(after) <= before {
		t.Errorf("an empty register lacks %d, a filled one %d", len(after), before)
	}
}
