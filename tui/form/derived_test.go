package form

import (
	"strings"
	"testing"

	"article30/register"
	"article30/register/lang"

	tea "github.com/charmbracelet/bubbletea"
)

// leaving is a register whose treatment uses a recipient in the United States
// under a safeguard, and one of which the country is unknown.
func leaving() *register.Register {
	r := shared()
	r.Recipients = append(r.Recipients, &register.Recipient{Head: register.Head{Item: register.Item{ID: "r2"}, Reference: "R-002", Name: "Imprimeur"}})
	r.Treatments[0].Recipients = append(r.Treatments[0].Recipients, register.Use{Item: register.Item{ID: "u2"}, Recipient: "r2"})
	return r
}

func TestTheTransfersDerivedAreReadWhereTheyAreReviewed(t *testing.T) {
	d := open(t, french(), newSession(t, leaving()), "t1", "")
	d.row(d.form, fieldRow, "transfers_reviewed", -1)
	want := []string{"Déduits des destinataires :", "PayFit : États-Unis ; DPF, Pays adéquat", "Imprimeur : pays inconnu"}
	for _, line := range want {
		d.sees(line)
	}
	d.press("enter") // in the picker
	d.sees("PayFit : États-Unis")
	d.press("esc", "i")
	for _, line := range want {
		d.sees(line)
	}
	d.press("esc", "up") // the cursor elsewhere
	d.sees("PayFit : États-Unis")
	for _, by := range []string{"down", "up", "pgdown", "pgup", "tab", "shift+tab"} {
		d.press("home")
		for range 60 {
			if r, _ := d.form.current(); r.kind == derivedRow {
				t.Fatalf("%s puts the cursor on what is to be read", by)
			}
			d.press(by)
		}
	}
}

// A change of the recipient shows although the treatment is as it was.
func TestTheTransfersDerivedFollowTheCatalogue(t *testing.T) {
	d := open(t, french(), newSession(t, leaving()), "t1", "")
	d.row(d.form, fieldRow, "transfers_reviewed", -1)
	d.host.Push(New(d.form.desk, "r2", ""))
	d.last.Focus("places")
	d.press("enter")
	d.write("inde")
	d.press("enter", "esc")
	d.sees("Imprimeur : Inde ; garanties à compléter")
}

func TestAPreviewSaysWhereDataGo(t *testing.T) {
	r := leaving()
	v := register.View{Register: r, Lang: lang.EN, Today: today}
	env := french()
	env.Lang = lang.EN
	shown := strings.Join(Preview(env, v, register.CollectionOf("treatments").Table, r.Treatments[0], nil, 100, 60), "\n")
	if !strings.Contains(shown, "PayFit: United States; DPF, Adequate country") {
		t.Errorf("no transfer in\n%s", shown)
	}
}

// Who confirmed the answers of a template is asked of records made from one.
func TestARecordWithoutTemplateIsNotAskedForConfirmations(t *testing.T) {
	r := payroll()
	d := open(t, french(), newSession(t, r), "t1", "")
	d.app.Update(tea.WindowSizeMsg{Width: 100, Height: 120})
	if strings.Contains(d.screen(), "modèle") {
		t.Errorf("a template is spoken of:\n%s", d.screen())
	}
	r.Treatments[0].Origin.Template = "paie"
	d = open(t, french(), newSession(t, r), "t1", "")
	d.app.Update(tea.WindowSizeMsg{Width: 100, Height: 120})
	d.sees("Réponses du modèle confirmées")
}
