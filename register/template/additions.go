package template

import (
	"slices"

	"article30/register"
	"article30/register/lang"
)

// Addition is a record to add to a register. Its reference is left to whoever
// adds it.
type Addition struct {
	Collection *register.Collection
	Record     register.Record
}

// Additions returns what it takes to put the activity into a register, in the
// register's own language and in the order to add it: first the entries that
// its catalogues lack (categories of data, recipients, measures), then the
// fiche, in draft, the answers of each marked as given by the template. The register
// is not written to. Additions of another template are to be asked of a register
// that has these, so that the two share their entries.
func (t Template) Additions(r *register.Register) []Addition {
	m := &maker{template: t.Key, register: r, lang: r.TextLanguage(), made: map[entry]register.ID{}}
	var rec register.Made
	c := register.CollectionOf("treatments")
	if t.Processor {
		c = register.CollectionOf("processor_activities")
		rec = m.activity(t)
	} else {
		rec = m.treatment(t)
	}
	c.Table.Renew(rec)
	c.Table.MarkGiven(rec, t.Key)
	// That the fiche is begun is no answer of the template's to confirm.
	*c.Table.Field("status").Address(rec).(*register.Code) = register.Draft
	return append(m.additions, Addition{c, rec})
}

// Retentions returns the keys of the law.RetentionReferences that the activity
// relies on, in the order of its data, each once.
func (t Template) Retentions() []string {
	var keys []string
	for _, d := range t.content.Data {
		for _, r := range d.Retentions {
			if r.Reference != "" && !slices.Contains(keys, r.Reference) {
				keys = append(keys, r.Reference)
			}
		}
	}
	return keys
}

// maker makes the fiche of a template, and on the way the entries that the
// register lacks.
type maker struct {
	template  string // its key
	register  *register.Register
	lang      lang.Lang
	additions []Addition
	// made holds the IDs of the entries among the additions.
	made map[entry]register.ID
}

// entry returns the ID of the register's own entry, or else of one that is
// added to its catalogue.
func (m *maker) entry(catalogue, key string) register.ID {
	c, e := register.CollectionOf(catalogue), entries()[catalogue][key]
	for _, rec := range c.All(m.register) {
		if e.is(rec) {
			return register.Identity(rec)
		}
	}
	if _, done := m.made[e]; !done {
		rec := e.record(m.lang)
		c.Table.Renew(rec)
		if r, ok := rec.(*register.Recipient); !ok || !r.Internal() { // of a department, all is said by its name
			c.Table.MarkGiven(rec, m.template)
		}
		m.additions = append(m.additions, Addition{c, rec})
		m.made[e] = register.Identity(rec)
	}
	return m.made[e]
}

func (m *maker) treatment(t Template) *register.Treatment {
	c := t.content
	fiche := &register.Treatment{
		Head:         register.Head{Name: t.Name.In(m.lang)},
		Subjects:     m.subjects(c.Subjects),
		DPIACriteria: c.DPIA.Criteria,
		DPIANeeded:   c.DPIA.Needed,
		DPIAReason:   c.DPIA.Reason.In(m.lang),
		Notes:        c.Notes.In(m.lang),
	}
	for _, p := range c.Purposes {
		fiche.Purposes = append(fiche.Purposes, m.purpose(p))
	}
	for _, d := range c.Data {
		fiche.Data = append(fiche.Data, m.datum(d))
	}
	fiche.Recipients = m.uses(c.Recipients)
	fiche.Measures = m.measures(c.Measures)
	return fiche
}

func (m *maker) activity(t Template) *register.ProcessorActivity {
	c := t.content
	fiche := &register.ProcessorActivity{
		Head:          register.Head{Name: t.Name.In(m.lang)},
		Subjects:      m.subjects(c.Subjects),
		EndFate:       c.EndFate,
		EndFateDetail: c.EndFateDetail.In(m.lang),
		Notes:         c.Notes.In(m.lang),
	}
	for _, o := range c.Operations {
		fiche.Operations = append(fiche.Operations, register.Operation{Text: o.Text.In(m.lang), Detail: o.Detail.In(m.lang)})
	}
	for _, d := range c.Data {
		fiche.Data = append(fiche.Data, m.entry("data_categories", d.Category))
	}
	for _, u := range m.uses(c.Recipients) {
		fiche.Subprocessors = append(fiche.Subprocessors, register.Subprocessor{Use: u})
	}
	fiche.Measures = m.measures(c.Measures)
	return fiche
}

func (m *maker) purpose(p purpose) register.Purpose {
	return register.Purpose{
		Text:         p.Text.In(m.lang),
		LegalBases:   p.LegalBases,
		Interest:     p.Interest.In(m.lang),
		Law:          p.Law.In(m.lang),
		ConsentProof: p.ConsentProof.In(m.lang),
		Channels:     p.Channels,
		Audiences:    p.Audiences,
	}
}

func (m *maker) subjects(all []subject) []register.Subject {
	var subjects []register.Subject
	for _, s := range all {
		subjects = append(subjects, register.Subject{Category: s.Category, Detail: s.Detail.In(m.lang)})
	}
	return subjects
}

func (m *maker) datum(d datum) register.Datum {
	made := register.Datum{
		Category:      m.entry("data_categories", d.Category),
		Detail:        d.Detail.In(m.lang),
		Source:        d.Source,
		SourceDetail:  d.SourceDetail.In(m.lang),
		Condition:     d.Condition,
		ConditionText: d.ConditionText.In(m.lang),
	}
	for _, r := range d.Retentions {
		made.Retentions = append(made.Retentions, r.in(m.lang))
	}
	return made
}

func (m *maker) uses(all []use) []register.Use {
	var uses []register.Use
	for _, u := range all {
		uses = append(uses, register.Use{Recipient: m.entry("recipients", u.Entry), Detail: u.Detail.In(m.lang)})
	}
	return uses
}

func (m *maker) measures(keys []string) []register.ID {
	var ids []register.ID
	for _, key := range keys {
		ids = append(ids, m.entry("measures", key))
	}
	return ids
}
