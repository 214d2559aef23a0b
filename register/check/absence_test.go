package check

import (
	"strings"
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

// A family of which no treatment is left is expected or an alternative, never
// both: another activity of the same answer moves it from the one to the other.
func TestAnAlternativeIsThoughtOfAndNotAskedFor(t *testing.T) {
	w := newWorld()
	w.org.HasWebsite, w.Treatments = register.Yes, nil
	if got := Of(w.Register, register.Date(w.day)).Alternatives(); len(got) != 0 {
		t.Errorf("an empty register has the alternatives %v", got)
	}
	w.Treatments = []*register.Treatment{{Head: register.Head{Name: "Mesure d'audience et cookies"}, Status: register.Active}}
	c := Of(w.Register, register.Date(w.day))
	got := c.Alternatives()
	if len(got) != 1 || got[0].Answer.Key != "has_website" || got[0].Families[0].Key != "contact" {
		t.Errorf("beside cookies, the alternatives are %v", got)
	}
	for _, a := range c.Absences() {
		if a.Answer.Key == "has_website" {
			t.Errorf("%v is still expected", a.Families)
		}
	}
}

// A head-count says that there is staff; nobody has said yes to the question.
func TestAnExpectationQuotesTheAnswerThatWasGiven(t *testing.T) {
	w := newWorld()
	w.org.HasStaff, w.org.HeadCount, w.payroll.Name = register.Unanswered, number(5), "Ventes"
	w.payroll.Purposes[0].Text = "Livrer les commandes"
	for _, f := range Of(w.Register, register.Date(w.day)).Findings() {
		if f.Rule == "ORG-05" {
			if said := f.Message.FR; !strings.Contains(said, "effectif\u00a0: 5") || strings.Contains(said, "oui") {
				t.Error(said)
			}
			return
		}
	}
	t.Error("nothing is expected of an organisation with staff")
}
