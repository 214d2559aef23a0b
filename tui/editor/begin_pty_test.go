//go:build unix

package editor

import (
	"path/filepath"
	"testing"

	"article30/tui/ptytest"
)

// A founder begins with a starter set, confirms and reviews what it gave, and
// lets the questionnaire find what is missing.
func TestFromNothingToAStarterSetConfirmedAndReviewed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.json")
	s := start(t, path, ptytest.Options{W: 110, H: 36})
	s.Wait("Nom de l'organisme")
	s.Keys("Exemple SAS", "enter")
	s.Wait("n    choisir des activités toutes prêtes")
	s.Wait("p    répondre au questionnaire")

	s.Keys("n")
	s.Wait("▸ + Fiche vide")
	s.Keys("down")
	s.Wait("▸ · Fondateur seul")
	s.Keys("space")
	s.Wait("✓9")
	s.Keys("enter")
	s.Wait("9 activités ajoutées ; leurs réponses sont à confirmer")
	s.Wait("▸ T-001  Gestion des clients")
	s.Wait("réponses du modèle à confirmer")
	waitFor(t, "the set in the file", func() bool { return holds(path, `"T-008"`) && holds(path, `"P-001"`) })

	s.Keys("enter")
	s.Wait("F tout confirmer")
	s.Keys("tab", "tab", "down")
	s.Wait("~ réponse du modèle, à confirmer")
	s.Keys("f")
	s.Wait("Votre nom, pour signer")
	s.Keys("ctrl+u", "Camille Noël", "enter")
	s.Wait("Confirmé")
	s.Keys("F")
	s.Wait("Tout confirmer")
	s.Keys("tab", "enter")
	s.WaitGone("~ réponse du modèle")
	waitFor(t, "the confirmations in the file", func() bool { return holds(path, `"confirmations"`) })
	s.Keys("esc")

	s.Wait("▸ T-001")
	s.Keys("space", "space")
	s.Wait("2 fiches cochées")
	s.Keys("r")
	s.Wait("Revue faite aujourd'hui")
	s.Keys("ctrl+u", "+1a")
	s.Wait("compris")
	s.Keys("enter")
	s.Wait("Revue notée (2 fiches)")
	waitFor(t, "the review in the file", func() bool { return holds(path, "Camille Noël") && holds(path, `"next_review"`) })

	s.Keys("p")
	s.Wait("▸ · Emploie du personnel")
	s.Keys("o")
	s.Wait("Gestion administrative du personnel")
	s.Keys("end", "enter")
	s.Wait("Activité ajoutée")
	s.Keys("esc")
	s.Wait("▸1 Traitements 9")
	s.Keys("q")
	if code := s.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestAReferenceIsTakenForAPeriod(t *testing.T) {
	path := saved(t, bakery())
	s := start(t, path, ptytest.Options{W: 110, H: 36})
	s.Wait("▸ T-001")
	s.Keys("enter")
	s.Wait("▾ Description du traitement")
	s.Keys("tab", "tab", "tab", "n")
	s.Wait("── Données")
	s.Keys("Bulletins de paie", "ctrl+n", "esc")
	s.Wait("1  Bulletins de paie")
	s.Keys("right")
	s.Wait("Durées de conservation")
	s.Keys("down", "down", "n")
	s.Wait("Obligatoire (texte)")
	s.Keys("down", "enter")
	s.Wait("1 mois au maximum, puis archivage")
	waitFor(t, "the period in the file", func() bool { return holds(path, "L.3243-4") })
}
