package notice

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"article30/export/page"
	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

var table = register.CollectionOf("treatments").Table

// What the catalogues say of the data and the recipients that a treatment uses.
var (
	description = register.CollectionOf("data_categories").Table.Field("description")
	service     = register.CollectionOf("recipients").Table.Field("service")
)

// treatment tells of one treatment.
type treatment struct {
	*writer
	*register.Treatment
	unconfirmed []string
}

func (w *writer) of(t *register.Treatment) treatment {
	return treatment{w, t, table.Unconfirmed(t)}
}

// summary is all treatments in one table: name, data, legal bases, retention.
// The details tell the same at more length, and count what is missing.
func (w *writer) summary(treatments []*register.Treatment) []page.Block {
	head := page.Heading{Level: 1, Text: w.say(summaryHead)}
	if len(treatments) == 0 {
		return []page.Block{head, w.paragraph(w.gap(noTreatment))}
	}
	rows := make([][]page.Text, len(treatments))
	for i, one := range treatments {
		t := w.of(one)
		rows[i] = []page.Text{t.name().page()}
		for _, answers := range [][]answer{t.data(), t.bases(), t.retentions()} {
			rows[i] = append(rows[i], joined(answers, "\n").page())
		}
	}
	return []page.Block{head, page.Table{
		Head: []string{w.say(treatmentHead), w.say(dataHead), w.say(basisHead), w.say(retentionHead)}, Rows: rows,
	}}
}

// details describes each treatment (Art. 13(1)(c) to (f), 13(2), 14(1)(d)).
func (w *writer) details(treatments []*register.Treatment) []page.Block {
	if len(treatments) == 0 {
		return nil
	}
	blocks := []page.Block{page.Heading{Level: 1, Text: w.say(detailsHead)}}
	for _, one := range treatments {
		t := w.of(one)
		blocks = append(blocks, page.Heading{Level: 2, Text: w.print(t.name())[0].Text}, t.terms())
	}
	return blocks
}

func (t treatment) terms() page.Terms {
	var terms page.Terms
	for _, part := range []struct {
		label   lang.Text
		answers []answer // nil: nothing to say
	}{
		{purposes, t.purposes()},
		{subjects, t.subjects()},
		{dataHead, t.data()},
		{special, t.special()},
		{source, t.sources()},
		{compulsory, t.compulsory()},
		{recipients, t.recipients()},
		{transfers, t.transfers()},
		{retentionHead, t.retentions()},
		{decisions, t.decisions()},
		{joint, t.joint()},
		{ownRights, t.ownRights()},
	} {
		if part.answers != nil {
			terms = append(terms, t.term(part.label, part.answers...))
		}
	}
	return terms
}

func (t treatment) name() answer { return t.orGap(t.Name, askTreatment) }

// purposes gives each purpose with its legal bases and what these must tell.
func (t treatment) purposes() []answer {
	if len(t.Purposes) == 0 {
		return []answer{t.gap(askPurpose)}
	}
	var answers []answer
	for i := range t.Purposes {
		p := &t.Purposes[i]
		told := t.both(purposeOn, t.orGap(p.Text, askPurpose), joined(t.grounds(p), t.say(semicolon)))
		answers = append(answers, t.told(item("purposes", p.ID), told))
	}
	return answers
}

// Codes of law.LegalBases that have the notice say more.
const (
	byConsent          register.Code = "a"
	byContract         register.Code = "b"
	legalObligation    register.Code = "c"
	publicTask         register.Code = "e"
	legitimateInterest register.Code = "f"
)

// grounds gives the legal bases of a purpose, with the interest pursued (Art.
// 13(1)(d)) or the law that obliges.
func (t treatment) grounds(p *register.Purpose) []answer {
	if len(p.LegalBases) == 0 {
		return []answer{t.gap(askBasis)}
	}
	var answers []answer
	for _, code := range p.LegalBases {
		basis := sure(lowered(law.LegalBases.Label(string(code), t.view.Lang)))
		switch code {
		case legitimateInterest:
			basis = t.because(basis, interest, p.Interest, askInterest)
		case legalObligation, publicTask:
			basis = t.because(basis, legalText, p.Law, askLaw)
		}
		answers = append(answers, basis)
	}
	return answers
}

// because sets behind a legal basis what it demands.
func (t treatment) because(basis answer, words lang.Text, why string, missing lang.Text) answer {
	if why == "" {
		return joined([]answer{basis, t.gap(missing)}, " ")
	}
	return sure(noted(basis.text, t.say(lang.Format(words, why))))
}

// lowered makes a label go on a sentence.
func lowered(label string) string {
	first, size := utf8.DecodeRuneInString(label)
	return string(unicode.ToLower(first)) + label[size:]
}

// bases gives the legal bases of all purposes, each once.
func (t treatment) bases() []answer {
	var answers []answer
	var seen []register.Code
	open := len(t.Purposes) == 0
	for i := range t.Purposes {
		p := &t.Purposes[i]
		open = open || len(p.LegalBases) == 0
		for _, code := range p.LegalBases {
			if !slices.Contains(seen, code) {
				seen = append(seen, code)
				answers = append(answers, t.told(item("purposes", p.ID), sure(law.LegalBases.Label(string(code), t.view.Lang))))
			}
		}
	}
	if open {
		answers = append(answers, t.gap(askBasis))
	}
	return answers
}

// other is the category of persons that says nothing by itself.
const other register.Code = "AUTRE"

func (t treatment) subjects() []answer {
	if len(t.Subjects) == 0 {
		return []answer{t.gap(askSubjects)}
	}
	var answers []answer
	for i := range t.Subjects {
		s := &t.Subjects[i]
		category := ""
		if s.Category != other {
			category = law.Subjects.Label(string(s.Category), t.view.Lang)
		}
		answers = append(answers, t.told(item("subjects", s.ID), t.orGap(listed(category, s.Detail), askSubjects)))
	}
	return answers
}

// decisions tells of automated decisions (Art. 13(2)(f)).
func (t treatment) decisions() []answer {
	switch t.AutomatedDecisions {
	case register.Yes:
		logic := t.told("automated_decisions_detail", t.orGap(t.AutomatedDecisionsDetail, askLogic))
		return []answer{t.told("automated_decisions", logic.as(t.say(lang.Format(aDecision, logic.text))))}
	case register.No:
		return []answer{t.told("automated_decisions", sure(t.say(noDecision)))}
	}
	return []answer{t.gap(askDecisions)}
}

// joint names the joint controllers, and what the persons may ask of them (Art.
// 26(2) and (3)).
func (t treatment) joint() []answer {
	if len(t.JointControllers) == 0 {
		return nil
	}
	var answers []answer
	for i := range t.JointControllers {
		j := &t.JointControllers[i]
		told := t.both(comma, t.orGap(nameOf(j.Contact), askName), t.orGap(reach(j.Contact), askContact))
		answers = append(answers, t.told(item("joint_controllers", j.ID), told))
	}
	return append(answers, sure(t.say(jointRights)))
}

func (t treatment) ownRights() []answer {
	if t.Rights == "" {
		return nil
	}
	return []answer{t.told("rights", sure(t.Rights))}
}
