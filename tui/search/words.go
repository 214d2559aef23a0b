package search

import (
	"strconv"

	"article30/register/lang"
)

var (
	titleText   = lang.Text{FR: "Recherche", EN: "Search"}
	hintText    = lang.Text{FR: "un nom, une référence, un mot de n'importe quelle fiche", EN: "a name, a reference, a word of any record"}
	namesText   = lang.Text{FR: "noms seuls pour l'instant", EN: "names only so far"}
	nothingText = lang.Text{FR: "Aucun résultat", EN: "Nothing found"}
	noNameText  = lang.Text{FR: "(sans nom)", EN: "(no name)"}

	beginText = lang.Text{
		FR: "Tapez un mot\u00a0: toutes les fiches du registre qui le contiennent se montrent, rubrique par rubrique, avec l'endroit où il est. Plusieurs mots affinent\u00a0; ni les accents ni les majuscules ne comptent.",
		EN: "Type a word: all the records of the register that have it come up, section by section, with the place where it is. More words narrow it down; accents and capitals make no difference.",
	}
	emptyText = lang.Text{
		FR: "Le registre n'a pas encore de fiche. Échap revient à la liste\u00a0; n y ajoute une activité toute prête ou une fiche vide, p pose les questions qui disent par où commencer.",
		EN: "The register has no record yet. Esc goes back to the list; n adds a ready-made activity or an empty record there, p asks the questions that tell where to begin.",
	}
	readingText = lang.Text{
		FR: "Aucun nom du registre n'a ces mots\u00a0; ses textes sont en cours de lecture.",
		EN: "No name in the register has these words; its texts are being read.",
	}
	noMatchText = lang.Text{
		FR: "Aucune fiche du registre n'a tous ces mots\u00a0: effacez-en un, ou ne tapez que le début d'un mot.",
		EN: "No record of the register has all these words: delete one, or type only the beginning of a word.",
	}
)

// othersText counts the other fields of a record that have the words.
func othersText(n int) lang.Text {
	return lang.Text{
		FR: "et " + strconv.Itoa(n) + lang.FR.Plural(n, " autre endroit", " autres endroits"),
		EN: "and " + strconv.Itoa(n) + lang.EN.Plural(n, " other place", " other places"),
	}
}
