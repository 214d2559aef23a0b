package session

import (
	"article30/register"
	"article30/register/lang"
)

// DuplicateItem adds a copy of the sub-record that the path names, under IDs of
// its own and just after it. What a template gave in it is to be confirmed in
// the copy too.
type DuplicateItem struct {
	Record register.ID
	Path   string
}

func (d DuplicateItem) changes(r *register.Register, v register.View) ([]Change, error) {
	return amend(r, v, d.Record, func(c *register.Collection, rec register.Record) error {
		spot, err := locate(c, rec, d.Path)
		switch {
		case err != nil:
			return err
		case spot.Index < 0:
			return notAnItem(d.Path)
		}
		c.Table.Duplicate(rec, spot)
		return nil
	})
}

func (d DuplicateItem) title(r *register.Register, _ register.View) lang.Text {
	return fieldTitle(r, d.Record, d.Path)
}
