package questionnaire

import (
	"strconv"
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/tui/frame"
)

var (
	unansweredText  = lang.Text{FR: "à compléter", EN: "to be completed"}
	suggestionsText = lang.Text{FR: "Activités à envisager", EN: "Activities to consider"}
	othersText      = lang.Text{FR: "Autres activités, si vous les exercez aussi", EN: "Other activities, if they are yours too"}
	checkingText    = lang.Text{FR: "Vérification en cours…", EN: "Checking…"}
	answerText      = lang.Text{
		FR: "Répondez oui ou non\u00a0: les réponses disent quelles activités chercher.",
		EN: "Answer yes or no: the answers tell which activities to look for.",
	}
	nothingText = lang.Text{
		FR: "Ces réponses n'appellent pas d'autre activité courante. Cherchez aussi celles qui vous sont propres.",
		EN: "These answers call for no other common activity. Look for those of your own too.",
	}
)

// foot is the lines below the rows, for what is under the cursor.
func (s *Screen) foot() int {
	if s.h < 10 {
		return 0
	}
	return 3
}

// View draws the visible rows, and what the one under the cursor means.
func (s *Screen) View() string {
	if s.w <= 0 || s.h <= 0 {
		return ""
	}
	s.sync()
	th := s.env.Theme
	list := s.window.View(func(i int, selected bool) string { return frame.Cut(s.line(s.list[i], selected), s.w, th.Glyphs.More) })
	if s.foot() == 0 {
		return frame.Clamp(list, s.w, s.h)
	}
	lines := []string{th.Faint(strings.Repeat(th.Glyphs.Line, s.w))}
	for _, line := range frame.WrapTo(s.meaning(s.current()), max(1, s.w-2), s.foot()-1, th.Glyphs.More) {
		lines = append(lines, frame.Cut("  "+th.Faint(line), s.w, ""))
	}
	return frame.Clamp(frame.Clamp(list, s.w, s.h-s.foot())+"\n"+strings.Join(lines, "\n"), s.w, s.h)
}

// line draws a row.
func (s *Screen) line(r row, selected bool) string {
	th := s.env.Theme
	pointer, style := " ", func(s string) string { return s }
	if selected {
		pointer, style = th.Selected(th.Glyphs.Selected), th.Selected
	}
	switch r.kind {
	case headRow:
		return s.heading(s.env.Say(register.BlockProfile.Label), strconv.Itoa(s.answered())+"/"+strconv.Itoa(len(s.questions)))
	case suggestionsRow:
		count := ""
		if n := s.count(); n > 0 {
			count = th.Glyphs.Marked + strconv.Itoa(n)
		}
		return s.heading(s.env.Say(suggestionsText), count)
	case othersRow:
		return s.heading(s.env.Say(othersText), "")
	case noneRow:
		return "  " + th.Faint(th.Cut(s.env.Say(s.none()), s.w-2))
	case questionRow:
		return pointer + " " + s.question(r.question, style)
	case activityRow:
		sign := th.Glyphs.Unmarked
		if s.marked[r.activity.Key] {
			sign = th.Glyphs.Marked
		}
		name := th.Cut(sign+" "+s.env.Say(r.activity.Name), s.w-2)
		because := ""
		if room := s.w - 4 - frame.Width(name); room >= 8 {
			because = "  " + th.Faint(th.Cut(s.env.Say(r.because.Label), room))
		}
		return pointer + " " + style(name) + because
	}
	return ""
}

// question draws a question and its answer.
func (s *Screen) question(f *register.Field, style func(string) string) string {
	th := s.env.Theme
	label := 6
	for _, other := range s.questions {
		label = max(label, frame.Width(s.env.Say(other.Label)))
	}
	label = min(label, s.w*3/5)
	sign, answer := th.Good(th.Glyphs.Answered), style(f.Text(s.register.Organisation, s.desk.Session.View(s.env.Lang)))
	if s.given(f) == register.Unanswered {
		sign, answer = th.Faint(th.Glyphs.Unanswered), th.Faint(s.env.Say(unansweredText))
	}
	return sign + " " + style(th.Fit(s.env.Say(f.Label), label)) + "  " + answer
}

func (s *Screen) heading(name, count string) string {
	th := s.env.Theme
	name = th.Cut(name, s.w)
	if count != "" {
		count = " " + count
	}
	rule := strings.Repeat(th.Glyphs.Line, max(0, s.w-frame.Width(name)-frame.Width(count)-1))
	return th.Bold(name) + " " + th.Faint(rule+count)
}

// none says why nothing is suggested.
func (s *Screen) none() lang.Text {
	switch {
	case !s.ready:
		return checkingText
	case s.answered() < len(s.questions):
		return answerText
	}
	return nothingText
}

// meaning says what a question or suggestion is about.
func (s *Screen) meaning(r row) string {
	if r.activity != nil {
		return s.env.Say(r.activity.Summary)
	}
	if help := s.env.Say(r.question.Help); help != "" {
		return help + "."
	}
	return s.env.Say(answerText)
}
