package widget

import (
	"errors"
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
// (0600) in a folder of its own (0700) in dir, which is made if need be; the
// folder is removed, with what the editor put beside the file. An editor that
// fails, or leaves nothing, changes nothing.
//
// Without dir the text must not come on a disk: it passes through memory, and is
// refused where the system has no such folder.
func External(h screen.Host, mark any, dir, value string, getenv func(string) string) tea.Cmd {
	fail := func(err error) tea.Msg { return ExternalDone{Mark: mark, Value: value, Err: err} }
	return func() tea.Msg {
		variable := "VISUAL"
		command := strings.Fields(getenv(variable))
		if len(command) == 0 {
			variable = "EDITOR"
			command = strings.Fields(getenv(variable))
		}
		if len(command) == 0 {
			return fail(lang.Errorf(lang.Text{
				FR: "aucun éditeur de texte n'est choisi\u00a0; donnez son nom à la variable EDITOR",
				EN: "no text editor is chosen; give its name to the EDITOR variable",
			}))
		}
		if dir == "" {
			if dir = memoryFolder(getenv); dir == "" {
				return fail(lang.Errorf(lang.Text{
					FR: "ce registre est chiffré, et ce système n'a pas de dossier en mémoire où confier le texte à l'éditeur\u00a0; modifiez-le ici",
					EN: "this register is encrypted, and this system has no folder in memory to hand the text to the editor; edit it here",
				}))
			}
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
			defer os.RemoveAll(filepath.Dir(path))
			if err != nil {
				return fail(failed(err, command[0], variable))
			}
			edited, err := readBack(path, value)
			if err != nil {
				return fail(err)
			}
			return ExternalDone{Mark: mark, Value: edited, Changed: edited != value}
		})()
	}
}

// failed says in a sentence what became of an editor that a variable names.
func failed(err error, editor, variable string) error {
	var exit *exec.ExitError
	switch {
	case !errors.As(err, &exit):
		return lang.Errorf(lang.Text{
			FR: "l'éditeur «\u00a0%s\u00a0» n'a pas pu être lancé, le texte n'est pas changé\u00a0; corrigez la variable %s",
			EN: "the editor \"%s\" could not be started, the text is not changed; correct the %s variable",
		}, editor, variable)
	case exit.ExitCode() < 0: // killed
		return lang.Errorf(lang.Text{
			FR: "l'éditeur «\u00a0%s\u00a0» a été interrompu\u00a0; le texte n'est pas changé",
			EN: "the editor \"%s\" was interrupted; the text is not changed",
		}, editor)
	}
	return lang.Errorf(lang.Text{
		FR: "l'éditeur «\u00a0%s\u00a0» s'est terminé sur une erreur (code %d)\u00a0; le texte n'est pas changé",
		EN: "the editor \"%s\" ended with an error (code %d); the text is not changed",
	}, editor, exit.ExitCode())
}

// writeTemp writes a text to the only file of a new folder.
func writeTemp(dir, value string) (path string, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	own, err := os.MkdirTemp(dir, "article30-") // 0700
	if err != nil {
		return "", err
	}
	path = filepath.Join(own, "article30.txt")
	if err := os.WriteFile(path, []byte(value), 0o600); err != nil {
		os.RemoveAll(own)
		return "", err
	}
	return path, nil
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
