package law

// Lists the register chooses from. Where the CNIL's spreadsheet has a list of
// its own, the French labels are the CNIL's words.
var (
	// LegalBases of Article 6(1), by letter: "a" consent to "f" legitimate
	// interests.
	LegalBases = readVocabulary("legal_bases")
	// Article9Conditions that lift the prohibition of special categories:
	// "9.2.a" to "9.2.j".
	Article9Conditions = readVocabulary("article9_conditions")
	// DataKinds are the categories of personal data of the CNIL's form,
	// ordinary ones first.
	DataKinds = readVocabulary("data_kinds")
	// Subjects are the categories of persons: the CNIL's list, then additions.
	Subjects = readVocabulary("subjects")
	// RecipientTypes of the CNIL's form.
	RecipientTypes = readVocabulary("recipient_types")
	// MeasureKinds are the kinds of security measures of the CNIL's form.
	MeasureKinds = readVocabulary("measure_kinds")
	// SecurityGuide lists the 25 sheets of the CNIL's security guide, "1" to
	// "25"; the note is the chapter.
	SecurityGuide = readVocabulary("security_guide")
	// SafeguardKinds are the ways a transfer may rest on (Art. 45 to 49).
	SafeguardKinds = readVocabulary("safeguard_kinds")
	// ObsoleteSafeguards no longer carry a transfer from their InvalidFrom on.
	// They are met in old registers, and not offered.
	ObsoleteSafeguards = readVocabulary("obsolete_safeguards")
	// DPIACriteria are the nine criteria of the guidelines WP248: two of them
	// call for an impact assessment, unless documented otherwise; one may do.
	DPIACriteria = readVocabulary("dpia_criteria")
	// DPIARequired and DPIANotRequired are the CNIL's two lists of types of
	// processing (Art. 35(4) and (5)), by number. Neither is exhaustive.
	DPIARequired    = readVocabulary("dpia_required")
	DPIANotRequired = readVocabulary("dpia_not_required")
	// StartEvents are the events from which a retention runs. The label goes
	// with its article ("le dernier contact"); see Term.After for sentences.
	StartEvents = readVocabulary("start_events")
)
