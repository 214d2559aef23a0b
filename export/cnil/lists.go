package cnil

import (
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"article30/export/sheet"
	"article30/register/lang"
	"article30/register/law"
)

// listKey names a drop-down list; the zero value is none.
type listKey int

const (
	noList listKey = iota
	listSafeguards
	listCountries
	listSubjects
	listRecipients
	listMeasures
)

// valueList is a column of the hidden sheet « 5_-_Listes ».
type valueList struct {
	key    listKey
	column string
	head   lang.Text
	values func(lang.Lang) []string
}

// valueLists stand in the columns they have in the form.
var valueLists = []valueList{
	{listSafeguards, "A", text("Garanties", "Safeguards"), terms(law.SafeguardKinds)},
	{listCountries, "C", text("Pays", "Countries"), countryNames},
	{listSubjects, "F", text("Catégories de personnes", "Categories of persons"), terms(law.Subjects)},
	{listRecipients, "H", text("Destinataires", "Recipients"), terms(law.RecipientTypes)},
	{listMeasures, "J", text("Mesures de sécurité techniques", "Technical security measures"), terms(law.MeasureKinds)},
}

func terms(v *law.Vocabulary) func(lang.Lang) []string {
	return func(l lang.Lang) []string {
		labels := make([]string, len(v.Terms))
		for i, t := range v.Terms {
			labels[i] = t.Label.In(l)
		}
		return labels
	}
}

// countryNames lists every country and organisation: one inside the EEA is no
// transfer, but a register may say so.
func countryNames(l lang.Lang) []string {
	var names []string
	for _, c := range law.Countries() {
		names = append(names, c.Name.In(l))
	}
	tag := language.French
	if l == lang.EN {
		tag = language.English
	}
	collate.New(tag).SortStrings(names)
	return slices.Compact(names)
}

// valueRanges gives the range of each list on the hidden sheet of a name. Like
// in the form, the first value is an invitation to choose.
func valueRanges(name string, l lang.Lang) map[listKey]string {
	ranges := make(map[listKey]string, len(valueLists))
	for _, list := range valueLists {
		const first = 2
		ranges[list.key] = sheet.Range(name, list.column, first, first+len(list.values(l)))
	}
	return ranges
}

// valueSheet draws the hidden sheet.
func valueSheet(l lang.Lang) sheet.Sheet {
	columns := map[int][]string{}
	height := 0
	for _, list := range valueLists {
		values := append([]string{list.head.In(l), wordPick.In(l)}, list.values(l)...)
		columns[int(list.column[0]-'A')] = values
		height = max(height, len(values))
	}
	s := sheet.Sheet{Widths: []float64{9, 2.1, 6, 2.3, 2.3, 6, 2.1, 7.8, 2.6, 7.4}}
	for i := range height {
		row := sheet.Row{Cells: make([]sheet.Cell, len(s.Widths))}
		for column, values := range columns {
			if i < len(values) {
				row.Cells[column] = sheet.Cell{Text: values[i], Style: lookPlain}
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}
