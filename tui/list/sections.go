package list

import (
	"strconv"
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/screen"
)

// section is a part of the register as one goes about it.
type section struct {
	key    string // of the collection
	action keys.Action
	name   lang.Text
	short  lang.Text // where there is no room for the name
}

// sections are those of the digits, in their order.
var sections = []section{
	{"treatments", keys.GoTreatments, lang.Text{FR: "Traitements", EN: "Treatments"}, lang.Text{FR: "Traitem.", EN: "Treatments"}},
	{"processor_activities", keys.GoProcessorActivities, lang.Text{FR: "Sous-traitance", EN: "As processor"}, lang.Text{FR: "Sous-tr.", EN: "Processor"}},
	{"data_categories", keys.GoDataCategories, lang.Text{FR: "Données", EN: "Data"}, lang.Text{FR: "Données", EN: "Data"}},
	{"recipients", keys.GoRecipients, lang.Text{FR: "Destinataires", EN: "Recipients"}, lang.Text{FR: "Destin.", EN: "Recip."}},
	{"safeguards", keys.GoSafeguards, lang.Text{FR: "Garanties", EN: "Safeguards"}, lang.Text{FR: "Garant.", EN: "Safeg."}},
	{"measures", keys.GoMeasures, lang.Text{FR: "Mesures", EN: "Measures"}, lang.Text{FR: "Mesures", EN: "Measures"}},
	{"organisation", keys.GoOrganisation, lang.Text{FR: "Organisme", EN: "Organisation"}, lang.Text{FR: "Organ.", EN: "Organ."}},
}

// Section returns the key of the collection an action goes to, "" when it goes
// to none.
func Section(a keys.Action) string {
	for _, s := range sections {
		if s.action == a {
			return s.key
		}
	}
	return ""
}

// Beside returns the key of the section so many places after another one,
// around.
func Beside(key string, by int) string {
	for i, s := range sections {
		if s.key == key {
			return sections[(i+by+len(sections))%len(sections)].key
		}
	}
	return key
}

// nameOfSection is what a section is called.
func nameOfSection(key string) lang.Text {
	for _, s := range sections {
		if s.key == key {
			return s.name
		}
	}
	return lang.Text{}
}

// sectionBar shows the sections with their digits and how many records each
// has, as much of it as w cells can hold.
func sectionBar(env screen.Env, r *register.Register, current string, w int) string {
	bar := ""
	for _, d := range details() {
		bar = sectionsIn(env, r, current, d)
		if frame.Width(bar) <= w {
			return bar
		}
	}
	return frame.Cut(bar, w, env.Theme.Glyphs.More)
}

// detail is how much the bar says of each section.
type detail struct {
	counts    bool // of all sections, not of the current one alone
	short     bool // the names of all others
	own       bool // the short name of the current one as well
	named     int  // how many of the others have a name, the first ones
	separator string
}

// details are less and less: the counts go, the names are shortened, then left
// out from the last section on.
func details() []detail {
	others := len(sections) - 1
	all := []detail{{counts: true, named: others, separator: "  "}, {named: others, separator: " "}, {short: true, named: others}}
	for named := others; named >= 0; named-- {
		all = append(all, detail{short: true, own: true, named: named})
	}
	return all
}

func sectionsIn(env screen.Env, r *register.Register, current string, d detail) string {
	th := env.Theme
	var parts []string
	for i, s := range sections {
		digit, name, count := strconv.Itoa(i+1), s.name, ""
		if c := register.CollectionOf(s.key); !c.Single {
			count = " " + strconv.Itoa(c.Len(r))
		}
		if s.key == current {
			if d.own {
				name = s.short
			}
			parts = append(parts, th.Selected(th.Glyphs.Selected+digit+" "+env.Say(name)+count))
			continue
		}
		part := " " + th.Accent(digit)
		if d.short {
			name = s.short
		}
		if d.named > 0 {
			part += " " + env.Say(name)
		}
		if d.counts {
			part += th.Faint(count)
		}
		d.named--
		parts = append(parts, part)
	}
	return strings.Join(parts, d.separator)
}
