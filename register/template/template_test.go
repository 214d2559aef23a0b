package template_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"article30/register"
	"article30/register/lang"
	"article30/register/law"
	"article30/register/template"
)

// each runs a test on every template, in a register of each language.
func each(t *testing.T, test func(t *testing.T, tm template.Template, l lang.Lang)) {
	t.Helper()
	for _, tm := range template.All() {
		for _, l := range lang.All {
			t.Run(tm.Key+"/"+l.String(), func(t *testing.T) { test(t, tm, l) })
		}
	}
}

// insert returns a register that has the additions of some templates, each
// asked of the register that has those before it.
func insert(r *register.Register, templates ...template.Template) *register.Register {
	for _, tm := range templates {
		for _, a := range tm.Additions(r) {
			r = a.Collection.Insert(r, a.Collection.Len(r), a.Record)
		}
	}
	return r
}

// fiche returns the one record of a register that a template made.
func fiche(t *testing.T, r *register.Register) (*register.Table, register.Made) {
	t.Helper()
	for _, key := range []string{"treatments", "processor_activities"} {
		if c := register.CollectionOf(key); c.Len(r) == 1 {
			return c.Table, c.At(r, 0).(register.Made)
		}
	}
	t.Fatal("no fiche was added")
	return nil, nil
}

// shape says what is answered in a record and, where the answer is a code, which
// it is: all that does not depend on the language.
func shape(table *register.Table, rec any) []string {
	var answered []string
	table.Walk(rec, func(path string, f *register.Field, holder any) {
		if f.State(holder) != register.StateAnswered {
			return
		}
		if f.Vocabulary != nil || f.Kind == register.KindYesNo || f.Kind == register.KindNumber {
			path += " " + f.Text(holder, register.View{})
		}
		answered = append(answered, path)
	})
	return answered
}

func TestWhatAnActivityAddsIsTheSameInBothLanguages(t *testing.T) {
	for _, tm := range template.All() {
		french := tm.Additions(register.New("SARL Exemple", lang.FR))
		english := tm.Additions(register.New("Example Ltd", lang.EN))
		if len(french) != len(english) {
			t.Errorf("%s adds %d records in French, %d in English", tm.Key, len(french), len(english))
			continue
		}
		for i := range french {
			table := french[i].Collection.Table
			if diff := cmp.Diff(shape(table, french[i].Record), shape(table, english[i].Record)); diff != "" {
				t.Errorf("%s, %q: %s", tm.Key, register.NameOf(french[i].Record), diff)
			}
		}
	}
}

func TestEveryCodeIsKnown(t *testing.T) {
	each(t, func(t *testing.T, tm template.Template, l lang.Lang) {
		for _, a := range tm.Additions(register.New("SARL Exemple", l)) {
			a.Collection.Table.Walk(a.Record, func(path string, f *register.Field, holder any) {
				var all []register.Code
				switch p := f.Address(holder).(type) {
				case *register.Code:
					all = []register.Code{*p}
				case *[]register.Code:
					all = *p
				case *register.Country:
					if _, known := law.CountryByCode(string(*p)); !known && *p != "" {
						t.Errorf("%s: unknown country %q", path, *p)
					}
				}
				for _, code := range all {
					if _, known := f.Vocabulary.Term(string(code)); !known && code != "" {
						t.Errorf("%s: unknown code %q", path, code)
					}
				}
			})
		}
	})
}

func TestARetentionRestsOnAReferenceThatExistsAndIsUnderstood(t *testing.T) {
	each(t, func(t *testing.T, tm template.Template, l lang.Lang) {
		for _, key := range tm.Retentions() {
			if _, known := law.RetentionReferenceByKey(key); !known {
				t.Errorf("unknown reference %q", key)
			}
		}
		_, rec := fiche(t, insert(register.New("SARL Exemple", l), tm))
		activity, ok := rec.(*register.Treatment)
		if !ok {
			return
		}
		for i, d := range activity.Data {
			if len(d.Retentions) == 0 {
				t.Errorf("data %d has no retention", i)
			}
			for _, r := range d.Retentions {
				if r.AsWritten != "" || r.Fate == "" {
					t.Errorf("data %d: %q is not understood to its end", i, r.Sentence(l))
				}
			}
		}
	})
}

func TestAPurposeHasABasisAndWhatTheBasisDemands(t *testing.T) {
	each(t, func(t *testing.T, tm template.Template, l lang.Lang) {
		_, rec := fiche(t, insert(register.New("SARL Exemple", l), tm))
		activity, ok := rec.(*register.Treatment)
		if !ok {
			return
		}
		for _, p := range activity.Purposes {
			has := func(code register.Code) bool { return slices.Contains(p.LegalBases, code) }
			if p.Text == "" || len(p.LegalBases) == 0 {
				t.Errorf("%q has no basis", p.Text)
			}
			if has("a") != (p.ConsentProof != "") || (has("c") || has("e")) != (p.Law != "") || has("f") != (p.Interest != "") {
				t.Errorf("%q: bases %v, law %q, interest %q, consent %q", p.Text, p.LegalBases, p.Law, p.Interest, p.ConsentProof)
			}
			if (len(p.Channels) > 0) != (len(p.Audiences) > 0) {
				t.Errorf("%q: channels %v for audiences %v", p.Text, p.Channels, p.Audiences)
			}
		}
	})
}

func TestDataUnderRulesOfTheirOwnSayWhatAllowsThem(t *testing.T) {
	each(t, func(t *testing.T, tm template.Template, l lang.Lang) {
		r := insert(register.New("SARL Exemple", l), tm)
		_, rec := fiche(t, r)
		activity, ok := rec.(*register.Treatment)
		if !ok {
			return
		}
		for _, d := range activity.Data {
			regime := law.DataRegime(string(r.DataCategory(d.Category).Kind))
			if (regime == law.Article9) != (d.Condition != "") {
				t.Errorf("%q: condition %q", r.DataCategory(d.Category).Name, d.Condition)
			}
			if (regime != law.Ordinary) != (d.ConditionText != "") {
				t.Errorf("%q: authorising text %q", r.DataCategory(d.Category).Name, d.ConditionText)
			}
			if (d.Source == "direct") != (d.SourceDetail == "") || d.Source == "" {
				t.Errorf("%q: source %q, from %q", r.DataCategory(d.Category).Name, d.Source, d.SourceDetail)
			}
		}
	})
}

func TestANewFicheIsADraftThatLeavesOpenWhatOnlyTheOrganisationKnows(t *testing.T) {
	each(t, func(t *testing.T, tm template.Template, l lang.Lang) {
		r := insert(register.New("SARL Exemple", l), tm)
		for _, entry := range r.Recipients {
			if entry.Type == "ST" && len(entry.Places) > 0 || entry.ContractReference != "" || entry.ContractOn != "" {
				t.Errorf("%q has a country or a contract", entry.Name)
			}
		}
		table, rec := fiche(t, r)
		if status := *table.Field("status").Address(rec).(*register.Code); status != register.Draft {
			t.Errorf("the status is %q", status)
		}
		for _, key := range []string{"reference", "owner", "since", "created", "information", "rights", "transfers_reviewed", "reviewed_on", "works_council", "staff_informed"} {
			if f := table.Field(key); f != nil && f.State(rec) != register.StateUnanswered {
				t.Errorf("%s is answered", key)
			}
		}
	})
}

func TestEveryAnswerOfANewFicheIsToBeConfirmed(t *testing.T) {
	each(t, func(t *testing.T, tm template.Template, l lang.Lang) {
		table, rec := fiche(t, insert(register.New("SARL Exemple", l), tm))
		if got := register.OriginOf(rec).Template; got != tm.Key {
			t.Errorf("the fiche says it began as %q", got)
		}
		unconfirmed := table.Unconfirmed(rec)
		for i := range table.Fields {
			f := &table.Fields[i]
			if f.State(rec) == register.StateAnswered && f.Key != "name" && f.Key != "status" &&
				!slices.ContainsFunc(unconfirmed, func(path string) bool { return path == f.Key || strings.HasPrefix(path, f.Key+"[") }) {
				t.Errorf("%s needs no confirmation", f.Key)
			}
		}
	})
}

// A fiche shows the name of an entry alone: what the entry says is confirmed in
// its own right.
func TestWhatATemplateSaysInAnEntryIsToBeConfirmedThere(t *testing.T) {
	each(t, func(t *testing.T, tm template.Template, l lang.Lang) {
		for _, a := range tm.Additions(register.New("SARL Exemple", l)) {
			if !a.Collection.Catalogue {
				continue
			}
			unconfirmed := a.Collection.Table.Unconfirmed(a.Record)
			if r, ok := a.Record.(*register.Recipient); ok && r.Internal() {
				if len(unconfirmed) > 0 || r.Service != "" {
					t.Errorf("the department %q says %q", r.Name, r.Service)
				}
				continue
			}
			for _, key := range []string{"description", "service", "role", "detail"} {
				if f := a.Collection.Table.Field(key); f != nil && f.State(a.Record) == register.StateAnswered && !slices.Contains(unconfirmed, key) {
					t.Errorf("%q: %s needs no confirmation", register.NameOf(a.Record), key)
				}
			}
			if len(unconfirmed) == 0 {
				t.Errorf("nothing of %q is to be confirmed", register.NameOf(a.Record))
			}
		}
	})
}

func TestNothingIsWrittenToTheRegister(t *testing.T) {
	r := insert(register.New("SARL Exemple", lang.FR), template.All()[0])
	before, err := register.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, tm := range template.All() {
		tm.Additions(r)
	}
	after, err := register.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(before), string(after)); diff != "" {
		t.Error(diff)
	}
}

func TestActivitiesShareTheirEntriesAndAddThemOnce(t *testing.T) {
	for _, l := range lang.All {
		once := insert(register.New("SARL Exemple", l), template.All()...)
		twice := insert(once, template.All()...)
		for _, c := range register.Collections {
			names := map[string]bool{}
			for _, rec := range c.All(once) {
				name := lang.Fold(register.NameOf(rec))
				if names[name] {
					t.Errorf("%s has two entries named %q", c.Key, name)
				}
				names[name] = true
			}
			if grown := c.Len(twice) - c.Len(once); c.Catalogue && grown != 0 {
				t.Errorf("%s: inserting all again adds %d entries", c.Key, grown)
			}
		}
	}
}

// What a template answers is published as the organisation's own words: it asks
// nothing and tells nobody what to do. The notes do.
func TestAnAnswerIsAStatement(t *testing.T) {
	instructs := regexp.MustCompile(`(?i)\?|à revoir|revoyez|à confirmer|à préciser|à compléter|\b(si oui|sinon|écrivez|précisez|vérifiez|retirez|ajoutez)\b` +
		`|to be (reviewed|confirmed|specified|completed)|\b(if so|if not|write|review the|check (its|their)|remove the|add the)\b`)
	// That something is to be checked says what, so that it can be: never alone
	// at the end of a list, as ", à vérifier".
	vague := regexp.MustCompile(`(^|[,(] ?)(à vérifier|to be checked)`)
	each(t, func(t *testing.T, tm template.Template, l lang.Lang) {
		for _, a := range tm.Additions(register.New("SARL Exemple", l)) {
			a.Collection.Table.Walk(a.Record, func(path string, f *register.Field, holder any) {
				text, written := f.Address(holder).(*string)
				if !written || f.Key == "notes" {
					return
				}
				if at := instructs.FindString(*text); at != "" {
					t.Errorf("%s, %s: %q in %q", register.NameOf(a.Record), path, at, *text)
				}
				if vague.MatchString(*text) {
					t.Errorf("%s, %s does not say what is to be checked: %q", register.NameOf(a.Record), path, *text)
				}
			})
		}
	})
}

func TestTheRegistersOwnEntriesAreUsed(t *testing.T) {
	payroll, _ := template.Find("T01")
	r := insert(register.New("SARL Exemple", lang.FR), payroll)
	english := *r
	english.Language = "en"
	renamed := *r.DataCategories[0]
	renamed.Name = "Fiche du salarié"
	for name, own := range map[string]*register.Register{
		"named in the other language":           &english,
		"of the same data, under another name":  register.CollectionOf("data_categories").Replace(r, 0, &renamed),
		"named with other capitals and accents": capitals(r),
	} {
		additions := payroll.Additions(own)
		if len(additions) != 1 {
			t.Errorf("%s: %d records are added, want the fiche alone", name, len(additions))
			continue
		}
		c, added := additions[0].Collection, additions[0].Record
		for _, id := range c.Table.References(added) {
			if _, rec := own.ByID(id); rec == nil {
				t.Errorf("%s: the fiche refers to a record that is not there", name)
			}
		}
	}
}

// capitals returns a register whose recipients are named in capitals without
// accents.
func capitals(r *register.Register) *register.Register {
	c := register.CollectionOf("recipients")
	for i, rec := range r.Recipients {
		named := *rec
		named.Name = strings.ToUpper(lang.Fold(rec.Name))
		r = c.Replace(r, i, &named)
	}
	return r
}

func TestEntriesComeBeforeTheFicheThatRefersToThem(t *testing.T) {
	each(t, func(t *testing.T, tm template.Template, l lang.Lang) {
		r := register.New("SARL Exemple", l)
		for _, a := range tm.Additions(r) {
			for _, id := range a.Collection.Table.References(a.Record) {
				if _, rec := r.ByID(id); rec == nil {
					t.Errorf("%q refers to a record that comes after it", register.NameOf(a.Record))
				}
			}
			r = a.Collection.Insert(r, a.Collection.Len(r), a.Record)
		}
	})
}
