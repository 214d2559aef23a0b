package form

import (
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/tui/findings"
)

var (
	unanswered       = lang.Text{FR: "à compléter", EN: "to be completed"}
	unansweredChoice = lang.Text{FR: "(sans réponse)", EN: "(unanswered)"}
	answerTexts      = [...]lang.Text{register.Yes: {FR: "Oui", EN: "Yes"}, register.No: {FR: "Non", EN: "No"}}
	usedByText       = lang.Text{FR: "Fiche utilisée par ", EN: "Entry used by "}
	unusedText       = lang.Text{FR: "Aucune autre fiche n'utilise encore celle-ci", EN: "No record uses this entry yet"}
	adderText        = lang.Text{FR: "ajouter…", EN: "add…"}
	usedText         = lang.Text{FR: "déjà dans la liste", EN: "already in the list"}
	expiredText      = lang.Text{FR: "n'est plus valable depuis le ", EN: "no longer valid since "}
	understoodAs     = lang.Text{FR: "compris\u00a0: ", EN: "understood: "}
	notADay          = lang.Text{FR: "pas un jour du calendrier\u00a0: 31/12/2026 ou +6m\u00a0; Échap le garde tel quel", EN: "not a calendar day: try 31/12/2026 or +6m; Esc keeps it as typed"}
	notANumber       = lang.Text{FR: "un nombre entier est attendu", EN: "a whole number is expected"}
	keptAsTyped      = lang.Text{FR: "pas compris\u00a0; gardé tel quel", EN: "not understood; kept as typed"}
	whichEntryText   = lang.Text{FR: "Ouvrir laquelle de ces fiches\u00a0?", EN: "Open which of these entries?"}
	fieldText        = lang.Text{FR: "Aller à un champ", EN: "Go to a field"}
	belowText        = lang.Text{FR: "signalé dans les éléments ci-dessous", EN: "found in the items below"}
	colonText        = lang.Text{FR: "\u00a0:", EN: ":"}
	noneBecause      = lang.Text{FR: "Aucun\u00a0: ", EN: "None: "}

	clearedText     = lang.Text{FR: "Réponse effacée\u00a0; u l'annule", EN: "Answer cleared; u takes that back"}
	restoredText    = lang.Text{FR: "La fiche est comme à son ouverture\u00a0; u l'annule", EN: "The record is as when it was opened; u takes that back"}
	asOpenedText    = lang.Text{FR: "La fiche est comme à son ouverture", EN: "The record is as when it was opened"}
	removedText     = lang.Text{FR: "Élément retiré\u00a0; u l'annule", EN: "Item removed; u takes that back"}
	noFurtherText   = lang.Text{FR: "Il n'y a pas d'autre champ de ce côté\u00a0; Échap revient", EN: "There is no other field on this side; Esc goes back"}
	typingEndsText  = lang.Text{FR: "La saisie s'arrête ici\u00a0: les lettres sont des raccourcis, Entrée ouvre", EN: "Typing ends here: letters are shortcuts, Enter opens"}
	nextItemText    = lang.Text{FR: "Entrée sans rien taper continue\u00a0; Haut puis Entrée ouvre l'élément ajouté", EN: "Enter with nothing typed goes on; Up then Enter opens the item added"}
	nothingToDoText = lang.Text{FR: "Tout a une réponse ici", EN: "Everything has an answer here"}

	notAListText      = lang.Text{FR: "On n'ajoute d'éléments qu'à une liste", EN: "Items are added to a list only"}
	notAnItemText     = lang.Text{FR: "Placez d'abord le curseur sur un élément de liste", EN: "Put the cursor on an item of a list first"}
	noNoneText        = lang.Text{FR: "«\u00a0Aucun\u00a0» ne répond pas à ce champ", EN: "\"None\" is no answer to this field"}
	homelessText      = lang.Text{FR: "L'élément n'existe plus\u00a0; ce que vous tapiez n'est pas gardé\u00a0: ", EN: "The item is gone; what you were typing is not kept: "}
	unansweredText    = lang.Text{FR: "Ce champ est déjà sans réponse", EN: "This field has no answer already"}
	fullListText      = lang.Text{FR: "Cette liste a des éléments\u00a0; d retire celui sous le curseur", EN: "This list has items; d removes the one under the cursor"}
	nothingInsideText = lang.Text{FR: "Il n'y a rien à ouvrir ici\u00a0; Entrée répond", EN: "There is nothing to open here; Enter answers"}
	nothingToCopyText = lang.Text{FR: "Il n'y a rien à copier ici", EN: "There is nothing to copy here"}
	atItemsText       = lang.Text{FR: "Ce qui est signalé est dans un élément de la liste\u00a0; placez-y le curseur", EN: "What is found is in an item of the list; put the cursor there"}
	onWholeText       = lang.Text{FR: "Ce constat concerne toute la fiche\u00a0; i dit quoi faire", EN: "This finding concerns the record as a whole; i says what to do"}
	loggedText        = lang.Text{FR: "Ce journal se lit sans se modifier\u00a0; le programme le tient", EN: "This log is to be read; the program keeps it"}
	answeredText      = lang.Text{FR: "Ce champ a une réponse\u00a0; effacez-la d'abord", EN: "This field has an answer; clear it first"}
)

// hint is shown in an editor while it is empty.
func (e *editor) hint() lang.Text {
	switch e.what {
	case anAnswer:
		if e.field.Kind == register.KindDate {
			return lang.Text{FR: "31/12/2026, +6m…", EN: "31/12/2026, +6m…"}
		}
	case aBeginning:
		return e.field.Table.Fields[0].Label
	case aReason:
		return lang.Text{FR: "pourquoi\u00a0? (facultatif)", EN: "why? (optional)"}
	case aSentence:
		example := e.field.Table.Example
		return lang.Text{FR: "par exemple\u00a0: " + example.FR, EN: "for instance: " + example.EN}
	}
	return lang.Text{}
}

// asks says in one line what a field expects and which provision asks for it.
func asks(f *register.Field, l lang.Lang) string {
	help, article := f.Help.In(l), provision(f.Article, l)
	if help == "" || article == "" {
		return help + article
	}
	return help + " (" + article + ")"
}

// provision names an article: one of the GDPR unless it names its own text.
func provision(article string, l lang.Lang) string {
	if article == "" || article[0] < '0' || article[0] > '9' {
		return article
	}
	return lang.Text{FR: "art. ", EN: "Art. "}.In(l) + article + lang.Text{FR: " RGPD", EN: " GDPR"}.In(l)
}

// subject names what a row is about.
func (f *Form) subject(r row) string {
	if r.field == nil {
		return f.Title()
	}
	return f.env().Say(r.field.Label)
}

// explanation is what the form knows of a row, to be read: what is found on it,
// then what its field asks.
func (f *Form) explanation(r row) string {
	var parts []string
	for _, one := range r.found {
		parts = append(parts, findings.Explanation(one, f.env()))
	}
	if r.field != nil {
		parts = append(parts, f.asked(r.field))
	}
	return strings.Join(parts, "\n\n")
}

// asked is what the form knows of a field.
func (f *Form) asked(field *register.Field) string {
	l := f.env().Lang
	lines := []string{asks(field, l)}
	if from, derived := field.Derived(f.layout().rec, f.view()); len(derived) > 0 {
		lines = append(lines, "", from.In(l)+colonText.In(l))
		for _, line := range derived {
			lines = append(lines, "  "+line)
		}
		lines = append(lines, "")
	}
	if field.AllowsNone() {
		lines = append(lines, lang.Text{
			FR: "«\u00a0Aucun\u00a0» est une réponse\u00a0: sans réponse, le champ reste à compléter.",
			EN: "\"None\" is an answer: without one, the field is to be completed.",
		}.In(l))
	}
	if v := field.Vocabulary; v != nil && v.AsOf != "" {
		lines = append(lines, lang.Text{FR: "Liste\u00a0: ", EN: "List: "}.In(l)+v.Name.In(l)+
			lang.Text{FR: ", vérifiée le ", EN: ", checked on "}.In(l)+lang.FormatDate(v.AsOf, l))
	}
	lines = append(lines, lang.Text{FR: "Nom du champ pour les commandes\u00a0: ", EN: "Name of the field for commands: "}.In(l)+f.join(field.Key))
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// itemDetails says in one line what of a sub-record its title does not: codes,
// countries, references and lists, such as periods and places. A list that the
// item leaves unanswered is shown from the catalogue entry it refers to, whose
// own it stands in for.
func itemDetails(t *register.Table, item any, v register.View) string {
	if t.Parse != nil {
		return "" // its sentence says all of it
	}
	title := t.Title(item, v)
	var details []string
	var entry any
	var entryTable *register.Table
	for i := range t.Fields {
		f := &t.Fields[i]
		state := f.State(item)
		switch f.Kind {
		case register.KindRef:
			if c, rec := v.Register.ByID(*f.Address(item).(*register.ID)); rec != nil {
				entry, entryTable = rec, c.Table
			}
			continue
		case register.KindChoice, register.KindChoices, register.KindCountry, register.KindRefs:
			if i == 0 {
				continue // the title
			}
		case register.KindList:
			if state == register.StateUnanswered && entry != nil {
				details = append(details, listOf(entryTable, entry, f.Table, v))
			}
		default:
			continue
		}
		if detail := f.Text(item, v); detail != title { // an item may be titled by what it holds
			details = append(details, detail)
		}
	}
	return sideBySide(details...)
}

// listOf prints the list of a record that is laid out by a table.
func listOf(t *register.Table, rec any, items *register.Table, v register.View) string {
	for i := range t.Fields {
		if f := &t.Fields[i]; f.Table == items {
			return f.Text(rec, v)
		}
	}
	return ""
}

// doubtful reports that an answer is not one the program knows: a day or
// country kept as typed, an unknown code, a reference to nothing.
func doubtful(f *register.Field, rec any, v register.View) bool {
	switch p := f.Address(rec).(type) {
	case *register.Date:
		return *p != "" && !p.Valid()
	case *register.Country:
		return *p != "" && register.CountryName(*p, v.Lang) == string(*p)
	case *register.Code:
		_, known := f.Vocabulary.Term(string(*p))
		return *p != "" && !known && !f.Open
	case *[]register.Code:
		for _, code := range *p {
			if _, known := f.Vocabulary.Term(string(code)); !known && !f.Open {
				return true
			}
		}
	case *register.ID:
		return *p != "" && dangling(*p, v)
	case *[]register.ID:
		for _, id := range *p {
			if dangling(id, v) {
				return true
			}
		}
	}
	return false
}

func dangling(id register.ID, v register.View) bool {
	_, rec := v.Register.ByID(id)
	return rec == nil
}
