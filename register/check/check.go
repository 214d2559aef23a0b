// Package check looks at a register as an inspector or an adviser would, and
// says what is missing or doubtful, where, and which text asks for it.
//
// Its rules:
//
//   - A rule is one entry of a list beside its kin, and its test. It reads the
//     records, the field tables and the law data; no country, period or text of
//     law is written in a rule.
//   - A finding stands on the record where it is mended: a missing safeguard on
//     the recipient whose place lacks it, not on the thirty treatments that use
//     the recipient.
//   - A rule on one record reads that record, what it refers to and the
//     safeguards of its recipients, nothing else, so that an edit re-checks what
//     it touched alone. What takes the whole register is a wide rule.
//   - Records are judged several at a time: a rule keeps nothing of its own
//     from one to the next.
//   - Nothing here says that anyone complies or is exempt, and there is no score.
//     What is not Article 30 content is never an error.
//   - An ended treatment is history: its content is not checked.
package check

import (
	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

// Severity is how much a finding weighs.
type Severity uint8

// An error is content that Article 30 demands and that is missing, a warning is
// likely a problem, an advice improves the register.
const (
	Error Severity = iota
	Warning
	Advice
)

// Finding is one thing that is missing or doubtful.
type Finding struct {
	// Rule is the ID of the rule: it never changes, scripts and waivers name it.
	Rule     string
	Severity Severity
	// Collection and Record say which record the finding stands on.
	Collection *register.Collection
	Record     register.ID
	// Field is the path of the field within the record, with IDs for indexes,
	// as session.Set takes it; empty when the record as a whole is meant.
	Field string
	// Message says what is wrong in one line. It holds the register's own texts
	// and must be cleaned before it reaches a terminal.
	Message lang.Text
	// Do says what to do about it, in one sentence.
	Do lang.Text
	// Article is the text behind the rule, "RGPD 30(1)(b)"; empty where the
	// rule is one of good keeping alone.
	Article lang.Text
	// Source cites the law data that the finding rests on and the day they were
	// last checked; Uncertain says that they could not be verified. Empty where
	// the finding rests on the register alone.
	Source    lang.Text
	Uncertain bool
	// Waiver silences the finding; nil when nobody waived it.
	Waiver *register.Waiver
}

// Rule is one thing that is looked at.
type Rule struct {
	ID       string
	Severity Severity
	// Title names what is looked at, for a list of the rules.
	Title lang.Text
	// Do says what to do about a finding, in one sentence.
	Do lang.Text
	// Article is the text behind the rule; it may be empty.
	Article lang.Text
	// One of these judges, by the kind of record.
	organisation func(*sight, *register.Organisation)
	treatment    func(*sight, *register.Treatment)
	activity     func(*sight, *register.ProcessorActivity)
	fiche        func(*sight, fiche) // a treatment or a processor activity
	recipient    func(*sight, *register.Recipient)
	safeguard    func(*sight, *register.Safeguard)
	waiver       func(*sight, *register.Waiver)
	record       func(*sight, register.Record) // any record
	wide         func(*sight, *index)          // the whole register
}

// sight is what a rule sees while it judges one record, and where it reports. It
// serves one record after another, in one goroutine.
type sight struct {
	Register *register.Register
	// On is the day on which the register is judged, 2006-01-02.
	On string

	rule       *Rule
	collection *register.Collection
	record     register.Record
	content    *content
	citations  map[citation]lang.Text // as they are written
	known      func(rule string) bool // whether there is a rule of this ID
	findings   []Finding
	rested     []register.ID // by rests, for its room
}

func newSight(r *register.Register, on string) *sight {
	return &sight{
		Register: r, On: on, known: known,
		content: &content{folds: map[string]folded{}}, citations: map[citation]lang.Text{},
	}
}

// report adds a finding on the record at a path, "" for the record as a whole.
// Arguments of the message that are a lang.Text are given in its language. The
// finding may be completed until the next report.
func (s *sight) report(path string, message lang.Text, args ...any) *Finding {
	s.findings = append(s.findings, Finding{
		Rule: s.rule.ID, Severity: s.rule.Severity,
		Collection: s.collection, Record: register.Identity(s.record), Field: path,
		Message: filled(message, args), Do: s.rule.Do, Article: s.rule.Article,
	})
	return &s.findings[len(s.findings)-1]
}

// citation is law data and the day they were last checked.
type citation struct {
	source lang.Text
	asOf   string
}

// cite names the law data that a finding rests on. Few are cited, by many
// findings.
func (f *Finding) cite(s *sight, source law.Source, asOf string, uncertain bool) {
	cited := citation{source.Text, asOf}
	if s.citations[cited] == (lang.Text{}) {
		s.citations[cited] = lang.Format(text("%s (vérifié le %s)", "%s (checked on %s)"), source.Text, date(register.Date(asOf)))
	}
	f.Source, f.Uncertain = s.citations[cited], uncertain
}

// filled is lang.Format, spared where there is nothing to fill in.
func filled(message lang.Text, args []any) lang.Text {
	if len(args) == 0 {
		return message
	}
	return lang.Format(message, args...)
}
