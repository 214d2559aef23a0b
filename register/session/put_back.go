package session

import (
	"reflect"
	"slices"

	"article30/register"
	"article30/register/lang"
	"article30/register/store"
)

// PutBack makes a record what it was: Record is a state of it that the register
// had. It changes nothing when the record says the same now, and is refused when
// it would refer to a record that went meanwhile.
type PutBack struct{ Record register.Record }

func (p PutBack) changes(r *register.Register, _ register.View) ([]Change, error) {
	c, now, err := find(r, register.Identity(p.Record))
	if err != nil {
		return nil, err
	}
	if reflect.DeepEqual(now, p.Record) {
		return nil, nil
	}
	if err := refersToItAlone(r, now, p.Record); err != nil {
		return nil, err
	}
	present := c.Table.References(now)
	for _, id := range c.Table.References(p.Record) {
		if _, rec := r.ByID(id); rec == nil && !slices.Contains(present, id) {
			return nil, lang.Errorf(lang.Text{
				FR: "%s utilisait une fiche supprimée depuis\u00a0; annulez d'abord cette suppression",
				EN: "%s used a record that was deleted since; undo that deletion first",
			}, naming(now))
		}
	}
	at := c.Index(r, register.Identity(now))
	return []Change{{c, now, p.Record, at, at}}, nil
}

func (p PutBack) title(r *register.Register, v register.View) lang.Text {
	return recordTitle(r, register.Identity(p.Record), v, lang.Text{FR: "retour à l'ouverture de ", EN: "putting back "})
}

// PutAllBack makes the register what it was when opened, as one step; what the
// file holds is kept as a version first. The step is empty when nothing differs.
func (s *Session) PutAllBack() (Step, error) {
	if s.readOnly != nil {
		return Step{}, s.readOnly
	}
	if s.AsOpened() {
		return Step{}, nil
	}
	if err := s.file.KeepVersion(store.Restoring); err != nil {
		return Step{}, err
	}
	return s.become(lang.Text{FR: "retour à l'ouverture du registre", EN: "putting the register back"}, s.opened), nil
}

// AsOpened reports that no edit was made since the register was opened, or that
// all of them were undone.
func (s *Session) AsOpened() bool {
	return s.register == s.opened || sameRegister(s.register, s.opened)
}
