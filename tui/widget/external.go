package widget

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"article30/register/lang"
	"article30/tui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// ExternalDone is the message that ends External.
type ExternalDone struct {
	Mark    any    // what was given: the screen takes the message that bears its own
	Value   string // the text, as it was given unless Changed
	Changed bool
	Err     error // a lang.Error; nothing has changed
}

// External opens a text in the user's editor, $VISUAL or else $EDITOR, and
// hands it back in an ExternalDone. The text passes through a file of its own
// (0600) in dir, which is made (0700) if need be; the file is removed. An
// editor that fails, or leaves nothing, changes nothing.
func External(h screen.Host, mark any, dir, value string, getenv func(string) string) tea.Cmd {
	fail := func(err error) tea.Msg { return ExternalDone{Mark: mark, Value: value, Err: err} }
	return func() tea.Msg {
		command := strings.Fields(getenv("VISUAL"))
		if len(command) == 0 {
			command = strings.Fields(getenv("EDITOR"))
		}
		if len(command) == 0 {
			return fail(lang.Errorf(lang.Text{
				FR: "aucun éditeur de texte n'est choisi\u00a0; donnez son nom à la variable EDITOR",
				EN: "no text editor is chosen; give its name to the EDITOR variable",
			}))
		}
		path, err := writeTemp(dir, value)
		if err != nil {
			return fail(lang.Errorf(lang.Text{
				FR: "le texte n'a pas pu être confié à l'éditeur\u00a0: %v\u00a0; il n'est pas changé",
				EN: "the text could not be handed to the editor: %v; it is not changed",
			}, err))
		}
		program := exec.Command(command[0], append(command[1:], path)...)
		return h.Exec(program, func(err error) tea.Msg {
			defer os.Remove(path)
			if err != nil {
				return fail(lang.Errorf(lang.Text{
					FR: "l'éditeur «\u00a0%s\u00a0» a échoué (%v)\u00a0; le texte n'est pas changé",
					EN: "the editor \"%s\" failed (%v); the text is not changed",
				}, command[0], err))
			}
			edited, err := readBack(path, value)
			if err != nil {
				return fail(err)
			}
			return ExternalDone{Mark: mark, Value: edited, Changed: edited != value}
		})()
	}
}

func writeTemp(dir, value string) (path string, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	f, err := os.CreateTemp(dir, "article30-*.txt") // 0600
	if err != nil {
		return "", err
	}
	_, err = f.WriteString(value)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		os.Remove(f.Name())
		return "", err
	}
	return filepath.Clean(f.Name()), nil
}

// readBack returns what the editor left: without the line break that editors
// put at the end of a file, and as given when it is the same. Nothing is an
// error: an editor that was killed leaves that too.
func readBack(path, value string) (string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return "", lang.Errorf(lang.Text{
			FR: "le texte de l'éditeur n'a pas pu être relu\u00a0: %v\u00a0; il n'est pas changé",
			EN: "the editor's text could not be read back: %v; it is not changed",
		}, err)
	}
	if !utf8.Valid(data) {
		return "", lang.Errorf(lang.Text{
			FR: "l'éditeur a enregistré dans un autre codage que UTF-8\u00a0; le texte n'est pas changé",
			EN: "the editor saved in an encoding other than UTF-8; the text is not changed",
		})
	}
	edited := string(data)
	switch {
	case edited == value:
		return value, nil
	case strings.TrimSpace(edited) == "":
		return "", lang.Errorf(lang.Text{
			FR: "l'éditeur n'a rien laissé\u00a0; le texte n'est pas changé",
			EN: "the editor left nothing; the text is not changed",
		})
	}
	edited = strings.ReplaceAll(edited, "\r\n", "\n")
	if !strings.HasSuffix(value, "\n") {
		edited = strings.TrimSuffix(edited, "\n")
	}
	return edited, nil
}
