package form

import (
	"strconv"
	"strings"

	"article30/register"
)

// part is what a form shows, as a register has it.
type part struct {
	register   *register.Register // in which the rest was found
	collection *register.Collection
	root       register.Record
	table      *register.Table
	rec        any             // the record, group or sub-record; nil when it is gone
	group      *register.Field // of a group alone
}

// now finds the part in the register as it is.
func (f *Form) now() *part {
	if r := f.desk.Session.Register(); f.part.register != r {
		f.part = find(r, f.record, f.path)
	}
	return &f.part
}

func find(r *register.Register, record register.ID, path string) part {
	c, root := r.ByID(record)
	if root == nil {
		return part{register: r}
	}
	p := part{register: r, collection: c, root: root, table: c.Table, rec: root}
	if path == "" {
		return p
	}
	spot, err := c.Table.Locate(root, path)
	switch {
	case err != nil:
		p.rec = nil
	case spot.Field.Kind == register.KindGroup:
		p.table, p.rec, p.group = spot.Field.Table, spot.Field.Address(spot.Holder), spot.Field
	case spot.Index >= 0:
		p.table, p.rec = spot.Field.Table, spot.Field.Items(spot.Holder)[spot.Index]
	default:
		p.rec = nil
	}
	return p
}

// join returns the path of a field of the part.
func (f *Form) join(key string) string {
	if f.path == "" {
		return key
	}
	return f.path + "." + key
}

// itemPath returns the path of a sub-record of a list of the part: by its ID,
// which names it whatever moves, or by its position when the file gave it none
// of its own or one that no path can hold.
func (f *Form) itemPath(list *register.Field, i int) string {
	items := list.Items(f.now().rec)
	id := register.Identity(items[i])
	for j, other := range items {
		if id == "" || strings.Contains(string(id), "]") || j != i && register.Identity(other) == id {
			return f.join(list.Key) + "[" + strconv.Itoa(i) + "]"
		}
	}
	return f.join(list.Key) + "[" + string(id) + "]"
}
