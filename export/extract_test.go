package export_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"article30/export"
	"article30/export/extract"
	"article30/export/sheet/xlsxtest"
	"article30/register"
	"article30/register/check"
)

// hosting is the register of an organisation that works for two clients and
// keeps notes.
func hosting() *register.Register {
	reg := both()
	org := register.CollectionOf("organisation").Table.Clone(reg.Organisation).(*register.Organisation)
	org.HasStaff = register.Yes
	reg = register.CollectionOf("organisation").With(reg, []register.Record{org})
	t := register.CollectionOf("treatments").Table.Clone(reg.Treatments[0]).(*register.Treatment)
	t.Name, t.Notes = "Paie", "un mot pour nous"
	a := register.CollectionOf("processor_activities").Table.Clone(reg.ProcessorActivities[0]).(*register.ProcessorActivity)
	a.Notes = "un mot pour nous"
	a.Clients = append(a.Clients, register.Client{Item: register.Item{ID: "k2"}, Contact: register.Contact{Body: "Beta SARL"}})
	ended := &register.ProcessorActivity{Head: register.Head{Item: register.Item{ID: "k3"}, Reference: "P-002", Name: "Archivage"}, Status: register.Ended}
	reg = register.CollectionOf("treatments").With(reg, []register.Record{t})
	return register.CollectionOf("processor_activities").With(reg, []register.Record{a, ended})
}

// written is all that stands in the files of an export.
func written(t *testing.T, reg *register.Register, form export.Form, o export.Options) string {
	t.Helper()
	report, err := export.Write(reg, filepath.Join(t.TempDir(), "registre"+form.Ext), form, o)
	if err != nil {
		t.Fatalf("%s: %v", form.Key, err)
	}
	var all strings.Builder
	for _, f := range report.Files {
		content, err := os.ReadFile(f.Path)
		if err != nil {
			t.Fatal(err)
		}
		if form.Key != "xlsx" {
			all.Write(content)
			continue
		}
		w, err := xlsxtest.Read(content)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range w.Parts {
			all.Write(part)
		}
	}
	return all.String()
}

// What is asked for bounds what leaves, whatever the form: a client's extract
// names no other client, and that for an inspector holds no note.
func TestNoFormTellsMoreThanIsAskedFor(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*export.Options)
		told   []string
		untold []string
		says   string // that it is an extract; a table has no place for it
	}{
		"a client":   {func(o *export.Options) { o.Client = "eole" }, []string{"Société Éole", "Hébergement"}, []string{"Beta SARL", "un mot pour nous", "Paie", "Archivage", "Emploie du personnel"}, "pour ce client seul"},
		"Article 30": {func(o *export.Options) { o.Profile = extract.Article30 }, []string{"Société Éole", "Beta SARL", "Paie"}, []string{"un mot pour nous", "Archivage"}, "Limité à ce que demande"},
		"a record":   {func(o *export.Options) { o.Only = []string{"P-002"} }, []string{"Archivage"}, []string{"Paie", "Beta SARL"}, "Limité à une partie"},
		"an ended record for an inspector": {
			func(o *export.Options) { o.Only, o.Profile = []string{"P-001", "P-002"}, extract.Article30 }, []string{"Hébergement"}, []string{"Archivage", "Paie"}, "Limité à une partie",
		},
	} {
		for _, form := range export.Forms {
			o := options
			c.change(&o)
			content := written(t, hosting(), form, o)
			for _, words := range c.told {
				if !strings.Contains(content, words) {
					t.Errorf("%s, %s: %q is lost", name, form.Key, words)
				}
			}
			if whole := form.Key == "csv" || form.Key == "json"; !whole && !strings.Contains(content, c.says) {
				t.Errorf("%s, %s: it does not say %q", name, form.Key, c.says)
			}
			for _, words := range c.untold {
				if strings.Contains(content, words) {
					t.Errorf("%s, %s: %q is told", name, form.Key, words)
				}
			}
		}
	}
}

func TestAnOptionThatAFormCannotFollowIsRefused(t *testing.T) {
	for name, change := range map[string]func(*export.Options){
		"findings":              func(o *export.Options) { o.Findings = []check.Finding{} },
		"the notice's client":   func(o *export.Options) { o.Notice, o.Client = true, "eole" },
		"a client nobody has":   func(o *export.Options) { o.Client = "Delta" },
		"a record that is none": func(o *export.Options) { o.Only = []string{"T-999"} },
	} {
		for _, form := range export.Forms {
			o := options
			change(&o)
			if name == "findings" && form.Key == "xlsx" || o.Notice && !form.Page {
				continue
			}
			path := filepath.Join(t.TempDir(), "registre"+form.Ext)
			if _, err := export.Write(hosting(), path, form, o); err == nil {
				t.Errorf("%s: %s passes", form.Key, name)
			}
			if _, err := os.Stat(path); err == nil {
				t.Errorf("%s: %s is refused, yet the file is there", form.Key, name)
			}
		}
	}
}
