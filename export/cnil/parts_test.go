package cnil_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"article30/export/cnil"
	"article30/export/extract"
	"article30/export/sheet/xlsxtest"
	"article30/register"
	"article30/register/lang"
)

// agency is a register whose organisation works for several clients.
func agency() *register.Register {
	reg := bakery()
	client := func(id register.ID, body, contract string) register.Client {
		return register.Client{Item: register.Item{ID: id}, Contact: register.Contact{Body: body}, ContractReference: contract}
	}
	reg.ProcessorActivities = []*register.ProcessorActivity{
		{
			Head: head("a1", "P-001", "Hébergement"), Status: register.Active, Owner: "Équipe technique", Notes: "Le client Éole paie en retard",
			Clients:       []register.Client{client("c1", "Société Éole", "EO-1"), client("c2", "Beta SARL", "BE-1")},
			Operations:    []register.Operation{{Item: register.Item{ID: "o1"}, Text: "Hébergement du site", Detail: "Sauvegardes comprises"}},
			Subprocessors: []register.Subprocessor{{Use: register.Use{Item: register.Item{ID: "w5"}, Recipient: "r3"}, Authorisation: "general", AuthorisationOn: "2025-03-04"}},
			Measures:      []register.ID{"m2"},
			EndFate:       "return",
		},
		{Head: head("a2", "P-002", "Maintenance"), Status: register.Ended, Clients: []register.Client{client("c3", "SOCIETE EOLE", "EO-2")}},
		{Head: head("a3", "P-003", "Envoi de messages"), Clients: []register.Client{client("c4", "Gamma Beta SAS", "GA-1")}},
	}
	return reg
}

func names(w *xlsxtest.Workbook) []string {
	var all []string
	for _, s := range w.Sheets {
		all = append(all, s.Name)
	}
	return all
}

// says reports whether a text stands in a cell, a comment, a name of a sheet or
// any other part of a workbook.
func says(w *xlsxtest.Workbook, text string) bool {
	for _, part := range w.Parts {
		if strings.Contains(lang.Fold(string(part)), lang.Fold(text)) {
			return true
		}
	}
	return false
}

func TestEachPartHoldsItsOwnRecords(t *testing.T) {
	controller, report := export(t, agency(), cnil.Options{})
	if report.Treatments != 3 || report.Activities != 0 || says(controller, "Hébergement du site") {
		t.Errorf("the controller's workbook: %+v", report)
	}
	processor, report := export(t, agency(), cnil.Options{Part: cnil.Processor})
	if report.Treatments != 0 || report.Activities != 3 || says(processor, "Gestion de la paie") {
		t.Errorf("the processor's workbook: %+v", report)
	}
	want := []string{
		"1_-_Page_de_garde", "2_-_Liste_des_activités", "P-001 Hébergement", "P-002 Maintenance", "P-003 Envoi de messages",
		"Synthèse", "Destinataires", "Transferts hors UE", "Mesures de sécurité", "Garanties", "Organisme", "5_-_Listes",
	}
	if d := cmp.Diff(want, names(processor)); d != "" {
		t.Error(d)
	}
	fiche := processor.Sheets[2]
	for at, text := range map[string]string{
		"A1": "Fiche de registre du sous-traitant", "H1": "", "G1": "P-001", "B4": "Hébergement",
		"A10": "Sous-traitant", "B10": "Boulangerie Martin", "C10": "12 rue du Four",
		"A15": "Clients (responsables de traitement)", "A16": "Client 1", "B16": "Société Éole", "C16": "à compléter", "B17": "Beta SARL",
		"A19": "Catégories de traitements effectués", "B20": "Hébergement du site\nSauvegardes comprises",
		"A24": "Sous-traitants ultérieurs", "B25": "Brevo Inc.\nEnvoi de la lettre d'information",
	} {
		if got := fiche.Cells[at]; got != text {
			t.Errorf("%s holds %q, want %q", at, got, text)
		}
	}
}

func TestTheListOfActivitiesLeadsToTheirFiches(t *testing.T) {
	w, _ := export(t, agency(), cnil.Options{Part: cnil.Processor})
	var locations []string
	for _, l := range w.Sheets[1].Links {
		locations = append(locations, l.Location)
	}
	want := []string{"'P-001 Hébergement'!A1", "'P-002 Maintenance'!A1", "'P-003 Envoi de messages'!A1"}
	if d := cmp.Diff(want, locations); d != "" {
		t.Error(d)
	}
}

func TestAnExtractNamesOneClientAlone(t *testing.T) {
	for _, asked := range []string{"Société Éole", "societe eole", "ÉOLE", "eo-1"} {
		w, report := export(t, agency(), cnil.Options{Options: extract.Options{Client: asked}, Part: cnil.Processor})
		if report.Activities != 2 {
			t.Errorf("%q: %d activities", asked, report.Activities)
		}
		for _, text := range []string{"Beta", "Gamma", "BE-1", "GA-1", "paie en retard", "Gestion de la paie"} {
			if says(w, text) {
				t.Errorf("%q: the extract holds %q", asked, text)
			}
		}
		if !says(w, "EO-1") || !says(w, "Hébergement du site") {
			t.Errorf("%q: the extract lacks the client's own", asked)
		}
	}
}

func TestAClientThatIsNotOneIsRefused(t *testing.T) {
	for asked, want := range map[string]string{
		"Delta": "Société Éole, Beta SARL, Gamma Beta SAS",
		"beta":  "Beta SARL, Gamma Beta SAS",
	} {
		_, _, err := cnil.Workbook(agency(), cnil.Options{Options: extract.Options{Client: asked}, Part: cnil.Processor})
		if err == nil || !strings.Contains(lang.Message(err, lang.FR), want) {
			t.Errorf("%q: %v", asked, err)
		}
	}
	if _, err := cnil.Parts(&register.Register{Organisation: &register.Organisation{}}, cnil.Options{Options: extract.Options{Client: "x"}}); err == nil {
		t.Error("a client of nobody passes")
	}
	if w, _ := export(t, agency(), cnil.Options{Options: extract.Options{Client: "beta sarl"}, Part: cnil.Processor}); says(w, "Gamma") {
		t.Error("a whole name means another client too")
	}
}

func TestPartsFollowWhatIsAskedFor(t *testing.T) {
	none := &register.Register{Organisation: &register.Organisation{}}
	own, ours, theirs := agency(), []cnil.Part{cnil.Controller}, []cnil.Part{cnil.Processor}
	for name, c := range map[string]struct {
		reg  *register.Register
		opts cnil.Options
		want []cnil.Part
	}{
		"nothing":           {none, cnil.Options{}, ours},
		"both roles":        {own, cnil.Options{}, []cnil.Part{cnil.Controller, cnil.Processor}},
		"a treatment":       {own, cnil.Options{Options: extract.Options{Only: []string{"T-001"}}}, ours},
		"an activity":       {own, cnil.Options{Options: extract.Options{Only: []string{"P-001"}}}, theirs},
		"one of each":       {own, cnil.Options{Options: extract.Options{Only: []string{"P-001", "T-001"}}}, []cnil.Part{cnil.Controller, cnil.Processor}},
		"a client":          {own, cnil.Options{Options: extract.Options{Client: "Beta SARL"}}, theirs},
		"an ended activity": {own, cnil.Options{Options: extract.Options{Only: []string{"P-002"}, Profile: extract.Article30}}, theirs},
	} {
		got, err := cnil.Parts(c.reg, c.opts)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, %v, want %v", name, got, err, c.want)
		}
	}
}

func TestTheArticle30ProfileLeavesOutWhatThatArticleDoesNotAsk(t *testing.T) {
	reg := agency()
	ended := *reg.Treatments[1]
	ended.Status = register.Ended
	reg.Treatments[1] = &ended
	reg.Recipients[0].Notes, reg.Organisation.Notes = "à renégocier", "secret de famille"
	w, report := export(t, reg, cnil.Options{Options: extract.Options{Profile: extract.Article30}})
	checkSound(t, w)
	if report.Treatments != 2 || report.Ended != 1 {
		t.Errorf("report %+v", report)
	}
	want := []string{
		"1_-_Page_de_garde", "2_-_Liste_des_traitements", "T-001 Gestion de la paie", "à compléter",
		"Synthèse", "Destinataires", "Durées de conservation", "Mesures de sécurité", "5_-_Listes",
	}
	if d := cmp.Diff(want, names(w)); d != "" {
		t.Error(d)
	}
	columns := columnTexts(w)
	for _, text := range []string{
		"à renégocier", "secret de famille", "Lettre d'information", "Le salarié est informé", "La paie ne peut pas être établie",
		"Exécution d'un contrat", "Gestion du personnel par un employeur", "Silae", "Lettre de mission 2024",
	} {
		if contains(columns, text) {
			t.Errorf("%q is written", text)
		}
	}
	for _, text := range []string{
		"Calculer et verser les rémunérations", "Dates d'arrêt, sans le motif médical", "Par la DSN", "Extras du week-end",
		"5 ans à compter du versement de la paie", "Un compte par personne, mot de passe de 12 caractères",
	} {
		if !contains(columns, text) {
			t.Errorf("%q is lost", text)
		}
	}
	w, report = export(t, reg, cnil.Options{Options: extract.Options{Profile: extract.Article30}, Part: cnil.Processor})
	if report.Activities != 2 || report.Ended != 1 || says(w, "2025-03-04") || says(w, "EO-1") || !says(w, "Société Éole") || !says(w, "Sauvegardes comprises") {
		t.Errorf("the processor's: %+v", report)
	}
}

// Whatever the register, the profile keeps each answer for which Article 30
// asks in so many words, and no note.
func TestTheArticle30ProfileKeepsWhatThatArticleAsks(t *testing.T) {
	checkCostly(t, func(rt *rapid.T) {
		reg := randomRegister(rt)
		part := rapid.SampledFrom([]cnil.Part{cnil.Controller, cnil.Processor}).Draw(rt, "part")
		c := register.CollectionOf(map[cnil.Part]string{cnil.Controller: "treatments", cnil.Processor: "processor_activities"}[part])
		for _, rec := range c.All(reg) {
			*c.Table.Field("notes").Address(rec).(*string) = "note to ourselves"
		}
		w, _ := export(rt, reg, cnil.Options{Options: extract.Options{Profile: extract.Article30}, Part: part})
		checkSound(rt, w)
		columns := columnTexts(w)
		if contains(columns, "note to ourselves") {
			rt.Fatal("a note is written")
		}
		view := register.View{Register: reg, Today: day}
		for _, rec := range c.All(reg) {
			if *c.Table.Field("status").Address(rec).(*register.Code) == register.Ended {
				continue
			}
			c.Table.Walk(rec, func(path string, f *register.Field, holder any) {
				if !strings.HasPrefix(f.Article, "30(") || f.Kind == register.KindGroup || f.Kind == register.KindList || f.Kind == register.KindRefs {
					return
				}
				top := slices.IndexFunc(c.Table.Fields, func(f register.Field) bool {
					return path == f.Key || strings.HasPrefix(path, f.Key+".") || strings.HasPrefix(path, f.Key+"[")
				})
				if !c.Table.Demanded(top, false) {
					return // a processor need not say whose data they are
				}
				if text := xlsxtest.Shown(strings.TrimSpace(f.Text(holder, view))); !contains(columns, text) {
					rt.Errorf("%s is lost: %.200q", path, text)
				}
			})
		}
	})
}
