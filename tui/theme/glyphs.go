package theme

// Glyphs are the characters of the chrome. Each takes one cell and says a
// state without the help of a colour.
type Glyphs struct {
	Selected   string // the row under the cursor
	Error      string // a finding that must be put right
	Warning    string // a finding to look at
	Advice     string // a finding that would improve the register
	Dirty      string // typed but not on disk yet
	Answered   string // a field with an answer
	Unanswered string // a field nobody has answered
	None       string // answered: there is none
	Given      string // answered by a template, to be confirmed
	Marked     string // chosen in a list of several
	Unmarked   string // not chosen
	More       string // the text goes on
	Above      string // rows above the first one shown
	Below      string // rows below the last one shown
	Rule       string // between two panes
	Line       string // between two parts of the screen, repeated
	Bar        string // as often as something is counted, at scale
	Open       string // a fold that is open
	Folded     string // a fold that is closed
	Path       string // between the steps of a path
	Bullet     string // an item of a list
	Create     string // makes a new entry
	Cursor     string // where a character will be typed, when reverse cannot show it
}

var unicodeGlyphs = Glyphs{
	Selected: "▸", Error: "!", Warning: "?", Advice: "i", Dirty: "*",
	Answered: "✓", Unanswered: "·", None: "–", Given: "~", Marked: "✓", Unmarked: "·",
	More: "…", Above: "↑", Below: "↓", Rule: "│", Line: "─", Bar: "█", Open: "▾", Folded: "▹",
	Path: "›", Bullet: "•", Create: "+", Cursor: "|",
}

var asciiGlyphs = Glyphs{
	Selected: ">", Error: "!", Warning: "?", Advice: "i", Dirty: "*",
	Answered: "v", Unanswered: ".", None: "-", Given: "=", Marked: "x", Unmarked: ".",
	More: "~", Above: "^", Below: "v", Rule: "|", Line: "-", Bar: "#", Open: "-", Folded: "+",
	Path: ">", Bullet: "*", Create: "+", Cursor: "|",
}
