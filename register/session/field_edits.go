package session

import (
	"slices"

	"article30/register"
	"article30/register/lang"
)

// Set answers one field of one record; an ID serves as index in its path, so
// that it names the same sub-record whatever moves.
type Set struct {
	Record register.ID
	Path   string
	To     Value
}

// Value is an answer to a field.
type Value interface {
	write(f *register.Field, holder any, v register.View) error
}

type (
	// Typed is an answer as people type it, refused when not understood.
	Typed string
	// Kept is an answer as people type it; a day or country not understood
	// is kept as it is.
	Kept string
	// None is the explicit answer "there is none", with its reason.
	None string
	// Cleared leaves the field unanswered.
	Cleared struct{}
	// Codes answers a choice of several.
	Codes []register.Code
	// References answers a field of references, in this order.
	References []register.ID
)

func (t Typed) write(f *register.Field, holder any, v register.View) error {
	return f.Set(holder, string(t), v)
}

func (k Kept) write(f *register.Field, holder any, v register.View) error {
	err := f.Set(holder, string(k), v)
	if err != nil && f.Keep(holder, string(k)) {
		return nil
	}
	return err
}

func (n None) write(f *register.Field, holder any, _ register.View) error {
	return f.SetNone(holder, register.Clean(string(n)))
}

func (Cleared) write(f *register.Field, holder any, _ register.View) error {
	f.Clear(holder)
	return nil
}

func (c Codes) write(f *register.Field, holder any, _ register.View) error {
	return choose(f, holder, c)
}

func (ids References) write(f *register.Field, holder any, _ register.View) error {
	return choose(f, holder, ids)
}

// choose answers a field of one or several choices of a type.
func choose[T ~string](f *register.Field, holder any, chosen []T) error {
	switch p := f.Address(holder).(type) {
	case *[]T:
		f.Clear(holder)
		if len(chosen) > 0 {
			*p = slices.Clone(chosen)
		}
		return nil
	case *T:
		f.Clear(holder)
		if len(chosen) > 0 {
			*p = chosen[0]
		}
		return nil
	}
	return lang.Errorf(lang.Text{
		FR: "«\u00a0%s\u00a0» ne se répond pas par un choix de cette sorte\u00a0; rien n'est modifié",
		EN: "\"%s\" is not answered by such a choice; nothing is modified",
	}, f.Label)
}

func (s Set) changes(r *register.Register, v register.View) ([]Change, error) {
	return amend(r, v, s.Record, func(c *register.Collection, rec register.Record) error {
		return answer(c, rec, s.Path, s.To, v)
	})
}

// answer writes an answer to the field of a copied record that a path names.
func answer(c *register.Collection, rec register.Record, path string, to Value, v register.View) error {
	spot, err := locate(c, rec, path)
	if err != nil {
		return err
	}
	if spot.Index >= 0 {
		return lang.Errorf(lang.Text{
			FR: "«\u00a0%s\u00a0» nomme un élément de liste\u00a0; ajoutez le champ voulu, comme dans %s.%s",
			EN: "\"%s\" names an item of a list; add the field you mean, as in %s.%s",
		}, path, path, spot.Field.Table.Fields[0].Key)
	}
	return c.Table.Answering(rec, path, func() error {
		if err := to.write(spot.Field, spot.Holder, v); err != nil {
			return err
		}
		if spot.Field.State(spot.Holder) != register.StateUnanswered {
			spot.Answer()
		}
		return nil
	})
}

func (s Set) title(r *register.Register, v register.View) lang.Text {
	return fieldTitle(r, s.Record, s.Path)
}

// AddItem puts a new sub-record into a list, before position At or last when
// At is negative. Item is of the list's own type, nil for an empty one.
type AddItem struct {
	Record register.ID
	Path   string
	Item   any
	At     int
}

func (a AddItem) changes(r *register.Register, v register.View) ([]Change, error) {
	return amendList(r, v, a.Record, a.Path, func(spot register.Spot) error {
		item := a.Item
		if item == nil {
			item = spot.Field.Table.New()
		}
		at := a.At
		if n := len(spot.Field.Items(spot.Holder)); at < 0 || at > n {
			at = n
		}
		spot.Field.Insert(spot.Holder, at, item)
		return nil
	})
}

func (a AddItem) title(r *register.Register, _ register.View) lang.Text {
	return fieldTitle(r, a.Record, a.Path)
}

// RemoveItem takes the sub-record that the path names out of its list.
type RemoveItem struct {
	Record register.ID
	Path   string
}

func (m RemoveItem) changes(r *register.Register, v register.View) ([]Change, error) {
	return amendList(r, v, m.Record, m.Path, func(spot register.Spot) error {
		if spot.Index < 0 {
			return notAnItem(m.Path)
		}
		spot.Field.Remove(spot.Holder, spot.Index)
		return nil
	})
}

func (m RemoveItem) title(r *register.Register, _ register.View) lang.Text {
	return fieldTitle(r, m.Record, m.Path)
}

// MoveItem moves the sub-record that the path names by some positions, up when
// negative, as far as the list goes.
type MoveItem struct {
	Record register.ID
	Path   string
	By     int
}

func (m MoveItem) changes(r *register.Register, v register.View) ([]Change, error) {
	return amendList(r, v, m.Record, m.Path, func(spot register.Spot) error {
		if spot.Index < 0 {
			return notAnItem(m.Path)
		}
		last := len(spot.Field.Items(spot.Holder)) - 1
		spot.Field.Move(spot.Holder, spot.Index, max(0, min(last, spot.Index+m.By)))
		return nil
	})
}

func (m MoveItem) title(r *register.Register, _ register.View) lang.Text {
	return fieldTitle(r, m.Record, m.Path)
}

func amendList(r *register.Register, v register.View, id register.ID, path string, write func(register.Spot) error) ([]Change, error) {
	return amend(r, v, id, func(c *register.Collection, rec register.Record) error {
		spot, err := locate(c, rec, path)
		if err != nil {
			return err
		}
		if spot.Field.Kind != register.KindList {
			return notAList(path)
		}
		return write(spot)
	})
}

func notAList(path string) error {
	return lang.Errorf(lang.Text{FR: "«\u00a0%s\u00a0» n'est pas une liste\u00a0; répondez-y directement", EN: "\"%s\" is not a list; answer it directly"}, path)
}

func notAnItem(path string) error {
	return lang.Errorf(lang.Text{
		FR: "«\u00a0%s\u00a0» nomme toute la liste\u00a0; donnez l'indice d'un élément, comme dans %s[0]",
		EN: "\"%s\" names the whole list; give the index of an item, as in %s[0]",
	}, path, path)
}

func fieldTitle(r *register.Register, id register.ID, path string) lang.Text {
	c, rec := r.ByID(id)
	if rec == nil {
		return lang.Text{FR: path, EN: path}
	}
	spot, err := locate(c, rec, path)
	if err != nil {
		return lang.Text{FR: path, EN: path}
	}
	name := naming(rec)
	return lang.Text{FR: name + "\u00a0: " + spot.Field.Label.FR, EN: name + ": " + spot.Field.Label.EN}
}
