package diff

import (
	"bytes"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"article30/register"
)

// extra is one member that this version of the program does not know.
type extra struct {
	name  string // unquoted
	value string // JSON without blanks
}

// membersOf returns the members of an object, in order.
func membersOf(object jsontext.Value) []extra {
	if len(object) == 0 {
		return nil
	}
	dec := jsontext.NewDecoder(bytes.NewReader(object), jsontext.PreserveRawStrings(true))
	if dec.PeekKind() != '{' {
		return nil
	}
	_, _ = dec.ReadToken()
	var members []extra
	for dec.PeekKind() == '"' {
		name, err := dec.ReadToken()
		if err != nil {
			break
		}
		unquoted := name.String()
		value, err := dec.ReadValue()
		if err != nil {
			break
		}
		value = slices.Clone(value)
		_ = value.Compact(jsontext.PreserveRawStrings(true)) // it was just read: it is valid
		members = append(members, extra{unquoted, string(value)})
	}
	return members
}

// mergeUnknown merges, member by member, what the program does not know. It
// fails when both sides changed one member, each in its own way.
func mergeUnknown(base, ours, theirs jsontext.Value) (merged jsontext.Value, ok bool) {
	b, o, t := byName(base), byName(ours), byName(theirs)
	values := map[string]string{}
	for _, name := range interleave(names(ours), names(theirs)) {
		switch {
		case t[name] == b[name] || t[name] == o[name]:
			values[name] = o[name]
		case o[name] == b[name]:
			values[name] = t[name]
		default:
			return nil, false
		}
	}
	order, disputed := mergeOrder(names(base), names(ours), names(theirs), func(name string) bool { return values[name] != "" })
	if disputed {
		return nil, false
	}
	return object(order, values), true
}

// byName returns the values of members, empty for one that is not there: no
// JSON value is.
func byName(object jsontext.Value) map[string]string {
	values := map[string]string{}
	for _, m := range membersOf(object) {
		values[m.name] = m.value
	}
	return values
}

func names(object jsontext.Value) []string {
	var all []string
	for _, m := range membersOf(object) {
		all = append(all, m.name)
	}
	return all
}

func object(names []string, values map[string]string) jsontext.Value {
	if len(names) == 0 {
		return nil
	}
	out := []byte("{")
	for i, name := range names {
		if i > 0 {
			out = append(out, ',')
		}
		out, _ = jsontext.AppendQuote(out, name) // a name that was read is UTF-8
		out = append(append(out, ':'), values[name]...)
	}
	return append(out, '}')
}

// mergeOrigin merges what a record keeps of the ready-made activity it began
// as: an answer that one side confirmed is confirmed.
func mergeOrigin(base, ours, theirs register.Origin) (merged register.Origin, ok bool) {
	template, ok := mergeValue(base.Template, ours.Template, theirs.Template)
	if !ok {
		return ours, false
	}
	members, ok := mergeUnknown(base.Extra, ours.Extra, theirs.Extra)
	if !ok {
		return ours, false
	}
	b, o, t := strings.Fields(base.Given), strings.Fields(ours.Given), strings.Fields(theirs.Given)
	given := slices.DeleteFunc(interleave(o, t), func(print string) bool {
		inBase := slices.Contains(b, print)
		return inBase && !(slices.Contains(o, print) && slices.Contains(t, print))
	})
	return register.Origin{Template: template, Given: strings.Join(given, " "), Unknown: register.Unknown{Extra: members}}, true
}

// mergeValue returns the value of the side that changed it; it fails when both
// did, each in its own way.
func mergeValue[T comparable](base, ours, theirs T) (merged T, ok bool) {
	switch {
	case theirs == base || theirs == ours:
		return ours, true
	case ours == base:
		return theirs, true
	}
	return ours, false
}

// mergeRest merges what no field table lays out, all given by pointer, where
// that can be done without asking.
func mergeRest(base, ours, theirs, merged any) (ok bool) {
	switch to := merged.(type) {
	case *jsontext.Value:
		var members jsontext.Value
		if members, ok = mergeUnknown(*base.(*jsontext.Value), *ours.(*jsontext.Value), *theirs.(*jsontext.Value)); ok {
			*to = members
		}
	case *register.Origin:
		var origin register.Origin
		if origin, ok = mergeOrigin(*base.(*register.Origin), *ours.(*register.Origin), *theirs.(*register.Origin)); ok {
			*to = origin
		}
	}
	return ok
}
