package keys

import "article30/register/lang"

// Action is what a key asks for. Its value is stable: it names the action in
// tests and messages.
type Action string

// The actions of the editor. A screen does those that mean something to it.
const (
	// Moving.
	Up         Action = "up"
	Down       Action = "down"
	PageUp     Action = "page-up"
	PageDown   Action = "page-down"
	First      Action = "first"
	Last       Action = "last"
	Open       Action = "open"
	Back       Action = "back"
	NextPane   Action = "next-pane"
	PrevPane   Action = "previous-pane"
	NextField  Action = "next-field"
	PrevField  Action = "previous-field"
	NextToDo   Action = "next-missing"
	PrevToDo   Action = "previous-missing"
	Filter     Action = "filter"
	SearchAll  Action = "search-register"
	NextBlock  Action = "next-part"
	PrevBlock  Action = "previous-part"
	OtherWay   Action = "other-choice"
	LeaveField Action = "leave-field"

	// Changing the register.
	New       Action = "new"
	Delete    Action = "delete"
	Duplicate Action = "duplicate"
	MoveUp    Action = "move-up"
	MoveDown  Action = "move-down"
	Mark      Action = "mark"
	MarkNext  Action = "mark-and-go-on"
	Edit      Action = "edit"
	Clear     Action = "clear"
	None      Action = "none"
	Yes       Action = "yes"
	No        Action = "no"
	External  Action = "external-editor"
	Create    Action = "create-entry"
	Confirm   Action = "confirm"
	Undo      Action = "undo"
	Redo      Action = "redo"
	// Restore puts a record back to what it was when its form was opened,
	// RestoreAll the register to what it was when it was opened.
	Restore    Action = "as-opened"
	RestoreAll Action = "register-as-opened"
	// Repair tells apart the records and items that share an ID.
	Repair  Action = "repair"
	Save    Action = "save"
	Export  Action = "export"
	Copy    Action = "copy"
	Explain Action = "explain"
	Waive   Action = "waive"
	// ConfirmAnswer takes over the answer that a template gave, ConfirmAll all
	// those of a record.
	ConfirmAnswer Action = "confirm-answer"
	ConfirmAll    Action = "confirm-record"
	Reviewed      Action = "reviewed"
	MarkAll       Action = "mark-all"
	Change        Action = "change-records"
	Merge         Action = "merge-entries"
	Show          Action = "show-only"
	Questionnaire Action = "questionnaire"
	// TakeOurs and TakeTheirs settle a conflict for one side, AllOurs and
	// AllTheirs all of them.
	TakeOurs   Action = "take-ours"
	TakeTheirs Action = "take-theirs"
	AllOurs    Action = "all-ours"
	AllTheirs  Action = "all-theirs"
	// Take brings the changes listed into the register.
	Take Action = "take"

	// Sections of the register.
	GoTreatments          Action = "go-treatments"
	GoProcessorActivities Action = "go-processor-activities"
	GoDataCategories      Action = "go-data-categories"
	GoRecipients          Action = "go-recipients"
	GoSafeguards          Action = "go-safeguards"
	GoMeasures            Action = "go-measures"
	GoOrganisation        Action = "go-organisation"

	// The program.
	Review  Action = "review"
	History Action = "history"
	// Settle, Draft, Copies and Versions look at the register as it stands
	// elsewhere: in the file, in a draft, beside the file, as it was.
	Settle   Action = "settle-conflicts"
	Draft    Action = "draft"
	Copies   Action = "conflict-copies"
	Versions Action = "versions"
	// Extract and Notice export what is for an inspector, and for the public.
	Extract Action = "article-30-extract"
	Notice  Action = "privacy-notice"
	// Overview is the register in figures.
	Overview Action = "overview"
	Palette  Action = "palette"
	Help     Action = "help"
	Suspend  Action = "suspend"
	Quit     Action = "quit"
)

// Words returns what an action is searched by besides its texts, in both
// languages: what the command line calls it, and what else people do.
func (a Action) Words() string {
	switch a {
	case Export:
		return "profil profile full complet document xlsx classeur workbook tableur spreadsheet csv tableau table html page web markdown md json"
	case Extract:
		return "profil profile art30 article30 autorité authority cnil inspection contrôle xlsx"
	case Notice:
		return "profil profile notice information confidentialité privacy html site web"
	}
	return ""
}

// Scope is a place where keys mean something. A screen answers its scopes,
// innermost first; the program adds its own behind them (see Chain).
type Scope string

// The scopes, from the innermost.
const (
	Dialog     Scope = "dialog"     // a question with answers to choose from
	Message    Scope = "message"    // a text to read
	Prompt     Scope = "prompt"     // a question answered in one line
	Picker     Scope = "picker"     // a choice in a list, its filter in focus
	Several    Scope = "several"    // the same, of any number
	Marking    Scope = "marking"    // the same, where a space is not one of the filter
	Found      Scope = "found"      // the same, on a row that was filtered for and is not marked
	Chooser    Scope = "chooser"    // the ready-made activities, their filter in focus
	Finder     Scope = "finder"     // the search of the whole register, its words in focus
	Menu       Scope = "menu"       // help and palette, their filter in focus
	Search     Scope = "search"     // the filter of a list being typed
	Line       Scope = "line"       // one line being typed
	Offers     Scope = "offers"     // one line being typed, with answers offered below it
	Text       Scope = "text"       // a long text being typed
	Marked     Scope = "marked"     // records in rows, some of them marked
	List       Scope = "list"       // records in rows
	Waived     Scope = "waived"     // a finding under the cursor that was waived
	Findings   Scope = "findings"   // what is missing or doubtful, in rows
	Figures    Scope = "figures"    // the register in figures, in rows
	Conflicts  Scope = "conflicts"  // what two sides answer differently, in rows
	Changes    Scope = "changes"    // what differs between two registers, in rows
	Questions  Scope = "questions"  // a question of the questionnaire
	Suggested  Scope = "suggested"  // an activity that the questionnaire suggests
	Answer     Scope = "answer"     // a yes/no question under the cursor
	Form       Scope = "form"       // the fields of a record
	Rows       Scope = "rows"       // letters that move where nothing is typed
	Cursor     Scope = "cursor"     // arrows, which move even beside a filter
	Navigation Scope = "navigation" // letters, where nothing is typed
	Global     Scope = "global"     // every screen, typing or not
	Always     Scope = "always"     // every screen and every overlay
)

// Group gathers the bindings that a reader of the help looks for together.
type Group uint8

// The groups, in the order of the help.
const (
	Moving Group = iota
	Changing
	Typing
	Sections
	Program
)

// Label returns the heading of the group.
func (g Group) Label() lang.Text {
	return [...]lang.Text{
		Moving:   {FR: "Se déplacer", EN: "Moving around"},
		Changing: {FR: "Modifier", EN: "Changing things"},
		Typing:   {FR: "Saisir et choisir", EN: "Typing and choosing"},
		Sections: {FR: "Rubriques du registre", EN: "Sections of the register"},
		Program:  {FR: "Le programme", EN: "The program"},
	}[g]
}
