package sheet

import (
	"archive/zip"
	"encoding/xml"
	"io"

	"github.com/xuri/excelize/v2"

	"article30/register/lang"
)

// program is the name under which workbooks are signed.
const program = "Article 30"

// Props are the properties of a document.
type Props struct {
	Title   string
	Company string
	// Date is the day of the content, 2006-01-02; empty when unknown. It is
	// never the clock's, so that the same register gives the same bytes.
	Date string
	Lang lang.Lang
}

func (p Props) set(f *excelize.File) error {
	language := "fr-FR"
	if p.Lang == lang.EN {
		language = "en-GB"
	}
	title, _ := clean(p.Title)
	company, _ := clean(p.Company)
	moment := "1980-01-01T00:00:00Z" // the least a ZIP archive knows
	if p.Date != "" {
		moment = p.Date + "T00:00:00Z"
	}
	err := f.SetDocProps(&excelize.DocProperties{
		Title: title, Creator: program, LastModifiedBy: program,
		Created: moment, Modified: moment, Language: language,
	})
	if err != nil {
		return err
	}
	return f.SetAppProps(&excelize.AppProperties{Application: program, Company: company})
}

// IsOurs reports whether the file at a path is a workbook as this program
// wrote it: one that another program has saved since holds someone's work, and
// no longer counts. A file that cannot be read is not ours.
func IsOurs(path string) bool {
	z, err := zip.OpenReader(path)
	if err != nil {
		return false
	}
	defer z.Close()
	var app struct{ Application string }
	var core struct {
		Creator        string `xml:"creator"`
		LastModifiedBy string `xml:"lastModifiedBy"`
		Created        string `xml:"created"`
		Modified       string `xml:"modified"`
	}
	return decode(&z.Reader, "docProps/app.xml", &app) && decode(&z.Reader, "docProps/core.xml", &core) &&
		app.Application == program && core.Creator == program &&
		core.LastModifiedBy == program && core.Created == core.Modified
}

// decode reads a small XML part of a package.
func decode(z *zip.Reader, name string, into any) bool {
	part, err := z.Open(name)
	if err != nil {
		return false
	}
	defer part.Close()
	const most = 1 << 16 // properties are short; do not swallow a bomb
	return xml.NewDecoder(io.LimitReader(part, most)).Decode(into) == nil
}
