package cnil

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"article30/export/sheet"
	"article30/register"
	"article30/register/lang"
)

// Options say what to write.
type Options struct {
	// Lang is the language of labels; the register's own texts stay as typed.
	Lang lang.Lang
	// AsOf is the day of the export.
	AsOf time.Time
	// Only lists the references or IDs of the treatments and processor
	// activities to write, and the catalogues' entries they use; empty means
	// the whole register.
	Only []string
}

// Report tells what was written, and what the workbook could not show as the
// register has it.
type Report struct {
	sheet.Report
	Treatments, Activities int
}

// Workbook writes a register as a workbook in the CNIL's layout. The same
// register, day and options give the same bytes. It fails when Only names a
// record the register does not have.
func Workbook(reg *register.Register, opts Options) ([]byte, Report, error) {
	chosen, err := choose(reg, opts.Only)
	if err != nil {
		return nil, Report{}, err
	}
	w, fiches, activities := newWriter(reg, chosen, opts)
	org := w.reg.Organisation
	book := sheet.Book{Styles: looks, Props: sheet.Props{
		Title: w.say(wordRegister), Company: org.Name, Date: lastChange(reg), Lang: opts.Lang,
	}}
	book.Add(w.list, func() sheet.Sheet { return w.treatmentList(chosen.treatments) })
	for i, t := range chosen.treatments {
		book.Add(fiches[i], func() sheet.Sheet { return w.fiche(t) })
	}
	if len(chosen.activities) > 0 {
		book.Add(w.processorList, func() sheet.Sheet { return w.activityList(chosen.activities) })
		for i, a := range chosen.activities {
			book.Add(activities[i], func() sheet.Sheet { return w.activity(a) })
		}
	}
	w.addAnnexes(&book, chosen)
	data, report, err := book.Bytes()
	return data, Report{report, len(chosen.treatments), len(chosen.activities)}, err
}

// newWriter names all sheets, in their order, since links need the names.
func newWriter(reg *register.Register, c choice, opts Options) (w *writer, fiches, activities []string) {
	title := func(h register.Head) string {
		return cmp.Or(strings.TrimSpace(h.Reference+" "+h.Name), wordTodo.In(opts.Lang))
	}
	titles := []string{titleList.In(opts.Lang)}
	for _, t := range c.treatments {
		titles = append(titles, title(t.Head))
	}
	titles = append(titles, titleProcessor.In(opts.Lang))
	for _, a := range c.activities {
		titles = append(titles, title(a.Head))
	}
	names := sheet.Names(append(titles, annexTitles(opts.Lang)...))
	fiches = names[1 : 1+len(c.treatments)]
	activities = names[2+len(c.treatments) : 2+len(c.treatments)+len(c.activities)]

	catalogues := *reg
	catalogues.Treatments, catalogues.ProcessorActivities = nil, nil
	w = &writer{
		reg:  reg,
		view: register.View{Register: &catalogues, Lang: opts.Lang, Today: opts.AsOf},
		lang: opts.Lang, list: names[0], processorList: names[1+len(c.treatments)],
		annexNames: names[2+len(c.treatments)+len(c.activities):],
		names:      map[register.Record]string{},
	}
	w.ranges = valueRanges(w.annexNames[len(annexes)], opts.Lang)
	for i, t := range c.treatments {
		w.names[t] = fiches[i]
	}
	for i, a := range c.activities {
		w.names[a] = activities[i]
	}
	return w, fiches, activities
}

// annexTitles are the titles of the annexes and of the hidden sheet.
func annexTitles(l lang.Lang) []string {
	var titles []string
	for _, key := range annexes {
		titles = append(titles, register.CollectionOf(key).Name.In(l))
	}
	return append(titles, titleValues.In(l))
}

func (w *writer) addAnnexes(book *sheet.Book, c choice) {
	for i, key := range annexes {
		collection := register.CollectionOf(key)
		records := slices.DeleteFunc(collection.All(w.reg), func(r register.Record) bool {
			if collection.Single {
				return len(answered(w.additions(collection.Table, r, nil))) == 0
			}
			return c.used != nil && !c.used[register.Identity(r)]
		})
		if len(records) > 0 {
			book.Add(w.annexNames[i], func() sheet.Sheet { return w.annex(collection, records) })
		}
	}
	book.AddHidden(w.annexNames[len(annexes)], func() sheet.Sheet { return valueSheet(w.lang) })
}

// choice is what of a register is written.
type choice struct {
	treatments []*register.Treatment
	activities []*register.ProcessorActivity
	used       map[register.ID]bool // nil: the whole catalogues
}

func choose(reg *register.Register, only []string) (choice, error) {
	if len(only) == 0 {
		return choice{treatments: reg.Treatments, activities: reg.ProcessorActivities}, nil
	}
	c := choice{used: map[register.ID]bool{}}
	for _, name := range only {
		chosen := false
		for _, found := range reg.Find(name) {
			chosen = c.add(found.Record) || chosen
			c.use(reg, found.Collection.Table.References(found.Record))
		}
		if !chosen {
			return choice{}, lang.Errorf(text(
				"«\u00a0%s\u00a0» n'est ni un traitement ni une activité de sous-traitance du registre\u00a0; donnez sa référence, par exemple T-001",
				"\"%s\" is no treatment or processor activity of the register; give its reference, for instance T-001",
			), name)
		}
	}
	return c, nil
}

// add chooses a treatment or activity, once; it reports false for any other
// record.
func (c *choice) add(rec register.Record) bool {
	id := register.Identity(rec)
	switch rec := rec.(type) {
	case *register.Treatment:
		if !c.used[id] {
			c.treatments = append(c.treatments, rec)
		}
	case *register.ProcessorActivity:
		if !c.used[id] {
			c.activities = append(c.activities, rec)
		}
	default:
		return false
	}
	c.used[id] = true
	return true
}

// use marks entries of the catalogues, and the entries these refer to.
func (c *choice) use(reg *register.Register, ids []register.ID) {
	for _, id := range ids {
		if c.used[id] {
			continue
		}
		c.used[id] = true
		if collection, rec := reg.ByID(id); rec != nil {
			c.use(reg, collection.Table.References(rec))
		}
	}
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
