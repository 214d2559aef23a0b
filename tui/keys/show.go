package keys

import (
	"strings"
	"unicode/utf8"

	"article30/register/lang"
)

// KeyName returns what stands on a key, as a reader of the language calls it.
// The arrows are words too in ASCII, for terminals that cannot draw them.
func KeyName(key string, l lang.Lang, ascii bool) string {
	parts := strings.Split(key, "+")
	if key == "+" {
		parts = []string{key}
	}
	for i, p := range parts {
		parts[i] = partName(p, len(parts) > 1, l, ascii)
	}
	return strings.Join(parts, "+")
}

var (
	partNames = map[string]lang.Text{
		"enter": {FR: "Entrée", EN: "Enter"}, "esc": {FR: "Échap", EN: "Esc"}, " ": {FR: "Espace", EN: "Space"},
		"tab": {FR: "Tab", EN: "Tab"}, "backspace": {FR: "Retour arr.", EN: "Backspace"}, "delete": {FR: "Suppr", EN: "Del"},
		"pgup": {FR: "Page préc.", EN: "PgUp"}, "pgdown": {FR: "Page suiv.", EN: "PgDn"},
		"home": {FR: "Début", EN: "Home"}, "end": {FR: "Fin", EN: "End"},
		"ctrl": {FR: "Ctrl", EN: "Ctrl"}, "shift": {FR: "Maj", EN: "Shift"}, "alt": {FR: "Alt", EN: "Alt"},
	}
	arrows     = map[string]string{"up": "↑", "down": "↓", "left": "←", "right": "→"}
	arrowWords = map[string]lang.Text{
		"up": {FR: "Haut", EN: "Up"}, "down": {FR: "Bas", EN: "Down"},
		"left": {FR: "Gauche", EN: "Left"}, "right": {FR: "Droite", EN: "Right"},
	}
)

func partName(part string, combined bool, l lang.Lang, ascii bool) string {
	if word, ok := arrowWords[part]; ok {
		if ascii {
			return word.In(l)
		}
		return arrows[part]
	}
	if name, ok := partNames[part]; ok {
		return name.In(l)
	}
	if combined || utf8.RuneCountInString(part) > 1 { // Ctrl+S, F1
		return strings.ToUpper(part)
	}
	return part
}

// Names returns the names of the keys of a binding, the most usual first.
func (b Binding) Names(l lang.Lang, ascii bool) []string {
	names := make([]string, len(b.Keys))
	for i, k := range b.Keys {
		names[i] = KeyName(k, l, ascii)
	}
	return names
}

// everywhere lists the scopes so that innermost bindings come first.
var everywhere = []Scope{Marked, List, Waived, Findings, Conflicts, Changes, Figures, Questions, Suggested, Answer, Form, Rows, Cursor, Search, Line, Offers, Text, Picker, Found, Marking, Several, Chooser, Finder, Menu, Dialog, Message, Prompt, Navigation, Global, Always}

// Markdown returns the bindings as the table of the README.
func (t *Table) Markdown(l lang.Lang) string {
	var b strings.Builder
	head := lang.Text{FR: "| Touche | Effet | Où |\n|---|---|---|\n", EN: "| Key | What it does | Where |\n|---|---|---|\n"}
	for g := Moving; g <= Program; g++ {
		b.WriteString("**" + g.Label().In(l) + "**\n\n" + head.In(l))
		for _, scope := range everywhere {
			for _, binding := range t.bindings {
				if binding.Group == g && binding.Scope == scope && len(binding.Keys) > 0 {
					b.WriteString("| " + keyCells(binding, l) + " | " + binding.Long.In(l) + " | " + scope.Label().In(l) + " |\n")
				}
			}
		}
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func keyCells(b Binding, l lang.Lang) string {
	names := b.Names(l, false)
	for i, n := range names {
		names[i] = "`" + n + "`"
	}
	return strings.Join(names, " ")
}

// Label says where the scope is, for the help.
func (s Scope) Label() lang.Text {
	switch s {
	case Marked:
		return lang.Text{FR: "liste, fiches cochées", EN: "list, records marked"}
	case List:
		return lang.Text{FR: "liste", EN: "list"}
	case Waived:
		return lang.Text{FR: "constat écarté", EN: "waived finding"}
	case Findings:
		return lang.Text{FR: "vérification", EN: "check"}
	case Figures:
		return lang.Text{FR: "tableau de bord", EN: "dashboard"}
	case Conflicts:
		return lang.Text{FR: "désaccords", EN: "conflicts"}
	case Changes:
		return lang.Text{FR: "comparaison, historique", EN: "comparison, history"}
	case Questions:
		return lang.Text{FR: "questionnaire", EN: "questionnaire"}
	case Suggested:
		return lang.Text{FR: "activités du questionnaire", EN: "activities of the questionnaire"}
	case Answer:
		return lang.Text{FR: "question oui/non", EN: "yes/no question"}
	case Form:
		return lang.Text{FR: "fiche", EN: "form"}
	case Rows, Cursor:
		return lang.Text{FR: "listes et fiches", EN: "lists and forms"}
	case Search:
		return lang.Text{FR: "filtre d'une liste", EN: "filter of a list"}
	case Line:
		return lang.Text{FR: "champ d'une ligne", EN: "one-line field"}
	case Offers:
		return lang.Text{FR: "durée de conservation", EN: "retention period"}
	case Text:
		return lang.Text{FR: "texte long", EN: "long text"}
	case Picker:
		return lang.Text{FR: "choix", EN: "choice"}
	case Several, Marking, Found:
		return lang.Text{FR: "choix multiple", EN: "several choices"}
	case Chooser:
		return lang.Text{FR: "activités toutes prêtes", EN: "ready-made activities"}
	case Finder:
		return lang.Text{FR: "recherche dans tout le registre", EN: "search of the whole register"}
	case Menu:
		return lang.Text{FR: "aide et actions", EN: "help and actions"}
	case Dialog, Prompt:
		return lang.Text{FR: "question", EN: "question"}
	case Message:
		return lang.Text{FR: "message", EN: "message"}
	case Navigation:
		return lang.Text{FR: "partout sauf pendant la saisie", EN: "everywhere but while typing"}
	}
	return lang.Text{FR: "partout", EN: "everywhere"}
}
