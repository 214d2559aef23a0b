package session

import (
	"slices"

	"article30/register"
	"article30/register/lang"
)

// Separate gives records and items that share an ID, as those of a file edited
// by hand may, IDs of their own, as one step: until then no edit reaches them.
// The record that the ID names so far keeps it. The step is empty when there are
// none.
func (s *Session) Separate() (Step, error) {
	if s.readOnly != nil {
		return Step{}, s.readOnly
	}
	apart := s.register.Separated()
	if apart == s.register {
		return Step{}, nil
	}
	return s.become(lang.Text{FR: "identifiants séparés", EN: "IDs separated"}, apart), nil
}

// locate follows a path into a copied record. It fails when an item on the way
// shares its ID with another one: the edit could reach another than the one
// meant.
func locate(c *register.Collection, rec register.Record, path string) (register.Spot, error) {
	trail, err := c.Table.Trail(rec, path)
	if err != nil {
		return register.Spot{}, err
	}
	for _, spot := range trail {
		if spot.Index < 0 {
			continue
		}
		items := spot.Field.Items(spot.Holder)
		shared := func(item any) bool { return register.Identity(item) == register.Identity(items[spot.Index]) }
		if first := slices.IndexFunc(items, shared); slices.ContainsFunc(items[first+1:], shared) {
			return register.Spot{}, lang.Errorf(lang.Text{
				FR: "%s\u00a0: plusieurs éléments de «\u00a0%s\u00a0» portent le même id\u00a0; «\u00a0article30 repair\u00a0» les sépare",
				EN: "%s: several items of \"%s\" bear the same id; \"article30 repair\" tells them apart",
			}, naming(rec), spot.Field.Label)
		}
	}
	return trail[len(trail)-1], nil
}
