package page_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"article30/export/page"
	"article30/export/text"
	"article30/register/registertest"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
	"pgregory.net/rapid"
)

// reader is another's CommonMark, with GitHub's tables and bare links, that lets
// HTML through: the reader most easily misled.
var reader = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe()))

// markup is what Markdown would take for more than words.
var markup = []string{
	"# t", "t\n===", "t\n---", "---", "- a", "* a", "+ a", "1. a", "2) a", "- [ ] a", "> a", "    code", "```\ncode\n```", "~~~\na",
	"`a`", "*a*", "__a__", "~~a~~", "[a](http://b.c)", "![a](b)", "[a]: http://b", "[^1]", "<script>alert(1)</script>", "<b>a</b>", "<!-- a -->",
	"<http://a.b>", "http://a.bc/d", "https://a.bc", "ftp://a.bc", "HTTP://A.BC", "www.a.bc", "WWW.a.bc", "a@b.cd", "mailto:a@b.cd", "xmpp:a@b.cd/e",
	"| a | b |\n| - | - |", "a|b", "&lt;", "&#60;", "a\\", "\\", "$a$", "12.", "12.5", "3)", "12.\ta", "a  \nb", "\ta", "{a}", "=1+1", "***", "a\n\nb",
}

// A reader of Markdown finds the headings, lists and tables of the document,
// the words as they were, and nothing that the words themselves brought.
func TestMarkdownHoldsTheTextsAndNothingOfTheirMarkup(t *testing.T) {
	for _, s := range markup {
		checkMarkdown(t, s)
	}
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.OneOf(registertest.Hostile(), rapid.SampledFrom(markup)), 1, 3).Draw(t, "parts")
		checkMarkdown(t, "é"+strings.Join(parts, rapid.SampledFrom([]string{"", " ", "\n"}).Draw(t, "join"))+"é")
	})
}

type fataler interface {
	Fatal(...any)
	Fatalf(string, ...any)
}

func checkMarkdown(t fataler, s string) {
	_, want := render(t, page.Markdown(sample("plain")))
	content := page.Markdown(sample(s))
	got, tags := render(t, content)
	delete(tags, "br")
	for tag, n := range tags {
		least := want[tag]
		if tag == "em" || tag == "strong" { // a gap is marked line by line
			least += 2 * (lines(s) - 1)
		}
		if n != least {
			t.Fatalf("%q brings %d elements %s in place of %d:\n%s", s, n, tag, least, content)
		}
	}
	for word := range strings.FieldsSeq(text.Safe(s)) {
		if !strings.Contains(got, word) {
			t.Fatalf("%q is not in the document:\n%s\n%s", word, content, got)
		}
	}
}

// A list that follows another is one of its own.
func TestListsThatFollowOneAnotherStayApart(t *testing.T) {
	_, tags := render(t, page.Markdown(page.Document{Title: "T", Blocks: []page.Block{
		page.Items{page.Say("a")}, page.Terms{{Label: "b", Texts: []page.Text{page.Say("c")}}}, page.Items{page.Say("d")},
	}}))
	if tags["ul"] != 3 || tags["li"] != 3 {
		t.Errorf("%d lists of %d points in place of 3", tags["ul"], tags["li"])
	}
}

// lines counts the lines of a text that are not blank.
func lines(s string) int {
	n := 0
	for line := range strings.SplitSeq(text.Safe(s), "\n") {
		if strings.TrimSpace(line) != "" {
			n++
		}
	}
	return n
}

func render(t fataler, content []byte) (string, map[string]int) {
	var b bytes.Buffer
	if err := reader.Convert(content, &b); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	tags := map[string]int{}
	for n := range root.Descendants() {
		switch n.Type {
		case html.TextNode:
			all.WriteString(n.Data)
		case html.ElementNode:
			tags[n.Data]++
		case html.CommentNode:
			tags["a comment"]++
		}
	}
	return all.String(), tags
}
