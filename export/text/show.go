// Package text prints a register, and the help of the command line, as plain
// text: for people at a terminal, for screen readers, and for scripts.
//
// Its rules:
//
//   - Whatever a register, a file name or an argument says goes through Safe or
//     SafeLine before it is printed.
//   - Unanswered, none and an answer read differently, and every sub-record
//     bears the path by which a command reaches it.
//   - A printer walks the field tables and switches on the kind of a field,
//     never on its key.
package text

import (
	"fmt"
	"strings"

	"article30/register"
	"article30/register/lang"
)

var (
	toBeCompleted = lang.Text{FR: "à compléter", EN: "to be completed"}
	colon         = lang.Text{FR: "\u00a0: ", EN: ": "}
)

// Register prints a whole register, in the order of its file.
func Register(v register.View) string {
	p := &printer{view: v}
	for _, c := range register.Collections {
		records := c.All(v.Register)
		if len(records) == 0 {
			continue
		}
		if !c.Single {
			fmt.Fprintf(p, "# %s (%d)\n\n", c.Name.In(v.Lang), len(records))
		}
		for _, rec := range records {
			p.record(c, rec)
			p.WriteByte('\n')
		}
	}
	return strings.TrimSuffix(p.String(), "\n")
}

// Record prints one record of a collection.
func Record(v register.View, c *register.Collection, rec register.Record) string {
	p := &printer{view: v}
	p.record(c, rec)
	return p.String()
}

// List prints the records of a collection, one a line: what names the record
// in a command, a tab, and its name.
func List(v register.View, c *register.Collection) string {
	p := &printer{view: v}
	for _, rec := range c.All(v.Register) {
		fmt.Fprintf(p, "%s\t%s\n", SafeLine(Handle(c, rec)), p.name(c, rec))
	}
	return p.String()
}

// Fields prints the fields of a record, one a line: its path, a tab, and its
// label.
func Fields(v register.View, c *register.Collection, rec register.Record) string {
	var b strings.Builder
	c.Table.Walk(rec, func(path string, f *register.Field, _ any) {
		fmt.Fprintf(&b, "%s\t%s\n", path, f.Label.In(v.Lang))
	})
	return b.String()
}

// Unconfirmed prints the answers of a record that a template gave and nobody
// confirmed, one a line: the path, a tab, and the label.
func Unconfirmed(v register.View, c *register.Collection, rec register.Record) string {
	p := &printer{view: v}
	for _, path := range c.Table.Unconfirmed(rec) {
		trail, err := c.Table.Trail(rec, path)
		if err != nil {
			continue
		}
		for i, spot := range trail {
			if i > 0 {
				p.WriteByte('.')
			}
			p.WriteString(spot.Field.Key)
			if spot.Index >= 0 {
				fmt.Fprintf(p, "[%d]", spot.Index)
			}
		}
		p.WriteByte('\t')
		p.WriteString(SafeLine(c.Table.PathInWords(rec, path, " › ", v.Lang)))
		p.WriteByte('\n')
	}
	return p.String()
}

// Handle returns what names a record in a command: its reference, the key of a
// collection of one record, or else the ID. It is not cleaned.
func Handle(c *register.Collection, rec register.Record) string {
	switch ref := register.ReferenceOf(rec); {
	case ref != "":
		return ref
	case c.Single:
		return c.Key
	}
	return string(register.Identity(rec))
}

type printer struct {
	strings.Builder
	view register.View
}

// name returns the name of a record, or its title where it has no name to
// answer, on one clean line.
func (p *printer) name(c *register.Collection, rec register.Record) string {
	name := register.NameOf(rec)
	if name == "" && c.Table.Field("name") == nil {
		name = c.Table.Title(rec, p.view)
	}
	if name == "" {
		return toBeCompleted.In(p.view.Lang)
	}
	return SafeLine(name)
}

func (p *printer) record(c *register.Collection, rec register.Record) {
	fmt.Fprintf(p, "## %s  %s\n", SafeLine(Handle(c, rec)), p.name(c, rec))
	fields := c.Table.Fields
	for i := range fields {
		f := &fields[i]
		if i == 0 || f.Block != fields[i-1].Block {
			fmt.Fprintf(p, "\n%s\n", f.Block.Label.In(p.view.Lang))
		}
		if f.Applies(rec) {
			p.field(1, f.Key, f, rec)
		}
	}
}

// field prints the answer to one field, and below it the groups or sub-records
// it holds.
func (p *printer) field(depth int, path string, f *register.Field, holder any) {
	label := f.Label.In(p.view.Lang)
	answered := f.State(holder) == register.StateAnswered
	switch {
	case answered && f.Kind == register.KindGroup:
		p.heading(depth, label)
		p.fields(depth+1, path, f.Table, f.Address(holder))
	case answered && f.Kind == register.KindList:
		p.heading(depth, label)
		for i, item := range f.Items(holder) {
			p.item(depth+1, fmt.Sprintf("%s[%d]", path, i), f.Table, item)
		}
	default:
		p.answer(depth, label, f.Text(holder, p.view))
	}
	p.derived(depth, f, holder)
}

func (p *printer) fields(depth int, path string, t *register.Table, holder any) {
	for i := range t.Fields {
		p.field(depth, path+"."+t.Fields[i].Key, &t.Fields[i], holder)
	}
}

// item prints a sub-record under its path, with its title when that says more
// than one of the fields that follow.
func (p *printer) item(depth int, path string, t *register.Table, item any) {
	if title := t.Title(item, p.view); title != "" && !p.isAnswer(title, t, item) {
		p.answer(depth, path, title)
	} else {
		fmt.Fprintf(p, "%s%s\n", indent(depth), path)
	}
	p.fields(depth+1, path, t, item)
}

func (p *printer) isAnswer(title string, t *register.Table, item any) bool {
	for i := range t.Fields {
		if t.Fields[i].Text(item, p.view) == title {
			return true
		}
	}
	return false
}

// derived prints what other answers say on the question of a field.
func (p *printer) derived(depth int, f *register.Field, holder any) {
	from, lines := f.Derived(holder, p.view)
	if len(lines) == 0 {
		return
	}
	p.heading(depth, from.In(p.view.Lang))
	for _, line := range lines {
		p.WriteString(indent(depth+1) + SafeLine(line) + "\n")
	}
}

// heading prints the label of what follows, deeper.
func (p *printer) heading(depth int, label string) {
	fmt.Fprintf(p, "%s%s%s\n", indent(depth), label, strings.TrimSuffix(colon.In(p.view.Lang), " "))
}

// answer prints a label and an answer. The lines of a long answer all stand
// deeper than the label, so that none can pass for a field.
func (p *printer) answer(depth int, label, answer string) {
	if answer == "" {
		answer = toBeCompleted.In(p.view.Lang)
	}
	answer = Safe(answer)
	if !strings.Contains(answer, "\n") {
		fmt.Fprintf(p, "%s%s%s%s\n", indent(depth), label, colon.In(p.view.Lang), answer)
		return
	}
	p.heading(depth, label)
	for line := range strings.Lines(answer) {
		p.WriteString(indent(depth+1) + strings.TrimSuffix(line, "\n") + "\n")
	}
}

func indent(depth int) string { return strings.Repeat("  ", depth) }
