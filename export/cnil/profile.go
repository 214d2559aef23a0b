package cnil

import "article30/register"

// Profile is how much of a register is written.
type Profile uint8

const (
	// Full is all that the register holds.
	Full Profile = iota
	// Article30 is what that article demands, and no more: no internal notes,
	// nothing that ended.
	Article30
)

// shows reports whether the i-th field of a table is written; nested says that
// its record stands within one that is.
func (w *writer) shows(t *register.Table, i int, nested bool) bool {
	if w.client != "" {
		switch t.Fields[i].Block.Key {
		case register.BlockReview.Key, register.BlockNotes.Key:
			return false // of the house, and may speak of other clients
		}
	}
	return w.opts.Profile == Full || t.Demanded(i, nested)
}
