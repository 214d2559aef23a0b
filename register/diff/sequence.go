package diff

import (
	"slices"
	"sort"

	"article30/register"
)

// key names one item of a sequence: its ID and, since a file edited by hand
// may give several items the same, which of those it is, from 0.
type key struct {
	id  register.ID
	nth int
}

// number returns the keys of a sequence of IDs.
func number(ids []register.ID) []key {
	seen := make(map[register.ID]int, len(ids))
	keys := make([]key, len(ids))
	for i, id := range ids {
		keys[i] = key{id, seen[id]}
		seen[id]++
	}
	return keys
}

// sequence is the records of a collection or the sub-records of a list, in the
// user's order.
type sequence struct {
	keys  []key
	items map[key]any
}

func sequenceOf(items []any) sequence {
	ids := make([]register.ID, len(items))
	for i, item := range items {
		ids[i] = register.Identity(item)
	}
	s := sequence{number(ids), make(map[key]any, len(items))}
	for i, k := range s.keys {
		s.items[k] = items[i]
	}
	return s
}

// records returns the records of a collection. The one record of a single
// collection is the same whatever its ID: a file written by hand may lack it.
func records(c *register.Collection, r *register.Register) sequence {
	if c.Single && c.Len(r) > 0 {
		return sequence{[]key{{}}, map[key]any{{}: c.At(r, 0)}}
	}
	items := make([]any, c.Len(r))
	for i := range items {
		items[i] = c.At(r, i)
	}
	return sequenceOf(items)
}

// ordered returns the items of some keys, in that order.
func (s sequence) ordered(keys []key) []any {
	items := make([]any, len(keys))
	for i, k := range keys {
		items[i] = s.items[k]
	}
	return items
}

// interleave returns every key of two sequences once: those of lead in its
// order, the others of follow after the neighbour they follow there. Where both
// put something of their own after the same neighbour, that of lead comes first.
func interleave[K comparable](lead, follow []K) []K {
	inLead, inFollow := setOf(lead), setOf(follow)
	var first []K // what follow begins with
	after := make(map[K][]K)
	var anchor *K
	for i, k := range follow {
		switch {
		case inLead[k]:
			anchor = &follow[i]
		case anchor == nil:
			first = append(first, k)
		default:
			after[*anchor] = append(after[*anchor], k)
		}
	}
	all := make([]K, 0, len(lead)+len(follow))
	waiting := first
	for _, k := range lead {
		if inFollow[k] {
			all = append(all, waiting...)
			waiting = after[k]
		}
		all = append(all, k)
	}
	return append(all, waiting...)
}

func setOf[K comparable](keys []K) map[K]bool {
	set := make(map[K]bool, len(keys))
	for _, k := range keys {
		set[k] = true
	}
	return set
}

// common returns the keys of a sequence that another one has too.
func common[K comparable](keys, other []K) []K {
	set := setOf(other)
	return slices.DeleteFunc(slices.Clone(keys), func(k K) bool { return !set[k] })
}

// reordered reports that what two sequences have in common stands in another
// order in each.
func reordered[K comparable](a, b []K) bool {
	return !slices.Equal(common(a, b), common(b, a))
}

// mergeOrder returns the keys that survive a merge, in the order of the side
// that changed it. It reports a dispute when both did, each in its own way; then
// the order is ours.
func mergeOrder[K comparable](base, ours, theirs []K, survives func(K) bool) (merged []K, disputed bool) {
	dies := func(k K) bool { return !survives(k) }
	lead, follow := slices.DeleteFunc(slices.Clone(ours), dies), slices.DeleteFunc(slices.Clone(theirs), dies)
	if reordered(base, theirs) {
		if reordered(base, ours) {
			disputed = reordered(ours, theirs)
		} else {
			lead, follow = follow, lead
		}
	}
	return interleave(lead, follow), disputed
}

// moved returns the keys that must move for what is common to two sequences
// to get from the order of the first to that of the second: the fewest.
func moved(a, b []key) map[key]bool {
	was, is := common(a, b), common(b, a)
	if slices.Equal(was, is) {
		return nil
	}
	position := make(map[key]int, len(was))
	for i, k := range was {
		position[k] = i
	}
	stay := longestRise(is, func(k key) int { return position[k] })
	gone := setOf(is)
	for _, k := range stay {
		delete(gone, k)
	}
	return gone
}

// longestRise returns the longest subsequence whose ranks rise (patience
// sorting, with a link from each item to the one before it).
func longestRise[K any](items []K, rank func(K) int) []K {
	var ends []int // the item that ends the best rise of each length
	before := make([]int, len(items))
	for i, item := range items {
		n := sort.Search(len(ends), func(n int) bool { return rank(items[ends[n]]) >= rank(item) })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	rise := make([]K, len(ends))
	for n, i := len(ends)-1, ends[len(ends)-1]; n >= 0; n, i = n-1, before[i] {
		rise[n] = items[i]
	}
	return rise
}
