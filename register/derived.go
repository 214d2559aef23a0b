package register

import (
	"cmp"
	"strings"

	"article30/register/lang"
	"article30/register/law"
)

// derivation is what follows for a field from other answers.
type derivation struct {
	from  lang.Text
	lines func(rec any, v View) []string
}

// Derived returns what other answers of the register say on the question that the
// field asks, a line each, to be read before it is answered, and in few words where
// that comes from. It is the register's own text, never stored. No line means that
// nothing follows, not that there is nothing.
func (f *Field) Derived(rec any, v View) (from lang.Text, lines []string) {
	if f.derived == nil {
		return lang.Text{}, nil
	}
	return f.derived.from, f.derived.lines(rec, v)
}

// The transfers of a treatment, and those of a processor activity.
var (
	transfersFromRecipients    = derivation{text("Déduits des destinataires", "Derived from the recipients"), transferLines}
	transfersFromSubprocessors = derivation{text("Déduits des sous-traitants ultérieurs", "Derived from the sub-processors"), transferLines}
)

func transferLines(rec any, v View) []string {
	var lines []string
	for _, t := range v.Register.TransfersOf(rec.(Record)) {
		if t.Use != nil { // else it is a field of its own
			lines = append(lines, t.line(v))
		}
	}
	return lines
}

// line says who receives the data where, and what that rests on. It does not ask
// for safeguards before the country is known.
func (t Transfer) line(v View) string {
	l := v.Lang
	parts := []string{t.place(l)}
	if len(t.Nature) > 0 {
		parts = append(parts, join(t.Nature, l, func(c Code) string { return Natures.Label(string(c), l) }))
	}
	if len(t.Safeguards) > 0 {
		parts = append(parts, join(t.Safeguards, l, v.Safeguard))
	} else if !t.Unknown() {
		parts = append(parts, text("garanties à compléter", "safeguards to be completed").In(l))
	}
	return t.Importer + text("\u00a0: ", ": ").In(l) + strings.Join(parts, text("\u00a0; ", "; ").In(l))
}

func (t Transfer) place(l lang.Lang) string {
	if t.Country == "" {
		return text("pays inconnu", "country unknown").In(l)
	}
	place := CountryName(t.Country, l)
	if t.Detail != "" {
		place += ", " + t.Detail
	}
	if t.Unknown() {
		place += text(" (dans l'EEE ou hors EEE\u00a0: à vérifier)", " (inside or outside the EEA: to be checked)").In(l)
	}
	return place
}

// Safeguard names a safeguard and says of what type it is: what a transfer rests
// on is its type, and a name alone does not tell.
func (v View) Safeguard(id ID) string {
	s := v.Register.Safeguard(id)
	if s == nil {
		return unknownText.In(v.Lang) + string(id)
	}
	kind := text("type à compléter", "type to be completed").In(v.Lang)
	if s.Kind != "" {
		kind = law.SafeguardKinds.Label(string(s.Kind), v.Lang)
	}
	name := cmp.Or(s.Name, s.Reference)
	if name == "" || name == kind {
		return kind
	}
	return name + ", " + kind
}
