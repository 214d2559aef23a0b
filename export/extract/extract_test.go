package extract_test

import (
	"strings"
	"testing"

	"article30/export/extract"
	"article30/register"
	"article30/register/lang"
)

func client(id register.ID, body, person, contract string) register.Client {
	return register.Client{Item: register.Item{ID: id}, Contact: register.Contact{Body: body, LastName: person}, ContractReference: contract}
}

// agency works for several clients.
func agency() *register.Register {
	head := func(id register.ID, reference string) register.Head {
		return register.Head{Item: register.Item{ID: id}, Reference: reference}
	}
	return &register.Register{
		Organisation: &register.Organisation{},
		Treatments:   []*register.Treatment{{Head: head("t1", "T-001")}, {Head: head("t2", "T-002"), Status: register.Ended}},
		Recipients:   []*register.Recipient{{Head: head("r1", "R-001")}},
		ProcessorActivities: []*register.ProcessorActivity{
			{Head: head("a1", "P-001"), Clients: []register.Client{client("c1", "Société Éole", "Dupont", "EO-1"), client("c2", "Beta SARL", "Dupont", ""), client("c0", "", "", "")}},
			{Head: head("a2", "P-002"), Status: register.Ended, Clients: []register.Client{client("c3", "SOCIETE EOLE", "", "EO-2")}},
			{Head: head("a3", "P-003"), Clients: []register.Client{client("c4", "Gamma Beta SAS", "", "2024"), client("c5", "Delta", "", "2024"), client("c6", "2024 SAS", "", "beta sarl")}},
		},
	}
}

func references(e extract.Extract) string {
	var all []string
	for _, found := range e.Records() {
		all = append(all, register.ReferenceOf(found.Record))
	}
	return strings.Join(all, " ")
}

func TestWhatIsAskedForLeaves(t *testing.T) {
	for name, c := range map[string]struct {
		options extract.Options
		want    string
		ended   int
	}{
		"all":                  {extract.Options{}, "T-001 T-002 P-001 P-002 P-003", 0},
		"some, in their order": {extract.Options{Only: []string{"p-003", "T-002", "P-001", "t1", "T-001"}}, "T-002 T-001 P-003 P-001", 0},
		"Article 30":           {extract.Options{Profile: extract.Article30}, "T-001 P-001 P-003", 2},
		"an ended one":         {extract.Options{Profile: extract.Article30, Only: []string{"T-002"}}, "", 1},
		"a client":             {extract.Options{Client: "societe éole"}, "P-001 P-002", 0},
		"a client's records":   {extract.Options{Client: "Éole", Only: []string{"T-001", "P-002"}}, "P-002", 0},
	} {
		reg := agency()
		e, err := extract.Of(reg, c.options)
		if err != nil || references(e) != c.want || e.EndedTreatments+e.EndedActivities != c.ended {
			t.Errorf("%s: %q and %d ended, %v, want %q and %d", name, references(e), e.EndedTreatments+e.EndedActivities, err, c.want, c.ended)
		}
		if len(reg.ProcessorActivities[0].Clients) != 3 || len(reg.Treatments) != 2 {
			t.Fatalf("%s: the register itself has changed", name)
		}
	}
}

// The extract goes to a client: one that might be several is refused.
func TestAClientIsFoundByWhatMeansItAlone(t *testing.T) {
	for asked, want := range map[string]string{
		"Société Éole": "c1", "societe eole": "c1", "ÉOLE": "c1", "eo-1": "c1", "eo-2": "c1", "delta": "c5",
		"beta sarl": "c2", // a name goes before the contract of another
	} {
		e, err := extract.Of(agency(), extract.Options{Client: asked})
		if err != nil {
			t.Errorf("%q: %v", asked, err)
			continue
		}
		for _, a := range e.Activities {
			name := extract.ClientName(&a.Clients[0])
			if len(a.Clients) != 1 || a.Clients[0].ID != register.ID(want) && lang.Fold(name) != "societe eole" {
				t.Errorf("%q leads to %s, want %s", asked, name, want)
			}
		}
	}
	for asked, want := range map[string]string{
		"nobody": "Société Éole, Beta SARL, Gamma Beta SAS, Delta, 2024 SAS", " ": "n'est pas un client",
		"beta": "Beta SARL, Gamma Beta SAS", "dupont": "Société Éole, Beta SARL", "2024": "Gamma Beta SAS, Delta",
	} {
		_, err := extract.Of(agency(), extract.Options{Client: asked})
		if err == nil || !strings.Contains(lang.Message(err, lang.FR), want) {
			t.Errorf("%q: %v, want %q", asked, err, want)
		}
	}
	if _, err := extract.Of(&register.Register{Organisation: &register.Organisation{}}, extract.Options{Client: "x"}); err == nil {
		t.Error("a client of nobody passes")
	}
}

func TestARecordThatIsNoneIsRefused(t *testing.T) {
	for _, name := range []string{"T-999", "R-001", ""} {
		if _, err := extract.Of(agency(), extract.Options{Only: []string{"T-001", name}}); err == nil {
			t.Errorf("%q passes", name)
		}
	}
}

func TestAnExtractSaysThatItIsOne(t *testing.T) {
	for _, c := range []struct {
		options extract.Options
		want    string
	}{
		{extract.Options{}, ""},
		{extract.Options{Client: "éole", Profile: extract.Article30}, "Extract: what is carried out for Société Éole, and for this client alone\nLimited to what Article 30 asks for; ended records are left out"},
		{extract.Options{Client: "eo-2", Only: []string{"P-002"}, Profile: extract.Article30}, "Extract: what is carried out for SOCIETE EOLE, and for this client alone\nLimited to what Article 30 asks for; ended records are left out\nLimited to some of the records"},
	} {
		e, err := extract.Of(agency(), c.options)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, limit := range e.Limits() {
			lines = append(lines, limit.EN)
		}
		if got := strings.Join(lines, "\n"); got != c.want {
			t.Errorf("%+v: %q, want %q", c.options, got, c.want)
		}
	}
}
