package findings_test

import (
	"strings"
	"testing"

	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/tui/findings"

	tea "github.com/charmbracelet/bubbletea"
)

// payroll is a register with a treatment that says for what, but not on which
// legal basis.
func payroll() *register.Register {
	r := register.New("Boulangerie Lemaire", lang.FR)
	r.Treatments = []*register.Treatment{{
		Head: register.Head{Item: register.Item{ID: "t1"}, Reference: "T-001", Name: "Paie"}, Status: register.Active,
		Purposes: []register.Purpose{{Item: register.Item{ID: "p1"}, Text: "Calculer et verser les salaires"}},
	}}
	return r
}

const basis = "purposes[p1].legal_bases"

// to puts the cursor on the first finding on a record at a path.
func (d *desk) to(id register.ID, path string) check.Finding {
	d.t.Helper()
	found := d.found(id, path)
	if len(found) == 0 {
		d.t.Fatalf("nothing is found at %s %s: %v", id, path, d.board.On(id))
	}
	message := strings.ReplaceAll(found[0].Message.FR, "\u00a0", " ")
	d.press("home")
	for range len(d.board.All()) + 1 {
		for line := range strings.Lines(d.view()) {
			if strings.HasPrefix(line, "▸") && strings.Contains(line, message[:min(len(message), 60)]) {
				return found[0]
			}
		}
		d.press("down")
	}
	d.t.Fatalf("no key leads to %q:\n%s", message, d.view())
	return check.Finding{}
}

func TestEnterGoesToTheFieldAndMendingItTakesTheFindingAway(t *testing.T) {
	d := open(t, payroll(), french()).check()
	f := d.to("t1", basis)
	d.press("enter")
	d.sees("T-001 Paie › Calculer et verser les salaires")
	d.sees("▸ ? Base légale ")
	d.sees(f.Article.FR)
	d.press("enter", "tab", "esc") // marks the first choice
	if left := d.found("t1", basis); len(left) > 0 {
		t.Errorf("still found: %v", left)
	}
	d.sees("▸ ✓ Base légale ")
	d.press("esc", "esc")
	d.sees("Vérification")
	d.misses(f.Message.FR)
}

func TestAWaiverAsksWhyAndIsOneStep(t *testing.T) {
	d := open(t, payroll(), french()).check()
	f := d.to("t1", basis)
	d.press("w")
	d.sees("Pourquoi écarter")
	d.press("enter")
	d.sees("Tapez d'abord une réponse")
	d.write("voir la convention collective")
	d.press("enter")
	d.sees("Votre nom, pour signer")
	if len(d.found("t1", basis)) == 0 {
		t.Fatal("the finding is silenced without a name")
	}
	d.press("enter")
	if len(d.found("t1", basis)) > 0 {
		t.Fatal("the finding is not silenced")
	}
	w := d.session.Register().Waivers[0]
	if w.Rule != f.Rule || w.Record != "t1" || w.Field != basis || w.By != "Camille Noël" || w.On != "2026-10-15" || w.Reason != "voir la convention collective" {
		t.Errorf("the waiver is %+v", w)
	}
	d.press("end")
	d.sees("Écartés")
	d.sees("Écarté par Camille Noël le 15/10/2026 : voir la convention collective")
	d.press("u")
	if len(d.found("t1", basis)) != 1 || len(d.session.Register().Waivers) > 0 {
		t.Error("undo does not bring the finding back")
	}
	d.misses("Écartés")
	d.press("U", "end", "w")
	d.sees("Reprendre ce constat")
	d.press("enter") // the answer that changes nothing comes first
	if len(d.found("t1", basis)) != 0 {
		t.Error("the waiver was withdrawn without consent")
	}
	d.press("w", "tab", "enter")
	if len(d.found("t1", basis)) != 1 {
		t.Error("the waiver is not withdrawn")
	}
	d.press("u")
	if len(d.found("t1", basis)) != 0 {
		t.Error("undo does not bring the waiver back")
	}
}

func TestTheFilterFindsByRecordRuleAndWords(t *testing.T) {
	d := open(t, payroll(), french()).check()
	f := d.to("t1", basis)
	for _, words := range []string{"t-001", strings.ToLower(f.Rule), "PAIE", "legale"} {
		d.press("/")
		d.write(words)
		d.sees("T-001 Paie")
		d.sees("Base légale non indiquée")
		d.press("esc")
	}
	d.press("/")
	d.write("introuvable")
	d.sees("Rien de ce qui est signalé ne contient ces mots")
	d.press("enter", "enter", "w", "i") // nothing under the cursor
	d.press("esc")
	d.sees("T-001 Paie")
}

func TestTheCursorStaysOnItsFinding(t *testing.T) {
	d := open(t, payroll(), french()).check()
	d.to("t1", basis)
	d.press("/", "enter", "esc")
	d.sees("▸   ? Base légale non indiquée")
	for range 40 {
		d.press("down")
	}
	for range 40 {
		d.press("up")
	}
	d.press("home")
	if !strings.Contains(d.view(), "Erreurs ──") {
		t.Errorf("the heading above the first finding is out of view:\n%s", d.view())
	}
}

func TestNothingIsSaidBeforeTheCheckIsOver(t *testing.T) {
	d := open(t, payroll(), french())
	d.sees("Vérification en cours…")
	d.misses("Rien à signaler")
	d.press("enter", "w", "i", "y", "down", "/")
	d.check()
	d.sees("T-001 Paie")
}

func TestTheExplanationSaysAllThatIsKnown(t *testing.T) {
	d := open(t, payroll(), french()).check()
	f := d.to("t1", basis)
	d.press("i")
	d.sees("Alerte : ")
	d.sees("À faire : ")
	d.sees("Texte : " + f.Article.FR)
	d.sees("Règle : " + f.Rule)
}

// cursor is the line that the cursor is on.
func (d *desk) cursor() string {
	for line := range strings.Lines(d.view()) {
		if strings.HasPrefix(line, "▸") {
			return strings.TrimSpace(line)
		}
	}
	return ""
}

func TestTheCursorGoesToTheNextFindingWhenOneIsWaived(t *testing.T) {
	d := open(t, payroll(), french()).check()
	d.press("home")
	for i := range 3 {
		d.press("down")
		next := d.cursor()
		d.press("up", "w")
		d.write("vu")
		d.press("enter")
		if i == 0 {
			d.press("enter") // the name, once
		}
		if got := d.cursor(); got != next {
			t.Errorf("the cursor is on %q, not on %q", got, next)
		}
	}
	next := d.cursor()
	d.press("u")
	if got := d.cursor(); got == next || len(d.session.Register().Waivers) != 2 {
		t.Errorf("after an undo the cursor is on %q, not on what is open again", got)
	}
	d.press("U")
	if got := d.cursor(); got != next {
		t.Errorf("after a redo the cursor is on %q, not on %q", got, next)
	}
}

func TestTheFindingUnderTheCursorIsSaidInFullOrGoesOnWithASign(t *testing.T) {
	long := strings.Repeat("un constat dont la phrase est bien longue ", 12) + "fin"
	found := told{{Rule: "X-01", Record: "t1", Collection: register.CollectionOf("treatments"), Field: "name",
		Message: lang.Text{FR: long}, Do: lang.Text{FR: strings.Repeat("agir ", 20) + "enfin"}, Source: lang.Text{FR: "la source"}}}
	d := open(t, payroll(), french())
	d.host.Push(findings.NewScreen(d.desk().Desk, found, nil))
	d.app.Update(tea.WindowSizeMsg{Width: 80, Height: 40})
	d.sees("longue fin")
	d.sees("agir enfin")
	d.sees("la source")
	d.app.Update(tea.WindowSizeMsg{Width: 80, Height: 20})
	d.misses("la source")
	lines := strings.Split(d.view(), "\n")
	if last := strings.TrimSpace(lines[len(lines)-2]); !strings.HasSuffix(last, "…") {
		t.Errorf("cut without a sign: %q", last)
	}
}
