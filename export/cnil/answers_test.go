package cnil_test

import (
	"strings"
	"testing"

	"article30/export/cnil"
	"article30/export/extract"
	"article30/export/sheet/xlsxtest"
	"article30/register"
)

func TestEveryCellOfAKnownActorIsAnsweredOrToBeCompleted(t *testing.T) {
	reg := bakery()
	reg.Organisation.Country, reg.Organisation.City = "", ""
	reg.Organisation.DPO = register.DPO{Kind: "external", Contact: register.Contact{LastName: "Henri", Email: "dpo@martin.example"}}
	reg.Organisation.LegalRepresentative = register.Person{}
	w, _ := export(t, reg, cnil.Options{})
	fiche := map[string]string{
		"E10": "à compléter", "F10": "à compléter", "G10": "04 78 00 00 00", // the controller's city, country, phone
		"B11": "Henri", "C11": "à compléter", "F11": "à compléter", "H11": "dpo@martin.example",
		"B12": "à compléter", "B13": "à compléter", "C13": "", // a company is wanting; a representative may not be
	}
	list := map[string]string{
		"C2": "à compléter", "E2": "à compléter", "E3": "à compléter", "G3": "04 78 00 00 00",
		"C4": "à compléter", "G4": "", "C6": "Henri", "E6": "", "I6": "à compléter", "I7": "dpo@martin.example",
	}
	for at, want := range fiche {
		if got := w.Sheets[2].Cells[at]; got != want {
			t.Errorf("fiche %s holds %q, want %q", at, got, want)
		}
	}
	for at, want := range list {
		if got := w.Sheets[1].Cells[at]; got != want {
			t.Errorf("list %s holds %q, want %q", at, got, want)
		}
	}
}

func TestACompanyIsAskedOfAnExternalOfficerAlone(t *testing.T) {
	for _, c := range []struct {
		dpo  register.DPO
		want string
	}{
		{register.DPO{}, ""},
		{register.DPO{Kind: "internal", Contact: register.Contact{LastName: "Henri"}}, "Sans objet"},
		{register.DPO{Kind: "external", Contact: register.Contact{LastName: "Henri"}}, "à compléter"},
		{register.DPO{Kind: "external", Company: register.Person{Contact: register.Contact{Body: "DPO SAS"}}}, "DPO SAS"},
	} {
		reg := bakery()
		reg.Organisation.DPO = c.dpo
		w, _ := export(t, reg, cnil.Options{})
		if got := w.Sheets[2].Cells["B12"]; got != c.want {
			t.Errorf("%+v: %q, want %q", c.dpo, got, c.want)
		}
	}
}

func TestAnUnknownCountryIsNoTransfer(t *testing.T) {
	reg := bakery()
	reg.Recipients[2].Places = nil
	w, _ := export(t, reg, cnil.Options{})
	fiche := w.Sheets[3]
	want := map[string]string{"B59": "Brevo Inc.", "C59": "pays inconnu, à compléter", "D59": "transfert à vérifier", "F59": "", "B60": ""}
	for at, text := range want {
		if got := fiche.Cells[at]; got != text {
			t.Errorf("%s holds %q, want %q", at, got, text)
		}
	}
}

func TestTheColumnOfDocumentsHoldsThemAndNotTheNamesOfSafeguards(t *testing.T) {
	for want, g := range map[string]register.Safeguard{
		"(UE) 2021/914, contrats/brevo-cct.pdf, Signée le\u00a0: 02/03/2024": *bakery().Safeguards[0],
		"(UE) 2021/914": {Decision: "(UE) 2021/914"},
		"CCT Brevo":     {}, // all there is
	} {
		reg := bakery()
		g.Head, g.Kind = reg.Safeguards[0].Head, "CCT"
		reg.Safeguards[0] = &g
		w, _ := export(t, reg, cnil.Options{})
		if got := w.Sheets[3].Cells["F59"]; got != want {
			t.Errorf("the documents are %q, want %q", got, want)
		}
	}
}

// An ordinary fiche takes two pages: the review does not begin a third.
func TestTheReviewStandsInTheBandOfTheTransfers(t *testing.T) {
	for _, profile := range []extract.Profile{extract.Full, extract.Article30} {
		for n, at := range map[int]string{0: "59", 1: "62", 3: "62", 4: "63", 5: "64"} {
			reg := bakery()
			reg.Treatments[1].Recipients = nil
			for range n {
				reg.Treatments[1].Transfers = append(reg.Treatments[1].Transfers, register.OwnTransfer{Importer: "Filiale", Country: "MA"})
			}
			w, _ := export(t, reg, cnil.Options{Options: extract.Options{Profile: profile}})
			label := "Transferts examinés"
			if n == 0 {
				label = "Organisme destinataire 1"
			}
			fiche := w.Sheets[3]
			if got := fiche.Cells["A"+at]; got != label || fiche.Cells["B"+at] != "à compléter" {
				t.Errorf("%d transfers: row %s says %q, %q", n, at, got, fiche.Cells["B"+at])
			}
		}
	}
}

func TestTheReviewOfTransfersIsSaidOnce(t *testing.T) {
	w, _ := export(t, bakery(), cnil.Options{})
	for i, want := range map[int]int{2: 0, 3: 1} { // without a transfer, and with one
		n := 0
		for at, text := range w.Sheets[i].Cells {
			if strings.HasPrefix(at, "A") && text == "Transferts examinés" {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: the review stands in %d rows of its own, want %d", w.Sheets[i].Name, n, want)
		}
	}
}

func TestWhetherDataAreSensitive(t *testing.T) {
	none := register.NoneOf{Absence: register.Absence{None: true}}
	datum := func(category register.ID) []register.Datum { return []register.Datum{{Category: category}} }
	for _, c := range []struct {
		name      string
		treatment register.Treatment
		list      string // in the list of treatments
		first     string // in the row of racial or ethnic origin
	}{
		{"unanswered", register.Treatment{}, "à compléter", "à compléter"},
		{"none", register.Treatment{DataNone: none}, "Non", ""},
		{"health", register.Treatment{Data: datum("d3")}, "Oui", ""},
		{"identity", register.Treatment{Data: datum("d1")}, "Non", ""},
		{"no category", register.Treatment{Data: datum("")}, "à compléter", ""},
	} {
		reg := bakery()
		reg.Treatments = []*register.Treatment{&c.treatment}
		w, _ := export(t, reg, cnil.Options{})
		if got := w.Sheets[1].Cells["H10"]; got != c.list {
			t.Errorf("%s: the list says %q, want %q", c.name, got, c.list)
		}
		for at, label := range w.Sheets[2].Cells {
			if label != "Données révélant l'origine raciale ou ethnique" {
				continue
			}
			if got := w.Sheets[2].Cells["B"+at[1:]]; got != c.first {
				t.Errorf("%s: the first row of sensitive data says %q, want %q", c.name, got, c.first)
			}
		}
	}
}

func TestAListSaysWhatIsNotInForce(t *testing.T) {
	reg := agency()
	reg.Treatments[0].Status = register.Draft
	reg.Treatments[1].Status, reg.Treatments[1].EndedOn = register.Ended, "2025-02-01"
	w, _ := export(t, reg, cnil.Options{})
	for at, want := range map[string]string{
		"A10": "Gestion de la paie\n(En préparation)",
		"A11": "Lettre d'information et prospection des clients de la boutique en ligne\n(Terminé – 01/02/2025)",
		"A12": "à compléter",
	} {
		if got := w.Sheets[1].Cells[at]; got != want {
			t.Errorf("%s holds %q, want %q", at, got, want)
		}
	}
	wants(t, tableOf(t, w.Sheet("Synthèse"))[0], map[string]string{"Traitement": "Gestion de la paie\n(En préparation)"})
	w, _ = export(t, reg, cnil.Options{Part: cnil.Processor})
	list := columnTexts(&xlsxtest.Workbook{Sheets: w.Sheets[1:2]})
	if !contains(list, "Maintenance\n(Terminé)") || contains(list, "(En cours)") {
		t.Errorf("the processor's list: %q", list)
	}
}
