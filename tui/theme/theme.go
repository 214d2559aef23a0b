// Package theme is how the screen looks: which of the terminal's 16 colours a
// word takes, and the character that says each state.
//
// A colour never says anything alone: every state has a glyph, since NO_COLOR,
// old terminals and screen readers drop colours. Colours are the terminal's
// own 16, on its own background, so they follow the user's palette and no
// query is needed. A style is put on a segment of text, never on a whole row
// or pane: backgrounds filled to the edge leave artefacts when resized.
//
// A Theme is a value handed down; there is no current one.
package theme

import (
	"strings"

	"article30/export/text"
	"article30/tui/frame"

	"github.com/charmbracelet/x/ansi"
)

// Profile is how much a terminal can do.
type Profile uint8

const (
	// Plain writes no style at all: TERM=dumb.
	Plain Profile = iota
	// Mono writes bold, faint and reverse but no colour: NO_COLOR.
	Mono
	// Colour writes the 16 ANSI colours too.
	Colour
)

// Theme is a profile and the glyphs to draw with. The zero value writes no
// style and no glyph; take one from New or FromEnv.
type Theme struct {
	Profile Profile
	Glyphs  Glyphs
}

// New returns the theme for a profile, with glyphs every terminal has when
// ascii is set.
func New(p Profile, ascii bool) Theme {
	if ascii {
		return Theme{p, asciiGlyphs}
	}
	return Theme{p, unicodeGlyphs}
}

// FromEnv chooses by the environment: NO_COLOR (when not empty) and TERM=dumb
// take the styles away; a locale that is not UTF-8 and the TERM values linux
// and dumb ask for ASCII, as ascii (the --ascii flag) does.
func FromEnv(getenv func(string) string, ascii bool) Theme {
	p := Colour
	switch {
	case getenv("TERM") == "dumb":
		p = Plain
	case getenv("NO_COLOR") != "":
		p = Mono
	}
	return New(p, ascii || needsASCII(getenv))
}

func needsASCII(getenv func(string) string) bool {
	switch getenv("TERM") {
	case "linux", "dumb":
		return true
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := getenv(name); v != "" {
			v = strings.ToUpper(v)
			return !strings.Contains(v, "UTF-8") && !strings.Contains(v, "UTF8")
		}
	}
	return getenv("OS") != "Windows_NT" // Windows sets no locale; its terminals are UTF-8
}

// ASCII reports whether only ASCII may be drawn.
func (t Theme) ASCII() bool { return t.Glyphs.More == asciiGlyphs.More }

// Bare returns the theme without the lines that set parts of the screen apart,
// which a screen reader would read aloud (--plain).
func (t Theme) Bare() Theme {
	t.Glyphs.Rule, t.Glyphs.Line = " ", " "
	return t
}

// Fit shows a raw text in exactly w cells, with the theme's sign where it is
// cut. It is what every value of a register goes through.
func (t Theme) Fit(s string, w int) string { return frame.Fit(s, w, t.Glyphs.More) }

// Cut is Fit without the spaces that fill the cells: something follows.
func (t Theme) Cut(s string, w int) string { return frame.Cut(text.SafeLine(s), w, t.Glyphs.More) }

// Bold is for names and headings.
func (t Theme) Bold(s string) string { return t.style(s, Mono, bold) }

// Faint is for what can be passed over: help, keys, what is not chosen.
func (t Theme) Faint(s string) string { return t.style(s, Mono, faint) }

// Reverse is for the cursor in a text and the button in focus; never a row.
func (t Theme) Reverse(s string) string { return t.style(s, Mono, reverse) }

// Selected is for the row under the cursor, beside Glyphs.Selected.
func (t Theme) Selected(s string) string { return t.style(s, Mono, bold+cyan) }

// Accent is for keys and section names.
func (t Theme) Accent(s string) string { return t.style(s, Colour, cyan) }

// Error is for what must be put right, beside Glyphs.Error.
func (t Theme) Error(s string) string { return t.style(s, Mono, bold+red) }

// Warning is for what is doubtful, beside Glyphs.Warning.
func (t Theme) Warning(s string) string { return t.style(s, Colour, yellow) }

// Good is for what is answered or saved, beside Glyphs.Answered.
func (t Theme) Good(s string) string { return t.style(s, Colour, green) }

// SGR parameters, each followed by the semicolon that lets them add up.
const (
	bold    = "1;"
	faint   = "2;"
	reverse = "7;"
	red     = "31;"
	green   = "32;"
	yellow  = "33;"
	cyan    = "36;"
)

// style wraps s in attributes when the profile has at least that much; under
// Mono the colours among them are left out.
func (t Theme) style(s string, least Profile, attrs string) string {
	if t.Profile < least || s == "" {
		return s
	}
	if t.Profile == Mono {
		attrs = attrs[:2] // the attribute that is not a colour stands first
	}
	return "\x1b[" + attrs[:len(attrs)-1] + "m" + s + ansi.ResetStyle
}
