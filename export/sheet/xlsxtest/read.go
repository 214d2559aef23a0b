// Package xlsxtest reads workbooks for tests, from the XML of their parts and
// nothing else: what it finds does not depend on the library that wrote them.
package xlsxtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// Workbook is what a reader of the file would see.
type Workbook struct {
	Sheets []*Sheet
	// Parts are the raw parts of the package, by name.
	Parts map[string][]byte
	// PrintTitles holds the repeated rows, by sheet name.
	PrintTitles map[string]string
}

// Sheet is one sheet of a workbook.
type Sheet struct {
	Name     string
	Hidden   bool
	Cells    map[string]string // text by cell, empty texts left out
	Formulas []string          // the cells that hold one
	Unquoted []string          // the text cells whose style lacks the quote prefix
	Merges   []string
	Heights  map[int]float64
	Widths   []float64 // of the columns from A, in characters
	Links    []Link
	Lists    []List
	Notes    map[string]string // comments by cell
	Breaks   []int             // rows before which a printed page ends
	Numbers  map[string]bool   // the cells that hold a number, not a text
	Filter   string            // the area of the filter, empty for none
	Charts   []Chart
}

// Link is a hyperlink; Target is set for one that leads outside.
type Link struct{ Cell, Location, Target string }

// List is a drop-down and the cells that have it.
type List struct {
	Source string
	Cells  []string
	Strict bool
}

// Chart is a chart of a sheet, and the areas that its one series reads.
type Chart struct{ Title, Labels, Counts string }

// Sheet returns the sheet of a name, nil when there is none.
func (w *Workbook) Sheet(name string) *Sheet {
	for _, s := range w.Sheets {
		if s.Name == name {
			return s
		}
	}
	return nil
}

type relations struct {
	Relationship []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
		Mode   string `xml:"TargetMode,attr"`
	}
}

func (r relations) target(id string) string {
	for _, rel := range r.Relationship {
		if rel.ID == id {
			return rel.Target
		}
	}
	return ""
}

// Read reads a workbook. It fails on what a strict reader would refuse: a
// damaged archive, a part twice, bad XML, a relation that leads nowhere.
func Read(data []byte) (*Workbook, error) {
	parts, err := readParts(data)
	if err != nil {
		return nil, err
	}
	w := &Workbook{Parts: parts, PrintTitles: map[string]string{}}
	var book struct {
		Sheets []struct {
			Name  string `xml:"name,attr"`
			ID    string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
			State string `xml:"state,attr"`
		} `xml:"sheets>sheet"`
		Names []struct {
			Name  string `xml:"name,attr"`
			Sheet int    `xml:"localSheetId,attr"`
			Value string `xml:",chardata"`
		} `xml:"definedNames>definedName"`
	}
	var rels relations
	if err := w.decode("xl/workbook.xml", &book); err != nil {
		return nil, err
	}
	if err := w.decode("xl/_rels/workbook.xml.rels", &rels); err != nil {
		return nil, err
	}
	quoted, err := w.quotedStyles()
	if err != nil {
		return nil, err
	}
	for _, s := range book.Sheets {
		sheet, err := w.readSheet(path.Join("xl", rels.target(s.ID)), quoted)
		if err != nil {
			return nil, fmt.Errorf("sheet %q: %w", s.Name, err)
		}
		sheet.Name, sheet.Hidden = s.Name, s.State == "hidden"
		w.Sheets = append(w.Sheets, sheet)
	}
	for _, n := range book.Names {
		if n.Name == "_xlnm.Print_Titles" {
			w.PrintTitles[w.Sheets[n.Sheet].Name] = n.Value
		}
	}
	return w, w.checkContentTypes()
}

func readParts(data []byte) (map[string][]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		if parts[f.Name] != nil {
			return nil, fmt.Errorf("part %s stands twice", f.Name)
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			return nil, fmt.Errorf("part %s: %w", f.Name, err)
		}
	}
	return parts, nil
}

func (w *Workbook) decode(name string, into any) error {
	data, ok := w.Parts[name]
	if !ok {
		return fmt.Errorf("no part %s", name)
	}
	if err := xml.Unmarshal(data, into); err != nil {
		return fmt.Errorf("part %s: %w", name, err)
	}
	return nil
}

// checkContentTypes wants a type for each part, and each type said once.
func (w *Workbook) checkContentTypes() error {
	var types struct {
		Default []struct {
			Extension string `xml:"Extension,attr"`
		}
		Override []struct {
			PartName string `xml:"PartName,attr"`
		}
	}
	if err := w.decode("[Content_Types].xml", &types); err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, d := range types.Default {
		if seen[d.Extension] {
			return fmt.Errorf("type of .%s said twice", d.Extension)
		}
		seen[d.Extension] = true
	}
	for _, o := range types.Override {
		if seen[o.PartName] {
			return fmt.Errorf("type of %s said twice", o.PartName)
		}
		if seen[o.PartName] = true; w.Parts[strings.TrimPrefix(o.PartName, "/")] == nil {
			return fmt.Errorf("type of a missing part %s", o.PartName)
		}
	}
	for name := range w.Parts {
		typed := seen["/"+name] || name == "[Content_Types].xml" ||
			path.Ext(name) == ".rels" || path.Ext(name) == ".vml"
		if !typed {
			return fmt.Errorf("part %s has no type", name)
		}
	}
	return nil
}

// quotedStyles tells for each cell style whether it has the quote prefix.
func (w *Workbook) quotedStyles() ([]bool, error) {
	var styles struct {
		Xf []struct {
			Quote bool `xml:"quotePrefix,attr"`
		} `xml:"cellXfs>xf"`
	}
	err := w.decode("xl/styles.xml", &styles)
	quoted := make([]bool, len(styles.Xf))
	for i, xf := range styles.Xf {
		quoted[i] = xf.Quote
	}
	return quoted, err
}

type cellXML struct {
	Ref   string `xml:"r,attr"`
	Type  string `xml:"t,attr"`
	Style int    `xml:"s,attr"`
	F     *struct{}
	V     string   `xml:"v"`
	Text  *string  `xml:"is>t"`
	Runs  []string `xml:"is>r>t"`
}

func (w *Workbook) readSheet(name string, quoted []bool) (*Sheet, error) {
	var x struct {
		Cols []struct {
			Min   int     `xml:"min,attr"`
			Max   int     `xml:"max,attr"`
			Width float64 `xml:"width,attr"`
		} `xml:"cols>col"`
		Rows []struct {
			R      int       `xml:"r,attr"`
			Height float64   `xml:"ht,attr"`
			Cells  []cellXML `xml:"c"`
		} `xml:"sheetData>row"`
		Merges []struct {
			Ref string `xml:"ref,attr"`
		} `xml:"mergeCells>mergeCell"`
		Validations []struct {
			Sqref  string `xml:"sqref,attr"`
			Strict bool   `xml:"showErrorMessage,attr"`
			F1     string `xml:"formula1"`
		} `xml:"dataValidations>dataValidation"`
		Links []struct {
			Ref      string `xml:"ref,attr"`
			Location string `xml:"location,attr"`
			ID       string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"hyperlinks>hyperlink"`
		Filter struct {
			Ref string `xml:"ref,attr"`
		} `xml:"autoFilter"`
		Breaks []struct {
			ID int `xml:"id,attr"`
		} `xml:"rowBreaks>brk"`
	}
	if err := w.decode(name, &x); err != nil {
		return nil, err
	}
	rels, err := w.sheetRelations(name)
	if err != nil {
		return nil, err
	}
	s := &Sheet{Cells: map[string]string{}, Heights: map[int]float64{}, Notes: map[string]string{}, Numbers: map[string]bool{}, Filter: x.Filter.Ref}
	for _, c := range x.Cols {
		if c.Min != len(s.Widths)+1 {
			return nil, fmt.Errorf("column %d comes out of order", c.Min)
		}
		for range c.Max - c.Min + 1 {
			s.Widths = append(s.Widths, c.Width)
		}
	}
	for _, row := range x.Rows {
		s.Heights[row.R] = row.Height
		for _, c := range row.Cells {
			s.add(c, quoted)
		}
	}
	for _, m := range x.Merges {
		s.Merges = append(s.Merges, m.Ref)
	}
	for _, b := range x.Breaks {
		s.Breaks = append(s.Breaks, b.ID+1)
	}
	for _, l := range x.Links {
		s.Links = append(s.Links, Link{l.Ref, l.Location, rels.target(l.ID)})
	}
	for _, v := range x.Validations {
		s.Lists = append(s.Lists, List{v.F1, strings.Fields(v.Sqref), v.Strict})
	}
	if err := w.readCharts(s, name, rels); err != nil {
		return nil, err
	}
	return s, w.readNotes(s, name, rels)
}

func (s *Sheet) add(c cellXML, quoted []bool) {
	if c.F != nil {
		s.Formulas = append(s.Formulas, c.Ref)
	}
	text := c.V
	switch {
	case c.Text != nil:
		text = unescape(*c.Text)
	case c.Runs != nil:
		text = ""
		for _, r := range c.Runs {
			text += unescape(r)
		}
	}
	if text == "" {
		return
	}
	s.Cells[c.Ref] = text
	if c.Text == nil && c.Runs == nil && (c.Type == "" || c.Type == "n") {
		s.Numbers[c.Ref] = true
		return
	}
	if c.Style >= len(quoted) || !quoted[c.Style] {
		s.Unquoted = append(s.Unquoted, c.Ref)
	}
}

// unescape reads _xHHHH_ as spreadsheets do.
func unescape(s string) string {
	return escape.ReplaceAllStringFunc(s, func(e string) string {
		n, _ := strconv.ParseUint(e[2:6], 16, 32)
		return string(rune(n))
	})
}

var escape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func (w *Workbook) sheetRelations(name string) (relations, error) {
	var rels relations
	at := path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
	if w.Parts[at] == nil {
		return rels, nil
	}
	if err := w.decode(at, &rels); err != nil {
		return rels, err
	}
	for _, r := range rels.Relationship {
		if r.Mode != "External" && w.Parts[path.Join(path.Dir(name), r.Target)] == nil {
			return rels, fmt.Errorf("%s leads to a missing %s", at, r.Target)
		}
	}
	return rels, nil
}

// readCharts reads the charts of a sheet, through its drawing.
func (w *Workbook) readCharts(s *Sheet, name string, rels relations) error {
	for _, r := range rels.Relationship {
		if !strings.HasSuffix(r.Type, "/drawing") {
			continue
		}
		drawing := path.Join(path.Dir(name), r.Target)
		of, err := w.sheetRelations(drawing)
		if err != nil {
			return err
		}
		for _, r := range of.Relationship {
			var x struct {
				Title  []string `xml:"chart>title>tx>rich>p>r>t"`
				Labels string   `xml:"chart>plotArea>barChart>ser>cat>strRef>f"`
				Counts string   `xml:"chart>plotArea>barChart>ser>val>numRef>f"`
			}
			if err := w.decode(path.Join(path.Dir(drawing), r.Target), &x); err != nil {
				return err
			}
			s.Charts = append(s.Charts, Chart{strings.Join(x.Title, ""), x.Labels, x.Counts})
		}
	}
	return nil
}

func (w *Workbook) readNotes(s *Sheet, name string, rels relations) error {
	for _, r := range rels.Relationship {
		if !strings.HasSuffix(r.Type, "/comments") {
			continue
		}
		var x struct {
			Comment []struct {
				Ref  string   `xml:"ref,attr"`
				Runs []string `xml:"text>r>t"`
			} `xml:"commentList>comment"`
		}
		if err := w.decode(path.Join(path.Dir(name), r.Target), &x); err != nil {
			return err
		}
		for _, c := range x.Comment {
			s.Notes[c.Ref] = strings.Join(c.Runs, "")
		}
	}
	return nil
}

// Shown returns a text as a workbook can hold it: line ends as LF, and a mark in
// place of each character that XML forbids.
func Shown(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ' && r != '\t' && r != '\n':
			return r + '\u2400'
		case r == 0xFFFE || r == 0xFFFF:
			return '\uFFFD'
		}
		return r
	}, s) // Map gives each byte that is no UTF-8 as U+FFFD
}
