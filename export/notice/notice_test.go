package notice_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"article30/export/notice"
	"article30/export/page"
	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"

	"pgregory.net/rapid"
)

func read(t *testing.T, name string) *register.Register {
	t.Helper()
	raw, err := os.ReadFile("../../testdata/registers/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	r, err := register.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// whole returns all the words of a notice.
func whole(t fataler, r *register.Register, l lang.Lang, only ...string) (string, page.Document, notice.Report) {
	doc, report, err := notice.Of(register.View{Register: r, Lang: l}, only)
	if err != nil {
		t.Fatal(err)
	}
	return string(page.Markdown(doc)), doc, report
}

type fataler interface{ Fatal(...any) }

// summary returns the table of the treatments, row by row.
func summary(t *testing.T, doc page.Document) [][]page.Text {
	t.Helper()
	for _, b := range doc.Blocks {
		if table, ok := b.(page.Table); ok {
			return table.Rows
		}
	}
	t.Fatal("the notice has no table")
	return nil
}

// The company publishes a table of its own: the notice made from its register
// has the same rows, with the same data, bases and retentions.
func TestTheNoticeSaysWhatTheCompanyPublishes(t *testing.T) {
	_, doc, _ := whole(t, read(t, "back-office-pro"), lang.EN)
	published := []struct{ name, data, bases, retention []string }{
		{[]string{"Use of the software"}, []string{"Identification", "Contact"}, []string{"contract"},
			[]string{"the term of the contract", "3 years from the end of the contract"}},
		{[]string{"Cookies and trackers"}, []string{"Browsing", "Connection data of the software"}, []string{"Consent"},
			[]string{"13 months at most", "2020-092"}},
		{[]string{"Subscription payment"}, []string{"bank and financial data", "SEPA mandates"}, []string{"contract"},
			[]string{"until the subscription ends", "2018-303", "4 years at most", "account", "legal obligation"}},
		{[]string{"Accounting and commercial management of customers"}, []string{"Identification", "bank and financial", "Contract data"}, []string{"contract"},
			[]string{"3 years from the end of the contract", "accounting documents", "10 years from"}},
		{[]string{"Marketing and sales prospecting"}, []string{"Contact"}, []string{"Legitimate interests", "Consent"},
			[]string{"customers", "3 years from the end of the", "prospects", "3 years from collection or the last contact", "2013-213"}},
	}
	rows := summary(t, doc)
	if len(rows) != len(published) {
		t.Fatalf("%d rows, not %d", len(rows), len(published))
	}
	for i, p := range published {
		for column, wanted := range [][]string{p.name, p.data, p.bases, p.retention} {
			for _, words := range wanted {
				if !strings.Contains(strings.ToLower(rows[i][column].Text), strings.ToLower(words)) {
					t.Errorf("row %d does not say %q: %s", i, words, rows[i][column].Text)
				}
			}
		}
	}
}

// one is a register of one treatment.
func one(t *register.Treatment) *register.Register {
	r := register.New("Atelier", lang.EN)
	t.Head = register.Head{Item: register.Item{ID: "t"}, Reference: "T-001", Name: "Shop"}
	r.Treatments = []*register.Treatment{t}
	return r
}

func TestWhatTheRegisterLacksIsAMarkedGap(t *testing.T) {
	_, doc, report := whole(t, one(&register.Treatment{}), lang.EN)
	gaps := map[string]bool{}
	for _, b := range doc.Blocks {
		switch b := b.(type) {
		case page.Terms:
			for _, term := range b {
				for _, text := range term.Texts {
					gaps[term.Label] = text.Gap && strings.Contains(text.Text, "[to be completed: ")
				}
			}
		case page.Paragraph:
			gaps[b.Text.Text] = b.Text.Gap
		}
	}
	missing := []string{
		"Controller", "Contact us", "Data protection officer (DPO)", "Purposes and legal bases", "Who is concerned", "Data", "Where the data come from",
		"Recipients", "Transfers outside the European Economic Area", "How long we keep them", "Automated decisions", "[to be completed: whom to ask to exercise these rights]",
	}
	for _, label := range missing {
		if !gaps[label] {
			t.Errorf("the gap of %q is not marked", label)
		}
	}
	if report.Gaps != len(missing) {
		t.Errorf("%d gaps are told of %d", report.Gaps, len(missing))
	}
}

// What an answer makes the law ask is a gap of its own.
func TestAnAnswerThatAsksForMoreLeavesAGap(t *testing.T) {
	r := one(&register.Treatment{
		Purposes: []register.Purpose{{Text: "Sell", LegalBases: []register.Code{"c", "e", "f"}}},
		Subjects: []register.Subject{{Category: "AUTRE"}},
		Data: []register.Datum{
			{Item: register.Item{ID: "d1"}, Category: "c1", Source: "indirect"},
			{Item: register.Item{ID: "d2"}, Category: "c2", Source: "direct", Compulsory: register.Yes},
			{Item: register.Item{ID: "d3"}, Category: "c3", Source: "direct"},
			{Item: register.Item{ID: "d4"}},
		},
		Recipients:         []register.Use{{Item: register.Item{ID: "u"}, Recipient: "r"}, {Item: register.Item{ID: "v"}, Recipient: "gone"}},
		AutomatedDecisions: register.Yes,
		JointControllers:   []register.JointController{{Item: register.Item{ID: "j"}, Contact: register.Contact{Body: "Partner Ltd"}}},
	})
	for i, kind := range []register.Code{"SANTE", "PENAL", "NIR"} {
		id := register.ID("c" + string(rune('1'+i)))
		r.DataCategories = append(r.DataCategories, &register.DataCategory{Head: register.Head{Item: register.Item{ID: id}, Name: string(kind)}, Kind: kind})
	}
	r.Recipients = []*register.Recipient{{Head: register.Head{Item: register.Item{ID: "r"}, Name: "Mailer"}, Places: []register.Place{{Country: "US"}}}}
	words, _, _ := whole(t, r, lang.EN)
	for _, missing := range []string{
		"the law that requires it or gives the task", "the legitimate interest pursued", "who is concerned", "which source, and whether it is publicly accessible",
		"what follows", "whether the data are compulsory", "the condition of GDPR Article 9", "PENAL, NIR: \\[to be completed: the law that allows these data to be processed",
		"the data processed", "the recipients", "what the transfer rests on", "the logic of the decision", "a means of contact",
	} {
		if !strings.Contains(words, missing) || !strings.Contains(words, "to be completed: "+missing) && !strings.Contains(missing, "completed") {
			t.Errorf("the gap %q is not marked:\n%s", missing, words)
		}
	}
}

// What concerns the organisation's own people, and what has ended, is not for
// the public, unless it is chosen.
func TestOnlyWhatConcernsThePublicIsPublished(t *testing.T) {
	r := register.New("Atelier", lang.FR)
	treatment := func(ref, name string, status register.Code, subjects ...register.Code) *register.Treatment {
		rec := &register.Treatment{Head: register.Head{Item: register.Item{ID: register.NewID()}, Reference: ref, Name: name}, Status: status}
		for _, s := range subjects {
			rec.Subjects = append(rec.Subjects, register.Subject{Item: register.Item{ID: register.NewID()}, Category: s})
		}
		return rec
	}
	r.Treatments = []*register.Treatment{
		treatment("T-001", "Paie", "active", "SAL", "STAG"), treatment("T-002", "Boutique", "active", "CLI", "SAL"),
		treatment("T-003", "Ancien fichier", register.Ended, "CLI"), treatment("T-004", "Inconnu", "active"),
	}
	words, _, report := whole(t, r, lang.FR)
	for name, told := range map[string]bool{"Paie": false, "Boutique": true, "Ancien fichier": false, "Inconnu": true} {
		if strings.Contains(words, name) != told {
			t.Errorf("%s: told %v", name, !told)
		}
	}
	if report.Treatments != 2 || report.Inside != 1 || report.Ended != 1 {
		t.Errorf("the report says %+v", report)
	}
	r.Treatments[1].Status = register.Draft
	if _, _, report := whole(t, r, lang.FR); report.Drafts != 1 || report.Treatments != 2 {
		t.Errorf("of one in preparation the report says %+v", report)
	}
	if words, _, _ := whole(t, r, lang.FR, "t-001"); !strings.Contains(words, "Paie") || strings.Contains(words, "Boutique") {
		t.Error("the treatment chosen is not the one told")
	}
	if _, _, err := notice.Of(register.View{Register: r}, []string{"T-9"}); err == nil {
		t.Error("a treatment that does not exist was found")
	}
}

func TestRightsFollowFromTheLegalBases(t *testing.T) {
	rights := []string{"portability, Art. 20", "withdraw your consent", "Your right to object"}
	for basis, told := range map[register.Code][]string{
		"a": rights[:2], "b": rights[:1], "c": nil, "d": nil, "e": rights[2:], "f": rights[2:],
	} {
		words, _, _ := whole(t, one(&register.Treatment{Purposes: []register.Purpose{{Text: "Sell", LegalBases: []register.Code{basis}}}}), lang.EN)
		for _, right := range rights {
			if strings.Contains(words, right) != slices.Contains(told, right) {
				t.Errorf("with basis (%s), the right %q: told %v", basis, right, !slices.Contains(told, right))
			}
		}
	}
	words, _, _ := whole(t, one(&register.Treatment{Data: []register.Datum{{Item: register.Item{ID: "d"}, Condition: "9.2.a"}}}), lang.EN)
	for _, right := range rights[:2] {
		if !strings.Contains(words, right) {
			t.Errorf("explicit consent to special data does not give the right %q", right)
		}
	}
}

// Direct marketing may be objected to whatever its legal basis, and the right
// stands apart from the others.
func TestTheRightToObjectStandsApart(t *testing.T) {
	for name, c := range map[string]struct {
		treatment register.Treatment
		told      bool
	}{
		"a channel":   {register.Treatment{Purposes: []register.Purpose{{Text: "Sell", LegalBases: []register.Code{"f"}, Channels: []register.Code{"email"}}}}, true},
		"an audience": {register.Treatment{Purposes: []register.Purpose{{Text: "Sell", Audiences: []register.Code{"customers"}}}}, true},
		"its words":   {register.Treatment{Purposes: []register.Purpose{{Text: "Sell"}, {Text: "Direct marketing", LegalBases: []register.Code{"a"}}}}, true},
		"a sale":      {register.Treatment{Purposes: []register.Purpose{{Text: "Sell", LegalBases: []register.Code{"f"}}}}, false},
	} {
		words, doc, _ := whole(t, one(&c.treatment), lang.EN)
		if told := strings.Contains(words, "without giving reasons, to direct marketing"); told != c.told {
			t.Errorf("%s: told %v", name, told)
		}
		at := slices.Index(doc.Blocks, page.Block(page.Heading{Level: 2, Text: "Your right to object"}))
		if items, ok := doc.Blocks[max(at, 0)+1].(page.Items); at < 0 || !ok || strings.Contains(items[0].Text, "access") {
			t.Errorf("%s: the right to object has no section of its own", name)
		}
	}
}

func TestWhatIsSaidOfAllDataIsSaidOnce(t *testing.T) {
	year := []register.Retention{{Item: register.Item{ID: "r"}, AsWritten: "one year"}}
	r := one(&register.Treatment{Data: []register.Datum{
		{Item: register.Item{ID: "d1"}, Category: "c1", Source: "direct", Retentions: year},
		{Item: register.Item{ID: "d2"}, Category: "c2", Source: "direct", Retentions: year},
		{Item: register.Item{ID: "d3"}, Category: "c3", Source: "direct", Retentions: []register.Retention{{Item: register.Item{ID: "s"}, AsWritten: "a day"}}},
	}})
	for _, id := range []register.ID{"c1", "c2", "c3"} {
		r.DataCategories = append(r.DataCategories, &register.DataCategory{Head: register.Head{Item: register.Item{ID: id}, Name: string(id)}})
	}
	words, _, _ := whole(t, r, lang.EN)
	for _, line := range []string{"**Where the data come from** — collected from you\n", "  - c1, c2: one year\n  - c3: a day\n"} {
		if !strings.Contains(words, line) {
			t.Errorf("%q is not said:\n%s", line, words)
		}
	}
}

// A transfer names what it rests on; a copy is for those of Article 46, and
// recipients of the house stand together.
func TestTransfersTellTheirSafeguards(t *testing.T) {
	for kind, want := range map[register.Code]struct {
		words string
		copy  bool
	}{
		"ADEQ":  {"United States – adequacy decision of the European Commission, no. 1", false},
		"CCT":   {"United States – standard contractual clauses (SCC), no. 1", true},
		"D49a":  {"United States – derogation: explicit, informed consent, no. 1", false},
		"D49-2": {"United States – derogation: compelling legitimate interests, no. 1", true},
	} {
		r := one(&register.Treatment{Recipients: []register.Use{{Item: register.Item{ID: "u"}, Recipient: "r"}}})
		r.Recipients = []*register.Recipient{{
			Head: register.Head{Item: register.Item{ID: "r"}, Name: "Mailer"}, Places: []register.Place{{Country: "US", Safeguards: []register.ID{"s"}}},
		}}
		r.Safeguards = []*register.Safeguard{{Head: register.Head{Item: register.Item{ID: "s"}}, Kind: kind, Decision: "no. 1"}}
		words, _, _ := whole(t, r, lang.EN)
		if !strings.Contains(words, want.words) || strings.Contains(words, "obtain a copy of these safeguards") != want.copy {
			t.Errorf("%s: not %q with a copy %v:\n%s", kind, want.words, want.copy, words)
		}
	}
}

// None is said of a review that found none, and of nothing else.
func TestThatThereIsNoTransferIsAnAnswer(t *testing.T) {
	inside := []register.OwnTransfer{{Item: register.Item{ID: "o"}, Importer: "Subsidiary", Country: "DE"}}
	for name, c := range map[string]struct {
		treatment register.Treatment
		none      bool
	}{
		"unanswered":              {register.Treatment{}, false},
		"reviewed, none":          {register.Treatment{TransfersReviewed: register.NoTransfers}, true},
		"reviewed, none listed":   {register.Treatment{TransfersReviewed: "listed"}, false},
		"within the EEA":          {register.Treatment{Transfers: inside}, false},
		"within the EEA, no more": {register.Treatment{TransfersReviewed: register.NoTransfers, Transfers: inside}, true},
	} {
		words, _, _ := whole(t, one(&c.treatment), lang.EN)
		told := strings.Contains(words, "Transfers outside the European Economic Area** — None\n")
		if told != c.none || strings.Contains(words, "Subsidiary") {
			t.Errorf("%s: none is told %v:\n%s", name, told, words)
		}
	}
}

func TestTheSameRegisterGivesTheSameNotice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := registertest.Random(t, registertest.Hostile())
		first, _, _ := whole(t, r, lang.FR)
		if second, _, _ := whole(t, r, lang.FR); first != second {
			t.Fatal("two notices of one register differ")
		}
	})
}

// Every answer that Articles 13 and 14 ask for reaches the notice, and what a
// template gave says so until it is confirmed.
func TestAnswersReachTheNotice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := registertest.Whole(t, rapid.StringMatching(`[a-z]{6,12}`))
		rec := register.CollectionOf("treatments").Table.Clone(r.Treatments[0]).(*register.Treatment)
		rec.Status = register.Active
		rec.Subjects[0].Category = "CLI"
		r = register.CollectionOf("treatments").With(r, []register.Record{rec})
		words, _, report := whole(t, r, lang.EN)
		told := []string{
			rec.Name, rec.Purposes[0].Text, rec.Subjects[0].Detail, rec.Data[0].Detail, rec.Recipients[0].Detail, rec.Rights, rec.JointControllers[0].Body,
			r.Organisation.Name, r.Organisation.RightsContact, r.Organisation.Address, r.Organisation.Email,
		}
		for _, answer := range told {
			if !strings.Contains(words, answer) {
				t.Fatalf("%q is not told:\n%s", answer, words)
			}
		}
		if report.Unconfirmed != 0 {
			t.Fatalf("%d answers are to be confirmed", report.Unconfirmed)
		}
		guess := register.CollectionOf("treatments").Table.Clone(rec).(*register.Treatment)
		guess.Origin, guess.Confirmations = register.Origin{}, nil
		register.CollectionOf("treatments").Table.MarkGiven(guess, "T04")
		words, _, report = whole(t, register.CollectionOf("treatments").With(r, []register.Record{guess}), lang.EN)
		if report.Unconfirmed == 0 || strings.Count(words, "to be confirmed") < report.Unconfirmed {
			t.Fatalf("the report tells of %d guesses:\n%s", report.Unconfirmed, words)
		}
	})
}
