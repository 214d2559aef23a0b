package law

import (
	"fmt"
	"io/fs"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"article30/register/lang"
)

var vocabularies = []*Vocabulary{
	LegalBases, Article9Conditions, DataKinds, Subjects, RecipientTypes, MeasureKinds, SecurityGuide,
	SafeguardKinds, ObsoleteSafeguards, DPIACriteria, DPIARequired, DPIANotRequired, StartEvents,
}

// everything is all the data of the package, for what must hold of all of it.
func everything() map[string]any {
	all := map[string]any{
		"countries": Countries(), "adequacy": decisions(), "retention": RetentionReferences(),
		"thresholds": thresholds(), "consents": consents(), "families": Families(), "sources": sources(), "strengths": Strengths,
	}
	for _, v := range vocabularies {
		all[v.Key] = v
	}
	return all
}

// eachText calls f with every lang.Text within v and the path to it.
func eachText(path string, v reflect.Value, f func(path string, text lang.Text)) {
	if text, ok := reflect.TypeAssert[lang.Text](v); ok {
		f(path, text)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		eachText(path, v.Elem(), f)
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() {
				eachText(path+"."+field.Name, v.Field(i), f)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(fmt.Sprintf("%s[%d]", path, i), v.Index(i), f)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			eachText(path+"."+key.String(), v.MapIndex(key), f)
		}
	}
}

func TestEveryTextIsInBothLanguagesOrAbsent(t *testing.T) {
	seen := 0
	for name, data := range everything() {
		eachText(name, reflect.ValueOf(data), func(path string, text lang.Text) {
			seen++
			if (text.FR == "") != (text.EN == "") {
				t.Errorf("%s: %+v lacks a language", path, text)
			}
		})
	}
	if seen < 1000 {
		t.Errorf("only %d texts were looked at", seen)
	}
}

func TestTextsCarryNoWorkingMarksAndKeepFrenchTypography(t *testing.T) {
	marks := regexp.MustCompile(`\[\?\]|\[own\]|\[S:|’|  `)
	badFrench := regexp.MustCompile(` [:;!?»]|[\pL)][;!?»]|« `)
	badEnglish := regexp.MustCompile(`[ \x{a0}][:;!?]`)
	for name, data := range everything() {
		eachText(name, reflect.ValueOf(data), func(path string, text lang.Text) {
			if marks.MatchString(text.FR) || marks.MatchString(text.EN) {
				t.Errorf("%s: %+v carries a working mark", path, text)
			}
			if badFrench.MatchString(text.FR) {
				t.Errorf("%s: spaces of %q are not the French ones", path, text.FR)
			}
			if badEnglish.MatchString(text.EN) {
				t.Errorf("%s: spaces of %q are not the English ones", path, text.EN)
			}
		})
	}
}

func TestNothingSaysCompliantOrExempt(t *testing.T) {
	verdict := regexp.MustCompile(`(?i)\bcompliant\b|\bconforme\b|\bexempté(e)? d'inscription`)
	for name, data := range everything() {
		eachText(name, reflect.ValueOf(data), func(path string, text lang.Text) {
			if verdict.MatchString(text.FR) || verdict.MatchString(text.EN) {
				t.Errorf("%s: %+v passes judgment", path, text)
			}
		})
	}
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

func TestEveryFileSaysWhereItComesFromAndWhenItWasChecked(t *testing.T) {
	names, err := fs.Glob(files, "data/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range names {
		name := strings.TrimSuffix(strings.TrimPrefix(path, "data/"), ".json")
		if name == "sources" {
			continue
		}
		header := load[map[string]any](name)
		asOf, _ := header["as_of"].(string)
		source, _ := header["source"].(string)
		if !isDay(asOf) || source == "" {
			t.Errorf("%s: as_of %q, source %q", name, asOf, source)
		}
	}
}

func TestEverySourceIsCited(t *testing.T) {
	var cited strings.Builder
	names, _ := fs.Glob(files, "data/*.json")
	for _, path := range names {
		if raw, _ := files.ReadFile(path); path != "data/sources.json" {
			for _, m := range regexp.MustCompile(`"source": "([^"]*)"`).FindAllSubmatch(raw, -1) {
				cited.WriteString(" " + string(m[1]) + " ")
			}
		}
	}
	for key := range sources() {
		if !strings.Contains(cited.String(), " "+key+" ") {
			t.Errorf("no entry cites %q", key)
		}
	}
}

func TestSourcesReadAsCitations(t *testing.T) {
	var s Source
	if err := s.UnmarshalText([]byte("rgpd usage")); err != nil {
		t.Fatal(err)
	}
	want := Source{lang.Text{
		FR: sources()["rgpd"].FR + "\u00a0; " + sources()["usage"].FR,
		EN: sources()["rgpd"].EN + "; " + sources()["usage"].EN,
	}}
	if s != want {
		t.Errorf("got %+v, want %+v", s, want)
	}
	if err := s.UnmarshalText([]byte("hearsay")); err == nil {
		t.Error("an unknown source is accepted")
	}
}
