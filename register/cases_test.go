package register_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"article30/register"
	"article30/register/law"
)

// The registers under testdata hold what three companies state in their public
// privacy policies, and nothing else. The tables of this file were written from
// the policies, by hand: a fact lost from a register fails, and so does one
// that no policy states.

func TestTheCasesOpenAndSaveToTheSameBytes(t *testing.T) {
	for file := range cases {
		content := readCase(t, file)
		r, err := register.Decode(content)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if diff := cmp.Diff(string(content), string(encode(t, r))); diff != "" {
			t.Errorf("%s: open and save changed the file:\n%s", file, diff)
		}
	}
}

func TestTheCasesHoldTheStatedFactsAndNoOthers(t *testing.T) {
	for file, want := range cases {
		r := openCase(t, file)
		told := strings.ReplaceAll(r.Organisation.Notes, "\u00a0", " ")
		for _, words := range want.Notes {
			if !strings.Contains(told, words) {
				t.Errorf("%s: the notes do not tell %q", file, words)
			}
		}
		want.Notes = nil
		if diff := cmp.Diff(want, factsOf(r)); diff != "" {
			t.Errorf("%s (- stated, + in the register):\n%s", file, diff)
		}
	}
}

// caseFacts is what a company states of itself and its treatments.
type caseFacts struct {
	Organisation []answer // every field answered but the notes
	Notes        []string // words the notes of the organisation must hold
	Data         []dataFacts
	Recipients   []recipientFacts
	Safeguards   []safeguardFacts
	Measures     []measureFacts
	Treatments   []treatmentFacts
	Activities   []activityFacts
}

type (
	answer    struct{ Path, Text string }
	dataFacts struct {
		Name        string
		Kind        register.Code
		Description string
	}
	recipientFacts struct {
		Name       string
		Type, Role register.Code
		Service    string
		Places     []placeFacts
	}
	placeFacts struct {
		Country    register.Country
		Detail     string
		Nature     []register.Code
		Safeguards []string // by reference
	}
	safeguardFacts struct {
		Kind               register.Code
		Importer, Decision string
		From, CheckedOn    register.Date
	}
	measureFacts struct {
		Name string
		Kind register.Code
	}
	// A treatment uses catalogue entries by their references.
	treatmentFacts struct {
		Name       string
		Purposes   []purposeFacts
		Data       []datumFacts
		Subjects   []subjectFacts
		Recipients []string
		Measures   []string
		Review     register.Code // of the transfers
	}
	purposeFacts struct {
		Bases    []register.Code
		Interest string
		Consent  string // how it is given or withdrawn
	}
	datumFacts struct {
		Category, Detail string
		Kept             []retentionFacts
	}
	retentionFacts struct {
		For             string
		Active, Archive periodFacts
		Reference       string
		Fate            register.Code
		AsWritten       string
	}
	periodFacts struct {
		Amount    int
		Unit      register.Code
		Start     register.Code
		Criterion string
		AtMost    bool
	}
	subjectFacts struct {
		Category register.Code
		Detail   string
		Minors   register.Answer
	}
	activityFacts struct {
		Name          string
		Operations    []string
		Data          []string
		Subjects      []subjectFacts
		Subprocessors []string
		Measures      []string
	}
)

func years(n int, start register.Code) periodFacts {
	return periodFacts{Amount: n, Unit: "year", Start: start}
}

func months(n int, start register.Code) periodFacts {
	return periodFacts{Amount: n, Unit: "month", Start: start}
}

func as(criterion string) periodFacts { return periodFacts{Criterion: criterion} }

func (p periodFacts) atMost() periodFacts { p.AtMost = true; return p }

func (r retentionFacts) of(whom string) retentionFacts { r.For = whom; return r }

// but adds what no period expresses.
func (r retentionFacts) but(words string) retentionFacts { r.AsWritten = words; return r }

func kept(p periodFacts) retentionFacts { return retentionFacts{Active: p} }

func then(active, archive periodFacts) retentionFacts {
	return retentionFacts{Active: active, Archive: archive}
}

func basis(codes ...register.Code) []purposeFacts { return []purposeFacts{{Bases: codes}} }

var cases = map[string]caseFacts{
	"kleep.json":           kleep,
	"back-office-pro.json": backOfficePro,
	"clustdoc.json":        clustdoc,
}

// stated is the recipient that the policy states for all treatments.
var stated = slices.Clip([]string{"R-001"})

var kleep = caseFacts{
	Organisation: []answer{
		{"name", "KLEEP"},
		{"activity", "Intelligence artificielle de conseil de taille pour les détaillants de mode"},
		{"address", "23 rue Blondel"}, {"postal_code", "75002"}, {"city", "Paris"},
		{"dpo.address", "23 rue Blondel"}, {"dpo.postal_code", "75002"}, {"dpo.city", "Paris"},
		{"has_website", "Oui"}, {"acts_as_controller", "Oui"},
	},
	Notes: []string{
		"3 octobre 2023", "dpo@", "voie postale", "« selon les cas »",
		"consentement", "exécution d'un contrat ou de mesures précontractuelles", "obligation légale ou réglementaire", "intérêt légitime",
		"clients, partenaires, prospects, candidats, internautes",
		"clauses contractuelles types (S-003) à défaut de décision d'adéquation",
	},
	Data: []dataFacts{
		{"Identification", "IDENT", "nom, prénom, adresse électronique, éventuellement une photographie"},
		{"Vie professionnelle", "VIEPRO", "civilité, adresse électronique et téléphone professionnels, adresse postale, organigramme, employeur, fonction, diplômes, références, échanges, signature"},
		{"Économique et financier", "ECOFIN", "RIB"},
		{"Autres données", "AUTRE", "besoins des clients, demandes d'exercice de droits"},
		{"Connexion", "CONN", "horaire, pays, adresse IP, usage, navigation"},
	},
	Recipients: []recipientFacts{
		{Name: "Services internes", Type: "INT", Role: "internal"},
		{Name: "Tiers autorisés", Type: "AUTRE"},
		{Name: "Prestataires", Type: "AUTRE"},
		{Name: "Partenaires juridiques", Type: "PART", Role: "partner"},
		{"Tawk.to", "ST", "processor", "messagerie instantanée", []placeFacts{{Country: "US", Detail: "Las Vegas", Safeguards: []string{"S-001"}}}},
		{"IONOS by 1&1 SARL", "ST", "processor", "hébergement du site", []placeFacts{{Country: "FR", Detail: "Sarreguemines", Nature: []register.Code{"hosting"}}}},
		{"Typeform", "ST", "processor", "formulaires de contact et de démonstration", []placeFacts{{Country: "ES", Detail: "Barcelone"}}},
		{"Mixpanel Inc.", "ST", "processor", "mesure d'usage", []placeFacts{{Country: "US", Detail: "San Francisco", Safeguards: []string{"S-002"}}}},
	},
	Safeguards: []safeguardFacts{
		{"ADEQ", "Tawk.to", "(UE) 2023/1795", "2023-07-10", "2023-10-03"},
		{"ADEQ", "Mixpanel Inc.", "(UE) 2023/1795", "2023-07-10", "2023-10-03"},
		{Kind: "CCT"},
	},
	Measures: []measureFacts{
		{"Chiffrement des informations transmises en ligne", "CHIF"},
		{"Accès limité au strict nécessaire", "ACCES"},
		{"Comptes protégés par mot de passe", "ACCES"},
	},
	Treatments: []treatmentFacts{
		{
			Name: "Gestion des clients", Purposes: basis(), Subjects: []subjectFacts{{Category: "CLI"}},
			Data:       []datumFacts{{Kept: []retentionFacts{then(as("la durée de la relation contractuelle"), years(5, "relationship_end"))}}},
			Recipients: stated, Measures: []string{"M-001", "M-002", "M-003"},
		},
		{
			Name: "Gestion des partenaires", Purposes: basis(), Subjects: []subjectFacts{{Category: "AUTRE", Detail: "partenaires"}},
			Data:       []datumFacts{{Kept: []retentionFacts{kept(years(3, "la collecte ou le dernier contact"))}}},
			Recipients: stated, Measures: []string{"M-001", "M-002", "M-003"},
		},
		{
			Name: "Gestion des prospects et actions de communication", Purposes: []purposeFacts{{}, {}}, Subjects: []subjectFacts{{Category: "PROS"}},
			Data:       []datumFacts{{Kept: []retentionFacts{kept(years(3, "la collecte ou le dernier contact"))}}},
			Recipients: append(stated, "R-007"), Measures: []string{"M-001", "M-002", "M-003"}, Review: "none",
		},
		{
			Name: "Demandes de devis sans contrat", Purposes: basis(),
			Data:       []datumFacts{{Kept: []retentionFacts{then(as("le temps de l'étude et du suivi"), years(1, "la clôture de la demande ou le dernier contact"))}}},
			Recipients: stated, Measures: []string{"M-001", "M-002", "M-003"},
		},
		{
			Name: "Gestion du recrutement", Purposes: basis(), Subjects: []subjectFacts{{Category: "CAND"}},
			Data:       []datumFacts{{Kept: []retentionFacts{kept(years(2, "application").atMost()).of("candidats non retenus").but("sauf opposition")}}},
			Recipients: stated, Measures: []string{"M-001", "M-002", "M-003"},
		},
		{
			Name: "Mesures statistiques d'usage du site", Purposes: basis(),
			Recipients: append(stated, "R-008"), Measures: []string{"M-001", "M-002", "M-003"}, Review: "listed",
		},
	},
}

var (
	contractThenThreeYears = then(as("the term of the contract"), years(3, "contract_end"))
	accountingDocuments    = kept(years(10, "issue")).of("accounting documents")
	thirteenMonths         = retentionFacts{Active: months(13, "").atMost(), Reference: "CNIL deliberation 2020-092 of 17 September 2020"}
)

var backOfficePro = caseFacts{
	Organisation: []answer{
		{"name", "Dev & Software"}, {"legal_form", "sole proprietorship with limited liability"},
		{"capital", "1000 EUR"}, {"siren", "938810660"}, {"registry", "RCS Paris"},
		{"activity", "Software as a service (SaaS): Back-Office.pro"},
		{"address", "60 Rue François 1er"}, {"postal_code", "75008"}, {"city", "Paris"}, {"country", "France"},
		{"has_website", "Yes"}, {"sends_newsletter", "Yes"}, {"acts_as_controller", "Yes"},
	},
	Notes: []string{
		"12 December 2024", "masked", "no DPO is named",
		"customers, users (administrators and collaborators), prospects, visitors of the site",
		"in particular in the United States", "names no safeguard",
	},
	Data: []dataFacts{
		{"Identification", "IDENT", "first and last name, date of birth, e-mail, language"},
		{"Login", "CONN", "e-mail, encrypted password"},
		{"Contact", "IDENT", "postal address, phone"},
		{"Bank", "ECOFIN", "payment information, credit card, SEPA direct debit"},
		{"Browsing", "INTERNET", "time on site, time per page, geographical position, IP address"},
		{"Company", "VIEPRO", "professional e-mail, domain, sector"},
		{"Connection data of the software", "CONN", ""},
		{"Contract data", "AUTRE", ""},
	},
	Recipients: []recipientFacts{
		{Name: "AWS", Type: "ST", Role: "processor", Service: "file storage"},
		{Name: "Crisp", Type: "ST", Role: "processor", Service: "chat"},
		{Name: "Google Analytics", Type: "ST", Role: "processor", Service: "audience measurement"},
		{Name: "Google Cloud", Type: "ST", Role: "processor", Service: `translation, "connect with Google"`},
		{"Hetzner Online GmbH", "ST", "processor", "hosting", []placeFacts{{Country: "DE", Nature: []register.Code{"hosting"}}}},
		{Name: "Mailchimp", Type: "ST", Role: "processor", Service: "newsletter"},
		{Name: "OpenAI", Type: "ST", Role: "processor", Service: "artificial intelligence"},
		{Name: "Rollbar", Type: "ST", Role: "processor", Service: "error monitoring"},
		{Name: "Stripe", Type: "ST", Role: "processor", Service: "invoicing and payment"},
	},
	Measures: []measureFacts{
		{"Organisational and technical measures against loss of confidentiality, integrity or availability", "AUTREM"},
		{"Encrypted passwords", "CHIF"},
	},
	Treatments: []treatmentFacts{
		{
			Name: "Use of the software", Purposes: basis("b"),
			Data: []datumFacts{
				{"D-001", "", []retentionFacts{contractThenThreeYears}},
				{"D-003", "", []retentionFacts{contractThenThreeYears}},
			},
			Measures: []string{"M-001", "M-002"},
		},
		{
			Name: "Cookies and trackers", Purposes: basis("a"),
			Data: []datumFacts{
				{"D-005", "on the site", []retentionFacts{thirteenMonths}},
				{"D-007", "", []retentionFacts{thirteenMonths}},
			},
			Measures: []string{"M-001", "M-002"},
		},
		{
			Name: "Subscription payment", Purposes: basis("b"),
			Data: []datumFacts{{"D-004", "bank and financial data, SEPA mandates", []retentionFacts{{
				Active: as("until the subscription ends"), Archive: years(4, "account_closure").atMost(),
				Reference: "Active base: CNIL deliberation 2018-303 of 6 September 2018; archive: legal obligation",
			}}}},
			Recipients: []string{"R-009"}, Measures: []string{"M-001", "M-002"},
		},
		{
			Name: "Accounting and commercial management of customers", Purposes: basis("b"), Subjects: []subjectFacts{{Category: "CLI"}},
			Data: []datumFacts{
				{"D-001", "", []retentionFacts{contractThenThreeYears, accountingDocuments}},
				{"D-004", "bank and financial data", []retentionFacts{contractThenThreeYears, accountingDocuments}},
				{"D-008", "", []retentionFacts{contractThenThreeYears, accountingDocuments}},
			},
			Measures: []string{"M-001", "M-002"},
		},
		{
			Name: "Marketing and sales prospecting", Purposes: []purposeFacts{{Bases: []register.Code{"f"}, Interest: "loyalty of customers, further offers"}, {Bases: []register.Code{"a"}}},
			Subjects: []subjectFacts{{Category: "CLI"}, {Category: "PROS"}},
			Data: []datumFacts{{"D-003", "", []retentionFacts{
				kept(years(3, "relationship_end")).of("customers"),
				{For: "prospects", Active: years(3, "collection or the last contact"), Reference: "CNIL deliberation 2013-213 of 11 July 2013"},
			}}},
			Measures: []string{"M-001", "M-002"},
		},
	},
}

var (
	account = retentionFacts{
		Active:  as("the term of the contract until the account is deleted or removed as inactive"),
		Archive: years(5, "account_closure"), Reference: "General limitation period",
	}
	threeYearsFromReceipt = kept(years(3, "receipt"))
	spontaneous           = kept(months(6, "application")).of("spontaneous applications")
	forAPosition          = retentionFacts{For: "applications for a position", Active: as("until the application is refused"), Fate: "erasure", AsWritten: "unless agreed otherwise"}
	fiveYearsPublished    = kept(years(5, "publication"))
	asTheLawRequires      = retentionFacts{AsWritten: "As the law requires (e.g. 5 years after the contract)"}
	everyMeasure          = []string{"M-001", "M-002", "M-003", "M-004"}
)

// staff are the internal recipients, whom the policy states for all treatments.
var staff = slices.Clip([]string{"R-001", "R-002", "R-003", "R-004", "R-005", "R-006", "R-007"})

var clustdoc = caseFacts{
	Organisation: []answer{
		{"name", "CLUST TECHNOLOGIES"}, {"legal_form", "SAS"}, {"capital", "716.67 EUR"},
		{"siren", "844644807"}, {"registry", "RCS Paris"},
		{"activity", "Clustdoc, software as a service (SaaS) to request, collect, display, validate and share documents, form data and electronic contracts; for adults only, no minors"},
		{"address", "101 rue de Sèvres"}, {"postal_code", "75006"}, {"city", "Paris"},
		{"email", "contact@ followed by the product's domain"}, {"rights_contact", "By e-mail to contact@ followed by the product's domain. Answered within 1 month, extendable by 2."},
		{"has_staff", "Yes"}, {"has_website", "Yes"}, {"sends_newsletter", "Yes"},
		{"acts_as_controller", "Yes"}, {"acts_as_processor", "Yes"},
	},
	Notes: []string{
		`"data protection representative"`, "customers, prospects and applicants",
		"an adequacy decision; necessity for the performance of an agreement; standard contractual clauses; exceptionally, explicit consent, important public interest, legal claims or vital interests",
		"None is assigned to a recipient",
	},
	Data: []dataFacts{
		{"Identity", "IDENT", ""},
		{"Contact details", "IDENT", ""},
		{"Login details", "CONN", ""},
		{"Company", "VIEPRO", ""},
		{"Bank details", "ECOFIN", ""},
		{"Messages, correspondence and documents sent", "AUTRE", ""},
		{"Date and time of use", "CONN", ""},
		{"Technical information on device and OS", "CONN", ""},
		{"Experience and CV", "VIEPRO", ""},
		{"Account and activity data", "AUTRE", ""},
		{"Review and product", "AUTRE", ""},
		{"Browsing", "INTERNET", "IP address, clicks, pages, time, orders, country, device, browser, time zone, OS"},
		{"Documents, form data and contracts of customers", "AUTRE", ""},
	},
	Recipients: []recipientFacts{
		{Name: "Marketing staff", Type: "INT", Role: "internal"},
		{Name: "Administration staff", Type: "INT", Role: "internal"},
		{Name: "Legal staff", Type: "INT", Role: "internal"},
		{Name: "Compliance staff", Type: "INT", Role: "internal"},
		{Name: "Finance staff", Type: "INT", Role: "internal"},
		{Name: "IT staff", Type: "INT", Role: "internal"},
		{Name: "Internal control", Type: "INT", Role: "internal"},
		{Name: "External control", Type: "AUTRE"},
		{Name: "G Suite", Type: "ST", Role: "processor", Service: "daily management, exchanges"},
		{Name: "Amazon Web Services", Type: "ST", Role: "processor", Service: "hosting of the site"},
		{Name: "Kinsta Inc", Type: "ST", Role: "processor", Service: "hosting"},
		{Name: "Google Drive", Type: "ST", Role: "processor", Service: "storage connection"},
		{Name: "Google Analytics", Type: "ST", Role: "processor"},
		{Name: "Dropbox", Type: "ST", Role: "processor", Service: "storage connection"},
		{Name: "Box", Type: "ST", Role: "processor", Service: "storage connection"},
		{Name: "OneDrive & SharePoint", Type: "ST", Role: "processor", Service: "storage connections"},
		{Name: "Stripe", Type: "ST", Role: "processor", Service: "payments"},
		{Name: "Authy", Type: "ST", Role: "processor", Service: "passwords"},
		{Name: "Calendly", Type: "ST", Role: "processor", Service: "appointments"},
		{Name: "ClickMeeting", Type: "ST", Role: "processor", Service: "webinars"},
		{Name: "Encharge", Type: "ST", Role: "processor", Service: "account e-mails"},
		{Name: "Skype", Type: "ST", Role: "processor", Service: "calls"},
		{Name: "Pipedrive", Type: "ST", Role: "processor", Service: "CRM"},
		{Name: "SINAO", Type: "ST", Role: "processor", Service: "quotes and invoices"},
		{Name: "Intercom", Type: "ST", Role: "processor", Service: "tickets"},
		{Name: "Authorities (police, tax)", Type: "AUTRE", Role: "controller"},
		{Name: "Payment providers and banks", Type: "AUTRE", Role: "controller"},
		{Name: "Lawyers and auditors", Type: "AUTRE", Role: "controller"},
		{Name: "Courts", Type: "AUTRE", Role: "controller"},
		{Name: "Acquirers of the business", Type: "AUTRE", Role: "controller"},
		{Name: "Transport companies", Type: "AUTRE", Role: "controller"},
	},
	Safeguards: []safeguardFacts{{Kind: "ADEQ"}, {Kind: "D49b"}, {Kind: "CCT"}, {Kind: "D49a"}, {Kind: "D49d"}, {Kind: "D49e"}, {Kind: "D49f"}},
	Measures: []measureFacts{
		{"Secure private connections", "AUTREM"}, {"Traceability", "TRAC"}, {"Restoration of lost data", "SAUV"}, {"Access restrictions", "ACCES"},
	},
	Treatments: []treatmentFacts{
		{
			Name: "Use of the site and services (accounts)", Purposes: basis("b", "f"),
			Data: []datumFacts{
				{"D-001", "surname, first name, gender, age", []retentionFacts{account}},
				{"D-002", "e-mail, phone", []retentionFacts{account}},
				{"D-003", "", []retentionFacts{account}},
				{"D-004", "", []retentionFacts{account}},
				{"D-005", "", []retentionFacts{account}},
				{"D-006", "messages and documents sent", []retentionFacts{account}},
				{"D-007", "", []retentionFacts{account}},
			},
			Recipients: append(staff, "R-010", "R-021"), Measures: everyMeasure,
		},
		{
			Name: "Customer service", Purposes: basis("f"), Subjects: []subjectFacts{{Category: "CLI"}},
			Data: []datumFacts{
				{"D-001", "name", []retentionFacts{threeYearsFromReceipt}},
				{"D-002", "e-mail, contact details", []retentionFacts{threeYearsFromReceipt}},
				{"D-006", "correspondence", []retentionFacts{threeYearsFromReceipt}},
				{"D-008", "", []retentionFacts{threeYearsFromReceipt}},
			},
			Recipients: staff, Measures: everyMeasure,
		},
		{
			Name: "Questions and complaints", Purposes: basis("f"),
			Data: []datumFacts{
				{"D-001", "name", []retentionFacts{threeYearsFromReceipt}},
				{"D-002", "address, e-mail, phone", []retentionFacts{threeYearsFromReceipt}},
			},
			Recipients: staff, Measures: everyMeasure,
		},
		{
			Name: "Job applications", Purposes: basis("f"), Subjects: []subjectFacts{{Category: "CAND"}},
			Data: []datumFacts{
				{"D-001", "surname, first name, age, gender", []retentionFacts{spontaneous, forAPosition}},
				{"D-002", "address, phone, e-mail", []retentionFacts{spontaneous, forAPosition}},
				{"D-009", "", []retentionFacts{spontaneous, forAPosition}},
			},
			Recipients: staff, Measures: everyMeasure,
		},
		{
			Name: "Security, fraud, legal claims", Purposes: basis("f"),
			Data:       []datumFacts{{"D-010", "", []retentionFacts{kept(as("until no longer needed for the claim"))}}},
			Recipients: staff, Measures: everyMeasure,
		},
		{
			Name: "Customer reviews", Purposes: []purposeFacts{{Bases: []register.Code{"a"}, Consent: "Given when the customer agrees."}}, Subjects: []subjectFacts{{Category: "CLI"}},
			Data: []datumFacts{
				{"D-001", "surname, first name", []retentionFacts{fiveYearsPublished}},
				{"D-011", "", []retentionFacts{fiveYearsPublished}},
			},
			Recipients: staff, Measures: everyMeasure,
		},
		{
			Name: "Newsletter", Purposes: []purposeFacts{{Bases: []register.Code{"a"}, Consent: "Withdrawn by unsubscribing, at any time."}},
			Data:       []datumFacts{{"D-002", "e-mail", []retentionFacts{kept(years(3, "last_contact"))}}},
			Recipients: staff, Measures: everyMeasure,
		},
		{Name: "Sale of the business", Purposes: basis("f"), Recipients: append(staff, "R-030"), Measures: everyMeasure},
		{
			Name: "Legal obligations (tax, records, authorities)", Purposes: basis("c", "e"),
			Data: []datumFacts{
				{"D-001", "", []retentionFacts{asTheLawRequires}},
				{"D-005", "bank account", []retentionFacts{asTheLawRequires}},
			},
			Recipients: append(staff, "R-026"), Measures: everyMeasure,
		},
		{
			Name: "Cookies", Purposes: append(basis("a"), basis("f")...),
			Data: []datumFacts{{"D-012", "", []retentionFacts{
				kept(months(6, "")).of("the cookie choice"),
				kept(months(13, "").atMost()),
			}}},
			Recipients: staff, Measures: everyMeasure,
		},
	},
	Activities: []activityFacts{{
		Name:          "Documents, forms and contracts on behalf of customers",
		Operations:    []string{"Request", "Collection", "Display", "Validation", "Storage", "Sharing"},
		Data:          []string{"D-013"},
		Subjects:      []subjectFacts{{"AUTRE", "third parties from whom customers collect", register.No}},
		Subprocessors: []string{"R-010", "R-011", "R-012", "R-014", "R-015", "R-016"},
		Measures:      everyMeasure,
	}},
}

// factsOf reads a register back into the terms of the tables above.
func factsOf(r *register.Register) caseFacts {
	var s caseFacts
	view := register.View{Register: r, Lang: r.TextLanguage()}
	table := register.CollectionOf("organisation").Table
	table.Walk(r.Organisation, func(path string, f *register.Field, holder any) {
		if f.Kind != register.KindGroup && f.State(holder) != register.StateUnanswered && f.Key != "notes" {
			s.Organisation = append(s.Organisation, answer{path, f.Text(holder, view)})
		}
	})
	for _, d := range r.DataCategories {
		s.Data = append(s.Data, dataFacts{d.Name, d.Kind, d.Description})
	}
	for _, e := range r.Recipients {
		var places []placeFacts
		for _, p := range e.Places {
			places = append(places, placeFacts{p.Country, p.Detail, p.Nature, references(r, p.Safeguards...)})
		}
		s.Recipients = append(s.Recipients, recipientFacts{e.Name, e.Type, e.Role, e.Service, places})
	}
	for _, e := range r.Safeguards {
		s.Safeguards = append(s.Safeguards, safeguardFacts{e.Kind, e.Importer, e.Decision, e.From, e.CheckedOn})
	}
	for _, m := range r.Measures {
		s.Measures = append(s.Measures, measureFacts{m.Name, m.Kind})
	}
	for _, t := range r.Treatments {
		s.Treatments = append(s.Treatments, readTreatment(r, t))
	}
	for _, a := range r.ProcessorActivities {
		s.Activities = append(s.Activities, readActivity(r, a))
	}
	return s
}

func readTreatment(r *register.Register, t *register.Treatment) treatmentFacts {
	facts := treatmentFacts{Name: t.Name, Subjects: readSubjects(t.Subjects), Measures: references(r, t.Measures...), Review: t.TransfersReviewed}
	for _, p := range t.Purposes {
		facts.Purposes = append(facts.Purposes, purposeFacts{p.LegalBases, p.Interest, p.ConsentProof})
	}
	for _, d := range t.Data {
		known := datumFacts{Category: strings.Join(references(r, d.Category), ""), Detail: d.Detail}
		for _, k := range d.Retentions {
			known.Kept = append(known.Kept, retentionFacts{
				k.AppliesTo, readPeriod(k.Active), readPeriod(k.Archive), k.Reference, k.Fate, k.AsWritten,
			})
		}
		facts.Data = append(facts.Data, known)
	}
	for _, u := range t.Recipients {
		facts.Recipients = append(facts.Recipients, references(r, u.Recipient)...)
	}
	return facts
}

func readActivity(r *register.Register, a *register.ProcessorActivity) activityFacts {
	facts := activityFacts{Name: a.Name, Data: references(r, a.Data...), Subjects: readSubjects(a.Subjects), Measures: references(r, a.Measures...)}
	for _, o := range a.Operations {
		facts.Operations = append(facts.Operations, o.Text)
	}
	for _, s := range a.Subprocessors {
		facts.Subprocessors = append(facts.Subprocessors, references(r, s.Recipient)...)
	}
	return facts
}

func readSubjects(all []register.Subject) (facts []subjectFacts) {
	for _, s := range all {
		facts = append(facts, subjectFacts{s.Category, s.Detail, s.Minors})
	}
	return facts
}

func readPeriod(p register.Period) periodFacts {
	facts := periodFacts{Unit: p.Unit, Start: p.Start, Criterion: p.Criterion, AtMost: p.AtMost == register.Yes}
	if p.Amount != nil {
		facts.Amount = *p.Amount
	}
	return facts
}

// references gives the references of catalogue entries; an unanswered one has
// none.
func references(r *register.Register, ids ...register.ID) (refs []string) {
	for _, id := range ids {
		if _, rec := r.ByID(id); rec != nil {
			refs = append(refs, register.ReferenceOf(rec))
		}
	}
	return refs
}

// What the policies leave out is unanswered: not none, and not guessed.
func TestWhatTheCasesDoNotStateIsUnanswered(t *testing.T) {
	// A field of every record whose reference begins so, at every position of
	// the lists it stands in.
	type silence struct{ records, path string }
	everywhere := []silence{
		{"T-", "status"}, {"T-", "created"}, {"T-", "updated"}, {"T-", "occasional"}, {"T-", "joint_controllers"},
		{"T-", "purposes.balancing"}, {"T-", "purposes.law"}, {"T-", "transfers"}, {"T-", "software"},
		{"T-", "automated_decisions"}, {"T-", "dpia_needed"}, {"T-", "recipients.safeguards"},
		{"R-", "contract_reference"}, {"R-", "contract_on"}, {"R-", "subprocessors"},
		{"", "head_count"}, {"", "phone"}, {"", "dpo.last_name"}, {"", "dpo.first_name"}, {"", "dpo.email"},
	}
	for file, silences := range map[string][]silence{
		"kleep.json": {
			{"T-", "purposes.legal_bases"}, {"T-", "data.category"}, {"T-006", "data"},
			{"S-", "document"}, {"S-", "assessment"}, {"", "country"},
		},
		"back-office-pro.json": {
			{"", "dpo"}, {"R-001", "places"}, {"R-002", "places"}, {"R-003", "places"}, {"R-004", "places"},
			{"R-006", "places"}, {"R-007", "places"}, {"R-008", "places"}, {"R-009", "places"},
			{"R-005", "places.safeguards"}, {"M-", "detail"}, {"T-002", "purposes.text"},
		},
		"clustdoc.json": {
			{"", "dpo"}, {"", "country"}, {"R-", "places"}, {"T-008", "data"}, {"M-", "detail"}, {"S-", "importer"}, {"S-", "decision"},
			{"P-", "status"}, {"P-", "clients"}, {"P-", "subprocessors.authorisation"}, {"P-", "end_fate"}, {"P-", "transfers_reviewed"},
		},
	} {
		r := openCase(t, file)
		for _, s := range append(silences, everywhere...) {
			met := false
			walkCase(r, func(rec register.Record, path string, f *register.Field, holder any) {
				ref := register.ReferenceOf(rec)
				if position.ReplaceAllString(path, "") != s.path || !strings.HasPrefix(ref, s.records) || (ref == "") != (s.records == "") {
					return
				}
				met = true
				if f.State(holder) != register.StateUnanswered {
					t.Errorf("%s: %s %s is answered, which no policy does", file, ref, path)
				}
			})
			if !met {
				t.Errorf("%s: no %q in the records %q", file, s.path, s.records)
			}
		}
	}
}

var position = regexp.MustCompile(`\[\d+\]`)

// The tables above compare some fields; no record answers any other.
func TestNoOtherFieldOfTheCasesIsAnswered(t *testing.T) {
	const head = "reference name "
	answered := map[string][]string{
		"treatments": strings.Fields(head + "purposes purposes.text purposes.legal_bases purposes.interest purposes.consent_proof " +
			"subjects subjects.category subjects.detail recipients recipients.recipient measures transfers_reviewed data data.category data.detail " +
			"data.retentions data.retentions.applies_to data.retentions.reference data.retentions.fate data.retentions.as_written " +
			"data.retentions.active data.retentions.active.amount data.retentions.active.unit data.retentions.active.criterion " +
			"data.retentions.active.at_most data.retentions.active.start data.retentions.archive data.retentions.archive.amount " +
			"data.retentions.archive.unit data.retentions.archive.at_most data.retentions.archive.start"),
		"processor_activities": strings.Fields(head + "operations operations.text operations.detail data " +
			"subjects subjects.category subjects.detail subjects.minors subprocessors subprocessors.recipient measures"),
		"data_categories": strings.Fields(head + "kind description"),
		"recipients":      strings.Fields(head + "type role service places places.country places.detail places.nature places.safeguards notes"),
		"safeguards":      strings.Fields(head + "kind importer decision from checked_on notes"),
		"measures":        strings.Fields(head + "kind detail"),
	}
	for file := range cases {
		r := openCase(t, file)
		for _, c := range register.Collections {
			if c.Single {
				continue // compared whole
			}
			for _, rec := range c.All(r) {
				c.Table.Walk(rec, func(path string, f *register.Field, holder any) {
					if f.State(holder) != register.StateUnanswered && !slices.Contains(answered[c.Key], position.ReplaceAllString(path, "")) {
						t.Errorf("%s: %s answers %s", file, register.ReferenceOf(rec), path)
					}
				})
			}
		}
	}
}

func TestReferencesOfTheCasesResolve(t *testing.T) {
	for file := range cases {
		r := openCase(t, file)
		walkCase(r, func(rec register.Record, path string, f *register.Field, holder any) {
			var ids []register.ID
			switch p := f.Address(holder).(type) {
			case *register.ID:
				ids = append(ids, *p)
			case *[]register.ID:
				ids = *p
			}
			for _, id := range ids {
				if id != "" && register.CollectionOf(f.Catalogue).Index(r, id) < 0 {
					t.Errorf("%s: %s %s refers to %q, which is not among the %s", file, register.ReferenceOf(rec), path, id, f.Catalogue)
				}
			}
		})
	}
}

func TestIDsAndReferencesOfTheCasesAreUnique(t *testing.T) {
	for file := range cases {
		r := openCase(t, file)
		owners := map[register.ID]string{}
		claim := func(item any, what string) {
			id := register.Identity(item)
			if owner, taken := owners[id]; taken || id == "" {
				t.Errorf("%s: %s has the ID %q, as %q", file, what, id, owner)
			}
			owners[id] = what
		}
		for _, c := range register.Collections {
			for i, rec := range c.All(r) {
				if want := fmt.Sprintf("%s-%03d", c.Prefix, i+1); c.Prefix != "" && register.ReferenceOf(rec) != want {
					t.Errorf("%s: %s stands where %s should", file, register.ReferenceOf(rec), want)
				}
				claim(rec, c.Key+" "+register.ReferenceOf(rec))
			}
		}
		walkCase(r, func(rec register.Record, path string, f *register.Field, holder any) {
			if f.Kind == register.KindList {
				for _, item := range f.Items(holder) {
					claim(item, register.ReferenceOf(rec)+" "+path)
				}
			}
		})
	}
}

func TestCodesOfTheCasesAreKnown(t *testing.T) {
	for file := range cases {
		walkCase(openCase(t, file), func(rec register.Record, path string, f *register.Field, holder any) {
			var codes []register.Code
			known := true
			switch p := f.Address(holder).(type) {
			case *register.Code:
				codes = append(codes, *p)
			case *[]register.Code:
				codes = *p
			case *register.Date:
				known = *p == "" || p.Valid()
			case *register.Country:
				_, known = law.CountryByCode(string(*p))
				known = known || *p == ""
			}
			for _, code := range codes {
				_, listed := f.Vocabulary.Term(string(code))
				known = known && (listed || code == "" || f.Open)
			}
			if !known {
				t.Errorf("%s: %s %s holds an unknown value", file, register.ReferenceOf(rec), path)
			}
		})
	}
}

// Of KLEEP's processors one is in Spain and one in the United States; of
// Clustdoc's none has a country.
func TestTransfersOfTheCasesFollowFromTheStatedCountries(t *testing.T) {
	r := openCase(t, "kleep.json")
	if got := r.TreatmentTransfers(r.Treatments[2]); len(got) != 0 {
		t.Errorf("Typeform, in Spain, makes a transfer: %+v", got)
	}
	got := r.TreatmentTransfers(r.Treatments[5])
	if len(got) != 1 || got[0].Country != "US" || !slices.Equal(references(r, got[0].Safeguards...), []string{"S-002"}) {
		t.Errorf("Mixpanel, in the United States under S-002, gives %+v", got)
	}
	r = openCase(t, "clustdoc.json")
	transfers := r.ActivityTransfers(r.ProcessorActivities[0])
	if len(transfers) != 6 {
		t.Errorf("6 sub-processors without country give %d lines", len(transfers))
	}
	for _, transfer := range transfers {
		if !transfer.Unknown() {
			t.Errorf("%s has a country: %+v", transfer.Importer, transfer)
		}
	}
}

// A retention with words of its own ("unless agreed otherwise") says more than
// a structure holds; every other one is the same after a trip through the text.
func TestRetentionsOfTheCasesReadBackFromTheirSentences(t *testing.T) {
	for file := range cases {
		r := openCase(t, file)
		for _, treatment := range r.Treatments {
			for _, d := range treatment.Data {
				for _, want := range d.Retentions {
					want.ID = ""
					sentence := want.Sentence(r.TextLanguage())
					got := register.ParseRetention(sentence)
					if diff := cmp.Diff(want, got); diff != "" && want.AsWritten == "" {
						t.Errorf("%s: %s %q:\n%s", file, treatment.Reference, sentence, diff)
					}
				}
			}
		}
	}
}

func TestTheFrenchCaseIsPunctuatedAsFrench(t *testing.T) {
	plain := regexp.MustCompile(`[^\x{a0}][:;!?»]|«[^\x{a0}]`)
	walkCase(openCase(t, "kleep.json"), func(rec register.Record, path string, f *register.Field, holder any) {
		if text, ok := f.Address(holder).(*string); ok && plain.MatchString(*text) {
			t.Errorf("%s %s lacks a no-break space: %q", register.ReferenceOf(rec), path, plain.FindString(*text))
		}
	})
}

// walkCase visits every field of every record.
func walkCase(r *register.Register, visit func(rec register.Record, path string, f *register.Field, holder any)) {
	for _, c := range register.Collections {
		for _, rec := range c.All(r) {
			c.Table.Walk(rec, func(path string, f *register.Field, holder any) { visit(rec, path, f, holder) })
		}
	}
}

func openCase(t *testing.T, file string) *register.Register {
	t.Helper()
	r, err := register.Decode(readCase(t, file))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return r
}

func readCase(t *testing.T, file string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "testdata", "registers", file))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(content, []byte("\r")) {
		t.Fatalf("%s: lines must end with LF", file)
	}
	return content
}
