package export

import (
	"cmp"
	"fmt"
	"strings"

	"article30/export/cnil"
	"article30/export/sheet"
	"article30/register"
	"article30/register/lang"
)

// planWorkbook foresees a workbook for each of the two registers that Article
// 30 asks for; one that is asked for alone stands at the path itself.
func planWorkbook(reg *register.Register, path string, o Options) ([]plan, error) {
	parts, err := cnil.Parts(reg, o.Options)
	if err != nil {
		return nil, err
	}
	plans := make([]plan, len(parts))
	for i, part := range parts {
		plans[i].Path = path
		if i > 0 {
			plans[i].Path = ProcessorPath(path, o.Lang)
		}
		of := o.Options
		of.Part = part
		plans[i].make = func() ([]byte, File, error) {
			content, report, err := cnil.Workbook(reg, of)
			return content, workbookFile(report), err
		}
	}
	return plans, nil
}

// workbookFile tells of a workbook.
func workbookFile(r cnil.Report) File {
	f := File{Held: treatments(r.Treatments)}
	if r.Part == cnil.Processor {
		f.Held = activities(r.Activities)
	}
	f.note(r.Ended, ended[0], ended[1])
	f.note(r.Unconfirmed, unconfirmed[0], unconfirmed[1])
	f.note(r.Replaced,
		lang.Text{FR: "%d caractère qu'un tableur ne peut contenir est remplacé par une marque", EN: "%d character that a spreadsheet cannot hold is replaced by a mark"},
		lang.Text{FR: "%d caractères qu'un tableur ne peut contenir sont remplacés par une marque", EN: "%d characters that a spreadsheet cannot hold are replaced by a mark"})
	if n := len(r.Continued); n > 0 {
		f.Notes = append(f.Notes, lang.Format(lang.Text{FR: "%s\u00a0: %s", EN: "%s: %s"}, counted(n,
			lang.Text{FR: "%d texte trop long pour une cellule continue dans les lignes suivantes", EN: "%d text too long for a cell goes on in the rows below"},
			lang.Text{FR: "%d textes trop longs pour une cellule continuent dans les lignes suivantes", EN: "%d texts too long for a cell go on in the rows below"},
		), named(r.Continued)))
	}
	return f
}

// manyPlaces is how many cells a note names.
const manyPlaces = 3

// named says which cells of a workbook are meant, by the labels that they have
// there, and not all where there are many.
func named(places []sheet.Place) lang.Text {
	var fr, en []string
	for _, p := range places[:min(len(places), manyPlaces)] {
		of, label := cmp.Or(p.Of, p.Sheet), cmp.Or(p.Label, p.Cell)
		fr = append(fr, of+" «\u00a0"+label+"\u00a0»")
		en = append(en, of+" \""+label+"\"")
	}
	names := lang.Text{FR: strings.Join(fr, ", "), EN: strings.Join(en, ", ")}
	switch more := len(places) - manyPlaces; {
	case more == 1:
		return lang.Format(lang.Text{FR: "%s et un autre", EN: "%s and one more"}, names)
	case more > 1:
		return lang.Format(lang.Text{FR: "%s et %d autres", EN: "%s and %d more"}, names, more)
	}
	return names
}

var unconfirmed = [...]lang.Text{
	{FR: "%d réponse vient d'un modèle et n'est confirmée par personne\u00a0: elle porte «\u00a0à confirmer\u00a0»", EN: "%d answer comes from a template and nobody confirmed it: it says \"to be confirmed\""},
	{FR: "%d réponses viennent d'un modèle et ne sont confirmées par personne\u00a0: elles portent «\u00a0à confirmer\u00a0»", EN: "%d answers come from a template and nobody confirmed them: they say \"to be confirmed\""},
}

var ended = [...]lang.Text{
	{FR: "%d fiche terminée n'y figure pas", EN: "%d ended record is left out"},
	{FR: "%d fiches terminées n'y figurent pas", EN: "%d ended records are left out"},
}

func treatments(n int) lang.Text {
	return counted(n, lang.Text{FR: "%d traitement", EN: "%d treatment"}, lang.Text{FR: "%d traitements", EN: "%d treatments"})
}

func activities(n int) lang.Text {
	return counted(n,
		lang.Text{FR: "%d activité de sous-traitance", EN: "%d processor activity"},
		lang.Text{FR: "%d activités de sous-traitance", EN: "%d processor activities"})
}

// note adds what is to be told of a number, unless it is 0.
func (f *File) note(n int, one, many lang.Text) {
	if n > 0 {
		f.Notes = append(f.Notes, counted(n, one, many))
	}
}

func counted(n int, one, many lang.Text) lang.Text {
	return lang.Text{
		FR: fmt.Sprintf(lang.FR.Plural(n, one.FR, many.FR), n),
		EN: fmt.Sprintf(lang.EN.Plural(n, one.EN, many.EN), n),
	}
}
