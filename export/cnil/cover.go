package cnil

import (
	"fmt"

	"article30/export/sheet"
	"article30/register/lang"
)

// The cover has figures at the left, in A and B, and at the right, in D and E,
// charts of them, then the contents.
var coverWidths = []float64{8.2, 1.8, 0.7, 8.4, 8.4}

const (
	coverPt    = 16.5 // height of its rows
	chartsDown = 9    // rows that a chart covers
	chartsLeft = 4    // column of the first chart
)

// cover draws the first sheet: whose register, of which day, what it holds.
func (w *writer) cover(plan []planned) sheet.Sheet {
	s := sheet.Sheet{Widths: coverWidths, Footer: w.title(), OnePage: true}
	s.Rows = append(s.Rows, sheet.Row{MinHeight: 42, Cells: []sheet.Cell{
		{Text: w.orTodo(w.reg.Organisation.Name).text, Style: lookCoverTitle, Across: len(coverWidths)},
	}})
	s.Rows = append(s.Rows, sheet.Row{MinHeight: titlePt, Cells: []sheet.Cell{
		{Text: w.say(w.subtitle()), Style: lookTitle, Across: len(coverWidths)},
	}})
	for _, text := range w.coverLines() {
		s.Rows = append(s.Rows, sheet.Row{MinHeight: coverPt, Cells: []sheet.Cell{
			{Text: text, Style: lookCoverText, Across: len(coverWidths)},
		}})
	}
	s.Rows = append(s.Rows, sheet.Row{MinHeight: spacerPt})
	top := len(s.Rows) + 1

	var left [][]sheet.Cell
	for _, t := range w.counted() {
		left = append(left, []sheet.Cell{{Text: w.say(t.title), Style: lookCountHead, Across: 2}})
		if t.charted && len(t.counts) > 1 {
			n := len(s.Charts)
			s.Charts = append(s.Charts, sheet.Chart{
				Title: w.say(t.title), First: top + len(left), Last: top + len(left) + len(t.counts) - 1, Labels: 1, Counts: 2,
				Row: top + n/2*chartsDown, Column: chartsLeft + n%2, Down: chartsDown, Across: 1,
				Font: "Georgia", Ink: ink, Fill: blue,
			})
		}
		for _, c := range t.counts {
			left = append(left, []sheet.Cell{{Text: c.label, Style: lookCountLabel}, {Count: new(c.n), Style: lookCount}})
		}
		left = append(left, nil)
	}
	right := make([][]sheet.Cell, (len(s.Charts)+1)/2*chartsDown, 64)
	right = append(right, []sheet.Cell{{Text: w.say(wordContents), Style: lookCountHead, Across: 2}})
	contents := w.contents(plan)
	half := (len(contents) + 1) / 2
	for i := range half {
		right = append(right, contents[i:i+1:i+1])
		if i+half < len(contents) {
			right[len(right)-1] = append(right[len(right)-1], contents[i+half])
		}
	}
	for i := range max(len(left), len(right)) {
		s.Rows = append(s.Rows, sheet.Row{MinHeight: coverPt, Cells: beside(left, right, i)})
	}
	return s
}

// beside sets the i-th cells of both halves of the cover in a row.
func beside(left, right [][]sheet.Cell, i int) []sheet.Cell {
	var cells []sheet.Cell
	if i < len(left) {
		cells = append(cells, left[i]...)
	}
	if i >= len(right) || right[i] == nil {
		return cells
	}
	columns := 0
	for _, c := range cells {
		columns += max(c.Across, 1)
	}
	for ; columns < chartsLeft-1; columns++ {
		cells = append(cells, sheet.Cell{})
	}
	return append(cells, right[i]...)
}

func (w *writer) subtitle() lang.Text {
	if w.opts.Part == Processor {
		return wordProcessorList
	}
	return wordRegister
}

// coverLines say which part of the register this is, and of which day.
func (w *writer) coverLines() []string {
	var lines []string
	if w.opts.Part == Processor {
		lines = append(lines, w.say(text(
			"Article 30, paragraphe 2, du RGPD\u00a0: catégories d'activités de traitement effectuées pour le compte de clients",
			"Article 30(2) GDPR: categories of processing activities carried out on behalf of clients")))
	} else {
		lines = append(lines, w.say(text(
			"Article 30, paragraphe 1, du RGPD\u00a0: activités de traitement effectuées en tant que responsable du traitement",
			"Article 30(1) GDPR: processing activities carried out as controller")))
	}
	for _, limit := range w.Limits() {
		lines = append(lines, w.say(limit))
	}
	if !w.opts.AsOf.IsZero() {
		lines = append(lines, lang.Format(text("Établi le %s", "Made on %s"), w.date(w.day())).In(w.lang))
	}
	return lines
}

// contents leads to the sheets; the fiches, however many, take one line.
func (w *writer) contents(plan []planned) []sheet.Cell {
	var cells []sheet.Cell
	fiches := len(w.Treatments) + len(w.Activities)
	listed := false
	for i := range plan {
		p := &plan[i]
		title := p.title
		switch {
		case p.key == sheetCover || p.key == sheetValues || p.key == "" && listed:
			continue
		case p.key == "":
			listed = true
			title = fmt.Sprintf("%s (%d)", w.say(wordFiches), fiches)
		}
		cells = append(cells, sheet.Cell{Text: title, Style: lookContents, Link: p.name})
	}
	return cells
}

func (w *writer) controllerTitle() string {
	return w.titleOf(wordRegister, wordRegisterOf)
}

func (w *writer) processorTitle() string {
	return w.titleOf(wordProcessorList, wordProcessorListOf)
}

func (w *writer) titleOf(plain, named lang.Text) string {
	if name := w.reg.Organisation.Name; name != "" {
		return fmt.Sprintf(w.say(named), name)
	}
	return w.say(plain)
}
