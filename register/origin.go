package register

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"article30/register/lang"
)

// Origin is what a record made from a ready-made activity keeps of it, so that
// a guess of the program is never taken for an answer of the organisation.
type Origin struct {
	// Template is the key of the activity in package template; empty when the
	// record was written by hand.
	Template string `json:"template,omitzero"`
	// Given holds, separated by spaces, a print of each answer as the template
	// gave it that nobody has confirmed since. An answer that was changed no
	// longer has its print, so nothing has to be kept in step.
	Given string `json:"given,omitzero"`
	Unknown
}

// Confirmation says who took over answers that a template had given, and when.
type Confirmation struct {
	Item
	// What was confirmed: the labels of the fields.
	What string `json:"what,omitzero"`
	By   string `json:"by,omitzero"`
	On   Date   `json:"on,omitzero"`
	Unknown
}

var confirmationTable = table[Confirmation]("Confirmation", "Confirmation", []Field{
	line("what", "Réponses confirmées", "Answers confirmed", func(c *Confirmation) *string { return &c.What }),
	line("by", "Par", "By", func(c *Confirmation) *string { return &c.By }),
	date("on", "Le", "On", func(c *Confirmation) *Date { return &c.On }),
})

// summary says how many confirmations there are, by whom, and when the last one
// was made.
func summary(all []Confirmation, l lang.Lang) string {
	var names []string
	var last Date
	for _, c := range all {
		if c.By != "" && !slices.Contains(names, c.By) {
			names = append(names, c.By)
		}
		if c.On.Valid() {
			last = max(last, c.On)
		}
	}
	said := strconv.Itoa(len(all)) + " " + l.Plural(len(all), "confirmation", "confirmations")
	if len(names) > 0 {
		said += lang.Text{FR: ", par ", EN: ", by "}.In(l) + strings.Join(names, ", ")
	}
	if last != "" {
		said += lang.Text{FR: " (la dernière\u00a0: ", EN: " (the last one: "}.In(l) + lang.FormatDate(string(last), l) + ")"
	}
	return said
}

// Made is a record that may have begun as a ready-made activity, or as an entry
// of a catalogue that one brought.
type Made interface {
	Record
	origin() (*Origin, *[]Confirmation)
}

func (t *Treatment) origin() (*Origin, *[]Confirmation) { return &t.Origin, &t.Confirmations }
func (a *ProcessorActivity) origin() (*Origin, *[]Confirmation) {
	return &a.Origin, &a.Confirmations
}
func (d *DataCategory) origin() (*Origin, *[]Confirmation) { return &d.Origin, &d.Confirmations }
func (r *Recipient) origin() (*Origin, *[]Confirmation)    { return &r.Origin, &r.Confirmations }
func (m *Measure) origin() (*Origin, *[]Confirmation)      { return &m.Origin, &m.Confirmations }

// OriginOf returns what a record keeps of the ready-made activity it began as,
// the zero Origin when it did not.
func OriginOf(rec Record) Origin {
	if m, ok := rec.(Made); ok {
		o, _ := m.origin()
		return *o
	}
	return Origin{}
}

// MarkGiven marks every answer that a new record holds as given by a template:
// to be confirmed. Nothing else may have the record yet.
func (t *Table) MarkGiven(rec Made, template string) {
	o, _ := rec.origin()
	*o = Origin{Template: template, Given: strings.Join(t.prints(rec), " ")}
}

// renewed keeps what is to be confirmed in a record whose IDs change: a copy
// takes over no answer by itself.
func (t *Table) renewed(rec any, renew func()) {
	made, ok := rec.(Made)
	if !ok {
		renew()
		return
	}
	o, _ := made.origin()
	given := strings.Fields(o.Given)
	was := t.prints(rec)
	renew()
	is := t.prints(rec)
	for i, print := range given {
		if at := slices.Index(was, print); at >= 0 {
			given[i] = is[at]
		}
	}
	o.Given = strings.Join(given, " ")
}

// Duplicate puts a copy of a sub-record, given by where it stands in a list of a
// record, just after it, under IDs of its own. What is to be confirmed in the
// one is in the other. Only a copy made by Clone may be written to.
func (t *Table) Duplicate(rec any, s Spot) (twin any) {
	item := s.Item()
	twin = s.Field.Table.Clone(item)
	s.Field.Table.Renew(twin)
	twin = s.Field.Insert(s.Holder, s.Index+1, twin)
	if made, ok := rec.(Made); ok {
		// Inserting may have moved the original.
		t.giveLikewise(made, s.Item(), twin)
	}
	return twin
}

// giveLikewise marks the answers of a sub-record as those of another one are
// that holds the same.
func (t *Table) giveLikewise(rec Made, item, twin any) {
	o, _ := rec.origin()
	given := strings.Fields(o.Given)
	was, is := t.printsWithin(rec, item), t.printsWithin(rec, twin)
	for i, print := range was {
		if slices.Contains(given, print) && !slices.Contains(given, is[i]) {
			given = append(given, is[i])
		}
	}
	o.Given = strings.Join(given, " ")
}

// printsWithin returns the print of each answer of a sub-record, its own first.
func (t *Table) printsWithin(rec, item any) []string {
	id := "[" + string(Identity(item)) + "]"
	var prints []string
	t.answers(rec, func(path string, _ *Field, print string) {
		if strings.HasSuffix(path, id) || strings.Contains(path, id+".") {
			prints = append(prints, print)
		}
	})
	return prints
}

// Unconfirmed returns the paths of the answers that are still as a template
// gave them and that nobody confirmed, in the order of the form. A path names a
// field of the record or a sub-record of a list, by its ID; a sub-record stands
// for its own fields, the lists within it excepted, whose items come apart.
func (t *Table) Unconfirmed(rec Record) []string {
	given := strings.Fields(OriginOf(rec).Given)
	if len(given) == 0 {
		return nil
	}
	var paths []string
	t.answers(rec, func(path string, _ *Field, print string) {
		if slices.Contains(given, print) {
			paths = append(paths, path)
		}
	})
	return paths
}

// Confirm takes over answers that a template gave: those at a path and within
// it, or all of them when the path is empty. The confirmation says who and when;
// what was confirmed is named in a language. Only a copy made by Clone may be
// written to. It fails when there is nothing to confirm.
func (t *Table) Confirm(rec Made, path string, as Confirmation, l lang.Lang) error {
	o, confirmations := rec.origin()
	given := strings.Fields(o.Given)
	var taken, labels []string
	t.answers(rec, func(at string, f *Field, print string) {
		within := path == "" || at == path || strings.HasPrefix(at, path+".") || strings.HasPrefix(at, path+"[")
		if within && slices.Contains(given, print) {
			taken = append(taken, print)
			if label := f.Label.In(l); !slices.Contains(labels, label) {
				labels = append(labels, label)
			}
		}
	})
	if len(taken) == 0 {
		return lang.Errorf(lang.Text{
			FR: "rien n'est à confirmer ici\u00a0; seules les réponses données par un modèle le sont",
			EN: "nothing is to be confirmed here; only the answers that a template gave are",
		})
	}
	o.Given = strings.Join(slices.DeleteFunc(given, func(print string) bool { return slices.Contains(taken, print) }), " ")
	if as.ID, as.What = NewID(), strings.Join(labels, ", "); path == "" {
		o.Given = "" // the prints of answers that changed since, too
	}
	*confirmations = append(slices.Clone(*confirmations), as)
	return nil
}

// Answering has write change the field of a record that a path names. What was to
// be confirmed around the field stays so where the template had left the field
// open: whoever fills a blank says nothing of the answers beside it. Only a copy
// made by Clone may be written to. The error is that of write.
func (t *Table) Answering(rec Record, path string, write func() error) error {
	made, ok := rec.(Made)
	if !ok || OriginOf(rec).Given == "" {
		return write()
	}
	bare := t.Clone(rec) // without the field
	if spot, err := t.Locate(bare, path); err == nil && spot.Index < 0 {
		spot.Field.Clear(spot.Holder)
	}
	open, was := t.printsAt(bare), t.printsAt(rec)
	if err := write(); err != nil {
		return err
	}
	o, _ := made.origin()
	given := strings.Fields(o.Given)
	for at, is := range t.printsAt(rec) {
		if is == was[at] || !slices.Contains(given, was[at]) || !slices.Contains(given, open[at]) {
			continue
		}
		if was[at] != open[at] { // as it was before this change; as it was given is still to be known
			given = slices.DeleteFunc(given, func(print string) bool { return print == was[at] })
		}
		given = append(given, is)
	}
	o.Given = strings.Join(given, " ")
	return nil
}

// printsAt returns the print of each answer by its path.
func (t *Table) printsAt(rec any) map[string]string {
	prints := map[string]string{}
	t.answers(rec, func(path string, _ *Field, print string) { prints[path] = print })
	return prints
}

// answers calls visit for each answer of a record that can be confirmed by
// itself: a field of the record, or a sub-record without the lists within it.
// The print tells an answer from another one, of another sub-record too: the
// same period of other data is another answer. It does not tell where in its
// list the answer stands, nor under which ID: a copy of it there reads the same.
func (t *Table) answers(rec any, visit func(path string, f *Field, print string)) {
	for i := range t.Fields {
		f := &t.Fields[i]
		if f.files() || f.State(rec) != StateAnswered {
			continue
		}
		if f.Kind == KindList {
			f.itemAnswers(rec, f.Key, visit)
		} else {
			visit(f.Key, f, print(f.Key, func(b *strings.Builder) { f.write(b, rec) }))
		}
	}
}

// files reports that the field only names or files the record: the number is the
// register's own, the name is what the user picked the template or the entry by,
// and the kind of an entry is the program's sorting of it.
func (f *Field) files() bool {
	switch f.Key {
	case "reference", "name", "kind", "type", "sheet":
		return true
	}
	return false
}

// Given reports whether the answer of a record to the field is still as a
// template gave it and nobody confirmed it. The items of a list are told apart:
// see Unconfirmed.
func (f *Field) Given(rec Record) bool {
	given := OriginOf(rec).Given
	if given == "" || f.Kind == KindList || f.files() || f.State(rec) != StateAnswered {
		return false
	}
	return slices.Contains(strings.Fields(given), print(f.Key, func(b *strings.Builder) { f.write(b, rec) }))
}

// itemAnswers visits the sub-records of the list at a path.
func (f *Field) itemAnswers(holder any, path string, visit func(string, *Field, string)) {
	for _, item := range f.Items(holder) {
		at := path + "[" + string(Identity(item)) + "]"
		visit(at, f, print(path, func(b *strings.Builder) { f.Table.write(b, item) }))
		for i := range f.Table.Fields {
			if inner := &f.Table.Fields[i]; inner.Kind == KindList {
				inner.itemAnswers(item, at+"."+inner.Key, visit)
			}
		}
	}
}

// prints returns the print of each answer.
func (t *Table) prints(rec any) []string {
	var prints []string
	t.answers(rec, func(_ string, _ *Field, print string) { prints = append(prints, print) })
	return prints
}

func print(path string, write func(*strings.Builder)) string {
	var b strings.Builder
	b.WriteString(path)
	write(&b)
	h := fnv.New32a()
	_, _ = h.Write([]byte(b.String()))
	return fmt.Sprintf("%08x", h.Sum32())
}

// write writes the answers of a record, its lists left out.
func (t *Table) write(b *strings.Builder, rec any) {
	for i := range t.Fields {
		if f := &t.Fields[i]; f.Kind != KindList && f.State(rec) == StateAnswered {
			fmt.Fprintf(b, "\x00%s", f.Key)
			f.write(b, rec)
		}
	}
}

func (f *Field) write(b *strings.Builder, rec any) {
	switch p := f.Address(rec).(type) {
	case *string:
		b.WriteString("\x01" + *p)
	case *Code:
		b.WriteString("\x01" + string(*p))
	case *ID:
		b.WriteString("\x01" + string(*p))
	case *Date:
		b.WriteString("\x01" + string(*p))
	case *Country:
		b.WriteString("\x01" + string(*p))
	case *Answer:
		fmt.Fprintf(b, "\x01%d", *p)
	case **int:
		fmt.Fprintf(b, "\x01%d", **p)
	case *[]Code:
		fmt.Fprintf(b, "\x01%q", *p)
	case *[]ID:
		fmt.Fprintf(b, "\x01%q", *p)
	default:
		f.Table.write(b, p)
	}
}
