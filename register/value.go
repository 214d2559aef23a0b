package register

import (
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"article30/register/lang"
)

// Answer is the answer to a yes/no question; the zero value is unanswered.
type Answer uint8

// In the file Yes is true, No is false and Unanswered is an absent member.
const (
	Unanswered Answer = iota
	Yes
	No
)

// MarshalJSONTo writes true or false; an unanswered question is left out by
// the omitzero option of its member.
func (a Answer) MarshalJSONTo(enc *jsontext.Encoder) error {
	return enc.WriteToken(jsontext.Bool(a == Yes))
}

// UnmarshalJSONFrom reads true or false; null is unanswered.
func (a *Answer) UnmarshalJSONFrom(dec *jsontext.Decoder) error {
	if dec.PeekKind() == 'n' { // null: no answer
		*a = Unanswered
		return dec.SkipValue()
	}
	var b bool
	if err := json.UnmarshalDecode(dec, &b); err != nil {
		return err
	}
	if *a = No; b {
		*a = Yes
	}
	return nil
}

// Code is an entry of a vocabulary. A code the vocabulary does not know is
// kept and shown as it is; the empty code is unanswered.
type Code string

// Country is the ISO 3166-1 alpha-2 code of a country, or the code that
// package law gives an international organisation. What is neither is kept as
// written; the empty value is unanswered.
type Country string

// Date is a calendar day, 2006-01-02. A day that could not be understood is
// kept as it was typed and flagged, never dropped; the empty date is
// unanswered.
type Date string

// Valid reports whether the date is a day of the calendar.
func (d Date) Valid() bool {
	if d == "" {
		return false // without the cost of an error
	}
	_, err := time.Parse(time.DateOnly, string(d))
	return err == nil
}

// Absence is an explicit "none": not the same as unanswered. It is embedded
// in the groups of which an organisation may have none (a DPO, say).
type Absence struct {
	// None says that the register's keeper answered "there is none".
	None bool `json:"none,omitzero"`
	// Why is the reason given, possibly empty.
	Why string `json:"why,omitzero"`
}

// NoneOf is the explicit "none" of a list, kept beside it as the member
// «list»_none, since an empty list says nothing.
type NoneOf struct {
	Absence
	Unknown
}

// Unknown keeps the members of an object that this version of the program does
// not know, so that a save returns them as they came.
type Unknown struct {
	Extra jsontext.Value `json:",embed"`
}

func (u *Unknown) unknown() jsontext.Value { return u.Extra }

// noneText is how an explicit "none" prints.
func noneText(a Absence, l lang.Lang) string {
	none := lang.Text{FR: "Aucun", EN: "None"}.In(l)
	if a.Why == "" {
		return none
	}
	return none + lang.Text{FR: "\u00a0: ", EN: ": "}.In(l) + a.Why
}
