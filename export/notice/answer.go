package notice

import (
	"slices"
	"strings"

	"article30/export/page"
	"article30/register"
	"article30/register/lang"
)

// answer is what the notice says of one thing, and what of it is not sure.
type answer struct {
	text string
	// gaps are how many answers the text lacks, guesses how many in it are a
	// template's that nobody confirmed.
	gaps, guesses int
	// missing says that there is nothing but a gap.
	missing bool
}

func sure(text string) answer { return answer{text: text} }

func (a answer) page() page.Text {
	return page.Text{Text: a.text, Gap: a.gaps+a.guesses > 0 || a.doubted()}
}

// doubted reports that the register's own words say that they are to be checked,
// as those of the templates do: they are no answer to publish.
func (a answer) doubted() bool {
	return strings.Contains(a.text, "à vérifier") || strings.Contains(a.text, "to be checked")
}

// as gives an answer other words, which hold it.
func (a answer) as(text string) answer {
	a.text, a.missing = text, false
	return a
}

func (w *writer) say(t lang.Text) string { return t.In(w.view.Lang) }

// gap says what is missing.
func (w *writer) gap(what lang.Text) answer {
	return answer{text: w.say(lang.Format(gap, what)), gaps: 1, missing: true}
}

// orGap is an answer, or what is missing.
func (w *writer) orGap(text string, missing lang.Text) answer {
	if text == "" {
		return w.gap(missing)
	}
	return sure(text)
}

// both sets two answers in a format that takes them in this order.
func (w *writer) both(format lang.Text, a, b answer) answer {
	return answer{text: w.say(lang.Format(format, a.text, b.text)), gaps: a.gaps + b.gaps, guesses: a.guesses + b.guesses}
}

// joined sets answers side by side, or under one another.
func joined(answers []answer, between string) answer {
	var all answer
	for i, a := range answers {
		if i > 0 {
			all.text += between
		}
		all.text += a.text
		all.gaps += a.gaps
		all.guesses += a.guesses
	}
	return all
}

// print writes answers and counts what they lack.
func (w *writer) print(answers ...answer) []page.Text {
	texts := make([]page.Text, len(answers))
	for i, a := range answers {
		w.report.Gaps += a.gaps
		w.report.Unconfirmed += a.guesses
		if a.guesses == 0 && a.doubted() {
			w.report.Doubts++
		}
		texts[i] = a.page()
	}
	return texts
}

func (w *writer) term(label lang.Text, answers ...answer) page.Term {
	return page.Term{Label: w.say(label), Texts: w.print(answers...)}
}

func (w *writer) paragraph(a answer) page.Paragraph { return page.Paragraph{Text: w.print(a)[0]} }

// told marks an answer that is a template's guess: path names its field, or its
// sub-record. What is missing is nobody's guess.
func (t treatment) told(path string, a answer) answer {
	return t.guess(slices.Contains(t.unconfirmed, path), a)
}

// guess marks an answer that is a template's guess, in the record or in an entry
// of a catalogue that it is drawn from: once.
func (w *writer) guess(is bool, a answer) answer {
	if !is || a.missing || a.guesses > 0 {
		return a
	}
	a.guesses++
	return a.as(page.ToConfirm(a.text, w.view.Lang).Text)
}

func item(list string, id register.ID) string { return list + "[" + string(id) + "]" }

// listed sets what is answered side by side.
func listed(parts ...string) string {
	var answered []string
	for _, part := range parts {
		if part = strings.TrimSpace(part); part != "" {
			answered = append(answered, part)
		}
	}
	return strings.Join(answered, ", ")
}

// noted sets a remark behind what it is about.
func noted(what, remark string) string {
	if remark == "" {
		return what
	}
	return what + " (" + remark + ")"
}
