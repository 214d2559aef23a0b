package page_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"article30/export/page"
	"article30/export/text"
	"article30/register/lang"
	"article30/register/registertest"

	"pgregory.net/rapid"
)

// sample has each kind of block, all with the same text.
func sample(s string) page.Document {
	return page.Document{
		Title: s, Lang: lang.FR, Author: s,
		Blocks: []page.Block{
			page.Heading{Level: 1, Text: s}, page.Paragraph{Text: page.Say(s)},
			page.Terms{{Label: s, Texts: []page.Text{page.Say(s)}}, {Label: s, Texts: []page.Text{page.Say(s), page.Gap(s)}}},
			page.Items{page.Say(s)},
			page.Table{Head: []string{s}, Rows: [][]page.Text{{page.Gap(s)}}},
		},
	}
}

// A browser finds the elements of the layout, the text as it was, and nothing
// that the text itself brought.
func TestHTMLHoldsTheTextsAndNothingOfTheirMarkup(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := registertest.Hostile().Draw(t, "text")
		content, err := page.HTML(sample(s))
		if err != nil {
			t.Fatal(err)
		}
		plain, err := page.HTML(sample("plain"))
		if err != nil {
			t.Fatal(err)
		}
		got, tags := parse(t, content)
		_, want := parse(t, plain)
		breaks := strings.Count(text.Safe(s), "\n")
		if tags["br"] != 6*breaks || tags["bdi"] != want["bdi"]+6*breaks {
			t.Fatalf("%d line breaks of %d", tags["br"], 6*breaks)
		}
		delete(tags, "br")
		delete(tags, "bdi")
		delete(want, "bdi")
		if tags["meta"] < 4 || tags["meta"] > want["meta"] {
			t.Fatalf("%d meta elements", tags["meta"])
		}
		delete(tags, "meta")
		delete(want, "meta")
		for tag, n := range tags {
			if want[tag] != n {
				t.Fatalf("%q brings %d elements %s in place of %d", s, n, tag, want[tag])
			}
		}
		for line := range strings.SplitSeq(text.Safe(s), "\n") {
			if !strings.Contains(got, line) {
				t.Fatalf("%q is not in the page", line)
			}
		}
	})
}

// parse returns all the text of a page and counts its elements.
func parse(t *rapid.T, content []byte) (string, map[string]int) {
	root, err := html.Parse(bytes.NewReader(content))
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
			for _, a := range n.Attr {
				if a.Key == "href" || a.Key == "src" || strings.HasPrefix(a.Key, "on") {
					t.Fatalf("<%s %s=%q>", n.Data, a.Key, a.Val)
				}
			}
		}
	}
	return all.String(), tags
}

func TestAGapIsMarkedInBothForms(t *testing.T) {
	d := page.Document{Title: "T", Blocks: []page.Block{page.Paragraph{Text: page.Gap("à compléter")}}}
	content, err := page.HTML(d)
	if err != nil || !bytes.Contains(content, []byte("<mark><bdi>à compléter</bdi></mark>")) {
		t.Errorf("the page does not mark the gap: %s %v", content, err)
	}
	if got := string(page.Markdown(d)); !strings.Contains(got, "***à compléter***") {
		t.Errorf("the Markdown does not mark the gap: %s", got)
	}
}
