package check

import (
	"article30/register"
	"article30/register/lang"
)

// fiche is what a treatment and a processor activity have in common.
type fiche struct {
	head     *register.Head
	status   register.Code
	created  register.Date
	updated  register.Date
	reviewed register.Date
	idle     int // whole months since anybody reviewed or changed it, -1 when it bears no date that says so
	next     register.Date
	measures []register.ID
	none     register.Absence // of the measures
	uses     []use
	own      []register.OwnTransfer
	review   register.Code // TransferReviews
}

// use is a recipient or sub-processor in a fiche, and the list it stands in.
type use struct {
	*register.Use
	list string
}

func (u use) path() string { return item(u.list, u.ID) }

func ofTreatment(t *register.Treatment, on string) fiche {
	f := fiche{
		head: &t.Head, status: t.Status, created: t.Created, updated: t.Updated,
		reviewed: t.ReviewedOn, next: t.NextReview, idle: idle(on, t.Created, t.Updated, t.ReviewedOn),
		measures: t.Measures, none: t.MeasuresNone.Absence, own: t.Transfers, review: t.TransfersReviewed,
	}
	for i := range t.Recipients {
		f.uses = append(f.uses, use{&t.Recipients[i], "recipients"})
	}
	return f
}

func ofActivity(a *register.ProcessorActivity, on string) fiche {
	f := fiche{
		head: &a.Head, status: a.Status, created: a.Created, updated: a.Updated,
		reviewed: a.ReviewedOn, next: a.NextReview, idle: idle(on, a.Created, a.Updated, a.ReviewedOn),
		measures: a.Measures, none: a.MeasuresNone.Absence, own: a.Transfers, review: a.TransfersReviewed,
	}
	for i := range a.Subprocessors {
		f.uses = append(f.uses, use{&a.Subprocessors[i].Use, "subprocessors"})
	}
	return f
}

// idle returns how many whole months ago the latest of some days is, -1 when
// none is past.
func idle(on string, days ...register.Date) int {
	least := -1
	for _, day := range days {
		if day == "" {
			continue
		}
		if months, ok := monthsBetween(string(day), on); ok && months >= 0 && (least < 0 || months < least) {
			least = months
		}
	}
	return least
}

// item is the path of a sub-record.
func item(list string, id register.ID) string { return list + "[" + string(id) + "]" }

// in is the path of a field within a sub-record.
func in(path, field string) string { return path + "." + field }

func text(fr, en string) lang.Text { return lang.Text{FR: fr, EN: en} }
