package diff

import (
	"article30/register/lang"
)

// Cause says why the two sides cannot both have it their way.
type Cause uint8

// What two sides may disagree about.
const (
	// Answers: both changed the same answer. The merged register holds ours.
	Answers Cause = iota
	// Deletion: one side deleted a record or sub-record, the other changed
	// it. The merged register keeps it.
	Deletion
	// Use: one side deleted a catalogue entry, the other made a record refer
	// to it. The merged register keeps it.
	Use
	// Order: both moved the records or items of a list. The merged register
	// has our order.
	Order
	// Reference: each side gave a record of its own the same reference. The
	// merged register holds both.
	Reference
)

// Text names the cause in a few words.
func (c Cause) Text() lang.Text {
	switch c {
	case Deletion:
		return lang.Text{FR: "supprimé d'un côté, modifié de l'autre", EN: "deleted on one side, changed on the other"}
	case Use:
		return lang.Text{FR: "supprimé d'un côté, utilisé de l'autre", EN: "deleted on one side, used on the other"}
	case Order:
		return lang.Text{FR: "rangé autrement des deux côtés", EN: "put in another order on both sides"}
	case Reference:
		return lang.Text{FR: "même référence pour deux fiches", EN: "one reference for two records"}
	}
	return lang.Text{FR: "réponses différentes", EN: "different answers"}
}

// Side is one of the two registers of a merge.
type Side uint8

// The sides in the order Merge is given them.
const (
	Ours Side = iota
	Theirs
)

// Conflict is what a merge could not settle. Base, Ours and Theirs are what
// each register has at the place; for a reference, Ours and Theirs are the two
// records and Base is nothing.
type Conflict struct {
	Place
	Cause              Cause
	Base, Ours, Theirs Value

	twin Place // of a reference: our record
}

// Label names the place in words, as Change.Label does.
func (c Conflict) Label(l lang.Lang) string {
	if c.Ours.Exists() {
		return c.label(c.Ours.register, l)
	}
	return c.label(c.Theirs.register, l)
}

// Text says the conflict in one sentence, on the same terms as Change.Text.
func (c Conflict) Text(l lang.Lang) string {
	return lang.Format(lang.Text{
		FR: "%s\u00a0: %s (ici «\u00a0%s\u00a0», là-bas «\u00a0%s\u00a0», avant «\u00a0%s\u00a0»)",
		EN: "%s: %s (here \"%s\", there \"%s\", before \"%s\")",
	}, c.Label(l), c.Cause.Text(), answerText(c.Ours, l), answerText(c.Theirs, l), answerText(c.Base, l)).In(l)
}
