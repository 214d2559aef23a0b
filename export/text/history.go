package text

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"article30/register"
	"article30/register/diff"
	"article30/register/history"
	"article30/register/lang"
	"article30/register/store"
)

var (
	someoneUnknown = lang.Text{FR: "auteur inconnu", EN: "author unknown"}
	recordCount    = [2]lang.Text{{FR: "fiche", EN: "record"}, {FR: "fiches", EN: "records"}}
	fieldsLost     = lang.Text{
		FR: "%d %s\u00a0; ce qui y a changé ne ressort plus de ce qui reste de l'historique",
		EN: "%d %s; what changed in it no longer follows from what is left of the history",
	}
	changedSince = lang.Text{FR: "%d %s changées depuis", EN: "%d %s changed since"}
	oneSince     = lang.Text{FR: "1 fiche changée depuis", EN: "1 record changed since"}
	nothingSince = lang.Text{FR: "rien de changé depuis", EN: "nothing changed since"}
	notARegister = lang.Text{FR: "illisible", EN: "unreadable"}
)

// History prints what changed in a register, the newest first: when, by whom,
// and below it each field, before and after; of some records alone, and of what
// goes with them, unless only is nil.
func History(moments []history.Moment, only map[register.ID]bool, l lang.Lang) string {
	var b strings.Builder
	for _, m := range slices.Backward(moments) {
		var said []string
		for _, c := range m.Changes() {
			if only == nil || concerns(m, c, only) {
				said = append(said, "  "+SafeLine(c.Text(l))+"\n")
			}
		}
		if only != nil && said == nil {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s\n%s", SafeLine(momentLine(m, l)), strings.Join(said, ""))
	}
	return b.String()
}

// concerns reports whether a change is one of some records, or of what goes with
// them: a waiver on one of them, or an entry removed to which one of them referred.
func concerns(m history.Moment, c diff.Change, only map[register.ID]bool) bool {
	if only[c.Record] {
		return true
	}
	if c.Collection == nil || c.Path() != "" {
		return false
	}
	in := m.After
	if c.Kind == diff.Removed {
		in = m.Before
	}
	_, rec := in.ByID(c.Record)
	if waiver, ok := rec.(*register.Waiver); ok {
		return only[waiver.Record]
	}
	return c.Kind == diff.Removed && slices.ContainsFunc(in.Uses(c.Record), func(user register.Record) bool {
		return only[register.Identity(user)]
	})
}

// momentLine says when, by whom and why, and how much where the fields do not
// say it.
func momentLine(m history.Moment, l lang.Lang) string {
	who := m.Who
	if who == "" {
		who = someoneUnknown.In(l)
	}
	said := moment(m.When, l) + "  " + who
	if m.Cause != history.Edited {
		said += colon.In(l) + m.Cause.Label().In(l)
	}
	switch {
	case m.After == nil:
		return said + colon.In(l) + lang.Format(fieldsLost, m.Records, plural(l, m.Records)).In(l)
	case m.Before == nil:
		n := 0
		for _, c := range register.Collections {
			if !c.Single {
				n += c.Len(m.After)
			}
		}
		return said + fmt.Sprintf(" (%d %s)", n, plural(l, n))
	}
	return said
}

func plural(l lang.Lang, n int) string {
	return l.Plural(n, recordCount[0].In(l), recordCount[1].In(l))
}

// moment prints a point in time, to the minute, in the time zone of the machine.
func moment(at time.Time, l lang.Lang) string {
	at = at.Local()
	return lang.FormatDate(at.Format(time.DateOnly), l) + " " + at.Format("15:04")
}

// Differences prints what changed from one register to another, or what a merge
// could not settle, one a line.
func Differences[D interface{ Text(lang.Lang) string }](differences []D, l lang.Lang) string {
	var b strings.Builder
	for _, d := range differences {
		b.WriteString(SafeLine(d.Text(l)) + "\n")
	}
	return b.String()
}

// Kept is a version of a register, beside the present one.
type Kept struct {
	store.Version
	// Register is nil where the version is no register, Present where the file
	// is none.
	Register, Present *register.Register
}

// Versions prints the earlier versions of a register, one a line, the newest
// first: the number, when it was written, why it was kept, its size, and how
// many records are other than now, separated by tabs.
func Versions(versions []Kept, l lang.Lang) string {
	var b strings.Builder
	for _, v := range slices.Backward(versions) {
		fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\n", v.Number, moment(v.At, l), SafeLine(v.Kind.Label().In(l)), size(v.Size, l), v.since(l))
	}
	return b.String()
}

// since says how many records have changed since a version; nothing when the
// file is no register now.
func (v Kept) since(l lang.Lang) string {
	switch {
	case v.Register == nil:
		return notARegister.In(l)
	case v.Present == nil:
		return ""
	}
	type record struct {
		in *register.Collection
		id register.ID
	}
	records := map[record]bool{}
	for _, c := range diff.Between(v.Register, v.Present) {
		records[record{c.Collection, c.Record}] = true
	}
	switch n := len(records); n {
	case 0:
		return nothingSince.In(l)
	case 1:
		return oneSince.In(l)
	default:
		return lang.Format(changedSince, n, plural(l, n)).In(l)
	}
}

// size prints a number of bytes.
func size(bytes int64, l lang.Lang) string {
	unit := lang.Text{FR: "o", EN: "B"}.In(l)
	if bytes < 1000 {
		return fmt.Sprintf("%d\u00a0%s", bytes, unit)
	}
	kilo := fmt.Sprintf("%.1f", float64(bytes)/1000)
	if l == lang.FR {
		kilo = strings.Replace(kilo, ".", ",", 1)
	}
	return kilo + "\u00a0k" + unit
}
