package app

import (
	"io"

	"article30/export/text"
	"article30/register/lang"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// Copy hands a text to the terminal for its clipboard (OSC 52), which works
// over ssh too. It is made safe first: a clipboard is pasted into shells.
// Whether the terminal takes it cannot be known, hence the words of the notice.
func (a *App) Copy(raw string) tea.Cmd {
	a.Notify(lang.Text{
		FR: "Envoyé au presse-papiers du terminal\u00a0: " + raw,
		EN: "Sent to the terminal's clipboard: " + raw,
	})
	out, sequence := a.out, ansi.SetSystemClipboard(text.Safe(raw))
	return func() tea.Msg {
		// One Write: it stands between two frames, never in one. A terminal
		// that fails shows it by itself.
		_, _ = io.WriteString(out, sequence)
		return nil
	}
}
