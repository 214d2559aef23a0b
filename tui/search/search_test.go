package search_test

import (
	"fmt"
	"strings"
	"testing"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/register/session"
	"article30/tui/keys"
	"article30/tui/list"
	"article30/tui/screen"
	"article30/tui/screentest"
	"article30/tui/search"
	"article30/tui/theme"
)

// desk is the program around one search.
type desk struct {
	*screentest.Desk
	index  *list.Index
	opened []string // records opened, each with the path of its field
}

// over searches a register whose texts are not read yet.
func over(t testing.TB, r *register.Register, env screen.Env, query string) *desk {
	t.Helper()
	d := &desk{index: list.NewIndex(env.Lang)}
	d.Desk = screentest.New(t, screentest.Session(t, r), env, func(s *screentest.Desk) screen.Screen {
		return search.New(search.Desk{Host: s.Host, Session: s.Session, Index: d.index, Open: func(id register.ID, path string) {
			d.opened = append(d.opened, strings.TrimSpace(string(id)+" "+path))
		}}, query)
	})
	return d
}

func open(t testing.TB, r *register.Register) *desk {
	t.Helper()
	return over(t, r, screentest.French(), "").read()
}

// read ends the reading of the texts that goes on beside the screen.
func (d *desk) read() *desk {
	d.index.Receive(d.index.Build(d.Session.Register())())
	return d
}

// cursor is the line that the cursor is on.
func (d *desk) cursor() string {
	for line := range strings.Lines(d.View()) {
		if strings.HasPrefix(line, "▸") {
			return strings.TrimSpace(line)
		}
	}
	return ""
}

func head(id, ref, name string) register.Head {
	return register.Head{Item: register.Item{ID: register.ID(id)}, Reference: ref, Name: name}
}

func shop() *register.Register {
	r := register.New("Boutique", lang.FR)
	r.Organisation.DPO = register.DPO{Contact: register.Contact{LastName: "Œuvrard"}}
	r.Recipients = []*register.Recipient{{Head: head("r1", "R-001", "Société Éclair"), Service: "Envoi des courriels"}, {Head: head("r2", "R-002", "Banque")}}
	r.Measures = []*register.Measure{{Head: head("m1", "M-001", "Chiffrement des courriels")}}
	r.Treatments = []*register.Treatment{
		{Head: head("t1", "T-001", "Ventes"), Purposes: []register.Purpose{
			{Item: register.Item{ID: "p1"}, Text: "Encaisser"},
			{Item: register.Item{ID: "p2"}, Text: strings.Repeat("Servir les clients. ", 20) + "Leur adresser la LETTRE d'été, puis rien."},
		}},
		{Head: head("t2", "T-002", "Lettre d'information"), Recipients: []register.Use{{Item: register.Item{ID: "u1"}, Recipient: "r1"}}},
	}
	return r
}

func TestWordsAreFoundInEverySectionWithTheirPlace(t *testing.T) {
	d := open(t, shop())
	d.Write("courriel")
	d.Sees("Destinataires ──")
	d.Sees("Société Éclair")
	d.Sees("Service rendu : Envoi des courriels")
	d.Sees("Mesures de sécurité ──")
	d.Sees("2 fiches")
	d.SeesNot("T-00")
}

func TestNamesComeFirstAndAccentsAndCaseMakeNoDifference(t *testing.T) {
	d := open(t, shop())
	d.Write("lettre ÉTÉ PUIS")
	d.Sees("1 fiche")
	d.Sees("LETTRE d'été, puis rien")
	d.Press("ctrl+u")
	d.Write("lettre")
	if got := d.cursor(); !strings.HasPrefix(got, "▸ T-002  Lettre d'information") {
		t.Errorf("the cursor is on %q", got)
	}
	d.Press("down")
	d.Sees("Finalités")
	d.Press("down", "down") // there is no other
	if got := d.cursor(); !strings.HasPrefix(got, "▸ T-001") {
		t.Errorf("the cursor is on %q", got)
	}
	d.Press("ctrl+u")
	d.Write("oeuvr") // of the organisation's own form
	d.Sees("Boutique")
	d.Sees("Œuvrard")
}

func TestEnterOpensTheRecordAtTheFieldThatHasTheWords(t *testing.T) {
	d := open(t, shop())
	for query, want := range map[string]string{
		"lettre ete": "t1 purposes[1].text", "encaisser": "t1 purposes[0].text", "eclair envoi": "r1 service", "banque": "r2", "T-002": "t2", "oeuvrard": "o dpo.last_name",
	} {
		d.opened = nil
		d.Press("ctrl+u")
		d.Write(query)
		d.Press("enter")
		id, path, _ := strings.Cut(want, " ")
		if id == "o" {
			id = string(d.Session.Register().Organisation.ID)
		}
		if want = strings.TrimSpace(id + " " + path); len(d.opened) != 1 || d.opened[0] != want {
			t.Errorf("%s: opened %q, not %q", query, d.opened, want)
		}
	}
}

func TestARecordIsFoundByWhatItRefersTo(t *testing.T) {
	d := open(t, shop())
	d.Write("eclair")
	d.Press("up")
	if got := d.cursor(); !strings.HasPrefix(got, "▸ T-002") {
		t.Errorf("the cursor is on %q", got)
	}
	d.Press("tab")
	if got := d.cursor(); !strings.HasPrefix(got, "▸ R-001") {
		t.Errorf("Tab leads to %q", got)
	}
	d.Press("tab")
	d.Press("shift+tab")
	if got := d.cursor(); !strings.HasPrefix(got, "▸ T-002") {
		t.Errorf("Shift+Tab leads to %q", got)
	}
}

func TestUntilTheTextsAreReadNamesAreSearched(t *testing.T) {
	d := over(t, shop(), screentest.French(), "courriel")
	d.Sees("M-001")
	d.Sees("noms seuls pour l'instant")
	d.SeesNot("R-001")
	d.read()
	d.Sees("R-001")
	d.SeesNot("noms seuls")
}

func TestAnEditUnderneathIsSeen(t *testing.T) {
	d := open(t, shop())
	d.Write("courriel")
	d.Press("down")
	if _, err := d.Session.Do(session.Set{Record: "r1", Path: "service", To: session.Typed("Paiement")}); err != nil {
		t.Fatal(err)
	}
	d.SeesNot("R-001")
	if got := d.cursor(); !strings.HasPrefix(got, "▸ M-001") {
		t.Errorf("the cursor is on %q", got)
	}
}

func TestNothingToShowSaysHowToGoOn(t *testing.T) {
	d := open(t, shop())
	d.Sees("Tapez un mot")
	d.Write("introuvable")
	d.Sees("Aucune fiche du registre n'a tous ces mots")
	d.Press("enter")
	d.Sees("Aucun résultat")
	if d.opened != nil {
		t.Errorf("opened %q", d.opened)
	}
	d = open(t, register.New("Vide", lang.FR))
	d.Sees("ajoute une activité toute prête")
	d.Sees("p pose les questions")
}

func TestGoldenScreens(t *testing.T) {
	for name, c := range map[string]struct {
		env   screen.Env
		w, h  int
		query string
		keys  []string
	}{
		"found-fr-80x24":        {screentest.French(), 80, 24, "courriel", nil},
		"long-fr-100x30":        {screentest.French(), 100, 30, "lettre", []string{"down"}},
		"ascii-en-120x16":       {screentest.English(), 120, 16, "eclair", []string{"down"}},
		"narrow-fr-40x10":       {screentest.French(), 40, 10, "courriel", nil},
		"begin-en-ascii-60x12":  {screentest.English(), 60, 12, "", nil},
		"nothing-fr-80x12":      {screentest.French(), 80, 12, "introuvable", nil},
		"many-en-ascii-80x16":   {screentest.English(), 80, 16, "gestion", []string{"pgdown"}},
		"not-read-fr-80x12":     {screentest.French(), 80, 12, "courriel", nil},
		"empty-register-80x12":  {screentest.French(), 80, 12, "", nil},
		"organisation-fr-80x14": {screentest.French(), 80, 14, "boutique", nil},
	} {
		t.Run(name, func(t *testing.T) {
			r := shop()
			switch {
			case strings.HasPrefix(name, "many"):
				r = registertest.Large(40)
			case strings.HasPrefix(name, "empty"):
				r = register.New("", lang.FR)
			}
			d := over(t, r, c.env, c.query)
			if !strings.HasPrefix(name, "not-read") {
				d.read()
			}
			d.Resize(c.w, c.h)
			d.Press(c.keys...)
			d.Golden(t, name)
		})
	}
}

func TestEverySizeHoldsWholeLines(t *testing.T) {
	r := registertest.Large(60)
	for i, payload := range registertest.Payloads {
		changed := *r.Treatments[i]
		changed.Name, changed.Reference, changed.Notes = strings.Repeat(payload, 1+i*40), payload, strings.Repeat(payload, 30)+" fin "+strings.Repeat(payload, 30)
		r.Treatments[i] = &changed
	}
	for _, l := range lang.All {
		for _, ascii := range []bool{false, true} {
			d := over(t, r, screen.Env{Lang: l, Theme: theme.New(theme.Colour, ascii), Keys: keys.Default()}, "")
			d.FitsEverySize("before the texts are read")
			d.read()
			for _, keys := range [][]string{nil, {"f", "i", "n"}, {"down", "down", "down", "down"}, {"ctrl+u", "e"}, {"pgdown"}, {"z", "z", "z"}} {
				d.Press(keys...)
				d.FitsEverySize(fmt.Sprintf("%v ascii=%v after %v", l, ascii, keys))
			}
		}
	}
}

// A key costs one pass over the texts, few records or many.
func BenchmarkKey(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprintf("%d records", n), func(b *testing.B) {
			d := open(b, registertest.Large(n))
			d.Resize(120, 40)
			word := strings.Split("dossiers 77", "")
			for i := 0; b.Loop(); i++ {
				if at := i % (len(word) + 1); at == len(word) {
					d.Press("ctrl+u")
				} else {
					d.Write(word[at])
				}
				d.App.View()
			}
		})
	}
}

func TestARowSaysInHowManyOtherPlacesTheWordsAre(t *testing.T) {
	r := shop()
	r.Treatments[0].Notes, r.Treatments[0].Owner = "La lettre part le lundi", "Service des lettres"
	d := open(t, r)
	d.Write("lettre")
	d.Sees("et 2 autres endroits")
	d.Resize(200, 30)
	d.Sees("et 2 autres endroits")
	d.Press("ctrl+u")
	d.Write("lundi")
	d.SeesNot("autre")
	d.Press("ctrl+u")
	d.Write("lettre lundi")
	d.Sees("La lettre part le lundi")
	d.Press("ctrl+u")
	d.Write("eclair") // of which a treatment bears the name too
	d.SeesNot("et 0")
}

// Who works in one language knows some words in the other alone.
func TestTheWordsOfAVocabularyAreFoundInBothLanguages(t *testing.T) {
	r := shop()
	r.Treatments[0].Purposes[0].LegalBases = []register.Code{"a"}
	r.Recipients[1].Places = []register.Place{{Item: register.Item{ID: "p"}, Country: "DE"}}
	for _, c := range []struct {
		env         screen.Env
		query, want string
	}{
		{screentest.French(), "germany", "Allemagne (Germany)"}, {screentest.English(), "allemagne", "Germany (Allemagne)"},
		{screentest.French(), "allemagne", "Allemagne"}, {screentest.English(), "consentement", "(Consentement"},
	} {
		d := over(t, r, c.env, "").read()
		d.Write(c.query)
		d.Sees(c.want)
	}
}
