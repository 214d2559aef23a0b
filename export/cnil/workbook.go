package cnil

import (
	"cmp"
	"strings"
	"sync"
	"time"

	"article30/export/extract"
	"article30/export/sheet"
	"article30/register"
	"article30/register/check"
	"article30/register/lang"
)

// Options say what to write. The catalogues' entries follow the records that use
// them.
type Options struct {
	extract.Options
	// Lang is the language of labels; the register's own texts stay as typed.
	Lang lang.Lang
	// AsOf is the day of the export, on which adequacy decisions are judged.
	AsOf time.Time
	// Part is which of an organisation's two registers to write.
	Part Part
	// Findings, where not nil, are listed on a sheet of their own, those on
	// records that are not written left out.
	Findings []check.Finding
	// Progress, if any, is told how many sheets of how many are drawn, by one
	// goroutine at a time.
	Progress func(done, total int)
}

// Report tells what was written, and what the workbook could not show as the
// register has it.
type Report struct {
	sheet.Report
	Part Part
	// Treatments and Activities are how many fiches of each the workbook has.
	Treatments, Activities int
	// Ended is how many of them the profile left out because they ended.
	Ended int
	// Unconfirmed is how many answers come from templates and were confirmed
	// by nobody: they say so in the workbook.
	Unconfirmed int
}

// Workbook writes one part of a register as a workbook in the CNIL's layout.
// The same register, day and options give the same bytes. It fails when Only
// names a record the register does not have, or Client a client.
func Workbook(reg *register.Register, opts Options) ([]byte, Report, error) {
	chosen, err := choose(reg, opts)
	if err != nil {
		return nil, Report{}, err
	}
	w, sheets := newWriter(reg, chosen, opts)
	book := sheet.Book{Styles: looks, Progress: opts.Progress, Props: sheet.Props{
		Title: w.title(), Company: w.reg.Organisation.Name, Date: lastChange(reg), Lang: opts.Lang,
	}}
	for _, s := range sheets {
		if s.key == sheetValues {
			book.AddHidden(s.name, s.draw)
		} else {
			book.Add(s.name, s.draw)
		}
	}
	data, report, err := book.Bytes()
	return data, Report{
		Report: report, Part: opts.Part, Treatments: len(chosen.Treatments), Activities: len(chosen.Activities),
		Ended: chosen.EndedTreatments + chosen.EndedActivities, Unconfirmed: chosen.unconfirmed(reg),
	}, err
}

// sheetKey names a sheet that stands once in a workbook; the fiches have none.
type sheetKey string

const (
	sheetCover        sheetKey = "cover"
	sheetList         sheetKey = "list"
	sheetSummary      sheetKey = "summary"
	sheetRecipients   sheetKey = "recipients"
	sheetTransfers    sheetKey = "transfers"
	sheetRetention    sheetKey = "retention"
	sheetMeasures     sheetKey = "measures"
	sheetCategories   sheetKey = "data_categories"
	sheetSafeguards   sheetKey = "safeguards"
	sheetOrganisation sheetKey = "organisation"
	sheetFindings     sheetKey = "findings"
	sheetValues       sheetKey = "values"
)

// planned is a sheet to come.
type planned struct {
	key    sheetKey        // empty for a fiche
	record register.Record // of a fiche
	title  string
	name   string // what its title becomes, once all are known
	draw   func() sheet.Sheet
}

// newWriter plans all sheets and names them before the first is drawn, since
// links need the names.
func newWriter(reg *register.Register, c choice, opts Options) (*writer, []planned) {
	catalogues := *reg
	catalogues.Treatments, catalogues.ProcessorActivities = nil, nil
	w := &writer{
		reg:  reg,
		view: register.View{Register: &catalogues, Lang: opts.Lang, Today: opts.AsOf},
		lang: opts.Lang, opts: opts, choice: c,
		sheets: map[sheetKey]string{}, fiches: map[register.Record]string{},
	}
	w.uses = sync.OnceValue(w.findUses)
	plan := w.plan()
	titles := make([]string, len(plan))
	for i := range plan {
		titles[i] = plan[i].title
	}
	for i, name := range sheet.Names(titles) {
		plan[i].name = name
		if plan[i].record != nil {
			w.fiches[plan[i].record] = name
		} else {
			w.sheets[plan[i].key] = name
		}
	}
	w.ranges = valueRanges(w.sheets[sheetValues], opts.Lang)
	return w, plan
}

// plan lists the sheets in their order: the cover, the CNIL's own, then what
// gathers their content in other ways.
func (w *writer) plan() []planned {
	var plan []planned
	add := func(key sheetKey, title lang.Text, draw func() sheet.Sheet) {
		plan = append(plan, planned{key: key, title: w.say(title), draw: draw})
	}
	fiche := func(form *form, rec register.Record) {
		title := strings.TrimSpace(register.ReferenceOf(rec) + " " + register.NameOf(rec))
		plan = append(plan, planned{
			record: rec, title: cmp.Or(title, w.say(wordTodo)), draw: func() sheet.Sheet { return w.fiche(form, rec) },
		})
	}
	add(sheetCover, titleCover, func() sheet.Sheet { return w.cover(plan) })
	if w.opts.Part == Processor {
		add(sheetList, titleActivities, w.activityList)
	} else {
		add(sheetList, titleList, w.treatmentList)
	}
	for _, t := range w.Treatments {
		fiche(&treatmentForm, t)
	}
	for _, a := range w.Activities {
		fiche(&activityForm, a)
	}
	if len(w.Treatments)+len(w.Activities) > 0 {
		add(sheetSummary, titleSummary, w.summary)
	}
	for i := range tables {
		if t := &tables[i]; w.has(t) {
			add(t.key, t.title, func() sheet.Sheet { return w.table(t) })
		}
	}
	if w.opts.Profile != extract.Article30 && len(w.organisationAnswers()) > 0 {
		add(sheetOrganisation, titleOrganisation, w.organisation)
	}
	if w.opts.Findings != nil {
		add(sheetFindings, titleFindings, w.findings)
	}
	add(sheetValues, titleValues, func() sheet.Sheet { return valueSheet(w.lang) })
	return plan
}

// title is what the document is called.
func (w *writer) title() string {
	if w.opts.Part == Processor {
		return w.processorTitle()
	}
	return w.controllerTitle()
}

// lastChange is the last day on which a record was updated, empty when none
// says so.
func lastChange(reg *register.Register) string {
	var last register.Date
	later := func(d register.Date) {
		if d.Valid() && cmp.Compare(d, last) > 0 {
			last = d
		}
	}
	for _, t := range reg.Treatments {
		later(t.Updated)
	}
	for _, a := range reg.ProcessorActivities {
		later(a.Updated)
	}
	return string(last)
}
