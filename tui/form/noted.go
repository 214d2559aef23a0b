package form

import (
	"cmp"
	"slices"
	"strings"

	"article30/register"
	"article30/register/check"
)

// noted is what is found on a part, by the first step of the path from there:
// "name", "purposes", "purposes[id]"; "" for the part as a whole.
type noted map[string][]check.Finding

// within returns what is found on the part of a record that a path names, the
// worst first and those silenced last.
func within(found []check.Finding, path string) noted {
	var all noted
	for _, f := range found {
		rest, ok := strings.CutPrefix(f.Field, path)
		if path != "" && rest != "" {
			rest, ok = strings.CutPrefix(rest, ".")
		}
		if !ok {
			continue
		}
		if all == nil {
			all = noted{}
		}
		step, _ := cutStep(rest)
		all[step] = append(all[step], f)
	}
	for _, some := range all {
		slices.SortStableFunc(some, func(a, b check.Finding) int {
			if waived := (a.Waiver != nil); waived != (b.Waiver != nil) {
				if waived {
					return +1
				}
				return -1
			}
			return cmp.Compare(a.Severity, b.Severity)
		})
	}
	return all
}

// onWhole returns what is found on the part as a whole and is not silenced, and
// what is found where the part has no row.
func (n noted) onWhole(table *register.Table, rec any) []check.Finding {
	if len(n) == 0 {
		return nil
	}
	rows := map[string]bool{}
	for i := range table.Fields {
		field := &table.Fields[i]
		rows[field.Key] = true
		if field.Kind == register.KindList {
			for _, item := range field.Items(rec) {
				rows[stepOf(field, item)] = true
			}
		}
	}
	var whole []check.Finding
	for step, found := range n {
		for _, f := range found {
			if f.Waiver == nil && !rows[step] {
				whole = append(whole, f)
			}
		}
	}
	slices.SortFunc(whole, func(a, b check.Finding) int { // a map has no order
		return cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Field, b.Field), cmp.Compare(a.Message.FR, b.Message.FR))
	})
	return whole
}

// stepOf returns the step of a path that names an item of a list.
func stepOf(list *register.Field, item any) string {
	return list.Key + "[" + string(register.Identity(item)) + "]"
}

// cutStep cuts a path after its first step, whose ID may itself hold dots.
func cutStep(path string) (step, rest string) {
	end := strings.IndexAny(path, ".[")
	if end >= 0 && path[end] == '[' {
		if closed := strings.IndexByte(path[end:], ']'); closed >= 0 {
			end += closed + 1
		}
	}
	if end < 0 || end >= len(path) {
		return path, ""
	}
	return path[:end], strings.TrimPrefix(path[end:], ".")
}

// lastWhole returns the last row of what is found on the whole, -1 when there
// is none.
func lastWhole(rows []row) int {
	for i, r := range rows {
		if r.kind != wholeRow {
			return i - 1
		}
	}
	return len(rows) - 1
}
