package template

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

// used returns the keys of the entries of each catalogue that some activity or
// other refers to.
func used() map[string]map[string]bool {
	used := map[string]map[string]bool{"data_categories": {}, "recipients": {}, "measures": {}}
	for _, t := range All() {
		for _, d := range t.content.Data {
			used["data_categories"][d.Category] = true
		}
		for _, u := range t.content.Recipients {
			used["recipients"][u.Entry] = true
		}
		for _, key := range t.content.Measures {
			used["measures"][key] = true
		}
	}
	return used
}

func TestActivitiesReferToEntriesThatExistAndEveryEntryIsUsed(t *testing.T) {
	for catalogue, keys := range used() {
		for key := range keys {
			if entries()[catalogue][key] == nil {
				t.Errorf("%s has no entry %q", catalogue, key)
			}
		}
		for key := range entries()[catalogue] {
			if !keys[key] {
				t.Errorf("%s: no activity uses %q", catalogue, key)
			}
		}
	}
}

func TestNoEntryIsTakenForAnother(t *testing.T) {
	for catalogue, all := range entries() {
		for key, e := range all {
			for other, o := range all {
				for _, l := range lang.All {
					if e.is(o.record(l)) != (key == other) {
						t.Errorf("%s: %q and %q say the same", catalogue, key, other)
					}
				}
			}
		}
	}
}

func TestAnEntryIsInBothLanguages(t *testing.T) {
	for catalogue, all := range entries() {
		table := register.CollectionOf(catalogue).Table
		for key, e := range all {
			french, english := e.record(lang.FR), e.record(lang.EN)
			for i := range table.Fields {
				f := &table.Fields[i]
				if f.State(french) != f.State(english) {
					t.Errorf("%s, %q: %s is in one language", catalogue, key, f.Key)
				}
			}
			if c, ok := french.(*register.DataCategory); register.NameOf(french) == "" || ok && c.Description == "" {
				t.Errorf("%s: %q has no name or no description", catalogue, key)
			}
		}
	}
}

// A citation says what is to be checked, not only that something is.
func TestADoubtIsCitedAndSaysWhatIsToBeChecked(t *testing.T) {
	var doubted []string
	for _, ref := range law.RetentionReferences() {
		if ref.Doubt != (lang.Text{}) {
			doubted = append(doubted, ref.Key)
			if !ref.Uncertain {
				t.Errorf("%s is in doubt and passes for certain", ref.Key)
			}
		}
		for l, words := range map[lang.Lang]string{lang.FR: "à vérifier", lang.EN: "to be checked"} {
			text := (retention{Reference: ref.Key}).in(l).Reference
			if text == "" || !strings.HasSuffix(text, ref.Doubt.In(l)) || strings.Contains(text, words) != (ref.Doubt != lang.Text{}) || strings.Contains(text, ", "+words) {
				t.Errorf("%s: %q", ref.Key, text)
			}
		}
	}
	if diff := cmp.Diff(strings.Fields("R-IMPAYE R-TELCONS R-FORM R-SST R-ALERTE R-DROITS R-MAIL"), doubted); diff != "" {
		t.Error(diff)
	}
}

func TestFrenchPunctuationHasItsNoBreakSpaces(t *testing.T) {
	french := regexp.MustCompile(`"fr": "(?:[^"\\]|\\.)*`)
	bare := regexp.MustCompile(`[^\x{a0}][!?;»]|«[^\x{a0}]|[^\x{a0}]: |’`)
	names, err := fs.Glob(files, "data/*.json")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		raw, err := files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range french.FindAllString(string(raw), -1) {
			text = strings.ReplaceAll(strings.TrimPrefix(text, `"fr": "`), `\u00a0`, "\u00a0")
			if at := bare.FindString(text); at != "" {
				t.Errorf("%s: %q in %q", name, at, text)
			}
		}
	}
}

func TestAMemberThatIsNotKnownIsRefused(t *testing.T) {
	for _, raw := range []string{
		`{"key": "T01", "sluggish": "paie"}`,
		`{"key": "T01", "name": {"fr": "Paie", "es": "Nómina"}}`,
		`{"key": "T01", "data": [{"category": "identity", "retention": []}]}`,
		`{"key": "T01", "key": "T02"}`,
	} {
		if f, err := decode[file]([]byte(raw)); err == nil {
			t.Errorf("%s is read as %+v", raw, f)
		}
	}
	if _, err := decode[file]([]byte(`{"key": "T01", "name": {"fr": "Paie", "en": "Payroll"}}`)); err != nil {
		t.Error(err)
	}
}
