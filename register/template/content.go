package template

import (
	"article30/register"
	"article30/register/lang"
)

// content is what the fiche of an activity holds. Codes are those of the
// vocabularies of the field tables; an empty text or code is left unanswered.
type content struct {
	Purposes []purpose
	// Operations are what a processor does for its clients.
	Operations []operation
	Subjects   []subject
	Data       []datum
	// Recipients of a processor activity are its sub-processors.
	Recipients []use
	Measures   []string // keys of measures.json

	DPIA assessment

	// EndFate and EndFateDetail are a processor's (Art. 28(3)(g)).
	EndFate       register.Code `json:"end_fate"`
	EndFateDetail lang.Text     `json:"end_fate_detail"`

	// Notes say what the organisation has to settle.
	Notes lang.Text
}

// purpose is an objective with its legal bases and what they demand.
type purpose struct {
	Text         lang.Text
	LegalBases   []register.Code `json:"legal_bases"`
	Interest     lang.Text       // for basis f
	Law          lang.Text       // for basis c or e
	ConsentProof lang.Text       `json:"consent_proof"` // for basis a
	Channels     []register.Code
	Audiences    []register.Code
}

type operation struct{ Text, Detail lang.Text }

type subject struct {
	Category register.Code
	Detail   lang.Text
}

// datum is a category of data as the activity uses it. A processor activity
// keeps the category alone.
type datum struct {
	Category      string // key of data_categories.json
	Detail        lang.Text
	Source        register.Code
	SourceDetail  lang.Text `json:"source_detail"`
	Condition     register.Code
	ConditionText lang.Text `json:"condition_text"`
	Retentions    []retention
}

// retention rests on a reference, a sentence or both: see the rules of the
// package.
type retention struct {
	Reference string    // key of a law.RetentionReference
	AppliesTo lang.Text `json:"applies_to"`
	Sentence  lang.Text
	Law       lang.Text // the text behind a sentence that has no reference
}

// use is a recipient as the activity uses it.
type use struct {
	Entry  string // key of recipients.json
	Detail lang.Text
}

// assessment is the answer on the impact assessment (Art. 35): unanswered
// where the organisation has to settle it, and then the notes ask the question.
type assessment struct {
	Criteria []register.Code
	Needed   register.Answer
	Reason   lang.Text
}
