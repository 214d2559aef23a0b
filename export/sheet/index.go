package sheet

import (
	"fmt"
	"html"
	"path"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// indexParts gives the parts that exist once: styles, theme and properties as
// excelize writes them for a file that has no more than these, and the lists of
// sheets, which are written here since each call of excelize for them walks all
// sheets.
func (b *Book) indexParts(f *excelize.File, names []string, sheets []part) ([]part, error) {
	if err := b.Props.set(f); err != nil {
		return nil, err
	}
	raw, err := new(collector).partsOf(f)
	if err != nil {
		return nil, err
	}
	raw["xl/workbook.xml"] = replace(raw["xl/workbook.xml"], sheetsOfOne, b.sheetList(names))
	raw["xl/_rels/workbook.xml.rels"] = replace(raw["xl/_rels/workbook.xml.rels"], relOfOne, sheetRels(len(b.entries)))
	raw["[Content_Types].xml"] = replace(raw["[Content_Types].xml"], typeOfOne, contentTypes(sheets))

	var parts []part
	z := newDeflater()
	for name, data := range raw {
		if !ofSheet.MatchString(name) {
			parts = append(parts, z.part(name, data))
		}
	}
	return parts, nil
}

// What excelize says of the one sheet of a file.
var (
	sheetsOfOne = regexp.MustCompile(`<sheets>.*</sheets>`)
	relOfOne    = regexp.MustCompile(`<Relationship [^>]*worksheets/sheet1\.xml[^>]*></Relationship>`)
	typeOfOne   = regexp.MustCompile(`<Override [^>]*worksheets/sheet1\.xml[^>]*></Override>`)
)

func replace(xml []byte, at *regexp.Regexp, text string) []byte {
	return at.ReplaceAllLiteral(xml, []byte(text))
}

// firstRel is above any relation that excelize gives the workbook itself.
const firstRel = 1000

func (b *Book) sheetList(names []string) string {
	var sheets strings.Builder
	for i, e := range b.entries {
		state := ""
		if e.hidden {
			state = ` state="hidden"`
		}
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>`,
			html.EscapeString(e.name), i+1, state, firstRel+i)
	}
	list := "<sheets>" + sheets.String() + "</sheets>"
	if defined := strings.Join(names, ""); defined != "" {
		list += "<definedNames>" + defined + "</definedNames>"
	}
	return list
}

func sheetRels(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s" Target="worksheets/sheet%d.xml"/>`,
			firstRel+i, excelize.SourceRelationshipWorkSheet, i+1)
	}
	return b.String()
}

func contentTypes(sheets []part) string {
	var b strings.Builder
	b.WriteString(`<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`)
	for _, p := range sheets {
		kind := ""
		switch {
		case strings.HasPrefix(p.name, "xl/comments"):
			kind = excelize.ContentTypeSpreadSheetMLComments
		case path.Dir(p.name) == "xl/worksheets":
			kind = excelize.ContentTypeSpreadSheetMLWorksheet
		case path.Dir(p.name) == "xl/charts":
			kind = excelize.ContentTypeDrawingML
		case strings.HasPrefix(p.name, "xl/drawings/drawing"):
			kind = excelize.ContentTypeDrawing
		default:
			continue
		}
		fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`, p.name, kind)
	}
	return b.String()
}
