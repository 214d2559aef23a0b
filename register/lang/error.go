package lang

import (
	"errors"
	"fmt"
	"strings"
)

// Error is a fault a user reads: one line that says what is wrong and what to
// do, in both languages.
type Error struct {
	Text
	cause error
}

// Errorf formats an Error in both languages. An argument that is a Text is
// given in the language of the line; the last one that is an error becomes
// the cause, found by errors.Is and errors.As.
func Errorf(format Text, args ...any) *Error {
	e := &Error{Text: Format(format, args...)}
	for _, a := range args {
		if err, ok := a.(error); ok {
			e.cause = err
		}
	}
	return e
}

// Format fills in a text in both languages. An argument that is a Text or an
// error is given in the language of the line.
func Format(format Text, args ...any) Text {
	if len(args) == 0 && !strings.Contains(format.FR, "%") {
		return format
	}
	return Text{
		FR: fmt.Sprintf(format.FR, in(FR, args)...),
		EN: fmt.Sprintf(format.EN, in(EN, args)...),
	}
}

func in(l Lang, args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case Text:
			out[i] = a.In(l)
		case error:
			out[i] = Message(a, l)
		default:
			out[i] = a
		}
	}
	return out
}

// Error returns the English line; Message chooses the language.
func (e *Error) Error() string { return e.EN }

// Unwrap returns the fault of the system or of a library behind this one.
func (e *Error) Unwrap() error { return e.cause }

// Message returns the line of an error in one language; an error that is not
// ours keeps its own words.
func Message(err error, l Lang) string {
	var ours *Error
	if errors.As(err, &ours) {
		return ours.In(l)
	}
	return err.Error()
}
