package conflict

import (
	"article30/register/diff"
	"article30/register/lang"
	"article30/tui/keys"
)

var beforeText = lang.Text{FR: "Avant", EN: "Before"}

// guidance says what is in dispute, and what choosing does where that does not
// go without saying.
func guidance(c diff.Cause) lang.Text {
	switch c {
	case diff.Deletion:
		return lang.Text{
			FR: "Supprimé d'un côté, modifié de l'autre\u00a0: choisir le côté qui n'a plus rien, c'est supprimer.",
			EN: "Deleted on one side, changed on the other: choosing the side that has nothing deletes it.",
		}
	case diff.Use:
		return lang.Text{
			FR: "Supprimé d'un côté, utilisé de l'autre\u00a0: si vous le supprimez, les fiches qui l'utilisent ne renverront plus à rien.",
			EN: "Deleted on one side, used on the other: if you delete it, the records that use it will refer to nothing.",
		}
	case diff.Order:
		return lang.Text{FR: "Rangé autrement des deux côtés.", EN: "Put in another order on both sides."}
	case diff.Reference:
		return lang.Text{
			FR: "Deux fiches portent la même référence\u00a0: celle que vous choisissez la garde, l'autre reçoit la prochaine libre.",
			EN: "Two records bear one reference: the one you choose keeps it, the other gets the next free one.",
		}
	}
	return lang.Text{FR: "Les deux côtés répondent autrement.", EN: "Both sides answer differently."}
}

// said is what one side says, raw.
func (s *Screen) said(v diff.Value) string {
	if said := v.Text(s.env.Lang); said != "" {
		return said
	}
	if v.Exists() {
		return s.env.Say(lang.Text{FR: "(sans réponse)", EN: "(unanswered)"})
	}
	return s.env.Say(lang.Text{FR: "(rien)", EN: "(nothing)"})
}

// parts are what is set side by side: what was before where there was
// something, and the two sides.
func (s *Screen) parts(c diff.Conflict) []part {
	var all []part
	if c.Cause != diff.Reference {
		all = append(all, part{name: s.env.Say(beforeText), value: c.Base})
	}
	return append(all,
		part{name: s.env.Say(s.names.Ours), value: c.Ours, key: keys.TakeOurs, side: diff.Ours},
		part{name: s.env.Say(s.names.Theirs), value: c.Theirs, key: keys.TakeTheirs, side: diff.Theirs})
}

// part is what one of the registers says of a conflict.
type part struct {
	name  string
	value diff.Value
	key   keys.Action // which chooses it, "" for what was before
	side  diff.Side
}

// whole is all that is to be read of a conflict, raw.
func (s *Screen) whole(c diff.Conflict) string {
	said := s.env.Say(guidance(c.Cause)) + "\n"
	for _, p := range s.parts(c) {
		said += "\n" + p.name + s.env.Say(lang.Text{FR: "\u00a0:", EN: ":"}) + "\n" + s.said(p.value) + "\n"
	}
	return said
}
