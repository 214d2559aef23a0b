package register

import (
	"crypto/rand"
	"encoding/base32"
	"strings"
)

// ID names a record or a sub-record for ever: random, never shown as a
// number, never reused. Merge, diff, findings and history go by it, never by
// position. The zero ID belongs to no record.
type ID string

// NewID returns a fresh ID of 50 random bits, ten characters long.
func NewID() ID {
	var b [7]byte
	rand.Read(b[:]) // never fails: documented in crypto/rand
	return ID(strings.ToLower(base32.StdEncoding.EncodeToString(b[:])[:10]))
}

// Item is the identity that every record and sub-record carries.
type Item struct {
	ID ID `json:"id,omitzero"`
}

func (i *Item) item() *Item { return i }

// Identity returns the ID of a record or sub-record given as a pointer, and
// the empty ID for a group, which has none.
func Identity(rec any) ID {
	if i, ok := rec.(interface{ item() *Item }); ok {
		return i.item().ID
	}
	return ""
}
