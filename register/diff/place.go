package diff

import (
	"strconv"
	"strings"

	"article30/register"
	"article30/register/lang"
)

// Place is where two registers differ: a record, a field of it, a sub-record,
// or a member that no field table lays out.
type Place struct {
	// Collection is nil for a member of the register itself: its format, its
	// language, what this version does not know.
	Collection *register.Collection
	// Record is empty for a member of the register itself, and for the order
	// of a whole collection.
	Record register.ID

	nth   int // which of the records that bear this ID
	steps []step
}

// step leads from a struct to one of its fields, to one sub-record of a list,
// or to a member without field.
type step struct {
	field  *register.Field
	item   bool
	key    key
	member string
}

func (p Place) in(s step) Place {
	// Places share their beginnings, so none may write behind its own end.
	p.steps = append(p.steps[:len(p.steps):len(p.steps)], s)
	return p
}

// last returns the step that ends a place, the zero step for a whole record.
func (p Place) last() step {
	if len(p.steps) == 0 {
		return step{}
	}
	return p.steps[len(p.steps)-1]
}

// list returns the place of the whole list, of that of one sub-record.
func (p Place) list() Place {
	f, end := p.Field(), len(p.steps)-1
	p.steps = p.steps[:end:end]
	return p.in(step{field: f})
}

// Path returns the place's path in its record, with IDs as indexes:
// purposes[x7kq].text. It is empty for a whole record. It ends in "*" for
// members this version does not know, and in "origin" for what the record
// keeps of a ready-made activity; Table.Locate does not know those two, nor the
// second of two sub-records that bear the same ID, whose index ends in "#1".
func (p Place) Path() string {
	var path strings.Builder
	for i, s := range p.steps {
		if i > 0 {
			path.WriteByte('.')
		}
		if s.field == nil {
			path.WriteString(s.member)
			continue
		}
		path.WriteString(s.field.Key)
		if s.item {
			path.WriteString("[" + string(s.key.id))
			if s.key.nth > 0 {
				path.WriteString("#" + strconv.Itoa(s.key.nth))
			}
			path.WriteByte(']')
		}
	}
	return path.String()
}

// Field returns the field at the end of the path, the list for a sub-record;
// nil for a whole record or a member without field.
func (p Place) Field() *register.Field { return p.last().field }

// record returns the record of a place in a register and its position; nil
// when it has none.
func (p Place) record(r *register.Register) (register.Record, int) {
	c := p.Collection
	if c.Single {
		if c.Len(r) == 0 {
			return nil, -1
		}
		return c.At(r, 0), 0
	}
	nth := p.nth
	for i := range c.Len(r) {
		if rec := c.At(r, i); register.Identity(rec) == p.Record {
			if nth == 0 {
				return rec, i
			}
			nth--
		}
	}
	return nil, -1
}

// holder follows a place into a record, up to the struct that holds its last
// step; nil when a sub-record on the way is not there.
func (p Place) holder(rec any) any {
	for i, s := range p.steps {
		if i == len(p.steps)-1 {
			break
		}
		if rec = s.enter(rec); rec == nil {
			return nil
		}
	}
	return rec
}

// enter returns the group or sub-record that a step leads to, nil when there is
// no such sub-record.
func (s step) enter(holder any) any {
	if s.item {
		return sequenceOf(s.field.Items(holder)).items[s.key]
	}
	return s.field.Address(holder)
}

// label names a place in words, as a register has it: the record, then each
// field and sub-record on the way.
func (p Place) label(r *register.Register, l lang.Lang) string {
	if p.Collection == nil {
		return memberLabel(p.last().member).In(l)
	}
	rec, _ := p.record(r)
	if rec == nil {
		return p.Collection.Name.In(l)
	}
	v := register.View{Register: r, Lang: l}
	words := []string{recordTitle(p.Collection, rec, v)}
	var holder any = rec
	for i, s := range p.steps {
		if s.field == nil {
			words = append(words, memberLabel(s.member).In(l))
			break
		}
		words = append(words, s.field.Label.In(l))
		if i == len(p.steps)-1 && !s.item || holder == nil {
			continue
		}
		if holder = s.enter(holder); holder != nil && s.item {
			words = append(words, itemTitle(s.field.Table, holder, v))
		}
	}
	return strings.Join(words, " › ")
}

func recordTitle(c *register.Collection, rec register.Record, v register.View) string {
	if c.Single {
		return c.Table.Name.In(v.Lang)
	}
	title := itemTitle(c.Table, rec, v)
	if name := c.Table.Name.In(v.Lang); c.Table.Field("reference") == nil && title != name {
		return name + " " + title // a waiver, whose title names a rule and a record alone
	}
	if ref := register.ReferenceOf(rec); ref != "" && ref != title {
		return ref + " " + title
	}
	return title
}

// itemTitle names a record or sub-record, by what such records are called when
// it answers nothing.
func itemTitle(t *register.Table, item any, v register.View) string {
	if title := t.Title(item, v); title != "" {
		return title
	}
	return t.Name.In(v.Lang)
}

func memberLabel(name string) lang.Text {
	switch name {
	case unknown:
		return lang.Text{FR: "Membres que cette version ne connaît pas", EN: "Members this version does not know"}
	case "format":
		return lang.Text{FR: "Format du fichier", EN: "File format"}
	case "language":
		return lang.Text{FR: "Langue du registre", EN: "Language of the register"}
	case "readers":
		return lang.Text{FR: "Lecteurs du fichier chiffré", EN: "Readers of the encrypted file"}
	case "origin":
		return lang.Text{FR: "Modèle d'origine", EN: "Template it began as"}
	}
	return lang.Text{FR: name, EN: name}
}
