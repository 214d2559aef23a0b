package register

import (
	"slices"
	"strconv"
	"strings"

	"article30/register/lang"
	"article30/register/law"
)

// Set answers the field with a text as people type it: a code or a label in
// either language, the reference or name of a catalogue entry, a day, a
// country; several are separated by semicolons. An empty text leaves the field
// unanswered. It fails, and changes nothing, when the text is not understood.
// A list is filled item by item, a group field by field.
func (f *Field) Set(rec any, typed string, v View) error {
	if strings.TrimSpace(typed) == "" {
		f.Clear(rec)
		return nil
	}
	set, err := f.parse(rec, typed, v)
	if err != nil {
		return err
	}
	if f.absence != nil {
		*f.absence(rec) = Absence{}
	}
	set()
	return nil
}

// parse understands a typed text and returns what writes it.
func (f *Field) parse(rec any, typed string, v View) (func(), error) {
	switch p := f.Address(rec).(type) {
	case *string:
		clean := Clean(typed)
		if f.Kind == KindLine {
			clean = strings.ReplaceAll(clean, "\n", " ")
		}
		return func() { *p = clean }, nil
	case *Answer:
		return put(p)(f.parseAnswer(typed))
	case *Code:
		return put(p)(f.parseCode(typed))
	case *[]Code:
		return put(p)(parseEach(typed, f.parseCode))
	case *ID:
		return put(p)(f.parseReference(typed, v))
	case *[]ID:
		return put(p)(parseEach(typed, func(one string) (ID, error) { return f.parseReference(one, v) }))
	case *Date:
		return put(p)(f.parseDate(typed, v))
	case *Country:
		return put(p)(f.parseCountry(typed))
	case **int:
		n, err := strconv.Atoi(strings.TrimSpace(typed))
		if err != nil || n < 0 {
			return nil, f.refuse(typed, text("un nombre entier est attendu", "a whole number is expected"))
		}
		return func() { *p = &n }, nil
	}
	return nil, lang.Errorf(lang.Text{
		FR: "«\u00a0%s\u00a0» se compose de plusieurs réponses\u00a0; ajoutez un élément ou répondez champ par champ",
		EN: "\"%s\" is made of several answers; add an item, or answer field by field",
	}, f.Label)
}

// Keep stores a day or a country that was not understood as it was typed, so
// that nothing is lost; it reports whether the field's kind allows that.
func (f *Field) Keep(rec any, typed string) bool {
	clean := strings.ReplaceAll(Clean(typed), "\n", " ")
	switch p := f.Address(rec).(type) {
	case *Date:
		*p = Date(clean)
	case *Country:
		*p = Country(clean)
	default:
		return false
	}
	return true
}

// Item makes a sub-record for a list from a text: from one sentence, where
// people write such records so, else from the answer to its first field. It
// fails when that answer is not understood.
func (f *Field) Item(typed string, v View) (any, error) {
	item := f.Table.New()
	if f.Table.Parse != nil {
		f.Table.Parse(item, typed)
		return item, nil
	}
	return item, f.Table.Fields[0].Set(item, typed, v)
}

// Clean makes a text storable without changing what it says: line ends are
// LF and bytes that are no UTF-8 are replaced.
func Clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	return strings.ToValidUTF8(s, "\ufffd")
}

// put returns what writes a parsed value, or the fault met in parsing it.
func put[T any](p *T) func(T, error) (func(), error) {
	return func(value T, err error) (func(), error) {
		return func() { *p = value }, err
	}
}

func (f *Field) parseAnswer(typed string) (Answer, error) {
	switch lang.Fold(strings.TrimSpace(typed)) {
	case "oui", "o", "yes", "y", "true":
		return Yes, nil
	case "non", "n", "no", "false":
		return No, nil
	}
	return Unanswered, f.refuse(typed, text("répondez oui ou non", "answer yes or no"))
}

func (f *Field) parseCode(typed string) (Code, error) {
	typed = strings.TrimSpace(typed)
	folded := lang.Fold(typed)
	for _, t := range f.Vocabulary.Terms {
		if strings.EqualFold(t.Code, typed) || lang.Fold(t.Label.FR) == folded || lang.Fold(t.Label.EN) == folded {
			return Code(t.Code), nil
		}
	}
	if f.Open {
		return Code(strings.ReplaceAll(Clean(typed), "\n", " ")), nil
	}
	codes := make([]string, len(f.Vocabulary.Terms))
	for i, t := range f.Vocabulary.Terms {
		codes[i] = t.Code
	}
	return "", f.refuse(typed, text("les codes sont\u00a0: ", "the codes are: "), strings.Join(codes, ", "))
}

func (f *Field) parseReference(typed string, v View) (ID, error) {
	typed = strings.TrimSpace(typed)
	found := v.Register.Find(typed)
	if len(found) == 0 {
		found = v.Register.named(typed)
	}
	found = slices.DeleteFunc(found, func(one Found) bool { return f.Catalogue != "" && one.Collection.Key != f.Catalogue })
	switch len(found) {
	case 0:
		return "", f.refuse(typed, text("ni référence ni nom d'une fiche\u00a0; créez-la d'abord", "neither the reference nor the name of an entry; create it first"))
	case 1:
		return Identity(found[0].Record), nil
	}
	refs := make([]string, len(found))
	for i, one := range found {
		refs[i] = ReferenceOf(one.Record)
	}
	return "", f.refuse(typed, text("plusieurs fiches portent ce nom\u00a0; donnez la référence\u00a0: ", "several entries bear this name; give the reference: "), strings.Join(refs, ", "))
}

func (f *Field) parseDate(typed string, v View) (Date, error) {
	iso, ok := lang.ParseDate(typed, v.Today)
	if !ok {
		return "", f.refuse(typed, text("écrivez la date 31/12/2026 ou 2026-12-31, ou +6m à partir d'aujourd'hui", "write the date 31/12/2026 or 2026-12-31, or +6m from today"))
	}
	return Date(iso), nil
}

func (f *Field) parseCountry(typed string) (Country, error) {
	c, ok := law.FindCountry(typed)
	if !ok {
		return "", f.refuse(typed, text("pays inconnu\u00a0; donnez son nom ou son code ISO", "unknown country; give its name or its ISO code"))
	}
	return Country(c.Code), nil
}

// refuse says which text a field did not understand, and what it expects.
func (f *Field) refuse(typed string, expected lang.Text, more ...string) error {
	return lang.Errorf(lang.Text{FR: "%s\u00a0: «\u00a0%s\u00a0»\u00a0; %s%s", EN: "%s: \"%s\"; %s%s"},
		f.Label, typed, expected, strings.Join(more, ""))
}

func parseEach[T any](typed string, parse func(string) (T, error)) ([]T, error) {
	var all []T
	for one := range strings.SplitSeq(typed, ";") {
		if strings.TrimSpace(one) == "" {
			continue
		}
		value, err := parse(one)
		if err != nil {
			return parseCommas(typed, parse, err)
		}
		all = append(all, value)
	}
	return all, nil
}

// parseCommas tries commas where semicolons did not separate what is
// understood: labels hold commas, so they come second.
func parseCommas[T any](typed string, parse func(string) (T, error), first error) ([]T, error) {
	if strings.Contains(typed, ";") || !strings.Contains(typed, ",") {
		return nil, first
	}
	var all []T
	for one := range strings.SplitSeq(typed, ",") {
		value, err := parse(one)
		if err != nil {
			return nil, err
		}
		all = append(all, value)
	}
	return all, nil
}
