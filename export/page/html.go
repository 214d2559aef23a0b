package page

import (
	"bytes"
	_ "embed"
	"html/template"
	"strings"

	"article30/export/text"
)

//go:embed page.html
var layout string

// skeleton is parsed once: it is part of the program.
var skeleton = template.Must(template.New("page").Funcs(template.FuncMap{
	"lines": func(s string) []string { return strings.Split(text.Safe(s), "\n") },
	"line":  text.SafeLine,
	"kind":  kind,
	"tag":   func(level int) int { return min(level+1, 6) },
}).Parse(layout))

// kind tells the layout what a block is.
func kind(b Block) string {
	switch b.(type) {
	case Heading:
		return "heading"
	case Paragraph:
		return "paragraph"
	case Terms:
		return "terms"
	case Items:
		return "items"
	}
	return "table"
}

// HTML writes the document as one file. It asks the browser to load nothing:
// no script, no picture, no style from elsewhere.
func HTML(d Document) ([]byte, error) {
	var b bytes.Buffer
	err := skeleton.Execute(&b, d)
	return b.Bytes(), err
}
