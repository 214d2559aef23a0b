// Package history keeps the log of what was changed in a register: when, by
// whom, and each record changed as it became. It knows lines, not files.
//
// Its rules:
//
//   - A line is added and never changed. It is one JSON object that holds the
//     whole register, or the records changed since the line before.
//   - A line begins with the checksum of its rest, which holds the checksum of
//     the line before: a log that was cut or edited is noticed, and what can no
//     longer be told from it is said not to be known.
//   - The fields changed are not in the log: they follow from the records
//     before and after.
//   - A log never harms its register. Whatever a log holds can be read, and a
//     line with the whole register makes a new beginning.
package history

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"article30/register"
	"article30/register/lang"
)

// Cause says how the register came to be what a line says.
type Cause string

// The causes as they stand in the log. A line whose cause begins a log, or
// begins one anew, holds the whole register.
const (
	Edited   Cause = ""         // changed with this program
	Restored Cause = "restored" // an earlier version was taken back
	Outside  Cause = "outside"  // another program changed the file
	Unlogged Cause = "unlogged" // saved with this program, which did not come to log it

	Created Cause = "created" // the register was made
	Begun   Cause = "begun"   // the log begins, the register was there
	Lost    Cause = "lost"    // so it does, although this program had saved the register before
	Broken  Cause = "broken"  // the lines before do not hold together
)

var causeLabels = map[Cause]lang.Text{
	Edited:   {FR: "modification", EN: "change"},
	Restored: {FR: "version antérieure reprise", EN: "earlier version taken back"},
	Outside:  {FR: "changé par un autre programme, et constaté ici", EN: "changed by another program, and found here"},
	Unlogged: {FR: "enregistré sans être noté (programme interrompu, ou historique coupé), et constaté ici", EN: "saved without being logged (program ended early, or history cut), and found here"},
	Created:  {FR: "création du registre", EN: "register created"},
	Begun:    {FR: "début de l'historique", EN: "the history begins"},
	Lost:     {FR: "début de l'historique, d'un registre déjà enregistré ici\u00a0: ce qui précède manque", EN: "the history begins, of a register saved here before: what precedes is missing"},
	Broken:   {FR: "l'historique reprend\u00a0: les lignes d'avant ont été coupées ou modifiées", EN: "the history begins anew: the lines before were cut or edited"},
}

// Label names the cause for a reader; one that this program does not know is
// shown as it is.
func (c Cause) Label() lang.Text {
	if label, ok := causeLabels[c]; ok {
		return label
	}
	return lang.Text{FR: string(c), EN: string(c)}
}

// Sum is the checksum of a line: SHA-256 of all that follows it there, the
// checksum of the line before included. That of the first line's predecessor is
// zero.
type Sum [sha256.Size]byte

// Note is what a line says beside the register.
type Note struct {
	When  time.Time // to the second
	Who   string    // empty: not known
	Cause Cause
	State string // the hash of the register's file after the change, in hexadecimal
}

// line is the JSON of a line, behind its checksum.
type line struct {
	Prev  string    `json:"prev"`
	Whole bool      `json:"whole,omitzero"` // stands here so that it is found without reading on
	When  time.Time `json:"when"`
	Who   string    `json:"who,omitzero"`
	Cause Cause     `json:"cause,omitzero"`
	State string    `json:"state"`
	// Register is the whole of it.
	Register jsontext.Value `json:"register,omitzero"`
	// Head is the register without its records, where that has changed.
	Head    jsontext.Value `json:"head,omitzero"`
	Changes []change       `json:"changes,omitzero"`
}

// change is what became of one record. Changes are made one after the other:
// a position is that in the collection as the changes before have left it.
type change struct {
	Collection string      `json:"collection"`
	ID         register.ID `json:"id"`
	From       *int        `json:"from,omitzero"` // nil: it was not there
	At         *int        `json:"at,omitzero"`   // nil: it is there no more
	// Record is the whole of it, null when it is there no more.
	Record jsontext.Value `json:"record"`
}

// Whole returns the line that holds a whole register, to stand behind the line
// of a checksum; and its own checksum.
func Whole(prev Sum, n Note, r *register.Register) ([]byte, Sum, error) {
	whole, err := compact(r)
	if err != nil {
		return nil, Sum{}, err
	}
	l := n.line()
	l.Whole, l.Register = true, whole
	return l.seal(prev)
}

// Changes returns the line that leads from one state of a register to another,
// and its checksum; the line is nil when they are the same.
func Changes(prev Sum, n Note, before, after *register.Register) ([]byte, Sum, error) {
	l := n.line()
	var err error
	if l.Head, err = headChanged(before, after); err != nil {
		return nil, Sum{}, err
	}
	for _, c := range register.Collections {
		changes, err := changesOf(c, c.All(before), c.All(after))
		if err != nil {
			return nil, Sum{}, err
		}
		l.Changes = append(l.Changes, changes...)
	}
	if l.Head == nil && l.Changes == nil {
		return nil, prev, nil
	}
	return l.seal(prev)
}

func (n Note) line() line {
	return line{When: n.When.UTC().Truncate(time.Second), Who: n.Who, Cause: n.Cause, State: n.State}
}

// What a line begins with: its checksum, and that of the line before.
const (
	sumMark   = `{"sum":"`
	prevMark  = `"prev":"`
	markEnd   = `",`
	wholeMark = `"whole":true,`
	sumDigits = 2 * sha256.Size
)

// seal puts the checksum before a line.
func (l line) seal(prev Sum) ([]byte, Sum, error) {
	l.Prev = hex.EncodeToString(prev[:])
	text, err := compact(l)
	if err != nil {
		return nil, Sum{}, err
	}
	rest := text[1:]
	sum := Sum(sha256.Sum256(rest))
	sealed := make([]byte, 0, len(sumMark)+sumDigits+len(markEnd)+len(rest)+1)
	sealed = append(sealed, sumMark...)
	sealed = hex.AppendEncode(sealed, sum[:])
	sealed = append(sealed, markEnd...)
	sealed = append(sealed, rest...)
	return append(sealed, '\n'), sum, nil
}

// compact returns the JSON of a value on one line.
func compact(v any) (jsontext.Value, error) {
	return json.Marshal(v, jsontext.PreserveRawStrings(true), jsontext.Multiline(false))
}
