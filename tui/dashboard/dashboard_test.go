package dashboard_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/register/session"
	"article30/tui/dashboard"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/screentest"
	"article30/tui/theme"
)

// shown is a dashboard and where its bars led.
type shown struct {
	*screentest.Desk
	name     lang.Text
	records  []register.ID
	reviewed bool
}

func over(t testing.TB, s *session.Session, env screen.Env) *shown {
	t.Helper()
	d := &shown{}
	d.Desk = screentest.New(t, s, env, func(desk *screentest.Desk) screen.Screen {
		return dashboard.New(dashboard.Desk{
			Host: desk.Host, Session: desk.Session, Findings: desk.Board,
			Open:   func(name lang.Text, records []register.ID) { d.name, d.records = name, records },
			Review: func() { d.reviewed = true },
		})
	})
	return d
}

func item(id string) register.Item { return register.Item{ID: register.ID(id)} }

func head(id, ref, name string) register.Head {
	return register.Head{Item: item(id), Reference: ref, Name: name}
}

// firm is a register of which every figure is known.
func firm() *register.Register {
	r := register.New("Exemple SAS", lang.FR)
	r.Safeguards = []*register.Safeguard{{Head: head("s1", "S-001", "Clauses"), Kind: "CCT"}, {Head: head("s2", "S-002", "À voir")}}
	place := func(id string, country register.Country, safeguards ...register.ID) register.Place {
		return register.Place{Item: item(id), Country: country, Safeguards: safeguards}
	}
	r.Recipients = []*register.Recipient{
		{Head: head("r1", "R-001", "Nuage"), Places: []register.Place{place("p1", "US", "s1"), place("p2", "FR")}},
		{Head: head("r2", "R-002", "Appels"), Places: []register.Place{place("p3", "IN")}},
		{Head: head("r3", "R-003", "Inconnu")},
	}
	use := func(id, recipient string) register.Use {
		return register.Use{Item: item(id), Recipient: register.ID(recipient)}
	}
	r.Treatments = []*register.Treatment{
		{Head: head("t1", "T-001", "Paie"), Status: register.Active, ReviewedOn: "2026-10-01", Purposes: []register.Purpose{
			{Item: item("f1"), LegalBases: []register.Code{"b", "c"}}, {Item: item("f2"), LegalBases: []register.Code{"b"}}}},
		{Head: head("t2", "T-002", "Clients"), Status: register.Active, NextReview: "2027-03-15", Recipients: []register.Use{use("u1", "r1"), use("u2", "r2")},
			Purposes: []register.Purpose{{Item: item("f3"), LegalBases: []register.Code{"b"}}}},
		{Head: head("t3", "T-003", "Lettre"), Status: register.Draft, NextReview: "2026-11-01", Recipients: []register.Use{use("u3", "r1"), use("u4", "r3")}},
		{Head: head("t4", "T-004", "Ancien"), Status: register.Ended, Recipients: []register.Use{use("u5", "r1")}},
	}
	register.CollectionOf("treatments").Table.MarkGiven(r.Treatments[2], "lettre")
	r.ProcessorActivities = []*register.ProcessorActivity{{Head: head("a1", "P-001", "Hébergement"), Status: register.Active,
		Subprocessors: []register.Subprocessor{{Use: use("u6", "r1")}}}}
	return r
}

// lines returns the bars of the whole screen: label and number.
func (d *shown) lines() []string {
	d.Resize(120, 80)
	var lines []string
	for line := range strings.Lines(d.View()) {
		line, _, _ = strings.Cut(line, "█")
		lines = append(lines, strings.Join(strings.Fields(strings.TrimPrefix(line, "▸")), " "))
	}
	return lines
}

func TestEachBarSaysItsNumber(t *testing.T) {
	d := over(t, screentest.Session(t, firm()), screentest.French())
	d.Check()
	lines := d.lines()
	for _, want := range []string{
		"En préparation 1", "En cours 3", "Terminé 1",
		"Exécution d'un contrat ou mesures précontractuelles 2", "Respect d'une obligation légale 1", "Sans base légale 1",
		"États-Unis 3", "Inde 1", "Pays à compléter 1", "Sans garantie 1",
		"Jamais revues, ni prévues 1", "En retard 1", "mars 2027 1", "octobre 2027 1", "novembre 2026 0",
	} {
		if !slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line, want) || strings.HasSuffix(line, want) }) {
			t.Errorf("%q is not a line of:\n%s", want, strings.Join(lines, "\n"))
		}
	}
	if totals := d.Board.Totals(); !slices.Contains(lines, fmt.Sprintf("Erreurs %d", totals.Open[0])) {
		t.Errorf("errors are not counted:\n%s", strings.Join(lines, "\n"))
	}
}

// Whatever the register, as many records are opened as the bar counts.
func TestABarLeadsToAsManyRecordsAsItCounts(t *testing.T) {
	for name, r := range map[string]*register.Register{"firm": firm(), "large": registertest.Large(30)} {
		d := over(t, screentest.Session(t, r), screentest.French())
		d.Check()
		d.Resize(120, 80)
		opened, reviews := 0, 0
		last := ""
		for {
			current := ""
			for line := range strings.Lines(d.View()) {
				if strings.HasPrefix(line, "▸") {
					current = line
				}
			}
			if current == last {
				break
			}
			last = current
			d.records, d.reviewed = nil, false
			d.Press("enter")
			before, _, _ := strings.Cut(current, "█")
			fields := strings.Fields(before)
			number := fields[len(fields)-1]
			switch {
			case d.reviewed:
				reviews++
			case number != fmt.Sprint(len(d.records)):
				t.Errorf("%s: %q leads to %d records", name, current, len(d.records))
			default:
				opened += len(d.records)
			}
			d.Press("down")
		}
		if opened == 0 || reviews == 0 {
			t.Errorf("%s: %d records and %d reviews were opened", name, opened, reviews)
		}
	}
}

func TestTheFiguresFollowAnEdit(t *testing.T) {
	d := over(t, screentest.Session(t, firm()), screentest.French())
	d.Check()
	step, err := d.Session.Do(session.Set{Record: "r2", Path: "places[0].country", To: session.Typed("Allemagne")})
	if err != nil {
		t.Fatal(err)
	}
	d.Changed(step)
	if lines := d.lines(); slices.Contains(lines, "Inde 1") {
		t.Errorf("India is still there:\n%s", strings.Join(lines, "\n"))
	}
	d.Press("u")
	if lines := d.lines(); !slices.Contains(lines, "Inde 1") {
		t.Errorf("undone, India is not there:\n%s", strings.Join(lines, "\n"))
	}
}

func TestWhatIsNotCheckedYetIsNotCounted(t *testing.T) {
	d := over(t, screentest.Session(t, firm()), screentest.French())
	d.Resize(80, 80)
	d.Sees("Vérification en cours…")
	d.Check()
	d.SeesNot("Vérification en cours…")
	d.Sees("Erreurs")
}

func TestEverySizeHoldsWholeLines(t *testing.T) {
	hostile := registertest.Large(len(registertest.Payloads))
	for i, payload := range registertest.Payloads {
		long := strings.Repeat(payload, 1+i*40)
		hostile.Treatments[i].Status, hostile.Treatments[i].ReviewedOn = register.Code(long), register.Date(payload)
		hostile.Treatments[i].Purposes[0].LegalBases = []register.Code{register.Code(long)}
		hostile.Recipients[i%20].Places[0].Country = register.Country(long)
		hostile.Safeguards[i%2].Kind, hostile.Safeguards[i%2].Name = "", long
	}
	for name, r := range map[string]*register.Register{"empty": register.New("", lang.FR), "one": registertest.Large(1), "hostile": hostile} {
		for _, l := range lang.All {
			for _, ascii := range []bool{false, true} {
				env := screen.Env{Lang: l, Theme: theme.New(theme.Colour, ascii), Keys: keys.Default()}
				d := over(t, screentest.Session(t, r), env)
				d.FitsEverySize(fmt.Sprint(name, l, ascii, " unchecked"))
				d.Check()
				d.Press("down", "down", "end")
				d.FitsEverySize(fmt.Sprint(name, l, ascii))
			}
		}
	}
}

func TestGoldenScreens(t *testing.T) {
	for name, c := range map[string]struct {
		env  screen.Env
		w, h int
		keys []string
	}{
		"fr-80x24":        {screentest.French(), 80, 24, nil},
		"fr-80x24-end":    {screentest.French(), 80, 24, []string{"end"}},
		"en-ascii-120x40": {screentest.English(), 120, 40, []string{"down", "down", "down"}},
		"fr-200x60":       {screentest.French(), 200, 60, nil},
		"fr-60x16":        {screentest.French(), 60, 16, []string{"pgdown"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := over(t, screentest.Session(t, firm()), c.env)
			d.Check()
			d.Resize(c.w, c.h)
			d.Press(c.keys...)
			d.Golden(t, name)
		})
	}
}

// A key costs the same whatever there is to count.
func BenchmarkKey(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n, " records"), func(b *testing.B) {
			d := over(b, screentest.Session(b, registertest.Large(n)), screentest.French())
			d.Check()
			d.App.View()
			for b.Loop() {
				d.Press("down")
				d.App.View()
			}
		})
	}
}

func BenchmarkCount(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n, " records"), func(b *testing.B) {
			d := over(b, screentest.Session(b, registertest.Large(n)), screentest.French())
			d.Check()
			for i := 0; b.Loop(); i++ {
				step, err := d.Session.Do(session.Set{Record: "T-5", Path: "name", To: session.Typed(fmt.Sprint("nom ", i))})
				if err != nil {
					b.Fatal(err)
				}
				d.Changed(step)
				d.App.View()
			}
		})
	}
}
