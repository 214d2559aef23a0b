// Package page is a document of headings, paragraphs and tables, and the two
// forms in which it leaves the program: Markdown, and HTML in one file that
// needs no other.
//
// Its rules:
//
//   - What a register says is text: nothing in it becomes markup, a link or a
//     script, and characters that hide or steer show as marks.
//   - A gap is marked, so that nobody takes it for an answer.
//   - The same document gives the same bytes.
package page

import "article30/register/lang"

// Document is what is written. Its texts may be the register's own.
type Document struct {
	Title string
	Lang  lang.Lang
	// Author is the organisation, for the document's properties.
	Author string
	Blocks []Block
}

// Block is a part of a document, from top to bottom.
type Block interface{ block() }

// Heading begins a section; level 1 is below the title.
type Heading struct {
	Level int
	Text  string
}

// Paragraph is running text.
type Paragraph struct{ Text Text }

// Terms are labels and what each stands for.
type Terms []Term

// Term is a label and what it stands for; several texts stand under one
// another.
type Term struct {
	Label string
	Texts []Text
}

// Items is a list of points.
type Items []Text

// Table is a table with a head.
type Table struct {
	Head []string
	Rows [][]Text
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (Terms) block()     {}
func (Items) block()     {}
func (Table) block()     {}

// Text is a text that may hold line breaks. A gap is one that the register does
// not answer: it says what is missing.
type Text struct {
	Text string
	Gap  bool
}

// Say is an answer.
func Say(text string) Text { return Text{Text: text} }

// Gap says what is missing.
func Gap(text string) Text { return Text{Text: text, Gap: true} }

// ToConfirm is an answer that a template gave and nobody confirmed: it says so,
// and is marked as a gap is.
func ToConfirm(answer string, l lang.Lang) Text {
	return Gap(lang.Format(toConfirm, answer).In(l))
}

var toConfirm = lang.Text{FR: "%s [à confirmer]", EN: "%s [to be confirmed]"}
