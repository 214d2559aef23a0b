package keyring

import (
	"cmp"
	"strings"

	"github.com/charmbracelet/x/term"

	"article30/export/text"
	"article30/register/lang"
	"article30/register/seal"
	"article30/tui/prompt"
)

// named returns the file that holds the passphrase, empty when it is to be asked
// for.
func (r *Ring) named() string { return cmp.Or(r.PassphraseFile, r.Getenv(passphraseVariable)) }

// asks reports that a passphrase is asked for on the terminal.
func (r *Ring) asks() bool { return r.named() == "" && r.canAsk() }

func (r *Ring) canAsk() bool { return !r.Mute && term.IsTerminal(r.In.Fd()) }

// passphrase returns the passphrase of a key file: the one that is named, else
// what is answered.
func (r *Ring) passphrase(file string) (string, error) {
	if named := r.named(); named != "" {
		return firstLine(named)
	}
	if !r.asks() {
		return "", refuse("il faut une phrase de passe, et pas de terminal où la demander\u00a0; donnez-la avec --passphrase-file FICHIER",
			"a passphrase is needed, and there is no terminal to ask for it; give it with --passphrase-file FILE")
	}
	return r.ask(lang.Text{FR: "Phrase de passe de " + file + "\u00a0: ", EN: "Passphrase of " + file + ": "})
}

// ask asks for a line that the terminal does not show.
func (r *Ring) ask(question lang.Text) (string, error) {
	typed, err := prompt.Hidden(r.In, r.ErrOut, text.SafeLine(question.In(r.Lang)))
	if err != nil {
		return "", refuse("aucune phrase de passe n'est donnée\u00a0; rien n'est modifié", "no passphrase is given; nothing is modified")
	}
	return typed, nil
}

// choose returns a passphrase to protect a key with: from a file, or asked for
// twice.
func (r *Ring) choose(file string) (string, error) {
	if file != "" {
		chosen, err := firstLine(file)
		if err == nil {
			err = seal.CheckPassphrase(chosen)
		}
		return chosen, err
	}
	if !r.canAsk() {
		return "", refuse("il faut une phrase de passe, et pas de terminal où la demander\u00a0; ajoutez --generate, ou donnez-la dans un fichier (voyez l'aide de la commande)",
			"a passphrase is needed, and there is no terminal to ask for it; add --generate, or give it in a file (see the help of the command)")
	}
	chosen, err := r.ask(lang.Text{FR: "Nouvelle phrase de passe\u00a0: ", EN: "New passphrase: "})
	if err == nil {
		err = seal.CheckPassphrase(chosen)
	}
	if err != nil {
		return "", err
	}
	again, err := r.ask(lang.Text{FR: "La même, une seconde fois\u00a0: ", EN: "The same, once more: "})
	if err == nil && again != chosen {
		err = refuse("les deux phrases de passe diffèrent\u00a0; recommencez", "the two passphrases differ; do it again")
	}
	return chosen, err
}

func firstLine(file string) (string, error) {
	content, err := readBeginning(file)
	if err != nil {
		return "", refuse("la phrase de passe ne se lit pas dans %s (%v)\u00a0; vérifiez ce fichier", "the passphrase cannot be read from %s (%v); check that file", file, err)
	}
	line, _, _ := strings.Cut(string(content), "\n")
	return strings.TrimSuffix(line, "\r"), nil
}
