// Package screen is the contract between the program and what it shows: what a
// screen answers (Screen), what it may ask for (Host), and what stands behind
// all screens (Root).
//
// Edits and moves between screens are plain calls, made while the key is being
// handled: a tea.Cmd runs in a goroutine of its own, and commands overtake one
// another (measured: 33 of 5,000). A command carries input and output only,
// and its result message says what asked for it. tea.Sequence and bare go
// statements are not used: a panic in them could not be caught, and what was
// typed would be lost.
package screen

import (
	"os/exec"

	"article30/register/lang"
	"article30/tui/keys"
	"article30/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// Screen fills a rectangle and does actions. An overlay (a picker, a question)
// is a Screen too: it is shown as a drawer over the foot of the screen below,
// as tall as its View.
type Screen interface {
	// Title names the screen in the path at the top: a section, a record.
	Title() string
	// SetSize says how much room there is, in cells, before the first View and
	// whenever it changes.
	SetSize(w, h int)
	// View returns at most h lines of at most w cells. It is called after every
	// message, so it formats visible rows only. Values of a register enter it
	// through theme.Fit, frame.Wrap or text.SafeLine.
	View() string
	// Scopes says where the keys stand now, innermost first, without the scopes
	// of the program (keys.Chain adds them).
	Scopes() []keys.Scope
	// Typing reports whether letters are text now, so not shortcuts.
	Typing() bool
	// Do does an action; done is false when it means nothing here, and the key
	// goes on: to Type while typing, else to the Root.
	Do(a keys.Action) (cmd tea.Cmd, done bool)
	// Type takes a key that is no action while Typing: a character, a paste,
	// an arrow in the text.
	Type(msg tea.KeyMsg) tea.Cmd
	// Why says why an action cannot be done now; empty: it can, or it means
	// nothing here. The key then shows the reason, as the palette does. It is
	// asked for each hint at each View, so it is cheap.
	Why(a keys.Action) lang.Text
	// Receive is given every message that is not a key: results of commands,
	// ticks, tea.FocusMsg. Screens take those that bear their mark.
	Receive(msg tea.Msg) tea.Cmd
	// Gone reports that what is shown is no longer in the register: it was
	// undone, or another program took it away. The program then closes the
	// screen. It is asked after every message, so it is cheap; an overlay is not
	// asked.
	Gone() bool
	// Leave keeps what is being typed. It is called before the screen is
	// covered or closed, before what is typed is undone or saved, and before the
	// program ends for any reason; it may be called again.
	Leave()
}

// Waiting is a Screen on which some actions are kept until they can be done. No
// hint offers those.
type Waiting interface {
	Screen
	// Later reports that an action would be kept.
	Later(keys.Action) bool
}

// Root is what the program answers for whatever screen is shown: the open
// register and its session.
type Root interface {
	// Home returns the first screen; it is asked for once.
	Home() Screen
	// Start returns the first command: ticks, watches.
	Start() tea.Cmd
	// Status returns the ends of the top line: at the left what is open, at the
	// right the state of saving. Raw texts; a state that begins with the sign of
	// an error is drawn as one.
	Status() (left, right string)
	// Do does what no screen took: undo, redo, save, going to a section. Taking
	// keys.Quit means quitting later by Host.Quit (saving failed, say).
	Do(a keys.Action) (cmd tea.Cmd, done bool)
	// Why is as for a Screen.
	Why(a keys.Action) lang.Text
	// Receive is as for a Screen, and comes before the screens'.
	Receive(msg tea.Msg) tea.Cmd
}

// Host is what screens ask of the program. All of it takes effect at once.
type Host interface {
	// Env returns how to draw and in which language.
	Env() Env
	// Push covers the screen with another one.
	Push(Screen)
	// PushOnce shows a screen of which one is enough, of the whole register: one
	// of its kind that is open is gone back to, and what covers it closed; else it
	// is pushed.
	PushOnce(Screen)
	// Pop closes the screen on top and shows the one below; the last one stays.
	Pop()
	// Reset replaces every screen by one: another section.
	Reset(Screen)
	// Open lays an overlay over the screen, Close takes the top one away. An
	// overlay closes itself before it reports what was chosen.
	Open(Screen)
	Close()
	// Notify says something at the foot of the screen until the next key.
	Notify(lang.Text)
	// Copy sends a text to the user's clipboard through the terminal, and says
	// so.
	Copy(text string) tea.Cmd
	// Exec hands the terminal to another program until it ends. The result of
	// done comes back as a message.
	Exec(program *exec.Cmd, done func(error) tea.Msg) tea.Cmd
	// Hold keeps an action that cannot be done yet, if there is one, and the keys
	// that follow; Release does what they ask for, in order. Leaving the program
	// does not wait.
	Hold(keys.Action)
	Release() tea.Cmd
	// Quit leaves the program.
	Quit()
}

// Env is how everything is drawn: handed down, never changed.
type Env struct {
	Lang  lang.Lang
	Theme theme.Theme
	Keys  *keys.Table
}

// Say returns a text in the language of the screen.
func (e Env) Say(t lang.Text) string { return t.In(e.Lang) }
