package sheet

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The comments of a sheet are two parts, the texts and the boxes in which they
// show. excelize is given the first comment, so that it declares both parts,
// and they are written here: it rereads a sheet for each comment it adds, which
// for the fourteen of a fiche costs more than the fiche.

const (
	noteAuthor = "Article 30"
	noteWidth  = 340 // pixels
	// noteChars is what a line of that width holds, noteLine its height.
	noteChars = 48
	noteLine  = 17
	// pixelsPerPoint converts the heights of rows.
	pixelsPerPoint = 96.0 / 72
)

// declareNotes has excelize make the parts of a sheet's comments.
func declareNotes(f *excelize.File, name string, p *page) error {
	if len(p.notes) == 0 {
		return nil
	}
	return f.AddComment(name, excelize.Comment{Cell: p.notes[0].cell, Author: noteAuthor})
}

// noteTexts writes the part that holds the comments' texts.
func (p *page) noteTexts() []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
		`<authors><author>` + noteAuthor + `</author></authors><commentList>`)
	for _, n := range p.notes {
		fmt.Fprintf(&b, `<comment ref="%s" authorId="0"><text><r><rPr><sz val="9"/><color indexed="81"/>`+
			`<rFont val="Tahoma"/><family val="2"/></rPr><t xml:space="preserve">`, n.cell)
		text, _ := clean(n.text)
		xml.EscapeText(&b, []byte(text)) // to memory: cannot fail
		b.WriteString(`</t></r></text></comment>`)
	}
	b.WriteString(`</commentList></comments>`)
	return b.Bytes()
}

// noteBoxes writes the part that draws the comments, beside their cells.
func (p *page) noteBoxes(widths []float64) []byte {
	var b bytes.Buffer
	b.WriteString(`<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ` +
		`xmlns:x="urn:schemas-microsoft-com:office:excel">` +
		`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>` +
		`<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">` +
		`<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`)
	for i, n := range p.notes {
		fmt.Fprintf(&b, `<v:shape id="_x0000_s%d" type="#_x0000_t202" fillcolor="#ffffe1" o:insetmode="auto" `+
			`style="position:absolute;visibility:hidden"><v:fill color2="#ffffe1"/>`+
			`<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>`+
			`<v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>`+
			`<x:Anchor>%s</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column>`+
			`</x:ClientData></v:shape>`, 1025+i, p.anchor(n, widths), n.row-1, n.column-1)
	}
	b.WriteString(`</xml>`)
	return b.Bytes()
}

// anchor places a box: its left column and the pixels into it, its top row and
// the pixels into it, then the same for right and bottom, all counted from 0.
func (p *page) anchor(n note, widths []float64) string {
	lines := 1
	for paragraph := range strings.SplitSeq(n.text, "\n") {
		lines += 1 + len(paragraph)/noteChars
	}
	const defaultColumn, defaultRow = 64, 20
	right, x := reach(n.column, noteWidth, func(i int) float64 {
		if i < len(widths) {
			return widths[i] * pixelsPerCm
		}
		return defaultColumn
	})
	bottom, y := reach(n.row-1, float64(lines*noteLine), func(i int) float64 {
		if i < len(p.rows) && p.rows[i].height > 0 {
			return p.rows[i].height * pixelsPerPoint
		}
		return defaultRow
	})
	return fmt.Sprintf("%d, 12, %d, 2, %d, %d, %d, %d", n.column, n.row-1, right, x, bottom, y)
}

// reach tells where a length from the start of a cell ends: in which one, and
// how far into it.
func reach(from int, length float64, size func(int) float64) (at, into int) {
	for at = from; length > size(at); at++ {
		length -= size(at)
	}
	return at, int(length)
}
