package form

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// users are the records that a change of a catalogue entry reaches: those that
// refer to it, and those that do so through another entry, as a treatment does
// to the safeguards of its recipients.
type users struct {
	register *register.Register // in which they were found
	of       []usersOf
}

// usersOf are those of one collection, in the order of the register.
type usersOf struct {
	collection *register.Collection
	records    []register.Record
}

func findUsers(r *register.Register, id register.ID) users {
	reached := map[register.ID]bool{id: true}
	reaches := func(c *register.Collection, rec register.Record) bool {
		return slices.ContainsFunc(c.Table.References(rec), func(ref register.ID) bool { return reached[ref] })
	}
	for more := true; more; { // entries through which it is used
		more = false
		for _, c := range register.Collections {
			for i := 0; c.Catalogue && i < c.Len(r); i++ {
				rec := c.At(r, i)
				if !reached[register.Identity(rec)] && reaches(c, rec) {
					reached[register.Identity(rec)], more = true, true
				}
			}
		}
	}
	u := users{register: r}
	for _, c := range register.Collections {
		if c.Prefix == "" {
			continue // a waiver speaks of a record, it does not use it
		}
		group := usersOf{collection: c}
		for i := range c.Len(r) {
			rec := c.At(r, i)
			if register.Identity(rec) != id && (c.Catalogue && reached[register.Identity(rec)] || !c.Catalogue && reaches(c, rec)) {
				group.records = append(group.records, rec)
			}
		}
		if len(group.records) > 0 {
			u.of = append(u.of, group)
		}
	}
	return u
}

// after takes the users found in a register over to what a step made of it, where
// that changed the entry alone: they need not be looked for at each key.
func (u *users) after(step session.Step, entry register.ID, before, now *register.Register) {
	if u.register == before && !slices.ContainsFunc(step.Changes, func(c session.Change) bool { return c.ID() != entry }) {
		u.register = now
	}
}

// count returns how many records use the entry, other entries aside.
func (u users) count() (n int) {
	for _, group := range u.of {
		if !group.collection.Catalogue {
			n += len(group.records)
		}
	}
	return n
}

// words say who they are, in about so many bytes at most: « 2 traitements :
// T-001 Paie, T-004 Recrutement ; 1 destinataire : R-001 PayFit ».
func (u users) words(l lang.Lang, most int) string {
	var b strings.Builder
	for i, group := range u.of {
		if i > 0 {
			b.WriteString(lang.Text{FR: "\u00a0; ", EN: "; "}.In(l))
		}
		name := group.collection.Name
		if len(group.records) == 1 {
			name = group.collection.Table.Name
		}
		b.WriteString(strconv.Itoa(len(group.records)) + " " + uncapitalised(name.In(l)) + lang.Text{FR: "\u00a0: ", EN: ": "}.In(l))
		for j, rec := range group.records {
			if j > 0 {
				b.WriteString(", ")
			}
			if b.Len() > most {
				b.WriteString("…")
				break
			}
			b.WriteString(strings.TrimSpace(register.ReferenceOf(rec) + " " + register.NameOf(rec)))
		}
	}
	return b.String()
}

func uncapitalised(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return strings.ToLower(s[:size]) + s[size:]
}

// usersNow returns who uses the catalogue entry of the form; none for a record
// that is no entry.
func (f *Form) usersNow() users {
	p := f.now()
	if p.rec == nil || !p.collection.Catalogue {
		return users{}
	}
	if f.visit.users.register != p.register {
		f.visit.users = findUsers(p.register, f.record)
	}
	return f.visit.users
}

// above says, over the form of a catalogue entry, who uses it.
func (f *Form) above() []string {
	p := f.now()
	if p.rec == nil || f.path != "" || !p.collection.Catalogue || f.h < 6 {
		return nil
	}
	env, u := f.env(), f.usersNow()
	if len(u.of) == 0 {
		return []string{env.Theme.Faint(env.Theme.Cut(env.Say(unusedText), f.w))}
	}
	most := 1 + f.h/10
	return frame.WrapTo(env.Say(usedByText)+u.words(env.Lang, f.w*most), f.w, most, env.Theme.Glyphs.More)
}

// reaches reports that an action changes an entry that several records use, and
// that the user was not told so since its form was opened.
func (f *Form) reaches(a keys.Action, r row) bool {
	switch a {
	case keys.ConfirmAnswer, keys.ConfirmAll:
		return false
	}
	return !f.visit.told && f.edits(a, r) && f.usersNow().count() > 1
}

// tell asks, once per opening and before anything is typed, whether a change is
// meant for all who use the entry; the action then goes on.
func (f *Form) tell(a keys.Action) {
	l := f.env().Lang
	text := lang.Text{FR: "Ce changement vaut pour ", EN: "This change applies to "}.In(l) + f.usersNow().words(l, math.MaxInt)
	title := f.now().collection.Table.Title(f.now().root, f.view())
	f.desk.Host.Open(widget.NewQuestion(f.desk.Host, title, text,
		widget.Answer{Label: lang.Text{FR: "Continuer", EN: "Go on"}, Do: func() tea.Cmd {
			f.visit.told = true
			cmd, _ := f.Do(a)
			return cmd
		}},
		widget.Answer{Label: lang.Text{FR: "Ne rien changer", EN: "Change nothing"}},
	))
}
