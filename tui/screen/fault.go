package screen

import (
	"errors"
	"strings"

	"article30/register/lang"
)

// Fault returns the line of an error in both languages, to be shown where the
// file it speaks of is named already: without its path at the front.
func Fault(err error, path string) lang.Text {
	in := func(l lang.Lang) string { return lang.Message(err, l) }
	var ours interface{ In(lang.Lang) string } // one that says more than its cause
	if errors.As(err, &ours) {
		in = ours.In
	}
	return lang.Text{FR: withoutPath(in(lang.FR), path), EN: withoutPath(in(lang.EN), path)}
}

func withoutPath(line, path string) string {
	if rest, ok := strings.CutPrefix(line, path); ok && path != "" {
		return strings.TrimLeft(rest, ":\u00a0 ")
	}
	return line
}
