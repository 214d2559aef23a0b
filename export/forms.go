package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"

	"article30/export/csv"
	"article30/export/document"
	"article30/export/extract"
	"article30/export/json"
	"article30/export/notice"
	"article30/export/page"
	"article30/export/sheet"
	"article30/register"
	"article30/register/lang"
)

// Form is a kind of document.
type Form struct {
	// Key names the form on the command line, Ext ends its files.
	Key, Ext string
	Name     lang.Text
	// Page says that the privacy notice can take this form.
	Page bool

	plan func(reg *register.Register, path string, o Options) ([]plan, error)
	// ours reports that a file is as this program made it. A form that has no
	// room to say so is never replaced unasked.
	ours func(path string) bool
}

// workbookKey is the key of the form that is the CNIL's own.
const workbookKey = "xlsx"

// Forms lists the forms, the usual one first.
var Forms = []Form{
	{workbookKey, ".xlsx", lang.Text{FR: "Classeur de la CNIL", EN: "CNIL workbook"}, false, planWorkbook, sheet.IsOurs},
	{"csv", ".csv", lang.Text{FR: "Tableau CSV", EN: "CSV table"}, false, planRecords(func(v register.View, e extract.Extract) ([]byte, error) {
		return csv.Write(v, e), nil
	}), never},
	{"md", ".md", lang.Text{FR: "Texte Markdown", EN: "Markdown text"}, true, planPage(func(d page.Document) ([]byte, error) {
		return page.Markdown(d), nil
	}), signed},
	{"html", ".html", lang.Text{FR: "Page HTML", EN: "HTML page"}, true, planPage(page.HTML), signed},
	{"json", ".json", lang.Text{FR: "JSON pour les programmes", EN: "JSON for programs"}, false, planRecords(json.Write), never},
}

// FindForm returns the form of a key; ok is false when there is none.
func FindForm(key string) (form Form, ok bool) {
	for _, f := range Forms {
		if f.Key == key {
			return f, true
		}
	}
	return Form{}, false
}

func never(string) bool { return false }

// planRecords makes a plan of what writes records one by one.
func planRecords(write func(register.View, extract.Extract) ([]byte, error)) func(*register.Register, string, Options) ([]plan, error) {
	return func(reg *register.Register, path string, o Options) ([]plan, error) {
		e, err := o.of(reg)
		if err != nil {
			return nil, err
		}
		make := func() ([]byte, File, error) {
			content, err := write(o.view(reg), e)
			return content, recordsFile(e), err
		}
		return []plan{{File: File{Path: path}, make: make}}, nil
	}
}

// planPage makes a plan of what writes a page: the register's, or the notice.
func planPage(write func(page.Document) ([]byte, error)) func(*register.Register, string, Options) ([]plan, error) {
	return func(reg *register.Register, path string, o Options) ([]plan, error) {
		make := func() ([]byte, File, error) {
			doc, file, err := o.page(reg)
			if err != nil {
				return nil, File{}, err
			}
			content, err := write(doc)
			return sign(content), file, err
		}
		return []plan{{File: File{Path: path}, make: make}}, nil
	}
}

func (o Options) view(reg *register.Register) register.View {
	return register.View{Register: reg, Lang: o.Lang, Today: o.AsOf}
}

// of chooses what of a register leaves.
func (o Options) of(reg *register.Register) (extract.Extract, error) {
	return extract.Of(reg, o.Options.Options)
}

// page makes the page that is asked for, and tells of it.
func (o Options) page(reg *register.Register) (page.Document, File, error) {
	if o.Notice {
		doc, report, err := notice.Of(o.view(reg), o.Only)
		return doc, noticeFile(report), err
	}
	e, err := o.of(reg)
	if err != nil {
		return page.Document{}, File{}, err
	}
	return document.Of(o.view(reg), e), recordsFile(e), nil
}

func recordsFile(e extract.Extract) File {
	f, open := File{Held: treatments(len(e.Treatments))}, 0
	if n := len(e.Activities); n > 0 {
		of := activities(n)
		if len(e.Treatments) > 0 {
			of = lang.Text{FR: f.Held.FR + ", " + of.FR, EN: f.Held.EN + ", " + of.EN}
		}
		f.Held = of
	}
	for _, found := range e.Records() {
		open += len(found.Collection.Table.Unconfirmed(found.Record))
	}
	f.note(e.EndedTreatments+e.EndedActivities, ended[0], ended[1])
	f.note(open, unconfirmed[0], unconfirmed[1])
	return f
}

func noticeFile(r notice.Report) File {
	f := File{Held: treatments(r.Treatments)}
	f.note(r.Gaps,
		lang.Text{FR: "%d réponse manque au registre\u00a0: la place en est marquée", EN: "%d answer is missing from the register: its place is marked"},
		lang.Text{FR: "%d réponses manquent au registre\u00a0: leur place est marquée", EN: "%d answers are missing from the register: their places are marked"})
	f.note(r.Unconfirmed, unconfirmed[0], unconfirmed[1])
	f.note(r.Doubts,
		lang.Text{FR: "%d passage dit «\u00a0à vérifier\u00a0»\u00a0: il est marqué", EN: "%d passage says \"to be checked\": it is marked"},
		lang.Text{FR: "%d passages disent «\u00a0à vérifier\u00a0»\u00a0: ils sont marqués", EN: "%d passages say \"to be checked\": they are marked"})
	f.note(r.Drafts,
		lang.Text{FR: "%d traitement encore en préparation y figure", EN: "%d treatment still in preparation is described"},
		lang.Text{FR: "%d traitements encore en préparation y figurent", EN: "%d treatments still in preparation are described"})
	f.note(r.Inside,
		lang.Text{FR: "%d traitement qui ne concerne que le personnel n'y figure pas\u00a0; --only le choisit", EN: "%d treatment about staff alone is left out; --only chooses it"},
		lang.Text{FR: "%d traitements qui ne concernent que le personnel n'y figurent pas\u00a0; --only les choisit", EN: "%d treatments about staff alone are left out; --only chooses them"})
	f.note(r.Ended,
		lang.Text{FR: "%d traitement terminé n'y figure pas", EN: "%d ended treatment is left out"},
		lang.Text{FR: "%d traitements terminés n'y figurent pas", EN: "%d ended treatments are left out"})
	return f
}

// The mark at the end of a page tells that this program made it, and whether
// anybody has changed it since.
const (
	markBegins = "\n<!-- Article 30 "
	markEnds   = " -->\n"
)

func sign(content []byte) []byte { return append(content, mark(content)...) }

func mark(content []byte) string {
	sum := sha256.Sum256(content)
	return markBegins + hex.EncodeToString(sum[:]) + markEnds
}

// signed reports that a page ends with the mark of what stands before it.
func signed(path string) bool {
	content, err := os.ReadFile(path)
	at := bytes.LastIndex(content, []byte(markBegins))
	return err == nil && at >= 0 && string(content[at:]) == mark(content[:at])
}
