package register

import (
	"strconv"
	"strings"

	"article30/register/lang"
)

// Trail returns what a path goes through from the record on, the spot that it
// names last: data, then the list of its periods, then one of them.
func (t *Table) Trail(rec any, path string) ([]Spot, error) {
	return t.follow(make([]Spot, 0, 4), Spot{Holder: rec}, path)
}

// PathByID returns a path with IDs for indexes, so that it names the same
// sub-records whatever moves.
func (t *Table) PathByID(rec any, path string) (string, error) {
	trail, err := t.Trail(rec, path)
	if err != nil {
		return "", err
	}
	parts := make([]string, len(trail))
	for i, spot := range trail {
		parts[i] = spot.Field.Key
		if item := spot.Item(); item != nil {
			parts[i] += "[" + string(Identity(item)) + "]"
		}
	}
	return strings.Join(parts, "."), nil
}

// PathInWords returns the labels on the way to what a path names, a separator
// between them, and a sub-record by its position, counted from 1: "Finalités 2 ›
// Texte". A path that leads nowhere comes back as it is.
func (t *Table) PathInWords(rec any, path, separator string, l lang.Lang) string {
	trail, err := t.Trail(rec, path)
	if err != nil {
		return path
	}
	labels := make([]string, len(trail))
	for i, spot := range trail {
		if labels[i] = spot.Field.Label.In(l); spot.Index >= 0 {
			labels[i] += "\u00a0" + strconv.Itoa(spot.Index+1)
		}
	}
	return strings.Join(labels, separator)
}

// Item returns the sub-record that the spot names, nil when it is a whole
// field.
func (s Spot) Item() any {
	if s.Index < 0 {
		return nil
	}
	return s.Field.Items(s.Holder)[s.Index]
}
