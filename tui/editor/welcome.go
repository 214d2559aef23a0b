package editor

import (
	"path/filepath"
	"strings"

	"article30/register/lang"
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// welcome is the first screen of a register that does not exist: it says what
// is about to be made, and asks for the one thing needed.
type welcome struct {
	screen.Base
	host screen.Host
	env  screen.Env
	root *root
	name *widget.Line
	w, h int
}

var _ screen.Screen = (*welcome)(nil)

func newWelcome(host screen.Host, r *root) *welcome {
	env := host.Env()
	hint := env.Say(lang.Text{FR: "raison sociale, ou nom de l'entrepreneur", EN: "registered name, or the sole trader's name"})
	return &welcome{host: host, env: env, root: r, name: widget.NewLine(env.Theme, "", hint)}
}

// Title names the screen.
func (s *welcome) Title() string {
	return s.env.Say(lang.Text{FR: "Nouveau registre", EN: "New register"})
}

// SetSize says how much room there is.
func (s *welcome) SetSize(w, h int) { s.w, s.h = w, h }

// Scopes returns the keys of a question answered in one line.
func (s *welcome) Scopes() []keys.Scope { return []keys.Scope{keys.Prompt} }

// Typing is true: the name has the focus.
func (s *welcome) Typing() bool { return true }

// Type edits the name.
func (s *welcome) Type(msg tea.KeyMsg) tea.Cmd {
	s.name.Type(msg)
	return nil
}

// Do creates the register, or leaves.
func (s *welcome) Do(a keys.Action) (tea.Cmd, bool) {
	switch a {
	case keys.Confirm:
		name := strings.TrimSpace(s.name.Value())
		if name == "" {
			s.host.Notify(lang.Text{FR: "Tapez d'abord le nom de l'organisme", EN: "Type the name of the organisation first"})
			return nil, true
		}
		return s.root.create(name), true
	case keys.Back:
		s.host.Quit()
	default:
		return nil, false
	}
	return nil, true
}

// View says how to begin.
func (s *welcome) View() string {
	th := s.env.Theme
	const measure = 72 // cells in a line that reads well
	indent := "  "
	w := max(1, min(measure, s.w-2*len(indent)))
	var lines []string
	add := func(text string, style func(string) string) {
		for _, line := range frame.Wrap(text, w) {
			lines = append(lines, indent+style(line))
		}
	}
	plain := func(s string) string { return s }
	if s.h > 12 {
		lines = append(lines, "")
	}
	add(s.env.Say(lang.Text{FR: "Le registre des activités de traitement", EN: "The record of processing activities"}), th.Bold)
	lines = append(lines, "")
	if s.h > 9 {
		add(s.env.Say(lang.Text{
			FR: "Ce que l'article 30 du RGPD demande de tenir, dans un seul fichier qui reste chez vous. Chaque modification est enregistrée dans la seconde et peut être annulée\u00a0; une fiche incomplète est normale, elle se remplit peu à peu.",
			EN: "What Article 30 of the GDPR asks you to keep, in a single file that stays with you. Every change is saved within a second and can be undone; an incomplete record is normal, it is filled in bit by bit.",
		}), plain)
		lines = append(lines, "")
	}
	add(s.env.Say(lang.Text{FR: "Nom de l'organisme", EN: "Name of the organisation"}), th.Accent)
	lines = append(lines, indent+th.Glyphs.Selected+" "+s.name.View(max(1, w-2)), "")
	folder, base := filepath.Split(s.root.options.Path)
	if whole, err := filepath.Abs(folder); err == nil {
		folder = whole
	}
	add(s.env.Say(lang.Text{
		FR: "Entrée crée le fichier " + base + ", lisible de vous seul, dans " + folder + ". Échap quitte sans rien créer.",
		EN: "Enter creates the file " + base + ", readable by you alone, in " + folder + ". Esc leaves without creating anything.",
	}), th.Faint)
	return frame.Clamp(strings.Join(lines, "\n"), s.w, s.h)
}
