package page

import (
	"strings"
	"unicode/utf8"

	"article30/export/text"
)

// Markdown writes the document as CommonMark with the tables of GitHub. Terms
// and Items have markers of their own: with the same one, a list that follows
// another would be its end.
func Markdown(d Document) []byte {
	var b strings.Builder
	b.WriteString("# " + oneLine(d.Title) + "\n")
	for _, block := range d.Blocks {
		b.WriteByte('\n')
		switch block := block.(type) {
		case Heading:
			b.WriteString(strings.Repeat("#", min(block.Level+1, 6)) + " " + oneLine(block.Text) + "\n")
		case Paragraph:
			b.WriteString(block.Text.markdown("\\\n") + "\n")
		case Terms:
			for _, term := range block {
				writeTerm(&b, term)
			}
		case Items:
			for _, item := range block {
				b.WriteString("- " + item.markdown("\\\n  ") + "\n")
			}
		case Table:
			writeTable(&b, block)
		}
	}
	return []byte(b.String())
}

func writeTerm(b *strings.Builder, term Term) {
	b.WriteString("* **" + oneLine(term.Label) + "**")
	if len(term.Texts) == 1 {
		b.WriteString(" — " + term.Texts[0].markdown("\\\n  ") + "\n")
		return
	}
	b.WriteByte('\n')
	for _, t := range term.Texts {
		b.WriteString("  - " + t.markdown("\\\n    ") + "\n")
	}
}

func writeTable(b *strings.Builder, t Table) {
	row := func(cells []string) { b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	head, rule := make([]string, len(t.Head)), make([]string, len(t.Head))
	for i, h := range t.Head {
		head[i], rule[i] = oneLine(h), "---"
	}
	row(head)
	row(rule)
	for _, texts := range t.Rows {
		cells := make([]string, len(texts))
		for i, t := range texts {
			cells[i] = t.markdown("<br>")
		}
		row(cells)
	}
}

// markdown gives the text on lines joined by a break that fits where it stands.
func (t Text) markdown(lineBreak string) string {
	var lines []string
	for line := range strings.SplitSeq(text.Safe(t.Text), "\n") {
		if line = strings.TrimSpace(line); line == "" && lineBreak != "<br>" {
			continue // a blank line would end the paragraph
		}
		line = inline(line)
		if t.Gap && line != "" {
			line = "***" + line + "***"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, lineBreak)
}

// oneLine is a text where only one line fits.
func oneLine(s string) string { return inline(strings.TrimSpace(text.SafeLine(s))) }

// inline makes one line of plain text of Markdown: every character that could
// begin markup, HTML, an entity or a link is escaped.
func inline(s string) string {
	if !strings.ContainsAny(s, "\\`*_{}[]()<>#+-=.!|~&:@$^\t") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if escaped(s, i) {
			b.WriteByte('\\')
		}
		if r == '\t' {
			r = ' '
		}
		b.WriteRune(r)
		i += size
	}
	return b.String()
}

// escaped reports whether the character at i would be more than itself.
func escaped(s string, i int) bool {
	switch s[i] {
	case '\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '|', '~', '&', '@', '$', '^':
		return true
	case '#', '+', '-', '=':
		return strings.TrimLeft(s[:i], "#+-= \t") == "" // at the beginning it makes a heading, a list, a rule
	case ':':
		return strings.HasPrefix(s[i:], "://")
	case '.':
		return i >= 3 && strings.EqualFold(s[i-3:i], "www") || numbers(s, i)
	case ')':
		return numbers(s, i)
	}
	return false
}

// numbers reports that what stands before i, alone on its line, would number a
// point of a list.
func numbers(s string, i int) bool {
	n := strings.TrimSpace(s[:i])
	if n == "" || strings.Trim(n, "0123456789") != "" {
		return false
	}
	return i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\t'
}
