package questionnaire_test

import (
	"fmt"
	"strings"
	"testing"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/register/store"
	"article30/register/template"
	"article30/tui/keys"
	"article30/tui/questionnaire"
	"article30/tui/readymade"
	"article30/tui/screen"
	"article30/tui/screentest"
	"article30/tui/theme"
)

// over asks the questions about a register that is not checked yet.
func over(t testing.TB, s *session.Session, env screen.Env) *screentest.Desk {
	t.Helper()
	d := screentest.New(t, s, env, func(d *screentest.Desk) screen.Screen {
		return questionnaire.New(readymade.Desk{Host: d.Host, Session: d.Session, Changed: d.Changed}, d.Board)
	})
	d.Resize(80, 30)
	return d
}

func empty(t testing.TB) *session.Session {
	t.Helper()
	return screentest.Session(t, register.New("Exemple SAS", lang.FR))
}

// open asks the questions about an empty register, once it is checked.
func open(t testing.TB) *screentest.Desk {
	t.Helper()
	return over(t, empty(t), screentest.French()).Check()
}

// questions are the yes/no fields of the organisation, from the field table.
func questions() []*register.Field {
	var all []*register.Field
	table := register.CollectionOf("organisation").Table
	for i := range table.Fields {
		if f := &table.Fields[i]; f.Kind == register.KindYesNo {
			all = append(all, f)
		}
	}
	return all
}

func TestEveryQuestionIsAskedInTurnAndItsAnswerUndone(t *testing.T) {
	d := open(t)
	for i, f := range questions() {
		d.Sees("▸ · " + f.Label.FR)
		given := f.Address(d.Session.Register().Organisation).(*register.Answer)
		if *given != register.Unanswered {
			t.Fatalf("%s: answered already", f.Key)
		}
		key, want := "o", register.Yes
		if i%2 == 1 {
			key, want = "n", register.No
		}
		d.Press(key) // and the cursor is on the next one
		if got := *f.Address(d.Session.Register().Organisation).(*register.Answer); got != want {
			t.Errorf("%s: answered %d, want %d", f.Key, got, want)
		}
	}
	d.Sees(fmt.Sprintf("%d/%d", len(questions()), len(questions())))
	d.Press("u")
	d.Sees(fmt.Sprintf("%d/%d", len(questions())-1, len(questions())))
}

func TestSpaceGoesFromAnswerToAnswerOnTheSpot(t *testing.T) {
	d := open(t)
	for _, want := range []string{"Oui", "Non", "à compléter"} {
		d.Press("space")
		line := lineWith(d.View(), "Emploie du personnel")
		if !strings.HasPrefix(line, "▸") || !strings.Contains(line, want) {
			t.Errorf("the line reads %q, want %s", line, want)
		}
	}
}

func lineWith(view, words string) string {
	for line := range strings.Lines(view) {
		if strings.Contains(line, words) {
			return line
		}
	}
	return ""
}

func TestAnAnswerSuggestsActivitiesUntilTheyAreThere(t *testing.T) {
	d := open(t)
	d.SeesNot("Gestion de la paie")
	d.Press("y")
	d.Sees("· Gestion de la paie  Emploie du personnel")
	d.Sees("· Gestion administrative du personnel")
	d.Press("end", "home", "end", "up", "space", "space") // both
	d.Sees("✓2")
	d.Press("enter")
	d.Sees("2 activités ajoutées ; leurs réponses sont à confirmer")
	d.SeesNot("· Gestion de la paie")
	if n := len(d.Session.Register().Treatments); n != 2 {
		t.Errorf("%d treatments", n)
	}
	d.Press("u")
	d.Sees("· Gestion de la paie")
}

func TestEnterAddsTheActivityUnderTheCursor(t *testing.T) {
	d := open(t)
	d.Press("o", "end", "enter")
	if n := len(d.Session.Register().Treatments); n != 1 {
		t.Errorf("%d treatments", n)
	}
}

func TestAProcessorIsOfferedTheActivitiesOfItsRegister(t *testing.T) {
	d := open(t)
	for range questions()[1:] {
		d.Press("n")
	}
	d.Press("o")
	for _, activity := range template.All() {
		if activity.Processor {
			d.Sees(activity.Name.FR)
		}
	}
}

// One activity is enough for the rules, not for whoever has several.
func TestTheOtherActivitiesOfAProcessorStayOnOffer(t *testing.T) {
	d := open(t)
	d.Resize(100, 60)
	var names []string
	for _, activity := range template.All() {
		if activity.Processor {
			names = append(names, activity.Name.FR)
		}
	}
	for range questions()[1:] {
		d.Press("n")
	}
	d.Press("o")
	d.SeesNot("Autres activités, si")
	d.Press("end", "enter")
	d.Sees("Autres activités, si")
	offered := func() (n int) {
		_, below, _ := strings.Cut(d.View(), "Autres activités, si")
		for _, name := range names {
			if strings.Contains(below, "· "+name) {
				n++
			}
		}
		return n
	}
	if n := offered(); n != len(names)-1 {
		t.Errorf("%d of %d activities are still on offer:\n%s", n, len(names), d.View())
	}
	d.Press("end", "enter")
	if n := offered(); n != len(names)-2 || len(d.Session.Register().ProcessorActivities) != 2 {
		t.Errorf("%d activities are on offer after the second:\n%s", n, d.View())
	}
}

// Every answer that makes one expect activities has some on offer: yes to all
// questions leaves none without.
func TestEveryAnswerHasActivitiesToOffer(t *testing.T) {
	d := open(t)
	d.Resize(120, 80)
	for range questions() {
		d.Press("o")
	}
	for _, a := range d.Board.Absences() {
		if !strings.Contains(d.View()[strings.Index(d.View(), "Activités à envisager"):], "  "+a.Answer.Label.FR) {
			t.Errorf("%s: nothing is on offer:\n%s", a.Answer.Key, d.View())
		}
	}
	if len(d.Board.Absences()) == 0 {
		t.Error("nothing is expected")
	}
}

func TestBeforeTheFirstCheckNothingIsSaidToBeMissing(t *testing.T) {
	d := over(t, empty(t), screentest.French())
	d.Sees("Vérification en cours")
	d.Press("o")
	d.Sees("Vérification en cours")
	d.Check()
	d.Sees("Gestion de la paie")
}

func TestAReadOnlyRegisterSaysWhy(t *testing.T) {
	made := empty(t)
	s, err := session.Open(made.Path(), store.ReadOnly)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	d := over(t, s, screentest.French())
	for _, key := range []string{"o", "n", "space", "enter"} {
		d.Press(key)
		d.Sees("ouvert en lecture seule")
	}
}

func TestGoldenScreens(t *testing.T) {
	for name, c := range map[string]struct {
		env  screen.Env
		w, h int
		keys []string
	}{
		"answered-fr-80x24": {screentest.French(), 80, 24, []string{"o", "o", "n", "o", "n", "n", "n", "n", "end", "up", "space"}},
		"begun-fr-60x16":    {screentest.French(), 60, 16, nil},
		"ascii-en-100x30":   {screentest.English(), 100, 30, []string{"y", "y", "y", "y", "y"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := over(t, empty(t), c.env).Check()
			d.Resize(c.w, c.h)
			d.Press(c.keys...)
			d.Golden(t, name)
		})
	}
}

func TestEverySizeHoldsWholeLines(t *testing.T) {
	for _, l := range lang.All {
		for _, ascii := range []bool{false, true} {
			d := over(t, empty(t), screen.Env{Lang: l, Theme: theme.New(theme.Colour, ascii), Keys: keys.Default()})
			for _, keys := range [][]string{nil, {"y"}, {"end", "space"}, {"home", "n"}, {"y", "y", "y", "y", "end"}} {
				d.Press(keys...)
				d.FitsEverySize(fmt.Sprintf("%v ascii=%v after %v", l, ascii, keys))
				d.Check()
			}
		}
	}
}

// Cookies are enough for the rules: the contact form of the same website does not
// vanish with them.
func TestAnActivityOfAnAnswerStaysOnOfferOnceAnotherIsThere(t *testing.T) {
	d := open(t)
	d.Press("down", "o", "o")
	d.Sees("· Formulaire de contact et site web  A un site web")
	d.Press("end", "space", "up", "space", "enter") // online sales and cookies
	if n := len(d.Session.Register().Treatments); n != 2 {
		t.Fatalf("%d treatments:\n%s", n, d.View())
	}
	d.Sees("Autres activités, si vous les exercez aussi")
	d.Sees("· Formulaire de contact et site web  A un site web")
	d.SeesNot("· Mesure d'audience")
	d.Press("end", "enter")
	d.SeesNot("· Formulaire de contact")
	d.SeesNot("Autres activités")
}
